"""The commands of `log` for one answer to many cases: `reply-many`, `read-many`."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from kameng_docs.cli.arguments import workshop
from kameng_docs.cli.chinese import OneOf, option
from kameng_docs.cli.diary import channel_named
from kameng_docs.cli.log import OTHERS, STATES, by_option, log
from kameng_docs.cli.many import FOUND, Many, go_on, over_many, rows_taken, steps_named
from kameng_docs.cli.numbers import Happened, Moment
from kameng_docs.cli.printing import Counting
from kameng_docs.cli.wanted import made_option

if TYPE_CHECKING:
    from kameng_docs.custody.journal import Given
    from kameng_docs.custody.many import Named, Outcome, Reply
    from kameng_docs.pipeline import Workshop
    from kameng_docs.reading.proposals import Read

step_option = option(
    "--step",
    "pairs",
    multiple=True,
    metavar="案件=第几步",
    help="这一件记进“进度”里的第几步，例如 我的案件=2；认不出的、已经有结果的才要写，可以写几次",
)
force_option = option("--force", is_flag=True, help="答复里写着别人的姓名、号码，也写进每一件")
table_option = option(
    "--table",
    type=click.Path(path_type=Path, exists=True, dir_okay=False),
    default=None,
    metavar="文件",
    help="各件的结果不一样的：一张表（CSV、XLSX），列名 案件、状态、结果、时间，一行一件；表里没有写的，照前面说的",
)
state_option = option("--state", type=OneOf(STATES), default=None, help="处理到哪一步了；读不准的才要写")


@log.command(name="reply-many")
@click.argument("channel")
@click.argument("outcome")
@click.argument("cases", nargs=-1)
@option("--at", type=Moment(), default=None, help="什么时候答复的，默认今天")
@option("--state", type=OneOf(STATES), default=None, help="现在到哪一步了")
@by_option
@table_option
@step_option
@force_option
@made_option
@over_many
def reply_many(
    many: Many, *, channel: str, outcome: str, at: str | None, state: str | None, by: str | None,
    table: Path | None, pairs: tuple[str, ...], force: bool, made: Path,
) -> None:  # fmt: skip
    """一句答复，几件案件：一次记进每一件。OUTCOME 是答复的要点，最好用原话；CASES 是哪几件，也可以用 --seller 这样的条件挑。"""
    from kameng_docs.custody import journal
    from kameng_docs.custody.many import Reply
    from kameng_docs.reading.proposals import Read, What

    words = outcome.strip()
    if not words:
        raise click.UsageError("答复的要点是空的；对方没有答复的，不用记")
    shop = workshop(many.cases_folder)
    slug, word = channel_named(shop, channel)
    given = journal.Given(state or "", at or "", outcome=words, by=by or "")
    many, rows, refused = _rows(many, table)
    each = {row.case: row.beside(given) for row in rows}
    reply = Reply(Read("", What.REPLY), given, words, slug, word, each=each)
    _enter(many, shop, reply, pairs, force=force, made=made, refused=refused)


@log.command(name="read-many")
@click.argument("file", metavar="FILE")
@click.argument("cases", nargs=-1)
@option("--channel", default="", help="是哪个渠道答复的，例如 12315；认不出来的才要写")
@state_option
@by_option
@option("--at", type=Moment(), default=None, help="哪一天收到的；信上落款的日期不是收到的日期")
@option("--accepted", type=Happened(), default=None, help="受理日期，读错了才写")
@option("--closed", type=Happened(), default=None, help="办结日期，读错了才写")
@option("--outcome", default="", help="答复的要点，用原话；读得不好才写")
@option("--no-copy", is_flag=True, help="不留存收到的这一份")
@table_option
@step_option
@force_option
@made_option
@over_many
def read_many(
    many: Many, *, file: str, channel: str, state: str | None, by: str | None, at: str | None, accepted: date | None,
    closed: date | None, outcome: str, no_copy: bool, table: Path | None, pairs: tuple[str, ...],
    force: bool, made: Path,
) -> None:  # fmt: skip
    """收到一份答复，说的是几件案件：读一次，一件一件对上哪一步，给您看过再写。FILE 是文字、邮件、截图、PDF；CASES 是哪几件，也可以用 --seller 这样的条件挑。"""
    from kameng_docs.cli.reply_taken import PASTED_NAME, read_rows, taken
    from kameng_docs.custody import journal
    from kameng_docs.custody.many import Reply

    shop = workshop(many.cases_folder)
    slug, word = channel_named(shop, channel) if channel else ("", "")
    path, content = taken(file)
    read, words = read_rows(file, path, content, many.today)
    _show(many, shop, read)
    given = journal.Given(
        state=state or "",
        at=at or "",
        accepted=accepted.isoformat() if accepted else "",
        closed=closed.isoformat() if closed else "",
        outcome=outcome.strip(),
        by=by or "",
    )
    many, rows, refused = _rows(many, table)
    given = _asked_about(many, read, given, rows)
    if not slug and not any(each.kind == "渠道" for each in read.proposals):
        raise click.UsageError("没有看出是谁答复的：加 --channel，例如 --channel 12315")
    kept = None if no_copy else content
    reply = Reply(read, given, words, slug, word, path.name if path else PASTED_NAME, kept, path)
    reply = replace(reply, each={row.case: row.beside(given) for row in rows})
    _enter(many, shop, reply, pairs, force=force, made=made, refused=refused)


def _show(many: Many, shop: "Workshop", read: "Read") -> None:
    from kameng_docs.cli.reply_told import as_text

    click.echo(as_text(read, shop.channel_names), err=many.as_json)


def _rows(many: Many, table: Path | None) -> "tuple[Many, tuple[Outcome, ...], int]":
    """The cases of the table and what it says of each; how many rows cannot be taken, which are told."""
    from kameng_docs.custody.many import outcomes_in

    if table is None:
        return many, (), 0
    good, refused = rows_taken(
        many, table, lambda content, name: outcomes_in(content, name, many.today, STATES)
    )
    return replace(many, cases=tuple(each.case for each in good)), good, refused


def _asked_about(many: Many, read: "Read", given: "Given", rows: "tuple[Outcome, ...]") -> "Given":
    """What the reply leaves open for all of them, put once; where nobody can answer, all of it told with its options.

    What every row of the table says is not asked.
    """
    import sys

    from kameng_docs.cli.received import answer_to, still_asked
    from kameng_docs.custody import journal
    from kameng_docs.custody.many.outcomes import whole

    said = replace(
        given,
        state=given.state or (rows[0].state if whole(rows, "state") else ""),
        outcome=given.outcome or (rows[0].words if whole(rows, "words") else ""),
        at=given.at or (rows[0].at if whole(rows, "at") else ""),
    )
    # Of a shop's own letter it is asked nothing here that a step with an office leaves open in no case.
    while questions := journal.questions(read, said, many.today, STATES, office=True):
        if many.yes or not sys.stdin.isatty():
            raise still_asked(questions)
        answer = {questions[0].option.removeprefix("--"): answer_to(questions[0])}
        said, given = replace(said, **answer), replace(given, **answer)
    return given


def _enter(
    many: Many,
    shop: "Workshop",
    reply: "Reply",
    pairs: tuple[str, ...],
    *,
    force: bool,
    made: Path,
    refused: int,
) -> None:
    from kameng_docs.custody.many import Asked, reply_lines

    files = many.files(made, reply.slug)
    steps = steps_named(pairs, files)
    asked = Asked(many.today, STATES, steps, _named(many, shop, reply, files), force)
    go_on(many, list(reply_lines(shop, files, reply, asked, Counting(FOUND))), refused=refused)


def _named(many: Many, shop: "Workshop", reply: "Reply", files: Iterable[Path]) -> "tuple[Named, ...]":
    """Of these cases and of all others of the folder those that the words name."""
    from kameng_docs.custody.many import cases_beside, named_in

    every = dict.fromkeys([*files, *cases_beside(many.cases_folder)])
    return named_in(reply.words, reply.kept, shop, every, Counting(OTHERS))
