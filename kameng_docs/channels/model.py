"""What a channel is, as its declaration says."""

from dataclasses import dataclass

from kameng_docs.channels.rung import Condition, RungRule


@dataclass(frozen=True)
class Limit:
    """How long a text may be. `verified` limits withhold a text that is longer; others only warn.

    `unit` is char or byte; `bmp_only` where the site cannot store characters outside the BMP, emoji among them.
    """

    maximum: int
    minimum: int
    verified: bool
    source: str
    unit: str = "char"
    bmp_only: bool = False


@dataclass(frozen=True)
class Uploads:
    """Which files a site takes: how many at once, how large each in megabytes, by the endings of their names."""

    maximum: int
    megabytes: int
    types: tuple[str, ...]
    source: str


@dataclass(frozen=True)
class Slot:
    """One field of a form on a site: its name, what goes in (a Jinja wording), who will see it, how long it may be."""

    name: str
    value: str
    audience: str
    limit: Limit | None


@dataclass(frozen=True)
class FilingSlot:
    """One place on a site where files are handed in: its name, the papers (by slug) in the order in which they go there.

    Of `either` only one paper is wanted. `bring` is what the author adds, for no program makes it.
    """

    name: str
    papers: tuple[str, ...]
    either: bool
    bring: str


@dataclass(frozen=True)
class Particular:
    """What a paper cannot be without: a gate, or a Jinja expression, that must be true, and how the author knows it.

    Empty `name`: what the gate itself says is lacking.
    """

    test: str
    name: str
    gate: str = ""


@dataclass(frozen=True)
class Paper:
    """One document of a channel. A `book` is made of exhibits; its wording is the front of it.

    It is made while the rung of its channel stands `at` one of these; while it is premature, if the rung says so.
    There is no such paper for a case in which a gate of `when` does not hold, or `only_if`, a Jinja expression, is false.
    `requires` holds what the channel asks of all its papers, unless the paper stands `alone`.
    """

    slug: str
    name: str
    file: str
    template: str
    formats: tuple[str, ...]
    audience: str
    requires: tuple[Particular, ...]
    limit: Limit | None
    shortenings: int
    book: bool
    when: tuple[Condition, ...]
    only_if: str
    at: tuple[str, ...]
    slots: tuple[Slot, ...]
    uploads: Uploads | None = None


@dataclass(frozen=True)
class Channel:
    """Where something is handed in. `me`, `them` and `platform` are what its papers call the sides; where the platform
    only mediates, seller and platform are two, `mediated_them` and `mediated_platform` (empty: the same words). Where it
    `names_respondents`, each of several is called by name.

    Papers that travel `by_post` leave room for the way in a day of reply that is ours.
    `copies` is the folder for copies of masked pictures, ready to be handed in; empty where none are wanted.
    An overview is handed in nowhere: it tells the author of all the others, and is made last.
    `filing` are the places of its site, `filing_megabytes` how large one file may be, `filing_limit` what that site is said to take and `filing_source` who says so:
    told to the author, enforced nowhere. `rung` is None only where the declaration of it has an error.
    """

    slug: str
    name: str
    aliases: tuple[str, ...]
    folder: str
    order: int
    me: str
    them: str
    platform: str
    names_respondents: bool
    mediated_them: str
    mediated_platform: str
    where: str
    note: str
    overview: bool
    copies: str
    filing: tuple[FilingSlot, ...]
    filing_megabytes: int
    filing_limit: str
    filing_source: str
    papers: tuple[Paper, ...]
    by_post: bool = False
    rung: RungRule | None = None
