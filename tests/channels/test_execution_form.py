"""强制执行申请书 (法〔2025〕82号): the rows and words of the official form, what goes into them, and when it is withheld."""

import re
import unicodedata
from functools import cache
from io import BytesIO
from pathlib import Path

import pytest
import yaml
from cases_support import (
    DEAD,
    GONE,
    PROOF,
    REPOSITORY,
    TODAY,
    brief_of,
    case_file,
    composed,
    overview_of,
    seller,
    sheets_of,
    text_of,
    workshop,
)  # fmt: skip
from docx import Document as WordDocument
from extract import same_words, squeezed
from form_grid import pages_of_form
from writers_support import both_engines, pdf_of

from kameng_docs.blocks import Document, Form, FormRow, plain
from kameng_docs.compose.form import form_document
from kameng_docs.compose.telling import Teller
from kameng_docs.compose.wordings import Wordings
from kameng_docs.disclosure import disclose
from kameng_docs.resources import shipped_templates
from kameng_docs.writers.docx import render_docx
from kameng_docs.writers.text import render_text

OFFICIAL = [
    tuple(row)
    for row in yaml.safe_load(
        (Path(__file__).parents[1] / "official" / "execution_form.yaml").read_text("utf-8")
    )
]
# The official words themselves, where the reference stands beside the checkout.
REFERENCE = REPOSITORY.parent / "shared" / "forms" / "enforcement-application-2025.txt"
LAYOUT = shipped_templates() / "_base" / "form.docx"
PAPER = "execution/application"
ACCOUNT = {"开户名": "张某某", "开户行": "某某银行某某支行", "账号": "6200000000000000000"}
JUDGMENT = {
    "文书类型": "民事判决书",
    "文书号": "（2026）某0000民初0000号",
    "生效日期": "2026-09-20",
    "履行期限": "2026-09-30",
    "主文": "被告某某网络有限公司于本判决生效之日起十日内返还原告张某某价款30.00元。",
    "判决金额": "30.00",
}
AGENT = {"姓名": "张某", "是我的": "父亲", "电话": "13800000008"}


def won(account=ACCOUNT, judgment=None, **changes):
    """A case that was won; keys of the judgment replaced, GONE takes one away."""
    made = {k: v for k, v in (JUDGMENT | (judgment or {})).items() if v is not GONE}
    court = {"名称": "某某市某某区人民法院", "裁判": made} | ({"收款账户": account} if account else {})
    return brief_of(case_file(**({"事实": DEAD, "证据": {"截图": PROOF}, "法院": court} | changes)))


def form_of(brief) -> Document:
    made = composed(brief, PAPER)
    assert made.document is not None, (made.missing, made.diagnostics)
    return made.document


def rows_of(document: Document) -> list[FormRow]:
    (form,) = [block for block in document.blocks if isinstance(block, Form)]
    return [row for section in form.sections for row in section.rows]


def content(document: Document, label: str) -> str:
    """What stands in the first row whose label begins so."""
    found = [row for row in rows_of(document) if squeezed("".join(row.label)).startswith(label)]
    return "\n".join(plain(line) for line in found[0].content)


def ticked(document: Document) -> set[str]:
    """Each box that is ticked, after the label of its row."""
    return {
        f"{squeezed(''.join(row.label))} {word}"
        for row in rows_of(document)
        for line in row.content
        for word in re.findall(r"(\w+)√", plain(line))
    }


@cache
def blank() -> Document:
    """The form with nothing filled in and nothing ticked."""
    shop = workshop()
    teller = Teller(disclose(won(), "execution", "execution"), shop.channels["execution"])
    made, faults = Wordings(shop.folders).render("execution/application.yaml", teller, {})
    assert made is not None, faults
    source, tokens = made
    source = re.sub("⟦([0-9]*:)?.*?⟧", lambda found: f"⟦{found[1] or ''}⟧", source)
    source = source.replace("√", "□").replace("打“□”", "打“√”")
    top = yaml.load(source, Loader=yaml.CBaseLoader)  # noqa: S506 — plain text scalars only
    for section in top["部分"]:
        for row in section["栏"]:
            row.pop("文", None)
    return form_document(yaml.dump(top, allow_unicode=True), tokens)


def rows_of_docx(docx: bytes) -> list[tuple[str, ...]]:
    (table,) = WordDocument(BytesIO(docx)).tables
    return [
        tuple(
            squeezed("".join(t.text or "" for t in cell.iter() if t.tag.endswith("}t")))
            for cell in row.tc_lst
        )
        for row in table._tbl.tr_lst
    ]


def test_the_rows_in_word_are_the_official_ones():
    docx = render_docx(blank(), LAYOUT, made_on=TODAY)
    assert docx.faults == ()
    assert rows_of_docx(docx.data) == OFFICIAL


@both_engines
@pytest.mark.slow
def test_the_rows_in_pdf_are_the_official_ones(engine):
    pages = pages_of_form(pdf_of(blank(), engine, "form", made_on=TODAY).data)
    # The notes stand on the first page alone: a page without columns is none that `pages_of_form` gives.
    assert [row for page in pages for row in page.rows] == OFFICIAL[1:]


@pytest.mark.skipif(not REFERENCE.is_file(), reason="the official words do not stand beside the checkout")
def test_what_we_compare_with_is_the_official_form():
    def bare(text: str) -> str:
        return re.sub(r"[\s/]", "", unicodedata.normalize("NFKC", text))

    lines = re.findall(r"^\s*ROW\(\d\):(.*)$", REFERENCE.read_text("utf-8"), re.MULTILINE)
    assert [tuple(bare(cell) for cell in line.split("||")) for line in lines] == [
        tuple(bare(cell) for cell in row) for row in OFFICIAL
    ]


@both_engines
def test_a_filled_form_keeps_the_official_labels_and_says_the_same_in_every_format(engine):
    document = form_of(won(委托代理人=AGENT))
    assert [squeezed("".join(row.label)) for row in rows_of(document) if row.label] == [
        row[0] for row in OFFICIAL if len(row) == 2
    ]
    docx = render_docx(document, LAYOUT, made_on=TODAY)
    pdf = pdf_of(document, engine, "form", made_on=TODAY)
    assert (docx.faults, pdf.faults) == ((), ())
    txt = render_text(document).data
    assert same_words(document, txt=txt, docx=docx.data, pdf=pdf.data) == []
    assert document.title == "强制执行申请书"
    assert document.subtitle == "（申请执行用）"


def test_every_box_has_its_words():
    for row in rows_of(form_of(won())):
        said = "\n".join(plain(line) for line in row.content)
        assert not re.search("[□√][□√]|(?:^|[：；，。\u3000])[□√]", said, re.MULTILINE), row.label


def test_only_what_was_stated_is_ticked():
    assert ticked(form_of(won())) == {
        "申请执行人（自然人） 女", "被执行人（法人、非法人组织） 有限责任公司",
        "文书类型（注：1.行政处罚决定、行政处理决定，需先经人民法院裁定准予执行；2.申请执行债权文书的，需一并提交执行证书） 判决书",
        "申请执行事项 金钱给付", "申请执行事项 本金", "申请执行事项 迟延履行利息",
    }  # fmt: skip
    assert ticked(form_of(won(委托代理人=AGENT))) >= {"委托诉讼代理人 有", "委托诉讼代理人 一般授权"}
    special = ticked(form_of(won(委托代理人=AGENT | {"特别授权": ["进行和解"]})))
    assert "委托诉讼代理人 特别授权" in special
    assert "委托诉讼代理人 一般授权" not in special


@pytest.mark.parametrize(
    ("kind", "box"),
    [
        ("民事判决书", "判决书√"),
        ("民事调解书", "调解书√"),
        ("支付令", "支付令√"),
        ("确认调解协议裁定书", "裁定书√"),
    ],
)
def test_the_kind_of_paper_is_ticked_among_the_civil_ones(kind, box):
    civil, _, others = content(form_of(won(judgment={"文书类型": kind})), "文书类型").partition("刑事类")
    assert box in civil
    assert civil.count("√") == 1
    assert "√" not in others


def test_the_account_stands_in_full_and_only_here():
    brief = won()
    row = content(form_of(brief), "申请执行人（自然人）")
    assert "银行账号：6200000000000000000\n开户名：张某某　开户行：某某银行某某支行" in row
    others = [s for s in sheets_of(brief) if s.document is not None and s.channel.slug != "execution"]
    assert others
    for sheet in others:
        assert ACCOUNT["账号"].encode() not in render_text(sheet.document).data, sheet.paper.slug


def test_the_rest_of_the_sum_is_asked_for_and_interest_without_a_figure():
    document = form_of(won(judgment={"已履行金额": "5.00"}))
    row = content(document, "申请执行事项")
    assert "本金√：25.00元（主文确定30.00元，已履行5.00元）" in row
    interest = next(line for line in row.split("\n") if line.startswith("迟延履行利息"))
    assert "按法律规定计算" in interest
    assert "第二百六十四条" in interest
    assert "2026年9月30日的次日" in interest
    assert not re.search(r"[0-9.]+元|%|万分之", interest)
    assert "30.00元。" in content(document, "执行依据判项主文")


def test_interest_runs_from_taking_effect_where_no_period_was_set():
    ordered = {"主文": "被告返还原告价款30.00元。", "履行期限": GONE}
    assert "自2026年9月20日起至实际付清之日止" in content(form_of(won(judgment=ordered)), "申请执行事项")


WITHHELD = {
    "not-effective": ({"生效日期": GONE}, "生效日期"),
    "no-words": ({"主文": GONE}, "主文"),
    "no-sum": ({"判决金额": GONE}, "判决金额"),
    "period-not-worked-out": ({"履行期限": GONE}, "履行期限"),
    "still-time": ({"履行期限": TODAY.isoformat()}, "对方应在2026-11-22前付；到期不付才能申请强制执行"),
    "all-paid": ({"已履行金额": "30.00"}, "钱已经到账，这个争议了结了"),
}


@pytest.mark.parametrize(("judgment", "missing"), WITHHELD.values(), ids=WITHHELD)
def test_it_is_withheld_with_a_plain_reason(judgment, missing):
    made = composed(won(judgment=judgment), PAPER)
    assert made.document is None
    assert len(made.missing) == 1
    assert missing in made.missing[0]


def test_without_an_account_or_a_known_debtor_it_is_withheld():
    assert "收款账户" in composed(won(account=None), PAPER).missing[0]
    nobody = composed(won(卖家=[seller(主体=GONE)]), PAPER)
    assert "名称和住所" in nobody.missing[0]


def test_a_settlement_that_was_paid_ends_it():
    settled = {"金额": "20.00", "支付期限": "2026-11-10 18:00", "到账日期": "2026-11-09"}
    made = composed(won(和解=settled), PAPER)
    assert made.document is None
    assert "钱已经到账，这个争议了结了" in made.missing[0]


def test_there_is_no_such_paper_without_a_judgment():
    brief = brief_of(case_file(事实=DEAD))
    assert [s for s in sheets_of(brief) if s.channel.slug == "execution"] == []


def test_the_author_is_told_period_fee_and_slots():
    told = text_of(won(), "checklist/checklist")  # without the papers: the list needs the sheets
    assert "强制执行" not in told
    overview = overview_of(sheets_of(won()))
    told = render_text(overview.document).data.decode()
    # 30 September 2028 is a Saturday, 1 to 3 October are 国庆 and 中秋: Wednesday the 4th, and Friday the 29th to be safe.
    assert "2026年9月30日起算，二年以内提出，稳妥日2028年9月29日，法定末日2028年10月4日（《" in told
    assert "2028-09-29（稳妥日；法定末日2028-10-04）前可以申请强制执行" in told
    assert "《中华人民共和国民事诉讼法》第二百五十条，以下简称《民事诉讼法》）；越早越好" in told
    assert "申请费不用预交" in told
    # 民诉法 第二百五十条: two years; 办法 第十四条: 50 yuan up to ten thousand.
    assert "是50.00元" in told
    for slot in ("执行申请书", "执行依据、生效证明", "委托手续", "申请执行人身份材料", "送达地址"):
        assert f"- {slot}：" in told
