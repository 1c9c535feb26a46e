"""What all papers rest on: looked at while it looks the same, hashed where it does not, and noticed when it is another."""

import shutil
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from kameng_docs.build import ground, seen
from kameng_docs.resources.looks import TICK


@pytest.fixture
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A program of two files, templates, fonts and a place of packages, none of them ours; what is hashed is counted."""
    for name in (
        "program/a.py",
        "program/law/b.yaml",
        "templates/x/c.j2",
        "fonts/d.ttf",
        "site-packages/e/f",
    ):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text("1", "utf-8")
    for module in (seen, ground):
        monkeypatch.setattr(module, "FOLDER", tmp_path / "seen")
    monkeypatch.setattr(ground, "PACKAGE", tmp_path / "program")
    monkeypatch.setattr(ground, "template_folders", lambda _: (tmp_path / "templates",))
    monkeypatch.setattr(ground, "_font_folders", lambda: [tmp_path / "fonts", tmp_path / "more"])
    monkeypatch.setattr(sys, "path", [str(tmp_path / "site-packages"), str(tmp_path)])
    time.sleep(2 * TICK / 1e9)
    return tmp_path


@pytest.fixture
def hashed(place: Path, monkeypatch: pytest.MonkeyPatch) -> list[int]:
    times: list[int] = []

    def count(*_: object) -> ground.Ground:
        times.append(1)
        return ground.Ground("p", "t", ("1",), ("typst 1",))

    monkeypatch.setattr(ground, "_hashed", count)
    return times


def look(place: Path) -> ground.Ground:
    time.sleep(2 * TICK / 1e9)
    return ground.ground_of(place / "cases", "auto")


def test_what_looks_the_same_is_hashed_once(place: Path, hashed: list[int]) -> None:
    assert look(place) == look(place) == look(place)
    assert len(hashed) == 1


def written(path: Path) -> None:
    path.write_text("2", "utf-8")


def removed(path: Path) -> None:
    path.unlink()


def joined(path: Path) -> None:
    path.with_name("new").write_text("2", "utf-8")


@pytest.mark.parametrize("change", [written, removed, joined])
@pytest.mark.parametrize("name", ["program/a.py", "program/law/b.yaml", "templates/x/c.j2", "fonts/d.ttf"])
def test_any_file_that_is_written_comes_or_goes_is_noticed(
    place: Path, hashed: list[int], name: str, change: Callable[[Path], None]
) -> None:
    look(place)
    change(place / name)
    look(place)
    assert len(hashed) == 2


def test_a_package_that_is_installed_is_noticed(place: Path, hashed: list[int]) -> None:
    look(place)
    (place / "site-packages" / "typst-9.dist-info").mkdir()
    look(place)
    assert len(hashed) == 2


def test_a_folder_of_fonts_that_was_not_there_is_noticed(place: Path, hashed: list[int]) -> None:
    look(place)
    (place / "more").mkdir()
    look(place)
    assert len(hashed) == 2


def test_byte_code_and_hidden_files_of_editors_are_no_part_of_the_program(
    place: Path, hashed: list[int]
) -> None:
    (place / "program" / "__pycache__").mkdir()
    look(place)
    (place / "program" / "__pycache__" / "a.pyc").write_text("x", "utf-8")
    look(place)
    assert len(hashed) == 1


def test_what_was_touched_just_now_is_not_believed(place: Path, hashed: list[int]) -> None:
    written(place / "program" / "a.py")
    for _ in range(2):
        ground.ground_of(place / "cases", "auto")
    assert len(hashed) == 2


def test_an_engine_that_lacks_something_is_asked_every_time(
    place: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[int] = []

    def lacking(*_: object) -> ground.Ground:
        asked.append(1)
        return ground.Ground("p", "t", ("1",), ("typst lacks",))

    monkeypatch.setattr(ground, "_hashed", lacking)
    look(place)
    look(place)
    assert len(asked) == 2


@pytest.mark.parametrize("harm", [b"", b"{", b"[]", b'{"names": 3}', b'{"names": {}, "looks": "x"}'])
def test_a_record_that_is_none_is_made_anew(place: Path, hashed: list[int], harm: bytes) -> None:
    look(place)
    (record,) = (place / "seen").iterdir()
    record.write_bytes(harm)
    look(place)
    look(place)
    assert len(hashed) == 2


def test_where_nothing_can_be_kept_it_is_hashed_every_time(place: Path, hashed: list[int]) -> None:
    (place / "seen").write_bytes(b"")
    for _ in range(2):
        look(place)
    assert len(hashed) == 2


def test_each_part_changes_the_key() -> None:
    base = ground.Ground("p", "t", ("1", "2"), ("e",))
    others = [
        ground.Ground("q", "t", ("1", "2"), ("e",)),
        ground.Ground("p", "u", ("1", "2"), ("e",)),
        ground.Ground("p", "t", ("1", "3"), ("e",)),
        ground.Ground("p", "t", ("1", "2"), ("e", "f")),
    ]
    keys = {each.key("2026-11-22", "auto") for each in (base, *others)}
    keys |= {base.key("2026-11-23", "auto"), base.key("2026-11-22", "weasyprint")}
    assert len(keys) == 7


def test_other_fonts_are_asked_for_anew_and_are_another_ground(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from kameng_docs.writers import faces

    monkeypatch.setattr(ground, "_font_folders", lambda: [tmp_path])
    monkeypatch.setattr(ground, "_FOUND", [])
    before = ground._engines(ground.template_folders(tmp_path), "auto")
    found = faces.fonts()
    assert ground._engines(ground.template_folders(tmp_path), "auto") == before
    assert faces.fonts() is found
    (tmp_path / "another.ttf").write_bytes(b"x")
    ground._engines(ground.template_folders(tmp_path), "auto")
    assert faces.fonts() is not found


def test_a_font_file_with_other_tables_is_another_face(tmp_path: Path) -> None:
    from kameng_docs.writers import faces

    font = next(font.path for font in faces.fonts().fonts() if font.family in faces.faces().body)
    copy = tmp_path / "face"
    shutil.copy(font, copy)
    assert faces._head(str(copy)) == faces._head(font)
    data = copy.read_bytes()
    other = tmp_path / "other"
    other.write_bytes(data[:40] + b"\xff" + data[41:])
    assert faces._head(str(other)) != faces._head(font)
