"""A fact is called by its name in one Python module at most; days and ages of the law stand in procedure."""

import ast
import re
from collections import defaultdict
from pathlib import Path

import pytest

from kameng_docs.law import fact_names
from kameng_docs.law.vocabulary import facts

PACKAGE = Path(__file__).parents[2] / "kameng_docs"
# A key of 诉求 has the name of the fact that is worked out from it: these two mean the key.
MEANS_THE_KEY = {"要求增加赔偿": {"case/demands.py", "rules/more_damages.py"}}
# Modules that may ask whether a day has come, and must ask procedure for the period.
COUNTING = ("assess", "brief", "case", "law", "rules")


def modules():
    for path in sorted(PACKAGE.rglob("*.py")):
        yield path.relative_to(PACKAGE).as_posix(), ast.parse(path.read_text(encoding="utf-8"))


def texts_in(tree: ast.AST) -> set[str]:
    return {n.value for n in ast.walk(tree) if isinstance(n, ast.Constant) and isinstance(n.value, str)}


def test_a_fact_is_named_in_one_module_at_most():
    named = defaultdict(set)
    for module, tree in modules():
        for name in texts_in(tree) & set(facts()):
            named[name].add(module)
    for name, allowed in MEANS_THE_KEY.items():
        assert allowed <= named[name], "the reviewed list is out of date"
        named[name] -= allowed
    assert {name: found for name, found in named.items() if len(found) > 1} == {}


def test_a_constant_is_there_for_several_modules():
    """What one module alone asks for stands in that module."""
    users = defaultdict(set)
    for module, tree in modules():
        for node in ast.walk(tree):
            if isinstance(node, ast.ImportFrom) and node.module == fact_names.__name__:
                for alias in node.names:
                    users[alias.name].add(module)
    names = {name for name in vars(fact_names) if name.isupper()}
    assert names
    assert {name for name in names if len(users[name]) < 2} == set()


@pytest.mark.parametrize("folder", COUNTING)
def test_periods_and_ages_are_asked_of_procedure(folder):
    """No length of time is made or compared outside procedure, and no number of days, years or an age has a name there."""
    makers = {"timedelta", "years_after", "months_after"}
    found = []
    for module, tree in modules():
        if module.split("/")[0] != folder:
            continue
        for node in ast.walk(tree):
            imports = isinstance(node, ast.ImportFrom) and makers & {alias.name for alias in node.names}
            compares = isinstance(node, ast.Compare) and any(
                isinstance(each, ast.Attribute) and each.attr == "days"
                for each in (node.left, *node.comparators)
            )
            if imports or compares or _names_a_number(node):
                found.append((module, node.lineno))
    assert found == []


def _names_a_number(node: ast.AST) -> bool:
    if not isinstance(node, ast.Assign):
        return False
    names = [name.id for target in node.targets for name in ast.walk(target) if isinstance(name, ast.Name)]
    numbers = [n for n in ast.walk(node.value) if isinstance(n, ast.Constant) and type(n.value) is int]
    return bool(numbers) and any(re.search("DAYS|MONTHS|YEARS|HOURS|AGE|ADULT|_AT$", name) for name in names)
