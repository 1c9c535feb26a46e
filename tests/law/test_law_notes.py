"""What procedure says to the author: every sentence rests on clauses that stand, and no article is held for nothing."""

import json
import re
from dataclasses import replace
from datetime import date

import pytest
from cases_support import DEAD, TODAY, brief_of, case_file, sheets_of, yes
from click.testing import CliRunner

from kameng_docs.cli import main
from kameng_docs.law.library import load
from kameng_docs.law.model import Citation
from kameng_docs.law.notes import NOTES, notes
from kameng_docs.law.reference import parse
from kameng_docs.law.uses import topics_of, uses_in_library
from kameng_docs.writers.text import render_text

LIBRARY = load()
# A period in hours that somebody would be bound by: no statute lays one down (law.md (b), often mis-cited, 8).
HOURS = re.compile(
    r"(?:必须|应当|须|要)[^，；]*(?:\d+|二十四|四十八)\s*(?:个)?小时|(?:24|48|二十四|四十八)\s*(?:个)?小时内"
)


def references(ref: str) -> list[tuple[str, str, date | None]]:
    """(statute, article, edition) of all that `ref` stands for: itself, or what its topic points to."""
    places = [place for _, place in LIBRARY.topics[ref].references] if ref in LIBRARY.topics else [parse(ref)]
    return [(place.statute, place.article, place.edition) for place in places]


@pytest.mark.parametrize("note", notes().values(), ids=lambda note: note.id)
def test_every_clause_of_a_note_resolves(note):
    for ref in note.cites:
        (*_, (_, _, edition)) = references(ref)
        # A topic, or a reference that pins no edition, must stand today: notes are for papers of today.
        day = edition if edition and ":" in ref else TODAY
        assert isinstance(LIBRARY.resolve(ref, day), Citation), ref


@pytest.mark.parametrize("note", notes().values(), ids=lambda note: note.id)
def test_a_note_is_one_sentence_that_takes_its_citations_behind_it(note):
    assert not re.search(r"[。！？!?\n]|\s$|^\s", note.says)
    assert not re.search(r"《[^》]*》第", note.says), "the citation names the clause"
    assert not HOURS.search(note.says)


@pytest.mark.parametrize(
    ("says", "refused"),
    [
        ("对方必须在24小时内退款", True),
        ("应当在四十八小时以内答复", True),
        ("48小时内没有答复的可以举报", True),
        ("经营者应当及时解决争议，但法律没有写几个小时之内", False),
        ("举证期限一般不超过七日", False),
    ],
)
def test_a_period_in_hours_is_told_from_other_periods(says, refused):
    assert bool(HOURS.search(says)) is refused


@pytest.mark.parametrize(
    ("changed", "message"),
    [
        ({"cites": []}, "“cites”是空的"),
        ({"id": "X-y"}, "“id”写成了“X-y”，写法不对"),
        ({"applies": ["没有这一项"]}, "没有叫“没有这一项”的事实"),
        ({"applies": [["没有这一项"]]}, "没有叫“没有这一项”的事实"),
        ({"unless": ["没有这一项"]}, "没有叫“没有这一项”的事实"),
        ({"cites": ["civil-code:9999"]}, "没有叫“civil-code:9999”的条文或主题"),
        ({"when": "丙"}, "这里没有“when”这一项"),
    ],
)
def test_a_note_that_is_not_well_made_is_told(own_files, changed, message):
    note = {"id": "x", "title": "甲", "says": "乙", "cites": ["civil-code:188"]}
    file = own_files / "law/notes/extra.yaml"
    file.write_text(json.dumps([note], ensure_ascii=False), "utf-8")
    assert NOTES.read(own_files).faults == ()
    file.write_text(json.dumps([note | changed], ensure_ascii=False), "utf-8")
    (found,) = NOTES.read(own_files).faults
    assert (found.message, found.at.file) == (message, "kameng_docs/law/notes/extra.yaml")


def told(brief) -> list[str]:
    """The days not to miss, by the ids of their notes."""
    return [note.id for note in brief.deadlines]


def test_what_a_note_rests_on_goes_with_it():
    brief = brief_of(case_file(事实=DEAD))
    assert [citation.ref for citation in brief.notes["forum"]] == ["civil-procedure-interpretation:20"]
    assert set(brief.notes) <= set(notes())
    limitation = next(note for note in brief.deadlines if note.id == "limitation")
    assert [each.ref for each in limitation.citations] == [
        *("civil-code:188.1", "civil-code:188.2", "civil-code:195"),
    ]


def test_a_note_is_left_out_where_one_of_its_clauses_was_not_in_force():
    # 令第121号 第十七条: from 2026-04-15; the rule before it had no such article.
    assert "complaint_own_use" in brief_of(case_file(事实=DEAD)).notes
    before = brief_of(case_file(事实=DEAD), today=date(2026, 4, 14))
    assert "complaint_own_use" not in before.notes
    assert "complaint_refusal" in before.notes


@pytest.mark.parametrize(
    ("facts", "id_", "is_told"),
    [
        ({}, "police_six_months", False),
        ({"付款后被拉黑": yes()}, "police_six_months", True),
        ({"付款后网站打不开": yes()}, "police_six_months", True),
        ({"付款后被拉黑": yes(), "失联后又恢复联系": yes()}, "police_six_months", False),
        ({}, "tell_the_seller", True),
        ({"我把不能用的情况告诉了卖家": yes()}, "tell_the_seller", False),
        ({"下单时该承诺就不是真的": yes()}, "rescission_year", False),
        ({"下单时该承诺就不是真的": yes(), "我是看到该承诺才下单的": yes()}, "rescission_year", True),
        ({}, "limitation", True),
    ],
)
def test_a_day_is_told_where_the_case_has_it(facts, id_, is_told):
    brief = brief_of(case_file(事实=DEAD | facts))
    assert (id_ in told(brief)) is is_told


def listed_days(brief) -> list[str]:
    """The lines of the section 别错过的日子 among the days of the case."""
    (sheet,) = (s for s in sheets_of(brief) if (s.channel.slug, s.paper.slug) == ("today", "days"))
    assert sheet.document is not None
    lines = render_text(sheet.document).data.decode().splitlines()
    assert ("别错过的日子" in lines) is bool(brief.claims)
    return [line for line in lines if any(note.says in line for note in notes().values())]


def test_the_days_of_a_case_are_few_and_told_with_their_clauses():
    facts = {name: yes() for name in ("付款后被拉黑", "下单时该承诺就不是真的", "我是看到该承诺才下单的")}
    brief = brief_of(case_file(事实=DEAD | facts))
    assert brief.claims
    lines = listed_days(brief)
    assert 1 < len(lines) <= 6
    assert all(re.search(r"（《[^》]+》第.+条.*）。$", line) for line in lines)
    assert len(lines) == len(brief.deadlines), "a page of their own has room for all"


def test_without_a_claim_no_day_is_told():
    brief = brief_of(case_file(事实=DEAD))
    assert listed_days(replace(brief, claims=())) == []


def test_who_cites_by_topic_is_found_by_the_place_too():
    refs = ("public-security-law:25", *topics_of(LIBRARY, "public-security-law:25"))
    assert {(use.kind, use.name) for use in uses_in_library(refs)} == {("note", "police_six_months")}
    assert topics_of(LIBRARY, "small-claims.scope") == ()


def shown(*arguments: str) -> list[str]:
    result = CliRunner().invoke(main, ["law", "show", *arguments])
    assert result.exit_code == 0, result.output
    return result.stdout.splitlines()


def test_show_ends_with_who_uses_the_clause():
    last = shown("civil-code:188.1")[-1]
    assert last.startswith("用在：")
    assert "说明“诉讼时效三年”" in last
    # What is cited as a whole is used in each of its parts.
    assert "说明“没有提请注意的管辖条款”" not in last
    assert "“一审终审”" in shown("small-claims.scope")[-1]
    assert "“一审终审”" in shown("civil-procedure-law:165.1")[-1]
    assert not any("用在：" in line for line in shown("civil-code:188.1", "--format", "json"))
