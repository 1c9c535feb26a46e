"""案由: the name under which a court files the case."""

from functools import cache
from pathlib import Path

import yaml

FILE = Path(__file__).with_name("causes.yaml")


@cache
def _causes() -> dict[str, dict[str, str]]:
    content = yaml.load(FILE.read_text("utf-8"), Loader=yaml.CBaseLoader)  # noqa: S506 — plain text scalars only
    causes: dict[str, dict[str, str]] = content["causes"]
    return causes


def cause_of_action(sort: str) -> str:
    """The name of the 案由 for what was bought (买的是什么). Raises KeyError for a sort that is not in the data."""
    return _causes()[sort]["name"]


def form_for(sort: str) -> str:
    """The official form (法〔2025〕82号) for a claim about what was bought; empty where none of the 67 is for it."""
    return _causes()[sort].get("form", "")
