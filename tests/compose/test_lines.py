"""The story as lines, what is alike told together, and the argument of a pleading (model-papers.md §5)."""

import re
from dataclasses import replace
from datetime import date, datetime
from decimal import Decimal

import pytest
from cases_support import DEAD, brief_of, case_file, order, yes
from hypothesis import given
from hypothesis import strategies as st

from kameng_docs.brief import EventInfo, GroundInfo
from kameng_docs.case.whose import Ours
from kameng_docs.compose.groups import by_goods, periods_of, ranges, stem_of
from kameng_docs.compose.lines import LONG, Line, lines_of, prose, timed
from kameng_docs.compose.points import points_of


def moment(text):
    """In Beijing time, as all of a case are; the zone says nothing here."""
    return datetime.fromisoformat(text)


def line(at, kind="event"):
    return Line(at, EventInfo(at or date(2026, 1, 1), Ours(kind)))


# What each label leaves out is what the one before it said: day, year.
MOMENTS = [
    (moment("2025-12-31 23:59"), "2025年12月31日23:59"),
    (moment("2026-01-01 00:05"), "2026年1月1日00:05"),
    (moment("2026-01-01 00:05"), ""),
    (moment("2026-01-01 08:00"), "08:00"),
    (date(2026, 1, 1), "同日"),
    (date(2026, 3, 4), "3月4日"),
    (moment("2026-03-04 09:30"), "09:30"),
]


def test_a_line_says_of_its_time_what_the_one_before_does_not():
    told = [label for label, _ in timed(line(at) for at, _ in MOMENTS)]
    assert told == [label for _, label in MOMENTS]
    (first, *_) = timed([line(moment("2026-03-04 10:00"))], since=date(2026, 3, 4))
    assert first[0] == "10:00"


def read_whole(label):
    """2026年10月3日21:14 as a moment."""
    year, month, day, hour, minute = map(int, re.findall("[0-9]+", label))
    return moment(f"{year}-{month:02}-{day:02} {hour:02}:{minute:02}")


@given(
    st.lists(st.datetimes(moment("2024-01-01 00:00"), moment("2027-01-01 00:00")), min_size=1, max_size=12)
)
def test_whatever_the_moments_each_can_be_read_back(moments):
    # Minutes alone are printed; the reader carries year and day on from the line before.
    moments = sorted(each.replace(second=0, microsecond=0) for each in moments)
    read, held = [], None
    for label, _ in timed(line(at) for at in moments):
        if "年" in label:
            held = read_whole(label)
        elif "月" in label:
            held = read_whole(f"{held.year}年{label}")
        elif label:
            hour, minute = map(int, label.split(":"))
            held = held.replace(hour=hour, minute=minute)
        read.append(held)
    assert read == moments


def test_a_paragraph_names_the_subject_and_the_proof_of_a_run_once():
    rows = [
        (line(moment("2026-10-03 21:32")), "本人告知商家不能用", "（证据3-1）"),
        (line(moment("2026-10-03 21:33")), "本人要求退款。", "（证据3-1）"),
        (line(moment("2026-10-04 09:05")), "商家答复“不退”", "（证据3-2）"),
        (line(date(2026, 10, 5)), "商家停止营业", ""),
    ]
    assert prose(rows, ("本人", "商家")) == (
        "2026年10月3日21:32本人告知商家不能用，21:33要求退款（证据3-1）。"
        "10月4日09:05商家答复“不退”（证据3-2）。10月5日，商家停止营业。"
    )


@given(
    st.lists(
        st.tuples(st.integers(0, 3), st.integers(1, 90), st.sampled_from(["", "（证据1）", "（证据2）"]))
    )
)
def test_no_word_and_no_proof_of_a_line_is_lost_in_a_paragraph(rows):
    start = moment("2026-10-03 08:00")
    made = [
        (line(start.replace(day=3 + day, minute=i)), chr(0x4E00 + i) * length, proof)
        for i, (day, length, proof) in enumerate(sorted(rows, key=lambda row: row[0])[:50])
    ]
    told = prose(made, ())
    for _, words, proof in made:
        assert words in told
        assert proof in told
    # A sentence takes no line once it is long.
    longest = max((len(words) for _, words, _ in made), default=0)
    assert all(len(sentence) <= LONG + longest + 40 for sentence in told.split("。"))


def test_a_fact_without_a_time_stands_in_the_line_it_speaks_of():
    brief = brief_of(case_file(事实=DEAD | {"卖家长期成批卖同类商品": yes()}))
    loose = [fact for fact in brief.facts.values() if fact.state == "是" and fact.told and fact.at is None]
    assert loose
    anchored = [replace(fact, beside=(Ours("received"),)) for fact in loose]
    (received,) = [each for each in lines_of(brief, brief.events, anchored) if each.facts]
    assert received.event.kind == "received"
    assert list(received.facts) == anchored
    (elsewhere,) = [
        each for each in lines_of(brief, brief.events, [replace(f, beside=()) for f in loose]) if each.facts
    ]
    assert elsewhere.event.kind == "ordered"


def test_the_lines_of_many_orders_leave_what_a_table_tells():
    brief = brief_of(case_file(交易=[order(订单号=f"00426110100{i}") for i in range(10, 14)], 事实=DEAD))
    kinds = [each.event.kind for each in lines_of(brief, brief.events, (), without=("ordered", "received"))]
    assert "ordered" in {event.kind for event in brief.events}
    assert not {"ordered", "received"} & set(kinds)


def test_equal_goods_and_equal_periods_are_one_row_and_their_sums_the_whole():
    goods = ["甲", "乙", "甲", "丙", "甲"]
    orders = [order(商品=each, 实付=f"{i + 1}.10", 订单号=f"0042611010{i}00") for i, each in enumerate(goods)]
    brief = brief_of(case_file(交易=orders, 事实=DEAD))
    rows = by_goods(brief.orders)
    assert [(row.goods, len(row.orders)) for row in rows] == [("甲", 3), ("乙", 1), ("丙", 1)]
    assert sum(row.paid for row in rows) == sum(o.paid for o in brief.orders) == Decimal("15.50")
    assert not periods_of(brief.orders)


@pytest.mark.parametrize(
    ("ids", "stem"),
    [
        (["202610032114000001", "202610032114000002", "202610032114000013"], "20261003211400"),
        (["12345670001", "12345670002"], ""),  # two are told as they are
        (["11110001", "22220002", "33330003"], ""),
        (["1234567001", "12345670002", "12345670003"], ""),  # of different length
        (["1234567890", "1234567890", "1234567891"], ""),  # not told apart
    ],
)
def test_a_common_beginning_is_told_once(ids, stem):
    assert stem_of(ids) == stem
    assert len({each.removeprefix(stem) for each in ids}) == len(set(ids))


def test_exhibits_in_a_row_are_told_by_the_first_and_the_last():
    every = ["1-1", "1-2", "1-3", "1-4", "1-5", "2-1", "2-2"]
    assert ranges(["1-1", "1-2", "1-3", "1-4"], every) == ["1-1至1-4"]
    assert ranges(["1-1", "1-2", "1-3"], every) == ["1-1", "1-2", "1-3"]
    # Not across headings, and not where one is left out.
    assert ranges(["1-3", "1-4", "1-5", "2-1", "2-2"], every) == ["1-3", "1-4", "1-5", "2-1", "2-2"]
    assert ranges(["1-1", "1-2", "1-4", "1-5"], every) == ["1-1", "1-2", "1-4", "1-5"]


def ground(id_, point, weight, argument="说理", clause="从句"):
    made = dict.fromkeys(("title", "against"), Ours(""))
    return GroundInfo(
        id=Ours(id_),
        **made,
        supports=(),
        settled=True,
        facts=(),
        exhibits=(),
        citations=(),
        point=Ours(point),
        weight=weight,
        argument=Ours(argument),
        clause=Ours(clause),
    )


def test_three_points_at_most_the_strongest_of_each_in_full():
    (formed,) = [g for g in brief_of(case_file(事实=DEAD)).grounds if g.point == "formed"]
    grounds = [
        ground("甲", "breach", 4),
        ground("乙", "breach", 7),
        ground("丙", "return", 5),
        ground("丁", "undo", 5),
        ground("戊", "answer", 5),
        formed,
        ground("庚", "breach", 0),
    ]
    first, second, third = points_of(grounds, (), None, lambda _: True)
    assert [p.full.id for p in (first, second, third)] == ["乙", "丙", "戊"]
    assert [g.id for g in first.clauses] == ["甲"]
    assert first.formed == (formed,)
    assert [g.id for g in second.undo] == ["丁"]
    # That there is a contract is no news where the law it stands on may not be named.
    assert not points_of(grounds, (), None, lambda _: False)[0].formed


def test_a_pleading_names_no_more_of_the_law_than_it_may_but_what_is_vital():
    brief = brief_of(case_file(事实=DEAD))
    (carried,) = [g for g in brief.grounds if g.id == "card-unusable"]
    refs = len({c.label for c in carried.citations})
    more = replace(carried, id=Ours("另一项"), clause=carried.argument, weight=4)
    full = points_of([carried, more], (), refs, lambda _: True)
    assert full[0].clauses == (more,)  # the same clauses are no more of them
    assert refs > 1
    (bare,) = points_of([ground("甲", "breach", 9), more], (), refs - 1, lambda _: True)
    assert not bare.clauses
    (vital,) = points_of([ground("甲", "breach", 9), replace(more, weight=8)], (), refs - 1, lambda _: True)
    assert vital.clauses
