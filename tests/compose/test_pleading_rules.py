"""What holds of every pleading: so many points, one paragraph for each prayer, so much law, days in order, sums that agree.

Over the shipped examples, the cases made to be read, and one case of each kind of excuse (support/kind_answers.py).
"""

import re
from collections import Counter
from collections.abc import Iterator
from functools import cache
from typing import Any

import pytest
from cases_support import (
    CONSUMER,
    GONE,
    REPOSITORY,
    TODAY,
    brief_of,
    case_file,
    composed,
    order,
    workshop,
    yes,
)
from court_cases import COURT
from kind_answers import OF_KINDS
from paper_rules import RULES, own
from reviewed import MADE, SHIPPED

from kameng_docs.blocks import Document, Table, plain, words
from kameng_docs.brief import Brief
from kameng_docs.compose.telling import Teller
from kameng_docs.pipeline import check, open_workshop

PLEADING = "court/statement_of_claim"
CASES = REPOSITORY / "cases"
SUED = {"法院": COURT, "消费者": CONSUMER}
IN_COURT = {"法院": COURT}


def several(count: int) -> dict[str, Any]:
    """So many orders of one shop, none of whose keys worked; one of them on the first day of the next month."""
    return case_file(
        交易=[
            order(
                订单号=f"2026103100{i:04}", 商品=f"某某会员{'甲乙'[i % 2]}卡密", 实付=f"{60 + i}.00",
                下单时间=f"2026-10-{20 + i:02}" if i < 12 else "2026-11-01", 收到卡密的时间=f"2026-10-{20 + i:02} 10:01",
                第一次兑换的时间=f"2026-10-{20 + i:02} 10:05", 兑换结果="提示已被使用", 提示原文="该卡密已被使用",
            )
            for i in range(count)
        ],
        **SUED,
    )  # fmt: skip


def renewed(count: int) -> dict[str, Any]:
    """A renewal, each period of which is an order of its own; the price went up once."""
    return case_file(
        交易=[
            order(
                订单号=f"XF{i:04}", 商品=f"某某会员（第{i + 1}期）", 买的是什么="会员开通", 实付="15.00" if i < 6 else "18.00",
                下单时间=f"{2024 + i // 12}-{i % 12 + 1:02}-08 09:00", 收到卡密的时间=GONE,
            )
            for i in range(count)
        ],
        争议=["自动续费"],
        事实={"自动续费扣了款": yes(时间="2024-01-08"), "扣款前没有收到过提醒": yes()},
        **SUED,
    )  # fmt: skip


GENERATED = {
    "十二单": several(10),
    "三单": several(3),
    "续费二十期": renewed(20),
    "续费三期": renewed(3),
}


@cache
def briefs() -> dict[str, Brief]:
    """Every case that has a pleading, by its name."""
    found: dict[str, Brief] = {}
    shop = open_workshop(CASES)
    for name in SHIPPED:
        brief = check(shop, CASES / f"{name}.yaml", TODAY).brief
        assert brief is not None, name
        found[name] = brief
    found |= {name: brief_of(case) for name, case in (MADE | GENERATED).items()}
    found |= {f"说法-{id_}": brief_of(case | IN_COURT) for id_, (_, case, _) in OF_KINDS.items()}
    return {name: brief for name, brief in found.items() if composed(brief, PLEADING).document}


@cache
def paper(name: str) -> Document:
    made = composed(briefs()[name], PLEADING).document
    assert made is not None
    return made


def paragraphs(name: str) -> list[str]:
    return [piece for piece in words(paper(name)) if piece.strip()]


def text(name: str) -> str:
    return "\n".join(paragraphs(name))


NAMES = sorted(briefs())
every_case = pytest.mark.parametrize("name", NAMES)


def test_there_are_pleadings_of_every_sort():
    assert set(SHIPPED) & set(NAMES)
    assert set(GENERATED) <= set(NAMES)
    assert len(NAMES) > 60


@every_case
def test_three_points_are_argued_at_most(name):
    numbered = [p[:2] for p in paragraphs(name) if re.match("[一二三四五六七八九]、", p)]
    assert numbered == ["一、", "二、", "三、"][: len(numbered)]
    assert len(numbered) != 1


@every_case
def test_every_prayer_has_one_paragraph(name):
    brief = briefs()[name]
    teller = Teller(brief, workshop().channels["court"])
    whole = [teller.citer.spelled_text(p) for p in paragraphs(name)]
    for claim in brief.claims[1:]:
        own_grounds = [
            g for g in brief.grounds if g.id in claim.grounds and g.id not in brief.claims[0].grounds
        ]
        argued = [g for g in own_grounds if g.argument]
        if claim.alternative or not argued:
            continue
        leads = {bare(teller, g) for g in argued}
        assert [p for p in whole if any(lead in bare_text(p) for lead in leads)], (claim.kind, leads)


def bare(teller: Teller, ground: Any) -> str:
    """The beginning of what a ground argues, up to the first of its clauses."""
    return bare_text(teller.citer.spelled_text(teller.argued(ground)))[:14]


def bare_text(said: str) -> str:
    return re.sub("（[^（）]*）", "", said)


ARTICLE = re.compile(
    "《([^《》]+)》(?:（[^（）]*）|〔[^〔〕]*〕)?((?:第[零一二三四五六七八九十百千]+(?:条|款|项)(?:之[一二三])?[、]?)+)"
)


def articles(said: str) -> set[tuple[str, str]]:
    """Every article that is named, by its statute."""
    short = dict(re.findall("《([^《》]+)》[^《》]*以下简称《([^《》]+)》", said))
    full = {brief: long for long, brief in short.items()}
    return {
        (full.get(law, law), article)
        for law, places in ARTICLE.findall(said)
        for article in re.findall("第[零一二三四五六七八九十百千]+条", places)
    }


@every_case
def test_no_more_law_than_the_paper_may_name(name):
    named = articles(text(name))
    laws = {re.sub("^中华人民共和国", "", law) for law, _ in named}
    platform = "".join(rule.where for rule in briefs()[name].platform_rules)
    numbers = {(re.sub("^中华人民共和国", "", law), article) for law, article in named if law not in platform}
    assert laws or "依据" not in text(name)
    assert len(numbers) <= next(
        p.cites for p in workshop().channels["court"].papers if p.slug == "statement_of_claim"
    )


@every_case
@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.__name__)
def test_it_is_written_as_papers_are(name, rule):
    assert list(rule(text(name))) == []


DAY = re.compile("(?:([0-9]{4})年)?([0-9]{1,2})月([0-9]{1,2})日")


def days(labels: list[str], year: int) -> Iterator[tuple[int, int, int]]:
    for label in labels:
        found = DAY.match(label)
        if found:
            year = int(found[1] or year)
            yield (year, int(found[2]), int(found[3]))


def tables(name: str) -> Iterator[tuple[list[str], list[list[str]]]]:
    for block in paper(name).blocks:
        if isinstance(block, Table):
            yield [plain(cell) for cell in block.head], [[plain(cell) for cell in row] for row in block.rows]


@every_case
def test_days_do_not_run_backwards(name):
    first = briefs()[name].orders[0].paid_at.year
    for head, rows in tables(name):
        column = next((i for i, cell in enumerate(head) if "时间" in cell), None)
        if column is not None:
            told = list(days([row[column] for row in rows], first))
            assert told == sorted(told), (head, told)


@every_case
def test_a_table_of_orders_adds_up_to_the_claim(name):
    brief = briefs()[name]
    for head, rows in tables(name):
        if rows[-1][0] != "合计" or "金额（元）" not in head:
            continue
        column = head.index("金额（元）")
        paid = [float(row[column]) for row in rows]
        assert round(sum(paid[:-1]), 2) == paid[-1]
        refund = next((claim for claim in brief.claims if claim.kind == "refund"), None)
        back = float(rows[-1][head.index("已退回（元）")]) if "已退回（元）" in head else 0
        if refund is not None and refund.amount is not None and "算法：" not in text(name):
            assert paid[-1] - back == float(refund.amount)


def test_a_table_is_looked_at_in_several_cases():
    found = Counter(rows[-1][0] for name in NAMES for _, rows in tables(name))
    assert found["合计"] >= 4


LONGEST = 130


def sentences(said: str) -> Iterator[str]:
    """Sentences without titles of statutes, brackets and what is quoted."""
    bare_words = re.sub("《[^《》]*》", "", re.sub("（[^（）]*）", "", own(said)))
    yield from re.split("[。；]", bare_words)


@every_case
def test_no_sentence_is_too_long_to_read(name):
    told = [
        s
        for p in paragraphs(name)
        if not re.match("(?:原告|被告|法定代理人|委托诉讼代理人).{0,3}：", p)
        for s in sentences(p)
    ]
    assert [s for s in told if len(s) > LONGEST] == []


@every_case
def test_what_was_said_stands_in_it(name):
    brief = briefs()[name]
    refusal = brief.facts["对方的原话是不退"]
    if refusal.state == "是" and refusal.words:
        assert refusal.words.rstrip("。").replace("“", "‘").replace("”", "’") in text(name).replace(
            "“", "‘"
        ).replace("”", "’")
    for order_told in brief.orders:
        if order_told.affected and order_told.order_id and len(brief.orders) < 3:
            assert order_told.order_id in text(name)


def test_a_child_never_asks_for_the_money_itself():
    told = [name for name in NAMES if briefs()[name].claimant.guardian]
    assert told
    for name in told:
        assert not re.search("原告(?:向被告|于.{0,20}向被告)?(?:要求|请求)退款", text(name))
