"""How a diagnostic is printed: the line quoted, the caret under the faulty character, one JSON object a line."""

import json
from pathlib import Path

import diagnostics_page
import pytest
from badfiles import BAD, outcome

from kameng_docs.diagnostics import (
    Diagnostic,
    Position,
    Scope,
    Severity,
    as_json,
    as_text,
    has_errors,
    in_order,
    of_case,
)
from kameng_docs.wording import display_width

AT = Position("案件.yaml", 2, 5)


def printed(row: str, column: int) -> tuple[str, str]:
    """The quoted line and the caret line, without the gutter."""
    fault = Diagnostic("case.x", "错了", "改", at=Position("f", 1, column))
    _, line, caret, hint = as_text(fault, {"f": row}).split("\n")
    assert line.startswith("    1 | ")
    assert caret.startswith("      | ")
    assert hint == "  改法: 改"
    return line[8:], caret[8:]


@pytest.mark.parametrize(
    ("row", "character"),
    [
        ("abc: x!", "!"),
        ("标题: 季卡!", "!"),
        ("标题：！", "！"),
        ("ｶﾀｶﾅ: 半角!", "!"),
        ("全角ＡＢＣ１２３: !", "!"),
        ("cafe\u0301 au lait: !", "!"),
        ("表情: 😀😀!", "!"),
        ("㐀𠮷: 生僻字!", "!"),
        ("“弯引号”: !", "!"),
        ("　　全角空格: !", "!"),
    ],
)
def test_caret_stands_under_the_faulty_character(row, character):
    column = row.index(character) + 1
    line, caret = printed(row, column)
    assert line == row
    assert caret.strip() == "^"
    assert len(caret) - 1 == display_width(row[: column - 1])


def test_width_is_that_of_a_terminal():
    # Counted by hand, not by the function under test.
    for text, columns in (
        ("abc", 3),
        ("标题", 4),
        ("：", 2),
        ("ｶ", 1),
        ("Ａ", 2),
        ("e\u0301", 1),
        ("😀", 2),
        ("“”", 2),
    ):
        assert display_width(text) == columns, text
    assert printed("标题: 季卡!", 7)[1] == " " * 10 + "^"


def test_tab_is_one_blank_in_both_lines():
    line, caret = printed("\t名称:\t!", 6)
    assert line == " 名称: !"
    assert caret == " " * 7 + "^"


def test_caret_may_stand_behind_the_last_character():
    assert printed("标题:", 4) == ("标题:", " " * 5 + "^")


@pytest.mark.parametrize("text", ["", "a: b", "a: b\n   \n"])
def test_line_that_is_not_there_is_not_quoted(text):
    fault = Diagnostic("case.x", "错了", at=AT)
    assert as_text(fault, {AT.file: text}) == "案件.yaml:2:5: 错误 case.x: 错了"
    assert as_text(fault, {}) == "案件.yaml:2:5: 错误 case.x: 错了"


def test_line_number_beyond_the_gutter_keeps_the_bar_in_line():
    text = "\n" * 12344 + "a: b"
    _, line, caret = as_text(Diagnostic("x.y", "m", at=Position("f", 12345, 4)), {"f": text}).split("\n")
    assert line.index("|") == caret.index("|")
    assert line[caret.index("^")] == "b"


def test_diagnostic_without_a_place_names_case_and_paper():
    fault = Diagnostic(
        "document.x", "缺一项", "补上", Severity.WARNING, Scope.DOCUMENT, case="某案", document="court/claim"
    )
    assert as_text(fault, {}) == "某案: 警告 document.x: [court/claim] 缺一项\n  改法: 补上"


def test_json_is_one_line_of_the_documented_shape(workshop):
    keys = ["case", "scope", "document", "file", "line", "column", "severity", "code", "message", "hint"]
    for name in ("several.faults-at-once.yaml", "document.missing-particulars.yaml"):
        for fault in outcome(workshop, BAD / name).found:
            line = as_json(fault)
            assert "\n" not in line
            shape = json.loads(line)
            assert list(shape) == keys
            assert shape["case"] == Path(name).stem
            assert shape["severity"] in {"error", "warning"}
            assert shape["scope"] in {"case", "document"}
            if fault.at:
                assert (shape["file"], shape["line"], shape["column"]) == (
                    name,
                    fault.at.line,
                    fault.at.column,
                )
            else:
                assert (shape["file"], shape["line"], shape["column"]) == ("", None, None)
                assert shape["document"]
    assert "案" in as_json(Diagnostic("a.b", "案件"))


def test_order_is_that_of_the_file_and_nothing_is_told_twice():
    one, two = (
        Diagnostic("b.b", "乙", at=Position("f", 2, 9)),
        Diagnostic("a.a", "甲", at=Position("f", 10, 1)),
    )
    nowhere = Diagnostic("c.c", "丙")
    assert in_order([nowhere, two, one, two]) == [one, two, nowhere]


def test_errors_are_told_from_warnings_and_scopes():
    warning = Diagnostic("a.a", "甲", severity=Severity.WARNING)
    of_paper = Diagnostic("b.b", "乙", scope=Scope.DOCUMENT)
    assert not has_errors([warning])
    assert has_errors([warning, of_paper])
    assert not has_errors([of_paper], Scope.CASE)
    assert has_errors([of_paper], Scope.DOCUMENT)
    assert [d.case for d in of_case([warning], "某案")] == ["某案"]


def test_page_of_diagnostics_is_current(workshop, request):
    made = diagnostics_page.page(workshop)
    if request.config.getoption("--update-docs"):
        diagnostics_page.PAGE.write_text(made, encoding="utf-8")
    assert diagnostics_page.PAGE.read_text(encoding="utf-8") == made, "run pytest with --update-docs"
