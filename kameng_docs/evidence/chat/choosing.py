"""Which form a conversation in plain text has, and which of its lines begin a message in that form.

It is counted, not guessed line by line, so that a message that mentions a time stays a message.
"""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from kameng_docs.evidence.chat import heads as forms
from kameng_docs.evidence.chat.fields import field_heads
from kameng_docs.evidence.chat.notices import is_notice
from kameng_docs.evidence.chat.talks import Part


@dataclass(frozen=True)
class Head:
    """A line that begins a message. `words` is what stands behind it, None where its words stand below alone; `rows` how
    many lines it takes.
    """

    at: str
    who: str
    line: str
    words: str | None = None
    rows: int = 1
    talk: str = ""


Heads = dict[int, Head]


def form_of(part: Part) -> tuple[Heads, dict[int, str]]:
    """The heads of the form that is met most often, and the lines with a day where the heads have but a clock."""
    rows = list(part.rows)
    full = {form: _heads(rows, form) for form in (forms.QQ, forms.TIME_FIRST, forms.NAME_FIRST)}
    clocks = _clocks(rows)
    if len(full[forms.QQ]) * 2 > len(full[forms.TIME_FIRST]):
        del full[forms.TIME_FIRST]
    else:
        del full[forms.QQ]
    form = max(full, key=lambda each: (len(full[each]), _speaking(rows, full[each])))
    below = _apart(rows, full[form], strict=bool(part.talk) and form is not forms.NAME_FIRST)
    behind = max((_inline(rows, each) for each in forms.INLINE), key=len)
    if (fields := _fields(rows)) and len(fields) * 3 > len(behind) + len(below):
        return fields, {}
    if len(behind) > _speaking(rows, below):
        days = {} if all(forms.DAY.search(head.at) for head in behind.values()) else _days(rows)
        return _with_notices(rows, behind), days
    # The form with a clock alone is looser: right where no line tells a day with its time, or few beside lines with a day.
    if (days := _days(rows)) and _speaking(rows, clocks) > _speaking(rows, below):
        return clocks, days
    if not below and not clocks:
        return _spoken(rows), {}
    return (below, {}) if below else (clocks, days)


def _clocks(rows: list[str]) -> Heads:
    """Heads with a clock alone; a line that tells a day as well is none of them, whatever else it is."""
    heads = _heads(rows, forms.NAME_AND_CLOCK)
    return _wide({i: head for i, head in heads.items() if not forms.NAME_FIRST.fullmatch(head.line)})


def _fields(rows: list[str]) -> Heads:
    return {
        i: Head(at, who, line, words, taken) for i, (at, who, line, words, taken) in field_heads(rows).items()
    }


def _spoken(rows: list[str]) -> Heads:
    """Names and words without any time. Only where all of the text is that: it begins with one, two speak and speak again."""
    found = Heads()
    for i, row in enumerate(rows):
        if match := forms.SPOKEN.fullmatch(row.strip().lstrip(forms.UNSEEN)):
            found[i] = Head("", match["who"], match.string, match["words"])
    names = Counter(each.who for each in found.values())
    first = next((i for i, row in enumerate(rows) if row.strip(" \t\ufeff")), 0)
    again = all(times > 1 for times in names.values()) or any(forms.ROLES.fullmatch(name) for name in names)
    are_names = not any(forms.OF_FORM.fullmatch(name) for name in names)
    return found if first in found and len(names) > 1 and again and are_names else {}


def _speaking(rows: list[str], heads: Heads) -> int:
    """How many of the heads have words below them."""
    return sum(_has_words(rows, i, heads) for i in heads)


def _heads(rows: list[str], form: re.Pattern[str]) -> Heads:
    """The rows, by their place, that tell in this form who speaks."""
    found = {
        i: match
        for i, match in _matches(rows, form)
        if match and not match["who"].startswith(forms.QUOTED) and not forms.LABEL.fullmatch(match["who"])
    }
    if form is not forms.QQ:
        names = Counter(match["who"] for match in found.values())
        found = {i: m for i, m in found.items() if not forms.SENTENCE.search(m["who"]) or names[m["who"]] > 1}
    return {i: _head(match) for i, match in found.items()}


def _head(match: re.Match[str]) -> Head:
    who, talk = match["who"], ""
    if room := forms.OF_ROOM.fullmatch(who):
        who, talk = room["who"], room["talk"]
    return Head(match["at"], who, match.string, talk=talk)


def _inline(rows: list[str], form: re.Pattern[str]) -> Heads:
    """The rows that hold speaker, time and words in this form."""
    found = Heads()
    for i, line in _clocked(rows):
        match = form.fullmatch(line)
        if match and not forms.LABEL.fullmatch(match["who"].strip()):
            found[i] = Head(match["at"], match["who"].strip(), line, match["words"])
    names = Counter(each.who for each in found.values())
    return {
        i: each for i, each in found.items() if not forms.SENTENCE.search(each.who) or names[each.who] > 1
    }


def _with_notices(rows: list[str], heads: Heads) -> Heads:
    """The heads of a form of one line, and the notices: a time and nobody, the software by its name, a line that is known."""
    found = dict(heads)
    first = min(heads)
    for i, row in enumerate(rows):
        line = row.strip().lstrip(forms.UNSEEN)
        if i in heads or not line:
            continue
        if match := forms.OF_NOBODY.fullmatch(line):
            found[i] = Head(match["at"] or match["at_plain"], "", line, match["words"])
        elif i > first and (match := forms.OF_SYSTEM.fullmatch(line)):
            found[i] = Head("", match["who"], line, match["words"])
        elif i > first and not rows[i - 1].strip() and is_notice("", line):
            found[i] = Head("", "", line, line)
    return found


def _apart(rows: list[str], heads: Heads, strict: bool) -> Heads:
    """Where an empty line stands above most heads, one that stands close below other words is words, as in 2026-10-05 22:00:00
    以前答复: in an export of QQ always, else where nobody of that name speaks.
    """
    free = {i: head for i, head in heads.items() if not i or not rows[i - 1].strip()}
    if len(free) * 2 <= len(heads):
        return heads
    names = {head.who for head in free.values()}
    return {i: head for i, head in heads.items() if i in free or (not strict and head.who in names)}


def _wide(heads: Heads) -> Heads:
    """Forwarded mails have two blanks between name and clock: where half of the lines have, one with a single blank is words."""
    wide = {
        i: head for i, head in heads.items() if re.search(rf"(?: {{2,}}|\t){re.escape(head.at)}$", head.line)
    }
    return wide if len(wide) * 2 >= len(heads) else heads


def _has_words(rows: list[str], at: int, heads: Heads) -> bool:
    below = at + 1
    while below < len(rows) and below not in heads and not rows[below].strip():
        below += 1
    return below < len(rows) and below not in heads


def _days(rows: list[str]) -> dict[int, str]:
    short = ((i, row.strip()) for i, row in enumerate(rows) if len(row) <= forms.LONGEST_HEAD)
    return {i: match["day"] for i, line in short if (match := forms.DAY_LINE.fullmatch(line))}


def _matches(rows: list[str], form: re.Pattern[str]) -> Iterator[tuple[int, re.Match[str] | None]]:
    for i, line in _clocked(rows):
        if len(rows[i]) <= forms.LONGEST_HEAD:
            yield i, form.fullmatch(line)


def _clocked(rows: list[str]) -> Iterator[tuple[int, str]]:
    """The rows that tell a clock, without which none is a head of any form."""
    for i, row in enumerate(rows):
        if forms.CLOCK.search(row):
            yield i, row.strip().lstrip(forms.UNSEEN)
