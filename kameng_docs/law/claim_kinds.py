"""What can be asked for: the kinds of claim by their names in the program, and what each is. The one room of these lists."""

from collections.abc import Iterable

# As the author reads them in `explain` and in the list of papers.
CLAIM_NAMES = {
    "refund": "退还价款",
    "performance": "交付（逾期则退款）",
    "reship": "补发",
    "price-difference": "补差价",
    "punitive-damages": "增加赔偿",
    "costs": "开支",
    "interest": "利息",
    "platform-joint": "平台承担连带责任",
    "platform-refund": "平台赔偿价款",
    "invalid-clause": "确认条款无效",
    "identity": "提供卖家信息",
    "restore": "恢复账号",
    "restore-items": "恢复权益或道具",
    "top-up-days": "补足天数",
    "deposit": "退还押金",
    "payment": "付清约定的款项",
    "loss": "另买同样东西多花的钱",
    "promised-damages": "承诺过的赔偿",
    "freight": "运费",
    "penalty": "约定的违约金",
    "stop-renewal": "停止自动续费",
    "dissolve": "由法院解除合同",
    "rescission": "撤销合同",
}
CLAIM_KINDS = tuple(CLAIM_NAMES)
# Sums of their own beside the price, each in the words of its ground, in the order in which they are asked; and what a
# pleading calls each where it adds up.
BESIDE = {
    "deposit": "应当退还的押金",
    "payment": "应当付清的款项",
    "loss": "应当赔偿的差额损失",
    "promised-damages": "应当按承诺赔偿的款项",
    "freight": "应当承担的运费",
    "penalty": "应当支付的约定的违约金",
}
# 主要要求, as the author writes it, and the kind of claim that it is.
REMEDIES = {
    "退款": "refund",
    "补发": "reship",
    "补差价": "price-difference",
    "恢复账号": "restore",
    "恢复权益": "restore-items",
    "恢复道具": "restore-items",
    "补足天数": "top-up-days",
}
# Asked in the words of their ground: what is not money, with a sum in the alternative where one is known.
IN_WORDS = frozenset({"restore", "restore-items", "top-up-days"})
# What a ground may carry by which something is had; one of them is asked first.
PRINCIPAL = frozenset(
    {"refund", "refund-unused", "performance", "reship", "price-difference", *IN_WORDS, *BESIDE}
)
# Claims that are carried by more than grounds of their own name: a part of the price is the price; what is late is asked
# for with the price in the alternative. That a contract ends is a reason for the money alone.
_CARRIED_BY = {
    "refund": frozenset({"refund", "refund-unused", "performance"}),
    "performance": frozenset({"performance", "refund", "refund-unused"}),
    "dissolve": frozenset({"dissolve", "termination"}),
}
ENDS = "termination"
# Whose reasons are reasons of one thing to be had, and of no other.
_OF_ONE_THING = PRINCIPAL | {ENDS}
# Requests that are not for money; joint liability and interest are.
NOT_MONEY = frozenset(
    {
        "invalid-clause",
        "identity",
        "stop-renewal",
        "dissolve",
        "rescission",
        "performance",
        "reship",
        *IN_WORDS,
    }
)
# Whatever a ground may carry: claims, and what goes with them or only gives reasons.
SUPPORTS = frozenset(
    {
        *PRINCIPAL,
        "termination", "costs", "punitive-damages", "invalid-clause", "contract", "delay", "platform-refund",
        "platform-joint", "records", "clause-void", "identity", "stop-renewal", "dissolve", "interest", "fault-reason", "rescission",
    }
)  # fmt: skip


def argues_for(supports: Iterable[str], asked: Iterable[str]) -> bool:
    """Whether a ground that supports this is a reason where these kinds of claim are asked: the one room of that question.

    What carries no remedy at all (that there is a contract, that a term is void) is a reason of every claim.
    """
    kinds = set(asked)
    carried = kinds.union(*(_CARRIED_BY.get(kind, ()) for kind in kinds))
    if kinds & {"refund", "performance"}:
        carried.add(ENDS)
    remedies = _OF_ONE_THING & {*supports}
    return not remedies or bool(remedies & carried)
