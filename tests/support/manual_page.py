"""docs/用户手册.md: rooms of the desk, keys, disputes, channels, commands and words of states, from what the program itself says.

The sentences between them stand in manual.md.j2, and nowhere else.
"""

import re
from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from typing import get_args

import jinja2
from manual_commands import commands
from manual_keys import parts_of
from papers_page import files_of

from kameng_docs.case.story import StepState
from kameng_docs.channels import Channel, Particular
from kameng_docs.custody.journal.keep import BACKUPS
from kameng_docs.custody.submitted import FOLDER, RECEIVED
from kameng_docs.desk.given.kept import FILE
from kameng_docs.desk.views import VIEWS, book
from kameng_docs.gates import gate_words
from kameng_docs.law.vocabulary import PAGES, disputes, facts, private_questions
from kameng_docs.pipeline import Workshop
from kameng_docs.plan.telling import HEADS
from kameng_docs.registry.marks import PLACE
from kameng_docs.starting.questions import questions_of

HERE = Path(__file__).parent
PAGE = HERE.parents[1] / "docs" / "用户手册.md"


@dataclass(frozen=True)
class Asked:
    """A kind of dispute: its name, what it is, the facts that are asked first."""

    name: str
    ask: str
    facts: tuple[str, ...]


@dataclass(frozen=True)
class Given:
    """A paper of a channel: its name, where it lies, what it alone needs."""

    name: str
    files: str
    needs: tuple[str, ...]


@dataclass(frozen=True)
class Way:
    """A channel: its heading, what all its papers need, and the papers."""

    channel: Channel
    heading: str
    needs: tuple[str, ...]
    gives: tuple[Given, ...]

    @property
    def more(self) -> bool:
        """Whether a paper needs anything that the others do not."""
        return any(given.needs for given in self.gives)


def page(workshop: Workshop) -> str:
    """The whole manual."""
    environment = jinja2.Environment(
        loader=jinja2.FileSystemLoader(HERE),
        undefined=jinja2.StrictUndefined,
        autoescape=False,  # noqa: S701 — Markdown of our own, no HTML
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    environment.filters |= {"cell": cell, "linked": linked, "ended": ended}
    parts = parts_of(workshop.vocabulary)
    ways = [_way(each) for each in workshop.channels.values() if not each.overview]
    return environment.get_template("manual.md.j2").render(
        views=VIEWS,
        book=book,
        commands=commands(),
        parts=parts,
        outer=[*(part.place for part in parts if part.place and "." not in part.place), "自查"],
        homes={part.name: part.place for part in parts},
        dispute_pages={
            title: [_asked(name) for name in disputes() if disputes()[name].page == title] for title in PAGES
        },
        fact_count=sum(not word.derived for word in facts().values()),
        private=tuple(private_questions()),
        ways=ways,
        channels=[linked(way.heading, way.channel.name) for way in ways],
        states=get_args(StepState),
        standings=[head.removesuffix("：") for head in HEADS.values()],
        kept=FILE,
        backups=BACKUPS,
        secret=PLACE,
        submitted=FOLDER,
        received=RECEIVED,
    )


def cell(text: str) -> str:
    """As it stands in a cell of a table."""
    return text.replace("|", "\\|").replace("\n", " ")


def ended(text: str) -> str:
    """A sentence with its mark."""
    return text if text.endswith("。") else f"{text}。"


def linked(heading: str, text: str = "") -> str:
    """A link to the section of that heading, by its own words or others."""
    return f"[{text or heading}](#{anchor(heading)})"


def anchor(heading: str) -> str:
    """Where a link to a heading leads, as GitHub and VS Code make it: marks go, blanks become lines."""
    return re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-")


def _asked(name: str) -> Asked:
    first = tuple(each.name for each in questions_of((name,)) if not each.may_stay_open)
    return Asked(name, disputes()[name].ask, first)


def _way(channel: Channel) -> Way:
    """What every paper needs is told once, what one needs beside it."""
    needs = [tuple(dict.fromkeys(map(_lacking, paper.requires))) for paper in channel.papers]
    counted = Counter(need for each in needs for need in each)
    of_all = tuple(need for need, count in counted.items() if count == len(channel.papers))
    given = (
        Given(paper.name, files_of(channel, paper), tuple(need for need in own if need not in of_all))
        for paper, own in zip(channel.papers, needs, strict=True)
    )
    # A key of the case file may have the same name, and a heading is to be found by its words.
    return Way(channel, f"渠道 {channel.name}", of_all, tuple(given))


def _lacking(particular: Particular) -> str:
    """What its author is told where it lacks."""
    if particular.name or particular.gate is None:
        return particular.name
    return gate_words()[particular.gate.gate].lacking
