"""核对 of several orders: each value goes to its own, in whatever order they are looked at, and the count comes out."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from begun_reads import TIPS, paid, said
from desk_given import DAY, NAME, PICTURE, begun_case

from kameng_docs.desk.casefile.conflict import Written
from kameng_docs.desk.casefile.opened import OpenCase
from kameng_docs.desk.confirming.asking import ANCHOR, Asked, Open, asked, confirmed
from kameng_docs.desk.given.kept import Kept, Said
from kameng_docs.reading.proposals import Kind, Place, Proposal, Read, What
from kameng_docs.starting.gathering import STORY, Gathered

Pick = Callable[[tuple[Open, ...]], Open]
STORY_TOLD = "我女儿今年12岁，拿我的手机给主播打赏了三次。"


def given(*reads: Read, story: str = STORY_TOLD) -> Kept:
    return Kept(
        Gathered(
            (*reads, Read(STORY, What.STORY)),
            seen={each.file: PICTURE for each in reads},
            story=story,
            story_file=STORY,
        )
    )


def asks(case: OpenCase, kept: Kept) -> Asked:
    return asked(case.text.encode(), kept, NAME, DAY)


def press(case: OpenCase, kept: Kept, *every: Open) -> object:
    return confirmed(case, kept, DAY, {each.field.name: each.there for each in every})


def one(found: Asked, title: str) -> Open:
    (field,) = [each for each in found.known if each.field.title == title]
    return field


def page(number: str, amount: str, at: str, file: str) -> Read:
    """The screen of one order, whose number its payment bears as the merchant's."""
    values = (
        (Kind.ORDER_ID, f"XK{number}"),
        (Kind.PAID, amount),
        (Kind.ORDERED_AT, at),
        (Kind.GOODS, "某某点卡"),
    )
    return Read(file, What.ORDER, tuple(said(kind, value, file, belongs=number) for kind, value in values))


def bill(number: str, amount: str, at: str, file: str) -> Read:
    more = said(Kind.MERCHANT_ID, f"XK{number}", file, belongs=f"42{number}")
    screen = paid(f"42{number}", amount, at, file)
    return replace(screen, proposals=(*screen.proposals, more))


def rows(*every: tuple[str, str, str]) -> Read:
    """Rows of an exported bill."""
    found = []
    for row, (number, amount, at) in enumerate(every, 18):
        values = (
            (Kind.PAYMENT_ID, number),
            (Kind.PAID, amount),
            (Kind.PAID_AT, at),
            (Kind.GOODS, "某某点卡"),
        )
        found += [
            Proposal(kind, value, value, (Place("账单.csv", row=row),), (), number) for kind, value in values
        ]
    return Read("账单.csv", What.BILL, tuple(found))


ONE, TWO = ("20261108771", "68.00", "2026-11-08 19:21"), ("20261109882", "68.00", "2026-11-09 20:05")
SHAPES = {
    "three payments": (TIPS, ["648.00", "648.00", "328.00"]),
    "two orders and their payments": (
        (page(*ONE, "订单1.png"), page(*TWO, "订单2.png"), bill(*ONE, "支付1.png"), bill(*TWO, "支付2.png")),
        ["68.00", "68.00"],
    ),
    "two order pages": ((page(*ONE, "订单1.png"), page(*TWO, "订单2.png")), ["68.00", "68.00"]),
    "rows of a bill": ((rows(ONE, TWO),), ["68.00", "68.00"]),
}
PICKS: dict[str, Pick] = {
    "first": lambda every: every[0],
    "last": lambda every: every[-1],
    "middle": lambda every: every[len(every) // 2],
    "times first": lambda every: next(
        (each for each in reversed(every) if each.field.path[-1] == "下单时间"), every[0]
    ),
}


@pytest.mark.parametrize("shape", SHAPES)
@pytest.mark.parametrize("pick", PICKS)
def test_each_value_goes_to_its_own_order_whatever_comes_first(tmp_path: Path, shape: str, pick: str) -> None:
    _, case = begun_case(tmp_path)
    reads, sums = SHAPES[shape]
    kept = given(*reads)
    wanted = {
        (each.field.of, part.key): part.value
        for each in asks(case, kept).open
        if each.field.path[0] == "交易"
        for part in each.parts
    }
    steps = 0
    while found := asks(case, kept).open:
        chosen = PICKS[pick](found)
        assert not chosen.there, chosen
        assert isinstance(press(case, kept, chosen), Written)
        steps += 1
        assert steps < 60
    orders = case.data["交易"]
    assert sorted(each["实付"] for each in orders) == sorted(sums)
    there = {each.get("订单号") or each["支付单号"]: each for each in orders}
    assert {(number, key): there[number][key] for number, key in wanted} == wanted


@pytest.mark.parametrize("shape", SHAPES)
def test_the_count_comes_out(tmp_path: Path, shape: str) -> None:
    _, case = begun_case(tmp_path)
    kept = given(*SHAPES[shape][0])
    found = asks(case, kept)
    total, open_now = found.left, len(found.open)
    assert found.done == 0
    while found.open:
        assert isinstance(press(case, kept, found.open[-1]), Written)
        found = asks(case, kept)
        assert found.left + found.done == total
        # What is confirmed goes from the list.
        assert len(found.open) < open_now
        open_now = len(found.open)
    assert (found.left, found.done) == (0, total)


@pytest.mark.parametrize("shape", SHAPES)
def test_all_of_one_file_together_and_no_two_fields_bear_one_name(tmp_path: Path, shape: str) -> None:
    _, case = begun_case(tmp_path)
    reads, sums = SHAPES[shape]
    kept = given(*reads)
    names = [each.field.name for each in asks(case, kept).known]
    assert len(set(names)) == len(names)
    for read in (*reversed(reads), Read("", What.OTHER)):
        every = [each for each in asks(case, kept).open if each.field.file == read.file]
        assert not every or isinstance(press(case, kept, *every), Written)
    assert sorted(each["实付"] for each in case.data["交易"]) == sorted(sums)
    assert asks(case, kept).open == ()


def test_the_number_that_goes_along_is_told_and_undone_with_it(tmp_path: Path) -> None:
    _, case = begun_case(tmp_path)
    kept, before = given(*TIPS), case.text
    found = asks(case, kept)
    time = one(found, "下单时间（第 2 单）")
    assert time.along == "支付单号“4200002611082026110812345672”"
    assert one(found, "支付单号（第 2 单）").along == ""
    press(case, kept, time)
    (order,) = case.data["交易"]
    assert (order["支付单号"][-1], order["下单时间"], order["实付"]) == ("2", "2026-11-08 19:40", None)
    assert one(asks(case, kept), "实付（第 2 单）").along == ""
    assert isinstance(case.undo(), Written)
    assert case.text == before


def test_without_its_number_an_order_is_told_by_its_minute_if_that_is_its_own(tmp_path: Path) -> None:
    _, case = begun_case(tmp_path)
    kept = given(*TIPS)
    number = one(asks(case, kept), "支付单号（第 2 单）").field
    kept = replace(kept, said={number.name: Said.NO})
    amount = one(asks(case, kept), "实付（第 2 单）")
    assert amount.along == "下单时间“2026-11-08 19:40”"
    assert isinstance(press(case, kept, amount), Written)
    assert isinstance(press(case, kept, one(asks(case, kept), "商品（第 2 单）")), Written)
    assert isinstance(press(case, kept, one(asks(case, kept), "实付（第 1 单）")), Written)
    assert [(each["支付单号"], each.get("商品"), each["实付"]) for each in case.data["交易"]] == [
        (None, "星豆充值", "648.00"), (TIPS[0].proposals[0].value, None, "648.00"),
    ]  # fmt: skip


def test_of_two_orders_of_one_minute_without_numbers_nobody_knows_which(tmp_path: Path) -> None:
    _, case = begun_case(tmp_path)
    kept = given(*(paid(f"42{n}5567{n}", f"{n}8.00", "2026-11-08 19:21", f"{n}.png") for n in (3, 6)))
    numbers = [each.field.name for each in asks(case, kept).open if each.field.path[-1] == "支付单号"]
    assert len(numbers) == 2
    kept = replace(kept, said=dict.fromkeys(numbers, Said.UNCLEAR))
    for each in asks(case, kept).open:
        if each.field.path[0] == "交易":
            assert press(case, kept, each) is ANCHOR
    assert [each["实付"] for each in case.data["交易"]] == [None]


def test_a_number_that_its_author_changed_tells_his_order(tmp_path: Path) -> None:
    _, case = begun_case(tmp_path)
    kept = given(*TIPS)
    number = one(asks(case, kept), "支付单号（第 2 单）").field
    kept = replace(kept, mine={number.name: ("4200002611082026110812345692",)})
    for title in (
        "支付单号（第 2 单）",
        "支付单号（第 1 单）",
        "实付（第 2 单）",
        "下单时间（第 2 单）",
        "实付（第 1 单）",
    ):
        found = one(asks(case, kept), title)
        assert not found.there
        assert isinstance(press(case, kept, found), Written)
    assert [(each["支付单号"][-2:], each["实付"]) for each in case.data["交易"]] == [
        ("92", "648.00"),
        ("71", "648.00"),
    ]


def test_a_number_that_was_changed_in_the_file_makes_no_second_order(tmp_path: Path) -> None:
    _, case = begun_case(tmp_path)
    kept = given(*TIPS[:2])
    for _ in range(40):
        if not (found := asks(case, kept).open):
            break
        press(case, kept, found[0])
    case.replace(case.text.replace("12345672", "12345692"), case.version)
    titles = [each.field.title for each in asks(case, kept).open]
    assert titles == ["支付单号（第 2 单）"]
    assert asks(case, kept).open[0].there.endswith("92")


def test_an_order_that_the_file_has_is_not_compared_with_another(tmp_path: Path) -> None:
    _, case = begun_case(tmp_path)
    first, second = TIPS[0], TIPS[1]
    kept = given(first)
    while found := asks(case, kept).open:
        press(case, kept, found[0])
    # The case is gone on with elsewhere: of the first payment nothing is kept any more.
    other = given(second, story="")
    assert {each.there for each in asks(case, other).open} == {""}
    assert isinstance(press(case, other, one(asks(case, other), "实付")), Written)
    assert [each["支付单号"][-1] for each in case.data["交易"]] == ["1", "2"]
