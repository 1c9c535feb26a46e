"""The days that matter: what they are counted from, how, and what comes when they have passed."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from kameng_docs.brief import Moment, StepInfo
from kameng_docs.case.part import day_of, instant_of
from kameng_docs.law.fact_names import ASKED, END_NOTICE
from kameng_docs.plan.court import performed_by, until_limitation
from kameng_docs.plan.inside import platform_ticket
from kameng_docs.plan.model import CLOSED, OPEN, Deadline
from kameng_docs.plan.outside import samr_12315_report, triggers
from kameng_docs.plan.past import Past
from kameng_docs.plan.words import word
from kameng_docs.procedure.caps import cap_on
from kameng_docs.procedure.ladder import Period, period
from kameng_docs.procedure.limitation import police_until
from kameng_docs.procedure.workdays import Workdays
from kameng_docs.wording import instant_in_digits


@dataclass(frozen=True)
class Counter:
    """Makes deadlines of one case."""

    past: Past

    def at(
        self, said: str, on: Moment, channel: str, *, mine: bool = False, binding: bool = True,
        workdays: Workdays | None = None, **values: object,
    ) -> Deadline:  # fmt: skip
        """The deadline of the sentence `day_<said>` of words.yaml."""
        guessed = bool(workdays and workdays.provisional)
        if workdays:
            values["skipped"] = _skipped(workdays)
        sentence = word(f"day_{said}")
        title, how, then = sentence.told(**values).split("|")
        return Deadline(
            id=said if channel in {"", "case"} else f"{said}-{channel}",
            title=title, on=on, how=how, then=then, authority=sentence.authority(self.past.brief), channel=channel,
            mine=mine, binding=binding, provisional=guessed, passed=self.past.is_over(on),
        )  # fmt: skip

    def worked(self, said: str, start: date, of: Period, channel: str) -> Deadline:
        """A deadline in working days, by which somebody else must have answered."""
        found = of.workdays(start)
        return self.at(said, found.last, channel, binding=of.binding, workdays=found, start=start)

    def counted(self, said: str, start: date, of: Period, channel: str, *, mine: bool = False) -> Deadline:
        """A deadline in days, months or years."""
        return self.at(said, of.after(start), channel, mine=mine, binding=of.binding, start=start)


def _skipped(found: Workdays) -> str:
    """Which days off were left out and which working Saturdays and Sundays were counted; and if that is a guess."""
    off = "、".join(f"{day:%m-%d}" for day in found.off)
    made_up = (
        word("skipped_made_up").told(days="、".join(f"{day:%m-%d}" for day in found.made_up))
        if found.made_up
        else ""
    )
    told = word("skipped").told(off=f"（{off}）" if off else "", made_up=made_up)
    years = "、".join(str(year) for year in found.guessed)
    return told + (word("provisional").told(years=years) if years else "")


def deadlines_of(past: Past) -> tuple[Deadline, ...]:
    """All of them, the earliest first."""
    count = Counter(past)
    found = [*_of_rights(past, count), *_of_steps(past, count), *_of_court(past, count)]
    return tuple(sorted(found, key=lambda each: (instant_of(each.on, end_of_day=True), each.id)))


def _of_rights(past: Past, count: Counter) -> Iterator[Deadline]:
    """What the author loses by waiting; once a court has it, what a suit keeps is not counted any more."""
    brief = past.brief
    if brief.court_info.judgment is None:
        yield from _of_return(past, count)
        yield from _of_police(past, count)
    if past.sued or brief.court_info.judgment or brief.known_on is None:
        return
    told = {note.id for note in brief.deadlines}
    if "rescission_year" in told:
        yield count.counted("rescission", brief.known_on, period("one_year"), "court", mine=True)
    if past.is_yes("要求退款") and not _ended_by_notice(past, brief.known_on):
        yield count.counted("termination", brief.known_on, period("one_year"), "case", mine=True)
    if found := until_limitation(past):
        why = word("begun_asked" if found.interruptions else "begun_known").told()
        yield count.at("limitation", found.last, "case", mine=True, start=found.begun, why=why)


def _ended_by_notice(past: Past, known: date) -> bool:
    """A notice within the year uses the right; of a void contract nothing is ended (民法典 第五百六十四条)."""
    notice = past.brief.facts[END_NOTICE]
    in_time = notice.at is not None and day_of(notice.at) <= period("one_year").after(known)
    return (notice.state == "是" and in_time) or any(
        past.is_yes(name) for name in ("操作人不满八周岁", "操作人已满八周岁未成年", "自动续费扣了款")
    )


def _of_return(past: Past, count: Counter) -> Iterator[Deadline]:
    received = [day_of(order.received_at) for order in past.brief.orders if order.received_at]
    bought = past.is_yes("消费者购买") and past.is_yes("买的是商品")
    if bought and len(received) == len(past.brief.orders) and not past.is_yes("收货七日内已提出退货"):
        yield count.counted("quality_return", min(received), period("quality_return"), "case", mine=True)
    asked = past.brief.facts[ASKED]
    if asked.state == "是" and asked.at and past.is_yes("消费者购买") and _may_report(past):
        yield count.counted("refusal", day_of(asked.at), period("refusal"), "samr_12315_report")


def _may_report(past: Past) -> bool:
    return not past.last("samr_12315_report") and samr_12315_report(past).status != CLOSED


def _of_police(past: Past, count: Counter) -> Iterator[Deadline]:
    days = [day_of(trigger.on) for trigger in triggers(past) if trigger.on]
    if days and not past.last("police"):
        yield count.at("police", police_until(min(days)), "police", mine=True, start=min(days))
    step = past.last("police")
    if step and step.state == "不予立案" and step.closed_on:
        yield count.counted("police_review", step.closed_on, period("police_review"), "police", mine=True)


def _of_steps(past: Past, count: Counter) -> Iterator[Deadline]:
    """What others owe an answer to, and what is usual to wait for."""
    if platform_ticket(past).status == OPEN:
        window = period("ticket_window").hours_after(past.paid_at)
        yield count.at("ticket_window", window, "platform_ticket", mine=True, binding=False)
    for step in past.contacts:
        if step == past.last(step.channel) and step.state == "已提交":
            due = step.reply_by or period("reply").hours_after(step.submitted_at)
            told = word("reply_wanted" if step.reply_by else "reply_usual").told()
            start = instant_in_digits(step.submitted_at)
            yield count.at(
                "reply", due, step.channel, binding=False, name=step.channel_name, start=start, told=told
            )
    if complaint := past.last("samr_12315"):
        yield from _of_complaint(past, complaint, count)
    report = past.last("samr_12315_report")
    if report and past.is_pending(report):
        yield count.worked(
            "report_decision", day_of(report.submitted_at), period("report_decision"), report.channel
        )
    yield from _of_telecom(past, count)


def _of_complaint(past: Past, step: StepInfo, count: Counter) -> Iterator[Deadline]:
    if step.accepted_on is None and past.is_pending(step):
        yield count.worked(
            "acceptance", day_of(step.submitted_at), period("complaint_acceptance"), step.channel
        )
    if step.accepted_on and step.closed_on is None and step.state in {"已提交", "已受理"}:
        yield count.counted("mediation", step.accepted_on, period("mediation"), step.channel)
    if step.accepted_on and step.closed_on and not past.sued:
        yield count.worked("closing_notice", step.closed_on, period("closing_notice"), step.channel)


def _of_telecom(past: Past, count: Counter) -> Iterator[Deadline]:
    step = past.last("telecom")
    if step is None and past.is_telecom and not past.sued:
        yield count.counted("telecom_fee", day_of(past.paid_at), period("telecom_fee"), "telecom", mine=True)
    if step and past.is_pending(step) and step.accepted_on:
        yield count.counted("telecom_reply", step.accepted_on, period("telecom_reply"), "telecom")
    elif step and past.is_pending(step):
        yield count.worked(
            "telecom_acceptance", day_of(step.submitted_at), period("telecom_acceptance"), "telecom"
        )


def _of_court(past: Past, count: Counter) -> Iterator[Deadline]:
    info, step = past.brief.court_info, past.last("court")
    accepted = info.filed_on or (step.accepted_on if step else None)
    if info.judgment:
        yield from _of_judgment(past, count)
    elif past.sued and accepted:
        yield count.counted("court_fee", accepted, period("court_fee"), "court", mine=True)
        yield count.counted("trial", accepted, period("trial"), "court")
    elif past.sued and step and past.is_pending(step):
        yield count.counted("filing", past.sued, period("filing"), "court")
    agreed = past.brief.settlement
    if agreed and not agreed.paid_on:
        yield count.at("settlement", agreed.pay_by, "settlement", binding=False)


def _of_judgment(past: Past, count: Counter) -> Iterator[Deadline]:
    judgment = past.brief.court_info.judgment
    if judgment is None:
        return
    if judgment.kind == "民事判决书" and judgment.served_on and not _is_small(past):
        yield count.counted("appeal", judgment.served_on, period("appeal"), "court", mine=True)
    if judgment.perform_by:
        yield count.at("perform", judgment.perform_by, "execution")
    start = performed_by(judgment)
    if start and not past.last("execution"):
        yield count.counted("execution", start, period("execution"), "execution", mine=True)


def _is_small(past: Past) -> bool:
    """Whether the claim lies under the province's cap, as far as that is known: one instance, no appeal."""
    info = past.brief.court_info
    cap = cap_on(info.province, info.filed_on or past.today) if info.province else None
    return cap is not None and past.brief.total <= cap.cap
