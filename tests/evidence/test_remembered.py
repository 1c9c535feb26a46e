"""What pictures look like is remembered by their content: for nobody else to read, and never believed when it is spoilt."""

import os
import stat
import sys

import pytest
from PIL import Image

from kameng_docs.evidence import remembered
from kameng_docs.evidence.intake import _looked_into
from kameng_docs.evidence.probe.kept import LOOK
from kameng_docs.evidence.remembered import recalled, remember, remember_all


@pytest.fixture
def store(tmp_path, monkeypatch):
    monkeypatch.setattr(remembered, "FOLDER", tmp_path / "pictures")
    remembered._known.cache_clear()
    yield tmp_path / "pictures" / "likeness.json"
    remembered._known.cache_clear()


def again(*of):
    """As in the next process."""
    remembered._known.cache_clear()
    return recalled("likeness", *of)


def test_what_was_found_is_found_again_and_of_other_files_nothing_is_known(store):
    remember("nearly", "likeness", "a", "b")
    assert again("a", "b") == "nearly"
    assert again("b", "a") is None
    assert again("a", "c") is None
    assert recalled("another-question", "a", "b") is None


@pytest.mark.skipif(os.name != "posix", reason="rights of files are those of POSIX")
def test_nobody_else_may_read_it(store):
    remember("nearly", "likeness", "a", "b")
    assert stat.S_IMODE(store.stat().st_mode) == 0o600
    assert stat.S_IMODE(store.parent.stat().st_mode) == 0o700


def test_what_another_process_found_meanwhile_stays(store):
    remember("nearly", "likeness", "a", "b")
    assert again("a", "b")
    whole = store.read_bytes()
    remember("same", "likeness", "c", "d")
    other = store.read_bytes()
    store.write_bytes(whole)
    remember("same", "likeness", "e", "f")
    assert again("a", "b") == "nearly"
    assert again("c", "d") is None
    store.write_bytes(other)
    assert again("c", "d") == "same"


@pytest.mark.parametrize("damage", [b"", b"\xff\n\xff", b"0\n{}", None])
def test_a_spoilt_store_is_not_believed(store, damage):
    remember("nearly", "likeness", "a", "b")
    whole = store.read_bytes()
    store.write_bytes(whole.replace(b"nearly", b"differ") if damage is None else damage)
    assert again("a", "b") is None


def test_another_look_ends_it_and_the_oldest_are_forgotten(store, monkeypatch):
    monkeypatch.setattr(remembered, "MOST", 2)
    for name in "abc":
        remember("same", "likeness", name)
    assert [again(name) for name in "abc"] == [None, "same", "same"]
    monkeypatch.setattr(remembered, "_looks", lambda: b"other eyes")
    assert again("c") is None


def test_where_nothing_can_be_written_nothing_stops(store):
    store.parent.write_text("a file where a folder should be", "utf-8")
    remember("same", "likeness", "a")
    assert again("a") is None


def test_a_picture_is_decoded_once_and_told_the_same(store, tmp_path, monkeypatch):
    folder = tmp_path / "case"
    folder.mkdir()
    Image.new("RGB", (40, 30), "white").save(folder / "a.png")
    first = looked_into(folder, "a.png")
    remembered._known.cache_clear()
    monkeypatch.setattr(
        sys.modules[_looked_into.__module__], "probe", lambda *_: pytest.fail("it was decoded")
    )
    assert looked_into(folder, "a.png") == first
    # Other bytes under the same name are another picture.
    (folder / "a.png").write_bytes(b"\x89PNG\r\n\x1a\n" + b"0" * 40)
    with pytest.raises(pytest.fail.Exception):
        looked_into(folder, "a.png")


def test_what_is_odd_of_a_picture_is_told_every_time(store, tmp_path):
    Image.new("RGB", (4, 4), "white").save(tmp_path / "b.png")
    for _ in range(2):
        remembered._known.cache_clear()
        (found,) = looked_into(tmp_path, "b.png")[1]
        assert found.code == "exhibit.tiny"


def test_of_a_picture_that_says_when_it_was_taken_nothing_is_kept(store, tmp_path):
    exif = Image.Exif()
    exif[0x0132] = "2026:11:03 21:14:00"
    Image.new("RGB", (40, 30), "white").save(tmp_path / "c.jpg", exif=exif)
    assert looked_into(tmp_path, "c.jpg")[0].taken_at
    assert not store.with_name("look.json").exists()


def looked_into(folder, name):
    fresh = {}
    found = _looked_into(folder / name, folder, name, fresh)
    remember_all(LOOK, fresh)
    return found.file, found.notes
