"""Official texts as the national law database gives them: Word files and plain texts."""

import json
from datetime import date

import pytest
from docx import Document

from kameng_docs.diagnostics import Severity
from kameng_docs.law.library import read
from kameng_docs.law.official import Official, Unreadable, officials
from kameng_docs.law.seals import check_seals
from kameng_docs.law.verify import seal, verify

STATUTE = """\
id: sample-law
title: 示例管理法
short: 示例法
kind: 法律
issuer: 示例机关
editions:
  - adopted: 2018-08-31
    effective: 2019-01-01
    source: 示例
    checked_on: 2026-11-22
    reference: sample_law_2018
    decided_by: conduct
    decided_because: 示例
    articles:
      "2":
        - text: 店主应当说明货品的来历。买主另有约定的，从其约定。
        - text: 有下列情形之一的，店主应当退款：
          items:
            - （一）货品打不开；
            - |-
              （二）货品有下列毛病：
              1．缺页；
              2．错页；
            - （三）依照第一条规定应当退款的其他情形。
      "120":
        - text: 第二条规定的退款，三日内办完。
        - text: 第一条第一款规定的说明，口头也算。
      "120-1":
        - text: 逾期的，每日加付一文。
"""

# As the database prints it: full-width indents, one 款 a paragraph, 项 and 目 in paragraphs of their own.
LINES = [
    "示例管理法",
    "（2018年8月31日示例大会通过　自2019年1月1日起施行）",
    "目　　录",
    "第一章　总　　则",
    "第一章　总　　则",
    "　　第一条　为了说明格式，写这一条。",
    "　　第二条　店主应当说明货品的来历。买主另有约定的，从其约定。",
    "　　有下列情形之一的，店主应当退款：",
    "　　（一）货品打不开；",
    "　　(二)货品有下列毛病：",
    "　　1．缺页；",
    "　　2．错页；",
    "　　（三）依照第一条规定应当退款的其他情形。",
    "",
    "第二章　退款",
    "第一节　期限",
    "　　第一百二十条　第二条规定的退款，三日内办完。",
    "　　第一条第一款规定的说明，口头也算。",
    "　　第一百二十条之一　逾期的，每日加付一文。",
    "　　第一千零二十四条　本法自2019年1月1日起施行。",
]


@pytest.fixture
def library(tmp_path):
    folder = tmp_path / "law"
    (folder / "statutes").mkdir(parents=True)
    (folder / "statutes" / "sample-law.yaml").write_text(STATUTE, "utf-8")
    (folder / "topics.yaml").write_text("{}", "utf-8")
    return folder


@pytest.fixture
def texts(tmp_path):
    folder = tmp_path / "texts"
    folder.mkdir()
    return folder


def as_docx(path, lines):
    document = Document()
    for line in lines:
        document.add_paragraph(line)
    document.save(path)


def as_text(path, lines, encoding="utf-8"):
    path.write_bytes("\r\n".join(lines).encode(encoding))


WRITERS = {
    "docx": as_docx,
    "txt": as_text,
    "gb18030.txt": lambda path, lines: as_text(path, lines, "gb18030"),
    "bom.txt": lambda path, lines: as_text(path, lines, "utf-8-sig"),
}


def put(folder, kind, lines, stem="示例管理法_20180831"):
    path = folder / f"{stem}.{kind.rpartition('.')[2]}"
    WRITERS[kind](path, lines)
    return path


@pytest.mark.parametrize("kind", WRITERS)
def test_a_text_of_the_database_is_read_article_by_article(texts, kind):
    path = put(texts, kind, LINES)
    text = officials(texts)[path.name]
    assert isinstance(text, Official)
    assert (text.titles[0], text.adopted, text.effective) == ("示例管理法", date(2018, 8, 31), None)
    assert list(text.articles) == ["1", "2", "120", "120-1", "1024"]
    assert text.articles["120"].split() == [
        "第二条规定的退款，三日内办完。",
        "第一条第一款规定的说明，口头也算。",
    ]


@pytest.mark.parametrize("kind", WRITERS)
def test_the_library_is_compared_with_it_and_sealed(texts, library, kind):
    put(texts, kind, LINES)
    report = verify(texts, read(library.parent))
    assert report.faults == ()
    assert (report.statutes, report.articles, report.paragraphs) == (1, 3, 5)
    assert seal(texts, read(library.parent), library)[1] == ["sample-law.yaml"]
    assert check_seals(read(library.parent)) == []


@pytest.mark.parametrize("kind", ["docx", "txt"])
@pytest.mark.parametrize(
    ("change", "places"),
    [
        (("从其约定。", "从其约定，"), ["sample-law:2.1"]),
        (("买主另有约定的，从其约定。", ""), ["sample-law:2.1"]),
        (("打不开；", "打不开。"), ["sample-law:2.2"]),
        (("2．错页；", "2．错字；"), ["sample-law:2.2"]),
        (("　　第二条　店主", "　　第二条　\n　　店主"), []),
        (("的来历。买主", "的来历。\n　　买主"), ["sample-law:2.1", "sample-law:2.2", "sample-law:2.3"]),
        (("　　第一百二十条　第二条", "　　第一百二十一条　第二条"), ["sample-law:120"]),
        (("每日加付", "每月加付"), ["sample-law:120-1.1"]),
    ],
)
def test_a_planted_difference_is_found_in_its_place(texts, library, kind, change, places):
    whole = "\n".join(LINES)
    assert whole.count(change[0]) == 1
    put(texts, kind, whole.replace(*change).split("\n"))
    report = verify(texts, read(library.parent))
    assert [f.code for f in report.faults if f.code not in {"law.differs", "law.missing-article"}] == []
    assert len(report.faults) == len(places)
    assert all(f"{place}@2019-01-01" in f.message for place, f in zip(places, report.faults, strict=True))
    assert report.ok == (not places)


def test_a_soft_line_break_in_word_ends_a_line_too(texts, library):
    at = LINES.index("　　（一）货品打不开；")
    put(texts, "docx", [*LINES[:at], "\n".join(LINES[at : at + 5]), *LINES[at + 5 :]])
    assert verify(texts, read(library.parent)).ok


def test_a_title_over_two_lines_is_put_together(texts, library):
    put(texts, "docx", ["示例", "管理法", *LINES[1:]])
    assert verify(texts, read(library.parent)).ok


@pytest.mark.parametrize(
    ("stem", "compared"),
    [
        ("示例管理法_20180831", True),  # adopted that day
        ("示例管理法_20181001", True),  # published between adoption and effect
        ("示例法_20180831", True),  # the file may use the short title; what counts is the title inside
        ("示例管理法_20150101", False),  # an older edition
        ("示例管理法", False),  # no date: not a text of the database
    ],
)
def test_the_date_in_the_name_picks_the_edition(texts, library, stem, compared):
    put(texts, "docx", LINES, stem)
    assert verify(texts, read(library.parent)).ok == compared


def test_a_text_of_another_statute_is_not_taken_for_it(texts, library):
    put(texts, "docx", ["示例管理法实施条例", *LINES[1:]])
    codes = [f.code for f in verify(texts, read(library.parent)).faults]
    assert codes == ["law.reference-missing", "law.nothing-compared"]


@pytest.mark.parametrize(
    ("stem", "newer"),
    [
        ("示例管理法_20180831", False),
        ("示例管理法_20190101", False),
        ("示例管理法_20190102", True),
        ("示例管理法_20250627", True),
        ("示例管理法_20150101", False),
    ],
)
def test_a_newer_text_is_reported_and_does_not_hide_what_was_compared(texts, library, stem, newer):
    put(texts, "docx", LINES)
    put(texts, "txt", LINES, stem)
    report = verify(texts, read(library.parent))
    assert report.ok
    assert [f.code for f in report.faults] == ["law.newer-text"] * newer
    if newer:
        assert report.faults[0].severity is Severity.WARNING
        assert "sample-law" in report.faults[0].message
        assert f"{stem}.txt" in report.faults[0].message
        assert "statutes/sample-law.yaml" in report.faults[0].hint
        assert report.lines() == ["有更新的文本：1 部", "比对 1 部法律、1 个版本、3 条、5 款：全部一致"]


def test_a_newer_reference_file_is_known_by_its_effective_date(texts, library):
    put(texts, "docx", LINES)
    content = (
        '{"full_title": "示例管理法", "adopted": "2018-08-31", "effective": "%s", "articles": {"1": "甲。"}}'
    )
    path = texts / "sample_law_new.json"
    path.write_text(content % "2019-01-01", "utf-8")
    assert verify(texts, read(library.parent)).faults == ()
    path.write_text(content % "2026-01-01（公布）", "utf-8")
    assert [f.code for f in verify(texts, read(library.parent)).faults] == ["law.newer-text"]


@pytest.mark.parametrize(
    ("name", "content", "why"),
    [
        ("示例管理法_20180831.docx", b"no word file", "ValueError"),
        ("示例管理法_20180831.docx", b"", "ValueError"),
        ("示例管理法_20180831.txt", b"\xff\xff\xff", "UnicodeDecodeError"),
        ("示例管理法_20180831.txt", "没有条的文字".encode(), "没有"),
        ("示例管理法_20180831.txt", "第一条　甲。\n第一条　乙。".encode(), "第 1 条出现两次"),
        ("示例管理法_20181399.txt", "第一条　甲。".encode(), "ValueError"),
    ],
)
def test_a_file_that_cannot_be_read_is_named_and_the_rest_is_compared(texts, library, name, content, why):
    (texts / name).write_bytes(content)
    put(texts, "docx", LINES, "示例法_20180901")
    text = officials(texts)[name]
    assert isinstance(text, Unreadable)
    assert why in text.why
    report = verify(texts, read(library.parent))
    assert [f.code for f in report.faults] == ["law.reference-unreadable"]
    assert name in report.faults[0].message
    assert report.paragraphs == 5
    assert not report.ok


def test_lock_files_indexes_and_other_files_are_passed_over(texts, library):
    put(texts, "docx", LINES)
    for name in ("~$示例管理法_20180831.docx", "_index.json", ".示例_20180831.txt", "说明.txt", "读我.md"):
        (texts / name).write_bytes(b"x")
    (texts / "图_20180831.png").write_bytes(b"x")
    assert list(officials(texts)) == ["示例管理法_20180831.docx"]
    assert verify(texts, read(library.parent)).ok


def test_the_named_reference_comes_before_a_word_file(texts, library):
    put(texts, "docx", [line.replace("每日加付", "每月加付") for line in LINES])
    content = {"full_title": "示例管理法", "articles": {"120-1": "逾期的，每日加付一文。"}}
    (texts / "sample_law_2018.json").write_text(json.dumps(content), "utf-8")
    assert [f.code for f in verify(texts, read(library.parent)).faults] == ["law.missing-article"] * 2
