"""A case of several sellers as one of them may be told of it: what is known of one shop is never said of another."""

from collections.abc import Iterator
from decimal import Decimal

from kameng_docs.case.about import Lines
from kameng_docs.case.court import Court
from kameng_docs.case.demands import Demands, Expense
from kameng_docs.case.model import Case
from kameng_docs.case.people import Seller
from kameng_docs.case.references import exhibit_of, exhibit_references, without_exhibits
from kameng_docs.case.sold_by import UNSOLD
from kameng_docs.case.story import FactAnswer
from kameng_docs.case.whose import Said
from kameng_docs.wording import chinese_numeral, yuan

CENT = Decimal("0.01")
PAIR = 2


def view_of(lines: Lines, sellers: tuple[int, ...]) -> Case:
    """The case as if nobody but these sellers had sold anything. Of several, orders say by their place whose they are.

    Who sold nothing and is asked for something else (卖家.身份) stays beside them.
    """
    case, wanted = lines.case, frozenset(sellers)
    beside = [each for each in case.sellers if each.acts_as != "卖家" and each not in _sold(lines)]
    listed = (*(_seller(lines, i) for i in sellers), *beside)
    alone = len(listed) == 1
    orders = tuple(
        order.model_copy(update={"seller": None if alone or i == UNSOLD else Said(str(place))})
        for place, i in enumerate(sellers, 1)
        for order in lines.orders(i)
    )
    whole = wanted == frozenset(lines.sold)
    view = case.model_copy(
        update={
            "sellers": listed,
            "orders": orders,
            "promises": _about(lines, wanted, case.promises),
            "their_terms": _about(lines, wanted, case.their_terms),
            "progress": _about(lines, wanted, case.progress),
            "penalty": next(iter(_about(lines, wanted, (case.penalty,) if case.penalty else ())), None),
            "settlement": next(
                (each for each in (case.settlement,) if each and (lines.of(each) or frozenset()) & wanted),
                None,
            ),
            "facts": dict(_facts(lines, sellers)),
            "events": tuple(e for e in case.events if (lines.of_event(e) or frozenset()) & wanted),
            "demands": _demands(lines, sellers, whole=whole),
            "court": case.court if lines.is_his_alone or not case.court else _court(case.court),
            # What speaks of the case as a whole may speak of another shop.
            **({} if whole else {"title": None, "bought_before": None}),
        }
    )
    if whole:
        return view
    theirs = frozenset(key for key in case.exhibits if lines.of_exhibit(key) & wanted)
    view = without_exhibits(view, theirs)
    used = {exhibit_of(name, case.exhibits) for _, name in exhibit_references(view)}
    return view.model_copy(update={"exhibits": {k: each for k, each in case.exhibits.items() if k in used}})


def _sold(lines: Lines) -> list[Seller]:
    return [lines.case.sellers[i] for i in lines.sold if i != UNSOLD]


def _seller(lines: Lines, i: int) -> Seller:
    """Of whom nobody knows which of them he is, what all of them have in common."""
    if i != UNSOLD:
        return lines.case.sellers[i].model_copy(update={"facts": {}})
    kinds = {each.shops_on_site for each in lines.case.sellers}
    return Seller().model_copy(update={"shops_on_site": kinds.pop() if len(kinds) == 1 else "不清楚"})


def _about(lines: Lines, wanted: frozenset[int], parts: tuple) -> tuple:  # type: ignore[type-arg]
    return tuple(each for each in parts if (lines.of(each) or frozenset()) & wanted)


def _facts(lines: Lines, sellers: tuple[int, ...]) -> Iterator[tuple[str, FactAnswer]]:
    """The answers that speak of these; what a seller's own say goes before what is said of several.

    An hour that is another's is not told of these: each has that of its own orders.
    """
    for name, answer in lines.case.facts.items():
        of = lines.of_fact(name) or frozenset()
        if of & frozenset(sellers):
            other = len(of) > len(sellers) and not lines.may_be_when(answer.at, sellers)
            yield name, answer.model_copy(update={"at": None}) if other else answer
    for i in reversed(sellers):
        if i != UNSOLD:
            yield from lines.case.sellers[i].facts.items()


def _demands(lines: Lines, sellers: tuple[int, ...], *, whole: bool) -> Demands:
    """What is asked for. Nobody knows of whom a difference in price is that stands there once."""
    demands = lines.case.demands
    if whole:
        return demands
    expenses = tuple(_shared(lines, sellers[0], demands.expenses))
    return demands.model_copy(
        update={"expenses": expenses, "price_difference": None, "difference_worked_out": None}
    )


def _shared(lines: Lines, seller: int, expenses: tuple[Expense, ...]) -> Iterator[Expense]:
    """What was spent on all of them by equal shares to the cent, the cents that are left one by one to the first of them."""
    for each in expenses:
        found = lines.of(each) if each.of else frozenset(lines.sold)
        among = [i for i in lines.sold if i in (found or ())]
        if seller not in among:
            continue
        if len(among) == 1:
            yield each
            continue
        share = part_of(each.amount, len(among), among.index(seller))
        if share:
            number = "两" if len(among) == PAIR else chinese_numeral(len(among))
            # A paper writes the share behind it: 打印费12.00元中按两家平摊的6.00元.
            what = f"{each.what}{yuan(each.amount)}元中按{number}家平摊的"
            yield each.model_copy(update={"what": Said(what), "amount": share})


def part_of(amount: Decimal, parts: int, place: int) -> Decimal:
    """One of equal parts of a sum in 元, to the cent; `place` counts from 0, and the parts sum to it exactly."""
    cents = int(amount / CENT)
    return (Decimal(cents // parts) + (1 if place < cents % parts else 0)) * CENT


def _court(court: Court) -> Court:
    """A number and a judgment are of one suit: where each is sued apart nobody knows of which."""
    if court.joined == "是":
        return court
    return court.model_copy(update={"case_number": None, "filed_on": None, "judgment": None})
