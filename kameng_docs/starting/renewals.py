"""A renewal read from a bill: one order with its periods."""

from collections.abc import Mapping

from kameng_docs.evidence.bill.series import Series
from kameng_docs.reading.bills import belongs, charges, moment
from kameng_docs.reading.proposals import Kind, Place
from kameng_docs.starting.material import Material
from kameng_docs.starting.saying import marked, places
from kameng_docs.starting.tree import Item, Leaf, Listing, Node
from kameng_docs.wording import yuan


def renewal(
    file: str, series: Series, material: Material, refs: Mapping[str, str]
) -> tuple[Item, frozenset[str]]:
    """The order of a series, and what the proposals of its payments belong to."""
    own = frozenset(belongs(each, file) for each in series.payments)
    first = series.payments[0]
    items = tuple(
        Item(
            tuple(Leaf(key, value) for key, value in row.items()),
            same_by=("支付单号", "时间"),
            note=places((Place(file, row=payment.row),)),
            above=marked(payment.doubts),
            flat=True,
        )
        for row, payment in zip(charges(series), series.payments, strict=True)
    )
    payees = {each.payee for each in series.payments}
    way = next((each for each in material.of(Kind.WAY) if each.belongs in own), None)
    at = f"读自 {file}"
    nodes: tuple[Node, ...] = (
        Leaf("订单号", note="签约号、订单号，没有就不写"),
        Leaf("商品", series.goods, f"{at}；照订单、开通页上的名称核对"),
        Leaf("买的是什么", note="会员开通、软件或云服务、游戏充值、其他 等；不写就当作 卡密"),
        Leaf("实付", yuan(series.total), f"各期的合计（{len(series.payments)} 期）"),
        Listing("扣款各期", items, above=marked((series.told, *series.doubts))),
        Leaf("付给了谁", note="商户、个人收款码、转账给个人、平台余额 或 其他"),
        *_payee(payees, at),
        Leaf("付款方式", way.value if way else "", at if way else "例如 微信支付、支付宝"),
        Leaf("付款账户是谁的", note="本人、家人 或 他人"),
        Leaf("下单时间", moment(first), "第一期扣款的时间"),
        *([Leaf("证据", (refs[file],))] if file in refs else []),
    )
    return Item(nodes, same_by=("订单号", "支付单号", "下单时间")), own


def _payee(payees: set[str], at: str) -> tuple[Leaf, ...]:
    """Who was paid, by the full name; a masked one is shown and asked."""
    ask = "支付账单详情里的收款方全称"
    (only,) = payees if len(payees) == 1 else ("",)
    if "*" in only:
        return (Leaf("账单上的收款方全称", note=ask, above=(f"账单上写的是“{only}”（{at}），不是全称",)),)
    return (Leaf("账单上的收款方全称", only, at if only else ask),)
