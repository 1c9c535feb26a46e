"""Each made file against the case: what it tells that the case does not know, and what it should tell and does not."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TypeVar

from kameng_docs.blocks import Document, words
from kameng_docs.diagnostics import Diagnostic, Scope, Severity, of_case
from kameng_docs.inspect.made.clauses import clauses_beside
from kameng_docs.inspect.made.known import Known, known_of, wordings_in
from kameng_docs.inspect.made.reading import READABLE, text_of
from kameng_docs.inspect.made.told import Told, told_in
from kameng_docs.law.clause_faults import Days
from kameng_docs.output import MadeFile, read_manifest, sha256
from kameng_docs.pipeline import PaperSet, Workshop, check, compose_papers, sets_of
from kameng_docs.rules.wording_clauses import days_of_brief
from kameng_docs.wording import date_in_chinese, yuan

T = TypeVar("T")
# Known by their hashes alone.
UNREAD = ("pdf", "html")


@dataclass(frozen=True)
class Expected:
    """What a paper should tell: its document as it is composed today, and all that the case knows."""

    documents: Mapping[tuple[str, str], Document]
    known: Known
    names: tuple[str, ...]
    days: Days


def check_made(shop: Workshop, file: Path, out: Path) -> list[Diagnostic]:
    """What the files of the case in `file`, made into the folder `out`, say otherwise than the case does now.

    They are held against the papers as of the day on which they were made. A case with an error has no papers to
    hold them against: `check` tells why.
    """
    folder = out / file.stem
    manifest = read_manifest(folder)
    if manifest is None:
        nothing = Diagnostic(
            "output.not-made",
            f"{folder.as_posix()}/ 里没有做好的文书，没有东西可以核对",
            "先运行 kameng-docs build，或者用 --made 写出文书所在的文件夹",
            Severity.WARNING,
        )
        return of_case([nothing], file.stem)
    checked = check(shop, file, date.fromisoformat(manifest.made_on))
    if checked.brief is None:
        return []
    # The set of the case itself last: its folder is that of all.
    sets = sorted(sets_of(shop, checked), key=lambda each: not each.folder)
    expected = [(f"{each.folder}/" if each.folder else "", _expected(each)) for each in sets]
    found = [
        fault
        for made in manifest.files
        for fault in _faults(
            folder, made, next((e for below, e in expected if made.path.startswith(below)), None)
        )
    ]
    return of_case(found, file.stem)


def _expected(papers: PaperSet) -> Expected:
    shop, brief = papers.shop, papers.brief
    sheets, _ = compose_papers(shop, brief, plan=papers.plan, seen=papers.seen)
    people = [brief.claimant.name, *(name for r in brief.respondents for name in (r.name, r.shop_name))]
    return Expected(
        {(s.channel.slug, s.paper.slug): s.document for s in sheets if s.document is not None},
        known_of(brief, wordings_in(shop.folders)),
        tuple(name for name in dict.fromkeys((*people, brief.platform, brief.court)) if name),
        days_of_brief(brief),
    )


def _faults(folder: Path, made: MadeFile, expected: Expected | None) -> Iterator[Diagnostic]:
    path = folder / made.path
    if not path.is_file():
        yield _fault(made, "不见了", "用 kameng-docs build --force 重做")
        return
    document = expected.documents.get((made.channel, made.document)) if expected else None
    if expected is None or document is None or made.format not in READABLE:
        if made.format in UNREAD and sha256(path.read_bytes()) != made.sha256:
            yield _fault(
                made, f"改过了，{made.format.upper()} 里的字没有核对", "用 kameng-docs build --force 重做"
            )
        return
    try:
        text = text_of(path)
    except (OSError, ValueError):
        yield _fault(made, "读不出来", "关掉正在打开它的程序；坏了的用 kameng-docs build --force 重做")
        return
    yield from (_fault(made, what, hint) for what, hint in _differences(text, document, expected))


def _differences(text: str, document: Document, expected: Expected) -> Iterator[tuple[str, str]]:
    """(What the file tells or lacks, what was expected)."""
    wanted = "\n".join(words(document))
    here, there, known = told_in(text), told_in(wanted), expected.known
    for what, strange, right in (
        *(("金额", f"{yuan(s)}元", _sums(there)) for s in sorted({*here.sums} - known.sums)),
        *(("金额大写", s, _listed(there.in_words)) for s in sorted({*here.in_words} - known.in_words)),
        *(
            ("日期", date_in_chinese(d), _days(there))
            for d in sorted({*here.days} - known.days - {*there.days})
        ),
        *(("号码", n, _listed(there.numbers)) for n in sorted(here.numbers) if n not in known.text),
        *(
            ("当事人", p, _listed(there.parties))
            for p in sorted({*here.parties} - {*there.parties})
            if p not in known.text
        ),
    ):
        yield f"写着{what}“{strange}”，案件里没有", f"这份文书里应是 {right}" if right else "删去它"
    yield from clauses_beside(text, wanted, expected.days)
    for what, lacking, times in _lacking(here, there):
        yield f"少了{what}“{lacking}”（{times} 处）", f"这份文书里应写明{what} {lacking}"
    for name in expected.names:
        if wanted.count(name) > text.count(name):
            yield (
                f"“{name}”少了 {wanted.count(name) - text.count(name)} 处",
                f"这份文书里应有 {wanted.count(name)} 处 {name}",
            )


def _lacking(here: Told, there: Told) -> Iterator[tuple[str, str, int]]:
    """What stands in the paper more often than in the file: a sum, a day or a number may be another known one there."""
    yield from (("金额", f"{yuan(each)}元", n) for each, n in _fewer(here.sums, there.sums))
    yield from (("金额大写", each, n) for each, n in _fewer(here.in_words, there.in_words))
    yield from (("日期", date_in_chinese(each), n) for each, n in _fewer(here.days, there.days))
    yield from (("号码", each, n) for each, n in _fewer(here.numbers, there.numbers))


def _fewer(here: Mapping[T, int], there: Mapping[T, int]) -> Iterator[tuple[T, int]]:
    for each, times in there.items():
        if here.get(each, 0) < times:
            yield each, times - here.get(each, 0)


def _sums(told: Told) -> str:
    return _listed(f"{yuan(each)}元" for each in sorted(told.sums))


def _days(told: Told) -> str:
    return _listed(date_in_chinese(each) for each in sorted(told.days))


def _listed(values: Iterable[str]) -> str:
    return "、".join(sorted(values))


def _fault(made: MadeFile, what: str, hint: str) -> Diagnostic:
    return Diagnostic(
        "output.disagrees",
        f"“{made.path}”{what}",
        f"{hint}；案件改过以后没有重做的，重做一次",
        scope=Scope.DOCUMENT,
        document=f"{made.channel}/{made.document}",
    )
