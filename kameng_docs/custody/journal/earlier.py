"""A step that is answered once more: what was answered before goes into the story, so that both stay told."""

from dataclasses import replace

from kameng_docs.case.model import Case
from kameng_docs.case.part import Instant, day_of
from kameng_docs.case.story import Step
from kameng_docs.custody.journal.edits import Edit, edited
from kameng_docs.custody.journal.nested import Tree
from kameng_docs.custody.journal.proposal import Faults, Opened, Proposal, read_as
from kameng_docs.custody.journal.refused import Refused
from kameng_docs.law.excerpt import reported
from kameng_docs.wording import folded, instant_in_digits

KEY, SERVICE, SILENT = "经过", "客服", "未回复"


def is_told(case: Case, words: str, at: Instant) -> bool:
    """Whether the file tells these words of that day already, in the story or as what came of a step."""
    said = [(event.their_words or "", event.at) for event in case.events]
    said += [(step.outcome, step.replied_at) for step in case.progress if step.replied_at]
    return any(_plain(each) == _plain(words) and day_of(on) == day_of(at) for each, on in said)


def with_earlier(
    before: Opened, number: int, changed: Proposal, *, of_firm: bool
) -> Proposal | Faults | Refused:
    """`changed`, and the reply that it puts another in the place of as an event. `of_firm`: the other side itself wrote it.

    Nothing is added where there was none, where the words stay the same, or where the story has them.
    """
    step = before.case.progress[number]
    if step.outcome == SILENT or _plain(str(changed.step.get("结果", ""))) == _plain(step.outcome):
        return changed
    at = step.replied_at or step.submitted_at
    if any(_plain(each.their_words or "") == _plain(step.outcome) for each in before.case.events):
        return changed
    event = _event(step, instant_in_digits(at), of_firm=of_firm)
    after = edited(changed.after, [Edit((KEY, len(before.case.events)), event)])
    if isinstance(after, Refused):
        return after
    found = read_as(before, after)
    return replace(found, number=number, step=changed.step) if isinstance(found, Proposal) else found


def _event(step: Step, at: str, *, of_firm: bool) -> dict[str, Tree]:
    quoted = of_firm and not reported(step.outcome)
    told: dict[str, Tree] = (
        {"对方": SERVICE, "对方原话": step.outcome}
        if quoted
        else {"事项": f"{step.channel}答复：{step.outcome}"}
    )
    proof: dict[str, Tree] = {"证据": tuple(step.exhibits)} if step.exhibits else {}
    return {"时间": at, **told, **proof}


def _plain(words: str) -> str:
    return folded(words).strip().rstrip("。.!！;；")
