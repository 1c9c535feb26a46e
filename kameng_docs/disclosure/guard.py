"""The search for what slipped through: looks at the paper that was made, in code of its own."""

import re
from collections.abc import Iterable
from functools import lru_cache

from kameng_docs.brief import Secret
from kameng_docs.case.whose import Ours, Said
from kameng_docs.disclosure.matrix import CODED, NAME, policy
from kameng_docs.spelling import Wanted, signs_of, standing, strangers_standing
from kameng_docs.wording import folded

PUNCTUATION = re.compile(r"[,.，．。_\r]")


def left_over(
    text: str, secrets: tuple[Secret, ...], audience: str, published: Iterable[str] = ()
) -> list[Secret]:
    """Secrets that stand in `text` though the audience must not see them, however they are written.

    The lines of `text` are the pieces of a paper. Of what nobody declared but everybody would know for somebody's number,
    where everybody reads it, the secret has a kind alone. `published` are numbers that their owners publish themselves:
    what of a secret stands wholly within one of them tells nothing of it.
    """
    text = _without(text, published)
    rules, lines = policy(), text.split("\n")
    hidden = rules.hidden_from(secrets, audience)
    coded = [secret for secret in hidden if secret.kind != NAME and signs_of(secret.text)]
    wanted = [Wanted(secret.text, secret.kind in CODED) for secret in coded]
    found = [coded[i] for i in standing(lines, wanted, rules.seen_by(secrets, audience))]
    # Most readers may see every name; the paper is folded where one is kept from them.
    apart = "|".join(map(_apart, lines)) if any(secret.kind == NAME for secret in hidden) else ""
    found += [
        secret
        for secret in hidden
        if (secret.kind == NAME and folded(secret.text) in apart)
        or (not signs_of(secret.text) and folded(secret.text) in folded(text))
    ]
    if audience in rules.open:
        found += [Secret(Ours(kind), Said("")) for kind in sorted(strangers_standing(lines))]
    return found


# The papers of a case say many lines in the same words.
@lru_cache(maxsize=4096)
def _apart(line: str) -> str:
    """A line as names are looked for in it: no name stands across a mark of a sentence."""
    return folded(PUNCTUATION.sub("|", line))


def _without(text: str, published: Iterable[str]) -> str:
    """The text without those numbers, where they stand by themselves: in a longer number they are a part of that one."""
    for each in sorted({one for one in published if one}, key=len, reverse=True):
        text = re.sub(rf"(?<![0-9A-Za-z]){re.escape(each)}(?![0-9A-Za-z])", "！", text)
    return text
