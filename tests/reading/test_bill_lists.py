"""A bill as the list of it on a telephone: its rows are offered to choose from, each is a payment of its own, and no talk is made of them."""

from pathlib import Path

from desk_given import DAY, PICTURE, begun_case
from pictured import SIZE, ending_at, line

from kameng_docs.desk.casefile.conflict import Written
from kameng_docs.desk.confirming.asking import asked_of, confirmed
from kameng_docs.desk.given.kept import Kept
from kameng_docs.desk.given.rows import rows_of_picture
from kameng_docs.desk.views.kind_of import as_kind
from kameng_docs.reading.ocr import Line
from kameng_docs.reading.pictures import read_lines
from kameng_docs.reading.proposals import Kind, Read, What
from kameng_docs.starting.gathering import Gathered

FILE = "账单.png"
ROWS = (
    ("某某鲜果超市", "9月3日18:22", "-36.50"),
    ("某某直播", "9月1日20:06", "-598.00"),
    ("某某直播", "8月30日 21:10", "-524.00"),
    ("某某直播", "8月27日20:44", "-520.00"),
    ("退款", "8月26日09:00", "+12.00"),
)


def page(*, title: str = "账单") -> tuple[Line, ...]:
    """As 微信 lists it: heads of months, a name and a time at the left, a sum at the right between them."""
    found = [line(title, 482, 125), line("全部账单", 34, 245), line("查找交易", 744, 245)]
    top, month = 330, ""
    for name, when, amount in ROWS:
        if month != when[:2]:
            month = when[:2]
            found += [line(f"2026年{month}", 33, top), line("支出¥634.50", 36, top + 59, 38)]
            top += 138
        found += [line(name, 156, top), ending_at(amount, 1043, top + 20), line(when, 156, top + 71, 38)]
        top += 162
    return tuple(found)


def of(picks: tuple[str, ...] = (), what: What | None = None) -> Read:
    return read_lines(FILE, SIZE, page(), picks=picks, what=what)


def test_a_list_is_a_bill_and_nothing_of_it_is_proposed_that_nobody_chose() -> None:
    read = of()
    assert read.what is What.BILL
    assert (read.proposals, read.words) == ((), ())
    # What came in is no payment.
    assert read.rows == (
        "第1行 2026-09-03 18:22 某某鲜果超市 36.50元",
        "第2行 2026-09-01 20:06 某某直播 598.00元",
        "第3行 2026-08-30 21:10 某某直播 524.00元",
        "第4行 2026-08-27 20:44 某某直播 520.00元",
    )


def test_rows_that_were_chosen_are_payments_each_of_its_own() -> None:
    read = of(("第2行", "第3行", "第4行"))
    paid = [each for each in read.proposals if each.kind is Kind.PAID]
    assert [each.value for each in paid] == ["598.00", "524.00", "520.00"]
    assert len({each.belongs for each in paid}) == len(paid)
    assert next(each.value for each in read.proposals if each.kind is Kind.ORDERED_AT) == "2026-09-01 20:06"
    # What the list calls it is no name of goods, and no company in full.
    assert {each.kind for each in read.proposals} == {Kind.PAID, Kind.ORDERED_AT}


def test_all_that_were_chosen_are_confirmed_at_once_each_as_an_order(tmp_path: Path) -> None:
    _, case = begun_case(tmp_path)
    kept = Kept(Gathered((of(("第2行", "第3行", "第4行")),), seen={FILE: PICTURE}))
    found = asked_of(case, kept, DAY)
    quick = [row for sight in found.of(FILE) if sight.quick for row in sight.rows]
    seen = {row.field.name: row.there for row in quick}
    assert isinstance(confirmed(case, kept, DAY, seen), Written)
    orders = case.data["交易"]
    assert sorted((each["下单时间"], each["实付"]) for each in orders) == [
        ("2026-08-27 20:44", "520.00"),
        ("2026-08-30 21:10", "524.00"),
        ("2026-09-01 20:06", "598.00"),
    ]


def test_payments_to_one_name_are_chosen_at_once() -> None:
    (one,) = rows_of_picture(of().rows).together
    assert one.rows == (2, 3, 4)
    assert one.told == "付给“某某直播”的 3 笔，2026-08-27 到 2026-09-01，共 1642.00 元"


def test_who_knows_what_a_picture_is_says_so() -> None:
    assert of(what=What.RECORD).what is What.RECORD
    read = read_lines(FILE, SIZE, (line("请退款", 600, 400), line("概不退", 60, 600)), what=What.BILL)
    assert (read.what, read.rows) == (What.BILL, ())
    kept = as_kind(FILE, What.BILL)(Kept(Gathered((read,)), picks={FILE: ("第1行",)}))
    assert (kept.kinds, kept.picks) == ({FILE: What.BILL}, {})


def test_it_is_kept_and_read_again_as_that(tmp_path: Path) -> None:
    from kameng_docs.desk.given.kept import keep, loaded

    keep(tmp_path, Kept(kinds={FILE: What.BILL}))
    assert loaded(tmp_path).kinds == {FILE: What.BILL}
