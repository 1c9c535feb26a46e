"""What a fact follows from and what it excludes: the keys of facts.yaml that are not words, read and checked.

`Consequences` is what stands beside one fact; kameng_docs/law/following.py asks the whole table.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Literal

from kameng_docs.record import Record
from kameng_docs.redemption import RESULTS

# How else a fact counts; facts.yaml says what each means.
KINDS = frozenset({"redemption_notice", "quality_fault", "demand", "their_answer", "gives_period"})
Clock = Literal["", "at", "until"]
CLOCKS: Mapping[str, Clock] = {"": "", "时间": "at", "期限": "until"}


@dataclass(frozen=True)
class Consequences:
    """What stands beside one fact of facts.yaml, by the same names; results are those of 交易.兑换结果."""

    follows_from: tuple[str, ...]
    follows_if: Mapping[str, str]
    presumed_from: tuple[str, ...]
    no_room: tuple[str, ...]
    no_room_beside: tuple[str, ...]
    never_with: tuple[str, ...]
    wrong_since: Clock
    late_since: Clock
    kinds: frozenset[str]

    def facts_named(self) -> frozenset[str]:
        """The other facts that these name."""
        return frozenset((*self.follows_if, *self.never_with))


def consequences_of(record: Record) -> Consequences:
    """Take them from the record of a fact. Raises ValueError for a result, a kind or an answer that there is not."""
    found = Consequences(
        follows_from=_known(record, "follows_from", RESULTS),
        follows_if=record.mapping("follows_if"),
        presumed_from=_known(record, "presumed_from", RESULTS),
        no_room=_known(record, "no_room", RESULTS),
        no_room_beside=tuple(record.several("no_room_beside")),
        never_with=tuple(record.several("never_with")),
        wrong_since=_clock(record, "wrong_since"),
        late_since=_clock(record, "late_since"),
        kinds=frozenset(_known(record, "kinds", KINDS)),
    )
    if set(found.follows_if.values()) - {"是", "否"}:
        raise record.wrong(f"follows_if must say 是 or 否, not {found.follows_if}")
    if found.follows_if and not found.follows_from:
        raise record.wrong("follows_if without follows_from")
    return found


def _known(record: Record, key: str, known: Collection[str]) -> tuple[str, ...]:
    named = tuple(record.several(key))
    for each in named:
        if each not in known:
            raise record.wrong(f"{key}: unknown {each!r}")
    return named


def _clock(record: Record, key: str) -> Clock:
    named = record.text(key, "")
    if named not in CLOCKS:
        raise record.wrong(f"{key} must be 时间 or 期限, not {named!r}")
    return CLOCKS[named]
