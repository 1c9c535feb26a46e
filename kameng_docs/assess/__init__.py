"""Case → Brief: which facts stand, what they carry in law, what is asked for. Knows the law, never a channel."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from decimal import Decimal

from kameng_docs.assess.claims import claims_of
from kameng_docs.assess.court import agent_of, court_of, settlement_of
from kameng_docs.assess.decide import Setting, decide
from kameng_docs.assess.elapsed import known_on
from kameng_docs.assess.exhibits import numbered
from kameng_docs.assess.facts import fact_states
from kameng_docs.assess.known import Known
from kameng_docs.assess.notes import deadlines_of, notes_of
from kameng_docs.assess.orders import orders_of
from kameng_docs.assess.people import claimant_of, platform_of, respondents_of
from kameng_docs.assess.private import lost_marks, withheld_channels, without_untrue
from kameng_docs.assess.proofs import proofs_of, unused_exhibits
from kameng_docs.assess.rebut import rebuttals_of
from kameng_docs.assess.states import YES
from kameng_docs.assess.steps import steps_of
from kameng_docs.assess.timeline import timeline_of
from kameng_docs.brief import (
    Brief,
    ClaimInfo,
    FactInfo,
    GroundInfo,
    Moment,
    PromiseInfo,
    RespondentInfo,
    Secret,
)
from kameng_docs.case.model import Case
from kameng_docs.case.part import day_of, instant_of, secrets_of
from kameng_docs.law.grounds import grounds
from kameng_docs.law.library import Library
from kameng_docs.law.vocabulary import disputes
from kameng_docs.law.vocabulary import facts as vocabulary
from kameng_docs.procedure.causes import cause_of_action, form_for
from kameng_docs.procedure.fees import court_fee
from kameng_docs.wording import enumeration

# 某某省某某市某某区, before the street; and a street that tells where somebody lives.
DISTRICT = re.compile(r"^.*(?:[省市县旗]|(?<!小)区)(?=..)")
STREET = re.compile(r"..[路街道巷弄村镇里].*[0-9０-９]")
AGAINST_PLATFORM = {"platform-refund", "platform-joint", "identity"}
# What is asked when the author names no date: a demand of ours, not a period of any statute.
DAYS_TO_REPLY = 3
HOUR_TO_REPLY = time(18, 0)


@dataclass(frozen=True)
class Matter:
    """What `assess` works on: the case and its name, the day of making, the law, the channels' names."""

    case: Case
    name: str
    made_on: date
    library: Library
    channels: Mapping[str, str]
    channel_names: Mapping[str, str]


def assess(matter: Matter) -> Brief:
    """The brief of a valid case. No file is read and no clock is looked at."""
    case = matter.case
    facts = without_untrue(case, fact_states(case, matter.made_on))
    orders = orders_of(case, facts)
    setting = _setting(matter, facts)
    notes = notes_of(setting)
    decided, fallen = decide(setting)
    standing = [info for info in decided if grounds()[info.id].serves == "claims"]
    refused = [info for info in fallen if grounds()[info.id].serves == "claims"]
    claims = claims_of(case, orders, standing)
    respondents = (*respondents_of(case), *_platform_beside(case, claims))
    carried = _carried(case, standing, claims)
    first = disputes()[carried[0]]
    shown = _shown(case, facts)
    counted = [claim.amount for claim in claims if claim.amount is not None and not claim.alternative]
    total = sum(counted, Decimal(0))
    return Brief(
        case=matter.name,
        title=case.title or f"{case.orders[0].goods}，{'、'.join(case.disputes)}",
        made_on=matter.made_on,
        claimant=claimant_of(case, matter.made_on),
        respondents=respondents,
        platform=case.platform.name if case.platform else "",
        platform_url=(case.platform.url or "") if case.platform else "",
        orders=orders,
        promises=tuple(_promises(case)),
        platform_rules=tuple(_rules(case, {"售后"})),
        disputes=carried,
        fault=_fault_of(claims) or (first.fault if shown else first.fault_without_notice),
        shown=shown,
        problem_tags=tuple(dict.fromkeys(tag for name in carried for tag in disputes()[name].tags)),
        facts=facts,
        events=timeline_of(case, facts, matter.channels),
        exhibits=numbered(case),
        grounds=tuple(standing),
        refused=tuple(refused),
        leads=tuple(info for info in decided if grounds()[info.id].serves != "claims"),
        claims=tuple(claims),
        rebuttals=tuple(rebuttals_of(case, setting, standing)),
        total=total,
        remedy=case.demands.remedy,
        pay_back_to=case.demands.pay_back_to.rstrip("。"),
        reply_by=_reply_by(case, matter.made_on),
        reply_by_is_ours=case.demands.reply_by is None,
        court=case.court.name if case.court else "",
        court_info=court_of(case),
        agent=agent_of(case),
        settlement=settlement_of(case),
        cause_of_action=cause_of_action(case.orders[0].sort),
        official_form=form_for(case.orders[0].sort),
        pleading=case.court.pleading if case.court else "两种",
        steps=steps_of(case, matter.channels, matter.channel_names),
        unknown=_unknown(refused_missing=[name for r in refused for name in r.missing], facts=facts),
        holes=_holes(standing, facts),
        withheld_channels=withheld_channels(case),
        forum_rules=tuple(_rules(case, {"管辖", "履行地"})),
        court_fee=court_fee(total),
        court_fee_halved=court_fee(total, halved=True),
        notes=notes,
        deadlines=deadlines_of(setting, notes),
        proofs=proofs_of(case, setting),
        unused_exhibits=unused_exhibits(case),
        secrets=tuple(dict.fromkeys(_secrets(case))),
        known_on=known_on(Known(case, matter.made_on, facts)),
    )


def _setting(matter: Matter, facts: Mapping[str, FactInfo]) -> Setting:
    case = matter.case
    return Setting(
        facts=facts,
        disputes=case.disputes,
        lost_marks=lost_marks(case, facts),
        asked=frozenset(_asked(case)),
        against=respondents_of(case)[0].role,
        conduct_on=min(day_of(order.ordered_at) for order in case.orders),
        filing_on=matter.made_on,
        library=matter.library,
    )


def _asked(case: Case) -> Iterator[str]:
    """What the author asks for beside the remedy, by the names that grounds know (`asked_by`)."""
    demands = case.demands
    yield demands.more_damages
    yield from demands.also
    if demands.expenses:
        yield "开支"
    if demands.interest == "依据够时要求":
        yield "利息"


def _platform_beside(case: Case, claims: list[ClaimInfo]) -> Iterator[RespondentInfo]:
    """The platform, where something is claimed from it."""
    if {claim.kind for claim in claims} & AGAINST_PLATFORM:
        yield platform_of(case)


def _promises(case: Case) -> Iterator[PromiseInfo]:
    """What was promised before the order, first what was not kept."""
    for promise in sorted(case.promises, key=lambda each: not each.broken):
        if promise.seen_before_order == YES:
            yield PromiseInfo(promise.words, promise.where, promise.exhibits, promise.broken or "")


def _fault_of(claims: list[ClaimInfo]) -> str:
    """The opening half sentence of the first ground of the claim, if it has one of its own."""
    carrying = [grounds()[id_] for id_ in (claims[0].grounds if claims else ())]
    first = [ground for ground in carrying if ground.disputes or ground.fault]
    return first[0].fault if first else ""


def _secrets(case: Case) -> Iterator[Secret]:
    """What the author marked by writing it under its key; of an address also street and number by themselves."""
    for kind, text in secrets_of(case):
        yield Secret(kind, text)
        street = DISTRICT.sub("", text)
        if kind == "address" and street != text and STREET.search(street):
            yield Secret(kind, street)


def _rules(case: Case, about: set[str]) -> Iterator[PromiseInfo]:
    """The platform's rules on these subjects: 售后 is told in papers, 管辖 and 履行地 only to the author."""
    for rule in case.platform_rules:
        if rule.about in about:
            yield PromiseInfo(rule.words, f"《{rule.title}》{rule.article or ''}", rule.exhibits)


def _reply_by(case: Case, made_on: date) -> Moment:
    ours = datetime.combine(made_on + timedelta(days=DAYS_TO_REPLY), HOUR_TO_REPLY)
    # A period the author gave before and that still runs is not cut short.
    given = [answer.until for answer in case.facts.values() if answer.until]
    return case.demands.reply_by or max(
        [ours, *given], key=lambda moment: instant_of(moment, end_of_day=True)
    )


def _carried(case: Case, standing: list[GroundInfo], claims: list[ClaimInfo]) -> tuple[str, ...]:
    """The disputes that a ground carries, first that of the claim itself: papers tell of no other.

    Where the author chose none that carries the claim, it is the one that its ground is for. Where there is no claim
    there is no paper; the author's own order then stands.
    """
    if not claims:
        return case.disputes
    named = [name for id_ in claims[0].grounds for name in grounds()[id_].disputes]
    leading = [name for name in case.disputes if name in named] or named[:1]
    others = {name for info in standing for name in grounds()[info.id].disputes if info.supports}
    carried = dict.fromkeys((*leading, *(name for name in case.disputes if name in others)))
    return tuple(carried) or case.disputes


REDEMPTION_NOTICES = (
    "兑换页提示该卡密已被使用",
    "兑换页提示卡密无效或不存在",
    "兑换页提示已过期而页面写的有效期未到",
    "兑换页提示地区或版本不符而页面未写明",
    "兑换页提示该卡密已被冻结",
)


def _shown(case: Case, facts: Mapping[str, FactInfo]) -> str:
    """The notices on the redemption page: in quotes if their words are known, else of what kind one was."""
    told = [
        facts[name].words for name in REDEMPTION_NOTICES if facts[name].state == YES and facts[name].words
    ]
    told += [order.shown for order in case.orders if order.shown]
    if told:
        return enumeration([f"“{words}”" for words in dict.fromkeys(told)])
    kinds = [order.redemption for order in case.orders if (order.redemption or "").startswith("提示")]
    return kinds[0].removeprefix("提示") if kinds and kinds[0] else ""


def _unknown(refused_missing: list[str], facts: Mapping[str, FactInfo]) -> tuple[str, ...]:
    """What some ground asked for and the author has not answered; of what is worked out, from which keys."""
    asked = dict.fromkeys(name for name in refused_missing if not facts[name].state)
    return tuple(f"{name}（{vocabulary()[name].ask}）" if facts[name].derived else name for name in asked)


def _holes(grounds: list[GroundInfo], facts: Mapping[str, FactInfo]) -> tuple[str, ...]:
    """Facts that claims stand on and that nothing proves."""
    names = dict.fromkeys(name for ground in grounds for name in ground.facts)
    return tuple(name for name in names if not facts[name].exhibits and not facts[name].derived)
