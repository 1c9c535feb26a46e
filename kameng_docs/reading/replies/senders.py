"""Who answers: by the names that stand at the head, in 【】, below, or in the mail's head; else by what is spoken of."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from kameng_docs.reading.proposals import Place
from kameng_docs.reading.replies.sentences import Sheet
from kameng_docs.reading.replies.vocabulary import any_of, compiled, vocabulary

# The head of a letter and its signature.
HEAD, FOOT = 4, 5
# A row that is a name and no sentence.
NAME_SIGNS = 40
# What is advised of others stands behind such words.
ADVISED = re.compile(
    r"(?:可(?:以)?|建议|请|有权|依法)[^,。;]{0,10}(?:向|到|拨打|通过|联系|咨询)|不服|起诉|移送|转(?:交|办|至|送)|根据|依据|《"
)


@dataclass(frozen=True)
class Sent:
    """A channel that may have answered, by what sign, and where. `sure`: by a sign that its letters bear."""

    channel: str
    sign: str
    place: Place
    sure: bool


def senders_in(sheet: Sheet) -> tuple[Sent, ...]:
    """Each channel once; where signs say who it is, those that are only spoken of are not among them."""
    signed, mentioned = list(_signed(sheet)), list(_mentioned(sheet))
    known = {sent.channel for sent in signed}
    # The same office answers a complaint, a report, and what a hotline passed on to it.
    beside = {each for of in vocabulary().senders if of.channel in known for each in of.beside}
    found = [*signed, *(sent for sent in mentioned if sent.channel in beside)] if signed else mentioned
    return tuple({sent.channel: sent for sent in reversed(found)}.values())[::-1]


def _signed(sheet: Sheet) -> Iterator[Sent]:
    filled = [i for i, text in enumerate(sheet.plain) if text]
    head = filled[:HEAD]
    foot = [
        i
        for i in filled[-FOOT:]
        if len(sheet.plain[i]) <= NAME_SIGNS and not re.search("[。;!?]", sheet.plain[i])
    ]
    for i in dict.fromkeys([*head, *foot]):
        text = sheet.plain[i]
        if len(text) > NAME_SIGNS:
            # A message on one row: whoever sends it stands in brackets at its beginning or its end.
            text = "".join(re.findall(r"^【[^】]{1,30}】|【[^】]{1,30}】$|^[^,。:]{2,24}:", text))
        for sender in vocabulary().senders:
            hit = any_of(sender.signs).search(text)
            if hit and not ADVISED.search(text[: hit.start()]):
                yield Sent(sender.channel, hit[0], sheet.rows[i].place, sure=True)


def _mentioned(sheet: Sheet) -> Iterator[Sent]:
    for sentence in sheet.sentences:
        if sentence.ours:
            continue
        for sender in vocabulary().senders:
            for hit in any_of((*sender.signs, *sender.mentions)).finditer(sentence.text):
                clause = re.split("[,:]", sentence.text[: hit.start()])[-1]
                if not ADVISED.search(clause) and not compiled(vocabulary().elsewhere).search(clause):
                    yield Sent(sender.channel, hit[0], sentence.place, sure=False)
                    break
