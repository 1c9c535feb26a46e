"""A step that is answered once more: what was answered before goes into the story, so that both stay told."""

from collections.abc import Mapping
from dataclasses import replace

from kameng_docs.case.model import Case
from kameng_docs.case.part import Instant, day_of
from kameng_docs.case.story import Step
from kameng_docs.custody.journal.edits import Edit, edited
from kameng_docs.custody.journal.nested import Tree
from kameng_docs.custody.journal.proposal import Faults, Opened, Proposal, changed_step, read_as
from kameng_docs.custody.journal.refused import Refused
from kameng_docs.gates.past import TO_THE_FIRM
from kameng_docs.law.excerpt import holds_words, reported, same_words
from kameng_docs.pipeline import Workshop
from kameng_docs.procedure.ladder import OTHER_SIDE
from kameng_docs.wording import instant_in_digits

KEY, SERVICE, WORDS, SILENT = "经过", "客服", "对方原话", "未回复"


def is_told(case: Case, words: str, at: Instant, seller: str = "") -> bool:
    """Whether the file tells these words of that day already, in the story or as what came of a step.

    What another one than `seller` said is not told of him.
    """
    said = [(event.their_words or "", event.at, event.of) for event in case.events]
    said += [(step.outcome, step.replied_at, step.of) for step in case.progress if step.replied_at]
    return any(
        same_words(each, words) and day_of(on) == day_of(at) and (not seller or not of or seller in of)
        for each, on, of in said
    )


def partly_told(case: Case, words: str, at: Instant) -> int | None:
    """The place in the story of an answer of that day that holds these words, or is held by them; None where none does."""
    for place, event in enumerate(case.events):
        theirs = event.their_words or ""
        if day_of(event.at) == day_of(at) and holds_words(theirs, words) and not same_words(theirs, words):
            return place
    return None


def replied(
    before: Opened, number: int, entry: Mapping[str, str], same: int | None = None
) -> Proposal | Faults | Refused:
    """The file with a reply in the step `number`, and the reply that it puts another in the place of as an event.

    No event is added where there was none before, where the words stay the same, or where the story has them. The event at
    the place `same` was this very answer: both then have the fuller words, so that papers tell it once.
    """
    edits: list[Edit] = []
    if same is not None:
        theirs = before.case.events[same].their_words or ""
        entry = {**entry, "结果": max(theirs, entry["结果"], key=len)}
        edits.append(Edit((KEY, same, WORDS), entry["结果"]))
    changed = changed_step(before, number, entry)
    step = before.case.progress[number]
    if displaced(step, entry.get("结果", "")) and not any(
        same_words(each.their_words or "", step.outcome) for each in before.case.events
    ):
        edits.append(Edit((KEY, len(before.case.events)), _event(before, step)))
    return _edited(before, changed, number, edits) if isinstance(changed, Proposal) and edits else changed


def _edited(before: Opened, changed: Proposal, number: int, edits: list[Edit]) -> Proposal | Faults | Refused:
    """The same proposal, with more edits of the file."""
    after = edited(changed.after, edits)
    if isinstance(after, Refused):
        return after
    found = read_as(before, after)
    return replace(found, number=number, step=changed.step) if isinstance(found, Proposal) else found


def at_an_office(shop: Workshop, step: Step) -> bool:
    """Whether the step lies with somebody else than the other side: what that says there is not the office's answer."""
    track = shop.tracks.get(shop.channel_words[step.channel])
    return track is not None and track.reaches != OTHER_SIDE


def displaced(step: Step, outcome: str) -> bool:
    """Whether these words put others in the place of an earlier reply."""
    return bool(outcome) and step.outcome != SILENT and not same_words(outcome, step.outcome)


def _event(before: Opened, step: Step) -> dict[str, Tree]:
    """In their own words where the other side itself wrote them."""
    quoted = before.shop.channel_words[step.channel] in TO_THE_FIRM and not reported(step.outcome)
    told: dict[str, Tree] = (
        {"对方": SERVICE, WORDS: step.outcome} if quoted else {"事项": f"{step.channel}答复：{step.outcome}"}
    )
    proof: dict[str, Tree] = {"证据": tuple(step.exhibits)} if step.exhibits else {}
    return {"时间": instant_in_digits(step.replied_at or step.submitted_at), **told, **proof}
