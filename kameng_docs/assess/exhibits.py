"""Exhibits get their numbers: grouped by what they prove, in the order of the case file within a group."""

from collections.abc import Iterator, Mapping
from dataclasses import replace

from kameng_docs.brief import ExhibitInfo, SpokenInfo
from kameng_docs.case.exhibits import Exhibit
from kameng_docs.case.model import Case
from kameng_docs.case.picks import picks_of
from kameng_docs.case.references import exhibit_of
from kameng_docs.case.story import Event
from kameng_docs.case.whose import Ours, Ref, Said
from kameng_docs.law.following import of_kind
from kameng_docs.law.proofs import LAYERS
from kameng_docs.law.tone import without_verdicts
from kameng_docs.wording import chinese_numeral

GROUPS = {"交易证据": "交易证据", "问题证据": "问题证据", "沟通证据": "沟通证据", "其他": "其他证据"}


# Of a name or a purpose that was nothing but a verdict; a name gives way to where the exhibit comes from first.
UNNAMED, UNSAID = "所附材料", "所述事实"


def numbered(case: Case) -> tuple[ExhibitInfo, ...]:
    """Every exhibit with its number `group-item`. Groups without exhibits take no number.

    What was added later makes groups of its own behind the others, so that numbers that were handed in stay.
    """
    used = _layers_by_use(case)
    groups: dict[tuple[int, int], list[tuple[str, Exhibit]]] = {}
    for key, exhibit in case.exhibits.items():
        later = exhibit.supplement or 0
        layer = 0 if later else LAYERS.index(exhibit.layer or used.get(key, "其他"))
        groups.setdefault((later, layer), []).append((key, exhibit))
    return tuple(
        replace(
            _info(key, exhibit, f"{i}-{j}", _heading(*group)),
            picks=tuple(map(Ref, picks_of(case, exhibit))),
            talks=tuple(map(Ref, exhibit.talks)),
            layer=Ours(exhibit.layer or used.get(key, "其他")),
        )
        for i, group in enumerate(sorted(groups), 1)
        for j, (key, exhibit) in enumerate(groups[group], 1)
    )


def _heading(supplement: int, layer: int) -> str:
    return f"补充证据（{chinese_numeral(supplement)}）" if supplement else GROUPS[LAYERS[layer]]


def _info(key: str, exhibit: Exhibit, number: str, group: str) -> ExhibitInfo:
    return ExhibitInfo(
        key=Ref(key),
        number=Ours(number),
        group=Ours(group),
        title=Said(
            (without_verdicts(exhibit.title) or without_verdicts(exhibit.origin)).rstrip("。") or UNNAMED
        ),
        origin=Said(exhibit.origin.rstrip("。")),
        proves=Said(without_verdicts(exhibit.proves) or UNSAID),
        files=exhibit.files,
        masked_files=exhibit.masked_files,
        original_at=Said(exhibit.original_at or ""),
        formed_at=exhibit.formed_at,
        handed_in=Said(exhibit.handed_in or ""),
        frames=exhibit.frames,
        transcript=tuple(SpokenInfo(line.at, line.who, line.words) for line in exhibit.transcript),
        supplement=exhibit.supplement or 0,
    )


def _layers_by_use(case: Case) -> Mapping[str, str]:
    """The layer of an exhibit by the first place that refers to it: purchase, then failure, then talk."""
    found: dict[str, str] = {}
    for layer, names in (
        ("交易证据", _of_purchase(case)),
        ("问题证据", _of_failure(case)),
        ("沟通证据", _of_talk(case)),
    ):
        for name in names:
            found.setdefault(exhibit_of(name, case.exhibits), layer)
    return found


def _of_purchase(case: Case) -> Iterator[str]:
    for order in case.orders:
        yield from order.exhibits
    for promise in case.promises:
        yield from promise.exhibits
    for rule in case.platform_rules:
        yield from rule.exhibits


def _of_failure(case: Case) -> Iterator[str]:
    talked = {*_of_words(case)}
    for answer in case.facts.values():
        yield from (name for name in answer.exhibits if name not in talked)
    for event in case.events:
        yield from (name for name in event.exhibits if name not in talked)


def _of_talk(case: Case) -> Iterator[str]:
    yield from _of_words(case)
    for step in case.progress:
        yield from step.exhibits


def _of_words(case: Case) -> Iterator[str]:
    """What shows somebody's words to the other side, or theirs."""
    for event in case.events:
        yield from event.exhibits if _is_talk(event) else ()
    for fact, answer in case.facts.items():
        yield from answer.exhibits if fact in _said() else ()


def _is_talk(event: Event) -> bool:
    """Whether somebody speaks in it; what the author only did or saw is none."""
    return bool(event.counterpart or event.their_words or event.my_words)


def _said() -> frozenset[str]:
    """Facts that are themselves words between the two: what was asked for and answered."""
    return frozenset((*of_kind("demand"), *of_kind("their_answer"), *of_kind("gives_period")))
