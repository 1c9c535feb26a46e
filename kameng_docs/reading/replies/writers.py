"""Whom a letter is written to, and whether its signature or its own words are those of a company or a shop."""

import re
from itertools import pairwise

from kameng_docs.reading.replies.sentences import Sentence, Sheet
from kameng_docs.reading.replies.vocabulary import Sender, any_of, compiled, official, vocabulary

# The head of a letter and its signature.
HEAD, FOOT = 4, 5
# A row that is a name and no sentence.
NAME_SIGNS = 40


def addressees(sheet: Sheet) -> frozenset[int]:
    """The rows that say whom it is written to: an office before a colon, behind 致 or 尊敬的, or below 此致.

    Where it says 贵会, 贵局, an office that stands at its beginning is one too.
    """
    filled = [i for i, text in enumerate(sheet.plain) if text]
    words, found = vocabulary(), set[int]()
    polite = any(compiled(words.to_office).search(text) for text in sheet.plain)
    to_author = not polite and any(compiled(words.to_author).search(text) for text in sheet.plain)
    for i in filled[:HEAD]:
        text = sheet.plain[i]
        named = compiled(words.addressed).match(text)
        clear = named and (named["prefix"] or not to_author) and _office(named["name"])
        if clear or (polite and i == filled[0] and _office(_opening(text))):
            found.add(i)
    for above, i in pairwise(filled):
        if compiled(words.closing).fullmatch(sheet.plain[above]) and _office(sheet.plain[i]):
            found.add(i)
    return frozenset(found)


def _office(text: str) -> bool:
    return any(official([each.channel]) and any_of(each.signs).search(text) for each in vocabulary().senders)


def _opening(text: str) -> str:
    """What stands before the first colon; the whole row where it is short and has none."""
    opening, colon, _ = text.partition(":")
    return opening if (colon or len(text) <= NAME_SIGNS) and not re.search("[,。;]", opening) else ""


def is_firm(text: str) -> bool:
    """Whether the row is the name of a company or a shop, as it stands below a letter."""
    return bool(compiled(vocabulary().firm).fullmatch(text))


def calls_itself(sentence: Sentence, sender: Sender) -> str:
    """The word by which the writer of the sentence calls himself; empty where it is another's, or quoted."""
    if sentence.ours or not sender.selves:
        return ""
    for hit in any_of(sender.selves).finditer(sentence.text):
        before = sentence.text[: hit.start()]
        if not compiled(vocabulary().reported).search(before) and before.count("“") == before.count("”"):
            return hit[0]
    return ""
