"""What goes to the filing desk beside the pleading: who gets which paper, what is ticked, what is withheld and why.

Expectations from court.md §4, practice.md 1.4–1.6 and the clauses themselves.
"""

import pytest
from cases_support import (
    CONSUMER,
    GONE,
    brief_of,
    composed,
    order,
    sheets_of,
    text_of,
    unclear,
    yes,
)
from court_cases import AGENT, CASE_NUMBER, COURT, FILED, PAID, PROMISED, SETTLED, UNKNOWN, promise, suing


def made(case):
    """The slugs of the court's papers that are made."""
    return {s.paper.slug for s in sheets_of(brief_of(case)) if s.channel.slug == "court" and s.document}


def lacking(case, slug):
    """What the paper lacks; None where the case has no such paper."""
    found = [s for s in sheets_of(brief_of(case)) if (s.channel.slug, s.paper.slug) == ("court", slug)]
    return found[0].missing if found else None


def service(case):
    return text_of(brief_of(case), "court/service_address")


# 送达地址确认书


@pytest.mark.parametrize(
    ("said", "ticked"), [(None, "□是　　□否"), ("是", "√是　　□否"), ("否", "□是　　√否")]
)
def test_electronic_service_is_ticked_only_as_the_author_said(said, ticked):
    chosen = {"送达": {"同意电子送达": said} if said else {"邮编": "000000"}}
    assert ticked in service(suing(COURT | chosen))
    assert "□是　　□否" in service(suing())


def test_the_address_and_the_telephone_are_filled_in_and_the_rest_is_left_to_the_hand():
    text = service(suing())
    assert "某某省某某市某某区某某街8号" in text
    assert "13800000009" in text
    assert "邮编：＿＿＿＿" in text
    chosen = {"收件人": "王某某", "地址": "某某市某某路9号", "电话": "13800000003", "邮编": "000001"}
    other = service(suing(COURT | {"送达": chosen}))
    assert all(each in other for each in chosen.values())
    # Whose card it is nobody knows: the number of the claimant's is not put beside another's name.
    assert "00000019960203004X" not in other


def test_a_mail_address_stands_there_only_with_consent():
    mail = CONSUMER | {"邮箱": "me@mail.example"}
    assert "me@mail.example" not in service(suing(消费者=mail))
    agreed = mail | {"邮箱可用于法院送达": "是"}
    assert "□电子邮件，邮箱：me@mail.example" in service(suing(消费者=agreed))
    yes_to_all = suing(COURT | {"送达": {"同意电子送达": "是"}}, 消费者=agreed)
    assert "√电子邮件，邮箱：me@mail.example" in service(yes_to_all)
    refused = suing(COURT | {"送达": {"同意电子送达": "否"}}, 消费者=agreed)
    assert "me@mail.example" not in service(refused)


def test_judgments_may_be_served_electronically_and_paper_is_to_be_had():
    text = service(suing())
    assert "判决书、裁定书、调解书也可以电子送达" in text
    assert "《中华人民共和国民事诉讼法》第九十条第一款" in text
    assert all(stage in text for stage in ("一审", "二审", "再审", "执行"))


# 授权委托书


def test_an_agent_has_a_paper_that_names_each_power():
    assert lacking(suing(), "authority") is None
    general = text_of(brief_of(suing(委托代理人=AGENT)), "court/authority")
    assert "一般授权" in general
    assert "没有代为承认、放弃、变更诉讼请求，进行和解，提起反诉或者上诉的权限" in general
    special = suing(委托代理人=AGENT | {"特别授权": ["变更诉讼请求", "进行和解"]})
    text = text_of(brief_of(special), "court/authority")
    assert "1. 代为变更诉讼请求；\n2. 代为进行和解；" in text
    assert "提起上诉" not in text
    assert "全权" not in general + text
    assert "受委托人系委托人的配偶（附：结婚证）" in text


def test_an_agent_without_a_proof_of_kinship_is_told_so():
    bare = suing(委托代理人={"姓名": "王某某", "是我的": "配偶"})
    missing = lacking(bare, "authority")
    assert "委托代理人.关系证明（例如 结婚证、户口簿）" in missing
    assert "委托代理人.证件号码" in missing


def test_the_agent_stands_in_both_pleadings():
    brief = brief_of(suing(委托代理人=AGENT))
    assert "委托诉讼代理人：王某某（原告的配偶）" in text_of(brief, "court/statement_of_claim")
    form = text_of(brief, "court/sales_form")
    assert "代理权限：一般授权√　特别授权□" in form
    assert "委托诉讼代理人：" not in text_of(brief_of(suing()), "court/statement_of_claim")


# 先行调解意愿书


@pytest.mark.parametrize(
    ("said", "ticked"),
    [(None, "是□　否□　暂"), ("是", "是√　否□　暂"), ("否", "是□　否√　暂"), ("暂不确定", "更多内容√")],
)
def test_mediation_is_ticked_only_as_the_author_said(said, ticked):
    brief = brief_of(suing(COURT | ({"先行调解": said} if said else {})))
    text = text_of(brief, "court/mediation")
    assert ticked in text
    # Whether one knows of mediation is answered by nobody but the author's own hand.
    assert text.count("了解□　不了解□") == 6
    form = text_of(brief, "court/sales_form")
    assert form.count("了解□　不了解□") == 6
    assert ("是√\n" in form.partition("是否考虑先行调解")[2]) is (said == "是")


def test_with_the_form_alone_there_is_no_second_paper_on_mediation():
    assert "mediation" not in made(suing(COURT | {"诉状": "要素式"}))
    assert "mediation" in made(suing(COURT | {"诉状": "叙述式"}))


# 调查取证、责令提交


def test_the_court_is_asked_for_what_others_hold():
    text = text_of(brief_of(suing()), "court/investigation")
    for part in ("被调查人：", "不能自行收集的原因：", "要证明的事实：", "线索："):
        assert text.count(part) == 2, part
    assert "首次兑换的日期、时间（不需要兑换人的身份信息）" in text
    assert "《最高人民法院关于民事诉讼证据的若干规定》第二十条" in text
    assert "收款" not in text


def test_an_operator_that_is_known_is_named_and_one_that_is_not_is_left_to_the_hand():
    firm = {"名称": "某某平台有限公司", "主体类型": "公司", "住所": "某某市某某路2号"}
    text = text_of(brief_of(suing(平台={"名称": "某某卡盟", "经营者": firm})), "court/investigation")
    assert "被调查人：某某平台有限公司，住所某某市某某路2号。" in text
    # Only the issuer's particulars are left then.
    assert text.count("全称：＿") == 1


def test_while_the_seller_is_unknown_the_payee_is_asked_for_as_a_trace():
    case = suing(卖家=UNKNOWN, 交易=PAID)
    # The pleading is not made; list and book, and what is told to the author, stand alone.
    assert made(case) == {"investigation", "evidence_list", "evidence_book", "before_filing"}
    text = text_of(brief_of(case), "court/investigation")
    assert "支付单号4200000000202611010000000001" in text
    assert "收款人不当然是出卖人" in text
    assert "店铺“某某小铺”（真实名称、住所待查明）" in text


def test_nothing_is_asked_for_that_is_known_already():
    told = {"官方告知首次兑换时间早于我收到卡密的时间": yes(证据=["截图"])}
    assert lacking(suing(facts=told), "investigation") is None


def test_records_that_a_defendant_refused_are_asked_for_by_order():
    refused = {"我要求提供交易记录而对方没有提供": yes(时间="2026-11-04", 证据=["截图"])}
    text = text_of(brief_of(suing(facts=refused)), "court/order_to_produce")
    assert "第一百一十二条第一款" in text
    assert "第九十九条第二款" in text
    assert "被告没有提供（证据1-1）" in text
    assert lacking(suing(), "order_to_produce") is None


@pytest.mark.parametrize(
    "case",
    [
        suing(),
        suing(交易=[order(买的是什么="代充")]),
        suing(卖家=UNKNOWN),
        suing(卖家=UNKNOWN, 交易=PAID),
        suing(平台=GONE),
        suing(平台=GONE, 卖家=UNKNOWN, 交易=PAID),
        suing(卖家=[{**UNKNOWN[0], "网站上卖家情况": "只有一家店"}]),
        suing(facts={"我要求提供交易记录而对方没有提供": yes(时间="2026-11-04")}),
    ],
)
def test_a_paper_that_asks_is_never_empty(case):
    brief = brief_of(case)
    if lacking(case, "investigation") is not None:
        assert "被调查人：" in text_of(brief, "court/investigation")


# 支付令


def test_a_payment_order_needs_a_promise_in_writing_that_is_due():
    text = text_of(brief_of(suing(facts=promise())), "court/payment_order")
    assert "督促被申请人给付申请人30.00元" in text
    assert "“10号前退30元”（证据1-1）" in text
    # Nothing that the author has not said: other debts are ticked by hand, the debtor's court is filled in by hand.
    assert "□没有其他债务纠纷　□有其他债务纠纷" in text
    assert "＿人民法院" in text
    assert COURT["名称"] not in text


@pytest.mark.parametrize(
    "facts", [{}, promise(期限="2026-11-22"), promise(期限="2026-12-01"), {PROMISED: unclear()}]
)
def test_without_a_promise_that_is_due_there_is_none(facts):
    assert lacking(suing(facts=facts), "payment_order") is None


def test_what_a_payment_order_lacks_is_told():
    (missing,) = lacking(suing(facts=promise(期限=None)), "payment_order")
    assert "期限" in missing
    (missing,) = lacking(suing(facts=promise(证据=None)), "payment_order")
    assert "证据" in missing
    gone = promise() | {"付款后被拉黑": yes(时间="2026-11-12")}
    (missing,) = lacking(suing(facts=gone), "payment_order")
    assert "送不到" in missing
    assert lacking(suing(FILED, facts=promise()), "payment_order") is None


# 撤诉


def test_withdrawal_waits_for_the_money():
    assert lacking(suing(FILED), "withdrawal") is None
    assert lacking(suing(和解=SETTLED | {"到账日期": "2026-11-19"}), "withdrawal") is None
    (missing,) = lacking(suing(FILED, 和解=SETTLED), "withdrawal")
    assert "款到账前不要撤诉" in missing


def test_withdrawal_stands_though_nothing_is_claimed_any_more():
    back = [order(已退回={"金额": "30.00", "日期": "2026-11-19", "方式": "原路退回"})]
    case = suing(FILED, 交易=back, 和解=SETTLED | {"到账日期": "2026-11-19"})
    assert not brief_of(case).claims
    text = text_of(brief_of(case), "court/withdrawal")
    assert f"撤回{CASE_NUMBER}案的起诉" in text
    assert "该款已于2026年11月19日到账" in text
    assert "第一百四十八条第一款" in text


# 身份证明


def test_the_cover_lists_papers_and_shows_none():
    text = text_of(brief_of(suing(委托代理人=AGENT)), "court/identity")
    for what in ("居民身份证（正面、反面）复印件", "结婚证复印件", "国家企业信用信息公示系统"):
        assert what in text
    assert composed(brief_of(suing()), "court/identity").document is not None
