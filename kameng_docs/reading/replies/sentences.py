"""Rows → sentences with their places, whose they are, and which of them is a title or a signature."""

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass

from kameng_docs.reading.proposals import Place
from kameng_docs.reading.replies.folded import Folded, folded
from kameng_docs.reading.replies.rows import Received, Row
from kameng_docs.reading.replies.vocabulary import compiled, vocabulary
from kameng_docs.wording import display_width

# A line of a page that is at least so long, beside the longest, goes on in the next one.
NEARLY_FULL = 0.75
# A line that ends so has not said what it says.
OPEN_END = re.compile(r"(?:[,、:(《“\-—]|不|未|无法|不予|没有?|暂|尚|拒绝|决定|予以|的|之|已|经)$")
# A line that begins so is a line of its own.
OWN_LINE = re.compile(
    r"(?:[一二三四五六七八九十]{1,3}[、.]|\d{1,2}[、.)]|\([一二三四五六七八九十\d]{1,3}\)|【|●|·|>|第[一二三四五六七八九十]+[条项])"
)
SENTENCE = re.compile(r"[^。!?;\n]+[。!?;]*[”」)]*")
TITLE_SIGNS = 44


@dataclass(frozen=True)
class Sentence:
    """One sentence. `ours`: it tells what the author had said; `title`: it is the head of a letter; `label`: what stood before it
    in the row of a form. `first` and `last` are the numbers of its rows.
    """

    folded: Folded
    start: int
    end: int
    place: Place
    first: int
    last: int
    ours: bool = False
    title: bool = False

    @property
    def text(self) -> str:
        """Folded."""
        return self.folded.text[self.start : self.end]

    @property
    def quoted(self) -> str:
        """As it stands."""
        return self.folded.quoted(self.start, self.end)


@dataclass(frozen=True)
class Sheet:
    """What was received: rows as they are (folded), and sentences over them. `wrapped` as of `Received`."""

    rows: tuple[Row, ...]
    plain: tuple[str, ...]
    sentences: tuple[Sentence, ...]
    wrapped: bool = False


def sheet_of(read: Received) -> Sheet:
    """The sentences of what was received; the mail that was answered is no part of it."""
    rows = _answer(read.rows)
    plain = tuple(folded(row.text).text for row in rows)
    whole, starts = _joined(rows, plain, wrapped=read.wrapped)
    return Sheet(rows, plain, tuple(_sentences(rows, whole, starts)), read.wrapped)


def _answer(rows: tuple[Row, ...]) -> tuple[Row, ...]:
    """Without the mail that was answered, which stands below an answer; rows marked with > anywhere."""
    kept = list[Row]()
    for row in rows:
        text = folded(row.text).text
        if compiled(vocabulary().quoted_mail).match(text):
            if text.startswith(">"):
                continue
            if any(each.text.strip() for each in kept):
                break
        kept.append(row)
    return tuple(kept)


def _joined(rows: tuple[Row, ...], plain: tuple[str, ...], *, wrapped: bool) -> tuple[str, list[int]]:
    """All rows as one text, those that belong together without a line break; and where each of them begins."""
    reach = [_reach(row, text) for row, text in zip(rows, plain, strict=True)]
    full = max(reach, default=0) * NEARLY_FULL
    whole, starts = list[str](), list[int]()
    at = 0
    for i, row in enumerate(rows):
        words = row.text.replace("\n", " ").strip() if wrapped else row.text.replace("\n", " ")
        if i:
            goes_on = _goes_on(plain[i - 1], plain[i], full=wrapped and reach[i - 1] >= full)
            broken = wrapped and plain[i - 1][-1:].isdigit() and plain[i][:1].isdigit()
            apart = "" if goes_on and broken else " " if goes_on else "\n"
            whole.append(apart)
            at += len(apart)
        starts.append(at)
        whole.append(words)
        at += len(words)
    return "".join(whole), starts


def _reach(row: Row, text: str) -> int:
    """How far to the right a row goes: in pixels where that is known, else in half-width signs."""
    return row.place.box.right if row.place.box else display_width(text)


def _goes_on(before: str, after: str, *, full: bool) -> bool:
    """Whether a row goes on in the next one; `full`: it ends where the page does."""
    if not before or not after or OWN_LINE.match(after) or re.search(r"[。!?;]$", before):
        return False
    if compiled(vocabulary().label).match(after) and not OPEN_END.search(before):
        return False
    return full or (bool(OPEN_END.search(before)) and not before.endswith(":"))


def _sentences(rows: tuple[Row, ...], whole: str, starts: list[int]) -> Iterator[Sentence]:
    """Every sentence; a label of what the author had said holds until the next label, or until an answer begins."""
    text, words = folded(whole), vocabulary()
    head = re.search(rf"(?m)^(?:{words.ours_head})", text.text)
    ours = False
    for found in SENTENCE.finditer(text.text):
        start, end = found.span()
        if not found[0].strip("。!?;)” "):
            continue
        begins_row = start == 0 or text.text[start - 1] == "\n"
        label = compiled(words.label).match(found[0]) if begins_row else None
        if label or (begins_row and compiled(words.ours).fullmatch(found[0])):
            ours = bool(compiled(words.ours).fullmatch((label[0] if label else found[0]).rstrip(":")))
        elif begins_row and compiled(words.answers).match(found[0]):
            ours = False
        first, last = (_row_of(starts, text.places[each]) for each in (start, end - 1))
        place = _around(rows, first, last)
        title = begins_row and len(found[0]) <= TITLE_SIGNS and _is_title(found[0])
        above = head is not None and start < head.start()
        yield Sentence(text, start, end, place, first, last, ours or above, title)


def _is_title(text: str) -> bool:
    return bool(compiled(vocabulary().letter).fullmatch(text.rstrip("。!?; ")))


def _row_of(starts: list[int], place: int) -> int:
    return bisect_right(starts, place) - 1


def _around(rows: tuple[Row, ...], first: int, last: int) -> Place:
    """The place of the first row; in a picture the box around all of them."""
    place = rows[first].place
    if place.box is None:
        return place
    box = place.box
    for row in rows[first + 1 : last + 1]:
        box = box.around(row.place.box) if row.place.box and row.place.page == place.page else box
    return Place(place.file, box=box, page=place.page)
