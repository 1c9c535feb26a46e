"""What the figures say, in sentences: no more than they carry."""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal

from kameng_docs.registry.public.few import FEW
from kameng_docs.registry.public.model import Public
from kameng_docs.wording import date_in_chinese

HUNDRED = 100


def share(cases: int, of: int) -> str:
    """So many of how many, in whole hundredths: 40%."""
    return f"{(cases * HUNDRED * 2 + of) // (of * 2)}%"


def title(public: Public, by: str) -> str:
    """The title of the report; `by` counted. It says so where not all are counted, for it is what is cited."""
    told = f"{by}收到的消费投诉统计" if by else "消费投诉统计"
    return f"{told}（只数{_picked(public)}的）" if public.picked else told


def _picked(public: Public) -> str:
    return "、".join(public.picked)


def first(public: Public) -> Iterator[str]:
    """What comes first: how many, how much, what came of it."""
    yield from _selection(public)
    money = _money(public)
    if public.picked:
        yield from (money,) if money else ()
    else:
        yield f"一共 {public.cases} 件。{money}"
    yield from _answers(public)
    yield from _doubled(public)


def _selection(public: Public) -> Iterator[str]:
    if not public.picked:
        return
    others = public.altogether - public.cases
    rest = f"别的 {others} 件没有数" if others else "登记里能数的都是这样的"
    yield f"只数了{_picked(public)}的投诉：登记里能数的一共 {public.altogether} 件，这样的 {public.cases} 件；{rest}。"
    yield "件数不能当作“投诉都是这样的”来读：是先这样挑出来，再数的。"


def _money(public: Public) -> str:
    told = "" if public.paid is None else f"实付合计 {public.paid} 元。"
    return f"{told}{_back(public)}"


def _back(public: Public) -> str:
    """What came back, of the cases that say so: where nobody wrote it, it is not told that nothing did."""
    if public.known == 0:
        return "有没有钱退回，登记里都没有写。"
    if public.known is None or public.known_paid is None or public.back is None:
        return ""
    part = f"，占 {_part(public.back, public.known_paid)}" if 0 < public.known_paid >= public.back else ""
    if public.known == public.cases:
        return f"写明退回的合计 {public.back} 元{part}。"
    return f"写明有没有退回的 {public.known} 件，实付 {public.known_paid} 元，退回 {public.back} 元{part}；其余的登记里没有写。"


def _part(back: Decimal, paid: Decimal) -> str:
    return share(int(back), int(paid))


def _answers(public: Public) -> Iterator[str]:
    table = public.table("answer")
    waiting = next((line for line in table.lines if "还没有答复" in line.label), None) if table else None
    if waiting:
        unanswered = f"{waiting.cases} 件交出以后，登记里还没有写答复（{share(waiting.cases, public.cases)}）"
        yield f"{unanswered}，不论是交给卖家、平台，还是交给消协、机关的。"
    excuses = public.table("excuse")
    if excuses:
        told = excuses.lines[0]
        back = "" if told.back is None else f"，其中写明有钱退回的 {told.back} 件"
        yield f"对方说过“{told.label}”这样的话来拒绝的，有 {told.cases} 件{back}。"


def _doubled(public: Public) -> Iterator[str]:
    if public.doubled:
        yield (
            f"{public.doubled} 件的卡密，在另一件里也有。它们若是两次购买，就是同一张卡密发出了两次；"
            "是谁用掉的、为什么会这样，这些数字不说明。"
        )


def how(public: Public, by: str) -> Iterator[str]:
    """How it was counted: who, when, what is not in it, what it does not say."""
    counted = f"由{by}" if by else "由整理这些投诉的人"
    yield f"{counted}在{date_in_chinese(date.fromisoformat(public.day))}数的{_period(public)}。"
    yield "只数了这里登记的投诉人，不是抽样；没有投诉的人、别处的投诉都不在里面，不能用来说整个平台、整个行业怎么样，也不能用来排名。"
    yield "数的是登记里写着的：后来退了钱、有了答复而没有登记的，没有算进来。占比四舍五入，相加可能不是 100%。"
    yield "投诉人说的是一面之词，有没有道理以调查、裁判为准。"
    if any(not table.parts for table in public.tables):
        yield f"争议、对方的话、渠道，一件可以有几样，加起来会多于总数；只列有的、没有的都不少于 {FEW} 件的。"
    if public.paid is not None:
        yield "金额四舍五入到元；一件里退款、和解、裁判都写了的，退回只算最大的一笔。"
    yield f"少于 {FEW} 件的不单列，并进“其他”；能和别的数字相减算出几件来的也不公布{_left_out(public)}。"
    yield "能不能减出来，只在这一份里核对过，没有和别的时候公布的比：同一批投诉只公布一份。"
    yield from _apart(public)


def _period(public: Public) -> str:
    table = public.table("month")
    if table is None:
        return ""
    first_, last = table.lines[0].label, table.lines[-1].label
    return f"，购买时间：{first_}" if first_ == last else f"，购买时间从{first_}到{last}"


def _left_out(public: Public) -> str:
    return f"，这次因此没有公布：{'、'.join(public.left_out)}" if public.left_out else ""


def _apart(public: Public) -> Iterator[str]:
    if public.not_counted is None:
        yield f"有几件（不到 {FEW} 件）材料不全，没有算进来。"
    elif public.not_counted:
        yield f"另有 {public.not_counted} 件材料不全，没有算进来。"
    if public.changed:
        yield "有的投诉后来又有变化，照变化以前的算。"
