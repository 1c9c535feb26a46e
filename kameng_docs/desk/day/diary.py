"""What was sent and what came back → 进度, by the journal's own rules, as one change of the desk that can be undone."""

from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any, get_args

from kameng_docs.case.story import StepState
from kameng_docs.case.typed import moment_of
from kameng_docs.custody import journal
from kameng_docs.custody.journal import Copies
from kameng_docs.custody.journal.places import KEY
from kameng_docs.custody.journal.splice import plain
from kameng_docs.custody.many import others_kept
from kameng_docs.desk.casefile.conflict import Conflict, Refused, Written
from kameng_docs.desk.casefile.opened import OpenCase
from kameng_docs.desk.day.todays import Offered
from kameng_docs.output import MadeFile, edited, read_manifest
from kameng_docs.reading.typed_moment import meant_by

STATE = "状态"
STATES: tuple[str, ...] = get_args(StepState)
FORMATS = ("pdf", "docx", "txt")
"""Of a paper in several formats that which is kept: what is printed before what is still changed."""
MOVED = Refused("“进度”刚才在别处改过，没有写", "看一看现在的，再记一次")
Result = Written | Refused


def steps_of(data: Mapping[str, Any]) -> list[Mapping[str, Any]]:
    """The steps of 进度 as they stand in the file; what is no step is an empty one, so that places stay."""
    steps = data.get(KEY)
    return [each if isinstance(each, dict) else {} for each in steps] if isinstance(steps, list) else []


def step_told(place: int, step: Mapping[str, Any]) -> str:
    """第 2 步：12315，2026-11-22 交的，编号 0042，已提交."""
    number = f"，编号 {step['编号']}" if step.get("编号") else ""
    at, state = step.get("提交", "不知道哪天"), step.get(STATE) or STATES[0]
    return f"第 {place + 1} 步：{step.get('渠道', '')}，{at} 交的{number}，{state}"


def moment_in(text: str, what: str, today: date, *, ahead: bool = False) -> str | Refused:
    """A day, or day and hour, as a case file takes it; nothing where nothing was typed. What is only meant is refused."""
    if not text.strip():
        return ""
    meant = meant_by(text, today, ahead=ahead)
    if meant.sure:
        return meant.value
    return Refused(f"{what}写的“{text.strip()}”还不能用", meant.asked(text))


def sent(
    case: OpenCase,
    out: Path,
    today: date,
    step: journal.Sent,
    papers: Sequence[Offered],
) -> Result:
    """One step more, with copies of `papers` as they lie in `out`; none of them: nothing is kept."""
    before = _opened(case, today)
    if isinstance(before, Refused):
        return before
    saw = case.version
    if not papers:
        return _written(case, saw, journal.new_step(before, step.entry), None)
    made = out / case.file.stem
    files = _files(made, papers)
    if isinstance(files, Refused):
        return files
    found = journal.handed_in(before, made, step, tuple(str(made / each.path) for each in files))
    if isinstance(found, Refused):
        return Refused(found.message, "看看“文书”里有没有做好的；没有留底的，勾上“没有留底”")
    return _written(case, saw, journal.new_step(before, found.entry), found.copies)


def answered(
    case: OpenCase,
    today: date,
    place: int,
    shown: Mapping[str, Any],
    given: journal.Given,
    *,
    kept: tuple[str, bytes] | None = None,
    kept_words: str = "",
    same: int | None = None,
) -> Result:
    """The step at `place`, which the author saw as `shown`, with what he says of it; `kept` is what he received, by name,
    and `kept_words` what stands in it, as far as it could be read.

    `same` is the place in 经过 where he noted this very answer before.
    """
    before = _opened(case, today)
    if isinstance(before, Refused):
        return before
    saw = case.version
    steps = steps_of(case.data)
    if steps[place : place + 1] != [shown]:
        # Others may have come before it.
        if steps.count(shown) != 1:
            return MOVED
        place = steps.index(shown)
    step = before.case.progress[place]
    office = journal.at_an_office(before.shop, step)
    entry = journal.progressed(step, given, today, office=office)
    if entry is None:
        return Refused("办结了，没有说是怎么结的", "在“现在到哪一步了”里选一项")
    if not entry:
        return Refused("还没有写什么", "写上答复的要点，或者选现在到哪一步了")
    day = date.fromisoformat((given.at or today.isoformat())[:10])
    copies: Copies | Refused | None = _of_others(before, given.outcome, kept_words if kept else "")
    if copies is None and kept is not None:
        copies = journal.copies_of_received(*kept, case.folder, step.channel, day)
    if isinstance(copies, Refused):
        return copies
    return _written(case, saw, journal.replied(before, place, entry, same), copies)


def _of_others(before: journal.Opened, outcome: str, kept_words: str) -> Refused | None:
    """Why it is not written: the words, or what is kept with them, tell of people of other cases."""
    words = f"{outcome}\n{kept_words}"
    told = others_kept(before, words, words, lambda _done, _of: None)
    if told is None or not kept_words:
        return told
    return Refused(told.message, f"{told.hint}。收到的那一份里写着的，先涂去，或者不留那一份")


def sellers_of(data: Mapping[str, Any]) -> tuple[str, ...]:
    """What several sellers are called in the file, or their places where they have no name; nothing where there is one."""
    held = data.get("卖家")
    sellers = held if isinstance(held, list) else []
    names = [each.get("店铺名") if isinstance(each, dict) else None for each in sellers]
    return tuple(str(name or place) for place, name in enumerate(names, 1)) if len(names) > 1 else ()


def said_already(case: OpenCase, today: date, words: str, at: str, seller: str = "") -> bool:
    """Whether the other side's words of that day, of several sellers those of `seller`, stand in the file already.

    `at` as `moment_in` gives it.
    """
    before, moment = _opened(case, today), moment_of(at)
    return (
        isinstance(before, journal.Opened)
        and moment is not None
        and journal.is_told(before.case, words, moment, seller)
    )


def said_partly(case: OpenCase, today: date, words: str, at: str) -> tuple[int, str] | None:
    """The place in 经过 and the words of an answer of that day that may be this one, told shorter or longer."""
    before, moment = _opened(case, today), moment_of(at or today.isoformat())
    if not words or moment is None or not isinstance(before, journal.Opened):
        return None
    place = journal.partly_told(before.case, words, moment)
    return None if place is None else (place, before.case.events[place].their_words or "")


def _opened(case: OpenCase, today: date) -> journal.Opened | Refused:
    """The case as it lies on the disk, which is then what the case has too."""
    case.refreshed()
    before = journal.opened(case.shop, case.file, today)
    return (
        _plainly(before, "案件文件里有要改的，先改好再记") if isinstance(before, journal.Faults) else before
    )


def _plainly(faults: journal.Faults, why: str) -> Refused:
    first = next(iter(faults.diagnostics), None)
    return Refused(f"{why}：{first.message}" if first else why, first.hint if first else "")


def _files(made: Path, papers: Sequence[Offered]) -> list[MadeFile] | Refused:
    """Of each paper the one file that is kept: that which its author changed, else the most finished."""
    manifest = read_manifest(made)
    found: list[MadeFile] = []
    for paper in papers:
        files = [
            each
            for each in (manifest.files if manifest else ())
            if (each.channel, each.document) == (paper.channel, paper.slug)
            and each.path.startswith(f"{paper.folder}/")
            and (made / each.path).is_file()
        ]
        if manifest is None or not files:
            return Refused(f"“{paper.name}”还没有做好", "等它做好；没有留底的，勾上“没有留底”")
        found.append(min(files, key=lambda file: (not edited(made, file, manifest), _rank(file))))
    return found


def _rank(file: MadeFile) -> int:
    return FORMATS.index(file.format) if file.format in FORMATS else len(FORMATS)


def _written(
    case: OpenCase,
    saw: str,
    proposal: journal.Proposal | journal.Faults | Refused,
    copies: journal.Copies | None,
) -> Result:
    """The copies first, then the file that names them; where it cannot be written they go again.

    An undo leaves them: what was sent stays what it was, and the same entry, done again, takes them.
    """
    if isinstance(proposal, journal.Faults):
        return _plainly(proposal, "照这样写，案件文件就错了，所以没有写")
    if isinstance(proposal, Refused):
        return proposal
    there = copies is not None and copies.are_there()
    try:
        if copies:
            copies.write()
    except OSError as error:
        return Refused(f"留存不下来：{error.strerror or error}", "看看磁盘是不是满了，文件夹是不是只读")
    result = case.replace(plain(proposal.after), saw)
    if copies and not there and not isinstance(result, Written):
        copies.take_back()
    # To choose the text that names copies which went again would be no choice.
    return MOVED if isinstance(result, Conflict) else result
