"""`forget`: what goes, what stays, what is asked, and what nobody reaches from here."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from machine_support import FULL, ROOT, SMALL, TODAY, build, replace_in, run, tree, with_cases

from kameng_docs.custody.forget import found

OTHER = "另一件"


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Two cases, papers of the first, an entry in its diary."""
    monkeypatch.chdir(with_cases(tmp_path, SMALL))
    shutil.copy(f"cases/{SMALL}.yaml", f"cases/{OTHER}.yaml")
    assert build(SMALL, "--only", "平台工单").exit_code == 0
    assert run("log", "sent", SMALL, "工单", "--paper", "工单.txt", "--today", TODAY, "--yes").exit_code == 0
    return tmp_path


def left() -> set[str]:
    return {name for name in tree(Path()) if SMALL in name}


def test_everything_of_the_case_goes_and_what_cannot_be_reached_is_said(here: Path) -> None:
    Path(f"cases/{SMALL}.yaml~").write_text("编辑器留下的", "utf-8")
    Path(f"cases/.{SMALL}.yaml.77.part").write_text("一半", "utf-8")
    others = {name: data for name, data in tree(Path()).items() if SMALL not in name and "备份" not in name}
    told = run("forget", SMALL, "--yes")
    assert told.exit_code == 0, told.output
    assert left() == set()
    assert not Path("cases/备份").exists()
    assert tree(Path()) == others
    for word in ("交给平台", "云盘", "打印", "恢复软件", "已提交", "备份", f"out/{SMALL}"):
        assert word in told.stdout, word
    again = run("forget", SMALL, "--yes")
    assert again.exit_code == 2
    assert "没有要删的" in again.stderr


def test_a_party_goes_with_the_last_case_that_names_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(with_cases(tmp_path, FULL))
    shutil.copy(f"cases/{FULL}.yaml", f"cases/{OTHER}.yaml")
    replace_in(Path(f"cases/{OTHER}.yaml"), "  - 主体: 示例-某某网络科技", "  - 主体: 不知道")
    named = {path.name for path in Path("cases/parties").iterdir()}
    told = run("forget", FULL, "--yes")
    assert "cases/parties/示例-李某某.yaml：“另一件”还在用" in told.stdout
    after = {path.name for path in Path("cases/parties").iterdir()}
    assert named - after == {"示例-某某网络科技.yaml"}
    assert run("forget", OTHER, "--yes").exit_code == 0
    assert "示例-李某某.yaml" not in {path.name for path in Path("cases/parties").iterdir()}


def test_a_case_that_cannot_be_read_keeps_its_parties_and_loses_its_own(here: Path) -> None:
    Path(f"cases/{OTHER}.yaml").write_text("消费者: 示例-李某某\n  乱: [", "utf-8")
    assert run("forget", SMALL, "--yes").exit_code == 0
    assert Path("cases/parties/示例-李某某.yaml").is_file()
    assert run("forget", OTHER, "--yes").exit_code == 0
    assert not Path(f"cases/{OTHER}.yaml").exists()


def test_nobody_is_asked_where_nobody_can_answer_and_nothing_goes(here: Path) -> None:
    before = tree(Path())
    told = run("forget", SMALL)
    assert told.exit_code == 2
    assert "--yes" in told.stderr
    assert f"案件文件：cases/{SMALL}.yaml" in told.stdout
    assert tree(Path()) == before


@pytest.mark.skipif(os.name == "nt", reason="a terminal of its own is had by pty")
@pytest.mark.parametrize(("answer", "code"), [("y", 0), ("n", 1), ("", 1)])
def test_a_person_is_asked_and_the_answer_counts(here: Path, answer: str, code: int) -> None:
    import pty

    try:
        ours, theirs = pty.openpty()
    except OSError:
        pytest.skip("this machine gives out no terminals")
    process = subprocess.Popen(
        [sys.executable, "-m", "kameng_docs", "forget", SMALL],
        stdin=theirs,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env={**os.environ, "PYTHONPATH": str(ROOT), "PYTHONIOENCODING": "utf-8"},
    )
    os.write(ours, f"{answer}\n".encode())
    _, asked = process.communicate(timeout=60)
    os.close(ours)
    os.close(theirs)
    assert process.returncode == code, asked.decode()
    assert "删吗" in asked.decode()
    assert bool(left()) == (code != 0)


@pytest.mark.parametrize("name", ["parties", "备份"])
def test_what_all_cases_share_is_no_case(here: Path, name: str) -> None:
    before = tree(Path())
    assert run("forget", name, "--yes").exit_code == 2
    Path(f"cases/{name}.yaml").write_text("标题: 巧合\n", "utf-8")
    assert run("forget", name, "--yes").exit_code == 0
    assert tree(Path()) == before


@pytest.mark.parametrize("name", ["..", ".", "没有这件", ""])
def test_what_is_no_case_is_told(here: Path, name: str) -> None:
    before = tree(Path())
    assert run("forget", name, "--yes").exit_code == 2
    assert tree(Path()) == before


@pytest.mark.skipif(os.name == "nt", reason="links need a privilege there")
def test_links_go_and_what_they_lead_to_stays(here: Path) -> None:
    away = here.parent / f"{here.name}-别处"
    away.mkdir()
    (away / "照片.png").write_bytes(b"x")
    real = away / "真的.yaml"
    Path(f"cases/{SMALL}.yaml").rename(real)
    Path(f"cases/{SMALL}.yaml").symlink_to(real)
    (Path("cases") / SMALL / "链接").symlink_to(away)
    told = run("forget", SMALL, "--yes")
    assert told.exit_code == 0, told.output
    assert str(real) in told.stdout
    assert {path.name for path in away.iterdir()} == {"照片.png", "真的.yaml"}
    assert left() == set()


def test_papers_whose_case_is_gone_can_be_forgotten(here: Path) -> None:
    Path(f"cases/{SMALL}.yaml").unlink()
    assert f"kameng-docs forget {SMALL}" in build(OTHER, "--only", "平台工单").stderr
    assert run("forget", SMALL, "--yes").exit_code == 0
    assert left() == set()


def test_a_history_of_git_is_said_to_be_out_of_reach(here: Path) -> None:
    (here / ".git").mkdir()
    assert any("git 的历史" in each for each in found(Path("cases"), SMALL, Path("out")).unreached)


@pytest.mark.parametrize(
    ("written", "asked"),
    [
        ("和解:\n  金额: 15.00\n  支付期限: 2026-11-20\n  到账日期: 2026-11-20\n", True),
        ("", False),
    ],
)
def test_a_case_that_is_over_is_asked_about_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, written: str, asked: bool
) -> None:
    monkeypatch.chdir(with_cases(tmp_path, SMALL))
    case = Path(f"cases/{SMALL}.yaml")
    case.write_text(case.read_text("utf-8") + written, "utf-8")
    told = run("plan", SMALL, "--today", TODAY)
    assert told.exit_code == 0, told.output
    told_then = f"这件事办完了：要不要把案件、证据、文书和备份都删掉（运行 kameng-docs forget {SMALL}）"
    assert told.stdout.count(told_then) == asked
    if asked:
        build(SMALL)
        page = Path(f"out/{SMALL}/00_打开这里.html").read_text("utf-8")
        assert page.count(f"kameng-docs forget {SMALL}") == 1
