"""Whether a file says the words of its document, all of them and in their order."""

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from kameng_docs.proof.expected import Expected, Span
from kameng_docs.proof.folding import is_common, same_looking

SHOWN = 14
# Hebrew, Arabic and what is written like them: readers of PDF differ in the order in which they give it, and what stands beside
# it. Of a paper with such words it is asked whether they are all there.
RIGHT_TO_LEFT = re.compile("[\u0590-\u08ff]")
# How the name of a sign goes on (writers/signs.py).
NUMBERED = "U+"


class Joined(NamedTuple):
    """The pages in one, without the heads that tables repeat; where each begins, and on which a head is wanting."""

    text: str
    starts: tuple[int, ...]
    headless: tuple[tuple[int, Span], ...]

    def page(self, at: int) -> int:
        """The number of the page on which the sign at this place stands."""
        return max(1, bisect_right(self.starts, min(at, len(self.text) - 1)))


def joined(pages: Sequence[str], paper: Expected) -> Joined:
    """The folded pages in one. A table that goes on has its head at the top of the page, which is said once and left out.

    WeasyPrint prints no head above a row that is longer than a page: there it is not asked for, and where the table begins with
    such a row its head comes a page later.
    """
    text, starts, headless = "", list[int](), list[tuple[int, Span]]()
    said = paper.text
    for number, page in enumerate(pages, 1):
        starts.append(len(text))
        table = next((each for each in paper.tables if each.begin <= len(text) < each.end), None)
        if table is None or not page:
            text += page
        elif len(text) == table.begin:
            late = not page.startswith(table.head) and any(
                each.startswith(table.head) for each in pages[number:]
            )
            text += table.head + page if late and paper.fills(table.start, len(page)) else page
        elif page.startswith(table.head):
            # Rows below a head that ended the page before: only they tell whether it is said again.
            again = len(text) > table.start or not said.startswith(table.head, table.start)
            text += page.removeprefix(table.head) if again else page
        else:
            if len(text) > table.start and not paper.fills(len(text), len(page)):
                headless.append((number, table))
            text += page
    return Joined(text, tuple(starts), tuple(headless))


def faults_of_pages(pages: Sequence[str], paper: Expected) -> Iterator[str]:
    """What is said otherwise, and where a table goes on without its head. `pages` are folded, without their folios."""
    made = joined(pages, paper)
    if turned(paper.text):
        if lost := _lost("".join(pages), paper.text):
            yield f"少印了文书里的字：“{lost[:SHOWN]}”"
        return
    wrong = _first_difference(paper, made)
    if wrong is None:
        for number, table in made.headless:
            yield f"第{number}页的表格接着上一页，开头没有重复表头“{table.told[:SHOWN]}”"
        return
    at, told = wrong
    yield f"第{made.page(at)}页{told}"


def turned(text: str) -> bool:
    """Whether some of it runs from right to left."""
    return RIGHT_TO_LEFT.search(text) is not None


def _lost(found: str, said: str) -> str:
    """The common signs that are said oftener than they are found, where they are more than a few words: beside words that run from right
    to left PDFium itself loses some, and parts the names of others.
    """
    lost = [
        sign for sign in (Counter(said) - Counter(found)).elements() if is_common(sign) and sign.isalnum()
    ]
    return "".join(lost) if len(lost) > SHOWN + found.count(NUMBERED) else ""


def fault_of_flow(text: str, paper: Expected) -> str:
    """What a text that knows no pages says otherwise; empty if nothing. A label may be wanting: numbers can be counted by the file."""
    at = 0
    for piece in paper.pieces:
        if text.startswith(piece.label + piece.text, at):
            at += len(piece.label)
        elif not text.startswith(piece.text, at):
            return difference(piece.label + piece.text, text[at : at + len(piece.label + piece.text) + SHOWN])
        at += len(piece.text)
    return f"末尾多出“{text[at : at + SHOWN]}”" if at < len(text) else ""


def difference(said: str, found: str) -> str:
    """The first difference of two texts, told with what stands before it."""
    at = next(
        (i for i, (a, b) in enumerate(zip(said, found, strict=False)) if a != b), min(map(len, (said, found)))
    )
    return _told(said, found, at)


def _told(said: str, found: str, at: int) -> str:
    before = said[max(0, at - SHOWN // 2) : at]
    where = f"“{before}”之后" if before else "开头"
    wanted, there = said[at : at + SHOWN], found[at : at + SHOWN]
    if not wanted:
        return f"{where}多出“{there}”"
    return f"{where}应是“{wanted}”，" + (f"印出来是“{there}”" if there else "印出来没有了")


def _first_difference(paper: Expected, made: Joined) -> tuple[int, str] | None:
    """Where the pages differ from the paper for the first time, and how; None if they do not."""
    said, found = paper.text, made.text
    starts = paper.starts
    at = 0
    while said[at:] != found[at:]:
        at = next(
            (i for i in range(at, min(len(said), len(found))) if said[i] != found[i]),
            min(len(said), len(found)),
        )
        if at < min(len(said), len(found)) and same_looking(said[at], found[at]):
            at += 1
            continue
        number = bisect_right(starts, at) - 1
        if number >= len(paper.pieces):
            return at, _told(said, found, at)
        start, end = starts[number], starts[number + 1]
        if not _only_turned(paper, made, number, start, end):
            return at, _told(said, found, at)
        at = end
    return None


def _only_turned(paper: Expected, made: Joined, number: int, start: int, end: int) -> bool:
    """Whether a row that goes on over the page has all its signs in another order: its cells go on one beside the other."""
    said, found = paper.text[start:end], made.text[start:end]
    parted = paper.pieces[number].row and any(start < each < end for each in made.starts)
    return parted and sorted(said) == sorted(found)
