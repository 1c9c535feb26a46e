"""A picture read: what kind it is, and its values, words and clauses as proposals with the place they stand in."""

from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from kameng_docs.evidence.pictures import BROKEN, TooManyPixelsError
from kameng_docs.reading import ocr
from kameng_docs.reading.merged import compared
from kameng_docs.reading.pictures.belonging import belonging, gathered
from kameng_docs.reading.pictures.cells import Cell, cells_of
from kameng_docs.reading.pictures.dialog import notices
from kameng_docs.reading.pictures.fields import Context, context_of, fields
from kameng_docs.reading.pictures.firms import TOLD, as_shops, told_of
from kameng_docs.reading.pictures.keys import keys
from kameng_docs.reading.pictures.listed import CHOOSE, chosen, proposed, rows_of
from kameng_docs.reading.pictures.names import named
from kameng_docs.reading.pictures.page import Page, clock_of, page_of
from kameng_docs.reading.pictures.payment import unlabelled
from kameng_docs.reading.pictures.promises import promises
from kameng_docs.reading.pictures.replies import handled, reply
from kameng_docs.reading.pictures.rules import rules
from kameng_docs.reading.pictures.small import advice, small, small_words
from kameng_docs.reading.pictures.sold import sold
from kameng_docs.reading.pictures.sorts import Sorted, sort_of
from kameng_docs.reading.pictures.speakers import speakers_of, spoken_by
from kameng_docs.reading.proposals import Kind, Proposal, Read, What, Words
from kameng_docs.reading.said import proposals_of

if TYPE_CHECKING:
    from PIL import Image

_BROKEN = "这张图打不开（可能没有传完，或者文件坏了）：重新从手机里导出一次"
_TOO_LARGE = "这张图太大，没有读：分成几张截图"
_NO_ROWS = "没有读出一笔一笔的付款：照原件自己写"
_NO_PICTURE = "这不是图片，没有读"


def read_picture(file: Path, me: str = "", picks: tuple[str, ...] = (), what: What | None = None) -> Read:
    """What a picture says. A broken one, and a machine without the extra, are told in `unread`.

    `picks` are the payments that are meant of a bill's list, `what` the kind of the picture where its owner told it.

    Raises OSError only where the file itself cannot be read.
    """
    from kameng_docs.evidence.kinds import ACCEPTED, kind_of

    kind = kind_of(file)
    if kind not in ACCEPTED or ACCEPTED[kind].family != "image":
        return Read(file.name, What.OTHER, unread=(_NO_PICTURE,))
    if not ocr.available():
        return Read(file.name, What.OTHER, unread=(ocr.WITHOUT,))
    try:
        image = _shown(file, kind)
    except TooManyPixelsError:
        return Read(file.name, What.OTHER, unread=(_TOO_LARGE,))
    # What went wrong inside a decoder helps nobody who has the picture; that it did not open does.
    except (*BROKEN, ImportError):
        return Read(file.name, What.OTHER, unread=(_BROKEN,))
    return read_lines(file.name, image.size, ocr.lines_of(image), image, me, picks=picks, what=what)


def _shown(file: Path, kind: str) -> "Image.Image":
    """The picture, decoded and turned as it is shown. Raises what `opened_picture` raises."""
    from PIL import ImageOps

    from kameng_docs.evidence.pictures import opened_picture

    with opened_picture(file, kind) as image:
        turned = ImageOps.exif_transpose(image)
        turned.load()
        return turned


def read_lines(
    file_name: str,
    size: tuple[int, int],
    lines: tuple[ocr.Line, ...],
    image: "Image.Image | None" = None,
    me: str = "",
    *,
    picks: tuple[str, ...] = (),
    what: What | None = None,
) -> Read:
    """What the recognised lines of a picture `size` wide and high say; bubbles of a chat need the picture itself.

    `me` is the name under which its owner speaks in a chat without bubbles; `picks` and `what` as for `read_picture`.
    """
    page = page_of(file_name, size, lines)
    found = Sorted(what) if what else _sorted(page, lines, image)
    if found.what is What.BILL:
        return _bill(page, picks, clock_of(size, lines))
    cells = cells_of(page)
    context = context_of(page, found.what, cells)
    words = spoken_by(small_words(page, _words(context, lines, image)), me)
    heard = proposals_of(words) if found.what is What.CHAT else ()
    said = list(as_shops(page, _said(context, cells)))
    told = told_of(context, cells, [each for each in said if isinstance(each, Proposal)])
    proposals, apart = _apart((*said, *told, *heard))
    unread = [*([found.told] if found.told else []), *advice(page), *apart]
    if found.what is What.CHAT and not words:
        unread.append("像是聊天，里面谁说了什么没有读出来")
    whole = compared(belonging(small(page, _doubted(proposals, found))))
    clock = clock_of(size, lines)
    apart = tuple(dict.fromkeys(unread))
    return Read(file_name, found.what, whole, words, apart, speakers_of(words), clock=clock)


def _bill(page: Page, picks: tuple[str, ...], clock: str) -> Read:
    """A bill's list: what was chosen of it, or its rows to choose from."""
    rows = rows_of(page)
    taken = chosen(rows, picks)
    told = () if taken else (CHOOSE.format(count=len(rows)) if rows else _NO_ROWS,)
    return Read(
        page.file,
        What.BILL,
        proposed(taken, page.file),
        unread=told,
        clock=clock,
        rows=tuple(each.told for each in rows),
    )


def _sorted(page: Page, lines: tuple[ocr.Line, ...], image: "Image.Image | None") -> Sorted:
    """The kind of a picture. In a talk any word may be said, of orders and rules too: bubbles tell more than words."""
    from kameng_docs.reading.pictures.bubbles import is_talk

    found = sort_of(page)
    # Who talks writes no sums with a sign at the edge of the screen, one under the other.
    if found.what in {What.CHAT, What.OTHER, What.PAYMENT} and rows_of(page):
        return Sorted(What.BILL)
    sure = found.what in {What.CHAT, What.RECORD} and not found.told
    if not sure and image is not None and is_talk(image, lines):
        return Sorted(What.CHAT)
    return found


def _said(context: Context, cells: tuple[Cell, ...]) -> Iterable[Proposal | str]:
    labelled = list(fields(context, cells))
    yield from labelled
    yield from keys(context, cells)
    known = [each for each in labelled if isinstance(each, Proposal)]
    if context.what is What.PAYMENT:
        yield from unlabelled(context, frozenset(each.value for each in known if each.kind is Kind.PAYEE))
    if context.what is What.FAILED:
        yield from notices(context.page)
    if context.what is What.GOODS:
        yield from promises(context.page)
    if context.what is What.REPLY:
        yield from handled(
            context.page, frozenset(each.value for each in known if each.kind is Kind.HANDLED_ID)
        )
    if context.what is What.RULES:
        yield from rules(context.page)
    kinds = frozenset(each.kind for each in known)
    yield from sold(context, kinds)
    yield from named(context, kinds)


def _words(context: Context, lines: tuple[ocr.Line, ...], image: "Image.Image | None") -> Iterable[Words]:
    if context.what is What.REPLY:
        yield from reply(context.page)
    if context.what is What.CHAT and image is not None:
        from kameng_docs.reading.pictures.bubbles import words_of

        yield from words_of(image, lines, context.page.file)


def _apart(said: Iterable[Proposal | str]) -> tuple[tuple[Proposal, ...], tuple[str, ...]]:
    every = list(said)
    proposals = gathered(each for each in every if isinstance(each, Proposal))
    return proposals, tuple(each for each in every if isinstance(each, str))


def _doubted(proposals: tuple[Proposal, ...], found: Sorted) -> tuple[Proposal, ...]:
    """Where the kind of the picture is in doubt, so is all that follows from it; what a firm's own label says does not."""
    if not found.told:
        return proposals
    told = "这是哪一类图看不准，请核对"
    own = {*TOLD.values(), Kind.SELLER}
    return tuple(
        each if each.kind in own else replace(each, doubts=(*each.doubts, told)) for each in proposals
    )
