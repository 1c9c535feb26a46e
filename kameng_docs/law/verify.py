"""The library against official texts: every quoted 款 whole, in its place, and what differs first."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import zip_longest
from pathlib import Path

from kameng_docs.diagnostics import Diagnostic
from kameng_docs.law.library import FOLDER, Library
from kameng_docs.law.model import Article, Edition, Reference, Statute
from kameng_docs.law.reference import written
from kameng_docs.law.seals import ITEM_LABEL, normalised, seal_of, write_seals

AROUND = 12


@dataclass(frozen=True)
class Report:
    """What was compared, what differs, and which editions could not be compared as no official words are held.

    The counts are of what was compared. `seals` are those of the 款 that are equal to the official text.
    """

    statutes: int
    editions: int
    articles: int
    paragraphs: int
    faults: tuple[Diagnostic, ...]
    uncompared: tuple[str, ...]
    seals: dict[Reference, str]

    @property
    def ok(self) -> bool:
        """Whether something was compared and all of it was equal."""
        return not self.faults

    def lines(self) -> list[str]:
        """The report for people, without the faults."""
        counts = (
            f"比对 {self.statutes} 部法律、{self.editions} 个版本、{self.articles} 条、{self.paragraphs} 款"
        )
        skipped = [f"未比对（本库不收其条文，只收条号）：{name}" for name in self.uncompared]
        return [*skipped, f"{counts}：{'全部一致' if self.ok else f'{len(self.faults)} 处有误'}"]


@dataclass(frozen=True)
class _Compared:
    """One article compared with the official one."""

    statute: str
    edition: Reference
    paragraphs: int
    faults: tuple[Diagnostic, ...]
    seals: dict[Reference, str]


def verify(directory: Path, library: Library) -> Report:
    """Compare all articles with the files `<reference>.json` of the directory.

    Faults: law.nothing-compared, law.reference-missing, law.reference-unreadable, law.reference-other,
    law.differs (one for the first wrong character of each 款), law.missing-article.
    """
    compared: list[_Compared] = []
    faults: list[Diagnostic] = []
    uncompared = []
    for statute in library.statutes.values():
        for edition in statute.editions:
            if not any(article.paragraphs for article in edition.articles.values()):
                uncompared.append(f"{statute.id}@{edition.effective}")
                continue
            official = _official(directory, statute, edition)
            if isinstance(official, Diagnostic):
                faults.append(official)
            else:
                compared.extend(_edition(statute, edition, official))
    if not compared:
        message = f"{directory} 里没有可比对的官方文本，什么也没有核对"
        faults.append(Diagnostic("law.nothing-compared", message, "指定放有 <reference>.json 的目录"))
    return Report(
        statutes=len({c.statute for c in compared}),
        editions=len({c.edition for c in compared}),
        articles=len(compared),
        paragraphs=sum(c.paragraphs for c in compared),
        faults=(*faults, *(fault for c in compared for fault in c.faults)),
        uncompared=tuple(uncompared),
        seals={reference: seal for c in compared for reference, seal in c.seals.items()},
    )


def seal(directory: Path, library: Library, folder: Path = FOLDER) -> tuple[Report, list[str]]:
    """`verify`, then write the seals of the 款 that are equal; the report and the files that changed."""
    report = verify(directory, library)
    changed = []
    for statute in library.statutes.values():
        seals = {reference: s for reference, s in report.seals.items() if reference.statute == statute.id}
        path = folder / "statutes" / f"{statute.id}.yaml"
        if seals and write_seals(path, seals):
            changed.append(path.name)
    return report, changed


def _official(directory: Path, statute: Statute, edition: Edition) -> dict[str, str] | Diagnostic:
    """The official articles of an edition: number to text, a 款 a line, a 项 a line."""
    path = directory / f"{edition.reference}.json"
    where = f"{statute.id}@{edition.effective}"
    if not path.is_file():
        return Diagnostic(
            "law.reference-missing",
            f"{where}：目录里没有官方文本 {path.name}",
            "补上该文件，或指定有它的目录",
        )
    try:
        content = json.loads(path.read_text("utf-8"))
        articles, title = content["articles"], content["full_title"]
        texts = {number: text for number, text in articles.items() if isinstance(text, str)}
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        return Diagnostic(
            "law.reference-unreadable",
            f"{where}：读不懂 {path.name}（{error!r}）",
            "需要 full_title 和 articles",
        )
    if title != edition.title:
        return Diagnostic(
            "law.reference-other",
            f"{where}：{path.name} 是《{title}》，不是《{edition.title}》",
            "改正该版本的 reference",
        )
    return texts


def _edition(statute: Statute, edition: Edition, official: dict[str, str]) -> Iterator[_Compared]:
    for article in edition.articles.values():
        if article.paragraphs:
            place = Reference(statute.id, article.number, edition=edition.effective)
            yield _article(place, article, official.get(article.number))


def _article(place: Reference, article: Article, official: str | None) -> _Compared:
    """Every 款 with the official one of the same number; a 款 that only one side has is a fault."""
    whole = Reference(place.statute, "1", edition=place.edition)
    if official is None:
        fault = Diagnostic("law.missing-article", f"{written(place)}：官方文本里没有这一条", "核对条号")
        return _Compared(place.statute, whole, 0, (fault,), {})
    faults, seals = [], {}
    ours = [paragraph.words for paragraph in article.paragraphs]
    for number, (words, right) in enumerate(zip_longest(ours, paragraphs_of(official)), 1):
        at = Reference(place.statute, place.article, number, edition=place.edition)
        if words is not None and right is not None and normalised(words) == normalised(right):
            seals[at] = seal_of(right)
        else:
            faults.append(_difference(at, normalised(words or ""), normalised(right or "")))
    return _Compared(place.statute, whole, len(ours), tuple(faults), seals)


def paragraphs_of(official: str) -> list[str]:
    """The 款 of an official article, which holds one a line: lines that begin a 项 or a 目 of one belong to it."""
    paragraphs: list[list[str]] = []
    for line in official.split("\n"):
        bare = normalised(line)
        if not bare:
            continue
        in_items = bool(paragraphs) and len(paragraphs[-1]) > 1
        if paragraphs and (ITEM_LABEL.match(bare) or (in_items and _is_point(bare))):
            paragraphs[-1].append(line)
        else:
            paragraphs.append([line])
    return ["\n".join(lines) for lines in paragraphs]


def _is_point(line: str) -> bool:
    """Whether a line begins with the number of a 目: 1．"""
    digits = line[: len(line) - len(line.lstrip("0123456789"))]
    return bool(digits) and line[len(digits) : len(digits) + 1] in {"．", "."}


def _difference(at: Reference, ours: str, right: str) -> Diagnostic:
    """The first wrong character of a 款, with what stands around it on both sides."""
    if not ours or not right:
        lacking = "库中缺这一款" if right else "官方文本没有这一款"
        return Diagnostic(
            "law.differs", f"{written(at)}：{lacking}：{(ours or right)[:30]}…", "收录整条，款数须相同"
        )
    first = next(n for n, (a, b) in enumerate(zip_longest(ours, right)) if a != b)
    return Diagnostic(
        "law.differs",
        f"{written(at)}：第 {first + 1} 个字起与官方文本不同：官方“{_around(right, first)}”，库中“{_around(ours, first)}”",
        "改成官方文本的字",
    )


def _around(text: str, place: int) -> str:
    """The text around a place, the place itself marked 【】; an end of the text shows as 【】."""
    start = max(0, place - AROUND)
    before = ("…" if start else "") + text[start:place]
    after = text[place + 1 : place + 1 + AROUND]
    tail = "…" if place + 1 + AROUND < len(text) else ""
    return f"{before}【{text[place : place + 1]}】{after}{tail}".replace("\n", "⏎")
