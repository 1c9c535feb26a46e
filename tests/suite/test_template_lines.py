"""The wordings can be read in an editor of the usual width (issue 18, 9)."""

from pathlib import Path

import pytest

TEMPLATES = Path(__file__).parents[2] / "templates"
LONGEST = 160
READ = (".j2", ".yaml", ".css", ".js")
FILES = sorted(path.relative_to(TEMPLATES).as_posix() for path in TEMPLATES.rglob("*") if path.suffix in READ)


def test_there_are_wordings_to_look_at():
    assert len(FILES) > 100


@pytest.mark.parametrize("name", FILES)
def test_no_line_of_a_wording_is_longer(name):
    lines = (TEMPLATES / name).read_text("utf-8").split("\n")
    assert not [f"{name}:{i}" for i, line in enumerate(lines, 1) if len(line) > LONGEST]
