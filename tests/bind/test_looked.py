"""A picture of the book is decoded for its rows once; another picture under its name, or one that was put there meanwhile, anew."""

from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path

import pytest
from PIL import Image, ImageDraw

from kameng_docs.bind import looked
from kameng_docs.bind.looked import ROWS, Eyes
from kameng_docs.bind.place import Shown
from kameng_docs.evidence import ExhibitFile, remembered


@pytest.fixture(autouse=True)
def store(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    monkeypatch.setattr(remembered, "FOLDER", tmp_path / "pictures")
    remembered._known.cache_clear()
    yield tmp_path / "pictures" / f"{ROWS}.json"
    remembered._known.cache_clear()


def drawn(path: Path, *lines: int) -> ExhibitFile:
    picture = Image.new("RGB", (300, 2000), "white")
    for top in lines:
        ImageDraw.Draw(picture).rectangle((20, top, 280, top + 15), "black")
    picture.save(path)
    return ExhibitFile(path.name, sha256(path.read_bytes()).hexdigest(), path.stat().st_size, "PNG")


def next_process(path: Path, file: ExhibitFile) -> Shown:
    remembered._known.cache_clear()
    eyes = Eyes()
    shown = eyes.looked_at(path, file, 0)
    eyes.keep()
    return shown


def no_decoder(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(looked, "upright", lambda *_, **__: pytest.fail("it was decoded"))


def test_what_was_seen_is_what_would_be_seen_and_nothing_is_decoded_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "长图.png"
    file = drawn(path, 100, 130, 900)
    first = next_process(path, file)
    assert first.rows.text_height == 16
    assert len(first.rows.blank) == 4
    no_decoder(monkeypatch)
    assert next_process(path, file) == first


def test_another_picture_under_the_same_name_is_looked_at(tmp_path: Path) -> None:
    path = tmp_path / "长图.png"
    first = next_process(path, drawn(path, 100))
    assert next_process(path, drawn(path, 500)).rows.blank != first.rows.blank


def test_of_a_picture_that_was_exchanged_meanwhile_nothing_is_kept(tmp_path: Path, store: Path) -> None:
    path = tmp_path / "长图.png"
    file = drawn(path, 100)
    drawn(path, 500)
    next_process(path, file)
    assert not store.exists()


def test_the_oldest_are_forgotten(tmp_path: Path, store: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(looked, "MOST", 2)
    files = [(tmp_path / f"{n}.png", drawn(tmp_path / f"{n}.png", 100 + n)) for n in range(3)]
    for path, file in files:
        next_process(path, file)
    no_decoder(monkeypatch)
    next_process(*files[2])
    with pytest.raises(pytest.fail.Exception):
        next_process(*files[0])
