"""案件本 without a page: what its address asks, what is worked out of it, the tables, and cases looked at in the background."""

import time
from dataclasses import fields, replace
from datetime import date
from pathlib import Path

import pytest
from click.testing import CliRunner
from machine_support import SMALL, replace_in, with_cases
from many_made import TODAY, make_many, make_one, summary_of_number

from kameng_docs.cli import main
from kameng_docs.desk.book.asked import LABELS, Asked, asked_in
from kameng_docs.desk.book.files import CSV, XLSX, _table
from kameng_docs.desk.book.fresh import Fresh, fresh_of, look_at
from kameng_docs.desk.book.sight import LINES, sight_of
from kameng_docs.desk.desk import Desk
from kameng_docs.desk.views.book_filters import ORDERS
from kameng_docs.desk.views.book_found import ADVICE
from kameng_docs.desk.views.book_table import KEYS, SHORT
from kameng_docs.registry.filters import Wanted
from kameng_docs.registry.orders import BY
from kameng_docs.registry.reading import State
from kameng_docs.registry.telling import COLUMNS

HANGS = 120.0
MANY = LINES + 10


def desk_of(folder: Path) -> Desk:
    return Desk(folder / "cases", folder / "out", lambda: TODAY)


@pytest.fixture(scope="module")
def many(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("many")
    for number in range(MANY):
        make_one(folder, f"案{number:03}", summary_of_number(number))
    return folder


def named(desk: Desk, asked: Asked) -> list[str]:
    return [line.row.case for line in sight_of(desk, asked).lines]


ASKED = (
    Asked(),
    Asked(
        Wanted("卡盟", "小店", "卡密无效", "已受理", "12315", "2026-12-03", missing=True, text="甲 & 乙=1?")
    ),
    Asked(by="asked", down=True, page=7, days=True, examples=True),
)


@pytest.mark.parametrize("asked", ASKED)
def test_an_address_asks_again_what_it_was_made_of(asked: Asked) -> None:
    assert asked_in(asked.told()) == asked
    assert Asked().address() == "/book"
    # Whatever narrows or sorts anew begins at its first page.
    assert "page" not in asked.address(by="who")


def test_what_no_address_of_ours_holds_is_passed_over_and_what_is_no_day_is_told() -> None:
    strange = {
        "by": "told; DROP TABLE line",
        "page": "x",
        "t": "secret",
        "seller": " 小店 ",
        "before": "下周",
    }
    assert asked_in(strange) == Asked(Wanted(seller="小店"), unread="下周")
    assert asked_in({"page": "9" * 30}).page == 1
    assert asked_in({"before": "2026年12月3日"}).wanted.before == "2026-12-03"


def test_each_field_each_column_and_each_state_has_its_words() -> None:
    assert set(LABELS) == {each.name for each in fields(Wanted)}
    assert set(ORDERS) == set(BY) == set(KEYS) - {""}
    assert len(KEYS) == len(COLUMNS)
    assert set(SHORT) == set(ADVICE) == {state.value for state in State if state is not State.CURRENT}


def test_the_nearest_day_comes_first_page_by_page_and_any_column_can_be_sorted_by(many: Path) -> None:
    desk = desk_of(many)
    sight = sight_of(desk, Asked())
    assert (len(sight.lines), sight.pages, sight.totals.cases) == (LINES, 2, MANY)
    assert sight.older == ()
    days = [line.row.day for line in (*sight.lines, *sight_of(desk, Asked(page=2)).lines)]
    assert len(days) == MANY
    assert days == sorted(days)
    # A page behind the last is the last.
    assert sight_of(desk, Asked(page=99)).asked.page == 2
    sums = [line.row.asked for line in sight_of(desk, Asked(by="asked", down=True)).lines]
    assert sums == sorted(sums, reverse=True)
    by_missing = [len(line.row.missing) for line in sight_of(desk, Asked(by="missing")).lines]
    # Where nothing is missing comes last, not first.
    assert by_missing == sorted(by_missing, key=lambda count: (count == 0, count))
    for by in BY:
        assert set(named(desk, Asked(by=by))) <= set(desk.names())


def test_filters_are_those_of_the_command(many: Path) -> None:
    told = CliRunner().invoke(
        main,
        ["cases", "--cases", str(many / "cases"), "--made", str(many / "out"), "--today", TODAY.isoformat(),
         "--seller", "小店1", "--missing", "--format", "csv"],
    )  # fmt: skip
    asked = Asked(Wanted(seller="小店1", missing=True), by="who")
    assert _table(desk_of(many), asked, CSV) == told.stdout_bytes
    assert 0 < len(named(desk_of(many), asked)) < MANY
    assert told.stdout_bytes.count(b"\r\n") == len(named(desk_of(many), asked)) + 1
    assert _table(desk_of(many), asked, XLSX).startswith(b"PK")


def test_every_day_to_come_stands_in_the_list_by_day(many: Path) -> None:
    desk = desk_of(many)
    sight = sight_of(desk, Asked(Wanted(text="案003"), days=True))
    summary = summary_of_number(3)
    assert [due.day for due in sight.dues] == [day.going_by(TODAY.isoformat()) for day in summary.days]
    assert sight.dues[0].told.endswith(f"（稳妥日；法定末日 {summary.days[0].on}）")
    until = summary.days[1].safe
    cut = sight_of(desk, Asked(Wanted(text="案003", before=until), days=True))
    assert [due.day for due in cut.dues] == [summary.days[0].safe, until]


def test_examples_are_counted_only_where_there_is_nothing_else_or_they_are_asked_for(tmp_path: Path) -> None:
    make_one(tmp_path, "示例-一", summary_of_number(1))
    assert named(desk_of(tmp_path), Asked()) == ["示例-一"]
    make_one(tmp_path, "甲", summary_of_number(2))
    sight = sight_of(desk_of(tmp_path), Asked())
    assert ([line.row.case for line in sight.lines], sight.hidden) == (["甲"], 1)
    assert set(named(desk_of(tmp_path), Asked(examples=True))) == {"甲", "示例-一"}


def test_a_key_in_two_cases_is_found_also_where_only_one_is_asked_for(tmp_path: Path) -> None:
    for name in ("甲", "乙"):
        make_one(tmp_path, name, replace(summary_of_number(1), marks={"卡密": ("f" * 20,)}))
    (shared,) = sight_of(desk_of(tmp_path), Asked(Wanted(text="甲"))).shared
    assert (set(shared.cases), shared.kinds) == ({"甲", "乙"}, ("卡密",))


def until_quiet(fresh: Fresh) -> None:
    end = time.monotonic() + HANGS
    while fresh.busy:
        assert time.monotonic() < end
        time.sleep(0.05)


def test_what_was_looked_at_holds_until_the_case_changes(tmp_path: Path) -> None:
    with_cases(tmp_path, SMALL)
    desk = desk_of(tmp_path)
    file = desk.cases / f"{SMALL}.yaml"
    assert sight_of(desk, Asked()).older == (file,)
    fresh = fresh_of(desk)
    fresh.look([file], TODAY)
    until_quiet(fresh)
    (line,) = (sight := sight_of(desk, Asked())).lines
    assert sight.older == ()
    assert line.row.state == State.READ.value
    assert line.row.asked is not None
    # What the command tells, read the same way.
    told = CliRunner().invoke(
        main,
        ["cases", "--fresh", "--cases", str(desk.cases), "--made", str(desk.out), "--today", TODAY.isoformat(), "--format", "csv"],
    )  # fmt: skip
    assert _table(desk, Asked(), CSV) == told.stdout_bytes
    replace_in(file, "争议:", "争议: [")
    assert sight_of(desk, Asked()).older == (file,)
    looked = look_at((file, TODAY))
    assert looked.entry.state is State.WRONG
    assert looked.lacks.count
    # On another day it is told anew.
    assert sight_of(Desk(desk.cases, desk.out, lambda: date(2026, 11, 23)), Asked()).older == (file,)


def test_looking_can_be_stopped_and_gone_on_with(tmp_path: Path) -> None:
    for path in make_many(tmp_path, 3):
        path.write_text("标题: 改过\n", encoding="utf-8")
    fresh = Fresh()
    files = [tmp_path / "cases" / f"{name}.yaml" for name in desk_of(tmp_path).names()]
    fresh.look(files, TODAY)
    fresh.stop()
    until_quiet(fresh)
    assert fresh.halted
    known = [entry.case for entry, look in fresh.entries(files, tmp_path / "out", TODAY) if look]
    assert len(known) < len(files)
    # Asked for again, it goes on.
    fresh.look(files, TODAY)
    assert not fresh.halted
    until_quiet(fresh)
    assert all(look for _, look in fresh.entries(files, tmp_path / "out", TODAY))
