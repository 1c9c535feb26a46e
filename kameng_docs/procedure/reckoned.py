"""A period counted out: both days to tell, when it is over, and how it was counted."""

from dataclasses import dataclass
from datetime import date, datetime

from kameng_docs.procedure.holidays import DAY, SATURDAY, is_listed, is_workday, why_free
from kameng_docs.procedure.regimes import Moment, Regime, say
from kameng_docs.procedure.workdays import Workdays


@dataclass(frozen=True)
class Reckoned:
    """What `days.reckon` gives. Days, or instants where it runs in hours or to a written time.

    `counted_on` is the last day if nothing moves it: the worst reading. What the author must do (`mine`) has a 稳妥日
    `safe_on`, the last working day up to it, and a 法定末日 `last_on`; what others must do a 届满日 `last_on` and a 过期首日
    `past_from`, before which nothing is told as over. `wide_on` is the last day of the widest reading. `guessed` are
    the years whose calendar is not announced and on which the days depend: 暂定, computed anew with every calendar.
    `start` is None of a day that stands in a paper; `worked` holds what was skipped where working days are counted.
    """

    start: Moment | None
    length: str
    since: str
    regime: Regime
    doubt: str
    mine: bool
    counted_on: Moment
    safe_on: Moment
    last_on: Moment
    wide_on: Moment
    past_from: Moment
    guessed: tuple[int, ...] = ()
    month_end: bool = False
    worked: Workdays | None = None

    @property
    def provisional(self) -> bool:
        """暂定: whether an announcement may still change a day that is told."""
        return bool(self.guessed)

    @property
    def moved(self) -> tuple[tuple[date, str], ...]:
        """The days off that moved the last day, each with its reason: 国庆节, 周末."""
        day, found = day_of(self.counted_on), []
        while day < day_of(self.last_on):
            found.append((day, why_free(day)))
            day += DAY
        return tuple(found)

    def passed(self, now: Moment) -> bool:
        """已过. Of an instant a bare day knows only whether its day has gone by."""
        if isinstance(self.past_from, datetime):
            return self.past_from < now if isinstance(now, datetime) else self.past_from.date() < now
        return self.past_from <= day_of(now)

    @property
    def both(self) -> str:
        """Both days in one line: the author's 稳妥日 first; of others the first day past as well."""
        word = "mine" if self.mine else "theirs"
        if self.regime.id == "hours" or isinstance(self.last_on, datetime):
            word += "_hours"
        return say(word, safe=self.safe_on, last=self.last_on, past=self.past_from)

    def told(self) -> tuple[str, ...]:
        """How it was counted and what moved it, in Chinese, a line a step; then what is open about it."""
        return (*self.steps(), self.regime.rule, *self.doubts())

    def steps(self) -> tuple[str, ...]:
        """From which day, how much, up to which day; and what became of that day."""
        if self.start is None:
            return (say("written", counted=self.counted_on),)
        word = "hours" if self.regime.id == "hours" else "from_start" if self.regime.from_start else "counted"
        lines = [say(word, since=self.since, start=self.start, length=self.length, counted=self.counted_on)]
        if self.month_end:
            lines.append(say("month_end", day=self.start.day))
        if self.worked:
            for key, days in (("skipped", self.worked.off), ("made_up", self.worked.made_up)):
                lines += [say(key, days="、".join(f"{day:%m-%d}" for day in days))] if days else []
        elif not isinstance(self.last_on, datetime):
            lines += _moving(day_of(self.counted_on), self.last_on)
        return tuple(lines)

    def doubts(self) -> tuple[str, ...]:
        """What is open: no working day in it, two readings, a calendar still to come."""
        lines = []
        if self.mine and self.regime.id != "hours" and not is_workday(day_of(self.safe_on))[0]:
            lines.append(say("no_workday"))
        if self.doubt and self.wide_on != self.counted_on:
            lines.append(self.doubt)
        if self.guessed:
            lines.append(say("provisional", years="、".join(str(year) for year in self.guessed)))
            lines += [] if all(is_listed(year) for year in self.guessed) else [say("unlisted")]
            held = day_of(self.past_from) > day_of(self.wide_on) + DAY
            lines += [say("held", past=self.past_from)] if held else []
        return tuple(lines)


def _moving(counted: date, last: date) -> list[str]:
    """What befell the counted last day, if it was a day off or a working Saturday or Sunday."""
    if why := why_free(counted):
        return [say("moved" if last > counted else "kept", counted=counted, why=why, last=last)]
    return [say("made_up_last", counted=counted)] if counted.weekday() >= SATURDAY else []


def day_of(moment: Moment) -> date:
    """The day of an instant."""
    return moment.date() if isinstance(moment, datetime) else moment
