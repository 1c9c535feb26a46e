"""Who buys more of the same shop after the first failure will be asked why, and is asked here first."""

from collections.abc import Iterator
from datetime import date, datetime

from kameng_docs.case.model import Case
from kameng_docs.case.part import instant_of
from kameng_docs.case.redemption import REFUSED
from kameng_docs.case.sold_by import seller_of
from kameng_docs.declared import sought
from kameng_docs.diagnostics import Severity
from kameng_docs.law.fact_names import RENEWED
from kameng_docs.law.following import of_kind
from kameng_docs.law.naming import named
from kameng_docs.law.vocabulary import facts
from kameng_docs.rules.finding import Finding

CODE = "rule.bought-again"
SEVERITY = Severity.WARNING
# The seller's duty ends where the buyer knew of the fault (消费者权益保护法 第二十三条第一款).
KNEW_OF_IT = "consumer-law:23.1"
# An event that tells why it was bought again.
WHY = sought(
    "(又|再|继续|接着|重新|补|还|另)(去|在|给|向|从)?[^，。；]{0,8}(买|购|下单|充|拍|付)|一次(性)?(买|购|下单)"
)


def find(case: Case, today: date) -> Iterator[Finding]:
    """Orders given after what was bought first had failed, of the same seller, where 经过 does not say why."""
    if any(WHY.search(event.what or event.my_words or "") for event in case.events):
        return
    sellers = {seller_of(order, case.sellers) for order in case.orders}
    found = [again for seller in sellers if (again := _again(case, seller, alone=len(sellers) == 1))]
    if not found:
        return
    moment, what, later = min(found, key=lambda each: each[2])
    law = named([KNEW_OF_IT], today)
    yield Finding(
        ("交易", later[0], "下单时间"),
        f"{_told(moment)}{what}以后，又在同一家店买了 {len(later)} 笔：对方会说您明知不能用还买"
        f"{f'（{law}）' if law else ''}",
        "当时为什么还买（例如 客服说换一批就好、当时还没有试前面的），照实写进“经过”的 事项，例如 {时间: …, 事项: 客服说后面的都能用，所以又买了…}；"
        "不是同一家店的，各写各的“卖家”；第一次失败的时间写错了的，改那个时间",
    )


def _again(case: Case, seller: int | None, *, alone: bool) -> tuple[datetime | date, str, list[int]] | None:
    """Of one seller: when and how it first failed, and the orders that were given to him afterwards.

    `alone`: nobody else sold, so that what was seen at any time was seen of him.
    """
    own = [i for i, order in enumerate(case.orders) if seller_of(order, case.sellers) == seller]
    failed = _first_failure(case, own, alone=alone)
    if failed is None:
        return None
    later = [i for i in own if _after(case.orders[i].ordered_at, failed[0])]
    return (*failed, later) if later else None


def _first_failure(case: Case, own: list[int], *, alone: bool) -> tuple[datetime | date, str] | None:
    """When the author first saw that something was wrong, and what it was."""
    orders = [(i, case.orders[i]) for i in own]
    found: list[tuple[datetime | date, str]] = [
        (order.tried_at, f"第 {i + 1} 笔兑换失败")
        for i, order in orders
        if order.tried_at and order.redemption in REFUSED
    ]
    wrong = {name for name, word in facts().items() if word.wrong_since == "时间"} | {
        *of_kind("their_answer")
    }
    found += [
        (answer.at, f"“{name}”")
        for name, answer in case.facts.items()
        if alone and name in wrong and answer.answer == "是" and answer.at and name != RENEWED
    ]
    return min(found, key=lambda each: instant_of(each[0]), default=None)


def _after(ordered: datetime | date, failed: datetime | date) -> bool:
    """Whether the order was surely later: of a day alone, only the next."""
    if isinstance(ordered, datetime) and isinstance(failed, datetime):
        return ordered > failed
    return instant_of(ordered).date() > instant_of(failed).date()


def _told(moment: datetime | date) -> str:
    return f"{moment:%Y-%m-%d %H:%M} " if isinstance(moment, datetime) else f"{moment:%Y-%m-%d} "
