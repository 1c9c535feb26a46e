"""The heads of rows in a tagged PDF: what Typst 0.15 marks for columns alone, and no style of the other engine names."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from io import BytesIO
from typing import Any

from kameng_docs.blocks import Document, Form, Table, plain


def has_headless_tables(document: Document) -> bool:
    """Whether it has an official form, or a table without a head of columns."""
    return any(
        isinstance(block, Form) or (isinstance(block, Table) and not any(map(plain, block.head)))
        for block in document.blocks
    )


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
    rows = list(_headless_rows(root))
    for number, row in enumerate(rows):
        head, *beside = _kids(row)
        head.S = _name("/TH")
        set_scope(head, "/Row")
        _lead(root, head, beside, f"row{number:06}".encode())
    return bool(rows)


def _lead(root: Any, head: Any, beside: list[Any], name: bytes) -> None:
    """Names the head in cells that list their heads: whoever reads such a list looks for no other, by scope."""
    import pikepdf

    listing = [own for cell in beside for own in _attributes(cell) if "/Headers" in own]
    if "/IDTree" not in root:
        for own in listing:
            # It lists none, as there are no others: the label is found by its scope.
            del own.Headers
        return
    head.ID = pikepdf.String(name)
    pikepdf.NameTree(root.IDTree)[name.decode()] = head
    for own in listing:
        own.Headers = pikepdf.Array([*own.Headers, pikepdf.String(name)])


def _attributes(cell: Any) -> list[Any]:
    import pikepdf

    held = cell.get("/A", pikepdf.Array())
    return list(held) if isinstance(held, pikepdf.Array) else [held]


def set_scope(cell: Any, scope: str) -> None:
    """Say of what a cell is the head; how far it reaches stays, and it has no heads of its own."""
    import pikepdf

    attributes = _attributes(cell)
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
    """The elements within an element; marked content, a number or a dictionary without a kind, is none."""
    import pikepdf

    kids = element.get("/K")
    if isinstance(kids, int):
        return []
    found = kids if isinstance(kids, pikepdf.Array) else [kids]
    # Most are numbers, which are known at once.
    return [
        kid
        for kid in found
        if not isinstance(kid, int) and isinstance(kid, pikepdf.Dictionary) and "/S" in kid
    ]


def elements(element: Any, kind: str) -> list[Any]:
    """All elements of this kind below it."""
    found = []
    waiting = _kids(element)
    while waiting:
        each = waiting.pop()
        if each["/S"] == kind:
            found.append(each)
        waiting += _kids(each)
    return found


def _headless_rows(root: Any) -> Iterator[Any]:
    """The rows of several cells, table by table, that no head of columns tells of. Each element is asked once: there are thousands."""
    tables: list[_Rows] = []
    waiting = [(kid, _Rows()) for kid in _kids(root)]
    while waiting:
        each, around = waiting.pop()
        kind, kids = str(each["/S"]), _kids(each)
        if kind == "/Table":
            around = _Rows()
            tables.append(around)
        elif kind == "/THead":
            around.is_headed |= any(len(_kids(row)) > 1 for row in kids)
        elif kind == "/TR" and len(kids) > 1:
            around.rows.append(each)
        waiting += [(kid, around) for kid in kids]
    return (row for table in tables if not table.is_headed for row in table.rows)


@dataclass
class _Rows:
    """The rows of several cells that a table has, and whether it has a head of columns."""

    rows: list[Any] = field(default_factory=list)
    is_headed: bool = False
