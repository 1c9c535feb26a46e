"""Terms, time, currency, facts against terms, old law, issuer and seller, individuals (domain: kinds-1, E).

The ids E-1 … are rows of the table E9 there; C05 … are published disputes, told here in the project's own words.
"""

from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from cases_support import (
    DEAD,
    FIRM,
    GONE,
    PROOF,
    TODAY,
    brief_of,
    case_file,
    composed,
    no,
    order,
    seller,
    text_of,
    yes,
)
from grounds_table import Expected, assert_expected, leads_of, reasons_of, standing_of
from more_cases import BLOCKED, CONTENT

from kameng_docs.assess.derived_people import TRADER_MARKS
from kameng_docs.compose.terms import EFFECTS

# Grounds that this kind added: the tables of the older files leave them out.
OF_THIS_KIND = {
    "term-void-listed", "term-void-general", "term-void-content", "term-void-claim", "term-read-against",
    "penalty-on-consumer", "charged-in-advance", "issuer-card", "seller-answers-for-issuer", "usdt-paid",
    "foreign-respondent", "records-wanted",
}  # fmt: skip
PERSON = {"名称": "某丁", "主体类型": "个人", "住所": "某某省某某市某某路1号"}
PRIVATE = [seller(主体=PERSON)]
COURT = "court/statement_of_claim"
SUED = {"法院": {"名称": "某某市某某区人民法院", "省份": "江苏", "为什么是这里": "我的户籍地在该区"}}


def term(about: str, words: str = "", **more: Any) -> dict[str, Any]:
    return {
        "原文": words or f"本条讲{about}",
        "讲的是什么": about,
        "在哪里": "用户协议",
        "提示": "小字",
        **more,
    }


def with_terms(*terms: dict[str, Any], **more: Any) -> dict[str, Any]:
    return case_file(**({"事实": DEAD, "对方的条款": list(terms)} | more))


RULE = term("签收即认可", "点开卡密即视为认可质量")
LOGS = {"对方的原话是不退": yes(时间="2026-11-03", 原话="后台显示已激活")}
DOLLARS = order(
    币种="外币", 原币金额="20.00美元", 实付="145.36", 已退回={"金额": "36.10", "方式": "原路退回"}
)
COINS = [
    order(
        币种="虚拟货币",
        原币金额="35 USDT",
        实付="35.00",
        收到卡密的时间=GONE,
        付款方式="USDT",
        支付单号="转账哈希的前几位0a1b",
    )
]
ISSUER = {
    "名称": "某某商城有限公司",
    "主体类型": "公司",
    "住所": "某某省某某市某某大道9号",
    "法定代表人": "某丁",
}
CARD = {
    "卡是从别人手里买的或别人送的": yes(时间="2026-10-20"),
    "我手里的卡还有余额": yes(金额="320.00"),
    "卡只能在发卡的那一家用": yes(),
    "卡是不记名的": yes(),
}
GIFT_CARD = {
    "卖家": [seller(主体=ISSUER, 店铺名="某某商城", 网站上卖家情况="只有一家店")],
    "发行方": ISSUER,
    "交易": [order(商品="购物卡（面值500元）", 实付="450.00", 收到卡密的时间=GONE)],
    "诉求": {"主要要求": "恢复权益"},
    "争议": ["拒绝退款"],
}
NOT_HERE = {"对方的原话是不退": yes(时间="2026-11-05", 原话="卡不是在我们这里买的，不退")}
TO_A_PERSON = [order(商品="洗浴卡（面值5000元）", 买的是什么="其他", 实付="2600.00", 付给了谁="转账给个人")]

TABLE = {
    # E-1: the term listed in the interpretation, in small print
    "a rule that opening is approval": Expected(
        with_terms(RULE),
        stands=("term-void-listed", "clause-not-incorporated", "card-unusable"),
        leads=("report-term",),
        no_leads=("report-clause",),
        silent=("term-void-general",),
        claims=("refund",),
    ),
    # E-2: a statement of fact is no term
    "the log shows that it was activated": Expected(
        case_file(事实=DEAD | LOGS, 争议=["卡密无效", "拒绝退款"]),
        stands=("card-unusable", "records-wanted"),
        refused={"refusal-no-bar": "拒绝的理由是说我用过"},
        absent=("term-void-general", "term-void-listed", "clause-not-incorporated"),
        claims=("refund",),
        no_leads=("report-clause",),
    ),
    "the author says that it is the log, whatever the words": Expected(
        with_terms(RULE, 事实=DEAD | {"对方说的是后台记录不是规定": yes()}),
        refused={"term-void-listed": "对方说的是后台记录不是规定", "clause-not-incorporated": "对方说的是后台记录不是规定"},
    ),
    # E-3: thirty sales a month in three places, of what was bought to be sold
    "a person who sells for a living": Expected(
        case_file(
            卖家=PRIVATE,
            事实=DEAD | {"卖家件数多": yes(数量="30"), "卖家还有别的店": yes(), "卖家从别处进货来卖": yes()},
        ),
        stands=("business-seller", "consumer-liability"),
    ),
    "one mark alone makes nobody a trader": Expected(
        case_file(卖家=PRIVATE, 事实=DEAD | {"卖家件数多": yes(数量="30")}),
        refused={"business-seller": "经营者因素已有两项"},
        absent=("consumer-liability",),
    ),
    # E-4: one idle piece
    "one idle piece of a person": Expected(
        case_file(卖家=PRIVATE, 事实=DEAD | {"卖家说只卖这一件闲置": yes(原话="自用闲置，就这一个")}, 页面承诺=[{"内容": "全新卡密", "实际": "第一次兑换即提示已被使用"}]),
        stands=("card-unusable", "promise-not-kept"),
        refused={"business-seller": "卖家说只卖这一件闲置"},
        absent=("consumer-liability", "fraud"),
        claims=("refund",),
    ),
    # E-6: the sum of the bill, less what came back in 元
    "paid in dollars": Expected(case_file(事实=DEAD, 交易=[DOLLARS]), stands=("card-unusable",), claims=("refund",)),
    # E-7: nothing is asked back that was paid in coins; the police are told all the same
    "paid in coins": Expected(
        case_file(事实=BLOCKED, 交易=COINS, 争议=["商家失联"]),
        refused={"usdt-paid": "虚拟货币"},
        silent=("seller-vanished", "contract-formed"),
        claims=(),
        leads=("police-lost-contact",),
    ),
    # E-8: of the issuer the balance, in kind; never the price
    "a card of one shop bought from a friend": Expected(
        case_file(事实=CARD, **GIFT_CARD),
        stands=("issuer-card",),
        silent=("contract-formed",),
        claims=("restore-items",),
    ),
    "no balance, nothing to ask of the issuer": Expected(
        case_file(事实=CARD | {"我手里的卡还有余额": no()}, **GIFT_CARD),
        refused={"issuer-card": "我手里的卡还有余额"},
        claims=(),
    ),
    "a card for many shops": Expected(
        case_file(事实={k: v for k, v in CARD.items() if "那一家" not in k} | {"卡是多用途的": yes()}, **GIFT_CARD),
        refused={"issuer-card": "卡是多用途的"},
    ),
    "cash of the issuer as the first thing asked": Expected(
        case_file(事实=CARD, **(GIFT_CARD | {"诉求": {"主要要求": "退款"}})),
        refused={"issuer-card": "要求恢复权益"},
        claims=(),
    ),
    # C21, C34: the firm that issued it says so, and a person was paid: its price is no debt of the firm
    "the card was not bought here": Expected(
        case_file(事实=NOT_HERE | {"使用一段时间后被停用": yes(时间="2026-11-04")}, 交易=TO_A_PERSON, 争议=["停服", "拒绝退款"]),
        refused={"issuer-card": "卡是从别人手里买的或别人送的"},
        silent=("service-stopped", "contract-formed", "refusal-no-bar"),
        claims=(),
    ),
    "it was bought here, whatever they say": Expected(
        case_file(事实=DEAD | NOT_HERE | {"卡是从别人手里买的或别人送的": no()}, 交易=[order(付给了谁="转账给个人")]),
        stands=("card-unusable",),
        claims=("refund",),
    ),
    "the shop sends one to the issuer": Expected(
        case_file(事实=DEAD | {"发卡的公司另有其人": yes()}),
        stands=("seller-answers-for-issuer", "card-unusable"),
        claims=("refund",),
    ),
    "nothing is wrong with the card": Expected(
        case_file(事实={"发卡的公司另有其人": yes()}), refused={"seller-answers-for-issuer": "还没有回答"}
    ),
    # E5: five hundred taken, sixty lost
    "a penalty far above the loss": Expected(
        case_file(
            事实={"对方按那一条扣了我的钱": yes(时间="2026-11-03", 金额="500.00"), "那件事给对方造成的实际损失": yes(金额="60.00")},
            对方的条款=[term("消费者违约金", "取消的扣违约金500元")],
            交易=[order(商品="违约金扣款", 买的是什么="其他", 实付="500.00")],
            争议=["拒绝退款"],
        ),
        stands=("penalty-on-consumer",),
        claims=("refund",),
    ),
    "nobody says what was lost": Expected(
        case_file(事实={"对方按那一条扣了我的钱": yes(金额="500.00")}, 对方的条款=[term("消费者违约金")]),
        refused={"penalty-on-consumer": "那件事给对方造成的实际损失"},
    ),
    # C25: the page says that nothing is taken in advance, a clause that nobody saw says otherwise
    "pay on arrival, charged at once": Expected(
        case_file(
            事实={"页面写明不预先收款而先扣了全款": yes(原话="到店支付"), "东西或服务我还没有用": yes()},
            对方的条款=[term("其他", "可能预先收取全额费用", 提示="没有看到")],
            交易=[order(商品="客房预订1晚", 买的是什么="其他", 实付="800.00")],
            争议=["拒绝退款"],
        ),
        stands=("charged-in-advance", "clause-not-incorporated"),
        absent=("term-void-general",),
        claims=("refund",),
    ),
    "pay on arrival, and the room was used": Expected(
        case_file(事实={"页面写明不预先收款而先扣了全款": yes(原话="到店支付"), "东西或服务我还没有用": no()}),
        refused={"charged-in-advance": "东西或服务我还没有用"},
    ),
    # C05: the rule copied as it stands; seen by nobody
    "no after-sales once the trade is done": Expected(
        with_terms(term("概不退", "交易成功后，不支持售后维权")),
        stands=("term-void-general", "clause-not-incorporated"),
        silent=("refusal-no-bar",),
    ),
    # E6: no claim of one's own, no quarrel about a clause
    "a clause alone": Expected(
        with_terms(RULE, term("概不退"), 事实={}),
        refused={"term-void-listed": "只配合另一类请求", "term-void-general": "只配合另一类请求"},
        claims=(),
    ),
    "a maker of content is outside the interpretation": Expected(
        with_terms(RULE, 事实=DEAD | {CONTENT: yes()}),
        stands=("term-void-content",),
        absent=("term-void-listed",),
    ),
    "a person in whose terms it stands": Expected(
        with_terms(RULE, 卖家=PRIVATE, 事实=DEAD | {"卖家长期成批卖同类商品": no()}),
        stands=("term-void-content",),
        absent=("term-void-listed", "business-seller"),
    ),
    "to have it declared void": Expected(
        with_terms(RULE, 诉求={"另外要求": ["确认条款无效"]}),
        stands=("term-void-claim",),
        claims=("refund", "invalid-clause"),
    ),
    "to have a jurisdiction clause declared void": Expected(
        with_terms(term("管辖"), 诉求={"另外要求": ["确认条款无效"]}),
        refused={"term-void-claim": "不成立"},
        claims=("refund",),
    ),
    "two readings": Expected(
        with_terms(term("其他", "有效期至届满之日", 我的读法="到那天24时", 对方的读法="到那天0时")),
        stands=("term-read-against",),
    ),
    "one reading": Expected(with_terms(term("其他")), silent=("term-read-against",)),
    "a firm abroad": Expected(
        case_file(事实=DEAD | {"对方在境外": yes(原话="网站写着注册在境外")}), refused={"foreign-respondent": "12315"}
    ),
    "the log, with the records refused": Expected(
        case_file(事实=DEAD | LOGS | {"我要求提供交易记录而对方没有提供": yes(时间="2026-11-04")}),
        refused={"records-wanted": "我要求提供交易记录而对方没有提供"},
    ),
}  # fmt: skip


@pytest.mark.parametrize("expected", TABLE.values(), ids=TABLE)
def test_grounds_stand_and_fall_as_the_domain_says(expected):
    assert_expected(brief_of(expected.case, expected.today), expected)


def test_every_ground_of_the_kind_is_seen_standing_and_refused():
    told_only = {"usdt-paid", "foreign-respondent"}
    stands = {id_ for row in TABLE.values() for id_ in row.stands}
    refused = {id_ for row in TABLE.values() for id_ in row.refused}
    assert stands >= OF_THIS_KIND - told_only
    assert refused >= OF_THIS_KIND - {"term-void-content", "term-read-against"}
    assert not told_only & stands


@pytest.mark.parametrize(
    ("row", "sum_"),
    [
        ("a rule that opening is approval", "30.00"),
        ("paid in dollars", "109.26"),
        ("a penalty far above the loss", "440.00"),
        ("pay on arrival, charged at once", "800.00"),
        ("one idle piece of a person", "30.00"),
    ],
)
def test_what_is_asked_back_to_the_cent(row, sum_):
    brief = brief_of(TABLE[row].case)
    assert brief.claims[0].amount == Decimal(sum_)
    assert brief.total == Decimal(sum_)


def labels(brief, ground):
    (found,) = [each for each in brief.grounds if each.id == ground]
    return {citation.ref.partition("@")[0] for citation in found.citations}


def test_each_subject_cites_its_own_item_and_no_other():
    items = {"签收即认可": 1, "平台不担责": 2, "单方解释": 3, "不得投诉": 4}
    for about, item in items.items():
        cited = labels(brief_of(with_terms(term(about))), "term-void-listed")
        own = {ref for ref in cited if ref.startswith("online-consumer")}
        assert own == {f"online-consumer-interpretation:1.1.{item}"}
        assert {"consumer-law:26.2", "consumer-law:26.3"} <= cited


def test_the_general_clause_cites_what_the_seller_is_bound_by():
    firm = labels(brief_of(with_terms(term("过期作废"))), "term-void-general")
    assert {
        "civil-code:497",
        "consumer-law:26.2",
        "online-consumer-interpretation:1.1.5",
    } <= firm
    assert "civil-code:506" not in firm
    assert "civil-code:506" in labels(brief_of(with_terms(term("赔偿限额"))), "term-void-general")
    person = with_terms(term("过期作废"), 卖家=PRIVATE, 事实=DEAD | {"卖家长期成批卖同类商品": no()})
    assert labels(brief_of(person), "term-void-general") == {"civil-code:497"}


def test_every_subject_that_a_ground_prints_has_its_effect():
    from kameng_docs.law.grounds import grounds

    named = {
        name.removeprefix("条款是")
        for id_ in OF_THIS_KIND
        for requirement in grounds()[id_].requires
        for name in requirement.any_of
        if name.startswith("条款是")
    }
    assert named <= set(EFFECTS)


def test_a_term_and_its_effect_belong_together():
    case = with_terms(RULE, term("过期作废", "充值满一年清零"), term("概不退", "虚拟商品概不退款"), **SUED)
    text = text_of(brief_of(case), COURT)
    assert "用户协议写明“点开卡密即视为认可质量”。这一内容免除对质量的责任，" in text
    assert (
        "用户协议写明“充值满一年清零”；用户协议写明“虚拟商品概不退款”，如系格式条款，"
        "依次排除对未使用部分的请求、排除退款的权利，应属无效（《民法典》第四百九十七条）" in text
    )
    assert text.count("排除退款的权利") == 1


def test_an_argument_quotes_only_the_terms_that_were_not_shown():
    shown, hidden = term("其他", "本店保留删除的权利", 提示="醒目"), term("其他", "以本店记录为准")
    text = text_of(brief_of(with_terms(shown, hidden, **SUED)), COURT)
    assert "如主张“以本店记录为准”这一内容已订入合同" in text
    assert shown["原文"] not in text


def test_behind_another_argument_only_the_terms_that_were_not_shown_are_named():
    # as above where it is half a sentence; one term that was told is not quoted again
    clause = "下单前没有以醒目方式提示的，原告主张{}不成为合同的内容"
    paid_late = {"事实": {"自动续费扣了款": yes(时间="2026-11-01 10:00"), "扣款前没有收到过提醒": yes()}, "争议": ["自动续费"]}  # fmt: skip
    of_sale, shown = term("概不退", "自动续费不支持退款"), term("过期作废", "充值满一年清零", 提示="醒目")
    both = text_of(brief_of(with_terms(of_sale, shown, **paid_late, **SUED)), COURT)
    assert clause.format("“自动续费不支持退款”这一内容") in both
    alone = text_of(brief_of(with_terms(of_sale, **paid_late, **SUED)), COURT)
    assert clause.format("该内容") in alone
    assert alone.count(of_sale["原文"]) == 1


def test_a_letter_names_the_term_that_it_calls_void():
    told = text_of(brief_of(with_terms(RULE)), "demand_letter/letter")
    assert "用户协议写明“点开卡密即视为认可质量”，免除对质量的责任，应属无效（" in told


def test_two_readings_are_told_with_the_term_they_are_of():
    readings = term("其他", "有效期至届满之日", 我的读法="到那天24时", 对方的读法="到那天0时")
    text = text_of(brief_of(with_terms(RULE, readings, **SUED)), COURT)
    assert (
        "用户协议写明“有效期至届满之日”，按照通常理解是：到那天24时；被告的理解是：到那天0时，应当作出不利于被告的解释"
        in text
    )


def test_a_statement_of_fact_gets_no_word_of_standard_terms():
    # E-2; the whole paper is looked at
    text = text_of(brief_of(case_file(事实=DEAD | LOGS, 争议=["卡密无效", "拒绝退款"], **SUED)), COURT)
    assert "格式条款" not in text
    assert "第四百九十七条" not in text
    assert "第九十一条" in text
    assert "《中华人民共和国电子商务法》第六十二条" in text or "《电子商务法》第六十二条" in text


def test_two_marks_are_listed_with_their_numbers_and_no_more():
    facts = DEAD | {"卖家件数多": yes(数量="30"), "卖家还有别的店": yes(原话="某某网站"), "卖家长期卖": no()}
    text = text_of(brief_of(case_file(卖家=PRIVATE, 事实=facts, **SUED)), COURT)
    assert "被告页面上的同类商品有30件，被告在别处也出售同类商品" in text
    assert "至少" not in text.partition("参照认定")[2].partition("。")[0]


@pytest.mark.parametrize(
    ("answers", "state"),
    [
        ({}, ""),
        ({"卖家件数多": yes(数量="30")}, ""),
        ({"卖家件数多": yes(数量="30"), "卖家成交额大": yes()}, "是"),
        ({name: no() for name in TRADER_MARKS[1:]}, "否"),
        ({"卖家说只卖这一件闲置": yes()}, "否"),
        ({"卖家长期成批卖同类商品": no()}, "否"),
        ({"卖家长期成批卖同类商品": no(), "卖家件数多": yes(), "卖家长期卖": yes()}, "是"),
    ],
)
def test_whether_a_person_trades_follows_from_what_was_seen(answers, state):
    # 网络消费解释 第七条: 综合; two marks that can be seen, or the author's own answer
    assert brief_of(case_file(卖家=PRIVATE, 事实=DEAD | answers)).facts["卖家是经营者"].state == state


def test_a_person_answers_from_the_contract_alone():
    # E-4: 民法典 577, 582, 615; no consumer law, no 12315, nothing threefold
    case = TABLE["one idle piece of a person"].case | SUED
    text = text_of(brief_of(case), COURT)
    assert "消费者权益保护法" not in text
    assert composed(brief_of(case), "samr_12315/complaint").document is None
    assert "civil-code:615" in labels(brief_of(case), "promise-not-kept")


def test_a_sum_in_dollars_is_told_once_beside_that_of_the_bill():
    text = text_of(brief_of(case_file(事实=DEAD, 交易=[DOLLARS], **SUED)), COURT)
    assert text.count("付款145.36元（20.00美元）") == 1
    assert text.count("美元") == 1
    ticket = text_of(brief_of(case_file(事实=DEAD, 交易=[DOLLARS])), "platform_ticket/ticket")
    assert ticket.count("美元") == 1


COIN_CASE = case_file(事实=BLOCKED, 交易=COINS, 争议=["商家失联"], 证据={"截图": PROOF}, **SUED)


def test_coins_are_told_to_the_police_by_their_number():
    text = text_of(brief_of(COIN_CASE), "police/report")
    assert "购买“音乐会员年卡卡密”，付款35 USDT。" in text
    assert "｜USDT｜35 USDT｜" in text  # the row of what was paid: of one order there is no sum to tell
    assert "元" not in text.replace("元旦", "")


@pytest.mark.parametrize(
    "paper", ["court/statement_of_claim", "platform_ticket/ticket", "heimao/post", "demand_letter/letter"]
)
def test_no_paper_asks_for_coins(paper):
    assert composed(brief_of(COIN_CASE), paper).document is None


def test_the_issuer_is_asked_for_the_balance_in_kind():
    # kinds-2 T-B4: activate and honour alone; the issuer was paid nothing by this holder
    brief = brief_of(case_file(事实=CARD, **GIFT_CARD, **SUED))
    text = text_of(brief, COURT)
    assert "激活所持的卡，或者更换可以使用的卡，并按约定兑付卡内余额" in text
    assert "退回卡内余额" not in text
    assert "原告从他人处取得被告发行的“购物卡（面值500元）”1件" in text
    assert "450.00" not in text
    assert brief.total == 0
    assert {"prepaid-interpretation:2.1", "prepaid-interpretation:24.1", "consumer-law:53"} <= labels(
        brief, "issuer-card"
    )


def test_a_transfer_is_cited_once_the_issuer_was_told():
    told = CARD | {"我已把卡转到我名下的事通知了发卡的公司": yes(时间="2026-10-25")}
    assert "prepaid-interpretation:11.1" in labels(brief_of(case_file(事实=told, **GIFT_CARD)), "issuer-card")
    assert "prepaid-interpretation:11.1" not in labels(
        brief_of(case_file(事实=CARD, **GIFT_CARD)), "issuer-card"
    )


def test_the_shop_is_not_told_to_have_kept_a_rule_against_the_buyer():
    # C05: the platform's rule that takes from the buyer is no promise of anybody
    rule = {"名称": "平台规范", "管什么": "售后", "原文": "交易成功后，不支持售后维权"}
    case = case_file(事实=DEAD, 平台规则=[rule], 对方的条款=[term("概不退", rule["原文"])], **SUED)
    text = text_of(brief_of(case), COURT)
    assert "平台《平台规范》写明" not in text
    assert "应当按照该约定处理" not in text
    assert text.count("不支持售后维权") == 1  # what is argued against is quoted once
    assert "写明“交易成功后，不支持售后维权”。这一内容如系格式条款，排除退款的权利（" in text


OLD = date(2020, 6, 1)


def old_case(**more: Any) -> dict[str, Any]:
    facts = {
        "兑换页提示该卡密已被使用": yes(时间="2020-06-01", 原话="已被使用"),
        "收到卡密后我第一次兑换就失败": yes(),
    }
    orders = [order(下单时间="2020-06-01", 收到卡密的时间="2020-06-01")]
    return case_file(**({"事实": facts, "交易": orders} | SUED | more))


def test_an_old_contract_that_showed_no_term_is_under_496_by_the_provisions():
    # E-5: time-effect 9 names it; 497 is told by its predecessor
    brief = brief_of(old_case(对方的条款=[term("概不退", "概不退款", 提示="没有看到")]))
    assert {"civil-code:496.2", "civil-code-time-effect:9", "consumer-law:26.1"} == labels(
        brief, "clause-not-incorporated"
    )
    void = labels(brief, "term-void-general")
    assert "contract-law:40" in void
    assert not {"civil-code:497", "consumer-regulation:17", "online-consumer-interpretation:1.1.5"} & void
    assert "civil-code-time-effect:9" not in labels(
        brief_of(with_terms(term("概不退", 提示="没有看到"))), "clause-not-incorporated"
    )


def test_of_the_code_only_what_reaches_back_is_cited_for_what_happened_before_it():
    brief = brief_of(old_case(对方的条款=[term("概不退", 提示="没有看到")]))
    reaching = {"civil-code:496.2", "civil-code:565.2"}
    code = {c.ref.partition("@")[0] for g in brief.grounds for c in g.citations if c.statute == "civil-code"}
    assert code <= reaching


def test_the_oldest_contract_is_pleaded_without_numbers_and_its_author_told():
    # 2016: no 电子商务法 and no 民法典
    old = old_case(交易=[order(下单时间="2016-07-26", 收到卡密的时间="2016-07-26")])
    brief = brief_of(old, date(2016, 8, 15))
    (formed,) = [each for each in brief.grounds if each.id == "contract-formed"]
    assert formed.citations == ()
    assert formed.caution.startswith("这件事要用当时的法律")
    text = text_of(brief, COURT)
    # that a contract was made is no news, and is not told without a number; what it obliges to is
    assert "合同成立" not in text
    assert "不能用于它唯一的用途，被告应当承担违约责任（《中华人民共和国合同法》第一百一十一条" in text
    assert "民法典" not in text


def child_case(day: str, **more: Any) -> dict[str, Any]:
    child = {"实际操作的是孩子": yes(数量="6"), "家长得知后明确表示不同意": yes(时间=day)}
    orders = [order(下单时间=day, 收到卡密的时间=day)]
    return case_file(**({"事实": child, "争议": ["未成年人充值"], "交易": orders} | more))


def test_a_childs_payment_before_the_code_stands_without_numbers():
    brief = brief_of(child_case("2020-06-01"))
    (ground,) = [each for each in brief.grounds if each.id == "minor-under-eight"]
    assert ground.citations == ()
    assert "不写条号" in ground.caution
    assert brief.claims[0].kind == "refund"


def test_what_the_library_does_not_hold_is_told_in_one_place():
    from kameng_docs.rules import ended_edition, old_law

    brief = brief_of(old_case())
    (found,) = old_law.find(brief)
    assert "民法总则" in found.message
    assert "第39、40、41、47、60、94、97、107、111条" in found.message
    assert "时效" in found.hint
    assert "12348" in found.hint
    assert not list(old_law.find(brief_of(case_file(事实=DEAD))))
    assert list(ended_edition.find(brief))


def test_a_ground_whose_clauses_are_all_younger_points_at_that_place():
    interest = {"诉求": {"要求利息": "依据够时要求"}}
    (fallen,) = [
        each for each in brief_of(child_case("2020-06-01", **interest)).refused if each.id == "interest-void"
    ]
    assert "所引条文在决定日期不能引用" in fallen.reason
    assert "rule.old-law" in fallen.then
    assert "interest-void" in standing_of(brief_of(child_case("2026-06-01", **interest)))


def test_three_years_run_from_when_both_were_known():
    # 民法典 188.2: the harm and who owes
    charged = {"自动续费扣了款": yes(时间="2022-01-05")}
    late = charged | {"后来才知道被侵害": yes(时间="2026-10-08", 原话="查账单时看到")}
    later = late | {"后来才知道对方是谁": yes(时间="2026-10-20")}

    def last_of(facts):
        return (
            brief_of(
                case_file(
                    事实=facts, 交易=[order(下单时间="2022-01-05", 收到卡密的时间=GONE)], 争议=["自动续费"]
                )
            )
            .facts["三年时效可能已过"]
            .state
        )

    assert last_of(charged) == "是"
    assert last_of(late) == "否"
    assert last_of(later) == "否"


def test_the_discovery_is_told_with_its_day():
    facts = DEAD | {"后来才知道被侵害": yes(时间="2026-11-10", 原话="查账单时看到")}
    text = text_of(brief_of(case_file(事实=facts, **SUED)), COURT)
    # the year is told with the payment, once a paragraph (rule 30)
    assert "\n2026年11月1日10:00，原告为生活消费" in text
    assert "。11月10日，原告才得知上述情况：查账单时看到。" in text


def test_a_case_against_somebody_abroad_is_no_small_claim():
    brief = brief_of(case_file(事实=DEAD | {"对方在境外": yes()}, **SUED))
    assert "defendant_abroad" in {note.id for note in brief.track.doubts}


def test_a_renewal_that_was_refused_with_the_agreement_is_no_return_of_goods():
    # t3: the shop says “您同意过协议”
    facts = {
        "自动续费扣了款": yes(时间="2026-11-01 10:00"),
        "扣款前没有收到过提醒": yes(),
        "对方的原话是不退": yes(时间="2026-11-03", 原话="您开通时已同意自动续费协议，不支持退款"),
    }
    agreed = term("概不退", "自动续费不支持退款", 在哪里="自动续费协议")
    case = case_file(
        事实=facts,
        争议=["自动续费", "拒绝退款"],
        对方的条款=[agreed],
        交易=[order(买的是什么="会员开通")],
        **SUED,
    )
    text = text_of(brief_of(case), COURT)
    assert "自动续费协议写明“自动续费不支持退款”" in text
    assert "无理由退货" not in text
    assert "没有按照约定履行" not in text
    assert text.count("排除退款的权利") == 1


def test_what_was_sold_for_ever_has_no_days_left():
    # t4: nobody is asked for 剩余天数 of a lifetime
    stopped = {"使用一段时间后被停用": yes(时间="2026-11-01"), "发行方公告停服或下架": yes(时间="2026-11-01")}
    case = case_file(
        事实=stopped, 争议=["停服"], 交易=[order(商品="软件终身会员", 买的是什么="会员开通", 实付="399.00")]
    )
    reasons = {each.id: each.reason for each in brief_of(case).refused}
    assert "剩余天数" not in reasons["service-stopped"]
    assert "年卡价" in reasons["lifetime-stopped"]


def test_a_childs_payment_is_refused_with_a_term_of_the_shop():
    # t2: the claim stands on no contract, a term of it argues nothing away; no 506, no return of goods
    child = {
        "实际操作的是孩子": yes(数量="12"),
        "这笔钱明显超过孩子平时的零花钱": yes(),
        "家长得知后明确表示不同意": yes(时间="2026-11-05 20:00"),
        "卖家就是内容或游戏的提供方": yes(),
    }
    case = case_file(
        事实=child,
        争议=["未成年人充值"],
        对方的条款=[term("概不退", "虚拟货币充值后不予退还")],
        交易=[order(商品="游戏点券", 买的是什么="游戏充值", 实付="3280.00")],
        诉求={"要求利息": "依据够时要求"},
    )
    brief = brief_of(case)
    assert {"minor-without-consent", "term-void-general"} <= standing_of(brief)
    assert labels(brief, "term-void-general") >= {"civil-code:497", "consumer-law:26.2"}
    assert "online-consumer-interpretation:1.1.5" not in labels(brief, "term-void-general")
    assert brief.claims[0].amount == Decimal("3280.00")


@pytest.mark.parametrize("today", [TODAY])
def test_nothing_is_claimed_of_both_issuer_and_seller(today):
    brief = brief_of(TABLE["the shop sends one to the issuer"].case | {"发行方": ISSUER}, today)
    assert [each.name for each in brief.respondents] == [FIRM["名称"]]
    assert standing_of(brief) >= {"seller-answers-for-issuer"}
    assert not leads_of(brief) & {"police-lost-contact"}
    assert "usdt-paid" not in reasons_of(brief)
