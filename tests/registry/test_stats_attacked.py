"""Published figures under attack: nothing about one to four cases can be worked out, whatever the folder holds."""

import random
from collections import Counter

import pytest
from figures_attacker import attack, worked_out
from figures_made import folder_of, gathered

from kameng_docs.registry.public import classes, publishing, questions, sums
from kameng_docs.registry.public.audit import few_worked_out, sorts_of

# Hundreds more by hand: tests/support/figures_attacker.py.
SEEDS = range(16)


@pytest.mark.parametrize("seed", SEEDS)
def test_nothing_is_worked_out_of_what_is_published(seed):
    assert attack(folder_of(seed), gathered) == ""


def test_something_is_published_all_the_same():
    told = [sum(len(table.lines) for table in gathered(folder_of(seed)).tables) for seed in SEEDS]
    assert max(told) > 30
    assert sum(told) > 100


@pytest.mark.parametrize(
    ("room", "name", "instead"),
    [
        (publishing, "few_worked_out", lambda *_: False),
        (classes, "FEW", 3),
        (questions, "FEW", 2),
    ],
)
def test_the_attacker_finds_what_a_weaker_program_tells(monkeypatch, room, name, instead):
    monkeypatch.setattr(room, name, instead)
    if room is not publishing:
        monkeypatch.setattr(publishing, "few_worked_out", lambda *_: False)
    assert any(attack(folder_of(seed), gathered) for seed in SEEDS)


def test_the_attacker_finds_sums_of_a_few(monkeypatch):
    monkeypatch.setattr(sums._Sum, "tells_too_much", lambda _: False)
    assert any(attack(folder_of(seed), gathered) for seed in SEEDS)


def test_the_audit_and_the_attacker_agree_on_any_sets():
    """Two ways of asking the same, neither of which uses the other."""
    r = random.Random(7)  # noqa: S311
    found = []
    for _ in range(400):
        count = r.randrange(5, 26)
        some = [frozenset(i for i in range(count) if r.random() < 0.5) for _ in range(r.randrange(1, 9))]
        sets = [frozenset(range(count)), *some]
        atoms = Counter(sum(1 << i for i, each in enumerate(sets) if case in each) for case in range(count))
        sorts = sorts_of(atoms, [1 << i for i in range(len(sets))])
        found.append(few_worked_out(sorts, len(sets)))
        assert found[-1] == (worked_out(sets) is not None), sets
    assert 100 < sum(found) < 350


def test_the_attacker_takes_away_and_solves():
    everybody = frozenset(range(20))
    assert worked_out([everybody, frozenset(range(17))]) == {17, 18, 19}
    assert worked_out([everybody, frozenset(range(10))]) is None
    # Neither can be told from one number, but from three.
    assert worked_out([everybody, frozenset(range(12)), frozenset(range(9, 20))]) == {9, 10, 11}
