"""With several sellers, whoever reads must know which order was bought of whom, and who owes what."""

from collections.abc import Iterator
from datetime import date

from kameng_docs.case.model import Case
from kameng_docs.case.sold_by import seller_of
from kameng_docs.diagnostics import Severity
from kameng_docs.rules.finding import Finding

CODE = "rule.order-seller"
SEVERITY = Severity.WARNING


def find(case: Case, today: date) -> Iterator[Finding]:
    """An order without its seller, or with one that is not listed; a seller without an order; orders of several sellers."""
    if len(case.sellers) == 1:
        return
    names = "、".join(_name(case, i) for i in range(len(case.sellers)))
    sold = [seller_of(order, case.sellers) for order in case.orders]
    lacking = [i for i, seller in enumerate(sold) if seller is None]
    if lacking:
        i = lacking[0]
        named = case.orders[i].seller
        yield Finding(
            ("交易", i, "卖家") if named else ("交易", i),
            f"“{named}”不是“卖家”里的哪一个"
            if named
            else f"有 {len(case.sellers)} 个卖家，这一笔没有写是向谁买的，诉状里只能笼统写“被告”",
            f"写 卖家: 加上其中一个：{names}；没有卖东西给您的，从“卖家”里删去；两家一起收钱发货的，先问律师谁是合同相对方",
        )
        return
    idle = [i for i in range(len(case.sellers)) if i not in sold]
    if idle:
        yield Finding(
            ("卖家", idle[0]),
            f"没有一笔交易是向{_name(case, idle[0])}买的，告他的依据是什么，文书说不出来",
            "没有卖东西给您的，从“卖家”里删去；卖了的，在那一笔“交易”里写 卖家",
        )
    elif len(set(sold)) > 1:
        yield Finding(
            ("卖家",),
            f"这是向 {len(set(sold))} 家买的几份合同：12315 一次只投诉一家，法院多半要求一家一案（合并要法院和当事人同意）",
            "一家一个案件文件，各写各的“交易”和“卖家”；坚持合并的，诉状已经逐家写明各还多少",
            key=True,
        )


def _name(case: Case, i: int) -> str:
    seller = case.sellers[i]
    party = seller.known_party
    return f"“{seller.shop_name or (party.name if party else i + 1)}”"
