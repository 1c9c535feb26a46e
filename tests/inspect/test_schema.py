"""The schema in the repository: current, in Chinese throughout, right about what an editor would load."""

import json
from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path
from typing import Any

import jsonschema
import pytest
import yaml
from machine_support import ROOT, run

FILE = ROOT / "schema" / "case.schema.json"
CASES = sorted((ROOT / "cases").glob("示例-*.yaml"))
SCHEMA: dict[str, Any] = json.loads(FILE.read_text("utf-8"))


def loaded(text: str) -> Any:
    """As an editor loads it: YAML 1.2, in which numbers are numbers, yes is a text and a date is a text."""

    class Loader(yaml.SafeLoader):
        pass

    Loader.yaml_implicit_resolvers = {
        first: [(tag, pattern) for tag, pattern in resolvers if not tag.endswith((":bool", ":timestamp"))]
        for first, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
    }
    return yaml.load(text, Loader)  # noqa: S506


def faults(case: Any) -> list[str]:
    validator = jsonschema.Draft202012Validator(SCHEMA)
    return [error.message for error in validator.iter_errors(case)]


def properties(part: Any, path: str = "") -> Iterator[tuple[str, dict[str, Any]]]:
    """Every property in every part of the schema."""
    if isinstance(part, list):
        for number, entry in enumerate(part):
            yield from properties(entry, f"{path}/{number}")
    if isinstance(part, dict):
        for key, value in part.items():
            if key == "properties":
                for name, described in value.items():
                    yield f"{path}/{name}", described
                    yield from properties(described, f"{path}/{name}")
            else:
                yield from properties(value, f"{path}/{key}")


def test_the_schema_is_current(tmp_path: Path) -> None:
    printed = run("schema", "--cases", str(ROOT / "cases"))
    assert printed.exit_code == 0
    assert printed.stdout == FILE.read_text("utf-8"), "run: kameng-docs schema --out schema/case.schema.json"
    assert run("schema", "--cases", str(ROOT / "cases"), "--out", str(tmp_path / "s.json")).exit_code == 0
    assert (tmp_path / "s.json").read_bytes() == FILE.read_bytes()


def test_the_schema_is_a_schema() -> None:
    jsonschema.Draft202012Validator.check_schema(SCHEMA)


@pytest.mark.parametrize("file", CASES, ids=lambda file: file.stem)
def test_the_shipped_cases_hold(file: Path) -> None:
    case = loaded(file.read_text("utf-8"))
    assert not isinstance(case["交易"][0]["下单时间"], date | datetime)
    assert faults(case) == []
    assert file.read_text("utf-8").startswith("# yaml-language-server: $schema=../schema/case.schema.json\n")


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("买来做什么:", "买来作什么:"),
        ("    实付:", "    实会:"),
        ("收到卡密后我第一次兑换就失败:", "收到卡密后我第一次就失败:"),
        ("争议: [卡密无效,", "争议: [卡密无郊,"),
        ("主要要求: 退款", "主要要求: 退钱"),
        (
            "  我用别人的身份证、人脸办过实名（孩子用家长的账号不算）: 否",
            "  我用别人的身份证、人脸办过实名（孩子用家长的账号不算）: 也许",
        ),
        ("回答: 是, 时间", "回答: 对, 时间"),
        ("格式: 1", "格式: [1]"),
    ],
)
def test_a_mistake_is_seen(old: str, new: str) -> None:
    text = (ROOT / "cases" / "示例-视频会员卡密.yaml").read_text("utf-8")
    assert old in text
    assert faults(loaded(text.replace(old, new, 1)))


def test_every_property_has_a_chinese_title_and_description() -> None:
    every = dict(properties(SCHEMA))
    assert len(every) > 100
    wanting = [
        path
        for path, described in every.items()
        for word in ("title", "description")
        if not any("\u4e00" <= character <= "\u9fff" for character in described.get(word, ""))
    ]
    assert wanting == []
