"""One reply, many cases → what would be written into which step of each, and which are left alone, with the reason."""

from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path

from kameng_docs.case.part import day_of
from kameng_docs.custody import journal
from kameng_docs.custody.journal import Opened
from kameng_docs.custody.many.before import step_with
from kameng_docs.custody.many.lines import (
    Already,
    Entering,
    LeftOut,
    Line,
    Progress,
    is_over,
    refused,
    unreadable,
)
from kameng_docs.custody.many.named import (
    apart,
    kept_with,
    meant_for_others,
    named_of,
    strangers_to,
)
from kameng_docs.custody.many.others import told_of
from kameng_docs.custody.many.reply import Asked, Reply, copies_in, entered_before, entry_of, left_open
from kameng_docs.pipeline import Workshop
from kameng_docs.reading.replies.steps import OPEN, UNSURE, Fit, channel_heard, fit_of

# What to do where a letter names others beside: their names and numbers are not this one's to keep.
ONE_BY_ONE = (
    "只记这一件的：kameng-docs log reply {} 渠道 要点（只抄说这一件的话）；"
    "几件都一样的，涂去别人的姓名、号码，另存一份再记；确实要原样放进去的，加 --force"
)
APART = "信里有一句只说其中几件怎么处理，这一件到了哪一步看不准"


def reply_lines(
    shop: Workshop, files: Sequence[Path], reply: Reply, asked: Asked, heard: Progress
) -> Iterator[Line]:
    """A line for each case, in their order. Nothing is written."""
    for number, file in enumerate(files, 1):
        heard(number, len(files))
        before = journal.opened(shop, file, asked.today)
        mine = reply.of(file.stem)
        yield unreadable(file) if isinstance(before, journal.Faults) else _line(before, mine, asked)


def _line(before: Opened, reply: Reply, asked: Asked) -> Line:
    others = _of_others(before, reply, asked)
    if isinstance(others, LeftOut):
        return others
    said = asked.steps.get(before.file.stem)
    if said is None and (place := entered_before(reply, before)) is not None:
        return Already(before.file, place)
    fit = _fit(before, reply, said)
    if isinstance(fit, LeftOut):
        return fit
    return _into(fit.steps[0], before, reply, asked, told=(*others, *fit.doubts))


def _into(place: int, before: Opened, reply: Reply, asked: Asked, *, told: tuple[str, ...]) -> Line:
    """The line of a case of which the step is known."""
    file = before.file
    entry, more = entry_of(reply, before, place)
    if not entry or step_with(before, place, entry):
        return Already(file, place)
    if open_part := left_open(reply, before, place, asked.states):
        return LeftOut(file, open_part, f"单独记：kameng-docs log read {file.stem}；几件都一样的，加 --state")
    copies = copies_in(reply, before, place, entry.get("答复时间", before.today.isoformat()))
    if isinstance(copies, journal.Refused):
        return refused(file, copies)
    proposal = journal.replied(before, place, entry)
    if not isinstance(proposal, journal.Proposal):
        return refused(file, proposal)
    step = before.case.progress[place]
    return Entering(file, place, step, entry, proposal, copies, (*told, *more))


def _of_others(before: Opened, reply: Reply, asked: Asked) -> LeftOut | tuple[str, ...]:
    """What the words tell of other cases: a reason to leave this one alone, or only to be known."""
    file = before.file
    mine = named_of(reply.words, reply.kept, file.stem, before.case)
    strangers = strangers_to(mine, asked.named)
    if not asked.force and (meant := meant_for_others(mine, strangers)):
        return LeftOut(
            file, f"这份答复写的是别的案件的人：{told_of(meant, mine)}", "确实也是给这一件的，加 --force"
        )
    if not asked.force and (kept := kept_with(mine, strangers)):
        return LeftOut(file, f"里面也写着别的案件的人：{told_of(kept, mine)}", ONE_BY_ONE.format(file.stem))
    if not reply.is_told and not reply.given.state and apart(mine, asked.named):
        return LeftOut(
            file, APART, f"单独记：kameng-docs log reply {file.stem} 渠道 要点；几件都一样的，加 --state"
        )
    return tuple(f"里面也写着别的案件的人：{each.told(mine.own)}" for each in strangers)


def _fit(before: Opened, reply: Reply, said: int | None) -> Fit | LeftOut:
    """The one step that is meant and still waits for an answer, or that the author names."""
    file, steps = before.file, before.case.progress
    if said is not None:
        if 0 < said <= len(steps):
            return Fit((said - 1,), "您写的", clear=True)
        return LeftOut(
            file, f"“进度”里只有 {len(steps)} 步，没有第 {said} 步", f"改 --step {file.stem}= 后面的数"
        )
    fit = fit_of(reply.read, before.case, before.shop.channel_words, reply.slug, reply.word)
    if not fit.steps:
        why = fit.why if steps else "“进度”里一步也没有"
        word = reply.word or channel_heard(reply.read, before.shop.channel_names) or "渠道"
        return LeftOut(file, why, f"先记交了什么：kameng-docs log sent {file.stem} {word}")
    told = "；".join(f"第 {i + 1} 步 {steps[i].channel}（{steps[i].state}）" for i in fit.steps)
    way = f"是第几步，写明：--step {file.stem}={fit.steps[0] + 1}"
    if not fit.clear:
        way = f"写明是谁答复的：--channel 渠道；或者{way}" if fit.why == UNSURE else way
        return LeftOut(file, f"{fit.why}：{told}", way)
    return LeftOut(file, why, way) if (why := _against(before, reply, fit.steps[0])) else fit


def _against(before: Opened, reply: Reply, place: int) -> str:
    """Why the step would not be one that waits for this answer; empty where it does."""
    step = before.case.progress[place]
    first, day = day_of(step.submitted_at), _day(reply, before, place)
    if step.state not in OPEN:
        return f"第 {place + 1} 步 {step.channel} 已经有结果：{step.state}"
    if day < first:
        return f"第 {place + 1} 步 {step.channel} {first} 才交，这份答复是 {day} 的"
    if is_over(before.shop, before.file, before.today):
        return "这一件已经了结"
    return ""


def _day(reply: Reply, before: Opened, place: int) -> date:
    """The day on which it was answered, or taken in; today where neither is told."""
    entry, _ = entry_of(reply, before, place)
    told = entry.get("答复时间") or entry.get("受理日期") or before.today.isoformat()
    return date.fromisoformat(told[:10])
