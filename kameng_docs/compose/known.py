"""Which part of a brief a value is: by being that very value, so that two that merely look alike are never mixed up."""

from collections.abc import Callable, Iterator
from dataclasses import fields
from datetime import date
from decimal import Decimal
from typing import Any

from kameng_docs.brief import Brief
from kameng_docs.brief.texts import changed
from kameng_docs.case.whose import Said
from kameng_docs.compose.origins import Kind, Origin

# A shorter text may be one and the same wherever it stands.
LEAST = 2


class Traced(str):
    """A value as a filter wrote it, which still knows what it is of."""

    __slots__ = ("origins",)
    origins: tuple[Origin, ...]


class Known:
    """The values of one brief."""

    def __init__(self, brief: Brief) -> None:
        """Every text of the author's, sum and day of an order, a claim, a promise, a fact, an event or an exhibit."""
        self._brief = brief
        self._of: dict[int, dict[Origin, None]] = {}
        for origin, part in _parts(brief):
            for value in _values(part):
                self._of.setdefault(id(value), {})[origin] = None

    def of(self, value: Any) -> tuple[Origin, ...]:
        """What the value is of; nothing where it is none of the brief's own."""
        if isinstance(value, Traced):
            return value.origins
        return tuple(self._of.get(id(value), ()))

    def kept(self, filtered: Callable[..., Any]) -> Callable[..., Any]:
        """A filter whose text knows what the value was of."""

        def call(value: Any, *more: Any) -> Any:
            made = filtered(value, *more)
            if type(made) is not str or not (origins := self.of(value)):
                return made
            traced = Traced(made)
            traced.origins = origins
            return traced

        return call


def _parts(brief: Brief) -> Iterator[tuple[Origin, Any]]:
    for i, order in enumerate(brief.orders):
        yield from ((Origin(Kind.ORDER, str(i)), part) for part in (order, *order.charges, *order.parts))
    yield from ((Origin(Kind.CLAIM, claim.id), claim) for claim in brief.claims)
    yield from ((Origin(Kind.PROMISE, str(i)), each) for i, each in enumerate(brief.promises))
    yield from ((Origin(Kind.FACT, name), fact) for name, fact in brief.facts.items())
    yield from ((Origin(Kind.EXHIBIT, each.key), each) for each in brief.exhibits)
    for event in brief.events:
        if event.kind == "event":
            yield Origin(Kind.EVENT, event.at.isoformat()), event


def _values(part: Any) -> Iterator[Any]:
    """The author's texts in a part, its sums and days; what many parts have alike (0, a single sign) tells nothing."""
    found: list[str] = []

    def met(text: str) -> str:
        found.append(text)
        return text

    changed(part, Said, met)
    yield from (text for text in found if len(text) >= LEAST)
    own = (getattr(part, each.name) for each in fields(part))
    yield from (value for value in own if isinstance(value, Decimal | date) and value)
