"""Signs that a PDF draws as an empty box: their font has no picture of them, whatever its text says."""

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import pikepdf

# The number of the box itself, and the one by which Pango marks what it could not find.
BOXES = frozenset({b"\0\0", b"\xff\xff"})
# A foreign page within a form within a form …
DEEPEST = 6


def boxes_on(page: "pikepdf.Page") -> int:
    """How many signs of the page are drawn as a box. Only fonts with two bytes a sign are looked at: both engines write such."""
    return sum(1 for _ in _boxes(page.obj, page.obj.get("/Resources"), 0))


def _boxes(stream: Any, resources: Any, depth: int) -> Iterator[bytes]:
    import pikepdf

    fonts = _named(resources, "/Font")
    forms = _named(resources, "/XObject")
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


def _of(operands: Any) -> Iterator[bytes]:
    import pikepdf

    for each in operands:
        if isinstance(each, pikepdf.Array):
            yield from _of(each)
        elif isinstance(each, pikepdf.String):
            codes = bytes(each)
            if any(box in codes for box in BOXES):
                pairs = (codes[i : i + 2] for i in range(0, len(codes), 2))
                yield from (pair for pair in pairs if pair in BOXES)


def _named(resources: Any, kind: str) -> Mapping[str, Any]:
    there = resources.get(kind) if resources is not None else None
    return {} if there is None else dict(there.items())
