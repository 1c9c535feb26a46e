"""The words in which an author tells a case: facts, disputes and private questions, each with what it is asked for."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from kameng_docs.law.consequences import Consequences, consequences_of
from kameng_docs.record import Record, entries_of

FOLDER = Path(__file__).resolve().parent


@dataclass(frozen=True)
class FactWord:
    """A fact an author may state. `told` is how a paper tells it; a derived one is worked out, never asked.

    An undated one is told apart from the timeline. `means` is what it follows from and what it excludes. Of a described one
    原话 is the author's own description. `shows`: what kind of notice it is where its words are not known.
    """

    name: str
    ask: str
    told: str
    undated: bool
    derived: bool
    means: Consequences
    described: bool
    shows: str


@dataclass(frozen=True)
class Dispute:
    """What went wrong, as the author names it. `fault` opens papers, where a remedy may stand on it; `tags` are for 黑猫."""

    name: str
    ask: str
    fault: str
    asserts: tuple[str, ...]
    tags: tuple[str, ...]


@dataclass(frozen=True)
class PrivateQuestion:
    """A question of 自查 and what 是 to it takes away (practice.md §3.2)."""

    name: str
    excludes: tuple[str, ...]
    withholds: tuple[str, ...]
    silences: tuple[str, ...]
    contradicts: Mapping[str, tuple[str, ...]]
    unless_refund_recorded: bool
    unless_fact: str


@cache
def facts() -> Mapping[str, FactWord]:
    """Every fact, asked or derived, in the order in which it is offered. Raises ValueError where one names none."""
    found = {}
    for entry in entries_of(FOLDER / "facts.yaml"):
        record = Record(entry, "facts.yaml")
        word = FactWord(
            name=record.text("name"),
            ask=record.text("ask"),
            told=record.text("told", ""),
            undated=record.flag("undated", False),
            derived=record.flag("derived", False),
            means=consequences_of(record),
            described=record.flag("described", False),
            shows=record.text("shows", ""),
        )
        record.close()
        found[word.name] = word
    for word in found.values():
        for name in word.means.facts_named():
            if name not in found:
                raise ValueError(f"facts.yaml: {word.name} names unknown fact {name!r}")
    return found


def known_facts(record: Record, names: Collection[object]) -> tuple[str, ...]:
    """`names` of facts in a file of ours. Raises ValueError for one that there is not."""
    for name in names:
        if name not in facts():
            raise record.wrong(f"unknown fact {name!r}")
    return tuple(str(name) for name in names)


@cache
def disputes() -> Mapping[str, Dispute]:
    """Every kind of dispute."""
    found = {}
    for entry in entries_of(FOLDER / "disputes.yaml"):
        record = Record(entry, "disputes.yaml")
        dispute = Dispute(
            name=record.text("name"),
            ask=record.text("ask"),
            fault=record.text("fault", ""),
            asserts=tuple(record.several("asserts")),
            tags=tuple(record.several("tags")),
        )
        record.close()
        found[dispute.name] = dispute
    return found


@cache
def private_questions() -> Mapping[str, PrivateQuestion]:
    """Every question of 自查."""
    found = {}
    for entry in entries_of(FOLDER / "self_check.yaml"):
        record = Record(entry, "self_check.yaml")
        question = PrivateQuestion(
            name=record.text("name"),
            excludes=tuple(record.several("excludes")),
            withholds=tuple(record.several("withholds")),
            silences=tuple(record.several("silences")),
            contradicts={key: tuple(values) for key, values in record.mapping("contradicts").items()},
            unless_refund_recorded=record.flag("unless_refund_recorded", False),
            unless_fact=record.text("unless_fact", ""),
        )
        record.close()
        found[question.name] = question
    return found
