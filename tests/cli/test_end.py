"""How a command ends: what it made goes with the process, and is not looked through first."""

import pytest
from machine_support import ROOT, python

# What is promised first is done last.
TELLING = """
import atexit, gc
atexit.register(lambda: print("put aside:", gc.get_freeze_count() > 0))
from kameng_docs.cli import main
main({})
"""


@pytest.mark.parametrize(("way", "is_put_aside"), [("", True), ("standalone_mode=False", False)])
def test_nobody_looks_through_what_was_made_before_the_process_ends(way: str, is_put_aside: bool) -> None:
    """A process in which the command is only a part goes on, and is looked through as any other."""
    made = python("-c", TELLING.format(way), "law", "show", "ecommerce-law:49.1", folder=ROOT)
    assert made.returncode == 0, made.stderr
    assert made.stdout.splitlines()[-1] == f"put aside: {is_put_aside}"
