"""Every PDF of every example, as it is built: for those too who do not see it, and claiming what it is."""

from collections.abc import Callable
from pathlib import Path

import pytest
from cases_support import REPOSITORY
from standing import claims, findings

EXAMPLES = sorted(path.stem for path in (REPOSITORY / "cases").glob("示例-*.yaml"))


@pytest.mark.slow
@pytest.mark.parametrize("case", EXAMPLES)
def test_nothing_is_found_against_any_pdf(case: str, shipped: Callable[[str], Path]) -> None:
    pdfs = {path: path.read_bytes() for path in sorted((shipped(case) / "out").rglob("*.pdf"))}
    found = {path.name: said for path, data in pdfs.items() if (said := findings(data))}
    assert found == {}
    # The files of the examples are pictures and texts: nothing stands against either standard.
    assert [path.name for path, data in pdfs.items() if claims(data) != (True, True)] == []
