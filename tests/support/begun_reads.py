"""What readers give, by hand: the reads of one order with its screens, a chat and a page of rules. All invented."""

from datetime import date

from kameng_docs.reading.merged import merged
from kameng_docs.reading.proposals import Box, Kind, Place, Proposal, Read, Side, What, Words
from kameng_docs.starting.material import Material, Seen, Standing

TODAY = date(2026, 12, 1)
NUMBER = "XK20261120204417368"
KEY = "WYHJ-8K2Q-7RTX-M3PA"
DOUBT = "第2个“0”可能是“O”"


def said(kind: Kind, value: str, file: str, *doubts: str, belongs: str = "", top: int = 100) -> Proposal:
    return Proposal(kind, value, value, (Place(file, box=Box(10, top, 200, top + 40)),), doubts, belongs)


def order(*more: Proposal, number: str = NUMBER, file: str = "订单.png") -> Read:
    of = {"belongs": number}
    return Read(
        file,
        What.ORDER,
        (
            said(Kind.ORDER_ID, number, file, **of),
            said(Kind.PAID, "45.00", file, **of),
            said(Kind.ORDERED_AT, "2026-11-20 20:44", file, **of),
            *more,
        ),
    )


def key(file: str = "订单.png", *doubts: str) -> Proposal:
    return said(Kind.KEY, KEY, file, *doubts, belongs=NUMBER)


def goods_page() -> Read:
    return Read(
        "商品页.png",
        What.GOODS,
        (
            said(Kind.GOODS, "某某音乐尊享会员年卡", "商品页.png"),
            said(Kind.SHOP, "小鱼数码充值店", "商品页.png"),
            said(Kind.PROMISE, "卡密有问题包退包换，售后无忧", "商品页.png"),
        ),
    )


def failed() -> Read:
    file = "兑换失败.png"
    return Read(file, What.FAILED, (said(Kind.NOTICE, "该兑换码已被使用，请核对后重试", file),))


def rules_page() -> Read:
    file = "规则.png"
    return Read(
        file,
        What.RULES,
        (
            said(Kind.RULES_NAME, "某某卡盟售后规则", file),
            said(Kind.RULE, "7.1 首次兑换即提示已被使用的，商家应当补发或者退款。", file, belongs="7.1"),
            said(Kind.PLATFORM, "某某卡盟", file),
        ),
    )


def words(side: Side, text: str, at: str, top: int = 100, file: str = "聊天.png", *doubts: str) -> Words:
    who = "我" if side is Side.ME else "小鱼数码充值店-客服"
    return Words(side, who, text, at, Place(file, box=Box(10, top, 200, top + 40)), None, doubts)


def chat() -> Read:
    said_then = (
        words(Side.ME, "刚买的年卡兑换不了", "2026-11-20 21:09", 100),
        words(Side.ME, KEY, "2026-11-20 21:09", 200),
        words(Side.ME, "请给我退款", "2026-11-20 21:09", 300),
        words(Side.OTHER, "虚拟商品售出概不退换", "2026-11-20 21:31", 400),
        words(Side.ME, "请最迟11月23日前退款45元", "2026-11-21 10:02", 500),
        words(Side.OTHER, "随便你", "2026-11-21 10:40", 600),
    )
    return Read("聊天.png", What.CHAT, (), said_then)


def everything() -> tuple[Read, ...]:
    return order(key()), goods_page(), failed(), chat(), rules_page()


def material(*reads: Read, **more: object) -> Material:
    seen = {read.file: Seen(exhibit=True, picture=True, shot=True) for read in reads}
    given = {"name": "我的案件", "person": "王某某", "seen": seen, "standing": Standing(), **more}
    return Material(today=TODAY, reads=reads, merged=merged(reads), **given)  # type: ignore[arg-type]


def paid(number: str, amount: str, at: str, file: str) -> Read:
    """The screen of one payment."""
    of = {"belongs": number}
    values = ((Kind.PAYMENT_ID, number), (Kind.PAID, amount), (Kind.PAID_AT, at), (Kind.GOODS, "星豆充值"))
    payee = said(Kind.PAYEE, "某某星光网络科技有限公司", file, **of)
    return Read(file, What.PAYMENT, (*(said(kind, value, file, **of) for kind, value in values), payee))


# Three payments of one evening, two of them of one sum.
TIPS = (
    paid("4200002611082026110812345671", "648.00", "2026-11-08 19:21", "1.png"),
    paid("4200002611082026110812345672", "648.00", "2026-11-08 19:40", "2.png"),
    paid("4200002611082026110812345673", "328.00", "2026-11-08 20:05", "3.png"),
)
