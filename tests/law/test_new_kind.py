"""A kind of dispute is data: what CONTRIBUTING.md tells, done once with a made-up kind in a copy of the project.

Nothing but the files under tests/support/made_up_kind/ and a line each in two lists is added; then its papers are made, its page
is written, and the project's own checks of the law hold for it.
"""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
import yaml
from cases_support import case_file, order, yes
from machine_support import ROOT, TODAY

pytestmark = pytest.mark.slow

KIND = ROOT / "tests" / "support" / "made_up_kind"
COPIED = ("kameng_docs", "templates", "tests", "docs", "cases", "schema", "setup")
# What the law's data is held to, without the slow walks over two hundred cases.
LAW_TESTS = ("tests/law/test_asserts.py", "tests/law/test_remedies.py", "tests/law/test_law_orphans.py")
THESE = "no_sentence_of or whoever_prints or term_is_argued or orphan"
DISPUTE, SUM = "扭蛋重复", "36.00"


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The project with the kind added, as a person would who has read CONTRIBUTING.md."""
    root = tmp_path_factory.mktemp("project")
    # With the byte code and the plain data of files that stay as they are: both know by themselves what has changed.
    for name in COPIED:
        shutil.copytree(ROOT / name, root / name)
    for name in ("pyproject.toml", "README.md", "CONTRIBUTING.md", "Makefile"):
        shutil.copy(ROOT / name, root)
    law = root / "kameng_docs" / "law"
    shutil.copy(KIND / "facts.yaml", law / "facts" / "made_up.yaml")
    shutil.copy(KIND / "ground.yaml", law / "grounds" / "capsule-repeated.yaml")
    for name, entry in (("disputes.yaml", "dispute.yaml"), ("proofs.yaml", "proof.yaml")):
        file = law / name
        file.write_text(file.read_text("utf-8") + (KIND / entry).read_text("utf-8"), "utf-8")
    groups = law / "ground_groups.yaml"
    assert "\nremedy:\n" in groups.read_text("utf-8")
    groups.write_text(
        groups.read_text("utf-8").replace("\nremedy:\n", "\nremedy:\n  - capsule-repeated\n"), "utf-8"
    )
    words = root / "tests" / "asserting.yaml"
    told = "  交付不符:\n"
    assert told in words.read_text("utf-8")
    words.write_text(words.read_text("utf-8").replace(told, f"{told}    - 扭出来了重复款\n", 1), "utf-8")
    return root


def run(project: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    """A module of the copy, not of the checkout."""
    home = os.environ | {"PYTHONPATH": str(project), "PYTHONDONTWRITEBYTECODE": "1"}
    return subprocess.run(
        [sys.executable, "-m", *arguments], cwd=project, env=home, capture_output=True, text=True, check=False
    )


def test_its_papers_are_made(project: Path, tmp_path: Path) -> None:
    case = case_file(
        争议=[DISPUTE],
        交易=[order(商品="扭蛋十连", 买的是什么="其他", 实付="120.00")],
        事实={
            "扭蛋机写着不出重复款": yes(原话="每一款只出一次"),
            "扭出来了重复款": yes(时间="2026-11-02 20:00", 数量=3, 金额=SUM),
        },
    )
    file = tmp_path / "扭蛋.yaml"
    file.write_text(yaml.safe_dump(case, allow_unicode=True, sort_keys=False), "utf-8")
    made = run(
        project,
        "kameng_docs",
        "build",
        str(file),
        "--today",
        TODAY,
        "--out",
        str(tmp_path / "out"),
    )
    assert made.returncode == 0, made.stderr
    told = "\n".join(path.read_text("utf-8") for path in (tmp_path / "out").rglob("*.txt"))
    assert (
        "写明每一款只出一次而出了重复款的，应当退还重复部分的价款（《中华人民共和国民法典》第五百零九条第一款）"
        in told
    )
    assert "扭得的有3件重复" in told
    assert f"{SUM}元" in told
    explained = run(project, "kameng_docs", "explain", str(file), "--today", TODAY)
    assert "扭蛋出了重复款" in explained.stdout
    assert "扭蛋机的规则页" in run(project, "kameng_docs", "evidence", "list", str(file)).stdout


def test_the_law_of_the_project_still_holds_and_its_page_is_written(project: Path) -> None:
    written = run(
        project,
        "pytest",
        "-q",
        "-n0",
        "-p",
        "no:cacheprovider",
        "tests/law/test_facts_page.py",
        "-k",
        "current",
        "--update-docs",
    )
    assert written.returncode == 0, written.stdout[-2000:]
    assert DISPUTE in (project / "docs" / "事实" / "条款、平台和其他.md").read_text("utf-8")
    held = run(project, "pytest", "-q", "-n0", "-p", "no:cacheprovider", *LAW_TESTS, "-k", THESE)
    assert held.returncode == 0, held.stdout[-3000:]
