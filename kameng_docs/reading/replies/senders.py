"""Who answers: by the names that stand at the head, in 【】, below, or in the mail's head; else by how he calls himself, or by what is
spoken of. Whom a letter is written to (writers.py) never answers it.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from kameng_docs.reading.proposals import Kind, Place, Proposal
from kameng_docs.reading.replies.sentences import Sheet
from kameng_docs.reading.replies.vocabulary import any_of, compiled, official, vocabulary
from kameng_docs.reading.replies.writers import FOOT, HEAD, NAME_SIGNS, addressees, calls_itself, is_firm

# Whose the letters of shops and companies are that bear no sign of another.
FIRM = "platform_ticket"
ONLY_SPOKEN_OF = "信里提到它，没有写明是它发的"
TWO_WRITERS = "信头、落款和自称说的不是一家，看不准是谁发的"
TO_ANOTHER = "这封信是写给“{}”的，不是它的答复；署名、自称的是公司或者店铺"
# What is advised of others stands behind such words.
ADVISED = re.compile(
    r"(?:可(?:以)?|建议|请|有权|依法)[^,。;]{0,10}(?:向|到|拨打|通过|联系|咨询)|不服|起诉|移送|转(?:交|办|至|送)|根据|依据|《"
)


@dataclass(frozen=True)
class Sent:
    """A channel that may have answered, by what sign, and where; `doubts` are none where a sign that its letters bear says so."""

    channel: str
    sign: str
    place: Place
    doubts: tuple[str, ...] = ()


def senders_in(sheet: Sheet) -> tuple[Sent, ...]:
    """Each channel once; where signs say who it is, those that are only spoken of are not among them."""
    to = addressees(sheet)
    signed = _signed(sheet, to) or list(_calling_themselves(sheet))
    mentioned = list(_mentioned(sheet, to))
    known = {sent.channel for sent in signed}
    # The same office answers a complaint, a report, and what a hotline passed on to it.
    beside = {each for of in vocabulary().senders if of.channel in known for each in of.beside}
    found = [*signed, *(sent for sent in mentioned if sent.channel in beside)] if signed else mentioned
    once = tuple({sent.channel: sent for sent in reversed(found)}.values())[::-1]
    if to and FIRM in known:
        told = TO_ANOTHER.format(sheet.rows[min(to)].text.strip().rstrip(":：").strip())
        return tuple(replace(sent, doubts=(*sent.doubts, told)) for sent in once)
    return once


def is_to_an_office(read: Iterable[Proposal]) -> bool:
    """Whether a company or a shop wrote it to an office: what it says, the office has not decided."""
    to = TO_ANOTHER.partition("{")[0]
    return any(
        each.kind is Kind.CHANNEL
        and each.value == FIRM
        and any(doubt.startswith(to) for doubt in each.doubts)
        for each in read
    )


def is_the_firms(read: Iterable[Proposal]) -> bool:
    """Whether a company or a shop signs it, or calls itself so, and nobody else does."""
    told = [each for each in read if each.kind is Kind.CHANNEL and ONLY_SPOKEN_OF not in each.doubts]
    return bool(told) and all(each.value == FIRM and TWO_WRITERS not in each.doubts for each in told)


def _signed(sheet: Sheet, to: frozenset[int]) -> list[Sent]:
    """Who stands at the head or below. An office at the head and a company that signs, or speaks, are two: neither is sure."""
    filled = [i for i, text in enumerate(sheet.plain) if text]
    foot = [
        i
        for i in filled[-FOOT:]
        if len(sheet.plain[i]) <= NAME_SIGNS and not re.search("[。;!?]", sheet.plain[i])
    ]
    rows = [i for i in dict.fromkeys([*filled[:HEAD], *foot]) if i not in to]
    found = [sent for i in rows for sent in _in_row(sheet, i)]
    firms = [
        Sent(FIRM, sheet.plain[i], sheet.rows[i].place)
        for i in rows
        if i in foot and is_firm(sheet.plain[i]) and not any(_in_row(sheet, i))
    ]
    below = {sent.channel for i in foot if i not in to for sent in _in_row(sheet, i)}
    offices = {sent.channel for sent in found if official([sent.channel])}
    speaking = [] if firms or below & offices else list(_firm_speaking(sheet)) if offices else []
    if offices and (firms or speaking):
        return [replace(sent, doubts=(TWO_WRITERS,)) for sent in (*found, *firms, *speaking)]
    return [*found, *firms]


def _in_row(sheet: Sheet, i: int) -> Iterator[Sent]:
    text = sheet.plain[i]
    if len(text) > NAME_SIGNS:
        # A message on one row: whoever sends it stands in brackets at its beginning or its end.
        text = "".join(re.findall(r"^【[^】]{1,30}】|【[^】]{1,30}】$|^[^,。:]{2,24}:", text))
    for sender in vocabulary().senders:
        hit = any_of(sender.signs).search(text)
        if hit and not ADVISED.search(text[: hit.start()]):
            yield Sent(sender.channel, hit[0], sheet.rows[i].place)


def _calling_themselves(sheet: Sheet) -> Iterator[Sent]:
    """我店, 本会: whoever writes calls himself so."""
    for sentence in sheet.sentences:
        for sender in vocabulary().senders:
            if word := calls_itself(sentence, sender):
                yield Sent(sender.channel, word, sentence.place)


def _firm_speaking(sheet: Sheet) -> Iterator[Sent]:
    return (sent for sent in _calling_themselves(sheet) if sent.channel == FIRM)


def _mentioned(sheet: Sheet, to: frozenset[int]) -> Iterator[Sent]:
    for sentence in sheet.sentences:
        if sentence.ours or sentence.first in to:
            continue
        for sender in vocabulary().senders:
            for hit in any_of((*sender.signs, *sender.mentions)).finditer(sentence.text):
                clause = re.split("[,:]", sentence.text[: hit.start()])[-1]
                if not ADVISED.search(clause) and not compiled(vocabulary().elsewhere).search(clause):
                    yield Sent(sender.channel, hit[0], sentence.place, (ONLY_SPOKEN_OF,))
                    break
