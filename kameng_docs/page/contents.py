"""What stands on the page that opens a case: plain values, already fit for its reader."""

from typing import NamedTuple

from kameng_docs.plan import CLOSED, DONE, OPEN, PREMATURE

MARKS = {OPEN: "现在可以走", CLOSED: "现在走不了", PREMATURE: "还没到时候", DONE: "已经走了"}
"""How a step stands, in a word."""


class Link(NamedTuple):
    """A file of the case. `href` is relative to the page and percent-encoded."""

    text: str
    href: str


class Listed(NamedTuple):
    """A paper with its files, and who reads it."""

    name: str
    reader: str
    links: tuple[Link, ...]


class Pasted(NamedTuple):
    """A text that is pasted into a site: its `size` against its limit, which it may be `over`, and who sees it there.

    `masked`: the whole one may not stand here, and is not to be copied from here; it stands in the files of `links`.
    `by_hand`: it tells the author what to do and is nothing to be pasted.
    """

    name: str
    text: str
    size: str
    reader: str
    masked: bool = False
    by_hand: bool = False
    links: tuple[Link, ...] = ()
    over: bool = False


class Sheet(NamedTuple):
    """The fields of one form on a site, in its order."""

    name: str
    fields: tuple[Pasted, ...]


class Step(NamedTuple):
    """One channel: how it stands today (`status`), its wording before (`lead`) and after (`how`) its papers, as HTML."""

    id: str
    name: str
    status: str
    lead: str
    how: str
    papers: tuple[Listed, ...]
    texts: tuple[Pasted, ...]
    sheets: tuple[Sheet, ...]
    told: tuple[Link, ...]
    others: tuple[Link, ...]


class Section(NamedTuple):
    """A wording of its own, told to the author: `body` is HTML."""

    id: str
    name: str
    body: str


class Clause(NamedTuple):
    """A place in the law, word for word; `short` names it by the short title, `text` is empty where the library has the number alone."""

    id: str
    label: str
    short: str
    text: str
    secondary: bool


class Held(NamedTuple):
    """A fact of a claim: what proves it, the clauses that make it count, and what is missing."""

    fact: str
    exhibits: tuple[str, ...]
    derived: bool
    clauses: tuple[Link, ...]
    hole: str


class Claimed(NamedTuple):
    """A claim with its facts."""

    name: str
    amount: str
    formula: str
    facts: tuple[Held, ...]


class Contents(NamedTuple):
    """The page, whole. Parts that a case may lack are empty."""

    title: str
    made_on: str
    today: tuple[Section, ...]
    reminders: tuple[Section, ...]
    steps: tuple[Step, ...]
    days: tuple[Section, ...]
    calendar: tuple[Link, ...]
    told: tuple[Section, ...]
    gaps: tuple[Section, ...]
    claims: tuple[Claimed, ...]
    clauses: tuple[Clause, ...]
    others: tuple[Link, ...]
