"""The lines of the chats of a case, to be attached to an answer by one click: their words, their time, the exhibit."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from difflib import get_close_matches
from pathlib import Path
from typing import Any

from kameng_docs.desk.given.kept import Kept
from kameng_docs.desk.likeness import alike
from kameng_docs.evidence.kinds import ACCEPTED, kind_of
from kameng_docs.law.fact_names import REFUSED
from kameng_docs.reading.chats import read_chat
from kameng_docs.reading.heard import HEARD, is_excuse
from kameng_docs.reading.proposals import Place, Read, Side, Words
from kameng_docs.starting.material import Seen, Standing
from kameng_docs.starting.telling import cited

AT, QUOTED, PROOFS = "时间", "原话", "证据"
# A line that the words of heard.yaml or of an excuse tell comes before all that only sound alike.
_TOLD, _SIDE = 1000.0, 3.0
EVENTS, SAID = "经过", ("我说", "对方原话")
SAME = 0.9
"""From this share of characters on, a sentence of the file is the line put right: a sign or two were misread."""
LIKELY = 3
"""So many lines are shown at once; the others below them."""


@dataclass(frozen=True)
class Bubble:
    """One line. `proof` is how an answer cites it; empty while its file is no exhibit. `attached`: the answer has it."""

    who: str
    words: str
    at: str
    place: Place
    proof: str = ""
    attached: bool = False
    likely: bool = False


@dataclass(frozen=True)
class Spoken:
    """What somebody said, and the exhibit that shows it."""

    words: Words
    proof: str


def spoken(kept: Kept, data: Mapping[str, Any], folder: Path) -> tuple[Spoken, ...]:
    """Every line of the chats that were read, and of those among the exhibits that can be read without looking at a picture."""
    standing = Standing(data)
    of = {file: name for name, files in standing.exhibits.items() for file in files}
    read = {each.file for each in kept.found.reads}
    me = kept.me or standing.me
    seen = dict(kept.found.seen)
    reads = list(kept.found.reads)
    for file in of:
        if file not in read and (chat := _chat(folder, file, me)) is not None:
            reads.append(chat)
            seen[file] = Seen(lines=True)
    found = [each for one in reads for each in one.words if each.side is not Side.SYSTEM]
    told = _told(data)
    return tuple(Spoken(_as_put_right(each, told), _cited(each, of, seen)) for each in found)


def _told(data: Mapping[str, Any]) -> frozenset[str]:
    """What the case file says was said."""
    events = data.get(EVENTS)
    entries = [each for each in (events if isinstance(events, list) else ()) if isinstance(each, dict)]
    return frozenset(str(each[key]) for each in entries for key in SAID if each.get(key))


def _as_put_right(words: Words, told: frozenset[str]) -> Words:
    """A line that its author put right where it was confirmed is offered as he wrote it, not as it was read."""
    if words.words in told:
        return words
    close = get_close_matches(words.words, told, 1, SAME)
    return replace(words, words=close[0]) if close else words


def _chat(folder: Path, file: str, me: str) -> Read | None:
    path = folder / file
    if Path(file).name != file or path.is_symlink():
        return None
    try:
        kind = kind_of(path)
        return read_chat(path, me) if kind in ACCEPTED and ACCEPTED[kind].family == "chat" else None
    except OSError:
        return None


def _cited(words: Words, of: Mapping[str, str], seen: Mapping[str, Seen]) -> str:
    name = of.get(words.place.file, "")
    return cited(words, name, numbered=seen.get(words.place.file, Seen()).lines) if name else ""


def bubbles_of(
    name: str, ask: str, every: Sequence[Spoken], entry: Mapping[str, Any], wants: Sequence[str]
) -> tuple[Bubble, ...]:
    """The lines for the fact `name`, those that may answer it first; `entry` is what its answer holds.

    Where its words are not wanted, lines that make no difference to the answer are one.
    """
    ranked = sorted(every, key=lambda each: -_near(name, ask, each.words))
    if QUOTED not in wants and not entry.get(QUOTED):
        groups: dict[object, list[Spoken]] = {}
        for each in ranked:
            words = each.words
            alone = not (each.proof and words.at)
            groups.setdefault(id(each) if alone else (each.proof, words.at), []).append(each)
        every_group = list(groups.values())
    else:
        every_group = [[each] for each in ranked]
    quoted = QUOTED in wants
    return tuple(
        _bubble(group, entry, likely=place < LIKELY, quoted=quoted) for place, group in enumerate(every_group)
    )


def _bubble(group: Sequence[Spoken], entry: Mapping[str, Any], *, likely: bool, quoted: bool) -> Bubble:
    each = group[0]
    words = each.words
    names = list(dict.fromkeys(_who(one.words) for one in group))
    told = "；".join(
        f"{_who(one.words)}说“{one.words.words}”" if len(names) > 1 else one.words.words for one in group
    )
    attached = _is_attached(each, entry, quoted=quoted)
    return Bubble("和".join(names), told, words.at, words.place, each.proof, attached, likely)


def _who(words: Words) -> str:
    return str(words.side) if words.side in {Side.ME, Side.OTHER} else words.who


def _is_attached(each: Spoken, entry: Mapping[str, Any], *, quoted: bool) -> bool:
    """Whether the answer says what one click on this line would have it say; with `quoted` its words are wanted."""
    proofs = _texts(entry.get(PROOFS))
    if each.proof and each.proof not in proofs:
        return False
    if QUOTED in entry and entry[QUOTED] is not None:
        return str(entry[QUOTED]).strip() == each.words.words.strip()
    if quoted:
        return False
    same_time = str(entry.get(AT) or "") == each.words.at
    return bool(each.proof) and same_time


def told_in_chats(name: str) -> bool:
    """Whether a fact is something that was said, so that a line of a chat may answer it."""
    heard = HEARD.only()
    return name == REFUSED or name in heard.facts or name in heard.asked


def _near(name: str, ask: str, words: Words) -> float:
    """How likely a line answers the fact."""
    told = HEARD.only().facts.get(name)
    by_rule = told.said_in(words) if told else name == REFUSED and is_excuse(words)
    mine = name.startswith("我")
    side = words.side is (Side.ME if mine else Side.OTHER)
    return _TOLD * by_rule + _SIDE * side + alike(words.words, f"{name}。{ask}")


def attaching(bubble: Bubble, entry: Mapping[str, Any], wants: Sequence[str]) -> dict[str, Any]:
    """What an answer that holds `entry` says after a click on this line: by key, None for what goes.

    A second click takes off what the first one set. Words are set where the question wants them.
    """
    proofs = _texts(entry.get(PROOFS))
    if bubble.attached:
        rest = tuple(each for each in proofs if each != bubble.proof)
        return dict(_gone(bubble, entry)) | {PROOFS: rest or None}
    changes: dict[str, Any] = {AT: bubble.at} if bubble.at else {}
    if QUOTED in wants:
        changes[QUOTED] = bubble.words
    if bubble.proof and bubble.proof not in proofs:
        changes[PROOFS] = (*proofs, bubble.proof)
    return changes


def _gone(bubble: Bubble, entry: Mapping[str, Any]) -> Iterator[tuple[str, None]]:
    for key, value in ((AT, bubble.at), (QUOTED, bubble.words)):
        if value and str(entry.get(key) or "").strip() == value.strip():
            yield key, None


def _texts(value: Any) -> tuple[str, ...]:
    if isinstance(value, str):
        return (value,)
    return tuple(str(each) for each in value) if isinstance(value, list | tuple) else ()
