"""Lines of chats that the case cites (客服聊天#12), and conversations that it wants, must be there."""

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from kameng_docs.case.model import Case
from kameng_docs.case.references import exhibit_of, exhibit_references, lines_cited
from kameng_docs.diagnostics import Diagnostic
from kameng_docs.evidence.intake import ExhibitFile
from kameng_docs.source import Source

if TYPE_CHECKING:
    from kameng_docs.evidence.chat import Transcript

CODE, NO_TALK = "exhibit.no-such-line", "exhibit.no-such-talk"


def lines_missing(
    case: Case, folder: Path, files: Mapping[str, ExhibitFile], source: Source
) -> Iterator[Diagnostic]:
    """Citations of lines that no chat has. `files` by name, all below `folder`; unknown exhibits are told elsewhere."""
    yield from _talks_missing(case, folder, files, source)
    chats: dict[str, Transcript | None] = {}
    for path, name in exhibit_references(case):
        key = exhibit_of(name, case.exhibits)
        cited = lines_cited(name)
        if name in case.exhibits or cited is None or key not in case.exhibits:
            continue
        if key not in chats:
            chats[key] = _chat(case.exhibits[key].files, folder, files)
        if fault := _wrong(chats[key], *cited, case.exhibits[key].talks):
            message, hint = fault
            yield Diagnostic(CODE, message, hint, at=source.at(path))


def _chat(names: tuple[str, ...], folder: Path, files: Mapping[str, ExhibitFile]) -> "Transcript | None":
    """The chat of an exhibit; None where its files are not one chat alone, for then lines have no one number."""
    if len(names) != 1 or names[0] not in files or files[names[0]].family not in {"chat", "mail"}:
        return None
    from kameng_docs.evidence.chat import Transcript, read

    found = read((folder / files[names[0]].name).read_bytes())
    return found if isinstance(found, Transcript) else None


def _talks_missing(
    case: Case, folder: Path, files: Mapping[str, ExhibitFile], source: Source
) -> Iterator[Diagnostic]:
    """Conversations that an exhibit wants and none of its files holds: nothing of them would be printed."""
    for key, exhibit in case.exhibits.items():
        if not exhibit.talks or not all(name in files for name in exhibit.files):
            continue
        found = [chat for name in exhibit.files if (chat := _chat((name,), folder, files))]
        talks = tuple(dict.fromkeys(talk for chat in found for talk in chat.talks if talk))
        for i, talk in enumerate(exhibit.talks):
            if talk.strip() not in talks:
                message = f"“{key}”的文件里没有和“{talk}”的对话"
                hint = (
                    f"照文件里的名字写；里面有：{'、'.join(talks)}"
                    if talks
                    else "文件里只有一段对话，删去“对话”"
                )
                yield Diagnostic(NO_TALK, message, hint, at=source.at(("证据", key, "对话", i)))


def _wrong(
    chat: "Transcript | None", key: str, first: int, last: int, talks: tuple[str, ...]
) -> tuple[str, str] | None:
    if chat is None:
        return (
            f"“{key}”不是一份文字的聊天记录，没有行号可引",
            f"写 {key}；要引到行的，把聊天导出成 TXT 或 CSV，一份证据一个文件",
        )
    from kameng_docs.evidence.chat import lines, only

    if lines(chat, first, last) is None:
        return f"“{key}”只有 {len(chat.lines)} 行，没有第 {last} 行", "行号照证据册里聊天表的“序号”写"
    shown = {each.number for each in only(chat, talks).lines}
    if unshown := [number for number in range(first, last + 1) if number not in shown]:
        message = f"“{key}”第 {unshown[0]} 行不在“对话”写的那一段里，证据册里不印"
        return message, "行号照证据册里聊天表的“序号”写，或者把那一段也写进“对话”"
    return None
