"""Every row of domain/law.md (e) on both sides of its date, and which date decides.

The expected numbers were written from law.md and the statutes' own commencement clauses before the code ran.
"""

from datetime import date, timedelta

import pytest

from kameng_docs.diagnostics import Diagnostic
from kameng_docs.law.library import load
from kameng_docs.law.model import Citation

LIBRARY = load()
DAY = timedelta(days=1)
TODAY = date(2026, 11, 22)


def cite(ref, on=TODAY):
    citation = LIBRARY.resolve(ref, on)
    assert isinstance(citation, Citation), citation
    return citation


def fault(ref, on=TODAY):
    found = LIBRARY.resolve(ref, on)
    assert isinstance(found, Diagnostic), found
    return found


# topic, first day of the new rule, what the old one prints, what the new one prints: law.md (e), row by row
SWITCHES = [
    # 小额诉讼 article & ratio; 民诉法162 same number, different meaning
    ("small-claims.scope", "2022-01-01", "《民事诉讼法》第一百六十二条", "《民事诉讼法》第一百六十五条"),
    (
        "small-claims.excluded",
        "2022-01-01",
        "《民事诉讼法解释》第二百七十五条",
        "《民事诉讼法》第一百六十六条",
    ),
    (
        "small-claims.objection",
        "2022-01-01",
        "《民事诉讼法解释》第二百八十一条",
        "《民事诉讼法》第一百六十九条",
    ),
    ("simple-procedure.scope", "2022-01-01", "《民事诉讼法》第一百五十七条", "《民事诉讼法》第一百六十条"),
    # 起诉条件
    ("filing.conditions", "2022-01-01", "《民事诉讼法》第一百一十九条", "《民事诉讼法》第一百二十二条"),
    ("filing.seven-days", "2022-01-01", "《民事诉讼法》第一百二十三条", "《民事诉讼法》第一百二十六条"),
    ("jurisdiction.agreed", "2022-01-01", "《民事诉讼法》第三十四条", "《民事诉讼法》第三十五条"),
    # 迟延履行加倍利息, 申请执行二年 (and the numbers of 2017, proven by 解释2020 第四百八十二条、第四百六十八条)
    ("execution.double-interest", "2022-01-01", "《民事诉讼法》第二百五十三条", "《民事诉讼法》第二百六十条"),
    ("execution.double-interest", "2024-01-01", "《民事诉讼法》第二百六十条", "《民事诉讼法》第二百六十四条"),
    ("retrial.period", "2024-01-01", "《民事诉讼法》第二百一十二条", "《民事诉讼法》第二百一十六条"),
    (
        "retrial.small-claims",
        "2022-04-10",
        "《民事诉讼法解释》第四百二十六条第一款",
        "《民事诉讼法解释》第四百二十四条第一款",
    ),
    ("execution.period", "2022-01-01", "《民事诉讼法》第二百三十九条", "《民事诉讼法》第二百四十六条"),
    ("execution.period", "2024-01-01", "《民事诉讼法》第二百四十六条", "《民事诉讼法》第二百五十条"),
    (
        "payment-order.conditions",
        "2024-01-01",
        "《民事诉讼法》第二百二十一条",
        "《民事诉讼法》第二百二十五条",
    ),
    # 民诉法(2021) 224, (2023) 228: the text itself
    (
        "payment-order.objection",
        "2024-01-01",
        "《民事诉讼法》第二百二十四条",
        "《民事诉讼法》第二百二十八条",
    ),
    # 民诉法解释274/275: list of 小额 cases / exclusions, then 告知事项 / 举证期限
    (
        "small-claims.notice",
        "2022-04-10",
        "《民事诉讼法解释》第二百七十六条",
        "《民事诉讼法解释》第二百七十四条",
    ),
    (
        "small-claims.evidence-period",
        "2022-04-10",
        "《民事诉讼法解释》第二百七十七条",
        "《民事诉讼法解释》第二百七十五条",
    ),
    (
        "small-claims.jurisdiction-objection",
        "2022-04-10",
        "《民事诉讼法解释》第二百七十八条",
        "《民事诉讼法解释》第二百七十六条",
    ),
    # 治安 诈骗, 毁财 split to 59
    ("public-security.fraud", "2026-01-01", "《治安管理处罚法》第四十九条", "《治安管理处罚法》第五十八条"),
    ("public-security.damage", "2026-01-01", "《治安管理处罚法》第四十九条", "《治安管理处罚法》第五十九条"),
    (
        "public-security.six-months",
        "2026-01-01",
        "《治安管理处罚法》第二十二条",
        "《治安管理处罚法》第二十五条",
    ),
    (
        "public-security.acceptance",
        "2026-01-01",
        "《治安管理处罚法》第七十七条",
        "《治安管理处罚法》第九十条",
    ),
    ("public-security.inquiry", "2026-01-01", "《治安管理处罚法》第七十八条", "《治安管理处罚法》第九十条"),
    (
        "public-security.time-limit",
        "2026-01-01",
        "《治安管理处罚法》第九十九条",
        "《治安管理处罚法》第一百一十八条",
    ),
    (
        "public-security.restitution",
        "2026-01-01",
        "《治安管理处罚法》第十一条第二款",
        "《治安管理处罚法》第十一条第二款",
    ),
    # 虚假宣传
    ("false-advertising.ban", "2025-10-15", "《反不正当竞争法》第八条", "《反不正当竞争法》第九条"),
    ("false-advertising.penalty", "2025-10-15", "《反不正当竞争法》第二十条", "《反不正当竞争法》第二十五条"),
    # 投诉受理, 不予受理, 管辖 平台内经营者
    ("complaint.acceptance", "2026-04-15", "暂行办法》第十四条", "处理办法》第十五条"),
    ("complaint.refusal", "2026-04-15", "暂行办法》第十五条", "处理办法》第十六条"),
    ("complaint.jurisdiction", "2026-04-15", "暂行办法》第十二条", "处理办法》第十三条"),
    ("complaint.termination", "2026-04-15", "暂行办法》第二十一条", "处理办法》第二十三条"),
    # 调解期限: 令 2026-04-15; 实施条例46 2024-07-01 (conflict window)
    (
        "complaint.mediation-period",
        "2024-07-01",
        "暂行办法》第二十一条第一款第五项",
        "《消费者权益保护法实施条例》第四十六条第三款",
    ),
    (
        "complaint.mediation-period",
        "2026-04-15",
        "《消费者权益保护法实施条例》第四十六条第三款",
        "处理办法》第二十三条第五项",
    ),
    # the other articles of 令20 and 令121 that law.md (d) relies on
    ("complaint.materials", "2026-04-15", "暂行办法》第九条", "处理办法》第十条"),
    ("complaint.agent", "2026-04-15", "暂行办法》第十条", "处理办法》第十一条"),
    ("complaint.joint", "2026-04-15", "暂行办法》第十一条", "处理办法》第十二条"),
    ("complaint.separate-handling", "2026-04-15", "暂行办法》第七条", "处理办法》第九条"),
    ("complaint.channels", "2026-04-15", "暂行办法》第八条", "处理办法》第八条"),
    ("complaint.mediation", "2026-04-15", "暂行办法》第十六条", "处理办法》第十八条"),
    ("complaint.clues", "2026-04-15", "暂行办法》第二十三条", "处理办法》第二十七条"),
    ("report.materials", "2026-04-15", "暂行办法》第二十四条", "处理办法》第二十八条"),
    ("report.jurisdiction", "2026-04-15", "暂行办法》第二十七条", "处理办法》第三十一条"),
    ("report.result", "2026-04-15", "暂行办法》第三十二条", "处理办法》第三十六条"),
    ("complaint.platform", "2026-04-15", "暂行办法》第三十六条", "处理办法》第四十条"),
    # 自动续费提醒: same number, other words
    (
        "auto-renewal.notice",
        "2025-05-01",
        "《网络交易监督管理办法》第十八条",
        "《网络交易监督管理办法》第十八条",
    ),
    # 互联网法院
    (
        "internet-court.jurisdiction",
        "2025-11-01",
        "《互联网法院审理案件规定》第二条",
        "《互联网法院案件管辖规定》第一条",
    ),
    # 合同法94/107/111/39-41
    ("contract.termination-right", "2021-01-01", "《合同法》第九十四条", "《民法典》第五百六十三条"),
    ("contract.breach", "2021-01-01", "《合同法》第一百零七条", "《民法典》第五百七十七条"),
    ("contract.defective-performance", "2021-01-01", "《合同法》第一百一十一条", "《民法典》第五百八十二条"),
    ("standard-terms.notice", "2021-01-01", "《合同法》第三十九条", "《民法典》第四百九十六条"),
    ("standard-terms.void", "2021-01-01", "《合同法》第四十条", "《民法典》第四百九十七条"),
    ("standard-terms.reading", "2021-01-01", "《合同法》第四十一条", "《民法典》第四百九十八条"),
]


@pytest.mark.parametrize(("topic", "switch", "before", "after"), SWITCHES)
def test_a_subject_moves_on_its_day(topic, switch, before, after):
    on = date.fromisoformat(switch)
    assert cite(topic, on - DAY).short_label.endswith(before)
    assert cite(topic, on).short_label.endswith(after)
    assert cite(topic, on - DAY).edition != cite(topic, on).edition


def test_every_switch_of_every_topic_stands_in_the_table():
    in_table = {(topic, date.fromisoformat(day)) for topic, day, _, _ in SWITCHES}
    switches = {(topic.name, day) for topic in LIBRARY.topics.values() for day, _ in topic.references[1:]}
    assert switches == in_table


@pytest.mark.parametrize(
    ("topic", "day", "said"),
    [
        ("small-claims.kinds", "2022-04-09", "（一）买卖合同、借款合同、租赁合同纠纷"),
        ("small-claims.notice", "2022-04-10", "一审终审、审理期限、诉讼费用交纳标准"),
        ("small-claims.evidence-period", "2022-04-10", "一般不超过七日"),
        ("small-claims.scope", "2022-01-01", "百分之五十以下"),
        ("public-security.fraud", "2025-12-31", "五日以上十日以下拘留，可以并处五百元以下罚款"),
        ("public-security.fraud", "2026-01-01", "五日以上十日以下拘留或者二千元以下罚款"),
        ("false-advertising.penalty", "2025-10-14", "处二十万元以上一百万元以下的罚款"),
        ("false-advertising.penalty", "2025-10-15", "处一百万元以下的罚款"),
        ("false-advertising.ban", "2025-10-15", "虚假评价"),
        ("complaint.mediation-period", "2024-06-30", "四十五个工作日"),
        ("complaint.mediation-period", "2024-07-01", "60日内"),
        ("complaint.mediation-period", "2026-04-15", "六十日内"),
        ("complaint.jurisdiction", "2026-04-14", "由其实际经营地或者平台经营者住所地"),
        ("complaint.jurisdiction", "2026-04-15", "在平台公示的地址所在地"),
        ("auto-renewal.notice", "2025-04-30", "自动续费等日期前五日，以显著方式"),
        ("auto-renewal.notice", "2025-05-01", "自动续费等日期前，以显著方式"),
        ("auto-renewal.each-deduction", "2026-04-10", "每次扣款应当提前"),
        ("contract.termination-right", "2020-12-31", "经催告后在合理期限内仍未履行"),
        ("standard-terms.notice", "2020-12-31", "免除或者限制其责任的条款"),
        ("execution.double-interest", "2024-01-01", "加倍支付迟延履行期间的债务利息"),
        ("execution.period", "2023-12-31", "申请执行的期间为二年"),
        ("internet-court.jurisdiction", "2025-10-31", "（十一）"),
    ],
)
def test_the_words_are_those_of_the_day(topic, day, said):
    assert said in cite(topic, date.fromisoformat(day)).text


def test_what_is_known_from_secondary_sources_or_by_number_only_says_so():
    old = cite("auto-renewal.notice", date(2025, 4, 30))
    assert (old.ref, old.secondary) == ("online-trading-measures:18@2021-05-01", False)
    each = cite("auto-renewal.each-deduction", date(2026, 4, 10))
    assert (each.label, each.secondary) == ("《互联网平台价格行为规则》第二十条", True)
    # The press quotes the words, not where the 款 end.
    assert cite("platform-price-rules:20.1", date(2026, 4, 10)).label == each.label
    mediation = cite("people-mediation-law:31")
    assert (mediation.text, mediation.secondary) == ("", True)
    assert fault("auto-renewal.each-deduction", date(2026, 4, 9)).code == "law.not-in-force"
    court = cite("internet-court-jurisdiction:1.1.6")
    assert court.secondary
    # Its second 款 is not held, so the number of the first must stand and the whole article has no words.
    assert court.short_label == "《互联网法院案件管辖规定》第一条第一款第六项"
    assert court.text == "（六）通过电子商务平台签订或者履行网络购物合同产生的纠纷；"
    assert cite("internet-court.jurisdiction").text == ""
    second = fault("internet-court-jurisdiction:1.2")
    assert second.code == "law.unknown-paragraph"
    assert "前 1 款" in second.hint
    rules = cite("platform-rules-measures:30.1.4")
    assert rules.secondary
    assert "投诉、举报" in rules.text


@pytest.mark.parametrize(
    ("ref", "says"),
    [
        ("platform-rules-measures:14", "samr.gov.cn"),
        ("platform-price-rules:1", "samr.gov.cn"),
        ("covid-guidance-2:1", "sft.hubei.gov.cn"),
        ("internet-court-jurisdiction:3", "court.gov.cn"),
    ],
)
def test_a_statute_without_its_words_says_where_they_stand(ref, says):
    refused = fault(ref)
    assert refused.code == "law.unknown-article"
    assert says in refused.hint


@pytest.mark.parametrize(
    ("topic", "old", "new"),
    [  # law.md (e): 合同法94/107/111/39-41 → 民法典563/577/582/496-498, 2021-01-01
        ("contract.termination-right", "94", "563"),
        ("contract.breach", "107", "577"),
        ("contract.defective-performance", "111", "582"),
        ("standard-terms.notice", "39", "496"),
        ("standard-terms.void", "40", "497"),
        ("standard-terms.reading", "41", "498"),
    ],
)
def test_the_old_contract_law_decides_for_facts_before_the_code(topic, old, new):
    assert cite(topic, date(2021, 1, 1)).ref == f"civil-code:{new}"
    before = cite(topic, date(2020, 12, 31))
    assert (before.ref, before.secondary) == (f"contract-law:{old}", False)
    repealed = fault(f"contract-law:{old}")
    assert repealed.code == "law.repealed"
    assert "合同法" in repealed.message
    assert f"civil-code:{new}" in repealed.hint


def test_the_seven_day_measures_are_held_by_paragraph_and_item():
    assert cite("seven-day-return-measures:6.1.3").text.startswith("（三）在线下载")
    assert cite("seven-day-return-measures:31.1.1").lead_in.startswith("网络商品销售者违反本办法规定")
    assert cite("seven-day-return-measures:10.2").text == "七日期间自消费者签收商品的次日开始起算。"


# --- what a wrong reference says -----------------------------------------------------------------------


@pytest.mark.parametrize(
    ("ref", "day", "code", "right"),
    [
        # law.md (e), last row: 投诉举报暂行办法 cited in a case dated 2026-05
        ("complaint-report-measures:15@2020-01-01", "2026-05-01", "law.repealed", "complaint.refusal"),
        ("complaint-report-measures:21@2020-01-01", "2026-04-15", "law.repealed", "complaint-report-measures:23"),
        ("complaint-report-measures:21", "2026-04-15", "law.unknown-article", "complaint-report-measures:23"),
        ("complaint-report-measures:13", "2026-04-14", "law.unknown-article", "complaint-report-measures:12@2020-01-01"),
        ("complaint-report-measures:31@2020-01-01", "2026-04-15", "law.repealed", "report.result"),
        ("public-security-law:49", "2026-01-01", "law.unknown-article", "public-security-law:58"),
        ("public-security-law:49@2013-01-01", "2026-01-01", "law.repealed", "public-security-law:58"),
        ("public-security-law:58", "2025-12-31", "law.unknown-article", "public-security-law:49@2013-01-01"),
        ("public-security-law:58@2026-01-01", "2025-12-31", "law.not-in-force", "public-security-law:49@2013-01-01"),
        ("anti-unfair-competition-law:8", "2025-10-15", "law.unknown-article", "anti-unfair-competition-law:9"),
        ("anti-unfair-competition-law:20", "2025-10-15", "law.unknown-article", "anti-unfair-competition-law:25"),
        ("anti-unfair-competition-law:9", "2025-10-14", "law.unknown-article", "anti-unfair-competition-law:8@2019-04-23"),
        ("anti-unfair-competition-law:25", "2025-10-14", "law.unknown-article", "anti-unfair-competition-law:20@2019-04-23"),
        ("civil-procedure-law:119", "2022-01-01", "law.unknown-article", "civil-procedure-law:122"),
        ("civil-procedure-law:122", "2021-12-31", "law.unknown-article", "civil-procedure-law:119@2017-07-01"),
        ("civil-procedure-law:165", "2021-12-31", "law.unknown-article", "civil-procedure-law:162@2017-07-01"),
        ("civil-procedure-law:260", "2024-01-01", "law.unknown-article", "civil-procedure-law:264"),
        ("civil-procedure-law:250", "2023-12-31", "law.unknown-article", "civil-procedure-law:246@2022-01-01"),
        ("civil-procedure-law:115.2", "2023-12-31", "law.unknown-paragraph", "1 款"),
        ("civil-procedure-interpretation:274@2021-01-01", "2022-04-10", "law.repealed", "civil-procedure-law:165.1"),
        ("internet-court-jurisdiction:2@2018-09-07", "2025-11-01", "law.repealed", "internet-court-jurisdiction:1"),
        ("small-claims.kinds", "2022-04-10", "law.repealed", "small-claims.scope"),
        ("report.filing-notice", "2026-04-15", "law.repealed", "report.result"),
    ],
)  # fmt: skip
def test_a_reference_of_another_time_is_refused_with_the_right_one(ref, day, code, right):
    refused = fault(ref, date.fromisoformat(day))
    assert refused.code == code
    assert right in refused.hint


def test_an_article_that_was_split_names_both_that_took_its_place():
    for ref in ("public-security-law:49", "public-security-law:49@2013-01-01"):
        assert "public-security-law:58（" in fault(ref).hint
        assert "public-security-law:59（" in fault(ref).hint


# statute, number: what each edition holds under it
REUSED = {
    ("civil-procedure-law", "162"): ["small-claims.scope", "simple-procedure.service"],
    ("civil-procedure-law", "123"): ["filing.seven-days", "filing.copies"],
    ("civil-procedure-interpretation", "274"): ["small-claims.kinds", "small-claims.notice"],
    ("civil-procedure-interpretation", "275"): ["small-claims.excluded", "small-claims.evidence-period"],
    ("civil-procedure-interpretation", "276"): ["small-claims.notice", "small-claims.jurisdiction-objection"],
    ("complaint-report-measures", "9"): ["complaint.materials", "complaint.separate-handling"],
    ("complaint-report-measures", "10"): ["complaint.agent", "complaint.materials"],
    ("complaint-report-measures", "11"): ["complaint.joint", "complaint.agent"],
    ("complaint-report-measures", "12"): ["complaint.jurisdiction", "complaint.joint"],
    ("complaint-report-measures", "15"): ["complaint.refusal", "complaint.acceptance"],
    ("complaint-report-measures", "16"): ["complaint.mediation", "complaint.refusal"],
    ("complaint-report-measures", "23"): ["complaint.clues", "complaint.termination"],
    ("complaint-report-measures", "27"): ["report.jurisdiction", "complaint.clues"],
    ("complaint-report-measures", "31"): ["report.filing-notice", "report.jurisdiction"],
    ("complaint-report-measures", "36"): ["complaint.platform", "report.result"],
}


def test_the_numbers_that_mean_two_things_are_found():
    assert LIBRARY.reused == set(REUSED)


@pytest.mark.parametrize(("place", "topics"), REUSED.items())
def test_a_number_that_means_two_things_needs_its_topic_or_its_edition(place, topics):
    statute, number = place
    editions = [e for e in LIBRARY.statutes[statute].editions if number in e.articles]
    assert len(editions) > 1
    for edition in editions:
        refused = fault(f"{statute}:{number}", edition.effective)
        assert refused.code == "law.reused-number"
        assert all(topic in refused.hint for topic in topics)
        pinned = f"{statute}:{number}@{edition.effective}"
        assert pinned in refused.hint
        assert cite(pinned, edition.effective).ref == pinned
    assert cite(topics[0], editions[0].effective).article == number
    assert cite(topics[1], editions[-1].effective).article == number


def test_the_same_number_for_the_same_subject_needs_neither():
    for on in (date(2026, 4, 14), date(2026, 4, 15)):
        assert cite("complaint-report-measures:8", on).article == "8"
        assert cite("complaint-report-measures:3", on).article == "3"


# --- which date decides --------------------------------------------------------------------------------

FILING = date(2026, 11, 22)


@pytest.mark.parametrize(
    ("ref", "conduct", "filing", "expected"),
    [
        # Substantive law: the day of the act.
        ("public-security.fraud", "2025-12-31", "2026-02-01", "《治安管理处罚法》第四十九条"),
        ("public-security.fraud", "2026-01-01", "2026-02-01", "《治安管理处罚法》第五十八条"),
        ("false-advertising.ban", "2025-10-14", "2026-02-01", "《反不正当竞争法》第八条"),
        ("civil-code:577", "2021-01-01", "2026-02-01", "《民法典》第五百七十七条"),
        # Procedure: the day of filing, also where the rest of the statute goes by the act.
        ("public-security.acceptance", "2025-12-31", "2026-02-01", "《治安管理处罚法》第九十条"),
        ("public-security.time-limit", "2025-12-31", "2025-12-31", "《治安管理处罚法》第九十九条"),
        ("complaint.acceptance", "2026-04-01", "2026-04-14", "《市场监督管理投诉举报处理暂行办法》第十四条"),
        ("complaint.acceptance", "2026-04-01", "2026-04-15", "《市场监督管理投诉举报处理办法》第十五条"),
        (
            "complaint.mediation-period",
            "2024-05-01",
            "2024-08-01",
            "《消费者权益保护法实施条例》第四十六条第三款",
        ),
        (
            "consumer-regulation:46.1",
            "2024-05-01",
            "2024-08-01",
            "《消费者权益保护法实施条例》第四十六条第一款",
        ),
        ("small-claims.scope", "2021-06-01", "2021-06-01", "《民事诉讼法》第一百六十二条"),
        ("small-claims.scope", "2021-06-01", "2022-06-01", "《民事诉讼法》第一百六十五条"),
        ("internet-court.jurisdiction", "2025-10-01", "2025-11-01", "《互联网法院案件管辖规定》第一条"),
        # Judicial interpretations on the civil code: facts since the code, cases not yet decided.
        (
            "contract-interpretation:25.1",
            "2021-01-01",
            "2026-02-01",
            "《民法典合同编通则解释》第二十五条第一款",
        ),
        ("prepaid-interpretation:23.1", "2024-01-01", "2026-02-01", "《预付式消费解释》第二十三条第一款"),
        ("general-interpretation:21", "2021-01-01", "2026-02-01", "《民法典总则编解释》第二十一条"),
        ("online-consumer-interpretation:10", "2021-01-01", "2026-02-01", "《网络消费纠纷规定（一）》第十条"),
    ],
)
def test_the_transitional_rule_picks_the_edition(ref, conduct, filing, expected):
    citation = LIBRARY.cite(ref, date.fromisoformat(conduct), date.fromisoformat(filing))
    assert isinstance(citation, Citation), citation
    assert citation.short_label == expected


@pytest.mark.parametrize(
    ("ref", "conduct", "filing", "code"),
    [
        ("consumer-regulation:18.2", "2024-06-30", "2026-02-01", "law.not-in-force"),
        ("prepaid-interpretation:23.1", "2020-12-31", "2026-02-01", "law.not-applicable"),
        ("general-interpretation:21", "2020-12-31", "2026-02-01", "law.not-applicable"),
        ("prepaid-interpretation:23.1", "2024-01-01", "2025-04-30", "law.not-in-force"),
        ("civil-code:577", "2020-12-31", "2026-02-01", "law.not-in-force"),
        ("platform-rules-measures:32.1", "2026-01-31", "2026-02-01", "law.not-in-force"),
        ("criminal-law:266", "2024-02-29", "2026-02-01", "law.not-in-force"),
    ],
)
def test_facts_before_a_statute_are_not_judged_by_it(ref, conduct, filing, code):
    refused = LIBRARY.cite(ref, date.fromisoformat(conduct), date.fromisoformat(filing))
    assert isinstance(refused, Diagnostic), refused
    assert refused.code == code


def test_the_fees_of_2006_stand_on_every_day_since():
    assert cite("litigation-fees:13.1.1", date(2007, 4, 1)).text == cite("litigation-fees:13.1.1").text
    assert fault("litigation-fees:13.1.1", date(2007, 3, 31)).code == "law.not-in-force"
