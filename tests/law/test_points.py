"""Where the reasons of a ground stand in a pleading, how strongly, and in what words (model-papers.md §5, 3 to 5 and 33 to 37)."""

import re

import pytest
import yaml

from kameng_docs.law.grounds import ANSWER, BREACH, CITED, FORMED, READERS, RETURN, UNDO, grounds
from kameng_docs.law.library import FOLDER

ARGUED = [ground for ground in grounds().values() if ground.argument]
CITATION = re.compile("（?" + CITED.pattern + "）?")
# Characters of an argument, its citations cut out and each placeholder counted as three.
LONG = 160


def plain(text):
    return re.sub(r"\{[^}]*\}", "某某某", CITATION.sub("", text))


def refs(text):
    return [ref.strip() for group in CITED.findall(text) for ref in group.split(";")]


@pytest.mark.parametrize("ground", ARGUED, ids=lambda ground: ground.id)
def test_whoever_argues_says_where_and_how_strongly(ground):
    content = yaml.safe_load((FOLDER / "grounds" / f"{ground.id}.yaml").read_text("utf-8"))
    assert {"point", "weight"} <= set(content)
    assert 0 <= ground.weight <= 9


@pytest.mark.parametrize("ground", ARGUED, ids=lambda ground: ground.id)
def test_its_words_fit_their_places(ground):
    # A lead opens a paragraph and a clause stands in one: whoever prints them sets the stop.
    for half in (ground.lead, ground.clause):
        assert not half.endswith(("。", "，", "；")), half
    assert "。" not in CITATION.sub("", ground.lead + ground.clause)
    assert not CITED.search(ground.lead)
    assert ground.argument.endswith("。")
    assert len(plain(ground.argument)) <= LONG, "each thing once"
    assert len(refs(ground.clause)) <= 3


@pytest.mark.parametrize("ground", [each for each in ARGUED if each.lead], ids=lambda ground: ground.id)
def test_an_argument_does_not_say_its_lead_again(ground):
    lead, argument = re.sub(r"\{[^}]*\}", "\n", ground.lead), plain(ground.argument)
    eights = (lead[i : i + 8] for i in range(len(lead) - 7))
    assert not [eight for eight in eights if "\n" not in eight and eight in argument]


@pytest.mark.parametrize("ground", ARGUED, ids=lambda ground: ground.id)
def test_what_can_stand_alone_has_a_lead_and_what_stands_behind_a_clause(ground):
    """A paragraph about the price has an opening of its own (compose/points.py); nothing else has one but its lead."""
    if ground.point == BREACH and not ground.needs:
        assert ground.lead
    if ground.point in (FORMED, UNDO):
        assert ground.clause or not ground.weight, "it is written as a clause or not at all"
    assert ground.lead or ground.clause or ground.point == RETURN or not ground.weight


def test_every_point_is_made_by_some():
    assert {ground.point for ground in ARGUED} == {FORMED, BREACH, RETURN, UNDO, ANSWER}


@pytest.mark.parametrize("ground", ARGUED, ids=lambda ground: ground.id)
def test_a_clause_that_says_what_another_says_is_not_named(ground):
    """577 beside 582, 615, 617; 消费者权益保护法 52 beside 582; what nobody contests (465, 491)."""
    named = set(refs(ground.argument))
    special = {"civil-code:582", "civil-code:617"} & named
    # Where it is one obligation with another, the general clause carries the other one.
    beside = {"civil-code:577"} & named and not {"civil-code:509.1", "civil-code:563.1.4"} & named
    assert not (special and beside), ground.id
    assert not {"civil-code:582", "consumer-law:52"} <= named
    assert not {"civil-code:465.1", "civil-code:491.2"} & set(refs(ground.clause + ground.lead))


@pytest.mark.parametrize("reader", READERS)
@pytest.mark.parametrize("ground", ARGUED, ids=lambda ground: ground.id)
def test_nobody_is_left_without_a_clause(ground, reader):
    """What a reader does not need is not named to him; something is (rule 39)."""
    mine = [cited.ref for cited in ground.cites if not cited.readers or reader in cited.readers]
    assert mine
    short = ground.short_cites or tuple(cited.ref for cited in ground.cites[:1])
    assert not ground.short or set(short) & set(mine), "its sentence has no clause for this reader"
