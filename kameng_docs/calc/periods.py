"""Days: working days over the calendar, and when rights end."""

from datetime import date

from kameng_docs.calc.answer import Answer, Days, citations_as_json, name_of, notes_of, rules_of
from kameng_docs.procedure.days import reckon
from kameng_docs.procedure.ladder import period
from kameng_docs.procedure.limitation import limitation
from kameng_docs.procedure.reckoned import Reckoned
from kameng_docs.procedure.regimes import with_weekday
from kameng_docs.procedure.workdays import workdays_after

# What begins on the same day as the limitation: the entry of `rules.yaml`, and its period of the ladder.
OTHERS = (
    ("rescission", "one_year"),
    ("mistake", "ninety_days"),
    ("termination", "one_year"),
    ("police", "police"),
)


def workdays(start: date, count: int, today: date) -> Answer:
    """The `count`-th working day after `start`."""
    worked = workdays_after(start, count)
    found = reckon(start, count, "workdays", "workdays", mine=False)
    rules, faults = rules_of("workdays", Days(start, today))
    guesses: tuple[str, ...] = ()
    if worked.provisional:
        years = "、".join(str(year) for year in worked.guessed)
        statutory = "和法定节日" if worked.listed else "和公历的法定节日（农历的节日没有算）"
        guesses = notes_of("workdays", "provisional", years=years, statutory=statutory)
    mark = "，暂估" if worked.provisional else ""
    return Answer(
        "到期日",
        worked.last.isoformat(),
        f"{with_weekday(worked.last)}{mark}",
        f"{start} 的次日起数 {count} 个工作日",
        rules,
        (*guesses, *faults, *notes_of("workdays")),
        (
            *(
                f"{what}：{'、'.join(day.isoformat() for day in days)}"
                for what, days in (
                    ("跳过放假的周一至周五", worked.off),
                    ("算上调休上班的周末", worked.made_up),
                )
                if days
            ),
            f"过期首日：{with_weekday(found.past_from)}",
        ),
        {
            "provisional": worked.provisional,
            "past_from": found.past_from.isoformat(),
            "skipped": [day.isoformat() for day in worked.off],
            "made_up": [day.isoformat() for day in worked.made_up],
        },
    )


def limits(known_on: date, interruptions: tuple[date, ...], today: date) -> Answer:
    """When three years from knowing are over, and the periods beside it that begin on the same day.

    `value` is the 法定末日 in each, `safe` the 稳妥日 that is told before it. Raises ValueError for an interruption
    before the day of knowing.
    """
    found = limitation(known_on, interruptions)
    rules, faults = rules_of("limitation", Days(known_on, today))
    beside = [(entry, period(name).reckoned(known_on)) for entry, name in OTHERS]
    others = [_other(entry, each, known_on, today) for entry, each in beside]
    late = "、".join(day.isoformat() for day in found.too_late)
    worst = notes_of("limitation", "worst", both=found.worst.both) if found.interruptions else ()
    notes = (
        *(notes_of("limitation", "late", days=late) if late else ()),
        *worst,
        *found.reckoned.doubts(),
        *(f"{name_of(entry)}：{doubt}" for entry, each in beside for doubt in each.doubts()),
        *faults,
        *(fault for _, _, faults_of_other in others for fault in faults_of_other),
        *notes_of("limitation"),
    )
    return Answer(
        "诉讼时效最后一天",
        found.reckoned.last_on.isoformat(),
        f"{found.reckoned.both}{_state(found.reckoned, today)}",
        f"{found.begun} {'中断' if found.interruptions else '知道'}，次日起 {period('limitation').count} 年",
        rules,
        tuple(dict.fromkeys(notes)),
        (*found.reckoned.steps()[1:], *(line for line, _, _ in others)),
        {
            **_as_json(found.reckoned, today),
            "begins": found.begun.isoformat(),
            "interruptions": [day.isoformat() for day in found.interruptions],
            "too_late": [day.isoformat() for day in found.too_late],
            "worst": {"value": found.worst.last_on.isoformat(), **_as_json(found.worst, today)},
            "others": [as_json for _, as_json, _ in others],
        },
    )


def _other(
    entry: str, found: Reckoned, known_on: date, today: date
) -> tuple[str, dict[str, object], tuple[str, ...]]:
    """A period beside the limitation: its line, its object in JSON, and which clause could not be cited."""
    rules, faults = rules_of(entry, Days(known_on, today))
    rule = "；".join(str(each) for each in rules)
    line = f"{name_of(entry)}：{found.both}{_state(found, today)}  {rule}"
    as_json: dict[str, object] = {
        "id": entry,
        "value": found.last_on.isoformat(),
        **_as_json(found, today),
        "rule": rule,
        "citations": citations_as_json(rules),
    }
    return line, as_json, faults


def _as_json(found: Reckoned, today: date) -> dict[str, object]:
    return {
        "over": found.passed(today),
        "safe": found.safe_on.isoformat(),
        "past_from": found.past_from.isoformat(),
        "provisional": found.provisional,
    }


def _state(found: Reckoned, today: date) -> str:
    return ("，暂定" if found.provisional else "") + ("，已过" if found.passed(today) else "")
