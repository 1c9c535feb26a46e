"""Signs that a PDF draws as an empty box: their font has no picture of them, whatever its text says."""

import re
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import pikepdf

# The number of the box itself, and the one by which Pango marks what it could not find.
BOXES = frozenset({b"\0\0", b"\xff\xff"})
# Halves of them as a string in brackets may write them besides, and neither engine does: in fewer figures, beyond a byte, behind
# a needless backslash, or with the line broken between them.
UNUSUAL = re.compile(rb"\\(?:00?(?![0-7])|400|777|[\0\xff\r\n])")
# A string in hexadecimal figures, and what may stand between these.
IN_FIGURES = re.compile(rb"<([0-9A-Fa-f\s\0]*)>")
BETWEEN_FIGURES = b"\0\t\n\v\f\r "
# A foreign page within a form within a form …
DEEPEST = 6


def boxes_on(page: "pikepdf.Page") -> int:
    """How many signs of the page are drawn as a box. Only fonts with two bytes a sign are looked at: both engines write such."""
    return sum(1 for _ in _boxes(page.obj, page.obj.get("/Resources"), 0))


def _boxes(stream: Any, resources: Any, depth: int) -> Iterator[bytes]:
    import pikepdf

    forms = _named(resources, "/XObject")
    # To take a page apart takes twenty times as long as to look whether there may be a box at all.
    if not forms and not _may_draw_boxes(stream):
        return
    fonts = _named(resources, "/Font")
    wide = False
    instructions: Any = pikepdf.parse_content_stream(stream, "Tf Tj TJ ' \" Do")
    for operands, operator in instructions:
        match str(operator):
            case "Tf":
                font = fonts.get(str(operands[0]))
                wide = font is not None and font.get("/Subtype") == "/Type0"
            case "Do" if depth < DEEPEST:
                form = forms.get(str(operands[0]))
                if form is not None and form.get("/Subtype") == "/Form":
                    yield from _boxes(form, form.get("/Resources", resources), depth + 1)
            case "Tj" | "TJ" | "'" | '"' if wide:
                yield from _of(operands)


def may_hold_boxes(content: bytes) -> bool:
    """Whether a box may be written somewhere in the content: where it is not, none is drawn; where it is, it may be no sign."""
    in_brackets = content.replace(rb"\000", b"\0").replace(rb"\377", b"\xff")
    if UNUSUAL.search(content) or any(box in in_brackets for box in BOXES):
        return True
    for figures in IN_FIGURES.findall(content):
        told = figures.translate(None, BETWEEN_FIGURES)
        # A last figure that is wanting is 0.
        if any(_among(bytes.fromhex((told + b"0" * (len(told) % 2)).decode()))):
            return True
    return False


def _may_draw_boxes(stream: Any) -> bool:
    import pikepdf

    try:
        return may_hold_boxes(_content(stream))
    except pikepdf.PdfError:
        # Whoever takes it apart tells what is wrong with it.
        return True


def _content(stream: Any) -> bytes:
    """What is drawn by a form, or by a page, whose content may be in parts."""
    import pikepdf

    if isinstance(stream, pikepdf.Stream):
        return stream.read_bytes()
    parts = stream.get("/Contents", pikepdf.Array())
    return b"\n".join(map(_content, parts if isinstance(parts, pikepdf.Array) else [parts]))


def _of(operands: Any) -> Iterator[bytes]:
    import pikepdf

    for each in operands:
        if isinstance(each, pikepdf.Array):
            yield from _of(each)
        elif isinstance(each, pikepdf.String):
            yield from _among(bytes(each))


def _among(codes: bytes) -> Iterator[bytes]:
    """The boxes among the signs of a string, two bytes each."""
    if any(box in codes for box in BOXES):
        pairs = (codes[i : i + 2] for i in range(0, len(codes), 2))
        yield from (pair for pair in pairs if pair in BOXES)


def _named(resources: Any, kind: str) -> Mapping[str, Any]:
    there = resources.get(kind) if resources is not None else None
    return {} if there is None else dict(there.items())
