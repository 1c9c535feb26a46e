"""Many cases in figures: sums, days and sorts, worked out by hand; what is not counted; tables for other programs."""

import csv
import datetime as dt
import json
import zipfile
from decimal import Decimal
from io import BytesIO, StringIO
from pathlib import Path

import openpyxl
import pytest

from kameng_docs.registry.filters import Wanted
from kameng_docs.registry.reading import Entry, State
from kameng_docs.registry.stats import sheets, telling
from kameng_docs.registry.stats.counting import Figures
from kameng_docs.registry.stats.gathering import Gathering
from kameng_docs.registry.stats.kinds import ANSWERED, KINDS, UNANSWERED
from kameng_docs.registry.stats.tally import HALF, QUARTER, THREE_QUARTERS, Tally, money_of
from kameng_docs.registry.summary import NO_MONEY_BACK, NOTHING_BACK, Heard, Sent, Side, Summary
from kameng_docs.wording import display_width

TODAY = "2026-11-22"
EXCUSE, TITLE = "no-refund-for-virtual-goods", "虚拟商品概不退款"


def sent(state="已答复", days=None, name="平台工单"):
    return Sent("platform_ticket", name, state, "2026-11-01", "2026-11-09" if days is not None else "", days)


def case(**of_summary):
    usual = {
        "platform": "某某卡盟",
        "against": (Side("某某小店"),),
        "bought": "2026-11-01",
        "disputes": ("卡密无效",),
        "asked": "30.00",
        "paid": "30.00",
    }
    return Summary(**{**usual, **of_summary})


def entry(name, state=State.CURRENT, **of_summary):
    return Entry(Path(f"{name}.yaml"), state, case(**of_summary), TODAY)


def counted(*found, wanted=None):
    gathering, figures = Gathering(TODAY, wanted or Wanted()), Figures()
    figures.take(gathering.countable(found))
    return figures, gathering


def table(figures, name):
    (kind,) = (each for each in KINDS if each.name == name)
    return {key if len(key) > 1 else key[0]: tally for key, tally in figures.table(kind)}


def test_sums_of_a_sort_and_how_much_of_what_was_paid_came_back():
    figures, _ = counted(
        entry("甲", paid="68.00", back={"refunded": "20.00", "settled": "20.00"}),
        entry("乙", paid="32.00", asked="", against=(Side("某某小店"), Side("别的店")), refund=NOTHING_BACK),
        entry("丙", paid="0.10", asked="0.20", platform=""),
    )
    shop = table(figures, "seller")["某某小店"]
    assert (shop.cases, shop.asked, shop.paid) == (3, Decimal("30.20"), Decimal("100.10"))
    # The same twenty stand under a refund and a settlement: once.
    # Of 丙 nobody wrote it: what was paid there is not in what the part is of.
    assert (shop.back, shop.known, shop.share) == (Decimal("20.00"), 2, Decimal("20.00"))
    assert table(figures, "seller")["别的店"].cases == 1
    silent = table(figures, "platform")["没有写"]
    assert (silent.known, silent.returned, silent.share) == (0, None, None)
    assert list(table(figures, "platform")) == ["某某卡盟", "没有写"]


@pytest.mark.parametrize(
    ("refunds", "told"),
    [
        (["", ""], "实付 60.00 元；登记里都没有写退回"),
        ([NOTHING_BACK, NO_MONEY_BACK], "实付 60.00 元，退回 0.00 元，占实付的 0.00%"),
        ([NOTHING_BACK, ""], "实付 60.00 元；写明有没有退回的 1 件，退回 0.00 元，占这 1 件实付的 0.00%"),
    ],
)
def test_what_nobody_wrote_of_is_not_nothing(refunds, told):
    figures, gathering = counted(*(entry(f"案{i}", refund=each) for i, each in enumerate(refunds)))
    lines = list(telling.lines(figures, gathering, 160))
    assert lines[0] == f"一共 2 件：要求 60.00 元，{told}"
    assert any("是没有登记，不等于没有退" in line for line in lines) == ("" in refunds)
    totals = json.loads(sheets.as_json(figures, gathering, TODAY))["totals"]
    assert totals["back"] == (None if refunds == ["", ""] else "0.00")


@pytest.mark.parametrize(
    ("days", "quarter", "half", "three_quarters", "longest"),
    [([7], 7, 7, 7, 7), ([1, 2], 1, 1, 2, 2), ([1, 2, 3, 4], 1, 2, 3, 4), ([9, 0, 0, 0, 30], 0, 0, 9, 30)],
)
def test_a_quarter_is_a_day_within_which_that_part_of_the_answers_came(
    days, quarter, half, three_quarters, longest
):
    tally = Tally()
    tally.take(money_of(case()), [sent(days=each) for each in days])
    found = [tally.within(part) for part in (QUARTER, HALF, THREE_QUARTERS)]
    assert ([*found, tally.longest], tally.sent) == ([quarter, half, three_quarters, longest], len(days))


def test_what_waits_is_told_from_what_ended_on_an_unknown_day():
    figures, _ = counted(
        entry(
            "甲", steps=(sent("已提交"), sent("已受理"), sent("已拒绝"), sent("已受理", days=4, name="12315"))
        )
    )
    all_ = figures.totals
    assert (all_.sent, all_.waiting, all_.undated, dict(all_.days)) == (4, 2, 1, {4: 1})
    assert Tally().within(HALF) is None
    channel = table(figures, "channel")
    assert (channel["平台工单"].sent, channel["12315"].sent, channel["12315"].waiting) == (3, 1, 0)
    assert table(figures, "answer")["已受理"].sent == 2


def test_which_excuse_was_met_and_what_came_of_it():
    figures, _ = counted(
        entry("甲", heard=(Heard(EXCUSE, answered=True),), outcome="款项已退", back={"refunded": "30.00"}),
        entry("乙", heard=(Heard(EXCUSE, answered=True),)),
        entry("丙", heard=(Heard(EXCUSE, answered=False), Heard("不是库里的", answered=False))),
    )
    met = table(figures, "excuse_outcome")
    assert met[TITLE, ANSWERED, "款项已退"].back == Decimal("30.00")
    assert met[TITLE, ANSWERED, "还没有结果"].cases == met[TITLE, UNANSWERED, "还没有结果"].cases == 1
    assert table(figures, "excuse")["不认识的话术"].cases == 1


def test_what_cannot_be_counted_is_told_apart():
    figures, gathering = counted(
        entry("甲"),
        entry("乙", State.CHANGED),
        entry("丙", State.WRONG),
        entry("丁", errors={"case.bad-date": 1}),
        Entry(Path("戊.yaml"), State.UNMADE),
        # Never made, but looked at: its names are known.
        entry("己", State.UNMADE),
    )
    assert (figures.totals.cases, gathering.changed) == (2, 1)
    assert gathering.apart == {State.WRONG: 2, State.UNMADE: 2}
    told = "\n".join(telling.lines(figures, gathering, 120))
    assert "没有算进来：有错误，还不能编 2 件" in told
    assert "其中 1 件改过" in told


def test_a_key_that_stands_in_a_case_that_is_not_wanted_is_told_of_the_wanted_one():
    figures, gathering = counted(
        entry("甲", marks={"卡密": ("aa",), "订单号": ("bb",)}),
        entry("乙", platform="别的站", marks={"卡密": ("aa",)}),
        entry("丙", platform="别的站", marks={"订单号": ("cc",)}),
        wanted=Wanted(platform="某某卡盟"),
    )
    assert (figures.totals.cases, gathering.seen, gathering.others) == (1, 3, 2)
    assert [(each.cases, each.kinds) for each in gathering.shared()] == [(("乙", "甲"), ("卡密",))]
    told = "\n".join(telling.lines(figures, gathering, 120))
    assert "卡密：乙、甲" in told
    assert "aa" not in told


@pytest.mark.parametrize("width", [40, 80, 120, 200])
def test_tables_fit_the_terminal(width):
    figures, gathering = counted(
        *(entry(f"案{i}", against=(Side(f"某某很长很长的店名{i}" * 3),)) for i in range(30))
    )
    told = list(telling.lines(figures, gathering, width))
    lines = told[told.index("") :]
    assert all(display_width(each) <= width for each in lines)
    assert "还有 10 项；--format xlsx 里有全部" in told


def test_the_tables_hold_the_same_with_numbers_as_numbers():
    figures, gathering = counted(
        entry("甲", platform="=1+1", steps=(sent(days=3),)), entry("乙", platform="@某某", paid="0.30")
    )
    told = json.loads(sheets.as_json(figures, gathering, TODAY))
    rows = list(csv.DictReader(StringIO(b"".join(sheets.as_csv(figures)).decode("utf-8-sig"), newline="")))
    book = openpyxl.load_workbook(BytesIO(sheets.as_xlsx(figures, gathering)))
    assert told["totals"]["paid"] == rows[0]["实付（元）"] == "30.30"
    assert [each["key"] for each in told["tables"]["platform"]] == [["=1+1"], ["@某某"]]
    assert [row["项"] for row in rows if row["表"] == "平台"] == ["'=1+1", "'@某某"]
    sheet = book["平台"]
    assert (sheet["A2"].value, sheet["A2"].data_type, sheet["D2"].value) == ("=1+1", "s", 30)
    assert book.sheetnames == ["合计", *(kind.title for kind in KINDS), "相同的号码"]


def test_a_workbook_has_the_same_bytes_whenever_it_is_made(monkeypatch):
    """openpyxl writes down when, into a member and into the archive: here it is told another day."""
    figures, gathering = counted(entry("甲"))
    first = sheets.as_xlsx(figures, gathering)

    original = dt.datetime

    class Later(dt.datetime):
        @classmethod
        def now(cls, tz=None):
            return original(2031, 1, 2, 3, 4, 5, tzinfo=tz)

    monkeypatch.setattr(dt, "datetime", Later)
    assert sheets.as_xlsx(figures, gathering) == first
    with zipfile.ZipFile(BytesIO(first)) as archive:
        core = archive.read("docProps/core.xml")
        assert core.count(b"1980-01-01T00:00:00Z") == 2
        assert {each.date_time for each in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
