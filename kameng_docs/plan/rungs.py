"""The rungs of the ladder on one day: what each channel declares of itself, held against the case."""

from collections.abc import Mapping
from dataclasses import replace

from kameng_docs.brief import Moment
from kameng_docs.case.part import instant_of
from kameng_docs.channels import Channel
from kameng_docs.channels.rung import UNTOLD, Condition, Line, RungRule
from kameng_docs.gates import GATES, Past, gate_words
from kameng_docs.gates.words import Sentence
from kameng_docs.plan.model import CLOSED, DONE, OPEN, PREMATURE, Rung
from kameng_docs.plan.reckoning import Reckoning
from kameng_docs.plan.words import word
from kameng_docs.procedure.ladder import BODY, COURT


def rungs_of(past: Past, channels: Mapping[str, Channel]) -> tuple[Rung, ...]:
    """Every channel, in the order of the ladder, as it stands on the day of the brief."""
    names = names_of(past, channels)
    found = (_rung(past, channel, names) for channel in channels.values())
    return tuple(rung for rung in found if rung is not None)


def names_of(past: Past, channels: Mapping[str, Channel]) -> dict[str, str]:
    """What each channel is called in this case."""
    return {
        slug: channel.name_without_money
        if channel.name_without_money and GATES["asks-no-money"](past, slug)
        else channel.name
        for slug, channel in channels.items()
    }


def reckoning_of(past: Past, channel: Channel, names: Mapping[str, str]) -> Reckoning:
    """What a channel's declaration is asked with."""
    rule = channel.rung
    days = {day.id: day for day in rule.days}
    return Reckoning(past, channel.slug, days, {period.id: period for period in rule.periods}, names)


def _rung(past: Past, channel: Channel, names: Mapping[str, str]) -> Rung | None:
    reckoning, rule = reckoning_of(past, channel, names), channel.rung
    line = next(line for line in rule.lines if reckoning.all_hold(line.conditions))
    if line.status == UNTOLD:
        return None
    return _as_all_stands(reckoning, rule, _told(reckoning, rule, line))


def _as_all_stands(reckoning: Reckoning, rule: RungRule, rung: Rung) -> Rung:
    """The rung, unless the whole case says otherwise: it is over, decided, needs a lawyer first, or lacks what all need."""
    past, slug = reckoning.past, reckoning.slug
    if GATES["over"](past, slug):
        return _by_gate(reckoning, rung, DONE if GATES["tried"](past, slug) else CLOSED, "over", whole=True)
    if past.judgment and not rule.after_judgment and rung.status != DONE:
        return _by_gate(
            reckoning, rung, CLOSED, "lost" if GATES["lost"](past, slug) else "judged", whole=True
        )
    if rung.status in {DONE, CLOSED}:
        return rung
    if GATES["unsupported"](past, slug) and not rule.without_claim:
        closed = _by_gate(reckoning, rung, CLOSED, "unsupported", whole=True)
        return replace(closed, unsupported=True)
    if slug in past.brief.withheld_channels:
        return replace(
            _plain(rung, CLOSED, word("ask_lawyer"), past), changes=word("ask_lawyer_changes").says
        )
    lacking = next((gate for gate in rule.needs if not GATES[gate](past, slug)), None)
    return _by_gate(reckoning, rung, PREMATURE, lacking) if lacking else rung


def _by_gate(reckoning: Reckoning, rung: Rung, status: str, gate: str, *, whole: bool = False) -> Rung:
    """The rung as a gate has it that stands above it. `whole`: it is said of the whole case."""
    words = gate_words()[gate]
    plain = _plain(rung, status, words, reckoning.past, reckoning)
    return replace(plain, changes=words.changes, whole=whole)


def _plain(
    rung: Rung, status: str, sentence: Sentence, past: Past, reckoning: Reckoning | None = None
) -> Rung:
    told = sentence.told(reckoning.values()) if reckoning else sentence.says
    return Rung(
        rung.channel,
        rung.name,
        status,
        told,
        sentence.authority(past.brief),
        prepare=rung.prepare,
        step=rung.step,
    )


def _told(reckoning: Reckoning, rule: RungRule, line: Line) -> Rung:
    until = reckoning.day(line.until) if line.until else None
    values = reckoning.values(until)
    sentence = reckoning.sentence(line, line.conditions)
    reasons, choice = [sentence.told(values)], line.choice
    for added in line.adds:
        if reckoning.all_hold(added.conditions):
            more = reckoning.sentence(added, added.conditions).told(values)
            reasons = [more, *reasons] if added.first else [*reasons, more]
            choice = choice or added.choice
    first = any(added.first and reckoning.all_hold(added.conditions) for added in line.adds)
    return Rung(
        channel=reckoning.slug,
        name=reckoning.names[reckoning.slug],
        status=line.status,
        reason=("；" if first else "。").join(reasons),
        authority=sentence.authority(reckoning.past.brief),
        opens_at=_earliest(reckoning, line.opens),
        due_at=until.on if until else None,
        safe_at=until.safe_on if until else None,
        choice=choice,
        provisional=bool(until and until.provisional),
        prepare=rule.prepare,
        alone=rule.reaches in {BODY, COURT},
        step=rule.step,
        first=line.status == OPEN and _declared_and_true(reckoning, rule.first_if),
        first_rank=rule.first_rank,
        next=line.status == OPEN and _declared_and_true(reckoning, rule.next_if),
        changes=_changes(line.conditions),
    )


def _changes(conditions: tuple[Condition, ...]) -> str:
    """What would change it, by the last of the gates that says so."""
    found = [gate_words()[each.gate].changes for each in conditions if each.gate]
    return next((changes for changes in reversed(found) if changes), "")


def _declared_and_true(reckoning: Reckoning, conditions: tuple[Condition, ...]) -> bool:
    return bool(conditions) and reckoning.all_hold(conditions)


def _earliest(reckoning: Reckoning, names: tuple[str, ...]) -> Moment | None:
    found = [day for name in names if (day := reckoning.day(name))]
    return min((day.on for day in found), key=instant_of, default=None)
