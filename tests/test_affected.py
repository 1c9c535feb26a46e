"""Who uses a clause: what is listed is exactly what cites it."""

import json

import pytest
from click.testing import CliRunner

from kameng_docs.affected import touches, understood, uses_in_library
from kameng_docs.cli import main
from kameng_docs.diagnostics import Diagnostic
from kameng_docs.law.grounds import grounds, rebuttals
from kameng_docs.law.library import load

FULL = "示例-视频会员卡密"


def listed(*arguments: str) -> list[dict[str, str]]:
    result = CliRunner().invoke(
        main, ["law", "affected", *arguments, "--today", "2026-11-22", "--format", "json"]
    )
    assert result.exit_code == 0, result.output
    return [json.loads(line) for line in result.stdout.splitlines()]


@pytest.mark.parametrize(
    ("cited", "ref", "expected"),
    [
        ("civil-code:563.1.4", "civil-code:563", True),
        ("civil-code:563.1.4", "civil-code:563.1", True),
        ("civil-code:563.1.4", "civil-code", True),
        ("civil-code:563.1@2021-01-01", "civil-code:563.1", True),
        ("civil-code:563.1", "civil-code:563.1.4", False),
        ("civil-code:56", "civil-code:5", False),
        ("civil-code:563", "civil-code:56", False),
        ("civil-procedure-law:24", "civil-procedure", False),
    ],
)
def test_a_part_is_touched_with_its_whole_and_nothing_else_is(cited, ref, expected):
    assert touches(cited, ref) is expected


def test_every_cited_clause_finds_whoever_cites_it():
    for kind, entries in (("ground", grounds()), ("rebuttal", rebuttals())):
        for id_, entry in entries.items():
            for cited in entry.cites:
                found = {(use.kind, use.name) for use in uses_in_library((cited.ref,))}
                assert (kind, id_) in found


def test_cases_are_found_by_what_their_papers_cite():
    uses = listed("civil-code:610")
    assert ("case", FULL) in {(use["kind"], use["name"]) for use in uses}
    assert ("ground", "purpose-defeated") in {(use["kind"], use["name"]) for use in uses}
    assert {use["ref"] for use in uses} == {"civil-code:610"}


def test_a_clause_that_nobody_cites_lists_nothing():
    assert listed("criminal-law:266") == []


def test_a_topic_stands_for_all_its_references():
    refs = understood(load(), "small-claims.scope")
    assert isinstance(refs, tuple)
    assert refs[0] == "small-claims.scope"
    assert any(ref.startswith("civil-procedure-law:165") for ref in refs)


@pytest.mark.parametrize(
    ("ref", "code"), [("no-such", "law.unknown-topic"), ("civil-code:x", "law.bad-reference")]
)
def test_what_is_no_reference_is_said(ref, code):
    found = understood(load(), ref)
    assert isinstance(found, Diagnostic)
    assert found.code == code
    result = CliRunner().invoke(main, ["law", "affected", ref])
    assert result.exit_code == 1
    assert code in result.output
