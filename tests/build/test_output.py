"""Bytes to files: whole or not at all, never over what the author wrote."""

import os
import stat
import sys
import threading
import time
from io import FileIO
from pathlib import Path
from typing import Any

import pytest

from kameng_docs.output import (
    BusyError,
    MadeFile,
    Manifest,
    Withheld,
    alone,
    draft_of,
    is_foreign,
    is_inside,
    put,
    read_manifest,
    remove_stale,
    secure,
    sha256,
    sweep,
    unchanged,
    write,
)


def made(path: str, data: bytes) -> MadeFile:
    return MadeFile(path, sha256(data), "channel", "document", "txt", "shop", "inputs")


def remembering(*files: MadeFile, unfinished: tuple[str, ...] = ()) -> Manifest:
    return Manifest("案", "2026-11-22", files, unfinished=unfinished)


def test_put_replaces_the_file_and_leaves_no_draft(tmp_path: Path) -> None:
    target = tmp_path / "甲" / "乙.txt"
    for data in (b"1", b"22"):
        put(target, data)
        assert [(p.name, p.read_bytes()) for p in target.parent.iterdir()] == [("乙.txt", data)]


class Full(FileIO):
    """A file on a disk that has room for two bytes more."""

    def write(self, data: Any) -> int:
        super().write(data[:2])
        return no_room()


def no_room(*_: object) -> int:
    raise OSError(28, "No space left on device")


@pytest.mark.parametrize(
    ("what", "fails"), [("kameng_docs.output.files.open", Full), ("pathlib.Path.replace", no_room)]
)
def test_put_that_fails_leaves_the_old_file_and_no_draft(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, what: str, fails: object
) -> None:
    target = tmp_path / "乙.txt"
    put(target, b"old")
    with monkeypatch.context() as full:
        full.setattr(what, fails, raising=False)
        with pytest.raises(OSError, match="No space"):
            put(target, b"new")
    assert [(p.name, p.read_bytes()) for p in tmp_path.iterdir()] == [("乙.txt", b"old")]


def test_what_stands_where_the_draft_goes_is_not_written_into(tmp_path: Path) -> None:
    target, elsewhere = tmp_path / "乙.txt", tmp_path / "别处.txt"
    elsewhere.write_bytes(b"theirs")
    draft_of(target).symlink_to(elsewhere)
    put(target, b"ours")
    assert {p.name: p.read_bytes() for p in tmp_path.iterdir()} == {"乙.txt": b"ours", "别处.txt": b"theirs"}
    draft_of(target).write_bytes(b"left by a killed process")
    put(target, b"new")
    assert {p.name: p.read_bytes() for p in tmp_path.iterdir()} == {"乙.txt": b"new", "别处.txt": b"theirs"}


def test_the_manifest_comes_back_as_it_was(tmp_path: Path) -> None:
    manifest = Manifest(
        case="案",
        made_on="2026-11-22",
        files=(made("甲/乙.txt", b"x"),),
        withheld=(Withheld("court", "statement_of_claim", "document.too-long", ("法院.名称",), "pdf"),),
        sources={"案.yaml": "1" * 64},
        key="k",
        errors=1,
        warnings=2,
        unfinished=("3" * 64,),
    )
    put(tmp_path / "manifest.json", manifest.as_json())
    assert read_manifest(tmp_path) == manifest


@pytest.mark.parametrize(
    "content", [b"", b"{", b"[]", b"null", b'{"case": "x"}', b"\xff\xfe", b'{"files": 3}']
)
def test_a_manifest_that_is_not_ours_is_none(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "manifest.json").write_bytes(content)
    assert read_manifest(tmp_path) is None


def test_equal_bytes_are_not_written(tmp_path: Path) -> None:
    file = made("乙.txt", b"x")
    (tmp_path / "乙.txt").write_bytes(b"x")
    before = (tmp_path / "乙.txt").stat().st_mtime_ns
    assert write(tmp_path, [(file, b"x")], None) == ([file], [])
    assert (tmp_path / "乙.txt").stat().st_mtime_ns == before
    assert unchanged(tmp_path, file)


def test_our_own_older_file_is_replaced_and_an_edited_one_is_not(tmp_path: Path) -> None:
    older, newer = made("乙.txt", b"old"), made("乙.txt", b"new")
    target = tmp_path / "乙.txt"
    target.write_bytes(b"old")
    assert write(tmp_path, [(newer, b"new")], remembering(older)) == ([newer], [])
    assert target.read_bytes() == b"new"
    target.write_bytes(b"mine")
    remembered, (note,) = write(tmp_path, [(newer, b"new")], remembering(older))
    assert (remembered, note.code, target.read_bytes()) == ([older], "output.edited", b"mine")


def test_what_a_broken_off_build_wrote_is_ours(tmp_path: Path) -> None:
    (tmp_path / "乙.txt").write_bytes(b"half-way")
    newer = made("乙.txt", b"new")
    old = remembering(made("乙.txt", b"old"), unfinished=(sha256(b"half-way"),))
    assert write(tmp_path, [(newer, b"new")], old) == ([newer], [])
    assert (tmp_path / "乙.txt").read_bytes() == b"new"


def test_force_never_puts_one_edit_over_another(tmp_path: Path) -> None:
    file = made("乙.txt", b"new")
    for number in range(3):
        (tmp_path / "乙.txt").write_bytes(f"mine {number}".encode())
        write(tmp_path, [(file, b"new")], remembering(file), force=True)
    aside = {p.name: p.read_bytes() for p in tmp_path.iterdir() if p.name != "乙.txt"}
    assert aside == {
        "乙.我改过的.txt": b"mine 0",
        "乙.我改过的2.txt": b"mine 1",
        "乙.我改过的3.txt": b"mine 2",
    }


def test_stale_files_go_with_their_folder_unless_edited(tmp_path: Path) -> None:
    files = [
        made(f"{folder}/{name}.txt", b"x") for folder, name in (("甲", "一"), ("乙", "一"), ("乙", "二"))
    ]
    for file in files:
        put(tmp_path / file.path, b"x")
    (tmp_path / "乙" / "二.txt").write_bytes(b"mine")
    (note,) = remove_stale(tmp_path, files, [])
    assert [p.relative_to(tmp_path).as_posix() for p in tmp_path.rglob("*.txt")] == ["乙/二.txt"]
    assert not (tmp_path / "甲").exists()
    assert note.code == "output.edited"
    assert "乙/二.txt" in note.message


@pytest.mark.skipif(sys.platform == "win32", reason="permissions are POSIX")
def test_a_made_file_and_its_folders_are_for_their_owner_alone(tmp_path: Path) -> None:
    before = os.umask(0)
    try:
        put(tmp_path / "甲" / "丙" / "乙.txt", b"x")
    finally:
        os.umask(before)
    modes = {name: stat.S_IMODE((tmp_path / name).stat().st_mode) for name in ("甲", "甲/丙", "甲/丙/乙.txt")}
    assert modes == {"甲": 0o700, "甲/丙": 0o700, "甲/丙/乙.txt": 0o600}


@pytest.mark.skipif(sys.platform == "win32", reason="permissions are POSIX")
def test_what_an_earlier_version_left_open_is_shut(tmp_path: Path) -> None:
    (tmp_path / "案" / "甲").mkdir(parents=True)
    (tmp_path / "案" / "甲" / "乙.txt").write_bytes(b"x")
    (tmp_path / "别处").mkdir()
    (tmp_path / "别处").chmod(0o755)
    (tmp_path / "案" / "链接").symlink_to(tmp_path / "别处")
    for path in (tmp_path / "案").rglob("*"):
        if not path.is_symlink():
            path.chmod(0o777)
    secure(tmp_path / "案")
    assert stat.S_IMODE((tmp_path / "案" / "甲" / "乙.txt").stat().st_mode) & 0o077 == 0
    assert stat.S_IMODE((tmp_path / "案" / "甲").stat().st_mode) == 0o700
    assert stat.S_IMODE((tmp_path / "别处").stat().st_mode) == 0o755


AWAY = [
    "../victim.txt", "甲/../../victim.txt", "/etc/passwd", "//server/share/x", "C:/x.txt", "c:x.txt", "甲\\..\\..\\x",
    "\\\\server\\x", "甲//x", "./x", "..", "", "甲/NUL", "con.txt", "甲\0x",
]  # fmt: skip


@pytest.mark.parametrize("name", AWAY)
def test_a_manifest_that_names_anything_outside_is_not_followed(tmp_path: Path, name: str) -> None:
    victim = tmp_path / "victim.txt"
    victim.write_bytes(b"x")
    folder = tmp_path / "out" / "案"
    for manifest in (
        remembering(made(name, b"x")),
        Manifest("案", "2026-11-22", sources={name: sha256(b"x")}),
    ):
        put(folder / "manifest.json", manifest.as_json())
        assert read_manifest(folder) is None
        assert is_foreign(folder)
    # Nor is it where somebody hands the entries on.
    assert not unchanged(folder, made(name, b"x"))
    remove_stale(folder, [made(name, b"x")], [])
    written, (note,) = write(folder, [(made(name, b"y"), b"y")], None, force=True)
    assert (written, note.code) == ([], "output.cannot-write")
    assert victim.read_bytes() == b"x"


def test_names_of_our_own_are_inside() -> None:
    for name in (
        "案/Screenshot 2026-10-03 at 9.14.05\u202fPM.png",
        "a b/图（1）.png",
        "x.y.z",
        "…",
        "..a/b..",
        "甲:乙",
    ):
        assert is_inside(name), name


@pytest.mark.skipif(sys.platform == "win32", reason="links need a privilege there")
def test_a_link_in_the_way_is_neither_read_nor_written_through(tmp_path: Path) -> None:
    away, folder = tmp_path / "别处", tmp_path / "out" / "案"
    away.mkdir()
    (away / "乙.txt").write_bytes(b"x")
    folder.mkdir(parents=True)
    (folder / "甲").symlink_to(away)
    (folder / "丙.txt").symlink_to(away / "乙.txt")
    through, onto = made("甲/乙.txt", b"x"), made("丙.txt", b"x")
    assert not unchanged(folder, through)
    assert not unchanged(folder, onto)
    remove_stale(folder, [through, onto], [])
    newer = [(made(each.path, b"new"), b"new") for each in (through, onto)]
    for force in (False, True):
        write(folder, newer, remembering(through, onto), force=force)
    assert {path.name: path.read_bytes() for path in away.iterdir()} == {"乙.txt": b"x"}
    assert (folder / "丙.txt").read_bytes() == b"new"
    whole = tmp_path / "out" / "链接"
    whole.symlink_to(away)
    _, (note,) = write(whole, [(made("丁.txt", b"x"), b"x")], None)
    assert note.code == "output.cannot-write"
    assert "链接" in note.message
    assert not (away / "丁.txt").exists()


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes here")
def test_a_pipe_is_never_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "manifest.json")
    os.mkfifo(tmp_path / "乙.txt")
    assert read_manifest(tmp_path) is None
    assert is_foreign(tmp_path)
    assert not unchanged(tmp_path, made("乙.txt", b"x"))
    _, (note,) = write(tmp_path, [(made("乙.txt", b"x"), b"x")], None)
    assert note.code == "output.unknown-file"


@pytest.mark.parametrize(
    "content",
    [
        b"[" * 100_000,
        b'{"a":' * 100_000,
        b" " * 6_000_000,
        b'{"case": "x", "made_on": "nonsense", "files": [], "withheld": [], "sources": {}}',
        b'{"case": 1, "made_on": "2026-11-22", "files": [], "withheld": [], "sources": {}}',
        b'{"case": "x", "made_on": "2026-11-22", "files": [3], "withheld": [], "sources": {}}',
        b'{"case": "x", "made_on": "2026-11-22", "files": [], "withheld": [], "sources": {"a": 3}}',
        b'{"case": "x", "made_on": "2026-11-22", "files": [], "withheld": [], "sources": {}, "errors": "1"}',
    ],
    ids=range(8),
)
def test_a_manifest_made_to_harm_is_none(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "manifest.json").write_bytes(content)
    assert read_manifest(tmp_path) is None
    assert is_foreign(tmp_path)


def test_what_no_manifest_tells_of_is_kept_and_never_called_edited(tmp_path: Path) -> None:
    file = made("乙.txt", b"new")
    (tmp_path / "乙.txt").write_bytes(b"whose")
    for _ in range(2):
        written, (note,) = write(tmp_path, [(file, b"new")], None)
        assert (written, note.code) == ([], "output.unknown-file")
        assert (tmp_path / "乙.txt").read_bytes() == b"whose"
    _, (note,) = write(tmp_path, [(file, b"new")], None, force=True)
    assert note.code == "output.unknown-file"
    assert (tmp_path / "乙.原来的.txt").read_bytes() == b"whose"


def test_what_a_broken_off_build_wrote_and_nobody_makes_any_more_goes(tmp_path: Path) -> None:
    (tmp_path / "乙.txt").write_bytes(b"half-way")
    assert remove_stale(tmp_path, [made("乙.txt", b"old")], [], {sha256(b"half-way")}) == []
    assert not (tmp_path / "乙.txt").exists()


def test_drafts_and_workrooms_are_swept_and_nothing_else(tmp_path: Path) -> None:
    kept = ["甲/乙.txt", "甲/.隐藏", "甲/x.part", "甲/.x.part", ".tmpx", "甲/.x.abc.part"]
    gone = [
        "甲/.乙.txt.123.part",
        ".manifest.json.4.part",
        ".tmp-abc/页.pdf",
        "甲/.2026-工单.77.part/工单.txt",
    ]
    for name in (*kept, *gone):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_bytes(b"x")
    sweep(tmp_path)
    assert sorted(p.relative_to(tmp_path).as_posix() for p in tmp_path.rglob("*") if p.is_file()) == sorted(
        kept
    )
    assert not (tmp_path / ".tmp-abc").exists()


def test_one_holds_and_the_other_waits_and_is_told(tmp_path: Path) -> None:
    target, heard, order = tmp_path / "案", [], []

    def second() -> None:
        with alone(target, lambda: heard.append("waits")) as waited:
            order.append(f"second {waited}")

    thread = threading.Thread(target=second)
    with alone(target) as waited:
        thread.start()
        while not heard:
            time.sleep(0.01)
        order.append(f"first {waited}")
    thread.join(10)
    assert order == ["first False", "second True"]
    assert list(tmp_path.iterdir()) == []


def test_who_waits_too_long_says_so(tmp_path: Path) -> None:
    def second() -> None:
        with pytest.raises(BusyError), alone(tmp_path / "案", patience=0.1):
            pass

    with alone(tmp_path / "案"):
        thread = threading.Thread(target=second)
        thread.start()
        thread.join(10)
    assert list(tmp_path.iterdir()) == []
