"""What an author wrote otherwise than the form has it, and what was plainly meant: before the model looks at it.

Nothing is guessed in silence: what could have been meant otherwise comes with a note, and what needs a word of the
author's with one fault that shows the line to write.
"""

from dataclasses import dataclass, field

from kameng_docs.case.messages import Wording
from kameng_docs.case.redemption import RESULTS, names_key, result_said
from kameng_docs.declared import sought
from kameng_docs.source import Path, Value
from kameng_docs.source.characters import clipped

RESULT, SHOWN = "兑换结果", "提示原文"
# As somebody tells of the page; the page itself does not say so.
_RETOLD = sought("我|提示|显示|页面|网页|告诉|弹出|说[是它该这已]|说$|[:：]|结果")
_QUOTED = sought(r"[“\"「『'](.*)[”\"」』']")
_FILE = sought(r"\S.*\.[A-Za-z][A-Za-z0-9]{1,4}")


@dataclass(frozen=True)
class Understood:
    """The data as the model wants it; what was meant otherwise than typed; what only the author can complete."""

    data: Value
    notes: list[tuple[Path, Wording]] = field(default_factory=list)
    faults: list[tuple[Path, Wording]] = field(default_factory=list)


def understood(data: Value) -> Understood:
    """`data` of a whole case file, with results of redemption and exhibits as the form has them."""
    if not isinstance(data, dict):
        return Understood(data)
    plain = dict(data)
    seen = Understood(plain)
    orders, exhibits = data.get("交易"), data.get("证据")
    if isinstance(orders, list):
        plain["交易"] = [_order(order, ("交易", i), seen) for i, order in enumerate(orders)]
    if isinstance(exhibits, dict):
        plain["证据"] = {key: each for key, each in exhibits.items() if not _is_bare_file(key, each, seen)}
    return seen


def _order(order: Value, path: Path, seen: Understood) -> Value:
    """兑换结果 may hold what the page said: then the result is the one that its words tell of."""
    typed = order.get(RESULT) if isinstance(order, dict) else None
    if not isinstance(order, dict) or not isinstance(typed, str) or typed in RESULTS:
        return order
    quoted = _QUOTED.fullmatch(typed.strip())
    words = (quoted[1] if quoted else typed).strip()
    named = next((each for each in (words, f"提示{words}") if each in RESULTS), None)
    if named is not None:
        return {**order, RESULT: named}
    result = result_said(words)
    if result is None:
        return order
    kept = _words_kept(order.get(SHOWN), words, result, (*path, RESULT), seen)
    return {**order, RESULT: result, **kept}


def _words_kept(shown: Value, words: str, result: str, at: Path, seen: Understood) -> dict[str, Value]:
    """提示原文, where the author's words are the page's own and nothing stands there; else what to do about them is told."""
    choice = f"写成“{RESULT}: {result}”"
    if isinstance(shown, str) and words in shown:
        return {}
    if shown is not None:
        message = f"“{RESULT}”写成了“{clipped(words)}”，与“{SHOWN}”里的不一样"
        hint = f"{choice}；页面的原话只写在“{SHOWN}”里，照截图核对是哪一句"
        seen.faults.append((at, Wording("case.unknown-choice", message, hint)))
    elif _RETOLD.search(words):
        message = f"“{RESULT}”写成了“{clipped(words)}”，要从几项里选一项"
        hint = f"{choice}，另起一行“{SHOWN}: ”，后面照截图一字不改地抄"
        seen.faults.append((at, Wording("case.unknown-choice", message, hint)))
    elif names_key(words):
        message = f"“{RESULT}”写的是页面的话“{clipped(words)}”：当作“{result}”，这句话当作“{SHOWN}”印出"
        hint = f"不是页面原话的，{choice}，“{SHOWN}: ”后面照截图抄"
        seen.notes.append((at, Wording("case.understood", message, hint)))
        return {SHOWN: words}
    else:
        message = f"“{RESULT}”写成了“{clipped(words)}”：当作“{result}”"
        hint = f"{choice}；页面上的原话，照截图一字不改地写进“{SHOWN}”"
        seen.notes.append((at, Wording("case.understood", message, hint)))
    return {}


def _is_bare_file(key: str, value: Value, seen: Understood) -> bool:
    """订单页: 1.png is {文件: 1.png}: what it is called and what it proves is asked for once."""
    names = [value] if isinstance(value, str) else value if isinstance(value, list) else []
    if not names or not all(isinstance(name, str) and _FILE.fullmatch(name.strip()) for name in names):
        return False
    files = str(names[0]) if len(names) == 1 else "[" + ", ".join(map(str, names)) + "]"
    line = f"{key}: {{名称: {key}截图, 文件: {files}, 证明: …}}"
    message = f"证据“{clipped(key)}”只写了文件，还缺“名称”和“证明”"
    hint = f"写成“{line}”，“证明”后面用一句话说它证明什么"
    seen.faults.append((("证据", key), Wording("case.missing-key", message, hint)))
    return True
