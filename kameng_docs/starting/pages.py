"""平台规则: what the platform's own rules say, word for word; and what the other side wrote to keep the money."""

import re
from collections.abc import Mapping

from kameng_docs.law.said import sets_condition
from kameng_docs.reading.proposals import Kind, Proposal
from kameng_docs.starting.material import Material
from kameng_docs.starting.saying import doubts_of, marked, places
from kameng_docs.starting.tree import Item, Leaf, Listing, Remark

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
        *(_met() if about and about[0] == "售后" and sets_condition(words) else ()),
        *((Leaf("证据", (refs[file],)),) if file in refs else ()),
    )
    if doubts:
        return Item(members, ("原文",), places(found.at), marked(doubts), sure=False)
    return Item(members, same_by=("原文",))


def _met() -> tuple[Leaf, ...]:
    """What is asked of a rule by which a buyer must do something first."""
    return (
        Leaf("条件做到了", note="这一条写着买家要先做到的（几小时内、凭截图等），都做到了吗：是 或 否"),
        Leaf("怎样做到的", note="逐个写做了什么"),
    )


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
