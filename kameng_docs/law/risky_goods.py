"""Which goods may speak against whoever complains of them."""

import re
from dataclasses import dataclass

from kameng_docs.declared import Files
from kameng_docs.law.mistakes import Expression, plain
from kameng_docs.law.topics import Clause
from kameng_docs.law.vocabulary import QuestionName


@dataclass(frozen=True)
class RiskyGoods:
    """The whole file; the keys are explained there."""

    words: tuple[Expression, ...]
    innocent: tuple[str, ...]
    asks: QuestionName
    authority: tuple[Clause, ...]


RISKY_GOODS = Files("law/risky_goods.yaml", RiskyGoods)


def risky_words(text: str) -> tuple[str, ...]:
    """What in the name of goods stands in the file, in any spelling."""
    goods = plain(text)
    for phrase in listed().innocent:
        goods = goods.replace(phrase, "")
    return tuple(found.group() for word in listed().words for found in [re.search(word, goods)] if found)


def listed() -> RiskyGoods:
    """The file, read once."""
    return RISKY_GOODS.only()
