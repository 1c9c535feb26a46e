"""What was sent where before, by the slug and the name of the channel."""

from collections.abc import Mapping

from kameng_docs.brief import StepInfo
from kameng_docs.case.model import Case


def steps_of(case: Case, channels: Mapping[str, str], names: Mapping[str, str]) -> tuple[StepInfo, ...]:
    """进度, in the order of the case file. `channels` gives slugs by the author's words, `names` ours by slug."""
    return tuple(
        StepInfo(
            channel=channels[step.channel],
            channel_name=names.get(channels[step.channel], step.channel),
            submitted_at=step.submitted_at,
            number=step.number or "",
            outcome=step.outcome.rstrip("。"),
            state=step.state,
            unanswered=step.outcome == "未回复" and "outcome" in step.model_fields_set,
            reply_by=step.reply_by,
            replied_at=step.replied_at,
            arrived_on=step.arrived_on,
            accepted_on=step.accepted_on,
            closed_on=step.closed_on,
            exhibits=step.exhibits,
        )
        for step in case.progress
    )
