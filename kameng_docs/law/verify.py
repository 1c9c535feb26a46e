"""The library against official texts: every quoted 款 whole, in its place, and what differs first."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import zip_longest
from pathlib import Path

from kameng_docs.diagnostics import Diagnostic, Severity, has_errors
from kameng_docs.law.library import FOLDER, Library
from kameng_docs.law.model import Article, Edition, Reference, Statute
from kameng_docs.law.official import Official, Unreadable, officials, paragraphs_of
from kameng_docs.law.reference import written
from kameng_docs.law.seals import normalised, seal_of, write_seals

AROUND = 12

Texts = Mapping[str, Official | Unreadable]


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
        """Whether something was compared and all of it was equal. A newer text is a warning only."""
        return not has_errors(self.faults)

    def lines(self) -> list[str]:
        """The report for people, without the faults."""
        counts = (
            f"比对 {self.statutes} 部法律、{self.editions} 个版本、{self.articles} 条、{self.paragraphs} 款"
        )
        wrong = sum(fault.severity is Severity.ERROR for fault in self.faults)
        newer = [f"有更新的文本：{len(self.faults) - wrong} 部"] if len(self.faults) > wrong else []
        skipped = [f"未比对（本库未收其条文）：{name}" for name in self.uncompared]
        return [*skipped, *newer, f"{counts}：{f'{wrong} 处有误' if wrong else '全部一致'}"]


@dataclass(frozen=True)
class _Compared:
    """One article compared with the official one."""

    statute: str
    edition: Reference
    paragraphs: int
    faults: tuple[Diagnostic, ...]
    seals: dict[Reference, str]


def verify(directory: Path, library: Library) -> Report:
    """Compare all articles with the official texts of the directory.

    Those are the files `<reference>.json`, or where there is none a DOCX or text of that title whose date lies
    between adoption and effect. Faults: law.nothing-compared, law.reference-missing, law.reference-unreadable,
    law.reference-other, law.differs (one for the first wrong character of each 款), law.missing-article; and, as
    a warning, law.newer-text for a text of a library statute newer than its editions.
    """
    texts = officials(directory)
    compared: list[_Compared] = []
    faults: list[Diagnostic] = []
    uncompared = []
    for statute in library.statutes.values():
        for edition in statute.editions:
            if not any(article.paragraphs for article in edition.articles.values()):
                uncompared.append(f"{statute.id}@{edition.effective}")
                continue
            official = _official(texts, statute, edition)
            if isinstance(official, Diagnostic):
                faults.append(official)
            else:
                compared.extend(_edition(statute, edition, official.articles))
    if not compared:
        message = f"{directory} 里没有可比对的官方文本，什么也没有核对"
        hint = "指定放有 <reference>.json，或“法律名_公布日期.docx”“.txt”的目录"
        faults.append(Diagnostic("law.nothing-compared", message, hint))
    return Report(
        statutes=len({c.statute for c in compared}),
        editions=len({c.edition for c in compared}),
        articles=len(compared),
        paragraphs=sum(c.paragraphs for c in compared),
        faults=(
            *faults,
            *_unreadable(texts),
            *(fault for c in compared for fault in c.faults),
            *_newer(texts, library),
        ),
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


def _official(texts: Texts, statute: Statute, edition: Edition) -> Official | Diagnostic:
    """The official text of an edition: the file it names, or a text with its title and of its time."""
    name = f"{edition.reference}.json"
    named = texts.get(name)
    where = f"{statute.id}@{edition.effective}"
    if isinstance(named, Unreadable):
        message = f"{where}：读不懂 {name}（{named.why}）"
        return Diagnostic("law.reference-unreadable", message, "需要 full_title 和 articles")
    if named is None:
        found = next((text for text in _of_time(texts, edition) if _titled(text, edition)), None)
        message = f"{where}：目录里没有官方文本 {name}，也没有《{edition.title}》当时的 DOCX 或 TXT"
        return found or Diagnostic("law.reference-missing", message, "补上该文件，或指定有它的目录")
    if not _titled(named, edition):
        message = f"{where}：{name} 是《{named.titles[-1]}》，不是《{edition.title}》"
        return Diagnostic("law.reference-other", message, "改正该版本的 reference")
    return named


def _titled(text: Official, edition: Edition) -> bool:
    return normalised(edition.title) in {normalised(title) for title in text.titles}


def _of_time(texts: Texts, edition: Edition) -> Iterator[Official]:
    """The texts that say only when they were adopted or published, if that is the time of the edition."""
    first = edition.adopted or edition.effective
    for text in texts.values():
        if isinstance(text, Unreadable) or text.effective or not text.adopted:
            continue
        if first <= text.adopted <= edition.effective:
            yield text


def _unreadable(texts: Texts) -> list[Diagnostic]:
    """The DOCX and texts that could not be read; an unreadable JSON file is told with the edition that names it."""
    return [
        Diagnostic(
            "law.reference-unreadable", f"读不懂 {text.file}（{text.why}）", "需要逐条写有“第…条”的全文"
        )
        for text in texts.values()
        if isinstance(text, Unreadable) and not text.file.endswith(".json")
    ]


def _newer(texts: Texts, library: Library) -> Iterator[Diagnostic]:
    """The statutes of which the folder holds a text later than the last edition of the library."""
    for statute in library.statutes.values():
        last = statute.editions[-1]
        for text in texts.values():
            if isinstance(text, Unreadable) or not any(_titled(text, e) for e in statute.editions):
                continue
            day = text.effective or text.adopted
            if day and day > last.effective:
                said = "施行" if text.effective else "公布"
                yield Diagnostic(
                    "law.newer-text",
                    f"{statute.id}：{text.file} 是《{last.title}》 {day} {said}的文本，比本库最新的版本（{last.effective} 施行）新",
                    f"在 statutes/{statute.id}.yaml 里加一个版本；主题迁移的，改 topics.yaml",
                    Severity.WARNING,
                )


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
    theirs = paragraphs_of(official)
    if not article.complete:
        theirs = theirs[: len(ours)]
    for number, (words, right) in enumerate(zip_longest(ours, theirs), 1):
        at = Reference(place.statute, place.article, number, edition=place.edition)
        if words is not None and right is not None and normalised(words) == normalised(right):
            seals[at] = seal_of(at, len(ours), right)
        else:
            faults.append(_difference(at, normalised(words or ""), normalised(right or "")))
    return _Compared(place.statute, whole, len(ours), tuple(faults), seals)


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
