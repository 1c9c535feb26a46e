"""What was sent where before: by slug and name of the channel, with whom it reaches and when it ends by itself."""

from collections.abc import Iterator, Mapping
from datetime import date

from kameng_docs.brief import StepInfo
from kameng_docs.case.model import Case
from kameng_docs.case.part import day_of
from kameng_docs.case.story import BY_RESPONDENT, OF_RESPONDENT, Step
from kameng_docs.case.whose import Ours, Said
from kameng_docs.law.excerpt import same_words
from kameng_docs.law.fact_names import REFUSED
from kameng_docs.law.following import YES
from kameng_docs.law.tone import without_verdicts
from kameng_docs.procedure.holidays import DAY
from kameng_docs.procedure.ladder import OTHER_SIDE, Track

# A channel that no folder declares, such as a telephone call: the other side is asked.
UNDECLARED = Track()


def steps_of(
    case: Case, channels: Mapping[str, str], names: Mapping[str, str], tracks: Mapping[str, Track]
) -> tuple[StepInfo, ...]:
    """进度, in the order of the case file.

    `channels` gives slugs by the author's words, `names` ours by slug, `tracks` what procedure knows of each slug.
    """
    return tuple(_steps(case, channels, names, tracks))


def _steps(
    case: Case, channels: Mapping[str, str], names: Mapping[str, str], tracks: Mapping[str, Track]
) -> Iterator[StepInfo]:
    for step in case.progress:
        slug = channels[step.channel]
        track = tracks.get(slug, UNDECLARED)
        yield StepInfo(
            channel=Ours(slug),
            channel_name=Said(names.get(slug, step.channel)),
            submitted_at=step.submitted_at,
            number=Said(step.number or ""),
            outcome=Said(without_verdicts(step.outcome).rstrip("。") or "未回复"),
            state=Ours(_state(step, track)),
            unanswered=step.outcome == "未回复" and "outcome" in step.model_fields_set,
            reply_by=step.reply_by,
            replied_at=step.replied_at,
            arrived_on=step.arrived_on,
            accepted_on=step.accepted_on,
            complete_on=step.complete_on,
            closed_on=step.closed_on,
            exhibits=step.exhibits,
            reaches=Ours(track.reaches),
            lapses_on=_lapses_on(step, track),
            told=_is_told(case, step),
        )


def _state(step: Step, track: Track) -> str:
    """As it is written; but an office has said nothing where the answer that is written bears the name of the other side."""
    theirs = step.outcome.startswith(BY_RESPONDENT) and track.reaches != OTHER_SIDE and not step.closed_on
    return OF_RESPONDENT.get(step.state, step.state) if theirs else step.state


def _is_told(case: Case, step: Step) -> bool:
    """Whether the story has the words of this answer as said that day: then it was noted twice, and was said once."""
    refusal = case.facts.get(REFUSED)
    # What one seller said is not what another one answered.
    theirs = [event for event in case.events if not (event.of and step.of and {*event.of} != {*step.of})]
    said: list[tuple[Said | None, date | None]] = [(event.their_words, event.at) for event in theirs]
    said += [(refusal.words, refusal.at)] if refusal and refusal.answer == YES else []
    return step.replied_at is not None and any(
        words and at and day_of(at) == day_of(step.replied_at) and same_words(words, step.outcome)
        for words, at in said
    )


def _lapses_on(step: Step, track: Track) -> date | None:
    """The last day of a procedure that ends by itself, such as a mediation of sixty days, by the widest reading."""
    if track.lapses is None or step.accepted_on is None:
        return None
    return day_of(track.lapses.reckoned(step.accepted_on).past_from) - DAY
