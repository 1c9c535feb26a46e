"""What the rules of a province say to a case of that place: told to its author, never printed for others (law/local.py)."""

from collections.abc import Iterator

from kameng_docs.assess.known import YES, Known
from kameng_docs.brief import LocalInfo, RespondentInfo
from kameng_docs.case.model import Case
from kameng_docs.case.part import day_of
from kameng_docs.case.whose import Ours
from kameng_docs.law.local import local_texts
from kameng_docs.law.reference import titled
from kameng_docs.procedure.small_claims import province_of

PREPAID_SORTS = {"课程", "储值余额", "礼品卡购物卡"}
# Asked for here too: a balance with one shop is prepaid, whatever was bought.
PREPAID_FACTS = ("我预存的余额还没有用完", "卡只能在发卡的那一家用")


def local_rules_of(on: Known, respondents: tuple[RespondentInfo, ...]) -> tuple[LocalInfo, ...]:
    """The rules of the places of the case, of what it is about, that were in force when something was bought."""
    about = set(_about(on))
    first = min(day_of(order.ordered_at) for order in on.case.orders)
    return tuple(
        LocalInfo(
            place=Ours(text.place),
            law=Ours(titled(text.title)),
            named=Ours(text.named(rule)),
            subject=Ours(rule.subject),
            words=Ours(rule.words),
            note=Ours(text.note),
        )
        for text in local_texts()
        if is_of(text.place, on.case, respondents) and not (text.effective and first < text.effective)
        for rule in text.rules
        if rule.about in about
    )


def is_of(place: str, case: Case, respondents: tuple[RespondentInfo, ...]) -> bool:
    """Whether the court, or whoever is asked, is of this province: as the author wrote it."""
    court = case.court
    if court is not None and (province_of(court.province or "") == place or court.name.startswith(place)):
        return True
    return any((each.address or "").startswith(place) for each in respondents if each.role != "platform")


def _about(on: Known) -> Iterator[str]:
    orders = on.case.orders
    if any(order.prepaid or order.sort in PREPAID_SORTS for order in orders) or any(
        on.facts[name].state == YES for name in PREPAID_FACTS
    ):
        yield "prepaid"
    if any(order.sort == "实物商品" for order in orders):
        yield "goods"
