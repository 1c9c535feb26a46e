"""Which cases an association may talk about with the trader: what the ladder says of it and what is over is not decided again."""

from kameng_docs.channels.rung import CLOSED
from kameng_docs.joint import LeftOut, Member

# The channel by which complaints reach an association.
CHANNEL = "xiaoxie"


def over(member: Member) -> LeftOut | None:
    """What has ended is not talked about."""
    if not member.plan.over:
        return None
    return LeftOut(member.case, "over", "已经了结", "还没有了结的，照实改案件文件里的“进度”“和解”“已退回”")


def closed_to_associations(member: Member) -> LeftOut | None:
    """An association does not take it up: no consumer, no claim, or somebody else has the dispute."""
    rung = next((each for each in member.plan.rungs if each.channel == CHANNEL), None)
    if rung is not None and rung.status != CLOSED:
        return None
    reason = rung.reason if rung is not None else "照案件文件现在写的，没有能提的请求"
    return LeftOut(member.case, "closed", reason, rung.changes if rung is not None else "")


def nothing_asked(member: Member) -> LeftOut | None:
    """Where the law carries no claim there is nothing to talk about yet."""
    if member.brief.claims:
        return None
    hint = f"缺什么：kameng-docs explain {member.case}"
    return LeftOut(member.case, "no-claim", "照案件文件现在写的，没有成立的请求", hint)


REASONS = (over, nothing_asked, closed_to_associations)
