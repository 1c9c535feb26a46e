"""The command `log read`: a reply that was received becomes a proposal for the diary, shown, asked about, and written."""

import json
import os
import sys
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

import click

from kameng_docs.cli.arguments import cases_option, format_option, today_option
from kameng_docs.cli.chinese import OneOf, Whole, option
from kameng_docs.cli.diary import Asked, channel_named, finish, opened, refuse
from kameng_docs.cli.log import OTHERS, STATES, by_option, log
from kameng_docs.cli.numbers import Happened, Moment
from kameng_docs.cli.printing import Counting
from kameng_docs.cli.reply_taken import PASTED_NAME, read_rows, taken

if TYPE_CHECKING:
    from kameng_docs.custody.journal import Answer, Copies, Given, Opened, Question
    from kameng_docs.reading.proposals import Read
    from kameng_docs.reading.replies.steps import Fit


@dataclass(frozen=True)
class Received:
    """What the author handed over, what was read in it, and of which step it is. `path` is None for pasted text; `words` is all
    that stands in it.
    """

    read: "Read"
    name: str
    content: bytes
    path: Path | None
    fit: "Fit"
    words: str = ""


@log.command(name="read")
@click.argument("case", metavar="CASE")
@click.argument("file", metavar="FILE")
@option("--channel", default="", help="是哪个渠道答复的，例如 12315；认不出来的才要写")
@option("--step", type=Whole(), default=None, help="是“进度”里的第几步；有几步都可能的才要写")
@option("--state", type=OneOf(STATES), default=None, help="处理到哪一步了；读不准的才要写")
@by_option
@option("--at", type=Moment(), default=None, help="哪一天收到的；信上落款的日期不是收到的日期")
@option("--number", default="", help="受理编号、投诉编号、案号；要换掉原来的才写")
@option("--accepted", type=Happened(), default=None, help="受理日期，读错了才写")
@option("--closed", type=Happened(), default=None, help="办结日期，读错了才写")
@option("--outcome", default="", help="答复的要点，用原话；读得不好才写")
@option("--no-copy", is_flag=True, help="不留存收到的这一份")
@option("--force", is_flag=True, help="里面写着别的案件的人的姓名、号码，也原样留存、写进去")
@option("--yes", is_flag=True, help="不再问，直接写；还有要您说的，就停下来告诉您")
@format_option
@today_option
@cases_option
def read(
    *, case: str, file: str, channel: str, step: int | None, state: str | None, by: str | None, at: str | None, number: str,
    accepted: date | None, closed: date | None, outcome: str, no_copy: bool, force: bool, yes: bool, shape: str,
    made_on: date | None, cases_folder: Path,
) -> None:  # fmt: skip
    """收到了答复：读出是谁、哪天、答了什么、属于哪一步，给您看过再写进进度。FILE 是文字、邮件、截图、PDF；写 - 就是粘贴。"""
    from kameng_docs.custody import journal

    asked = Asked(case, channel, cases_folder, made_on, shape, yes)
    before = opened(asked)
    given = journal.Given(
        state or "", at or "", number.strip(), _iso(accepted), _iso(closed), outcome.strip(), by or ""
    )
    found = _received(file, before, asked, step)
    _show(asked, before, found)
    found, given = _asked_about(asked, before, found, given)
    place = found.fit.steps[0]
    mine = before.case.progress[place]
    office = journal.at_an_office(before.shop, mine)
    answer = journal.answered(found.read, mine, given, before.today, office=office)
    _tell(before, place, answer)
    day = answer.entry.get("答复时间", before.today.isoformat())
    copies = None if no_copy else _copies(before, found, place, day)
    if not force:
        _refuse_others(before, found, copied=copies is not None, outcome=answer.entry.get("结果", ""))
    proposal = journal.replied(before, place, answer.entry)
    finish(asked, proposal, copies, {"read": _data(found), "asked": []})
    _tell_what_next(asked, found, copies, day)


def _iso(day: date | None) -> str:
    return day.isoformat() if day else ""


def _received(file: str, before: "Opened", asked: Asked, step: int | None) -> Received:
    """What was handed over, read."""
    path, content = taken(file)
    read, words = read_rows(file, path, content, before.today)
    name = path.name if path else PASTED_NAME
    return Received(read, name, content, path, _fit(before, read, asked, step), words)


def _fit(before: "Opened", read: "Read", asked: Asked, step: int | None) -> "Fit":
    """Of which step it is, as the author says or as it was read."""
    from kameng_docs.cli.reply_told import no_step_told
    from kameng_docs.reading.replies.steps import Fit, channel_heard, fit_of

    steps = before.case.progress
    if step is not None:
        if step > len(steps):
            raise click.UsageError(f"“进度”里只有 {len(steps)} 步，没有第 {step} 步")
        return Fit((step - 1,), "您写的", clear=True)
    slug, word = channel_named(before.shop, asked.channel) if asked.channel else ("", "")
    fit = fit_of(read, before.case, before.shop.channel_words, slug, word)
    if not fit.steps:
        called = word or channel_heard(read, before.shop.channel_names)
        raise click.UsageError(no_step_told(before.file.stem, called, fit, steps))
    return fit


def _show(asked: Asked, before: "Opened", found: Received) -> None:
    from kameng_docs.cli.reply_told import as_text

    steps = dict(enumerate(before.case.progress))
    told = as_text(found.read, before.shop.channel_names, found.fit, steps)
    click.echo(told, err=asked.shape == "json")


def _asked_about(asked: Asked, before: "Opened", found: Received, given: "Given") -> "tuple[Received, Given]":
    """Every question put and answered; where nobody can answer, all of them told with their options."""
    while questions := _questions(before, found, given):
        if asked.yes or not sys.stdin.isatty():
            _stop(asked, found, questions)
        question = questions[0]
        answer = answer_to(question)
        if question.option == "--step":
            found = replace(found, fit=replace(found.fit, steps=(int(answer) - 1,), clear=True))
        else:
            given = replace(given, **{question.option.removeprefix("--"): answer})
    return found, given


def _questions(before: "Opened", found: Received, given: "Given") -> "tuple[Question, ...]":
    from kameng_docs.cli.reply_told import step_told
    from kameng_docs.custody import journal
    from kameng_docs.reading.replies.steps import UNSURE

    paid = [order.paid for order in before.case.orders]
    first = before.case.progress[found.fit.steps[0]]
    office = found.fit.clear and journal.at_an_office(before.shop, first)
    rest = journal.questions(found.read, given, before.today, STATES, paid, office=office)
    if found.fit.clear:
        return rest
    told = "；".join(step_told(i, before.case.progress[i]) for i in found.fit.steps)
    numbers = tuple(str(i + 1) for i in found.fit.steps)
    why = found.fit.why + ("（也可以用 --channel 写明）" if found.fit.why == UNSURE else "")
    return (journal.Question("--step", f"{why}，是哪一步：{told}", numbers), *rest)


def answer_to(question: "Question") -> str:
    """Ask until the answer is one; nothing is preset."""
    while True:
        typed = str(click.prompt(question.text, err=True, prompt_suffix="？ ")).strip()
        try:
            if question.option == "--at":
                return Moment().convert(typed, None, click.get_current_context(silent=True))
        except click.UsageError as error:
            click.echo(error.message, err=True)
            continue
        if typed and (not question.choices or typed in question.choices):
            return typed
        click.echo(f"写其中一个：{'、'.join(question.choices)}", err=True)


def _stop(asked: Asked, found: Received, questions: "tuple[Question, ...]") -> NoReturn:
    if asked.shape == "json":
        told = [
            {"option": each.option, "text": each.text, "choices": list(each.choices)} for each in questions
        ]
        click.echo(json.dumps({"case": asked.case, "read": _data(found), "asked": told}, ensure_ascii=False))
    raise still_asked(questions)


def still_asked(questions: "tuple[Question, ...]") -> click.UsageError:
    """What must be said before anything is written, with its options."""
    lines = "\n".join(f"  {each.option}：{each.text}" for each in questions)
    return click.UsageError(f"没有写：还有要您说的，加上再运行一次：\n{lines}")


def _data(found: Received) -> dict[str, object]:
    from kameng_docs.cli.reply_told import as_data

    return as_data(found.read, found.fit)


def _refuse_others(before: "Opened", found: Received, *, copied: bool, outcome: str) -> None:
    """Ends the command where the names or numbers of other people would be put into this case."""
    from kameng_docs.custody.many import others_kept

    kept = f"{found.words}\n{outcome}" if copied else outcome
    told = others_kept(before, found.words, kept, Counting(OTHERS))
    if told is None:
        return
    way = "涂去别人的姓名、号码，另存一份再记；" if copied else ""
    hint = f"{way}不留存、只写要点的，加 --no-copy --outcome 要点（只抄说这一件的话）；确实要原样放进去的，加 --force"
    refuse(replace(told, hint=hint))


def _tell(before: "Opened", place: int, answer: "Answer") -> None:
    from kameng_docs.custody import journal

    for each in answer.told:
        how = f"（{each.way}，加 {each.option}）" if each.option else ""
        click.echo(each.text + how, err=True)
    step = before.case.progress[place]
    if journal.displaced(step, answer.entry.get("结果", "")):
        click.echo(f"这一步原来记的结果“{step.outcome}”移进“经过”，两次都留着。", err=True)


def _copies(before: "Opened", found: Received, place: int, day: str) -> "Copies | None":
    """What came back, to be kept as it came; a file that lies in the case's folder is kept there already."""
    from kameng_docs.custody import journal

    root = before.file.parent / before.file.stem
    if found.path and os.path.realpath(found.path).startswith(os.path.realpath(root) + os.sep):
        return None
    channel = before.case.progress[place].channel
    kept = journal.copies_of_received(found.name, found.content, root, channel, date.fromisoformat(day[:10]))
    if isinstance(kept, journal.Refused):
        refuse(kept)
    return kept


def _tell_what_next(asked: Asked, found: Received, copies: "Copies | None", day: str) -> None:
    from kameng_docs.cli.reply_told import afterwards

    told = afterwards(found.read, copies, Path(found.name).stem, day)
    if told:
        click.echo(told, err=asked.shape == "json")
