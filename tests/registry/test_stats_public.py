"""What everybody may read of many cases: names, classes, sums, what is refused; by hand."""

from collections import Counter
from decimal import Decimal
from pathlib import Path

import pytest
from figures_made import TODAY, gathered

from kameng_docs.registry.filters import Wanted
from kameng_docs.registry.public import saying
from kameng_docs.registry.public.audit import few_worked_out, sorts_of
from kameng_docs.registry.public.classes import OTHERS, in_a_row, ranked
from kameng_docs.registry.public.naming import PERSON, UNNAMED, seller_named, without
from kameng_docs.registry.public.publishing import TooFewError, published
from kameng_docs.registry.public.records import Records, open_channels
from kameng_docs.registry.public.sums import Sums
from kameng_docs.registry.reading import Entry, State
from kameng_docs.registry.stats.gathering import Gathering
from kameng_docs.registry.summary import Heard, Sent, Side, Summary


def case(**of_summary):
    usual = {
        "who": "张某某",
        "platform": "某某卡盟",
        "against": (Side("某某小店"),),
        "bought": "2026-11-01",
        "disputes": ("卡密无效",),
        "paid": "30.00",
    }
    return Summary(**{**usual, **of_summary})


def lines(public, name):
    table = public.table(name)
    return {line.label: line.cases for line in table.lines} if table else {}


@pytest.mark.parametrize(
    ("side", "told"),
    [
        (Side("某某小店", "某某网络有限公司"), "某某小店"),
        (Side("", "某某网络有限公司"), "某某网络有限公司"),
        (Side("", "某市某区某某卡券经营部"), "某市某区某某卡券经营部"),
        (Side("", "李某某", person=True), PERSON),
        (Side("李某某", "李某某", person=True), PERSON),
        (Side("李某某的小店", "李某某", person=True), PERSON),
        (Side("平价卡券", "李某某", person=True), "平价卡券"),
        # Nobody said what it is, and it does not read like a firm's.
        (Side("", "李某某"), UNNAMED),
        (Side("", "李厂"), UNNAMED),
        (Side("", ""), UNNAMED),
        (Side("加微信wx_998877"), UNNAMED),
        (Side("小店13800000009"), UNNAMED),
        (Side("小店１３８ ００００"), UNNAMED),
        (Side("两行\n的店"), "两行 的店"),
        (Side("店" * 31), "店" * 30 + "…"),
    ],
)
def test_a_seller_is_told_by_the_shop_or_the_firm_and_never_by_a_person(side, told):
    assert seller_named(side) == told


def test_a_site_or_shop_that_is_called_after_somebody_who_complains_is_not_told():
    assert without(["张某某小店", "某某小店"], ["张某某", "", "某"]) == {"某某小店"}
    public = gathered([case(against=(Side("张某某小店"),), platform=f"站{i % 2}") for i in range(20)])
    assert lines(public, "seller") == {}
    assert "卖家" in public.left_out
    assert lines(public, "platform") == {"站0": 10, "站1": 10}


@pytest.mark.parametrize(
    ("counts", "told"),
    [
        ({"甲": 9, "乙": 5}, {"甲": 9, "乙": 5}),
        ({"甲": 9, "乙": 4, "丙": 3}, {"甲": 9, OTHERS: 7}),
        # What is left is too small by itself: the smallest goes with it.
        ({"甲": 9, "乙": 6, "丙": 2}, {"甲": 9, OTHERS: 8}),
        ({"甲": 9, "丙": 1}, {OTHERS: 10}),
        ({"甲": 2, "乙": 2}, {OTHERS: 4}),
        ({"甲": 12}, {"甲": 12}),
    ],
)
def test_small_classes_are_put_together_until_they_are_enough(counts, told):
    assert {each.label: each.cases for each in ranked(counts, 5)} == told


@pytest.mark.parametrize(
    ("counts", "spans"),
    [
        ([5, 5, 5], [(0, 0), (1, 1), (2, 2)]),
        ([1, 9, 9], [(0, 1), (2, 2)]),
        ([9, 1, 6], [(0, 0), (1, 2)]),
        ([1, 1, 1], [(0, 2)]),
        ([9], [(0, 0)]),
    ],
)
def test_neighbours_are_put_together(counts, spans):
    assert in_a_row([(str(i), count) for i, count in enumerate(counts)], 5) == spans


@pytest.mark.parametrize(
    ("sets", "count", "few"),
    [
        # One set and its rest of three.
        ([range(9)], 12, True),
        ([range(7)], 12, False),
        # The whole less two parts leaves two.
        ([range(8), range(8, 18)], 20, True),
        # Nested: a seller's eight of a platform's eleven.
        ([range(11), range(8)], 30, True),
        # Crossing: who is in both is not known, though they are three.
        ([range(10), range(7, 17)], 30, False),
        # Crossing and together all of them: three are in both.
        ([range(10), range(7, 17)], 17, True),
        # Four numbers together: a + b - c - d is what stands in both of two of them.
        ([range(10), range(5, 20), [*range(10, 20), *range(5, 9)], range(5)], 40, True),
    ],
)
def test_the_audit_finds_what_can_be_worked_out(sets, count, few):
    """Each worked by hand; every set has five and more."""
    groups = [frozenset(range(count)), *map(frozenset, sets)]
    atoms = Counter(sum(1 << i for i, group in enumerate(groups) if each in group) for each in range(count))
    sorts = sorts_of(atoms, [1 << i for i in range(len(groups))])
    assert few_worked_out(sorts, len(groups)) is few


def sums_of(*pairs):
    sums = Sums()
    for paid, back in pairs:
        sums.take(Decimal(paid), Decimal(back))
    return sums.paid(), sums.back()


@pytest.mark.parametrize(
    ("pairs", "told"),
    [
        ([(30, 30)] * 5 + [(30, 0)] * 5, (300, 150)),
        ([(30, 0)] * 10, (300, 0)),
        # One is more than half.
        ([(30, 0)] * 5 + [(151, 0)], (None, None)),
        # Two are nearly all.
        ([(1, 0)] * 8 + [(500, 0)] * 2, (None, None)),
        # Money came back to four alone, or to all but four.
        ([(30, 30)] * 4 + [(30, 0)] * 6, (300, None)),
        ([(30, 30)] * 6 + [(30, 0)] * 4, (300, None)),
        # Everybody got half, but for two.
        ([(30, 15)] * 8 + [(30, 20)] * 2, (300, None)),
        ([(30, 15)] * 8 + [(30, 20)] * 5, (390, 220)),
    ],
)
def test_a_sum_is_told_where_it_says_nothing_of_a_few(pairs, told):
    assert sums_of(*pairs) == told


def test_what_a_few_cases_are_is_not_told_and_what_all_are_is():
    public = gathered([case(outcome="款项已退" if i < 3 else "") for i in range(20)])
    # Three got their money: neither they nor the seventeen.
    assert lines(public, "outcome") == {}
    assert lines(public, "platform") == {"某某卡盟": 20}
    assert "结果" in public.left_out
    assert any("这次因此没有公布：" in told and "结果" in told for told in saying.how(public, ""))


def test_of_an_excuse_it_is_told_how_often_money_came_back_where_that_says_nothing_of_a_few():
    heard = (Heard("no-refund-for-virtual-goods", answered=True),)
    some = [
        case(heard=heard if i < 20 else (), back={"refunded": "30.00"} if i % 3 else {}) for i in range(40)
    ]
    (line,) = gathered(some).table("excuse").lines
    assert (line.label, line.cases, line.back) == ("虚拟商品概不退款", 20, 13)
    few = [
        case(heard=heard if i < 20 else (), back={"refunded": "30.00"} if i < 17 else {}) for i in range(40)
    ]
    assert [each.back for each in gathered(few).table("excuse").lines] == [None]


def test_the_same_key_is_told_where_enough_cases_have_it():
    def cases(shared):
        return [case(marks={"卡密": ("aa" if i < shared else f"{i:02}",)}) for i in range(20)]

    assert gathered(cases(6)).doubled == 6
    assert gathered(cases(4)).doubled is None
    assert gathered(cases(0)).doubled is None
    (told,) = (each for each in saying.first(gathered(cases(6))) if "卡密" in each)
    assert "若是两次购买" in told


def test_days_months_and_what_nobody_answered():
    steps = {True: (Sent("heimao", "黑猫", "已提交", "2026-11-01"),)}
    cases = [
        case(
            bought="2026-09-01" if i < 2 else "2026-10-01",
            steps=steps[True]
            if i < 10
            else (Sent("heimao", "黑猫", "已答复", "2026-11-01", "2026-11-03", 2 if i < 15 else 9),),
        )
        for i in range(20)
    ]
    public = gathered(cases)
    assert lines(public, "answer") == {"3天以内有答复": 5, "8到15天有答复": 5, "交了，还没有答复": 10}
    # Two of September are not told of.
    assert lines(public, "month") == {"2026年": 20}
    assert "10 件交出以后，登记里还没有写答复（50%），不论是交给卖家、平台，还是交给消协、机关的。" in list(
        saying.first(public)
    )
    assert lines(public, "channel") == {open_channels()["heimao"]: 20}


def test_what_a_manifest_calls_otherwise_than_the_program_is_not_told():
    own = Sent("my_own", "找张某某", "已答复", "2026-11-01")
    hostile = case(
        steps=(own,), disputes=("张某某的事",), heard=(Heard("张某某", answered=False),), outcome="张某某"
    )
    public = gathered([hostile] * 20)
    assert "张某某" not in repr(public)
    assert "my_own" not in repr(public)


def folder(wanted, *cases, name="甲"):
    entries = [Entry(Path(f"{name}{i}.yaml"), State.CURRENT, each, TODAY) for i, each in enumerate(cases)]
    with Gathering(TODAY, wanted) as gathering:
        records = Records(gathering, open_channels())
        records.take(gathering.countable(entries))
        return published(records, gathering, TODAY)


def test_four_cases_are_nothing_for_the_public():
    with pytest.raises(TooFewError, match="不到 5 件"):
        folder(Wanted(), *[case()] * 4)


def test_all_but_four_are_nothing_for_the_public_either():
    """Whoever has the figures of all takes away."""
    cases = [case()] * 20 + [case(platform="别的站")] * 3
    with pytest.raises(TooFewError, match="只比全部少 3 件"):
        folder(Wanted(platform="某某卡盟"), *cases)
    assert folder(Wanted(), *cases).cases == 23
    assert folder(Wanted(platform="某某卡盟"), *cases, *cases).cases == 40
