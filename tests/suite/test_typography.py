"""What benchmarks/typography.py measures, on small pages of either engine that have a fault and on ones that have not."""

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
import typst
from machine_support import ROOT
from typeset.measured import Measured, measured
from weasyprint import HTML

FONT = "Noto Serif CJK SC"
# 20 signs of 10 pt across, a title in the middle above.
LOOK = f"""
#set document(title: "试")
#set page(width: 240pt, height: 240pt, margin: 20pt)
#set text(font: "{FONT}", lang: "zh", region: "cn", size: 10pt, overhang: false)
#set par(justify: true, first-line-indent: (amount: 2em, all: true), leading: 5pt, spacing: 5pt)
#show heading: set align(center)
= 题目
"""
SHEET = f"""
@page {{ size: 240pt 240pt; margin: 20pt }}
body {{ margin: 0; font: 10pt/15pt "{FONT}" }}
p, h1, h2 {{ margin: 0; font-size: 10pt; break-after: auto }} p {{ text-indent: 2em; orphans: 1; widows: 1 }}
h1 {{ text-align: center }} td, th {{ border: 1pt solid black; width: 90pt }}
.right {{ margin-left: 10em; text-indent: 0 }}
"""
MIXED = "原告于2026年3月1日向被告付款1299.00元购买Windows11专业版激活码一件，被告称Office2021可以使用。" * 3

Setter = Callable[[str], Measured]


@pytest.fixture
def by_typst(tmp_path: Path) -> Setter:
    def setting(body: str) -> Measured:
        made = tmp_path / "typst.pdf"
        made.write_bytes(typst.compile((LOOK + body).encode("utf-8"), pdf_standards=["ua-1"]))
        return measured(made)

    return setting


@pytest.fixture
def by_weasyprint(tmp_path: Path) -> Setter:
    def setting(body: str) -> Measured:
        made = tmp_path / "weasyprint.pdf"
        page = f'<html lang="zh-CN"><title>试</title><style>{SHEET}</style><body><h1>题目</h1>{body}</body></html>'
        made.write_bytes(HTML(string=page).write_pdf(pdf_variant="pdf/ua-1"))
        return measured(made)

    return setting


def told(of: Measured, kind: str) -> list[str]:
    return [each.words for each in of.findings if each.kind == kind]


def test_a_paper_tells_who_set_it_how_long_it_is_and_in_what(by_typst: Setter, by_weasyprint: Setter) -> None:
    for setting, engine in ((by_typst, "Typst"), (by_weasyprint, "WeasyPrint")):
        made = setting("")
        assert (made.engine, made.pages, made.tagged) == (engine, 1, True)
        assert [(font.embedded, font.foreign) for font in made.fonts] == [(True, False)]


def test_a_shape_that_is_not_the_mainland_s_is_seen_by_its_font(by_typst: Setter) -> None:
    made = by_typst('#text(font: "Noto Serif CJK JP")[直角]')
    assert {font.name for font in made.fonts if font.foreign} == {"NotoSerifCJKjp-Regular"}


def test_a_line_is_full_where_it_reaches_the_edge_and_short_where_it_does_not(by_typst: Setter) -> None:
    flush = by_typst(f'#"{MIXED}"')
    ragged = by_typst(f'#set par(justify: false)\n#"{MIXED}"')
    assert flush.counts["full"] > 5
    assert told(flush, "short") == []
    assert ragged.counts["full"] > 5
    assert ragged.counts["short"] > 2


def test_the_blank_half_of_a_stop_at_the_end_of_a_line_is_not_its_end(by_typst: Setter) -> None:
    made = by_typst(f'#set text(size: 20pt)\n#"甲甲甲甲甲甲甲，{"乙乙乙乙乙乙乙乙乙，" * 2}{"丙" * 30}"')
    assert [words[-1] for words in told(made, "full")] == ["，", "，", "丙", "丙"]
    assert told(made, "short") == told(made, "sticking") == []


def test_the_edge_is_known_where_no_line_reaches_it(by_weasyprint: Setter) -> None:
    # Twelve signs that nothing breaks, and twelve more: every full line ends 80 pt early.
    made = by_weasyprint(f"<p>{'Abcdefghijkl1234567 ' * 6}</p>")
    assert made.counts["short"] == made.counts["full"] > 3


def test_a_line_that_its_author_broke_is_not_full(by_typst: Setter) -> None:
    assert by_typst('#"甲乙丙\\n丁戊己\\n庚辛壬"').counts["full"] == 0


def test_pairs_of_marks_are_counted_where_they_are_not_squeezed(
    by_typst: Setter, by_weasyprint: Setter
) -> None:
    assert told(by_typst('#"他说：“好。”（见《规则》）；"'), "pair") == []
    # Bold hides one mark from the other.
    assert told(by_typst('#strong("请求：")#"“甲”（"'), "pair") == ["：“"]
    assert told(by_weasyprint("<p>他说：“好。”（一）《甲》</p>"), "pair") == ["：“", "。”", "”（", "）《"]


def test_the_space_between_han_and_latin_is_seen_and_missed(by_typst: Setter) -> None:
    with_space = by_typst('#"付款299元"')
    without = by_typst('#set text(cjk-latin-spacing: none)\n#"付款299元"')
    assert (with_space.counts["spaced"], with_space.counts["space"]) == (2, 0)
    held = by_typst('#"付款299\u00a0元"')
    assert (held.counts["spaced"], held.counts["space"]) == (2, 0)
    assert (without.counts["spaced"], told(without, "space")) == (0, ["款2", "9元"])


@pytest.mark.parametrize(
    ("kind", "first", "second"),
    [
        ("evidence", "证据", "3-1"),
        ("sum", "1,299.00", "元"),
        ("code", "2026031522", "0014"),
        ("unit", "12月", "3日"),
        ("unit", "2026", "年"),
    ],
)
def test_what_should_stay_in_one_line_and_does_not(
    by_typst: Setter, kind: str, first: str, second: str
) -> None:
    broken = by_typst(f'#"甲{first}"#linebreak()#"{second}乙"')
    whole = by_typst(f'#"甲"#linebreak()#"{first}{second}乙"')
    assert [(each.kind, each.words) for each in broken.findings if "|" in each.words] == [
        (kind, f"{first}|{second}")
    ]
    assert [each for each in whole.findings if "|" in each.words] == []


def test_marks_that_may_not_begin_or_end_a_line(by_typst: Setter) -> None:
    made = by_typst('#"甲（"#linebreak()#"乙"#linebreak()#"，丙"')
    assert (told(made, "ends"), told(made, "begins")) == (["甲（"], ["，丙"])
    # One that begins a paragraph is no fault of the line.
    assert told(by_typst('#"，丙"'), "begins") == []


def test_an_opening_mark_stands_at_the_edge(by_typst: Setter, by_weasyprint: Setter) -> None:
    words = "甲" * 18 + "（乙）" + "丙" * 30
    assert told(by_typst(f'#"{words}"'), "indented") == []
    assert told(by_weasyprint(f"<p>{words}</p>"), "indented") == ["（乙）丙丙丙"]


def test_first_lines_with_an_opening_mark_stand_alike(by_typst: Setter) -> None:
    squeezed = "（一）桑之未落，其叶沃若，于嗟鸠兮，无食桑葚于嗟女兮，无与士耽士之耽兮犹可说也"
    short = '#"（一）甲"\n\n#"（二）乙"\n\n'
    assert told(by_typst(short), "uneven") == []
    assert [words[-6:] for words in told(by_typst(f'{short}#"{squeezed}"'), "uneven")] == ["（一）桑之未"]


def test_a_last_line_of_one_character(by_typst: Setter) -> None:
    assert told(by_typst(f'#"{"甲" * 38}乙丙。"'), "single") == []
    assert told(by_typst(f'#set text(costs: (runt: 0%))\n#"{"甲" * 39}"'), "single") == ["甲"]


@pytest.mark.parametrize(
    ("lines", "kinds"),
    [(1, {"alone", "meagre"}), (3, {"meagre"}), (6, set())],
)
def test_a_signature_wants_text_beside_it(by_typst: Setter, lines: int, kinds: set[str]) -> None:
    def page(*last: str) -> set[str]:
        end = '#pad(left: 10em)[#set par(first-line-indent: 0pt)\n#"具状人：某"]'
        made = by_typst("\n\n".join((f'#"{"甲" * 200}"', "#pagebreak()", *last, end)))
        return {each.kind for each in made.findings if each.kind in {"alone", "meagre"}}

    text = ['#"甲"'] * lines
    assert page(*text) == kinds
    # 此致 and the court are no text of the paper.
    assert page('#"甲"', "此致", *text) == {"alone", "meagre"}


def test_what_else_stands_at_the_right_is_no_signature(by_typst: Setter) -> None:
    made = by_typst(
        f'#"{"甲" * 200}"\n#pagebreak()\n#pad(left: 10em)[#set par(first-line-indent: 0pt)\n#"证据3-1"]'
    )
    assert (made.pages, made.counts.keys().isdisjoint({"alone", "meagre"})) == (2, True)


def test_a_row_beside_a_signature_is_text_beside_it(by_typst: Setter) -> None:
    # Nothing but the signature stands in the column of the body.
    end = '#pad(left: 10em)[#set par(first-line-indent: 0pt)\n#"具状人：某"]'
    rows = ", ".join(['"甲"'] * 11)
    made = by_typst(f"#set table.cell(breakable: false)\n#table(columns: 200pt, {rows})\n{end}")
    assert (made.pages, {"alone", "meagre"} & made.counts.keys()) == (2, {"alone", "meagre"})


def test_headings_and_single_lines_at_the_turn_of_a_page(by_weasyprint: Setter) -> None:
    # Thirteen lines a page; the title takes the first.
    def page(filled: int, then: str) -> Measured:
        return by_weasyprint("<p>甲</p>" * filled + then)

    assert told(page(11, "<h2>标题</h2><p>乙</p>"), "foot") == ["标题"]
    assert told(page(10, "<h2>标题</h2><p>乙</p>"), "foot") == []
    paragraph = f"<p>{'乙' * 55}</p>"
    assert [
        (each.kind, each.page) for each in page(11, paragraph).findings if each.kind in {"widow", "orphan"}
    ] == [("orphan", 1)]
    assert [
        (each.kind, each.page) for each in page(10, paragraph).findings if each.kind in {"widow", "orphan"}
    ] == [("widow", 2)]
    assert page(9, paragraph).counts.keys().isdisjoint({"widow", "orphan"})


def test_a_table_goes_on_below_its_head(by_weasyprint: Setter) -> None:
    head, row = "<thead><tr><th>序号<th>名称</thead>", "<tr><td>一<td>甲</tr>"

    def table(style: str, rows: str) -> Measured:
        return by_weasyprint(f"<style>{style}</style><table>{head}<tbody>{rows}</tbody></table>")

    assert table("", row * 14).pages > 1
    assert told(table("", row * 14), "headless") == []
    assert told(table("thead { display: table-row-group }", row * 14), "headless") == ["一"]


def test_a_row_stays_on_its_page(by_typst: Setter) -> None:
    cells = ", ".join(['"甲"'] * 14 + [f'"{"乙" * 60}"', '"丙"'])
    broken, whole = (
        by_typst(f"#set table.cell(breakable: {may})\n#table(columns: (80pt, 80pt), {cells})")
        for may in ("true", "false")
    )
    assert len(told(broken, "row")) == 1
    assert told(whole, "row") == []


def test_text_that_runs_out_of_its_cell(by_typst: Setter) -> None:
    digits = "20260315220014123456"
    narrow, wide = (
        by_typst(f'#table(columns: ({width}, 40pt), "{digits}", "甲")') for width in ("60pt", "130pt")
    )
    assert told(narrow, "crossing") == [digits[-10:]]
    assert told(wide, "crossing") == []


def test_a_loose_line_is_told_with_its_widest_gap(by_typst: Setter) -> None:
    made = by_typst(f'#"甲乙丙丁"#box("{"A" * 25}")#"{"戊" * 20}"')
    assert made.widest > 0.35
    assert len(told(made, "loose")) == 1
    assert by_typst(f'#"{"甲" * 60}"').widest < 0.05


def test_a_blank_that_stretches_is_told(by_typst: Setter) -> None:
    def gaps(blank: str) -> list[str]:
        return told(by_typst(f'#"甲乙丙丁戊己3{blank}月12{blank}日"#box("{"A" * 25}")#"{"戊" * 20}"'), "wide")

    assert len(gaps("\u00a0")) == 1
    assert told(by_typst('#"付款299\u00a0元"'), "wide") == []


def test_the_script_prints_papers_totals_and_places(by_typst: Setter, tmp_path: Path) -> None:
    def run(*arguments: str) -> subprocess.CompletedProcess[str]:
        command = [sys.executable, str(ROOT / "benchmarks" / "typography.py"), *arguments]
        return subprocess.run(command, capture_output=True, encoding="utf-8", check=False)

    by_typst('#"甲证据"#linebreak()#"3-1乙"')
    copies = tmp_path / "网上立案"
    copies.mkdir()
    (copies / "又一份.pdf").write_bytes((tmp_path / "typst.pdf").read_bytes())
    said = run(str(tmp_path), "--list", "evidence")
    assert said.returncode == 0, said.stderr
    assert "p. 1 evidence: 证据|3-1" in said.stdout
    assert "Typst: 1 papers, 1 pages" in said.stdout
    assert "       1  evidence numbers broken" in said.stdout
    empty = tmp_path / "空"
    empty.mkdir()
    assert run(str(empty)).returncode == 1
