"""What readers show as the number of a page (/PageLabels)."""

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import pikepdf


def labels_of(source: "pikepdf.Pdf", book: "pikepdf.Pdf", first: int) -> list[tuple[int, Any]]:
    """How the pages of a file are counted from the book's page `first`; a lone None where it does not say."""
    import pikepdf

    labels = source.Root.get("/PageLabels")
    if labels is None:
        return [(first, None)]
    held = labels if labels.is_indirect else source.make_indirect(labels)
    return [
        (first + number, book.copy_foreign(source.make_indirect(label)))
        for number, label in pikepdf.NumberTree(held).items()
    ]


def labelled(book: "pikepdf.Pdf", labels: list[tuple[int, Any]]) -> None:
    """Count the book's pages so; not at all where no file says how. A file that does not counts its pages from 1."""
    import pikepdf

    if all(label is None for _, label in labels):
        return
    plain = pikepdf.Dictionary(S=pikepdf.Name.D)
    numbers = [part for at, label in labels for part in (at, plain if label is None else label)]
    book.Root.PageLabels = pikepdf.Dictionary(Nums=pikepdf.Array(numbers))
