"""The Word file of a paper has as many pages as its PDF, or one more or less: fonts and engines differ, papers do not."""

import shutil

import pypdfium2
import pytest
from reviewed import SHIPPED
from writers_support import office_copies

MOST = 1


@pytest.mark.slow
@pytest.mark.parametrize("name", SHIPPED)
def test_word_has_about_as_many_pages_as_pdf(name, shipped, tmp_path):
    out = shipped(name) / "out"
    both = [(word, word.with_suffix(".pdf")) for word in sorted(out.rglob("*.docx"))]
    both = [(word, pdf) for word, pdf in both if pdf.exists()]
    copies = [tmp_path / f"{number}.docx" for number in range(len(both))]
    for (word, _), copy in zip(both, copies, strict=True):
        shutil.copy(word, copy)
    shown = office_copies(copies, "pdf") if copies else []
    pages = {
        word.relative_to(out).as_posix(): (_pages(by_office), _pages(pdf))
        for (word, pdf), by_office in zip(both, shown, strict=True)
    }
    assert {path: both for path, both in pages.items() if abs(both[0] - both[1]) > MOST} == {}
    assert pages or name == "示例-最简", "the least of cases makes no Word file"


def _pages(pdf) -> int:
    document = pypdfium2.PdfDocument(pdf)
    try:
        return len(document)
    finally:
        document.close()
