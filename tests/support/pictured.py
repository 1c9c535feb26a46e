"""Lines as the reader of pictures would give them, laid out by hand: no picture, no recogniser."""

from kameng_docs.reading.ocr import Line, Sign
from kameng_docs.reading.proposals import Box

Row = tuple[str, int, int] | tuple[str, int, int, int]
SIZE = (1080, 2400)


def line(text: str, left: int, top: int, height: int = 44, score: float = 0.99) -> Line:
    """A line at `left`, `top`; a Chinese sign is as wide as it is high, another one about half."""
    signs, at = [], float(left)
    for sign in text:
        wide = height * (0.95 if ord(sign) > 0x2E80 else 0.5)
        if not sign.isspace():
            signs.append(Sign(sign, Box(round(at), top, round(at + wide), top + height)))
        at += wide
    return Line(text, Box(left, top, round(at), top + height), score, tuple(signs))


def lines(*rows: Row) -> tuple[Line, ...]:
    """Several: text, left, top and, where it is not the usual one, height."""
    return tuple(line(*row) for row in rows)


def ending_at(text: str, right: int, top: int, height: int = 44) -> Line:
    """A line that ends at `right`, as values at the edge of a screen do."""
    wide = line(text, 0, top, height).box.right
    return line(text, right - wide, top, height)


def under_each_other(
    texts: list[str], left: int = 60, top: int = 300, step: int = 72, height: int = 44
) -> tuple[Line, ...]:
    """Lines one under the other."""
    return tuple(line(text, left, top + n * step, height) for n, text in enumerate(texts))
