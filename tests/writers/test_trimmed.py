"""Faces cut to their common signs: what they set looks as the whole ones set it, and what they lack is set by the whole ones."""

import json
from collections.abc import Iterator
from pathlib import Path

import pypdfium2
import pytest
from machine_support import python
from specimens import runs
from writers_support import drawn, pdf_of

from kameng_docs.blocks import Document, Paragraph, Signature, Table
from kameng_docs.engines.by_typst import ByTypst
from kameng_docs.resources import shipped_templates
from kameng_docs.writers import faces, trimmed, typst

LETTER = Document(
    "民事起诉状",
    (
        Paragraph(
            runs(
                "被告在“某某卡铺”售卖视频会员季卡，原告于2026年11月12日付款 15.00 元（VIP—Office 365®），□有 □无。"
            )
        ),
        Table((runs("序号"), runs("内容")), ((runs("1"), runs("AbCd-1234 的页面截图；“已使用”")),), (1, 8)),
        Signature(("具状人（签名）：", "2026年11月22日")),
    ),
)
RARE = Document("催告函", (Paragraph(runs("收件人：陈镕某、李㛃。")),))


@pytest.fixture(autouse=True)
def looked_anew() -> Iterator[None]:
    yield
    typst.look_again()
    faces.look_again()


def compilers(monkeypatch: pytest.MonkeyPatch) -> list[bool]:
    """Which faces were used, as they are asked for."""
    used: list[bool] = []
    real = typst._compiler
    monkeypatch.setattr(typst, "_compiler", lambda *, common: used.append(common) or real(common=common))
    return used


def test_this_machine_has_faces_that_may_be_cut() -> None:
    assert trimmed.can_trim()
    assert faces.common_fonts() is not None
    whole = sum(
        Path(each).stat().st_size
        for each in {font.path for font in faces.fonts().fonts() if "CJK" in font.path}
    )
    cut = sum((trimmed.FOLDER / name).stat().st_size for name, _ in faces._found().cut)
    assert cut * 4 < whole


def test_a_paper_looks_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    used = compilers(monkeypatch)
    by_cut = pdf_of(LETTER, "typst", "page")
    assert set(used) == {True}
    monkeypatch.setattr(typst, "common_fonts", lambda: None)
    by_whole = pdf_of(LETTER, "typst", "page")
    assert False in used
    assert drawn(by_cut) == drawn(by_whole)


# MiB: the program with the fonts of the machine holds some forty, a process that holds a whole face to cut it a hundred more.
MOST_MIB = 80
SEARCH = r"""
import re, sys
from pathlib import Path
from kameng_docs.writers import faces, trimmed
trimmed.FOLDER = Path(sys.argv[1])
print(len(faces._found().cut), *re.findall(r"VmHWM:\s*(\d+)", Path("/proc/self/status").read_text()))
"""


def test_who_needs_the_faces_does_not_hold_what_cutting_takes(tmp_path: Path) -> None:
    """A worker that is the first to need them stays small too."""
    cut, held = python("-c", SEARCH, str(tmp_path), folder=tmp_path).stdout.split()
    assert int(cut) == 2
    assert int(held) / 1024 < MOST_MIB


def test_what_cannot_be_cut_is_nothing(tmp_path: Path) -> None:
    (tmp_path / "坏的.ttf").write_bytes(b"x")
    assert trimmed.trimmed([(str(tmp_path / "坏的.ttf"), 0)]) == ()


def test_a_rare_sign_is_set_by_the_whole_face(monkeypatch: pytest.MonkeyPatch) -> None:
    used = compilers(monkeypatch)
    made = pdf_of(RARE, "typst", "page")
    assert used
    assert not any(used)
    pdf = pypdfium2.PdfDocument(made.data)
    assert "陈镕某" in pdf[0].get_textpage().get_text_range()
    pdf.close()


def test_signs_that_were_asked_before_answer_for_no_other() -> None:
    assert faces.are_common("陈某")
    assert not faces.are_common("陈镕某")
    assert faces.are_common("陈某陈某")
    assert not faces.are_common("陈镕某")


def test_a_layout_of_the_author_finds_every_face(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """It may name any."""
    used = compilers(monkeypatch)
    own = tmp_path / "templates" / "_base" / "paper.typ"
    own.parent.mkdir(parents=True)
    own.write_bytes((shipped_templates() / "_base" / "paper.typ").read_bytes())
    from datetime import date

    made = ByTypst((tmp_path / "templates", shipped_templates())).paper(LETTER, "page", date(2026, 11, 22))
    assert made.faults == ()
    assert used
    assert not any(used)


def test_what_was_found_is_kept_and_ends_when_a_face_that_was_cut_is_another(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(trimmed, "FOLDER", tmp_path / "faces")
    searched: list[int] = []
    real = faces._searched
    monkeypatch.setattr(faces, "_searched", lambda: searched.append(1) or real())
    first = faces.look_again() or faces._found()
    assert first.cut
    faces.look_again()
    assert faces._found() == first
    assert len(searched) == 1
    damaged = tmp_path / "faces" / first.cut[0][0]
    damaged.write_bytes(damaged.read_bytes()[:-1])
    faces.look_again()
    assert faces._found() == first
    assert len(searched) == 2
    told = (tmp_path / "faces" / "known.json").read_bytes().partition(b"\n")[2]
    assert json.loads(told)["body"][0] == first.body[0]


def test_cut_faces_are_read_once_and_then_looked_at(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(trimmed, "FOLDER", tmp_path / "faces")
    read: list[int] = []
    real = trimmed.is_whole
    monkeypatch.setattr(trimmed, "is_whole", lambda made: read.append(1) or real(made))
    # As if they had been there for a while: what was written in this very moment is read until it has aged.
    monkeypatch.setattr(faces, "is_sure", lambda *_: True)
    for _ in range(3):
        faces.look_again()
        found = faces._found()
    assert len(read) == 1
    touched = tmp_path / "faces" / found.cut[0][0]
    touched.write_bytes(touched.read_bytes())
    faces.look_again()
    assert faces._found() == found
    assert len(read) == 2


def test_another_font_in_a_folder_is_looked_for(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(trimmed, "FOLDER", tmp_path / "faces")
    fonts = tmp_path / "fonts"
    fonts.mkdir()
    monkeypatch.setattr(faces, "font_folders", lambda: [*(real()), fonts])
    searched: list[int] = []
    found = faces._searched
    monkeypatch.setattr(faces, "_searched", lambda: searched.append(1) or found())
    for _ in range(2):
        faces.look_again()
        faces._found()
        (fonts / "another.ttf").write_bytes(b"x")
    assert len(searched) == 2


def real() -> list[Path]:
    from kameng_docs.writers.native import font_folders

    return font_folders()


def test_without_what_cuts_faces_papers_are_set_by_the_whole_ones(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(trimmed, "FOLDER", tmp_path / "faces")
    monkeypatch.setattr(trimmed, "can_trim", lambda: False)
    faces.look_again()
    assert faces._found().cut == ()
    assert faces.common_fonts() is None
    assert pdf_of(LETTER, "typst", "page").faults == ()


@pytest.mark.parametrize(
    ("sign", "stays"),
    [
        ("卡", True),
        ("A", True),
        ("，", True),
        ("□", True),
        ("镕", False),
        ("㛃", False),
        ("가", False),
        ("𠀀", False),
    ],
)
def test_common_signs_are_those_of_gb_2312_and_what_is_no_han(sign: str, stays: bool) -> None:
    assert trimmed.is_common(ord(sign)) is stays


def test_only_faces_that_may_be_cut_are(monkeypatch: pytest.MonkeyPatch) -> None:
    assert faces._to_cut(faces.faces().body[0], faces.faces().strong[0])
    monkeypatch.setattr(trimmed, "FREE", ("Nobody's ",))
    assert faces._to_cut(faces.faces().body[0], faces.faces().strong[0]) == []
