"""The past of a case as the ladder asks for it: who was asked when, what came of it, what is over."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property

from kameng_docs.brief import Brief, Moment, StepInfo
from kameng_docs.brief.standing import at_work, dealt_with, is_pending, sued_on
from kameng_docs.case.part import day_of, instant_of
from kameng_docs.law.fact_names import ASKED, NOTICE, REFUSED
from kameng_docs.plan.model import Rung
from kameng_docs.plan.words import word, words
from kameng_docs.procedure.ladder import ladder, period

DAY = timedelta(days=1)
# Not yet a reason to go on: somebody else, who was asked outside, answers in these.
OUTSIDE = {"police", "people_mediation", "samr_12315_report", "execution"}
ANSWERED = {"已答复", "已拒绝", "部分解决"}
# After these the same channel may be tried once more.
TURNED_AWAY = {"不予受理", "已撤回"}


@dataclass(frozen=True)
class Past:
    """A brief, and the names of channels as the templates in use call them."""

    brief: Brief
    names: Mapping[str, str]

    @property
    def today(self) -> date:
        """The day of the plan."""
        return self.brief.made_on

    def rung(self, slug: str, status: str, reason: str, **values: object) -> Rung:
        """A rung with the sentence `reason` of words.yaml."""
        said = word(reason)
        return Rung(slug, self.name(slug), status, said.told(**values), said.authority(self.brief))

    def name(self, slug: str) -> str:
        """What the channel is called."""
        return self.names.get(slug) or words().names[slug]

    def is_yes(self, fact: str) -> bool:
        """Whether the author, or what he wrote, says 是."""
        return self.brief.facts[fact].state == "是"

    def is_no(self, fact: str) -> bool:
        """Whether it is 否."""
        return self.brief.facts[fact].state == "否"

    def last(self, slug: str) -> StepInfo | None:
        """The last step through a channel."""
        steps = [step for step in self.brief.steps if step.channel == slug]
        return max(steps, key=lambda step: instant_of(step.submitted_at)) if steps else None

    def is_pending(self, step: StepInfo) -> bool:
        """Whether it still lies with whoever it went to."""
        return is_pending(step, self.today)

    @cached_property
    def sued(self) -> date | None:
        """The day of the suit."""
        return sued_on(self.brief)

    def busy(self, besides: str) -> str:
        """The name of an excluding channel that has the dispute today; empty where none has."""
        slugs = at_work(self.brief, besides)
        return self.name(slugs[0]) if slugs else ""

    def handled(self, besides: str) -> str:
        """The name of an excluding channel that took it up at some time; empty where none did."""
        slugs = dealt_with(self.brief, besides)
        return self.name(slugs[0]) if slugs else ""

    @cached_property
    def contacts(self) -> tuple[StepInfo, ...]:
        """Steps by which the other side was asked, as far as the file tells: not those through an authority."""
        outside = {*ladder().exclusive, *OUTSIDE}
        return tuple(step for step in self.brief.steps if step.channel not in outside)

    @cached_property
    def first_asked(self) -> Moment | None:
        """When the other side was asked for the first time."""
        facts = [self.brief.facts[name] for name in (ASKED, NOTICE)]
        moments = [fact.at for fact in facts if fact.state == "是" and fact.at]
        moments += [step.submitted_at for step in self.contacts]
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
        return min(days) if days else None

    @cached_property
    def silence_over(self) -> Moment | None:
        """When to go on to the second rung: after an answer that did not solve it, else after 48 hours of silence."""
        if self.first_asked is None:
            return None
        silent = period("reply").hours_after(self.first_asked)
        return min([silent, *([self.refused_on] if self.refused_on else [])], key=instant_of)

    @cached_property
    def complaint_from(self) -> Moment | None:
        """When to go on to 12315: after an answer that did not solve it, else on the sixth day."""
        if self.first_asked is None:
            return None
        sixth = period("complaint_after").after(day_of(self.first_asked))
        return min([sixth, *([self.refused_on] if self.refused_on else [])])

    def has_come(self, moment: Moment | None) -> bool:
        """Whether it is that day already."""
        return moment is not None and day_of(moment) <= self.today

    def is_over(self, moment: Moment | None) -> bool:
        """Whether that day has gone by."""
        return moment is not None and day_of(moment) < self.today

    @cached_property
    def is_telecom(self) -> bool:
        """Whether the other side is a telecom carrier, as the author says."""
        return self.brief.facts["对方是电信企业"].state == "是"

    @cached_property
    def paid_by(self) -> str:
        """How it was paid, in the author's words and lower case."""
        return "、".join(order.paid_by for order in self.brief.orders).lower()

    @cached_property
    def paid_at(self) -> Moment:
        """The last payment."""
        return max((order.paid_at for order in self.brief.orders), key=instant_of)
