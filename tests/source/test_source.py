"""Reading: text stays text, every value has its place, every slip its own words."""

import re
import sys
import unicodedata
from pathlib import Path

import pytest
import yaml
from expectations import assert_exactly, expected
from hypothesis import given
from hypothesis import strategies as st
from yaml.error import Mark

from kameng_docs.diagnostics import Diagnostic, Position, Severity
from kameng_docs.source import Source, read, with_references
from kameng_docs.source.characters import FORBIDDEN
from kameng_docs.source.draft import draft_of
from kameng_docs.source.events import Events
from kameng_docs.source.read import read_bytes
from kameng_docs.source.slips import explained

BAD = Path(__file__).parents[1] / "bad"
SOURCE = Path(__file__).parents[2] / "kameng_docs" / "source"
BAD_FILES = sorted(file for file in BAD.glob("*.yaml") if file.name.startswith(("yaml.", "file.", "party.")))


def faults(text: str | bytes) -> list[Diagnostic]:
    content = text.encode() if isinstance(text, str) else text
    return read_bytes(content, shown_as="案件.yaml")[1]


def source(text: str) -> Source:
    read_source, found = read_bytes(text.encode(), shown_as="案件.yaml")
    assert found == []
    assert read_source is not None
    return read_source


def places(found: list[Diagnostic]) -> list[tuple[int, int, str]]:
    return [(d.at.line, d.at.column, d.code) for d in found if d.at]


# What is read


def test_every_scalar_stays_as_it_was_typed():
    typed = [
        "007",
        "12:30",
        "NO",
        "1_000",
        "2025-13-40",
        "0x1F",
        "648.00",
        "yes",
        "Null",
        "1e3",
        ".5",
        "=",
        "是",
    ]
    text = "\n".join(f"键{number}: {value}" for number, value in enumerate(typed))
    assert list(source(text).data.values()) == typed
    assert source("on: 1\n007: 2\n").data == {"on": "1", "007": "2"}


def test_only_nothing_tilde_and_null_are_none():
    assert source("a:\nb: ~\nc: null\nd: ''\ne: 'null'\nf: [~, x]\n").data == {
        "a": None,
        "b": None,
        "c": None,
        "d": "",
        "e": "null",
        "f": [None, "x"],
    }


def test_places_count_from_one_in_characters_after_a_mark_and_with_any_line_ends():
    text = "标题: 季卡😀\n卖家:\n  - 主体: {名称: 某某, 电话: '1'}\n"
    for content in (text, "\ufeff" + text, text.replace("\n", "\r\n"), text.replace("\n", "\r")):
        got, found = read_bytes(content.encode(), shown_as="f")
        assert found == []
        assert got is not None
        assert got.at(("标题",)) == Position("f", 1, 5)
        assert got.at(("卖家", 0)) == Position("f", 3, 5)
        assert got.at(("卖家", 0, "主体", "电话")) == Position("f", 3, 22)
        assert got.at(("卖家", 0, "主体", "电话"), key=True) == Position("f", 3, 18)
        assert got.at(("卖家", 0, "没有的键")) == Position("f", 3, 5)
        assert got.texts == {"f": text}


def test_blocks_of_text_and_prose_keep_their_colons():
    got = source(
        "甲: |\n  客服：不退\n  时间:次日\n乙: >-\n  名称：某某\n丙: 客服：不退\n丁: [卡号：123]\n戊: '名称：某某'\n己: 他说\n  客服：不\n"
    )
    assert got.data == {
        "甲": "客服：不退\n时间:次日\n",
        "乙": "名称：某某",
        "丙": "客服：不退",
        "丁": ["卡号：123"],
        "戊": "名称：某某",
        "己": "他说 客服：不",
    }


PRINTABLE = st.text(st.characters(codec="utf-8", exclude_categories=["Cs", "Cn"])).filter(
    lambda text: not FORBIDDEN.search(text)
)


@given(PRINTABLE, PRINTABLE)
def test_what_is_dumped_is_read_back(first, second):
    dumped = yaml.safe_dump({"甲": first, "乙": [second]}, allow_unicode=True, width=10**6)
    # PyYAML knows no curly quotes, colons or blanks to be careful with; what we refuse for them is told aloud.
    got, found = read_bytes(dumped.encode(), shown_as="f")
    if got is None:
        assert {d.code for d in found} <= {"yaml.curly-quotes", "yaml.full-width-colon", "yaml.missing-space"}
    else:
        assert got.data == {"甲": first, "乙": [second]}


@given(PRINTABLE, st.sampled_from("'\""))
def test_what_stands_in_quotes_is_read_back_whatever_it_is(text, style):
    dumped = yaml.safe_dump({"甲": text}, allow_unicode=True, width=10**6, default_style=style)
    got, found = read_bytes(dumped.encode(), shown_as="f")
    assert found == []
    assert got is not None
    assert got.data == {"甲": text}


def check_sane(content: bytes):
    got, found = read_bytes(content, shown_as="f")
    assert (got is None) == any(d.severity is Severity.ERROR for d in found)
    for d in found:
        assert d.at is not None
        assert d.at.line >= 1
        assert d.at.column >= 1


@given(st.binary(max_size=200))
def test_no_bytes_raise(content):
    check_sane(content)


@pytest.mark.parametrize("text", ["> 甲:|\n乙", "| :>\n- |\n", "- - |\n", "|", ">-", "- >\nb"])
def test_odd_headers_of_blocks_do_not_raise(text):
    check_sane(text.encode())
    check_sane(f"甲: 乙\n{text}\n丙：丁\n".encode())


SCRAPS = st.sampled_from(
    [
        *"ab标名：:：，“”‘’\"'[]{}#&*!|>%@`-?,~ \t\n\u3000\u00a0\\0",
        ": ",
        "- ",
        "\n  ",
        "\n- ",
        "\n名: ",
        " #",
        "---",
    ]
)


@given(st.lists(SCRAPS, max_size=60).map("".join))
def test_no_text_raises(text):
    check_sane(text.encode())


def with_empty_texts(value):
    match value:
        case dict():
            return {key: with_empty_texts(item) for key, item in value.items()}
        case list():
            return [with_empty_texts(item) for item in value]
        case _:
            return "" if value in {None, "~", "null"} else value


@given(st.lists(SCRAPS, max_size=30).map("".join))
def test_what_is_accepted_is_what_the_base_loader_reads(text):
    got, _ = read_bytes(f"甲: 乙\n{text}".encode(), shown_as="f")
    if got is not None:
        plain = yaml.load(f"甲: 乙\n{text}", Loader=yaml.CBaseLoader)  # noqa: S506
        assert with_empty_texts(got.data) == with_empty_texts(plain)


@given(st.text(max_size=100))
def test_no_characters_raise(text):
    check_sane(text.encode("utf-8", "surrogatepass"))


# What is refused


@pytest.mark.parametrize("file", BAD_FILES, ids=lambda file: file.name)
def test_bad_file_is_refused_for_what_it_says(file):
    wanted = expected(file.read_text(encoding="utf-8"))
    got, found = read(file, shown_as=file.name)
    assert got is None
    assert file.stem in {code for _, _, code in wanted}
    assert_exactly(wanted, found)
    for d in found:
        assert d.hint, d
        assert re.search(r"[\u4e00-\u9fff]", d.message), d


MADE_HERE = {
    "yaml.control-character": ("标题: 甲\n乙: 季\x00卡\n丙: \x1b\ufffe\n", [(2, 5), (3, 4), (3, 5)]),
    "yaml.too-many": ("\n".join(f"键{n}：x" for n in range(200)), [(100, 4)]),
    "file.empty": ("\ufeff \r\n# 只有注释\r\n", [(1, 1)]),
    "file.too-large": ("标题: " + "x" * 1_000_000, [(1, 1)]),
    "file.gbk": ("标题: 视频会员季卡\n".encode("gbk"), [(1, 1)]),
    "file.utf16": ("标题: 视频会员季卡\n".encode("utf-16"), [(1, 1)]),
    "file.not-utf8": ("标题: 视频会员季卡\r\n备注: ab".encode() + b"\xff", [(2, 7)]),
}


@pytest.mark.parametrize("code", MADE_HERE)
def test_file_that_git_cannot_keep_is_refused(code, tmp_path):
    content, wanted = MADE_HERE[code]
    file = tmp_path / "案件.yaml"
    file.write_bytes(content.encode() if isinstance(content, str) else content)
    got, found = read(file, shown_as="案件.yaml")
    assert got is None
    assert [(line, column) for line, column, other in places(found) if other == code] == wanted
    assert {d.code for d in found} <= {code, "yaml.full-width-colon"}


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
def test_utf16_is_known_without_its_mark(encoding):
    assert [d.code for d in faults("标题: 视频会员\n商品: 季卡\n".encode(encoding))] == ["file.utf16"]


def test_wrong_encoding_says_how_to_save():
    for content in ("标题: 季卡\n".encode("gbk"), "标题: 季卡\n".encode("utf-16")):
        (found,) = faults(content)
        assert "记事本" in found.hint
        assert "UTF-8" in found.hint


def test_file_that_cannot_be_had(tmp_path, monkeypatch):
    def code_of(file: Path) -> list[str]:
        got, found = read(file, shown_as="案件.yaml")
        assert got is None
        assert all("案件.yaml" in d.message for d in found)
        return [d.code for d in found]

    assert code_of(tmp_path / "没有.yaml") == ["file.not-found"]
    assert code_of(tmp_path) == ["file.not-a-file"]
    assert code_of(tmp_path / ("长" * 300)) == ["file.unreadable"]
    locked = tmp_path / "锁.yaml"
    locked.write_text("a: b\n")

    def refuse(*_args, **_kwargs):
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "open", refuse)
    assert code_of(locked) == ["file.unreadable"]


def test_depth_up_to_the_limit_is_read_and_beyond_it_ends_nothing():
    assert source("a: " + "[" * 49 + "]" * 49).data
    for text in ("a: " + "[" * 50, "[" * 400_000, "- " * 400_000, "{" * 400_000, "? " * 400_000):
        assert "yaml.too-deep" in {d.code for d in faults(text)}


def test_unknown_complaint_of_the_parser_is_told_in_chinese():
    error = yaml.MarkedYAMLError(
        problem="a complaint of a later version", problem_mark=Mark("", 0, 1, 3, None, None)
    )
    (found,) = explained(Events((), error), draft_of("甲: 乙\n丙: 丁戊", "f")).diagnostics
    assert (found.code, found.at) == ("yaml.syntax", Position("f", 2, 4))
    assert "“丁戊”" in found.message
    assert "complaint" not in found.message + found.hint


def test_every_code_is_shown_by_a_file_or_a_test():
    literal = re.compile(r'"((?:yaml|file|party)\.[a-z0-9-]+)"')
    codes = {
        code for file in SOURCE.glob("*.py") for code in literal.findall(file.read_text(encoding="utf-8"))
    }
    here = set(literal.findall(Path(__file__).read_text(encoding="utf-8")))
    assert codes == {file.stem for file in BAD_FILES} | (here & codes)
    assert {file.stem for file in BAD_FILES} <= codes


def test_mended_lines_do_not_shift_what_comes_after_them():
    assert places(faults("名称：@某某\n说明：后: 面\n")) == [
        (1, 3, "yaml.full-width-colon"),
        (1, 4, "yaml.reserved-character"),
        (2, 3, "yaml.full-width-colon"),
        (2, 5, "yaml.colon-in-value"),
    ]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ('a: "b”\n', [(1, 4, "yaml.curly-quotes")]),
        ("a: 'b\n", [(1, 4, "yaml.unclosed-quote")]),
        ("a: it's #1\n", [(1, 9, "yaml.swallowed-text")]),
        ("a:\n- b\n-c\n", [(3, 1, "yaml.missing-space")]),
        ("-标题: b\n", [(1, 1, "yaml.missing-space")]),
        ("a:\n- b\n - c\n", [(3, 2, "yaml.indent")]),
        ("a: - b\n", [(1, 4, "yaml.indent")]),
        ("a:\n  b: 1\n c: 2\n", [(3, 2, "yaml.indent")]),
        ("a: 1\n- b\n", [(2, 1, "yaml.mixed-list")]),
        ("a: {b: c\n", [(1, 4, "yaml.unclosed-bracket")]),
        ("a: {b:c}\n", [(1, 6, "yaml.missing-space")]),
        ("a: |\n\tb\n", [(2, 1, "yaml.tab")]),
        ("a: b\n...\nc: d\n", [(3, 1, "yaml.several-documents")]),
        ("%x: 1\n", [(1, 1, "yaml.directive")]),
        ("只有一句话\n", [(1, 1, "yaml.not-a-mapping")]),
        ("~\n", [(1, 1, "file.empty")]),
        ("键：值\n", [(1, 2, "yaml.full-width-colon")]),
        ("名称：|\n  a: b\n", [(1, 3, "yaml.full-width-colon")]),
        ("{{ 名称 }}\n", [(1, 2, "yaml.key-not-text")]),
        ('a: "\\L"\n', [(1, 4, "yaml.control-character")]),
        ("a: \u2028b\n", [(1, 4, "yaml.control-character")]),
    ],
)
def test_slip_is_called_by_its_name(text, wanted):
    assert places(faults(text)) == wanted


def test_messages_quote_what_was_typed_and_say_what_to_type():
    (colon,) = faults("消费者：李某某\n")
    assert "消费者" in colon.message
    assert "“消费者: ”" in colon.hint
    (twice,) = faults("甲: 1\n乙: 2\n甲: 3\n")
    assert "第 1 行和第 3 行" in twice.message
    (lost,) = faults("标题: 买 #1 号\n")
    assert "#1 号" in lost.message
    assert '"买 #1 号"' in lost.hint


# References


@pytest.fixture
def folder(tmp_path):
    parties = tmp_path / "parties"
    parties.mkdir()
    (parties / "李某某.yaml").write_text("姓名: 李某某\n电话: '13800000000'\n", encoding="utf-8")
    (parties / "某某网络科技.yaml").write_text("\n名称: 某某网络科技有限公司\n", encoding="utf-8")
    (parties / "坏的.yaml").write_text("名称：某某\n", encoding="utf-8")
    return parties


PATTERNS = [("消费者",), ("卖家", "*", "主体")]


def resolved(text: str, folder: Path) -> tuple[Source | None, list[Diagnostic]]:
    return with_references(source(text), at=PATTERNS, folder=folder, shown_folder="cases/parties")


def test_reference_is_replaced_and_its_places_lie_in_its_own_file(folder):
    text = "消费者: 李某某\n卖家:\n  - 主体: 某某网络科技\n  - 主体: {名称: 某店}\n  - 主体: 不知道\n  - 主体: 某某网络科技\n"
    got, found = resolved(text, folder)
    assert found == []
    assert got is not None
    firm = {"名称": "某某网络科技有限公司"}
    assert got.data == {
        "消费者": {"姓名": "李某某", "电话": "13800000000"},
        "卖家": [{"主体": firm}, {"主体": {"名称": "某店"}}, {"主体": "不知道"}, {"主体": firm}],
    }
    shown = "cases/parties/某某网络科技.yaml"
    assert got.at(("卖家", 0, "主体", "名称")) == Position(shown, 2, 5)
    assert got.at(("卖家", 3, "主体", "名称"), key=True) == Position(shown, 2, 1)
    assert got.at(("卖家", 3, "主体"), key=True) == Position("案件.yaml", 6, 5)
    assert got.at(("卖家", 1, "主体", "名称")) == Position("案件.yaml", 4, 14)
    assert set(got.texts) == {"案件.yaml", shown, "cases/parties/李某某.yaml"}


def test_missing_party_names_those_that_are_near(folder):
    got, found = resolved("消费者: 李某\n卖家:\n  - 主体: 某某网络科技\n", folder)
    assert got is None
    assert places(found) == [(1, 6, "party.not-found")]
    assert "“李某”" in found[0].message
    assert "“李某某”" in found[0].hint
    assert "cases/parties/李某.yaml" in found[0].hint


@pytest.mark.parametrize(
    "name", ["../李某某", "/etc/passwd", "a/b", "a\\b", ".hidden", "C:x", "李..某", "  ", "长" * 200]
)
def test_party_cannot_lead_out_of_its_folder(name, folder):
    got, found = resolved(f"消费者: '{name}'\n", folder)
    assert got is None
    assert places(found) == [(1, 6, "party.bad-name")]


def test_faults_of_a_party_are_told_once_and_in_its_own_file(folder):
    got, found = resolved("消费者: 坏的\n卖家:\n  - 主体: 坏的\n", folder)
    assert got is None
    assert [(d.code, d.at) for d in found] == [
        ("yaml.full-width-colon", Position("cases/parties/坏的.yaml", 1, 3))
    ]


def test_same_missing_party_is_told_at_each_place(folder):
    _, found = resolved("消费者: 王某某\n卖家:\n  - 主体: 王某某\n", folder)
    assert places(found) == [(1, 6, "party.not-found"), (3, 9, "party.not-found")]


def test_expectations_are_read_in_both_forms():
    assert expected("# expect 3:2: yaml.tab\na: b  # expect: case.x, rule.y\n# 说明\n") == {
        (3, 2, "yaml.tab"),
        (2, None, "case.x"),
        (2, None, "rule.y"),
    }
    with pytest.raises(AssertionError):
        assert_exactly({(1, None, "yaml.tab")}, faults("a: b\n"))
    with pytest.raises(AssertionError):
        assert_exactly(set(), faults("a: '\n"))
    with pytest.raises(AssertionError):
        assert_exactly({(1, 9, "yaml.unclosed-quote")}, faults("a: '\n"))


def test_forbidden_characters_cover_what_xml_and_yaml_refuse():
    for code in [*range(0x3000), *range(0xD7F0, 0x11000), *range(0x1FFF0, sys.maxunicode + 1, 0xFFF1)]:
        character = chr(code)
        if unicodedata.category(character) in {"Cc", "Cs"} and character not in "\t\n":
            assert FORBIDDEN.match(character), hex(code)
