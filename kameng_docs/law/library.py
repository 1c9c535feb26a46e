"""The law by date: a reference or a topic, and a day, to the `Citation` that holds on it or what is wrong with it."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import cache, cached_property
from pathlib import Path

from kameng_docs.diagnostics import Diagnostic
from kameng_docs.law.citing import cited
from kameng_docs.law.model import Citation, Decides, Edition, Reference, Statute, Topic
from kameng_docs.law.reading import statutes
from kameng_docs.law.reference import parse, titled, written
from kameng_docs.law.reuse import reused_numbers, same_number
from kameng_docs.law.topics import topics
from kameng_docs.resources import PACKAGE
from kameng_docs.source.alike import most_alike

FOLDER = Path(__file__).resolve().parent


@dataclass(frozen=True)
class Library:
    """Every statute by its id and every topic by its name."""

    statutes: Mapping[str, Statute]
    topics: Mapping[str, Topic]

    def edition(self, statute_id: str, on: date) -> Edition | Diagnostic:
        """The edition in force on that day; else law.unknown-statute, law.not-in-force or law.repealed."""
        statute = self.statutes.get(statute_id)
        if statute is None:
            return _unknown("law.unknown-statute", "法律库里没有", statute_id, self.statutes)
        for edition in statute.editions:
            if edition.in_force(on):
                return edition
        past = [edition for edition in statute.editions if edition.effective <= on]
        if past:
            return _repealed(past[-1], on, "")
        return _not_in_force(statute.editions[0], on, "")

    def resolve(self, ref_or_topic: str, on: date, purpose: str = "") -> Citation | Diagnostic:
        """What `ecommerce-law:49.1` or `small-claims.scope` says on that day.

        `purpose` is what it is cited for and travels with the citation. Faults: law.bad-reference,
        law.unknown-topic, law.unknown-statute, law.unknown-edition, law.not-in-force, law.repealed,
        law.reused-number, law.unknown-article, law.unproven, law.unknown-paragraph, law.unknown-item; the hint
        names the right reference where the library knows it.
        """
        asked = ref_or_topic, on, purpose
        if asked not in self._resolved:
            self._resolved[asked] = self._resolve(*asked)
        return self._resolved[asked]

    @cached_property
    def _resolved(self) -> dict[tuple[str, date, str], Citation | Diagnostic]:
        """What was looked up already: every case asks for some hundred clauses, most of them the same."""
        return {}

    @cached_property
    def _decided(self) -> dict[tuple[str, date, date], date | Diagnostic]:
        """On which day each was looked up already."""
        return {}

    def _resolve(self, ref_or_topic: str, on: date, purpose: str) -> Citation | Diagnostic:
        reference = self.reference(ref_or_topic, on)
        if isinstance(reference, Diagnostic):
            return reference
        edition = self._edition_of(reference, on)
        if isinstance(edition, Diagnostic):
            return edition
        reused = (reference.statute, reference.article) in self.reused
        if reused and reference.edition is None and ":" in ref_or_topic:
            return self._ambiguous(reference, edition)
        newest = self.statutes[reference.statute].editions[-1]
        plain = replace(reference, edition=None if edition is newest and not reused else edition.effective)
        found = cited(self.statutes[reference.statute], edition, plain, "")
        if isinstance(found, Diagnostic):
            # Only now is it worth asking every topic where the subject went.
            return cited(self.statutes[reference.statute], edition, plain, self._moved(reference, on))
        topic = "" if ":" in ref_or_topic else ref_or_topic
        return replace(found, as_of=on, purpose=purpose, topic=topic)

    def reference(self, ref_or_topic: str, on: date) -> Reference | Diagnostic:
        """The reference that is meant: what is written, or what the topic points to on that day."""
        if ":" in ref_or_topic:
            return parse(ref_or_topic)
        topic = self.topics.get(ref_or_topic)
        if topic is None:
            return _unknown("law.unknown-topic", "法律库里没有主题", ref_or_topic, self.topics)
        for start, end, reference in topic.periods():
            if start <= on and (end is None or on < end):
                return reference
        if topic.ended and topic.ended <= on:
            message = f"主题“{topic.name}”（{topic.title}）自 {topic.ended} 起已无可引的条文，不能用于 {on}"
            return Diagnostic("law.repealed", message, topic.after)
        return Diagnostic(
            "law.not-in-force",
            f"主题“{topic.name}”（{topic.title}）在 {on} 尚无可引的条文",
            f"最早自 {topic.references[0][0]} 起可引",
        )

    def cite(
        self, ref_or_topic: str, conduct: date, filing: date, purpose: str = ""
    ) -> Citation | Diagnostic:
        """`resolve` on the date that decides: that of the fact relied on, or that of filing."""
        asked = ref_or_topic, conduct, filing
        if asked not in self._decided:
            self._decided[asked] = self.deciding_date(*asked)
        on = self._decided[asked]
        return on if isinstance(on, Diagnostic) else self.resolve(ref_or_topic, on, purpose)

    def deciding_date(self, ref_or_topic: str, conduct: date, filing: date) -> date | Diagnostic:
        """The date on which the law is to be looked up, by the transitional rule of the edition at filing.

        Faults: those of `resolve`, and law.not-applicable for facts older than an interpretation reaches.
        """
        reference = self.reference(ref_or_topic, filing)
        if isinstance(reference, Diagnostic):
            return reference
        statute = self.statutes.get(reference.statute)
        if statute is None:
            return _unknown("law.unknown-statute", "法律库里没有", reference.statute, self.statutes)
        pinned = [e for e in statute.editions if e.effective == reference.edition]
        current = [e for e in statute.editions if e.in_force(filing)]
        edition = (pinned or current or list(statute.editions[-1:]))[0]
        article = edition.articles.get(reference.article)
        if ((article and article.decided_by) or edition.decided_by) is Decides.CONDUCT:
            return conduct
        if edition.facts_from and conduct < edition.facts_from:
            return Diagnostic(
                "law.not-applicable",
                f"《{edition.short}》只适用于 {edition.facts_from} 以后的事实，而所依据的事实在 {conduct}",
                edition.decided_because,
            )
        return filing

    def _edition_of(self, reference: Reference, on: date) -> Edition | Diagnostic:
        """The edition that a reference names, or that is in force; a fault if it is not in force on that day."""
        if reference.statute not in self.statutes:
            return self.edition(reference.statute, on)
        if reference.edition is None:
            found = self.edition(reference.statute, on)
            if isinstance(found, Edition):
                return found
            return replace(found, hint=self._moved(reference, on) or found.hint)
        editions = {e.effective: e for e in self.statutes[reference.statute].editions}
        edition = editions.get(reference.edition)
        if edition is None:
            known = "、".join(f"@{day}" for day in editions)
            return Diagnostic(
                "law.unknown-edition",
                f"“{written(reference)}”：本库没有 {reference.edition} 施行的版本",
                f"有：{known}",
            )
        if on < edition.effective:
            return _not_in_force(edition, on, self._moved(reference, on))
        return edition if edition.in_force(on) else _repealed(edition, on, self._moved(reference, on))

    @cached_property
    def reused(self) -> frozenset[tuple[str, str]]:
        """Statute and number of the articles that must be cited by topic or with `@edition`."""
        return reused_numbers(self.statutes, self.topics.values())

    def _ambiguous(self, reference: Reference, edition: Edition) -> Diagnostic:
        """That the number alone does not say which subject is meant, and where each of them stands that day."""
        subjects = [
            f"{topic.title}：引 {topic.name}"
            for topic in self.topics.values()
            if any(same_number(known, reference) for _, known in topic.references)
        ]
        pinned = written(replace(reference, edition=edition.effective))
        return Diagnostic(
            "law.reused-number",
            f"“{written(reference)}”：这个条号在{titled(edition.short)}的不同版本里说的不是一回事",
            "；".join((*subjects, f"确指 {edition.effective} 施行的版本，写 {pinned}")),
        )

    def _moved(self, reference: Reference, on: date) -> str:
        """Where the subjects of an article stand on that day, as topics know; else which edition to look in."""
        hints = []
        for topic in self.topics.values():
            if not any(_same_place(known, reference) for _, known in topic.references):
                continue
            right = self.reference(topic.name, on)
            if isinstance(right, Diagnostic):
                hints.append(right.hint)
            elif not _same_place(right, reference):
                hints.append(f"该日应引 {written(right)}（{topic.title}），或直接引主题 {topic.name}")
        if hints:
            return "；".join(dict.fromkeys(hints))
        current = self.edition(reference.statute, on)
        if reference.edition and isinstance(current, Edition):
            return f"该日施行的是 {current.effective} 的版本，条号可能已变，请核对后引用"
        return ""


def _same_place(one: Reference, other: Reference) -> bool:
    """Whether both name the same article; an edition that is not written may be any."""
    return same_number(one, other) and (None in {one.edition, other.edition} or one.edition == other.edition)


def _unknown(code: str, message: str, name: str, known: Mapping[str, object]) -> Diagnostic:
    close = most_alike(name, known)
    return Diagnostic(
        code, f"{message}“{name}”", f"是否想写“{close[0]}”？" if close else "`law list` 列出所收的法律和主题"
    )


def _repealed(edition: Edition, on: date, hint: str) -> Diagnostic:
    message = f"{titled(edition.title)}{edition.effective} 施行的版本自 {edition.repealed} 起已废止或者被替代，不能用于 {on}"
    return Diagnostic("law.repealed", message, hint or "请改引该日施行的规定")


def _not_in_force(edition: Edition, on: date, hint: str) -> Diagnostic:
    message = f"{titled(edition.title)}{edition.effective} 施行的版本在 {on} 尚未施行"
    return Diagnostic("law.not-in-force", message, hint or "请改引该日施行的规定；本库未收更早的版本")


def read(root: Path) -> Library:
    """The library below `root`: `law/statutes/` and `law/topics.yaml`. Raises FaultyFiles where a file is wrong."""
    return Library(statutes(root), topics(root))


@cache
def load() -> Library:
    """The library that belongs to this version, read once a process."""
    return read(PACKAGE)
