"""The three things to do today, the most pressing first, and why."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import timedelta
from itertools import islice

from kameng_docs.case.part import day_of
from kameng_docs.gates import Past, holds
from kameng_docs.plan.model import OPEN, Deadline, Rung, Todo
from kameng_docs.plan.words import word
from kameng_docs.wording import instant_in_digits

THINGS = 3
# A last day as near as this comes before the next rung.
PRESSING = timedelta(days=7)
ORDER_PAGE = "订单页"


def todo_of(
    past: Past, rungs: Sequence[Rung], deadlines: Sequence[Deadline], *, over: bool
) -> tuple[Todo, ...]:
    """At most three: the danger, the days about to pass, what may be gone tomorrow, the open rungs, the waiting."""
    if over:
        return tuple(_when_over(past))
    return tuple(islice(_things(past, rungs, deadlines), THINGS))


def _when_over(past: Past) -> Iterator[Todo]:
    yield _said(past, "todo_done", "finished")
    if holds("suit-running", past):
        yield _said(past, "todo_withdraw", "todo_withdraw_why")
    else:
        why = word("todo_forget_why")
        yield Todo(word("todo_forget").told({"case": past.brief.case}), why.says, why.authority(past.brief))


def _things(past: Past, rungs: Sequence[Rung], deadlines: Sequence[Deadline]) -> Iterator[Todo]:
    if holds("extra-fee", past):
        yield _said(past, "todo_stop", "todo_stop_why")
    # What shows that a child acted is gone with the first new password.
    if holds("child-paid", past):
        yield _said(past, "todo_child", "todo_child_why")
    if ended := next((rung for rung in rungs if rung.unsupported), None):
        yield Todo(word("todo_unsupported").says, ended.reason, ended.authority)
    open_rungs = [rung for rung in rungs if rung.status == OPEN and not rung.choice and rung.step]
    channels = {rung.channel for rung in open_rungs}
    first = [rung for rung in open_rungs if rung.first]
    yield from _steps(sorted(first, key=lambda rung: rung.first_rank))
    # What goes on taking money tomorrow is stopped today.
    if holds("renewal-running", past):
        yield _said(past, "todo_renewal", "todo_renewal_why")
    for each in deadlines:
        # A rung that is open says its own last day.
        if each.mine and not each.passed and _is_near(past, each) and each.channel not in channels:
            yield _before(each)
    yield from _steps(rung for rung in open_rungs if rung.next)
    for proof in past.brief.missing_proofs:
        if proof.today and not (proof.name == ORDER_PAGE and _has_no_order_page(past)):
            why = word("todo_keep_why")
            told = why.told({"how": proof.how})
            yield Todo(word("todo_keep").told({"name": proof.name}), told, why.authority(past.brief))
            break
    yield from _steps(rung for rung in open_rungs if not (rung.first or rung.next))
    if not past.brief.claims and not holds("unsupported", past):
        yield _said(past, "todo_answer", "todo_answer_why")
    yield from _waiting(deadlines)
    yield _said(past, "todo_log", "todo_log_why")


def _has_no_order_page(past: Past) -> bool:
    """Bought in a chat: no order number and no site."""
    return not past.brief.platform_url and not any(order.order_id for order in past.brief.orders)


def _steps(rungs: Iterable[Rung]) -> Iterator[Todo]:
    for rung in rungs:
        yield Todo(word("todo_channel").told({"name": rung.name}), rung.reason, rung.authority)


def _is_near(past: Past, each: Deadline) -> bool:
    return day_of(each.act_on) - past.today <= PRESSING


def _before(each: Deadline) -> Todo:
    what = word("todo_deadline").told({"on": _both(each), "title": each.title})
    return Todo(what, word("todo_deadline_why").told({"how": each.how, "then": each.then}), each.authority)


def _both(each: Deadline) -> str:
    """The 稳妥日 first, then the 法定末日 where it is another; the other way round once the 稳妥日 is gone."""
    if each.safe_on is None or each.safe_on == each.on:
        return instant_in_digits(each.on)
    both = "both_gone" if each.last_passed else "both_late" if each.safe_passed else "both"
    return word(both).told({"safe": instant_in_digits(each.safe_on), "last": instant_in_digits(each.on)})


def _waiting(deadlines: Sequence[Deadline]) -> Iterator[Todo]:
    """What somebody else owes, the nearest first."""
    for each in deadlines:
        if not each.mine and not each.passed and each.then:
            what = word("todo_wait").told({"title": each.title, "on": instant_in_digits(each.on)})
            yield Todo(what, word("todo_wait_why").told({"how": each.how, "then": each.then}), each.authority)


def _said(past: Past, what: str, why: str) -> Todo:
    return Todo(word(what).says, word(why).says, word(why).authority(past.brief))
