"""Who asks for the thing is given the reasons for the thing: no paper prints the reasons of another remedy alone."""

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from typing import Any

import pytest
from cases_support import DEAD, TODAY, brief_of, case_file, workshop

from kameng_docs.brief import Brief, ClaimInfo, GroundInfo
from kameng_docs.compose.named import context_of
from kameng_docs.compose.telling import Teller
from kameng_docs.law.claim_kinds import IN_WORDS, PRINCIPAL, argues_for
from kameng_docs.law.grounds import grounds
from kameng_docs.law.library import load
from kameng_docs.law.model import Citation

# What a claim may rest on beside its own name: a part of the price is the price, and for it a contract is ended.
ALSO = {
    "refund": {"refund-unused", "performance", "termination"},
    "performance": {"refund", "refund-unused", "termination"},
}
KINDS = sorted(PRINCIPAL - {"refund-unused"})
REMEDIES = PRINCIPAL | {"termination"}
THING = frozenset({"reship", *IN_WORDS})
# What the law and a sentence name of money, and of what is not money.
PAYS = re.compile("赔偿|返还|退还|退回|退款|退货|减少价款|解除合同")
MAKES_GOOD = re.compile("更换|重作|修理|补足|补救|履行|承担民事责任|激活|恢复|应当提供|换新")
# Of such a ground the money is for where the thing cannot be had, and it says so.
ELSE_MONEY = re.compile("不能恢复的|不能补足的|不兑付的|做不到的")
ALL = sorted(id_ for id_, each in grounds().items() if each.serves == "claims" and not each.never)
OF_THINGS = sorted(id_ for id_ in ALL if THING & {*grounds()[id_].supports})
# Cited for something else than what is to be had.
OTHERWISE = {
    ("quota-described", "consumer-law:45.1"): "the price that is reduced, named beside what is to be given",
    ("live-own-room", "online-consumer-interpretation:11"): "whose words those of the anchor are",
    ("unilateral-change", "consumer-regulation:17"): "that a term is not to be used",
}
PRINTED = ("lead", "argument", "clause", "short")


def cited_by(id_: str) -> tuple[Citation, ...]:
    """Every clause that a ground may cite, as it stands today."""
    made = (load().cite(each.ref, TODAY, TODAY, each.purpose) for each in grounds()[id_].cites)
    return tuple(each for each in made if isinstance(each, Citation))


@cache
def standing() -> tuple[GroundInfo, ...]:
    """All grounds there are, as if every one of them stood in one case."""
    keys = ("title", "supports", "settled", "point", "weight", "lead", "argument", "clause", "short")
    return tuple(_standing(id_, {key: getattr(grounds()[id_], key) for key in keys}) for id_ in ALL)


def _standing(id_: str, told: dict[str, Any]) -> GroundInfo:
    law = cited_by(id_)
    return GroundInfo(
        id=id_, against="seller", facts=(), exhibits=(), citations=law, short_citations=law[:1], **told
    )


def asking(kind: str, *more: ClaimInfo) -> Brief:
    """A case in which every ground stands, and this alone is asked."""
    own = tuple(each.id for each in standing() if kind in each.supports)
    claim = ClaimInfo(kind, kind, None, "", own, (), ())
    return replace(brief_of(case_file(事实=DEAD), TODAY), grounds=standing(), claims=(claim, *more))


def argued_in(brief: Brief, channel: str) -> Iterator[GroundInfo]:
    """The grounds of which a paper of this channel may print a sentence, whatever room there is."""
    teller = Teller(brief, workshop().channels[channel])
    names = context_of(teller, {})
    given = [*names["why"]((), 99), *names["reasons"](99)]
    yield from (each.ground for each in given if each.ground)
    for point in names["points"](list(teller.brief.grounds), teller.brief.claims, None):
        yield from (ground for _, ground in point.wordings())


@pytest.mark.parametrize(
    "channel", ["samr_12315", "platform_ticket", "xiaoxie", "heimao", "demand_letter", "court"]
)
@pytest.mark.parametrize("kind", KINDS)
def test_no_paper_prints_the_reason_of_another_remedy(kind, channel):
    wanted = {kind} | ALSO.get(kind, set())
    argued = {each.id: {*each.supports} & REMEDIES for each in argued_in(asking(kind), channel)}
    assert argued
    assert {id_: of for id_, of in argued.items() if of and not of & wanted} == {}


def test_what_is_asked_in_the_alternative_has_its_reasons():
    instead = replace(asking("refund").claims[0], alternative=True)
    argued = {each.id for each in argued_in(asking("reship", instead), "court")}
    assert any(
        "refund" in grounds()[id_].supports and "reship" not in grounds()[id_].supports for id_ in argued
    )


def test_what_carries_no_remedy_is_a_reason_of_every_claim():
    assert argues_for((), ["reship"])
    assert argues_for(("contract",), ["reship"])
    assert not argues_for(("refund", "termination"), ["reship"])
    assert not argues_for(("termination",), ["price-difference"])
    assert argues_for(("refund-unused",), ["refund"])


@pytest.mark.parametrize("id_", OF_THINGS)
def test_what_carries_the_thing_cites_no_clause_of_money_alone(id_):
    if ELSE_MONEY.search(grounds()[id_].argument):
        return
    law = {each.ref: each.lead_in + each.text for each in cited_by(id_)}
    money = [ref for ref, text in law.items() if PAYS.search(text) and not MAKES_GOOD.search(text)]
    assert [ref for ref in money if (id_, ref) not in OTHERWISE] == []


@pytest.mark.parametrize("id_", OF_THINGS)
def test_what_carries_the_thing_does_not_ask_for_the_money_alone(id_):
    told = {key: getattr(grounds()[id_], key) for key in PRINTED}
    money = [text for text in told.values() if PAYS.search(text) and not MAKES_GOOD.search(text)]
    assert [text for text in money if not ELSE_MONEY.search(text)] == []
