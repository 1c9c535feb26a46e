"""What the tests of `log` share: the smallest example in a folder of its own, and the command on it."""

import json
from pathlib import Path

from click.testing import Result
from machine_support import SMALL, TODAY, run

from kameng_docs.pipeline import case_of, open_workshop

CASE = Path("cases") / f"{SMALL}.yaml"
FOLDER = Path("cases") / SMALL
TICKETS = Path("out") / SMALL / "10_平台工单"
COPIES = "已提交/2026-11-22-平台工单"


def log(what: str, *arguments: str, case: str = SMALL, today: str = TODAY, yes: bool = True) -> Result:
    return run("log", what, case, *arguments, "--today", today, *(["--yes"] if yes else []))


def logged(what: str, *arguments: str, **more: str) -> dict:
    """The JSON of a command that must succeed."""
    told = log(what, *arguments, "--format", "json", **more)
    assert told.exit_code == 0, told.stderr
    return json.loads(told.stdout)


def steps():
    """进度 as every other command reads it."""
    case, _, found, _ = case_of(open_workshop(Path("cases")), CASE)
    assert found == []
    return case.progress


def everything() -> dict[str, bytes]:
    return {str(path): path.read_bytes() for path in sorted(Path().rglob("*")) if path.is_file()}
