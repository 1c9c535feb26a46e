"""Shipped examples are nobody's complaints: beside cases of real people they are in no list, no figure and no joint paper."""

import json
from pathlib import Path

import pytest
from log_many_support import name_of, put_cases
from machine_support import run

TODAY = "2026-11-28"
CASES = Path("cases")
SHIPPED = "示例-代充"
SAID = "另有 1 件示例没有算在里面"


@pytest.fixture
def here(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    CASES.mkdir()
    return tmp_path


def put_example(number: int = 90) -> None:
    (made,) = put_cases(CASES, [number])
    made.rename(CASES / f"{SHIPPED}.yaml")


def asked(*words: str):
    told = run(*words, "--today", TODAY)
    assert not told.exception or isinstance(told.exception, SystemExit), told.exception
    return told


@pytest.mark.parametrize(
    ("command", "counted"),
    [
        (["cases", "--fresh", "--format", "json"], lambda told: len(json.loads(told)["cases"])),
        (["stats", "--fresh", "--format", "json"], lambda told: json.loads(told)["totals"]["cases"]),
        (["plan", "--format", "json"], lambda told: len(told.splitlines())),
    ],
)
def test_an_example_is_not_told_of_beside_others_unless_it_is_named(here, command, counted):
    put_cases(CASES, range(2))
    put_example()
    told = asked(*command)
    assert (counted(told.stdout), SAID in told.stderr) == (2, True)
    told = asked(*command, SHIPPED, name_of(0))
    assert (counted(told.stdout), SAID in told.stderr) == (2, False)


def test_where_there_is_nothing_else_examples_are_told_of(here):
    put_example()
    told = asked("stats", "--fresh", "--format", "json")
    assert json.loads(told.stdout)["totals"]["cases"] == 1
    assert "示例没有算" not in told.stderr


def test_no_example_stands_in_a_joint_paper(here):
    put_cases(CASES, range(2))
    put_example()
    told = asked("joint", "look")
    assert SAID in told.stderr
    assert SHIPPED not in told.stdout
    assert name_of(0) in told.stdout
