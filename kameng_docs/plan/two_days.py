"""Two days of reply for one demand: what goes by post leaves room for the way, what is handed in on a site does not. Which counts, and why."""

from collections.abc import Callable, Mapping, Sequence

from kameng_docs.brief import Moment
from kameng_docs.case.part import instant_of
from kameng_docs.channels import Channel
from kameng_docs.gates import Past, holds
from kameng_docs.plan.model import OPEN, PREMATURE, Rung
from kameng_docs.plan.words import word
from kameng_docs.procedure.ladder import OTHER_SIDE
from kameng_docs.wording import instant_in_chinese

Told = tuple[str, Moment]
"""Whose day it is, as its author reads it, and the day."""


def two_days_of(past: Past, channels: Mapping[str, Channel], rungs: Sequence[Rung]) -> str:
    """Which of two days counts; empty where everything that was handed in or lies ready names one."""
    if not past.brief.claims or holds("judged", past):
        return ""
    posted = {slug for slug, each in channels.items() if each.by_post}
    asking = {slug for slug, each in channels.items() if each.rung.reaches == OTHER_SIDE}
    early, late = _earlier(past, posted, asking, rungs), _by_post(past, posted, rungs)
    if early is None or late is None or instant_of(early[1]) >= instant_of(late[1]):
        return ""
    same = word("two_days_same").says if past.brief.reply_by_is_ours and not past.contacts else ""
    return word("two_days").told(
        {
            "early": f"{early[0]}写{instant_in_chinese(early[1])}",
            "late": f"{late[0]}写{instant_in_chinese(late[1])}",
            "letter": late[0],
            "same": same,
        }
    )


def _earlier(past: Past, posted: set[str], asking: set[str], rungs: Sequence[Rung]) -> Told | None:
    """The day in what was handed in and not posted; where nothing was, that of the papers that lie ready."""
    if sent := _sent(past, lambda slug: slug not in posted):
        return sent
    ready = [each for each in rungs if _is_made(each) and each.channel in asking - posted]
    return ("工单、投诉", past.brief.reply_by) if ready else None


def _by_post(past: Past, posted: set[str], rungs: Sequence[Rung]) -> Told | None:
    """The same of what is posted."""
    if sent := _sent(past, lambda slug: slug in posted):
        return sent
    name = "、".join(each.name for each in rungs if _is_made(each) and each.channel in posted)
    return (name, past.brief.reply_by_post) if name else None


def _is_made(rung: Rung) -> bool:
    """Whether its papers lie ready, be it for later."""
    return rung.status == OPEN or (rung.status == PREMATURE and rung.prepare)


def _sent(past: Past, wanted: Callable[[str], bool]) -> Told | None:
    """The newest step of these channels that waits for its answer still."""
    for step in reversed(past.contacts):
        if (
            wanted(step.channel)
            and step.state == "已提交"
            and step.reply_by
            and not past.is_over(step.reply_by)
        ):
            return step.channel_name, step.reply_by
    return None
