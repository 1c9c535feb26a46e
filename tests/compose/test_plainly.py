"""What is read line by line is what markdown-it reads, to the last block; whatever else stands in a wording is left to it."""

import random

import pytest
from cases_support import REPOSITORY, TODAY, workshop

from kameng_docs.compose import markup
from kameng_docs.compose.plainly import read_plainly
from kameng_docs.compose.tokens import Tokens
from kameng_docs.pipeline import check, compose_all

SHIPPED = sorted((REPOSITORY / "cases").glob("示例-*.yaml"))
PIECES = (
    *("# 标题", "## 二", "### 三 #", "#x", "#", "####### x", "- 项", "- 项二", "- **强。**", "- - x", "- # x", "-x", "-", "- "),
    *("1. 一", "2. 二", "3) 三", "1. - x", "1.x", "1.", "2026. 年", "* x", "+ y", "字", "字\n字", "字  ", "  字", "\u3000字", "字\u3000"),
    *("字**强**字", "**强**", "**强**：字", "**“强”**字", "**强。**", "**强。**\n字", "字**强”**", "**强 **", "** 强**", "**强*", "****"),
    *("**a**b**c**", "*a*", "a*b", "**x", "x**", "a_b", "_a_ b_", "_甲_乙_", "甲__乙__", "____甲", "_"),
    *("| a | b |\n|---|---|\n| c | d |", "| a |\n|---|\n| **x** |", "| a | b |", "|---|---|", "|||", "| e |", "|", "a|b\n---|---", "- a|b"),
    *("```落款\n甲\n```", "```\nx", "```列宽\n1 2\n```", "```落款 \nx\n ```", "~~~", "---", "===", "***", "* * *", "> q", "    x", "`c`"),
    *("\ue000\ue010\ue001", "**\ue000\ue010\ue001**", "![x](y)", "&amp;", "a\\*", "<b>", "\t甲", "甲\u2028乙"),
)  # fmt: skip


def blocks_or_fault(markdown):
    tokens = Tokens()
    tokens.keep("值")
    try:
        return markup.blocks_of(markdown, tokens)
    except markup.MarkupError as error:
        return str(error)


def by_both(markdown, monkeypatch):
    """What is made of it, and what markdown-it alone makes of it."""
    made = blocks_or_fault(markdown)
    with monkeypatch.context() as patch:
        patch.setattr(markup, "read_plainly", lambda _: None)
        return made, blocks_or_fault(markdown)


@pytest.mark.parametrize("seed", range(8))
def test_what_is_read_plainly_is_what_markdown_it_reads(seed, monkeypatch):
    drawn, plain = random.Random(seed), 0  # noqa: S311 — no secret
    for _ in range(1500):
        count = drawn.randint(1, 4)
        markdown = "".join(
            drawn.choice(PIECES) + drawn.choice(["\n", "\n\n", "\n\n\n"]) for _ in range(count)
        )
        # What only the other reads is read once.
        if read_plainly(markdown) is not None:
            plain += 1
            made, expected = by_both(markdown, monkeypatch)
            assert made == expected, markdown
    assert plain > 100


@pytest.mark.parametrize("file", SHIPPED, ids=lambda file: file.stem)
def test_every_shipped_wording_is_read_plainly_and_alike(file, monkeypatch):
    brief = check(workshop(), file, TODAY).brief
    with monkeypatch.context() as patch:
        patch.setattr(markup, "_parser", lambda: pytest.fail("a wording was left to markdown-it"))
        sheets, _ = compose_all(workshop(), brief)
    monkeypatch.setattr(markup, "read_plainly", lambda _: None)
    others, _ = compose_all(workshop(), brief)
    assert any(sheet.document for sheet in sheets)
    assert sheets == others


@pytest.mark.parametrize(
    "markdown",
    [
        "[甲](乙)",
        "甲\\*",
        "> 甲",
        "*甲*",
        "`甲`",
        "甲  \n乙",
        "- 甲\n  乙",
        "- 甲\n乙",
        "甲\n---",
        "1) 甲",
        "甲 | 乙\n---|---",
    ],
)
def test_what_is_not_plain_is_left_to_markdown_it(markdown):
    assert read_plainly(markdown) is None
