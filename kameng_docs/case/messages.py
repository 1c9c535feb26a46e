"""What is said of a value that does not fit the model. Keyed by pydantic's error type, never by its English text."""

import re
import unicodedata
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from kameng_docs.case.nearest import nearest
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


def _money(fault: Fault) -> Wording:
    # Only what cannot change the sum is taken off: of 1e3 or 1万 no example is made.
    plain = re.sub(r"[\s,，¥￥元块圆整]|人民币|RMB|CNY", "", unicodedata.normalize("NFKC", fault.text))
    example = plain if re.fullmatch(r"[0-9]{1,9}(\.[0-9]{1,2})?", plain) else "68.00"
    return Wording(
        "case.bad-amount",
        f"{fault.name}{fault.shape}，认不出金额",
        f"只写数字，单位元，最多两位小数，例如 {example}",
    )


def _pixels(fault: Fault) -> Wording:
    """0 is the left or upper edge."""
    return _whole(fault, least=0)


def _whole(fault: Fault, least: int = 1) -> Wording:
    digits = re.sub(r"[^0-9]", "", unicodedata.normalize("NFKC", fault.text)).lstrip("0")
    example = digits if 0 < len(digits) <= 5 and "." not in fault.text and "-" not in fault.text else "1"  # noqa: PLR2004
    return Wording(
        "case.bad-count", f"{fault.name}{fault.shape}", f"只写 {least} 到 99999 的整数，例如 {example}"
    )


def _instant(fault: Fault) -> Wording:
    example = _as_instant(fault.text) or "2026-10-03 21:14"
    tail = "；不记得几点就只写日期" if " " in example else ""
    return Wording("case.bad-date", f"{fault.name}{fault.shape}，认不出时间", f"写成 {example}{tail}")


def _clock(fault: Fault) -> Wording:
    return Wording(
        "case.bad-clock",
        f"{fault.name}{fault.shape}，不是录音录像里的时刻",
        "从头算起，写成 00:35 或 1:02:03",
    )


def _as_instant(text: str) -> str:
    """The day, and the hour where one stands there, as they should have been written; nothing if that is not clear."""
    plain = unicodedata.normalize("NFKC", text)
    numbers = re.findall(r"[0-9]+", plain)
    if len(numbers) == 1 and len(numbers[0]) == 8:  # noqa: PLR2004
        numbers = [plain[:4], plain[4:6], plain[6:8]]
    if len(numbers) < 3 or len(numbers[0]) != 4:  # noqa: PLR2004
        return ""
    year, month, day, hour, minute = (int(number) for number in [*numbers[:5], "0", "0"][:5])
    if re.search(r"下午|晚|PM", plain, re.IGNORECASE) and 0 < hour < 12:  # noqa: PLR2004
        hour += 12
    try:
        moment = datetime(year, month, day, hour, minute)  # noqa: DTZ001
    except ValueError:
        return ""
    return f"{moment:%Y-%m-%d %H:%M}" if len(numbers) > 3 else f"{moment:%Y-%m-%d}"  # noqa: PLR2004


def _no_such_day(fault: Fault) -> Wording:
    return Wording(
        "case.no-such-day",
        f"{fault.name}写的“{clipped(fault.text)}”没有这一天或这个钟点",
        "核对账单或截图上的时间，写成 2026-10-03 或 2026-10-03 21:14",
    )


def _day(fault: Fault) -> Wording:
    return Wording("case.bad-date", f"{fault.name}只要日期，{fault.shape}", f"写成 {fault.text.split()[0]}")


def _literal(fault: Fault) -> Wording:
    choices = re.findall(r"'([^']*)'", str(fault.context.get("expected", "")))
    if fault.key == "格式":
        return Wording(
            "case.newer-format",
            f"案件文件的格式{fault.shape}，这个版本的程序只认识 1",
            "升级 kameng_docs，或者把“格式”改回 1",
        )
    guess = nearest(fault.text, choices)
    hint = "只能写：" + "、".join(choices)
    if fault.keys:
        hint = f"写 {'、'.join(choices)}，或者分项写：“{fault.key}: {{{fault.keys[0]}: …}}”"
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


def _mapping(fault: Fault) -> Wording:
    hint = "换行，缩进两格，每行写“名称: 内容”"
    if fault.keys:
        first = f"{'- ' if fault.item is not None else ''}{fault.keys[0]}: …"
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
