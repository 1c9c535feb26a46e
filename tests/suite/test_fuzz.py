"""A small form of `make fuzz`: bent files end in diagnostics, never in a traceback, a hang or a write outside."""

from pathlib import Path

import pytest
from fuzz import fuzz


@pytest.mark.parametrize("seed", [1, 20261122])
def test_bent_files_end_in_diagnostics(tmp_path: Path, seed: int) -> None:
    fuzz(tmp_path, 40, seed)
