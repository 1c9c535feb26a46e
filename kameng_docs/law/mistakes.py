"""Which widespread mistakes about the law a text makes."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path

from kameng_docs.law.vocabulary import known_facts
from kameng_docs.record import Record, read_mapping
from kameng_docs.wording import folded

FILE = Path(__file__).with_name("mistakes.yaml")
SENTENCE_END = re.compile(r"[。｡！!？?；;]")
PAUSE = re.compile(r"[,，﹐､]")
# A name so short may be an ordinary word; then it counts only within title marks.
SHORT_NAME = 4


@dataclass(frozen=True)
class Mistake:
    """One entry of mistakes.yaml; the keys are explained there."""

    name: str
    says: tuple[str, ...]
    beside: tuple[str, ...]
    unless: tuple[str, ...]
    unless_facts: tuple[str, ...]
    since: date | None
    wrong: str
    instead: str
    authority: tuple[str, ...]


@dataclass(frozen=True)
class MistakeList:
    """The whole file: what marks the words of others, the simple forms of characters, the entries."""

    reported: re.Pattern[str]
    simple: Mapping[int, str]
    mistakes: tuple[Mistake, ...]


def mistakes_in(text: str, own_rules: tuple[str, ...] = ()) -> Iterator[tuple[Mistake, str]]:
    """Every mistake that `text` makes, once, with the words that make it; `own_rules` are 名称 of 平台规则.

    Whether the facts of the case or its date make it right is the caller's to say.
    """
    parts = [plain(part) for part in SENTENCE_END.split(text)]
    titles = "|".join(_title(name) for name in own_rules if plain(name).strip("《》"))
    for mistake in listed().mistakes:
        found = next((words for part in parts for words in _said(part, mistake, titles)), None)
        if found:
            yield mistake, found


@cache
def listed() -> MistakeList:
    """The file, read once. Raises ValueError where it is not well made."""
    record = Record(read_mapping(FILE), FILE.name)
    made = MistakeList(
        reported=re.compile(record.text("reported").strip()),
        simple={ord(pair[0]): pair[1] for pair in record.text("traditional").split()},
        mistakes=tuple(_mistake(entry) for entry in record.several("mistakes")),
    )
    record.close()
    return made


def _said(sentence: str, mistake: Mistake, titles: str) -> Iterator[str]:
    """The words of one sentence that make the mistake, if the sentence is not innocent."""
    if mistake.beside and not any(re.search(each, sentence) for each in mistake.beside):
        return
    if any(re.search(each, sentence) for each in mistake.unless):
        return
    for expression in mistake.says:
        if "{rule}" in expression and not titles:
            continue
        for match in re.finditer(expression.replace("{rule}", f"(?:{titles})"), sentence):
            if not reported(sentence[: match.start()]):
                yield match.group()


def plain(text: str) -> str:
    """One sentence in the form for which expressions are written: simple characters, each comma 、, folded."""
    return folded(PAUSE.sub("、", text.translate(listed().simple)))


def reported(before: str) -> bool:
    """Whether what follows `before`, in the form of `plain`, is told as the words of somebody else."""
    return bool(listed().reported.search(before))


def _title(name: str) -> str:
    bare = plain(name).strip("《》")
    return re.escape(bare) if len(bare) >= SHORT_NAME else re.escape(f"《{bare}》")


def _mistake(entry: object) -> Mistake:
    record = Record(entry, FILE.name)
    name = record.text("name")
    record.where = f"{FILE.name}: {name}"
    made = Mistake(
        name=name,
        says=tuple(record.several("says")),
        beside=tuple(record.several("with")),
        unless=tuple(record.several("unless")),
        unless_facts=known_facts(record, record.several("unless_facts")),
        since=record.optional_day("since"),
        wrong=record.text("wrong"),
        instead=record.text("instead"),
        authority=tuple(record.several("authority")),
    )
    record.close()
    return made
