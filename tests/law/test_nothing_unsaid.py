"""Stories in which a paper once said what nobody had said: what is told now, and what is not."""

import re
from datetime import date

import pytest
from cases_support import (
    DEAD,
    GONE,
    PROOF,
    TODAY,
    brief_of,
    case_file,
    order,
    seller,
    sheets_of,
    text_of,
    yes,
)
from more_cases import FROZEN, MEMBERSHIP, RECLAIMED, REFUSAL, SHUT_DOWN, STOPPED, TOPPED_UP

from kameng_docs.blocks import words
from kameng_docs.case.model import Case
from kameng_docs.law.said import describes_goods, disputes_the_facts, favours_buyer
from kameng_docs.rules import difference_exceeds_paid, price_difference, refund_exceeds_paid

COURT = {"法院": {"名称": "某某市某某区人民法院"}}
CLAIM = "court/statement_of_claim"


def fake(promises):
    """Works, and is not what was sold: a tent of another make."""
    return case_file(
        交易=[order(商品="某牌帐篷", 买的是什么="其他", 实付="640.00")],
        页面承诺=promises,
        争议=["描述不符", "拒绝退款"],
        事实={"卖家发来的不是我买的商品或面值": yes(时间="2026-11-05")} | REFUSAL,
        **COURT,
    )


FAKE = fake([{"内容": "某牌原装，假一赔三", "实际": "厂家查询不是该牌产品"}])


def every_word(case, today=TODAY):
    """All that the papers for others say."""
    made = [s for s in sheets_of(brief_of(case, today)) if s.document and s.paper.audience != "author"]
    return "\n".join(piece for sheet in made for piece in words(sheet.document))


def test_goods_that_work_are_not_called_useless():
    told = every_word(FAKE)
    assert "不能使用" not in told
    # nobody said that nothing can be done with it (kinds-2 11c)
    assert "目的不能实现" not in told
    dead = case_file(事实=DEAD, **COURT)
    assert "合同目的不能实现" in text_of(brief_of(dead), CLAIM)


@pytest.mark.parametrize("case", [RECLAIMED, FROZEN], ids=["taken back", "banned"])
def test_what_the_operator_did_is_told_and_no_more(case):
    dispute = "充值被追回" if case is RECLAIMED else "账号封禁"
    told = every_word(case_file(交易=TOPPED_UP, 争议=[dispute], 事实=case, **COURT))
    assert "不能使用" not in told
    assert ("收回" in told) is (case is RECLAIMED)


def test_a_shop_s_rule_against_the_buyer_is_pleaded_nowhere():
    rule = {"名称": "交易规范", "管什么": "售后", "原文": "确认收货后不再受理退换申请", "证据": ["截图"]}
    case = case_file(事实=DEAD | REFUSAL, 平台规则=[rule], 证据={"截图": PROOF}, **COURT)
    assert "不再受理退换申请" not in every_word(case)
    assert "own-rule" not in {ground.id for ground in brief_of(case).grounds}


@pytest.mark.parametrize(
    ("rule", "favours"),
    [
        ("卡密首次兑换即提示已被使用的，商家应当补发或者退款。", True),
        ("商品无效的，卖家应当退款，不得拒绝", True),
        ("卖家逾期不退款的，平台先行赔付", True),
        ("不能使用的，三日内可申请换货", True),
        ("交易成功后，不支持售后维权", False),
        ("虚拟商品售出后不退不换", False),
        ("已查看的卡密，平台不承担任何退款责任", False),
        ("如有问题仅补偿代金券", False),
        ("请在二十四小时内验收商品", False),
    ],
)
def test_which_rules_are_for_the_buyer(rule, favours):
    assert favours_buyer(rule) is favours


@pytest.mark.parametrize(
    ("refusal", "of_facts"),
    [
        ("无法证明是孩子操作的，不退", True),
        ("经核实账号正常，不予退款", True),
        ("卡密后台显示已被您使用", True),
        ("虚拟商品一经售出概不退款", False),
        ("经核实您已激活，按照规则激活后不退", False),
        ("不退", False),
    ],
)
def test_a_statement_of_fact_is_answered_with_no_clause(refusal, of_facts):
    assert disputes_the_facts(refusal) is of_facts
    case = case_file(
        争议=["卡密无效", "拒绝退款"], 事实=DEAD | {"对方的原话是不退": yes(原话=refusal)}, **COURT
    )
    brief = brief_of(case)
    if of_facts:
        assert "refusal-no-bar" not in {ground.id for ground in brief.grounds}
        assert "report-clause" not in {lead.id for lead in brief.leads}


@pytest.mark.parametrize(
    ("promise", "describes"),
    [
        ("100%有效，支持售后", True),
        ("保证正品、货到付款、如假包退", True),
        ("免广告", True),
        ("假一赔十", False),
        ("充值满百全额返现", False),
        ("支持七天无理由退货", False),
        ("包换", False),
    ],
)
def test_a_promise_to_make_good_is_no_description(promise, describes):
    assert describes_goods(promise) is describes
    case = case_file(事实=DEAD, 页面承诺=[{"内容": promise, "实际": "对方没有这样做"}], **COURT)
    standing = {ground.id for ground in brief_of(case).grounds}
    assert ("promise-not-kept" in standing) is describes
    assert ("第六百一十五条" in text_of(brief_of(case), CLAIM)) is describes


@pytest.mark.parametrize("day", ["2024-06-30", "2024-07-01"])
def test_untrue_advertising_stands_before_and_after_the_regulation(day):
    case = case_file(
        交易=[
            order(商品="音乐年卡", 买的是什么="会员开通", 下单时间=day, 收到卡密的时间=GONE, 实付="120.00")
        ],
        页面承诺=[{"内容": "全部曲目可下载", "实际": "一半曲目不能下载"}],
        争议=["虚假宣传"],
        诉求={"主要要求": "补差价", "差价": "60.00", "差价算法": "120.00 × 1 ÷ 2"},
    )
    brief = brief_of(case)
    (ground,) = [each for each in brief.grounds if each.id == "false-promotion"]
    assert ("consumer-regulation:12" in {c.ref.partition("@")[0] for c in ground.citations}) is (
        day == "2024-07-01"
    )
    assert re.search("1. 商品页面写明“.+经营者.+（.+条.*）。", text_of(brief, "platform_ticket/ticket"))


@pytest.mark.parametrize("facts", [STOPPED, SHUT_DOWN], ids=["stopped", "announced"])
@pytest.mark.parametrize(
    "paper", ["platform_ticket/ticket", "samr_12315/complaint", "samr_12315/complaint_short"]
)
def test_reasons_are_never_empty_and_say_what_was_seen(facts, paper):
    told = text_of(
        brief_of(case_file(交易=MEMBERSHIP, 争议=["停服", "拒绝退款"], 事实=facts | REFUSAL)), paper
    )
    reasons = re.search("理由(?:：|\\s+1. )(.*)", told)[1]
    assert ("使用中被停用，" if facts is STOPPED else "官方公告停止提供，") + "应当退还" in reasons
    assert "条" in reasons
    # What is only announced still works.
    assert ("停用" in told) is (facts is STOPPED)


def test_a_pleading_speaks_of_the_author_in_the_third_person():
    case = case_file(
        事实=DEAD,
        经过=[{"时间": "2026-11-02", "事项": "客服说“我会查”，后来我把截图发给了他", "我说": "我要退款"}],
        证据={"聊天": PROOF | {"名称": "我和客服的聊天", "证明": "我提出的要求"}},
        页面承诺=[{"内容": "我店正品", "实际": "我收到的不是"}],
        **COURT,
    )
    claim = text_of(brief_of(case), CLAIM) + text_of(brief_of(case), "court/evidence_list")
    assert "客服说“我会查”，后来原告把截图发给了他；原告提出：“我要退款”" in claim
    for piece in ("原告和客服的聊天", "原告提出的要求", "写明“我店正品”"):
        assert piece in claim
    assert "我" not in re.sub("“[^”]*”", "", claim)
    # Of a key that does not work this is told already; of other goods what came of a promise stands behind it.
    wrong = [{"内容": "我店正品", "实际": "我收到的不是"}]
    claim = text_of(brief_of(fake(wrong)), CLAIM)
    assert "写明“我店正品”，实际是原告收到的不是" in claim
    assert "我" not in re.sub("“[^”]*”", "", claim)


def test_a_refusal_is_called_by_its_own_words():
    told = every_word(
        case_file(争议=["卡密无效", "拒绝退款"], 事实=DEAD | {"对方的原话是不退": yes(原话="店里规定不退")})
    )
    assert "概不退款" not in told
    assert "店里规定不退" in told


def test_where_there_is_no_site_nothing_was_bought_on_the_net():
    case = case_file(事实=DEAD, 平台=GONE, 卖家=[seller(店铺名="街角书报亭")])
    assert not re.search("在网上|网上的店铺", every_word(case))


def test_what_is_left_of_a_balance_was_not_paid_now():
    left = {
        "我预存的余额还没有用完": yes(),
        "余额只能在这一家店用": yes(),
        "付款后网站打不开": yes(时间="2026-11-03"),
    }
    kept = {"单位": "元", "剩余": "45.00", "购买所得": "100.00", "购买花费": "100.00"}
    bought = order(商品="预存", 实付="100.00", 收到卡密的时间=GONE, 余额=kept)
    told = every_word(case_file(交易=[bought], 争议=["商家失联"], 事实=left, **COURT))
    assert "实付100.00元" in told
    assert "尚有45.00元没有用" in told
    assert "退回45.00元" in told
    assert "退回100.00元" not in told
    assert "预存的余额没有用完，商家的页面不能打开" in told


@pytest.mark.parametrize(
    ("step", "told", "untold"),
    [
        ({"结果": "未回复"}, "截至2026年11月22日没有答复", ""),
        ({}, "通过平台工单提出", "没有答复"),
        ({"状态": "已拒绝"}, "要求被拒绝", "没有答复"),
        ({"状态": "已答复", "结果": "让我等通知"}, "结果为：让我等通知", "没有答复"),
    ],
)
def test_silence_is_told_only_where_it_was_stated(step, told, untold):
    sent = {"渠道": "平台工单", "提交": "2026-11-03 10:00", **step}
    text = text_of(brief_of(case_file(事实=DEAD, 进度=[sent])), "heimao/post")
    assert told in text
    assert not untold or untold not in text


def test_what_the_author_noted_of_a_reply_is_no_quotation():
    noted = {"渠道": "平台工单", "提交": "2026-11-03 10:00", "状态": "已答复", "结果": "说虚拟商品概不退款"}
    text = text_of(brief_of(case_file(事实=DEAD, 进度=[noted])), "heimao/post")
    assert "结果为：说虚拟商品概不退款" in text
    assert "“说虚拟" not in text
    assert "不是七日无理由退货" in text, "it is answered"
    shop = {"卖家长期成批卖同类商品": yes(原话="同款三百件在售")}
    assert "经常出售同类商品，不是偶尔转让闲置：同款三百件在售" in text_of(
        brief_of(case_file(事实=DEAD | shop)), "heimao/post"
    )


def test_a_verdict_that_the_author_spoke_reaches_no_paper_for_the_public():
    case = case_file(事实=DEAD, 经过=[{"时间": "2026-11-02", "我说": "你们这是诈骗，已构成犯罪"}], **COURT)
    assert "诈骗" not in every_word(case)


def test_what_is_true_is_no_error():
    paid = Case.model_validate
    back = {"诉求": {"主要要求": "补差价", "差价": "30.00", "差价算法": "充值30.00元，全额返还"}}
    cashback = paid(case_file(页面承诺=[{"内容": "充值全额返现", "实际": "没有返"}], **back))
    assert (
        list(price_difference.find(cashback, TODAY))
        == list(difference_exceeds_paid.find(cashback, TODAY))
        == []
    )
    dearer = paid(case_file(交易=[order(已退回={"金额": "45.00", "方式": "换的更贵的退了货"})]))
    (asked,) = refund_exceeds_paid.find(dearer, TODAY)
    assert refund_exceeds_paid.SEVERITY.value == "warning"
    assert "确实退得更多的，不用改" in asked.hint
    nought = brief_of(
        case_file(交易=[order(实付="0.00")], 事实=DEAD, 诉求={"主要要求": "补发"}), date(2026, 11, 22)
    )
    assert [claim.kind for claim in nought.claims] == ["reship"]


VERDICT = "对方已构成诈骗罪"


@pytest.mark.parametrize(
    "changes",
    [
        {"标题": f"卡密不能用，{VERDICT}"},
        {"标题": VERDICT},
        {"证据": {"截图": PROOF | {"名称": f"聊天记录，{VERDICT}"}}},
        {"证据": {"截图": PROOF | {"名称": VERDICT}}},
        {"证据": {"截图": PROOF | {"证明": f"第一次兑换就失败，{VERDICT}"}}},
        {"法院": {"名称": "某某市某某区人民法院", "为什么是这里": f"我住这里，{VERDICT}"}},
        {"页面承诺": [{"内容": "全新", "实际": f"已被使用，{VERDICT}", "证据": ["截图"]}]},
        {"经过": [{"时间": "2026-11-03", "事项": f"我要求退款，{VERDICT}"}]},
        {"进度": [{"渠道": "平台工单", "提交": "2026-11-04", "结果": f"没有人处理，{VERDICT}"}]},
    ],
)
def test_a_verdict_of_the_author_stands_in_no_paper_wherever_he_wrote_it(changes):
    base = {"法院": {"名称": "某某市某某区人民法院"}, "证据": {"截图": PROOF}}
    case = case_file(事实=DEAD, 交易=[order(证据=["截图"])], **(base | changes))
    made = [sheet for sheet in sheets_of(brief_of(case)) if sheet.document is not None]
    assert len(made) > 10
    assert [s.paper.slug for s in made if "构成诈骗罪" in "\n".join(words(s.document))] == []
