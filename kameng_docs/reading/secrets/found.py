"""Where in a stream of signs what is wanted stands, as far as readers of pictures misread it."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from kameng_docs.disclosure import policy
from kameng_docs.reading.secrets.shapes import looks_like_keys
from kameng_docs.reading.secrets.streams import Stream
from kameng_docs.reading.secrets.wanted import FIVE, Wanted, read_as
from kameng_docs.spelling import strangers_in

# Of so many signs of a secret one may be misread, dropped or added; shorter ones have to stand there as they are,
# those of LENIENT signs may have one slip.
ONE_IN, LENIENT = 4, 6
# From this likeness on (of 100) a secret of letters and figures may be meant: its whole line is covered.
UNSURE, UNSURE_FROM = 66.0, 10
# Two signs in a row that are alike tell little; a secret is looked for where three are.
SEED = 3
LIKE_A_KEY = "像卡密或单号的"
ADDRESS = "address"


class Hit(NamedTuple):
    """`text[start:end]` of a stream is, or may be, what is called `name`; unsure: nobody knows how far it reaches."""

    start: int
    end: int
    name: str
    unsure: bool = False


def hits(stream: Stream, wanted: Sequence[Wanted]) -> Iterator[Hit]:
    """Every secret that is wanted, then what looks like somebody's or like a key."""
    signs = stream.signs
    seeds = {signs[i : i + SEED] for i in range(len(signs) - SEED + 1)}
    for each in wanted:
        if each.published:
            continue
        if len(each.signs) < SEED or any(
            each.signs[i : i + SEED] in seeds for i in range(len(each.signs) - SEED + 1)
        ):
            yield from _alike(stream, each)
    yield from runs(stream, wanted)
    if stream.one_text:
        yield from _strangers(stream, [each.signs for each in wanted if each.published])
    # A label may stand above what it is of; whatever else two lines make together that are not one text is chance.
    second = next((i for i, place in enumerate(stream.places) if place.line != stream.lines[0]), 0)
    yield from (
        Hit(start, end, LIKE_A_KEY)
        for start, end in looks_like_keys(stream.text, wanted)
        if not stream.innocent.issuperset(range(start, end))
        and (stream.one_text or (len(stream.lines) == 2 and start == second))  # noqa: PLR2004
    )


def runs(stream: Stream, wanted: Sequence[Wanted]) -> Iterator[Hit]:
    """Where FIVE signs of a secret and more stand in a row, or the whole of a shorter one."""
    signs, found = stream.signs, dict[str, Wanted]()
    for each in wanted:
        for run in each.runs:
            size = min(FIVE, len(run))
            for i in range(len(run) - size + 1):
                found.setdefault(run[i : i + size], each)
    for size in {len(each) for each in found}:
        for i in range(len(signs) - size + 1):
            own = found.get(signs[i : i + size])
            if own and _tells(stream, i, i + size, own):
                yield Hit(stream.at[i], stream.at[i + size - 1] + 1, own.name)


def _tells(stream: Stream, first: int, behind: int, each: Wanted) -> bool:
    signs = stream.signs[first:behind]
    if len(set(signs)) == 1 or stream.innocent.issuperset(stream.at[first:behind]):
        return False
    if each.is_word:
        # Names of provinces and towns stand in many places; a whole name, or what has a house's number, in few.
        return len(each.signs) <= FIVE or any(c.isdigit() for c in signs)
    return len(each.signs) > FIVE or _stands_alone(stream, first, behind)


def _stands_alone(stream: Stream, first: int, behind: int) -> bool:
    """Whether what is short is no part of a longer number or word."""
    text, start, end = stream.text, stream.at[first], stream.at[behind - 1] + 1
    before, after = text[start - 1 : start], text[end : end + 1]
    return not any(each.isascii() and each.isalnum() for each in (before, after) if each)


def _alike(stream: Stream, each: Wanted) -> Iterator[Hit]:
    """Every place that is the secret but for slips of reading, the likest first."""
    from rapidfuzz import fuzz

    left = stream.signs
    size = min(len(each.signs), len(left))
    if size < min(FIVE, len(each.signs)):
        return
    surely = _cutoff(size)
    least = UNSURE if not each.is_numeric and not each.is_word and size >= UNSURE_FROM else surely
    while found := fuzz.partial_ratio_alignment(each.signs, left, score_cutoff=min(surely, least)):
        first, behind = found.dest_start, found.dest_end
        if first == behind:
            return
        unsure = found.score < surely
        while each.signs.isascii() and first < behind and not left[first].isascii():
            first += 1
        while each.signs.isascii() and first < behind and not left[behind - 1].isascii():
            behind -= 1
        left = left[:first] + "\0" * (behind - first) + left[behind:]
        if _counts(stream, first, behind, each):
            yield Hit(stream.at[first], stream.at[behind - 1] + 1, each.name, unsure)


def _cutoff(size: int) -> float:
    """How alike, of 100, so many signs have to be."""
    slips = size // ONE_IN if size > LENIENT + 1 else int(size >= LENIENT)
    # A hair less: the likeness is not an exact number.
    return 100 * (1 - slips / size) - 0.01


def _counts(stream: Stream, first: int, behind: int, each: Wanted) -> bool:
    told = [i for i in stream.at[first:behind] if i not in stream.innocent]
    if 2 * len(told) < behind - first:
        return False
    return len(each.signs) > FIVE or each.is_word or _stands_alone(stream, first, behind)


def _strangers(stream: Stream, published: Sequence[str]) -> Iterator[Hit]:
    for kind, start, end in strangers_in(stream.text):
        if kind != ADDRESS or not _is_published(read_as(stream.text[start:end]), published):
            yield Hit(start, end, f"像{policy().names[kind]}的")


def _is_published(signs: str, published: Sequence[str]) -> bool:
    """Whether an address, or the part of it on one line, is the published one but for a slip of reading."""
    from rapidfuzz import fuzz

    cutoff = _cutoff(len(signs))
    return any(
        len(signs) <= len(each) and fuzz.partial_ratio(signs, each, score_cutoff=cutoff) for each in published
    )
