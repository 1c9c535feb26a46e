"""rung.yaml → `RungRule`: every name in it is one that gates, moments, periods and notes know, or it is refused."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from string import Formatter

from kameng_docs.channels.declared import Declared
from kameng_docs.channels.rung import (
    STATUSES,
    VERBS,
    Added,
    Condition,
    DayRule,
    DeadlineRule,
    Line,
    RungRule,
    Saying,
)
from kameng_docs.procedure.days import UNITS
from kameng_docs.procedure.ladder import REACHES, Period, ladder
from kameng_docs.procedure.regimes import regimes

TEXTS = (
    "other",
    "state",
    "kind",
    "seen",
    "why",
    "instead",
    "provisional",
    "skipped",
    "start",
    "name",
    "told",
)


@dataclass(frozen=True)
class Known:
    """The names that a declaration may use: gates with reason and with what is lacking, moments, notes of the law."""

    gates: Mapping[str, bool]
    lacking: Collection[str]
    moments: Collection[str]
    notes: Collection[str]


@dataclass
class RungReader:
    """Reads one rung.yaml. `shared` are blocks of lines by name, for `use`."""

    known: Known
    shared: Mapping[str, tuple[Line, ...]]

    def __post_init__(self) -> None:
        self._periods: dict[str, Period] = {}
        self._days: dict[str, DayRule] = {}

    def rung(self, declared: Declared, file: str) -> RungRule:
        """The rung; faults gather in `declared.found`."""
        reaches = declared.choice("reaches", REACHES)
        lapses = declared.text("lapses", "")
        self._periods = {period.id: period for part in declared.parts("periods") if (period := _period(part))}
        for part in declared.parts("days"):
            day = self._day(part)
            self._days[day.id] = day
        lines = self.lines(declared)
        rung = RungRule(
            file=file,
            reaches=reaches,
            lines=lines,
            lapses=lapses,
            needs=self._gates(declared, "needs"),
            prepare=declared.flag("prepare"),
            after_judgment=declared.flag("after_judgment"),
            without_claim=declared.flag("without_claim"),
            step=declared.text("step", "true") == "true",
            first_if=self.conditions(declared, "first_if"),
            first_rank=declared.number("first_rank", "1"),
            next_if=self.conditions(declared, "next_if"),
            periods=self._periods,
            days=self._days,
            deadlines=tuple(self.deadline(part) for part in declared.parts("deadlines")),
        )
        self._check(declared, rung)
        declared.close()
        return rung

    def lines(self, declared: Declared, key: str = "lines") -> tuple[Line, ...]:
        """The lines in order, those of shared blocks in their place."""
        found: list[Line] = []
        for part in declared.parts(key):
            block = part.text("use", "")
            if block and block not in self.shared:
                part.wrong("use", f"没有叫“{block}”的共用段", f"可以写的有：{'、'.join(self.shared)}")
            found += self.shared.get(block, ()) if block else (self._line(part),)
            part.close()
        return tuple(found)

    def _check(self, declared: Declared, rung: RungRule) -> None:
        if not rung.lines:
            declared.wrong("lines", "“lines”里一行也没有", "至少写一行：- {status: open, says: …}")
        elif rung.lines[-1].conditions:
            declared.wrong("lines", "最后一行还有条件：都不成立时这一步没有说法", "最后加一行没有 if 的")
        if rung.lapses and rung.lapses not in self._known_periods():
            self._no_period(declared, "lapses", rung.lapses)

    def _line(self, part: Declared) -> Line:
        conditions = self.conditions(part, "if")
        status = part.choice("status", STATUSES)
        saying = self.saying(part)
        if (
            not saying.says
            and status != "untold"
            and not any(self.known.gates.get(each.name) for each in conditions if not each.verb)
        ):
            part.wrong("says", "这一行没有写理由，条件里也没有自己带理由的关口", "写上 says: …")
        return Line(
            conditions=conditions,
            status=status,
            saying=saying,
            opens=tuple(self._day_name(part, "opens", name) for name in part.texts("opens")),
            until=self._day_name(part, "until", part.text("until", "")),
            choice=part.flag("choice"),
            adds=tuple(self._added(each) for each in part.parts("adds")),
        )

    def _added(self, part: Declared) -> Added:
        added = Added(self.conditions(part, "if"), self.saying(part), part.flag("first"), part.flag("choice"))
        part.close()
        return added

    def conditions(self, part: Declared, key: str) -> tuple[Condition, ...]:
        """`gate`, `not gate`, `come day`, `not over day` …: all must hold."""
        return tuple(self._condition(part, key, text) for text in part.texts(key))

    def _condition(self, part: Declared, key: str, text: str) -> Condition:
        rest = text.removeprefix("not ").strip()
        negated = rest != text
        verb, _, day = rest.partition(" ")
        if day and verb in VERBS:
            return Condition(self._day_name(part, key, day), verb, negated)
        name = rest
        if name not in self.known.gates:
            part.wrong(key, f"没有叫“{name}”的关口", f"可以写的有：{'、'.join(self.known.gates)}")
        return Condition(name, negated=negated)

    def saying(self, part: Declared) -> Saying:
        """`says`, `notes` and `source`; every place in braces must be filled by something."""
        says, notes, source = part.text("says", ""), part.texts("notes"), part.text("source", "")
        for note in notes:
            if note not in self.known.notes:
                part.wrong("notes", f"法律库里没有叫“{note}”的说明", "照 kameng_docs/law/notes/ 里的 id 写")
        self._check_places(part, "says", says)
        return Saying(says, notes, source)

    def _check_places(self, part: Declared, key: str, says: str) -> None:
        try:
            places = [name for _, name, _, _ in Formatter().parse(says) if name is not None]
        except ValueError:
            part.wrong(key, "花括号没有配对", "值写成 {submitted}，花括号本身写两个")
            return
        odd = next((name for name in places if not (name in TEXTS or self._is_day(name))), None)
        if odd is not None:
            part.wrong(
                key,
                f"没有叫“{odd}”的值",
                f"可以写的有：{'、'.join((*TEXTS, *self.known.moments, *self._days))}",
            )

    def deadline(self, part: Declared) -> DeadlineRule:
        """A day of the calendar."""
        rule = DeadlineRule(
            id=part.text("id"),
            conditions=self.conditions(part, "if"),
            on=self._day_name(part, "on", part.text("on")),
            title=part.text("title"),
            how=part.text("how"),
            then=part.text("then"),
            saying=self.saying(part),
            mine=part.flag("mine"),
            binding=None if (value := part.text("binding", "")) == "" else value == "true",
        )
        for key, text in (("title", rule.title), ("how", rule.how), ("then", rule.then)):
            self._check_places(part, key, text)
        part.close()
        return rule

    def _day(self, part: Declared) -> DayRule:
        id_ = part.text("id")
        start = part.text("from")
        if not self._is_day(start):
            self._no_day(part, "from", start)
        name = part.text("period")
        if name not in self._known_periods():
            self._no_period(part, "period", name)
        rule = DayRule(id_, start, name, part.flag("after"))
        part.close()
        return rule

    def _gates(self, declared: Declared, key: str) -> tuple[str, ...]:
        names = declared.texts(key)
        for name in names:
            if name not in self.known.gates:
                declared.wrong(key, f"没有叫“{name}”的关口", f"可以写的有：{'、'.join(self.known.gates)}")
        return names

    def _day_name(self, part: Declared, key: str, name: str) -> str:
        if name and not self._is_day(name):
            self._no_day(part, key, name)
        return name

    def _is_day(self, name: str) -> bool:
        return name in self.known.moments or name in self._days

    def _no_day(self, part: Declared, key: str, name: str) -> None:
        part.wrong(
            key, f"没有叫“{name}”的日子", f"可以写的有：{'、'.join((*self.known.moments, *self._days))}"
        )

    def _known_periods(self) -> Collection[str]:
        return {*ladder().periods, *self._periods}

    def _no_period(self, part: Declared, key: str, name: str) -> None:
        part.wrong(key, f"没有叫“{name}”的期限", f"可以写的有：{'、'.join(sorted(self._known_periods()))}")


def _period(part: Declared) -> Period | None:
    """A period that the channel brings with it, in the terms of procedure."""
    unit = part.choice("unit", tuple(UNITS))
    kind = part.choice("regime", tuple(regimes().rows))
    if unit in UNITS and kind in regimes().rows and {"hours", "workdays"} & {unit, kind} and unit != kind:
        part.wrong(
            "regime",
            f"按“{unit}”数的期限不能用“{kind}”的数法",
            "小时用 hours，工作日用 workdays，其余不用这两种",
        )
    found = Period(
        id=part.text("id"),
        count=part.number("count"),
        unit=unit,
        binding=part.flag("binding"),
        status=part.choice("status", ("V", "U")),
        source=part.text("source"),
        regime=kind,
        mine=part.choice("whose", ("mine", "theirs")) == "mine",
        since=part.text("since", ""),
        doubt=part.text("doubt", ""),
    )
    part.close()
    return found if unit in UNITS and kind in regimes().rows else None
