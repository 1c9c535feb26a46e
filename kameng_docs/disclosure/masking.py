"""Brief, audience → what that audience may see. The one place where anything is masked."""

from collections.abc import Callable, Iterable
from dataclasses import replace

from kameng_docs.brief import Brief, EventInfo, Secret
from kameng_docs.brief.texts import changed
from kameng_docs.case.references import exhibit_of
from kameng_docs.case.whose import Ours, Ref, Said
from kameng_docs.disclosure.matrix import OMITTED, Masked, policy
from kameng_docs.disclosure.redaction import Redaction
from kameng_docs.law.tone import heated_words


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
                replace(s, outcome=Said(OMITTED)) if heated_words(s.outcome, anybody=True) else s
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
        # Most texts of a brief are the words of facts of which nothing was said.
        if not text:
            return text
        texts.append(text)
        left, kinds = redaction.of(text)
        if kinds:
            found[left, text] = Masked(left, kinds, text)
        return left

    return changed(brief, Said, mask), tuple(found.values()), texts


def _heated(event: EventInfo) -> bool:
    return any(heated_words(text, anybody=True) for text in (event.what, event.their_words, event.my_words))


def _office(counterpart: str) -> Said:
    """Who answered, without a name: the platform's service, or whoever the channel calls the other side."""
    return Said("平台客服" if "平台" in counterpart else "")


def _without_what_is_kept_from(brief: Brief, channel: str) -> Brief:
    """Without the events that the author keeps from this channel, and the facts that they tell."""
    out = set(kept_from(brief, channel))
    kept = tuple(event for i, event in enumerate(brief.events) if i not in out)
    untold = {event.fact for event in brief.events if event.fact} - {event.fact for event in kept}
    facts = {
        name: replace(fact, told=Ours("")) if name in untold else fact for name, fact in brief.facts.items()
    }
    return replace(brief, secrets=(), places={}, events=kept, facts=facts)


def _with_masked_exhibits_only(brief: Brief) -> Brief:
    """Only exhibits that have a masked version, under its name; nothing refers to the others any more."""
    kept = tuple(
        replace(e, files=e.masked_files, sizes=(), bills=(), pictures=e.masked_pictures)
        for e in brief.exhibits
        if e.masked_files
    )
    keys = {exhibit.key for exhibit in kept}
    pruned = replace(brief, exhibits=kept)
    return changed(pruned, Ref, lambda ref: ref if exhibit_of(ref, keys) in keys else None)
