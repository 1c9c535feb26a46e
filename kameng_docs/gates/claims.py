"""Gates about what is asked for, what carries it, and what the author saw that opens a step of its own."""

from kameng_docs.brief import Brief, FactInfo, RefusedInfo
from kameng_docs.case.part import day_of, instant_of
from kameng_docs.gates.past import Past
from kameng_docs.law.claim_kinds import IN_WORDS
from kameng_docs.law.fact_names import (
    ADMITTED,
    AGREED_AT_SOME_TIME,
    AGREED_BEFORE,
    ASKED,
    ASKED_IN_SEVEN_DAYS,
    ASKED_PLATFORM,
    ASKED_WHO_RUNS_IT,
    BACK,
    BALANCE_ONLY,
    BLOCKED,
    BY_SETTLEMENT,
    CHILD,
    CONSUMER,
    EIGHT_TO_EIGHTEEN,
    END_NOTICE,
    GOODS,
    IN_SEVEN_DAYS,
    MEDIATES,
    NO_REPLY,
    NOT_COME,
    NOTICE,
    OBJECTION_DATED,
    OWN_USE,
    REFUSED,
    RENEWED,
    SELLER_TRADES,
    SIGNED,
    SITE_GONE,
    TOLD,
    UNDER_EIGHT,
    USED_BEFORE,
)
from kameng_docs.law.grounds import grounds
from kameng_docs.procedure.ladder import ladder, period

REFUSAL = "report-refusal"
# Without these the fifteen days make no clue of it when they are over.
REFUSAL_NEEDS = (OWN_USE, SELLER_TRADES)
LOST = {BLOCKED, SITE_GONE}
ISSUER_TOLD = ("官方告知首次兑换时间早于我收到卡密的时间", "官方告知首次兑换时间晚于我收到卡密的时间")
NO_RECORDS = "我要求提供交易记录而对方没有提供"
AGREED_AFTER = "家长事后同意过这笔付款"
EXTRA_FEE = "对方要我再付解冻费保证金或验证码"
# 与商家协商的经过: any of these shows it, and so does any word that was exchanged.
TALKED = (
    TOLD, ASKED, REFUSED, NOTICE, NO_REPLY,
    END_NOTICE, ADMITTED, SIGNED,
)  # fmt: skip


def _kinds(past: Past) -> set[str]:
    return {claim.kind for claim in past.brief.claims if not claim.alternative}


def claim(past: Past, _: str) -> bool:
    """Something is asked for that the law carries."""
    return bool(past.brief.claims)


def unsupported(past: Past, _: str) -> bool:
    """Nothing is asked for that the law carries: the author's own answers speak against it, and none is still open."""
    return bool(fallen(past.brief))


def fallen(brief: Brief) -> tuple[RefusedInfo, ...]:
    """The grounds against which the author's own answers speak, where no open answer could carry a claim; else none."""
    refused = [each for each in brief.refused if each.supports]
    if brief.claims or any(each.missing for each in refused):
        return ()
    return tuple(each for each in refused if each.answered)


def money_claim(past: Past, _: str) -> bool:
    """Nothing is still to be delivered or sent again: money, or what only a court can order, may be asked of one."""
    return _kinds(past).isdisjoint({"performance", "reship"})


def refund_claim(past: Past, _: str) -> bool:
    """The price, or a part of it, is asked back; or what the other side owes by its own word."""
    return not _kinds(past).isdisjoint({"refund", "payment"})


def restore_claim(past: Past, _: str) -> bool:
    """An account is asked back: none of the kinds of request of 令121 第十条."""
    return "restore" in _kinds(past)


def asks_no_money(past: Past, _: str) -> bool:
    """What is asked first is no 金钱给付 (民诉法 第一百六十五条): an account, an item, days. Money is only its second choice."""
    return not _kinds(past).isdisjoint(IN_WORDS)


def payment_claim(past: Past, _: str) -> bool:
    """Something that whoever handled the payment can do something about."""
    return not _kinds(past).isdisjoint({"refund", "performance", "price-difference"})


def reasons_for_court(past: Past, _: str) -> bool:
    """The first claim stands on a ground that has reasons for a court."""
    if not past.brief.claims:
        return True
    carrying = past.brief.claims[0].grounds
    return any(ground.argument for ground in past.brief.grounds if ground.id in carrying)


def report_lead(past: Past, _: str) -> bool:
    """Something that serves a report."""
    return any(lead.serves == "report" for lead in past.brief.leads)


def refusal_lead(past: Past, _: str) -> bool:
    """处罚办法 第八条第二项: put off for more than fifteen days."""
    return any(lead.id == REFUSAL for lead in past.brief.leads)


def other_lead(past: Past, _: str) -> bool:
    """Something that serves a report, besides the refusal that only time makes."""
    return any(lead.serves == "report" and lead.id != REFUSAL for lead in past.brief.leads)


def refusal_to_come(past: Past, _: str) -> bool:
    """Whether the days alone are wanting for a refusal under 处罚办法 第八条第二项."""
    held = {ground.id for ground in past.brief.grounds}
    return all(past.is_yes(name) for name in REFUSAL_NEEDS) and not held.isdisjoint(grounds()[REFUSAL].needs)


def police_signs(past: Past) -> tuple[FactInfo, ...]:
    """What the author saw for which the police can be asked at once."""
    seen = [past.brief.facts[name] for name in ladder().police_signs if past.is_yes(name)]
    back = past.is_yes(BACK)
    return tuple(fact for fact in seen if not (back and fact.name in LOST))


def police_sign(past: Past, _: str) -> bool:
    """One of the signs for the police is there."""
    return bool(police_signs(past))


def police_lead(past: Past, _: str) -> bool:
    """What the author saw carries a paper for the police."""
    return any(lead.serves == "police" for lead in past.brief.leads)


def renewal_running(past: Past, _: str) -> bool:
    """A renewal took money: whether it was ended, nobody asks."""
    return past.is_yes(RENEWED)


def child_paid(past: Past, _: str) -> bool:
    """A child acted, and could act again."""
    return past.is_yes(CHILD)


def parent_may_object(past: Past, _: str) -> bool:
    """民法典 第一百四十五条: who agreed beforehand, or said yes afterwards, cannot refuse any more; what is void cannot be saved."""
    if not past.is_yes(CHILD) or past.is_yes(AGREED_BEFORE) or past.is_yes(AGREED_AT_SOME_TIME):
        return False
    # How old it was is asked for by the paper.
    return past.is_yes(UNDER_EIGHT) or not (past.is_no(EIGHT_TO_EIGHTEEN) or past.is_yes(AGREED_AFTER))


def parent_objected(past: Past, _: str) -> bool:
    """The other side was told, on a day that is written down."""
    return past.is_yes(OBJECTION_DATED)


def extra_fee(past: Past, _: str) -> bool:
    """The other side wants still more money."""
    return past.is_yes(EXTRA_FEE)


def issuer_to_ask(past: Past, _: str) -> bool:
    """The issuer can tell when a key was redeemed for the first time, and has not yet."""
    return (
        any(order.sort == "卡密" for order in past.at_issue)
        and past.is_yes(USED_BEFORE)
        and not any(past.is_yes(name) for name in ISSUER_TOLD)
    )


def seller_to_find(past: Past, _: str) -> bool:
    """A seller is not known by name and address."""
    return not all(each.known for each in past.brief.respondents if each.role != "platform")


def platform_to_ask(past: Past, _: str) -> bool:
    """A seller is not known, and the platform between has not been asked for him in writing."""
    return (
        seller_to_find(past, "")
        and past.is_yes(MEDIATES)
        and not past.is_yes(ASKED_PLATFORM)
        and not past.is_yes(ASKED_WHO_RUNS_IT)
        and not past.is_yes("平台没有给或者给的联系不上")
    )


def records_to_ask(past: Past, _: str) -> bool:
    """民诉法 第六十七条第二款: something that the author cannot get alone: the issuer's record, the platform's, the payee's."""
    first = past.brief.respondents[0]
    payee = not first.known and any(order.payment_id for order in past.at_issue)
    return issuer_to_ask(past, "") or _platform_holds_records(past) or payee


def _platform_holds_records(past: Past) -> bool:
    operator, sued = past.brief.platform_operator, past.brief.defendants
    beside = operator is not None and operator.name not in {each.name for each in sued}
    return (
        past.is_yes(MEDIATES)
        and beside
        and not any(each.role == "platform" for each in sued)
        and (past.is_yes(NO_RECORDS) or not past.brief.respondents[0].known)
    )


def records_refused(past: Past, _: str) -> bool:
    """民事证据规定 第四十五条: a party that holds records did not give them."""
    party = past.brief.respondents[0].known or any(each.role == "platform" for each in past.brief.defendants)
    return past.is_yes(NO_RECORDS) and party


def written_debt_due(past: Past, _: str) -> bool:
    """民诉法 第二百二十五条: a debt that the other side admitted in writing, its day gone by or not known, and no suit."""
    admitted = _written_debt(past)
    if admitted.state != "是" or past.brief.court_info.case_number:
        return False
    return admitted.until is None or instant_of(admitted.until) < instant_of(past.today)


def _written_debt(past: Past) -> FactInfo:
    """What both signed, else what the other side promised alone."""
    return past.brief.facts[SIGNED if past.is_yes(SIGNED) else ADMITTED]


def written_debt_dated(past: Past, _: str) -> bool:
    """The admitted debt has its day."""
    return _written_debt(past).until is not None


def written_debt_proven(past: Past, _: str) -> bool:
    """The admitted debt has its paper."""
    return bool(_written_debt(past).exhibits)


def reachable(past: Past, _: str) -> bool:
    """民诉法 第二百二十五条第一款第二项: a payment order can be delivered."""
    return not any(past.is_yes(name) for name in LOST) or past.is_yes(BACK)


def talked(past: Past, slug: str) -> bool:
    """与商家协商的经过: a step to the other side or a body, a fact that tells of it, a word that was exchanged."""
    beside = {"samr_12315_report", "police"}
    return (
        any(step.channel not in {slug, *beside} for step in past.brief.steps)
        or any(past.is_yes(name) for name in TALKED)
        or any(event.my_words or event.their_words for event in past.brief.events)
    )


def company_answered(past: Past, _: str) -> bool:
    """电信申诉: the company said something to a complaint, whatever it was."""
    refused = past.is_yes(REFUSED) or past.is_yes(BALANCE_ONLY)
    return refused or any(step.outcome != "未回复" for step in past.to_the_firm)


def charge_dispute(past: Past, _: str) -> bool:
    """收费争议: about what was charged, not how the service was."""
    return "自动续费" in past.brief.disputes or past.is_yes(RENEWED)


def seven_days_open(past: Past, _: str) -> bool:
    """消费者权益保护法 第二十四条: the seven days run, and nothing was asked in them."""
    own = past.is_yes(CONSUMER) and past.is_yes(GOODS) and not past.is_yes(BY_SETTLEMENT)
    return (
        own
        and past.first_received is not None
        and past.is_yes(IN_SEVEN_DAYS)
        and not past.is_yes(ASKED_IN_SEVEN_DAYS)
    )


def quality_return_counts(past: Past, _: str) -> bool:
    """消费者权益保护法 第二十四条: goods that are not said to be still on their way, not yet asked to be taken back in seven days."""
    bought = past.is_yes(CONSUMER) and past.is_yes(GOODS) and not past.is_yes(BY_SETTLEMENT)
    open_ = not past.is_yes(NOT_COME) and not past.is_yes(ASKED_IN_SEVEN_DAYS)
    return bought and open_ and not _surely_over(past)


def _surely_over(past: Past) -> bool:
    """Whether what came on a day that nobody wrote was tried so long ago that its seven days are gone whenever it came."""
    orders = [order for order in past.brief.orders if not order.received_at]
    tried = [order.tried_at for order in orders if order.tried_at]
    if not orders or len(tried) < len(orders):
        return False
    return period("quality_return").reckoned(max(map(day_of, tried))).passed(past.today)


def no_public_picture(past: Past, _: str) -> bool:
    """No exhibit has a version for everybody's eyes: a public post goes out without a picture."""
    return not any(exhibit.masked_files for exhibit in past.brief.exhibits)
