"""A volume of the evidence book, or a joined file, in which something went wrong is told, a good one is not."""

from collections.abc import Callable
from io import BytesIO

import evidence_files as make
import pikepdf
import pytest
from book_support import ENGINES, MADE_ON, bound, material, screenshot, written
from specimens import evidence_list

from kameng_docs.bind import Book
from kameng_docs.blocks import Document
from kameng_docs.joining import joined
from kameng_docs.proof import Wanted, book_faults, merged_faults

FRONT = evidence_list(30)
TITLES = {"1-1": "试1-1", "1-2": "试1-2", "2-1": "试2-1"}


def front(document: Document = FRONT) -> bytes:
    made = ENGINES.of("front").paper(document, "front", MADE_ON)
    assert made.faults == ()
    return made.data


@pytest.fixture(scope="module")
def book(tmp_path_factory) -> Book:
    """Three exhibits on five pages behind a front of some."""
    folder = tmp_path_factory.mktemp("exhibits")
    page = written(folder, "页面.jpg", screenshot("page", (540, 1170), 22))
    return bound(
        material("1-1", page),
        material("1-2", written(folder, "账单.pdf", make.pdf(3))),
        material("2-1", written(folder, "聊天.csv", make.chat())),
        front=lambda *_: front(),
    )


def wanted(book: Book, document: Document | None = FRONT, **changes) -> Wanted:
    given = {"pages": book.pages, "titles": TITLES, "first": 1, "total": 5} | changes
    return Wanted(document, **given)


def changed(book: Book, change: Callable[[pikepdf.Pdf], None]) -> bytes:
    made = BytesIO()
    with pikepdf.open(BytesIO(book.volumes[0].data)) as pdf:
        change(pdf)
        pdf.save(made)
    return made.getvalue()


def told(data: bytes, ought: Wanted, **more) -> str:
    return "；".join(book_faults(data, ought, **more))


def test_a_good_book_is_good(book):
    assert book.pages == {"1-1": (1, 1), "1-2": (2, 4), "2-1": (5, 5)}
    assert told(book.volumes[0].data, wanted(book)) == ""
    # Without a front that anybody composed, the pages before the body are not read.
    assert told(book.volumes[0].data, wanted(book, None)) == ""


def without(name: str) -> Callable[[pikepdf.Pdf], None]:
    """What this XObject draws on the last page but three is not drawn."""

    def change(pdf: pikepdf.Pdf) -> None:
        page = pdf.pages[-4]
        kept = [
            (operands, operator)
            for operands, operator in pikepdf.parse_content_stream(page)
            if not (str(operator) == "Do" and str(operands[0]) == name)
        ]
        page.Contents = pdf.make_stream(pikepdf.unparse_content_stream(kept))

    return change


def names_on(book: Book) -> list[str]:
    with pikepdf.open(BytesIO(book.volumes[0].data)) as pdf:
        drawn = pikepdf.parse_content_stream(pdf.pages[-4], "Do")
        return [str(operands[0]) for operands, _ in drawn]


def test_a_page_without_its_stamp(book):
    data = changed(book, without(names_on(book)[-1]))
    assert told(data, wanted(book)).startswith("证据第2页没有印上“证据1-2”；")
    assert "证据第2页没有页码，应是“第2页 共5页”" in told(data, wanted(book))


def test_a_page_that_shows_nothing(book):
    data = changed(book, without(names_on(book)[0]))
    assert told(data, wanted(book)) == "证据第2页什么也没有"


def test_pages_in_another_order(book):
    def swap(pdf: pikepdf.Pdf) -> None:
        page = pdf.pages[-1]
        del pdf.pages[-1]
        pdf.pages.insert(len(pdf.pages) - 3, page)

    found = told(changed(book, swap), wanted(book))
    assert "证据第2页没有印上“证据1-2”" in found
    assert "页码是“第5页 共5页”" in found.replace("页共", "页 共")


def test_a_page_is_wanting(book):
    assert told(changed(book, lambda pdf: pdf.pages.__delitem__(-1)), wanted(book, total=5)) != ""
    short = changed(book, lambda pdf: pdf.pages.__delitem__(slice(0, len(pdf.pages) - 4)))
    assert told(short, wanted(book)) == "应有 5 页证据，实有 4 页"


def test_another_exhibit_and_another_total(book):
    data = book.volumes[0].data
    turned = wanted(book, pages={"1-2": (1, 1), "1-1": (2, 4), "2-1": (5, 5)})
    assert "证据第1页没有印上“证据1-2”" in told(data, turned)
    assert "证据第1页没有印上“证据1-1”" in told(data, wanted(book, titles=TITLES | {"1-1": "别的"}))
    assert "应是“第1页 共9页”" in told(data, wanted(book, total=9))


def test_the_front_is_read_as_any_paper(book):
    data = book.volumes[0].data
    assert told(data, wanted(book, evidence_list(31))).startswith("封面和目录第")
    blank = changed(book, lambda pdf: pdf.pages.insert(1, pikepdf.Page(pdf.add_blank_page().obj)))
    assert "封面和目录第2页是空白页" in told(blank, wanted(book))


def test_numbers_of_exhibits_are_told_apart(tmp_path):
    """证据1-1 is not 证据1-10, whatever the title begins with."""
    page = written(tmp_path, "页面.jpg", screenshot("page", (540, 1170), 22))
    one = bound(material("1-10", page), front=lambda *_: front())
    ought = Wanted(FRONT, {"1-1": (1, 1)}, {"1-1": "0年账单"}, 1, 1)
    assert "没有印上“证据1-1”" in told(one.volumes[0].data, ought)


def test_joined_files():
    parts = [front(), front(evidence_list(3)), front(evidence_list(20))]
    assert merged_faults(joined(parts, "材料"), parts) == ()
    assert merged_faults(joined(parts[:2], "材料"), parts)[0].startswith("应有 ")
    # Their first pages are alike: fewer exhibits are listed on them.
    assert "第2页不是放进去的那一页" in merged_faults(joined(parts[::-1], "材料"), parts)
    assert merged_faults(b"", parts)[0].startswith("文件打不开：")
