"""Every handler of the desk outlives what was pressed, and every fold keeps its state: no module goes round the parts that see to it."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest
from machine_support import ROOT

VIEWS = sorted((ROOT / "kameng_docs" / "desk").rglob("*.py"))
PARTS = "parts.py"


def calls(path: Path, name: str) -> Iterator[ast.Call]:
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr == name:
            yield node


def bare(source: str) -> list[int]:
    """The lines on which a handler in Python is put on an element without `lasting`."""
    found = []
    for node in ast.walk(ast.parse(source)):
        if not (
            isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr == "on"
        ):
            continue
        names = {
            each.targets[0].id
            for each in ast.walk(ast.parse(source))
            if isinstance(each, ast.Assign)
            and isinstance(each.targets[0], ast.Name)
            and isinstance(each.value, ast.Call)
            and isinstance(each.value.func, ast.Name)
            and each.value.func.id == "lasting"
        }
        for given in node.args[1:2]:
            wrapped = isinstance(given, ast.Call) and getattr(given.func, "id", "") == "lasting"
            if not (wrapped or (isinstance(given, ast.Name) and given.id in names)):
                found.append(node.lineno)
    return found


@pytest.mark.parametrize("path", VIEWS, ids=lambda path: str(path.relative_to(ROOT)))
def test_what_is_heard_outlives_what_is_drawn(path: Path) -> None:
    assert bare(path.read_text("utf-8")) == []


@pytest.mark.parametrize("path", [each for each in VIEWS if each.name != PARTS], ids=lambda path: path.name)
def test_a_fold_is_made_by_the_part_that_keeps_its_state(path: Path) -> None:
    first = [each.args[0] for each in calls(path, "element") if each.args]
    assert "details" not in [each.value for each in first if isinstance(each, ast.Constant)]


def test_a_bare_handler_is_found() -> None:
    assert bare(
        'a.on("click", press)\nb.on("click", lasting(press))\nheard = lasting(x)\nc.on("x", heard)'
    ) == [1]
