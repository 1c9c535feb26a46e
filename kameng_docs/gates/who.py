"""Gates about people and what was bought: who asks, against whom, how it was paid. They ask the brief, not the past."""

from kameng_docs.case.part import day_of
from kameng_docs.gates.past import Past
from kameng_docs.law.fact_names import ABROAD, CHILD, FROM_ANOTHER, OWN_USE, SELLER_TRADES
from kameng_docs.procedure.ages import is_minor
from kameng_docs.procedure.ladder import ladder

COMPANIES = {"公司", "个体工商户"}
PRIVATE_TRADER = ("经营者姓名",)
CHILD_GROUNDS = {"minor-under-eight", "minor-without-consent", "minor-live-reward", "minor-private-transfer"}
TO_A_PERSON = {"个人收款码", "转账给个人"}
BALANCE = "平台余额"
# Asked for here alone.
GAME_ACCOUNT = "买的是普通游戏账号"


def own_use(past: Past, _: str) -> bool:
    """消费者权益保护法 第二条: bought for the needs of living."""
    return past.is_yes(OWN_USE)


def resale(past: Past, _: str) -> bool:
    """Bought to be sold again, as the author says."""
    return past.is_no(OWN_USE)


def private_seller(past: Past, _: str) -> bool:
    """The seller is no business: no dispute of a consumer (网络消费解释 第七条)."""
    return past.is_no(SELLER_TRADES)


def sold_by_author(past: Past, _: str) -> bool:
    """The author is the seller, and the other side bought: 消费者权益保护法 第二条 speaks of whoever buys, uses or is served."""
    return past.brief.respondents[0].role == "buyback"


def card_from_another(past: Past, _: str) -> bool:
    """The card came from somebody else than the firm that issued it."""
    return past.is_yes(FROM_ANOTHER)


def abroad(past: Past, _: str) -> bool:
    """The other side is abroad and no firm in the country took the money, as the author says."""
    return past.is_yes(ABROAD)


def seller_trades(past: Past, _: str) -> bool:
    """Whether the first seller, if known, is known to be a business."""
    return past.is_yes(SELLER_TRADES) or not past.brief.respondents[0].known


def respondent_named(past: Past, _: str) -> bool:
    """The first seller with name and address, or the company behind the platform; the name of a group is nobody's."""
    operator = past.brief.platform_operator
    runs = operator is not None and operator.known and operator.kind != "个人"
    return runs or past.brief.respondents[0].placed


def seller_known(past: Past, _: str) -> bool:
    """The first seller with name and address."""
    return past.brief.respondents[0].placed


def sellers_known(past: Past, _: str) -> bool:
    """Everybody against whom something is claimed, with name and address."""
    return all(each.known for each in past.brief.respondents)


def defendants_known(past: Past, _: str) -> bool:
    """Everybody who is to be sued, with name and address (民诉法 第一百二十二条第二项: 有明确的被告)."""
    return all(each.known for each in past.brief.defendants)


def trader_named(past: Past, _: str) -> bool:
    """No seller to be sued lacks nothing but the name of the person behind a 个体工商户."""
    return not any(
        each.lacking == PRIVATE_TRADER for each in past.brief.defendants if each.role != "platform"
    )


def sued_sellers_known(past: Past, _: str) -> bool:
    """The sellers to be sued are known, but for the person behind a 个体工商户, whom `trader-named` asks for."""
    sellers = [each for each in past.brief.defendants if each.role != "platform"]
    return all(each.known or each.lacking == PRIVATE_TRADER for each in sellers)


def sued_platform_known(past: Past, _: str) -> bool:
    """The platform, where something is claimed from it, with name and address."""
    return all(each.known for each in past.brief.defendants if each.role == "platform")


def platform_named(past: Past, _: str) -> bool:
    """There is a platform."""
    return bool(past.brief.platform)


def platform_or_firm(past: Past, _: str) -> bool:
    """Somebody with a name that may stand in public: a platform, or a seller who is a firm."""
    first = past.brief.respondents[0]
    return bool(past.brief.platform) or (first.known and first.kind in COMPANIES)


def chat_group(past: Past, _: str) -> bool:
    """The platform is a group in a chat: nobody to whom a public post could be given."""
    return "群" in past.brief.platform


def order_numbered(past: Past, _: str) -> bool:
    """The first order with which something is wrong has a number by which a platform finds it: its own, else the payment's."""
    first = past.at_issue[0]
    return bool(first.order_id or first.merchant_order or first.payment_id)


def telecom_carrier(past: Past, _: str) -> bool:
    """The other side is a telecom carrier, as the author says."""
    return past.is_yes("对方是电信企业")


def account_bought(past: Past, _: str) -> bool:
    """What was bought is an account, and not, as the author says, one for a game alone (kinds-1 C2, C10)."""
    return any(order.sort == "账号" for order in past.brief.orders) and not past.is_yes(GAME_ACCOUNT)


def guardian_named(past: Past, _: str) -> bool:
    """民法典 第二十三条: for a child somebody else acts, and is named."""
    return not past.brief.claimant.is_minor or past.brief.claimant.guardian is not None


def child_is_claimant(past: Past, _: str) -> bool:
    """Where a child acted, the claimant is the child: a minor, one who was a minor then, or one for whom a guardian writes.

    A parent who is the party (预付式解释 第三条) paid himself, and says that no child acted.
    """
    who = past.brief.claimant
    held = {ground.id for ground in past.brief.grounds}
    if not past.is_yes(CHILD) and held.isdisjoint(CHILD_GROUNDS):
        return True
    days = [day_of(order.paid_at) for order in past.brief.orders if order.paid_at is not None]
    then = who.born is not None and any(is_minor(who.born, day) for day in days)
    return who.is_minor or who.guardian is not None or then


def guardian_writes(past: Past, _: str) -> bool:
    """民法典 第二十三条: the claimant is a child, and who writes for it is named."""
    return past.brief.claimant.is_minor and past.brief.claimant.guardian is not None


def joint_agreed(past: Past, _: str) -> bool:
    """The claimant agreed in writing to complain to the association together with others (联名)."""
    return past.brief.joint is not None and "联名投诉" in past.brief.joint.agreed_to


def child_age_known(past: Past, _: str) -> bool:
    """How old the child was at each payment."""
    return all(order.child_age is not None for order in past.brief.orders)


def apple_paid(past: Past, _: str) -> bool:
    """Something was paid through the App Store; Apple Pay charges a bank card and is not that."""
    return any(ladder().apple_payments.search(order.paid_by) for order in past.brief.orders)


def paid_from_balance(past: Past, _: str) -> bool:
    """Something was paid from a balance: what can be complained of is the payment that filled it."""
    return any(ladder().balance_payments.search(order.paid_by) for order in past.brief.orders)


def paid_by_carrier(past: Past, _: str) -> bool:
    """Everything was taken from the telephone bill: no bill of WeChat or 支付宝 shows it."""
    return all(ladder().carrier_payments.search(order.paid_by) for order in past.brief.orders)


def payments_numbered(past: Past, _: str) -> bool:
    """Every payment to a merchant that is at issue has its number."""
    return all(o.payment_id for o in past.at_issue if o.paid_to not in {BALANCE, *TO_A_PERSON})


def transfers_numbered(past: Past, _: str) -> bool:
    """Every payment to a person that is at issue has its number."""
    return all(o.payment_id for o in past.at_issue if o.paid_to in TO_A_PERSON)


def balance_numbered(past: Past, _: str) -> bool:
    """Every payment from a balance that is at issue has the number of the one that filled it."""
    return all(o.payment_id for o in past.at_issue if o.paid_to == BALANCE)


def every_payment_numbered(past: Past, _: str) -> bool:
    """Every payment of the case has its number."""
    return all(order.payment_id for order in past.brief.orders)


def funds_traceable(past: Past, _: str) -> bool:
    """Every payment can be followed: by its number, the merchant's, or the balance it came from."""
    return all(o.payment_id or o.merchant_order or o.paid_to == BALANCE for o in past.brief.orders)
