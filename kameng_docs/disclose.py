"""Brief, audience → what that audience may see. The one place where anything is masked."""

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import fields, is_dataclass, replace
from typing import Any

from kameng_docs.brief import Brief, EventInfo, ExhibitInfo, Secret
from kameng_docs.case.references import exhibit_of
from kameng_docs.disclosure import OMITTED, Masked, policy
from kameng_docs.law.model import Citation
from kameng_docs.law.tone import heated_words
from kameng_docs.redaction import Redaction

# Fields of a brief that hold no text of the author's: names of ours, by which templates find their way …
IDENTIFIERS = {
    "id", "key", "kind", "role", "state", "fact", "facts", "grounds", "supports", "against", "not_in", "channel",
    "withheld_channels", "ref",
}  # fmt: skip
# … and wordings of ours, whose placeholders and references must stay whole.
WORDINGS = {"told", "argument", "short", "answer", "fault", "prayer", "wanted"}
PLACEHOLDER = re.compile(r"(\{[a-z_]+\}|\[\[[^\]]*\]\])")


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
    redaction = Redaction(brief.secrets, audience)
    masked, found, texts = _redacted(shown, redaction)
    if redaction.look_over(texts):
        masked, found, _ = _redacted(shown, redaction)
    return masked, found


def kept_from(brief: Brief, channel: str) -> tuple[int, ...]:
    """Which events, by their places, the author keeps from this channel.

    It is all that an audience sees otherwise through one channel than through another.
    """
    return tuple(i for i, event in enumerate(brief.events) if channel in event.not_in)


def masker(secrets: Iterable[Secret], audience: str) -> Callable[[str], str]:
    """What `audience` may see of a text that stands in no brief: a chat, a letter."""
    redaction = Redaction(secrets, audience)
    return lambda text: redaction.of(text)[0]


def _redacted(brief: Brief, redaction: Redaction) -> tuple[Brief, tuple[Masked, ...], list[str]]:
    """The brief masked, the sentences in which something was, and every text as it was."""
    found: dict[tuple[str, str], Masked] = {}
    texts: list[str] = []

    def mask(text: str) -> str:
        texts.append(text)
        left, kinds = redaction.of(text)
        if kinds:
            found[left, text] = Masked(left, kinds, text)
        return left

    masked: Brief = _walk(brief, mask)
    return masked, tuple(found.values()), texts


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
    return replace(brief, secrets=(), places={}, events=kept, facts=facts)


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
