"""No file of ours sends a reader to a file that is not there: neither a page, nor a comment, nor a docstring."""

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
FOLDERS = ("kameng_docs", "templates", "tests/support", "docs", "setup", "benchmarks")
KINDS = {".py", ".yaml", ".toml", ".md", ".j2", ".sh", ".txt"}
# What a command makes and git leaves out.
MADE = {"benchmarks/report.md"}
NAMED = re.compile(
    r"(?<![\w./*<-])(?:kameng_docs|templates|tests|docs|setup|benchmarks|schema)/[\w./-]+\.(?:py|yaml|md|j2|json|txt|sh)\b"
)


def files() -> list[Path]:
    found = [path for folder in FOLDERS for path in (ROOT / folder).rglob("*") if path.suffix in KINDS]
    return [
        path
        for path in [*found, ROOT / "pyproject.toml", ROOT / "Makefile"]
        if not {"golden", "bad"} & {*path.parts}
    ]


def test_every_path_that_is_named_exists() -> None:
    looked_at = files()
    assert len(looked_at) > 400
    missing = [
        f"{path.relative_to(ROOT)}: {name}"
        for path in looked_at
        for name in NAMED.findall(path.read_text("utf-8"))
        if name not in MADE and not (ROOT / name).exists()
    ]
    assert missing == []


@pytest.mark.parametrize("name", ["kameng_docs/disclose.py", "tests/test_bad.py"])
def test_a_path_that_is_gone_would_be_told(name: str) -> None:
    assert NAMED.findall(f"see `{name}`, which") == [name]
    assert not (ROOT / name).exists()
