"""A letter that was handed in stays as it went; another one is written beside it and says that it is no other complaint."""

from pathlib import Path

import pytest
from association_support import complaint, put_complaints
from click.testing import Result
from joint_cases import joint_case, put
from machine_support import run

TODAY, SENT, LATER = "2026-12-01", "2026-12-01", "2026-12-05"
LETTER = "1_给全体投诉人看/联名投诉函.txt"


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    put(tmp_path, *(joint_case(number) for number in range(3)))
    return tmp_path


def letter(*more: str, today: str = LATER) -> Result:
    return run("joint", "file", "--today", today, *more)


def folders() -> list[str]:
    return sorted(path.name for path in Path("out").iterdir() if path.name.startswith("联名投诉_"))


def sent(*cases: str) -> None:
    told = run("log", "sent-many", "消协", *cases, "--no-copy", "--at", SENT, "--today", SENT, "--yes")
    assert told.exit_code == 0, told.stderr


def test_a_letter_that_went_is_kept_and_the_next_one_says_what_it_is(here: Path) -> None:
    letter(today=TODAY)
    (name,) = folders()
    went = {path.name: path.read_bytes() for path in Path("out", name).rglob("*") if path.is_file()}
    sent("案0", "案1", "案2")
    none = letter()
    assert none.exit_code == 1
    assert "加 --again" in none.stderr
    told = letter("--again")
    assert told.exit_code == 0, told.stderr + told.stdout
    assert folders() == [name, f"{name}_已交_{SENT}"]
    kept = Path("out", f"{name}_已交_{SENT}")
    assert {path.name: path.read_bytes() for path in kept.rglob("*") if path.is_file()} == went
    text = Path("out", name, LETTER).read_text("utf-8")
    assert "名单里有3件此前已经向贵会提交过（最近一次是2026年12月1日）：本函是这些件的补充" in text
    assert "2026年12月5日" in text
    # Written once more it is the same one, and what went is kept once.
    letter("--again")
    assert folders() == [name, f"{name}_已交_{SENT}"]


def test_a_letter_that_did_not_go_is_written_over(here: Path) -> None:
    letter(today=TODAY)
    assert letter().exit_code == 0
    assert len(folders()) == 1
    assert "此前已经" not in Path("out", folders()[0], LETTER).read_text("utf-8")


def test_who_did_not_go_with_the_others_goes_in_a_letter_of_his_own(here: Path) -> None:
    letter(today=TODAY)
    (name,) = folders()
    sent("案0", "案1")
    assert letter().exit_code == 0
    assert folders() == [name, f"{name}_已交_{SENT}"]
    text = Path("out", name, LETTER).read_text("utf-8")
    assert "请受理名单所列1件投诉" in text
    assert "此前已经" not in text


def test_who_was_answered_is_in_no_other_letter(here: Path) -> None:
    sent("案0")
    run("log", "reply", "案0", "消协", "调解成功，已退款", "--state", "已解决", "--today", LATER, "--yes")
    assert "案0" not in letter("--again").stdout.partition("没有收进来")[0]


def test_forget_finds_a_case_in_what_was_kept(here: Path) -> None:
    letter(today=TODAY)
    sent("案0", "案1", "案2")
    letter("--again")
    told = run("forget", "案0", "--yes")
    assert f"_已交_{SENT}" in told.output


def test_an_invitation_that_went_is_kept_as_it_went(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    put_complaints(tmp_path, [complaint(n) for n in (1, 2)])
    nothing = run("invite", "--sent", "2026-11-22", "--today", "2026-11-22")
    assert nothing.exit_code == 1
    assert run("invite", "--today", "2026-11-22").exit_code == 0
    (folder,) = Path("out").glob("约谈_*")
    before = {path.name: path.read_bytes() for path in folder.rglob("*") if path.is_file()}
    assert run("invite", "--sent", "2026-11-22", "--today", "2026-11-22").exit_code == 0
    assert run("invite", "--today", "2026-11-28", "--at", "2026-12-10").exit_code == 0
    kept = folder.with_name(f"{folder.name}_已发_2026-11-22")
    assert {path.name: path.read_bytes() for path in kept.rglob("*") if path.is_file()} == before
    assert (folder / "manifest.json").read_bytes() != before["manifest.json"]
