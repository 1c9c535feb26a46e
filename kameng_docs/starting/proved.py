"""证明: what was read in an exhibit, told in one short sentence; what follows from it is not for this place."""

import re
from collections.abc import Iterator
from datetime import date, datetime

from kameng_docs.law.fact_names import ASKED, NOTICE, TOLD
from kameng_docs.reading.heard import answering, refusal
from kameng_docs.reading.proposals import Kind, Read, What, Words
from kameng_docs.starting.material import Material
from kameng_docs.starting.telling import letters
from kameng_docs.wording import day_after, inner_quotes, instant_in_chinese

# A sentence that a page shows is quoted as what the exhibit proves.
_QUOTES = {
    What.FAILED: (Kind.NOTICE, "兑换时页面提示“{words}”"),
    What.GOODS: (Kind.PROMISE, "商品页面写明“{words}”"),
}
LONGEST = 40
# As many clauses as one sentence takes.
MANY = 6
# What I said, by the fact that it may answer; in this order where one message says several.
_SAID = {
    TOLD: "提出不能用",
    ASKED: "要退款",
    NOTICE: "催过并给了期限",
}
_DECIMAL = re.compile(r"[0-9]+(?:\.[0-9]+)+")
_UNDER = re.compile("第.{1,5}[条款章节]")


def proved(read: Read, material: Material) -> str:
    """The sentence; empty where nothing was read that says more than the kind of the exhibit."""
    if read.what in _QUOTES:
        return _quoted(read)
    if read.what is What.RULES:
        return _clauses(read)
    return _talk(read, material) if read.what is What.CHAT else ""


def _quoted(read: Read) -> str:
    kind, form = _QUOTES[read.what]
    quoted = [each.value for each in read.proposals if each.kind is kind and not each.doubts]
    if quoted and len(quoted[0]) <= LONGEST and "\n" not in quoted[0]:
        return form.format(words=inner_quotes(quoted[0]))
    return ""


def _clauses(read: Read) -> str:
    """平台规则第7.1、7.2条的原文."""
    numbers = [each.belongs for each in read.proposals if each.kind is Kind.RULE and not each.doubts]
    decimal = [each for each in dict.fromkeys(numbers) if _DECIMAL.fullmatch(each)]
    named = [each for each in dict.fromkeys(numbers) if _UNDER.fullmatch(each)]
    if decimal and len(decimal) <= MANY:
        return f"平台规则第{'、'.join(decimal)}条的原文"
    if named and len(named) <= MANY:
        return f"平台规则{'、'.join(named)}的原文"
    return ""


def _talk(read: Read, material: Material) -> str:
    """2026年11月20日21:09提出不能用、要退款，21:31对方答复“…”: by minute, the day where it is another one."""
    mine, theirs = dict[str, list[str]](), dict[str, list[str]]()
    for at, clause in _asked(read):
        mine.setdefault(at, []).append(clause)
    for at, clause in _answered(read, material):
        theirs.setdefault(at, []).append(clause)
    lines: list[str] = []
    before: date | None = None
    for at in sorted({*mine, *theirs}):
        moment = datetime.fromisoformat(at)
        clauses = ("、".join(mine.get(at, ())), *theirs.get(at, ()))
        lines.append(_shown(moment, before) + "，".join(filter(None, clauses)))
        before = moment.date()
    return "，".join(lines)


def _shown(moment: datetime, before: date | None) -> str:
    """The minute; with its day where that is another one than the day told before."""
    if before is None:
        return instant_in_chinese(moment)
    day = "" if moment.date() == before else day_after(moment.date(), before)
    return f"{day}{moment:%H:%M}"


def _asked(read: Read) -> Iterator[tuple[str, str]]:
    """What I said without a doubt and when, by the kinds of its words."""
    mine = {name: words for name, words, _ in answering(read.words)}
    for name, clause in _SAID.items():
        if name in mine and _is_sure(mine[name]):
            yield mine[name].at, clause


def _answered(read: Read, material: Material) -> Iterator[tuple[str, str]]:
    """The sentence in which the other side refused, and when."""
    answer = refusal(read.words)
    if answer and _is_sure(answer) and len(answer.words) <= LONGEST and not _holds_key(answer, material):
        words = inner_quotes("".join(answer.words.splitlines()))
        yield answer.at, f"对方答复“{words}”"


def _is_sure(words: Words) -> bool:
    return bool(words.at) and not words.doubts


def _holds_key(words: Words, material: Material) -> bool:
    """A key never goes into a sentence that is printed."""
    keys = (*material.standing.keys, *(each.value for each in material.of(Kind.KEY, Kind.PASSWORD)))
    return any(letters(key) in letters(words.words) for key in keys if letters(key))
