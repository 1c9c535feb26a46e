"""Days: working days over the calendar, and when rights end."""

from datetime import date

from kameng_docs.calc.answer import Answer, Days, citations_as_json, name_of, notes_of, rules_of
from kameng_docs.procedure.limitation import YEARS, limitation, police_until, years_after
from kameng_docs.procedure.workdays import is_workday, workdays_after

WEEKDAYS = "一二三四五六日"


def workdays(start: date, count: int, today: date) -> Answer:
    """The `count`-th working day after `start`."""
    worked = workdays_after(start, count)
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
        f"{_with_weekday(worked.last)}{mark}",
        f"{start} 的次日起数 {count} 个工作日",
        rules,
        (*guesses, *faults, *notes_of("workdays")),
        tuple(
            f"{what}：{'、'.join(day.isoformat() for day in days)}"
            for what, days in (("跳过放假的周一至周五", worked.off), ("算上调休上班的周末", worked.made_up))
            if days
        ),
        {
            "provisional": worked.provisional,
            "skipped": [day.isoformat() for day in worked.off],
            "made_up": [day.isoformat() for day in worked.made_up],
        },
    )


def limits(known_on: date, interruptions: tuple[date, ...], today: date) -> Answer:
    """When three years from knowing are over, and the periods beside it that begin on the same day.

    Raises ValueError for an interruption before the day of knowing.
    """
    found = limitation(known_on, interruptions)
    rules, faults = rules_of("limitation", Days(known_on, today))
    others = [
        _other("rescission", years_after(known_on, 1), known_on, today),
        _other("termination", years_after(known_on, 1), known_on, today),
        _other("police", police_until(known_on), known_on, today),
    ]
    late = "、".join(day.isoformat() for day in found.too_late)
    notes = (
        *(notes_of("limitation", "late", days=late) if late else ()),
        *([] if is_workday(found.last)[0] else notes_of("limitation", "not_a_workday", day=found.last)),
        *faults,
        *(fault for _, _, faults_of_other in others for fault in faults_of_other),
        *notes_of("limitation"),
    )
    return Answer(
        "诉讼时效最后一天",
        found.last.isoformat(),
        f"{_with_weekday(found.last)}{_over(found.last, today)}",
        f"{found.begun} {'中断' if found.interruptions else '知道'}，次日起 {YEARS} 年",
        rules,
        tuple(dict.fromkeys(notes)),
        tuple(line for line, _, _ in others),
        {
            "over": found.last < today,
            "begins": found.begun.isoformat(),
            "interruptions": [day.isoformat() for day in found.interruptions],
            "too_late": [day.isoformat() for day in found.too_late],
            "others": [as_json for _, as_json, _ in others],
        },
    )


def _other(
    entry: str, last: date, known_on: date, today: date
) -> tuple[str, dict[str, object], tuple[str, ...]]:
    """A period beside the limitation: its line, its object in JSON, and which clause could not be cited."""
    rules, faults = rules_of(entry, Days(known_on, today))
    rule = "；".join(str(each) for each in rules)
    line = f"{name_of(entry)}：{last}{_over(last, today)}  {rule}"
    as_json: dict[str, object] = {
        "id": entry,
        "value": last.isoformat(),
        "over": last < today,
        "rule": rule,
        "citations": citations_as_json(rules),
    }
    return line, as_json, faults


def _with_weekday(day: date) -> str:
    return f"{day}（星期{WEEKDAYS[day.weekday()]}）"


def _over(last: date, today: date) -> str:
    return "，已过" if last < today else ""
