"""How much less what was got is worth, and what was agreed on for a breach."""

from kameng_docs.assess.known import YES
from kameng_docs.assess.sums.made import Facts, Made, Sum
from kameng_docs.case.model import Case
from kameng_docs.wording import yuan

# Asked for here alone.
EXTRA = "改后要另外付钱才有"


def difference(case: Case, facts: Facts) -> Made:
    """What the author worked out himself, else what he paid again for what was in it: no law says how much less it is worth."""
    demands, extra = case.demands, facts[EXTRA]
    if demands.price_difference is not None and demands.difference_worked_out:
        return Sum(
            demands.price_difference,
            f"{demands.difference_worked_out}，为 {yuan(demands.price_difference)} 元",
        )
    if extra.state == YES and extra.amount:
        return Sum(extra.amount, f"另外付的 {yuan(extra.amount)} 元")
    return "“诉求”里还没有写 差价 和 差价算法"


def _penalty(case: Case, _: Facts) -> Made:
    """民法典 第五百八十五条第一款: what was agreed on, never more."""
    agreed = case.penalty
    if agreed is None or agreed.amount is None:
        return "还没有写 约定违约金 的金额"
    return Sum(agreed.amount, agreed.worked_out or f"约定违约金 {yuan(agreed.amount)} 元")


FORMULAS = {
    "difference": difference,
    "penalty": _penalty,
}
