"""How a PDF stands before those who do not see it: two checkers, qpdf, and what neither of them looks at."""

import re
import subprocess
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pikepdf
from tools import need

SHOWS_TEXT, PAINTS = (
    {"Tj", "TJ", "'", '"'},
    {"f", "F", "f*", "B", "B*", "b", "b*", "S", "s", "sh", "INLINE IMAGE"},
)
FOLIO = re.compile(r"(第\d+页)?共?\d+页|第\d+页|[ivxlc]+|\d+")
# Share of the page at its head and foot.
EDGE = 0.1
HALF = 0.5

Content = tuple[tuple[int, int], int]


def findings(pdf: bytes) -> list[str]:
    """Everything that is to be said against it, a line each; empty for a PDF that stands.

    The checkers know nothing of what a file is called: its title may be its name.
    """
    try:
        pikepdf.open(BytesIO(pdf)).close()
    except pikepdf.PdfError as problem:
        return [f"no PDF: {problem}"]
    with TemporaryDirectory() as folder:
        path = Path(folder, "checked.pdf")
        path.write_bytes(pdf)
        found = [*_pdfua(path), *_outloud(path), *_qpdf(path)]
    with pikepdf.open(BytesIO(pdf)) as book:
        return [*found, *_of_the_file(book), *_Content(book).findings()]


def claims(pdf: bytes) -> tuple[bool, bool]:
    """Whether it claims PDF/UA-1, and PDF/A-2a."""
    with pikepdf.open(BytesIO(pdf)) as book, book.open_metadata() as described:
        return str(described.get("pdfuaid:part")) == "1", described.pdfa_status == "2A"


def _pdfua(path: Path) -> Iterator[str]:
    import pdfua

    for each in pdfua.validate(str(path)).findings:
        if each.severity.name in {"ERROR", "WARNING"}:
            yield f"pdfua {each.rule_id} page {each.location.page}: {each.message}"


def _outloud(path: Path) -> Iterator[str]:
    import outloud
    from outloud.model import Document

    result = outloud.check(str(path))
    if result.error:
        yield f"outloud: {result.error}"
    told = [each for each in result.findings if each.severity in {"error", "warning"}]
    looked_at = Document(str(path))
    try:
        for each in told:
            mistaken = MISTAKEN.get(each.rule)
            if mistaken is None or not mistaken(looked_at, each.boxes):
                yield f"outloud {each.rule} page {each.page}: {each.message} {each.evidence or ''}"
        yield from _tagged_folios(looked_at)
    finally:
        looked_at.close()


def _is_ruled(document: Any, boxes: list[dict[str, Any]]) -> bool:
    """Whether tables fill the half of what is ruled there.

    The checker asks for one table that says on which page it is and fills it alone, which neither one of two tables on a
    page nor one of two pages does.
    """
    return bool(boxes) and all(_share(document, box) >= HALF for box in boxes)


def _share(document: Any, box: dict[str, Any]) -> float:
    content, filled = document.content(box["page"] - 1), 0.0
    for table in document.elements_of("Table"):
        marks = [
            ref
            for part in (table, *table.descendants())
            for ref in part.mcrefs
            if ref.page == box["page"] - 1
        ]
        boxes = [
            content.mcid_bbox[ref.stream, ref.mcid]
            for ref in marks
            if (ref.stream, ref.mcid) in content.mcid_bbox
        ]
        if boxes:
            left, lower, right, upper = zip(*boxes, strict=True)
            filled += (max(right) - min(left)) * (max(upper) - min(lower))
    return filled / ((box["x1"] - box["x0"]) * (box["y1"] - box["y0"]))


def _are_heads(document: Any, boxes: list[dict[str, Any]]) -> bool:
    """Whether what stands there is in tables one and all: equal heads of several tables are not those of pages."""
    return bool(boxes) and all(
        _in_table(document, box["page"] - 1, run)
        for box in boxes
        for run in document.content(box["page"] - 1).runs
        if run.text.strip() and not run.artifact and _within(run.bbox, box)
    )


def _are_lone(document: Any, _boxes: list[dict[str, Any]]) -> bool:
    """Whether no row of a table has two heads: what goes across a form is above a group of its rows, not one of many."""
    rows = document.elements_of("TR")
    return all(sum(cell.type == "TH" for cell in row.children) <= 1 for row in rows)


def _are_printed(_document: Any, _boxes: list[dict[str, Any]]) -> bool:
    """Papers are printed; an address in a letter that is evidence is there to be read, not to be followed."""
    return True


MISTAKEN = {"TBL-014": _is_ruled, "PAG-001": _are_heads, "LNK-010": _are_printed, "TBL-010": _are_lone}


def _within(inner: tuple[float, ...], box: dict[str, Any]) -> bool:
    across, up = (inner[0] + inner[2]) / 2, (inner[1] + inner[3]) / 2
    return bool(box["x0"] <= across <= box["x1"] and box["y0"] <= up <= box["y1"])


def _in_table(document: Any, page: int, run: Any) -> bool:
    owners = document.mc_owners.get((page, run.stream, run.mcid), [])
    return any("Table" in owner.path.split("/") for owner in owners)


def _tagged_folios(document: Any) -> Iterator[str]:
    for page in document.pages:
        for line in document.content(page.index).lines:
            at_edge = line.bbox[1] >= (1 - EDGE) * page.height or line.bbox[3] <= EDGE * page.height
            if at_edge and line.tagged_share and FOLIO.fullmatch(re.sub(r"\s", "", line.text)):
                yield f"page {page.number}: its number is read out: {line.text}"


def _qpdf(path: Path) -> Iterator[str]:
    run = subprocess.run([need("qpdf"), "--check", path], check=False, capture_output=True, text=True)
    if run.returncode:
        yield f"qpdf: {run.stdout} {run.stderr}"


def _of_the_file(book: pikepdf.Pdf) -> Iterator[str]:
    root = book.Root
    with book.open_metadata(update_docinfo=False) as described:
        title = str(described.get("dc:title") or "")
    if not title or title != str(book.docinfo.get("/Title", "")):
        yield f"title: {title!r} in XMP, {book.docinfo.get('/Title')!r} in the file"
    if not re.fullmatch(r"zh(-\w+)*", str(root.get("/Lang", ""))):
        yield f"language: {root.get('/Lang')!r}"
    if not bool(root.get("/MarkInfo", {}).get("/Marked", False)):
        yield "not marked"
    if not bool(root.get("/ViewerPreferences", {}).get("/DisplayDocTitle", False)):
        yield "title not shown"
    days = [str(book.docinfo.get(key, "")) for key in ("/CreationDate", "/ModDate")]
    with book.open_metadata(update_docinfo=False) as described:
        told = [
            re.sub(r"\D", "", str(described.get(key) or "")) for key in ("xmp:CreateDate", "xmp:ModifyDate")
        ]
    if [re.sub(r"\D", "", day)[:8] for day in days] != [day[:8] for day in told]:
        yield f"days: {told} in XMP, {days} in the file"


class _Content:
    """Marked content of pages against the tree of tags, both ways."""

    def __init__(self, book: pikepdf.Pdf) -> None:
        self._book = book
        self._drawn: dict[Content, str] = {}
        self._found: list[str] = []

    def findings(self) -> list[str]:
        root = self._book.Root.get("/StructTreeRoot")
        if root is None:
            return ["no tree of tags"]
        numbers = dict(pikepdf.NumberTree(self._book.make_indirect(root.ParentTree)).items())
        for number, page in enumerate(self._book.pages, 1):
            self._read(page.obj, page.obj.get("/Resources"), f"page {number}", [], page.obj.objgen)
            self._annotations(page.obj, number, numbers)
        owned: dict[Content, Any] = {}
        ids: list[bytes] = []
        for element in _below(root):
            self._element(element, owned, ids)
        self._both_ways(owned, numbers)
        named = set(dict(pikepdf.NameTree(root.IDTree).items())) if "/IDTree" in root else set()
        if len(set(ids)) != len(ids) or {each.decode() for each in ids} != named:
            self._found.append(f"IDs: {sorted(ids)} in the tree, {sorted(named)} in its index")
        heads = {bytes(each) for element in _below(root) for each in _attribute(element, "/Headers") or ()}
        if lost := heads - set(ids):
            self._found.append(f"cells name heads that are not there: {lost}")
        return self._found

    def _read(
        self, stream: Any, resources: Any, where: str, marks: list[str], key: tuple[int, int] | None
    ) -> None:
        """What is drawn, with `marks` around it. `key` is whose numbers the marked content has; None where nobody's."""
        inside = len(marks)
        for operands, operator in pikepdf.parse_content_stream(stream):
            sign = str(operator)
            if sign in {"BMC", "BDC"}:
                marks = [*marks, self._marked(operands, resources, where, key)]
            elif sign == "EMC":
                marks = marks[:-1]
            elif sign == "Do":
                drawn = resources.XObject[str(operands[0])]
                if drawn.get("/Subtype") == "/Form":
                    own = drawn.objgen if "/StructParents" in drawn else None
                    self._read(drawn, drawn.get("/Resources", resources), where, marks, own)
                elif not any(marks):
                    self._found.append(f"{where}: a picture outside all tags")
            elif sign in SHOWS_TEXT | PAINTS and not any(marks):
                self._found.append(f"{where}: {sign} outside all tags")
        if len(marks) != inside:
            self._found.append(f"{where}: marks that are not closed")

    def _marked(self, operands: Any, resources: Any, where: str, key: tuple[int, int] | None) -> str:
        """“artefact”, “tagged”, or empty for marks that are neither."""
        if str(operands[0]) == "/Artifact":
            return "artefact"
        given = operands[1] if len(operands) > 1 else pikepdf.Dictionary()
        if isinstance(given, pikepdf.Name):
            given = resources.Properties[str(given)]
        if "/MCID" not in given or key is None:
            return ""
        place = key, int(given.MCID)
        if place in self._drawn:
            self._found.append(f"{where}: MCID {given.MCID} twice")
        self._drawn[place] = where
        return "tagged"

    def _element(self, element: Any, owned: dict[Content, Any], ids: list[bytes]) -> None:
        kind = str(element.S)
        if kind == "/Figure" and len(str(element.get("/Alt", "")).strip()) < 4:
            self._found.append("a figure without words")
        if kind == "/TH" and _attribute(element, "/Scope") is None:
            self._found.append("the head of a table that does not say whose")
        if element.get("/P") is None:
            self._found.append(f"{kind} has no parent")
        if "/ID" in element:
            ids.append(bytes(element.ID))
        for kid in _kids(element):
            if not isinstance(kid, int) and kid.get("/Type") != "/MCR":
                if "/S" in kid and kid.P.objgen != element.objgen:
                    self._found.append(f"{kid.S} is not its parent's child")
                continue
            holder = element if isinstance(kid, int) else kid
            page = holder.get("/Pg", element.get("/Pg"))
            stream = None if isinstance(kid, int) else kid.get("/Stm")
            if page is None or page.objgen not in {each.obj.objgen for each in self._book.pages}:
                self._found.append(f"{kind} is on no page of this file")
                continue
            place = (
                (page if stream is None else stream).objgen,
                kid if isinstance(kid, int) else int(kid.MCID),
            )
            if place in owned:
                self._found.append(f"content {place} has two owners")
            owned[place] = element

    def _both_ways(self, owned: dict[Content, Any], numbers: dict[int, Any]) -> None:
        for place in owned.keys() - self._drawn.keys():
            self._found.append(f"{owned[place].S} owns content {place}, which is not there")
        for place in self._drawn.keys() - owned.keys():
            self._found.append(f"{self._drawn[place]}: MCID {place[1]} is nobody's")
        for (key, number), element in owned.items():
            row = numbers.get(int(self._book.get_object(key).get("/StructParents", -1)))
            if row is None or number >= len(row) or row[number].objgen != element.objgen:
                self._found.append(f"content {(key, number)} is another's by the index of parents")

    def _annotations(self, page: Any, number: int, numbers: dict[int, Any]) -> None:
        for note in page.get("/Annots", ()):
            parent = numbers.get(int(note.get("/StructParent", -1)))
            kids = [] if parent is None else _kids(parent)
            if not any(not isinstance(kid, int) and _is_of(kid, note) for kid in kids):
                self._found.append(f"page {number}: a link that is nobody's")


def _is_of(kid: Any, note: Any) -> bool:
    return bool(kid.get("/Type") == "/OBJR" and kid.Obj.objgen == note.objgen)


def _kids(element: Any) -> list[Any]:
    kids = element.get("/K")
    if kids is None:
        return []
    return list(kids) if isinstance(kids, pikepdf.Array) else [kids]


def _below(element: Any) -> Iterator[Any]:
    for kid in _kids(element):
        if isinstance(kid, pikepdf.Dictionary) and "/S" in kid:
            yield kid
            yield from _below(kid)


def _attribute(element: Any, key: str) -> Any:
    held = element.get("/A", [])
    for each in list(held) if isinstance(held, pikepdf.Array) else [held]:
        if isinstance(each, pikepdf.Dictionary) and key in each:
            return each[key]
    return None
