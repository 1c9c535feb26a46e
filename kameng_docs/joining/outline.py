"""Bookmarks of a file that becomes part of another, and where its names lead."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import pikepdf


def entries_of(
    source: "pikepdf.Pdf", book: "pikepdf.Pdf", first: int, title: str
) -> list["pikepdf.OutlineItem"]:
    """The bookmark of a file whose first page is the book's page `first` from 0, with its own bookmarks below."""
    import pikepdf

    place = {page.obj.objgen: first + i for i, page in enumerate(source.pages)}
    names = destinations_of(source)
    with source.open_outline() as outline:
        below = list(_shifted(outline.root, place, names, book))
    if not title:
        return below
    if [item.title for item in below] == [title]:
        # Its own heading, as bookmarks have it: said once.
        below = list(below[0].children)
    whole = pikepdf.OutlineItem(title, first, "Fit")
    whole.children.extend(below)
    whole.is_closed = bool(below)
    return [whole]


def _shifted(
    items: list["pikepdf.OutlineItem"],
    place: dict[tuple[int, int], int],
    names: dict[str, Any],
    book: "pikepdf.Pdf",
) -> Iterator["pikepdf.OutlineItem"]:
    import pikepdf

    for item in items:
        led = item.destination if item.destination is not None else _of_action(item)
        to = explicit(led, names)
        if to is None or to[0].objgen not in place:
            continue
        spot = pikepdf.Array([book.pages[place[to[0].objgen]].obj, *list(to)[1:]])
        shown = pikepdf.OutlineItem(item.title, spot)
        shown.children.extend(_shifted(item.children, place, names, book))
        shown.is_closed = item.is_closed
        yield shown


def _of_action(item: "pikepdf.OutlineItem") -> Any:
    return None if item.action is None else item.action.get("/D")


def destinations_of(source: "pikepdf.Pdf") -> dict[str, Any]:
    """Where each name of the file leads: a page and a place on it."""
    import pikepdf

    found = {str(name): place for name, place in _entries(source.Root.get("/Dests"))}
    tree = next((value for name, value in _entries(source.Root.get("/Names")) if name == "/Dests"), None)
    if tree is not None:
        held = tree if tree.is_indirect else source.make_indirect(tree)
        found |= {str(name): place for name, place in pikepdf.NameTree(held).items()}
    return found


def _entries(holder: Any) -> Iterator[tuple[str, Any]]:
    import pikepdf

    if isinstance(holder, pikepdf.Dictionary):
        yield from holder.items()


def explicit(place: Any, names: dict[str, Any]) -> Any | None:
    """The destination itself, where a name stands for it; None where that leads nowhere."""
    import pikepdf

    if isinstance(place, pikepdf.String | pikepdf.Name | str):
        place = names.get(str(place))
    if isinstance(place, pikepdf.Dictionary):
        place = place.get("/D")
    return place if isinstance(place, pikepdf.Array) else None
