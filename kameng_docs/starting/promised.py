"""页面承诺: what was written or said before the order, word for word, and what the author is asked of it."""

import re
from collections.abc import Mapping
from datetime import datetime

from kameng_docs.case.part import instant_of
from kameng_docs.case.redemption import REFUSED, result_said
from kameng_docs.case.typed import moment_of
from kameng_docs.reading.heard import refusal
from kameng_docs.reading.proposals import Kind, Place, Proposal, Side, What
from kameng_docs.starting.material import Material
from kameng_docs.starting.saying import CONFIRM, doubts_of, marked, places
from kameng_docs.starting.tree import Item, Leaf, Listing, Node
from kameng_docs.wording import inner_quotes

_WHERE = {
    What.GOODS: "商品详情页",
    What.CHAT: "客服聊天",
    What.ORDER: "订单详情页",
    What.RULES: "平台规则页",
}
# What a promise promises beside the goods: its 种类 has to be said, and only its author can.
_BESIDE = re.compile("退|换|赔|返|送|补差")
# Of what a page or a refusal may be the answer: that it can be used and is real; that it is taken back.
_OF_USE = re.compile(
    "[可能好]用|有效(?!期)|正品|正版|全新|(?<!没)[未没](?:有)?(?:使用|激活|兑换|用)过?|可(?:以)?(?:兑换|激活)|成功|保真|包(?:用|真|到账|兑换|激活)|一手"
)
_TAKES_BACK = re.compile("[包可能秒保]退|[随立全无极].{0,4}退|退(?:款|货|钱|换|全)|售后|包换")
_FIRST = re.compile("第一次|首次|头一[次回]|只试过?[这了一]")
# 种类 by the words of a promise, as far as the model has one.
_KINDS = (
    ("返现", re.compile("返现|返利|返还?.{0,4}(?:元|块|红包|现金)")),
    ("赔偿", re.compile("赔")),
    ("赠品", re.compile("[赠送](?:品|送)?(?!达|货)")),
    ("价保", re.compile("价保|保价|补差|差价|买贵")),
    ("可退", re.compile("[包可能秒保]退|[随立全无极].{0,4}退|退(?:款|货|钱|换|全)|退一")),
    ("质保", re.compile("质保|保修|包换新|换新")),
)
KINDS = "返现、赔偿、赠品、价保、可退、质保；只是说商品好的写 质量、数量、价格"
KEPT = "问：这一条做到了吗？没有做到的，写实际怎样；空着就当作做到了"
NOT_KEPT = "例如 第一次兑换即提示已被使用"


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
        _kept(found, material),
        before,
    ]
    if _BESIDE.search(found.value):
        members.append(_about(found.value))
    if file in refs:
        members.append(Leaf("证据", (refs[file],)))
    if doubts:
        sure = [each for each in members if isinstance(each, Leaf) and each.sure and not each.asked]
        return Item(tuple(sure), ("内容",), places(found.at), marked(doubts), sure=False)
    return Item(tuple(members), same_by=("内容",))


def _kept(found: Proposal, material: Material) -> Leaf:
    """What came of a promise: asked, and where a page or the other side said it in so many words these offered."""
    words, at = _seen_of(found.value, material)
    if not words:
        return Leaf("实际", note=NOT_KEPT, above=(KEPT,))
    return Leaf("实际", words, f"{places(at)}；{CONFIRM}", (KEPT,), sure=False, offered=True)


def _seen_of(promise: str, material: Material) -> tuple[str, tuple[Place, ...]]:
    """What was read against a promise: the notice against one of use, the refusal against one to take back."""
    notices = [each for each in material.of(Kind.NOTICE) if not each.doubts]
    if _OF_USE.search(promise) and len(notices) == 1 and result_said(notices[0].value) in REFUSED:
        first = "第一次兑换时" if _tells_of_the_first(material) else "兑换时"
        return f"{first}页面提示“{inner_quotes(notices[0].value)}”", notices[0].at
    said = refusal(material.words)
    if _TAKES_BACK.search(promise) and said and not said.doubts:
        return f"对方答复“{inner_quotes(said.words)}”", (said.place,)
    return "", ()


def _tells_of_the_first(material: Material) -> bool:
    """Whether the author says somewhere that it was the first time; no page says so."""
    mine = [each.words for each in material.words if each.side is Side.ME]
    return any(_FIRST.search(each) for each in (*mine, material.story))


def _about(promise: str) -> Leaf:
    """种类: the one that the words speak of, for the author to confirm; where they speak of two, or none, the choice."""
    found = [kind for kind, words in _KINDS if words.search(promise)]
    if len(found) != 1:
        return Leaf("种类", note=f"答应退、换、赔、送的要写：{KINDS}")
    return Leaf("种类", found[0], f"照这句话认的；{CONFIRM}，不对就改：{KINDS}", sure=False, offered=True)


def waiting(nodes: Listing, material: Material) -> int:
    """How many promises wait for what came of them: without 实际 they count as kept."""
    written = material.standing.data.get("页面承诺")
    told = {str(each.get("内容")) for each in written or () if isinstance(each, dict) and each.get("实际")}
    return sum(1 for item in nodes.items if item.sure and str(item.value("内容")) not in told)


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
