"""Which widespread mistakes about the law a text makes."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Annotated

from kameng_docs.declared import EXPRESSION, Files, Key, Sought, sought
from kameng_docs.law.topics import Clause
from kameng_docs.law.vocabulary import FactName
from kameng_docs.wording import folded

SENTENCE_END = sought(r"[。｡！!？?；;]")
PAUSE = sought(r"[,，﹐､]")
# A name so short may be an ordinary word; then it counts only within title marks.
SHORT_NAME = 4
# Stands in an expression for the titles of the author's own rules.
RULE = "{rule}"

Expression = Annotated[str, EXPRESSION]


@dataclass(frozen=True, kw_only=True)
class Mistake:
    """One entry of mistakes.yaml; the keys are explained there."""

    name: str
    says: tuple[Expression, ...] = ()
    beside: Annotated[tuple[Expression, ...], Key("with")] = ()
    unless: tuple[Expression, ...] = ()
    unless_facts: tuple[FactName, ...] = ()
    since: date | None = None
    wrong: str
    instead: str
    authority: tuple[Clause, ...] = ()


@dataclass(frozen=True)
class MistakeList:
    """The whole file: what marks the words of others, complex characters each before its simple form, the entries."""

    reported: Sought
    traditional: str
    mistakes: tuple[Mistake, ...]

    @cached_property
    def simple(self) -> Mapping[int, str]:
        """The simple form of each complex character."""
        return {ord(pair[0]): pair[1] for pair in self.traditional.split()}


MISTAKES = Files("law/mistakes.yaml", MistakeList)


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


def listed() -> MistakeList:
    """The file, read once."""
    return MISTAKES.only()


def _said(sentence: str, mistake: Mistake, titles: str) -> Iterator[str]:
    """The words of one sentence that make the mistake, if the sentence is not innocent."""
    if mistake.beside and not any(sought(each).search(sentence) for each in mistake.beside):
        return
    if any(sought(each).search(sentence) for each in mistake.unless):
        return
    for expression in mistake.says:
        if RULE in expression and not titles:
            continue
        # Titles are the author's: what is made of them is no expression of our files.
        named = re.compile(expression.replace(RULE, f"(?:{titles})")) if RULE in expression else None
        for match in (named or sought(expression)).finditer(sentence):
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
