"""A consent that was taken back: it falls out of the letter, the letter's clerk is told, and nobody asks for it again."""

from pathlib import Path

import pytest
from cases_support import GONE
from click.testing import Result
from joint_cases import consent, joint_case, put
from machine_support import run

from kameng_docs.source import read

TODAY = "2026-12-01"


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    put(tmp_path, *(joint_case(number) for number in range(3)))
    return tmp_path


def withdraw(case: str, on: str = "2026-11-25") -> Result:
    return run("joint", "withdraw", case, "--on", on, "--yes", "--today", TODAY)


def data(case: str) -> dict:
    return read(Path("cases") / f"{case}.yaml", shown_as=case)[0].data


def letter() -> tuple[str, Result]:
    told = run("joint", "file", "--today", TODAY)
    (found,) = Path("out").glob("联名投诉_*/1_给全体投诉人看/联名投诉函.txt")
    return found.read_text("utf-8"), told


def test_who_withdraws_is_in_no_letter_more_and_the_clerk_reads_why(here: Path) -> None:
    assert "欧阳某乙" in letter()[0]
    told = withdraw("案1")
    assert told.exit_code == 0, told.stderr
    assert "已经交了的，告知收件的机关、组织" in told.stderr
    assert "联名" not in data("案1")
    assert data("案1")["联名撤回"] == {"同意于": "2026-11-20", "撤回于": "2026-11-25"}
    text, told = letter()
    assert "欧阳某乙" not in text
    assert "2名投诉人" in text
    assert "案1：2026-11-25 撤回了联名同意" in told.stdout
    (first,) = Path("out").glob("联名投诉_*/先看这里.txt")
    assert "案1：2026-11-25 撤回了联名同意" in first.read_text("utf-8")
    assert "案1" not in run("joint", "consent", "--today", TODAY).stdout.replace("案1：", "")
    assert not list(Path("out").glob("联名同意书_*/案1"))


def test_who_signs_again_is_in_it_again(here: Path) -> None:
    withdraw("案1")
    again = run("joint", "signed", "案1", "--on", "2026-11-28", "--named", "--yes", "--today", TODAY)
    assert again.exit_code == 0, again.stderr
    assert "欧阳某乙" in letter()[0]
    assert withdraw("案1", "2026-11-30").exit_code == 0
    assert data("案1")["联名撤回"] == {"同意于": "2026-11-28", "撤回于": "2026-11-30"}


def test_what_cannot_be_withdrawn_is_told(here: Path) -> None:
    before = Path("cases/案1.yaml").read_bytes()
    early = withdraw("案1", "2026-11-01")
    assert early.exit_code == 1
    assert "还没有同意，撤回不了" in early.stderr
    late = withdraw("案1", "2026-12-05")
    assert late.exit_code == 1
    assert Path("cases/案1.yaml").read_bytes() == before
    assert withdraw("案1").exit_code == 0
    assert "没有可以撤回的同意" in withdraw("案1").stderr


def test_a_withdrawal_keeps_the_name_of_the_paper(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    put(tmp_path, joint_case(0, 联名=consent(同意书="签好.png")))
    shot = Path("cases/案0/截图.png").read_bytes()
    Path("cases/案0/签好.png").write_bytes(shot)
    assert withdraw("案0").exit_code == 0
    assert data("案0")["联名撤回"]["同意书"] == "签好.png"


def test_the_letter_is_addressed_to_whom_it_goes(here: Path) -> None:
    assert "＿＿＿＿＿＿＿＿消费者协会" in letter()[0]
    told = run("joint", "file", "--to", "某某区消费者协会", "--today", TODAY)
    assert told.exit_code == 0, told.stderr
    (found,) = Path("out").glob("联名投诉_*/1_给全体投诉人看/联名投诉函.txt")
    assert "某某区消费者协会" in found.read_text("utf-8")
    Path("cases/parties").mkdir(exist_ok=True)
    Path("cases/parties/机构.yaml").write_text("名称: 某某市消费者协会\n电话: 400-000-0001\n", "utf-8")
    text, _ = letter()
    assert "某某市消费者协会" in text
    assert "＿" not in text.split("此致")[1].split("\n")[1]
    withdraw("案1")
    put(here, *(joint_case(number, 联名=GONE) for number in range(3)))
    run("joint", "consent", "--today", TODAY)
    (paper,) = Path("out").glob("联名同意书_*/案0/联名同意书.txt")
    assert "某某市消费者协会，联系办法400-000-0001" in paper.read_text("utf-8")
