"""What the other side said goes into one case as it is only where it tells of nobody else: into every paper it goes from there."""

from pathlib import Path

import pytest
from log_many_support import name_of, put_cases, who
from machine_support import run

from kameng_docs.custody import journal
from kameng_docs.desk.casefile.conflict import Refused, Written
from kameng_docs.desk.casefile.opened import OpenCase
from kameng_docs.desk.day.diary import answered, steps_of
from kameng_docs.pipeline import open_workshop

TODAY = "2026-11-28"
STEP = "渠道: 平台工单, 提交: 2026-11-20"
CASES = Path("cases")


@pytest.fixture
def here(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    CASES.mkdir()
    return put_cases(CASES, range(3), STEP)


def reply(words: str, *more: str):
    return run("log", "reply", name_of(0), "平台工单", words, "--today", TODAY, "--yes", *more)


@pytest.mark.parametrize(
    "words",
    [f"{who(1)}的那件退，其余不退", "电话138 0000-0001的已退，其余不退", f"{who(0)}、{who(2)}两件不予退款"],
)
def test_words_that_tell_of_somebody_elses_case_are_asked_about(here, words):
    before = here[0].read_bytes()
    told = reply(words)
    assert told.exit_code == 1
    assert "里面也写着别的案件的人" in told.stderr
    assert "--force" in told.stderr
    assert all(hidden not in told.stderr for hidden in (who(1), who(2), "13800000001"))
    assert here[0].read_bytes() == before
    assert reply(words, "--force").exit_code == 0
    assert here[0].read_bytes() != before


@pytest.mark.parametrize("words", ["虚拟商品概不退款", f"{who(0)}：不予退款", "客服赵先生说不退"])
def test_words_about_nobody_else_are_written(here, words):
    assert reply(words).exit_code == 0


def test_a_name_that_stands_within_ones_own_is_nobody_elses(here):
    (other,) = put_cases(CASES, [11])
    other.write_text(other.read_text("utf-8").replace(who(11), who(0)[:2]), "utf-8")
    assert reply(f"{who(0)}：不予退款").exit_code == 0


def test_nobody_of_a_shipped_example_is_somebody_else(here):
    here[1].rename(CASES / "示例-甲.yaml")
    assert reply(f"{who(1)}的那件退，其余不退").exit_code == 0


def test_the_desk_asks_the_same_of_what_is_written_and_of_what_is_kept(here):
    from datetime import date

    case, day = OpenCase(open_workshop(CASES), here[0]), date.fromisoformat(TODAY)
    shown = steps_of(case.data)[0]
    given = journal.Given(outcome=f"{who(1)}的那件退，其余不退", at=TODAY)
    told = answered(case, day, 0, shown, given)
    assert isinstance(told, Refused)
    assert who(1) not in f"{told.message}{told.hint}"
    given = journal.Given(outcome="其余不退", at=TODAY)
    letter = f"{who(1)}的那件退，其余不退"
    kept = ("答复.txt", letter.encode())
    assert isinstance(answered(case, day, 0, shown, given, kept=kept, kept_words=letter), Refused)
    assert isinstance(answered(case, day, 0, shown, given, kept_words=letter), Written)
