"""What the declared rungs ask for on one day: whether their conditions hold, which day a name means, what fills a sentence."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import timedelta

from kameng_docs.brief import Moment
from kameng_docs.case.part import day_of
from kameng_docs.channels.rung import Condition, DayRule, Saying
from kameng_docs.gates import GATES, MOMENTS, Past, gate_words
from kameng_docs.gates.claims import police_signs
from kameng_docs.gates.words import Sentence
from kameng_docs.plan.words import word
from kameng_docs.procedure.ladder import Period, ladder
from kameng_docs.procedure.workdays import Workdays
from kameng_docs.wording import instant_in_digits

DAY = timedelta(days=1)


@dataclass(frozen=True)
class Reckoned:
    """A day, from which it was counted, by which period, and over which working days."""

    on: Moment
    start: Moment | None = None
    period: Period | None = None
    workdays: Workdays | None = None

    @property
    def provisional(self) -> bool:
        """Whether it counts working days of a year whose calendar is not announced."""
        return bool(self.workdays and self.workdays.provisional)


@dataclass(frozen=True)
class Reckoning:
    """One channel of one case. `days` and `periods` are those that it declares, `names` what channels are called."""

    past: Past
    slug: str
    days: Mapping[str, DayRule]
    periods: Mapping[str, Period]
    names: Mapping[str, str]

    def holds(self, condition: Condition) -> bool:
        """Whether a condition holds today."""
        return self._asks(condition) is not condition.negated

    def all_hold(self, conditions: tuple[Condition, ...]) -> bool:
        """Whether all of them do; of none it is true."""
        return all(self.holds(each) for each in conditions)

    def _asks(self, condition: Condition) -> bool:
        if not condition.verb:
            return GATES[condition.name](self.past, self.slug)
        found = self.day(condition.name)
        on = found.on if found else None
        return {"come": self.past.has_come, "over": self.past.is_over, "known": _is_known}[condition.verb](on)

    def day(self, name: str) -> Reckoned | None:
        """The day of that name: a moment of the case, or one that is counted; None where what it needs is not known."""
        if name not in self.days:
            moment = MOMENTS[name](self.past, self.slug)
            return Reckoned(moment) if moment else None
        rule = self.days[name]
        start = self.day(rule.start)
        return self._counted(rule, start.on) if start else None

    def _counted(self, rule: DayRule, start: Moment) -> Reckoned:
        period = self.periods.get(rule.period) or ladder().periods[rule.period]
        if period.unit == "hours":
            return Reckoned(period.hours_after(start), start, period)
        workdays = period.workdays(day_of(start)) if period.unit == "workdays" else None
        last = workdays.last if workdays else period.after(day_of(start))
        return Reckoned(last + DAY if rule.after else last, start, period, workdays)

    def sentence(self, saying: Saying, conditions: tuple[Condition, ...]) -> Sentence:
        """The words of a line; where it has none, those of the last of its gates that has."""
        if saying.says:
            return Sentence(saying.says, saying.notes, saying.source)
        words = [gate_words()[each.name].sentence for each in conditions if not each.verb]
        return next(sentence for sentence in reversed(words) if sentence.says)

    def values(self, until: Reckoned | None = None) -> "Values":
        """What a sentence may print; `until` is the day that it speaks of."""
        return Values(self, until)

    @property
    def other(self) -> str:
        """What the body is called that has the dispute, else the one that had it."""
        slug = self.past.busy(self.slug) or self.past.handled(self.slug)
        return self.names.get(slug, slug)


@dataclass(frozen=True)
class Values(Mapping[str, object]):
    """The places of a sentence, each looked up when it is printed."""

    reckoning: Reckoning
    until: Reckoned | None

    def __getitem__(self, name: str) -> object:
        """A day that the case does not tell says so. Names that nothing knows are refused where rungs are read."""
        texts = {
            "other": lambda: self.reckoning.other,
            "state": self._state,
            "kind": self._kind,
            "seen": lambda: "、".join(sign.name for sign in police_signs(self.reckoning.past)),
            "provisional": lambda: word("guessed").says if self.until and self.until.provisional else "",
            "skipped": lambda: skipped(self.until.workdays) if self.until and self.until.workdays else "",
            "start": self._start,
        }
        if name in texts:
            return texts[name]()
        found = self.reckoning.day(name)
        return instant_in_digits(found.on) if found else word("no_day").says

    def __iter__(self) -> Iterator[str]:
        return iter((*MOMENTS, *self.reckoning.days))

    def __len__(self) -> int:
        return len(MOMENTS) + len(self.reckoning.days)

    def _state(self) -> str:
        step = self.reckoning.past.last(self.reckoning.slug)
        return step.state if step else ""

    def _kind(self) -> str:
        judgment = self.reckoning.past.judgment
        return judgment.kind if judgment else ""

    def _start(self) -> str:
        start = self.until.start if self.until else None
        return day_of(start).isoformat() if start else ""


def skipped(found: Workdays) -> str:
    """Which days off were left out and which working Saturdays and Sundays were counted; and if that is a guess."""
    off = "、".join(f"{day:%m-%d}" for day in found.off)
    days = "、".join(f"{day:%m-%d}" for day in found.made_up)
    made_up = word("skipped_made_up").told({"days": days}) if found.made_up else ""
    told = word("skipped").told({"off": f"（{off}）" if off else "", "made_up": made_up})
    years = "、".join(str(year) for year in found.guessed)
    return told + (word("provisional").told({"years": years}) if years else "")


def _is_known(moment: Moment | None) -> bool:
    return moment is not None
