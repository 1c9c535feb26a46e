"""What is wrong with a clause that somebody names: no such article, not the law of the day; or nobody here can tell."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from kameng_docs.diagnostics import Diagnostic
from kameng_docs.law.clauses_named import NamedClause, clauses_named
from kameng_docs.law.ended_laws import ENDED_LAWS
from kameng_docs.law.library import Library
from kameng_docs.law.model import Article, Citation, Edition, Reference, Statute
from kameng_docs.law.reference import label, titled
from kameng_docs.law.reuse import same_number
from kameng_docs.wording import chinese_numeral


class Wrong(StrEnum):
    """From where on the words are wrong; UNHELD where the library cannot tell."""

    LAW = "law"
    ARTICLE = "article"
    BELOW = "below"
    UNHELD = "unheld"


@dataclass(frozen=True)
class ClauseFault:
    """One clause of a text and what is to be said of it: the words as written, what is wrong, what to write."""

    clause: NamedClause
    wrong: Wrong
    message: str
    hint: str

    @property
    def certain(self) -> bool:
        """Whether it is wrong, and not only unknown here."""
        return self.wrong is not Wrong.UNHELD


@dataclass(frozen=True)
class Days:
    """The days that may decide: of the conduct, and of filing."""

    conduct: date
    filing: date


CHECK_YOURSELF = "请自己核对（国家法律法规数据库 flk.npc.gov.cn），有就不用改"


def clause_faults(
    text: str, library: Library, days: Days, own_rules: Collection[str] = ()
) -> Iterator[ClauseFault]:
    """Every clause of a law in `text` that is wrong on its deciding day, or that this library cannot look up."""
    for clause in clauses_named(text, own_rules):
        statute = library.statutes.get(clause.law.statute)
        found = (
            _of_statute(clause, statute, library, days) if statute else _of_no_statute(clause, library, days)
        )
        if found:
            yield found


def _of_no_statute(clause: NamedClause, library: Library, days: Days) -> ClauseFault:
    """A law that the library does not hold: over, or unknown."""
    law = next((each for each in ENDED_LAWS.only() if clause.law.name in each.names), None)
    if law is None or days.conduct < law.ended:
        return _unheld(clause, f"本库没有收{titled(clause.law.name)}，没有核对这一条")
    message = f"{titled(law.names[0])}自 {law.ended} 起已经废止，您的事发生在 {days.conduct}，不能再引"
    now = library.edition(law.instead, days.filing)
    by = library.resolve(law.by, days.filing)
    title = titled(now.short) if isinstance(now, Edition) else "别的法律"
    authority = f"（{by.short_label}）" if isinstance(by, Citation) else ""
    hint = f"现行的是{title}{authority}；到里面找对应的条文再引，找不到就只写事实"
    return ClauseFault(clause, Wrong.LAW, f"“{_quoted(clause)}”：{message}", hint)


def _of_statute(clause: NamedClause, statute: Statute, library: Library, days: Days) -> ClauseFault | None:
    edition = _edition(clause, statute, library, days)
    if not isinstance(edition, Edition):
        return edition
    article = edition.articles.get(clause.number)
    if article is None or not article.paragraphs:
        whole = int(clause.number.partition("-")[0])
        if edition.last_article is not None and whole > edition.last_article:
            return _no_such_article(clause, statute, edition, library, days)
        return _unheld(clause, f"本库没有收{_named(clause, edition)}，没有核对这一条")
    return _of_article(clause, edition, article) if article.certain else None


def _of_article(clause: NamedClause, edition: Edition, article: Article) -> ClauseFault | None:
    """款 and 项 of an article whose words are held, its 款 certain."""
    asked, paragraphs = clause.paragraph or 0, article.paragraphs
    if asked > len(paragraphs) and not article.complete:
        held = f"本库只收了{titled(edition.short)}{_place(clause)}的前 {len(paragraphs)} 款，没有核对这一款"
        return _unheld(clause, held)
    if asked > len(paragraphs):
        return _below(clause, edition, f"只有 {len(paragraphs)} 款，没有第{chinese_numeral(asked)}款")
    looked_at = paragraphs[asked - 1 : asked] if asked else paragraphs
    most = max(len(paragraph.items) for paragraph in looked_at)
    if clause.item and clause.item > most and article.complete:
        where = f"第{chinese_numeral(asked)}款" if asked else ""
        told = f"只有 {most} 项" if most else "不分项"
        return _below(clause, edition, f"{where}{told}，没有第{chinese_numeral(clause.item)}项")
    return None


def _edition(
    clause: NamedClause, statute: Statute, library: Library, days: Days
) -> Edition | ClauseFault | None:
    """The edition that is meant and in force on the day that decides, or what is wrong with it."""
    on = library.deciding_date(f"{statute.id}:{clause.number}", days.conduct, days.filing)
    if isinstance(on, Diagnostic):
        # The library's own references have four digits; a longer number is no article of any law.
        if on.code != "law.not-applicable":
            return ClauseFault(clause, Wrong.ARTICLE, f"“{_quoted(clause)}”：没有这样的条号", "核对条号")
        return ClauseFault(clause, Wrong.LAW, f"“{_quoted(clause)}”：{on.message}", "不引它，只写事实")
    standing = library.edition(statute.id, on)
    meant = _meant(clause, statute)
    if not isinstance(standing, Edition):
        return _not_in_force(clause, statute, library, on)
    if clause.law.year and not meant:
        return _unheld(
            clause, f"本库没有收{titled(clause.law.name)} {clause.law.year} 年的文本，没有核对这一条"
        )
    if meant and standing not in meant:
        old = meant[-1]
        message = f"{titled(old.title)}{old.effective} 施行的文本在 {on} 已经不是现行的"
        if on < old.effective:
            message = f"{titled(old.title)}自 {old.effective} 起才施行，您的事发生在 {on}"
        hint = f"那一天有效的是{titled(standing.short)}（{standing.effective} 施行）" + _moved(
            clause, statute, library, on
        )
        return ClauseFault(clause, Wrong.LAW, f"“{_quoted(clause)}”：{message}", hint)
    return standing


def _meant(clause: NamedClause, statute: Statute) -> list[Edition]:
    """The editions that only this name, or the year beside it, can mean; empty where it may be any."""
    name, year = clause.law.name, clause.law.year
    if year:
        return [e for e in statute.editions if year in {e.effective.year, e.adopted.year if e.adopted else 0}]
    called = [
        e for e in statute.editions if name in {e.short, e.title.removeprefix("中华人民共和国"), e.title}
    ]
    return called if len(called) < len(statute.editions) else []


def _not_in_force(clause: NamedClause, statute: Statute, library: Library, on: date) -> ClauseFault:
    oldest, newest = statute.editions[0], statute.editions[-1]
    if on < oldest.effective:
        if not statute.first:
            return _unheld(
                clause, f"您的事发生在 {on}，本库没有收那一天有效的{titled(newest.short)}，没有核对这一条"
            )
        message = f"{titled(oldest.short)}自 {oldest.effective} 起才施行，您的事发生在 {on}"
        return ClauseFault(clause, Wrong.LAW, f"“{_quoted(clause)}”：{message}", "不引它，只写事实")
    last = [e for e in statute.editions if e.effective <= on][-1]
    moved = _moved(clause, statute, library, on)
    message = f"{titled(last.short)}自 {last.repealed} 起已经废止，您的事发生在 {on}，不能再引"
    hint = f"换成现行法律的条文{moved}；不知道的就只写事实"
    return ClauseFault(clause, Wrong.LAW, f"“{_quoted(clause)}”：{message}", hint)


def _no_such_article(
    clause: NamedClause, statute: Statute, edition: Edition, library: Library, days: Days
) -> ClauseFault:
    message = f"{titled(edition.short)}一共 {edition.last_article} 条，没有{_place(clause)}"
    moved = _moved(clause, statute, library, days.filing)
    hint = f"核对条号，写对的那一条{moved}；不知道的就删去条号，只写事实"
    return ClauseFault(clause, Wrong.ARTICLE, f"“{_quoted(clause)}”：{message}", hint)


def _below(clause: NamedClause, edition: Edition, lacking: str) -> ClauseFault:
    place = _named(replace(clause, paragraph=None, item=None), edition)
    hint = f"只写到条：{place}；或者改成有的那一款、那一项"
    return ClauseFault(clause, Wrong.BELOW, f"“{_quoted(clause)}”：{place}{lacking}", hint)


def _unheld(clause: NamedClause, message: str) -> ClauseFault:
    return ClauseFault(clause, Wrong.UNHELD, f"“{_quoted(clause)}”：{message}", CHECK_YOURSELF)


def _moved(clause: NamedClause, statute: Statute, library: Library, on: date) -> str:
    """Where the subject of that number stands on the day, as the topics know."""
    number = Reference(statute.id, clause.number)
    for topic in library.topics.values():
        if any(same_number(known, number) for _, known in topic.references):
            right = library.resolve(topic.name, on)
            if not isinstance(right, Diagnostic) and (right.statute, right.article) != (
                statute.id,
                clause.number,
            ):
                return f"；{topic.title}现在是{right.short_label}"
    return ""


def _named(clause: NamedClause, edition: Edition) -> str:
    return label(edition.short, clause.number, clause.paragraph, clause.item)


def _place(clause: NamedClause) -> str:
    return label("", clause.number).removeprefix("《》")


def _quoted(clause: NamedClause) -> str:
    """The clause as it was written, with its law."""
    law = clause.law.name
    return f"{titled(law)}{''.join(clause.words.split())}"
