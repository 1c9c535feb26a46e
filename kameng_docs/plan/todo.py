"""The three things to do today, the most pressing first, and why."""

from collections.abc import Iterator, Sequence
from datetime import timedelta
from itertools import islice

from kameng_docs.case.part import day_of
from kameng_docs.plan.model import OPEN, Deadline, Rung, Todo
from kameng_docs.plan.past import Past
from kameng_docs.plan.words import word
from kameng_docs.wording import instant_in_digits

THINGS = 3
# A last day as near as this comes before the next rung.
PRESSING = timedelta(days=7)
EXTRA_FEE = "对方要我再付解冻费保证金或验证码"
# Rungs that are never the next step by themselves.
NOT_A_STEP = {"settlement"}


def todo_of(
    past: Past, rungs: Sequence[Rung], deadlines: Sequence[Deadline], *, over: bool
) -> tuple[Todo, ...]:
    """At most three: the danger, the days about to pass, what may be gone tomorrow, the open rungs, the waiting."""
    if over:
        return (_said(past, "todo_done", "finished"),)
    return tuple(islice(_things(past, rungs, deadlines), THINGS))


def _things(past: Past, rungs: Sequence[Rung], deadlines: Sequence[Deadline]) -> Iterator[Todo]:
    if past.is_yes(EXTRA_FEE):
        yield _said(past, "todo_stop", "todo_stop_why")
    open_rungs = [
        rung for rung in rungs if rung.status == OPEN and not rung.choice and rung.channel not in NOT_A_STEP
    ]
    channels = {rung.channel for rung in open_rungs}
    for each in deadlines:
        # A rung that is open says its own last day.
        if each.mine and not each.passed and _is_near(past, each) and each.channel not in channels:
            yield _before(each)
    for proof in past.brief.missing_proofs:
        if proof.today:
            why = word("todo_keep_why")
            told = why.told(how=proof.how)
            yield Todo(word("todo_keep").told(name=proof.name), told, why.authority(past.brief))
            break
    for rung in open_rungs:
        yield Todo(word("todo_channel").told(name=rung.name), rung.reason, rung.authority)
    if not past.brief.claims:
        yield _said(past, "todo_answer", "todo_answer_why")
    yield from _waiting(deadlines)
    yield _said(past, "todo_log", "todo_log_why")


def _is_near(past: Past, each: Deadline) -> bool:
    return day_of(each.on) - past.today <= PRESSING


def _before(each: Deadline) -> Todo:
    what = word("todo_deadline").told(on=instant_in_digits(each.on), title=each.title)
    return Todo(what, word("todo_deadline_why").told(how=each.how, then=each.then), each.authority)


def _waiting(deadlines: Sequence[Deadline]) -> Iterator[Todo]:
    """What somebody else owes, the nearest first."""
    for each in deadlines:
        if not each.mine and not each.passed and each.then:
            what = word("todo_wait").told(title=each.title, on=instant_in_digits(each.on))
            yield Todo(what, word("todo_wait_why").told(how=each.how, then=each.then), each.authority)


def _said(past: Past, what: str, why: str) -> Todo:
    return Todo(word(what).told(), word(why).told(), word(why).authority(past.brief))
