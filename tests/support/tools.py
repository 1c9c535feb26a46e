"""The programs that tests drive."""

import os
import shutil

import pytest


def need(tool: str) -> str:
    """The path of `tool`. Without it the test is skipped, and says so; in CI, where it must be there, it fails."""
    path = shutil.which(tool)
    if path is None:
        reason = f"{tool} is not installed"
        if os.environ.get("CI"):
            pytest.fail(f"{reason}, and CI must not skip", pytrace=False)
        pytest.skip(reason)
    return path
