"""Files that are dropped lie in the case's folder, are read in another process, and can be stopped."""

import asyncio
import os
import stat
from collections.abc import AsyncIterator, Callable
from pathlib import Path
from time import monotonic, sleep

import pytest
from desk_given import CHAT, DAY, begun_case

from kameng_docs.desk.given.pictures import picture_in
from kameng_docs.desk.given.reader import Reading, reading_of
from kameng_docs.desk.given.received import known_files, plain_name, received
from kameng_docs.reading.proposals import What


async def _parts(content: bytes) -> AsyncIterator[bytes]:
    for at in range(0, len(content), 7):
        yield content[at : at + 7]


def give(folder: Path, name: str, content: bytes) -> str:
    return asyncio.run(received(folder, name, _parts(content), 1_700_000_000.0))


def until(true: Callable[[], bool], seconds: float = 60) -> None:
    end = monotonic() + seconds
    while not true():
        assert monotonic() < end
        sleep(0.05)


def test_a_file_keeps_its_name_its_time_and_is_its_owners_alone(tmp_path: Path) -> None:
    folder = tmp_path / "案件"
    assert give(folder, "聊天 1.txt", CHAT.encode()) == "聊天 1.txt"
    # The same bytes are the same file; others get a number.
    assert give(folder, "聊天 1.txt", CHAT.encode()) == "聊天 1.txt"
    assert give(folder, "聊天 1.txt", b"else") == "聊天 1-2.txt"
    assert known_files(folder) == ["聊天 1-2.txt", "聊天 1.txt"]
    file = folder / "聊天 1.txt"
    assert file.read_text("utf-8") == CHAT
    assert file.stat().st_mtime == 1_700_000_000
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert [each.name for each in folder.iterdir() if each.name.startswith(".")] == []


@pytest.mark.parametrize(
    ("told", "plain"),
    [
        ("../../x.png", "x.png"), ("C:\\a\\b.png", "b.png"), (".hidden", "hidden"), ("", "文件"), ("..", "文件"),
        ("a\nb.png", "a_b.png"), ("\u202egnp.exe", "_gnp.exe"), ("长" * 300 + ".png", "长" * 100 + ".png"),
    ],
)  # fmt: skip
def test_a_name_leads_nowhere_else(told: str, plain: str) -> None:
    assert plain_name(told) == plain


def test_only_pictures_of_the_folder_are_shown(tmp_path: Path) -> None:
    from PIL import Image

    folder = tmp_path / "案件"
    folder.mkdir()
    for place in (folder / "图.png", tmp_path / "别的.png", folder / ".藏.png"):
        Image.new("RGB", (8, 8)).save(place)
    (folder / "案.yaml").write_text("姓名: 王", encoding="utf-8")
    (folder / "链.png").symlink_to(tmp_path / "别的.png")
    assert picture_in(folder, "图.png") == folder / "图.png"
    for name in ("../别的.png", "别的.png", ".藏.png", "案.yaml", "链.png", "", ".", "/etc/passwd"):
        assert picture_in(folder, name) is None, name


def test_files_are_read_one_by_one_elsewhere_and_kept(tmp_path: Path) -> None:
    _, case = begun_case(tmp_path)
    for name in ("聊天.txt", "不是图.png"):
        give(case.folder, name, CHAT.encode() if name == "聊天.txt" else b"\x89PNG\r\n\x1a\nno")
    reading = reading_of(case)
    assert reading_of(case) is reading
    reading.read(["聊天.txt", "不是图.png"], DAY)
    assert reading.busy
    until(lambda: not reading.busy)
    reads = {each.file: each for each in reading.kept.found.reads}
    assert reads["聊天.txt"].what is What.CHAT
    assert len(reads["聊天.txt"].words) == 3
    assert reads["不是图.png"].unread
    # Closing loses nothing.
    assert Reading(case).kept == reading.kept


def test_it_can_be_stopped(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    _, case = begun_case(tmp_path)
    give(case.folder, "聊天.txt", CHAT.encode())
    reading = Reading(case)
    reading.read(["聊天.txt"] * 500, DAY)
    until(lambda: bool(reading.name))
    reading.stop()
    until(lambda: not reading.busy, 10)
    assert reading.told.startswith("停下了")
    assert (reading.done, reading.count) == (0, 0)
    # And goes on when it is asked to.
    reading.read(["聊天.txt"], DAY)
    until(lambda: not reading.busy)
    assert [each.file for each in reading.kept.found.reads] == ["聊天.txt"]


def test_a_file_on_which_the_reader_dies_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    import kameng_docs.desk.queue as module

    _, case = begun_case(tmp_path)
    give(case.folder, "聊天.txt", CHAT.encode())
    monkeypatch.setattr(module, "_serve", _dies)
    reading = Reading(case)
    reading.read(["聊天.txt"], DAY)
    until(lambda: not reading.busy)
    assert reading.kept.found.reads[0].unread == (module.BROKEN,)


def _dies(do: object, pipe: object) -> None:
    os._exit(9)
