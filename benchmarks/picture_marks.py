"""Whether what was read of a picture is what stands in it, kind by kind, as a reader of the case would compare them."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from kameng_docs.case.typed import half_width, moment_of
from kameng_docs.reading.proposals import Proposal, Read, Side, Words

# What every picture is asked for; other kinds of a drawn picture's truth only tell what is wrong.
ASKED = (
    *("实付", "订单号", "下单时间", "付款时间", "收到", "付款方式", "查询密码", "卡密", "收款方", "支付单号"),
    *("承诺", "店铺", "平台", "提示原文", "规则", "聊天时间", "我", "对方", "拒绝"),
)
MOMENTS = ("下单时间", "付款时间", "收到")
SENTENCES = ("承诺", "规则", "提示原文")
# A sentence may have been proposed in parts, if they are longer than this.
SHORT = 5
_LABEL = re.compile(r"^[\u3400-\u9fffA-Z]{2,6}[:：]")
_CHAT_DAY = re.compile(r"(\d{4})年(\d{1,2})月(\d{1,2})日 ?(\d{1,2}:\d{2})")


@dataclass
class Marks:
    """Of one picture: the true values that were proposed, those that were not, and what is wrong without a doubt."""

    right: list[tuple[str, str]] = field(default_factory=list)
    missed: list[tuple[str, str]] = field(default_factory=list)
    wrong: list[tuple[str, str]] = field(default_factory=list)


def marks_of(read: Read, truth: Iterable[dict[str, Any]], refusals: Iterable[str]) -> Marks:
    """The marks of one picture."""
    true = [(each["kind"], each["text"]) for each in truth if each["kind"]]
    true += [("拒绝", text) for text in refusals]
    marks = Marks()
    for kind, text in true:
        if kind in ASKED:
            (marks.right if _had(read, kind, text) else marks.missed).append((kind, text))
    marks.wrong += [(str(each.kind), each.value) for each in read.proposals if _wrong(each, true)]
    marks.wrong += [(str(each.side), each.words) for each in read.words if _wrong_words(each, true)]
    return marks


def _had(read: Read, kind: str, text: str) -> bool:
    if kind in ("我", "对方"):
        return any(str(each.side) == kind and plain(each.words) == plain(text) for each in read.words)
    if kind == "聊天时间":
        return any(each.at == _chat_moment(text) for each in read.words)
    if kind == "拒绝":
        refused = [each for each in read.proposals if each.belongs.startswith("拒绝")]
        return any(plain(each.value) == plain(text) for each in refused)
    return any(same(kind, text, each) for each in read.proposals if str(each.kind) == kind)


def same(kind: str, text: str, proposal: Proposal) -> bool:
    """Whether a proposal of a kind is the value that stands in a picture as `text`."""
    value = _LABEL.sub("", text)
    if kind == "实付":
        return _figures(proposal.value) == _figures(value)
    if kind in MOMENTS:
        return _minute(proposal.value) == _minute(value)
    if kind in SENTENCES:
        inner, outer = plain(value), plain(proposal.value)
        return inner in outer or (len(outer) > SHORT and outer in inner)
    # “平台：某某卡盟 www.….example” holds two values.
    wanted = {plain(value), plain(value.split(" ")[0]), plain(text)}
    return bool(wanted & {plain(proposal.value), plain(proposal.read), plain(_LABEL.sub("", proposal.read))})


def _wrong(proposal: Proposal, true: list[tuple[str, str]]) -> bool:
    """Whether a proposal without a doubt is none of the true values of its kind, where the truth has that kind."""
    kind = str(proposal.kind)
    mine = [text for each, text in true if each == kind]
    if proposal.doubts or not mine or kind not in (*ASKED, "商品", "数量", "商户单号", "规则名称"):
        return False
    return not any(same(kind, text, proposal) for text in mine)


def _wrong_words(words: Words, true: list[tuple[str, str]]) -> bool:
    if words.doubts or words.side in (Side.SYSTEM, Side.UNKNOWN):
        return False
    return not any(kind == str(words.side) and plain(text) == plain(words.words) for kind, text in true)


def plain(text: str) -> str:
    """`text` without blanks, marks at half width, as one looks for it."""
    folded = half_width(text).translate({0x201C: '"', 0x201D: '"', 0x3002: ".", 0x3001: ","})
    return re.sub(r"\s+", "", re.sub(r"^(?:[·✓]|\d\.(?!\d)|【.】)\s*", "", folded)).lower()


def _figures(text: str) -> str:
    found = re.search(r"[\d,]+(?:\.\d+)?", text)
    return f"{float(found[0].replace(',', '')):.2f}" if found else ""


def _minute(text: str) -> str:
    told = moment_of(half_width(text))
    return told.strftime("%Y-%m-%d %H:%M") if told else text


def _chat_moment(text: str) -> str:
    found = _CHAT_DAY.search(text)
    return f"{found[1]}-{int(found[2]):02}-{int(found[3]):02} {found[4]:0>5}" if found else text
