"""What a claim can stand on, as data: `grounds/*.yaml`, and the answers to excuses: `rebuttals/*.yaml`."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from kameng_docs.law.vocabulary import FOLDER, disputes, facts
from kameng_docs.record import Record, read_mapping

SUPPORTS = {
    "refund", "reship", "price-difference", "performance", "termination", "costs", "punitive-damages",
    "invalid-clause", "contract", "delay",
}  # fmt: skip
MARKS = {"consumer", "dead-on-delivery", "deceived", "unpaid"}
PLACEHOLDERS = {
    "me",
    "them",
    "goods",
    "shown",
    "promise",
    "refusal",
    "costs_listed",
    "count_bad",
    "rule",
    "untrue",
    "knew",
}
CITED = re.compile(r"\[\[([^\]]+)\]\]")


@dataclass(frozen=True)
class Cited:
    """A place in the law and what it is cited for. With `when`, only if that fact is 是."""

    ref: str
    purpose: str
    when: str


@dataclass(frozen=True)
class Requirement:
    """One of `any_of` must be 是; or, with `not_yes`, that fact must have been asked and not be 是."""

    any_of: tuple[str, ...] = ()
    not_yes: str = ""


@dataclass(frozen=True)
class Ground:
    """What a claim stands on. The keys are explained in grounds/README.md."""

    id: str
    title: str
    order: int
    disputes: tuple[str, ...]
    supports: tuple[str, ...]
    settled: bool
    asked_by: str
    optional: bool
    fault: str
    rests_on: tuple[str, ...]
    requires: tuple[Requirement, ...]
    excludes: tuple[str, ...]
    also: tuple[str, ...]
    needs: tuple[str, ...]
    needs_exhibits: bool
    cites: tuple[Cited, ...]
    argument: str
    short: str
    instead: str
    caution: str
    authority: str
    guards: str


@dataclass(frozen=True)
class RebuttalWord:
    """An excuse, how it sounds, and the lawful answer with what it needs and what defeats it."""

    id: str
    title: str
    sounds_like: tuple[str, ...]
    requires: tuple[str, ...]
    needs: tuple[str, ...]
    fails_when: tuple[str, ...]
    cites: tuple[Cited, ...]
    answer: str


@cache
def grounds() -> Mapping[str, Ground]:
    """Every ground by its id, each after those it needs. Raises ValueError for a file that is not well made."""
    found = {path.stem: _ground(path) for path in sorted((FOLDER / "grounds").glob("*.yaml"))}
    for ground in found.values():
        for need in ground.needs:
            if need not in found:
                raise ValueError(f"{ground.id}.yaml: unknown ground {need!r}")
    return {id_: found[id_] for id_ in _after_needs(found)}


@cache
def rebuttals() -> Mapping[str, RebuttalWord]:
    """Every rebuttal by its id."""
    return {path.stem: _rebuttal(path) for path in sorted((FOLDER / "rebuttals").glob("*.yaml"))}


def _after_needs(found: Mapping[str, Ground]) -> list[str]:
    order: list[str] = []

    def visit(id_: str, above: tuple[str, ...]) -> None:
        if id_ in above:
            raise ValueError(f"{id_}.yaml: needs itself")
        if id_ not in order:
            for need in found[id_].needs:
                visit(need, (*above, id_))
            order.append(id_)

    for id_ in found:
        visit(id_, ())
    return order


def _ground(path: Path) -> Ground:
    record = Record(read_mapping(path), path.name)
    cites = _cites(record)
    ground = Ground(
        id=path.stem,
        title=record.text("title"),
        order=int(record.text("order")),
        disputes=_among(record, "disputes", disputes()),
        supports=_among(record, "supports", SUPPORTS),
        settled=record.text("settled") == "settled",
        asked_by=record.text("asked_by", ""),
        optional=record.flag("optional", False),
        fault=record.text("fault", ""),
        rests_on=_among(record, "rests_on", MARKS),
        requires=_requirements(record),
        excludes=_among(record, "excludes", facts()),
        also=_among(record, "also", facts()),
        needs=tuple(record.several("needs")),
        needs_exhibits=record.text("proof", "") == "exhibits",
        cites=cites,
        argument=_wording(record, "argument", cites),
        short=_wording(record, "short", cites),
        instead=record.text("instead", ""),
        caution=record.text("caution", ""),
        authority=record.text("authority", ""),
        guards=record.text("guards"),
    )
    record.close()
    return ground


def _rebuttal(path: Path) -> RebuttalWord:
    record = Record(read_mapping(path), path.name)
    cites = _cites(record)
    rebuttal = RebuttalWord(
        id=path.stem,
        title=record.text("title"),
        sounds_like=tuple(record.several("sounds_like")),
        requires=_among(record, "requires", facts()),
        needs=_among(record, "needs", grounds()),
        fails_when=_among(record, "fails_when", facts()),
        cites=cites,
        answer=_wording(record, "answer", cites),
    )
    record.close()
    return rebuttal


def _among(record: Record, key: str, allowed: Iterable[str]) -> tuple[str, ...]:
    values = tuple(record.several(key))
    for value in values:
        if value not in allowed:
            raise record.wrong(f"{key}: unknown {value!r}")
    return values


def _requirements(record: Record) -> tuple[Requirement, ...]:
    return tuple(_requirement(record, entry) for entry in record.several("requires"))


def _requirement(record: Record, entry: object) -> Requirement:
    if isinstance(entry, str):
        made = Requirement(any_of=(entry,))
    elif isinstance(entry, dict) and set(entry) == {"any"}:
        made = Requirement(any_of=tuple(entry["any"]))
    elif isinstance(entry, dict) and set(entry) == {"not_yes"}:
        made = Requirement(not_yes=entry["not_yes"])
    else:
        raise record.wrong(f"requires: {entry!r}")
    for name in (*made.any_of, *filter(None, [made.not_yes])):
        if name not in facts():
            raise record.wrong(f"requires: unknown fact {name!r}")
    return made


def _cites(record: Record) -> tuple[Cited, ...]:
    found = []
    for entry in record.several("cites"):
        inner = Record(entry, f"{record.where}: cites")
        cited = Cited(inner.text("ref"), inner.text("purpose"), inner.text("when", ""))
        inner.close()
        if cited.when and cited.when not in facts():
            raise record.wrong(f"cites: unknown fact {cited.when!r}")
        found.append(cited)
    return tuple(found)


def _wording(record: Record, key: str, cites: tuple[Cited, ...]) -> str:
    """The wording under `key`; its placeholders and citations must be known, so that nothing is left unfilled."""
    text = record.text(key, "").strip()
    allowed = {cited.ref for cited in cites}
    for group in CITED.findall(text):
        for ref in (part.strip() for part in group.split(";")):
            if ref not in allowed:
                raise record.wrong(f"{key}: {ref!r} is printed but not under cites")
    for name in re.findall(r"\{([^}]*)\}", text):
        if name not in PLACEHOLDERS:
            raise record.wrong(f"{key}: unknown placeholder {name!r}")
    return text
