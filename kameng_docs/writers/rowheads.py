"""The heads of rows in a tagged PDF: what Typst 0.15 marks for columns alone, and no style of the other engine names."""

from io import BytesIO
from typing import Any


def with_row_heads(data: bytes) -> bytes:
    """The PDF with the first cell of each row marked as the row's head where its table has no head of columns.

    So are the labels of an official form, and what a table of two columns is about. Equal bytes give equal bytes.
    """
    import pikepdf

    with pikepdf.open(BytesIO(data)) as pdf:
        root = pdf.Root.get("/StructTreeRoot")
        if root is None or not mark_row_heads(root):
            return data
        made = BytesIO()
        pdf.save(made, deterministic_id=True, object_stream_mode=pikepdf.ObjectStreamMode.preserve)
    return made.getvalue()


def mark_row_heads(root: Any) -> bool:
    """The same in the tree of tags itself; whether there was anything to mark."""
    rows = [row for table in elements(root, "/Table") for row in _headless(table)]
    for row in rows:
        cell = _kids(row)[0]
        cell.S = _name("/TH")
        set_scope(cell, "/Row")
    return bool(rows)


def set_scope(cell: Any, scope: str) -> None:
    """Say of what a cell is the head; how far it reaches stays, and it has no heads of its own."""
    import pikepdf

    held = cell.get("/A", pikepdf.Array())
    attributes = list(held) if isinstance(held, pikepdf.Array) else [held]
    own = next((each for each in attributes if each.get("/O") == "/Table"), None)
    if own is None:
        own = pikepdf.Dictionary(O=_name("/Table"))
        attributes.append(own)
    own.Scope = _name(scope)
    if "/Headers" in own:
        del own.Headers
    cell.A = pikepdf.Array(attributes)


def _name(text: str) -> Any:
    import pikepdf

    return pikepdf.Name(text)


def _kids(element: Any) -> list[Any]:
    """The elements within an element; marked content is none."""
    import pikepdf

    kids = element.get("/K")
    found = list(kids) if isinstance(kids, pikepdf.Array) else [kids]
    return [kid for kid in found if isinstance(kid, pikepdf.Dictionary) and "/S" in kid]


def elements(element: Any, kind: str) -> list[Any]:
    """All elements of this kind below it."""
    found, waiting = [], _kids(element)
    while waiting:
        each = waiting.pop()
        if kind == each.S:
            found.append(each)
        waiting += _kids(each)
    return found


def _headless(table: Any) -> list[Any]:
    """The rows of several cells that no head of columns tells of."""
    heads = {cell.objgen for head in elements(table, "/THead") for row in _kids(head) for cell in _kids(row)}
    rows = [row for row in elements(table, "/TR") if len(_kids(row)) > 1]
    if any(cell.objgen in heads for row in rows for cell in _kids(row)):
        return []
    return rows
