"""What a page tells of the firm behind it: its seat, its number, its telephone, and whose they are."""

import pytest
from begun_reads import material, order
from pictured import SIZE, lines, under_each_other

from kameng_docs.desk.confirming.settling import Settled, settled
from kameng_docs.desk.confirming.sorting import sorted_out
from kameng_docs.reading.pictures import read_lines
from kameng_docs.reading.proposals import Kind, What
from kameng_docs.source import read_bytes
from kameng_docs.starting.case import begin

FIRM, SEAT = "某某星光文化传媒有限公司", "某某省某某市某某区星光路1号"
HEAD = ["某某星光直播充值须知", "一、星光币只能在本平台使用，不能提现。"]
LICENCE = [
    ("名称", "某某小鱼数码有限公司"),
    ("统一社会信用代码", "92990101MA0000000X"),
    ("住所", "某某省某某市某某区小鱼街9号"),
    ("法定代表人", "王某某"),
    ("注册资本", "10万元"),
]


def read(*rows, file="图.png"):
    return read_lines(file, SIZE, tuple(rows))


def rules(*clauses):
    found = read(*under_each_other([*HEAD, *clauses], step=64))
    assert found.what is What.RULES
    return found


def licence(title):
    rows = [
        (text, left, 300 + 100 * n)
        for n, row in enumerate(LICENCE)
        for left, text in zip((60, 460), row, strict=True)
    ]
    return read(*lines((title, 400, 140, 50), *rows))


def values(found, kind):
    return [(each.value, each.belongs, each.doubts) for each in found.proposals if each.kind is kind]


@pytest.mark.parametrize(
    ("clauses", "seat"),
    [
        ((f"五、本平台由{FIRM}运营，住", "所地：某某省某某市某某区星光路1号。"), SEAT),
        ((f"五、本平台由{FIRM}运营，注册地址为{SEAT}。",), SEAT),
        ((f"五、经营者：{FIRM}，经营场所：{SEAT}；客服电话：400-000-0000。",), SEAT),
        ((f"五、本平台由{FIRM}运营，其住所地为{SEAT}，邮编100000。",), SEAT),
    ],
)
def test_the_seat_beside_the_firm_that_runs_the_site(clauses, seat):
    found = rules(*clauses)
    assert [value for value, *_ in values(found, Kind.COMPANY)] == [FIRM]
    assert values(found, Kind.FIRM_ADDRESS) == [(seat, FIRM, ())]


def test_a_clause_that_names_the_firm_and_its_seat_rules_nothing():
    found = rules(f"五、本平台由{FIRM}运营，住", "所地：某某省某某市某某区星光路1号。")
    assert [value for value, *_ in values(found, Kind.RULE)] == [HEAD[1]]


def test_a_clause_that_rules_something_beside_is_a_rule_still():
    clause = f"五、本平台由{FIRM}运营，住所地：{SEAT}，争议由该地法院管辖。"
    assert [value for value, *_ in values(rules(clause), Kind.RULE)] == [HEAD[1], clause]


@pytest.mark.parametrize(
    "text",
    [
        "五、退货地址：某某省某某市某某区仓库路2号。",
        "五、联系地址：请在我的页面查看。",
        "五、收货人的联系地址：某某省某某市某某区人家路3号。",
    ],
)
def test_other_addresses_are_no_seat_of_anybody(text):
    assert values(rules(f"四、本平台由{FIRM}运营。", text), Kind.FIRM_ADDRESS) == []


def test_a_foot_of_a_site_names_firm_number_seat_and_telephone():
    foot = [
        f"运营主体：{FIRM}",
        "统一社会信用代码：92990101MA0000000X",
        f"公司地址：{SEAT}",
        "客服电话：400-000-0000",
    ]
    found = read(*under_each_other(HEAD, step=64), *under_each_other(foot, top=1500, step=90))
    assert values(found, Kind.FIRM_ADDRESS) == [(SEAT, FIRM, ())]
    assert values(found, Kind.FIRM_PHONE) == [("400-000-0000", FIRM, ())]
    ((code, firm, doubts),) = values(found, Kind.FIRM_CODE)
    assert (code, firm) == ("92990101MA0000000X", FIRM)
    # Its check character is wrong, as that of every invented one.
    assert any("校验码" in each for each in doubts)


def test_with_two_firms_on_a_page_nobody_knows_whose_a_seat_is():
    foot = [f"运营主体：{FIRM}", "某某支付有限公司提供支付服务", f"公司地址：{SEAT}"]
    two = read(
        *under_each_other(HEAD, step=64), *under_each_other([*foot, "某某支付有限公司"], top=1500, step=90)
    )
    ((seat, firm, doubts),) = values(two, Kind.FIRM_ADDRESS)
    assert (seat, firm) == (SEAT, "")
    assert doubts


def test_an_order_has_the_address_of_its_buyer():
    rows = [("订单编号", "20261120204417368"), ("实付款", "¥15.00"), ("联系地址", SEAT), ("商家", "小鱼店")]
    found = read(
        *lines(
            ("订单详情", 400, 140, 50),
            *(
                (text, left, 300 + 100 * n)
                for n, row in enumerate(rows)
                for left, text in zip((60, 460), row, strict=True)
            ),
        )
    )
    assert found.what is What.ORDER
    assert values(found, Kind.FIRM_ADDRESS) == []


@pytest.mark.parametrize(("title", "kind"), [("店铺资质", Kind.SELLER), ("营业执照", Kind.COMPANY)])
def test_a_licence_is_the_sellers_where_its_page_says_so_and_doubted_else(title, kind):
    found = licence(title)
    ((name, _, doubts),) = values(found, kind)
    assert name == LICENCE[0][1]
    assert bool(doubts) is (kind is Kind.COMPANY)
    assert values(found, Kind.FIRM_ADDRESS) == [(LICENCE[2][1], name, ())]


BEFORE = {
    "empty": "卖家:\n  - 店铺名: 小鱼店\n平台:\n",
    "named": f"卖家:\n  - 店铺名: 小鱼店\n平台:\n  名称: 某某星光\n  经营者:\n    名称: {FIRM}\n",
    "unknown": "卖家:\n  - 店铺名: 小鱼店\n平台:\n  名称: 某某星光\n  经营者: 不知道\n",
}


@pytest.mark.parametrize("before", BEFORE)
def test_what_is_confirmed_of_the_firm_stands_in_the_file_whatever_stood_there(before):
    reads = material(order(), rules(f"五、本平台由{FIRM}运营，住", "所地：某某省某某市某某区星光路1号。"))
    nodes = begin(reads).nodes
    every = sorted_out(nodes, reads)
    # Firm and seat are one thing to look at.
    (field,) = [each for each in every.fields if each.path[:2] == ("平台", "经营者")]
    assert [part.text for part in field.parts] == [FIRM, SEAT]
    done = settled(BEFORE[before].encode(), nodes, every, [(field, field.parts)])
    assert isinstance(done, Settled)
    source, _ = read_bytes(done.content, shown_as="案件.yaml")
    assert source is not None
    assert source.data["平台"]["经营者"] == {"名称": FIRM, "住所": SEAT}


def test_a_firm_in_doubt_leaves_nothing_of_it_in_the_file_until_it_is_confirmed():
    text = begin(material(order(), licence("营业执照"))).text
    source, _ = read_bytes(text.encode(), shown_as="案件.yaml")
    assert source is not None
    assert not (source.data["平台"] or {}).get("经营者")
    assert "# 住所: 某某省某某市某某区小鱼街9号" in text
