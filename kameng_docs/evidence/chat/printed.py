"""A chat on paper: a heading and a numbered table, every word that is part of no message below it."""

from collections.abc import Collection
from dataclasses import replace

from kameng_docs.blocks import Block, Heading, Run, Table
from kameng_docs.evidence.chat.lines import Skipped, Transcript

HEAD = ("序号", "时间", "发言人", "内容")
WIDTHS = (8.0, 20.0, 16.0, 56.0)
# What is part of no message is printed as well: nothing of a file vanishes.
REST = "文件里其余的字（没有认成消息，照原文列出）"
REST_HEAD = ("行", "原文", "为什么")
REST_WIDTHS = (8.0, 66.0, 26.0)
OTHERS = "这个文件里另有 {} 条消息属于别的对话，与本案无关，没有印"


def only(transcript: Transcript, talks: Collection[str]) -> Transcript:
    """Of a chat with several conversations those that are named, with the numbers they have; how much else there is, is noted.

    A chat of one conversation is what it is.
    """
    if not talks or len(transcript.talks) < 2:  # noqa: PLR2004
        return transcript
    wanted = {talk.strip() for talk in talks}
    kept = tuple(each for each in transcript.lines if each.talk in wanted)
    skipped = tuple(each for each in transcript.skipped if each.talk in wanted)
    other = len(transcript.lines) - len(kept)
    return replace(transcript, lines=kept, skipped=skipped, notes=(*transcript.notes, OTHERS.format(other)))


def table_of(transcript: Transcript, title: str) -> tuple[Block, ...]:
    """The chat as a heading and a table, every line with its number; below it every word that is part of no message.

    Several conversations stand one behind the other under their names; their lines keep their numbers.
    """
    blocks: tuple[Block, ...] = (Heading((Run(title),)),)
    talks = transcript.talks
    for talk in talks:
        lines = [each for each in transcript.lines if each.talk == talk]
        body = tuple(_row(str(each.number), each.at, each.who, each.words) for each in lines)
        named = (Heading((Run(f"对话：{talk or '没有名字的'}"),)),) if len(talks) > 1 else ()
        blocks = (*blocks, *named, Table(_row(*HEAD), body, WIDTHS))
    if not transcript.skipped:
        return blocks
    rest = tuple(_row(str(number or ""), text, why) for number, text, why in _by_row(transcript.skipped))
    return (*blocks, Heading((Run(REST),)), Table(_row(*REST_HEAD), rest, REST_WIDTHS))


def _row(*cells: str) -> tuple[tuple[Run, ...], ...]:
    return tuple((Run(cell),) for cell in cells)


def _by_row(skipped: tuple[Skipped, ...]) -> list[tuple[int, str, str]]:
    """What stands in one line of the file and was left for one reason, together."""
    found: dict[tuple[int, str], list[str]] = {}
    for each in skipped:
        found.setdefault((each.row, each.why), []).append(each.text)
    return [(row, " ｜ ".join(texts), why) for (row, why), texts in found.items()]
