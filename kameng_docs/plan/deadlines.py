"""The days that matter: what they are counted from, how, and what comes when they have passed."""

from collections.abc import Iterator, Mapping

from kameng_docs.brief import StepInfo
from kameng_docs.case.part import instant_of
from kameng_docs.channels import Channel
from kameng_docs.channels.rung import DeadlineRule
from kameng_docs.gates import Past, holds
from kameng_docs.gates.offers import offers_of
from kameng_docs.gates.words import Sentence
from kameng_docs.plan.model import CLOSED, Deadline, Rung
from kameng_docs.plan.reckoning import Reckoning
from kameng_docs.plan.rungs import names_of, reckoning_of
from kameng_docs.plan.words import word
from kameng_docs.procedure.ladder import period
from kameng_docs.wording import inner_quotes, instant_in_digits

# Of the case itself, not of a channel; an overview declares these.
CASE = "case"


def deadlines_of(
    past: Past, channels: Mapping[str, Channel], rungs: tuple[Rung, ...]
) -> tuple[Deadline, ...]:
    """All of them, the earliest first: what was asked of the other side, and what each rung declares that is not closed."""
    names = names_of(past, channels)
    shut = {rung.channel for rung in rungs if rung.status == CLOSED}
    found = [*_of_contacts(past), *_of_the_demand(past), *_of_offers(past)]
    for slug, channel in channels.items():
        if slug not in shut:
            found += _declared(reckoning_of(past, channel, names), channel)
    return tuple(sorted(found, key=lambda each: (instant_of(each.act_on, end_of_day=True), each.id)))


def _declared(reckoning: Reckoning, channel: Channel) -> Iterator[Deadline]:
    for rule in channel.rung.deadlines:
        if reckoning.all_hold(rule.conditions) and (made := _deadline(reckoning, rule, channel)):
            yield made


def _deadline(reckoning: Reckoning, rule: DeadlineRule, channel: Channel) -> Deadline | None:
    """None where the day from which it is counted is not known."""
    day, past = reckoning.day(rule.on), reckoning.past
    if day is None:
        return None
    values = reckoning.values(day)
    title, how, then = (text.format_map(values) for text in (rule.title, rule.how, rule.then))
    return Deadline(
        id=rule.id if channel.overview else f"{rule.id}-{channel.slug}",
        title=title,
        on=day.on,
        how=how + day.moved,
        then=then,
        authority=Sentence("", rule.notes, rule.source).authority(past.brief),
        channel=CASE if channel.overview else channel.slug,
        mine=rule.mine,
        binding=day.binding if rule.binding is None else rule.binding,
        provisional=day.provisional,
        passed=day.passed(past.today),
        safe_on=(safe := day.safe_on if rule.mine else None),
        safe_passed=past.is_over(safe),
        last_passed=past.is_over(day.on),
    )


def _of_contacts(past: Past) -> Iterator[Deadline]:
    """When the other side should have answered what it was asked last through each channel."""
    for step in past.contacts:
        if step == past.last(step.channel) and step.state == "已提交":
            yield _reply(past, step)


def _of_the_demand(past: Past) -> Iterator[Deadline]:
    """The day by which the author himself wants an answer, as every paper of the case says; one that a step tells stands there."""
    due = past.brief.reply_by
    told = {step.reply_by for step in past.contacts}
    if past.brief.reply_by_is_ours or not past.brief.claims or due in told or holds("judged", past):
        return
    sentence = word("day_demanded")
    title, how, then = sentence.says.split("|")
    yield Deadline(
        "reply-demanded", title, due, how, then, sentence.authority(past.brief), CASE,
        mine=False, binding=False, provisional=False, passed=past.is_over(due),
    )  # fmt: skip


def _of_offers(past: Past) -> Iterator[Deadline]:
    """By when the other side wants its offer to be answered: its own day, by which no right is lost."""
    sentence = word("day_offer")
    for number, offer in enumerate(offers_of(past.brief)):
        values = {"at": instant_in_digits(offer.at), "words": inner_quotes(offer.words)}
        title, how, then = sentence.told(values).split("|")
        yield Deadline(
            f"offer-{number}" if number else "offer", title, offer.until, how, then,
            sentence.authority(past.brief), CASE,
            mine=True, binding=False, provisional=False, passed=past.is_over(offer.until),
            last_passed=past.is_over(offer.until),
        )  # fmt: skip


def _reply(past: Past, step: StepInfo) -> Deadline:
    due = step.reply_by or period("reply").hours_after(step.submitted_at)
    told = word("reply_wanted" if step.reply_by else "reply_usual").says
    start = instant_in_digits(step.submitted_at)
    sentence = word("day_reply")
    title, how, then = sentence.told({"name": step.channel_name, "start": start, "told": told}).split("|")
    return Deadline(
        f"reply-{step.channel}", title, due, how, then, sentence.authority(past.brief), step.channel,
        mine=False, binding=False, provisional=False, passed=past.is_over(due),
    )  # fmt: skip
