"""Planned pages → PDF: front and exhibits under one tree of tags, each page with its stamps."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from io import BytesIO
from itertools import groupby
from typing import TYPE_CHECKING, Any, NamedTuple

from kameng_docs.bind.press import Press
from kameng_docs.bind.sheet import Picture, Sheet
from kameng_docs.joining import Claims, Tree, claims_of, grafted, language_of, saved

if TYPE_CHECKING:
    import pikepdf

# Where the front does not say.
LANGUAGE = "zh-CN"


class Bookmark(NamedTuple):
    """An entry of the outline: its words, and the page it leads to, counted from 0."""

    title: str
    page: int


def assembled(
    front: bytes,
    sheets: Sequence[Sheet],
    stamps: bytes,
    encoded: Callable[[Picture], bytes],
    bookmarks: Sequence[Bookmark],
    *,
    titles: Mapping[str, str],
    first_page: int,
    title: str,
) -> bytes:
    """One volume: `front` (cover and index, Roman pages), then `sheets`, each under its page of `stamps`.

    `encoded` gives the bytes of a picture's file, as JPEG or PNG; `titles` are those of the exhibits. The body's pages are
    counted from `first_page`. Tagged: the front with its own tags, each exhibit a section of figures and told pages, stamps
    as artefacts. PDF/UA-1 and PDF/A-2a are claimed where front and told pages claim them and nothing else speaks against it
    (kameng_docs/bind/facts.py). Equal arguments give equal bytes.
    """
    import pikepdf

    book = pikepdf.new()
    tree = Tree(book)
    with pikepdf.open(BytesIO(front)) as opening, pikepdf.open(BytesIO(stamps)) as marks:
        language = language_of(opening) or LANGUAGE
        grafted(tree, opening, tree.document, kind="Part", language=language)
        leading = len(book.pages)
        press = Press(tree, encoded, _beginning(opening, marks))
        waiting = iter(marks.pages)
        for section, run in _sections(tree, sheets, titles):
            for page, sheet in zip(press.pages_of(run, section), run, strict=True):
                press.stamp(page, sheet, next(waiting))
        tree.finish()
        _label(book, leading, first_page)
        with book.open_outline() as outline:
            outline.root.extend(pikepdf.OutlineItem(mark.title, mark.page, "Fit") for mark in bookmarks)
        return saved(book, title, language, press.claims, [opening])


def _beginning(opening: "pikepdf.Pdf", marks: "pikepdf.Pdf") -> Claims:
    """What the front claims. Stamps are artefacts, in colours that must be as the front's."""
    claims = claims_of(opening)
    return claims if claims.archive == claims_of(marks).archive else replace(claims, archive=b"")


def _sections(
    tree: Tree, sheets: Sequence[Sheet], titles: Mapping[str, str]
) -> Iterator[tuple[Any, Sequence[Sheet]]]:
    """The sheets, each with the section of its exhibit; those that one told PDF makes together."""
    for exhibit, of_exhibit in groupby(sheets, key=lambda sheet: sheet.exhibit):
        section = tree.add("Sect", tree.document, T=f"证据{exhibit} {titles[exhibit]}")
        for is_told, run in groupby(of_exhibit, key=lambda sheet: (sheet.told and sheet.source) or None):
            together = list(run)
            yield from [(section, together)] if is_told else ((section, [sheet]) for sheet in together)


def _label(book: "pikepdf.Pdf", leading: int, first_page: int) -> None:
    """Roman numerals before the body, Arabic ones in it (/PageLabels)."""
    import pikepdf

    numbers: list[Any] = []
    if leading:
        numbers += [0, pikepdf.Dictionary(S=pikepdf.Name.r)]
    numbers += [leading, pikepdf.Dictionary(S=pikepdf.Name.D, St=first_page)]
    book.Root.PageLabels = pikepdf.Dictionary(Nums=pikepdf.Array(numbers))
