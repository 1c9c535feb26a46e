"""Article numbers under which different editions of a statute hold different subjects."""

from collections.abc import Iterable, Mapping
from datetime import date

from kameng_docs.law.model import Edition, Reference, Statute, Topic


def reused_numbers(statutes: Mapping[str, Statute], topics: Iterable[Topic]) -> frozenset[tuple[str, str]]:
    """Statute and number of every such article, as the topics tell.

    A number is reused where a topic once stood under it and another edition holds that number too, but the topic
    never stood there while that edition was in force. A reference that says only the number would then silently
    mean something else on another day: 民事诉讼法第一百六十二条 was 小额诉讼 and now is 简便方式送达.
    """
    return frozenset(
        (reference.statute, reference.article)
        for topic in topics
        for _, reference in topic.references
        if reference.statute in statutes and _other_subject(statutes[reference.statute], topic, reference)
    )


def same_number(one: Reference, other: Reference) -> bool:
    """Whether both name the same article of the same statute, of whatever edition."""
    return (one.statute, one.article) == (other.statute, other.article)


def _other_subject(statute: Statute, topic: Topic, reference: Reference) -> bool:
    """Whether an edition holds that number though the topic never points to it while the edition is in force."""
    periods = [(start, end) for start, end, known in topic.periods() if same_number(known, reference)]
    return any(
        reference.article in edition.articles and not any(_overlap(edition, *period) for period in periods)
        for edition in statute.editions
    )


def _overlap(edition: Edition, start: date, end: date | None) -> bool:
    """Whether the edition was in force on a day from `start` to the day before `end`."""
    return start < (edition.repealed or date.max) and edition.effective < (end or date.max)
