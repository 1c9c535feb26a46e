"""页面承诺 and 平台规则: what was written before the order and what the platform's own rules say, word for word."""

import re
from collections.abc import Mapping
from datetime import datetime

from kameng_docs.case.part import instant_of
from kameng_docs.case.typed import moment_of
from kameng_docs.reading.proposals import Kind, Proposal, What
from kameng_docs.starting.material import Material
from kameng_docs.starting.saying import doubts_of, marked, places
from kameng_docs.starting.tree import Item, Leaf, Listing, Node, Remark

_WHERE = {
    What.GOODS: "商品详情页",
    What.CHAT: "客服聊天",
    What.ORDER: "订单详情页",
    What.RULES: "平台规则页",
}
# What a promise promises beside the goods: its 种类 has to be said, and only its author can.
_BESIDE = re.compile("退|换|赔|返|送|补差")
# Of which kind a rule is, by its own words; what fits none is 其他, which no paper cites.
_ABOUT = (
    ("售后", re.compile("退款|退货|退换|换货|补发|赔付|售后|三包|保修")),
    ("管辖", re.compile("管辖|仲裁|诉讼")),
    ("履行地", re.compile("履行地")),
    ("免责", re.compile("不承担|免责|概不负责|不负责任")),
)
_NUMBER = re.compile(
    r"^\s*(第[一二三四五六七八九十百零〇0-9]+[条款章节]|[0-9]+(?:\.[0-9]+)+|[（(][一二三四五六七八九十0-9]+[）)])\s*"
)
RULES_ASK = "平台自己写的售后规则，没有就空着：- {名称: 规则的名称, 条款: 第几条, 管什么: 售后, 原文: 照抄}"


def promises(material: Material, refs: Mapping[str, str]) -> Listing:
    """Every promise that was read, with where; what came of it is for the author to say."""
    found = material.of(Kind.PROMISE)
    note = "" if found else "下单前页面、客服怎么写的，照抄：- {内容: 原话, 实际: 哪里不一样}"
    return Listing("页面承诺", tuple(_promise(each, material, refs) for each in found), note)


def _promise(found: Proposal, material: Material, refs: Mapping[str, str]) -> Item:
    file = found.at[0].file if found.at else ""
    where = _WHERE.get(material.what(file), "")
    doubts = list(doubts_of(found))
    before = Leaf("下单前看到", note="是 或 否；不写就当作 是")
    if material.what(file) is What.CHAT:
        when = _said_when(found, material)
        if when is None:
            doubts.append("看不出是下单前还是下单后说的，补上“下单前看到”")
        elif when:
            before = Leaf("下单前看到", "否", "这句话是下单以后说的")
    members: list[Node] = [
        Leaf("内容", found.value, places(found.at)),
        Leaf("在哪里看到", where, "" if where else "例如 商品详情页、客服聊天"),
        Leaf("实际", note="没有做到的写：实际怎样，例如 第一次兑换即提示已被使用；做到了的空着"),
        before,
    ]
    if _BESIDE.search(found.value):
        kinds = "返现、赔偿、赠品、价保、可退、质保；只是说商品好的写 质量、数量、价格"
        members.append(Leaf("种类", note=f"答应退、换、赔、送的要写：{kinds}"))
    if file in refs:
        members.append(Leaf("证据", (refs[file],)))
    if doubts:
        sure = [each for each in members if isinstance(each, Leaf) and not each.asked]
        return Item(tuple(sure), ("内容",), places(found.at), marked(doubts), sure=False)
    return Item(tuple(members), same_by=("内容",))


def _said_when(found: Proposal, material: Material) -> bool | None:
    """Whether a promise of a chat was made after the order; None where one of the two moments is not known."""
    said = next((each.at for each in material.words if each.place in found.at and each.at), "")
    ordered = min(
        (each.value for each in material.of(Kind.ORDERED_AT, Kind.PAID_AT) if not each.doubts), default=""
    )
    standing = min(
        (str(each["下单时间"]) for each in material.standing.orders if each.get("下单时间")), default=""
    )
    moments = [_moment(each) for each in (said, ordered or standing)]
    if moments[0] is None or moments[1] is None:
        return None
    return moments[0] > moments[1]


def _moment(text: str) -> datetime | None:
    try:
        found = moment_of(text) if text else None
    except ValueError:
        return None
    return None if found is None else instant_of(found)


def rules(material: Material, refs: Mapping[str, str]) -> Listing:
    """Every clause of the platform's rules; one of which nobody can say what it is about stands as a comment."""
    found = material.of(Kind.RULE)
    names = {each.value for each in material.of(Kind.RULES_NAME) if not each.doubts}
    name = names.pop() if len(names) == 1 else ""
    return Listing("平台规则", tuple(_rule(each, name, refs) for each in found), "" if found else RULES_ASK)


def _rule(found: Proposal, name: str, refs: Mapping[str, str]) -> Item:
    number = _NUMBER.match(found.value)
    article = number[1] if number else found.belongs if _NUMBER.match(found.belongs) else ""
    about = [kind for kind, words in _ABOUT if words.search(found.value)]
    doubts = list(doubts_of(found))
    if not name:
        doubts.append("没有读到规则的名称，补上“名称”")
    file = found.at[0].file if found.at else ""
    words = found.value[number.end() :].strip() if number else found.value
    members = (
        Leaf("名称", name),
        *((Leaf("条款", article),) if article else ()),
        Leaf(
            "管什么",
            about[0] if about else "其他",
            f"{'照原文认的' if about else '没有看出来'}，不对就改：售后、管辖、履行地、免责 或 其他",
        ),
        Leaf("原文", words, places(found.at)),
        *((Leaf("证据", (refs[file],)),) if file in refs else ()),
    )
    if doubts:
        return Item(members, ("原文",), places(found.at), marked(doubts), sure=False)
    return Item(members, same_by=("原文",))


def their_terms(material: Material) -> tuple[Remark, ...]:
    """What the other side wrote by which it would keep nothing: shown, never written as a promise of it."""
    found = material.of(Kind.TERM)
    if not found:
        return ()
    told = tuple(f"“{each.value}”（{places(each.at)}）" for each in found)
    return (
        Remark(
            ("页面上还写着下面的话，是对方的说法，没有写成承诺；对方拿它拒绝的，照抄进“对方的条款”：", *told)
        ),
    )
