"""证据: each file that was given, by the name of what it shows, with what it proves as far as it was read."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from kameng_docs.case.typed import moment_of
from kameng_docs.reading.proposals import Kind, Proposal, Read, What
from kameng_docs.starting.material import Material, Seen
from kameng_docs.starting.proved import proved
from kameng_docs.starting.telling import is_key, letters
from kameng_docs.starting.tree import Branch, Leaf, Node, Remark
from kameng_docs.wording import instant_in_chinese


@dataclass(frozen=True)
class Naming:
    """How an exhibit of a kind is called in the file and in the list of evidence; `proves` may quote {words}."""

    key: str
    title: str
    proves: str = ""


NAMINGS: Mapping[What, Naming] = {
    What.ORDER: Naming("订单页", "订单详情页截图", "订单号、商品和实付金额"),
    What.PAYMENT: Naming("支付账单", "支付账单详情截图", "付款的金额、时间和收款方"),
    What.GOODS: Naming("商品页", "商品页面截图", "商品页面写明的内容"),
    What.FAILED: Naming("兑换失败", "兑换失败的页面截图", "兑换时页面的提示"),
    What.CHAT: Naming("客服聊天", "与客服的聊天记录", "就这笔交易与对方说过的话"),
    What.RULES: Naming("规则页", "平台规则页面截图", "平台自己写明的规则"),
    What.REPLY: Naming("对方答复", "对方的答复", "对方的答复"),
    What.BILL: Naming("账单", "支付账单（只印与本案有关的几笔）", "每一笔付款的时间、金额和收款方"),
    What.RECORD: Naming("记录页", "平台内的记录页面截图", "各笔的时间和数额"),
    What.OTHER: Naming("证据", ""),
}
UNNAMED = "{}：没有认出是哪一类图，还没有写进来。要用的，照别的写一份，写上名称、文件、证明"
# What a picture may show of its author or of a key: before it is public it has to be masked.
_SECRET = (
    Kind.KEY, Kind.PASSWORD, Kind.ORDER_ID, Kind.PAYMENT_ID, Kind.MERCHANT_ID, Kind.NAME,
)  # fmt: skip

# From so many on exhibits of a kind are told apart by what they show.
SEVERAL = 2
# What is shorter stands in any text.
SHORTEST = 6


def names_of(material: Material) -> dict[str, str]:
    """The name of the exhibit by the file that it is of; one that the case has already keeps its name."""
    found = {file: key for key, files in material.standing.exhibits.items() for file in files}
    taken = set(material.standing.exhibits)
    for read in material.reads:
        if read.file in found or not _shown(read, material):
            continue
        base = NAMINGS[read.what].key
        key, number = base, 2
        while key in taken:
            key, number = f"{base}{number}", number + 1
        found[read.file] = key
        taken.add(key)
    return found


def _shown(read: Read, material: Material) -> bool:
    return read.what in NAMINGS and material.seen.get(read.file, Seen()).exhibit


def exhibits(material: Material, refs: Mapping[str, str]) -> Branch:
    """The exhibits of the files that were given now; those that the case has already are left as they stand."""
    old = {file for files in material.standing.exhibits.values() for file in files}
    branches = [
        # What nobody can name yet would be a fault in a case that has none.
        Remark((UNNAMED.format(read.file),))
        if material.facts_left_open and not NAMINGS[read.what].title
        else Branch(refs[read.file], tuple(_members(read, material)))
        for read in material.reads
        if read.file in refs and read.file not in old
    ]
    note = "" if branches else "截图、录屏、账单、聊天记录放进本案的文件夹，再运行一次 new，或者照着写"
    return Branch("证据", tuple(branches), note)


def _members(read: Read, material: Material) -> Iterator[Node]:
    naming, seen = NAMINGS[read.what], material.seen.get(read.file, Seen())
    title = naming.title + _told_apart(read, material)
    yield Leaf("名称", title, "" if title else "必填：写进证据目录的名称")
    yield Leaf("文件", read.file)
    ways = {each.value for each in read.proposals if each.kind is Kind.WAY}
    if seen.shot:
        yield Leaf("来源", "手机截屏", "照图的大小认的，不是就改")
    elif read.what is What.BILL and len(ways) == 1:
        yield Leaf("来源", f"{ways.pop()}账单导出")
    else:
        yield Leaf("来源", note="例如 手机截屏、微信账单导出")
    at = "文件里记的时间，请核对" if seen.taken_at else "截图、导出的时间，记得就写"
    clock = f"；图上的时钟是 {read.clock}，哪一天请您填" if seen.shot and read.clock else ""
    yield Leaf("形成时间", seen.taken_at, at + clock)
    proves = proved(read, material) or naming.proves
    yield Leaf("证明", proves, "照读到的写的，可以改" if proves else "必填：这份证据证明什么，一句话")
    yield Leaf("原件在哪里", note="例如 我的手机")
    if seen.lines and material.me and any(each.who == material.me for each in read.words):
        yield Leaf("聊天里我是", material.me, "照您说的")
    if read.talk:
        yield Leaf("对话", read.talk, "文件里还有别的对话，证据册里只印这一段")
    if read.what is What.BILL:
        yield from _rows(read)
    if seen.picture and (secrets := _secrets(read, material)):
        mask = f"图里读到了{'、'.join(secrets)}：公开前先打码（案头的“打码”，或者 kameng-docs evidence mask {material.name} --auto），再写打好码的文件名"
        yield Leaf("公开版", note=mask)


def _told_apart(read: Read, material: Material) -> str:
    """（648.00元，11月8日19:21）: of several bills which one, as far as it was read without a doubt; a list of evidence shows names."""
    if read.what is not What.PAYMENT or sum(each.what is read.what for each in material.reads) < SEVERAL:
        return ""
    paid, at = (_only(read, kind) for kind in (Kind.PAID, Kind.PAID_AT))
    moment = moment_of(at)
    told = (f"{paid}元" if paid else "", instant_in_chinese(moment).partition("年")[2] if moment else "")
    return f"（{'，'.join(filter(None, told))}）" if any(told) else ""


def _only(read: Read, kind: Kind) -> str:
    """The one value of a kind; empty where there are several, or it is doubted."""
    found = {each.value: each.doubts for each in read.proposals if each.kind is kind}
    return next(iter(found)) if len(found) == 1 and not any(found.values()) else ""


def _rows(read: Read) -> Iterator[Leaf]:
    """Which rows are printed: without a word those with the payment numbers of the case, so the others have to be named."""
    numbered = {each.belongs for each in read.proposals if each.kind is Kind.PAYMENT_ID}
    rows = sorted({at.row for each in read.proposals for at in each.at if at.row is not None})
    if not rows:
        yield Leaf("账单里哪几笔", note="必填：与本案有关的是哪几笔，例如 [第18行]；证据册里只印这几笔")
    elif {each.belongs for each in read.proposals} - numbered:
        yield Leaf("账单里哪几笔", tuple(f"第{row}行" for row in rows), "证据册里只印这几笔")
    else:
        yield Leaf("账单里哪几笔", note="不写就是上面写了支付单号的各笔；证据册里只印这几笔")


def _secrets(read: Read, material: Material) -> list[str]:
    """What was read in the file itself, or in another one and shown in this one as well."""
    own: list[Proposal] = [
        *read.proposals,
        *(p for p in material.merged if any(read.file == at.file for at in p.at)),
    ]
    # A merchant's number that is the order's says nothing more.
    orders = {each.value for each in own if each.kind is Kind.ORDER_ID}
    own = [each for each in own if each.kind is not Kind.MERCHANT_ID or each.value not in orders]
    said = {each.kind for each in material.merged if _said(each, read)}
    return [str(kind) for kind in _SECRET if kind in said or any(each.kind is kind for each in own)]


def _said(secret: Proposal, read: Read) -> bool:
    """Whether a message of a chat is a key or a number that was read elsewhere, or has it in it, over whatever break."""
    plain = letters(secret.value)
    if secret.kind not in _SECRET or len(plain) < SHORTEST:
        return False
    messages = (letters(each.words) for each in read.words)
    return any(plain in each for each in messages) or any(is_key(each, [secret.value]) for each in read.words)
