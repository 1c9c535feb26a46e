"""The court papers of the shipped cases say the same in DOCX, PDF and TXT, whole and tagged."""

import pytest
from cases_support import REPOSITORY, TODAY
from extract import same_words
from pypdf import PdfReader
from reviewed import SHIPPED

from kameng_docs.custody.verify import pages_made
from kameng_docs.pipeline import check, compose_papers, open_workshop

CASES = REPOSITORY / "cases"
pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def papers(shipped):
    """(case, document, folder/file without its ending) of every court paper that is made."""
    found = []
    for file in [CASES / f"{name}.yaml" for name in SHIPPED]:
        out = shipped(file.stem) / "out"
        brief = check(open_workshop(CASES), file, TODAY).brief
        assert brief is not None
        # The list prints where the exhibits stand in the book.
        spans = (pages_made(out / file.stem) or {}).items()
        pages = {number: f"{a}" if a == b else f"{a}—{b}" for number, (a, b) in spans}
        found += [
            (file.stem, sheet.document, out / file.stem / sheet.channel.folder / sheet.paper.file)
            for sheet in compose_papers(open_workshop(CASES), brief, more={"book_pages": pages})[0]
            if sheet.channel.slug == "court" and sheet.document is not None and "txt" in sheet.paper.formats
        ]
    # 起诉状 and 证据目录 of the four examples that name a court, the form for the two of them that are sales; the list
    # of a fifth, which has exhibits; 调查取证申请书 for the one whose key was used before.
    assert len(found) == 16
    return found


def test_the_three_formats_carry_the_same_words(papers):
    for case, document, stem in papers:
        data = {kind: stem.with_name(f"{stem.name}.{kind}").read_bytes() for kind in ("txt", "docx", "pdf")}
        assert same_words(document, **data) == [], (case, stem.name)


def test_the_pdf_is_tagged_titled_and_chinese(papers):
    for case, document, stem in papers:
        reader = PdfReader(stem.with_name(f"{stem.name}.pdf"))
        root = reader.trailer["/Root"]
        assert root["/Lang"] == "zh-CN", case
        assert root["/MarkInfo"]["/Marked"] == True  # noqa: E712
        assert "/StructTreeRoot" in root
        assert reader.metadata is not None
        assert reader.metadata.title == document.title
        text = "".join(page.extract_text() for page in reader.pages)
        assert "\ufffd" not in text
        assert "\x00" not in text
