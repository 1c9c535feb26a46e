"""What the cells of the official form hold, over every case that has one (model-papers.md 1.8 and its rules)."""

import re
from collections import Counter

import pytest
from extract import same_words, squeezed
from form_cases import GENERATED, briefs, cell, forms, rows_of, wide_cells
from writers_support import pdf_of

from kameng_docs.blocks import Heading, Table, plain, words
from kameng_docs.wording import yuan

NAMES = sorted(forms())
ROOM, ROOM_OF_MANY, MANY, LISTED = 300, 350, 3, 3
# Where an author ticks: the words of a box and what stands behind it.
YES_NO = re.compile(r"(?:是|有|了解)√.*(?:否|无|不了解)√", re.DOTALL)
ARTICLE = re.compile("第([一二三四五六七八九十百千零]+)条")
DIGITS = {c: i for i, c in enumerate("零一二三四五六七八九")}
UNITS = {"十": 10, "百": 100, "千": 1000}


def number_of(chinese: str) -> int:
    """五百八十二 → 582."""
    total, digit = 0, 0
    for character in chinese:
        if character in UNITS:
            total += (digit or 1) * UNITS[character]
            digit = 0
        else:
            digit = DIGITS[character]
    return total + digit


def at_issue(name):
    return [order for order in briefs()[name].orders if order.affected]


def test_every_generated_case_has_a_form():
    assert set(GENERATED) <= set(forms())
    assert {"示例-视频会员卡密", "示例-杀毒软件激活码", "几笔订单", "描述不符-补差价"} <= set(forms())


@pytest.mark.parametrize("name", NAMES)
def test_the_story_is_short_and_whole(name):
    _, story = wide_cells(forms()[name])
    orders, brief = at_issue(name), briefs()[name]
    said = squeezed(story)
    assert len(said) <= (ROOM_OF_MANY if len(orders) > MANY else ROOM), len(said)
    assert squeezed(orders[0].goods) in said
    assert yuan(sum(order.paid for order in orders)) in said or all(yuan(o.paid) in said for o in orders)
    assert not re.search(r"第[一二三四五六七八九十百]+条|中华人民共和国", said)
    # What was answered stands word for word; what was asked stands, and whatever shows the fault.
    for fact in ("对方的原话是不退", "我向卖家要求退货退款"):
        if brief.facts[fact].state == "是":
            assert squeezed(brief.facts[fact].words) in said
            assert "要求退" in said or fact != "我向卖家要求退货退款"
    if brief.shown:
        assert "提示" in said
    if brief.facts["到现在仍未到账"].state == "是":
        assert "没有" in said or "未" in said


@pytest.mark.parametrize("name", NAMES)
def test_what_found_no_room_in_the_story_stands_elsewhere(name):
    brief, document = briefs()[name], forms()[name]
    said = squeezed("".join(words(document)))
    for event in brief.events:
        for quoted in (event.their_words, event.my_words):
            assert squeezed(quoted) in said
    for fact in brief.facts.values():
        if fact.state == "是" and fact.told and fact.words and fact.stated:
            assert squeezed(fact.words) in said, fact.name


@pytest.mark.parametrize("name", NAMES)
def test_what_is_asked_stands_whole_in_the_wide_cell_and_once_below(name):
    document, brief = forms()[name], briefs()[name]
    asked, _ = wide_cells(document)
    lines = [line.strip() for line in asked.split("\n")]
    assert [line.partition(" ")[0] for line in lines] == [f"{i}." for i in range(1, len(lines) + 1)]
    assert all(line.endswith("；") for line in lines[:-1])
    assert lines[-1].endswith("负担。")
    for claim in brief.claims:
        if claim.amount and len(brief.defendants) == 1:
            assert f"{yuan(claim.amount)}元" in asked
    others = cell(document, "9. 其他请求").split("\n")
    assert not others[0].lstrip().startswith("1.") or len(others) > 1
    assert all(line.endswith("；") for line in others[:-1])
    assert not others[-1] or others[-1].endswith("。")
    assert "人民币" not in "".join(cell(document, "9. 其他请求")) + asked
    assert "判令" not in asked + "".join(others)


@pytest.mark.parametrize("name", NAMES)
def test_the_law_stands_in_one_row_by_article_and_statute(name):
    document = forms()[name]
    law = cell(document, "23.").partition("法律规定：")[2]
    assert law
    titles = re.findall("《(.*?)》第", law)
    assert titles
    assert len(titles) == len(set(titles))
    for of_one in law.split("；"):
        numbers = [number_of(each) for each in ARTICLE.findall(of_one)]
        assert numbers
        assert numbers == sorted(numbers)
        assert len(numbers) == len(set(numbers))
    others = "\n".join(words(document)).replace(law, "")
    assert not [title for title in titles if f"《{title}》" in others]


@pytest.mark.parametrize("name", NAMES)
def test_nothing_is_ticked_both_ways_and_no_box_has_no_words(name):
    for row in rows_of(forms()[name]):
        said = "\n".join(plain(line) for line in row.content)
        # The five advantages of mediation have a pair of boxes each.
        assert not YES_NO.search(said), row.label
        assert not re.search("[□√][□√]|(?:^|[：；，。　])[□√]", said, re.MULTILINE), row.label


@pytest.mark.parametrize("name", NAMES)
def test_no_admission_is_ticked(name):
    document, brief = forms()[name], briefs()[name]
    assert "否√" not in cell(document, "9. 是否存在迟延履行")
    assert "否√" not in cell(document, "10.")
    assert "按期交付标的物　　件" in cell(document, "8. 价款支付")
    assert "无√" not in cell(document, "11.") + cell(document, "1. 有无仲裁")
    assert "否√" not in cell(document, "12.") + cell(document, "2. 是否已经诉前保全") + cell(
        document, "7. 是否主张"
    )
    ended = (
        brief.facts["解除通知已生效"].state == "是" or brief.facts["我告诉过对方不再要这笔货"].state == "是"
    )
    assert ("是√" in cell(document, "14.")) == ended
    if brief.facts["我书面通知过逾期不履行合同就解除"].state != "否":
        assert "否√" not in cell(document, "14.")


@pytest.mark.parametrize("name", NAMES)
def test_nothing_runs_over_and_nothing_is_said_three_times(name):
    document = forms()[name]
    headings = [plain(block.runs) for block in document.blocks if isinstance(block, Heading)]
    many = len(at_issue(name)) >= LISTED
    assert headings == (["交易清单"] if many else [])
    assert bool([block for block in document.blocks if isinstance(block, Table)]) == many
    rows = [row for row in rows_of(document) if "先行调解" not in "".join(row.label)]
    told = [plain(line) for row in rows for line in row.content]
    pieces = [squeezed(each) for line in told for each in re.split("[。；：，（）\n]|具体情况", line)]
    own = Counter(piece for piece in pieces if len(piece) >= 12 and "□" not in piece and "√" not in piece)
    official = {"住所地（主要办事机构所在地）", "城镇农村的合作经济组织法人"}
    assert {piece: n for piece, n in own.items() if n > 2 and piece not in official} == {}


@pytest.mark.parametrize("name", NAMES)
def test_times_and_sums_are_written_in_one_way(name):
    for row in rows_of(forms()[name]):
        said = "\n".join(plain(line) for line in row.content)
        assert not re.search(r"\d{4}-\d\d-\d\d", said)
        assert not re.search(r"\d 元", re.sub("“[^”]*”", "", said)), row.label
        assert not re.search("[；，、][」”]?$", said.rstrip("　\n ").removesuffix("否□")), row.label


def test_many_orders_are_told_by_goods_and_listed_once():
    document = forms()["六单"]
    ids = [order.order_id for order in at_issue("六单")]
    rows = "".join(plain(line) for row in rows_of(document) for line in row.content)
    assert not [each for each in ids if each in rows]
    (table,) = [block for block in document.blocks if isinstance(block, Table)]
    column = [plain(row[2]) for row in table.rows]
    assert column == [*ids, ""]
    assert plain(table.rows[-1][4]) == yuan(sum(order.paid for order in at_issue("六单")))
    assert "下单6笔，订单号等见所附交易清单" in cell(document, "1. 合同的签订")
    assert "“音乐会员年卡卡密”6件" in cell(document, "3. 买卖标的物")


def test_what_was_late_is_ticked_and_urged():
    document = forms()["迟延-催告后"]
    assert "是√　迟延时间：自2026年11月1日10:30起" in cell(document, "9. 是否存在迟延履行")
    assert "是√　催促情况：2026年11月3日通过书面方式进行了催促" in cell(document, "10.")
    assert "逾期未交付1件" in cell(document, "8. 价款支付")
    assert "页面写明最迟2026年11月1日10:30到账" in cell(document, "5. 合同约定的交货")
    assert "合同约定：页面写明的到账时间（见第5项）\n" in cell(document, "23.")


def test_a_loss_has_its_own_row_and_is_not_asked_twice():
    document = forms()["砍单另买"]
    assert "支付赔偿金60.00元" in cell(document, "3. 赔偿")
    assert "不履行√" in cell(document, "3. 赔偿")
    assert "差额" not in cell(document, "9. 其他请求")
    assert "共计60.00元" in cell(document, "15.")
    assert "是√" in cell(document, "14.")


def test_pieces_that_work_are_not_complained_of():
    said = cell(forms()["三件坏两件"], "8. 价款支付")
    assert "发来卡密3件，其中2件不能兑换" in said


def test_a_thing_has_the_name_that_its_page_gives_it():
    assert "发来激活码1件，不能激活" in cell(forms()["示例-杀毒软件激活码"], "8. 价款支付")
    assert "发来卡密1件，不能兑换" in cell(forms()["示例-视频会员卡密"], "8. 价款支付")


@pytest.mark.parametrize("name", NAMES)
def test_every_form_is_printed_whole(name):
    """By the engine that is taken first; tests/channels/test_sales_form.py asks both of some."""
    made = pdf_of(forms()[name], "typst", "form")
    assert made.faults == ()
    assert same_words(forms()[name], pdf=made.data) == []
