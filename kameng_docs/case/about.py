"""Which of several sellers a line of the case file is about: named by 卖家, else shown by its exhibits or its minute."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime

from kameng_docs.case.court import Settlement
from kameng_docs.case.demands import Expense
from kameng_docs.case.exhibits import Exhibit
from kameng_docs.case.model import Case
from kameng_docs.case.orders import Order
from kameng_docs.case.part import instant_of
from kameng_docs.case.people import Seller
from kameng_docs.case.references import exhibit_of
from kameng_docs.case.sold_by import UNSOLD, named, seller_of
from kameng_docs.case.story import Event, FactAnswer, Promise, Step
from kameng_docs.case.terms import Penalty, TheirTerm

Place = tuple[str | int, ...]
Line = Event | FactAnswer | Promise | TheirTerm | Step | Penalty | Settlement | Expense | Exhibit
MANY = 2
# Shorter numbers, and shorter names, stand in other words as well.
LONG_ENOUGH = 6
CALLED = {"经过": "这一条经过", "页面承诺": "这一项承诺", "对方的条款": "这一条规定", "进度": "这一步"}


@dataclass(frozen=True)
class Lines:
    """What the lines of one case are about.

    `sold` are the indices of those of whom an order was bought, UNSOLD among them where that is not known of some order.
    `shared` are the facts that speak of no shop. What is about nobody in particular is about all only where that harms nobody.
    """

    case: Case
    shared: Collection[str]
    sold: tuple[int, ...] = field(init=False)

    def __post_init__(self) -> None:
        """Sellers in the order of 卖家."""
        found = {_index(order, self.case.sellers) for order in self.case.orders}
        object.__setattr__(self, "sold", tuple(sorted(found, key=lambda i: (i == UNSOLD, i))))

    @property
    def is_his_alone(self) -> bool:
        """Whether one seller sold everything: what names nobody is about him."""
        return len(self.sold) < MANY

    def orders(self, seller: int) -> tuple[Order, ...]:
        """What was bought of him."""
        return tuple(order for order in self.case.orders if _index(order, self.case.sellers) == seller)

    def of_fact(self, name: str) -> frozenset[int] | None:
        """The sellers of whom the answer under 事实 speaks; None where nobody can tell. 否 and 不清楚 say nothing of one alone."""
        answer = self.case.facts[name]
        if answer.of:
            return self._named(answer.of)
        if answer.answer != "是" or name in self.shared:
            return frozenset(self.sold)
        return self._shown((answer.words,), (answer.at,), answer.exhibits)

    def may_be_when(self, moment: datetime | date | None, sellers: Collection[int]) -> bool:
        """Whether what is said of several may have been seen of these then: not at the minute of another's order alone, nor
        before anything was bought of them.
        """
        if moment is None:
            return True
        owners = {i for i in self.sold for order in self.orders(i) if moment in _minutes(order)}
        first = min(instant_of(order.ordered_at) for i in sellers for order in self.orders(i))
        return bool(owners & set(sellers)) or (not owners and instant_of(moment, end_of_day=True) >= first)

    def of_event(self, event: Event) -> frozenset[int] | None:
        """The sellers with whom it happened: its own, else those of the fact that it tells."""
        if event.of:
            return self._named(event.of)
        own = self._shown((event.what, event.their_words, event.my_words), (event.at,), event.exhibits)
        if own is not None:
            return own
        told = event.fact or next((name for name, fact in self.case.facts.items() if _same(event, fact)), "")
        return self.of_fact(told) if told in self.case.facts else self._of_sellers_own(told)

    def of(self, line: Line) -> frozenset[int] | None:
        """Of anything else that has a key 卖家: whom it names, else whom its words or its exhibits show."""
        if line.of:
            return self._named(line.of)
        texts = [getattr(line, name, None) for name in ("words", "where", "broken", "number", "other")]
        return self._shown(texts, (), getattr(line, "exhibits", ()))

    def unnamed(self) -> Iterator[tuple[Place, str]]:
        """Every line of which nobody can tell whose it is, and what to call it; none with a seller alone."""
        if self.is_his_alone:
            return
        for path, line in self._lines():
            # What tells a fact is answered with it.
            told = isinstance(line, Event) and not line.of and line.fact in self.case.facts
            if not told and self._of_line(path, line) is None:
                top, last = str(path[0]), path[-1]
                yield path, f"“{last}”" if isinstance(last, str) else CALLED[top]

    def names(self) -> Iterator[tuple[Place, tuple[str, ...]]]:
        """Every key 卖家 of a line, by the place of that line, and what it names."""
        case = self.case
        lines: list[tuple[Place, Line]] = [*self._lines()]
        lines += [(("诉求", "开支", i), each) for i, each in enumerate(case.demands.expenses)]
        lines += [(("证据", key), each) for key, each in case.exhibits.items()]
        yield from ((path, line.of) for path, line in lines if line.of)

    def _of_line(self, path: Place, line: Line) -> frozenset[int] | None:
        if isinstance(line, Event):
            return self.of_event(line)
        if isinstance(line, FactAnswer):
            return self.of_fact(str(path[-1]))
        return self.of(line)

    def _lines(self) -> Iterator[tuple[Place, Line]]:
        case = self.case
        yield from ((("事实", name), answer) for name, answer in case.facts.items())
        lists: dict[str, Sequence[Line]] = {
            "经过": case.events,
            "页面承诺": case.promises,
            "对方的条款": case.their_terms,
            "进度": case.progress,
        }
        for top, parts in lists.items():
            yield from (((top, i), part) for i, part in enumerate(parts))
        for key, part in (("约定违约金", case.penalty), ("和解", case.settlement)):
            if part is not None:
                yield (key,), part

    def _of_sellers_own(self, name: str) -> frozenset[int] | None:
        found = frozenset(i for i in self.sold if i != UNSOLD and name in self.case.sellers[i].facts)
        return found or None

    def _named(self, names: Collection[str]) -> frozenset[int]:
        return named(names, self.case.sellers, self.sold)

    def _shown(
        self, texts: Collection[str | None], moments: Collection[date | None], exhibits: Collection[str]
    ) -> frozenset[int] | None:
        """Whom the words name, by shop or number of an order; else whose orders have the same exhibits; else whose order has
        that very minute. None where it is not one alone.
        """
        if self.is_his_alone:
            return frozenset(self.sold)
        if by_words := self._worded(texts):
            return by_words
        keys = {exhibit_of(name, self.case.exhibits) for name in exhibits}
        by_exhibit = {i for key in keys if self._is_somebodys(key) for i in self.of_exhibit(key)}
        if by_exhibit:
            return frozenset(by_exhibit) if len(by_exhibit) == 1 else None
        minutes = {each for each in moments if isinstance(each, datetime)}
        by_minute = {i for i in self.sold for order in self.orders(i) if minutes & _minutes(order)}
        return frozenset(by_minute) if len(by_minute) == 1 else None

    def of_exhibit(self, key: str) -> frozenset[int]:
        """Whose it is: whom it names, else those whose orders it belongs to; of an exhibit that shows neither, everybody."""
        exhibit = self.case.exhibits.get(key)
        if exhibit is not None and exhibit.of:
            return self._named(exhibit.of)
        found = {i for i in self.sold for order in self.orders(i) if key in self._keys(order)}
        if not found and exhibit is not None:
            found = set(self._worded((exhibit.title, exhibit.proves)))
        return frozenset(found or self.sold)

    def _is_somebodys(self, key: str) -> bool:
        return self.of_exhibit(key) != frozenset(self.sold)

    def _worded(self, texts: Collection[str | None]) -> frozenset[int]:
        """The sellers whose name, or the number of whose order, stands in a text."""
        said = [text for text in texts if text]
        return frozenset(
            i for i in self.sold for sign in self._signs(i) if any(sign in text for text in said)
        )

    def _signs(self, seller: int) -> list[str]:
        numbers = [number for order in self.orders(seller) for number in (order.order_id, order.payment_id)]
        signs: list[str] = [number for number in numbers if number and len(number) >= LONG_ENOUGH]
        if seller == UNSOLD:
            return signs
        listed = self.case.sellers[seller]
        party = listed.known_party
        return [*signs, *(name for name in (listed.shop_name, party.name if party else None) if name)]

    def _keys(self, order: Order) -> set[str]:
        return {exhibit_of(name, self.case.exhibits) for name in order.exhibits}


def _index(order: Order, sellers: tuple[Seller, ...]) -> int:
    found = seller_of(order, sellers)
    return UNSOLD if found is None else found


def _same(event: Event, fact: FactAnswer) -> bool:
    return bool(event.their_words) and event.their_words == fact.words


def _minutes(order: Order) -> set[datetime]:
    moments = (order.ordered_at, order.paid_at, order.received_at, order.tried_at)
    return {each for each in moments if isinstance(each, datetime)}
