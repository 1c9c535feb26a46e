"""What a paper tells, and to whom: only what the facts carry, in the author's own words, and once."""

import re
from datetime import date

import pytest
from cases_support import (
    BASE,
    DEAD,
    GONE,
    PAPERS,
    PROOF,
    TODAY,
    brief_of,
    case_file,
    composed,
    order,
    overview_of,
    seller,
    sheets_of,
    text_of,
    yes,
)

from kameng_docs.blocks import words


def ticket_of(**changes):
    return text_of(brief_of(case_file(**{"事实": DEAD} | changes)), "platform_ticket/ticket")


@pytest.mark.parametrize("result", ["兑换成功后失效", "只到账一部分", "兑换成功"])
def test_what_worked_at_first_is_never_told_as_a_first_failure(result):
    # practice.md 3.3 A5: nobody may be made to say what did not happen
    tried = order(兑换结果=result, 第一次兑换的时间="2026-11-01 10:05", 提示原文="余额不足")
    case = case_file(
        争议=["描述不符"],
        交易=[tried],
        事实={"实际权益比页面少": yes(原话="少了两个月"), "卖家发来的不是我买的商品或面值": yes()},
        诉求={"主要要求": "补差价", "差价": "5.00"},
        法院={"名称": "某某法院"},
    )
    made = [composed(brief_of(case), paper) for paper in PAPERS]
    written = [list(words(each.document)) for each in made if each.document]
    assert len(written) > 3
    assert not any("第一次兑换" in piece for pieces in written for piece in pieces)


def test_a_frozen_card_is_told_as_the_page_said_it():
    frozen = order(兑换结果="提示被冻结", 第一次兑换的时间="2026-11-01 10:05", 提示原文="该卡密已被锁定")
    ticket = ticket_of(交易=[frozen], 事实={})
    assert "第一次兑换即失败，页面提示“该卡密已被锁定”" in ticket


def test_a_fact_without_a_time_is_told_all_the_same():
    shop = {"卖家长期成批卖同类商品": yes(), "我把不能用的情况告诉了卖家": yes()}
    lines = ticket_of(事实=DEAD | shop).split("\n")
    for piece in ("把问题告知", "经常出售同类商品，不是偶尔转让闲置"):
        (line,) = [each for each in lines if piece in each]
        assert not re.match("- [0-9]{4}-", line)


def test_the_words_of_a_fact_are_told_once():
    told = ticket_of(
        事实=DEAD | {"我把不能用的情况告诉了卖家": yes(时间="2026-11-02", 原话="兑换页说已被使用，请处理")}
    )
    assert told.count("：“兑换页说已被使用，请处理”") == 1
    promised = yes(时间="2026-11-02", 原话="三天内原路退给您")
    told = ticket_of(事实=DEAD | {"对方书面承认要退这笔钱并答应日期": promised})
    assert told.count("书面答应退款：“三天内原路退给您”") == 1


def test_what_the_story_says_again_is_told_by_the_fact_alone():
    # As `new` writes it from a chat: the message in 经过, and the fact that it bears out.
    said = "请最迟11月6日前退款，不退我就投诉"
    urged = yes(时间="2026-11-03 09:00", 期限="2026-11-06", 原话=said)
    story = [{"时间": "2026-11-03 09:00", "我说": said}]
    told = ticket_of(事实=DEAD | {"我书面催过一次并给了期限": urged}, 经过=story)
    assert told.count(said) == 1
    assert f"书面催告：“{said}”" in told
    # Said no, or not known, what was said stays as it was said.
    assert told != ticket_of(事实=DEAD, 经过=story)
    assert ticket_of(事实=DEAD, 经过=story).count(f"“{said}”") == 1


def test_a_notice_is_told_with_its_words_and_its_term():
    late = {"到现在仍未到账": yes(), "页面写明了到账时间": yes(时间="2026-11-01 10:30")}
    notice = {"时间": "2026-11-03 09:00"}
    not_yet = {k: v for k, v in order().items() if k != "收到卡密的时间"}
    for more, told in (
        (
            {"期限": "2026-11-06 18:00", "原话": "请于11月6日18时前到账"},
            "书面催告：“请于11月6日18时前到账”，给出的期限至2026年11月6日18:00",
        ),
        ({}, "书面催告，并给出了期限"),
    ):
        facts = late | {"我书面催过一次并给了期限": yes(**notice, **more)}
        assert told in ticket_of(争议=["到账延迟"], 交易=[not_yet], 事实=facts)


def test_nothing_is_built_on_a_promise_of_which_nobody_says_that_it_was_broken():
    # practice.md 1.1: without 实际 there is nothing that was not kept
    court = {"法院": {"名称": "某某法院"}}
    for actual, argued in (({}, False), ({"实际": "第一次兑换即提示已被使用"}, True)):
        case = case_file(事实=DEAD, 页面承诺=[{"内容": "100%有效", **actual}], **court)
        claim = text_of(brief_of(case), "court/statement_of_claim")
        assert ("商品页面写明“100%有效”" in claim) is argued
        assert ("商品页面写明“100%有效”" in text_of(brief_of(case), "platform_ticket/ticket")) is argued
        assert ("与被告“100%有效”的说明不符" in claim) is argued


def test_a_return_asked_for_today_is_in_the_ticket_and_not_in_the_pleading():
    # The seven days are over when the pleading arrives; only what is handed in today asks in time
    brief = brief_of(case_file(事实=DEAD, 法院={"名称": "某某法院"}), date(2026, 11, 8))
    assert "quality-return-now" in {ground.id for ground in brief.grounds}
    assert "七日内" not in text_of(brief, "court/statement_of_claim")


def test_a_few_bad_pieces_end_the_contract_for_themselves_alone():
    # 民法典 第六百三十二条
    case = case_file(
        事实=DEAD | {"一单多件只有部分不能用": yes(数量="3")},
        交易=[order(数量="10", 实付="100.00")],
        法院={"名称": "某某法院"},
    )
    claim = text_of(brief_of(case), "court/statement_of_claim")
    assert "就其中不符合约定的3件主张解除" in claim
    assert "合同中有问题的部分自起诉状副本送达被告时解除" in claim
    assert "第六百三十二条" in claim
    assert "第六百一十条" not in claim


def test_rules_on_the_forum_are_told_to_the_author_alone():
    rule = {"名称": "用户协议", "条款": "第9条", "原文": "争议由平台所在地法院管辖", "管什么": "管辖"}
    after = {"名称": "售后条例", "条款": "第3条", "原文": "卡密无效的全额退款", "管什么": "售后"}
    case = case_file(
        事实=DEAD,
        平台规则=[rule, after, rule | {"管什么": "履行地", "原文": "履行地为卖家所在地"}],
        法院={"名称": "某某法院"},
    )
    brief = brief_of(case)
    assert [r.words for r in brief.forum_rules] == ["争议由平台所在地法院管辖", "履行地为卖家所在地"]
    overview = text_of(brief, "checklist/checklist")
    for words_ in ("争议由平台所在地法院管辖", "履行地为卖家所在地"):
        assert words_ in overview
        for paper in PAPERS:
            made = composed(brief, paper)
            assert made.document is None or not any(words_ in piece for piece in words(made.document)), paper
    claim = text_of(brief, "court/statement_of_claim")
    assert "平台《售后条例》第3条写明“卡密无效的全额退款”，原告可以依此提出上述请求" in claim
    assert claim.count("卡密无效的全额退款") == 1


def test_the_list_says_what_a_suit_costs():
    # 诉讼费用交纳办法 第十三条, 第十六条: 50 元 up to 10,000 元, halved in simple procedure
    case = case_file(事实=DEAD, 法院={"名称": "某某法院"})
    sheets = sheets_of(brief_of(case))
    overview = overview_of(sheets)
    told = "".join(words(overview.document))
    assert "受理费50.00元（简易、小额程序减半为25.00元）" in told
    assert "您要求的一共是30.00元" in told
    # Without a court there is no suit to pay for.
    overview = overview_of(sheets_of(brief_of(case_file(事实=DEAD, 卖家=[seller(主体=GONE)]))))
    assert "受理费" not in "".join(words(overview.document))


def test_notes_of_a_channel_stand_in_the_list_where_its_papers_are_made():
    def told(case, today):
        overview = overview_of(sheets_of(brief_of(case, today)))
        return "".join(words(overview.document))

    court = {"法院": {"名称": "某某法院"}}
    day_after = "付款已超过24小时"
    assert day_after not in told(case_file(事实=DEAD), date(2026, 11, 2))
    assert day_after in told(case_file(事实=DEAD), date(2026, 11, 3))
    goods, service = (
        case_file(事实=DEAD, **court),
        case_file(事实=DEAD, 交易=[order(买的是什么="会员开通")], **court),
    )
    assert "买受人住所地就是合同履行地" in told(goods, TODAY)
    assert "去被告住所地的法院最稳妥" in told(service, TODAY)


def test_the_heimao_post_is_for_firms_and_for_grown_ups():
    # channels.md 黑猫: a private seller cannot be assigned there, and a real name published harms the author
    private = {"名称": "某丁", "主体类型": "个人", "住所": "某某省某某市某某路1号"}
    for changes, made in (
        ({}, True),
        ({"平台": GONE}, True),
        ({"卖家": [seller(主体=private)]}, True),
        ({"卖家": [seller(主体=private)], "平台": GONE}, False),
        ({"消费者": BASE["消费者"] | {"出生日期": "2010-02-03"}}, False),
    ):
        brief = brief_of(case_file(**{"事实": DEAD} | changes))
        papers = {
            s.paper.slug: s.document is not None for s in sheets_of(brief) if s.channel.slug == "heimao"
        }
        assert len(papers) == 3
        assert set(papers.values()) == {made}, changes


def test_a_pleading_is_for_a_claim_of_money_and_a_list_of_evidence_for_any():
    # small claims: 金钱给付 alone
    shots = {"证据": {"截图": PROOF}, "法院": {"名称": "某某法院"}}
    for remedy, made in (("退款", True), ("补发", False)):
        case = case_file(事实=DEAD, 诉求={"主要要求": remedy}, **shots)
        assert composed(brief_of(case), "court/evidence_list").document is not None
        done = composed(brief_of(case), "court/statement_of_claim")
        assert (done.document is not None) is made, done.missing
    assert any("金钱请求" in each for each in done.missing)


def test_a_full_stop_of_the_author_s_is_not_doubled():
    case = case_file(
        事实=DEAD,
        页面承诺=[{"内容": "100%有效。", "实际": "第一次兑换即失败。", "证据": ["截图"]}],
        平台规则=[{"名称": "条例", "管什么": "售后", "原文": "卡密无效的退款。", "证据": ["截图"]}],
        证据={"截图": PROOF | {"公开版": "打码.png"}},
        法院={"名称": "某某法院"},
    )
    for paper in (
        "platform_ticket/ticket",
        "platform_ticket/ticket_short",
        "heimao/post",
        "court/statement_of_claim",
    ):
        told = text_of(brief_of(case), paper)
        assert not re.search("。。|。”[，；。]", told), told


def test_the_platform_s_rule_is_argued_with_its_exhibit():
    rule = {"名称": "条例", "条款": "第三条", "管什么": "售后", "原文": "卡密无效的退款。", "证据": ["截图"]}
    case = case_file(事实=DEAD, 平台规则=[rule], 证据={"截图": PROOF}, 法院={"名称": "某某法院"})
    claim = text_of(brief_of(case), "court/statement_of_claim")
    assert "平台《条例》第三条写明“卡密无效的退款”（证据1-1），原告可以依此提出上述请求" in claim


def test_a_region_that_was_not_announced_is_not_a_card_that_never_worked():
    # The key may be good elsewhere: neither 卡密无效 nor its only use is spoken of
    tried = order(兑换结果="提示地区不符", 第一次兑换的时间="2026-11-01 10:05", 提示原文="不支持该地区")
    brief = brief_of(
        case_file(交易=[tried], 事实={"页面写明了地区版本": {"回答": "否"}}, 法院={"名称": "某某法院"})
    )
    for paper in ("platform_ticket/ticket", "court/statement_of_claim"):
        told = text_of(brief, paper)
        assert "唯一的用途" not in told
        assert "“不支持该地区”" in told
    first = text_of(brief, "platform_ticket/ticket").split("\n")[0]
    assert "。兑换页面提示“不支持该地区”，商品页面没有写明这一限制。" in first


def test_the_first_use_is_asked_for_only_where_the_page_says_that_it_was_used():
    wanted, contrary = "请提供首次兑换时间的记录", "如有异议，请提供相反的记录"
    invalid = DEAD | {"兑换页提示该卡密已被使用": {"回答": "否"}, "兑换页提示卡密无效或不存在": yes()}
    told = DEAD | {"官方告知首次兑换时间早于我收到卡密的时间": yes()}
    for facts, asked in ((DEAD, (True, False)), (invalid, (False, False)), (told, (False, True))):
        ticket = ticket_of(事实=facts)
        assert (wanted in ticket, contrary in ticket) == asked


def test_a_period_that_the_author_gave_is_not_cut_short():
    late = {"到现在仍未到账": yes(), "页面写明了到账时间": yes(时间="2026-11-01 10:30")}
    not_yet = {k: v for k, v in order().items() if k != "收到卡密的时间"}
    for until, day in (("2026-11-30", "2026年11月30日前"), ("2026-11-23", "2026年11月25日18:00前")):
        facts = late | {"我书面催过一次并给了期限": yes(时间="2026-11-20", 期限=until)}
        assert f"请督促店家于{day}完成交付" in ticket_of(争议=["到账延迟"], 交易=[not_yet], 事实=facts)


def test_credit_nobody_agreed_to_is_told_in_the_ticket():
    back = {"金额": "10.00", "方式": "退到平台余额"}
    first, _, story, *_ = ticket_of(交易=[order(已退回=back)]).split("\n")
    assert "另有10.00元未经本人同意退成了余额或券，可由店家收回。" in story
    assert "原路退回30.00元" in first


def test_the_service_of_the_platform_is_told_from_the_shop_in_public():
    talks = [
        {"时间": "2026-11-03", "对方": "平台客服小王", "对方原话": "已登记"},
        {"时间": "2026-11-04", "对方": "阿强", "对方原话": "再等等"},
    ]
    post = text_of(brief_of(case_file(事实=DEAD, 经过=talks)), "heimao/post")
    assert "平台客服答复：“已登记”" in post
    assert "店家答复：“再等等”" in post
    assert "小王" not in post
