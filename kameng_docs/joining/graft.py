"""Pages of another PDF, with the tags that belong to them."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any

from kameng_docs.joining.outline import destinations_of, explicit
from kameng_docs.joining.tree import Box, Tree

if TYPE_CHECKING:
    import pikepdf


def grafted(
    tree: Tree,
    source: "pikepdf.Pdf",
    parent: Any,
    *,
    kind: str,
    pages: Sequence[int] | None = None,
    title: str = "",
    language: str = "",
    moved: Callable[[Box], Box] | None = None,
) -> None:
    """Add pages of `source` (all, or those of these numbers from 0) at the end, and their tags as an element below `parent`.

    `language` is that of the book: the element says its own where it differs. `moved` is where a rectangle of these pages
    will lie. Links to names lead where they led; `source` is changed for that, in memory alone.
    """
    book = tree.book
    wanted = range(len(source.pages)) if pages is None else pages
    names = destinations_of(source)
    first = len(book.pages)
    for number in wanted:
        _explicit_links(source.pages[number], names)
        book.pages.append(source.pages[number])
    for page in list(book.pages)[first:]:
        _numberless(page.obj)
    root = source.Root.get("/StructTreeRoot")
    if root is None:
        return
    copied = book.copy_foreign(root if root.is_indirect else source.make_indirect(root))
    whole = len(wanted) == len(source.pages)
    element = tree.graft(copied, parent, kind=kind, title=title, whole=whole, moved=moved)
    own = language_of(source)
    if element is not None and own and own != language:
        element.Lang = own


def language_of(source: "pikepdf.Pdf") -> str:
    """The language of the whole file, empty if it names none."""
    return str(source.Root.get("/Lang", ""))


def loosened(resources: Any, seen: set[tuple[int, int]] | None = None) -> None:
    """Take from everything that is drawn its number in the tree of the file it came from: here another has it."""
    import pikepdf

    seen = set() if seen is None else seen
    drawn = resources.get("/XObject") if isinstance(resources, pikepdf.Dictionary) else None
    for each in dict(drawn or {}).values():
        if not isinstance(each, pikepdf.Stream) or each.objgen in seen:
            continue
        seen.add(each.objgen)
        _forget(each)
        loosened(each.get("/Resources"), seen)


def _numberless(page: Any) -> None:
    _forget(page)
    for note in page.get("/Annots", ()):
        _forget(note)
    loosened(page.get("/Resources"))


def _forget(holder: Any) -> None:
    for key in ("/StructParents", "/StructParent"):
        if key in holder:
            del holder[key]


def _explicit_links(page: "pikepdf.Page", names: dict[str, Any]) -> None:
    for note in page.obj.get("/Annots", ()):
        for holder, key in ((note, "/Dest"), (note.get("/A"), "/D")):
            if holder is not None and key in holder:
                place = explicit(holder[key], names)
                if place is None:
                    del holder[key]
                else:
                    holder[key] = place
