"""The sum of a bill that has no label: the one that is written largest."""

import re

from kameng_docs.reading.ocr import Line
from kameng_docs.reading.pictures.page import Page
from kameng_docs.reading.pictures.values import sum_of


def big_sum(page: Page) -> Line | None:
    """The sum that is written larger than anything around it in the upper part of a bill."""
    width = page.size[0]
    sums = [
        line
        for line in page.lines
        if line.box.top < 1.1 * width and re.match(r"[-−–—+]?\s*[¥￥YV羊]?\s*[-−]?\s*\d", line.text.strip())
        and sum_of(line.text) and re.search(r"[.¥￥]", line.text)
        and line.box.height > 1.35 * page.sign and abs((line.box.left + line.box.right) / 2 - width / 2) < 0.15 * width
    ]  # fmt: skip
    return max(sums, key=lambda line: line.box.height, default=None)
