"""The command `log`: what was sent, what came back, and dates of it, written into the case file after asking."""

from collections.abc import Callable, Mapping
from dataclasses import fields, replace
from datetime import date
from functools import wraps
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from kameng_docs.cli.arguments import (
    cases_option,
    format_option,
    out_option,
    today_option,
)
from kameng_docs.cli.chinese import Group, OneOf, option
from kameng_docs.cli.diary import Asked, channel_named, finish, opened, refuse
from kameng_docs.cli.numbers import Happened, Moment
from kameng_docs.cli.printing import Counting

if TYPE_CHECKING:
    from kameng_docs.custody.journal import Opened

# The words of 状态 in kameng_docs/case/story.py: to print --help, the model is not loaded; a test compares them.
STATES = (
    *("已提交", "已受理", "不予受理", "已答复", "已拒绝", "被投诉方已答复", "被投诉方已拒绝"),
    *("部分解决", "已解决", "调解不成", "不予立案", "已撤回"),
)
OPEN = ("已提交", "已受理", "被投诉方已答复", "被投诉方已拒绝")
# Whose words an answer is.
OFFICE, RESPONDENT = "受理机构", "被投诉方"
by_option = option(
    "--by",
    type=OneOf((OFFICE, RESPONDENT)),
    default=None,
    help="谁答的：12315、消协、调解组织转来的是店家自己的答复，写 被投诉方，这一步就还在办；不写的照信上的署名",
)
OTHERS = "看答复里有没有别人的姓名、号码：第 {} 件，共 {} 件……"


def on_a_step(command: Callable[..., None]) -> Callable[..., None]:
    """Arguments CASE and CHANNEL and the common options, handed to the function as one `Asked`."""

    @wraps(command)
    def gathered(**given: Any) -> None:
        asked = Asked(**{field.name: given.pop(field.name) for field in fields(Asked)})
        command(asked, **given)

    yes_option = option("--yes", is_flag=True, help="不再问，直接写")
    for each in (yes_option, format_option, today_option, cases_option):
        gathered = each(gathered)
    return click.argument("case")(click.argument("channel")(gathered))


number_option = option("--number", default="", help="工单号、投诉编号、案号")
state_option = option("--state", type=OneOf(STATES), default=None, help="现在到哪一步了")
reply_by_option = option(
    "--reply-by", type=Moment(ahead=True), default=None, help="文书里要求对方最迟何时答复"
)

seller_option = option("--seller", default="", help="有几个卖家时：是哪一家，写店铺名或者第几个")


@click.group(cls=Group)
def log() -> None:
    """记进度：交了什么、对方怎么答的，写进案件文件；写之前给您看改动，问过才写。"""


@log.command()
@on_a_step
@option("--paper", "papers", multiple=True, help="交上去的文件，可以写几次；只有一份文书的不用写")
@option("--no-copy", is_flag=True, help="不留存交上去的文件（例如打的是电话）")
@option("--at", type=Moment(), default=None, help="什么时候交的，默认今天")
@number_option
@reply_by_option
@seller_option
@out_option
def sent(
    asked: Asked,
    *,
    seller: str,
    papers: tuple[str, ...],
    at: str | None,
    number: str,
    reply_by: str | None,
    out: Path,
    no_copy: bool,
) -> None:
    """交了一份：添一步进度，并把交上去的文件原样留存到 已提交/。CHANNEL 是渠道，例如 平台工单。"""
    from kameng_docs.custody import journal

    if no_copy and papers:
        raise click.UsageError("--paper 和 --no-copy 只能用一个")
    before = opened(asked)
    slug, word = channel_named(before.shop, asked.channel)
    moment = at or before.today.isoformat()
    sent = journal.Sent(slug, word, moment, number, reply_by or "", seller)
    if no_copy:
        finish(asked, journal.new_step(before, sent.entry))
        return
    found = journal.handed_in(before, out / before.file.stem, sent, papers)
    if isinstance(found, journal.Refused):
        refuse(found)
    for edited in found.edited:
        click.echo(f"{edited} 在生成以后被改过：留存的是改过的这一份。", err=True)
    finish(asked, journal.new_step(before, found.entry), found.copies)


@log.command()
@on_a_step
@click.argument("outcome")
@option("--at", type=Moment(), default=None, help="什么时候答复的，默认今天")
@state_option
@by_option
@seller_option
@option("--force", is_flag=True, help="答复里写着别的案件的人，也照写")
def reply(
    asked: Asked, *, outcome: str, at: str | None, state: str | None, by: str | None, seller: str, force: bool
) -> None:
    """对方答复了：写进这个渠道最近的一步。OUTCOME 是答复的要点，最好用原话。"""
    from kameng_docs.case.typed import moment_of
    from kameng_docs.custody import journal

    if not outcome.strip():
        raise click.UsageError("答复的要点是空的；对方没有答复的，不用记")
    before = opened(asked)
    place = _newest(before, asked.channel, seller)
    step = before.case.progress[place]
    if not force:
        _refuse_others(before, outcome)
    given = journal.Given(state or "", at or "", outcome=outcome.strip(), by=by or "")
    entry = journal.progressed(step, given, before.today, office=journal.at_an_office(before.shop, step))
    if journal.displaced(step, outcome.strip()):
        click.echo(f"这一步原来记的结果“{step.outcome}”移进“经过”，两次都留着。", err=True)
    if (told := journal.partly_told(before.case, outcome, moment_of(given.at) or before.today)) is not None:
        words = before.case.events[told].their_words
        click.echo(
            f"“经过”里这一天已经记了“{words}”：是同一句的，把其中一处改成和另一处一样，文书就只说一遍。",
            err=True,
        )
    finish(asked, journal.replied(before, place, entry or {}))


def _refuse_others(before: "Opened", words: str) -> None:
    """Ends the command where the words tell of people of other cases of the folder."""
    from kameng_docs.custody.many import others_kept

    told = others_kept(before, words, words, Counting(OTHERS))
    if told is not None:
        refuse(replace(told, hint=f"{told.hint}；确实要原样写的，加 --force"))


@log.command()
@on_a_step
@number_option
@state_option
@option("--accepted", type=Happened(), default=None, help="受理日期")
@option("--arrived", type=Happened(), default=None, help="送达日期，有凭据才写")
@option("--closed", type=Happened(), default=None, help="办结日期：终止调解、不予受理、结案的那天")
@reply_by_option
@seller_option
def update(
    asked: Asked,
    *,
    seller: str,
    number: str,
    state: str | None,
    reply_by: str | None,
    accepted: date | None,
    arrived: date | None,
    closed: date | None,
) -> None:
    """补记这个渠道最近的一步：编号、受理、送达、办结的日期，状态。"""
    from kameng_docs.custody import journal

    days = {"送达日期": arrived, "受理日期": accepted, "办结日期": closed}
    written = {key: day.isoformat() for key, day in days.items() if day}
    entry = _filled({"编号": number, "要求答复": reply_by, "状态": state, **written})
    if not entry:
        raise click.UsageError("没有写要补记什么，例如 --number 编号、--accepted 2026-11-22")
    before = opened(asked)
    place = _newest(before, asked.channel, seller)
    if not state and (implied := _state_after(before.case.progress[place].state, accepted, closed)):
        entry["状态"] = implied
    finish(asked, journal.changed_step(before, place, entry))


def _filled(entry: Mapping[str, str | None]) -> dict[str, str]:
    """What was given, without what was not."""
    return {key: value.strip() for key, value in entry.items() if value and value.strip()}


def _state_after(now: str, accepted: date | None, closed: date | None) -> str:
    """The state that a date alone tells of, none where it tells nothing new; how it ended must be said."""
    from kameng_docs.custody import journal

    state = journal.state_after(now, accepted=bool(accepted), closed=bool(closed))
    if state is None:
        endings = "、".join(word for word in STATES if word not in OPEN)
        raise click.UsageError(f"办结了，是怎么结的？用 --state 写明：{endings}")
    return state


def _newest(before: "Opened", channel: str, seller: str) -> int:
    """The newest step through the channel; of several sellers that of the one who is named."""
    from kameng_docs.custody import journal

    slug, word = channel_named(before.shop, channel)
    through = journal.steps_through(before.case, before.shop.channel_words, slug, word)
    place = journal.newest_step(before.case, through, seller)
    if isinstance(place, journal.Refused):
        raise click.UsageError(f"{place.message}。{place.hint}")
    if place is None:
        of = f"（{seller}）" if seller else ""
        raise click.UsageError(
            f"“进度”里还没有{word}{of}这一步。先记交了什么：kameng-docs log sent {before.file.stem} {word}"
        )
    return place
