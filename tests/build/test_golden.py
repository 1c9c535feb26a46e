"""The papers as they are written, reviewed by a person: tests/golden/<case>/<folder>/<file>.

`pytest tests/build/test_golden.py --update-golden` writes them anew; the difference is then to be read like code.
"""

import os
import re
import shutil
from collections.abc import Callable
from functools import cache
from pathlib import Path

import pytest
from cases_support import (
    BASE,
    REPOSITORY,
    put_down,
    text_in,
    texts_of,
)
from reviewed import MADE, SHIPPED

GOLDEN = Path(__file__).parents[1] / "golden"


@pytest.fixture(scope="module")
def papers(tmp_path_factory) -> Callable[[str], dict[str, str]]:
    """The papers of a case as text, by their files, composed once; no page is laid out."""

    @cache
    def texts(name: str) -> dict[str, str]:
        if name in MADE:
            return texts_of(put_down(MADE[name], tmp_path_factory.mktemp("case"), name))
        return texts_of(REPOSITORY / "cases" / f"{name}.yaml")

    return texts


@pytest.mark.parametrize("name", [*SHIPPED, *MADE])
def test_papers_are_those_that_were_reviewed(name, papers, request):
    written = papers(name)
    folder = GOLDEN / name
    if request.config.getoption("--update-golden"):
        assert not os.environ.get("CI"), "golden texts are reviewed by a person, never written in CI"
        shutil.rmtree(folder, ignore_errors=True)
        for path, text in written.items():
            (folder / path).parent.mkdir(parents=True, exist_ok=True)
            (folder / path).write_text(text, "utf-8")
    reviewed = {
        path.relative_to(folder).as_posix(): path.read_text("utf-8")
        for path in folder.rglob("*")
        if path.is_file()
    }
    assert set(written) == set(reviewed)
    for path, text in written.items():
        assert text == reviewed[path], path


@pytest.mark.slow
@pytest.mark.parametrize("name", SHIPPED)
def test_what_a_build_writes_is_what_was_reviewed(name, shipped):
    """Page numbers among it, as they are in the book that was bound."""
    folder = GOLDEN / name
    reviewed = {path.relative_to(folder).as_posix(): path for path in folder.rglob("*") if path.is_file()}
    written = {
        path.relative_to(shipped(name) / "out" / name).as_posix(): path
        for path in (shipped(name) / "out" / name).rglob("*")
        if path.suffix in {".txt", ".html"}
    }
    assert set(written) == set(reviewed)
    for name_of_file, path in written.items():
        assert text_in(path) == reviewed[name_of_file].read_text("utf-8"), name_of_file


def test_no_golden_is_left_over():
    assert {path.name for path in GOLDEN.iterdir()} == {*SHIPPED, *MADE}


@pytest.mark.parametrize("name", [*SHIPPED, *MADE])
def test_papers_read_cleanly(name, papers):
    for path, text in papers(name).items():
        assert not re.search(r"[，。；：、]{2}|（）|“”|None|[（“]，|undefined", text), path
        lines = [line for line in text.split("\n") if line.startswith("- ") or "：" not in line]
        # A list in parts has its head over each.
        told = [line for line in lines if len(line) > 12 and not line.startswith("序号｜")]
        # The overview names the same kinds of papers under each channel; an official form repeats its own words.
        assert path.startswith("00_") or "要素式" in path or len(told) == len(set(told)), path
        # practice.md §2, 我绝不印的; 4.2
        # The law may say what we never do: its words stand at the end of the page.
        ours = text.rpartition("\n条文全文\n")[0] or text
        assert not re.search("诈骗|骗子|跑路|黑产|无照经营|曝光|删帖|明知|24小时必须", ours), path


@pytest.mark.parametrize("name", [*SHIPPED, *MADE])
def test_the_first_sentences_say_it_all(name, papers):
    # channels.md 7.1(1), (5); model-papers.md §5, 1: which order, how much, what is wanted and by which day
    for path, text in papers(name).items():
        if path in {"10_平台工单/工单.txt", "10_平台工单/工单_300字.txt"}:
            first = text.partition("\n")[0]
            assert re.search("订单|扣款|付款[0-9]+笔", first), path
            assert re.search("[0-9]+\\.[0-9]{2}元", first), path
            day = "于202[67]年[0-9]+月[0-9]+日[0-9:]+前"
            assert re.search(f"请[^。]*{day}[^。]*(退|补|交付|授课|恢复|停止)", first), path
    assert BASE["平台"] == {"名称": "某某卡盟"}
