"""Words of a case that hold quotation marks themselves: in every paper those within “ ” are ‘ ’."""

import re
from pathlib import Path

import pytest
import yaml
from click.testing import CliRunner
from machine_support import with_cases
from paper_rules import nested_quotes

from kameng_docs.cli import main

QUOTED = "“已被使用”“无效”的"


def quoting(value):
    """The same with quoted words at the beginning of everything that somebody said or wrote."""
    if isinstance(value, list):
        return [quoting(each) for each in value]
    if not isinstance(value, dict):
        return value
    said = {"原话", "我说", "对方原话", "内容", "原文", "提示原文"}
    return {
        key: QUOTED + each if key in said and isinstance(each, str) else quoting(each)
        for key, each in value.items()
    }


@pytest.mark.parametrize("example", ["示例-视频会员卡密", "示例-代充被扣回", "示例-自动续费十二期"])
def test_no_paper_has_double_marks_within_double_marks(example: str, tmp_path: Path) -> None:
    cases, out = with_cases(tmp_path, example) / "cases", tmp_path / "out"
    file = cases / f"{example}.yaml"
    case = yaml.load(file.read_text("utf-8"), Loader=yaml.BaseLoader)  # noqa: S506 — every value as it is written
    file.write_text(yaml.safe_dump(quoting(case), allow_unicode=True, sort_keys=False), "utf-8")
    command = ["build", example, "--cases", str(cases), "--out", str(out), "--today", "2026-11-22"]
    done = CliRunner().invoke(main, command)
    papers = {each: each.read_text("utf-8") for each in (out / example).rglob("*.txt")}
    assert papers, done.output
    assert any("‘已被使用’" in text for text in papers.values())
    found = {each.name: list(nested_quotes(re.sub(r"\s", "", text))) for each, text in papers.items()}
    assert {name: each for name, each in found.items() if each} == {}
