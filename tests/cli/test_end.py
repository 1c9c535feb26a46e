"""How a build ends: what it made goes with the process, and is not looked through first."""

from pathlib import Path

from machine_support import SMALL, TODAY, python, with_cases

# What is said first at the end is heard last.
TELLING = """
import atexit, gc
atexit.register(lambda: print("frozen", gc.get_freeze_count() > 0))
from kameng_docs.cli import main
main()
"""


def test_nobody_looks_through_what_was_made_before_the_process_ends(tmp_path: Path) -> None:
    built = python("-c", TELLING, "build", "--today", TODAY, folder=with_cases(tmp_path, SMALL))
    assert built.returncode == 0, built.stderr
    assert built.stdout.splitlines()[-1] == "frozen True"
