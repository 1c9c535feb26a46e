"""What each sentence of a paper rests on: the paper composed once more, to be asked."""

from collections.abc import Iterator, Mapping
from typing import Any

from kameng_docs.blocks import words
from kameng_docs.compose import compose, compose_field, document_of, filled_in
from kameng_docs.compose.origins import Origin, Origins, sentences
from kameng_docs.pipeline.disclosures import Disclosures
from kameng_docs.pipeline.papers import Sheet
from kameng_docs.pipeline.workshop import Workshop

Basis = Mapping[str, tuple[Origin, ...]]
"""A sentence of the paper as it is read → what was printed in it. One that is not there: nobody knows."""


def basis_of(shop: Workshop, seen: Disclosures, sheet: Sheet, more: Mapping[str, Any]) -> Basis:
    """For each sentence of `sheet` what it rests on; `more` are the names that its wording was composed with.

    A sentence that does not come out of the second composing word for word as it stands in the paper is not there.
    """
    if sheet.document is None:
        return {}
    origins = Origins()
    real = {each for piece in words(sheet.document) for each in sentences(piece)}
    found: dict[str, tuple[Origin, ...]] = {}
    for piece in _pieces(shop, seen, sheet, more, origins):
        for marked in sentences(piece):
            plain, rests_on = origins.read(marked)
            if plain in real:
                found[plain] = tuple(dict.fromkeys((*found.get(plain, ()), *rests_on)))
    return found


def _pieces(
    shop: Workshop, seen: Disclosures, sheet: Sheet, more: Mapping[str, Any], origins: Origins
) -> Iterator[str]:
    channel, paper = sheet.channel, sheet.paper
    if not paper.slots:
        shown = seen.to(paper.audience, channel.slug)
        document, _ = compose(paper, channel, shown, shop.folders, more, origins=origins)
        yield from words(document) if document else ()
        return
    filled = (
        compose_field(
            slot,
            paper.slug,
            seen.to(slot.audience, channel.slug),
            channel,
            shop.folders,
            payment=payment,
            origins=origins,
        )[0]
        for slot, payment in filled_in(paper.slots, seen.brief)
    )
    yield from words(document_of(paper, filter(None, filled)))
