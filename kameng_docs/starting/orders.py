"""交易: each order with what was read of it, the rest of what an order needs as empty places."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from kameng_docs.case.part import instant_of
from kameng_docs.case.redemption import result_said
from kameng_docs.case.typed import moment_of
from kameng_docs.evidence.bill.forms import forms
from kameng_docs.reading.proposals import Kind, Proposal, What
from kameng_docs.starting.grouping import Group, groups_of
from kameng_docs.starting.material import Material
from kameng_docs.starting.plainly import written
from kameng_docs.starting.renewals import renewal
from kameng_docs.starting.saying import leaves_of, places
from kameng_docs.starting.tree import Branch, Item, Leaf, Node, Remark

# What stands where nothing was read: how it is written, or where it is found.
ASKS: Mapping[str, str] = {
    "订单号": "订单详情里的订单编号，照抄",
    "商品": "必填：订单上的商品名称，照抄",
    "买的是什么": "卡密、代充、会员开通、账号、游戏充值、直播打赏、课程、实物商品、其他 等；不写就当作 卡密",
    "数量": "不写就当作 1",
    "实付": "必填：实际付了多少元，例如 68.00",
    "付给了谁": "商户、个人收款码、转账给个人、平台余额 或 其他",
    "账单上的收款方全称": "支付账单详情里的收款方全称",
    "付款方式": "例如 微信支付、支付宝",
    "支付单号": "支付账单详情里的交易单号（支付宝叫订单号）",
    "商户单号": "支付账单详情里的商户单号",
    "付款账户是谁的": "本人、家人 或 他人",
    "下单时间": "必填：写成 2026-10-03 21:14，不记得几点就只写日期",
    "付款时间": "与下单同时可不填",
    "收到卡密的时间": "代充、会员开通写到账时间；没收到就不填",
    "第一次点开看卡密的时间": "第一次点开看的时间",
    "第一次兑换的时间": "兑换过的一定要写：第一次去兑换的时间",
    "兑换结果": "未兑换、提示已被使用、提示无效、提示已过期、提示地区不符、提示被冻结、兑换成功后失效、只到账一部分 或 兑换成功",
    "提示原文": "兑换页面上的原话，一字不改",
    "卡密": "整串卡密；公开文书里一个字也不会出现",
    "查询密码": "任何文书都不会用到，可以不填",
}
# A screen of an order and one of its payment tell the second in which each of them noted it.
SAME = timedelta(minutes=2)
NOT_KNOWN = "读到了，不知道是哪一笔的，放到那一笔下面："


@dataclass(frozen=True)
class Orders:
    """The entries of 交易, and what came out of them that other parts ask for."""

    items: tuple[Item, ...]
    results: tuple[str, ...]
    renewed: bool
    several_pieces: bool
    loose: tuple[Remark, ...] = ()


def orders_of(material: Material, refs: Mapping[str, str]) -> Orders:
    """The orders; `refs` are the exhibits by the file that shows them."""
    renewed = [renewal(file, series, material, refs) for file, series in material.series]
    taken = {number for _, numbers in renewed for number in numbers}
    groups, loose = groups_of(material)
    groups = [each for each in groups if not {p.belongs for p in each.proposals} & taken]
    items = [item for item, _ in renewed]
    if groups or not (items or material.standing.orders):
        items += [_order(each, material, refs) for each in (groups or [Group(())])]
    results = [found for each in groups if (found := _result(each))]
    counts = [each.value(Kind.QUANTITY) for each in groups]
    told = tuple(f"{each.kind}：{each.value}（{places(each.at)}）" for each in loose)
    return Orders(
        tuple(items),
        tuple(dict.fromkeys((*material.standing.results, *results))),
        bool(renewed),
        not counts or any(count != "1" for count in counts),
        (Remark((NOT_KNOWN, *told)),) if told else (),
    )


def _order(group: Group, material: Material, refs: Mapping[str, str]) -> Item:
    nodes = [
        *_lines(group, "订单号", Kind.ORDER_ID),
        *_lines(group, "商品", Kind.GOODS),
        *_sort(group),
        *_lines(group, "数量", Kind.QUANTITY),
        *_lines(group, "实付", Kind.PAID),
        Leaf("付给了谁", note=ASKS["付给了谁"]),
        *_lines(group, "账单上的收款方全称", Kind.PAYEE),
        *leaves_of("付款方式", _ways(group.of(Kind.WAY)), ASKS["付款方式"]),
        *_lines(group, "支付单号", Kind.PAYMENT_ID),
        *_merchant(group, material),
        Leaf("付款账户是谁的", note=ASKS["付款账户是谁的"]),
        *_moments(group, material),
        *_redeemed(group),
        *leaves_of("卡密", group.of(Kind.KEY), ASKS["卡密"], keep=True),
        *(
            []
            if not group.of(Kind.PASSWORD)
            else leaves_of("查询密码", group.of(Kind.PASSWORD), "", keep=True)
        ),
        *_refunded(group),
        *_exhibits(group, material, refs),
    ]
    return Item(tuple(nodes), same_by=("订单号", "支付单号"))


def _lines(group: Group, key: str, kind: Kind) -> list[Leaf]:
    return leaves_of(key, group.of(kind), ASKS[key])


def _sort(group: Group) -> list[Leaf]:
    """What was bought is a key where one was read; everything else is asked."""
    if keys := group.of(Kind.KEY):
        return [Leaf("买的是什么", "卡密", f"因为读到了卡密（{places(keys[0].at)}），不是就改")]
    return [Leaf("买的是什么", note=ASKS["买的是什么"])]


def _ways(found: list[Proposal]) -> list[Proposal]:
    """A bill names the purse (余额宝, 零钱), an order who carries the money: where both are of one house, that is the way."""
    houses = {_house(each.value) for each in found}
    if len({each.value for each in found}) == 1 or len(houses) != 1:
        return found
    at = tuple(place for each in found for place in each.at)
    told = "、".join(dict.fromkeys(each.read for each in found))
    return [replace(found[0], value=houses.pop(), read=told, at=at, doubts=())]


def _house(way: str) -> str:
    """Who carries the money of a way of paying, by the words of bills."""
    if any(way == each.name for each in forms().sources):
        return way
    return next((each.means for each in forms().ways if re.search(each.says, way)), way)


def _merchant(group: Group, material: Material) -> list[Leaf]:
    """The number under which the payee took the payment; with 支付宝 it often is the order's own."""
    shown = {What.PAYMENT, What.BILL}
    found = []
    for each in group.of(Kind.MERCHANT_ID):
        at = tuple(place for place in each.at if material.what(place.file) in shown)
        found.append(replace(each, at=at or each.at))
    same = {each.value for each in group.of(Kind.ORDER_ID)}
    lines = leaves_of("商户单号", found, ASKS["商户单号"])
    return [
        replace(each, note=f"{each.note}；和订单号是同一个") if each.value in same else each for each in lines
    ]


def _moments(group: Group, material: Material) -> Iterator[Leaf]:
    ordered = _one_moment(group.of(Kind.ORDERED_AT), material, What.ORDER)
    paid = _one_moment(group.of(Kind.PAID_AT), material, What.PAYMENT)
    if not ordered and len({each.value for each in paid}) == 1 and not paid[0].doubts:
        note = f"读到的是付款时间（{places(paid[0].at)}）；下单更早的，照订单改"
        yield Leaf("下单时间", paid[0].value, note)
    else:
        yield from leaves_of("下单时间", ordered, ASKS["下单时间"])
    yield from leaves_of("付款时间", paid, ASKS["付款时间"])
    received = _one_moment(group.of(Kind.DELIVERED_AT), material, What.ORDER)
    yield from leaves_of("收到卡密的时间", received, ASKS["收到卡密的时间"])
    yield Leaf("第一次点开看卡密的时间", note=ASKS["第一次点开看卡密的时间"])
    yield Leaf("第一次兑换的时间", note=ASKS["第一次兑换的时间"] + _clocks(group, material))


def _clocks(group: Group, material: Material) -> str:
    """What the clock showed when a page refused; that this was the first time is no more told than the day."""
    files = {place.file for each in group.of(Kind.NOTICE, Kind.KEY) for place in each.at}
    shown = [
        read
        for read in material.reads
        if read.what is What.FAILED and read.clock and read.file in files and material.shot(read.file)
    ]
    told = "；".join(f"{read.file} 图上的时钟是 {read.clock}" for read in shown)
    return f"；{told}，哪一天、是不是第一次请您填" if told else ""


def _one_moment(found: list[Proposal], material: Material, best: What) -> list[Proposal]:
    """Where several screens noted one moment within two minutes, that of the screen whose own it is; the others are told."""
    spans = [_instant(each.value) for each in found]
    known = [each for each in spans if each is not None]
    if len({each.value for each in found}) < 2 or len(known) != len(found) or max(known) - min(known) > SAME:  # noqa: PLR2004
        return found
    own = {best, What.BILL}
    chosen = next((each for each in found if material.what(each.at[0].file) in own), found[0])
    others = [each for each in found if each is not chosen]
    doubts = tuple(d for d in chosen.doubts if not any(each.value in d for each in others))
    return [replace(chosen, doubts=doubts)]


def _instant(value: str) -> datetime | None:
    try:
        moment = moment_of(value)
    except ValueError:
        return None
    return instant_of(moment) if isinstance(moment, datetime) else None


def _result(group: Group) -> str:
    """兑换结果, where the notices that were read without a doubt tell of one."""
    told = {result_said(each.value) for each in group.of(Kind.NOTICE) if not each.doubts} - {None}
    found = told.pop() if len(told) == 1 else None
    return found or ""


def _redeemed(group: Group) -> Iterator[Leaf]:
    notices = group.of(Kind.NOTICE)
    if result := _result(group):
        note = f"由提示原文“{notices[0].value}”得出，不对就改"
        yield Leaf("兑换结果", result, note)
    else:
        yield Leaf("兑换结果", note=ASKS["兑换结果"])
    yield from leaves_of("提示原文", notices, ASKS["提示原文"])


def _refunded(group: Group) -> Iterator[Node]:
    """What came back; nothing read is no 无, but a question."""
    found = group.of(Kind.REFUNDED)
    if not found:
        yield Leaf("已退回", note="已经退了多少：{金额: 20.00, 方式: 原路退回}；一分没有退的写 无")
        return
    sums = leaves_of("金额", found, "")
    if all(each.sure for each in sums):
        yield Branch("已退回", tuple(sums))
        return
    for each in sums:
        line = f"已退回: {{金额: {written(each.value)}}}"
        yield Remark((*each.above, f"{line}  # {each.note}"))


def _exhibits(group: Group, material: Material, refs: Mapping[str, str]) -> list[Leaf]:
    shown = {What.ORDER, What.PAYMENT, What.BILL}
    names = tuple(refs[f] for f in group.files if f in refs and material.what(f) in shown)
    return [Leaf("证据", tuple(dict.fromkeys(names)))] if names else []
