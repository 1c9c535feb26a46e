"""What a wording template may call: the brief told in the channel's words, with citations and exhibit numbers."""

import re
from collections import deque
from collections.abc import Callable, Iterable, Mapping
from copy import copy
from dataclasses import dataclass, replace
from datetime import timedelta
from decimal import Decimal
from functools import cached_property
from typing import Any

from kameng_docs.brief import (
    Brief,
    ClaimInfo,
    EventInfo,
    FactInfo,
    GroundInfo,
    OrderInfo,
    PromiseInfo,
    RebuttalInfo,
)
from kameng_docs.case.part import instant_of
from kameng_docs.case.references import lines_cited, numbered
from kameng_docs.channels import Channel
from kameng_docs.compose.answers import answerer, said
from kameng_docs.compose.called import called
from kameng_docs.compose.citing import Citer, relied_on
from kameng_docs.compose.complaining import PAST_PLATFORM, names_of
from kameng_docs.compose.events import event_words
from kameng_docs.compose.groups import MANY, by_goods, common_name, periods_of, ranges, series_of, stem_of
from kameng_docs.compose.law_row import by_statute
from kameng_docs.compose.lines import OF_ORDERS, Line, lines_of, timed
from kameng_docs.compose.paid import at_issue as orders_at_issue
from kameng_docs.compose.placeholders import placeholders, with_terms
from kameng_docs.compose.points import Point, points_of
from kameng_docs.compose.reasons import Reason, reasons_of
from kameng_docs.compose.sides import Sides, about_whom, labels_of, of_whom, sides_of
from kameng_docs.compose.third_person import in_third_person
from kameng_docs.compose.why import SHORT, Why
from kameng_docs.disclosure import HIDDEN
from kameng_docs.gates import Past, holds
from kameng_docs.law.claim_kinds import BESIDE, CLAIM_KINDS
from kameng_docs.law.fact_names import CHILD, LESS_THAN_SHOWN, REFUSED
from kameng_docs.law.following import notices
from kameng_docs.law.model import Citation
from kameng_docs.law.said import told_apart
from kameng_docs.law.vocabulary import disputes
from kameng_docs.procedure.days import months_after
from kameng_docs.procedure.ladder import period
from kameng_docs.wording import (
    amount_in_words,
    chinese_numeral,
    close,
    date_in_chinese,
    day_after,
    enumeration,
    inner_quotes,
    instant_in_chinese,
    instant_in_digits,
    instant_to_the_second,
    paid_to,
    sentence,
    yuan,
)


def within(told: str, text: str) -> bool:
    """Whether `text` says every sign of `told` in its order, so that to tell it too would be to say it twice."""
    signs = iter(SIGNS.sub("", text))
    return all(sign in signs for sign in SIGNS.sub("", told))


def _enumerated(values: Iterable[object]) -> str:
    return enumeration([str(value) for value in values])


PLAIN_FILTERS: dict[str, Callable[..., Any]] = {
    "yuan": yuan,
    "in_words": amount_in_words,
    "day": date_in_chinese,
    "moment": instant_in_chinese,
    "stamp": instant_in_digits,
    "exact": instant_to_the_second,
    "sentence": sentence,
    "enumerated": _enumerated,
    "numeral": chinese_numeral,
    "inner": inner_quotes,
    "paid_to": paid_to,
    "by_goods": by_goods,
    "periods": periods_of,
    "series": series_of,
    "common_name": common_name,
    "day_after": day_after,
    "close": close,
    "stem": stem_of,
    "timed": timed,
    "within": within,
}
# What is no letter of a sentence.
SIGNS = re.compile(r"[\s，。；、“”‘’：！!,.]+")
# What sites that take pictures show.
PICTURES = (".jpg", ".jpeg", ".png", ".webp")
# Asked for here alone: their 原话 say what was got instead.
LESS = (LESS_THAN_SHOWN, "卖家发来的不是我买的商品或面值")
FILTERS = (
    *PLAIN_FILTERS, "proof", "numbers", "told", "argued", "lead", "clause", "short", "answered", "reasoned", "prayed", "wanted", "cited", "quoted",
    "relied", "told_why",
)  # fmt: skip


def _days(fact: FactInfo) -> str:
    """The day for which something was set, or from which to which."""
    days = [date_in_chinese(each) for each in (fact.at, fact.until) if each]
    return "至".join(dict.fromkeys(days)) or "约定的那天"


def sent_through(brief: Brief, channel: Channel) -> Brief:
    """The brief for a channel whose papers travel: where the day of reply is ours, it leaves room for the way."""
    if not (channel.by_post and brief.reply_by_is_ours):
        return brief
    return replace(brief, reply_by=brief.reply_by + timedelta(days=period("post").count))


@dataclass
class Teller:
    """Tells one brief in one paper of one channel."""

    brief: Brief
    channel: Channel

    def __post_init__(self) -> None:
        """Papers for others speak of the author; only he himself reads 我 as he wrote it."""
        if not self.channel.overview:
            self.brief = in_third_person(self.brief, sides_of(self.brief, self.channel).me)

    def anew(self) -> "Teller":
        """For the next paper: the same, and no statute was named in it yet."""
        names, other = self.names, copy(self)
        vars(other).pop("citer", None)
        vars(other).pop("filters", None)
        vars(other)["names"] = names
        return other

    @cached_property
    def names(self) -> Mapping[str, Any]:
        """What a wording may name of the brief, in every paper of the channel."""
        return _names(self)

    @cached_property
    def citer(self) -> Citer:
        """Names the clauses of this paper. What others read names no clause whose words nobody has checked."""
        return Citer(self.brief.made_on, reader=self._reader, proven_only=not self.channel.overview)

    @property
    def _reader(self) -> str | None:
        return None if self.channel.overview else self.channel.reader

    @cached_property
    def sides(self) -> Sides:
        """What this paper calls the sides."""
        return sides_of(self.brief, self.channel)

    @cached_property
    def filters(self) -> Mapping[str, Callable[..., Any]]:
        """The filters of the wording templates, by the names in FILTERS."""
        return PLAIN_FILTERS | {
            "proof": self.proof,
            "numbers": self.numbers,
            "told": self.told,
            "argued": self.argued,
            "lead": self.lead,
            "clause": self.clause,
            "short": self.short,
            "answered": self.answered,
            "reasoned": self.reasoned,
            "prayed": self.prayed,
            "wanted": self.wanted,
            "cited": self.citer.cite,
            "quoted": self.quoted,
            "relied": self.relied,
            "told_why": self.told_why,
        }

    def proof(self, keys: Iterable[str], otherwise: str = "") -> str:
        """（证据1-1、2-3） for exhibits, `otherwise` where there is none."""
        found = self.numbers(keys)
        if self.channel.pictures:
            return f"（{found}）" if found else otherwise
        return f"（证据{found}）" if found else otherwise

    def numbers(self, keys: Iterable[str]) -> str:
        """1-1、2-3 for exhibits, in the order of their numbers, four neighbours and more as 1-1至1-4; empty where there is none."""
        if self.channel.pictures:
            shown: dict[str, str] = {
                exhibit.key: f"图{i}" for i, exhibit in enumerate(self.brief.exhibits, 1)
            }
            return "、".join(dict.fromkeys(each for key in keys if (each := numbered(key, shown))))
        numbers: dict[str, str] = {exhibit.key: exhibit.number for exhibit in self.brief.exhibits}
        every = list(numbers.values())
        found = {each: self._place(key) for key in keys if (each := numbered(key, numbers))}
        return "、".join(ranges(sorted(found, key=found.__getitem__), every))

    def _place(self, key: str) -> int:
        """Where among all exhibits one stands that is named alone or with its lines."""
        cited = lines_cited(key)
        keys: list[str] = [exhibit.key for exhibit in self.brief.exhibits]
        return keys.index(key if key in keys or cited is None else cited[0])

    def told(self, fact: FactInfo) -> str:
        """A fact that is 是, in the words of the vocabulary."""
        sides, brief = self.sides_for(fact.whom), about_whom(self.brief, fact.whom)
        values: dict[str, Any] = {**self._values_for(fact.whom)} | {
            "me": sides.speaker,
            "them": answerer(brief, sides, fact.name),
            "words": f"“{fact.words}”" if fact.words else "",
            "less": f"：{fact.words}" if fact.words else "",
            "count": fact.count if fact.count is not None else "若干",
            "so_many": f"{fact.count}张" if fact.count is not None else "",
            "amount": yuan(fact.amount) if fact.amount is not None else "若干",
            "latest": f"，最迟{instant_in_chinese(fact.at)}" if fact.at else "",
            "said": said(fact),
            "pays": "付款" if self.brief.respondents[0].role == "buyback" else "退款",
            "until": f"，给出的期限至{instant_in_chinese(fact.until)}" if fact.until else "，并给出了期限",
            "day_set": _days(fact),
            "since": f"自{instant_in_chinese(fact.at)}" if fact.at else "",
            "extra": f"提出：“{fact.words}”" if fact.words else "另外提出要求",
        }
        if fact.name in notices():
            values["shown"] = f"“{fact.words}”" if fact.words else self._kind_of_notice(fact)
        told = fact.told.format_map(values)
        quotes = ("{words}", "{less}", "{shown}", "{refusal}", "{said}", "{extra}")
        quoted = any(name in fact.told for name in quotes) or fact.words in self.brief.shown
        return told if quoted else told + said(fact)

    def _kind_of_notice(self, fact: FactInfo) -> str:
        """Of what kind a notice was whose words are not known: as the order has it, where there is no other."""
        others = [name for name in notices() if name != fact.name and self.brief.facts[name].state == "是"]
        return notices()[fact.name] if others or not self.brief.shown else self.brief.shown

    def argued(self, ground: GroundInfo) -> str:
        """The reasons of a ground, its citations printed."""
        return self._worded(ground.argument, ground.citations, ground.sum, ground.facts, ground.whom)

    def lead(self, ground: GroundInfo) -> str:
        """The point of a ground in one sentence without a full stop; empty where it has none."""
        return self._worded(ground.lead, ground.citations, ground.sum, ground.facts, ground.whom)

    def clause(self, ground: GroundInfo) -> str:
        """A ground as half a sentence behind another, without a full stop; empty where it has none."""
        return self._worded(ground.clause, ground.citations, ground.sum, ground.facts, ground.whom)

    def short(self, ground: GroundInfo) -> str:
        """One sentence for a ground."""
        return self._worded(ground.short, ground.citations, ground.sum, ground.facts, ground.whom)

    def prayed(self, claim: ClaimInfo, whom: int | None = None) -> str:
        """A claim without a sum of its own, as a request to a court; of several who are sued, against that one."""
        of = () if whom is None else (whom,)
        return self._worded(claim.prayer, claim.citations, claim.sum, self._facts_of(claim), of)

    def wanted(self, claim: ClaimInfo) -> str:
        """The same, as it is put to the other side; empty for what only a court is asked."""
        return self._worded(claim.wanted, claim.citations, claim.sum, self._facts_of(claim))

    def answered(self, rebuttal: RebuttalInfo) -> str:
        """The answer to an excuse."""
        return self._worded(rebuttal.answer, rebuttal.citations, whom=rebuttal.whom)

    def reasoned(self, reason: Reason) -> str:
        """A reason of a letter without its full stop, with the law that it may name."""
        if reason.rebuttal:
            return self._worded(reason.rebuttal.answer, reason.citations).rstrip("。")
        ground = reason.ground
        if ground is None:
            return ""
        wording = {"lead": ground.lead, "clause": ground.clause, "short": ground.short}[reason.how]
        told = self._worded(wording, reason.citations, ground.sum, ground.facts).rstrip("。")
        place = "" if reason.how == "clause" else self.citer.cite(reason.citations)
        return f"{told}（{place}）" if place else told

    def told_why(self, why: Why) -> str:
        """A reason of a complaint in one sentence, with what it cites and its full stop."""
        if why.rebuttal:
            return sentence(self._worded(why.rebuttal.answer, why.citations))
        ground = why.ground
        if ground is None:
            return ""
        if why.how != SHORT:
            return sentence(self._worded(ground.clause, why.citations, ground.sum, ground.facts))
        place = self.citer.cite(why.citations)
        told = self._worded(ground.short, why.citations, ground.sum, ground.facts).rstrip("。")
        return f"{told}（{place}）。" if place else f"{told}。"

    def quoted(self, citation: Citation) -> str:
        """《…》第…条规定：“…”, word for word; only the number where no words are held."""
        name = self.citer.cite([citation])
        return (
            f"{name}规定：“{(citation.lead_in + citation.text).replace(chr(10), '')}”"
            if citation.text
            else name
        )

    def relied(self, points: Iterable[Point]) -> str:
        """Every clause that these points name, once, statutes in full, in order: for a box of its own."""
        printed = [each for point in points for each in point.wordings()]
        named = [each for wording, ground in printed for each in relied_on(wording, ground.citations)]
        citer = Citer(self.brief.made_on, reader=self._reader, proven_only=not self.channel.overview)
        return citer.spelled_text(
            "；".join(filter(None, (citer.cite(of_one) for of_one in by_statute(named))))
        )

    @cached_property
    def fault(self) -> str:
        """The half sentence that says what is wrong; empty where nothing is claimed."""
        return self.brief.fault.format_map({**self._values, "less": _what_is_less(self.brief)})

    @cached_property
    def dispute(self) -> str:
        """The first of what went wrong, by the name that a title has for it; empty where the author chose none."""
        name = next(iter(self.brief.disputes), "")
        return (disputes()[name].said or name).format(thing=self.thing) if name else ""

    def _facts_of(self, claim: ClaimInfo) -> tuple[str, ...]:
        """What the ground stands on whose words a claim is asked in."""
        first = claim.grounds[0] if claim.grounds else ""
        return next((ground.facts for ground in self.brief.grounds if ground.id == first), ())

    def _worded(
        self,
        wording: str,
        citations: tuple[Citation, ...],
        own: Decimal | None = None,
        facts: tuple[str, ...] = (),
        whom: tuple[int, ...] = (),
    ) -> str:
        """`own` is the sum that {sum} stands for, of the ground or the claim whose wording it is; `facts` what that rests on."""
        filled = self.citer.fill(wording, citations)
        values = with_terms(self._values_for(whom), about_whom(self.brief, whom), facts, self.proof)
        return filled.replace("{sum}", yuan(own) if own is not None else "").format_map(values)

    @property
    def thing(self) -> str:
        """What this paper calls what was bought: 卡密, 激活码, 商品."""
        return self._values["thing"]

    @property
    def use(self) -> str:
        """What is done with it first: 兑换, 激活, 使用."""
        return self._values["use"]

    def sides_for(self, whom: tuple[int, ...]) -> Sides:
        """The sides where one or some of several sellers are spoken of, by their place among the respondents; empty: all."""
        return of_whom(self.sides, self.brief, self.channel, whom)

    def _values_for(self, whom: tuple[int, ...]) -> Mapping[str, str]:
        if not whom:
            return self._values
        return placeholders(about_whom(self.brief, whom), self.sides_for(whom), self.proof, self.told)

    @cached_property
    def _values(self) -> Mapping[str, str]:
        return placeholders(self.brief, self.sides, self.proof, self.told)


# Those who told last, each with the brief as it was given.
_LAST: deque[tuple[Brief, Teller]] = deque(maxlen=16)


def teller_of(brief: Brief, channel: Channel) -> Teller:
    """Whoever tells the brief in one paper of the channel, and has named no statute yet.

    A channel asks dozens of questions of one and the same brief, for each paper, each thing that it requires and each
    field: what all of them are told alike is worked out once.
    """
    for told, teller in _LAST:
        if told is brief and teller.channel is channel:
            return teller.anew()
    teller = Teller(sent_through(brief, channel), channel)
    _LAST.append((brief, teller))
    return teller.anew()


def context_of(teller: Teller, more: Mapping[str, Any]) -> dict[str, Any]:
    """The names a wording template may use; docs/architecture.md lists them."""
    return {**teller.names, **more}


def _names(teller: Teller) -> dict[str, Any]:
    """Those that stand in every paper of the channel. None of them hangs on what was cited before."""
    brief = teller.brief
    at_issue = orders_at_issue(brief)
    principal = brief.claims[0] if brief.claims else None
    past = Past(brief)
    claims = dict.fromkeys(CLAIM_KINDS) | {c.kind: c for c in brief.claims if not c.alternative}
    return {
        "brief": brief,
        # What is decided of the case, by the name of a gate (kameng_docs/gates).
        "gate": lambda name: holds(name, past, teller.channel.slug),
        "claimant": brief.claimant,
        "respondents": brief.respondents,
        "defendants": brief.defendants,
        "orders": brief.orders,
        "order": at_issue[0],
        # What an order's goods are called, and those at issue together (called.yaml).
        "called": called,
        "thing": teller.thing,
        "use": teller.use,
        # What went wrong, as a title names it.
        "dispute": teller.dispute,
        "at_issue": at_issue,
        "order_pictures": _pictures(brief, at_issue[0]),
        "paid_by": "、".join(order.paid_by for order in at_issue if order.paid_by),
        "order_ids": [o.order_id for o in at_issue if o.order_id and HIDDEN not in o.order_id],
        "loose_facts": _loose_facts(brief),
        "grouped": _grouped(brief),
        "lines": lambda events, facts=(), promises=(): _lines(brief, events, facts, promises),
        "reasons": lambda at_most: reasons_of(
            brief.grounds, brief.claims, brief.rebuttals, at_most, teller.citer.named
        ),
        "points": lambda grounds, claims, at_most: points_of(grounds, claims, at_most, teller.citer.named),
        "claims": claims,
        "alternative": next((claim for claim in brief.claims if claim.alternative), None),
        # What is asked beside the price, each with what a pleading calls it.
        "beside": [(claims[kind], noun) for kind, noun in BESIDE.items() if claims[kind]],
        "also_wanted": [claim for claim in brief.claims if claim.wanted and claim is not principal],
        "principal": principal,
        "grounds": {ground.id: ground for ground in brief.grounds},
        "own_grounds": _own_grounds(brief, principal),
        "facts": brief.facts,
        "me": teller.sides.me,
        "buyer": teller.sides.buyer,
        "them": teller.sides.them,
        "platform": teller.sides.platform,
        "mediated": teller.sides.mediated,
        "channel": teller.channel,
        "fault": teller.fault,
        # 被告一, 被告二: by the place among the respondents; and of whom an order was bought.
        "labels": labels_of(brief, teller.channel),
        "sold_by": lambda order: (
            labels_of(brief, teller.channel)[order.sold_by]
            if order.sold_by is not None
            else teller.sides.them
        ),
        "seller_of": lambda order: brief.respondents[order.sold_by or 0],
        "sellers": sorted({order.sold_by for order in at_issue if order.sold_by is not None}),
        # Who refused: the seller, or the platform.
        "refuser": answerer(brief, teller.sides, REFUSED),
        # What a complaint and a letter do not repeat of the author's own words.
        "apart": told_apart(),
        "last_paid": max((order.paid_at for order in at_issue), key=instant_of),
        "event_words": lambda event: event_words(event, brief, teller.sides_for(event.whom)),
        "copies": len(brief.defendants),
        # What was sent before: through other channels, and through this one.
        "earlier": [step for step in brief.steps if step.channel != teller.channel.slug],
        "again": [step for step in brief.steps if step.channel == teller.channel.slug],
        "days_later": lambda days: brief.made_on + timedelta(days=days),
        "months_later": lambda months: months_after(brief.made_on, months),
        "hours_since_paid": _hours_since_paid(brief),
        "terse": 0,
        "groups": list(dict.fromkeys(exhibit.group for exhibit in brief.exhibits)),
        # Where the exhibits stand in the book, and which volume of it this is; the book itself tells (books.py).
        "book_pages": dict.fromkeys((exhibit.number for exhibit in brief.exhibits), ""),
        "volume": 1,
        "volumes": 1,
        "supplement": 0,
        "slug": "",
        **names_of(
            brief, at_issue, _own_grounds(brief, principal), teller.channel.reader, teller.citer.named
        ),
    }


def _pictures(brief: Brief, order: OrderInfo) -> list[str]:
    """The pictures among the exhibits of an order, by the names of their files."""
    files = [name for exhibit in brief.exhibits if exhibit.key in order.exhibits for name in exhibit.files]
    return [name for name in files if name.lower().endswith(PICTURES)]


def _own_grounds(brief: Brief, principal: ClaimInfo | None) -> list[GroundInfo]:
    """The grounds of the first claim, and of a deposit or a penalty asked beside it, that have a short sentence."""
    beside = [claim for claim in brief.claims if claim.kind in BESIDE]
    ids = {id_ for claim in (principal, *beside) if claim for id_ in claim.grounds} | {PAST_PLATFORM}
    named = [ground for ground in brief.grounds if ground.short and ground.id in ids]
    # In the order of the claim: where it is of several parts, the ground of the greatest stands first. Room is short: what
    # carries another claim, and what was paid past the platform, come before the rest of the first one's.
    order = list(principal.grounds) if principal else []
    named.sort(key=lambda ground: order.index(ground.id) if ground.id in order else len(order))
    return sorted(named, key=lambda ground: ground is not named[0] and ground.id in order)


def _loose_facts(brief: Brief) -> list[FactInfo]:
    """Facts that are 是 and have no place in the timeline, but for those that an event tells already."""
    told = {event.fact for event in brief.events}
    return [
        fact
        for name, fact in brief.facts.items()
        if fact.state == "是" and (fact.undated or fact.at is None) and fact.told and name not in told
    ]


def _grouped(brief: Brief) -> bool:
    """Whether so many orders are at issue that a table tells them; a child's payments have one line of their own."""
    return (
        brief.facts[CHILD].state != "是" and len([order for order in brief.orders if order.affected]) >= MANY
    )


def _lines(
    brief: Brief, events: Iterable[EventInfo], facts: Iterable[FactInfo], promises: Iterable[PromiseInfo]
) -> tuple[Line, ...]:
    return lines_of(brief, events, facts, promises, without=OF_ORDERS if _grouped(brief) else ())


def _hours_since_paid(brief: Brief) -> int:
    """Whole hours from the last payment to the beginning of the day of making; never less than 0."""
    paid = max(instant_of(order.paid_at) for order in brief.orders)
    return max(0, int((instant_of(brief.made_on) - paid).total_seconds() // 3600))


def _what_is_less(brief: Brief) -> str:
    """What was got instead of what the page said, in the author's words."""
    for name in LESS:
        fact = brief.facts[name]
        if fact.state == "是" and fact.words:
            return f"（{fact.words}）"
    return ""
