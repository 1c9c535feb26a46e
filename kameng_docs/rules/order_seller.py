"""With several sellers, whoever reads must know which order was bought of whom, and who owes what."""

from collections.abc import Iterator
from datetime import date

from kameng_docs.case.model import Case
from kameng_docs.case.sold_by import seller_of, shop_of
from kameng_docs.diagnostics import Severity
from kameng_docs.rules.finding import Finding

CODE = "rule.order-seller"
SEVERITY = Severity.WARNING


def find(case: Case, today: date) -> Iterator[Finding]:
    """An order without its seller, or with one that is not listed; a seller without an order."""
    if len(case.sellers) == 1:
        return
    names = "、".join(f"“{shop_of(case.sellers, i)}”" for i in range(len(case.sellers)))
    sold = [seller_of(order, case.sellers) for order in case.orders]
    lacking = [i for i, seller in enumerate(sold) if seller is None]
    if lacking:
        i = lacking[0]
        named = case.orders[i].seller
        yield Finding(
            ("交易", i, "卖家") if named else ("交易", i),
            f"“{named}”不是“卖家”里的哪一个"
            if named
            else f"有 {len(case.sellers)} 个卖家，这一笔没有写是向谁买的：这一笔的文书里不写是哪家，起诉状先不出",
            f"写 卖家: 加上其中一个：{names}；没有卖东西给您的，从“卖家”里删去；两家一起收钱发货的，先问律师谁是合同相对方",
        )
        return
    idle = [i for i in range(len(case.sellers)) if i not in sold]
    if idle:
        yield Finding(
            ("卖家", idle[0]),
            f"没有一笔交易是向“{shop_of(case.sellers, idle[0])}”买的，文书里不写他",
            "没有卖东西给您的，从“卖家”里删去；卖了的，在那一笔“交易”里写 卖家",
        )
