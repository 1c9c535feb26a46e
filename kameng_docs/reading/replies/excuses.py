"""Excuses (话术) that a reply holds, with the sentence in which each stands."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from kameng_docs.reading.replies.sentences import Sentence
from kameng_docs.reading.replies.vocabulary import compiled, vocabulary
from kameng_docs.reading.said import refusals_in

# An office tells what the other side said; what it says itself is no excuse of a shop.
TOLD = re.compile("商家|卖家|经营者|被投诉|店铺|企业|平台|公司|商户|对方|被告|客服")
SAYS = re.compile("(?:辩|回复|答复|诉)?称:?|表示:?|认为:?|主张:?|(?:回复|答复|反馈|解释|说明)(?:为|如下)?:")
# 投诉进度:处理中 is a field of a form.
STATUS = re.compile("[^,。;!?:]{2,8}[: ](?:[^,。;!?:]{1,6}|[0-9年月日号:/. -]+)[。;]?")
# What one may do next is no excuse for not doing anything.
ADVICE = re.compile("(?:如果?|若|您可|你可)")
OWN = re.compile("本局|我局|本会|我会|本院|我院|我所|本机关")


@dataclass(frozen=True)
class Excuse:
    """An excuse by its name, in which words, and where it is made."""

    title: str
    words: str
    sentence: Sentence


def excuses_of(sentences: Iterable[Sentence], *, office: bool) -> tuple[Excuse, ...]:
    """Every sentence of the other side that makes one; `office`: of an office's letter only what it tells of them."""
    return tuple(_found(sentences, office=office))


def _found(sentences: Iterable[Sentence], *, office: bool) -> Iterator[Excuse]:
    for sentence in sentences:
        if sentence.ours or sentence.title or STATUS.fullmatch(sentence.text) or ADVICE.match(sentence.text):
            continue
        words = _theirs(sentence) if office else _without_label(sentence)
        found = refusals_in(words) if words else ()
        if found:
            yield Excuse("、".join(found), words, sentence)


def _theirs(sentence: Sentence) -> str:
    """What an office's sentence tells of the words of the other side; empty where it tells of none."""
    if not TOLD.search(sentence.text) or OWN.search(sentence.text):
        return ""
    verb = SAYS.search(sentence.text)
    return sentence.folded.quoted(sentence.start + verb.end(), sentence.end) if verb else ""


def _without_label(sentence: Sentence) -> str:
    """Their words, without 回复内容: or 拒绝原因: before them."""
    label = compiled(vocabulary().label).match(sentence.text)
    return sentence.folded.quoted(sentence.start + (label.end() if label else 0), sentence.end)
