"""The slips of a hand that types Chinese, as one line shows them: what is wrong, and the line mended."""

import re
from dataclasses import dataclass

from kameng_docs.diagnostics import Diagnostic
from kameng_docs.source.characters import ODD_BLANKS, clipped, clipped_line, name_of
from kameng_docs.source.draft import Draft

# A key as authors write one: no punctuation, no blank. Facts are asked in whole sentences, hence the length.
_NAME = rf"[^\s{ODD_BLANKS}:：,，。;；、!！?？“”‘’\"'\[\]{{}}#&*|>%@`]{{1,30}}"
_HEAD = re.compile(
    rf"(?P<lead>[ ]*+(?:- ++)*+)(?P<name>{_NAME})(?P<gap>[ {ODD_BLANKS}]*)(?P<colon>：|:(?=[^ \t])(?!//))(?P<rest>.*)"
)
_LEAD = re.compile(r"[ ]*+(?:- ++)*+")
_BLOCK_HEADER = re.compile(r"(?:[:：][ ]*|- )[|>][+\-0-9]{0,2}$")
_TAB_INDENT = re.compile(r"[ ]*(?P<tab>\t)[ \t]*(?=\S)")
_ODD_INDENT = re.compile(rf"(?P<lead>[ ]*)(?P<odd>[{ODD_BLANKS}][ {ODD_BLANKS}]*)")
_LIST_NAME_LIMIT = 12


@dataclass(frozen=True)
class Slip:
    """A slip that explains what the parser says, and the draft without it.

    `sure` tells that the mend is what the author meant, so that what is found afterwards is no consequence
    of the mend.
    """

    diagnostic: Diagnostic
    mended: Draft
    sure: bool = True


def colon_slip(draft: Draft, line: int, column: int = 0, *, latin: bool = False) -> Slip | None:
    r"""The slip of a line that reads `键：值`, `键:值` or `键:　值` from `column` on; None if it does not.

    A sentence in which someone speaks (客服说：不退) is none, nor is an address (https://), nor, unless
    `latin`, a half-width colon behind a name that is not Chinese (12:30, C:\, a card key).
    """
    hit = _HEAD.match(draft.line(line), column)
    if hit is None:
        return None
    name, colon, rest = hit["name"], hit["colon"], hit["rest"]
    at = hit.start("colon")
    if name.endswith("说") or ("- " in hit["lead"] and len(name) > _LIST_NAME_LIMIT):
        return None
    if colon == "：":
        return Slip(full_width_colon(draft, line, at, name), _spaced(draft, line, at, rest))
    if rest[0] in ODD_BLANKS:
        mended = draft.with_character(line, at + 1, " ")
        return Slip(odd_space(draft, line, at + 1, f"“{name}:”后面"), mended)
    if not latin and not any("\u3400" <= sign <= "\u9fff" for sign in name):
        return None
    return Slip(_missing_space(draft, line, at, name), _spaced(draft, line, at, rest))


def _spaced(draft: Draft, line: int, at: int, rest: str) -> Draft:
    """The line with `: ` where a colon of another kind stands."""
    mended = draft.with_character(line, at, ":")
    return mended.with_blank(line, at + 1) if rest[:1] not in {"", " "} else mended


def full_width_colon(draft: Draft, line: int, column: int, name: str) -> Diagnostic:
    """A full-width colon where a key ends."""
    return Diagnostic(
        "yaml.full-width-colon",
        f"“{clipped(name)}”后面用了全角冒号“：”，程序认不出这是一个键",
        f'改成半角冒号加一个空格：“{clipped(name)}: ”；若这一行本来是一段话，用直引号把它括起来："{clipped(name)}：…"',
        at=draft.place(line, column),
    )


def _missing_space(draft: Draft, line: int, column: int, name: str) -> Diagnostic:
    return Diagnostic(
        "yaml.missing-space",
        f"“{clipped(name)}:”后面少了一个空格，程序认不出这是一个键",
        f'在冒号后加一个空格：“{clipped(name)}: ”；若这一行本来是一段话，用直引号把它括起来："{clipped(name)}:…"',
        at=draft.place(line, column),
    )


def missing_dash_space(draft: Draft, line: int, column: int, text: str) -> Diagnostic:
    """A dash that begins an entry of a list, with no blank after it."""
    return Diagnostic(
        "yaml.missing-space",
        f"“{clipped_line(text)}”的短横后面少了一个空格，程序认不出这是列表的一项",
        f"在短横后加一个空格：“- {clipped_line(text[1:])}”",
        at=draft.place(line, column),
    )


def odd_space(draft: Draft, line: int, column: int, where: str) -> Diagnostic:
    """A blank that YAML takes for a letter; `where` says beside what it stands."""
    return Diagnostic(
        "yaml.odd-space",
        f"{where}有一个{name_of(draft.character(line, column))}，程序不把它当空格",
        "删掉它；需要空格的地方用英文输入法重新打半角空格",
        at=draft.place(line, column),
    )


def indent_slip(draft: Draft, line: int) -> Slip | None:
    """A tab or an odd blank among the blanks at the beginning of the line."""
    text = draft.line(line)
    tab = _TAB_INDENT.match(text)
    if tab:
        mended = draft.with_line(line, tab.group().replace("\t", "  ") + text[tab.end() :])
        return Slip(tab_slip(draft, line, tab.start("tab")), mended, sure=False)
    odd = _ODD_INDENT.match(text)
    if odd:
        # The full-width blank is as wide as two.
        blanks = "".join("  " if c == "\u3000" else " " for c in odd["odd"])
        mended = draft.with_line(line, odd["lead"] + blanks + text[odd.end() :])
        return Slip(odd_space(draft, line, odd.start("odd"), "行首"), mended, sure=False)
    return None


def tab_slip(draft: Draft, line: int, column: int) -> Diagnostic:
    """A tab where YAML wants spaces."""
    return Diagnostic(
        "yaml.tab",
        "缩进用了制表符（Tab 键），YAML 只认空格",
        "删掉它，改打空格：每深一层两个空格",
        at=draft.place(line, column),
    )


def block_text_lines(draft: Draft) -> frozenset[int]:
    """The lines that belong to a block of text (`键: |`), where any character stands for itself."""
    inside: set[int] = set()
    parent = -1
    for number, text in enumerate(draft.lines):
        indent = len(text) - len(text.lstrip(" "))
        if parent >= 0 and (not text.strip() or indent > parent):
            inside.add(number)
            continue
        parent = -1
        if _BLOCK_HEADER.search(text.partition(" #")[0].rstrip()):
            lead = _LEAD.match(text).group()  # type: ignore[union-attr]
            # `- |` hangs on its dash, `- 键: |` on the key behind it.
            parent = lead.rindex("-") if lead.strip() and text[len(lead)] in "|>" else len(lead)
    return frozenset(inside)
