"""Lines of chats that the case cites (客服聊天#12) must be there."""

from collections.abc import Iterator, Mapping
from pathlib import Path

from kameng_docs.case.model import Case
from kameng_docs.case.references import exhibit_of, exhibit_references, lines_cited
from kameng_docs.diagnostics import Diagnostic
from kameng_docs.evidence.chat import Transcript, lines, read
from kameng_docs.evidence.intake import ExhibitFile
from kameng_docs.source import Source

CODE = "exhibit.no-such-line"


def lines_missing(
    case: Case, folder: Path, files: Mapping[str, ExhibitFile], source: Source
) -> Iterator[Diagnostic]:
    """Citations of lines that no chat has. `files` by name, all below `folder`; unknown exhibits are told elsewhere."""
    chats: dict[str, Transcript | None] = {}
    for path, name in exhibit_references(case):
        key = exhibit_of(name, case.exhibits)
        cited = lines_cited(name)
        if name in case.exhibits or cited is None or key not in case.exhibits:
            continue
        if key not in chats:
            chats[key] = _chat(case.exhibits[key].files, folder, files)
        if fault := _wrong(chats[key], *cited):
            message, hint = fault
            yield Diagnostic(CODE, message, hint, at=source.at(path))


def _chat(names: tuple[str, ...], folder: Path, files: Mapping[str, ExhibitFile]) -> Transcript | None:
    """The chat of an exhibit; None where its files are not one chat alone, for then lines have no one number."""
    if len(names) != 1 or names[0] not in files or files[names[0]].family not in {"chat", "mail"}:
        return None
    found = read((folder / files[names[0]].name).read_bytes())
    return found if isinstance(found, Transcript) else None


def _wrong(chat: Transcript | None, key: str, first: int, last: int) -> tuple[str, str] | None:
    if chat is None:
        return (
            f"“{key}”不是一份文字的聊天记录，没有行号可引",
            f"写 {key}；要引到行的，把聊天导出成 TXT 或 CSV，一份证据一个文件",
        )
    if lines(chat, first, last) is None:
        return f"“{key}”只有 {len(chat.lines)} 行，没有第 {last} 行", "行号照证据册里聊天表的“序号”写"
    return None
