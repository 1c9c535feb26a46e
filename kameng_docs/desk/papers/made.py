"""The addresses under which a page gets what was made of a case: a file, a page of a PDF as a picture, a ZIP.

Nothing is given but what the manifest of the last build names. The guard stands in front of them.
"""

from collections.abc import Iterator
from tempfile import TemporaryFile
from typing import IO
from urllib.parse import quote

from nicegui import app, run
from starlette.responses import Response, StreamingResponse

from kameng_docs.desk.desk import Desk
from kameng_docs.desk.papers.leaves import NoPagesError, picture_of
from kameng_docs.desk.papers.package import chosen, files_in, name_of, one_of, packed
from kameng_docs.output import MadeFile

FILE, LEAF, PACKAGE = "/made", "/leaf", "/package"
AT_ONCE = 1 << 20
"""Bytes sent at once."""
_KEEP = {"cache-control": "private, no-store"}


def file_at(case: str, made: MadeFile) -> str:
    """The address of a made file."""
    return f"{FILE}/{quote(case, safe='')}?file={quote(made.path)}"


def leaf_at(case: str, made: MadeFile, number: int) -> str:
    """The address of a page of it, from 0; another once the file is another."""
    return f"{LEAF}/{quote(case, safe='')}/{number}?file={quote(made.path)}&of={made.sha256[:16]}"


def package_at(case: str, channel: str, *, own: bool) -> str:
    """The address of the ZIP of a channel, of all where it is empty."""
    return f"{PACKAGE}/{quote(case, safe='')}?channel={quote(channel)}&own={int(own)}"


def bytes_of(desk: Desk, name: str, file: str) -> bytes | None:
    """The made file of this path; None for whatever the manifest of the case does not name."""
    if desk.case(name) is None:
        return None
    folder = desk.out / name
    made = next((each for each in files_in(folder) if each.path == file), None)
    return one_of(folder, made) if made else None


def add_made(desk: Desk) -> None:
    """All three."""

    @app.get(FILE + "/{name}")
    async def _file(name: str, file: str) -> Response:
        data = await run.io_bound(bytes_of, desk, name, file)
        if data is None:
            return Response(status_code=404)
        return Response(data, media_type="application/octet-stream", headers=_given(file.rpartition("/")[2]))

    @app.get(LEAF + "/{name}/{number}")
    async def _leaf(name: str, number: int, file: str) -> Response:
        picture = await run.io_bound(_leaf_of, desk, name, number, file)
        if picture is None:
            return Response(status_code=404)
        return Response(picture, media_type="image/png", headers=_KEEP)

    @app.get(PACKAGE + "/{name}")
    async def _package(name: str, channel: str = "", own: int = 0) -> Response:
        case = desk.case(name)
        if case is None:
            return Response(status_code=404)
        folder = desk.out / name
        files = chosen(await run.io_bound(files_in, folder) or (), channel, own=own == 1)
        # Goes with whoever asked, read to its end or not.
        held = TemporaryFile()  # noqa: SIM115 — closed by _chunks
        # What was sent holds numbers whole: it goes with what is for the author alone.
        kept = case.folder if own == 1 and not channel else None
        count = await run.io_bound(packed, folder, files, held, kept)
        if not count:
            held.close()
            return Response(status_code=404)
        size = held.tell()
        held.seek(0)
        called = name_of(name, _folder_of(files) if channel else "", desk.today().isoformat())
        headers = {**_given(called), "content-length": str(size)}
        return StreamingResponse(_chunks(held), media_type="application/zip", headers=headers)


def _leaf_of(desk: Desk, name: str, number: int, file: str) -> bytes | None:
    data = bytes_of(desk, name, file)
    try:
        return picture_of(data, number) if data else None
    except NoPagesError:
        return None


def _folder_of(files: tuple[MadeFile, ...]) -> str:
    """What the folder of a channel is called, which its author knows it by."""
    path = files[0].path.rpartition("/")[0] if files else ""
    return path.replace("/", "_")


def _given(name: str) -> dict[str, str]:
    return {**_KEEP, "content-disposition": f"attachment; filename*=UTF-8''{quote(name)}"}


def _chunks(held: IO[bytes]) -> Iterator[bytes]:
    with held:
        while chunk := held.read(AT_ONCE):
            yield chunk
