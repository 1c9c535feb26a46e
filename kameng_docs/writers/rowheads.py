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
        rows = [] if root is None else [row for table in _below(root, "/Table") for row in _headless(table)]
        if not rows:
            return data
        for row in rows:
            _mark(row)
        made = BytesIO()
        pdf.save(made, deterministic_id=True, object_stream_mode=pikepdf.ObjectStreamMode.preserve)
    return made.getvalue()


def _kids(element: Any) -> list[Any]:
    """The elements within an element; marked content is none."""
    import pikepdf

    kids = element.get("/K")
    found = list(kids) if isinstance(kids, pikepdf.Array) else [kids]
    return [kid for kid in found if isinstance(kid, pikepdf.Dictionary) and "/S" in kid]


def _below(element: Any, kind: str) -> list[Any]:
    found, waiting = [], _kids(element)
    while waiting:
        each = waiting.pop()
        if kind == each.S:
            found.append(each)
        waiting += _kids(each)
    return found


def _headless(table: Any) -> list[Any]:
    """The rows of several cells that no head of columns tells of."""
    heads = {cell.objgen for head in _below(table, "/THead") for row in _kids(head) for cell in _kids(row)}
    rows = [row for row in _below(table, "/TR") if len(_kids(row)) > 1]
    if any(cell.objgen in heads for row in rows for cell in _kids(row)):
        return []
    return rows


def _mark(row: Any) -> None:
    import pikepdf

    cell = _kids(row)[0]
    cell.S = pikepdf.Name.TH
    cell.A = pikepdf.Array([pikepdf.Dictionary(O=pikepdf.Name.Table, Scope=pikepdf.Name.Row)])
