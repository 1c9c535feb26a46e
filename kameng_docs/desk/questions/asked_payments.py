"""Each payment of a child by itself: how often was paid, when and how much, typed or pasted one a line and written by one press."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from kameng_docs.case.told_payments import payments_told
from kameng_docs.custody.journal.edits import Edit
from kameng_docs.custody.journal.nested import Tree
from kameng_docs.custody.journal.refused import Refused
from kameng_docs.desk.confirming.fields import Path
from kameng_docs.desk.questions.asked_child import DISPUTE
from kameng_docs.desk.questions.cards import Card, Slot, Sort
from kameng_docs.desk.questions.judging import answer_of
from kameng_docs.desk.questions.known import ORDERS, Known, entries_of
from kameng_docs.law.fact_names import CHILD
from kameng_docs.law.following import YES
from kameng_docs.reading.heard import HEARD, named_in
from kameng_docs.reading.payments import Paid, of_lines, of_story
from kameng_docs.reading.proposals import Side
from kameng_docs.wording import inner_quotes, yuan

CARD = "每一笔付款"
TITLE = "孩子一共付了几笔？一笔一行写下来"
WHY = "每一笔的日子和数额要和账单对得上；把几笔合成一笔写，日子和数额都成了不真实的。照账单一笔一笔抄，不是孩子付的不写"
ONE = "只付过一笔，就按这一笔写"
GOODS, SORT, ACCOUNT, PAID, AT = "商品", "买的是什么", "充值账号", "实付", "下单时间"
# Where the lines are typed; no place of the file.
LINES: Path = (ORDERS, "每一笔")
# What a child pays for; everything else that can be bought is asked beside the order.
SORTS = ("直播打赏", "游戏充值", "会员开通", "代充", "其他")
# What one payment has for itself.
_OWN = (PAID, AT, "订单号", "支付单号", "商户单号", "付款时间", "已退回")
_NUMBERS = ("订单号", "支付单号", "商户单号")
HINT = "一行一笔：哪天、几点、多少元，例如 8月12日 19:40 198；也可以从表格里整列粘贴。不记得几点就只写日子"
OFFERED = "照您讲的先填上了，没有讲清几点的只写了日子：一行一行对着账单改"


@dataclass(frozen=True)
class Payments:
    """What was typed on the card."""

    lines: str
    goods: str
    sort: str
    account: str = ""


def payments_card(on: Known, today: date) -> Card | None:
    """The card; None where no child paid, each payment stands there already, or its author said that there is but one."""
    said = answer_of(on.data, CHILD)
    if not (said == YES or (not said and DISPUTE in on.disputes)):
        return None
    orders = entries_of(on.data, ORDERS) or ({},)
    if len(orders) > 1 or orders[0].get("扣款各期") or orders[0].get("分笔付款") or on.enough(CARD):
        return None
    count, words = told_of(on)
    if count <= 1 and orders[0].get(PAID) and orders[0].get(AT) and orders[0].get(SORT):
        # One that is whole, and nobody speaks of more.
        return None
    path: Path = (ORDERS, 0)
    given = "\n".join(each.line for each in of_story(on.kept.found.story, today))
    slots = (
        Slot(LINES, "每一笔：哪天、几点、多少元", given, OFFERED if given else HINT),
        Slot(
            (*path, GOODS), "付的钱换来的是什么", _text(orders[0], GOODS), "照账单、记录上的名称写，例如 星钻"
        ),
        Slot((*path, SORT), "用来做什么", _text(orders[0], SORT) or _likely(on), choices=SORTS),
        Slot(
            (*path, ACCOUNT),
            "充进哪个账号（账号、ID）",
            _text(orders[0], ACCOUNT),
            "对方找得到这个账号才查得到这几笔；公开的文书里会遮住",
        ),
    )
    heard = f"；您说过“{inner_quotes(words)}”" if words else ""
    return Card(CARD, Sort.PAYMENTS, TITLE, f"{WHY}{heard}", slots=slots, enough=ONE)


def told_of(on: Known) -> tuple[int, str]:
    """How many payments the author's own words tell of, in the story, the chats and the file; and the words."""
    said = [on.kept.found.story]
    said += [each.words.words for each in on.spoken if each.words.side is Side.ME]
    said += [str(each.get("我说") or "") for each in entries_of(on.data, "经过")]
    return max((payments_told(text) for text in said), default=(0, ""))


def read_lines(text: str, today: date) -> str:
    """What was made of the lines so far, in a sentence for whoever types them."""
    found = of_lines(text, today)
    if found.wrong:
        return "；".join(found.wrong[:2])
    total = sum((each.amount for each in found.paid), Decimal(0))
    return f"读成 {len(found.paid)} 笔，一共 {yuan(total)} 元" if found.paid else ""


def written_as(on: Mapping[str, Any], typed: Payments, today: date) -> Edit | Refused:
    """One edit by which each payment is an entry of 交易; or why it cannot be.

    What the one entry that stood there says of all of them is said of each; its numbers stay with the payment of its sum.
    """
    found = of_lines(typed.lines, today)
    if found.wrong:
        return Refused(found.wrong[0], "别的行也看一看；改好再按")
    if not found.paid:
        return Refused("还没有写每一笔", "一行一笔：哪天、几点、多少元")
    if not typed.goods.strip() or not typed.sort:
        return Refused("还没有写全", "付的钱换来的是什么、用来做什么，都要写")
    late = next((each for each in found.paid if each.at[:10] > today.isoformat()), None)
    if late is not None:
        return Refused(f"{late.at} 还没有到", "看一看是哪一年")
    (before, *_) = entries_of(on, ORDERS) or ({},)
    own = {key: value for key, value in before.items() if key in _OWN and value not in (None, "", [], {})}
    same = next((i for i, each in enumerate(found.paid) if _is(before, each)), None)
    if same is None and any(key in own for key in _NUMBERS):
        return Refused(
            f"原来那一单写着{'、'.join(key for key in _NUMBERS if key in own)}，实付却和下面哪一笔都不一样",
            "先在“案件文件”里看看这个号码是哪一笔的",
        )
    shared = {
        key: value for key, value in before.items() if key not in _OWN and value not in (None, "", [], {})
    }
    shared |= {GOODS: typed.goods.strip(), SORT: typed.sort}
    if typed.account.strip():
        shared[ACCOUNT] = typed.account.strip()
    entries = [
        {**shared, **(own if i == same else {}), PAID: yuan(each.amount), AT: each.at}
        for i, each in enumerate(found.paid)
    ]
    return Edit((ORDERS,), tuple(_tree(each) for each in entries))


def _is(order: Mapping[str, Any], paid: Paid) -> bool:
    try:
        return Decimal(str(order.get(PAID))) == paid.amount
    except ArithmeticError:
        return False


def _tree(value: Any) -> Tree:
    if isinstance(value, Mapping):
        return {str(key): _tree(each) for key, each in value.items()}
    return tuple(map(_tree, value)) if isinstance(value, list | tuple) else str(value)


def _text(order: Mapping[str, Any], key: str) -> str:
    value = order.get(key)
    return value if isinstance(value, str) else ""


def _likely(on: Known) -> str:
    """What the author's own words name; empty where they name nothing that a child pays for."""
    named = named_in([on.kept.found.story], HEARD.only().goods)
    return next((name for name in SORTS if name in named), "")
