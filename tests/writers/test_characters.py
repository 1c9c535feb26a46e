"""What is told of signs that paper does not have is looked for only where one may be: none is overlooked."""

import re

from kameng_docs.blocks import Document, Paragraph, Run, mapped
from kameng_docs.writers.characters import KEYCAP, LITTLE, NOT_ON_PAPER, printable

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


def test_a_run_that_stays_as_it_is_is_the_same_run():
    kept, changed = Run("甲", strong=True), Run("乙")
    block = mapped(
        Document("题", (Paragraph((kept, changed)),)), lambda text: text.replace("乙", "丙")
    ).blocks[0]
    assert block == Paragraph((kept, Run("丙")))
    assert block.runs[0] is kept
