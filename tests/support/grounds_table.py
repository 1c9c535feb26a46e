"""Rows of the tables of grounds: what the domain documents expect of one case, and how a brief is held against it."""

from dataclasses import dataclass, field
from datetime import date
from importlib import import_module
from pathlib import Path
from typing import Any

from cases_support import TODAY

from kameng_docs.brief import Brief


@dataclass(frozen=True)
class Expected:
    """What one case must come to.

    `refused`: ground → a piece of the reason. `silent`: grounds that are neither claimed nor refused. `absent`: grounds
    that do not stand, whether or not a word is said about them. `claims`: their kinds in order, the alternative last
    of the remedies. `leads` are there, `no_leads` are not.
    """

    case: dict[str, Any]
    stands: tuple[str, ...] = ()
    refused: dict[str, str] = field(default_factory=dict)
    silent: tuple[str, ...] = ()
    claims: tuple[str, ...] | None = None
    today: date = TODAY
    absent: tuple[str, ...] = ()
    leads: tuple[str, ...] = ()
    no_leads: tuple[str, ...] = ()


def of_kinds() -> set[str]:
    """The grounds that have a table of their own in a file of one kind: its OF_THIS_KIND."""
    files = sorted((Path(__file__).parents[1] / "assess").glob("test_kind_*.py"))
    found = [getattr(import_module(file.stem), "OF_THIS_KIND", set()) for file in files]
    return set().union(*found)


def standing_of(brief: Brief) -> set[str]:
    """The grounds that stand, leads aside."""
    return {ground.id for ground in brief.grounds}


def reasons_of(brief: Brief) -> dict[str, str]:
    """The grounds that were refused, each with its reason."""
    return {each.id: each.reason for each in brief.refused}


def leads_of(brief: Brief) -> set[str]:
    """The leads for a report or for the police."""
    return {lead.id for lead in brief.leads}


def assert_expected(brief: Brief, expected: Expected) -> None:
    """The brief stands, falls, keeps silent and asks as the row says."""
    standing, refused, leads = standing_of(brief), reasons_of(brief), leads_of(brief)
    assert set(expected.stands) <= standing, refused
    for ground, piece in expected.refused.items():
        assert ground not in standing
        assert ground in refused, (ground, "nothing is said about it")
        assert piece in refused[ground], (ground, refused[ground])
    assert not set(expected.silent) & (standing | set(refused))
    assert not set(expected.absent) & standing
    if expected.claims is not None:
        assert tuple(claim.kind for claim in brief.claims) == expected.claims, refused
    assert set(expected.leads) <= leads
    assert not set(expected.no_leads) & leads
