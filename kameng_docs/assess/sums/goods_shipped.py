"""What was settled and not paid; carriage of goods that were bad; the price of what was to be made, less what was lost on it."""

from decimal import Decimal

from kameng_docs.assess.known import NO, YES
from kameng_docs.assess.sums.made import Facts, Made, Sum
from kameng_docs.case.model import Case
from kameng_docs.law.fact_names import ADMITTED, FREIGHT_BACK, SIGNED
from kameng_docs.wording import yuan

# Asked for here alone.
IN_PART, THEIR_WORK = "说好以后付过一部分", "定做的部分给对方造成的损失"


def _agreed_left(_: Case, facts: Facts) -> Made:
    """民法典 第五百零九条、第五百七十九条: what was agreed on, less what was paid of it."""
    name = SIGNED if facts[SIGNED].state == YES else ADMITTED
    agreed, part = facts[name].amount, facts[IN_PART]
    if agreed is None:
        return f"“{name}”里还没有写 金额"
    if part.state == NO:
        return Sum(agreed, f"说好付 {yuan(agreed)} 元，一分未付")
    if part.state != YES or part.amount is None:
        return f"“{IN_PART}”还没有回答，或者还没有写 金额"
    left = agreed - part.amount
    told = f"说好付 {yuan(agreed)} 元 − 已付 {yuan(part.amount)} 元 = {yuan(left)} 元"
    return Sum(left, told) if left > 0 else "说好的钱已经付清，没有剩下的可要"


def _freight(case: Case, facts: Facts) -> Made:
    """消费者权益保护法 第二十四条第二款: what was paid for carriage, out and back."""
    out = sum((order.freight or Decimal(0) for order in case.orders), Decimal(0))
    stated = facts[FREIGHT_BACK]
    back = stated.amount or Decimal(0) if stated.state == YES else Decimal(0)
    parts = [(out, "买时付的运费"), (back, "退回的运费")]
    told = " + ".join(f"{name} {yuan(amount)} 元" for amount, name in parts if amount)
    if not told:
        return "“交易”里还没有写 运费，“退回的运费我已经付了”里也没有写 金额"
    return Sum(out + back, f"{told} = {yuan(out + back)} 元" if out and back else told)


def _work_not_done(case: Case, facts: Facts) -> Made:
    """民法典 第七百八十七条: the price, less what the maker has lost."""
    lost = facts[THEIR_WORK]
    if lost.state != YES or lost.amount is None:
        return f"“{THEIR_WORK}”里还没有写 金额（没有损失的写 0）"
    paid = sum((order.paid for order in case.orders), Decimal(0))
    left = paid - lost.amount
    told = f"实付 {yuan(paid)} 元 − 损失 {yuan(lost.amount)} 元 = {yuan(left)} 元"
    return Sum(left, told) if left > 0 else "对方的损失不比付的少，没有可退的"


FORMULAS = {"agreed-left": _agreed_left, "freight": _freight, "work-not-done": _work_not_done}
