"""What is told of signs that paper does not have is looked for only where one may be: none is overlooked."""

import re
import sys
from unicodedata import combining, decomposition

import pytest

from kameng_docs.blocks import Document, Paragraph, Run, mapped
from kameng_docs.proof import folding
from kameng_docs.proof.folding import folded
from kameng_docs.writers import characters
from kameng_docs.writers.characters import KEYCAP, LITTLE, NOT_ON_PAPER, ORDINARY, printable, settled_text

JOINED = re.compile("[\u200d\ufe0e\ufe0f\U000e0020-\U000e007f]")


def test_no_sign_that_paper_does_not_have_is_overlooked():
    signs = [chr(code) for code in (*range(0xD800), *range(0xE000, 0x20000), *range(0xE0000, 0xE1000))]
    followed = [sign + after for sign in signs for after in ("", "\ufe0f")] + ["1\u20e3", "*\ufe0f\u20e3"]
    changed = [each for each in followed if any(sort.search(each) for sort in (KEYCAP, LITTLE, JOINED))]
    assert len(changed) > 1000
    assert [each for each in changed if not NOT_ON_PAPER.search(each)] == []
    assert (printable("甲1\u20e3乙\U0001f600"), printable("甲\u2764\ufe0f"), printable("甲□乙")) == (
        "甲[1]乙［表情 U+1F600］",
        "甲［表情 U+2764］",
        "甲□乙",
    )


def test_what_an_ordinary_text_is_spared_would_have_changed_nothing(monkeypatch: pytest.MonkeyPatch):
    every = [chr(code) for code in range(sys.maxunicode + 1) if not 0xD800 <= code < 0xE000]
    ordinary = [sign for sign in every if ORDINARY.fullmatch(sign)]
    assert len(ordinary) > 20_000
    # None is joined to the sign before it, so that a row of them is as each is alone.
    canonical = [parts for sign in every if (parts := decomposition(sign).split()) and parts[0][0] != "<"]
    joined = {chr(int(part, 16)) for parts in canonical for part in parts[1:]}
    assert [sign for sign in ordinary if combining(sign) or decomposition(sign)[:1].isalnum()] == []
    assert joined.isdisjoint(ordinary)
    row = "".join(ordinary)
    told = settled_text.__wrapped__(row), folded(row)
    nothing = re.compile("(?!)")
    monkeypatch.setattr(characters, "ORDINARY", nothing)
    monkeypatch.setattr(folding, "ORDINARY", nothing)
    assert (settled_text.__wrapped__(row), folded(row)) == told
    assert told[0] == row


def test_a_run_that_stays_as_it_is_is_the_same_run():
    kept, changed = Run("甲", strong=True), Run("乙")
    block = mapped(
        Document("题", (Paragraph((kept, changed)),)), lambda text: text.replace("乙", "丙")
    ).blocks[0]
    assert block == Paragraph((kept, Run("丙")))
    assert block.runs[0] is kept
