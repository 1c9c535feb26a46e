"""The sentences of the plan, and on whose word each stands: `words.yaml`."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from kameng_docs.brief import Brief
from kameng_docs.law.notes import notes
from kameng_docs.record import Record, read_mapping

FILE = Path(__file__).with_name("words.yaml")


@dataclass(frozen=True)
class Word:
    """A sentence with places for values, the notes of the law library it stands on, or what else it stands on."""

    id: str
    says: str
    notes: tuple[str, ...]
    source: str

    def told(self, **values: object) -> str:
        """The sentence with its values."""
        return self.says.format(**values)

    def authority(self, brief: Brief) -> str:
        """The clauses by which it holds on the day of the brief; without any, that it is advice, or where it is from."""
        citations = [citation for name in self.notes for citation in brief.notes.get(name, ())]
        by_law: dict[str, list[str]] = {}
        for citation in citations:
            place = citation.short_label.removeprefix(f"《{citation.short}》")
            mark = "（条文未核）" if citation.secondary else ""
            by_law.setdefault(citation.short, []).append(place + mark)
        told = [f"《{law}》{'、'.join(dict.fromkeys(places))}" for law, places in by_law.items()]
        return "、".join(told) or self.source


@dataclass(frozen=True)
class Words:
    """Names of channels in the order of the ladder, sentences by id, signs for the police, the facts that are some."""

    names: Mapping[str, str]
    sentences: Mapping[str, Word]
    watch: tuple[str, ...]
    triggers: tuple[str, ...]


@cache
def words() -> Words:
    """The file. Raises ValueError where it is not well made."""
    record = Record(read_mapping(FILE), FILE.name)
    advice = record.text("advice")
    entries = record.mapping("sentences")
    found = Words(
        names=record.mapping("channels"),
        sentences={name: _word(name, entry, advice) for name, entry in entries.items()},
        watch=tuple(record.several("watch")),
        triggers=tuple(record.several("triggers")),
    )
    record.close()
    return found


def word(name: str) -> Word:
    """The sentence of that id."""
    return words().sentences[name]


def _word(name: str, entry: object, advice: str) -> Word:
    record = Record({"says": entry} if isinstance(entry, str) else entry, f"{FILE.name}: {name}")
    found = Word(name, record.text("says"), tuple(record.several("notes")), record.text("source", advice))
    record.close()
    unknown = [note for note in found.notes if note not in notes()]
    if unknown:
        raise record.wrong(f"no note {unknown[0]!r}")
    return found
