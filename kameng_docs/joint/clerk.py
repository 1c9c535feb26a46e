"""What is told to whoever gathers the cases: which folder goes to whom, why 12315 and the court are gone to alone."""

from datetime import date
from typing import Any

from kameng_docs.joint.admission import COMPLAINT, Admitted
from kameng_docs.joint.annexes import TO_BODY
from kameng_docs.joint.group import Member
from kameng_docs.joint.listed import shown_name
from kameng_docs.joint.papers import TO_ALL, TO_THE_CLERK, elected, electing, notes_on
from kameng_docs.joint.persons import persons_of
from kameng_docs.joint.shared import shared_contacts
from kameng_docs.law.notes import notes
from kameng_docs.plan import CLOSED, DONE, OPEN, PREMATURE

STANDS = {OPEN: "现在可以走", PREMATURE: "先准备，还没有到时候", CLOSED: "走不了", DONE: "交过了"}
RECEIVERS = {COMPLAINT: "消协", "联名举报": "市场监管部门"}
CHANNELS = {COMPLAINT: "消协", "联名举报": "12315举报"}


def names_for_clerk(admitted: Admitted, made_on: date, unscanned: tuple[int, ...]) -> dict[str, Any]:
    """What the pages for the clerk may print; nobody else reads them."""
    group, purpose = admitted.group, admitted.purpose.name
    return {
        "purpose": purpose,
        "called": group.whom.called,
        "people": len(persons_of(group.members)),
        "paid": group.paid,
        "asked": group.asked,
        "to_all": TO_ALL,
        "to_body": TO_BODY[purpose],
        "to_clerk": TO_THE_CLERK,
        "receiver": RECEIVERS[purpose],
        "channel": CHANNELS[purpose],
        "unscanned": [f"{number}号" for number in unscanned],
        "members": [_told(number, member) for number, member in enumerate(group.members, 1)],
        "split": bool(electing(group)) and not elected(group),
        "left_out": group.left_out,
        "shared": shared_contacts(group.members),
        "notes": notes_on(made_on),
        "says": {id_: note.says for id_, note in notes().items()},
        "made_on": made_on,
    }


def _told(number: int, member: Member) -> dict[str, Any]:
    return {
        "number": number,
        "case": member.case,
        "shown": shown_name(member),
        "regulator": _stands(member, "samr_12315"),
        "court": _stands(member, "court"),
    }


def _stands(member: Member, channel: str) -> str:
    rung = member.plan.rung(channel)
    return STANDS[rung.status] if rung is not None else "没有这一步"
