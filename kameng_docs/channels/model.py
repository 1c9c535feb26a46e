"""What a channel is, as its declaration says: `channel.yaml`."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, ClassVar

from kameng_docs.channels.names import AUDIENCES
from kameng_docs.channels.rung import CLOSED, DONE, OPEN, PREMATURE, Gate, RungRule
from kameng_docs.declared import FROM_FILE, Among, Checked, Doubt, Filled, Here, Key, Shaped, Steps, sought
from kameng_docs.gates import gate_words
from kameng_docs.law.grounds import READERS

AUTHOR = "author"
# What is told to the author alone is no file of its own: it stands on the one page that opens a case (kameng_docs/page/).
ON_PAGE = "page"
FORMATS = ("txt", "docx", "pdf", ON_PAGE)
STANDS = (OPEN, PREMATURE, DONE, CLOSED)
# A paper that says nothing of it asks for something: it is made while the step can be taken, or prepared for.
BEFORE = (OPEN, PREMATURE)
UNITS = ("char", "byte")
# What Windows forbids in a file name; a name is only safe if it is safe everywhere.
FORBIDDEN = re.compile(
    r'[<>:"/\\|?*\x00-\x1f]|^[ .]|[ .]$|^(CON|PRN|AUX|NUL|(COM|LPT)[1-9])(\.|$)', re.IGNORECASE
)


def _unsafe(name: str, _: Path) -> Iterator[Doubt]:
    """What is wrong with a name that cannot be one of a file or folder on every system."""
    if FORBIDDEN.search(name):
        hint = '不要用 < > : " / \\ | ? *，首尾不要空格和点，不要用 CON、NUL 一类的名称'
        yield Doubt((), f"“{name}”不能作文件名或文件夹名", hint)


FileName = Annotated[str, Checked(_unsafe)]
Audience = Annotated[str, Among("读者", AUDIENCES)]
Stand = Annotated[str, Among("状态", STANDS)]
Ending = Annotated[str, Shaped(sought("[a-z0-9]+"), "写小写的扩展名，如 jpg")]


# How a paper may be laid out: templates/_base/page.css, letter.css, dense.css, wide.css; layout.docx, letter.docx, dense.docx, wide.docx.
LOOKS = ("page", "letter", "dense", "wide")


@dataclass(frozen=True)
class Limit:
    """How long a text may be. `verified` limits withhold a text that is longer; others only warn.

    `unit` is char or byte; `bmp_only` where the site cannot store characters outside the BMP, emoji among them.
    """

    maximum: int
    minimum: int
    verified: bool
    source: str
    unit: str = "char"
    bmp_only: bool = False


@dataclass(frozen=True, kw_only=True)
class Limited:
    """A text that may have a limit, its keys among those of the text. The number is counted as the site would count it."""

    maximum: Annotated[int | None, Key("max")] = None
    minimum: Annotated[int, Key("min")] = 0
    verified: bool = False
    source: str = ""
    unit: Annotated[str, Among("单位", UNITS)] = "char"
    bmp_only: bool = False

    @property
    def limit(self) -> Limit | None:
        """None where there is none."""
        if self.maximum is None:
            return None
        return Limit(self.maximum, self.minimum, self.verified, self.source, self.unit, self.bmp_only)


@dataclass(frozen=True)
class Uploads:
    """Which files a site takes: how many at once, how large each in megabytes, by the endings of their names."""

    maximum: Annotated[int, Key("max")]
    megabytes: Annotated[int, Key("mb_each")]
    types: Annotated[tuple[Ending, ...], Filled()]
    source: str


@dataclass(frozen=True, kw_only=True)
class Slot(Limited):
    """One field of a form on a site: its name, what goes in (a Jinja wording), who will see it.

    Done `by_hand`: what stands there tells the author what to do, and is nothing to be pasted. One of `each_payment` is filled
    in once for every payment, `paid` in its wording; neighbours of the kind stay together.
    """

    name: str
    value: str
    audience: Audience
    by_hand: bool = False
    each_payment: bool = False


@dataclass(frozen=True, kw_only=True)
class FilingSlot:
    """One place on a site where files are handed in: its name, the papers (by slug) in the order in which they go there.

    Of `either` only one paper is wanted. `bring` is what the author adds, for no program makes it.
    """

    name: str
    papers: Annotated[
        tuple[Annotated[str, Among("文书", Here("documents", "slug"))], ...], Key("documents")
    ] = ()
    either: bool = False
    bring: str = ""


@dataclass(frozen=True)
class Particular:
    """What a paper cannot be without: a gate, or a Jinja expression, that must be true, and how the author knows it.

    Empty `name`: what the gate itself says is lacking.
    """

    bare: ClassVar[str] = "gate"
    gate: Gate | None = None
    test: str = ""
    name: str = ""

    def doubts(self) -> Iterator[Doubt]:
        """Where it asks for nothing, or for two things, or could not be told to the author."""
        if bool(self.gate) is bool(self.test):
            yield Doubt(
                (), "“gate”和“test”要写一项，也只能写一项", "写关口的名称，或 {test: 表达式, name: 缺什么}"
            )
        elif not self.name and not (self.gate and gate_words()[self.gate.gate].lacking):
            yield Doubt((), "缺少“name”：它没有写缺什么", "写上“name: …”", "data.missing-key")


@dataclass(frozen=True, kw_only=True)
class Paper(Limited):
    """One document of a channel. A `book` is made of exhibits; its wording is the front of it.

    One with `slots`, the fields of a form on a site, has no wording: they are all of it. A paper of an overview that is for
    `each` channel is composed once for each that the case has, which is its `about`. On the page, what follows
    `copied_after` in a paragraph is offered to be copied.

    It is made while the rung of its channel stands `at` one of these; while it is premature, if the rung says so.
    There is no such paper for a case in which a gate of `when` does not hold, or `only_if`, a Jinja expression, is false.
    It names so many articles at most as `cites` says, the clauses (款) of one together. `look` is how it is laid out: as a page,
    as a letter, dense (四号, tables in 11 points), or wide (the page on its side).
    Of sheets that are handed in one `by_one`, each under its heading, each has the limit.
    What its channel says of all papers is added when it is read, but to one that stands `alone` nothing of `requires`.
    """

    slug: str
    name: str
    file: FileName = ""
    template: str = ""
    formats: Annotated[tuple[Annotated[str, Among("格式", FORMATS)], ...], Filled()]
    audience: Audience
    alone: bool = False
    requires: tuple[Particular, ...] = ()
    shortenings: int = 0
    cites: int | None = None
    look: Annotated[str, Among("版式", LOOKS)] = "page"
    by_one: bool = False
    book: bool = False
    each: bool = False
    copied_after: str = ""
    when: tuple[Gate, ...] = ()
    only_if: str = ""
    at: tuple[Stand, ...] = ()
    slots: Annotated[tuple[Slot, ...], Key("fields")] = ()
    sites: Annotated[tuple[Uploads, ...], Key("uploads")] = ()

    @property
    def uploads(self) -> Uploads | None:
        """What its site takes; written as a list of one."""
        return self.sites[0] if self.sites else None

    def doubts(self) -> Iterator[Doubt]:
        """Where its name must serve as that of its file, and cannot; where it has no words, or two kinds of them."""
        for doubt in () if self.file or not self.printed else _unsafe(self.name, Path()):
            yield Doubt(("name",), doubt.message, f"{doubt.hint}；或者另写一行 file: …")
        if bool(self.template) is bool(self.slots):
            yield Doubt(
                (),
                "“template”和“fields”要写一项，也只能写一项",
                "文书写 template: 模板的名称；网页上一栏一栏填的，写 fields: …",
                "data.wrong-value" if self.template else "data.missing-key",
            )
        if self.slots and self.printed:
            yield Doubt(("formats",), "一栏一栏填的（fields）只在网页里", "写 formats: [page]")
        if ON_PAGE in self.formats and self.audience != AUTHOR:
            yield Doubt(("audience",), f"在网页里的（{ON_PAGE}）只给作者看", f"写 audience: {AUTHOR}")

    @property
    def printed(self) -> tuple[str, ...]:
        """The formats in which it is a file of its own."""
        return tuple(kind for kind in self.formats if kind != ON_PAGE)

    def files(self) -> Iterator[str]:
        """Its files as a system that minds no capitals knows them."""
        return (f"{self.file or self.name}.{kind}".lower() for kind in self.printed)


@dataclass(frozen=True, kw_only=True)
class Declaration:
    """A channel without its rung. `me`, `them` and `platform` are what its papers call the sides; where the platform
    only mediates, seller and platform are two, `mediated_them` and `mediated_platform` (empty: the same words). Where it
    `names_respondents`, each of several is called by name.

    `reader` is to whom its papers name the law (law.grounds.READERS); empty: they name none, but where it is an overview.
    Where what is asked is no money, its papers and days are told of under `name_without_money`, with `note_without_money`.

    Papers that travel `by_post` leave room for the way in a day of reply that is ours.
    Where its papers call exhibits `pictures`, they are 图1, 图2 in the order in which they go there.
    `copies` is the folder for copies of masked pictures, ready to be handed in; empty where none are wanted.
    An overview is handed in nowhere: it tells the author of all the others, and is made last.
    `filing` are the places of its site, `filing_megabytes` how large one file may be, `filing_limit` what that site is said to take and `filing_source` who says so:
    told to the author, enforced nowhere. `requires`, `when`, `only_if` and `at` are said of all its papers, `at` of those
    that say nothing of it themselves.
    """

    slug: Annotated[str, FROM_FILE]
    name: str
    aliases: tuple[str, ...] = ()
    folder: FileName = ""
    order: int
    me: str
    them: str
    platform: str = "平台"
    reader: Annotated[str, Among("读法条的人", READERS)] = ""
    names_respondents: bool = False
    mediated_them: str = ""
    mediated_platform: str = ""
    where: str = ""
    note: str = ""
    name_without_money: str = ""
    note_without_money: str = ""
    overview: bool = False
    by_post: bool = False
    pictures: bool = False
    copies: FileName = ""
    filing: tuple[FilingSlot, ...] = ()
    filing_megabytes: int = 10
    filing_limit: str = ""
    filing_source: str = ""
    requires: tuple[Particular, ...] = ()
    when: tuple[Gate, ...] = ()
    only_if: str = ""
    at: tuple[Stand, ...] = BEFORE
    papers: Annotated[tuple[Paper, ...], Key("documents")] = ()

    def doubts(self) -> Iterator[Doubt]:
        """Two papers of one name or in one file, and a paper in two places of a site."""
        papers = list(enumerate(self.papers))
        slugs = [(("documents", at, "slug"), paper.slug) for at, paper in papers]
        files = [(("documents", at, "formats"), file) for at, paper in papers for file in paper.files()]
        filed = [
            (("filing", place, "documents", at), slug)
            for place, each in enumerate(self.filing)
            for at, slug in enumerate(each.papers)
        ]
        yield from _twice("两份文书的slug都是“{}”", slugs)
        yield from _twice("两份文书的文件名都是“{}”", files)
        yield from _twice("“{}”放进了两个上传栏目", filed)


def _twice(message: str, named: Iterable[tuple[Steps, str]]) -> Iterator[Doubt]:
    """Each name that was there before, at its place."""
    seen = set()
    for steps, name in named:
        if name in seen:
            yield Doubt(steps, message.format(name), "只留一处，或者改掉其中一个", "data.twice")
        seen.add(name)


@dataclass(frozen=True, kw_only=True)
class Channel(Declaration):
    """A channel with its place on the ladder."""

    rung: RungRule
