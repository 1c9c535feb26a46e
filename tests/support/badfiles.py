"""Wrong case files, run through the whole checker, and what they say must be found."""

import ast
import re
from dataclasses import dataclass, replace
from datetime import date
from functools import cache
from pathlib import Path

from expectations import Expectation, expected

from kameng_docs.diagnostics import Diagnostic, in_order
from kameng_docs.pipeline import Workshop, check, compose_all

BAD = Path(__file__).parents[1] / "bad"
PACKAGE = Path(__file__).parents[2] / "kameng_docs"
ON_DAY = date(2026, 11, 22)

CODE = re.compile(
    r"^(association|file|yaml|party|case|exhibit|rule|document|template|output|law|data)\.[a-z0-9-]+$"
)
# What is found of a paper has no line in the case file: its codes stand at the head of the bad file.
_ON_PAPERS = re.compile(r"^# expect on papers: (?P<codes>[a-z., -]+)$", re.MULTILINE)


@dataclass(frozen=True)
class Outcome:
    """What came of a bad file: the texts it was read from, by name, and everything that was found.

    A person or firm that could not be read is among the texts too.
    """

    texts: dict[str, str]
    found: list[Diagnostic]


def bad_files() -> list[Path]:
    """Every wrong case file. People and firms, and exhibits, lie in folders of their own."""
    own = {file.with_suffix("") for file in BAD.rglob("*.yaml")}
    return sorted(
        file for file in BAD.rglob("*.yaml") if file.parent.name != "parties" and not own & set(file.parents)
    )


def codes_named_by(file: Path) -> str:
    """The code after which a bad file is named: `case.unknown-key.nested.yaml` is of case.unknown-key."""
    return ".".join(file.name.split(".")[:2])


def outcome(workshop: Workshop, file: Path) -> Outcome:
    """Read, validate, check, assess and compose, as `kameng-docs check` does. Paths are told from tests/bad/ on.

    Several tests ask for the same files: each is worked on once.
    """
    known = _OUTCOMES.get(file)
    if known is None or known[0] is not workshop:
        known = _OUTCOMES[file] = (workshop, _outcome(workshop, file))
    return known[1]


_OUTCOMES: dict[Path, tuple[Workshop, Outcome]] = {}


def _outcome(workshop: Workshop, file: Path) -> Outcome:
    checked = check(workshop, file, ON_DAY)
    found = list(checked.diagnostics)
    if checked.brief is not None:
        found += compose_all(workshop, checked.brief)[1]
    named = {d.at.file for d in found if d.at} - set(checked.texts)
    unread = {name: Path(name).read_text(encoding="utf-8") for name in named if Path(name).is_file()}
    texts = {_short(name): text for name, text in {**checked.texts, **unread}.items()}
    return Outcome(texts, in_order(map(_shortened, found)))


def wanted_of(texts: dict[str, str]) -> dict[str, set[Expectation]]:
    """What each text says must be found in it."""
    return {name: expected(text) for name, text in texts.items()}


def wanted_on_papers(text: str) -> set[str]:
    """The codes that papers made from this case file must be withheld with."""
    found = _ON_PAPERS.search(text)
    return {code.strip() for code in found["codes"].split(",")} if found else set()


@cache
def codes_of_package() -> frozenset[str]:
    """Every code that stands in the program as a literal."""
    trees = (ast.parse(file.read_text(encoding="utf-8")) for file in sorted(PACKAGE.rglob("*.py")))
    return frozenset(
        node.value
        for tree in trees
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and CODE.match(node.value)
    )


def _short(text: str) -> str:
    return text.replace(f"{BAD}/", "")


def _shortened(diagnostic: Diagnostic) -> Diagnostic:
    at = replace(diagnostic.at, file=_short(diagnostic.at.file)) if diagnostic.at else None
    return replace(diagnostic, at=at, message=_short(diagnostic.message), hint=_short(diagnostic.hint))
