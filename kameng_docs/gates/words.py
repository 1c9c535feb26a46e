"""Sentences that stand on something: on notes of the law library, on a source, or on nothing but advice."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from kameng_docs.brief import Brief
from kameng_docs.law.notes import notes
from kameng_docs.record import Record, read_mapping

FILE = Path(__file__).with_name("gates.yaml")


@dataclass(frozen=True)
class Sentence:
    """A sentence with places for values, the notes of the law library it stands on, or what else it stands on."""

    says: str
    notes: tuple[str, ...]
    source: str

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
class GateWords:
    """What is lacking where a gate does not hold, why it shuts a step, what would change it; empty where nothing."""

    lacking: str
    sentence: Sentence
    changes: str


@cache
def gate_words() -> Mapping[str, GateWords]:
    """The words of every gate by its name. Raises ValueError where the file is not well made."""
    record = Record(read_mapping(FILE), FILE.name)
    record.text("advice")
    found = {name: _words(name, entry) for name, entry in record.mapping("gates").items()}
    record.close()
    return found


@cache
def advice() -> str:
    """What is said of a sentence that stands on nothing else."""
    return str(read_mapping(FILE)["advice"])


def _words(name: str, entry: object) -> GateWords:
    record = Record(entry, f"{FILE.name}: {name}")
    sentence = sentence_of(record, "")
    found = GateWords(record.text("lacking", ""), sentence, record.text("changes", ""))
    record.close()
    if not (found.lacking or found.sentence.says):
        raise record.wrong("says nothing")
    return found


def sentence_of(record: Record, otherwise: str | None = None) -> Sentence:
    """`says`, `notes` and `source` of a mapping. Raises ValueError for a note that the law library has not."""
    found = Sentence(
        record.text("says", otherwise), tuple(record.several("notes")), record.text("source", "")
    )
    unknown = [note for note in found.notes if note not in notes()]
    if unknown:
        raise record.wrong(f"no note {unknown[0]!r}")
    return found
