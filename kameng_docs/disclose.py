"""Brief, audience → what that audience may see. The one place where anything is masked."""

import re
import unicodedata
from collections.abc import Callable
from dataclasses import fields, is_dataclass, replace
from typing import Any

from kameng_docs.brief import Brief, ExhibitInfo
from kameng_docs.disclosure import policy
from kameng_docs.law.model import Citation

OMITTED, HIDDEN, STARS = "（略）", "（已隐去）", "****"
# What may stand between two characters of a number that somebody typed with spaces or hyphens.
BETWEEN = r"[\s\-‐‑‒–—―−_·.,，。\u00ad\u200b-\u200f\u2060\ufeff]*"

DIGIT = "[0-9０-９]"
PATTERNS = {
    "id_number": re.compile(
        rf"(?<!{DIGIT}){DIGIT}{{6}}(?:{BETWEEN}{DIGIT}){{11}}{BETWEEN}[0-9０-９XxＸｘ](?!{DIGIT})"
    ),
    "phone": re.compile(rf"(?<!{DIGIT})[1１]{BETWEEN}[3-9３-９](?:{BETWEEN}{DIGIT}){{9}}(?!{DIGIT})"),
    "bank_card": re.compile(rf"(?<!{DIGIT}){DIGIT}(?:{BETWEEN}{DIGIT}){{15,18}}(?!{DIGIT})"),
    "email": re.compile(r"[A-Za-z0-9._%+\-Ａ-Ｚａ-ｚ０-９]+[@＠][A-Za-z0-9.\-Ａ-Ｚａ-ｚ０-９．]+"),
}


def disclose(brief: Brief, audience: str, channel: str) -> Brief:
    """The brief as `audience` may see it through `channel`: masked, without what is not to be told there.

    What comes back holds no list of secrets: nothing after this stage needs it.
    """
    rules = policy()
    hidden = sorted(rules.hidden_from(brief.secrets, audience), key=lambda s: -len(s.text))
    shown = replace(brief, secrets=(), events=tuple(e for e in brief.events if channel not in e.not_in))
    if audience in rules.open:
        shown = _with_masked_exhibits_only(shown)
    masks = [(_anywhere(secret.text), _mask(rules.way(secret.kind, audience))) for secret in hidden]
    masked: Brief = _walk(shown, lambda text: _masked(text, masks, patterns=audience in rules.open))
    return masked


def _masked(text: str, masks: list[tuple[re.Pattern[str], Callable[[str], str]]], *, patterns: bool) -> str:
    for pattern, mask in masks:
        whole = pattern.fullmatch(text)
        if whole:
            shown = mask(text)
            return "" if shown == OMITTED else shown
        text = _replaced(text, pattern, mask)
    if patterns:
        for name, pattern in PATTERNS.items():
            text = _replaced(text, pattern, _phone if name == "phone" else _hide)
    return text


def _replaced(text: str, pattern: re.Pattern[str], mask: Callable[[str], str]) -> str:
    return pattern.sub(lambda found: mask(found.group()), text)


def _anywhere(secret: str) -> re.Pattern[str]:
    """Finds the secret in any width and case, and with separators between its characters."""
    letters = [c for c in unicodedata.normalize("NFKC", secret) if not re.fullmatch(BETWEEN[:-1], c)]
    return re.compile(BETWEEN.join(_any_width(c) for c in letters or secret), re.IGNORECASE)


def _any_width(character: str) -> str:
    wide = chr(ord(character) + 0xFEE0) if "!" <= character <= "~" else character
    return f"[{re.escape(character)}{re.escape(wide)}]" if wide != character else re.escape(character)


def _mask(way: str) -> Callable[[str], str]:
    name, *numbers = way.split()
    if name == "ends":
        first, last = (int(n) for n in numbers)
        return lambda text: _ends(text, first, last)
    return {"omit": _omit, "hide": _hide, "phone": _phone}[name]


def _ends(text: str, first: int, last: int) -> str:
    """The ends of the text, unless that would show most of it."""
    if len(text) < first + last + len(STARS):
        return HIDDEN
    return text[:first] + STARS + (text[-last:] if last else "")


def _omit(_: str) -> str:
    return OMITTED


def _hide(_: str) -> str:
    return HIDDEN


def _phone(text: str) -> str:
    digits = re.sub(r"[^0-9]", "", unicodedata.normalize("NFKC", text))
    return _ends(digits, 3, 4)


def _with_masked_exhibits_only(brief: Brief) -> Brief:
    """Only exhibits that have a masked version, under its name; nothing refers to the others any more."""
    kept = tuple(replace(e, files=e.masked_files) for e in brief.exhibits if e.masked_files)
    keys = {exhibit.key for exhibit in kept}

    def prune(value: Any) -> Any:
        if isinstance(value, ExhibitInfo | Citation):
            return value
        if is_dataclass(value) and not isinstance(value, type):
            changes = {
                f.name: tuple(k for k in getattr(value, f.name) if k in keys)
                if f.name == "exhibits" and not isinstance(value, Brief)
                else prune(getattr(value, f.name))
                for f in fields(value)
            }
            return replace(value, **changes)
        if isinstance(value, tuple):
            return tuple(prune(each) for each in value)
        return {k: prune(v) for k, v in value.items()} if isinstance(value, dict) else value

    pruned: Brief = prune(replace(brief, exhibits=kept))
    return pruned


def _walk(value: Any, mask: Callable[[str], str]) -> Any:
    """`value` with every text in it masked. Statutes hold no secrets and are left as they are."""
    if isinstance(value, str):
        return mask(value)
    if isinstance(value, Citation):
        return value
    if is_dataclass(value) and not isinstance(value, type):
        return replace(value, **{f.name: _walk(getattr(value, f.name), mask) for f in fields(value)})
    if isinstance(value, tuple):
        return tuple(_walk(each, mask) for each in value)
    return {k: _walk(v, mask) for k, v in value.items()} if isinstance(value, dict) else value
