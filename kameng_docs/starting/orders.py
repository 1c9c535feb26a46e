"""交易: each order with what was read of it, the rest of what an order needs as empty places."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from kameng_docs.case.redemption import result_said
from kameng_docs.evidence.bill.forms import forms
from kameng_docs.reading.heard import HEARD, named_in
from kameng_docs.reading.proposals import Kind, Proposal, What
from kameng_docs.starting.asks import ASKS
from kameng_docs.starting.grouping import Group, groups_of
from kameng_docs.starting.material import Material
from kameng_docs.starting.order_moments import moments
from kameng_docs.starting.plainly import written
from kameng_docs.starting.renewals import renewal
from kameng_docs.starting.saying import CONFIRM, leaves_of, places
from kameng_docs.starting.tree import Branch, Item, Leaf, Node, Remark
from kameng_docs.wording import inner_quotes

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
        *_sort(group, material),
        *_lines(group, "数量", Kind.QUANTITY),
        *_lines(group, "实付", Kind.PAID),
        Leaf("付给了谁", note=ASKS["付给了谁"]),
        *_lines(group, "账单上的收款方全称", Kind.PAYEE),
        *leaves_of("付款方式", _ways(group.of(Kind.WAY)), ASKS["付款方式"]),
        *_lines(group, "支付单号", Kind.PAYMENT_ID),
        *_merchant(group, material),
        Leaf("付款账户是谁的", note=ASKS["付款账户是谁的"]),
        *moments(group, material),
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
    return Item(tuple(nodes), same_by=("订单号", "支付单号", "商户单号"))


def _lines(group: Group, key: str, kind: Kind) -> list[Leaf]:
    return leaves_of(key, group.of(kind), ASKS[key])


def _sort(group: Group, material: Material) -> list[Leaf]:
    """What was bought is a key where one was read; what the author's words name is offered, everything else asked."""
    if keys := group.of(Kind.KEY):
        return [Leaf("买的是什么", "卡密", f"因为读到了卡密（{places(keys[0].at)}），不是就改")]
    named = named_in(material.own_words, HEARD.only().goods)
    if not material.of(Kind.KEY) and named:
        name, words = next(iter(named.items()))
        note = f"您写了“{inner_quotes(words)}”；{CONFIRM}，不对就改：{ASKS['买的是什么']}"
        return [Leaf("买的是什么", name, note, sure=False, offered=True)]
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
    for line in leaves_of("提示原文", notices, ASKS["提示原文"]):
        beside = next((_beside(each) for each in notices if each.value == line.value), "")
        yield replace(line, note=f"{line.note}；{beside}") if beside else line


def _beside(notice: Proposal) -> str:
    """What stood below the sentence and is none of it: an error code."""
    more = notice.read.removeprefix(notice.value).strip()
    return f"下面还写着“{more}”，没有抄进来" if more and more != notice.read else ""


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
