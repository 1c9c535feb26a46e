"""What a dispute of a kind should have in hand, and how it is got, as data: `proofs.yaml`."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from kameng_docs.law.vocabulary import FOLDER, disputes, facts
from kameng_docs.record import Record, entries_of

LAYERS = ("交易证据", "问题证据", "沟通证据", "其他")
# Where in a case file exhibits stand beside facts: at an order, a promise, a rule of the platform, what the author
# said, what the other side said, a step that was taken; 证据 is all of them.
PLACES = ("交易", "页面承诺", "平台规则", "我的话", "对方的话", "进度", "证据")
EVERY = "每一种"


@dataclass(frozen=True)
class Proof:
    """One thing to have.

    It is wanted where one of the `disputes` is the case's or one fact of `opened_by` is 是, as long as every fact of
    `applies` is 是 and none of `unless`. A paper on one of the disputes in `vital` is weak without it. What meets it
    are the exhibits at the `places` whose name or purpose has one of the `words` (any exhibit there, if there are no
    words), and the exhibits of the `facts`, whatever their answer.

    `how` says how and when to get it, `law` what helps and stands on `cites`; both without a full stop. `today` marks
    what may be gone tomorrow.
    """

    name: str
    layer: str
    disputes: tuple[str, ...]
    opened_by: tuple[str, ...]
    applies: tuple[str, ...]
    unless: tuple[str, ...]
    vital: tuple[str, ...]
    places: tuple[str, ...]
    words: tuple[str, ...]
    facts: tuple[str, ...]
    how: str
    law: str
    cites: tuple[str, ...]
    today: bool


@cache
def proofs() -> Mapping[str, Proof]:
    """Every proof by its name, layer by layer. Raises ValueError for a file that is not well made."""
    found: dict[str, Proof] = {}
    for entry in entries_of(FOLDER / "proofs.yaml"):
        proof = _proof(entry, FOLDER / "proofs.yaml")
        if proof.name in found:
            raise ValueError(f"proofs.yaml: {proof.name!r} twice")
        found[proof.name] = proof
    return found


def _proof(entry: object, path: Path) -> Proof:
    record = Record(entry, path.name)
    name = record.text("name")
    record.where = f"{path.name}: {name}"
    proof = Proof(
        name=name,
        layer=record.text("layer"),
        disputes=_disputes(record, "disputes"),
        opened_by=_known(record, "opened_by", facts()),
        applies=_known(record, "applies", facts()),
        unless=_known(record, "unless", facts()),
        vital=_disputes(record, "vital"),
        places=_known(record, "places", dict.fromkeys(PLACES)),
        words=tuple(record.several("words")),
        facts=_known(record, "facts", facts()),
        how=record.text("how"),
        law=record.text("law", ""),
        cites=tuple(record.several("cites")),
        today=record.flag("today", False),
    )
    record.close()
    _look_over(proof, record)
    return proof


def _look_over(proof: Proof, record: Record) -> None:
    if proof.layer not in LAYERS:
        raise record.wrong(f"unknown layer {proof.layer!r}")
    if not (proof.disputes or proof.opened_by):
        raise record.wrong("nothing wants it")
    if not (proof.places or proof.facts):
        raise record.wrong("nothing meets it")
    if proof.words and not proof.places:
        raise record.wrong("words without places")
    if bool(proof.law) is not bool(proof.cites):
        raise record.wrong("law and cites go together")
    if set(proof.vital) - set(proof.disputes):
        raise record.wrong("vital for a dispute that does not want it")


def _disputes(record: Record, key: str) -> tuple[str, ...]:
    names = record.several(key)
    return tuple(disputes()) if names == [EVERY] else _checked(record, names, disputes())


def _known(record: Record, key: str, known: Mapping[str, Any]) -> tuple[str, ...]:
    return _checked(record, record.several(key), known)


def _checked(record: Record, names: list[Any], known: Mapping[str, Any]) -> tuple[str, ...]:
    for name in names:
        if name not in known:
            raise record.wrong(f"unknown name {name!r}")
    return tuple(names)
