"""What papers of steps that could be gone wait for and no other card asks: the other side's name and seat, the court and the like."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from kameng_docs.case.part import UNKNOWN, known
from kameng_docs.case.vocabulary import Vocabulary
from kameng_docs.desk.casefile.opened import OpenCase
from kameng_docs.desk.confirming.fields import Path
from kameng_docs.desk.editing.model_words import choices, keys_of, meaning, required
from kameng_docs.desk.names import names_in
from kameng_docs.desk.papers.composition import composition_of
from kameng_docs.desk.questions.asked_values import at
from kameng_docs.desk.questions.bubbles import PROOFS
from kameng_docs.desk.questions.cards import Slot
from kameng_docs.desk.questions.known import ORDERS, entries_of, order_name
from kameng_docs.pipeline.papers import MISSING, SHUT

SELLERS, SITE, COURT = "卖家", "平台", "法院"
PARTY, OPERATOR = (SELLERS, "主体"), (SITE, "经营者")
KIND, SOLE, PERSON = "主体类型", "个体工商户", "个人"
OF_FIRM = ("名称", KIND, "住所", "统一社会信用代码", "电话", "我怎么知道的")
SOLE_TRADER = "经营者姓名"
# Of whom a step is shut as long as nobody knows who it is: what is written here opens it.
OPENS = (PARTY, OPERATOR, (SITE, "名称"))
CALLED = {"我怎么知道的": "名称、住所在哪里查到的"}
# Asked in 您是谁.
IN_WHO = ("消费者.", "法定代理人.")
OTHER, REST = "对方是谁", "法院和别的"
WHERE = (
    "全称照执照写，一个字都不能差。在哪里查：平台的“证照信息”“关于我们”和网页最下面；国家企业信用信息公示系统"
    "（www.gsxt.gov.cn）输全称，抄下住所和统一社会信用代码。查不到的空着，照“查明卖家”那一步去查，不要猜。"
)


@dataclass(frozen=True)
class Waits:
    """`slots` of one group (OTHER, REST) in the order they are asked, and the steps that wait for them, by name."""

    name: str
    slots: tuple[Slot, ...]
    steps: tuple[str, ...]


def waits_of(case: OpenCase, today: date, shown: Sequence[Waits] = ()) -> tuple[Waits, ...]:
    """What is to be asked for papers, and what was answered of it, to be changed; nothing while no step waits and nothing
    is written. It composes the papers: call it off the event loop.

    What is `shown` stays in its order, filled or not, with what stands in the file now.
    """
    waiting: dict[tuple[str, ...], list[str]] = {}
    for step, text in _reasons(case, today):
        for name in names_in(text):
            if not name.startswith(IN_WHO):
                waiting.setdefault(tuple(name.split(".")), []).append(step)
    data = case.data
    groups: dict[str, tuple[dict[Path, Slot], list[str]]] = {OTHER: ({}, []), REST: ({}, [])}
    there = (*half_written(data, case.shop.vocabulary), *written(data))
    for keys, steps in (*waiting.items(), *((keys, []) for keys in there)):
        slots, told = groups[OTHER if keys[0] in {SELLERS, SITE} else REST]
        if found := tuple(slots_for(data, case.shop.vocabulary, keys)):
            slots.update({slot.path: _filled(case, data, slot) for slot in found})
            told += steps
    for each in shown:
        held = {slot.path: _filled(case, data, slot) for slot in each.slots}
        slots, told = groups[each.name]
        groups[each.name] = {**held, **slots}, told
    return tuple(
        Waits(name, _begun_first(slots.values(), shown), tuple(dict.fromkeys(steps)))
        for name, (slots, steps) in groups.items()
        if slots
    )


def _begun_first(slots: Iterable[Slot], shown: Sequence[Waits]) -> tuple[Slot, ...]:
    """Of whom something is known already before whom nobody knows; what is shown moves no more."""
    slots = tuple(slots)
    begun = {slot.path[:-1] for slot in slots if slot.value}
    return slots if shown else tuple(sorted(slots, key=lambda slot: slot.path[:-1] not in begun))


def _reasons(case: OpenCase, today: date) -> Iterator[tuple[str, str]]:
    """The step, and what it waits for."""
    composed = composition_of(case, today)
    for _, sheet in composed.papers:
        if sheet.code == MISSING:
            yield from ((sheet.channel.name, text) for text in sheet.missing)
        elif sheet.code in SHUT.values():
            told = (*sheet.missing, *([sheet.changes] if sheet.changes else []))
            opens = [text for text in told if any(tuple(n.split(".")) in OPENS for n in names_in(text))]
            yield from ((sheet.channel.name, text) for text in opens)


def half_written(data: Mapping[str, Any], vocabulary: Vocabulary) -> Iterator[tuple[str, ...]]:
    """What must stand beside what was written here, by its keys: without it the file is no case, and no paper tells of it."""
    for top in (SELLERS, SITE, COURT, "委托代理人", "和解"):
        found = dict.fromkeys(_lacking(data.get(top), (top,), vocabulary))
        # What a site is called everybody knows who used it: a card asks for it, and nobody need look it up.
        yield from (keys for keys in found if keys != (SITE, "名称"))


def half_written_at(data: Mapping[str, Any], vocabulary: Vocabulary) -> frozenset[Path]:
    """The places that are asked for in the parts of this module because what stands beside them was written."""
    every = half_written(data, vocabulary)
    return frozenset(slot.path for keys in every for slot in slots_for(data, vocabulary, keys))


def written(data: Mapping[str, Any]) -> Iterator[tuple[str, ...]]:
    """What of it stands in the file, by its keys: a slip of the pen is put right where it was made."""
    sellers = data.get(SELLERS)
    # One that is a file of its own stands here by its name.
    if any(
        isinstance(each, str) or at(each, PARTY[1:])
        for each in (sellers if isinstance(sellers, list) else ())
    ):
        yield PARTY
    if isinstance(at(data, OPERATOR), dict):
        yield OPERATOR
    court = data.get(COURT)
    yield from ((COURT, str(key)) for key in (court if isinstance(court, dict) else ()))


def _lacking(held: Any, keys: tuple[str, ...], vocabulary: Vocabulary) -> Iterator[tuple[str, ...]]:
    if isinstance(held, list):
        for each in held:
            yield from _lacking(each, keys, vocabulary)
    elif isinstance(held, dict) and held:
        missing = [(*keys, key) for key in required(vocabulary, keys) if not held.get(key)]
        yield from [keys] if missing and keys in {PARTY, OPERATOR} else missing
        for key, below in held.items():
            yield from _lacking(below, (*keys, str(key)), vocabulary)


def slots_for(data: Mapping[str, Any], vocabulary: Vocabulary, keys: Sequence[str]) -> Iterator[Slot]:
    """The places that a name of the file (卖家.主体) means, in a case of these entries; none where it is no place to type in."""
    for path, whose in _paths(data, tuple(keys)):
        if path[-1] in {PARTY[1], OPERATOR[1]}:
            yield from _of_firm(data, vocabulary, path, whose)
        elif keys[-1] != PROOFS and meaning(vocabulary, path) and not keys_of(vocabulary, path):
            yield _slot(vocabulary, path, f"{whose}{'的'.join(keys[1:])}")


def _of_firm(data: Mapping[str, Any], vocabulary: Vocabulary, path: Path, whose: str) -> Iterator[Slot]:
    """What is asked of a firm; a person has no number, a 个体工商户 is sued with the name of who runs it."""
    kind = at(data, (*path, KIND))
    keys = [key for key in OF_FIRM if kind != PERSON or key != "统一社会信用代码"]
    if kind == SOLE:
        keys.insert(2, SOLE_TRADER)
    owner = "平台经营者的" if path[-1] == OPERATOR[1] else whose or "卖家的"
    yield from (_slot(vocabulary, (*path, key), f"{owner}{CALLED.get(key, key)}") for key in keys)


def _paths(data: Mapping[str, Any], keys: tuple[str, ...]) -> Iterator[tuple[Path, str]]:
    """The places with whose they are: of every entry of a list that has nothing there yet."""
    head, rest = keys[0], keys[1:]
    if head == "法定代理人":
        yield ("消费者", *keys), "家长（法定代理人）的"
    elif head in {SELLERS, ORDERS}:
        entries = entries_of(data, head) or ({},)
        for number, entry in enumerate(entries):
            path: Path = (head, number, *rest)
            if (head, *rest) == PARTY or known(_text(at(entry, rest))) is None:
                yield path, _whose(head, number, entry) if len(entries) > 1 else ""
    else:
        yield keys, {SITE: "平台的", COURT: "法院的"}.get(head, "" if len(keys) == 1 else f"{head}的")


def _whose(head: str, number: int, entry: Mapping[str, Any]) -> str:
    if head == ORDERS:
        return f"{order_name(number + 1)}的"
    return f"卖家“{entry.get('店铺名')}”的" if entry.get("店铺名") else f"第 {number + 1} 家卖家的"


def _text(value: Any) -> str | None:
    """What stands there in words; a firm that is written out is asked for what it lacks."""
    if isinstance(value, dict):
        return None
    return str(value) if value not in (None, "") else None


def _slot(vocabulary: Vocabulary, path: Path, label: str) -> Slot:
    return Slot(path, label, hint=meaning(vocabulary, path), choices=choices(vocabulary, path))


def _filled(case: OpenCase, data: Mapping[str, Any], slot: Slot) -> Slot:
    """With what stands there; of a party that is a file of its own, in that file."""
    own = any(isinstance(at(data, slot.path[:deep]), str) for deep in range(1, len(slot.path)))
    value = case.value(slot.path) if own else at(data, slot.path)
    return replace(slot, value=value if isinstance(value, str) and value != UNKNOWN else "")


def asked(vocabulary: Vocabulary, name: str) -> bool:
    """Whether this room has a place for a name of the file."""
    return any(True for _ in slots_for({}, vocabulary, name.split(".")))


def steps_told(steps: Iterable[str]) -> str:
    """Which steps wait."""
    return f"等着它的：{'、'.join(steps)}" if steps else ""
