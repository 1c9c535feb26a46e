"""Which step of 进度 a reply belongs to: by its number, by who answers, by what is still open. Several are a question."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from kameng_docs.case.model import Case
from kameng_docs.case.part import day_of
from kameng_docs.case.story import OF_RESPONDENT, Step
from kameng_docs.reading.proposals import Kind, Proposal, Read
from kameng_docs.reading.replies.folded import folded
from kameng_docs.reading.replies.senders import ONLY_SPOKEN_OF

OPEN = ("已提交", "已受理", *OF_RESPONDENT.values())
# The slug under which kameng_docs/channels/other_channels.yaml gathers what has none of its own.
OTHER = "other"
# Then nothing is written until somebody says who it was.
UNSURE = "看不准是谁答复的、算哪一步"


@dataclass(frozen=True)
class Fit:
    """Places of steps from 0. `clear`: the one is meant; else they are to be chosen from, and there may be none.

    `why` tells the author why, `doubts` what speaks against it.
    """

    steps: tuple[int, ...]
    why: str = ""
    doubts: tuple[str, ...] = ()
    clear: bool = False


def fit_of(read: Read, case: Case, slugs: Mapping[str, str], channel: str = "", word: str = "") -> Fit:
    """`slugs` gives slugs by an author's words; `channel` is the slug that the author named, which then alone counts.

    What has no channel of its own (邮件, 电话客服) is told apart by the `word` he named it by.
    """
    senders = [each for each in read.proposals if each.kind is Kind.CHANNEL]
    heard = {channel} if channel else {sender.value for sender in senders}
    steps = list(case.progress)
    through = [
        i
        for i, step in enumerate(steps)
        if slugs[step.channel] in heard and (channel != OTHER or step.channel == word)
    ]
    numbered = _numbered(read, steps)
    if channel:
        numbered = [i for i in numbered if i in through]
    if len(numbered) == 1:
        against = _other_channel(numbered[0], through, senders)
        known = not against or all(ONLY_SPOKEN_OF in sender.doubts for sender in senders)
        return Fit((numbered[0],), "编号一样", against, clear=known)
    early = [i for i in through if _comes_later(steps[i], read)]
    left = [i for i in through if i not in early]
    told = ("落款的日期比这个渠道后来的一步还早，那一步没有算进去",) if early and left else ()
    if not left:
        return _nothing_heard(steps, heard=bool(heard), early=bool(early))
    found = _of_channel(steps, left, read, told)
    if channel or any(not sender.doubts for sender in senders):
        return found
    # Nobody is certain: whoever knows says so, it is never taken for granted.
    return replace(found, why=UNSURE, clear=False)


def channel_heard(read: Read, names: Mapping[str, str]) -> str:
    """What the channel is called that seems to have answered; empty where nobody is heard. `names` are by slugs."""
    sender = next((each for each in read.proposals if each.kind is Kind.CHANNEL), None)
    return names.get(sender.value, "") if sender else ""


def _of_channel(steps: Sequence[Step], places: list[int], read: Read, told: tuple[str, ...]) -> Fit:
    if len(places) == 1:
        doubts = (*told, *_other_number(steps[places[0]], read))
        return Fit((places[0],), "这个渠道只有这一步", doubts, clear=True)
    pending = [i for i in places if steps[i].state in OPEN]
    if len(pending) == 1:
        doubts = (*told, *_other_number(steps[pending[0]], read))
        return Fit((pending[0],), "这个渠道只有这一步还没有结果", doubts, clear=True)
    return Fit(tuple(pending or places), "这个渠道有几步都可能", told)


def _nothing_heard(steps: Sequence[Step], *, heard: bool, early: bool) -> Fit:
    """Whatever is still open may be meant, and is never chosen for the author."""
    pending = tuple(i for i, step in enumerate(steps) if step.state in OPEN)
    if early:
        return Fit(pending, "落款的日期比这个渠道的每一步都早")
    return Fit(pending, "“进度”里没有这个渠道的一步" if heard else "没有看出是谁答复的")


def _numbered(read: Read, steps: Sequence[Step]) -> list[int]:
    known = {_plain(each.value) for each in read.proposals if each.kind is Kind.HANDLED_ID}
    return [i for i, step in enumerate(steps) if step.number and _plain(step.number) in known]


def _plain(number: str) -> str:
    return folded(number).text.replace(" ", "").upper()


def _other_channel(place: int, through: list[int], senders: list[Proposal]) -> tuple[str, ...]:
    if place in through or not senders:
        return ()
    return (f"编号是这一步的，信里写的却像是“{senders[0].read}”发的",)


def _other_number(step: Step, read: Read) -> tuple[str, ...]:
    """A body and the platform that passed a matter on to it count each for itself: told, no reason against it."""
    known = [each.value for each in read.proposals if each.kind is Kind.HANDLED_ID and each.belongs != "文号"]
    if not step.number or not known:
        return ()
    return (f"“进度”里记的编号是 {step.number}，这份答复里是 {'、'.join(known)}：看是不是同一件",)


def _comes_later(step: Step, read: Read) -> bool:
    """Whether the step was taken after the day of the letter."""
    days = [each.value[:10] for each in read.proposals if each.kind is Kind.MOMENT]
    return bool(days) and date.fromisoformat(max(days)) < day_of(step.submitted_at)
