"""The association's papers: which there are, who reads each, what each is composed of."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from kameng_docs.association.docket import Docket
from kameng_docs.association.ground import grounds_on
from kameng_docs.association.identity import Association
from kameng_docs.association.readers import FOR_THEM, FOR_US, INSIDE, OUTSIDE, secrets_left
from kameng_docs.association.talk import Talk
from kameng_docs.blocks import Document, words
from kameng_docs.compose.apart import composed_apart
from kameng_docs.compose.citing import Citer
from kameng_docs.diagnostics import Diagnostic, has_errors
from kameng_docs.pipeline import Workshop

KEYS = "卡密"


@dataclass(frozen=True)
class Wording:
    """A paper of the association. `file` is its path without an ending, by who may have it."""

    slug: str
    name: str
    file: str
    template: str
    look: str
    formats: tuple[str, ...]
    audience: str


LETTER = Wording(
    "invitation",
    "约谈邀请函",
    f"{FOR_THEM}/约谈邀请函_经营者",
    "invitation.md",
    "letter",
    ("txt", "docx", "pdf"),
    OUTSIDE,
)
TO_PLATFORM = Wording(
    "invitation_platform",
    "约谈邀请函（平台）",
    f"{FOR_THEM}/约谈邀请函_平台",
    "invitation.md",
    "letter",
    ("txt", "docx", "pdf"),
    OUTSIDE,
)
REPORT = Wording(
    "for_them",
    "投诉处理情况表",
    f"{FOR_THEM}/投诉处理情况表",
    "for_them.md",
    "wide",
    ("docx", "pdf"),
    OUTSIDE,
)
RECORD = Wording(
    "record", "约谈纪要", f"{FOR_THEM}/约谈纪要_空表", "record.md", "letter", ("docx", "pdf"), OUTSIDE
)
FOLLOW_UP = Wording(
    "follow_up", "跟进表", f"{FOR_US}/跟进表", "follow_up.md", "wide", ("docx", "pdf"), INSIDE
)


@dataclass(frozen=True)
class Composed:
    """One paper, or why there is none."""

    wording: Wording
    document: Document | None
    code: str = ""


def compose_papers(
    shop: Workshop, us: Association, docket: Docket, talk: Talk, made_on: date
) -> tuple[list[Composed], list[Diagnostic]]:
    """Every paper, each looked through for what its readers must not see."""
    made: list[Composed] = []
    found: list[Diagnostic] = []
    common = _names(us, docket, talk, made_on) | {"law": grounds_on(shop.library, made_on)}
    for wording, more in _wanted(docket):
        names = {**common, **more}
        template = f"association/{wording.template}"
        # No clause whose words nobody has checked stands in what others read.
        citer = Citer(made_on, proven_only=True)
        document, faults = composed_apart(template, names, shop.folders, citer)
        faults += [] if document is None else list(secrets_left(list(words(document)), wording, docket, us))
        found += faults
        wrong = next((each.code for each in faults if has_errors([each])), "")
        made.append(Composed(wording, None if wrong else document, wrong))
    return made, found


def _wanted(docket: Docket) -> Iterator[tuple[Wording, Mapping[str, Any]]]:
    """The papers with what each alone is told."""
    whom = docket.whom
    trader = {"addressee": whom.called, "to_platform": False}
    yield LETTER, trader
    if docket.platform:
        addressee = docket.operator or f"平台“{docket.platform}”的经营者"
        yield TO_PLATFORM, {"addressee": addressee, "to_platform": True}
    yield RECORD, trader
    yield REPORT, trader
    everything = (*docket.complaints, *docket.ended)
    yield FOLLOW_UP, {**trader, "complaints": everything, "ended": len(docket.ended)}


def _names(us: Association, docket: Docket, talk: Talk, made_on: date) -> dict[str, Any]:
    """What all wordings may name."""
    complaints = docket.complaints
    return {
        "us": us,
        "whom": docket.whom,
        "site": docket.site,
        "complaints": complaints,
        "tally": docket.tally,
        "talk": talk,
        "made_on": made_on,
        "lacks_identity": not (docket.whom.name and docket.whom.address),
        "codes": sum(KEYS in each.sorts for each in complaints),
        "used_before": sum(each.used_before for each in complaints),
        "charged": sum(each.charged for each in complaints),
        "has_rules": sum(each.has_rules for each in complaints),
    }
