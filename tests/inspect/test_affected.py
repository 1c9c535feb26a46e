"""Who uses a clause: what is listed is exactly what cites it."""

import json

import pytest
from click.testing import CliRunner

from kameng_docs.cli import main
from kameng_docs.diagnostics import Diagnostic
from kameng_docs.law.grounds import grounds, rebuttals
from kameng_docs.law.library import load
from kameng_docs.law.notes import notes
from kameng_docs.law.uses import touches, understood, uses_in_library

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
    for id_, note in notes().items():
        for ref in note.cites:
            assert ("note", id_) in {(use.kind, use.name) for use in uses_in_library((ref,))}


def test_cases_are_found_by_what_their_papers_cite():
    uses = listed("civil-code:610")
    assert ("case", FULL) in {(use["kind"], use["name"]) for use in uses}
    assert ("ground", "purpose-defeated") in {(use["kind"], use["name"]) for use in uses}
    assert {use["ref"] for use in uses} == {"civil-code:610"}


def test_a_clause_that_nobody_cites_lists_nothing():
    assert listed("civil-code:1260") == []


def test_a_note_is_used_by_a_case_only_where_its_papers_print_it():
    def uses(ref: str) -> set[tuple[str, str]]:
        return {(use["kind"], use["name"]) for use in listed(ref)}

    # A template asks for this one by name, the next stands under 别错过的日子, the last is told nowhere yet.
    assert {("note", "forum"), ("case", FULL)} <= uses("civil-procedure-interpretation:20")
    assert {("note", "limitation"), ("case", FULL)} <= uses("civil-code:195")
    assert uses("civil-procedure-interpretation:137") == {("note", "address_carries")}


def test_a_clause_finds_who_cites_it_by_its_topic_too():
    found = {(use["kind"], use["name"], use["ref"]) for use in listed("public-security-law:25")}
    # The report to the police names it too, should a case have one.
    assert ("note", "police_six_months", "public-security.six-months") in found
    assert {kind for kind, _, _ in found} == {"note", "case"}


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
