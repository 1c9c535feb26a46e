"""PDF: the blocks as data, laid out by Typst after the layout file. No text of a paper is ever read as markup."""

import json
import re
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from datetime import UTC, date, datetime, time
from functools import cache, partial
from pathlib import Path
from typing import Any

from kameng_docs.blocks import Document, Form, mapped, words
from kameng_docs.resources import shipped_templates
from kameng_docs.writers.asdata import data_of
from kameng_docs.writers.characters import printable, settled, settled_text
from kameng_docs.writers.faces import are_common, common_fonts, faces, fonts, without_a_face
from kameng_docs.writers.rendered import Rendered
from kameng_docs.writers.rowheads import with_row_heads
from kameng_docs.writers.signs import note_on, with_names
from kameng_docs.writers.stamp import Stamp

# What the files claim; the checkers that are to be had find nothing against it (tests/support/standing.py).
STANDARDS = ("ua-1", "a-2a")
NOT_SHOWN = re.compile(r'the text `"(?P<text>.+?)"` could not be displayed', re.DOTALL)
# How often a sign that the engine refuses is named and the paper tried again.
TRIES = 20
NO_DAY = date(2000, 1, 1)
# The engine remembers what it laid out until it was not asked for in ten runs: megabytes a paper. So many runs over
# nothing end that.
RUNS_TO_FORGET = 11
_KEPT = {"little": False}
# What the paper's data are called beside the layout.
GIVEN = "given.json"
# What fetches a package from the network, and what may call such by another name (`eval("im" + "port …")`): refused as
# words, wherever they stand. Files cannot be reached by any name; who tries is told in plain words.
FROM_OUTSIDE = re.compile(
    r"(?<![\w-])(?:(?:import|include|eval|std|plugin)(?![\w-])|(?:read|image|csv|json|toml|yaml|xml|cbor|bibliography)\(\s*\")"
)


def render_paper(
    document: Document,
    *layout: Path,
    look: str,
    made_on: date,
    stretch: float = 1.0,
    fresh_at: int | None = None,
    headed: bool = True,
) -> Rendered:
    """The document as a tagged PDF (PDF/UA-1, PDF/A-2a) in a look of the layout files, read one after the other.

    `stretch` widens or narrows the space between lines; block `fresh_at` begins a page; not `headed` is a draft, whose rows
    want their heads yet (`with_row_heads`). A character that no face has is
    named instead, with a note; what the layout gets wrong is a fault. The same arguments and the same fonts give the same
    bytes. Raises OSError when a layout cannot be read.
    """
    document, faults = settled(document)
    # Fonts for print have no little pictures: each is named, and its paper made.
    document = mapped(document, printable)
    lacking = without_a_face(sign for piece in words(document) for sign in piece)
    for _ in range(TRIES):
        shown = mapped(document, partial(with_names, missing=lacking))
        given = data_of(shown, fresh_at) | {"look": look, "stretch": stretch}
        made = _made("form" if _is_form(document) else "paper", given, layout, made_on)
        refused = [sign for sign in _refused(made) if sign not in lacking]
        if not refused:
            break
        lacking += refused
    notes = tuple(note_on(sign) for sign in lacking)
    content = with_row_heads(made.data) if headed and made.data else made.data
    return Rendered(content, tuple(dict.fromkeys((*faults, *made.faults))), notes)


def render_stamps(stamps: Sequence[Stamp], *layout: Path) -> Rendered:
    """A page for each stamp, with its words at head and foot. Their date is that of the book, which is not here."""
    lacking = without_a_face(sign for stamp in stamps for sign in stamp.exhibit + stamp.title)
    marks = [
        stamp._asdict() | {"title": with_names(printable(settled_text(stamp.title)), lacking)}
        for stamp in stamps
    ]
    given = {"name": "页码", "lang": "zh", "region": "CN", "marks": marks}
    return _made("stamps", given, layout, NO_DAY)


def render_figures(page: Mapping[str, Any], *layout: Path, made_on: date) -> Rendered:
    """A page of figures, all texts of which are texts. A character that no face has is named instead."""
    told = json.dumps(page, ensure_ascii=False)
    lacking = without_a_face(told)
    shown = _changed(page, lambda text: with_names(printable(settled_text(text)), lacking))
    made = _made("figures", shown, layout, made_on)
    return Rendered(
        with_row_heads(made.data) if made.data else b"", made.faults, tuple(note_on(sign) for sign in lacking)
    )


def _changed(value: Any, change: Callable[[str], str]) -> Any:
    """Plain data with every text in it changed."""
    if isinstance(value, str):
        return change(value)
    if isinstance(value, Mapping):
        return {name: _changed(each, change) for name, each in value.items()}
    return [_changed(each, change) for each in value] if isinstance(value, list | tuple) else value


def _made(function: str, given: Mapping[str, Any], layout: Sequence[Path], made_on: date) -> Rendered:
    import typst

    source = "\n".join(each.read_text("utf-8") for each in layout)
    named = "".join(f"“{each.name}”" for each in layout)
    if found := FROM_OUTSIDE.search(source):
        reason = f"版式{named}里不能有“{found[0]}”：那是要读别的文件或网上的包，版式只能自成一体"
        return Rendered(b"", (reason,))
    own = faces()
    data = dict(given) | {
        "day": [made_on.year, made_on.month, made_on.day],
        "faces": {"body": own.body, "strong": own.strong},
    }
    # The paper as a file of its own: what the engine is told otherwise (`sys_inputs`) stands beside everything it lays out, and it
    # would lay out anew what it has, cells of a table that stays the same above all.
    files = {
        "main.typ": f'{source}\n#{function}(json("{GIVEN}"))\n'.encode(),
        GIVEN: json.dumps(data, ensure_ascii=False).encode(),
    }
    try:
        content = _compiler(common=_is_common(layout, files)).compile(
            input=files,
            format="pdf",
            pdf_standards=list(STANDARDS),
            timestamp=datetime.combine(made_on, time(), UTC),
        )
    except typst.TypstError as problem:
        return Rendered(b"", (f"按版式{named}排版 PDF 时：{problem.message}",))
    return Rendered(content)


def _is_common(layout: Sequence[Path], files: Mapping[str, bytes]) -> bool:
    """Whether the faces that were cut set the paper: a layout of ours names no others, and prints what stands in it and what it is given."""
    if common_fonts() is None or any(not each.is_relative_to(shipped_templates()) for each in layout):
        return False
    return are_common("".join(text.decode() for text in files.values()).replace("\n", ""))


def _is_form(document: Document) -> bool:
    return any(isinstance(block, Form) for block in document.blocks)


def _refused(made: Rendered) -> list[str]:
    """The signs for whose sake the engine made nothing."""
    return [sign for fault in made.faults if (found := NOT_SHOWN.search(fault)) for sign in found["text"]]


def keep_little() -> None:
    """From now on this process forgets each paper that is done (`paper_done`): a little more work, thirty megabytes less."""
    _KEPT["little"] = True


def paper_done() -> None:
    """No layout of this paper is wanted any more: where little is kept, what the engine remembers of it is ended.

    What then lies free is given back to the system as far as its C library can (that of Linux).
    """
    if not _KEPT["little"]:
        return
    from ctypes import CDLL

    for _ in range(RUNS_TO_FORGET):
        _compiler(common=common_fonts() is not None).compile(input=b"", format="svg")
    # On Windows there is no library without a name, elsewhere it may have no such function.
    with suppress(TypeError, OSError, AttributeError):
        CDLL(None).malloc_trim(0)


@cache
def _compiler(*, common: bool) -> Any:
    """Made once a process for all faces, once for the `common` ones. It is shown no folder but that of this module: a layout stands in its own text alone."""
    import typst

    faces_there = common_fonts() if common else fonts()
    return typst.Compiler(root=Path(__file__).parent, font_paths=faces_there, ignore_system_fonts=True)


def look_again() -> None:
    """Forget the fonts that the compiler was made with."""
    _compiler.cache_clear()
