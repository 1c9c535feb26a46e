"""A group → the joint papers on the disk: for all to read, for the agency alone, for the clerk."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path

from kameng_docs.build import Job
from kameng_docs.build.several import Made, Making, Place, written_together
from kameng_docs.bundle.render import Press, Printed, print_all
from kameng_docs.diagnostics import Diagnostic, has_errors
from kameng_docs.evidence import meddled
from kameng_docs.joint.admission import COMPLAINT, Admitted
from kameng_docs.joint.again import handed_in_on
from kameng_docs.joint.annexes import annexes_of
from kameng_docs.joint.clerk import names_for_clerk
from kameng_docs.joint.consents import consent_sheets
from kameng_docs.joint.group import Group, Member
from kameng_docs.joint.papers import (
    ALONE,
    FIRST,
    LETTER,
    REPORT,
    TO_ALL,
    TO_THE_CLERK,
    Convener,
    channel_of,
    folder_channel,
    names_of,
    plain_name,
    sheet_of,
)
from kameng_docs.output import sha256

CONSENTS = "联名同意书"


def folder_of(out: Path, what: str, group: Group) -> Path:
    """The folder of these joint papers: 联名投诉_某某网络有限公司."""
    whom = group.whom
    return out / f"{what}_{plain_name(whom.name or whom.shop or whom.platform) or '对方'}"


def make_consents(group: Group, members: Sequence[Member], convener: Convener, job: Job) -> Made:
    """The consents of these members, a folder each."""

    def made(press: Press) -> tuple[Printed, list[Diagnostic]]:
        sheets, found = consent_sheets(group, members, convener, job.made_on)
        return print_all(sheets, press), found

    return _written(folder_of(job.out, CONSENTS, group), Group(group.whom, tuple(members)), job, made)


def make_joint(admitted: Admitted, job: Job, addressee: str = "") -> Made:
    """The joint letter or report with its annexes and the pages for the clerk. At least one member must be there.

    One that was handed in is kept as it went, in a folder beside it.
    `addressee` is the association to which a letter goes; empty: a line to fill in by hand.
    """

    def made(press: Press) -> tuple[Printed, list[Diagnostic]]:
        return _joint(admitted, press, job.made_on, addressee)

    folder = folder_of(job.out, admitted.purpose.name, admitted.group)
    member = admitted.group.members[0]
    went = handed_in_on(folder, member.papers.shop, member.file.parent, admitted.purpose.channel)
    return _written(folder, admitted.group, job, made, f"已交_{went}" if went else "")


def _joint(
    admitted: Admitted, press: Press, made_on: date, addressee: str
) -> tuple[Printed, list[Diagnostic]]:
    group, channel = admitted.group, channel_of(admitted)
    paper = LETTER if admitted.purpose.name == COMPLAINT else REPORT
    to_all, to_clerk = folder_channel(channel, TO_ALL), folder_channel(channel, TO_THE_CLERK)
    sheet, found = sheet_of(paper, to_all, names_of(admitted, made_on, addressee), group, press.folders)
    annexes = annexes_of(admitted, press, addressee)
    told = names_for_clerk(admitted, made_on, annexes.unscanned)
    first, more = sheet_of(FIRST, folder_channel(channel, ""), told, group, press.folders)
    why, rest = sheet_of(ALONE, to_clerk, told, group, press.folders)
    printed = print_all([sheet, why, first], press) + annexes.printed
    return printed, [*found, *annexes.found, *more, *rest]


def _written(folder: Path, group: Group, job: Job, making: Making, handed_in: str = "") -> Made:
    layouts = group.members[0].papers.shop.folders
    # Of another name than its folder: it is no case that was lost.
    place = Place(folder, f"联名：{folder.name}", _sources(group), layouts, handed_in)
    return written_together(place, job, making, lambda: _changed(group))


def _sources(group: Group) -> dict[str, str]:
    """The case files that stand in it, by which `forget` finds it."""
    return {member.file.name: sha256(member.file.read_bytes()) for member in group.members}


def _changed(group: Group) -> list[Diagnostic]:
    return [
        Diagnostic(each.code, each.message, each.hint, case=member.case)
        for member in group.members
        for each in meddled(member.file.parent / member.case, member.checked.files)
    ]


def failed(made: Made) -> bool:
    """Whether something that was wanted was not made."""
    return has_errors(made.found)
