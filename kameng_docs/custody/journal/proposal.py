"""A case file and a step → the file as it would be, found valid, with the difference to be shown."""

import difflib
from collections.abc import Mapping, Sequence
from copy import deepcopy
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from pathlib import Path
from typing import Any

from kameng_docs.case.model import Case
from kameng_docs.case.part import day_of, instant_of
from kameng_docs.custody.journal.places import KEY, appended, changed
from kameng_docs.custody.journal.refused import Refused
from kameng_docs.custody.journal.scalars import Entry, in_lines
from kameng_docs.custody.journal.splice import Splice, plain, spliced
from kameng_docs.diagnostics import Diagnostic, has_errors, of_case
from kameng_docs.pipeline import Workshop, case_of
from kameng_docs.rules import check_case
from kameng_docs.source import Source, read_bytes
from kameng_docs.source.characters import FORBIDDEN

# The slug under which kameng_docs/channels/other_channels.yaml gathers what has none of its own.
OTHER = "other"


@dataclass(frozen=True)
class Opened:
    """A valid case, and the bytes it was read from. `errors` are those that rules find in it already."""

    shop: Workshop
    file: Path
    content: bytes
    case: Case
    source: Source
    today: date

    @property
    def errors(self) -> list[Diagnostic]:
        """What the rules have against the case as it stands; that hinders its papers, not its diary."""
        return _errors(self.case, self.source, self.today)


@dataclass(frozen=True)
class Faults:
    """Why nothing is written: what is wrong with the case file, or would be, and the texts to quote from."""

    diagnostics: Sequence[Diagnostic]
    texts: Mapping[str, str]


@dataclass(frozen=True)
class Proposal:
    """The case file before and after; of 进度, `step` is the whole step as it would stand there, `number` its place from 0."""

    file: Path
    before: bytes
    after: bytes
    number: int = -1
    step: Mapping[str, Any] = field(default_factory=dict)

    def difference(self) -> list[str]:
        """The lines that change and three around them, as `diff -u` prints them."""
        old, new = (plain(content).split("\n") for content in (self.before, self.after))
        return list(difflib.unified_diff(old, new, f"改前 {self.file}", f"改后 {self.file}", lineterm=""))


def opened(shop: Workshop, file: Path, today: date) -> Opened | Faults:
    """The case in `file`, or every fault of form for which it cannot be added to."""
    content = _bytes(file)
    case, source, found, texts = case_of(shop, file, content)
    if case is None or source is None or content is None:
        return Faults(of_case(found, file.stem), texts)
    return Opened(shop, file, content, case, source, today)


def steps_through(case: Case, slugs: Mapping[str, str], slug: str, word: str) -> list[int]:
    """The places of the steps through the channel `slug`.

    `slugs` gives slugs by an author's words. What has no channel of its own (邮件, 电话客服) is told apart by `word`.
    """
    return [
        number
        for number, step in enumerate(case.progress)
        if slugs[step.channel] == slug and (slug != OTHER or step.channel == word)
    ]


def newest_of(case: Case, places: Sequence[int]) -> int | None:
    """Of these steps that which was submitted last; of one day's, the later in the file."""
    steps = [(day_of(case.progress[i].submitted_at), _hour(case.progress[i].submitted_at), i) for i in places]
    last = max((day for day, _, _ in steps), default=None)
    of_day = [(hour, number) for day, hour, number in steps if day == last]
    if not of_day:
        return None
    # Without an hour nobody knows which came first: then the order of the file counts.
    return max(of_day)[1] if all(hour for hour, _ in of_day) else of_day[-1][1]


def new_step(before: Opened, entry: Entry) -> Proposal | Faults | Refused:
    """The file with one step more."""
    if fault := _unprintable(entry):
        return fault
    data = raw(before.content)
    data[KEY] = [*(data.get(KEY) or []), _as_data(entry)]
    return _proposed(before, appended(plain(before.content), entry), data, len(data[KEY]) - 1)


def changed_step(before: Opened, number: int, entry: Mapping[str, str]) -> Proposal | Faults | Refused:
    """The file with other values in the step `number`."""
    if fault := _unprintable(entry):
        return fault
    data = raw(before.content)
    data[KEY][number] |= _as_data(entry)
    return _proposed(before, changed(plain(before.content), number, entry), data, number)


def _proposed(
    before: Opened, splices: list[Splice], wanted: dict[str, Any], number: int
) -> Proposal | Faults | Refused:
    """The file with one step of 进度 that is new or changed."""
    step = wanted[KEY][number]
    by_hand = in_lines({k: tuple(v) if isinstance(v, list) else v for k, v in step.items()}, 2)
    refused = Refused(f"案件文件的写法特殊，程序不敢往“{KEY}”里插", f"自己写进去：\n{by_hand}")
    found = proposed(before, splices, wanted, refused)
    return replace(found, number=number, step=step) if isinstance(found, Proposal) else found


def proposed(
    before: Opened, splices: list[Splice], wanted: dict[str, Any], refused: Refused
) -> Proposal | Faults | Refused:
    """Only what reads as `wanted`, is valid, and brings no new fault of a rule; `refused` where it reads otherwise."""
    after = spliced(before.content, splices)
    if after == before.content:
        return Refused("案件文件里已经这样写着，没有要改的", "要改别的，写上要改的那一项")
    if _trimmed(raw(after)) != _trimmed(wanted):
        return refused
    return read_as(before, after)


def read_as(before: Opened, after: bytes) -> Proposal | Faults:
    """The file as these bytes: valid, and without a fault of a rule that it did not have before."""
    case, source, found, texts = case_of(before.shop, before.file, after)
    if case is None or source is None:
        return Faults(of_case(found, before.file.stem), texts)
    known = {(fault.code, fault.message) for fault in before.errors}
    new = [f for f in _errors(case, source, before.today) if (f.code, f.message) not in known]
    if new:
        return Faults(of_case(new, before.file.stem), texts)
    return Proposal(before.file, before.content, after)


def _errors(case: Case, source: Source, today: date) -> list[Diagnostic]:
    return [fault for fault in check_case(case, source, today) if has_errors([fault])]


def _bytes(file: Path) -> bytes | None:
    try:
        return file.read_bytes()
    except OSError:
        return None


def raw(content: bytes) -> dict[str, Any]:
    """What stands in the file itself, without what its references lead to; nothing where it cannot be read."""
    source, _ = read_bytes(content, shown_as="")
    data = source.data if source else None
    return deepcopy(data) if isinstance(data, dict) else {}


def _as_data(entry: Entry) -> dict[str, Any]:
    return {key: list(value) if isinstance(value, tuple) else value for key, value in entry.items()}


def _trimmed(value: Any) -> Any:
    """Without line breaks at the ends of texts: a block at the end of a file has none until something follows it."""
    if isinstance(value, dict):
        return {key: _trimmed(each) for key, each in value.items()}
    if isinstance(value, list):
        return [_trimmed(each) for each in value]
    return value.rstrip("\n") if isinstance(value, str) else value


def _unprintable(entry: Entry) -> Refused | None:
    for key, value in entry.items():
        for text in value if isinstance(value, tuple) else (value,):
            if FORBIDDEN.search(text):
                message = f"“{key}”里有看不见的控制字符，写进文书会出错"
                return Refused(message, "把这几个字重新输入一遍，不要从别处粘贴")
    return None


def _hour(moment: datetime | date) -> str:
    """HH:MM:SS, empty where no hour is known."""
    return f"{instant_of(moment):%H:%M:%S}" if isinstance(moment, datetime) else ""
