"""The rules on common mistakes, on numbers that are missing and on demands that do not fit, at their edges."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from cases_support import CONSUMER, DEAD, TODAY, brief_of, case_file, order, yes

from kameng_docs.case.model import Case
from kameng_docs.law import fact_names
from kameng_docs.law.following import never_both, of_kind
from kameng_docs.law.library import load
from kameng_docs.law.mistakes import listed, mistakes_in
from kameng_docs.law.model import Citation
from kameng_docs.law.naming import named
from kameng_docs.law.tone import heated_words
from kameng_docs.law.vocabulary import facts
from kameng_docs.rules import (
    child_claimant,
    common_mistake,
    contradicting_facts,
    days,
    difference_exceeds_paid,
    ended_edition,
    fact_without_date,
    not_money,
    price_difference,
    rule_without_exhibit,
    same_remedy,
)
from kameng_docs.rules import (
    heated_words as heated_rule,
)

RULE = "售后保障条例"


def found_by(rule, today: date = TODAY, **changes: Any):
    """What a rule finds in the plain case with top keys replaced."""
    return list(rule.find(Case.model_validate(case_file(**changes)), today))


def paths(rule, **changes: Any):
    return [found.path for found in found_by(rule, **changes)]


def mistaken(text: str) -> list[str]:
    return [mistake.name for mistake, _ in mistakes_in(text, (RULE,))]


# --- mistakes.yaml -----------------------------------------------------------------------------------------

WRONG = [
    ("我已向中消协的12315平台投诉", "12315-of-the-association"),
    ("我已向中消协12315平台投诉", "12315-of-the-association"),
    ("在消费者协会官方的12315提交了", "12315-of-the-association"),
    ("12315平台属于中国消费者协会", "12315-of-the-association"),
    ("你们24小时内必须答复", "hours-to-reply"),
    ("商家应当在四十八小时内退款", "hours-to-reply"),
    ("依法24小时必须退款", "hours-to-reply"),
    ("我对客服说你们48小时之内应该退款", "hours-to-reply"),
    ("平台显示已交付，依法24小时内应当退款", "hours-to-reply"),
    ("七日内必须退款", "seven-days-to-refund"),
    ("卖家依法应当7天内退还货款", "seven-days-to-refund"),
    ("商家六十日内必须解决", "sixty-days-to-refund"),
    ("不满500元不能起诉", "five-hundred-to-sue"),
    ("订单满五百元才能去法院起诉，所以我凑单", "five-hundred-to-sue"),
    ("起诉要满500", "five-hundred-to-sue"),
    ("起诉的门槛是500元", "five-hundred-to-sue"),
    ("该店无照经营", "unlicensed"),
    ("没有营业执照，属于违法经营", "unlicensed"),
    ("12315要45个工作日", "forty-five-working-days"),
    ("已受理，四十五个工作日内调解", "forty-five-working-days"),
    ("平台应当先行赔付", "platform-pays-first"),
    ("要求平台先行赔付15元", "platform-pays-first"),
    ("平台应承担连带责任", "joint-liability"),
    ("根据食品安全法要求赔偿", "food-safety"),
    ("依法退一赔十", "food-safety"),
    ("要求十倍赔偿", "food-safety"),
    ("根据《消费者权益保护法》第四十九条", "consumer-law-49"),
    ("消保法49条", "consumer-law-49"),
    ("根据合同法第94条解除", "contract-law"),
    ("依据《中华人民共和国合同法》一百零七条", "contract-law"),
    ("侵权责任法36条", "tort-law"),
    ("按民法通则处理", "old-civil-law"),
    ("按《市场监督管理投诉举报处理暂行办法》", "old-measures"),
    ("根据电商法第四十九条，描述不符应当退款", "ecommerce-law-49"),
    ("民诉法162条，小额诉讼一审终审", "civil-procedure-162"),
    ("治安管理处罚法第四十九条", "public-security-49"),
    ("卖家已构成诈骗罪", "fraud-is-a-crime"),
    ("店家涉嫌诈骗", "fraud-is-a-crime"),
    ("要求三倍赔偿", "three-fold-not-asked"),
    ("请退一赔三", "three-fold-not-asked"),
    ("依法享有七天无理由退货", "seven-days-without-reason"),
    ("商家违反广告法", "law-of-authorities"),
    ("根据《售后保障条例》第三条规定应当补发", "own-rule-is-no-law"),
    ("依照售后保障条例退款", "own-rule-is-no-law"),
]
INNOCENT = [
    "我又向消协、12315投诉",
    "先打12315，再找了消协",
    "我找了消费者协会，12315也打了",
    "12315不是消协的",
    "请于11月27日18时前答复",
    "请在24小时内答复",
    "卡密在24小时内兑换了三次都失败",
    "客服说24小时内必须答复",
    "客服：48小时内必须处理完",
    "客服回复“24小时内必须验卡，否则不退”",
    "卖家要求24小时内须验卡否则不退",
    "页面写明48小时内应当处理",
    "按照平台规则应当48小时内处理",
    "平台承诺24小时内必须退款",
    "我在收到后七日内要求退货退款",
    "第7日提出退款，没有答复",
    "收到退回商品之日起七日内应当返还价款",
    "商家应当在17日内退款",
    "12315受理后六十日内应当调解处理",
    "实付500元，现在起诉要求退还500元",
    "满500元才能用券",
    "起诉没有500元的门槛，不满500元也能立案",
    "网站没有公示营业执照",
    "未见公示营业执照信息，也未见自我声明",
    "是否无照经营，请核查",
    "商家说45个工作日内到账",
    "平台页面承诺先行赔付",
    "请平台按自己的规则先行赔付",
    "平台是否承担连带责任",
    "页面写着假一赔十",
    "请按承诺十倍赔偿",
    "买了二十倍经验卡",
    "劳动合同法第39条",
    "根据民法典第五百七十七条",
    "根据民法典总则编",
    "根据电商法第49条合同已经成立",
    "根据消保法第四十八条",
    "请公安机关核查是否构成诈骗",
    "民警说不构成诈骗罪",
    "三倍经验卡不能用",
    "标价是别家的三倍",
    "不要求三倍赔偿，只要求退款",
    "商家称不支持七天无理由退货",
    "页面写着支持七天无理由，我有权七天无理由退货",
    "向市场监管局举报其违反广告法",
    "根据平台《售后保障条例》第三条",
    "平台《售后保障条例》第三条约定应当补发",
    "按照售后保障条例的约定补发",
    "月卡兑换时提示已被使用，要求退款",
    "付款后被拉黑",
    "请提供这张卡密的首次兑换时间",
    "未回复",
]


@pytest.mark.parametrize(("text", "name"), WRONG)
def test_mistake_is_known(text, name):
    assert mistaken(text) == [name]


@pytest.mark.parametrize("text", INNOCENT)
def test_innocent_words_raise_no_alarm(text):
    assert mistaken(text) == []


def test_every_mistake_is_shown():
    assert {name for _, name in WRONG} == {mistake.name for mistake in listed().mistakes}


@pytest.mark.parametrize(
    "text",
    ["你们２４小时内必须退款", "你们 24 小 时 内 必 须 退 款", "你們24小時內必須退款", "你们24小时\u200b内必-须退款", "你们24小时内\n必须退款"],
)  # fmt: skip
def test_mistake_is_known_however_it_is_spelt(text):
    assert mistaken(text) == ["hours-to-reply"]


def test_one_sentence_does_not_excuse_another():
    assert mistaken("客服说24小时内必须验卡。你们24小时内必须退款") == ["hours-to-reply"]
    assert mistaken("平台承诺过先行赔付！平台应当先行赔付") == ["platform-pays-first"]


def test_several_mistakes_are_told_each_once():
    text = "平台应当先行赔付并承担连带责任；平台应当先行赔付"
    assert mistaken(text) == ["platform-pays-first", "joint-liability"]


@pytest.mark.parametrize(
    ("text", "quoted"),
    [
        ("要求按《消费者权益保护法》第49条处理", "《消费者权益保护法》第49条"),
        ("请依据《中华人民共和国合同法》第九十四条处理", "《中华人民共和国合同法》第九十四条"),
        ("商家应当在 48 小时内退款给我", "应当在48小时内退款"),
    ],
)
def test_words_that_make_the_mistake_are_quoted_whole(text, quoted):
    assert [words for _, words in mistakes_in(text)] == [quoted]


def test_own_rule_counts_only_by_its_name():
    assert [m.name for m, _ in mistakes_in("根据《售后保障条例》第三条")] == []
    assert [m.name for m, _ in mistakes_in("根据规则第三条", ("规则",))] == []
    assert [m.name for m, _ in mistakes_in("根据《规则》第三条", ("《规则》",))] == ["own-rule-is-no-law"]
    assert [m.name for m, _ in mistakes_in("根据《售后(新)条例》", ("售后(新)条例",))] == [
        "own-rule-is-no-law"
    ]


@pytest.mark.parametrize("mistake", listed().mistakes, ids=lambda mistake: mistake.name)
def test_authority_is_in_the_library(mistake):
    assert mistake.authority
    for ref in mistake.authority:
        assert isinstance(load().resolve(ref, TODAY), Citation), ref
    assert not heated_words(mistake.wrong.replace("诈骗", "") + mistake.instead)
    assert not set(mistaken(mistake.instead)) - {mistake.name}


# --- rule.common-mistake -----------------------------------------------------------------------------------

SAID = "平台应承担连带责任"


@pytest.mark.parametrize(
    ("changes", "path"),
    [
        ({"标题": SAID}, ("标题",)),
        ({"页面承诺": [{"内容": "全新", "实际": SAID}]}, ("页面承诺", 0, "实际")),
        ({"经过": [{"时间": "2026-11-02", "事项": SAID}]}, ("经过", 0, "事项")),
        ({"经过": [{"时间": "2026-11-02", "我说": SAID}]}, ("经过", 0, "我说")),
        ({"诉求": {"差价算法": SAID}}, ("诉求", "差价算法")),
        ({"诉求": {"退到哪里": SAID}}, ("诉求", "退到哪里")),
        ({"诉求": {"开支": [{"项目": SAID, "金额": "1.00"}]}}, ("诉求", "开支", 0, "项目")),
        ({"进度": [{"渠道": "12315", "提交": "2026-11-03", "结果": SAID}]}, ("进度", 0, "结果")),
        ({"法院": {"名称": "某某法院", "为什么是这里": SAID}}, ("法院", "为什么是这里")),
    ],
)
def test_own_words_are_looked_at_wherever_they_stand(changes, path):
    assert paths(common_mistake, **changes) == [path]


@pytest.mark.parametrize(
    "changes",
    [
        {"经过": [{"时间": "2026-11-02", "对方原话": SAID}]},
        {"事实": {"对方的原话是不退": yes(原话=SAID)}},
        {"页面承诺": [{"内容": SAID}]},
        {"平台规则": [{"名称": RULE, "管什么": "售后", "原文": SAID}]},
        {"诉求": {"可以接受的和解": SAID}},
    ],
)
def test_words_of_others_and_private_words_are_not(changes):
    assert paths(common_mistake, **changes) == []


def test_message_says_what_is_wrong_and_hint_names_the_law():
    (found,) = found_by(common_mistake, 标题=SAID)
    assert found.message.startswith("“连带责任”：")
    assert "《电子商务法》第三十八条第一款、《消费者权益保护法》第四十四条第二款" in found.hint


@pytest.mark.parametrize(
    ("text", "right"),
    [
        (SAID, {"事实": {"平台之后仍让该店继续卖同一商品": yes()}}),
        ("平台应当先行赔付", {"事实": {"平台没有给或者给的联系不上": yes()}}),
        ("平台应当先行赔付", {"事实": {"平台自己写过先行赔付或更好的保障": yes()}}),
        ("要求三倍赔偿", {"诉求": {"要求增加赔偿": "事实够时要求"}}),
        ("我有权七日无理由退货", {"事实": {"页面写着支持七日无理由退货": yes()}}),
        ("治安管理处罚法第四十九条", {"交易": [order(下单时间="2025-12-31 10:00", 收到卡密的时间="2025-12-31")]}),
    ],
)  # fmt: skip
def test_what_the_case_makes_right_is_no_mistake(text, right):
    assert paths(common_mistake, 标题=text) == [("标题",)]
    assert paths(common_mistake, 标题=text, **right) == []
    denied = {"事实": {name: {"回答": "否"} for name in right.get("事实", {})}}
    assert paths(common_mistake, 标题=text, **denied) == [("标题",)]


def test_heated_words_are_told_once_and_mistakes_beside_them_still():
    events = [{"时间": "2026-11-02", "我说": "你们已构成诈骗罪，24小时内必须退款"}]
    assert paths(heated_rule, 经过=events) == [("经过", 0, "我说")]
    (found,) = found_by(common_mistake, 经过=events)
    assert "24小时内必须退款" in found.message
    assert paths(heated_rule, 标题="卖家已构成诈骗罪") == [("标题",)]
    assert paths(common_mistake, 标题="卖家已构成诈骗罪") == []


def test_event_with_a_mistake_is_still_told():
    brief = brief_of(case_file(事实=DEAD, 经过=[{"时间": "2026-11-02", "我说": "你们24小时内必须退款"}]))
    assert any(event.my_words == "你们24小时内必须退款" for event in brief.events)


def test_clauses_are_named_as_of_the_day():
    assert named(["public-security.fraud"], date(2025, 12, 31)) == "《治安管理处罚法》第四十九条"
    assert named(["public-security.fraud"], TODAY) == "《治安管理处罚法》第五十八条"
    assert named(["civil-code:577"], date(2020, 1, 1)) == ""


# --- the other rules ---------------------------------------------------------------------------------------


def test_rule_on_other_subjects_needs_no_exhibit():
    def rules(about, **more):
        return [{"名称": RULE, "管什么": about, "原文": "某某", **more}]

    assert paths(rule_without_exhibit, 平台规则=rules("售后")) == [("平台规则", 0, "名称")]
    assert paths(rule_without_exhibit, 平台规则=rules("售后", 证据=["截图"])) == []
    assert paths(rule_without_exhibit, 平台规则=rules("管辖")) == []


def renewal(day: str):
    """A renewal without notice, deducted on `day`."""
    return brief_of(
        case_file(
            争议=["自动续费"],
            事实={"自动续费扣了款": yes(时间=day), "扣款前没有收到过提醒": yes()},
            交易=[order(买的是什么="会员开通", 下单时间=day, 收到卡密的时间=day)],
        )
    )


def test_edition_that_ended_since_is_told_with_the_day_of_the_order():
    brief = renewal("2025-04-30")
    (found,) = ended_edition.find(brief)
    assert (found.path, found.key) == (("交易",), True)
    assert "2025-04-30" in found.hint
    assert "2021-05-01 施行、已于 2025-05-01 失效" in found.message
    assert list(ended_edition.find(renewal("2025-05-01"))) == []


def test_edition_is_told_once_and_by_its_own_last_day():
    old = load().cite("public-security.fraud", date(2025, 12, 1), TODAY)
    other = load().cite("public-security.damage", date(2025, 12, 1), TODAY)
    brief = brief_of(case_file(事实=DEAD, 交易=[order(), order(订单号="2", 下单时间="2026-10-01")]))
    assert list(ended_edition.find(brief)) == []
    ground = replace(brief.grounds[0], citations=(old, other))
    (found,) = ended_edition.find(replace(brief, grounds=(ground,)))
    assert "2026-10-01" in found.hint
    claim = replace(brief.claims[0], citations=(old,))
    assert len(list(ended_edition.find(replace(brief, claims=(claim,))))) == 1
    # On the last day of the edition it had not ended.
    before = replace(brief, grounds=(ground,), made_on=date(2025, 12, 31))
    assert list(ended_edition.find(before)) == []
    assert len(list(ended_edition.find(replace(before, made_on=date(2026, 1, 1))))) == 1


COURT = {"法院": {"名称": "某某市某某区人民法院"}}


def test_demand_that_is_not_money_is_told_where_a_court_is_named():
    other = {"另外要求": ["提供卖家信息", "停止自动续费"]}
    (found,) = found_by(not_money, 诉求=other, **COURT)
    assert found.path == ("诉求", "另外要求")
    assert "提供卖家信息、停止自动续费" in found.message
    assert "《民事诉讼法》第一百六十五条第一款" in found.message
    both = {"主要要求": "补发", **other}
    assert paths(not_money, 诉求={"备选要求": "恢复账号"}, **COURT) == [("诉求", "备选要求")]
    assert paths(not_money, 诉求=both, **COURT) == [("诉求", "主要要求"), ("诉求", "另外要求")]
    assert paths(not_money, 诉求=both) == []
    assert paths(not_money, 诉求={"主要要求": "退款"}, **COURT) == []


@pytest.mark.parametrize(
    ("born", "told"), [("2008-11-22", True), ("2008-11-23", False), ("2013-01-01", False), (None, True)]
)
def test_child_that_bought_is_the_claimant(born, told):
    claimant = {k: v for k, v in (CONSUMER | {"出生日期": born}).items() if v}
    child = {"实际操作的是孩子": yes(数量="12")}
    assert bool(found_by(child_claimant, 消费者=claimant, 事实=child)) is told
    assert found_by(child_claimant, 消费者=claimant, 事实={"实际操作的是孩子": {"回答": "否"}}) == []
    assert found_by(child_claimant, 消费者=claimant) == []


@pytest.mark.parametrize(
    ("sold", "left", "key"),
    [("30", "31", "剩余天数"), ("30", "30", None), ("30", "1", None), ("30", None, "服务天数"), (None, "3", "剩余天数"), (None, None, None)],
)  # fmt: skip
def test_days_left_are_among_the_days_sold(sold, left, key):
    written = {k: v for k, v in {"服务天数": sold, "剩余天数": left}.items() if v}
    found = paths(days, 交易=[order(), order(订单号="2", **written)])
    assert found == ([("交易", 1, key)] if key else [])


def test_second_choice_differs_from_the_first():
    assert paths(same_remedy, 诉求={"备选要求": "退款"}) == [("诉求", "备选要求")]
    assert paths(same_remedy, 诉求={"主要要求": "补发", "备选要求": "补发"}) == [("诉求", "备选要求")]
    assert paths(same_remedy, 诉求={"主要要求": "补发", "备选要求": "退款"}) == []
    assert paths(same_remedy, 诉求={"主要要求": "退款"}) == []


def test_difference_asked_for_as_second_choice_needs_its_sum():
    asked = {"主要要求": "补发", "备选要求": "补差价"}
    assert paths(price_difference, 诉求=asked) == [("诉求", "备选要求")]
    assert paths(price_difference, 诉求=asked | {"差价": "5.00"}) == [("诉求", "差价")]
    worked_out = asked | {"差价": "5.00", "差价算法": "30.00 × 1 ÷ 6"}
    assert paths(price_difference, 诉求=worked_out) == []
    # As much as was paid may be right; more is asked about.
    assert paths(difference_exceeds_paid, 诉求=worked_out | {"差价": "30.00"}) == []
    assert paths(difference_exceeds_paid, 诉求=worked_out | {"差价": "30.01"}) == [("诉求", "差价")]
    assert paths(price_difference, 诉求={"主要要求": "补发"}) == []


DATED = {"时间": "2026-11-03", "期限": "2026-11-08"}


@pytest.mark.parametrize("name", of_kind("gives_period"))
def test_fact_with_a_period_needs_both_days(name):
    assert paths(fact_without_date, 事实={name: yes(**DATED)}) == []
    for key, value in DATED.items():
        (found,) = found_by(fact_without_date, 事实={name: yes(**{key: value})})
        assert found.message.endswith(f"没有写{next(other for other in DATED if other != key)}")
    (found,) = found_by(fact_without_date, 事实={name: yes()})
    assert found.message.endswith("没有写时间和期限")
    assert paths(fact_without_date, 事实={name: {"回答": "否"}}) == []


def test_child_needs_its_age():
    assert paths(fact_without_date, 事实={"实际操作的是孩子": yes()}) == [("事实", "实际操作的是孩子")]
    assert paths(fact_without_date, 事实={"实际操作的是孩子": yes(数量="7")}) == []
    assert paths(fact_without_date, 事实={"实际操作的是孩子": {"回答": "不清楚"}}) == []


@pytest.mark.parametrize("pair", never_both())
def test_two_facts_that_exclude_each_other(pair):
    one, other = pair
    both = found_by(contradicting_facts, 事实={one: yes(), other: yes()})
    assert ("事实", other, "回答") in [found.path for found in both]
    for kept in pair:
        facts_now = {name: yes() if name == kept else {"回答": "否"} for name in pair}
        found = found_by(contradicting_facts, 事实=facts_now)
        assert not [f for f in found if "不能都是" in f.message]


@pytest.mark.parametrize(
    ("seen", "down", "told"),
    [("2026-11-09", "2026-11-08", True), ("2026-11-08", "2026-11-08", False), ("2026-11-05", "2026-11-08", False), ("2026-11-09", None, False)],
)  # fmt: skip
def test_shop_that_was_taken_down_sells_no_more(seen, down, told):
    answers = {
        "平台之后仍让该店继续卖同一商品": yes(时间=seen),
        "平台已下架或冻结该店": yes(**({"时间": down} if down else {})),
    }
    assert bool(found_by(contradicting_facts, 事实=answers)) is told


@pytest.mark.parametrize(("age", "told"), [("13", True), ("15", True), ("16", False), ("17", False)])
def test_child_that_lives_on_its_work_is_sixteen(age, told):
    answers = {"实际操作的是孩子": yes(数量=age), "孩子满十六周岁并靠自己的劳动收入生活": yes()}
    assert bool(found_by(contradicting_facts, 事实=answers)) is told


def test_child_is_under_age():
    for age, told in (("17", False), ("18", True)):
        found = paths(contradicting_facts, 事实={"实际操作的是孩子": yes(数量=age)})
        assert found == ([("事实", "实际操作的是孩子", "数量")] if told else [])


def test_facts_that_several_modules_look_for_are_facts():
    named = {value for name, value in vars(fact_names).items() if name.isupper()}
    assert named - set(facts()) == set()
