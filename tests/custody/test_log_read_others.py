"""A letter that names others is not copied into one case either: what would be kept decides, as it does for many."""

from pathlib import Path

import pytest
from log_many_support import name_of, put_cases, who
from machine_support import run

CASES, TODAY = Path("cases"), "2026-11-28"
STEP = "渠道: 消协, 提交: 2026-11-20"
LETTER = "某某市消费者协会\n关于投诉的答复\n{}：经调解，商家不同意退款，本会终止调解。\n某某市消费者协会\n2026年11月27日\n"


@pytest.fixture
def here(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    CASES.mkdir()
    put_cases(CASES, range(4), STEP)
    return tmp_path


def read_one(*named: int, more: tuple[str, ...] = ()):
    Path("答复.txt").write_text(LETTER.format("、".join(who(each) for each in named)), "utf-8")
    return run(
        "log", "read", name_of(0), "答复.txt", "--channel", "消协", "--at", "2026-11-28", "--today", TODAY,
        "--yes", *more,
    )  # fmt: skip


def kept() -> list[Path]:
    return list((CASES / name_of(0)).glob("已收到/*/答复.txt"))


def test_a_letter_to_several_is_not_copied_into_the_case_of_one(here):
    before = (CASES / f"{name_of(0)}.yaml").read_bytes()
    told = read_one(0, 1, 2)
    assert told.exit_code == 1
    assert "里面也写着别的案件的人：案001（姓名）、案002（姓名）" in told.stderr
    assert who(1) not in told.stderr.partition("没有写")[2]
    assert (CASES / f"{name_of(0)}.yaml").read_bytes() == before
    assert kept() == []


def test_what_is_not_kept_names_nobody(here):
    told = read_one(0, 1, more=("--no-copy", "--outcome", "商家不同意退款，终止调解"))
    assert told.exit_code == 0, told.stderr
    assert who(1) not in (CASES / f"{name_of(0)}.yaml").read_text("utf-8")
    assert kept() == []


def test_what_is_kept_all_the_same_is_said_to_be(here):
    assert read_one(0, 1, more=("--force",)).exit_code == 0
    assert len(kept()) == 1


def test_a_letter_to_one_alone_goes_in_as_it_came(here):
    assert read_one(0).exit_code == 0
    assert len(kept()) == 1
