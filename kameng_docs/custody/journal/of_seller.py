"""Which of several sellers an entry is about."""

import re
from collections.abc import Sequence

from kameng_docs.case.model import Case
from kameng_docs.case.sold_by import place_of, shop_of
from kameng_docs.case.story import Step
from kameng_docs.custody.journal.proposal import newest_of
from kameng_docs.custody.journal.refused import Refused

# As kameng_docs/assess/sets.py calls the folder of a set.
SET = re.compile("卖家([0-9]+)(?:_.*)?")


def seller_of_sets(case: Case, sets: Sequence[str]) -> str:
    """The seller of whose set of papers something was sent, as the author calls him; empty where it is not one alone."""
    found = SET.fullmatch(sets[0]) if len(sets) == 1 else None
    place = int(found[1]) - 1 if found else -1
    return shop_of(case.sellers, place) if 0 <= place < len(case.sellers) else ""


def sellers_of_steps(case: Case, steps: Sequence[Step]) -> list[str]:
    """The sellers that these steps name, as the author calls them, in the order of the steps."""
    places = [place_of(name, case.sellers) for step in steps for name in step.of]
    return list(dict.fromkeys(shop_of(case.sellers, place) for place in places if place is not None))


def newest_step(case: Case, through: Sequence[int], seller: str) -> int | Refused | None:
    """Of the steps at the places `through` the newest, of several sellers that of `seller`; None where there is none."""
    found = list(through)
    if seller:
        place = place_of(seller, case.sellers)
        if place is None:
            names = "、".join(shop_of(case.sellers, i) for i in range(len(case.sellers)))
            return Refused(f"“{seller}”不是“卖家”里的哪一个", f"写其中一个：{names}")
        called = shop_of(case.sellers, place)
        found = [i for i in found if sellers_of_steps(case, [case.progress[i]]) == [called]]
    several = sellers_of_steps(case, [case.progress[i] for i in found])
    if len(several) > 1:
        return Refused(
            f"这个渠道向几家都交过：{'、'.join(several)}",
            f"用 --seller 写明是哪一家，例如 --seller {several[0]}",
        )
    return newest_of(case, found)
