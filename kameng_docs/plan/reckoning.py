"""What the declared rungs ask for on one day: whether their conditions hold, which day a name means, what fills a sentence."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from kameng_docs.brief import Moment
from kameng_docs.case.part import day_of
from kameng_docs.channels.rung import Condition, DayRule, Saying
from kameng_docs.gates import GATES, MOMENTS, Past, gate_words
from kameng_docs.gates.claims import fallen, police_signs
from kameng_docs.gates.words import Sentence
from kameng_docs.plan.words import word
from kameng_docs.procedure.ladder import Period, ladder
from kameng_docs.procedure.reckoned import Reckoned
from kameng_docs.procedure.workdays import Workdays
from kameng_docs.wording import instant_in_digits


@dataclass(frozen=True)
class Day:
    """A day that a rung names: `on` is the last one, or the one on which something opens.

    `counted` is how it came about where a period was counted: both days of what the author must do, the first day past.
    """

    on: Moment
    counted: Reckoned | None = None
    binding: bool = False

    @property
    def safe_on(self) -> Moment | None:
        """稳妥日 of what the author must do; None of what others must, and of a day that is written."""
        return self.counted.safe_on if self.counted and self.counted.mine else None

    def passed(self, today: date) -> bool:
        """已过: never before the last lawful day is over."""
        return self.counted.passed(today) if self.counted else day_of(self.on) < today

    @property
    def provisional(self) -> bool:
        """Whether a calendar that is not announced may still change it."""
        return bool(self.counted and self.counted.provisional)

    @property
    def told(self) -> str:
        """The day in a sentence; where the two differ, the 稳妥日 first."""
        if self.safe_on is None or self.safe_on == self.on:
            return instant_in_digits(self.on)
        return word("both").told(
            {"safe": instant_in_digits(self.safe_on), "last": instant_in_digits(self.on)}
        )

    @property
    def moved(self) -> str:
        """What befell the last day, and what is open about it, to follow on how it was counted; often nothing."""
        found = self.counted
        if found is None or found.worked:
            return ""
        doubt = [found.doubt] if found.doubt and found.wide_on != found.counted_on else []
        guessed = [word("unannounced").says] if found.provisional else []
        return "".join(f"；{line}" for line in (*found.steps()[1:], *doubt, *guessed))


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
        if condition.gate:
            return GATES[condition.gate](self.past, self.slug)
        found = self.day(condition.day)
        if found is None:
            return False
        verbs = {"come": lambda: self.past.has_come(found.on), "over": lambda: found.passed(self.past.today)}
        return condition.verb == "known" or verbs[condition.verb]()

    def day(self, name: str) -> Day | None:
        """The day of that name: a moment of the case, or one that is counted; None where what it needs is not known."""
        if name not in self.days:
            found = MOMENTS[name](self.past, self.slug)
            if isinstance(found, Reckoned):
                return Day(found.last_on, found, binding=True)
            return Day(found) if found else None
        rule = self.days[name]
        start = self.day(rule.start)
        return self._counted(rule, start.on) if start else None

    def _counted(self, rule: DayRule, start: Moment) -> Day:
        period = self.periods.get(rule.period) or ladder().periods[rule.period]
        counted = period.reckoned(start if period.unit == "hours" else day_of(start))
        return Day(counted.past_from if rule.after else counted.last_on, counted, period.binding)

    def sentence(self, saying: Saying, conditions: tuple[Condition, ...]) -> Sentence:
        """The words of a line; where it has none, those of the last of its gates that has."""
        if saying.says:
            return Sentence(saying.says, saying.notes, saying.source)
        words = [gate_words()[each.gate] for each in conditions if each.gate]
        return next(sentence for sentence in reversed(words) if sentence.says)

    def values(self, until: Day | None = None) -> "Values":
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
    until: Day | None

    def __getitem__(self, name: str) -> object:
        """A day that the case does not tell says so. Names that nothing knows are refused where rungs are read."""
        texts = {
            "other": lambda: self.reckoning.other,
            "state": self._state,
            "kind": self._kind,
            "seen": lambda: "、".join(sign.name for sign in police_signs(self.reckoning.past)),
            "provisional": lambda: word("guessed").says if self.until and self.until.provisional else "",
            "why": lambda: self._fallen("answered"),
            "instead": lambda: self._fallen("instead") or gate_words()["unsupported"].lacking,
            "skipped": self._skipped,
            "start": self._start,
        }
        if name in texts:
            return texts[name]()
        found = self.reckoning.day(name)
        return found.told if found else word("no_day").says

    def __iter__(self) -> Iterator[str]:
        return iter((*MOMENTS, *self.reckoning.days))

    def __len__(self) -> int:
        return len(MOMENTS) + len(self.reckoning.days)

    def _fallen(self, what: str) -> str:
        """Of the first ground that fell by the author's own answers: why, or what stands instead."""
        grounds = fallen(self.reckoning.past.brief)
        return str(getattr(grounds[0], what)).rstrip("。") if grounds else ""

    def _state(self) -> str:
        step = self.reckoning.past.last(self.reckoning.slug)
        return step.state if step else ""

    def _kind(self) -> str:
        judgment = self.reckoning.past.judgment
        return judgment.kind if judgment else ""

    def _start(self) -> str:
        start = self.until.counted.start if self.until and self.until.counted else None
        return day_of(start).isoformat() if start else ""

    def _skipped(self) -> str:
        worked = self.until.counted.worked if self.until and self.until.counted else None
        return skipped(worked) if worked else ""


def skipped(found: Workdays) -> str:
    """Which days off were left out and which working Saturdays and Sundays were counted; and if that is a guess."""
    off = "、".join(f"{day:%m-%d}" for day in found.off)
    days = "、".join(f"{day:%m-%d}" for day in found.made_up)
    made_up = word("skipped_made_up").told({"days": days}) if found.made_up else ""
    told = word("skipped").told({"off": f"（{off}）" if off else "", "made_up": made_up})
    years = "、".join(str(year) for year in found.guessed)
    return told + (word("provisional").told({"years": years}) if years else "")
