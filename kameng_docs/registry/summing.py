"""Brief, plan → summary: what was decided is written down short, and nothing is decided again."""

from collections.abc import Callable, Iterator, Mapping
from decimal import Decimal

from kameng_docs.brief import Brief, Moment, RespondentInfo, StepInfo
from kameng_docs.case.part import day_of
from kameng_docs.disclosure import Redaction
from kameng_docs.disclosure.matrix import NAME
from kameng_docs.gates import Past, holds
from kameng_docs.plan import Coming, Plan, coming_of
from kameng_docs.plan.undated import told
from kameng_docs.registry.summary import NO_MONEY_BACK, NOTHING_BACK, Ahead, Heard, Sent, Side, Summary
from kameng_docs.wording import instant_in_digits, yuan

# What is kept from the public is kept from a summary, but for these: it says who asks whom, in a folder for its owner alone.
SHOWN = frozenset({NAME, "payee"})
PUBLIC = "public"
# A case with more than this is not a usual one; what is left away stands in its papers.
MOST_MISSING, MOST_DAYS = 24, 24
OVER, JUDGED, SUED, NOT_BEGUN = "已了结", "已有裁判", "已起诉", "还没有开始"
PERSON = "个人"
Masked = Callable[[str], str]


def summary_of(brief: Brief, plan: Plan, marks: Mapping[str, tuple[str, ...]]) -> Summary:
    """What the case contributes; `plan` is that of the whole case. The findings come later (`findings.py`)."""
    redaction = Redaction((each for each in brief.secrets if each.kind not in SHOWN), PUBLIC)

    def masked(text: str) -> str:
        return redaction.of(text)[0] if text else ""

    past = Past(brief)
    return Summary(
        who=masked(brief.claimant.name),
        platform=masked(brief.platform),
        against=tuple(_side(each, masked) for each in brief.respondents if each.role != "platform"),
        bought=min(day_of(order.ordered_at) for order in brief.orders).isoformat(),
        disputes=brief.disputes,
        remedy=brief.remedy,
        asked=yuan(brief.total),
        paid=yuan(sum((order.paid for order in brief.orders if not order.in_coins), Decimal(0))),
        stage=_stage(past, plan, masked),
        todo=masked(plan.todo[0].what) if plan.todo else "",
        over=plan.over,
        outcome=_outcome(past),
        back=_back(brief),
        refund=_refund(brief),
        steps=tuple(_sent(each, masked) for each in brief.steps),
        days=tuple(_ahead(each, masked) for each in coming_of(plan)[:MOST_DAYS]),
        undated=tuple(masked(told(each)) for each in plan.undated),
        missing=tuple(dict.fromkeys(masked(each) for each in _missing(brief)))[:MOST_MISSING],
        heard=_heard(brief),
        marks=marks,
    )


def _side(respondent: RespondentInfo, masked: Masked) -> Side:
    return Side(masked(respondent.shop_name), masked(respondent.name), respondent.kind == PERSON)


def _stage(past: Past, plan: Plan, masked: Masked) -> str:
    """How far it is: over, judged, sued, else where the last step stands."""
    if plan.over:
        return OVER
    if holds("judged", past):
        return JUDGED
    if past.sued:
        return SUED
    steps = past.brief.steps
    return f"{masked(steps[-1].channel_name)}：{steps[-1].state}" if steps else NOT_BEGUN


def _outcome(past: Past) -> str:
    """How it ended or was decided, empty while it goes on."""
    if past.judgment is not None:
        return "败诉" if holds("lost", past) else past.judgment.kind
    if holds("agreed-and-paid", past):
        return "和解已付"
    if past.brief.settlement is not None:
        return "和解未付"
    return "款项已退" if holds("over", past) else ""


def _back(brief: Brief) -> dict[str, str]:
    """What came back, by how, where anything did. A refund that was settled may stand under both: they are not added."""
    settled, judgment = brief.settlement, brief.court_info.judgment
    sums = {
        "refunded": sum((order.refunded for order in brief.orders if not order.in_coins), Decimal(0)),
        "settled": settled.amount if settled is not None and settled.paid_on else Decimal(0),
        "judged": judgment.paid if judgment is not None else Decimal(0),
    }
    return {how: yuan(amount) for how, amount in sums.items() if amount}


def _refund(brief: Brief) -> str:
    """What the author wrote of every order where no money came back; empty where some order says nothing of it."""
    if not all(order.refund_told for order in brief.orders):
        return ""
    if not any(order.refunded or order.credited for order in brief.orders):
        return NOTHING_BACK
    money = any(order.refunded for order in brief.orders if not order.in_coins)
    return "" if money else NO_MONEY_BACK


def _sent(step: StepInfo, masked: Masked) -> Sent:
    replied = day_of(step.replied_at) if step.replied_at else None
    at = day_of(step.submitted_at)
    return Sent(
        channel=step.channel,
        name=masked(step.channel_name),
        state=step.state,
        at=at.isoformat(),
        replied=replied.isoformat() if replied else "",
        days=(replied - at).days if replied else None,
    )


def _ahead(day: Coming, masked: Masked) -> Ahead:
    safe = _digits(day.safe_on)
    on = _digits(day.on)
    return Ahead(on, masked(day.what), day.channel, "" if safe == on else safe, day.mine, day.provisional)


def _digits(moment: Moment | None) -> str:
    return instant_in_digits(moment) if moment else ""


def _missing(brief: Brief) -> Iterator[str]:
    """Facts nobody answered, proofs without which papers are weak, particulars that a court wants of the other side."""
    yield from brief.unknown
    yield from (f"证据：{each.name}" for each in brief.missing_proofs if each.vital)
    yield from (f"对方的{key}" for each in brief.respondents for key in each.lacking)


def _heard(brief: Brief) -> tuple[Heard, ...]:
    answered = dict.fromkeys(each.id for each in brief.rebuttals)
    unanswered = dict.fromkeys(each.id for each in brief.unanswered)
    return (
        *(Heard(excuse, answered=True) for excuse in answered),
        *(Heard(excuse, answered=False) for excuse in unanswered if excuse not in answered),
    )
