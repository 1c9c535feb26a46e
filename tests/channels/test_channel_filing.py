"""Declarations of where papers are handed in on a site, and of papers that stand alone."""

from pathlib import Path

import pytest
from cases_support import RUNG

from kameng_docs.blocks import Table
from kameng_docs.channels import read_channels
from kameng_docs.compose.markup import blocks_of
from kameng_docs.compose.tokens import Tokens

DECLARED = """\
name: 试
order: 1
me: 我
them: 对方
requires:
  - {test: brief.claims, name: 一项请求}
filing:
  - {name: 起诉状, documents: [long, short], either: true}
  - {name: 其他, documents: [last], bring: 后面接复印件}
filing_limit: 只收 PDF
filing_source: 未核
documents:
  - {slug: long, name: 长, template: a.md, formats: [pdf], audience: court}
  - {slug: short, name: 短, template: b.md, formats: [pdf], audience: court}
  - slug: last
    name: 末
    template: c.md
    formats: [pdf]
    audience: court
    alone: true
    requires:
      - {test: brief.court, name: 法院.名称}
"""


def declared(folder: Path, text: str = DECLARED):
    (folder / "trial").mkdir()
    (folder / "trial" / "channel.yaml").write_text(text, "utf-8")
    (folder / "trial" / "rung.yaml").write_text(RUNG, "utf-8")
    return read_channels((folder,))


def test_places_are_read_in_their_order(tmp_path):
    read = declared(tmp_path)
    assert not read.faults
    channel = read.channels["trial"]
    assert [(u.name, u.papers, u.either, u.bring) for u in channel.filing] == [
        ("起诉状", ("long", "short"), True, ""),
        ("其他", ("last",), False, "后面接复印件"),
    ]
    assert (channel.filing_limit, channel.filing_source) == ("只收 PDF", "未核")


def test_a_paper_that_stands_alone_is_not_asked_what_the_channel_asks(tmp_path):
    papers = declared(tmp_path).channels["trial"].papers
    asked = [[particular.name for particular in paper.requires] for paper in papers]
    assert asked == [["一项请求"], ["一项请求"], ["法院.名称"]]


@pytest.mark.parametrize(
    ("wrong", "code", "line", "message"),
    [
        ("[lost]", "data.unknown-reference", 9, "没有叫“lost”的文书"),
        ("[last, short]", "data.twice", 9, "“short”放进了两个上传栏目"),
    ],
)
def test_a_place_for_a_paper_that_is_not_there_or_twice_is_told(tmp_path, wrong, code, line, message):
    read = declared(tmp_path, DECLARED.replace("[last]", wrong))
    assert not read.channels
    (fault,) = read.faults
    assert (fault.code, fault.message) == (code, message)
    assert fault.at is not None
    assert fault.at.line == line


def test_a_table_whose_head_is_empty_has_none():
    (table,) = blocks_of("|  |  |\n|---|---|\n| 案号 | 甲 |\n", Tokens())
    assert isinstance(table, Table)
    assert table.head == ()
    assert len(table.rows) == 1
    (headed,) = blocks_of("| 项 |  |\n|---|---|\n| 案号 | 甲 |\n", Tokens())
    assert isinstance(headed, Table)
    assert len(headed.head) == 2
