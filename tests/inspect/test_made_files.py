"""A difference planted in a made file is found and told; what was made and left alone agrees with the case."""

import shutil
from pathlib import Path

import docx
import pytest
from cases_support import DEAD, PROOF, REPOSITORY, TODAY, brief_of, built, case_file, sheets_of, workshop, yes
from click.testing import CliRunner
from reviewed import MADE, SHIPPED

from kameng_docs.blocks import words
from kameng_docs.cli import main
from kameng_docs.inspect.made import check_made
from kameng_docs.inspect.made.known import known_of, wordings_in
from kameng_docs.inspect.made.reading import text_of
from kameng_docs.inspect.made.told import told_in
from kameng_docs.output import read_manifest

CLAIM, TICKET = "60_法院/01_民事起诉状", "10_平台工单/工单.txt"
FORM, LISTED = "60_法院/01_民事起诉状_要素式.docx", "60_法院/02_证据目录.docx"


@pytest.fixture(scope="module")
def untouched(tmp_path_factory) -> Path:
    """A case with a court, built; the folder holds cases/ and out/."""
    into = tmp_path_factory.mktemp("made")
    case = case_file(
        事实=DEAD | {"我向卖家要求退货退款": yes(时间="2026-11-02")},
        页面承诺=[{"内容": "全新", "实际": "第一次兑换即提示已被使用", "证据": ["截图"]}],
        诉求={
            "答复截止": "2026-11-27 18:00",
            "开支": [{"项目": "打印费", "金额": "12.00", "证据": ["截图"]}],
        },
        证据={"截图": PROOF},
        法院={"名称": "某某市某某区人民法院"},
    )
    assert built(case, into).result.made > 10
    return into


@pytest.fixture
def place(untouched, tmp_path) -> Path:
    shutil.copytree(untouched, tmp_path / "made")
    return tmp_path / "made"


def told(place: Path) -> list[str]:
    found = check_made(workshop(), place / "cases" / "试.yaml", place / "out")
    assert {each.code for each in found} <= {"output.disagrees"}
    assert all(each.case == "试" and each.document and each.hint for each in found)
    return [f"{each.document}: {each.message} → {each.hint}" for each in found]


def replaced(path: Path, old: str, new: str) -> None:
    """The first `old` in a TXT, Markdown or DOCX made `new`, as an author would in an editor."""
    if path.suffix != ".docx":
        text = path.read_text("utf-8")
        assert old in text
        path.write_text(text.replace(old, new, 1), "utf-8")
        return
    document = docx.Document(str(path))
    cells = [p for t in document.tables for row in t.rows for cell in row.cells for p in cell.paragraphs]
    for paragraph in (*document.paragraphs, *cells):
        if old in paragraph.text:
            text = paragraph.text.replace(old, new, 1)
            for run in paragraph.runs:
                run.text = ""
            paragraph.runs[0].text = text
            document.save(str(path))
            return
    raise AssertionError(old)


def test_what_was_made_agrees(untouched):
    assert told(untouched) == []


PLANTED = [
    (TICKET, "30.00元", "33.00元", "写着金额“33.00元”，案件里没有", "30.00元"),
    (TICKET, "0042611010077", "0042611010078", "写着号码“0042611010078”，案件里没有", "0042611010077"),
    (TICKET, "2026年11月27日", "2026年12月7日", "写着日期“2026年12月7日”，案件里没有", "2026年11月27日"),
    (f"{CLAIM}.txt", "被告：某某网络有限公司", "被告：某某别家有限公司", "写着当事人“某某别家有限公司”", "某某网络有限公司"),
    (f"{CLAIM}.docx", "被告：某某网络有限公司", "被告：某某别家有限公司", "“某某网络有限公司”少了 1 处", "某某网络有限公司"),
    (f"{CLAIM}.docx", "30.00元", "303.00元", "写着金额“303.00元”，案件里没有", "30.00元"),
    # A sum that the case knows, at the wrong place.
    (f"{CLAIM}.txt", "30.00元", "12.00元", "少了金额“30.00元”（1 处）", "30.00元"),
    (f"{CLAIM}.docx", "00000019960203004X", "000000199602030049", "写着号码“000000199602030049”", "00000019960203004X"),
    (FORM, "某某网络有限公司", "某某别家有限公司", "“某某网络有限公司”少了 1 处", "某某网络有限公司"),
    (f"{CLAIM}.txt", "（《民法典》第五百八十四条）", "（《电子商务法》第九十九条）", "“《电子商务法》第九十九条”：《电子商务法》一共 89 条", "核对条号"),
    (f"{CLAIM}.docx", "第六百一十七条", "第一千六百一十七条", "《民法典》一共 1260 条", "核对条号"),
    (f"{CLAIM}.txt", "第五百八十四条", "第五百七十八条", "没有核对这一条", "请自己核对"),
    (LISTED, "某某网络有限公司", "某某别家有限公司", "“某某网络有限公司”少了 1 处", "某某网络有限公司"),
]  # fmt: skip


@pytest.mark.parametrize("row", PLANTED, ids=lambda row: f"{row[0]}, {row[2]}")
def test_a_planted_difference_is_found_with_its_file_and_what_was_expected(place, row):
    name, old, new, what, right = row
    replaced(place / "out" / "试" / name, old, new)
    found = told(place)
    assert found
    assert all(f"“{name}”" in each for each in found), "another file is accused"
    assert any(what in each and right in each.partition("→")[2] for each in found), found


def test_a_sum_in_words_is_held_against_the_case(tmp_path):
    settled = {
        "金额": "25.00",
        "支付方式": "原路退回",
        "支付期限": "2026-11-28 18:00",
        "谈妥日期": "2026-11-20",
    }
    tried = [{"渠道": "平台工单", "提交": "2026-11-02 09:00", "编号": "T0001"}]
    case = case_file(事实=DEAD, 证据={"截图": PROOF}, 和解=settled, 进度=tried)
    paper = built(case, tmp_path, pages=False).folder / "64_和解" / "和解确认书.txt"
    assert told(tmp_path) == []
    replaced(paper, "人民币贰拾伍元整", "人民币贰佰元整")
    assert any(
        "写着金额大写“人民币贰佰元整”" in each and "人民币贰拾伍元整" in each for each in told(tmp_path)
    )


def test_other_words_of_the_author_are_his(place):
    path = place / "out" / "试" / f"{CLAIM}.txt"
    path.write_text(path.read_text("utf-8") + "\n以上均属实，请予支持。\n", "utf-8")
    assert told(place) == []


def test_a_file_that_is_gone_or_broken_is_told(place):
    folder = place / "out" / "试"
    (folder / TICKET).unlink()
    (folder / f"{CLAIM}.docx").write_bytes(b"PK\x03\x04 torn")
    (folder / LISTED).write_bytes("文字".encode("gbk"))
    found = "\n".join(told(place))
    assert f"“{TICKET}”不见了" in found
    assert f"“{CLAIM}.docx”读不出来" in found
    assert f"“{LISTED}”读不出来" in found


def test_a_pdf_is_known_by_its_hash(place):
    path = place / "out" / "试" / f"{CLAIM}.pdf"
    assert path.exists(), "the tests need what PDF needs"
    path.write_bytes(path.read_bytes() + b"\n")
    (found,) = told(place)
    assert "PDF 里的字没有核对" in found


def test_a_case_that_went_on_and_papers_that_did_not_disagree(place):
    file = place / "cases" / "试.yaml"
    file.write_text(file.read_text("utf-8").replace('"30.00"', '"40.00"'), "utf-8")
    assert any("工单.txt”少了金额“40.00元”（2 处）" in each for each in told(place))


def test_nothing_made_is_told(place):
    found = check_made(workshop(), place / "cases" / "试.yaml", place / "elsewhere")
    assert [(each.code, each.severity.value) for each in found] == [("output.not-made", "warning")]


def test_the_command_says_so_and_fails(place):
    replaced(place / "out" / "试" / TICKET, "30.00元", "33.00元")
    call = [*("check", str(place / "cases" / "试.yaml"), "--today", str(TODAY))]
    assert CliRunner().invoke(main, call).exit_code == 0
    told_all = CliRunner().invoke(main, [*call, "--made", str(place / "out")])
    assert told_all.exit_code == 1
    assert "output.disagrees" in told_all.stdout
    assert "33.00元" in told_all.stdout


def test_every_format_reads_alike(untouched):
    folder = untouched / "out" / "试"
    manifest = read_manifest(folder)
    assert manifest is not None
    read = {
        (m.channel, m.document, m.format): told_in(text_of(folder / m.path))
        for m in manifest.files
        if m.format in {"txt", "docx"} and m.channel == "court"
    }
    both = [key for key in read if key[2] == "txt" and (*key[:2], "docx") in read]
    assert len(both) >= 3
    for key in both:
        assert read[key] == read[*key[:2], "docx"], key


@pytest.mark.parametrize("name", MADE)
def test_no_paper_tells_a_sum_a_number_or_a_party_that_the_case_does_not_know(name):
    brief = brief_of(MADE[name], name=name)
    known = known_of(brief, wordings_in(workshop().folders))
    for sheet in sheets_of(brief):
        if sheet.document is None or sheet.channel.overview:
            continue
        found = told_in("\n".join(words(sheet.document)))
        assert {*found.sums} <= known.sums, sheet.paper.slug
        assert {*found.in_words} <= known.in_words, sheet.paper.slug
        assert [each for each in (*found.numbers, *found.parties) if each not in known.text] == []


@pytest.mark.slow
@pytest.mark.parametrize("name", SHIPPED)
def test_shipped_cases_agree_with_what_is_made_of_them(name, shipped):
    assert check_made(workshop(), REPOSITORY / "cases" / f"{name}.yaml", shipped(name) / "out") == []


@pytest.mark.parametrize(
    ("text", "sums", "days", "numbers"),
    [
        ("实付68.00元，共1,234.5元", {"68.00", "1234.5"}, set(), set()),
        ("于2026年1月3日、2026-11-27 18:00", set(), {"2026-01-03", "2026-11-27"}, set()),
        ("2026-13-40不是日期", set(), set(), set()),
        ("订单0042611010077，末尾****0077", set(), set(), {"0042611010077"}),
        ("https://a.example/0042611010077", set(), set(), set()),
        ("第一百元大关", set(), set(), set()),
    ],
)
def test_what_is_read_from_a_text(text, sums, days, numbers):
    found = told_in(text)
    assert {str(each) for each in found.sums} == sums
    assert {each.isoformat() for each in found.days} == days
    assert {*found.numbers} == numbers
