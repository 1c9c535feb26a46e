"""One name for a thing: what a paper calls what was bought (model-papers.md §5, 26)."""

import re

import pytest
from cases_support import DEAD, REPOSITORY, TODAY, brief_of, case_file, order, sheets_of

from kameng_docs.blocks import words
from kameng_docs.case.goods import GOODS
from kameng_docs.compose.called import called, thing_and_use
from kameng_docs.pipeline import check, open_workshop

QUOTED = re.compile("“[^”]*”|《[^》]*》")
# Labels of the case's own keys and of a platform's menu, which the author finds there in these letters.
LABELS = re.compile("卡密无效|无效卡密|卡密无法兑换|卡密清单|未打码的卡密|卡密：")


def called_of(**more):
    (one,) = brief_of(case_file(事实=DEAD, 交易=[order(**more)])).orders
    return called(one)


@pytest.mark.parametrize(
    ("goods", "sort", "thing", "use"),
    [
        ("音乐会员年卡卡密", "卡密", "卡密", "兑换"),
        ("某某杀毒软件一年版激活码", "卡密", "激活码", "激活"),
        ("激活码（卡密）", "卡密", "卡密", "兑换"),
        ("某某办公软件密钥", "软件或云服务", "密钥", "激活"),
        ("某某云盘", "软件或云服务", "软件", "激活"),
        ("考研课", "课程", "课程", "上课"),
        ("激活码礼盒", "实物商品", "商品", "使用"),
    ],
)
def test_a_thing_has_the_name_that_the_page_gives_it(goods, sort, thing, use):
    found = called_of(商品=goods, 买的是什么=sort)
    assert (found.thing, found.use) == (thing, use)


def test_it_arrives_under_its_name():
    assert called_of(商品="一年版激活码").arrived == "收到激活码"


@pytest.mark.parametrize("sort", GOODS)
def test_every_sort_is_told(sort):
    if sort != "我卖出的卡券":
        assert called_of(买的是什么=sort, 商品="某某").verb


def test_several_things_have_a_name_that_is_true_of_all():
    two = [order(商品="一年版激活码"), order(商品="年卡卡密", 订单号="2")]
    assert thing_and_use(brief_of(case_file(事实=DEAD, 交易=two)).orders) == ("商品", "使用")


@pytest.fixture(scope="module")
def briefs():
    shop = open_workshop(REPOSITORY / "cases")
    found = {p.stem: check(shop, p, TODAY).brief for p in sorted((REPOSITORY / "cases").glob("示例-*.yaml"))}
    return {name: brief for name, brief in found.items() if brief}


def test_no_paper_calls_it_by_another_name(briefs):
    looked_at = 0
    for name, brief in briefs.items():
        thing, use = thing_and_use(each for each in brief.orders if each.affected)
        others = {"卡密", "兑换"} - {thing, use}
        for sheet in sheets_of(brief):
            # The list of keys is named after the key of the case file.
            if (
                not others
                or sheet.document is None
                or sheet.paper.audience == "author"
                or sheet.paper.slug == "card_keys"
            ):
                continue
            looked_at += 1
            said = LABELS.sub("", QUOTED.sub("", "\n".join(words(sheet.document))))
            assert not [word for word in others if word in said], (name, sheet.paper.name)
    assert looked_at
