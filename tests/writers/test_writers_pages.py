"""What a typographer looks for on the page: sums below each other, an annex begun where it has room, blanks that stay."""

import re
import subprocess

import pytest
from extract import pages_of_pdf
from specimens import runs
from tools import need
from writers_support import ENGINES, both_engines, first_of, pdf_of

from kameng_docs.blocks import Document, Form, FormRow, FormSection, Items, Paragraph, Signature, Table
from kameng_docs.writers.carried import carries
from kameng_docs.writers.lettering import sums_of

SIGNED = Signature(("法定代理人（签名）：", "2026年11月22日"))


def table(*columns: tuple[str, ...]) -> Table:
    head, *rows = zip(*columns, strict=True)
    return Table(tuple(map(runs, head)), tuple(tuple(map(runs, row)) for row in rows), ())


@pytest.mark.parametrize(
    ("cells", "is_sum"),
    [
        (("648.00", "—", "1,234.50"), True),
        (("648.00", "", "-3.00"), True),
        (("648.00", "约300元"), False),
        (("6", "12"), False),
        (("—", ""), False),
        (("1-1", "2.5"), False),
    ],
)
def test_sums_are_told_from_what_else_is_in_figures(cells, is_sum):
    assert sums_of(table(("金额", *cells), ("商品", *["点券"] * len(cells)))) == (is_sum, False)
    assert sums_of(Table((), (), ())) == ()


def placed(data: bytes) -> list[tuple[float, float, float, str]]:
    """Words with their left, right and lower edges, of the first page."""

    told = subprocess.run(
        [need("pdftotext"), "-bbox", "-l", "1", "-", "-"], input=data, capture_output=True, check=True
    ).stdout.decode()
    found = re.findall(r'xMin="(.+?)" yMin=".+?" xMax="(.+?)" yMax="(.+?)">(.*?)<', told)
    return [(float(left), float(right), float(low), word) for left, right, low, word in found]


@both_engines
def test_sums_end_one_below_the_other(engine):
    listed = table(("商品", "点券", "季卡"), ("金额", "1648.00", "28.00"))
    words = placed(pdf_of(Document("附表", (listed,)), engine).data)
    ends = [right for _, right, _, word in words if word.endswith(".00")]
    assert len(ends) == 2
    assert max(ends) - min(ends) < 0.5


@pytest.mark.parametrize("engine", ENGINES)
def test_an_annex_is_begun_where_it_has_room(engine):
    """Of lengths of which some leave room for a row or two below the signature."""
    annex = table(("时间", *[f"第{n}次" for n in range(5)]), ("金额", *["648.00"] * 5))
    apart = 0
    for lines in range(12, 22):
        body = [Paragraph(runs("请书面答复。"))] * lines
        made = first_of(Document("通知", (*body, SIGNED, Paragraph(runs("附表")), annex)), engine)
        pages = [re.findall(r"第\d次", page) for page in pages_of_pdf(made.data)]
        assert [len(page) for page in pages if page] == [5]
        apart += len(pages) > 1
    assert apart


def test_an_annex_longer_than_a_page_is_begun_at_once():
    annex = table(("时间", *[f"第{n}次" for n in range(60)]), ("金额", *["648.00"] * 60))
    made = pdf_of(Document("通知", (Paragraph(runs("请答复。")), SIGNED, annex)))
    assert "第0次" in pages_of_pdf(made.data)[0]


def test_of_a_list_two_items_or_more_stand_on_either_page():
    listed = Items(tuple((f"{n}.", runs("截图")) for n in range(1, 7)))
    tries = list(carries(Document("函", (Paragraph(runs("附件")), listed, SIGNED))))
    counts = [
        [len(block.items) for block in each.document.blocks if isinstance(block, Items)] for each in tries
    ]
    assert counts == [[4, 2], [3, 3], [2, 4], [6]]
    assert [each.fresh_at for each in tries[:3]] == [2, 2, 2]


def test_a_blank_to_be_filled_keeps_its_place_at_the_end_of_a_line():
    """Of widths of which some end the line in the blank."""
    rows = tuple(FormRow(("利息",), (runs("利" * n + "　　　　元"),)) for n in range(25, 36))
    form = Form((runs("说明"),), (FormSection("诉讼请求", (), rows),))
    words = placed(pdf_of(Document("民事起诉状", (form, SIGNED)), look="form").data)
    edge = min(left for left, *_, word in words if word.startswith("利利"))
    begun = [left for left, *_, word in words if word == "元"]
    assert begun
    assert min(begun) > edge + 30
