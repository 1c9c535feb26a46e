"""What a wording template may call: the brief told in the channel's words, with citations and exhibit numbers."""

from collections import deque
from collections.abc import Callable, Iterable, Mapping
from copy import copy
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Any

from kameng_docs.brief import (
    Brief,
    ClaimInfo,
    EventInfo,
    FactInfo,
    GroundInfo,
    RebuttalInfo,
)
from kameng_docs.case.references import lines_cited, numbered
from kameng_docs.channels import Channel
from kameng_docs.compose.answers import answerer
from kameng_docs.compose.citing import Citer, relied_on
from kameng_docs.compose.events import event_words
from kameng_docs.compose.filters import PLAIN_FILTERS
from kameng_docs.compose.groups import ranges
from kameng_docs.compose.known import Known
from kameng_docs.compose.law_row import by_statute
from kameng_docs.compose.origins import Kind, Origin, Origins
from kameng_docs.compose.placeholders import placeholders, with_terms
from kameng_docs.compose.points import Point
from kameng_docs.compose.reasons import Reason
from kameng_docs.compose.sides import Sides, about_whom, author_in, of_whom, sides_of
from kameng_docs.compose.stated import told_of, what_is_less
from kameng_docs.compose.third_person import in_third_person
from kameng_docs.compose.why import SHORT, Why
from kameng_docs.law.model import Citation
from kameng_docs.law.vocabulary import disputes
from kameng_docs.wording import sentence, yuan

# A reader of the law, the role of a respondent; and what an answer names that speaks to it.
PLATFORM, TO_THE_PLATFORM = "platform", "{platform}"
_KIND_OF = {GroundInfo: Kind.GROUND, ClaimInfo: Kind.CLAIM, RebuttalInfo: Kind.EXCUSE}
FILTERS = (
    *PLAIN_FILTERS, "proof", "numbers", "told", "argued", "lead", "clause", "short", "answered", "reasoned", "prayed", "wanted", "cited", "quoted",
    "relied", "told_why",
)  # fmt: skip


def sent_through(brief: Brief, channel: Channel) -> Brief:
    """The brief for a channel: where its papers travel and the day of reply is ours, it leaves room for the way; and what
    the platform alone can be asked for is asked of nobody else, unless it answers beside the seller.
    """
    if channel.by_post:
        brief = replace(brief, reply_by=brief.reply_by_post)
    answers = any(each.role == PLATFORM for each in brief.respondents)
    if channel.reader in {"", PLATFORM} or answers:
        return brief
    others = tuple(each for each in brief.rebuttals if TO_THE_PLATFORM not in each.answer)
    return brief if len(others) == len(brief.rebuttals) else replace(brief, rebuttals=others)


@dataclass
class Teller:
    """Tells one brief in one paper of one channel."""

    brief: Brief
    channel: Channel
    # What a wording may name of the brief in every paper of the channel (named.py), for all who tell this brief.
    shared: dict[str, Any] = field(default_factory=dict)
    # What hangs on the readers besides, audience by audience (attachments.py), for the same.
    attached: dict[str, dict[str, Any]] = field(default_factory=dict)
    # Hears what each of its words rests on, where that is asked.
    origins: Origins | None = None

    def __post_init__(self) -> None:
        """Papers for others speak of the author; only he himself reads 我 as he wrote it."""
        if not self.channel.overview:
            child = sides_of(self.brief, self.channel).buyer if self.brief.claimant.guardian else ""
            self.brief = in_third_person(self.brief, author_in(self.brief, self.channel), child)

    def anew(self) -> "Teller":
        """For the next paper: the same, and no statute was named in it yet."""
        other = copy(self)
        vars(other).pop("citer", None)
        vars(other).pop("filters", None)
        return other

    @cached_property
    def citer(self) -> Citer:
        """Names the clauses of this paper. What others read names no clause whose words nobody has checked."""
        return self._citer()

    def _citer(self) -> Citer:
        return Citer(
            self.brief.made_on,
            reader=self._reader,
            proven_only=not self.channel.overview,
            origins=self.origins,
        )

    def marked(self, text: str, *origins: Origin) -> str:
        """`text` with what it rests on, where that is asked."""
        return self.origins.marked(text, origins) if self.origins else text

    def printed(self, value: Any, text: str) -> str:
        """`text`, as which a value is printed, with what the value is of, where that is asked."""
        return self.marked(text, *self._known.of(value)) if self.origins else text

    @cached_property
    def _known(self) -> Known:
        return Known(self.brief)

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
        plain = PLAIN_FILTERS
        if self.origins:
            plain = {name: self._known.kept(filtered) for name, filtered in plain.items()}
        return plain | {
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
            "quoted": self.citer.quote,
            "relied": self.relied,
            "told_why": self.told_why,
        }

    def proof(self, keys: Iterable[str], otherwise: str = "") -> str:
        """（证据1-1、2-3） for exhibits, `otherwise` where there is none."""
        found = self.numbers(tuple(keys))
        if self.channel.pictures:
            return f"（{found}）" if found else otherwise
        return f"（证据{found}）" if found else otherwise

    def numbers(self, keys: Iterable[str]) -> str:
        """1-1、2-3 for exhibits, in the order of their numbers, four neighbours and more as 1-1至1-4; empty where there is none."""
        keys = tuple(keys)
        return self.marked(self._numbers(keys), *(Origin(Kind.EXHIBIT, key) for key in keys))

    def _numbers(self, keys: Iterable[str]) -> str:
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
        told = told_of(
            fact, self.brief, {**self._values_for(fact.whom)}, sides, answerer(brief, sides, fact.name)
        )
        return self.marked(told, Origin(Kind.FACT, fact.name))

    def event_words(self, event: EventInfo) -> str:
        """What the author wrote of an event."""
        told = event_words(event, self.brief, self.sides_for(event.whom))
        return self.marked(told, Origin(Kind.EVENT, event.at.isoformat()))

    def argued(self, ground: GroundInfo) -> str:
        """The reasons of a ground, its citations printed."""
        return self._worded(ground.argument, ground, whom=ground.whom)

    def lead(self, ground: GroundInfo) -> str:
        """The point of a ground in one sentence without a full stop; empty where it has none."""
        return self._worded(ground.lead, ground, whom=ground.whom)

    def clause(self, ground: GroundInfo) -> str:
        """A ground as half a sentence behind another, without a full stop; empty where it has none."""
        return self._worded(ground.clause, ground, whom=ground.whom)

    def short(self, ground: GroundInfo) -> str:
        """One sentence for a ground."""
        return self._worded(ground.short, ground, whom=ground.whom)

    def prayed(self, claim: ClaimInfo, whom: int | None = None) -> str:
        """A claim without a sum of its own, as a request to a court; of several who are sued, against that one."""
        return self._worded(claim.prayer, claim, whom=() if whom is None else (whom,))

    def wanted(self, claim: ClaimInfo) -> str:
        """The same, as it is put to the other side; empty for what only a court is asked."""
        return self._worded(claim.wanted, claim)

    def answered(self, rebuttal: RebuttalInfo) -> str:
        """The answer to an excuse."""
        return self._worded(rebuttal.answer, rebuttal, whom=rebuttal.whom)

    def reasoned(self, reason: Reason) -> str:
        """A reason of a letter without its full stop, with the law that it may name."""
        if reason.rebuttal:
            return self._worded(reason.rebuttal.answer, reason.rebuttal, reason.citations).rstrip("。")
        ground = reason.ground
        if ground is None:
            return ""
        wording = {"lead": ground.lead, "clause": ground.clause, "short": ground.short}[reason.how]
        told = self._worded(wording, ground, reason.citations).rstrip("。")
        place = "" if reason.how == "clause" else self.citer.cite(reason.citations)
        return f"{told}（{place}）" if place else told

    def told_why(self, why: Why) -> str:
        """A reason of a complaint in one sentence, with what it cites and its full stop."""
        if why.rebuttal:
            return sentence(self._worded(why.rebuttal.answer, why.rebuttal, why.citations))
        ground = why.ground
        if ground is None:
            return ""
        if why.how != SHORT:
            return sentence(self._worded(ground.clause, ground, why.citations))
        place = self.citer.cite(why.citations)
        told = self._worded(ground.short, ground, why.citations).rstrip("。")
        return f"{told}（{place}）。" if place else f"{told}。"

    def relied(self, points: Iterable[Point]) -> str:
        """Every clause that these points name, once, statutes in full, in order: for a box of its own."""
        printed = [each for point in points for each in point.wordings()]
        named = [each for wording, ground in printed for each in relied_on(wording, ground.citations)]
        citer = self._citer()
        return citer.spelled_text(
            "；".join(filter(None, (citer.cite(of_one) for of_one in by_statute(named))))
        )

    @cached_property
    def fault(self) -> str:
        """The half sentence that says what is wrong; empty where nothing is claimed."""
        return self.brief.fault.format_map({**self._values, "less": what_is_less(self.brief)})

    @cached_property
    def dispute(self) -> str:
        """The first of what went wrong, by the name that a title has for it; empty where the author chose none."""
        name = next(iter(self.brief.disputes), "")
        return (disputes()[name].said or name).format(thing=self.thing) if name else ""

    def _facts_of(self, of: GroundInfo | ClaimInfo) -> tuple[str, ...]:
        """What a ground stands on; for a claim, the one whose words it is asked in."""
        if isinstance(of, GroundInfo):
            return of.facts
        first = of.grounds[0] if of.grounds else ""
        return next((ground.facts for ground in self.brief.grounds if ground.id == first), ())

    def _worded(
        self,
        wording: str,
        of: GroundInfo | ClaimInfo | RebuttalInfo,
        citations: tuple[Citation, ...] | None = None,
        *,
        whom: tuple[int, ...] = (),
    ) -> str:
        """A wording `of` its ground, claim or answer; of the law no more than `citations` is named, where they are given."""
        own, facts = (None, ()) if isinstance(of, RebuttalInfo) else (of.sum, self._facts_of(of))
        filled = self.citer.fill(wording, of.citations if citations is None else citations)
        values = with_terms(self._values_for(whom), about_whom(self.brief, whom), facts, self.proof)
        told = filled.replace("{sum}", yuan(own) if own is not None else "").format_map(values)
        return self.marked(told, Origin(_KIND_OF[type(of)], of.id))

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


def teller_of(brief: Brief, channel: Channel, origins: Origins | None = None) -> Teller:
    """Whoever tells the brief in one paper of the channel, and has named no statute yet.

    A channel asks dozens of questions of one and the same brief, for each paper, each thing that it requires and each
    field: what all of them are told alike is worked out once. With `origins` it is told to be asked, and shared with none.
    """
    if origins is not None:
        return Teller(sent_through(brief, channel), channel, origins=origins)
    for told, teller in _LAST:
        if told is brief and teller.channel is channel:
            return teller.anew()
    teller = Teller(sent_through(brief, channel), channel)
    _LAST.append((brief, teller))
    return teller.anew()
