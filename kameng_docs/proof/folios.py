"""Whether pages are numbered as they follow each other."""

from collections.abc import Iterator, Sequence

from kameng_docs.proof.reading import Page

ROMAN = ((100, "c"), (90, "xc"), (50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))


def faults_of_folios(
    pages: Sequence[Page], *, needed: bool = True, first: int = 1, total: int = 0
) -> Iterator[str]:
    """What is wrong with the numbers of pages that count from `first` to `total` (without it, to their own end): 第1页 共3页, or in
    Roman numerals without a total. Where they are not `needed`, and none has a number, nothing is.
    """
    if not needed and not any(page.folio for page in pages):
        return
    for number, page in enumerate(pages, 1):
        found = page.folio.numbers if page.folio else ""
        counted = first + number - 1
        if found in {f"第{counted}页共{total or len(pages)}页", roman(counted)}:
            continue
        there = f"页码是“{page.folio.text}”" if page.folio else "没有页码"
        yield f"第{number}页{there}，应是“第{counted}页 共{total or len(pages)}页”"


def roman(number: int) -> str:
    """i, ii, iii, iv …: how the pages of a front are numbered."""
    told = ""
    for value, sign in ROMAN:
        told += sign * (number // value)
        number %= value
    return told
