"""What is said of a value that does not fit the model. Keyed by pydantic's error type, never by its English text."""

import re
import unicodedata
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from rapidfuzz import process
from rapidfuzz.distance import Levenshtein

Context = Mapping[str, Any]
# As many choices as one line can still list.
FEW = 30


@dataclass(frozen=True)
class Wording:
    """A diagnostic's code, message and hint, before it has a place."""

    code: str
    message: str
    hint: str


def nearest(word: str, choices: Sequence[str]) -> str | None:
    """The choice the author most probably meant, or None if none is near."""
    plain = unicodedata.normalize("NFKC", word).strip()
    if plain in choices:
        return plain
    inside = [choice for choice in choices if len(plain) > 1 and (plain in choice or choice in plain)]
    if inside:
        return min(inside, key=lambda choice: abs(len(choice) - len(plain)))
    found = process.extractOne(plain, choices, scorer=Levenshtein.normalized_similarity, score_cutoff=0.3)
    return found[0] if found else None


def did_you_mean(word: str, choices: Sequence[str]) -> str:
    """A hint that names the nearest choice, or all of them if there are few, or none."""
    guess = nearest(word, choices)
    if guess:
        return f"是不是想写“{guess}”？"
    return (
        "可以写的有：" + "、".join(choices)
        if len(choices) <= FEW
        else "可以写的名称见 README 的说明或编辑器的补全"
    )


def _missing(_: str, key: str, __: Context) -> Wording:
    return Wording(
        "case.missing-key",
        f"缺少“{key}”",
        f"补上一行“{key}: …”；暂时不知道的项目，说明里写着可写 不知道 的才可以写",
    )


def _money(value: str, key: str, _: Context) -> Wording:
    digits = re.sub(r"[^0-9.]", "", unicodedata.normalize("NFKC", value))
    example = digits if re.fullmatch(r"[0-9]{1,9}(\.[0-9]{1,2})?", digits) else "68.00"
    return Wording(
        "case.bad-amount", f"“{key}”的金额写成了“{value}”", f"只写数字，单位元，最多两位小数，例如 {example}"
    )


def _whole(value: str, key: str, _: Context) -> Wording:
    return Wording("case.bad-count", f"“{key}”写成了“{value}”", "只写 1 到 99999 的整数，例如 1")


def _instant(value: str, key: str, _: Context) -> Wording:
    numbers = re.findall(r"[0-9]+", unicodedata.normalize("NFKC", value))
    example = "2026-10-03 21:14"
    if len(numbers) in {3, 5, 6} and len(numbers[0]) == 4:  # noqa: PLR2004
        example = "-".join([numbers[0], *(n.zfill(2) for n in numbers[1:3])])
        example += " " + ":".join(n.zfill(2) for n in numbers[3:5]) if len(numbers) > 3 else ""  # noqa: PLR2004
    return Wording("case.bad-date", f"“{key}”的时间写成了“{value}”", f"写成 {example}；不记得几点就只写日期")


def _no_such_day(value: str, key: str, _: Context) -> Wording:
    return Wording(
        "case.no-such-day", f"“{key}”写的“{value}”没有这一天或这个钟点", "核对账单或截图上的时间后改正"
    )


def _day(value: str, key: str, _: Context) -> Wording:
    return Wording("case.bad-date", f"“{key}”只要日期，写成了“{value}”", f"写成 {value[:10]}")


def _literal(value: str, key: str, context: Context) -> Wording:
    choices = re.findall(r"'([^']*)'", str(context.get("expected", "")))
    guess = nearest(value, choices)
    tail = f"，是不是“{guess}”？" if guess else ""
    code = "case.newer-format" if key == "格式" else "case.unknown-choice"
    if key == "格式":
        return Wording(
            code, f"案件文件的格式是“{value}”，这个版本的程序只认识 1", "升级 kameng_docs，或者把“格式”改回 1"
        )
    return Wording(code, f"“{key}”写成了“{value}”", "只能写：" + "、".join(choices) + tail)


def _text(_: str, key: str, __: Context) -> Wording:
    return Wording(
        "case.not-a-text",
        f"“{key}”应当是一段文字，现在是一组内容",
        f"写成一行：“{key}: …”；每项内容前不要缩进，也不要加 -",
    )


def _mapping(value: str, key: str, _: Context) -> Wording:
    shape = f"写成了“{value}”" if value else "现在是一个列表或是空的"
    return Wording(
        "case.not-a-mapping",
        f"“{key}”下面应当是“名称: 内容”的几行，{shape}",
        "换行，缩进两格，再写“名称: 内容”",
    )


def _list(value: str, key: str, _: Context) -> Wording:
    shape = f"写成了“{value}”" if value else "现在是“名称: 内容”"
    return Wording("case.not-a-list", f"“{key}”应当是一个列表，{shape}", "换行，每一项前面写“- ”")


def _empty(_: str, key: str, __: Context) -> Wording:
    return Wording("case.empty", f"“{key}”是空的", "至少写一项")


def _silent_event(_: str, __: str, ___: Context) -> Wording:
    return Wording(
        "case.silent-event", "经过里的这一条没有说发生了什么", "写上“事项”“对方原话”“我说”或“事实”中的一项"
    )


MESSAGES: dict[str, Callable[[str, str, Context], Wording]] = {
    "missing": _missing,
    "money": _money,
    "whole": _whole,
    "instant": _instant,
    "no_such_day": _no_such_day,
    "day": _day,
    "literal_error": _literal,
    "string_type": _text,
    "string_too_short": _empty,
    "model_type": _mapping,
    "model_attributes_type": _mapping,
    "dict_type": _mapping,
    "tuple_type": _list,
    "empty": _empty,
    "silent_event": _silent_event,
}
