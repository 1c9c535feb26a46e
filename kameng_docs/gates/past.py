"""The past of a case as gates and the ladder ask for it: who was asked when, what came of it, what is over."""

from dataclasses import dataclass
from datetime import date
from functools import cached_property

from kameng_docs.brief import Brief, JudgmentInfo, Moment, OrderInfo, StepInfo
from kameng_docs.case.part import day_of, instant_of
from kameng_docs.case.story import OF_RESPONDENT
from kameng_docs.gates.standing import at_work, dealt_with, is_pending, sued_on
from kameng_docs.law.fact_names import ADMITTED, ASKED, BALANCE_ONLY, END_NOTICE, NOTICE, REFUSED
from kameng_docs.procedure.ladder import OTHER_SIDE, period
from kameng_docs.procedure.limitation import Limitation, limitation

ANSWERED = {"已答复", "已拒绝", "被投诉方已答复", "被投诉方已拒绝", "部分解决"}
# What the other side said to somebody else, whom it was asked through.
SAID_THERE = frozenset(OF_RESPONDENT.values())
ANSWERS = (REFUSED, ADMITTED, BALANCE_ONLY)
TO_THE_FIRM = {"platform_ticket", "demand_letter", "other"}


@dataclass(frozen=True)
class Past:
    """A brief, asked for what lies behind it on the day on which it was made."""

    brief: Brief

    @property
    def today(self) -> date:
        """The day of the brief."""
        return self.brief.made_on

    def is_yes(self, fact: str) -> bool:
        """Whether the author, or what he wrote, says 是."""
        return self.brief.facts[fact].state == "是"

    def is_no(self, fact: str) -> bool:
        """Whether it is 否."""
        return self.brief.facts[fact].state == "否"

    def has_come(self, moment: Moment | None) -> bool:
        """Whether it is that day already."""
        return moment is not None and day_of(moment) <= self.today

    def is_over(self, moment: Moment | None) -> bool:
        """Whether that day has gone by."""
        return moment is not None and day_of(moment) < self.today

    def last(self, slug: str) -> StepInfo | None:
        """The last step through a channel."""
        steps = [step for step in self.brief.steps if step.channel == slug]
        return max(steps, key=lambda step: instant_of(step.submitted_at)) if steps else None

    def is_pending(self, step: StepInfo) -> bool:
        """Whether it still lies with whoever it went to."""
        return is_pending(step, self.today)

    @property
    def judgment(self) -> JudgmentInfo | None:
        """What a court decided."""
        return self.brief.court_info.judgment

    @property
    def at_issue(self) -> tuple[OrderInfo, ...]:
        """The orders with which something is wrong; all of them where none is marked."""
        return tuple(order for order in self.brief.orders if order.affected) or self.brief.orders

    @cached_property
    def sued(self) -> date | None:
        """The day of the suit."""
        return sued_on(self.brief)

    def busy(self, besides: str) -> str:
        """The excluding channel that has the dispute today; empty where none has."""
        return next(iter(at_work(self.brief, besides)), "")

    def handled(self, besides: str) -> str:
        """The excluding channel that took it up at some time; empty where none did."""
        return next(iter(dealt_with(self.brief, besides)), "")

    @cached_property
    def contacts(self) -> tuple[StepInfo, ...]:
        """Steps by which the other side was asked, as far as the file tells: not those through an authority."""
        return tuple(step for step in self.brief.steps if step.reaches == OTHER_SIDE)

    @cached_property
    def to_the_firm(self) -> tuple[StepInfo, ...]:
        """Steps that went to the other side itself: a post in public and a complaint about a payment go by others."""
        return tuple(step for step in self.contacts if step.channel in TO_THE_FIRM)

    @cached_property
    def firm_asked(self) -> Moment | None:
        """When the other side itself was asked for the first time."""
        return self._first_word(self.to_the_firm)

    @cached_property
    def first_asked(self) -> Moment | None:
        """When the other side was asked for the first time."""
        return self._first_word(self.contacts)

    def _first_word(self, steps: tuple[StepInfo, ...]) -> Moment | None:
        facts = [self.brief.facts[name] for name in (ASKED, NOTICE)]
        moments = [fact.at for fact in facts if fact.state == "是" and fact.at]
        moments += [step.submitted_at for step in steps]
        return min(moments, key=instant_of) if moments else None

    @cached_property
    def refused_on(self) -> date | None:
        """The day of the first answer that did not solve it; None where there was none or its day is not known."""
        days = [
            day_of(step.replied_at or step.submitted_at) for step in self.contacts if step.state in ANSWERED
        ]
        refusal = self.brief.facts[REFUSED]
        if refusal.state == "是" and refusal.at:
            days.append(day_of(refusal.at))
        return min(days, default=None)

    @cached_property
    def said_there(self) -> tuple[StepInfo, ...]:
        """Steps with an office to which the other side itself has answered."""
        return tuple(step for step in self.brief.steps if step.state in SAID_THERE)

    @cached_property
    def answered_on(self) -> date | None:
        """The day of their newest answer, whether it stands under 事实, 经过 or 进度; None where no day is told."""
        told = (self.brief.facts[name] for name in ANSWERS)
        moments = [fact.at for fact in told if fact.state == "是"]
        moments += [event.at for event in self.brief.events if event.kind == "event" and event.their_words]
        moments += [step.replied_at for step in (*self.contacts, *self.said_there)]
        return max((day_of(moment) for moment in moments if moment is not None), default=None)

    @cached_property
    def was_answered(self) -> bool:
        """Whether they answered at all, as far as the file tells: with a day or without."""
        facts = any(self.is_yes(name) for name in ANSWERS)
        steps = bool(self.said_there) or any(step.state in ANSWERED for step in self.contacts)
        return facts or self.answered_on is not None or steps

    @cached_property
    def was_refused(self) -> bool:
        """Whether they said no: as a fact, or as what came of a step."""
        refused = any(step.state == "已拒绝" for step in self.contacts)
        return self.is_yes(REFUSED) or refused or any(s.state == "被投诉方已拒绝" for s in self.said_there)

    @cached_property
    def was_put_off(self) -> bool:
        """Whether they said no, or gave an excuse in whatever they said."""
        return self.was_refused or bool(self.brief.rebuttals or self.brief.unanswered)

    @cached_property
    def silence_over(self) -> Moment | None:
        """When to go on to the second rung: after an answer that did not solve it, else after 48 hours of silence."""
        if self.first_asked is None:
            return None
        silent = period("reply").hours_after(self.first_asked)
        return min([silent, *([self.refused_on] if self.refused_on else [])], key=instant_of)

    @cached_property
    def complaint_from(self) -> Moment | None:
        """When to go on to a body outside: after an answer that did not solve it, else on the sixth day."""
        if self.first_asked is None:
            return None
        sixth = period("complaint_after").after(day_of(self.first_asked))
        return min([sixth, *([self.refused_on] if self.refused_on else [])])

    @cached_property
    def paid_at(self) -> Moment:
        """The last payment."""
        return max((order.paid_at for order in self.brief.orders), key=instant_of)

    @cached_property
    def first_received(self) -> date | None:
        """The day on which the first order came."""
        return min((day_of(o.received_at) for o in self.brief.orders if o.received_at), default=None)

    @cached_property
    def limitation(self) -> Limitation | None:
        """民法典 第一百八十八条: three years, begun anew only by demands that are known to have arrived (第一百九十五条).

        What was asked in person (a fact), a letter with its day of arrival, a step that was answered, a promise to pay.
        """
        known = self.brief.known_on
        if known is None:
            return None
        facts = [self.brief.facts[name] for name in (ASKED, NOTICE, END_NOTICE, ADMITTED)]
        days = [day_of(fact.at) for fact in facts if fact.state == "是" and fact.at]
        days += [step.arrived_on for step in self.brief.steps if step.arrived_on]
        days += [day_of(step.replied_at) for step in self.contacts if step.replied_at]
        return limitation(known, [day for day in days if known <= day <= self.today])
