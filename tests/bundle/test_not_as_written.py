"""A file that is not what it should be is withheld and told; the other formats are made, and nothing is looked at twice."""

from pathlib import Path

import pytest
from cases_support import Built
from test_filing import filed

from kameng_docs.bundle import books, filing, render
from kameng_docs.diagnostics import Severity
from kameng_docs.output import read_manifest
from kameng_docs.resources import shipped_templates

CODE = "output.not-as-written"
COURT = "60_法院"


def styled(folder: Path, css: str) -> None:
    """A page style of the author's own: ours, and a slip behind it."""
    own = folder / "templates" / "_base" / "page.css"
    own.parent.mkdir(parents=True)
    own.write_text((shipped_templates() / "_base" / "page.css").read_text("utf-8") + css, "utf-8")


def told(made: Built) -> dict[str, str]:
    faults = [each for each in made.result.diagnostics if each.code == CODE]
    assert {each.severity for each in faults} <= {Severity.ERROR}
    return {each.message.partition(" 没有写出：")[0]: each.message.partition("：")[2] for each in faults}


def test_what_a_style_hides_is_told_and_only_pdf_is_withheld(tmp_path: Path) -> None:
    styled(tmp_path, ".signature { display: none }")
    made = filed(tmp_path)
    found = told(made)
    assert found["06_身份证明.pdf"].startswith("少印了文书里的字：“")
    assert not (made.folder / COURT / "06_身份证明.pdf").exists()
    assert (made.folder / COURT / "06_身份证明.docx").exists()
    manifest = read_manifest(made.folder)
    withheld = [each for each in manifest.withheld if each.code == CODE]
    assert {each.format for each in withheld} == {"pdf"}
    assert all(each.missing for each in withheld)


def test_the_book_is_read_too(tmp_path: Path) -> None:
    styled(tmp_path, "td { display: none }")
    made = filed(tmp_path)
    assert told(made)["03_证据册.pdf"].startswith("封面和目录少印了文书里的字：“")
    assert not (made.folder / COURT / "03_证据册.pdf").exists()


def test_joined_files_that_are_not_whole_are_withheld(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    join = filing.joined
    monkeypatch.setattr(filing, "joined", lambda parts, title: join(parts[:-1], title))
    made = filed(tmp_path)
    path = f"{COURT}/网上立案/3_证据目录及证据材料.pdf"
    assert told(made)[path].startswith("应有 ")
    assert not (made.folder / path).exists()
    assert (made.folder / f"{COURT}/网上立案/0_起诉状.pdf").exists()


def test_what_is_not_rendered_again_is_not_looked_at_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen: list[str] = []

    def spied(name: str, module: object) -> None:
        real = getattr(module, name)
        monkeypatch.setattr(module, name, lambda *given, **more: (seen.append(name), real(*given, **more))[1])

    spied("faults", render)
    spied("book_faults", books)
    spied("merged_faults", filing)
    first = filed(tmp_path)
    assert not told(first)
    assert {*seen} == {"faults", "book_faults", "merged_faults"}
    files = [each for each in read_manifest(first.folder).files if each.document != filing.DOCUMENT]
    assert seen.count("faults") == len(
        [each for each in files if "证据册" not in each.path and "原件" not in each.path]
    )
    seen.clear()
    filed(tmp_path)
    assert seen == []
