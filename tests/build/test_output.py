"""Bytes to files: whole or not at all, never over what the author wrote."""

import stat
import sys
from pathlib import Path

import pytest

from kameng_docs.output import (
    MadeFile,
    Manifest,
    Withheld,
    put,
    read_manifest,
    remove_stale,
    sha256,
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


@pytest.mark.parametrize("method", ["write_bytes", "replace"])
def test_put_that_fails_leaves_the_old_file_and_no_draft(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, method: str
) -> None:
    target = tmp_path / "乙.txt"
    put(target, b"old")

    def fail(self: Path, _: object) -> None:
        if method == "write_bytes":
            with self.open("wb") as file:
                file.write(b"ne")
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as full:
        full.setattr(Path, method, fail)
        with pytest.raises(OSError, match="No space"):
            put(target, b"new")
    assert [(p.name, p.read_bytes()) for p in tmp_path.iterdir()] == [("乙.txt", b"old")]


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
def test_a_made_file_may_be_read_like_any_other(tmp_path: Path) -> None:
    put(tmp_path / "乙.txt", b"x")
    (tmp_path / "丙.txt").write_bytes(b"x")
    modes = {stat.S_IMODE((tmp_path / name).stat().st_mode) for name in ("乙.txt", "丙.txt")}
    assert len(modes) == 1
