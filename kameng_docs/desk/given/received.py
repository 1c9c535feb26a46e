"""A file that was dropped on the page → its copy in the case's folder, for its owner alone, under its own name."""

import os
import re
from asyncio import to_thread
from collections.abc import AsyncIterator
from contextlib import suppress
from pathlib import Path
from tempfile import TemporaryDirectory

from kameng_docs.desk.given.kept import FILE
from kameng_docs.output import private_folder, put
from kameng_docs.starting.copies import named
from kameng_docs.starting.gathering import LEFT_BY_SYSTEMS, STORY
from kameng_docs.starting.writing import copied

MOST = 2_000_000_000
"""Bytes of one file: a recording of a screen is large, a whole disk is no evidence."""
_ODD = re.compile(r'[<>:"/\\|?*\x00-\x1f\x7f\u200b-\u200f\u202a-\u202e\u2066-\u2069\ufeff]')
_LONGEST = 100


class TooLargeError(ValueError):
    """More than a file of evidence has."""


def plain_name(told: str) -> str:
    """The name alone, without what leads elsewhere or what a system does not take."""
    name = _ODD.sub("_", told.replace("\\", "/").rpartition("/")[2]).strip().lstrip(".").rstrip(". ")
    stem, dot, ending = name.rpartition(".")
    short = f"{stem[:_LONGEST]}{dot}{ending[:20]}" if dot else name[:_LONGEST]
    return short or "文件"


def is_left_by_a_system(name: str) -> bool:
    """Whether nobody meant to give it."""
    return name.startswith(".") or name.lower() in LEFT_BY_SYSTEMS


async def received(
    folder: Path, told: str, parts: AsyncIterator[bytes], modified: float | None = None
) -> str:
    """The name in the folder; the same bytes that lie there already keep theirs. Raises OSError and TooLargeError."""
    private_folder(folder)
    with TemporaryDirectory(prefix=".收-", dir=folder) as room:
        draft = Path(room, plain_name(told))
        size = 0
        file = await to_thread(draft.open, "wb")
        try:
            async for part in parts:
                size += len(part)
                if size > MOST:
                    raise TooLargeError
                await to_thread(file.write, part)
        finally:
            file.close()
        if modified is not None:
            with suppress(OSError, OverflowError, ValueError):
                os.utime(draft, (modified, modified))
        (copy,) = await to_thread(named, (draft,), folder)
        await to_thread(copied, copy, folder)
        return copy.name


def story_in(folder: Path) -> str:
    """The story that was written here."""
    try:
        return (folder / STORY).read_text("utf-8")
    except (OSError, UnicodeDecodeError):
        return ""


def story_kept(folder: Path, text: str) -> str:
    """Write the story beside the files; gives its name. Raises OSError."""
    put(folder / STORY, text.encode())
    return STORY


def known_files(folder: Path) -> list[str]:
    """The files that lie in the folder itself, by name."""
    try:
        every = sorted(folder.iterdir())
    except OSError:
        return []
    return [
        each.name
        for each in every
        if each.is_file() and each.name != FILE and not is_left_by_a_system(each.name)
    ]
