"""Which of several sellers an entry is about."""

import re
from collections.abc import Sequence

from kameng_docs.case.model import Case
from kameng_docs.case.sold_by import place_of, shop_of
from kameng_docs.case.story import Step

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
