"""The official form of a sales complaint (法〔2025〕82号): its rows, words, boxes and measures, and what goes into them."""

import re
import subprocess
from dataclasses import replace
from functools import cache
from io import BytesIO
from pathlib import Path

import pytest
import yaml
from cases_support import (
    BASE,
    DEAD,
    FIRM,
    GONE,
    HERE,
    PROOF,
    REPOSITORY,
    TODAY,
    brief_of,
    built,
    case_file,
    composed,
    fraud_case,
    no,
    order,
    seller,
    sheets_of,
    workshop,
    yes,
)
from docx import Document as WordDocument
from extract import same_words, squeezed
from form_grid import pages_of_form
from tools import need
from writers_support import ENGINES, both_engines, pdf_of

from kameng_docs.blocks import Document, Form, FormRow, Heading, plain
from kameng_docs.brief import RespondentInfo
from kameng_docs.compose.form import form_document
from kameng_docs.compose.telling import Teller
from kameng_docs.compose.wordings import Wordings
from kameng_docs.disclosure import disclose
from kameng_docs.resources import shipped_templates
from kameng_docs.writers.docx import render_docx
from kameng_docs.writers.text import render_text

OFFICIAL = yaml.safe_load((Path(__file__).parents[1] / "official" / "sales_form.yaml").read_text("utf-8"))
# The printed form itself, where the reference stands beside the checkout.
PRINTED = REPOSITORY.parent / "shared" / "forms" / "sales-complaint-2025.pdf"
LAYOUT = shipped_templates() / "_base" / "form.docx"
COURT = {"名称": "某某市某某区人民法院"}
TOLERANCE = 1.0  # millimetres
Rows = list[tuple[str, ...]]


def official_rows() -> Rows:
    return [tuple(row) for page in OFFICIAL for row in page["rows"]]


def a_case(**changes):
    told = {"事实": DEAD, "证据": {"截图": PROOF}, "法院": COURT}
    return case_file(**(told | changes))


@cache
def plain_case():
    return brief_of(a_case())


def form_of(brief) -> Document:
    made = composed(brief, "court/sales_form")
    assert made.document is not None, (made.missing, made.diagnostics)
    return made.document


def sued(*kinds: str):
    """The plain case against so many: companies, persons, and a 个体工商户 with a trade name."""
    respondents = tuple(
        RespondentInfo(
            "seller",
            f"某某{'甲乙丙丁戊'[i]}{'' if kind == '个人' else '有限公司' if kind == '公司' else '经营部'}",
            kind=kind,
            address=f"某某市某某路{i + 1}号",
            operator="某己" if kind == "个体工商户" else "",
            known=True,
        )
        for i, kind in enumerate(kinds)
    )
    return replace(plain_case(), respondents=respondents)


def official_for(people: int, firms: int) -> Rows:
    """The official list with the rows of the defendants as often as there are any."""
    times = {"被告（自然人）": max(1, people), "被告（法人、非法人组织）": max(1, firms)}
    return [row for row in official_rows() for _ in range(times.get(row[0], 1))]


def rows_of(document: Document) -> list[FormRow]:
    (form,) = [block for block in document.blocks if isinstance(block, Form)]
    return [row for section in form.sections for row in section.rows]


def content(document: Document, label: str, number: int = 0) -> str:
    """What stands in the row whose label begins so; of several the one of that number."""
    found = [row for row in rows_of(document) if squeezed("".join(row.label)).startswith(label)]
    return "\n".join(plain(line) for line in found[number].content)


def rows_of_docx(docx: bytes) -> Rows:
    (table,) = WordDocument(BytesIO(docx)).tables
    return [
        tuple(
            squeezed("".join(t.text or "" for t in cell.iter() if t.tag.endswith("}t")))
            for cell in row.tc_lst
        )
        for row in table._tbl.tr_lst
    ]


def ticked(document: Document) -> list[str]:
    """Each line with a tick in it, after its label."""
    return [
        f"{''.join(row.label)} {plain(line).strip()}"
        for row in rows_of(document)
        for line in row.content
        if "√" in plain(line)
    ]


@cache
def blank() -> Document:
    """The form with nothing filled in and nothing ticked."""
    shop = workshop()
    teller = Teller(disclose(plain_case(), "court", "court"), shop.channels["court"])
    made, faults = Wordings(shop.folders).render("court/sales_form.yaml", teller, {})
    assert made is not None, faults
    source, tokens = made
    source = re.sub("⟦([0-9]*:)?.*?⟧", lambda found: f"⟦{found[1]}⟧" if found[1] else "", source)
    source = source.replace("√", "□").replace("打“□”", "打“√”")
    top = yaml.load(source, Loader=yaml.CBaseLoader)  # noqa: S506 — plain text scalars only
    for section in top["部分"]:
        for row in section["栏"]:
            for name in ("文", "项", "段"):
                row.pop(name, None)
    return form_document(yaml.dump(top, allow_unicode=True), tokens)


def is_filled_in(official: str, ours: str) -> bool:
    """Whether the official words stand in ours, in their order, a tick for a box."""
    rest = iter(ours.replace("打“√”", "打“□”").replace("√", "□"))
    return all(character in rest for character in official.replace("打“√”", "打“□”"))


def test_the_blank_form_says_what_the_official_one_does():
    docx = render_docx(blank(), LAYOUT, made_on=TODAY)
    assert docx.faults == ()
    assert rows_of_docx(docx.data) == official_rows()


PARTIES = {
    "one": (("公司",), 0, 1),
    "two": (("公司", "个人"), 1, 1),
    "five": (("公司", "个人", "公司", "个体工商户", "个人"), 2, 3),
}


def form_by(engine, document):
    return pdf_of(document, engine, "form", made_on=TODAY)


@both_engines
@pytest.mark.parametrize(("kinds", "people", "firms"), PARTIES.values(), ids=PARTIES)
def test_rows_are_the_official_ones_for_any_number_of_parties(kinds, people, firms, engine):
    document = form_of(sued(*kinds))
    docx, pdf = (
        render_docx(document, LAYOUT, made_on=TODAY),
        form_by(engine, document),
    )
    assert (docx.faults, pdf.faults) == ((), ())
    rows, official = rows_of_docx(docx.data), official_for(people, firms)
    assert [row[0] for row in rows if len(row) == 2] == [row[0] for row in official if len(row) == 2]
    assert len(rows) == len(official)
    for ours, theirs in zip(rows, official, strict=True):
        assert is_filled_in("".join(theirs), "".join(ours)), theirs[0]
    # The same rows, in the same order, in the other formats.
    txt = render_text(document).data
    assert same_words(document, txt=txt, docx=docx.data, pdf=pdf.data) == []


@both_engines
def test_the_comparison_sees_rows_that_changed_places(engine):
    form, *rest = blank().blocks
    assert isinstance(form, Form)
    first, second, *others = form.sections[3].rows[1:]
    section = replace(form.sections[3], rows=(form.sections[3].rows[0], second, first, *others))
    sections = (*form.sections[:3], section, *form.sections[4:])
    other = replace(blank(), blocks=(replace(form, sections=sections), *rest))
    files = {
        "txt": render_text(other).data,
        "docx": render_docx(other, LAYOUT, made_on=TODAY).data,
        "pdf": form_by(engine, other).data,
    }
    assert [line.partition(":")[0] for line in same_words(blank(), **files)] == ["txt", "docx", "pdf"]


def test_a_layout_without_the_styles_of_a_form_is_a_fault():
    made = render_docx(blank(), LAYOUT.with_name("layout.docx"), made_on=TODAY)
    assert made.data == b""
    assert "缺少样式：要素式表格" in made.faults[0]


def test_every_party_stands_in_a_row_of_its_kind():
    document = form_of(sued(*PARTIES["five"][0]))
    assert [content(document, "被告（自然人）", i).split("\n")[0] for i in (0, 1)] == [
        "姓名：某某乙（被告二）", "姓名：某某戊（被告五）",
    ]  # fmt: skip
    firms = [content(document, "被告（法人", i) for i in range(3)]
    assert [firm.split("\n")[0] for firm in firms] == [
        "名称：某某甲有限公司（被告一）", "名称：某某丙有限公司（被告三）", "名称：某某丁经营部（被告四）",
    ]  # fmt: skip
    assert ["有限责任公司√" in firm for firm in firms] == [True, True, False]
    # 民诉法解释 第五十九条: the trade name is the party, and who runs it is named.
    assert "某己　职务：经营者" in firms[2]


def test_only_what_is_stated_is_ticked():
    assert ticked(form_of(plain_case())) == [
        "原告（自然人） 性别：男□　女√",
        "被告（法人、非法人组织） 类型：有限责任公司√　股份有限公司□　上市公司□",
        "8. 是否主张诉讼费用 是√",
        "11. 买卖合同标的物有无质量争议 有√　具体情况：第一次兑换即失败，页面提示“该卡密已被使用”",
    ]


def test_a_return_of_goods_is_ticked_where_it_was_asked_for():
    asked = {"我向卖家要求退货退款": yes(时间="2026-11-02 09:00", 证据=["截图"])}
    document = form_of(brief_of(a_case(事实=DEAD | asked)))
    assert content(document, "4.是否").startswith("是√　修理□　重作□　更换□　退货√　减少价款或者报酬□")
    cheaper = {"主要要求": "补差价", "差价": "15.00", "差价算法": "30.00 ÷ 2"}
    less = {"实际权益比页面少": yes(时间="2026-11-02", 原话="少了一半", 证据=["截图"])}
    promise = [{"内容": "足额", "实际": "只有一半", "在哪里看到": "商品页", "证据": ["截图"]}]
    document = form_of(brief_of(a_case(事实=less, 争议=["描述不符"], 诉求=cheaper, 页面承诺=promise)))
    assert content(document, "4.是否").startswith("是√　修理□　重作□　更换□　退货□　减少价款或者报酬√")


def test_what_the_author_answers_is_ticked_either_way():
    asked = {
        "我把不能用的情况告诉了卖家": no(),
        "我书面通知过逾期不履行合同就解除": no(),
        "我书面催过一次并给了期限": yes(时间="2026-11-03 09:00", 期限="2026-11-06 18:00"),
    }
    document = form_of(brief_of(a_case(事实=DEAD | asked)))
    assert "否√" in content(document, "13.")
    assert "否√" in content(document, "14.")
    assert "是√　催促情况：2026年11月3日通过书面方式进行了催促" in content(document, "10.是否催促")
    assert "否□" in content(document, "10.是否催促")


def test_mediation_is_left_to_the_author():
    everything = brief_of(fraud_case(法院=COURT))
    (form,) = [block for block in form_of(everything).blocks if isinstance(block, Form)]
    last = form.sections[-1]
    assert last.title == "对纠纷解决方式的意愿"
    assert len(last.rows) == 3
    assert "√" not in "".join(plain(line) for row in last.rows for line in row.content)


def test_the_price_is_claimed_in_one_row_and_rows_add_up():
    costs = {"开支": [{"项目": "打印费", "金额": "12.00", "证据": ["截图"]}], "要求增加赔偿": "事实够时要求"}
    brief = brief_of(fraud_case(法院=COURT) | {"诉求": costs})
    document = form_of(brief)
    assert "30.00元" in content(document, "9.其他请求")
    assert "500.00元" in content(document, "9.其他请求")
    assert "12.00" not in content(document, "9.其他请求")
    assert content(document, "3.赔偿").startswith("支付赔偿金12.00元")
    assert content(document, "10.标的总额") == "542.00元（价款30.00元，增加赔偿500.00元，费用12.00元）"
    (form,) = [block for block in document.blocks if isinstance(block, Form)]
    claimed = "\n".join(plain(x) for row in form.sections[1].rows for x in row.content)
    # In the wide cell, where all is asked, in the one row that it has, and in the total.
    assert claimed.count("30.00") == 3
    assert "判令解除合同□" in claimed
    assert "解除√" not in claimed


def test_joint_liability_is_asked_only_where_its_ground_stands():
    platform = {"平台": {"名称": "某某卡盟", "经营者": FIRM | {"名称": "某某平台有限公司"}}}
    told = {
        "我把情况和证据告诉了平台": yes(时间="2026-11-02 10:00", 证据=["截图"]),
        "平台之后仍让该店继续卖同一商品": yes(时间="2026-11-04 10:00", 证据=["截图"]),
    }
    without = form_of(brief_of(a_case(**platform)))
    assert "连带责任" not in content(without, "9.其他请求")
    standing = form_of(brief_of(a_case(事实=DEAD | told, 争议=["卡密无效", "平台责任"], **platform)))
    assert "承担连带责任" in content(standing, "9.其他请求")
    assert content(standing, "被告（法人", 1).startswith("名称：某某平台有限公司")
    # 保证方式 is another thing.
    assert "√" not in content(standing, "21.")


@both_engines
def test_text_too_long_for_a_row_goes_on_behind_the_signature(engine):
    long = "卖家说的话很长，" * 200 + "到此为止。"
    event = {"时间": "2026-11-03 10:00", "事项": long}
    document = form_of(brief_of(a_case(经过=[event])))
    free = next(row for row in rows_of(document) if squeezed("".join(row.label)).startswith("24."))
    assert plain(free.content[-1]).strip() == "（接附页）"
    headings = [plain(block.runs) for block in document.blocks if isinstance(block, Heading)]
    assert headings == ["附页", "续“24. 其他需要说明的内容（可另附页）”"]
    told = squeezed("".join(plain(line) for line in free.content[:-1]))
    rest = squeezed("".join(plain(block.runs) for block in document.blocks[4:]))
    assert squeezed(long) in told + rest
    files = {
        "txt": render_text(document).data,
        "docx": render_docx(document, LAYOUT, made_on=TODAY).data,
        "pdf": form_by(engine, document).data,
    }
    assert same_words(document, **files) == []


def test_one_sentence_longer_than_a_page_is_parted():
    words = "没有句号的话" * 500
    document = form_of(brief_of(a_case(页面承诺=[{"内容": words, "实际": "没有", "在哪里看到": "商品页"}])))
    said = squeezed(
        "".join(
            plain(line)
            for line in next(r for r in rows_of(document) if "6.合同" in squeezed("".join(r.label))).content
        )
    )
    assert said.endswith("（接附页）")
    assert any(isinstance(b, Heading) and plain(b.runs).startswith("续“6.") for b in document.blocks)


def test_what_fits_has_no_attached_page():
    assert not [block for block in form_of(plain_case()).blocks if isinstance(block, Heading)]


PLEADINGS = {
    "both": ({}, {"statement_of_claim", "sales_form"}),
    "form": ({"诉状": "要素式"}, {"sales_form"}),
    "narrative": ({"诉状": "叙述式"}, {"statement_of_claim"}),
}


@pytest.mark.parametrize(("wanted", "papers"), PLEADINGS.values(), ids=PLEADINGS)
def test_the_author_chooses_the_pleading(wanted, papers):
    sheets = [s for s in sheets_of(brief_of(a_case(法院=COURT | wanted))) if s.channel.slug == "court"]
    assert {s.paper.slug for s in sheets if s.document} & {"statement_of_claim", "sales_form"} == papers


@pytest.mark.parametrize(("sort", "wanted"), [("代充", "两种"), ("代充", "要素式"), ("账号", "要素式")])
def test_services_and_virtual_property_have_no_form(sort, wanted, tmp_path):
    case = a_case(
        交易=[order(买的是什么=sort, 收到卡密的时间="2026-11-01 10:01", 证据=["截图"])],
        事实={"实际权益比页面少": yes(时间="2026-11-02", 原话="少了一半", 证据=["截图"])},
        争议=["描述不符"],
        页面承诺=[{"内容": "足额", "实际": "只有一半", "在哪里看到": "商品页", "证据": ["截图"]}],
        诉求={"主要要求": "补差价", "差价": "15.00", "差价算法": "30.00 ÷ 2"},
        法院=COURT | {"诉状": wanted},
    )
    made = built(case, tmp_path)
    names = {path.name for path in (made.folder / "60_法院").iterdir()}
    assert "01_民事起诉状.txt" in names
    assert not [name for name in names if "要素式" in name]
    overview = made.texts()[HERE]
    assert "没有要素式起诉状" in overview
    assert ("没有对应的要素式" in overview) == (wanted == "要素式")


def test_what_a_narrative_needs_the_form_needs_too():
    nameless = brief_of(a_case(卖家=[seller(主体=GONE)], 平台=BASE["平台"]))
    narrative = composed(nameless, "court/statement_of_claim")
    assert narrative.missing
    assert set(narrative.missing) <= set(composed(nameless, "court/sales_form").missing)


def by_way_of_word(document: Document, folder: Path) -> bytes:
    path = folder / "form.docx"
    path.write_bytes(render_docx(document, LAYOUT, made_on=TODAY).data)
    profile = (folder / "profile").as_uri()
    command = [need("soffice"), "--headless", f"-env:UserInstallation={profile}", "--convert-to", "pdf"]
    subprocess.run([*command, "--outdir", folder, path], check=True, capture_output=True, timeout=300)
    return path.with_suffix(".pdf").read_bytes()


@pytest.mark.slow
@pytest.mark.parametrize("way", [*ENGINES, "docx"])
def test_pictures_of_the_pages_show_the_official_grid_and_words(way, tmp_path):
    data = by_way_of_word(blank(), tmp_path) if way == "docx" else form_by(way, blank()).data
    pages = pages_of_form(data)
    assert len(pages) == len(OFFICIAL)
    for number, (ours, theirs) in enumerate(zip(pages, OFFICIAL, strict=True), 1):
        assert list(ours.rows) == [tuple(row) for row in theirs["rows"]], number
        assert ours.across == pytest.approx(theirs["across"], abs=TOLERANCE), number
        assert ours.upright == pytest.approx(theirs["upright"], abs=TOLERANCE), number


@pytest.mark.slow
@pytest.mark.skipif(not PRINTED.is_file(), reason="the printed form does not stand beside the checkout")
def test_what_we_measure_against_is_the_printed_form():
    pages = pages_of_form(PRINTED.read_bytes())
    for ours, theirs in zip(pages, OFFICIAL, strict=True):
        assert list(ours.rows) == [tuple(row) for row in theirs["rows"]]
        assert ours.across == pytest.approx(theirs["across"], abs=0.2)
        assert ours.upright == pytest.approx(theirs["upright"], abs=0.2)
