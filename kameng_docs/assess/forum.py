"""Which courts may take the claim and why (民诉法 第二十四条、第三十五条; 民诉法解释 第十八条、第二十条、第三十一条). The author chooses."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date

from kameng_docs.assess.known import YES
from kameng_docs.assess.setting import Setting
from kameng_docs.brief import ForumInfo, RespondentInfo
from kameng_docs.case.model import Case
from kameng_docs.case.people import Claimant
from kameng_docs.case.whose import Ours, Said
from kameng_docs.declared import sought
from kameng_docs.law.fact_names import BOOKED, FROM_ANOTHER, SENT_GOODS, SERVICE
from kameng_docs.law.model import Citation
from kameng_docs.law.notes import notes
from kameng_docs.procedure.internet_courts import internet_court_at
from kameng_docs.procedure.ladder import period

FIRST, ALSO, THEIRS, CHECK = "first", "also", "theirs", "check"
ORDER = (FIRST, ALSO, THEIRS, CHECK)
# Asked for here too: a card that came from somebody else was not bought of its issuer through the net.
NOT_MONEY = frozenset({"恢复账号", "恢复权益", "恢复道具", "补足天数"})
# Asked for here alone: a clause on the court binds only where it was shown.
SHOWN = "管辖的条款下单前用醒目的方式提示过"
# What a court calls itself beside the place: 某某市某某区人民法院.
COURT = sought("(?:第[一二三四五六七八九十]+)?(?:互联网|基层|铁路运输|中级|高级)?人?民?法院.*$")
# One unit of a place: 某某市, 某某区.
UNIT = sought(r"[^省市区县旗州盟]+?(?:自治[区州县旗]|[省市区县旗州盟])")


@dataclass(frozen=True)
class _Place:
    """A place before its note is looked up."""

    kind: str
    standing: str
    place: str = ""
    party: str = ""
    words: str = ""
    where: str = ""
    court: str = ""


def forums_of(
    case: Case,
    on: Setting,
    respondents: tuple[RespondentInfo, ...],
    citable: Mapping[str, tuple[Citation, ...]],
) -> tuple[ForumInfo, ...]:
    """Every court that may be the right one, the safest first. One whose clause cannot be cited is left out."""
    places = list(_clauses(case, on))
    bound = any(place.standing == FIRST for place in places)
    if respondents and respondents[0].role == "buyback":
        return _ordered(_as_seller(case, on, respondents), citable, case.court.name if case.court else "")
    service = on.facts[SERVICE].state == YES or case.demands.remedy in NOT_MONEY
    # What is not money is performed where the other side is (民诉法解释 第十八条第二款).
    restoring = case.demands.remedy in NOT_MONEY
    own = (
        []
        if restoring or on.facts[FROM_ANOTHER].state == YES
        else list(_own_places(case.claimant, on.filing_on, service=service))
    )
    theirs = list(_defendants(respondents, service=service))
    sent = on.facts[SENT_GOODS].state == YES
    if sent:
        # 民诉法解释 第二十条: of what is not delivered through the net, the place where it was received.
        own = [replace(place, kind="forum_delivered", standing=FIRST) for place in own[:1]]
    both = [*theirs, *own] if service else [*own, *theirs]
    if bound:
        both = [replace(place, standing=ALSO) for place in both]
    places += both
    if on.facts[BOOKED].state == YES:
        # 民诉法解释 第十八条第一款: a show, a room or a meal has a place that was agreed on, and nothing arrives at once.
        places.append(_Place("forum_venue", ALSO))
    elif not sent:
        places.append(_Place("forum_instant_service" if service else "forum_instant", THEIRS))
    places += _internet_courts(places, on.filing_on)
    return _ordered(places, citable, case.court.name if case.court else "")


def _ordered(
    places: list[_Place], citable: Mapping[str, tuple[Citation, ...]], name: str
) -> tuple[ForumInfo, ...]:
    found = [_info(place, citable, name) for place in places if place.kind in citable]
    return tuple(sorted(found, key=lambda each: ORDER.index(each.standing)))


def _as_seller(case: Case, on: Setting, respondents: tuple[RespondentInfo, ...]) -> list[_Place]:
    """The author sold: the buyer's place is that of the defendant (民诉法解释 第二十条); that of who gets the money is arguable."""
    places = list(_clauses(case, on))
    theirs = [replace(place, kind="forum_buyback") for place in _defendants(respondents, service=True)]
    if any(place.standing == FIRST for place in places):
        theirs = [replace(place, standing=ALSO) for place in theirs]
    own = _own_places(case.claimant, on.filing_on, service=True)
    places += theirs
    places += [replace(place, kind="forum_payee") if place.kind == "forum_place" else place for place in own]
    places += _internet_courts(places, on.filing_on)
    return places


def _clauses(case: Case, on: Setting) -> Iterator[_Place]:
    """What the site's own rules say. A place of performance binds unless it never became a term (practice.md 1.5 第1点)."""
    shown = on.facts[SHOWN].state == YES
    for rule in case.platform_rules:
        where = f"《{rule.title}》{rule.article or ''}"
        if rule.about == "管辖":
            kind, standing = ("forum_agreed", FIRST) if shown else ("forum_clause", THEIRS)
            yield _Place(kind, standing, words=rule.words, where=where)
        elif rule.about == "履行地":
            yield _Place("forum_performance", FIRST, words=rule.words, where=where)


def _own_places(who: Claimant, today: date, *, service: bool) -> Iterator[_Place]:
    """Where the buyer is at home: as a buyer of goods sent through the net, or of a service, as who gets money back."""
    kind, standing = ("forum_place", ALSO) if service else ("forum", FIRST)
    registered, home = who.registered_address or "", who.home_address or ""
    if not home or home == registered:
        yield _Place(kind, standing, place=registered or home, party=who.name)
    elif is_residence(who, today):
        yield _Place("forum_residence" if not service else kind, standing, place=home, party=who.name)
        if registered:
            yield _Place(kind, ALSO, place=registered, party=who.name)
    else:
        if registered:
            yield _Place(kind, standing, place=registered, party=who.name)
        yield _Place("forum_home", ALSO, place=home, party=who.name)


def is_residence(who: Claimant, today: date) -> bool:
    """经常居住地: lived in for a year without a break up to the day of filing, and something proves it (解释 第四条)."""
    return (
        who.home_since is not None
        and bool(who.home_proof)
        and period("residence").after(who.home_since) <= today
    )


def _defendants(respondents: tuple[RespondentInfo, ...], *, service: bool) -> Iterator[_Place]:
    kind, standing = ("forum_service", FIRST) if service else ("forum_defendant", ALSO)
    for each in respondents:
        if each.address:
            yield _Place(kind, standing, place=each.address, party=each.name)


def _internet_courts(places: list[_Place], today: date) -> Iterator[_Place]:
    """One for each place that lies in the city of such a court; which cases it takes, the author must ask."""
    named: dict[str, str] = {}
    for place in places:
        court = internet_court_at(place.place, today) if place.place else ""
        if court:
            named.setdefault(court, place.place)
    for court, address in named.items():
        yield _Place("internet_court", CHECK, place=address, court=court)


def _info(place: _Place, citable: Mapping[str, tuple[Citation, ...]], court: str) -> ForumInfo:
    note = notes()[place.kind]
    return ForumInfo(
        kind=Ours(place.kind),
        standing=Ours(place.standing),
        title=Ours(note.title),
        says=Ours(note.says),
        citations=citable[place.kind],
        risk=Ours(note.risk),
        place=Said(place.place),
        party=Said(place.party),
        court=Ours(place.court),
        words=Said(place.words),
        where=Said(place.where),
        chosen=bool(court) and (court == place.court or lies_at(court, f"{place.place}{place.words}")),
    )


def lies_at(court: str, place: str) -> bool:
    """Whether a court seems to be that of the place: the smallest unit in its name stands there. Never sure.

    A name without any 省, 市, 区 or 县 is that of no place.
    """
    units = UNIT.findall(COURT.sub("", court))
    return bool(units) and units[-1] in place
