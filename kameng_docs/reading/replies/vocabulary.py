"""How replies are worded: who writes, what is said of the matter, labels of numbers and days. Data in `vocabulary.yaml`."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Annotated

from kameng_docs.declared import EXPRESSION, Among, Files, Here, Key

Expression = Annotated[str, EXPRESSION]
# The words of 状态 in kameng_docs/case/story.py, but for those of who answers somebody else (OF_RESPONDENT); a test compares them.
STATES = (
    *("已提交", "已受理", "不予受理", "已答复", "已拒绝", "部分解决", "已解决", "调解不成", "不予立案"),
    "已撤回",
)


@dataclass(frozen=True)
class Sender:
    """Who may answer: the slug of a channel, signs that only its letters bear, and words by which it is spoken of; `selves` how it
    calls itself.
    """

    channel: str
    name: str
    signs: tuple[Expression, ...]
    mentions: tuple[Expression, ...] = ()
    selves: tuple[Expression, ...] = ()
    beside: tuple[Annotated[str, Among("渠道", Here("senders", "channel"))], ...] = ()
    official: bool = False


@dataclass(frozen=True)
class Saying:
    """What asserts a state; `denied` is the state where it is denied outright. `softly`: only where nothing else is said."""

    state: Annotated[str, Among("状态", STATES)]
    words: tuple[Expression, ...]
    unlike: tuple[Expression, ...] = ()
    denied: Annotated[str, Among("状态", STATES)] = ""
    softly: bool = False


@dataclass(frozen=True)
class Vocabulary:
    """The whole file; the keys are explained there."""

    senders: tuple[Sender, ...]
    addressed: Expression
    to_author: Annotated[Expression, Key("to-author")]
    to_office: Annotated[Expression, Key("to-office")]
    closing: Expression
    firm: Expression
    reported: Expression
    says: tuple[Saying, ...]
    outright: Expression
    not_yet: Annotated[Expression, Key("not-yet")]
    supposed: Expression
    supposing: Annotated[Expression, Key("if")]
    elsewhere: Expression
    ours: Expression
    ours_head: Annotated[Expression, Key("ours-head")]
    answers: Expression
    ours_said: Annotated[Expression, Key("ours-said")]
    asked: Expression
    about: Expression
    label: Expression
    quoted_mail: Annotated[Expression, Key("quoted-mail")]
    judgment: Expression
    letter: Expression
    numbers: tuple[Expression, ...]
    not_numbers: Annotated[Expression, Key("not-numbers")]
    court: Expression
    before_suit: Annotated[Expression, Key("before-suit")]
    paper: Expression
    days: dict[str, Expression]
    wants: Expression


VOCABULARY = Files("reading/replies/vocabulary.yaml", Vocabulary)


def vocabulary() -> Vocabulary:
    """What the file holds."""
    return VOCABULARY.only()


@cache
def compiled(expression: str) -> re.Pattern[str]:
    """An expression of the file."""
    return re.compile(expression)


@lru_cache(maxsize=256)
def any_of(expressions: tuple[str, ...]) -> re.Pattern[str]:
    """What any of the expressions finds; an earlier one before a later."""
    return re.compile("|".join(f"(?:{each})" for each in expressions))


def official(slugs: Iterable[str]) -> bool:
    """Whether one of these channels is an office, which decides by letter."""
    known = {sender.channel for sender in vocabulary().senders if sender.official}
    return bool(known & set(slugs))
