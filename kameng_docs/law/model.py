"""What the law library holds and what it gives: statutes, their editions, and citations of them."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class Kind(StrEnum):
    """The rank of a statute."""

    LAW = "法律"
    REGULATION = "行政法规"
    DEPARTMENT_RULE = "部门规章"
    INTERPRETATION = "司法解释"
    NORMATIVE = "规范性文件"


class Decides(StrEnum):
    """The date that decides whether an edition applies.

    BOTH is for judicial interpretations: the edition in force at filing, for facts since `Edition.facts_from`.
    """

    CONDUCT = "conduct"
    FILING = "filing"
    BOTH = "both"


@dataclass(frozen=True)
class Paragraph:
    """One 款. With 项, `text` is the lead-in and each of `items` begins with its （n）; 目 follow on lines of their own.

    `seal` is the SHA-256 of the official words; empty until they were compared.
    """

    text: str
    items: tuple[str, ...] = ()
    seal: str = ""

    @property
    def words(self) -> str:
        """The whole 款, each 项 on a line of its own."""
        return "\n".join((self.text, *self.items))


@dataclass(frozen=True)
class Article:
    """One 条. `number` is 49, or 120-1 for 第一百二十条之一.

    Without paragraphs its words are not held: `proof` says what proves the number, or `doubt` why not even the
    number may be printed. Unless `certain`, the borders of its 款 were lost at the source and no 款 number may be
    printed; unless `complete`, only its first 款 are held. `decided_by` where the edition's own is not its.
    """

    number: str
    paragraphs: tuple[Paragraph, ...] = ()
    proof: str = ""
    doubt: str = ""
    certain: bool = True
    complete: bool = True
    decided_by: Decides | None = None

    @property
    def numbered(self) -> bool:
        """Whether its 款 are told apart by numbers: it has several, or may have."""
        return len(self.paragraphs) > 1 or not self.complete


@dataclass(frozen=True)
class Edition:
    """A statute as it stood from `effective` to the day before `repealed`, with those articles that are cited.

    `reference` names the file of official words that it is verified against, empty where none is held; `missing`
    says what of its words is not held and where the official ones stand. `secondary`: known from a secondary
    source only. `last_article` is the number of its last 条, by the same file; None where that is not known.
    """

    title: str
    short: str
    issuer: str
    number: str
    adopted: date | None
    effective: date
    repealed: date | None
    source: str
    checked_on: date
    decided_by: Decides
    decided_because: str
    articles: Mapping[str, Article]
    facts_from: date | None = None
    reference: str = ""
    secondary: bool = False
    missing: str = ""
    note: str = ""
    last_article: int | None = None

    def in_force(self, on: date) -> bool:
        """Whether it was in force on that day."""
        return self.effective <= on and (self.repealed is None or on < self.repealed)


@dataclass(frozen=True)
class Statute:
    """One statute through its editions, oldest first. `id` is an ASCII slug.

    `also` are further names by which people call it, `first`: no edition was in force before the oldest held here.
    """

    id: str
    kind: Kind
    editions: tuple[Edition, ...]
    also: tuple[str, ...] = ()
    first: bool = False


@dataclass(frozen=True)
class Reference:
    """A place in a statute: 条, perhaps 款, perhaps 项. `edition` is the effective date of a particular edition."""

    statute: str
    article: str
    paragraph: int | None = None
    item: int | None = None
    edition: date | None = None


@dataclass(frozen=True)
class Topic:
    """A subject that moves between articles. Each reference holds from its date to the day before the next one's.

    The last one holds until `ended`, if the law gave the subject up; `after` then says what to do instead.
    """

    name: str
    title: str
    references: tuple[tuple[date, Reference], ...]
    ended: date | None = None
    after: str = ""

    def periods(self) -> Iterator[tuple[date, date | None, Reference]]:
        """Each reference with its first day and the first day on which it no longer holds."""
        days = [day for day, _ in self.references]
        yield from zip(
            days, [*days[1:], self.ended], [reference for _, reference in self.references], strict=True
        )


@dataclass(frozen=True)
class Citation:
    """A place in the law as it stood on `as_of`, ready to be printed.

    `text` is one 项, one whole 款 or the whole article; empty where only the number is proven. `lead_in` is the
    text of the 款 before its 项 where one 项 is cited. `label` is 《全称》第…条第…款第…项, `short_label` the same
    with the short title. `edition` is the effective date of the edition. `secondary`: print it as 未核. `stands_for`: the reference of
    today's clause that a wording names, where this is the one it replaced (合同法 for 民法典). `since`: it is cited for what was
    charged on that day and later alone, because this text was not in force on the first day on which something was. `readers`:
    to whom it is named (law.grounds.READERS); empty: to all that read law.
    """

    ref: str
    topic: str
    statute: str
    law: str
    short: str
    kind: Kind
    article: str
    paragraph: int | None
    item: int | None
    edition: date
    repealed: date | None
    as_of: date
    purpose: str
    text: str
    lead_in: str
    label: str
    short_label: str
    source: str
    secondary: bool
    stands_for: str = ""
    since: date | None = None
    readers: tuple[str, ...] = ()
