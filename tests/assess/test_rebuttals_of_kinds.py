"""Answers to the excuses of one kind: when they hold, and that they are fit to print (kinds-1.md A6, B6, C6, D6, E7)."""

import re

import pytest
from cases_support import TODAY, brief_of
from kind_answers import OF_KINDS

from kameng_docs.compose.citing import Citer
from kameng_docs.law.grounds import FACT, excuses_in, rebuttals

ON_TERMS = ("civil-code:496", "civil-code:497", "civil-code:498", "consumer-law:26")


def answered(said, case):
    told = {"经过": [{"时间": "2026-11-03", "对方原话": said}]}
    return {each.id for each in brief_of(case | told).rebuttals}


@pytest.mark.parametrize("id_", OF_KINDS)
def test_it_is_answered_where_it_holds_and_nowhere_else(id_):
    said, holds, fails = OF_KINDS[id_]
    assert id_ in answered(said, holds) or id_ in YIELDING
    for case in fails:
        assert id_ not in answered(said, case)


# Heard beside an answer that says as much, to which it gives way where that one is given.
YIELDING = {"could-have-cancelled"}


@pytest.mark.parametrize("id_", OF_KINDS)
def test_it_may_be_printed(id_):
    word = rebuttals()[id_]
    assert 1 <= len(word.cites) <= 2
    assert len(word.reply) <= 60
    bare = Citer(TODAY).fill(word.answer, ()).format(me="本人", buyer="本人", them="贵方")
    assert bare.endswith("。")
    assert len(bare) <= 100
    assert not re.search(r"（）|\[\[|[{}]|。。|《|必须|诈骗|欺诈|曝光|举报", bare), bare
    if word.kind == FACT:
        assert not [cited.ref for cited in word.cites if cited.ref.startswith(ON_TERMS)]


@pytest.mark.parametrize("id_", [id_ for id_ in OF_KINDS if not rebuttals()[id_].same_as])
def test_what_is_said_here_is_heard(id_):
    assert id_ in {word.id for word in excuses_in(OF_KINDS[id_][0])}
