"""A plan for a person and for a program."""

from collections.abc import Iterator
from typing import Any

from kameng_docs.brief import Moment
from kameng_docs.plan.model import CLOSED, DONE, OPEN, PREMATURE, Deadline, Plan, Rung
from kameng_docs.plan.undated import told
from kameng_docs.wording import instant_in_digits

HEADS = {
    OPEN: "现在可以走的：",
    DONE: "已经走了的：",
    PREMATURE: "还没到时候的：",
    CLOSED: "走不了的：",
}
PROVISIONAL = "（暂定）"


def as_json(plan: Plan) -> dict[str, Any]:
    """Design §8: case, today, next, steps; and the days, the sums, the signs for the police, what to do today."""
    return {
        "case": plan.case,
        "today": plan.today.isoformat(),
        "next": {"on": _iso(plan.next.on), "what": plan.next.what} if plan.next else None,
        "steps": [_step(rung) for rung in plan.rungs],
        "deadlines": [_deadline(each) for each in plan.deadlines],
        "undated": [
            {"titles": list(each.titles), "lacking": each.says, "write": each.write} for each in plan.undated
        ],
        "two_days": plan.two_days,
        "amounts": [
            {"id": a.id, "sum": a.sum, "says": a.says, "authority": a.authority, "binding": a.binding}
            for a in plan.amounts
        ],
        "police": {
            "triggers": [{"fact": each.fact, "on": _iso(each.on)} for each in plan.triggers],
            "watch": list(plan.watch),
        },
        "todo": [{"what": each.what, "why": each.why, "authority": each.authority} for each in plan.todo],
    }


def _step(rung: Rung) -> dict[str, Any]:
    return {
        "channel": rung.channel,
        "name": rung.name,
        "status": rung.status,
        "reason": rung.reason,
        "authority": rung.authority,
        "opens_at": _iso(rung.opens_at),
        "due_at": _iso(rung.due_at),
        "safe_at": _iso(rung.safe_at),
        "choice": rung.choice,
        "provisional": rung.provisional,
    }


def _deadline(each: Deadline) -> dict[str, Any]:
    return {
        "id": each.id,
        "title": each.title,
        "on": _iso(each.on),
        "safe_on": _iso(each.safe_on),
        "how": each.how,
        "then": each.then,
        "authority": each.authority,
        "channel": each.channel,
        "mine": each.mine,
        "binding": each.binding,
        "provisional": each.provisional,
        "passed": each.passed,
    }


def _iso(moment: Moment | None) -> str | None:
    return moment.isoformat() if moment else None


def as_text(plan: Plan) -> str:
    """The same for a person, what to do today first."""
    return "\n".join(_lines(plan)) + "\n"


def _lines(plan: Plan) -> Iterator[str]:
    yield f"{plan.case}，{plan.today}"
    if plan.next:
        yield f"最近的日子：{instant_in_digits(plan.next.on)}，{plan.next.what}"
    yield ""
    yield "今天做："
    for number, each in enumerate(plan.todo, 1):
        yield f"  {number}. {each.what}"
        yield f"     为什么：{each.why}（{each.authority}）"
    for status, head in HEADS.items():
        yield from _rung_lines(plan.having(status), head)
    yield ""
    yield "日子："
    if plan.two_days:
        yield f"  {plan.two_days}"
    for day in plan.deadlines:
        yield f"  {_both(day.safe_on, day.on)}{PROVISIONAL if day.provisional else ''} {day.title}{'（已过）' if day.passed else ''}"
        yield f"     怎么算：{day.how}" + (f"；过了：{day.then}" if day.then else "")
        yield f"     依据：{day.authority}"
    yield from (f"  {told(each)}" for each in plan.undated)
    yield ""
    yield "金额："
    for amount in plan.amounts:
        yield f"  [{'法律' if amount.binding else '建议'}] {amount.says}（{amount.authority}）"
    yield ""
    yield "马上报案的情形（案件文件里没有问到的）："
    yield from (f"  - {sign}" for sign in plan.watch)


def _both(safe: Moment | None, last: Moment) -> str:
    """The 稳妥日 first, then the 法定末日 where it is another."""
    if safe is None or safe == last:
        return instant_in_digits(last)
    return f"稳妥日 {instant_in_digits(safe)}，法定末日 {instant_in_digits(last)}"


def _rung_lines(rungs: tuple[Rung, ...], head: str) -> Iterator[str]:
    if rungs:
        yield ""
        yield head
    for rung in rungs:
        days = [f"{instant_in_digits(rung.opens_at)}起"] if rung.opens_at and rung.status != DONE else []
        days += (
            [f"到{_both(rung.safe_at, rung.due_at)}{PROVISIONAL if rung.provisional else ''}"]
            if rung.due_at
            else []
        )
        yield f"  {rung.name}{'（' + '，'.join(days) + '）' if days else ''}：{rung.reason}"
        yield f"     依据：{rung.authority}"
