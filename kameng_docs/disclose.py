"""Brief, audience → what that audience may see. The one place where anything is masked."""

import re
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import fields, is_dataclass, replace
from typing import Any

from kameng_docs.brief import Brief, EventInfo, ExhibitInfo, Secret
from kameng_docs.case.references import exhibit_of
from kameng_docs.disclosure import HIDDEN, NAME, OMITTED, Masked, policy
from kameng_docs.law.model import Citation
from kameng_docs.law.tone import heated_words

STARS = "****"
# What kind of secret, how it is found, what stands in its place.
Mask = tuple[str, re.Pattern[str], Callable[[str], str]]
# What may stand between two characters of a number that somebody typed with spaces or hyphens.
BETWEEN = r"[\s\-－﹣‐‑‒–—―−_＿·.．,，。\u00ad\u200b-\u200f\u2060\ufeff]*"
# What may stand between two characters of a name, and between two digits of a number of nobody we know: no mark
# that parts sentences, or innocent words and figures would be cut.
CLOSE = r"[^\S\n\r]|[\-－﹣‐‑‒–—―−·\u00ad\u200b-\u200f\u2060\ufeff]"
WITHIN_NAME, WITHIN_NUMBER = f"(?:{CLOSE})*", f"(?:{CLOSE}|[.．])*"
# Fields of a brief that hold no text of the author's: names of ours, by which templates find their way …
IDENTIFIERS = {
    "id", "key", "kind", "role", "state", "fact", "facts", "grounds", "supports", "against", "not_in", "channel",
    "withheld_channels", "ref",
}  # fmt: skip
# … and wordings of ours, whose placeholders and references must stay whole.
WORDINGS = {"told", "argument", "short", "answer", "fault", "prayer", "wanted"}
PLACEHOLDER = re.compile(r"(\{[a-z_]+\}|\[\[[^\]]*\]\])")

DIGIT = "[0-9０-９]"
ALNUM = "[A-Za-z0-9Ａ-Ｚａ-ｚ０-９]"
# Words of a sentence that stand before a place, and marks, are no part of it.
PLACE = r"[\u4e00-\u9fff](?<![的在到住于是我他她您你和与及])"
ROOM = rf"(?:第?(?:{DIGIT}|[一二三四五六七八九十百甲乙丙丁]){{1,5}}[-－A-Za-z]?{DIGIT}{{0,4}}(?:号楼|号院|号|弄|栋|幢|座|单元|层|楼|室|户))"
PATTERNS = {
    "id_number": re.compile(
        rf"(?<!{DIGIT}){DIGIT}{{6}}(?:{WITHIN_NUMBER}{DIGIT}){{11}}{WITHIN_NUMBER}[0-9０-９XxＸｘ](?!{DIGIT})"
    ),
    "phone": re.compile(
        rf"(?<!{DIGIT})[1１]{WITHIN_NUMBER}[3-9３-９](?:{WITHIN_NUMBER}{DIGIT}){{9}}(?!{DIGIT})"
    ),
    "bank_card": re.compile(rf"(?<!{DIGIT}){DIGIT}(?:{WITHIN_NUMBER}{DIGIT}){{15,18}}(?!{DIGIT})"),
    "email": re.compile(r"[A-Za-z0-9._%+\-Ａ-Ｚａ-ｚ０-９]+[@＠][A-Za-z0-9.\-Ａ-Ｚａ-ｚ０-９．]+"),
    # Keys in three groups or more, though nobody declared them, and what stands after 微信 or QQ.
    "card_key": re.compile(rf"(?<!{ALNUM})(?:{ALNUM}{{4,6}}[-－]){{2,}}{ALNUM}{{3,6}}(?!{ALNUM})"),
    "handle": re.compile(
        r"(?:(?<=微信)|(?<=[Vv]信)|(?<=[Vv][Xx]))[号：:\s]*[A-Za-z][A-Za-z0-9_-]{5,19}"
        r"|(?:(?<=[Qq]{2})|(?<=[Qq]{2}群))[号：:\s]*[1-9][0-9]{4,11}"
    ),
    # A street or a housing estate with a number, whatever province and city stand before it.
    "address": re.compile(
        rf"(?:{PLACE}{{2,8}}?(?:省|自治区|市|自治州|区|县|旗|镇|乡|街道)){{0,5}}{PLACE}{{1,8}}?"
        rf"(?:路|街|巷|弄|胡同|大道|村|小区|花园|公寓|家园|苑){ROOM}(?:{ROOM})*"
        rf"|(?<![0-9０-９A-Za-z]){DIGIT}{{1,4}}(?:号楼|栋|幢){ROOM}(?:{ROOM})*"
    ),
}


def disclose(brief: Brief, audience: str, channel: str) -> Brief:
    """The brief as `audience` may see it through `channel`: masked, without what is not to be told there.

    What comes back holds no list of secrets: nothing after this stage needs it.
    """
    return disclose_and_list(brief, audience, channel)[0]


def disclose_and_list(brief: Brief, audience: str, channel: str) -> tuple[Brief, tuple[Masked, ...]]:
    """As `disclose`, and every sentence in which something was masked.

    A field that is nothing but a secret is none: who sees it is the matrix's to say, and no surprise.
    """
    rules = policy()
    shown = _without_what_is_kept_from(brief, channel)
    if audience in rules.open:
        shown = _with_masked_exhibits_only(shown)
        # Whoever answered is 商家 there: a nickname may be somebody's name. What was shouted stays out.
        calm = [event for event in shown.events if not _heated(event)]
        shown = replace(
            shown,
            events=tuple(replace(e, counterpart=_office(e.counterpart)) for e in calm),
            steps=tuple(
                replace(s, outcome=OMITTED) if heated_words(s.outcome, anybody=True) else s
                for s in shown.steps
            ),
        )
    masks, secrets = _masks(brief.secrets, audience)
    found: dict[str, Mapping[str, int]] = {}

    def mask(text: str) -> str:
        left, kinds = _masked(text, masks, secrets=secrets)
        if kinds:
            found[left] = kinds
        return left

    masked: Brief = _walk(shown, mask)
    return masked, tuple(Masked(left, kinds) for left, kinds in found.items())


def kept_from(brief: Brief, channel: str) -> tuple[int, ...]:
    """Which events, by their places, the author keeps from this channel.

    It is all that an audience sees otherwise through one channel than through another.
    """
    return tuple(i for i, event in enumerate(brief.events) if channel in event.not_in)


def masker(secrets: Iterable[Secret], audience: str) -> Callable[[str], str]:
    """What `audience` may see of a text that stands in no brief: a chat, a letter."""
    masks, own = _masks(secrets, audience)
    return lambda text: _masked(text, masks, secrets=own)[0]


def _masks(secrets: Iterable[Secret], audience: str) -> tuple[list[Mask], int]:
    """How to find what is kept from `audience` and what to put there; and how many of them, the first, are the case's own.

    The longest first. Before everybody also whatever looks like a number of somebody.
    """
    rules = policy()
    hidden = sorted(rules.hidden_from(tuple(secrets), audience), key=lambda s: -len(s.text))
    masks = [(s.kind, _anywhere(s), _mask(rules.way(s.kind, audience))) for s in hidden]
    if audience in rules.open:
        masks += [(kind, pattern, _phone if kind == "phone" else _hide) for kind, pattern in PATTERNS.items()]
    return masks, len(hidden)


def _heated(event: EventInfo) -> bool:
    return any(heated_words(text, anybody=True) for text in (event.what, event.their_words, event.my_words))


def _office(counterpart: str) -> str:
    """Who answered, without a name: the platform's service, or whoever the channel calls the other side."""
    return "平台客服" if "平台" in counterpart else ""


def _without_what_is_kept_from(brief: Brief, channel: str) -> Brief:
    """Without the events that the author keeps from this channel, and the facts that they tell."""
    out = set(kept_from(brief, channel))
    kept = tuple(event for i, event in enumerate(brief.events) if i not in out)
    untold = {event.fact for event in brief.events if event.fact} - {event.fact for event in kept}
    facts = {name: replace(fact, told="") if name in untold else fact for name, fact in brief.facts.items()}
    return replace(brief, secrets=(), events=kept, facts=facts)


def _masked(text: str, masks: list[Mask], *, secrets: int) -> tuple[str, Mapping[str, int]]:
    """`text` without secrets, and how many of which kind stood in it beside other words.

    The first `secrets` of the masks are those of the case itself: what is one of them alone may vanish.
    """
    kinds: Counter[str] = Counter()
    for i, (kind, pattern, mask) in enumerate(masks):
        if pattern.fullmatch(text):
            shown = mask(text)
            return "" if shown == OMITTED and i < secrets else shown, {}
        text, times = pattern.subn(lambda found, mask=mask: mask(found.group()), text)  # type: ignore[misc]
        kinds[kind] += times
    return text, +kinds


def _anywhere(secret: Secret) -> re.Pattern[str]:
    """Finds the secret in any width and case, and with separators between its characters."""
    between = WITHIN_NAME if secret.kind == NAME else BETWEEN
    letters = [c for c in unicodedata.normalize("NFKC", secret.text) if not re.fullmatch(BETWEEN[:-1], c)]
    return re.compile(between.join(_any_width(c) for c in letters or secret.text), re.IGNORECASE)


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
                f.name: tuple(k for k in getattr(value, f.name) if exhibit_of(k, keys) in keys)
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
        return replace(value, **{f.name: _field(f.name, getattr(value, f.name), mask) for f in fields(value)})
    if isinstance(value, tuple):
        return tuple(_walk(each, mask) for each in value)
    return {k: _walk(v, mask) for k, v in value.items()} if isinstance(value, dict) else value


def _field(name: str, value: Any, mask: Callable[[str], str]) -> Any:
    if name in WORDINGS and isinstance(value, str):
        parts = PLACEHOLDER.split(value)
        return "".join(part if i % 2 else mask(part) for i, part in enumerate(parts))
    keys = name == "exhibits" and all(isinstance(each, str) for each in value)
    # `facts` of the brief itself are told; those of a ground are names.
    if keys or (name in IDENTIFIERS and not isinstance(value, Mapping) and not _holds_parts(value)):
        return value
    return _walk(value, mask)


def _holds_parts(value: Any) -> bool:
    return isinstance(value, tuple) and any(is_dataclass(each) for each in value)
