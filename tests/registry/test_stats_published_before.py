"""What was published is known to the next edition: a number that differs by a few cases from an earlier one is told before."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner
from many_made import make_many

from kameng_docs.cli import main
from kameng_docs.registry.public.before import FILE, FOLDER, Edition, edition_of, revealed
from kameng_docs.registry.public.model import Line, Public, Table


def public(cases: int, *lines: Line, day: str = "2026-11-22", picked: tuple[str, ...] = ()) -> Public:
    table = Table("platform", "各平台", "平台", parts=True, lines=lines)
    return Public(day, cases, picked, cases, (table,), None, None, None, None, None, (), None, changed=False)


def told(new: Public, *earlier: Public) -> list[tuple[str, int]]:
    return [(each.cell, each.cases) for each in revealed(edition_of(new), tuple(map(edition_of, earlier)))]


FIRST = public(40, Line("甲站", 20), Line("乙站", 12), Line("其他", 8))


@pytest.mark.parametrize(
    ("later", "wanted"),
    [
        (FIRST, []),
        (public(50, Line("甲站", 25), Line("乙站", 17), Line("其他", 8)), []),
        (
            public(42, Line("甲站", 20), Line("乙站", 12), Line("其他", 10)),
            [("全部", 2), ("全部（连没有挑的）", 2)],
        ),
        (public(50, Line("甲站", 28), Line("乙站", 14), Line("其他", 8)), [("各平台：乙站", 2)]),
        # A class that was not told before cannot be taken away from.
        (public(50, Line("甲站", 25), Line("丙站", 6), Line("其他", 19)), []),
    ],
    ids=["the same", "five more of each", "two came", "two of ten are", "new class"],
)
def test_a_number_that_only_a_few_cases_tell_apart(later, wanted):
    assert told(later, FIRST) == wanted


def test_one_that_was_picked_is_taken_away_from_the_whole():
    picked = public(37, Line("甲站", 20), Line("乙站", 12), picked=("卖家名称里有“某店”",))
    assert ("全部", 3) in told(FIRST, picked)


def test_it_is_held_against_every_one_that_there_was():
    second = public(50, Line("甲站", 25), Line("乙站", 17))
    third = public(52, Line("甲站", 27), Line("乙站", 17))
    assert {
        each.earlier.day for each in revealed(edition_of(third), (edition_of(FIRST), edition_of(second)))
    } == {"2026-11-22"}
    assert ("各平台：甲站", 2) in told(third, FIRST, second)


def test_what_is_kept_is_what_everybody_read():
    kept = edition_of(FIRST)
    assert kept.cells == {"全部": 40, "全部（连没有挑的）": 40, "各平台：甲站": 20, "各平台：乙站": 12}
    assert kept != Edition("2026-11-22")


@pytest.fixture
def many(tmp_path: Path) -> Path:
    for _ in make_many(tmp_path, 60):
        pass
    return tmp_path


def stats(folder: Path, *more: str):
    given = [
        "stats",
        "--cases",
        str(folder / "cases"),
        "--made",
        str(folder / "out"),
        "--today",
        "2026-11-22",
    ]
    return CliRunner().invoke(main, [*given, *more], catch_exceptions=False)


def kept_in(folder: Path) -> list[dict]:
    file = folder / "cases" / FOLDER / FILE
    return [json.loads(line) for line in file.read_text("utf-8").splitlines()] if file.exists() else []


def test_a_file_that_is_published_is_remembered_and_the_next_one_is_held_against_it(many):
    assert stats(many, "--public").exit_code == 0
    assert kept_in(many) == []
    first = stats(many, "--public", "--out", str(many / "一.txt"))
    assert "记在" in first.stderr
    assert len(kept_in(many)) == 1
    again = stats(many, "--public", "--out", str(many / "二.txt"))
    assert "先不要公开" not in again.stderr
    assert len(kept_in(many)) == 1
    # As if two had come since.
    (many / "cases" / FOLDER / FILE).write_text(
        json.dumps({**kept_in(many)[0], "cells": {"全部": 58}, "seal": "x"}, ensure_ascii=False) + "\n",
        "utf-8",
    )
    told = stats(many, "--public")
    assert told.exit_code == 0
    assert "先不要公开：2026-11-22 公开过一份（全部）" in told.stderr
    assert "  全部：差 2 件" in told.stderr
    assert "先不要公开" not in told.stdout


def test_a_file_that_cannot_be_read_is_told_and_stops_nothing(many):
    place = many / "cases" / FOLDER
    place.mkdir()
    (place / FILE).write_text("不是 JSON", "utf-8")
    told = stats(many, "--public")
    assert told.exit_code == 0
    assert "不知道以前公开过什么" in told.stderr


def test_of_what_is_for_its_keeper_alone_nothing_is_kept(many):
    stats(many, "--out", str(many / "自己看.txt"))
    assert kept_in(many) == []
