"""查明卖家: which step comes next, the letter to the platform, and the question to whoever issued the card."""

import pytest
from cases_support import (
    BASE,
    DEAD,
    GONE,
    PROOF,
    TODAY,
    brief_of,
    case_file,
    composed,
    order,
    seller,
    sheets_of,
    text_of,
    yes,
)  # fmt: skip
from extract import same_words
from more_cases import NO_IDENTITY, NOT_GIVEN, PERSONS_SITE, SELF_RUN, WANTED
from writers_support import LAYOUT, both_engines, pdf_of

from kameng_docs.writers.docx import render_docx
from kameng_docs.writers.text import render_text

LADDER, PLATFORM, ISSUER = (
    f"seller_identity/{name}" for name in ("ladder", "platform_request", "issuer_letter")
)
TRACES = {"网址": "https://example.invalid", "店铺号": "88", "收款方显示名": "*某", "微信号": "wx_0000"}
EARLIER, LATER = (f"官方告知首次兑换时间{word}于我收到卡密的时间" for word in ("早", "晚"))
STEPS = (
    "付款账单里的收款方", "国家企业信用信息公示系统", "网站底部的执照和备案号", "书面向平台要", "平台给不出来", "支付机构", "请法院调取",
)  # fmt: skip


def unknown(facts=None, **changes):
    """A dead key from a shop of which nothing but traces is known."""
    told = {
        "卖家": [seller(主体=GONE, 找人线索=TRACES)],
        "事实": DEAD | (facts or {}),
        "证据": {"截图": PROOF},
        "交易": [order(卡密=["ABCD-EFGH-JKLM"], 账单上的收款方全称="某某信息技术有限公司")],
    }
    return brief_of(case_file(**(told | changes)))


def made_for(brief) -> set[str]:
    return {s.paper.slug for s in sheets_of(brief) if s.channel.slug == "seller_identity"}


def step(text: str, number: int) -> str:
    """What stands below the heading of that number."""
    return text.partition(f"{number}. {STEPS[number - 1]}")[2].partition(f"\n{number + 1}. ")[0]


PAPERS = {
    "unknown": (unknown, {}, {"ladder", "platform_request", "issuer_letter"}),
    "asked": (unknown, {"facts": {WANTED: yes(时间="2026-11-20", 期限="2026-11-27")}}, {"ladder", "issuer_letter"}),
    "answered": (unknown, {"facts": {EARLIER: yes(时间="2026-11-10")}}, {"ladder", "platform_request"}),
    # The issuer says that it was first redeemed after it came: the law carries nothing, and nothing is offered.
    "answered-late": (unknown, {"facts": {LATER: yes(时间="2026-11-10")}}, set()),
    "no-platform": (unknown, {"平台": GONE}, {"ladder", "issuer_letter"}),
    "one-shop-alone": (unknown, {"卖家": [SELF_RUN[0] | {"主体": "不知道"}]}, {"ladder", "issuer_letter"}),
    "known": (unknown, {"卖家": [seller()]}, {"issuer_letter"}),
    "no-card": (unknown, {"交易": [order(买的是什么="代充")]}, {"ladder", "platform_request"}),
}  # fmt: skip


@pytest.mark.parametrize(("case", "changes", "papers"), PAPERS.values(), ids=PAPERS)
def test_each_case_has_the_papers_it_needs(case, changes, papers):
    assert made_for(case(**changes)) == papers


def test_a_card_that_was_only_refused_asks_nobody_for_its_first_use():
    refused = {"兑换页提示卡密无效或不存在": yes(时间="2026-11-01 10:05", 原话="卡密不存在")}
    assert "issuer_letter" not in made_for(unknown(事实=refused))


def test_the_steps_stand_in_order_and_say_what_there_is():
    text = text_of(unknown(), LADDER)
    places = [text.index(f"{number}. {name}") for number, name in enumerate(STEPS, 1)]
    assert places == sorted(places)
    head = text[: places[0]]
    for trace in ("某某小铺", "https://example.invalid", "88", "*某", "wx_0000", "某某信息技术有限公司"):
        assert trace in head
    assert "还没有的：商户单号、备案号。" in head
    assert "收款的人不一定是卖家" in step(text, 1)


def test_seven_days_are_our_own():
    told = step(text_of(unknown(), LADDER), 4)
    assert "2026年11月29日" in told
    assert "七日是我们自己定的，法律没有写几日" in told
    assert "第十三条第二款" in told
    assert "第四十四条第一款" in told


def test_the_platform_answers_only_after_the_period():
    waiting = text_of(unknown({WANTED: yes(时间="2026-11-20", 期限="2026-11-27")}), LADDER)
    assert "期限还没有过，先等" in step(waiting, 4)
    over = text_of(unknown(NO_IDENTITY, 争议=["卡密无效", "平台责任"]), LADDER)
    assert "期限已过" in step(over, 4)
    assert "可以向平台要求赔偿（《中华人民共和国消费者权益保护法》第四十四条第一款）" in step(over, 5)
    early = {WANTED: yes(时间="2026-11-20", 期限="2026-11-27"), NOT_GIVEN: yes(时间="2026-11-21")}
    assert "还不能向平台要求赔偿" in step(text_of(unknown(early), LADDER), 5)


def test_a_platform_run_by_a_person_and_none_at_all():
    person = text_of(unknown(平台=PERSONS_SITE), LADDER)
    assert "不是法律上的平台" in step(person, 4)
    assert "第四十四条" not in text_of(unknown(平台=PERSONS_SITE), PLATFORM)
    none = text_of(unknown(平台=GONE, 交易=[order(付给了谁="个人收款码")]), LADDER)
    assert "没有商户单号，只有转账单号" in step(none, 1)
    assert "支付投诉、向社交软件举报、报案" in step(none, 4)
    assert "第四十四条" not in none


def test_who_pays_out_tells_nobody_and_the_court_wants_clues():
    text = text_of(unknown(), LADDER)
    assert "只有公安机关、人民法院能调取" in step(text, 6)
    assert "《最高人民法院关于民事诉讼证据的若干规定》第二十条" in step(text, 7)
    assert "明确的线索" in step(text, 7)


def test_the_letter_to_the_platform_names_order_date_and_what_is_wanted():
    text = text_of(unknown(), PLATFORM)
    assert "致：某某卡盟" in text
    assert "“音乐会员年卡卡密”1件，订单号0042611010077，付款30.00元。" in text
    assert "请于2026年11月29日前，以书面方式" in text
    assert "真实名称、地址和有效联系方式" in text
    assert text.count("第四十四条第一款") == 1
    for kept in ("张某某", "00000019960203004X", "ABCD", "诈骗", "必须"):
        assert kept not in text


def test_who_bought_to_sell_again_cites_no_consumer_law():
    assert "消费者权益保护法" not in text_of(unknown(买来做什么="拿去卖"), PLATFORM)


def test_without_an_order_number_the_platform_cannot_find_the_shop():
    made = composed(unknown(交易=[order(订单号=GONE)]), PLATFORM)
    assert made.missing == ("交易.订单号（平台凭它找到是哪家店；没有订单号的，写 商户单号 或 支付单号）",)
    # A top-up has none, and its payment a number.
    numbered = unknown(交易=[order(订单号=GONE, 商户单号="XG20261101100100001")])
    assert "商户单号XG20261101100100001，付款" in text_of(numbered, PLATFORM)


def test_the_issuer_is_asked_two_things_and_nothing_of_others():
    text = text_of(unknown(), ISSUER)
    assert "这张卡密现在的状态，以及它第一次兑换（激活）的日期和时间，并写明查询的日期。" in text
    assert "无需告知兑换账号等他人的信息" in text
    assert "2026年11月1日10:01以前还是以后" in text
    assert "页面提示“该卡密已被使用”" in text
    # The whole key goes through the issuer's own channel, never in a letter.
    assert "ABCD-EFGH-JKLM" not in text
    assert "ABCD****LM" in text


def test_several_cards_are_asked_for_each():
    text = text_of(
        unknown(交易=[order(数量="3")], 事实=DEAD | {"一单多件只有部分不能用": yes(数量="2")}), ISSUER
    )
    assert "每张卡密现在的状态" in text
    assert "每张第一次兑换" in text


@both_engines
@pytest.mark.parametrize("name", [PLATFORM, ISSUER])
def test_the_three_formats_say_the_same(name, engine):
    document = composed(unknown(), name).document
    docx = render_docx(document, LAYOUT, made_on=TODAY)
    pdf = pdf_of(document, engine, made_on=TODAY)
    assert (docx.faults, pdf.faults) == ((), ())
    assert same_words(document, txt=render_text(document).data, docx=docx.data, pdf=pdf.data) == []


def test_the_payee_is_a_trace_and_no_respondent():
    brief = unknown()
    assert "某某信息技术有限公司" not in {r.name for r in brief.respondents}
    assert BASE["平台"]["名称"] == brief.platform
