"""Several sellers: a whole set of papers for each that knows nothing of the others, or one suit that says who owes what."""

import re
from decimal import Decimal
from itertools import pairwise

import pytest
from cases_support import (
    DEAD,
    TODAY,
    assessed_of,
    brief_of,
    case_file,
    composed,
    order,
    seller,
    text_of,
    workshop,
)
from page_words import words_of_page
from several_support import COUNTS, JOINED, NAMES, RECEIPT, papers_of, several

from kameng_docs.assess.views import part_of
from kameng_docs.blocks import words
from kameng_docs.case.model import Case
from kameng_docs.page import Made, open_here
from kameng_docs.pipeline import Disclosures, compose_case, plan_of_case
from kameng_docs.rules import joined_suit, order_seller, whose_line
from kameng_docs.wording import yuan

COURT = {"法院": {"名称": "某某市某某区人民法院"}}
CLAIM = "court/statement_of_claim"
CASES = [(2, 2, 1), (2, 12, 2), (3, 7, 3), (5, 5, 4), (5, 12, 5)]
SECOND = seller(
    店铺名="乙某铺",
    主体={
        "名称": "某某第二网络有限公司",
        "主体类型": "公司",
        "住所": "某某省某某市某某区某某路7号",
        "法定代表人": "某丁",
    },
)
# The second order of the file is the older one.
ORDERS = [
    order(卖家="某某小铺"),
    order(卖家="某某第二网络有限公司", 订单号="00998877", 实付="45.00", 下单时间="2026-11-01 09:00"),
    order(卖家="2", 订单号="00998878", 实付="5.00", 下单时间="2026-11-01 09:30"),
]
ALL_OF_THEM = {name: answer | {"卖家": "每家"} for name, answer in DEAD.items()}


def two(orders=ORDERS, **changes):
    return case_file(**{"卖家": [seller(), SECOND], "交易": orders, "事实": ALL_OF_THEM, **COURT, **changes})


def said_in(sheets):
    return {
        f"{sheet.channel.slug}/{sheet.paper.slug}": "\n".join(words(sheet.document))
        for sheet in sheets
        if sheet.document is not None
    }


@pytest.mark.parametrize("numbers", CASES)
def test_no_set_knows_anything_of_another_seller(numbers):
    made = several(*numbers)
    assert len(made.sets) == numbers[0]
    for i, each in enumerate(made.sets):
        sheets, found = papers_of(each)
        said = said_in(sheets)
        everything = "\n".join(said.values())
        # It is about him: his shop, his orders, his words, in the papers that he and the court are handed.
        for paper in ("court/statement_of_claim", "samr_12315/complaint", "demand_letter/letter"):
            assert f"某某第{COUNTS[i]}网络有限公司" in said[paper], (paper, found)
        assert all(sign in everything for sign in made.signs[i] if sign.isdigit())
        assert f"本店{COUNTS[i]}号规定概不退款" in everything
        for other, signs in enumerate(made.signs):
            if other != i:
                assert [sign for sign in signs if sign in everything] == [], each.folder


@pytest.mark.parametrize("numbers", CASES)
def test_the_sums_of_the_sets_are_those_of_the_case(numbers):
    made = several(*numbers)
    sets = made.assessed.sets
    refunds = [next(c.amount for c in brief.claims if c.kind == "refund") for brief in sets]
    costs = [next(c.amount for c in brief.claims if c.kind == "costs") for brief in sets]
    assert refunds == [sum(prices, Decimal(0)) for prices in made.paid]
    assert sum(costs) == RECEIPT
    assert max(costs) - min(costs) <= Decimal("0.01")
    assert made.assessed.whole.total == sum(map(sum, made.paid)) + RECEIPT


@pytest.mark.parametrize("numbers", CASES)
def test_joined_every_prayer_says_who_owes_what_for_which_order(numbers):
    made = several(*numbers, court=JOINED)
    sellers, count, _ = numbers
    assert len(made.sets) == sellers + 1
    complaints, court = made.sets[:-1], made.sets[-1]
    # What goes to one of them goes to him alone; a court is handed one set.
    assert not any(said_in(papers_of(each, "court")[0]) for each in complaints)
    assert not said_in(papers_of(court, "samr_12315")[0])
    for name in ("statement_of_claim", "sales_form"):
        text = said_in(papers_of(court, "court")[0])[f"court/{name}"]
        # The pleading's prayers, and the wide cell of the form, whose words are no 判令.
        text = text[text.index("诉讼请求") :].partition("事实和理由")[0].partition("1. 给付价款")[0]
        prayers = re.findall(r"(被告[一二三四五])返还原告价款([0-9.]+)元（(.*?)）", text)
        assert [who for who, *_ in prayers] == [f"被告{COUNTS[i]}" for i in range(sellers)]
        for i, (_, amount, orders) in enumerate(prayers):
            assert Decimal(amount) == sum(made.paid[i])
            numbers_named = re.findall("订单([0-9]+)", orders)
            # The form lists three and more behind the signature.
            listed = name == "sales_form" and len(made.paid[i]) > 2
            assert orders == f"{len(made.paid[i])}笔，见所附交易清单" if listed else numbers_named
            assert len(numbers_named) == (0 if listed else len(made.paid[i]))
            assert set(numbers_named) <= made.signs[i]
        assert len(re.findall("返还原告价款", text)) == sellers
    text = said_in(papers_of(court, "court")[0])[CLAIM]
    asked = text.split("诉讼请求")[1].split("事实和理由")[0]
    spent = [
        Decimal(each)
        for each in re.findall(
            "判令被告[一二三四五]赔偿原告打印费12.01元中按[两三四五]家平摊的([0-9.]+)元；", asked
        )
    ]
    assert sum(spent) == RECEIPT
    assert f"合计{yuan(sum(map(sum, made.paid)) + RECEIPT)}元" in text
    assert "自起诉状副本送达该被告时解除" in text
    assert (
        "请求合并审理（《中华人民共和国民事诉讼法》第五十五条第一款）；人民法院认为不宜合并的，请告知原告分别起诉"
        in text
    )
    assert f"起诉状副本{sellers}份" in text
    # What one of them said is said of that one.
    for i in range(sellers):
        assert re.search(f"被告{COUNTS[i]}答复“本店{COUNTS[i]}号规定概不退款”", text)
        assert f"被告{COUNTS[i]}的客服答复：“查不到，请找{COUNTS[i]}组”" in text
    # One order is told in a sentence, many in a table: each by its number.
    story = text.split("事实和理由")[1]
    assert count == len(set(re.findall("(?<![0-9])[0-9]{14}(?![0-9])", story)))


def test_costs_that_are_alike_are_asked_of_each_in_one_line():
    made = several(2, 4, 9, court=JOINED)
    made.case["诉求"]["开支"][0]["金额"] = "12.00"
    text = said_in(papers_of(made.sets[-1], "court")[0])[CLAIM]
    assert "判令两被告各赔偿原告因本纠纷支出的费用6.00元，合计12.00元（打印费12.00元）" in text


def test_what_was_spent_on_one_is_asked_of_him_alone():
    made = several(3, 5, 8)
    made.case["诉求"]["开支"][0]["卖家"] = "乙某某店"
    costs = [[c.amount for c in brief.claims if c.kind == "costs"] for brief in made.assessed.sets]
    assert costs == [[], [RECEIPT], []]


@pytest.mark.parametrize(
    ("amount", "parts"), [("12.01", 5), ("0.03", 5), ("100.00", 3), ("0.01", 2), ("882.00", 12)]
)
def test_equal_parts_to_the_cent_sum_to_the_whole(amount, parts):
    found = [part_of(Decimal(amount), parts, i) for i in range(parts)]
    assert sum(found) == Decimal(amount)
    assert all(0 <= a - b <= Decimal("0.01") for a, b in pairwise(found))


# 诉讼费用交纳办法 第十三条: to 10000 元 50 each; of what is above, to 100000 元, 2.5 %. Half of it in summary procedure.
@pytest.mark.parametrize(
    ("prices", "apart", "together"),
    [
        (("30.00", "45.00"), ("100.00", "50.00"), ("50.00", "25.00")),
        (("9000.00", "9000.00"), ("100.00", "50.00"), ("250.00", "125.00")),
        (("12000.00", "20000.00"), ("400.00", "200.00"), ("600.00", "300.00")),
    ],
)
def test_the_fees_both_ways(prices, apart, together):
    orders = [order(卖家=str(i), 实付=price, 订单号=f"0099887{i}") for i, price in enumerate(prices, 1)]
    found = brief_of(two(orders)).several
    assert (yuan(found.fees_apart), yuan(found.fees_apart_halved)) == apart
    assert (yuan(found.fee), yuan(found.fee_halved)) == together


def test_the_author_is_told_the_fees_both_ways():
    made = several(2, 3, 6)
    told = said_in(papers_of(made.sets[0], "court")[0])["court/before_filing"]
    assert "您一共向2家买过，默认一家一案、各出一套" in told
    for row in ("单独告卖家1（这一套）", "单独告卖家2", "分开告，一共", "合成一案"):
        assert row in told
    assert "民事诉讼法》第五十五条第一款、第二款）；各家的住所" in told
    assert told.count("合成一案受理费按合计的金额算一次") == 1
    sheets = compose_case(workshop(), made.checked)[0]
    papers, overviews = ([s for s in sheets if s.channel.overview is kind] for kind in (False, True))
    assert not any("合成一案" in piece for s in overviews if s.document for piece in words(s.document))
    plan = plan_of_case(workshop(), made.checked, made.sets)
    _, data = open_here(Made(papers, overviews, ()), plan, Disclosures(made.checked.brief))
    page = words_of_page(data.decode())
    # Each paper of each set is listed by the name of its set.
    for i in range(2):
        assert re.search(f"工单正文（[^（）]*{NAMES[i]}某某店）", page)


def test_the_plan_tells_what_is_alike_once_and_the_rest_by_name():
    made = several(3, 6, 7)
    made.case["进度"] = [{"渠道": "平台工单", "提交": "2026-11-10 09:00", "卖家": "乙某某店"}]
    rungs = [r for r in plan_of_case(workshop(), made.checked).rungs if r.channel == "platform_ticket"]
    assert {(r.name, r.status) for r in rungs} == {
        ("平台工单（卖家1、卖家3）", "open"),
        ("平台工单（卖家2）", "done"),
    }
    before = plan_of_case(workshop(), several(3, 6, 7).checked).rungs
    assert [r.name for r in before if r.channel == "platform_ticket"] == ["平台工单"]


def test_one_defendant_has_no_number_and_a_platform_beside_him_is_the_second():
    assert not re.search("被告[一二]", text_of(brief_of(case_file(事实=DEAD, **COURT)), CLAIM))


def test_where_all_was_bought_of_one_nobody_else_is_told_of():
    both = [each | {"卖家": "乙某铺"} for each in ORDERS]
    assessed = assessed_of(two(both, 事实=DEAD))
    assert assessed.sets == ()
    claim = text_of(assessed.whole, CLAIM)
    assert "被告：某某第二网络有限公司" in claim
    assert "判令被告返还原告价款80.00元" in claim
    assert "某某网络有限公司" not in claim
    assert "某某小铺" not in claim


def test_nobody_is_sued_of_whom_nobody_knows_that_he_sold():
    lost = [{k: v for k, v in each.items() if k != "卖家"} for each in ORDERS[:1]]
    assessed = assessed_of(two(lost, 事实=DEAD))
    made = composed(assessed.whole, CLAIM)
    assert made.document is None
    assert any("卖家.主体" in each for each in made.missing)
    ticket = text_of(assessed.whole, "platform_ticket/ticket")
    assert "某某小铺" not in ticket
    assert "乙某铺" not in ticket
    (told,) = order_seller.find(Case.model_validate(two(lost)), TODAY)
    assert "起诉状先不出" in told.message


def test_an_order_of_nobody_makes_a_set_of_its_own_and_no_joined_suit():
    lost = [ORDERS[0], {k: v for k, v in ORDERS[1].items() if k != "卖家"}]
    assessed = assessed_of(two(lost, 法院=JOINED))
    assert [brief.folder for brief in assessed.sets] == ["卖家1_某某小铺", "卖家未写明"]
    assert not assessed.whole.several.joined
    told = list(joined_suit.find(Case.model_validate(two(lost, 法院=JOINED)), TODAY))
    assert [each.path for each in told] == [("法院", "合并起诉")]


def test_a_line_that_names_no_seller_stands_in_no_set_and_is_asked_for():
    case = two(
        事实=DEAD
        | {"对方的原话是不退": {"回答": "是", "原话": "概不退款"}, "网站经营者是个人": {"回答": "是"}},
        经过=[
            {"时间": "2026-11-02 09:00", "事项": "打了电话"},
            {"时间": "2026-11-02 10:00", "事项": "就订单00998877又问了一次"},
        ],
    )
    found = list(whose_line.find(Case.model_validate(case), TODAY))
    # What is said of the site is about all; what has the minute, the number or the exhibit of an order is about its seller.
    assert [each.path for each in found] == [
        ("事实", "兑换页提示该卡密已被使用"),
        ("事实", "收到卡密后我第一次兑换就失败"),
        ("事实", "对方的原话是不退"),
        ("经过", 0),
    ]
    assert all("卖家: 每家" in each.hint for each in found)
    first, second = assessed_of(case).sets
    assert [brief.facts["对方的原话是不退"].state for brief in (first, second)] == ["", ""]
    assert [brief.facts["网站经营者是个人"].state for brief in (first, second)] == ["是", "是"]
    assert [[e.what for e in brief.events if e.kind == "event"] for brief in (first, second)] == [
        [],
        ["就订单00998877又问了一次"],
    ]


def test_a_name_that_is_nobodys_is_told():
    case = two(事实=DEAD | {"对方的原话是不退": {"回答": "是", "卖家": "丙某店"}})
    (told,) = [f for f in whose_line.find(Case.model_validate(case), TODAY) if f.path[-1] == "卖家"]
    assert told.path == ("事实", "对方的原话是不退", "卖家")


@pytest.mark.parametrize(
    ("changes", "path"),
    [
        ({"法院": {**COURT["法院"], "合并起诉": "是"}}, ("法院", "合并起诉")),
        ({"法院": {**COURT["法院"], "案号": "（2026）某0000民初0000号"}}, ("法院", "案号")),
        ({"诉求": {"主要要求": "补差价", "差价": "5.00"}}, ("诉求", "差价")),
    ],
)
def test_what_is_of_one_suit_alone_is_asked_about(changes, path):
    (told,) = joined_suit.find(Case.model_validate(two(**changes)), TODAY)
    assert told.path == path
    assert list(joined_suit.find(Case.model_validate(two(法院=JOINED)), TODAY)) == []


def test_an_order_written_later_that_is_older_keeps_its_own_line():
    orders = [
        order(),
        order(订单号="00998877", 商品="某某季卡卡密", 实付="45.00", 下单时间="2026-11-01 09:00"),
    ]
    told = text_of(brief_of(case_file(交易=orders, 事实=DEAD)), "samr_12315/complaint")
    older = "2026年11月1日09:00，本人为生活消费在该店付款45.00元，购买“某某季卡卡密”1件，订单00998877"
    assert older in told
    assert "10:00付款30.00元，购买“音乐会员年卡卡密”1件，订单0042611010077" in told


@pytest.mark.parametrize(
    ("sold", "found"),
    [
        ([None, None, None], ("交易", 0)),
        (["某某小铺", None, None], ("交易", 1)),
        (["某某小铺", "别的店", "2"], ("交易", 1, "卖家")),
        (["2", "2", "第2个"], ("卖家", 0)),
    ],
)
def test_who_sold_what_is_asked_where_it_is_not_known(sold, found):
    orders = [
        {k: v for k, v in (each | {"卖家": name}).items() if v}
        for each, name in zip(ORDERS, sold, strict=True)
    ]
    (told,) = order_seller.find(Case.model_validate(two(orders)), TODAY)
    assert told.path == found
    assert list(order_seller.find(Case.model_validate(case_file(交易=ORDERS[:1])), TODAY)) == []
    assert list(order_seller.find(Case.model_validate(two()), TODAY)) == []
