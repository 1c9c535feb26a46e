"""The tags of a PDF by WeasyPrint 70, mended: heads that say of what, folios that nobody reads out."""

import re
from io import BytesIO
from typing import Any

from kameng_docs.writers.rowheads import elements, mark_row_heads, set_scope

# As WeasyPrint writes where marked content begins.
BEGINS = re.compile(rb"/\w+\s+<</MCID (?P<number>\d+)>>\s+BDC\b")
ARTEFACT = b"/Artifact <</Type /Pagination>> BDC"


def with_whole_tags(data: bytes) -> bytes:
    """The PDF with what WeasyPrint leaves open.

    Heads of columns and of rows say which they are; cells find their heads by an index of IDs. What stands in the margins
    of pages, which it numbers like content though no element has it, becomes an artefact. Equal bytes give equal bytes.
    """
    import pikepdf

    with pikepdf.open(BytesIO(data)) as pdf:
        root = pdf.Root.get("/StructTreeRoot")
        if root is None:
            return data
        for head in elements(root, "/THead"):
            for cell in elements(head, "/TH"):
                set_scope(cell, "/Column")
        _index(pdf, root)
        mark_row_heads(root)
        owned = _owned(root)
        for page in pdf.pages:
            _let_go(pdf, page, owned)
        made = BytesIO()
        pdf.save(made, deterministic_id=True, object_stream_mode=pikepdf.ObjectStreamMode.preserve)
    return made.getvalue()


def _index(pdf: Any, root: Any) -> None:
    import pikepdf

    named = {
        bytes(cell.ID): cell for kind in ("/TH", "/TD") for cell in elements(root, kind) if "/ID" in cell
    }
    if not named or "/IDTree" in root:
        return
    # An element lies there by itself, so that index and tree have the same one.
    names = [part for key in sorted(named) for part in (pikepdf.String(key), named[key])]
    limits = pikepdf.Array([names[0], names[-2]])
    leaf = pdf.make_indirect(pikepdf.Dictionary(Limits=limits, Names=pikepdf.Array(names)))
    root.IDTree = pikepdf.Dictionary(Kids=pikepdf.Array([leaf]))


def _owned(root: Any) -> set[tuple[tuple[int, int], int]]:
    """The marked content that elements have: its page, and its number there."""
    import pikepdf

    found, waiting = set(), [(root, None)]
    while waiting:
        element, page = waiting.pop()
        page = element.get("/Pg", page)
        kids = element.get("/K", [])
        for kid in list(kids) if isinstance(kids, pikepdf.Array) else [kids]:
            if isinstance(kid, int):
                found.add((page.objgen, kid))
            elif "/MCID" in kid:
                found.add((kid.get("/Pg", page).objgen, int(kid.MCID)))
            elif "/S" in kid:
                waiting.append((kid, page))
    return found


def _let_go(pdf: Any, page: Any, owned: set[tuple[tuple[int, int], int]]) -> None:
    import pikepdf

    def marked(begin: re.Match[bytes]) -> bytes:
        return begin[0] if (page.obj.objgen, int(begin["number"])) in owned else ARTEFACT

    parts = page.obj.get("/Contents", [])
    content = b"\n".join(
        part.read_bytes() for part in (parts if isinstance(parts, pikepdf.Array) else [parts])
    )
    mended = BEGINS.sub(marked, content)
    if mended != content:
        page.obj.Contents = pdf.make_stream(mended)
