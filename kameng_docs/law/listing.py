"""What `law list`, `law show` and `law search` print, as values."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from kameng_docs.diagnostics import Diagnostic
from kameng_docs.law.library import Library
from kameng_docs.law.model import Article, Citation, Edition, Paragraph, Reference, Statute
from kameng_docs.law.reference import label, parse, written
from kameng_docs.law.seals import placed

CITATION_FIELDS = (
    "ref",
    "topic",
    "law",
    "article",
    "paragraph",
    "item",
    "edition",
    "as_of",
    "purpose",
    "text",
)
ENTRY_FIELDS = (
    *("ref", "topic", "law", "title", "article", "paragraph", "item", "text"),
    *("edition", "effective", "repealed", "source", "verified"),
)


@dataclass(frozen=True)
class Entry:
    """One 款 of the library, or one article of which only the number is held.

    `law` is the full title and `title` the short one. `topic` is that of a topic that points here.
    `verified`: its words are those of an official text.
    """

    ref: str
    topic: str
    law: str
    title: str
    article: str
    paragraph: int | None
    item: int | None
    text: str
    edition: date
    effective: date
    repealed: date | None
    source: str
    verified: bool
    label: str
    topic_title: str

    def as_json(self) -> dict[str, object]:
        """The object of `law list --format json`."""
        return {name: _plain(getattr(self, name)) for name in ENTRY_FIELDS}


def _plain(value: object) -> object:
    return value.isoformat() if isinstance(value, date) else value


def citation_as_json(citation: Citation) -> dict[str, object]:
    """The object of a citation in `explain --format json` and `law show --format json`."""
    return {name: _plain(getattr(citation, name)) for name in CITATION_FIELDS}


def listed(library: Library, on: date | None = None) -> list[Entry]:
    """Every 款 that can be cited, statute by statute; of the editions in force on a day where one is given."""
    return [
        entry
        for statute in library.statutes.values()
        for edition in statute.editions
        if on is None or edition.in_force(on)
        for article in edition.articles.values()
        if not article.doubt
        for entry in _entries(library, statute, edition, article)
    ]


def _entries(library: Library, statute: Statute, edition: Edition, article: Article) -> Iterator[Entry]:
    several = article.numbered
    reused = (statute.id, article.number) in library.reused
    pinned = None if edition is statute.editions[-1] and not reused else edition.effective
    sealed = [one.sealed and not edition.secondary for one in placed(statute, edition, article)] or [False]
    paragraphs: tuple[Paragraph | None, ...] = article.paragraphs or (None,)
    for number, (paragraph, verified) in enumerate(zip(paragraphs, sealed, strict=True), 1):
        reference = Reference(statute.id, article.number, number if several else None, edition=pinned)
        shown = number if paragraph and article.certain else None
        topic, topic_title = _topic(library, edition, reference)
        yield Entry(
            ref=written(reference),
            topic=topic,
            law=edition.title,
            title=edition.short,
            article=article.number,
            paragraph=shown,
            item=None,
            text=paragraph.words if paragraph else "",
            edition=edition.effective,
            effective=edition.effective,
            repealed=edition.repealed,
            source=edition.source if paragraph else article.proof or article.doubt,
            verified=verified,
            label=label(edition.title, article.number, shown if several else None),
            topic_title=topic_title,
        )


def _topic(library: Library, edition: Edition, reference: Reference) -> tuple[str, str]:
    """The first topic that points to this place while the edition is in force: its name and title, or nothing."""
    for topic in library.topics.values():
        for day, target in topic.references:
            same = (target.statute, target.article) == (reference.statute, reference.article)
            here = target.edition in {None, edition.effective} and (
                not edition.repealed or day < edition.repealed
            )
            if same and here and target.paragraph in {None, reference.paragraph}:
                return topic.name, topic.title
    return "", ""


def shown(library: Library, ref_or_topic: str, on: date | None, today: date) -> Citation | Diagnostic:
    """What a reference or a topic says on a day; without one, in the edition it names, else today."""
    reference = parse(ref_or_topic) if ":" in ref_or_topic else None
    pinned = reference.edition if isinstance(reference, Reference) else None
    return library.resolve(ref_or_topic, on or pinned or today)


def shown_as_text(citation: Citation) -> str:
    """A citation for people: where it stands, since when, its words or that they are not held, its source."""
    until = f"，{citation.repealed} 起不再施行" if citation.repealed else ""
    unproven = "（二手资料，未核）" if citation.secondary else ""
    words = citation.text or "（本库只收条号，未收条文）"
    lead = [citation.lead_in] if citation.lead_in else []
    head = f"{citation.label}  [{citation.ref}]"
    return "\n".join(
        [head, f"{citation.edition} 施行{until}{unproven}", *lead, words, f"来源：{citation.source}"]
    )


def searched(library: Library, text: str, on: date | None = None) -> list[Entry]:
    """Every 款 in whose words, printed label, reference or topic all the words of `text` occur."""
    wanted = text.split()
    return [
        entry for entry in listed(library, on) if wanted and all(word in _haystack(entry) for word in wanted)
    ]


def _haystack(entry: Entry) -> str:
    parts = [entry.text, entry.label, entry.title, entry.ref, entry.topic, entry.topic_title]
    return "\n".join(parts)
