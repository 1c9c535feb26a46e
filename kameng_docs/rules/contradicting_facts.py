"""Answers that cannot all be true.

What a result of redemption and the keys of an order leave room for, and which facts exclude each other, stands in facts.yaml.
"""

from collections.abc import Iterator, Mapping
from datetime import date

from kameng_docs.case.model import Case
from kameng_docs.case.orders import Order, in_dispute
from kameng_docs.case.part import day_of, instant_of
from kameng_docs.case.redemption import UNTRIED
from kameng_docs.declared import sought
from kameng_docs.diagnostics import Severity
from kameng_docs.law.fact_names import (
    CHILD,
    NO_REPLY,
    NOTICE,
    PARTLY,
    RUN_BY_A_PERSON,
    STILL_SOLD,
    TAKEN_BACK,
)
from kameng_docs.law.following import following, never_both, of_kind, ruled_out
from kameng_docs.law.vocabulary import facts
from kameng_docs.procedure.ages import ages, full_years
from kameng_docs.rules.finding import Finding
from kameng_docs.source import Path

CODE = "rule.contradicting-facts"
SEVERITY = Severity.ERROR

# Asked for here alone: against the events, the calendar, or an age.
NOTICE_OVER = "过了我给的期限仍未到账"
TAKEN_DOWN = "平台已下架或冻结该店"
LIVES_ON_WORK = "孩子满十六周岁并靠自己的劳动收入生活"
BY_OTHERS = sought(
    "(被|让|给)(人|别人|卖家|卖方|店主|原主|号主|原号主|前号主|他人|对方)?(用[^，。]{0,8})?(申诉)?找回(?!密码)|(卖家|卖方|店主|原主|号主|原号主|前号主|对方)[^，。]{0,10}找回(?!密码)"
)


def find(case: Case, today: date) -> Iterator[Finding]:
    """Facts against each other, against the orders and events, and against the calendar."""
    said = {name: answer.answer for name, answer in case.facts.items()}
    for one, other in never_both():
        if said.get(one) == said.get(other) == "是":
            yield Finding(
                ("事实", other, "回答"),
                f"“{one}”和“{other}”不能都是“是”",
                "保留看到的那一个，另一个改成 否 或删去",
            )
    yield from _tried_or_not(case)
    for name, answer in said.items():
        against = list(_against_results(case, said, name, answer))
        if not against and answer == "是":
            against = list(_against_moments(case, name))
        yield from against
    yield from _answered_or_not(case, said)
    yield from _still_running(case, said, today)
    yield from _still_sold(case, said)
    yield from _age_of_child(case, said)
    yield from _run_by_whom(case, said)
    yield from _taken_back_by_others(case, said)


def _taken_back_by_others(case: Case, said: Mapping[str, str]) -> Iterator[Finding]:
    """An account that its seller, or whoever had it before, takes back by 申诉 was not taken back by the operator."""
    if said.get(TAKEN_BACK) != "是":
        return
    texts = [text for event in case.events for text in (event.what, event.their_words, event.my_words)]
    heard = [found[0] for text in (*texts, case.title) if text and (found := BY_OTHERS.search(text))]
    if heard:
        yield Finding(
            ("事实", TAKEN_BACK, "回答"),
            f"“{TAKEN_BACK}”说的是官方收回；别处写的是“{heard[0]}”",
            "不是官方收回的，改成 否，“争议”选 账号被找回，写“账号到手后登不上了”，有凭据知道是谁的再写"
            "“是卖家自己找回去的”或者“是更早的号主找回去的”；确是官方收回的，写清楚官方的通知",
        )


def _tried_or_not(case: Case) -> Iterator[Finding]:
    for i, order in enumerate(case.orders):
        if order.redemption == UNTRIED and order.tried_at:
            yield Finding(
                ("交易", i, "兑换结果"),
                f"写了第一次兑换的时间，兑换结果却是“{UNTRIED}”",
                "兑换过，就写当时页面的结果；没有兑换，就删去那个时间",
            )


def _against_results(case: Case, said: Mapping[str, str], name: str, answer: str) -> Iterator[Finding]:
    """否 to what the result of an order makes 是; 是 to what no order leaves room for.

    A case tells of its orders as one: a fact is 是 if it is so of one of them, so the result of one order contradicts
    no fact that may be true of another. One whose result is not written down leaves room for everything.
    """
    if answer == "否":
        against = [o for o in in_dispute(case.orders) if name in following(o.redemption or "", said)]
    elif answer == "是" and all(_rules_out(order, said, name) for order in case.orders):
        against = list(case.orders)
    else:
        return
    for order in against[:1]:
        yield Finding(
            ("事实", name, "回答"),
            f"兑换结果写的是“{order.redemption}”，这里却答“{answer}”",
            "核对截图，改正其中一个",
        )


def _rules_out(order: Order, said: Mapping[str, str], name: str) -> bool:
    """Whether the fact can be 是 of no piece of the order. Where only some fail, one result does not tell of them all."""
    of_all = order.redemption == UNTRIED or said.get(PARTLY) != "是"
    return of_all and name in ruled_out(order.redemption or "", said)


def _against_moments(case: Case, name: str) -> Iterator[Finding]:
    """Moments of the orders beside which a fact cannot be 是; an order without them leaves room for it."""
    keys = facts()[name].no_room_beside
    beside = [[key for key, _ in order.moments() if key in keys] for order in case.orders]
    if not all(beside):
        return
    for i, found in enumerate(beside):
        yield Finding(
            ("交易", i, found[0]),
            f"写了{found[0]}，又答“{name}”是“是”",
            "没有这回事就删去这个时间；有这回事就删去那个事实",
        )


def _answered_or_not(case: Case, said: Mapping[str, str]) -> Iterator[Finding]:
    """No reply, and yet an event or a fact of a later day that is one."""
    asked = case.facts[NO_REPLY].at if said.get(NO_REPLY) == "是" else None
    if asked is None:
        return
    for path, at in _answers(case, said):
        if instant_of(at) > instant_of(asked, end_of_day=True):
            yield Finding(
                path,
                f"对方在这里答复过，与“{NO_REPLY}”相反",
                "把那个事实的时间改成最后一次提出的时间，或者删去它",
            )


def _answers(case: Case, said: Mapping[str, str]) -> Iterator[tuple[Path, date]]:
    for i, event in enumerate(case.events):
        if event.their_words:
            yield ("经过", i, "对方原话"), event.at
    for name in of_kind("their_answer"):
        if said.get(name) == "是" and (at := case.facts[name].at):
            yield ("事实", name, "时间"), at


def _still_running(case: Case, said: Mapping[str, str], today: date) -> Iterator[Finding]:
    notice = case.facts.get(NOTICE)
    if said.get(NOTICE_OVER) == "是" and notice and notice.until and day_of(notice.until) > today:
        yield Finding(
            ("事实", NOTICE_OVER, "回答"),
            f"给对方的期限到 {day_of(notice.until)}，今天（{today}）还没有过",
            "等期限过了再写；现在先删去这个事实",
        )


def _still_sold(case: Case, said: Mapping[str, str]) -> Iterator[Finding]:
    """Seen selling on a day after the platform had taken the shop down; without both days nothing is contradicted."""
    if not said.get(STILL_SOLD) == said.get(TAKEN_DOWN) == "是":
        return
    seen, down = case.facts[STILL_SOLD].at, case.facts[TAKEN_DOWN].at
    if seen and down and day_of(seen) > day_of(down):
        yield Finding(
            ("事实", TAKEN_DOWN, "回答"),
            f"{day_of(down)} 已经下架或冻结，{day_of(seen)} 却看到仍在销售",
            "核对两处的时间；后来又上架的，这里改成 否",
        )


def _age_of_child(case: Case, said: Mapping[str, str]) -> Iterator[Finding]:
    years = case.facts[CHILD].count if said.get(CHILD) == "是" else None
    if years is None:
        return
    if years >= ages().adult.years:
        yield Finding(
            ("事实", CHILD, "数量"),
            f"答的是孩子操作，当时却写 {years} 周岁，已经成年",
            "数量填下单那天几周岁；已满十八周岁的，删去这个事实",
        )
        return
    if years < ages().own_labour.years and said.get(LIVES_ON_WORK) == "是":
        yield Finding(
            ("事实", LIVES_ON_WORK, "回答"),
            f"当时 {years} 周岁，不满十六周岁，与这个回答相反",
            "核对年龄，改正其中一个",
        )
    born_on = case.claimant.born_on
    ordered = sorted(day_of(order.ordered_at) for order in case.orders)
    # A claimant who was of age then is the parent, not the child: rule.child-claimant tells of that.
    if born_on is None or born_on > ordered[0] or full_years(born_on, ordered[0]) >= ages().adult.years:
        return
    if not full_years(born_on, ordered[0]) <= years <= full_years(born_on, ordered[-1]):
        yield Finding(
            ("事实", CHILD, "数量"),
            f"写的是当时 {years} 周岁，按出生日期下单那天是 {full_years(born_on, ordered[0])} 周岁",
            "数量填下单那天的周岁（过了生日才加一岁）；不满八周岁和满八周岁，法律上不一样",
        )


def _run_by_whom(case: Case, said: Mapping[str, str]) -> Iterator[Finding]:
    """A firm is no person, and the other way round; 个体工商户 may be called either."""
    operator = case.platform.known_operator if case.platform else None
    answer = {"公司": "是", "个人": "否"}.get(operator.kind) if operator else None
    if operator and answer and said.get(RUN_BY_A_PERSON) == answer:
        yield Finding(
            ("事实", RUN_BY_A_PERSON, "回答"),
            f"平台的经营者写的是“{operator.kind}”，这里却答“{answer}”",
            "看网站底部的执照，改正其中一个",
        )
