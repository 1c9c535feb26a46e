"""What a dispute of a kind should have in hand, and how it is got, as data: `proofs.yaml`."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from typing import Annotated

from kameng_docs.declared import Among, Doubt, Files
from kameng_docs.law.topics import Clause
from kameng_docs.law.vocabulary import DISPUTES, FactName, disputes

LAYERS = ("交易证据", "问题证据", "沟通证据", "其他")
# Where in a case file exhibits stand beside facts: at an order, a promise, a rule of the platform, what the author
# said, what the other side said, a step that was taken; 证据 is all of them.
PLACES = ("交易", "页面承诺", "平台规则", "我的话", "对方的话", "进度", "证据")
EVERY = "每一种"


class _Disputes:
    """Kinds of dispute, and the word for all of them."""

    name = DISPUTES.name

    def names(self, root: Path) -> Collection[str] | None:
        """Both, below `root`."""
        known = DISPUTES.names(root)
        return None if known is None else (EVERY, *known)


_Wanted = Annotated[str, Among("争议", _Disputes())]


@dataclass(frozen=True, kw_only=True)
class Proof:
    """One thing to have.

    It is wanted where one of the `disputes` is the case's or one fact of `opened_by` is 是, as long as every fact of
    `applies` is 是 and none of `unless`. A paper on one of the disputes in `vital` is weak without it. What meets it
    are the exhibits at the `places` whose name or purpose has one of the `words` (any exhibit there, if there are no
    words), and the exhibits of the `facts`, whatever their answer, but for those with one of the words `but` in their names.

    `how` says how and when to get it, `law` what helps and stands on `cites`; both without a full stop. `today` marks
    what may be gone tomorrow.
    """

    name: str
    layer: Annotated[str, Among("层次", LAYERS)]
    disputes: tuple[_Wanted, ...] = ()
    opened_by: tuple[FactName, ...] = ()
    applies: tuple[FactName, ...] = ()
    unless: tuple[FactName, ...] = ()
    vital: tuple[_Wanted, ...] = ()
    places: tuple[Annotated[str, Among("位置", PLACES)], ...] = ()
    words: tuple[str, ...] = ()
    facts: tuple[FactName, ...] = ()
    but: tuple[str, ...] = ()
    how: str
    law: str = ""
    cites: tuple[Clause, ...] = ()
    today: bool = False

    def doubts(self) -> Iterator[Doubt]:
        """Where nothing would ever want it or meet it, and what goes together and does not."""
        if not (self.disputes or self.opened_by):
            yield Doubt(("name",), f"“{self.name}”在什么时候要，没有写", "补上“disputes”或者“opened_by”")
        if not (self.places or self.facts):
            yield Doubt(("name",), f"什么算得上“{self.name}”，没有写", "补上“places”或者“facts”")
        if self.words and not self.places:
            yield Doubt(("words",), "写了“words”，没有写在哪里找", "补上“places”")
        if self.but and not self.facts:
            yield Doubt(("but",), "写了“but”，没有写在哪些事实里找", "补上“facts”")
        if bool(self.law) is not bool(self.cites):
            yield Doubt(
                ("law" if self.law else "cites",), "“law”和“cites”只能一起写", "补上另一项，或者都不写"
            )
        for place, name in enumerate(self.vital):
            if EVERY not in self.disputes and name not in self.disputes:
                yield Doubt(("vital", place), f"“disputes”里没有“{name}”", "补到“disputes”里")


PROOFS = Files("law/proofs.yaml", tuple[Proof, ...], by="name")


@cache
def proofs() -> Mapping[str, Proof]:
    """Every proof by its name, layer by layer."""
    return {
        each.name: replace(each, disputes=_named(each.disputes), vital=_named(each.vital))
        for each in PROOFS.only()
    }


def _named(names: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(disputes()) if EVERY in names else names
