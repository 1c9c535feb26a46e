"""Case → Brief: which facts stand, what they carry in law, what is asked for. Knows the law, never a channel."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time
from decimal import Decimal

from kameng_docs.assess.answered import by_whom
from kameng_docs.assess.charges import conduct_days
from kameng_docs.assess.claims import claims_of
from kameng_docs.assess.court import agent_of, settlement_of
from kameng_docs.assess.decide import decide
from kameng_docs.assess.elapsed import known_on
from kameng_docs.assess.exhibits import numbered
from kameng_docs.assess.facts import fact_states
from kameng_docs.assess.fault import carried_by, fault_of, shown_by
from kameng_docs.assess.known import Known
from kameng_docs.assess.local_rules import local_rules_of
from kameng_docs.assess.old_charges import charges_at_risk
from kameng_docs.assess.orders import orders_of
from kameng_docs.assess.own_sums import other_sums, without_words
from kameng_docs.assess.people import claimant_of, companies_of, joint_of, platform_of, respondents_of
from kameng_docs.assess.private import lost_marks, withheld_channels, without_untrue
from kameng_docs.assess.promises import penalty_of, promises_of, rules_of, terms_of
from kameng_docs.assess.proofs import proofs_of, unused_exhibits
from kameng_docs.assess.rebut import heard_in
from kameng_docs.assess.setting import Setting
from kameng_docs.assess.steps import steps_of
from kameng_docs.assess.sums.courses import lower_reading
from kameng_docs.assess.timeline import timeline_of
from kameng_docs.assess.to_court import to_court
from kameng_docs.brief import (
    Brief,
    ClaimInfo,
    FactInfo,
    GroundInfo,
    Moment,
    RefusedInfo,
    RespondentInfo,
    Secret,
)
from kameng_docs.case.model import Case
from kameng_docs.case.orders import is_tip
from kameng_docs.case.part import instant_of, secrets_of
from kameng_docs.case.whose import Ours, Said, ours, said
from kameng_docs.declared import sought
from kameng_docs.law.following import of_kind
from kameng_docs.law.grounds import grounds
from kameng_docs.law.library import Library
from kameng_docs.law.tone import without_verdicts
from kameng_docs.law.vocabulary import disputes
from kameng_docs.law.vocabulary import facts as vocabulary
from kameng_docs.procedure.ladder import Track, period
from kameng_docs.wording import folded

# 某某省某某市某某区, before the street; and a street that tells where somebody lives.
DISTRICT = sought(r"^.*(?:[省市县旗]|(?<!小)区)(?=..)")
STREET = sought(r"..[路街道巷弄村镇里].*[0-9０-９]")
AGAINST_PLATFORM = {"platform-refund", "platform-joint", "identity"}
HOUR_TO_REPLY = time(18, 0)


@dataclass(frozen=True)
class Matter:
    """What `assess` works on: the case and its name, the day of making, the law, what is known of the channels.

    `channels` gives slugs by the author's words, `channel_names` names and `tracks` tracks by slug.
    """

    case: Case
    name: str
    made_on: date
    library: Library
    channels: Mapping[str, str]
    channel_names: Mapping[str, str]
    tracks: Mapping[str, Track]


def assess(matter: Matter) -> Brief:
    """The brief of a valid case. No file is read and no clock is looked at."""
    case = matter.case
    facts = without_untrue(case, by_whom(case, fact_states(case, matter.made_on)))
    orders = orders_of(case, facts)
    setting = _setting(matter, facts)
    law = _decided(setting)
    claims = claims_of(case, orders, law.standing)
    carried = carried_by(case, law.standing, claims)
    shown = shown_by(case, facts)
    heard = heard_in(case, setting, law.standing)
    counted = [claim.amount for claim in claims if claim.amount is not None and not claim.alternative]
    withheld = withheld_channels(case, facts)
    others = other_sums(case, orders, claims, sum(counted, Decimal(0)))
    respondents = (*respondents_of(case), *_platform_beside(case, claims))
    return Brief(
        case=Said(matter.name),
        title=Said(
            without_verdicts(case.title or "").rstrip("。")
            or f"{case.orders[0].goods}，{'、'.join(case.disputes)}"
        ),
        made_on=matter.made_on,
        claimant=claimant_of(case, matter.made_on),
        respondents=respondents,
        platform=Said(case.platform.name if case.platform else ""),
        platform_url=Said((case.platform.url or "") if case.platform else ""),
        streamers=case.platform.streamers if case.platform and any(map(is_tip, case.orders)) else (),
        platform_system=Ours(case.platform.system if case.platform else "不清楚"),
        platform_operator=platform_of(case) if case.platform else None,
        orders=orders,
        promises=tuple(promises_of(case)),
        platform_rules=tuple(rules_of(case, {"售后"})),
        their_terms=tuple(terms_of(case)),
        penalty=penalty_of(case),
        disputes=ours(carried),
        fault=Ours(fault_of(carried, claims)),
        shown=Said(shown),
        problem_tags=ours(dict.fromkeys(tag for name in carried for tag in disputes()[name].tags)),
        facts=(told := without_words(facts, others)),
        events=timeline_of(case, told, matter.channels, others),
        other_sums=others,
        exhibits=numbered(case),
        grounds=tuple(law.standing),
        refused=tuple(law.refused),
        leads=tuple(law.leads),
        claims=tuple(claims),
        rebuttals=heard.answered,
        unanswered=heard.unanswered,
        not_understood=heard.not_understood,
        remedy=Ours(case.demands.remedy),
        pay_back_to=Said(case.demands.pay_back_to.rstrip("。")),
        reply_by=_reply_by(case, matter.made_on),
        reply_by_is_ours=case.demands.reply_by is None,
        agent=agent_of(case),
        joint=joint_of(case),
        settlement=settlement_of(case),
        steps=steps_of(case, matter.channels, matter.channel_names, matter.tracks),
        unknown=ours(
            _unknown(refused_missing=[name for r in law.refused for name in r.missing], facts=facts)
        ),
        holes=ours(_holes(law.standing, facts)),
        withheld_channels=ours(withheld),
        withheld_names=ours(matter.channel_names.get(slug, slug) for slug in withheld),
        proofs=proofs_of(case, setting),
        unused_exhibits=said(unused_exhibits(case)),
        secrets=secrets_in(case),
        known_on=known_on(Known(case, matter.made_on, facts)),
        charges_at_risk=charges_at_risk(Known(case, matter.made_on, facts)),
        lower_reading=lower_reading(case.orders) if claims else None,
        local_rules=local_rules_of(Known(case, matter.made_on, facts), respondents),
        **to_court(case, setting, claims, respondents),
    )


@dataclass(frozen=True)
class _Decided:
    """What the law says of the case: grounds that claims may stand on, those refused, leads for a report."""

    standing: list[GroundInfo]
    refused: list[RefusedInfo]
    leads: list[GroundInfo]


def _decided(setting: Setting) -> _Decided:
    decided, fallen = decide(setting)
    return _Decided(
        standing=[info for info in decided if grounds()[info.id].serves == "claims"],
        refused=[info for info in fallen if grounds()[info.id].serves == "claims"],
        leads=[info for info in decided if grounds()[info.id].serves != "claims"],
    )


def _setting(matter: Matter, facts: Mapping[str, FactInfo]) -> Setting:
    case = matter.case
    return Setting(
        case=case,
        facts=facts,
        disputes=case.disputes,
        lost_marks=lost_marks(case, facts),
        asked=frozenset(_asked(case)),
        against=respondents_of(case)[0].role,
        conduct_days=tuple(sorted({day for order in case.orders for day in conduct_days(order)})),
        filing_on=matter.made_on,
        library=matter.library,
    )


def _asked(case: Case) -> Iterator[str]:
    """What the author asks for, by the names that grounds know (`asked_by`): the remedies, and what is asked beside."""
    demands = case.demands
    yield demands.remedy
    if demands.instead:
        yield demands.instead
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


def secrets_in(case: Case) -> tuple[Secret, ...]:
    """Every secret of the case, once."""
    return tuple(dict.fromkeys(_secrets(case)))


def _secrets(case: Case) -> Iterator[Secret]:
    """What the author marked by writing it under its key; of an address also street and number by themselves.

    A payee that is complained of by the same name is no secret: the name stands in the papers, and on the site's own pages.
    """
    companies = companies_of(case)
    for kind, text in secrets_of(case):
        if kind == "payee" and folded(text) in companies:
            continue
        yield Secret(Ours(kind), Said(text))
        street = DISTRICT.sub("", text)
        if kind == "address" and street != text and STREET.search(street):
            yield Secret(Ours(kind), Said(street))


def _reply_by(case: Case, made_on: date) -> Moment:
    # A demand of ours where the author names no date, not a period of any statute.
    ours = datetime.combine(period("reply_asked").after(made_on), HOUR_TO_REPLY)
    # A period the author gave before and that still runs is not cut short.
    asked = [case.facts[name].until for name in of_kind("gives_period") if name in case.facts]
    given = [until for until in asked if until]
    return case.demands.reply_by or max(
        [ours, *given], key=lambda moment: instant_of(moment, end_of_day=True)
    )


def _unknown(refused_missing: list[str], facts: Mapping[str, FactInfo]) -> tuple[str, ...]:
    """What some ground asked for and the author has not answered; of what is worked out, from which keys."""
    asked = dict.fromkeys(name for name in refused_missing if not facts[name].state)
    return tuple(f"{name}（{vocabulary()[name].ask}）" if facts[name].derived else name for name in asked)


def _holes(grounds: list[GroundInfo], facts: Mapping[str, FactInfo]) -> tuple[str, ...]:
    """Facts that claims stand on and that nothing proves."""
    names = dict.fromkeys(name for ground in grounds for name in ground.facts)
    return tuple(name for name in names if not facts[name].exhibits and not facts[name].derived)
