"""What a case on the desk is given: files as people have them, and reads of pictures as they come out of the reader."""

from datetime import date
from pathlib import Path

from kameng_docs.desk.beginning import begun
from kameng_docs.desk.casefile.opened import OpenCase
from kameng_docs.desk.desk import Desk
from kameng_docs.desk.given.kept import Kept
from kameng_docs.reading.proposals import Box, Kind, Place, Proposal, Read, Side, What, Words
from kameng_docs.starting.gathering import Gathered
from kameng_docs.starting.material import Seen

DAY = date(2026, 12, 1)
NAME = "卡密"
CHAT = (
    "[2026/11/20 21:09:05] 李某某: 卡密兑换不了，提示已被使用，请退款\n"
    "[2026/11/20 21:09:41] 某某小店: 虚拟商品一经售出概不退款\n"
    "[2026/11/21 10:02:00] 李某某: 请最迟11月23日前退款\n"
)
PICTURE = Seen(picture=True, shot=True)
DOUBT = "有容易认错的字：第1个“O”可能是“0”"


def begun_case(folder: Path) -> tuple[Desk, OpenCase]:
    """A desk with one case that is begun from nothing."""
    desk = Desk(folder / "cases", folder / "out", lambda: DAY)
    desk.cases.mkdir(parents=True, exist_ok=True)
    case = begun(desk, NAME, ())
    assert isinstance(case, OpenCase)
    return desk, case


def read(kind: Kind, value: str, *files: str, top: int = 100, doubts: tuple[str, ...] = ()) -> Proposal:
    """One value, read in these pictures."""
    at = tuple(Place(file, box=Box(10, top, 300, top + 40)) for file in files)
    return Proposal(kind, value, value, at, doubts)


def pictures() -> Gathered:
    """An order, its payment and a chat: two values that both say, some that one says, one in doubt, what was said."""
    order, paid, chat = "订单.png", "支付.png", "聊天.png"
    said = Words(Side.OTHER, "客服", "概不退换", "2026-11-20 21:31", Place(chat, box=Box(10, 10, 200, 60)))
    return Gathered(
        (
            Read(
                order,
                What.ORDER,
                (
                    read(Kind.ORDER_ID, "XK2026112000001", order, top=100),
                    read(Kind.PAID, "45.00", order, top=200),
                    read(Kind.ORDERED_AT, "2026-11-20 20:44", order, top=300),
                    read(Kind.KEY, "OYHJ-8K2Q-7RTX", order, top=400, doubts=(DOUBT,)),
                    read(Kind.SHOP, "小鱼小店", order, top=500),
                ),
            ),
            Read(
                paid,
                What.PAYMENT,
                (
                    read(Kind.ORDER_ID, "XK2026112000001", paid, top=100),
                    read(Kind.PAID, "45.00", paid, top=200),
                    read(Kind.PAYEE, "某某网络公司", paid, top=300),
                ),
            ),
            Read(chat, What.CHAT, words=(said,)),
        ),
        seen=dict.fromkeys((order, paid, chat), PICTURE),
    )


def kept() -> Kept:
    """That, as it is kept."""
    return Kept(pictures())
