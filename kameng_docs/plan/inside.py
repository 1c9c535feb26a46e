"""The first two rungs: platform, payment, the public post, the letter. Nothing excludes them."""

from dataclasses import replace

from kameng_docs.brief import StepInfo
from kameng_docs.case.part import day_of
from kameng_docs.plan.model import CLOSED, DONE, OPEN, PREMATURE, Rung
from kameng_docs.plan.past import TURNED_AWAY, Past
from kameng_docs.plan.words import word
from kameng_docs.procedure.ladder import ladder, period
from kameng_docs.wording import instant_in_digits

IN_SEVEN_DAYS, ASKED_IN_SEVEN_DAYS = "收货仍在七日内", "收货七日内已提出退货"
ISSUER_TOLD = ("官方告知首次兑换时间早于我收到卡密的时间", "官方告知首次兑换时间晚于我收到卡密的时间")


def platform_ticket(past: Past) -> Rung:
    """As soon as something is wrong; the window of some sites closes a day after payment."""
    slug = "platform_ticket"
    if step := past.last(slug):
        return sent(past, slug, step)
    if not past.brief.platform:
        return past.rung(slug, CLOSED, "ticket_none")
    if not any(order.order_id for order in past.brief.orders):
        return past.rung(slug, PREMATURE, "ticket_no_order")
    window = period("ticket_window").hours_after(past.paid_at)
    said = "ticket_late" if past.is_over(window) else "ticket_open"
    return past.rung(slug, OPEN, said).until(window)


def payment(past: Past) -> Rung:
    """The same day."""
    slug = "payment"
    if step := past.last(slug):
        return sent(past, slug, step)
    if _paid_through(past, ladder().apple_payments):
        return past.rung(slug, CLOSED, "appstore_open")
    if _paid_through(past, ladder().balance_payments):
        return past.rung(slug, PREMATURE, "payment_balance")
    rung = past.rung(slug, OPEN, "payment_open" if _ticket_is_today(past) else "payment_later")
    if all(order.payment_id for order in past.brief.orders):
        return rung
    first = word("payment_id_first")
    return replace(rung, reason=f"{first.told()}；{rung.reason}")


def _ticket_is_today(past: Past) -> bool:
    step = past.last("platform_ticket")
    return day_of(step.submitted_at) == past.today if step else platform_ticket(past).status == OPEN


def appstore(past: Past) -> Rung:
    """Only what Apple was paid."""
    slug = "appstore"
    if step := past.last(slug):
        return sent(past, slug, step)
    apple = _paid_through(past, ladder().apple_payments)
    return past.rung(slug, OPEN, "appstore_open") if apple else past.rung(slug, CLOSED, "appstore_not")


def heimao(past: Past) -> Rung:
    """After silence or a refusal; never against a private seller, for a minor, or about an account."""
    slug, brief = "heimao", past.brief
    if step := past.last(slug):
        return sent(past, slug, step)
    if brief.claimant.is_minor:
        return past.rung(slug, CLOSED, "heimao_minor")
    if any(order.sort == "账号" for order in brief.orders):
        return past.rung(slug, CLOSED, "heimao_account")
    named = any(each.known and each.kind in {"公司", "个体工商户"} for each in brief.respondents)
    if not brief.platform and not named:
        return past.rung(slug, CLOSED, "heimao_person")
    rung = after_silence(past, slug, "heimao_open")
    if not past.is_no("买来自用"):
        return rung
    warning = word("heimao_resale")
    return replace(rung, reason=f"{rung.reason}。{warning.told()}", choice=True)


def demand_letter(past: Past) -> Rung:
    """After silence or a refusal; at once while the seven days of 消保法 第二十四条 run and nothing was asked."""
    slug = "demand_letter"
    if step := past.last(slug):
        return sent(past, slug, step)
    received = [day_of(order.received_at) for order in past.brief.orders if order.received_at]
    if received and past.is_yes(IN_SEVEN_DAYS) and past.is_yes("消费者购买") and past.is_yes("买的是商品"):
        last = period("quality_return").after(min(received))
        if not past.is_yes(ASKED_IN_SEVEN_DAYS):
            return past.rung(slug, OPEN, "demand_seven_days", due=last).until(last)
    return after_silence(past, slug, "demand_open")


def seller_identity(past: Past) -> Rung:
    """Who the seller is, until it is known; and when the issuer saw the key for the first time."""
    slug, step = "seller_identity", past.last("seller_identity")
    if not all(respondent.known for respondent in past.brief.respondents):
        return past.rung(slug, OPEN, "identity_open")
    if not _issuer_can_tell(past):
        return past.rung(slug, DONE, "identity_done")
    return sent(past, slug, step) if step else past.rung(slug, OPEN, "identity_issuer")


def _issuer_can_tell(past: Past) -> bool:
    """Whether the letter to the issuer is made (`issuer_letter` of the channel), and is of use still."""
    orders = [order for order in past.brief.orders if order.affected] or past.brief.orders
    return (
        past.brief.court_info.judgment is None
        and any(order.sort == "卡密" for order in orders)
        and past.is_yes("兑换页提示该卡密已被使用")
        and not any(past.is_yes(name) for name in ISSUER_TOLD)
    )


def after_silence(past: Past, slug: str, open_reason: str) -> Rung:
    """Open once the other side was silent for 48 hours or did not solve it; premature before."""
    opens = past.silence_over
    if opens is None:
        return past.rung(slug, PREMATURE, "ask_first")
    if past.has_come(opens):
        return past.rung(slug, OPEN, open_reason).opening(opens)
    return past.rung(slug, PREMATURE, "wait_reply").opening(opens)


def sent(past: Past, slug: str, step: StepInfo) -> Rung:
    """Handed in: waiting for the day demanded, or for the usual 48 hours; after an answer, what it says."""
    on = instant_in_digits(step.submitted_at)
    due = step.reply_by or period("reply").hours_after(step.submitted_at)
    if step.state == "已提交" and not past.is_over(due):
        return past.rung(slug, DONE, "waiting", on=on, due=instant_in_digits(due)).until(due)
    said = "answered" if step.state not in TURNED_AWAY else "body_ended"
    return past.rung(slug, DONE, said, on=on, state=step.state)


def _paid_through(past: Past, marks: tuple[str, ...]) -> bool:
    return any(mark in past.paid_by for mark in marks)
