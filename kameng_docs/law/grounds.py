"""What a claim can stand on, as data: `grounds/*.yaml`, and the answers to excuses: `rebuttals/*.yaml`."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from kameng_docs.law.vocabulary import FOLDER, disputes, facts, known_facts
from kameng_docs.record import Record, read_mapping
from kameng_docs.wording import folded

SUPPORTS = {
    "refund", "reship", "price-difference", "performance", "termination", "costs", "punitive-damages",
    "invalid-clause", "contract", "delay", "refund-unused", "platform-refund", "platform-joint", "records",
    "clause-void", "identity", "restore", "stop-renewal", "interest",
}  # fmt: skip
MARKS = {"consumer", "dead-on-delivery", "deceived", "unpaid", "clean-source", "calm", "genuine"}
PLACEHOLDERS = {
    "platform",
    "me",
    "buyer",
    "child",
    "asked_back",
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
    "contract",
    "price_back",
    "ended_on",
    "paid_on",
    "sum_back",
    "not_twice",
    "vanished",
    "seen",
    "unusable",
    "end_notice",
    "reclaim_reason",
    "platform_promise",
}
SELLERS = ("seller", "self-operated", "self-run")
PLATFORM = "platform"
# Whom a ground is for. 举报 and 报案 are leads: what they cite never enters a claim (practice.md 1.9).
SERVES = {"claims", "report", "police"}
# 合同有效而违约; 无效或者不发生效力; either. The first two exclude each other (practice.md 1.2).
ROUTES = {"contract", "void", "any"}
CITED = re.compile(r"\[\[([^\]]+)\]\]")


@dataclass(frozen=True)
class Cited:
    """A place in the law and what it is cited for. With `when`, only if each of those facts is 是."""

    ref: str
    purpose: str
    when: tuple[str, ...]


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
    against: tuple[str, ...]
    serves: str
    route: str
    settled: bool
    asked_by: str
    asked_when: tuple[str, ...]
    never: str
    optional: bool
    fault: str
    rests_on: tuple[str, ...]
    requires: tuple[Requirement, ...]
    excludes: tuple[str, ...]
    also: tuple[str, ...]
    needs: tuple[str, ...]
    yields_to: tuple[str, ...]
    needs_exhibits: bool
    cites: tuple[Cited, ...]
    argument: str
    short: str
    short_cites: tuple[str, ...]
    asserts: tuple[str, ...]
    prayer: str
    wanted: str
    instead: str
    caution: str
    authority: str
    guards: str


@dataclass(frozen=True)
class RebuttalWord:
    """An excuse, how it sounds, and the lawful answer with what it needs and what defeats it."""

    id: str
    title: str
    order: int
    sounds_like: tuple[str, ...]
    not_like: tuple[str, ...]
    rests_on: tuple[str, ...]
    requires: tuple[str, ...]
    needs: tuple[str, ...]
    fails_when: tuple[str, ...]
    fails: str
    cites: tuple[Cited, ...]
    asserts: tuple[str, ...]
    answer: str

    def heard_at(self, words: str) -> int | None:
        """Where in `words`, folded, the excuse is first heard; None where it is not.

        A phrase of `not_like` is passed over, with every phrase of `sounds_like` that lies in it.
        """
        plain = folded(words)
        for phrase in sorted(map(folded, self.not_like), key=len, reverse=True):
            plain = plain.replace(phrase, "\n" * len(phrase))
        places = [place for phrase in self.sounds_like if (place := plain.find(folded(phrase))) >= 0]
        return min(places, default=None)


@cache
def grounds() -> Mapping[str, Ground]:
    """Every ground by its id, each after those it needs. Raises ValueError for a file that is not well made."""
    groups = read_mapping(FOLDER / "ground_groups.yaml")
    found = {path.stem: _ground(path, groups) for path in sorted((FOLDER / "grounds").glob("*.yaml"))}
    for ground in found.values():
        for need in (*ground.needs, *ground.yields_to):
            if need not in found:
                raise ValueError(f"{ground.id}.yaml: unknown ground {need!r}")
    return {id_: found[id_] for id_ in _after_needs(found)}


@cache
def rebuttals() -> Mapping[str, RebuttalWord]:
    """Every rebuttal by its id."""
    groups = read_mapping(FOLDER / "ground_groups.yaml")
    return {path.stem: _rebuttal(path, groups) for path in sorted((FOLDER / "rebuttals").glob("*.yaml"))}


def _after_needs(found: Mapping[str, Ground]) -> list[str]:
    order: list[str] = []

    def visit(id_: str, above: tuple[str, ...]) -> None:
        if id_ in above:
            raise ValueError(f"{id_}.yaml: needs itself")
        if id_ not in order:
            for need in (*found[id_].needs, *found[id_].yields_to):
                visit(need, (*above, id_))
            order.append(id_)

    for id_ in found:
        visit(id_, ())
    return order


def _ground(path: Path, groups: Mapping[str, list[str]]) -> Ground:
    record = Record(read_mapping(path), path.name)
    cites = _cites(record)
    ground = Ground(
        id=path.stem,
        title=record.text("title"),
        order=int(record.text("order")),
        disputes=_among(record, "disputes", disputes()),
        supports=_among(record, "supports", SUPPORTS),
        against=_among(record, "against", {*SELLERS, PLATFORM}) or SELLERS,
        serves=_one_of(record, "serves", SERVES, "claims"),
        route=_one_of(record, "route", ROUTES, "contract"),
        settled=record.text("settled") == "settled",
        asked_by=record.text("asked_by", ""),
        asked_when=_among(record, "asked_when", facts()),
        never=record.text("never", "").strip(),
        optional=record.flag("optional", False),
        fault=record.text("fault", ""),
        rests_on=_among(record, "rests_on", MARKS),
        requires=_requirements(record),
        excludes=_among(record, "excludes", facts()),
        also=_among(record, "also", facts()),
        needs=_named(record, "needs", groups),
        yields_to=_named(record, "yields_to", groups),
        needs_exhibits=record.text("proof", "") == "exhibits",
        cites=cites,
        argument=_wording(record, "argument", cites),
        short=_wording(record, "short", cites),
        short_cites=_among(record, "short_cites", {cited.ref for cited in cites}),
        asserts=tuple(record.several("asserts")),
        prayer=_wording(record, "prayer", cites),
        wanted=_wording(record, "wanted", cites),
        instead=record.text("instead", ""),
        caution=record.text("caution", ""),
        authority=record.text("authority", ""),
        guards=record.text("guards"),
    )
    record.close()
    return ground


def _rebuttal(path: Path, groups: Mapping[str, list[str]]) -> RebuttalWord:
    record = Record(read_mapping(path), path.name)
    cites = _cites(record)
    rebuttal = RebuttalWord(
        id=path.stem,
        title=record.text("title"),
        order=int(record.text("order")),
        sounds_like=tuple(record.several("sounds_like")),
        not_like=tuple(record.several("not_like")),
        rests_on=_among(record, "rests_on", MARKS),
        requires=_among(record, "requires", facts()),
        needs=tuple(id_ for name in record.several("needs") for id_ in groups.get(name, [name])),
        fails_when=_among(record, "fails_when", facts()),
        fails=record.text("fails"),
        cites=cites,
        asserts=tuple(record.several("asserts")),
        answer=_wording(record, "answer", cites),
    )
    record.close()
    for need in rebuttal.needs:
        if need not in grounds():
            raise record.wrong(f"needs: unknown ground {need!r}")
    return rebuttal


def _among(record: Record, key: str, allowed: Iterable[str]) -> tuple[str, ...]:
    values = tuple(record.several(key))
    for value in values:
        if value not in allowed:
            raise record.wrong(f"{key}: unknown {value!r}")
    return values


def _named(record: Record, key: str, groups: Mapping[str, list[str]]) -> tuple[str, ...]:
    """Grounds, by their own names or by those of groups."""
    return tuple(id_ for name in record.several(key) for id_ in groups.get(name, [name]))


def _one_of(record: Record, key: str, allowed: Iterable[str], default: str) -> str:
    value = record.text(key, default)
    if value not in allowed:
        raise record.wrong(f"{key}: unknown {value!r}")
    return value


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
    known_facts(record, (*made.any_of, *filter(None, [made.not_yes])))
    return made


def _cites(record: Record) -> tuple[Cited, ...]:
    found = []
    for entry in record.several("cites"):
        inner = Record(entry, f"{record.where}: cites")
        when = inner.take("when") or []
        names = known_facts(inner, [when] if isinstance(when, str) else when)
        found.append(Cited(inner.text("ref"), inner.text("purpose"), names))
        inner.close()
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
