"""Sentences that stand on something: on notes of the law library, on a source, or on nothing but advice."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Annotated, ClassVar

from kameng_docs.brief import Brief
from kameng_docs.declared import Among, Doubt, Files, Whole
from kameng_docs.gates.table import GATES
from kameng_docs.law.notes import NOTES


@dataclass(frozen=True)
class Sentence:
    """A sentence with places for values, the notes of the law library it stands on, or what else it stands on."""

    bare: ClassVar[str] = "says"
    says: str
    notes: tuple[Annotated[str, Among("说明", NOTES)], ...] = ()
    source: str = ""

    def told(self, values: Mapping[str, object]) -> str:
        """The sentence with its values. KeyError: a place that nothing fills."""
        return self.says.format_map(values)

    def authority(self, brief: Brief) -> str:
        """The clauses by which it holds on the day of the brief; without any, that it is advice, or where it is from."""
        citations = [citation for name in self.notes for citation in brief.notes.get(name, ())]
        by_law: dict[str, list[str]] = {}
        for citation in citations:
            place = citation.short_label.removeprefix(f"《{citation.short}》")
            mark = "（条文未核）" if citation.secondary else ""
            by_law.setdefault(citation.short, []).append(place + mark)
        told = [f"《{law}》{'、'.join(dict.fromkeys(places))}" for law, places in by_law.items()]
        return "、".join(told) or self.source or advice()


@dataclass(frozen=True)
class GateWords(Sentence):
    """Why a gate shuts a step, what is lacking where it does not hold, what would change it; empty where nothing."""

    bare: ClassVar[str] = ""
    says: str = ""
    lacking: str = ""
    changes: str = ""

    def doubts(self) -> Iterator[Doubt]:
        """Where it says nothing."""
        if not (self.lacking or self.says):
            yield Doubt((), "“lacking”和“says”至少要写一项", "写上缺什么，或者为什么走不了")


@dataclass(frozen=True)
class _Gates:
    """`advice` is what is said of a sentence that stands on nothing else."""

    advice: str
    gates: Annotated[dict[str, GateWords], Whole(tuple(GATES))]


GATE_WORDS = Files("gates/gates.yaml", _Gates)


def gate_words() -> Mapping[str, GateWords]:
    """The words of every gate by its name."""
    return GATE_WORDS.only().gates


def advice() -> str:
    """What is said of a sentence that stands on nothing else."""
    return GATE_WORDS.only().advice
