"""How a command ends its process: with its code, all that it said and all that was promised, and without taking apart what it made."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from machine_support import ROOT, SMALL, TODAY, python, with_cases

# What is let go of at an ordinary end says so; what was promised for the end is heard in either.
TELLING = """
import atexit, sys
class Kept:
    def __del__(self):
        print("let go of", flush=True)
sys.modules["kept"] = Kept()
atexit.register(lambda: print("as promised"))
from kameng_docs.cli import main
"""
THREAD = "import threading; threading.Thread(target=threading.Event().wait, args=(1,)).start()\n"
SMALL_ANSWER = ("law", "show", "ecommerce-law:49.1")


@pytest.mark.parametrize(
    ("before", "code", "is_let_go"),
    [
        ("", "main()", False),
        # As the console script of pip has it.
        ("", "sys.exit(main())", False),
        (THREAD, "main()", True),
    ],
)
def test_what_was_made_goes_with_the_process(before: str, code: str, is_let_go: bool) -> None:
    made = python("-c", TELLING + before + code, *SMALL_ANSWER, folder=ROOT)
    assert made.returncode == 0, made.stderr
    assert "《中华人民共和国电子商务法》第四十九条" in made.stdout
    assert "as promised" in made.stdout
    assert ("let go of" in made.stdout) is is_let_go


@pytest.mark.parametrize(
    ("words", "code"), [(("check", SMALL), 0), (("check", SMALL, "--strict"), 1), (("check", "--nothing"), 2)]
)
def test_a_command_ends_with_its_code(words: tuple[str, ...], code: int, tmp_path: Path) -> None:
    dated = (*words, "--today", TODAY) if code < 2 else words
    assert python("-m", "kameng_docs", *dated, folder=with_cases(tmp_path, SMALL)).returncode == code


def test_what_cannot_be_written_is_told() -> None:
    """Python says so, and ends with the code that it has for it."""
    heard, said = os.pipe()
    os.close(heard)
    script = "print('held back')\nfrom kameng_docs.cli.ending import end_at_once\nend_at_once(0)"
    made = subprocess.run(
        [sys.executable, "-c", script], stdout=said, stderr=subprocess.PIPE, cwd=ROOT, check=False
    )
    os.close(said)
    assert (made.returncode, b"BrokenPipeError" in made.stderr) == (120, True)


def test_without_a_terminal_it_ends_as_well() -> None:
    script = "import sys; sys.stdout = sys.stderr = None\nfrom kameng_docs.cli import main\nmain()"
    assert python("-c", script, "--version", folder=ROOT).returncode == 0
