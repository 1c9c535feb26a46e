"""The files `statutes/*.yaml` to `Statute`.

A file `statutes/<id>.yaml` holds `id`, `title` (全称), `short` (简称), `kind`, `issuer` and `editions`, oldest
first; `also`, other names that people call it by; `first: true`, where the oldest edition here is the law's first. An
edition:

    number            document number (主席令…, 法释…); absent where it is not known
    adopted           公布或通过日期; absent where it is not known
    effective         施行日期
    repealed          the first day on which it was no longer in force; null or absent while it is
    source            where the words, or the numbers, come from
    checked_on        when that was last looked at
    reference         stem of the file with the official words, which `law verify` compares; needed for articles
    last_article      number of its last 条, as `reference` has it; absent where that file is not whole
    secondary         true: known from a secondary source only
    missing           what of its words is not held, and where the official text stands
    paragraphs_certain  false: the borders of the 款 were lost, no 款 number is printed
    certain           articles whose 款 are certain all the same
    incomplete        articles of which only the first 款 are held
    filing            articles of procedure in an edition decided by conduct: the date of filing decides them
    decided_by        conduct | filing | both: the date that decides whether this edition applies
    decided_because   why, with the provision that says so
    facts_from        with `both`: the first day of facts that it applies to
    title, short, issuer  where they differ from the statute's own
    note              for the reader of this file
    numbers_only      number → what proves it; articles whose words are not held
    numbers_unproven  number → what speaks for it; articles of which not even the number may be printed
    articles          number (49, 120-1) → list of its 款, all of them, each {text, seal, items: [（一）…, …]}

`seal` is written by `law verify DIR --seal`, never by hand.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from itertools import pairwise
from pathlib import Path
from typing import Annotated

from kameng_docs.declared import (
    FROM_FILE,
    Checked,
    Doubt,
    Files,
    Filled,
    Shaped,
    sought,
)
from kameng_docs.law.model import Article, Decides, Edition, Kind, Paragraph, Statute
from kameng_docs.resources import PACKAGE

ITEM = sought(r"（[一二三四五六七八九十]+）\S")
ITEM_ANY = sought(r"\s*[（(][一二三四五六七八九十]+[）)]")
POINT = sought(r"[0-9]+[．.]\S")
INVISIBLE = sought("[\u200b\u200c\u200d\u2060\ufeff\u00ad]")

Slug = Annotated[str, Shaped(sought(r"[a-z][a-z0-9]*(?:-[a-z0-9]+)*"), "写成 consumer-law 一类的小写名称")]
Number = Annotated[str, Shaped(sought(r"[1-9][0-9]{0,3}(?:-[1-9][0-9]?)?"), "写成 49，第…条之一写成 120-1")]
TopicName = Annotated[
    str, Shaped(sought(r"[a-z][a-z0-9-]*(?:\.[a-z][a-z0-9-]*)+"), "写成 small-claims.scope")
]
Seal = Annotated[str, Shaped(sought(r"[0-9a-f]{64}"), "封印由 law verify --seal 写，不要手写")]


def _paragraph_doubts(paragraph: Paragraph, _: Path) -> Iterator[Doubt]:
    quoted = f"“{paragraph.text[:20]}”"
    if ITEM_ANY.match(paragraph.text) or "\n" in paragraph.text:
        yield Doubt(("text",), f"{quoted}是一项，写成了一款", "放进上一款的 items")
    for place, item in enumerate(paragraph.items):
        if not _is_item(item, last=place == len(paragraph.items) - 1):
            message = f"“{item[:20]}”不像一项"
            yield Doubt(("items", place), message, "一项以全角的（一）开头，其中的目以 1．开头")
    if INVISIBLE.search(paragraph.words) or any(line != line.strip() for line in paragraph.words.split("\n")):
        yield Doubt(("text",), f"{quoted}一款里有看不见的字符，或者首尾有空白", "重新输入一遍")


def _is_item(item: str, *, last: bool) -> bool:
    """A 项 with its 目. A line that is no 目 can only stand in it if another 项 follows; else it were a 款."""
    first, *points = item.split("\n")
    proper = all(POINT.match(point) or not (last or ITEM_ANY.match(point)) for point in points)
    return bool(ITEM.match(first)) and proper


@dataclass(frozen=True)
class _Paragraph(Paragraph):
    seal: Seal = ""


@dataclass(frozen=True, kw_only=True)
class WrittenEdition:
    """An edition as it stands in the file; the keys are explained above."""

    title: str = ""
    short: str = ""
    issuer: str = ""
    number: str = ""
    adopted: date | None = None
    effective: date
    repealed: date | None = None
    source: str
    checked_on: date
    decided_by: Decides
    decided_because: str
    facts_from: date | None = None
    reference: str = ""
    last_article: int | None = None
    secondary: bool = False
    missing: str = ""
    note: str = ""
    paragraphs_certain: bool = True
    certain: tuple[Number, ...] = ()
    incomplete: tuple[Number, ...] = ()
    filing: tuple[Number, ...] = ()
    numbers_only: dict[Number, str] = field(default_factory=dict)
    numbers_unproven: dict[Number, str] = field(default_factory=dict)
    articles: dict[
        Number, Annotated[tuple[Annotated[_Paragraph, Checked(_paragraph_doubts)], ...], Filled()]
    ] = field(default_factory=dict)

    def doubts(self) -> Iterator[Doubt]:
        """Where its parts contradict each other."""
        if self.adopted and self.adopted > self.effective:
            yield Doubt(
                ("adopted",), f"公布日期 {self.adopted} 晚于施行日期 {self.effective}", "核对两个日期"
            )
        if self.repealed and self.repealed <= self.effective:
            message = f"失效日期 {self.repealed} 不晚于施行日期 {self.effective}"
            yield Doubt(("repealed",), message, "核对两个日期")
        if (self.decided_by is Decides.BOTH) != (self.facts_from is not None):
            key = "decided_by" if self.facts_from is None else "facts_from"
            yield Doubt((key,), "“facts_from”和“decided_by: both”只能一起写", "补上另一项，或者都不写")
        if self.articles and not self.reference:
            yield Doubt(("articles",), "有条文，却没有可以核对的官方文本", "补上一行“reference: …”")
        if self.last_article is not None and not self.reference:
            message = "写了一共多少条，却没有可以核对的官方文本"
            yield Doubt(("last_article",), message, "补上一行“reference: …”，或者删掉这一行")
        yield from self._stray_numbers()

    def _stray_numbers(self) -> Iterator[Doubt]:
        for key in ("numbers_only", "numbers_unproven"):
            for number in getattr(self, key):
                if number in self.articles:
                    message = f"第 {number} 条收了条文，又写在“{key}”里"
                    yield Doubt((key, number), message, "只留一处", on_key=True)
        held = set(self.numbers())
        beyond = [n for n in held if self.last_article and article_order(n)[0] > self.last_article]
        for number in sorted(beyond):
            message = f"收了第 {number} 条，又说最后一条是第 {self.last_article} 条"
            yield Doubt(("last_article",), message, "改正其中一处")
        for key in ("certain", "incomplete", "filing"):
            for place, number in enumerate(getattr(self, key)):
                if number not in held:
                    yield Doubt((key, place), f"这一版没有收第 {number} 条", "改正条号，或者删掉")

    def numbers(self) -> Iterator[str]:
        """The articles of which anything is held."""
        yield from (*self.articles, *self.numbers_only, *self.numbers_unproven)

    def made(self, of: "WrittenStatute") -> Edition:
        """What the program uses, with what all editions share."""
        return Edition(
            title=self.title or of.title,
            short=self.short or of.short,
            issuer=self.issuer or of.issuer,
            number=self.number,
            adopted=self.adopted,
            effective=self.effective,
            repealed=self.repealed,
            source=self.source,
            checked_on=self.checked_on,
            decided_by=self.decided_by,
            decided_because=self.decided_because,
            articles=dict(sorted(self._articles(), key=lambda each: article_order(each[0]))),
            facts_from=self.facts_from,
            reference=self.reference,
            secondary=self.secondary,
            missing=self.missing,
            note=self.note,
            last_article=self.last_article,
        )

    def _articles(self) -> Iterator[tuple[str, Article]]:
        """The articles with words and those without."""
        for number, paragraphs in self.articles.items():
            yield (
                number,
                Article(
                    number,
                    tuple(Paragraph(each.text, each.items, each.seal) for each in paragraphs),
                    certain=self.paragraphs_certain or number in self.certain,
                    complete=number not in self.incomplete,
                    decided_by=Decides.FILING if number in self.filing else None,
                ),
            )
        yield from ((number, Article(number, proof=why)) for number, why in self.numbers_only.items())
        yield from ((number, Article(number, doubt=why)) for number, why in self.numbers_unproven.items())


@dataclass(frozen=True)
class WrittenStatute:
    """A statute as it stands in its file."""

    stem: Annotated[str, FROM_FILE]
    id: Slug
    title: str
    short: str
    issuer: str
    kind: Kind
    editions: Annotated[tuple[WrittenEdition, ...], Filled()]
    also: tuple[str, ...] = ()
    first: bool = False

    def doubts(self) -> Iterator[Doubt]:
        """Where the editions do not follow each other, or the file has another name."""
        if self.id != self.stem:
            yield Doubt(("id",), f"“id”写成了“{self.id}”，与文件名不同", f"写成 {self.stem}")
        for number, (earlier, later) in enumerate(pairwise(self.editions)):
            if earlier.repealed is None or earlier.repealed > later.effective:
                message = f"{earlier.effective} 施行的版本到 {later.effective} 还没有失效，两个版本重叠"
                yield Doubt(("editions", number, "repealed"), message, f"写成 {later.effective} 或者更早")


STATUTES = Files("law/statutes/*.yaml", WrittenStatute)


def statutes(root: Path = PACKAGE) -> Mapping[str, Statute]:
    """Every statute by its id. Raises FaultyFiles."""
    return {
        each.id: Statute(
            each.id,
            each.kind,
            tuple(edition.made(each) for edition in each.editions),
            each.also,
            each.first,
        )
        for each in STATUTES.all(root).values()
    }


def article_order(number: str) -> tuple[int, int]:
    """The key that sorts article numbers: 120, 120-1, 121."""
    whole, _, branch = number.partition("-")
    return int(whole), int(branch or 0)
