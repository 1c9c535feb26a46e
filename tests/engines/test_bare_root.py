"""PDF from pip alone: on a root with Python, its packages and Chinese fonts, and with nothing else of a system."""

import json
import sys
from pathlib import Path

import pytest
from bare_root import BareRoot, bare_root, may_change_its_root
from machine_support import FULL, ROOT, TODAY, tree, with_cases

from kameng_docs.writers.faces import faces

EXAMPLES = sorted(file.stem for file in (ROOT / "cases").glob("示例-*.yaml"))
# What the doctor finds in such a root of what papers are made with.
NEVER_THERE = {"pango", "harfbuzz-subset", "soffice", "pdftotext", "qpdf"}


@pytest.fixture(autouse=True)
def _a_root_that_can_be_changed() -> None:
    if sys.platform != "linux":
        pytest.skip("roots are changed on Linux")
    if not may_change_its_root():
        pytest.skip("this account may not change its root")


def built(root: BareRoot, *cases: str) -> str:
    """Builds these cases in the root; what was said, on either stream."""
    with_cases(root.place, *cases)
    made = root.run(
        *("-m", "kameng_docs", "build", "--today", TODAY),
        *("--cases", "/work/cases", "--out", "/work/out"),
    )
    assert made.returncode == 0, made.stderr
    return made.stdout + made.stderr


def found(root: BareRoot) -> tuple[int, set[str]]:
    """How the doctor ends in the root, and the ids of what he finds of the machine."""
    told = root.run("-m", "kameng_docs", "doctor", "--cases", "/work/cases", "--format", "json")
    return told.returncode, {piece["id"] for piece in json.loads(told.stdout)["pieces"] if piece["found"]}


@pytest.mark.slow
def test_every_file_of_every_example_is_made_with_nothing_but_chinese_fonts(tmp_path: Path, shipped) -> None:
    """To the byte what this machine makes, which has Pango and fontconfig and further fonts."""
    root = bare_root(tmp_path)
    said = built(root, *EXAMPLES)
    assert "这台机器缺少" not in said
    for name in EXAMPLES:
        assert tree(root.place / "out" / name) == tree(shipped(name) / "out" / name), name
    assert len(list((root.place / "out").rglob("*.pdf"))) > 100
    code, there = found(root)
    assert code == 0
    assert {"typst", "chinese-serif"} <= there
    assert not NEVER_THERE & there


@pytest.mark.slow
def test_without_a_chinese_face_every_pdf_is_withheld_with_the_reason(tmp_path: Path, shipped) -> None:
    """And all else is made."""
    root = bare_root(tmp_path, with_fonts=False)
    said = built(root, FULL)
    made, wanted = (
        {file.relative_to(out).as_posix() for file in out.rglob("*") if file.is_file()}
        for out in (root.place / "out" / FULL, shipped(FULL) / "out" / FULL)
    )
    assert {name for name in wanted - made if not name.endswith(".pdf")} == set()
    assert [name for name in made if name.endswith(".pdf")] == []
    assert "01_民事起诉状.pdf 没有写出：这台机器缺少 中文宋体或仿宋" in said
    assert "kameng-docs doctor" in said
    code, there = found(root)
    assert code == 1
    assert "typst" in there
    assert "chinese-serif" not in there


@pytest.mark.slow
def test_the_root_holds_what_its_name_says(tmp_path: Path) -> None:
    """That the other engine and the tools of fontconfig are really out of reach, and no home is known."""
    root = bare_root(tmp_path)
    script = """
import ctypes, os, pathlib, shutil, typst
for name in ("libpango-1.0.so.0", "libfontconfig.so.1", "libharfbuzz.so.0", "libharfbuzz-subset.so.0"):
    try:
        ctypes.CDLL(name)
    except OSError:
        continue
    print(name)
print(*(name for name in ("fc-list", "soffice", "sh") if shutil.which(name)))
print(os.environ.get("HOME", ""), *pathlib.Path("/").glob("etc/*"))
print({font.family for font in typst.Fonts(include_embedded_fonts=False).fonts()} >= set(%r))
"""
    told = root.run("-c", script % (faces().body,))
    assert told.stdout.split() == ["True"], told.stderr
