"""The joint papers themselves: what each wording is handed, who reads it, and how it is laid out."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Any

from kameng_docs.blocks import Document, words
from kameng_docs.channels import Channel, Paper
from kameng_docs.compose.apart import composed_apart
from kameng_docs.compose.citing import Citer
from kameng_docs.diagnostics import Diagnostic, has_errors
from kameng_docs.joint.admission import COMPLAINT, Admitted
from kameng_docs.joint.again import sent_before
from kameng_docs.joint.counted import claims_of, excuses_of, facts_of, facts_of_lead, leads_of, reasons_of
from kameng_docs.joint.group import Group, Member
from kameng_docs.joint.kept import EVERYBODY, Kept, secrets_of_all
from kameng_docs.joint.left import Looked, owned_by, published_by, told_left
from kameng_docs.joint.listed import Row, rows_of, shown_name
from kameng_docs.joint.persons import persons_of
from kameng_docs.law.library import load
from kameng_docs.law.model import Citation
from kameng_docs.law.notes import notes
from kameng_docs.pipeline import Sheet
from kameng_docs.pipeline.own_wordings import own_wordings
from kameng_docs.rules.document_tone import check_tone
from kameng_docs.rules.wording_clauses import check_clauses

SLUG = "joint"
TO_ALL, TO_THE_CLERK = "1_给全体投诉人看", "3_只给经办人看"
READER = "samr"
# More than any letter has room for: what a case rests on is not counted by the room of its letter.
CITES = 24
NORMS = 2
# What no file system, or not every one, takes in a name.
ODD = re.compile(r"[^\w（）()+-]+")
LONGEST = 24
# As associations of consumers are called.
ASSOCIATIONS = (
    "消费者协会",
    "消费者委员会",
    "消费者权益保护委员会",
    "消费者权益保护协会",
    "消协",
    "消委会",
    "消保委",
)
PENAL = ("行政责任", "违反的处理", "处罚", "由行政机关认定")

LETTER = Paper(
    slug="letter", name="联名投诉函", file="联名投诉函", template="joint/letter.md",
    formats=("txt", "docx", "pdf"), audience=EVERYBODY, look="dense",
)  # fmt: skip
REPORT = Paper(
    slug="report", name="联名举报线索", file="联名举报线索", template="joint/report.md",
    formats=("txt", "docx", "pdf"), audience=EVERYBODY, look="dense",
)  # fmt: skip
ALONE = Paper(
    slug="alone", name="为什么12315和法院一人一份", file="为什么12315和法院一人一份", template="joint/alone.md",
    formats=("txt", "docx", "pdf"), audience="author", look="dense",
)  # fmt: skip
FIRST = Paper(
    slug="first", name="先看这里", file="先看这里", template="joint/first.md", formats=("txt",), audience="author"
)  # fmt: skip
CONSENT = Paper(
    slug="consent", name="联名同意书", file="联名同意书", template="joint/consent.md",
    formats=("txt", "docx", "pdf"), audience="author", look="dense",
)  # fmt: skip


@dataclass(frozen=True)
class Convener:
    """Who gathers the cases and hands them in: the consent has to name him. Empty: a line to fill in by hand."""

    name: str = ""
    contact: str = ""

    @property
    def is_association(self) -> bool:
        """Whether it is itself the one to which a joint complaint is addressed."""
        return any(word in self.name for word in ASSOCIATIONS)


def notes_on(day: date) -> Mapping[str, tuple[Citation, ...]]:
    """The clauses of every note that stands on that day whole, by its id."""
    found = {id_: [load().cite(ref, day, day) for ref in note.cites] for id_, note in notes().items()}
    return {
        id_: tuple(each for each in refs if isinstance(each, Citation))
        for id_, refs in found.items()
        if all(isinstance(each, Citation) for each in refs)
    }


def elected(group: Group) -> tuple[str, ...]:
    """The two whom every member has elected, each a member who is named; nobody where one of them elects otherwise."""
    joints = [member.brief.joint for member in group.members]
    choices = {frozenset(joint.representatives) if joint else frozenset() for joint in joints}
    names = {shown_name(member) for member in group.members}
    (choice,) = choices if len(choices) == 1 else (frozenset(),)
    order = joints[0].representatives if joints and joints[0] else ()
    return tuple(order) if choice and choice <= names else ()


def electing(group: Group) -> int:
    """In how many cases somebody was elected, whether or not all elect the same."""
    return sum(bool(member.brief.joint and member.brief.joint.representatives) for member in group.members)


def names_of(admitted: Admitted, made_on: date, addressee: str = "") -> dict[str, Any]:
    """What the wordings of the joint papers may print: of the members nothing but what everybody may see of them.

    `addressee` is the association to which the letter goes; empty: a line to fill in by hand.
    """
    group = admitted.group
    members = group.members
    channel = channel_of(admitted)
    rows = rows_of(members, kept_of(group))
    names: dict[str, Any] = {
        "whom": _shown_whom(group),
        "rows": rows,
        "days": (min(row.bought for row in rows), max(row.until for row in rows)),
        "people": len(persons_of(members)),
        "proven": sum(bool(member.brief.exhibits) for member in members),
        "orders": sum(row.count for row in rows),
        "paid": group.paid,
        "asked": group.asked,
        "claims": claims_of(members),
        "facts": facts_of(members, channel),
        "excuses": excuses_of(members, channel),
        "representatives": elected(group),
        "electing": electing(group),
        "addressee": addressee,
        "notes": notes_on(made_on),
        "made_on": made_on,
        "before": _before(members, admitted.purpose.channel),
    }
    if admitted.purpose.name == COMPLAINT:
        return names | {"reasons": reasons_of(members, channel, CITES)}
    leads = [
        (_lead_title(lead.title), _norms(lead.citations), told, facts_of_lead(members, channel, lead.id))
        for lead, told in leads_of(members, channel)
    ]
    return names | {"leads": leads}


def _before(members: Sequence[Member], slug: str) -> Mapping[str, Any] | None:
    """How many of them went there before and lie there still, and the last day on which one did; None where none did."""
    days = [day for each in members if (day := sent_before(each, slug))]
    return {"count": len(days), "last": max(days)} if days else None


def _lead_title(title: str) -> str:
    return title.removeprefix("举报线索：").removeprefix("反映线索：")


def _norms(citations: tuple[Citation, ...]) -> tuple[Citation, ...]:
    """What the shop was to do; what may be done to it is for the authority to say."""
    return tuple(each for each in citations if not any(word in each.purpose for word in PENAL))[:NORMS]


def _shown_whom(group: Group) -> Mapping[str, str]:
    """The respondent as the letter names him. Where a person lives is read in the annexes alone."""
    whom = group.whom
    own = Kept(secrets_of_all(group, (whom.name, whom.shop, *whom.other_shops)))
    url = next((each.brief.platform_url for each in group.members if each.brief.platform_url), "")
    return {
        "name": whom.name,
        "called": whom.called,
        "code": whom.code,
        "shop": own.of(whom.shop),
        "shops": own.of(whom.shops),
        "platform": own.of(whom.platform),
        "url": own.of(url),
        "address": "" if whom.kind == "个人" else whom.address,
        "is_platform": "是" if whom.is_platform else "",
    }


def channel_of(admitted: Admitted) -> Channel:
    """The channel through which each of them would go alone."""
    return admitted.group.members[0].papers.shop.channels[admitted.purpose.channel]


def plain_name(text: str) -> str:
    """The text as a part of the name of a folder, safe on every system."""
    return ODD.sub("_", text)[:LONGEST].strip("_-")


def folder_channel(channel: Channel, folder: str) -> Channel:
    """The same with its files in that folder, and a slug that no case has."""
    return replace(channel, slug=SLUG, folder=folder)


def kept_of(group: Group) -> Kept:
    """What takes out of the words of one what is a secret of any."""
    return Kept(secrets_of_all(group, named_in(group)))


def named_in(group: Group) -> tuple[str, ...]:
    """The names that may be read by all."""
    return tuple(name for member in group.members if (name := shown_name(member)))


def sheet_of(
    paper: Paper, channel: Channel, names: Mapping[str, Any], group: Group, folders: tuple[Path, ...]
) -> tuple[Sheet, list[Diagnostic]]:
    """One joint paper composed and looked at by the guard, with the secrets of all members; withheld where one is left."""
    about = f"{SLUG}/{paper.slug}"
    citer = Citer(names["made_on"], reader=READER if paper.audience == EVERYBODY else None, proven_only=True)
    document, faults = composed_apart(paper.template.removesuffix(".j2"), names, folders, citer)
    found = [replace(fault, document=about) for fault in faults]
    if document is not None:
        found += _looked_at(document, paper, about, group, folders)
    if document is None or has_errors(found):
        code = next((each.code for each in found), "")
        return Sheet(channel, paper, None, code), found
    return Sheet(channel, paper, document), found


def _looked_at(
    document: Document, paper: Paper, about: str, group: Group, folders: tuple[Path, ...]
) -> Iterator[Diagnostic]:
    first = group.members[0].brief
    if paper.audience == EVERYBODY:
        looked = Looked(paper.name, about, tuple(words(document)), EVERYBODY, published_by(group))
        numbered = ((f"{i}号（{each.case}）", each) for i, each in enumerate(group.members, 1))
        owned = owned_by(numbered, secrets_of_all(group, named_in(group)))
        yield from told_left(looked, owned, strangers=True)
    yield from check_tone(document, about, paper.audience, first.made_on)
    yield from check_clauses(document, about, own_wordings(folders), first)


def consent_names(
    group: Group, member: Member, row: Row, convener: Convener, made_on: date
) -> dict[str, Any]:
    """What the consent of one member may print: his own, and nothing of the others."""
    return {
        "whom": _shown_whom(Group(group.whom, (member,))),
        "claimant": member.brief.claimant,
        "row": row,
        "order_ids": [o.order_id for o in member.papers.seen.to("author", SLUG).orders if o.order_id],
        "convener": convener,
        "notes": notes_on(made_on),
        "made_on": made_on,
    }
