"""Numbers under which the matter is kept by whoever answers: 受理编号, 投诉编号, 工单号, 案号."""

import re
from dataclasses import dataclass, replace

from kameng_docs.reading.proposals import Place
from kameng_docs.reading.replies.folded import folded
from kameng_docs.reading.replies.sentences import Sentence, Sheet
from kameng_docs.reading.replies.vocabulary import any_of, compiled, vocabulary

SIGNS = re.compile(r"(?:为|是)?[::#]?[【\[(]?([A-Za-z0-9](?:[A-Za-z0-9]|[-_/](?=[A-Za-z0-9])){3,39})")
BROKEN = "这个编号断成了两行，是程序接起来的：照原件对一遍"
BEFORE_SUIT = "案号里是“诉前调”：还在诉前调解，法院没有正式立案"


@dataclass(frozen=True)
class Numbered:
    """A number as it stands there. `rank` 0 is a court's, then labelled ones, last that of the paper itself (沪市监…〔2026〕…号),
    which is of this kind: 案号, 编号 or 文号.
    """

    value: str
    read: str
    rank: int
    kind: str
    place: Place
    doubts: tuple[str, ...] = ()


def numbers_in(sheet: Sheet) -> tuple[Numbered, ...]:
    """Each number once, the most telling first."""
    found = [_doubted(number, sheet) for sentence in sheet.sentences for number in _in(sentence)]
    best: dict[str, Numbered] = {}
    for number in sorted(found, key=lambda each: each.rank):
        best.setdefault(number.value, number)
    return tuple(best.values())


def _doubted(number: Numbered, sheet: Sheet) -> Numbered:
    """With a doubt where no row of the sheet holds the whole of it."""
    whole = folded(number.value).text
    if not sheet.wrapped or any(whole in row for row in sheet.plain):
        return number
    return replace(number, doubts=(*number.doubts, BROKEN))


def _in(sentence: Sentence) -> list[Numbered]:
    words, text = vocabulary(), sentence.text
    found = list[Numbered]()
    for hit in compiled(words.court).finditer(text):
        doubts = (BEFORE_SUIT,) if words.before_suit in hit[0] else ()
        found.append(Numbered(_as_it_stands(sentence, hit), hit[0], 0, "案号", sentence.place, doubts))
    for rank, label in enumerate(words.numbers, 1):
        for hit in re.finditer(rf"(?:{label})", text):
            number = SIGNS.match(text, hit.end())
            before = text[: hit.end()]
            other = any_of((words.not_numbers,)).search(before[-12:])
            if number and re.search(r"\d{3}", number[1]) and not (other and other.end() == len(before[-12:])):
                found.append(Numbered(number[1], f"{hit[0]}{number[0]}", rank, "编号", sentence.place))
    rank = len(words.numbers) + 1
    found += [
        Numbered(_bare(_as_it_stands(sentence, hit)), hit[0], rank, "文号", sentence.place)
        for hit in compiled(words.paper).finditer(text)
        if not compiled(words.court).search(hit[0])
    ]
    return found


def _as_it_stands(sentence: Sentence, hit: re.Match[str]) -> str:
    return sentence.folded.quoted(sentence.start + hit.start(), sentence.start + hit.end())


def _bare(number: str) -> str:
    """Without the words before it: 登记表文号为沪公…字〔2026〕…号."""
    return re.split("文号[为是]?|编号[为是]?|(?<=[\u4e00-\u9fff])为(?=[\u4e00-\u9fff])", number)[-1]
