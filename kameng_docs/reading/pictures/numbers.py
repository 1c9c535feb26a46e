"""Which number it is: 订单号 under a bill of 支付宝 is the payment's, 商家订单号 there the order's. The context decides."""

from kameng_docs.reading.pictures.values import is_payment_id
from kameng_docs.reading.proposals import Kind, What

_LIKE_A_PAYMENT = "这个号码的写法像支付单号，请看清是不是订单号"
_MAYBE_ORDER = "这个号码的写法不像支付单号，也可能是订单号，请看清"
_UNLIKE_A_PAYMENT = "支付账单里的“订单号”一般就是支付单号，这一个的写法不常见，请看清"
_SHOPS_OWN = "支付账单里写的是商家订单号，一般就是平台上的订单号，请和订单页核对"


def number_kind(
    name: str, number: str, what: What, names: frozenset[str], orders: frozenset[str] = frozenset()
) -> tuple[Kind, tuple[str, ...]]:
    """The kind of a number under the label `name`, and what speaks against it.

    `names` are the other labels there, `orders` the order's numbers that stand behind the goods.
    """
    if name == "受理编号":
        return Kind.HANDLED_ID, ()
    if what is What.PAYMENT:
        return _in_a_bill(name, number, names, orders)
    if name == "商户单号" or (name == "商家订单号" and "订单号" in names):
        return Kind.MERCHANT_ID, ()
    if name == "支付单号":
        known = is_payment_id(number) or "订单号" in names
        return Kind.PAYMENT_ID, () if known else (_MAYBE_ORDER,)
    return Kind.ORDER_ID, (_LIKE_A_PAYMENT,) if is_payment_id(number) and what is not What.ORDER else ()


def _in_a_bill(
    name: str, number: str, names: frozenset[str], orders: frozenset[str]
) -> tuple[Kind, tuple[str, ...]]:
    if name == "商户单号":
        return Kind.MERCHANT_ID, ()
    if name == "商家订单号":
        # What stands behind the goods is the order's; the shop's own number may be another one.
        return (Kind.MERCHANT_ID, ()) if orders and number not in orders else (Kind.ORDER_ID, (_SHOPS_OWN,))
    if name == "支付单号":
        return Kind.PAYMENT_ID, ()
    if "支付单号" in names:
        return Kind.ORDER_ID, ()
    known = is_payment_id(number) or "商家订单号" in names
    return Kind.PAYMENT_ID, () if known else (_UNLIKE_A_PAYMENT,)
