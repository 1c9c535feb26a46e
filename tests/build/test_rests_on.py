"""What a paper rests on is known of each: a change makes what it touches, and the others keep their bytes and their time."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from machine_support import FULL, ROOT, TODAY, copied, manifest, replace_in, times, tree

from kameng_docs.build import Job, Result, build, ground, seen
from kameng_docs.engines import by_typst
from kameng_docs.writers import faces

CASE = Path("cases") / f"{FULL}.yaml"
PARTY = Path("cases") / "parties" / "示例-李某某.yaml"
TICKET_WORDING = "platform_ticket/ticket.md.j2"


@pytest.fixture
def full(shipped: Callable[[str], Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The large case with its papers, and records of its own."""
    for module in (seen, ground):
        monkeypatch.setattr(module, "FOLDER", tmp_path / "seen")
    monkeypatch.chdir(copied(shipped(FULL), tmp_path / "x"))
    return tmp_path / "x"


def built(day: str = TODAY, out: str = "out") -> Result:
    (result,) = build([CASE], Job(Path(out), date.fromisoformat(day)))
    assert not result.stopped, result.diagnostics
    return result


def inputs() -> dict[str, str]:
    return {entry["path"]: entry["inputs"] for entry in manifest(FULL)["files"]}


class Touched:
    """The papers that a change made anew: those alone were rendered and written, whatever else stands there."""

    def __init__(self, change: Callable[[], object], day: str = TODAY) -> None:
        before, bytes_before, times_before = inputs(), tree(Path("out") / FULL), times(Path("out") / FULL)
        change()
        result = built(day)
        after = inputs()
        self.papers = {path for path, made_from in after.items() if before.get(path) != made_from}
        self.rendered = result.rendered
        self.entries = [entry for entry in manifest(FULL)["files"] if entry["path"] in self.papers]
        for path, moment in times(Path("out") / FULL).items():
            if path != "manifest.json" and path in before and path not in self.papers:
                assert moment == times_before[path], path
                assert tree(Path("out") / FULL)[path] == bytes_before[path], path
        built(day, "nothing")
        assert tree(Path("out") / FULL) == tree(Path("nothing") / FULL)

    def of(self, *endings: str) -> set[str]:
        return {path for path in self.papers if path.endswith(endings)}


def says(path: str, word: str) -> bool:
    return word in (Path("out") / FULL / path).read_text("utf-8")


def test_an_amount_touches_the_papers_that_print_it_alone(full: Path) -> None:
    kept = {
        path
        for path in inputs()
        if path.endswith(".txt") and not says(path, "68.00") and not says(path, "68元")
    }
    assert kept
    touched = Touched(lambda: replace_in(CASE, "实付: 68.00", "实付: 68.50"))
    assert "10_平台工单/工单.txt" in touched.papers
    assert says("10_平台工单/工单.txt", "68.50")
    assert not touched.papers & {path for path in kept if not path.endswith("逐栏填写.txt")}
    assert 0 < touched.rendered <= len(touched.papers)
    assert touched.rendered < len(inputs()) / 2


def test_what_only_the_court_sees_touches_the_courts_papers_alone(full: Path) -> None:
    touched = Touched(lambda: replace_in(PARTY, "职业: 职员", "职业: 教师"))
    assert "60_法院/01_民事起诉状.pdf" in touched.papers
    assert {entry["audience"] for entry in touched.entries} <= {"court", "author"}
    assert {entry["channel"] for entry in touched.entries if entry["audience"] != "author"} == {"court"}


def test_a_wording_of_the_authors_own_touches_its_papers_alone(full: Path) -> None:
    def reword() -> None:
        own = Path("templates") / TICKET_WORDING
        own.parent.mkdir(parents=True)
        own.write_text((ROOT / "templates" / TICKET_WORDING).read_text("utf-8") + "\n\n谢谢。\n", "utf-8")

    touched = Touched(reword)
    assert touched.rendered == 1
    assert {entry["channel"] for entry in touched.entries if entry["audience"] != "author"} == {
        "platform_ticket"
    }


def test_another_day_leaves_the_texts_that_do_not_name_it(full: Path) -> None:
    touched = Touched(lambda: None, "2026-11-23")
    texts = {path for path in inputs() if path.endswith(".txt")}
    assert texts - touched.of(".txt"), "every text was made anew"
    # Metadata of these have the day.
    assert {path for path in inputs() if path.endswith(".docx")} == touched.of(".docx")


def version(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(by_typst, "_version", lambda: "99")


def font(monkeypatch: pytest.MonkeyPatch) -> None:
    real = faces.named_files()
    monkeypatch.setattr(faces, "named_files", lambda: f"{real} another")


@pytest.mark.parametrize("other", [version, font])
def test_another_engine_or_font_touches_every_pdf_and_nothing_else(
    full: Path, monkeypatch: pytest.MonkeyPatch, other: Callable[[pytest.MonkeyPatch], None]
) -> None:
    touched = Touched(lambda: other(monkeypatch))
    by_engine = {entry["path"] for entry in manifest(FULL)["files"] if entry["format"] == "pdf"}
    assert touched.of(".txt", ".docx", ".html", ".md") == set()
    assert touched.of(".pdf") >= {path for path in by_engine if "网上立案" not in path}
