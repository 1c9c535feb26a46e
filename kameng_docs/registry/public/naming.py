"""What of a platform and of a seller everybody may read: the name of a site, of a shop, of a firm, never of a person."""

import re
from collections.abc import Iterable

from kameng_docs.registry.summary import Side
from kameng_docs.spelling.strangers import strangers_in
from kameng_docs.wording import folded

PERSON, UNNAMED = "个人卖家", "没有写明的"
# How the name of a firm ends; what is shorter may be a person's.
FIRM = re.compile(
    ".{2,}(?:公司|集团|工作室|经营部|服务部|门市部|营业部|商行|店|厂|中心|超市|合作社|事务所|商铺)"
)
NUMBER = re.compile(r"\d(?:\W?\d){4}")
# Names of people have at least so many signs; one sign stands in every other name.
LEAST = 2
# So many signs of a name fit on the page.
LONGEST = 30


def seller_named(side: Side) -> str:
    """The shop, else the firm. A natural person is 个人卖家, unless the shop has a name of its own."""
    person = side.person and side.name
    if side.shop and not (person and folded(side.name) in folded(side.shop)):
        return fit(side.shop)
    if side.person:
        return PERSON
    return fit(side.name) if FIRM.fullmatch(side.name) else UNNAMED


def fit(name: str) -> str:
    """A name on one line, cut where it is long; UNNAMED where it has a number or what looks like somebody's in it."""
    told = " ".join("".join(sign if sign.isprintable() else " " for sign in name).split())
    if not told or NUMBER.search(told) or strangers_in(told):
        return UNNAMED
    return told if len(told) <= LONGEST else f"{told[:LONGEST]}…"


def without(names: Iterable[str], people: Iterable[str]) -> set[str]:
    """Those of the names in which none of these people is called."""
    kept = {name: folded(name) for name in names}
    for person in people:
        word = folded(person)
        if len(word) >= LEAST:
            kept = {name: told for name, told in kept.items() if word not in told}
    return set(kept)
