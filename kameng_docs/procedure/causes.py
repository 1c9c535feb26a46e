"""案由: the name under which a court files the case."""

from functools import cache
from pathlib import Path

import yaml

FILE = Path(__file__).with_name("causes.yaml")


@cache
def _causes() -> dict[str, str]:
    content = yaml.load(FILE.read_text("utf-8"), Loader=yaml.CBaseLoader)  # noqa: S506 — plain text scalars only
    return {sort: entry["name"] for sort, entry in content["causes"].items()}


def cause_of_action(sort: str) -> str:
    """The name of the 案由 for what was bought (买的是什么). Raises KeyError for a sort that is not in the data."""
    return _causes()[sort]
