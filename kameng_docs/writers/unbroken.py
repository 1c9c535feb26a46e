"""A text in pieces as a layout sets them: what no line may end within, what may be broken anywhere, and the gaps between."""

import re
from collections.abc import Iterable, Iterator
from itertools import pairwise

from kameng_docs.blocks import Runs
from kameng_docs.writers.lettering import LONGEST, pieces

# Kind, words, whether strong. Kinds: text; box (never broken, and its ends hidden from the engine); word (it breaks nowhere
# by itself, unless a cell is narrower); cell (never broken in a cell: lines of a paragraph may end within a date or before a unit); long
# (broken wherever the line ends); row (signs in which the engine would not end a line, more of them than there is room for: broken anywhere); link (a short address: broken at its joints, in a cell not at all); gap (the quarter between Han and Latin) and draw (half a sign less between two marks) where
# a box hides one from the other, cell-gap and cell-draw where a cell has one; break.
Piece = tuple[str, str, bool]

# Signs that any cell has room for, and marks.
SHORT, SHORT_ROW = 4, 6
OPENING, CLOSING = "（《“‘【〔「『〈", "，。、；：？！）》”’】〕」』〉％…—"
EXHIBIT = re.compile("证据[0-9]")
HYPHENED = re.compile("[-/?=&_]")
# Where a long one may best be broken, marked by a line feed: a number after each four digits, an address at its joints.
LONG_PART = re.compile(r"[0-9]{1,4}|[A-Za-z]{1,12}[^0-9A-Za-z]{0,8}|[^0-9A-Za-z]{1,8}")
# Signs in a row between which the engine ends no line: a chat is full of 退钱！！！！！！. Of letters that are not ASCII as many as
# the longest word may have, of marks fewer. Writings without blanks (Thai, Lao, Burmese, Khmer) are parted by the engine.
_PARTED = r"\s\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3041-\u3096\u30a1-\u30fa\u3400-\u9fff\uac00-\ud7a3\U0001f000-\U000323af"
_NEVER_FIRST = "ぁぃぅぇぉっゃゅょゎゕゖァィゥェォッャュョヮヵヶー々"
ROW = re.compile(
    rf"(?:[^{_PARTED}]|[{_NEVER_FIRST}]){{{LONGEST + 1},}}|(?:[^\w{_PARTED}]|[{_NEVER_FIRST}]){{{SHORT_ROW + 1},}}"
)
# Two blanks or more, and the sign behind them with its mark.
BLANK = "\u3000\u3000"
TO_BE_FILLED = re.compile("(\u3000{2,}[^\u3000][；：]?)")
BOXED = {"box", "cell", "word", "link"}
SCHEME = "://"


def with_blanks(parts: Iterable[Piece]) -> list[Piece]:
    """Blanks to be filled stay with the word behind them: at the end of a line the engine would drop them."""
    found: list[Piece] = []
    for kind, words, strong in parts:
        if kind == "text" and BLANK in words:
            found += [
                ("box" if number % 2 else "text", part, strong)
                for number, part in enumerate(TO_BE_FILLED.split(words))
                if part
            ]
        else:
            found.append((kind, words, strong))
    return found


def pieces_of(runs: Runs) -> list[Piece]:
    """The runs in pieces, as the layout sets them one after the other."""
    parts = list(_opened(_closed(list(_flat(runs)))))
    found = parts[:1]
    for left, right in pairwise(parts):
        if between := _between(left, right):
            found.append((between, "", False))
        found.append(right)
    return found


def _flat(runs: Runs) -> Iterator[Piece]:
    for run in runs:
        for number, line in enumerate(run.text.split("\n")):
            if number:
                yield "break", "", run.strong
            yield from ((kind, text, run.strong) for kind, text in _kinds(pieces(line)))


def _kinds(parts: Iterable[tuple[str, bool]]) -> Iterator[tuple[str, str]]:
    """Text that is in no danger stays one piece: the engine draws its marks together."""
    kept = ""
    for text, whole in parts:
        kind = _kind(text, whole=whole)
        if kind == "text":
            kept += text
            continue
        yield from _rows(kept)
        kept = ""
        yield kind, "\n".join(LONG_PART.findall(text)) if kind in {"long", "link"} else text
    yield from _rows(kept)


def _rows(text: str) -> Iterator[tuple[str, str]]:
    at = 0
    for row in ROW.finditer(text):
        if row.start() > at:
            yield "text", text[at : row.start()]
        yield "row", row[0]
        at = row.end()
    if at < len(text):
        yield "text", text[at:]


def _kind(text: str, *, whole: bool) -> str:
    if not whole:
        return "long" if len(text) > LONGEST and text.isascii() and text[0].isalnum() else "text"
    if not text.isascii():
        return "box" if EXHIBIT.match(text) else "cell"
    if SCHEME in text:
        return "link"
    if HYPHENED.search(text):
        return "box"
    return "word" if len(text) > SHORT else "text"


def _closed(parts: list[Piece]) -> Iterator[Piece]:
    """Closing marks behind a box within it, or behind what a cell may make one of: a line may not begin with them, which
    the engine would not see.
    """
    for at, (kind, words, strong) in enumerate(parts):
        text = words
        if kind in BOXED and (marks := _leading(parts[at + 1 : at + 2])):
            text += marks
        elif kind == "text" and at and parts[at - 1][0] in BOXED:
            text = text.lstrip(CLOSING)
        if text or not words:
            yield kind, text, strong


def _leading(after: list[Piece]) -> str:
    """The closing marks that a text begins with."""
    (kind, text, _) = after[0] if after else ("", "", False)
    return text[: len(text) - len(text.lstrip(CLOSING))] if kind == "text" else ""


def _opened(parts: Iterable[Piece]) -> Iterator[Piece]:
    """An opening mark at the head of a paragraph by itself: the engine would draw it into the indent now and then."""
    for number, (kind, text, strong) in enumerate(parts):
        rest = text.lstrip(OPENING) if number == 0 and kind == "text" else text
        if rest != text:
            yield "box", text[: len(text) - len(rest)], strong
        if rest or rest == text:
            yield kind, rest, strong


def _between(left: Piece, right: Piece) -> str:
    """What the engine sets between two signs by itself, where it cannot see both: beside a box, and where bold begins or ends."""
    (kind, before, strong), (other, after, stronger) = left, right
    if not before or not after:
        return ""
    marks = before[-1] in CLOSING + OPENING and after[0] in CLOSING + OPENING
    mixed = (_han(before[-1]) and _latin(after[0])) or (_latin(before[-1]) and _han(after[0]))
    if "box" in {kind, other} or (marks and strong != stronger):
        return "draw" if marks else "gap" if mixed else ""
    if BOXED & {kind, other}:
        return "cell-draw" if marks else "cell-gap" if mixed else ""
    return ""


def _han(sign: str) -> bool:
    return "\u3400" <= sign <= "\u9fff" or "\U00020000" <= sign <= "\U000323af"


def _latin(sign: str) -> bool:
    return sign.isascii() and (sign.isalnum() or sign in "#$%&")
