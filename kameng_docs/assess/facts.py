"""Which facts stand: what the author stated, and what follows from the other keys of the case file."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from kameng_docs.assess.derived import DERIVED
from kameng_docs.assess.known import Known
from kameng_docs.assess.states import NO, UNKNOWN, YES
from kameng_docs.brief import FactInfo
from kameng_docs.case.model import Case
from kameng_docs.case.orders import Order
from kameng_docs.law.vocabulary import facts

# What the result of a redemption says about the facts of law/facts.yaml. 提示地区不符 and 提示已过期 are not here:
# whether the page announced the limit is another question, which only the author can answer.
REDEMPTION_FACTS = {
    "提示已被使用": {"兑换页提示该卡密已被使用": YES},
    "提示无效": {"兑换页提示卡密无效或不存在": YES},
    "兑换成功": {"兑换曾成功": YES},
    "兑换成功后失效": {"兑换曾成功": YES},
    "只到账一部分": {"实际权益比页面少": YES},
    "未兑换": {},
    "提示已过期": {},
    "提示地区不符": {},
    "提示被冻结": {"兑换页提示该卡密已被冻结": YES},
}
REFUSED_AT_FIRST = {"提示已被使用", "提示无效", "提示已过期", "提示地区不符", "提示被冻结"}
REGION_MISMATCH = "兑换页提示地区或版本不符而页面未写明"
RUN_BY_A_PERSON = "网站经营者是个人"
FIRST_FAILED = "收到卡密后我第一次兑换就失败"


def fact_states(case: Case, today: date) -> dict[str, FactInfo]:
    """Every fact of the vocabulary with its state. What is stated outweighs what is worked out."""
    found = {
        name: FactInfo(
            name, UNKNOWN, word.told, undated=word.undated, derived=word.derived, described=word.described
        )
        for name, word in facts().items()
    }
    # Of several orders the first one's notice is told as the fact; the others have lines of their own.
    for order in reversed(case.orders):
        for name, state in _from_order(order):
            found[name] = replace(found[name], state=state, at=order.tried_at, words=order.shown or "")
    for name, answer in case.facts.items():
        earlier = found[name]
        found[name] = replace(
            earlier,
            state=answer.answer,
            at=answer.at or earlier.at,
            words=answer.words or earlier.words,
            count=answer.count,
            until=answer.until,
            stated=True,
            exhibits=tuple(dict.fromkeys((*answer.exhibits, *earlier.exhibits))),
        )
    _settle_region(case, found)
    operator = case.platform.known_operator if case.platform else None
    # 电子商务法 第九条第二款: a platform is a 法人 or 非法人组织, which a 个体工商户 is not.
    if operator and operator.kind in {"个人", "个体工商户"} and not found[RUN_BY_A_PERSON].stated:
        found[RUN_BY_A_PERSON] = replace(found[RUN_BY_A_PERSON], state=YES)
    if found["兑换曾成功"].state == YES and not found[FIRST_FAILED].stated:
        found[FIRST_FAILED] = replace(found[FIRST_FAILED], state=UNKNOWN)
    for name, work_out in DERIVED.items():
        state, exhibits = work_out(Known(case, today, found))
        found[name] = replace(found[name], state=state, exhibits=tuple(dict.fromkeys(exhibits)))
    return found


def _settle_region(case: Case, found: dict[str, FactInfo]) -> None:
    """Whether the page announced the limit decides what a refusal for the region means (practice.md §3.3, A4)."""
    announced = found["页面写明了地区版本"].state
    mismatch = found[REGION_MISMATCH]
    if announced == YES:
        found[REGION_MISMATCH] = replace(mismatch, state=NO)
    elif announced == NO and not mismatch.state:
        for order in case.orders:
            if order.redemption == "提示地区不符":
                words = order.shown or ""
                found[REGION_MISMATCH] = replace(mismatch, state=YES, at=order.tried_at, words=words)


def _from_order(order: Order) -> Iterator[tuple[str, str]]:
    yield from REDEMPTION_FACTS.get(order.redemption or "", {}).items()
    if order.redemption in REFUSED_AT_FIRST and order.tried_at:
        yield FIRST_FAILED, YES
