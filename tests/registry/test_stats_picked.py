"""A public edition that counts a part says so, is picked by nobody's fate or name, and publishes no unknown as none."""

from dataclasses import fields

import pytest
from figures_made import gathered

from kameng_docs.registry.filters import Wanted
from kameng_docs.registry.public import saying
from kameng_docs.registry.public.picking import CLOSED, OPEN, refusal, tells_nothing
from kameng_docs.registry.public.publishing import NotPublicError
from kameng_docs.registry.summary import NO_MONEY_BACK, NOTHING_BACK, Heard, Side, Summary

EXCUSE = (Heard("no-refund-for-virtual-goods", answered=True),)


def case(shop="某某小店", **of_summary):
    usual = {"who": "张某某", "platform": "某某卡盟", "bought": "2026-11-01", "disputes": ("卡密无效",)}
    return Summary(**{**usual, "against": (Side(shop),), "paid": "30.00", **of_summary})


def labels(public, name):
    table = public.table(name)
    return {line.label: line.cases for line in table.lines} if table else {}


def test_every_way_of_picking_is_open_or_closed():
    """A new filter is neither until somebody decides."""
    assert {each.name for each in fields(Wanted)} == OPEN.keys() | CLOSED.keys()
    assert not OPEN.keys() & CLOSED.keys()


@pytest.mark.parametrize("name", CLOSED)
def test_what_picks_by_fate_or_by_person_is_refused_with_its_reason(name):
    option, why = CLOSED[name]
    told = refusal(Wanted(**{name: True if name == "missing" else "已拒绝"}), named=False)
    assert f"{option} {why}" in told
    assert refusal(Wanted(**dict.fromkeys(OPEN, "某某")), named=False) == ""
    assert "一件一件挑" in refusal(Wanted(), named=True)


def test_a_part_is_called_a_part_and_a_whole_is_not():
    cases = [case()] * 20 + [case("别的店")] * 12
    part, whole = gathered(cases, Wanted(seller="某某小店")), gathered(cases)
    assert saying.title(part, "某会") == "某会收到的消费投诉统计（只数卖家名称里有“某某小店”的）"
    assert next(saying.first(part)) == (
        "只数了卖家名称里有“某某小店”的投诉：登记里能数的一共 32 件，这样的 20 件；别的 12 件没有数。"
    )
    assert saying.title(whole, "某会") == "某会收到的消费投诉统计"
    assert next(saying.first(whole)).startswith("一共 32 件。")
    assert "只数了卖家" not in " ".join(saying.first(whole))
    every = gathered([case()] * 20, Wanted(seller="某某小店"))
    assert next(saying.first(every)).endswith("一共 20 件，这样的 20 件；登记里能数的都是这样的。")


def test_the_table_that_says_the_filter_again_goes_and_what_it_holds_apart_stays():
    cases = [case()] * 20 + [case("别的店")] * 12
    assert labels(gathered(cases, Wanted(seller="某某小店")), "seller") == {}
    # The platform was not asked for: that all are on it is news.
    assert labels(gathered(cases, Wanted(seller="某某小店")), "platform") == {"某某卡盟": 20}
    assert labels(gathered(cases, Wanted(seller="店")), "seller") == {"某某小店": 20, "别的店": 12}
    assert tells_nothing(gathered(cases).table("platform"), 32, Wanted()) is False


@pytest.mark.parametrize("word", ["张某某的店", "钱某", "店13800000009"])
def test_a_word_that_nobody_may_read_picks_nothing_for_the_public(word):
    """Somebody who complains, a part of a person who sells, a number."""
    person = case(against=(Side("", "钱某某", person=True),))
    cases = [case("张某某的店")] * 10 + [person] * 10 + [case("店13800000009")] * 10
    with pytest.raises(NotPublicError, match="写不出去"):
        gathered(cases, Wanted(seller=word))


def money(*refunds):
    """What is said of money of so many cases, a third of each."""
    public = gathered([case(refund=each, heard=EXCUSE) for each in refunds for _ in range(10)])
    return public, " ".join(saying.first(public))


def test_what_nobody_wrote_of_is_not_published_as_none():
    public, told = money("", "")
    assert labels(public, "back") == {"登记里没有写退回": 20}
    assert "有没有钱退回，登记里都没有写。" in told
    assert "退回 0 元" not in told
    assert "有钱退回的 0 件" not in told
    assert [line.back for line in public.table("excuse").lines] == [None]


def test_of_a_part_that_is_known_the_part_is_told():
    public, told = money("", NOTHING_BACK)
    assert labels(public, "back") == {"登记里没有写退回": 10, "写明没有退回": 10}
    assert "写明有没有退回的 10 件，实付 300 元，退回 0 元，占 0%；其余的登记里没有写。" in told
    assert [line.back for line in public.table("excuse").lines] == [None]


def test_where_all_say_that_nothing_came_back_it_is_told():
    public, told = money(NOTHING_BACK, NO_MONEY_BACK)
    assert labels(public, "back") == {"写明没有退回": 10, "退的不是钱": 10}
    assert "写明退回的合计 0 元，占 0%。" in told
    assert [line.back for line in public.table("excuse").lines] == [0]


def test_few_who_do_not_say_are_not_told_apart():
    cases = [case(refund=NOTHING_BACK)] * 20 + [case()] * 3
    public = gathered(cases)
    assert (public.known, public.known_paid, public.back) == (None, None, None)
    assert labels(public, "back") == {}
