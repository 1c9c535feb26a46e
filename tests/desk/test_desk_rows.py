"""The rows of a bill to choose from: each by itself, and the periods of a renewal in one go."""

from pathlib import Path

from bills_made import Paid, renewals, wechat
from desk_given import DAY

from kameng_docs.desk.given.reader import read_one
from kameng_docs.desk.given.rows import number_of, rows_in

OTHER = Paid(at="2026-10-04 08:00:00", payee="早餐铺", goods="豆浆", amount="4.50", number="4200000000202610040000000002")  # fmt: skip


def bill(folder: Path, *paid: Paid) -> Path:
    file = folder / "账单.csv"
    file.write_text(wechat(*paid), encoding="utf-8")
    return file


def again(payee: str, count: int) -> list[Paid]:
    """A second renewal, to somebody else."""
    return [Paid(at=each.at, payee=payee, goods=each.goods, amount="30.00", number=f"9{each.number[1:]}", merchant=f"Z{each.merchant}") for each in renewals(count)]  # fmt: skip


def test_of_two_renewals_each_is_told_by_whom_it_pays_how_often_and_what_it_comes_to(tmp_path: Path) -> None:
    file = bill(tmp_path, *renewals(12), OTHER, *again("某某网盘", 6))
    found = rows_in(file)
    assert len(found.each) == 19
    assert [each.told for each in found.together] == [
        "付给“某某视频”，每月一次的 12 笔，2023-03-08 到 2024-02-08，共 180.00 元",
        "付给“某某网盘”，每月一次的 6 笔，2023-03-08 到 2023-08-08，共 180.00 元",
    ]
    numbers = {number_of(each): each for each in found.each}
    for one, payee in zip(found.together, ("某某视频", "某某网盘"), strict=True):
        assert all(payee in numbers[row] for row in one.rows)
    # Read by its rows, it is the series and nothing else.
    picks = tuple(f"第{row}行" for row in found.together[1].rows)
    ((name, series),) = read_one((file, "", picks, DAY, None)).series
    assert (name, len(series.payments)) == ("账单.csv", 6)


def test_single_payments_are_no_group(tmp_path: Path) -> None:
    assert rows_in(bill(tmp_path, Paid(), OTHER)).together == ()


def test_what_is_no_bill_has_no_rows(tmp_path: Path) -> None:
    (tmp_path / "账单.csv").write_text("没有表", encoding="utf-8")
    assert rows_in(tmp_path / "账单.csv").each == ()
    assert rows_in(tmp_path / "没有.csv").each == ()
