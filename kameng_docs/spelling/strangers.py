"""Numbers, mail addresses, names on a messenger and places that nobody declared, known by their looks, for masking."""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import pairwise

from kameng_docs.declared import sought
from kameng_docs.spelling.table import APART, data, innocent, sign

Span = tuple[str, int, int]

# How many signs stand together in a number that is parted by commas and the like: a list of numbers is none.
GROUPS = {
    "phone": {(3, 4, 4), (3, 3, 5), (3, 8), (7, 4), (4, 4, 3), (4, 3, 4), (5, 6), (3, 4, 2, 2), (3, 2, 2, 2, 2)},
    "id_number": {(6, 8, 4), (6, 4, 4, 4), (14, 4), (17, 1), (6, 12), (3, 3, 8, 4), (3, 3, 4, 4, 4), (6, 4, 2, 2, 4), (6, 8, 3, 1)},
    "bank_card": {(4, 4, 4, 4), (4, 4, 4, 4, 1), (4, 4, 4, 4, 2), (4, 4, 4, 4, 3), (6, 13), (6, 10), (8, 8), (4, 12), (4, 15), (6, 4, 4, 5)},
}  # fmt: skip
NUMBERS = (
    ("id_number", sought(r"[0-9]{17}[0-9x]")),
    ("phone", sought(r"(?:(?:00)?86)?1[3-9][0-9]{9}")),
    *(("bank_card", sought(rf"[0-9]{{{length}}}")) for length in (19, 18, 17, 16)),
)
BIRTHDAY = sought(r"[0-9]{6}(?:19|20)[0-9]{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12][0-9]|3[01])[0-9]{3}[0-9x]")
# Of its signs one in so many may be a letter that looks like a digit.
LETTERS_IN = 2
WIDEST_GAP = 3
# What follows is looked for in the shape of a text: as long as the text, each character its sign where it has one.
LANDLINE = sought(
    r"(?<![0-9a-z\-(])(?:\(0[1-9][0-9]{1,2}\)\s?|0[1-9][0-9]{1,2}[-－—–‑ ])[2-8][0-9]{6,7}(?![0-9a-z])"
)
AT = r"(?:@|#|\s?[(\[【{<]\s?(?:at|艾特|圈a)\s?[)\]】}>]\s?|\s+at\s+|\s?艾特\s?|\s?圈a\s?)"
DOT = r"(?:\.|\s?[(\[【{<]\s?(?:dot|点)\s?[)\]】}>]\s?|\s+dot\s+|\s?点\s?)"
MAILS = (
    sought(r"(?<![a-z0-9._%+\-])[a-z0-9._%+\-]+\s?@\s?[a-z0-9.\-]+"),
    sought(rf"(?<![a-z0-9._%+\-])[a-z0-9._%+\-]+{AT}[a-z0-9\-]+(?:{DOT}[a-z0-9\-]+)*{DOT}[a-z]{{2,}}"),
)
WECHAT = sought(
    r"(?:[微薇威维]信|v信|(?<![a-z0-9])vx|(?<![a-z0-9])(?:wx|weixin|wechat)(?=[号:\s是为]))"
    r"(?:是|为)?(?P<id>[号:\s]*(?:[a-z][a-z0-9_-]{5,19}|[a-z](?P<gap>[ .·*/\-])[a-z0-9_](?:(?P=gap)[a-z0-9_]){4,18}))"
)
QQ = sought(
    r"(?:qq|qq群|扣扣|企鹅|q群)(?:是|为)?(?P<id>[号:\s]*(?:[1-9][0-9]{4,11}|[1-9][0-9]*(?:[ .·*/\-,、][0-9]+)+))"
)
LEAST_QQ, MOST_QQ = 5, 12
# The number of an account behind a word for one, however few its figures: in a chat it is given without having been asked for.
ACCOUNT = re.compile(
    r"(?:(?<![a-z0-9])(?:uid|id)(?![a-z])|(?:账号|帐号|账户|帐户|用户)(?:uid|id|编号|号码?|名)?)[\s:是为]{0,3}"
    r"(?P<id>(?=[a-z0-9_\-]*(?:[0-9][a-z0-9_\-]*){5})[a-z0-9][a-z0-9_\-]{4,23})(?![a-z0-9_])"
)
# Keys in three groups or more; parted by anything but hyphens they must look like nothing else.
KEY = sought(r"(?<![a-z0-9])(?:[a-z0-9]{4,6}-){2,}[a-z0-9]{3,6}(?![a-z0-9])")
KEY_PARTED = sought(
    r"(?<![a-z0-9])(?P<one>[a-z0-9]{4,6})(?P<by>\s?[/:|_.·~+=*#、,\\\s]\s?)[a-z0-9]{4,6}"
    r"(?:(?P=by)[a-z0-9]{4,6})+(?![a-z0-9])"
)
# A key in one piece, or in groups of other lengths: so many signs, and its letters and figures take turns so often. What holds small
# letters may be the name of a thing (iPhone15ProMax256GB), and a number of an order changes once (DD2026…).
KEY_ALONE = sought(r"(?<![a-z0-9])[a-z0-9]{3,40}(?:-[a-z0-9]{2,40}){0,8}(?![a-z0-9])")
LEAST_KEY, TURNS_OF_CAPITALS, TURNS_OF_SMALL = 12, 2, 5
# The number of a firm, which is published, and the size of a thing.
NO_KEY = sought(r"[0-9]{8}[0-9a-z]{10}|.*[0-9][gtm]b")
# Words of a sentence that stand before a place, and marks, are no part of it.
PLACE = r"[\u4e00-\u9fff](?<![的在到住于是我他她您你和与及])"
DIGIT = "[0-9０-９]"
ROOM = rf"(?:第?(?:{DIGIT}|[一二三四五六七八九十百甲乙丙丁]){{1,5}}[-－A-Za-z]?{DIGIT}{{0,4}}(?:号楼|号院|号|弄|栋|幢|座|单元|层|楼|室|户))"
# A street or a housing estate with a number, whatever province and city stand before it.
ADDRESS = sought(
    rf"(?:{PLACE}{{2,8}}?(?:省|自治区|市|自治州|区|县|旗|镇|乡|街道)){{0,5}}{PLACE}{{1,8}}?"
    rf"(?:路|街|巷|弄|胡同|大道|村|小区|花园|公寓|家园|苑){ROOM}(?:\s?{ROOM})*"
    rf"|(?<![0-9０-９A-Za-z]){DIGIT}{{1,4}}(?:号楼|栋|幢){ROOM}(?:{ROOM})*"
)
# A text in which none of these could stand: too few figures, no mark of a mail address, no messenger.
WORTH_A_LOOK = sought(
    r"[@＠﹫#]|[A-Za-z0-9]{4}|[^\x00-\u2fff\u3001-\u9fff]|[\u2070-\u2bff]|(?:[〇零○一二两三四五六七八九壹贰叁肆伍陆柒捌玖幺洞拐勾]\W?){5}|(?:\d\W{0,3}){5}|[号弄栋幢楼室户]|艾特|微信|QQ|圈"
)


def strangers_in(text: str, taken: Sequence[tuple[int, int]] = ()) -> list[Span]:
    """(kind, start, end) of whatever looks like somebody's, from left to right, nothing of it within `taken`."""
    if not WORTH_A_LOOK.search(text):
        return []
    free = list(text)
    for start, end in taken:
        free[start:end] = APART * (end - start)
    found: list[Span] = []
    for kind, start, end in (*_numbers(text, taken), *_named(text, "".join(free))):
        if not any(start < b and a < end for _, a, b in found):
            found.append((kind, start, end))
    return sorted(found, key=lambda span: span[1])


@cache
def _shape_of(character: str) -> str:
    signs = sign(character)
    if len(signs) == 1 and signs.isascii():
        return signs
    plain = unicodedata.normalize("NFKC", character)
    return plain if len(plain) == 1 else character


def _named(text: str, free: str) -> Iterator[Span]:
    """What is known by its form or by what stands before it."""
    shape = "".join(map(_shape_of, free))
    for pattern in MAILS:
        yield from (("email", *found.span()) for found in pattern.finditer(shape))
    yield from (("card_key", *found.span()) for found in KEY.finditer(shape))
    yield from (
        ("card_key", *f.span()) for f in KEY_PARTED.finditer(shape) if _is_key(text[slice(*f.span())], f)
    )
    yield from (
        ("card_key", *f.span())
        for f in KEY_ALONE.finditer(shape)
        if _is_key_alone(text[slice(*f.span())], f[0])
    )
    yield from (("handle", *found.span("id")) for found in WECHAT.finditer(shape))
    for found in QQ.finditer(shape):
        if LEAST_QQ <= sum(c.isdigit() for c in found["id"]) <= MOST_QQ:
            yield ("handle", *found.span("id"))
    yield from (("account", *found.span("id")) for found in ACCOUNT.finditer(shape))
    yield from (("phone", *found.span()) for found in LANDLINE.finditer(shape))
    yield from (("address", *found.span()) for found in ADDRESS.finditer(free))


def _is_key(text: str, found: re.Match[str]) -> bool:
    """Whether groups look like a key: of one length, in capitals and digits, of both some."""
    plain = unicodedata.normalize("NFKC", text)
    groups = re.findall(r"[a-z0-9]+", found[0])
    capitals = not any(c.islower() for c in plain)
    both = any(c.isdigit() for c in plain) and any(c.isalpha() for c in plain)
    return capitals and both and len({len(group) for group in groups}) == 1


def _is_key_alone(text: str, shape: str) -> bool:
    """Whether signs without a gap, or with hyphens, look like a key made by a machine and like no word or number of an order."""
    signs = shape.replace("-", "")
    if len(signs) < LEAST_KEY or NO_KEY.fullmatch(signs):
        return False
    small = any(c.islower() for c in unicodedata.normalize("NFKC", text))
    turns = sum(a.isdigit() != b.isdigit() for a, b in pairwise(signs))
    return turns >= (TURNS_OF_SMALL if small else TURNS_OF_CAPITALS)


def _numbers(text: str, taken: Sequence[tuple[int, int]]) -> Iterator[Span]:
    """Numbers of persons, telephones and cards, whatever parts their digits."""
    kept = [found.span() for found in innocent().finditer(text)]
    pairs = _signs(text, [*kept, *taken])
    signs = "".join(s for s, _ in pairs)
    digits = signs.translate(str.maketrans(dict[str, str | int | None](data().one_and_the_same)))
    at = [i for _, i in pairs]
    behind = 0
    for first in range(len(signs)):
        if first < behind or not digits[first].isdigit() or _touch(text, at, signs, first - 1):
            continue
        for kind, pattern in NUMBERS:
            found = pattern.match(digits, first)
            if (
                found
                and not _touch(text, at, signs, found.end() - 1)
                and _is_number(kind, text, at, signs, found)
            ):
                yield (kind, at[first], at[found.end() - 1] + 1)
                behind = found.end()
                break


def _signs(text: str, apart: Sequence[tuple[int, int]]) -> list[tuple[str, int]]:
    """Each sign with its place; words, stops, ends of lines and what lies in `apart` are `APART`."""
    closed = {i for start, end in apart for i in range(start, end)}
    stops = data().stops + "\n"
    return [
        (s if s.isascii() else APART, i)
        for i, c in enumerate(text)
        for s in (APART if i in closed or c in stops else sign(c))
    ]


def _touch(text: str, at: list[int], signs: str, one: int) -> bool:
    """Whether the digit `one` and the next sign, a digit, stand side by side, in one script."""
    if one < 0 or one + 1 >= len(signs) or not (signs[one].isdigit() and signs[one + 1].isdigit()):
        return False
    alike = (text[at[one]] < "\u2e80") == (text[at[one + 1]] < "\u2e80")
    return alike and at[one + 1] - at[one] <= 1


def _is_number(kind: str, text: str, at: list[int], signs: str, found: re.Match[str]) -> bool:
    span = range(found.start(), found.end())
    if LETTERS_IN * sum(not signs[i].isdigit() for i in span) > len(span):
        return False
    gaps = {i: text[at[i - 1] + 1 : at[i]] for i in span[1:] if at[i] - at[i - 1] > 1}
    if gaps and kind == "bank_card" and found[0][0] in "012":
        # Years one after another; no card that people pay with begins so.
        return False
    close = data().between | set(".．")
    if all(set(gap) <= close for gap in gaps.values()):
        return True
    if any(len(gap) > WIDEST_GAP for gap in gaps.values()):
        return False
    if kind == "id_number" and not BIRTHDAY.fullmatch(found[0]):
        return False
    own = found.end() - (11 if kind == "phone" else len(span))
    cuts = [own, *(i for i in gaps if i > own), found.end()]
    lengths = tuple(b - a for a, b in pairwise(cuts))
    return lengths in GROUPS[kind] or set(lengths) == {1}
