"""A PDF in which something went wrong, for real, is told; a good one is not."""

from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from made_wrong import ENGINES, Printer, changed, without_a_glyph
from specimens import (
    HOSTILE,
    LIST_HEAD,
    LIST_WIDTHS,
    LONG,
    SIMPLE,
    STATEMENT_OF_CLAIM,
    evidence_list,
    row,
    runs,
)
from writers_support import documents

from kameng_docs.blocks import Document, Form, FormRow, FormSection, Items, Paragraph, Signature, Table, plain
from kameng_docs.proof import faults
from kameng_docs.proof.expected import expected


@pytest.fixture(params=ENGINES)
def printer(request, tmp_path) -> Printer:
    return Printer(request.param, tmp_path)


def told(data: bytes, document: Document, **more) -> str:
    return "；".join(faults("pdf", data, document, **more))


FORM = Document(
    "民事起诉状",
    (
        Form(
            (runs("说明：请如实填写。"),),
            (
                FormSection("当事人信息", ("（自然人）",), (FormRow(("原告",), (runs("姓名：李某某"), runs("□男  √女"))),)),
                FormSection("事实和理由", (), (FormRow((), tuple(runs(f"（{n}）{'卖家没有发货。' * 20}") for n in range(40)), tall=True),)),
            ),
        ),
        Signature(("具状人：", "2026年11月22日")),
    ),
)  # fmt: skip
GOOD = {
    "simple": SIMPLE,
    "claim": STATEMENT_OF_CLAIM,
    "list": evidence_list(40),
    "long": LONG,
    "hostile": HOSTILE,
}


@pytest.mark.parametrize("name", GOOD)
def test_a_good_paper_is_good(printer, name):
    assert told(printer(GOOD[name]), GOOD[name]) == ""


def swapped(document: Document) -> Document:
    first, second = [i for i, b in enumerate(document.blocks) if isinstance(b, Paragraph)][4:6]
    blocks = list(document.blocks)
    blocks[first], blocks[second] = blocks[second], blocks[first]
    return replace(document, blocks=tuple(blocks))


def shortened(document: Document) -> Document:
    at = [i for i, b in enumerate(document.blocks) if isinstance(b, Paragraph)][5]
    return replace(document, blocks=document.blocks[:at] + document.blocks[at + 1 :])


def a_sum_changed(document: Document) -> Document:
    def change(block):
        if not isinstance(block, Paragraph):
            return block
        return replace(
            block, runs=tuple(replace(r, text=r.text.replace("68.00", "68.01")) for r in block.runs)
        )

    return replace(document, blocks=tuple(map(change, document.blocks)))


def an_item_twice(document: Document) -> Document:
    def change(block):
        return replace(block, items=(*block.items, block.items[-1])) if isinstance(block, Items) else block

    return replace(document, blocks=tuple(map(change, document.blocks)))


@pytest.mark.parametrize(
    ("change", "words"),
    [
        (swapped, ("应是“2026年10月3日21时", "印出来是“同日21时15分,原告收到")),
        (shortened, ("应是“同日21时15分,原告收到", "印出来是“被告一交付的卡密")),
        (a_sum_changed, ("实付68.0”之后应是“0元", "印出来是“1元")),
        (an_item_twice, ("应是“事实和理由:", "印出来是“3.本案诉讼费用")),
    ],
)
def test_other_words_than_the_document_has(printer, change, words):
    found = told(printer(change(STATEMENT_OF_CLAIM)), STATEMENT_OF_CLAIM)
    assert all(each in found for each in words), found
    assert found.startswith(("第1页", "第2页"))


def test_a_paragraph_that_the_style_hides(tmp_path):
    data = Printer("weasyprint", tmp_path)(STATEMENT_OF_CLAIM, css=".item { display: none }")
    assert "应是“1.判令被告一退还原告货款" in told(data, STATEMENT_OF_CLAIM)


def test_what_ends_too_early(printer):
    """The last words are wanting, and nothing stands in their place."""
    cut = replace(STATEMENT_OF_CLAIM, blocks=STATEMENT_OF_CLAIM.blocks[:-1])
    assert "应是“具状人(签名):2026年1”，印出来没有了" in told(printer(cut), STATEMENT_OF_CLAIM)


def test_an_empty_page(printer):
    data = printer(
        SIMPLE,
        css=".signature { break-before: right }",
        typ=(r"let signed\(it\) = \{", "let signed(it) = { pagebreak(); pagebreak()"),
    )
    assert told(data, SIMPLE) == "第2页是空白页"


@pytest.mark.parametrize("code", [b"\0\0", b"\xff\xff"])
def test_a_sign_without_a_picture(printer, code):
    """Both engines draw the box of the face; the text below it may still say the sign."""
    data = changed(printer(STATEMENT_OF_CLAIM), 2, without_a_glyph(code))
    assert "第2页有 1 个字没有字形，印出来是方框" in told(data, STATEMENT_OF_CLAIM)


def test_a_head_that_is_not_repeated(printer):
    data = printer(
        evidence_list(40),
        css="thead { display: table-row-group }",
        typ=(r"table\.header\(\.\.it\.head", "table.header(repeat: false, ..it.head"),
    )
    found = told(data, evidence_list(40))
    assert found.startswith("第2页的表格接着上一页，开头没有重复表头“序号 证据名称")
    assert "第3页" in found


def test_two_tables_with_one_head(printer):
    """The second begins where a page begins, or somewhere else: its head is its own."""
    for lines in printer.some(range(8, 20)):
        tables = tuple(
            Table(LIST_HEAD, evidence_list(rows).blocks[2].rows, LIST_WIDTHS) for rows in (lines, 3)
        )
        document = Document("证据目录", (tables[0], Paragraph(runs("补充：")), tables[1]))
        assert told(printer(document), document) == ""


@pytest.mark.parametrize(
    ("css", "typ", "words"),
    [
        (
            '@page { @bottom-center { content: "第" counter(pages) "页 共" counter(pages) "页" } }',
            (r'str\(n\) \+ "页', 'str(all) + "页'),
            "第1页页码是“第2页共2页”，应是“第1页 共2页”",
        ),
        (
            '@page { @bottom-center { content: "第" counter(page) "页 共3页" } }',
            (r"str\(all\)", "str(all + 1)"),
            "第2页页码是“第2页共3页”，应是“第2页 共2页”",
        ),
        (
            "@page { @bottom-center { content: none } }",
            (r"folio: \(n, all\) => .*", "folio: none,"),
            "第1页没有页码",
        ),
    ],
)
def test_wrong_page_numbers(printer, css, typ, words):
    found = told(printer(STATEMENT_OF_CLAIM, css=css, typ=typ), STATEMENT_OF_CLAIM)
    assert words.replace(" ", "") in found.replace(" ", "")


def test_text_that_runs_out_of_the_page(printer):
    wide = Document("题", (Paragraph(runs("W" * 60)),))
    data = printer(
        wide,
        css="p { white-space: nowrap; overflow-wrap: normal }",
        typ=(r'words\.split\("\\n"\)\.join\(h\(0\.0001pt\)\)', 'box(words.replace("\\n", ""))'),
    )
    assert "第1页“WWWWWWWWWWWWWW”印到了纸外面" in told(data, wide)


def bare(text: str, tmp_path) -> tuple[str, ...]:
    """What the proof says of lines of text that will stand within another page."""
    document = Document("", tuple(Paragraph(runs(line), flush=True) for line in text.split("\n")))
    rendered = Printer("typst", tmp_path).rendered(document, look="told")
    assert rendered.faults == ()
    return faults("pdf", rendered.data, document, bare=True)


@pytest.mark.parametrize(
    "digits",
    ["9dc93716192189f1147c649eb97b5912788ce488b75fc8cf244f6e127732028f", "f" * 64, "0f" * 32, "ť" * 90],
)
def test_ink_that_hangs_over_a_page_within_a_page_is_no_fault(digits, tmp_path):
    """Whether an f ends the line is chance: a number of another file stands elsewhere."""
    for lead in range(12):
        assert bare("卖" * lead + f"关，没有印。原始文件的 SHA-256：{digits}", tmp_path) == ()


@pytest.mark.parametrize("text", ["i", "好\ni", "xii\n你好", "mix\nv\nl", "第1页 共1页", "ẮẰẲ\nẤ"])
def test_what_looks_like_a_page_number_is_a_word_where_pages_have_none(text, tmp_path):
    assert bare(text, tmp_path) == ()


def test_text_that_runs_out_of_a_page_within_a_page(tmp_path):
    wide = Document("", (Paragraph(runs("W" * 60), flush=True),))
    slip = (r'words\.split\("\\n"\)\.join\(h\(0\.0001pt\)\)', 'box(words.replace("\\n", ""))')
    data = Printer("typst", tmp_path).rendered(wide, typ=slip, look="told").data
    assert "印到了纸外面" in told(data, wide, bare=True)


def test_text_in_the_margin(printer):
    data = printer(
        STATEMENT_OF_CLAIM,
        css=".signature { margin: 28pt -80pt 0 24em }",
        typ=(r"pad\(left: look\.signature\.left,", "pad(left: 22em, right: -80pt,"),
    )
    assert "“2026年11月22日”超出了版心" in told(data, STATEMENT_OF_CLAIM)


def test_cells_that_run_into_each_other(printer):
    table = Table(row("订单号", "商品"), (row("2" * 19, "视频会员季卡"),), (1, 3))
    document = Document("卡密清单", (table,))
    data = printer(
        document,
        css="td { overflow-wrap: normal } col { width: 8% !important } col + col { width: 92% !important }",
        typ=(r"columns: it\.shares\.map\(share => share \* 100%\)", "columns: (60pt, 200pt)"),
    )
    assert "叠在一起" in told(data, document)
    assert told(printer(document), document) == ""


def test_lines_over_each_other(printer):
    data = printer(
        SIMPLE,
        css=".signature p + p { margin-top: -28pt }",
        typ=(
            r"it\.lines\.map\(pieces => line\(pieces, 0em\)\)\.join\(\)",
            "it.lines.map(pieces => place(line(pieces, 0em))).join()",
        ),
    )
    found = told(data, SIMPLE)
    assert "李某某" in found
    assert "叠在一起" in found


def test_what_nobody_can_see(printer):
    data = printer(
        SIMPLE,
        css=".signature { color: white }",
        typ=(r"let signed\(it\) = \{", "let signed(it) = { set text(fill: white)"),
    )
    assert "第1页“李某某”看不见" in told(data, SIMPLE)


RESIDUES = {
    "{{ title }}": "模板的符号“{{”",
    "{% if x %}": "模板的符号“{%”",
    "**": "模板的符号“**”",
    "|---|": "模板的符号“|--”",
    "None": "没填上的“None”",
    "Undefined": "没填上的“Undefined”",
    "TODO": "没填上的“TODO”",
}


@pytest.mark.parametrize("residue", RESIDUES)
def test_what_a_template_left_behind(printer, residue):
    data = printer(
        SIMPLE,
        css=f'.signature::before {{ content: "{residue}" }}',
        typ=(r"let signed\(it\) = \{", f'let signed(it) = {{ par("{residue}")'),
    )
    for own_layout in (False, True):
        assert RESIDUES[residue] in told(data, SIMPLE, own_layout=own_layout)
    # The same in the words of the document is its author's.
    said = replace(SIMPLE, blocks=(*SIMPLE.blocks[:-1], Paragraph(runs(residue)), SIMPLE.blocks[-1]))
    assert told(printer(said), said) == ""


def test_a_private_sign_is_never_let_through(tmp_path):
    """No document says one when it is printed: writers name it."""
    data = Printer("weasyprint", tmp_path)(SIMPLE, css='.signature::before { content: "\\e010" }')
    assert "只在程序里用的符号（U+E010）" in told(data, SIMPLE)


@pytest.mark.parametrize("data", [b"", b"%PDF-1.7 nothing"])
def test_what_is_no_pdf(data):
    assert told(data, SIMPLE).startswith("文件打不开：")


def test_what_is_cut_off(printer):
    data = printer(STATEMENT_OF_CLAIM)
    assert told(data[: len(data) // 2], STATEMENT_OF_CLAIM) != ""


def test_a_layout_of_ones_own_may_print_more_and_number_as_it_likes(printer):
    data = printer(
        STATEMENT_OF_CLAIM,
        css='@page { @bottom-center { content: "— " counter(page) " —" } } h1::before { content: "甲律师事务所" }',
        typ=(r'"第" \+ str\(n\) \+ "页 共" \+ str\(all\) \+ "页"', '"— " + str(n) + " —"'),
    )
    assert told(data, STATEMENT_OF_CLAIM, own_layout=True) == ""
    assert "没有页码" in told(data, STATEMENT_OF_CLAIM)


def test_and_stand_where_it_likes(tmp_path):
    data = Printer("weasyprint", tmp_path)(STATEMENT_OF_CLAIM, css="@page { margin: 5mm 5mm 15mm }")
    assert told(data, STATEMENT_OF_CLAIM, own_layout=True) == ""
    assert "超出了版心" in told(data, STATEMENT_OF_CLAIM)


def test_but_it_says_all_the_words(printer):
    data = printer(shortened(STATEMENT_OF_CLAIM))
    assert told(data, STATEMENT_OF_CLAIM, own_layout=True).startswith("少印了文书里的字：“")


@pytest.mark.parametrize(
    "text",
    [
        "表情😀👨\u200d👩\u200d👧🇨🇳👍🏽①⃣1️⃣☑️★☆□√",
        "生僻字" + "".join(map(chr, range(0x2A6D0, 0x2A6DF))) + "㐂𬍛⺮⻊⼾凉",
        "兼容字⾦⻚⻋豈更車㎡㏄ﬁﬂ№℃Ⅳ⑴ｱﾞ㍿",
        "קנייה של כרטיס 123 לא הצליחה",
        "بطاقة 45 لا تعمل",
        "Tiếng Việt có dấu, ñ, é, e\u0301, ไทยน้ำ, हिन्दी, 한국어",
        "零宽\u200b\u200d\u2060软\u00ad连字\ufeff方向\u202e倒\u202c",
        "A-B-C——D–E−F‐G‑H－I…⋯……·•‧“”„\"'‘’",
        "超长" + "x" * 300 + "https://example.invalid/" + "a-b_c/" * 60,
        "{{ title }} {% if %} None **TODO** |---| ⟦ ⟧ \ue000\ue010\ue001 U+FFFD \ufffd",
        "退钱" + "！" * 60 + "到底退不退" + "？" * 70 + "。" * 60,
        "等了又等" + "…" * 70 + "—" * 70 + "（" * 60 + "～" * 50,
        "?" * 90 + "!" * 90 + "." * 90 + "*" * 100 + "_" * 90,
        "é" * 90 + "д" * 70 + "č" * 70 + "ー" * 50 + "っ" * 50,
        "第1页 共1页",
        "Ċ0 Ģ1 aͦͬ̈b\u0e4e" + "z" + "\u0300" * 30 + " ㅤ \u2800 \uffa0",
        "ㅤ",
        "'",
        "制表\t空格  全角　窄\u202f不断\u00a0换行\n又一行",
    ],
)
def test_odd_words_are_no_fault(printer, text):
    """In a paragraph, an item and a cell; wherever the line breaks."""
    for lead in printer.some(range(0, 30, 3)):
        document = Document(
            text[:12],
            (
                Paragraph(runs("卖" * lead + text)),
                Items((("1.", runs(text)),)),
                Table(row("原话", text[:20]), (row(text, "甲"), row("乙", text)), (1, 1)),
                Signature(("某某", text[:8])),
            ),
        )
        rendered = printer.rendered(document)
        if rendered.faults:
            # What the writer refuses never comes to the proof.
            continue
        assert told(rendered.data, document) == ""


def test_words_from_right_to_left_do_not_hide_what_is_lost(printer):
    hebrew = Paragraph(runs("קנייה של כרטיס 123 לא הצליחה"))
    document = replace(STATEMENT_OF_CLAIM, blocks=(hebrew, *STATEMENT_OF_CLAIM.blocks))
    assert told(printer(document), document) == ""
    assert told(printer(shortened(document)), document).startswith("少印了文书里的字：“")


def test_a_name_of_a_sign_goes_on_over_the_page(printer):
    """The sign is named in print, and the name may be parted."""
    for lead in printer.some(range(470, 500)):
        document = Document("", (Paragraph(runs("卖" * lead + "😀" * 4 + "家" * 60), flush=True),))
        assert told(printer(document), document) == ""


def test_a_row_that_goes_on_over_the_page(printer):
    """Its cells go on one beside the other: their words stand in another order, and all of them are there."""
    long = row("甲" * 700 + "完", "乙" * 900 + "毕")
    document = Document(
        "表", (Table(row("左", "右"), (long, row("丙", "丁")), (1, 1)), Paragraph(runs("末尾")))
    )
    assert told(printer(document), document) == ""
    other = replace(
        document, blocks=(replace(document.blocks[0], rows=(row("甲" * 700 + "完", "乙" * 899 + "误毕"), row("丙", "丁"))), document.blocks[1])
    )  # fmt: skip
    assert told(printer(document), other) != ""


def test_a_form(tmp_path):
    from made_wrong import BASE
    from writers_support import DAY

    from kameng_docs.writers.typst import render_paper
    from kameng_docs.writers.weasyprint import render_pdf

    for made in (
        render_pdf(FORM, BASE / "form.css", made_on=DAY),
        render_paper(FORM, BASE / "paper.typ", BASE / "form.typ", look="form", made_on=DAY),
    ):
        assert made.faults == ()
        assert told(made.data, FORM) == ""
        content = plain(FORM.blocks[0].sections[0].rows[0].content[1])
        assert content == "□男  √女"
        turned = mapped_words(FORM, content, "√男  □女")
        assert "印出来是“男√女" in told(made.data, turned)


def mapped_words(document: Document, old: str, new: str) -> Document:
    from kameng_docs.blocks import mapped

    return mapped(document, lambda text: text.replace(old, new))


@pytest.mark.slow
@given(documents())
@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@pytest.mark.parametrize("engine", ENGINES)
def test_any_document_is_printed_as_it_is_written(tmp_path, engine, document):
    rendered = Printer(engine, tmp_path).rendered(document)
    if not rendered.faults and expected(document).text:
        assert told(rendered.data, document) == ""
