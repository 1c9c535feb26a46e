"""What is said of a value that does not fit the model. Keyed by pydantic's error type, never by its English text."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from kameng_docs.case.moment_hints import how_to_date
from kameng_docs.case.nearest import nearest
from kameng_docs.case.part import day_of
from kameng_docs.case.typed import half_width, moment_of, money_of
from kameng_docs.source import Value
from kameng_docs.source.characters import clipped


@dataclass(frozen=True)
class Wording:
    """A diagnostic's code, message and hint, before it has a place."""

    code: str
    message: str
    hint: str


@dataclass(frozen=True)
class Fault:
    """A value that does not fit: what stands there, under which key, as which item of a list (from 0).

    `about` is what the model says of the key; `keys` are those of the mapping that is wanted, if one is;
    `context` is pydantic's.
    """

    value: Value
    key: str
    item: int | None = None
    about: str = ""
    keys: tuple[str, ...] = ()
    context: Mapping[str, Any] = field(default_factory=dict)

    @property
    def name(self) -> str:
        """As a person calls it: “实付”, or “卖家”第 1 项."""
        return f"“{self.key}”" + ("" if self.item is None else f"第 {self.item + 1} 项")

    @property
    def text(self) -> str:
        """What was written, if it was a text."""
        return self.value if isinstance(self.value, str) else ""

    @property
    def shape(self) -> str:
        """How it was written: 写成了“…”, or what else stands there."""
        if isinstance(self.value, str):
            return f"写成了“{clipped(self.value)}”"
        return "现在是一个列表" if isinstance(self.value, list) else "现在是“名称: 内容”的几项"


# The error types that speak of a single line; what else stands there is told alike for all of them.
OF_ONE_LINE = {
    "money",
    "whole",
    "pixels",
    "tally",
    "instant",
    "clock",
    "no_such_day",
    "day",
    "literal_error",
    "string_type",
}


def wording(kind: str, fault: Fault) -> Wording:
    """What is said of `fault`, pydantic's error type being `kind`."""
    if kind != "missing" and (
        fault.value is None or (isinstance(fault.value, str) and not fault.value.strip())
    ):
        return Wording("case.empty", f"{fault.name}是空的", "填上内容，或者删掉这一行")
    or_mapping = kind == "literal_error" and fault.keys
    if kind in OF_ONE_LINE and not isinstance(fault.value, str) and not or_mapping:
        return _text(fault)
    return MESSAGES[kind](fault)


def blank(fault: Fault) -> Wording:
    """A key that must be filled in and stands there with nothing behind it."""
    return Wording(
        "case.missing-key", f"“{fault.key}”没有填", f"在“{fault.key}: ”后面写上内容{_about(fault)}"
    )


def _missing(fault: Fault) -> Wording:
    return Wording("case.missing-key", f"缺少“{fault.key}”", f"补上“{fault.key}: …”{_about(fault)}")


def _about(fault: Fault) -> str:
    if fault.about:
        return f"；{fault.about}"
    return f"，下面可以写：{'、'.join(fault.keys)}" if fault.keys else ""


# Money that is not ours, and coins.
OTHER_MONEY = re.compile(
    r"USD|USDT|HKD|TWD|JPY|EUR|美元|美金|港[币元]|日元|台币|新台币|欧元|[$€£]|币$", re.IGNORECASE
)


def _money(fault: Fault) -> Wording:
    plain = half_width(fault.text)
    # Only what cannot change the sum is taken off: of 1e3 or 1万 no example is made.
    meant = money_of(re.sub(r"\s", "", plain))
    example = "68.00" if meant is None else meant
    hint = f"只写数字，单位元，最多两位小数，例如 {example}"
    if OTHER_MONEY.search(re.sub(r"人民币", "", plain)):
        hint = "这里只写人民币：照付款账单上扣的元数写，例如 68.00；付的不是人民币的，这个程序做不了，先拨打 12348"
    return Wording("case.bad-amount", f"{fault.name}{fault.shape}，认不出金额", hint)


def _pixels(fault: Fault) -> Wording:
    """0 is the left or upper edge."""
    return _whole(fault, least=0)


def _tally(fault: Fault) -> Wording:
    return Wording("case.bad-count", f"{fault.name}{fault.shape}", "只写数字，例如 6000；没有写 0")


def _whole(fault: Fault, least: int = 1) -> Wording:
    found = re.fullmatch(r"[^0-9.-]*0*([1-9][0-9]{0,4})[^0-9.-]*", half_width(fault.text))
    example = found[1] if found and not re.search("[万千百十半]", fault.text) else "1"
    return Wording(
        "case.bad-count", f"{fault.name}{fault.shape}", f"只写 {least} 到 99999 的整数，例如 {example}"
    )


def _instant(fault: Fault) -> Wording:
    return Wording(
        "case.bad-date", f"{fault.name}{fault.shape}，认不出时间", how_to_date(half_width(fault.text))
    )


def _clock(fault: Fault) -> Wording:
    return Wording(
        "case.bad-clock",
        f"{fault.name}{fault.shape}，不是录音录像里的时刻",
        "从头算起，写成 00:35 或 1:02:03",
    )


def _no_such_day(fault: Fault) -> Wording:
    return Wording(
        "case.no-such-day",
        f"{fault.name}写的“{clipped(fault.text)}”没有这一天或这个钟点",
        "核对账单或截图上的时间，写成 2026-10-03 或 2026-10-03 21:14",
    )


def _day(fault: Fault) -> Wording:
    moment = moment_of(fault.text)
    day = day_of(moment).isoformat() if moment else "2026-10-03"
    return Wording("case.bad-date", f"{fault.name}只要日期，{fault.shape}", f"写成 {day}")


def _literal(fault: Fault) -> Wording:
    choices = re.findall(r"'([^']*)'", str(fault.context.get("expected", "")))
    if fault.key == "格式":
        return Wording(
            "case.newer-format",
            f"案件文件的格式{fault.shape}，这个版本的程序只认识 1",
            "升级 kameng_docs，或者把“格式”改回 1",
        )
    if {"是", "否"} <= {*choices} and fault.text.strip() in {"有", "没有", "没", "无"}:
        # Of “一直没有答复” nobody knows which of the two it means.
        told = f"“{clipped(fault.key)}”这句话说得对，写 是；说得不对，写 否"
        return Wording("case.unknown-choice", f"{fault.name}{fault.shape}，可以有两种意思", told)
    guess = nearest(fault.text, choices)
    hint = "只能写：" + "、".join(choices)
    if fault.keys:
        content = fault.text if fault.keys[0] == "金额" and money_of(fault.text) else "…"
        hint = f"写 {'、'.join(choices)}，或者分项写：“{fault.key}: {{{fault.keys[0]}: {content}}}”"
    tail = f"；是不是想写“{guess}”？" if guess else ""
    none = "，没有这个选项" if fault.text else ""
    return Wording("case.unknown-choice", f"{fault.name}{fault.shape}{none}", hint + tail)


def _text(fault: Fault) -> Wording:
    only = fault.value[0] if isinstance(fault.value, list) and len(fault.value) == 1 else None
    hint = f"写成一行：“{fault.key}: …”，不用括号，也不用“- ”"
    if isinstance(only, str):
        hint = f"去掉括号或“- ”，写成“{fault.key}: {clipped(only)}”"
    if fault.item is not None:
        hint = "这一项只写文字，去掉里面的括号或冒号"
    return Wording("case.not-a-text", f"{fault.name}应当是一行文字，{fault.shape}", hint)


NAMING = {"名称", "姓名", "店铺名", "主要要求"}


def _mapping(fault: Fault) -> Wording:
    named = fault.value if isinstance(fault.value, list) else []
    first = clipped(named[0]) if named and isinstance(named[0], str) else ""
    # 事实 and 自查 are the mappings without keys of their own.
    hint = f"换行，缩进两格，每行写“{first or '名称'}: 是”（或者 否、不清楚）"
    if fault.key == "自查" and fault.text:
        hint = "逐项照实回答，如“我买来是为了转卖: 否”，各问照示例抄；不回答就删掉“自查”这一行"
    if fault.key == "证据":
        name, file = ("订单页", first) if "." in first else (first or "订单页", "订单页.png")
        hint = f"换行，缩进两格，每份写一行，如“{name}: {{名称: {name}截图, 文件: {file}, 证明: …}}”"
    if fault.keys:
        key = "店铺名" if fault.key == "卖家" else fault.keys[0]
        # What may be a name is put behind it: a line of 经过 is no 时间.
        content = (clipped(fault.text) if key in NAMING else "") or "…"
        first = f"{'- ' if fault.item is not None else ''}{key}: {content}"
        layout = "" if fault.item is not None else "换行，缩进两格，"
        hint = f"{layout}分项写，如“{first}”；可以写的有：{'、'.join(fault.keys)}"
    return Wording("case.not-a-mapping", f"{fault.name}应当分项写，{fault.shape}", hint)


def _list(fault: Fault) -> Wording:
    hint = f"换行，每一项写成“- {fault.keys[0]}: …”" if fault.keys else f"写成“{fault.key}: [甲, 乙]”"
    if isinstance(fault.value, dict):
        first = next(iter(fault.value), "…")
        hint = f"只写内容，写成“{fault.key}: [{first}]”"
        if fault.keys:
            hint = f"换行，第一行前面加“- ”，写成“- {first}: …”，其余各行与它对齐"
    return Wording("case.not-a-list", f"{fault.name}应当是一个列表，{fault.shape}", hint)


def _empty(fault: Fault) -> Wording:
    hint = "填上内容；没有就删掉这一行" if isinstance(fault.value, str) else "至少写一项"
    return Wording("case.empty", f"{fault.name}是空的", hint)


def _silent_event(fault: Fault) -> Wording:
    return Wording(
        "case.silent-event",
        f"{fault.name}没有说发生了什么",
        "写上“事项”“对方原话”“我说”或“事实”中的一项",
    )


MESSAGES: Mapping[str, Callable[[Fault], Wording]] = {
    "missing": _missing,
    "money": _money,
    "whole": _whole,
    "pixels": _pixels,
    "tally": _tally,
    "instant": _instant,
    "clock": _clock,
    "no_such_day": _no_such_day,
    "day": _day,
    "literal_error": _literal,
    "string_type": _text,
    "string_too_short": _empty,
    "model_type": _mapping,
    "dict_type": _mapping,
    "tuple_type": _list,
    "empty": _empty,
    "silent_event": _silent_event,
}
