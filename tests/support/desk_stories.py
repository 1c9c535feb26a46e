"""Who goes the way through the desk: a dead key with six screenshots, and twelve debits of a renewal in a bill."""

import json
from pathlib import Path

from bills_made import Paid, renewals, wechat
from desk_walk import Story
from drawn import drawn

# What the author of the six screenshots would say; the story beside them says the same.
_KEY_SAYS = {
    "第一次去兑换就不成功": "是",
    "已经被用过": "是",
    "要求退货退款": "是",
    "告诉卖家": "是",
    "写了最迟到哪一天": "是",
    "说不退": "是",
    "三样至少占两样": "是",
}
_KEY_TYPES = {"第一次兑换的时间": "2026-11-20 21:05", "您买来做什么？": "自己用"}
_RENEWAL_SAYS = {
    "试用": "否",
    "取消自动续费以后": "否",
    "每期扣的比": "否",
    "要求退货退款": "否",
    "没有再次下单": "是",
    "没有写会自动续费": "是",
    "以前没有短信": "是",
    "三样至少占两样": "是",
}
_RENEWAL_TYPES = {
    "您在哪家店买的？写页面上的店名": "某某视频",
    "您买来做什么？": "自己用",
    "您最想要的是什么？": "退款",
    "您哪天发现不对的？": "2026-11-25",
    "没有写会自动续费｜原话": "开通页上只写着“首月特惠”，没有写到期会自动续费",
    "没有短信、推送｜原话": "我的-会员-管理里才有一行小字，要点四步",
}


CHAT = (
    "[2026/2/26 12:40:05] 李某某: 会员季卡兑换不了，提示已被使用，请退款\n"
    "[2026/2/26 12:45:41] 某某小店: 虚拟商品一经售出概不退款\n"
    "[2026/2/27 10:02:00] 李某某: 请最迟3月2日前退款\n"
)
DRAWN = ((6, "订单"), (9, "兑换失败"))


def of_shots(place: Path) -> Story:
    """The shared screenshots, with the numbers that their truth names."""
    truth = json.loads((place / "truth.json").read_text(encoding="utf-8"))
    named = {each["kind"]: each["text"] for rows in truth.values() for each in rows if each["kind"]}
    story = place / "story.txt"
    return Story(
        "音乐年卡",
        "卡密兑换不了",
        ("卡密无效",),
        tuple(sorted(place.glob("*.png"))),
        story.read_text(encoding="utf-8") if story.is_file() else "",
        values={key: named[key] for key in ("订单号", "实付", "提示原文") if key in named},
        answers=_KEY_SAYS,
        typed=_KEY_TYPES,
    )


def of_drawn(place: Path) -> Story:
    """Two small pictures drawn with their truth, and a chat in words: the same story in less time."""
    order, refused = (drawn(seed, what, dark=False, size=(720, 1600)) for seed, what in DRAWN)
    for made, name in ((order, "订单.png"), (refused, "兑换失败.png")):
        made.image.save(place / name)
    (number,), (paid,) = order.values("订单号"), order.values("实付")
    (place / "聊天.txt").write_text(CHAT, encoding="utf-8")
    return Story(
        "会员季卡用不了",
        "卡密兑换不了",
        ("卡密无效",),
        (place / "订单.png", place / "兑换失败.png", place / "聊天.txt"),
        "我叫王某某，自己用的。二月二十六号中午买的会员季卡，当场去兑换，说已经被使用，只试过这一次，客服不退。",
        me="李某某",
        values={"订单号": number, "实付": paid},
        answers=_KEY_SAYS,
        typed={"第一次兑换的时间": "2026-02-26 12:30", "您买来做什么？": "自己用"},
    )


def of_a_bill(place: Path, count: int = 12) -> Story:
    """A bill with the debits of a renewal among other payments, and a few words."""
    bill = place / "微信账单.csv"
    other = Paid(
        at="2026-10-04 08:00:00",
        payee="早餐铺",
        goods="豆浆",
        amount="4.50",
        number="4200000000202610040000000002",
    )
    bill.write_text(wechat(*renewals(count, first="2025-11-08 09:00:00"), other), encoding="utf-8")
    return Story(
        "视频会员自动扣费",
        "自动扣费",
        ("自动续费",),
        (bill,),
        "我叫王某某。去年十一月起每个月扣我十五块钱，我没有同意过自动续费，最近看账单才发现。",
        answers=_RENEWAL_SAYS,
        typed=_RENEWAL_TYPES,
        shows={"没有再次下单": "账单"},
    )
