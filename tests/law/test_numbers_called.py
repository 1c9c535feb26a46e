"""A number that a question asks for is asked by what it is (几周岁), never by its key (数量)."""

import pytest

from kameng_docs.law.vocabulary import facts
from kameng_docs.starting.questions import question_and_advice
from kameng_docs.starting.wanted import NUMBERS, called, said_of_numbers, wanted, written_how

ASKED = [
    (name, key)
    for name, fact in facts().items()
    if not fact.derived
    for key in wanted(fact.ask)
    if key in NUMBERS
]


def test_every_number_that_is_asked_for_has_a_name_of_its_own():
    """The next fact whose question says only “数量” is found here: write “数量填几台”."""
    assert len(ASKED) > len(NUMBERS)
    assert [each for each in ASKED if called(facts()[each[0]].ask, each[1]) == each[1]] == []


def test_two_numbers_of_one_fact_have_two_names():
    named = [(name, called(facts()[name].ask, key)) for name, key in ASKED]
    assert len(set(named)) == len(named)


def test_a_sum_is_asked_in_yuan():
    assert [name for name, key in ASKED if key == "金额" and "元" not in called(facts()[name].ask, key)] == []


def test_what_is_read_beside_a_field_names_no_key_of_a_number():
    told = {name: said_of_numbers(question_and_advice(facts()[name].ask)[1]) for name, _ in ASKED}
    assert [name for name, said in told.items() if any(f"{key}填" in said for key in NUMBERS)] == []


@pytest.mark.parametrize(
    ("ask", "key", "name", "note"),
    [
        ("孩子付的；数量填他（她）当时几周岁", "数量", "他（她）当时几周岁", ""),
        ("退票；数量填百分之几（例如 20），按元收的填 金额", "数量", "百分之几", "例如 20"),
        ("退票；数量填百分之几（例如 20），按元收的填 金额", "金额", "金额", ""),
        ("押金没退；金额填没退的押金，时间填应当退的那天", "金额", "没退的押金（多少元）", ""),
        ("押金没退；金额填没退的押金，时间填应当退的那天", "时间", "时间", "填应当退的那天"),
    ],
)
def test_what_a_number_is_called(ask, key, name, note):
    assert (called(ask, key), written_how(ask, key)) == (name, note)
