"""The files of the library to `Statute` and `Topic`; a file that is wrong is a bug of ours, so a ValueError.

A file `statutes/<id>.yaml` holds `id`, `title` (全称), `short` (简称), `kind`, `issuer` and `editions`, oldest
first. An edition:

    number            document number (主席令…, 法释…); absent where it is not known
    adopted           公布或通过日期; absent where it is not known
    effective         施行日期
    repealed          the first day on which it was no longer in force; null or absent while it is
    source            where the words, or the numbers, come from
    checked_on        when that was last looked at
    reference         stem of the file with the official words, which `law verify` compares; needed for articles
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

`seal` is written by `law verify DIR --seal`, never by hand. `topics.yaml` maps a topic to its `title` and its
`references`, a list of {from: date, ref: reference}, oldest first; `ended`, the first day on which none of them
holds any more, goes with `after`, what to do instead.
"""

import re
from collections.abc import Iterable
from datetime import date
from itertools import pairwise
from pathlib import Path

from kameng_docs.law.model import Article, Decides, Edition, Kind, Paragraph, Reference, Statute, Topic
from kameng_docs.law.reference import parse
from kameng_docs.record import Record, read_mapping

SLUG = re.compile(r"[a-z][a-z0-9]*(?:-[a-z0-9]+)*")
TOPIC = re.compile(r"[a-z][a-z0-9-]*(?:\.[a-z][a-z0-9-]*)+")
ARTICLE_NUMBER = re.compile(r"[1-9][0-9]{0,3}(?:-[1-9][0-9]?)?")
ITEM = re.compile(r"（[一二三四五六七八九十]+）\S")
ITEM_ANY = re.compile(r"\s*[（(][一二三四五六七八九十]+[）)]")
POINT = re.compile(r"[0-9]+[．.]\S")
SEAL = re.compile(r"[0-9a-f]{64}")
INVISIBLE = re.compile("[\u200b\u200c\u200d\u2060\ufeff\u00ad]")


def read_statute(path: Path) -> Statute:
    """The statute of one file."""
    record = Record(read_mapping(path), path.name)
    id_ = record.text("id")
    if id_ != path.stem or not SLUG.fullmatch(id_):
        raise record.wrong(f"id {id_!r} must be the slug that the file is named after")
    common = {key: record.text(key) for key in ("title", "short", "issuer")}
    kind = record.text("kind")
    if kind not in set(Kind):
        raise record.wrong(f"kind must be one of {[k.value for k in Kind]}, not {kind!r}")
    editions = tuple(_edition(entry, common, path.name) for entry in record.several("editions"))
    record.close()
    if not editions:
        raise record.wrong("no editions")
    for earlier, later in pairwise(editions):
        if earlier.repealed is None or earlier.repealed > later.effective:
            raise record.wrong(f"the edition of {earlier.effective} overlaps that of {later.effective}")
    return Statute(id_, Kind(kind), editions)


def _edition(entry: object, common: dict[str, str], file: str) -> Edition:
    record = Record(entry, f"{file}: edition")
    effective = record.day("effective")
    record.where = f"{file}: {effective}"
    decided_by = record.text("decided_by")
    if decided_by not in set(Decides):
        raise record.wrong(f"decided_by must be one of {[d.value for d in Decides]}, not {decided_by!r}")
    edition = Edition(
        **{key: record.text(key, default) for key, default in common.items()},
        number=record.text("number", ""),
        adopted=record.optional_day("adopted"),
        effective=effective,
        repealed=record.optional_day("repealed"),
        source=record.text("source"),
        checked_on=record.day("checked_on"),
        decided_by=Decides(decided_by),
        decided_because=record.text("decided_because"),
        articles=_articles(record),
        facts_from=record.optional_day("facts_from"),
        reference=record.text("reference", ""),
        secondary=record.flag("secondary", default=False),
        missing=record.text("missing", ""),
        note=record.text("note", ""),
    )
    record.close()
    _agree(edition, record)
    return edition


def _agree(edition: Edition, record: Record) -> None:
    """Raise ValueError where the parts of an edition contradict each other."""
    if edition.adopted and edition.adopted > edition.effective:
        raise record.wrong(f"adopted {edition.adopted} after it took effect")
    if edition.repealed and edition.repealed <= edition.effective:
        raise record.wrong(f"repealed {edition.repealed} before it took effect")
    if (edition.decided_by is Decides.BOTH) != (edition.facts_from is not None):
        raise record.wrong("facts_from goes with decided_by: both, and with nothing else")
    if not edition.reference and any(article.paragraphs for article in edition.articles.values()):
        raise record.wrong("words without a reference to verify them against")


def _articles(record: Record) -> dict[str, Article]:
    """The articles of an edition in the order of their numbers, those with words and those without."""
    certain = record.flag("paragraphs_certain", default=True)
    marks = {key: set(record.several(key)) for key in ("certain", "incomplete", "filing")}
    articles = {}
    for number, paragraphs in record.mapping("articles").items():
        if not isinstance(paragraphs, list) or not paragraphs:
            raise record.wrong(f"article {number} must be a list of 款")
        articles[number] = Article(
            number,
            tuple(_paragraph(entry, f"{record.where}: {number}") for entry in paragraphs),
            certain=certain or number in marks["certain"],
            complete=number not in marks["incomplete"],
            decided_by=Decides.FILING if number in marks["filing"] else None,
        )
    for key in ("numbers_only", "numbers_unproven"):
        for number, why in record.mapping(key).items():
            if number in articles or not isinstance(why, str) or not why:
                raise record.wrong(
                    f"{key} {number} must say what proves a number without words, or what does not"
                )
            proof, doubt = (why, "") if key == "numbers_only" else ("", why)
            articles[number] = Article(number, proof=proof, doubt=doubt)
    for number in (*articles, *set().union(*marks.values())):
        if number not in articles or not ARTICLE_NUMBER.fullmatch(number):
            raise record.wrong(f"{number!r} is no article number, or none of this edition")
    return {number: articles[number] for number in sorted(articles, key=article_order)}


def article_order(number: str) -> tuple[int, int]:
    """The key that sorts article numbers: 120, 120-1, 121."""
    whole, _, branch = number.partition("-")
    return int(whole), int(branch or 0)


def _paragraph(entry: object, where: str) -> Paragraph:
    record = Record(entry, where)
    paragraph = Paragraph(record.text("text"), tuple(record.several("items")), record.text("seal", ""))
    record.close()
    if ITEM_ANY.match(paragraph.text) or "\n" in paragraph.text:
        raise record.wrong(f"a 项 stands as a 款 of its own: {paragraph.text[:20]!r}")
    for place, item in enumerate(paragraph.items, 1):
        if not isinstance(item, str) or not _is_item(item, last=place == len(paragraph.items)):
            raise record.wrong(f"a 项 must begin with its （n）, its 目 with 1．: {str(item)[:20]!r}")
    if INVISIBLE.search(paragraph.words) or any(line != line.strip() for line in paragraph.words.split("\n")):
        raise record.wrong(f"an invisible character or outer white space: {paragraph.text[:20]!r}")
    if paragraph.seal and not SEAL.fullmatch(paragraph.seal):
        raise record.wrong(f"{paragraph.seal!r} is no seal")
    return paragraph


def _is_item(item: str, *, last: bool) -> bool:
    """A 项 with its 目. A line that is no 目 can only stand in it if another 项 follows; else it were a 款."""
    first, *points = item.split("\n")
    proper = all(POINT.match(point) or not (last or ITEM_ANY.match(point)) for point in points)
    return bool(ITEM.match(first)) and proper


def read_topics(path: Path) -> tuple[Topic, ...]:
    """The topics of `topics.yaml`, in its order."""
    return tuple(_topic(name, entry, path.name) for name, entry in read_mapping(path).items())


def _topic(name: str, entry: object, file: str) -> Topic:
    record = Record(entry, f"{file}: {name}")
    if not TOPIC.fullmatch(name):
        raise record.wrong("a topic is named like small-claims.scope")
    topic = Topic(
        name,
        record.text("title"),
        tuple(_dated(r, record.where) for r in record.several("references")),
        ended=record.optional_day("ended"),
        after=record.text("after", ""),
    )
    record.close()
    days = [day for day, _ in topic.references] + ([topic.ended] if topic.ended else [])
    if not topic.references or not _ascending(days):
        raise record.wrong("references must stand in the order of their dates, the end after them")
    if bool(topic.ended) != bool(topic.after):
        raise record.wrong("ended goes with after, what to do instead")
    return topic


def _dated(entry: object, where: str) -> tuple[date, Reference]:
    record = Record(entry, where)
    day, reference = record.day("from"), parse(record.text("ref"))
    record.close()
    if not isinstance(reference, Reference):
        raise record.wrong(reference.message)
    return day, reference


def _ascending(days: Iterable[date]) -> bool:
    return all(earlier < later for earlier, later in pairwise(days))
