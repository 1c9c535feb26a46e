"""The one room where it is decided how a case of several sellers is told: of each by himself, and of all together."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal

from kameng_docs.assess import Matter, assess, secrets_in
from kameng_docs.assess.joined import joined_brief
from kameng_docs.assess.views import view_of
from kameng_docs.brief import Brief, SeveralInfo, ShareInfo
from kameng_docs.case.about import Lines
from kameng_docs.case.sold_by import UNSOLD
from kameng_docs.case.whose import Ours, Said
from kameng_docs.declared import sought
from kameng_docs.law.shared_facts import shared_facts
from kameng_docs.procedure.fees import court_fee

# What no file system, or not every one, takes in a name; and what a shop writes for show.
ODD = sought(r"[^\w（）()+-]+")
LONGEST = 16
NOBODY = "卖家未写明"


@dataclass(frozen=True)
class Assessed:
    """The brief of the whole case; and, where several sold, one brief for each that knows nothing of the others.

    `answers` is the brief of all that the file says, before it is told apart: what rules ask of the file, they ask of it.
    """

    whole: Brief
    answers: Brief
    sets: tuple[Brief, ...] = ()


def label_of(seller: int) -> str:
    """卖家1, by the place in the case file."""
    return NOBODY if seller == UNSOLD else f"卖家{seller + 1}"


def folder_of(lines: Lines, seller: int) -> str:
    """The name of the folder for his papers: plain, safe on every system, and no other's."""
    if seller == UNSOLD:
        return NOBODY
    listed = lines.case.sellers[seller]
    party = listed.known_party
    shop = ODD.sub("_", listed.shop_name or (party.name if party else ""))[:LONGEST].strip("_-")
    return label_of(seller) + (f"_{shop}" if shop else "")


def assess_sets(matter: Matter) -> Assessed:
    """The brief of the case; where several sold, also one for each. No file is read and no clock is looked at.

    Where all was bought of one of those who are listed, nobody else is told of.
    """
    if len(matter.case.sellers) == 1:
        only = assess(matter)
        return Assessed(only, only)
    lines = Lines(matter.case, shared_facts())
    # A sentence about all may hold what is a secret of one: nobody is shown it.
    secrets = secrets_in(matter.case)

    def told(sellers: tuple[int, ...]) -> Brief:
        return replace(assess(replace(matter, case=view_of(lines, sellers))), secrets=secrets)

    whole = told(lines.sold)
    if lines.is_his_alone:
        return Assessed(whole, whole)
    return _with_several(lines, tuple(told((i,)) for i in lines.sold), whole)


def _with_several(lines: Lines, briefs: tuple[Brief, ...], whole: Brief) -> Assessed:
    """What was assessed of each of `lines.sold`, and of all of them together, each knowing of the sums both ways."""
    shares = tuple(_shares(lines, briefs, whole))
    court = lines.case.court
    sued_for = sum((share.sued_for for share in shares), Decimal(0))
    several = SeveralInfo(
        shares,
        joined=court is not None and court.joined == "是" and UNSOLD not in lines.sold,
        why=Said((court.why_joined or "" if court else "").rstrip("。")),
        sued_for=sued_for,
        fee=court_fee(sued_for),
        fee_halved=court_fee(sued_for, halved=True),
    )
    bare = tuple(replace(share, orders=(), claims=()) for share in shares)
    sets = tuple(
        replace(
            brief,
            folder=Said(folder_of(lines, seller)),
            several=replace(several, shares=bare, why=Said(""), mine=place),
        )
        for place, (seller, brief) in enumerate(zip(lines.sold, briefs, strict=True))
    )
    return Assessed(joined_brief(replace(whole, several=several), briefs), whole, sets)


def _shares(lines: Lines, briefs: tuple[Brief, ...], whole: Brief) -> Iterator[ShareInfo]:
    for place, (seller, brief) in enumerate(zip(lines.sold, briefs, strict=True)):
        sued = brief.sued_for if brief.claims else Decimal(0)
        yield ShareInfo(
            label=Ours(label_of(seller)),
            respondent=place,
            sued_for=sued,
            fee=court_fee(sued) if sued else Decimal(0),
            fee_halved=court_fee(sued, halved=True) if sued else Decimal(0),
            orders=tuple(i for i, order in enumerate(whole.orders) if order.sold_by == place),
            claims=brief.claims,
        )
