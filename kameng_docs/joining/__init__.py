"""Several PDFs of ours → one that stands as they did: title, language, bookmarks, page labels, and the tree of its tags."""

from collections.abc import Sequence
from io import BytesIO

from kameng_docs.joining.claims import Claims, claims_of, shared
from kameng_docs.joining.file import ENGINES, saved
from kameng_docs.joining.graft import grafted, language_of, loosened
from kameng_docs.joining.labels import labelled, labels_of
from kameng_docs.joining.outline import entries_of
from kameng_docs.joining.tree import Tree

__all__ = [
    "ENGINES",
    "Claims",
    "Tree",
    "claims_of",
    "grafted",
    "joined",
    "language_of",
    "loosened",
    "saved",
    "shared",
]


def joined(files: Sequence[bytes], title: str) -> bytes:
    """The files, one after the other, as one PDF called `title`; its language is that of the first.

    Each becomes a part of one tree of tags and a bookmark by its own title, above the bookmarks that it has. Pages keep
    their labels; where only some files have any, the pages of the others are counted from 1. A standard is claimed only
    where every file claims it. Files without tags go in without. The same arguments give the same bytes.
    """
    import pikepdf

    book = pikepdf.new()
    tree = Tree(book)
    outline: list[pikepdf.OutlineItem] = []
    labels: list[tuple[int, pikepdf.Object | None]] = []
    sources = [pikepdf.open(BytesIO(data)) for data in files]
    language = next(filter(None, map(language_of, sources)), "")
    for source in sources:
        first = len(book.pages)
        labels += labels_of(source, book, first)
        name = str(source.docinfo.get("/Title", ""))
        grafted(tree, source, tree.document, kind="Part", title=name, language=language)
        outline += entries_of(source, book, first, name)
    tree.finish()
    labelled(book, labels)
    with book.open_outline() as shown:
        shown.root.extend(outline)
    return saved(book, title, language, shared(sources), sources)
