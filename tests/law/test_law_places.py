"""What domain/law.md and practice.md say of a place is what stands there, and it prints as a lawyer writes it.

The fragments were taken from those documents, not from the library.
"""

from datetime import date

import pytest

from kameng_docs.diagnostics import Diagnostic
from kameng_docs.law.library import load
from kameng_docs.law.model import Citation

LIBRARY = load()
TODAY = date(2026, 11, 22)


def cite(ref):
    citation = LIBRARY.resolve(ref, TODAY)
    assert isinstance(citation, Citation), citation
    return citation


@pytest.mark.parametrize(
    ("ref", "printed", "says"),
    [
        # (b) backbone
        ("ecommerce-law:49.1", "《电子商务法》第四十九条第一款", "当事人另有约定的，从其约定"),
        ("civil-code:512.2", "《民法典》第五百一十二条第二款", "特定系统且能够检索识别"),
        ("civil-code:563.1.3", "《民法典》第五百六十三条第一款第三项", "经催告后在合理期限内仍未履行"),
        ("civil-code:564.2", "《民法典》第五百六十四条第二款", "经对方催告后在合理期限内不行使"),
        ("civil-code:195.1", "《民法典》第一百九十五条", "诉讼时效中断"),
        # (b) issue by issue
        ("consumer-law:24.1", "《消费者权益保护法》第二十四条第一款", "自收到商品之日起七日内退货"),
        ("consumer-law:25.1.3", "《消费者权益保护法》第二十五条第一款第三项", "在线下载或者消费者拆封的"),
        ("consumer-law:55.1", "《消费者权益保护法》第五十五条第一款", "不足五百元的，为五百元"),
        ("consumer-law:56.1.8", "《消费者权益保护法》第五十六条第一款第八项", "故意拖延或者无理拒绝"),
        ("consumer-law:45.1", "《消费者权益保护法》第四十五条第一款", "虚假广告或者其他虚假宣传"),
        ("consumer-law:44.1", "《消费者权益保护法》第四十四条第一款", "真实名称、地址和有效联系方式"),
        ("consumer-regulation:19.2", "《消费者权益保护法实施条例》第十九条第二款", "未经消费者确认"),
        ("consumer-regulation:49.2", "《消费者权益保护法实施条例》第四十九条第二款", "捏造事实等方式骗取经营者的赔偿"),
        ("consumer-regulation:18.2", "《消费者权益保护法实施条例》第十八条第二款", "一次性退清"),
        ("consumer-regulation:21", "《消费者权益保护法实施条例》第二十一条", "提前30日"),
        ("ecommerce-law:2.3", "《电子商务法》第二条第三款", "音视频节目、出版以及文化产品等内容方面的服务"),
        ("ecommerce-law:9.2", "《电子商务法》第九条第二款", "法人或者非法人组织"),
        ("ecommerce-law:16", "《电子商务法》第十六条", "提前三十日"),
        ("ecommerce-law:53.3", "《电子商务法》第五十三条第三款", "免费提供对账服务以及最近三年的交易记录"),
        ("ecommerce-law:80.1.4", "《电子商务法》第八十条第一款第四项", "交易信息保存义务"),
        ("ecommerce-law:81.1.4", "《电子商务法》第八十一条第一款第四项", "擅自删除消费者的评价"),
        ("ecommerce-law:83", "《电子商务法》第八十三条", "五万元以上五十万元以下"),
        ("advertising-law:28.2.2", "《广告法》第二十八条第二款第二项", "允诺等信息与实际情况不符"),
        ("advertising-law:56.3", "《广告法》第五十六条第三款", "明知或者应知广告虚假"),
        ("price-marking-provisions:19.1.5", "《明码标价和禁止价格欺诈规定》第十九条第五项", "价格承诺"),
        ("consumer-penalty-measures:2", "《侵害消费者权益行为处罚办法》第二条", "实施行政处罚"),
        ("consumer-penalty-measures:5.1.10", "《侵害消费者权益行为处罚办法》第五条第十项", "骗取消费者价款"),
        ("consumer-penalty-measures:8.1.2", "《侵害消费者权益行为处罚办法》第八条第二项", "无正当理由拒不履行"),
        ("consumer-penalty-measures:12.1.6", "《侵害消费者权益行为处罚办法》第十二条第六项", "最终解释权"),
        ("consumer-penalty-measures:16.1", "《侵害消费者权益行为处罚办法》第十六条第一款", "不能证明自己并非欺骗、误导"),
        ("consumer-penalty-measures:16.2", "《侵害消费者权益行为处罚办法》第十六条第二款", "第六条和第十三条"),
        ("anti-unfair-competition-law:9.2", "《反不正当竞争法》第九条第二款", "虚假评价"),
        ("online-trading-measures:18.2", "《网络交易监督管理办法》第十八条第二款", "随时取消或者变更"),
        ("online-trading-measures:21.1.5", "《网络交易监督管理办法》第二十一条第五项", "最终解释权"),
        ("online-trading-measures:14.1.2", "《网络交易监督管理办法》第十四条第二项", "好评前置、差评后置"),
        ("online-trading-measures:41", "《网络交易监督管理办法》第四十一条", "实施条例》第五十条"),
        ("platform-rules-measures:32.1", "《网络交易平台规则监督管理办法》第三十二条第一款", "减损会员权益"),
        ("anti-telecom-fraud-law:31.1", "《反电信网络诈骗法》第三十一条第一款", "不得非法买卖"),
        ("anti-telecom-fraud-law:38.2", "《反电信网络诈骗法》第三十八条第二款", "十日以上十五日以下拘留"),
        ("minor-online-regulation:46.2", "《未成年人网络保护条例》第四十六条第二款", "游戏账号租售"),
        ("personal-information-law:45.2", "《个人信息保护法》第四十五条第二款", "应当及时提供"),
        ("criminal-law:307-1.1", "《刑法》第三百零七条之一第一款", "以捏造的事实提起民事诉讼"),
        ("fraud-interpretation:1.1", "《诈骗案件解释》第一条第一款", "三千元至一万元以上"),
        ("fraud-interpretation:2.1.1", "《诈骗案件解释》第二条第一款第一项", "不特定多数人"),
        ("public-security-law:25.1", "《治安管理处罚法》第二十五条第一款", "六个月以内没有被公安机关发现"),
        # (c) answers to excuses
        ("online-consumer-interpretation:1.1.3", "《网络消费纠纷规定（一）》第一条第三项", "解释权"),
        ("online-consumer-interpretation:5", "《网络消费纠纷规定（一）》第五条", "以未经过交易平台支付为由抗辩"),
        ("contract-interpretation:10.3", "《民法典合同编通则解释》第十条第三款", "勾选、弹窗"),
        ("civil-code:621.3", "《民法典》第六百二十一条第三款", "出卖人知道或者应当知道"),
        ("civil-code:622.1", "《民法典》第六百二十二条第一款", "外观瑕疵"),
        ("civil-code:613", "《民法典》第六百一十三条", "知道或者应当知道第三人"),
        ("civil-code:1025.1.1", "《民法典》第一千零二十五条第一项", "捏造、歪曲事实"),
        ("civil-procedure-interpretation:91.1.1", "《民事诉讼法解释》第九十一条第一项", "基本事实承担举证"),
        # (d) procedure
        ("civil-procedure-law:165.2", "《民事诉讼法》第一百六十五条第二款", "二倍以下"),
        ("civil-procedure-law:166.1.4", "《民事诉讼法》第一百六十六条第四项", "下落不明"),
        ("civil-procedure-law:168", "《民事诉讼法》第一百六十八条", "两个月内审结"),
        ("civil-procedure-law:95.1", "《民事诉讼法》第九十五条第一款", "经过三十日"),
        ("civil-procedure-law:115.2", "《民事诉讼法》第一百一十五条第二款", "单方捏造民事案件基本事实"),
        ("civil-procedure-law:225.1.1", "《民事诉讼法》第二百二十五条第一款第一项", "没有其他债务纠纷"),
        ("civil-procedure-interpretation:20", "《民事诉讼法解释》第二十条", "买受人住所地为合同履行地"),
        ("civil-procedure-interpretation:109", "《民事诉讼法解释》第一百零九条", "排除合理怀疑"),
        ("civil-procedure-interpretation:140", "《民事诉讼法解释》第一百四十条", "不适用公告送达"),
        ("civil-procedure-interpretation:257.1.1", "《民事诉讼法解释》第二百五十七条第一项", "下落不明"),
        ("civil-procedure-interpretation:258.1", "《民事诉讼法解释》第二百五十八条第一款", "不得超过四个月"),
        ("civil-evidence-provisions:86.1", "《民事诉讼证据规定》第八十六条第一款", "排除合理怀疑"),
        ("civil-evidence-provisions:99.2", "《民事诉讼证据规定》第九十九条第二款", "书证的规定适用于视听资料、电子数据"),
        ("civil-evidence-provisions:94.1.2", "《民事诉讼证据规定》第九十四条第一款第二项", "中立第三方平台"),
        ("online-litigation-rules:29.2.3", "《人民法院在线诉讼规则》第二十九条第二款第三项", "主动提供用于接收送达的电子地址"),
        ("litigation-fees:14.1.2", "《诉讼费用交纳办法》第十四条第二项", "每件交纳30元"),
        ("litigation-fees:14.1.3", "《诉讼费用交纳办法》第十四条第三项", "1/3"),
        ("litigation-fees:15", "《诉讼费用交纳办法》第十五条", "减半"),
        ("complaint-report-measures:23.1.5@2026-04-15", "《市场监督管理投诉举报处理办法》第二十三条第五项", "六十日内"),
        ("complaint-report-measures:16.1.2@2026-04-15", "《市场监督管理投诉举报处理办法》第十六条第二项", "已经受理或者处理过"),
        ("complaint-report-measures:17.1.2", "《市场监督管理投诉举报处理办法》第十七条第二项", "短期内大量投诉"),
        ("police-criminal-procedure:17", "《公安机关办理刑事案件程序规定》第十七条", "被害人财产遭受损失地"),
        ("police-criminal-procedure:178.2", "《公安机关办理刑事案件程序规定》第一百七十八条第二款", "三日以内送达"),
        ("police-administrative-procedure:61.1.3", "《公安机关办理行政案件程序规定》第六十一条第一款第三项", "应当书面告知"),
        ("prepaid-interpretation:10.3", "《预付式消费解释》第十条第三款", "违反法律规定向未成年人提供网络付费游戏"),
        ("prepaid-interpretation:16.1", "《预付式消费解释》第十六条第一款", "合同成立时一年期贷款市场报价利率"),
        ("prepaid-interpretation:23.1", "《预付式消费解释》第二十三条第一款", "又恶意逃避消费者申请退款"),
        ("prepaid-interpretation:26.2", "《预付式消费解释》第二十六条第二款", "多用途预付卡"),
        # practice.md §1
        ("civil-code:148", "《民法典》第一百四十八条", "有权请求人民法院或者仲裁机构予以撤销"),
        ("civil-code:152.1.1", "《民法典》第一百五十二条第一款第一项", "一年内"),
        ("civil-code:199", "《民法典》第一百九十九条", "不适用有关诉讼时效中止、中断和延长的规定"),
        ("general-interpretation:21", "《民法典总则编解释》第二十一条", "致使当事人基于错误认识作出意思表示"),
        ("general-interpretation:5", "《民法典总则编解释》第五条", "与本人生活相关联的程度"),
        ("contract-interpretation:25.1", "《民法典合同编通则解释》第二十五条第一款", "请求的范围内"),
        ("contract-interpretation:53", "《民法典合同编通则解释》第五十三条", "不发生合同解除的效力"),
        ("online-consumer-interpretation:10", "《网络消费纠纷规定（一）》第十条", "高于"),
    ],
)  # fmt: skip
def test_a_place_says_what_the_domain_documents_say_of_it(ref, printed, says):
    citation = cite(ref)
    assert citation.short_label == printed
    assert says in citation.lead_in + citation.text


def test_an_interpretation_named_after_a_statute_prints_with_single_title_marks():
    assert cite("fraud-interpretation:5.2.1").label == (
        "《最高人民法院、最高人民检察院关于办理诈骗刑事案件具体应用法律若干问题的解释》第五条第二款第一项"
    )
    assert cite("general-interpretation:21").label.startswith(
        "《最高人民法院关于适用〈中华人民共和国民法典〉"
    )


@pytest.mark.parametrize(
    ("ref", "certain"),
    [  # the `paragraphs` notes of the official files: “lost at source except arts …”
        ("anti-unfair-competition-law:25.1", True),
        ("online-trading-measures:18.1", True),
        ("complaint-report-measures:10.1@2026-04-15", False),
        ("complaint-report-measures:23.2@2026-04-15", False),
        ("online-trading-measures:14.2", False),
        ("online-trading-measures:52", False),
    ],
)
def test_a_paragraph_number_prints_only_where_the_borders_are_certain(ref, certain):
    assert ("款" in cite(ref).label) == certain
    assert (cite(ref).paragraph is not None) == certain


def test_an_item_that_may_hold_the_next_paragraph_is_not_quoted_alone():
    # 第十二条: the source ran two lists and the sentence between them together.
    for item in (1, 3, 5):
        refused = LIBRARY.resolve(f"online-trading-measures:12.1.{item}", TODAY)
        assert isinstance(refused, Diagnostic)
        assert refused.code == "law.unknown-item"
        assert "请只引到条" in refused.hint
    assert "年交易额" in cite("online-trading-measures:8").text
    assert "实际经营地址、联系方式" in cite("online-trading-measures:12").text


def test_a_line_between_two_items_stays_with_the_first():
    rate = cite("litigation-fees:14.1.2").text
    assert rate.startswith("（二）申请保全措施的")
    assert rate.endswith("最多不超过5000元。")
    assert len(LIBRARY.statutes["litigation-fees"].editions[0].articles["14"].paragraphs) == 1


# law.md (b), (c), (d) and practice.md §1–§3, statute by statute: what their rows rely on
RELIED_ON = {
    "ecommerce-law": "2 9 10 15 16 17 20 27 31 33 37 38 39 48 49 50 51 53 58 59 61 62 63 74 76 80 81 83",
    "consumer-law": "2 16 20 23 24 25 26 39 40 44 45 46 48 52 53 55 56",
    "consumer-regulation": "10 12 13 17 18 19 21 44 46 49 50",
    "civil-code": "19 20 144 145 148 152 157 188 195 199 491 496 497 498 509 512 563 564 565 566 577 582 583 "
    "584 585 590 591 593 595 610 612 613 615 617 621 622 646 985 1024 1025",
    "contract-interpretation": "10 25 53",
    "general-interpretation": "5 21",
    "online-consumer-interpretation": "1 2 4 5 6 7 10 12 14",
    "prepaid-interpretation": "1 3 10 14 15 16 17 23 26",
    "online-trading-measures": "2 7 8 12 14 15 18 21 24 28 31 34 41 52",
    "platform-rules-measures": "30 32",
    "consumer-penalty-measures": "2 5 6 8 12 13 14 16",
    "price-marking-provisions": "19",
    "advertising-law": "28 55 56",
    "anti-unfair-competition-law": "9 25",
    "public-security-law": "11 25 58 59 90 118",
    "criminal-law": "266 274 307-1",
    "fraud-interpretation": "1 2 5",
    "anti-telecom-fraud-law": "31 38 44",
    "personal-information-law": "45 50",
    "minor-online-regulation": "44 46",
    "police-criminal-procedure": "17 169 170 171 178 179",
    "police-administrative-procedure": "61",
    "civil-procedure-law": "13 16 22 24 35 90 95 115 122 123 124 126 160 162 164 165 166 168 169 225 250 264",
    "civil-procedure-interpretation": "3 4 18 20 31 59 90 91 106 109 112 137 140 201 209 210 257 258 272 274 "
    "275 276 279",
    "civil-evidence-provisions": "14 15 19 20 45 46 47 48 51 86 93 94 95 99",
    "online-litigation-rules": "16 17 18 19 29",
    "internet-court-jurisdiction": "1",
    "litigation-fees": "13 14 15 16 20 22 29",
    "complaint-report-measures": "3 8 9 10 11 13 15 16 17 18 23 27 31 36 40 42",
}


@pytest.mark.parametrize(("statute", "numbers"), RELIED_ON.items())
def test_every_article_that_the_domain_documents_rely_on_is_held_in_words(statute, numbers):
    edition = LIBRARY.statutes[statute].editions[-1]
    assert edition.in_force(TODAY)
    missing = [n for n in numbers.split() if n not in edition.articles or not edition.articles[n].paragraphs]
    assert missing == []
