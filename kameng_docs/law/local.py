"""Rules of one province alone, as data: `local/*.yaml`. Told to the author of a case of that place as 效力未核, never printed for others.

None of them is a clause of the library: nothing is claimed from them, no paper cites them. What a court of a province calls a small
claim stands in procedure/caps.yaml.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Annotated

from kameng_docs.declared import Among, Doubt, Files
from kameng_docs.law.reference import label

# What a case must be about: something that was prepaid, or a thing that was sent.
ABOUT = ("prepaid", "goods")
# No text of a province was compared with an official one, or asked whether it still holds.
UNCHECKED = "unchecked"


@dataclass(frozen=True, kw_only=True)
class LocalRule:
    """One 款, word for word as it stands in the reference; `subject` is what it is about, in a few characters."""

    article: str
    paragraph: int | None = None
    about: Annotated[str, Among("什么案件", ABOUT)]
    subject: str
    words: str


@dataclass(frozen=True, kw_only=True)
class LocalText:
    """The rules of one text. `place` is the short name of the province, `source` the file of the reference without its ending,
    `note` what is not known of it. Nothing that happened before it was `effective` is told by it, where that day is known.
    """

    place: str
    title: str
    source: str
    adopted: date | None = None
    effective: date | None = None
    in_force: Annotated[str, Among("效力", (UNCHECKED,))]
    note: str
    checked_on: date
    rules: tuple[LocalRule, ...]

    def doubts(self) -> Iterator[Doubt]:
        """A text without rules."""
        if not self.rules:
            yield Doubt(("rules",), "一条规定也没有", "写上，或者删掉这个文件")

    def named(self, rule: LocalRule) -> str:
        """《…》第…条第…款."""
        return label(self.title, rule.article, rule.paragraph)


LOCAL = Files("law/local/*.yaml", LocalText)


@cache
def local_texts() -> tuple[LocalText, ...]:
    """Every text of every place."""
    return tuple(LOCAL.all().values())
