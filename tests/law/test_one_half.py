"""A paper says the half that is true: no 或者 of a question in what is printed (model-papers.md §5, 14), and no 至今 (15)."""

import re

import pytest

from kameng_docs.law.grounds import CITED, grounds
from kameng_docs.law.vocabulary import disputes, facts

EITHER = re.compile("或者|或(?!许|缺)")
# Where both halves are meant, each with its reason.
BOTH = {
    ("card-expired", "prayer"): "what is asked for: the other side chooses",
    ("card-expired", "wanted"): "the same",
    ("issuer-card", "prayer"): "the same",
    ("issuer-card", "wanted"): "the same",
    ("prepaid-closing", "argument"): "the law's words",
    ("interest-void", "argument"): "the law's words, of acts of both kinds",
}


def printed():
    """Every wording that papers for others print, by whose it is and its key."""
    for name, fact in facts().items():
        yield (name, "told"), fact.told
    for name, dispute in disputes().items():
        yield (name, "fault"), dispute.fault
    for id_, ground in grounds().items():
        if ground.serves == "report":
            yield (id_, "title"), ground.title
        for key in ("fault", "lead", "argument", "clause", "short", "prayer", "wanted", "else_money"):
            yield (id_, key), getattr(ground, key)


# Names of facts in placeholders are not printed.
PRINTED = {where: re.sub(r"\{[^}]*\}", "", CITED.sub("", text)) for where, text in printed() if text}


@pytest.mark.parametrize("where", PRINTED, ids="-".join)
def test_no_wording_prints_both_halves_of_a_question(where):
    assert where in BOTH or not EITHER.search(PRINTED[where])
    # What holds until today has a day: {till}.
    assert "至今" not in PRINTED[where]


def test_an_exception_is_needed():
    assert [where for where in BOTH if not EITHER.search(PRINTED[where])] == []


def test_a_fact_is_told_beside_what_there_is():
    known = {*facts(), "ordered", "received", "tried"}
    beside = {name: fact.beside for name, fact in facts().items() if fact.beside}
    assert beside
    for name, others in beside.items():
        assert set(others) <= known, name
        assert name not in others
        # Whoever has a line of its own needs no other's, but for one whose time may not be known.
        assert facts()[name].told, name
