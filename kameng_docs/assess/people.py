"""Who claims and against whom, worked out from what was to be seen on the site."""

from datetime import date

from kameng_docs.assess.known import YES
from kameng_docs.brief import ClaimantInfo, GuardianInfo, JointInfo, RespondentInfo
from kameng_docs.case.model import Case
from kameng_docs.case.orders import to_streamer
from kameng_docs.case.part import known
from kameng_docs.case.people import Claimant, Party, Seller
from kameng_docs.case.sold_by import paid_to_its_seller
from kameng_docs.case.whose import Ours, Said, ours, said
from kameng_docs.declared import sought
from kameng_docs.law.fact_names import PROVIDER
from kameng_docs.procedure.ages import is_minor
from kameng_docs.wording import folded

NOTHING_KNOWN = ours(("名称", "住所"))
SELLER, SELF_OPERATED, SELF_RUN, PLATFORM = ours(("seller", "self-operated", "self-run", "platform"))
# 卖家.身份 of one who sold nothing to the author.
BUYS_BACK, SOLD_BY_AUTHOR = "回收方", "我卖出的卡券"
LIVE_OPERATOR = Ours("live-operator")
OTHER_ROLES = {"发行方": Ours("issuer"), BUYS_BACK: Ours("buyback"), "直播间运营者": LIVE_OPERATOR}

# What a company prints of where it is, close behind its name.
SEATED = sought(
    r"[^。；]{0,20}?(?:住所地?|注册地址?|(?:经营|办公|联系|通讯)(?:地址|场所)|营业场所|地址)[为是]?[:： ]*(?P<address>[^，。；,;:：\s]{6,60})"
)


def claimant_of(case: Case, today: date) -> ClaimantInfo:
    """消费者. The e-mail address only if it may serve for the court (在线诉讼规则 第二十九条)."""
    who = case.claimant
    return ClaimantInfo(
        name=who.name,
        sex=Ours(who.sex or ""),
        born_on=who.born_on,
        ethnicity=Said(who.ethnicity or ""),
        occupation=Said(who.occupation or ""),
        employer=Said(who.employer or ""),
        id_kind=Ours(who.id_kind),
        id_number=Said(who.id_number or ""),
        registered_address=Said(who.registered_address or ""),
        home_address=Said(who.home_address or ""),
        phone=Said(who.phone or ""),
        email=Said((who.email or "") if who.email_for_court == "是" else ""),
        relation_to_payer=Said((who.relation_to_payer or "").rstrip("。")),
        is_minor=who.born is not None and is_minor(who.born, today),
        guardian=_guardian(who),
        born=who.born,
    )


def _guardian(who: Claimant) -> GuardianInfo | None:
    """民法典 第二十三条: who acts for a minor. Lives with the minor unless another address is given."""
    if who.guardian is None:
        return None
    return GuardianInfo(
        name=who.guardian.name,
        # Papers say what he is, not what he is not.
        relation=Said(who.guardian.relation.removeprefix("其他")),
        sex=Ours(who.guardian.sex or ""),
        born_on=who.guardian.born_on,
        ethnicity=Said(who.guardian.ethnicity or ""),
        id_number=Said(who.guardian.id_number or ""),
        address=Said(who.guardian.address or who.home_address or who.registered_address or ""),
        phone=Said(who.guardian.phone or ""),
    )


def joint_of(case: Case) -> JointInfo | None:
    """联名, once it was signed."""
    signed = case.joint
    if signed is None:
        return None
    return JointInfo(
        agreed_to=ours(dict.fromkeys(signed.agreed_to)),
        agreed_on=signed.agreed_on,
        named=signed.named == "是",
        paper=Said(signed.paper or ""),
        representatives=said(signed.representatives),
    )


def author_sells(case: Case) -> bool:
    """Whether the author sold, and the other side bought: by 身份, or by what every order is about (买的是什么)."""
    sold = all(order.sort == SOLD_BY_AUTHOR for order in case.orders)
    return sold or any(seller.acts_as == BUYS_BACK for seller in case.sellers)


def role_of(seller: Seller) -> str:
    """平台自营 (电子商务法 第三十七条), 自建网站 (第九条第一款), or 平台内经营者 (第九条第三款); or who sold nothing, by 身份."""
    if seller.acts_as in OTHER_ROLES:
        return OTHER_ROLES[seller.acts_as]
    if seller.marked_self_operated == "是":
        return SELF_OPERATED
    return SELF_RUN if seller.shops_on_site == "只有一家店" else SELLER


def respondents_of(case: Case) -> tuple[RespondentInfo, ...]:
    """Each seller; where the site itself sells and nothing else is known of the seller, whoever runs the site.

    A payee is never one of them (practice.md 1.3 第5点).
    """
    operator = case.platform.known_operator if case.platform else None
    found = []
    for seller in case.sellers:
        role = OTHER_ROLES[BUYS_BACK] if author_sells(case) else role_of(seller)
        role = SELF_RUN if role == SELLER and sold_by_the_site(case, seller) else role
        party = seller.known_party or (operator if _is_the_site(seller, role) else None)
        found.append(_info(case, seller, role, party))
    return tuple(found)


def _is_the_site(seller: Seller, role: str) -> bool:
    """Whether whoever runs the site is this respondent: not where it only gives a live room its place."""
    alone = seller.shops_on_site == "只有一家店"
    return role in {SELF_OPERATED, SELF_RUN} or (role not in {SELLER, LIVE_OPERATOR} and alone)


def took_it_all(case: Case, seller: Seller) -> bool:
    """Whether nothing is known of any other seller, and the bills name whoever runs the site as who was paid each time.

    That somebody was paid makes no seller of him; that he runs the site on which it was bought and no shop is known there does.
    """
    operator = case.platform.known_operator if case.platform else None
    unknown = seller.known_party is None and not seller.shop_name and seller.traces is None
    if operator is None or not unknown or len(case.sellers) > 1 or seller.shops_on_site == "很多家店":
        return False
    return all(order.payee and folded(order.payee) == folded(operator.name) for order in case.orders)


def sold_by_the_site(case: Case, seller: Seller) -> bool:
    """Whether whoever runs the site is the seller, though nobody wrote of its shops: nothing else is known of one, or coins for
    presents were bought, which nobody but the live site has.
    """
    return took_it_all(case, seller) or _sells_its_coins(case, seller)


def _sells_its_coins(case: Case, seller: Seller) -> bool:
    """Whether every order is coins of a live site (直播打赏), by its own bill paid to this seller, who is the provider himself.

    Not where the site is a store of many shops, the money went to the streamer, or somebody collected it for the site.
    """
    provider = case.facts.get(PROVIDER)
    if provider is None or provider.answer != YES or seller.shops_on_site == "很多家店":
        return False
    if case.platform is None or len(case.sellers) > 1:
        return False
    # The head of a chat with the site's own service is often taken for a shop's name.
    if seller.shop_name and folded(seller.shop_name) != folded(case.platform.name):
        return False
    return all(
        order.sort == "直播打赏" and not to_streamer(order) and paid_to_its_seller(order, case.sellers)
        for order in case.orders
    )


def companies_of(case: Case) -> frozenset[str]:
    """The folded names of the companies that the case names as seller or as who runs the platform: they are complained of.

    A name that may be a person's is none of them.
    """
    sellers = (seller.known_party for seller in case.sellers)
    found = {folded(each.name) for each in sellers if each and each.kind == "公司"}
    operator = case.platform.known_operator if case.platform else None
    if operator and operator.kind not in {"个人", "个体工商户"}:
        found.add(folded(operator.name))
    return frozenset(found)


def published_addresses(case: Case) -> tuple[str, ...]:
    """Where these companies are, as the case has it or as a rule of the platform prints it behind the company's name.

    A company publishes its own address; it is nobody's secret.
    """
    companies = companies_of(case)
    parties = [seller.known_party for seller in case.sellers]
    parties.append(case.platform.known_operator if case.platform else None)
    firms = [each for each in parties if each and folded(each.name) in companies]
    own = [each.address for each in firms if each.address and known(each.address)]
    printed = [
        found["address"]
        for rule in case.platform_rules
        for name in dict.fromkeys(each.name for each in firms)
        if (found := SEATED.match(rule.words.partition(name)[2]))
    ]
    return tuple(dict.fromkeys((*own, *printed)))


def platform_of(case: Case) -> RespondentInfo:
    """Whoever runs the platform, as one who answers for it. Only a firm can be a platform (电子商务法 第九条第二款)."""
    operator = case.platform.known_operator if case.platform else None
    if operator is None:
        return RespondentInfo(
            PLATFORM, case.platform.name if case.platform else Said("平台"), lacking=NOTHING_KNOWN
        )
    return _named(PLATFORM, operator, operator.name, "", ())


def lacking_of(party: Party | None, shop: str = "") -> tuple[str, ...]:
    """What a court would still ask for. The name of a shop is no name of a person (court.md 0 第7点).

    Whoever trades as a firm may be called as his shop is; a 个人, or one of whom nobody knows what he is, not unless
    there is a 统一社会信用代码.
    """
    if party is None:
        return NOTHING_KNOWN
    person = party.kind in {"个人", "不知道"} and known(party.credit_code) is None
    if person and shop and party.name == shop:
        return tuple(dict.fromkeys(("名称", *party.lacking)))
    return party.lacking


def _info(case: Case, seller: Seller, role: str, party: Party | None) -> RespondentInfo:
    site = case.platform.name if case.platform else ""
    shop = seller.shop_name or ""
    left = seller.traces.model_dump(by_alias=True, exclude_none=True) if seller.traces else {}
    traces = tuple((Ours(label), Said(text)) for label, text in left.items())
    if party is None:
        return RespondentInfo(
            Ours(role),
            Said(shop or site or "卖家"),
            shop_name=Said(shop),
            lacking=NOTHING_KNOWN,
            traces=traces,
        )
    return _named(role, party, shop or site or "卖家", shop, traces)


def _named(
    role: str, party: Party, otherwise: str, shop: str, traces: tuple[tuple[Ours, Said], ...]
) -> RespondentInfo:
    lacking = lacking_of(party, shop)
    return RespondentInfo(
        role=Ours(role),
        name=Said(known(party.name) or otherwise),
        kind=Ours(known(party.kind) or ""),
        shop_name=Said(shop),
        credit_code=Said(known(party.credit_code) or ""),
        address=Said(known(party.address) or ""),
        legal_representative=Said(known(party.legal_representative) or ""),
        representative_title=Said(known(party.representative_title) or ""),
        operator=Said(known(party.operator) or ""),
        sex=Ours(party.sex or ""),
        phone=Said(known(party.phone) or ""),
        known=not lacking,
        lacking=ours(lacking),
        traces=traces,
    )
