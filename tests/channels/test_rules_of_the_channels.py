"""The table of the channels' rules names every rule once, and only what exists."""

import re

import pytest
from badfiles import codes_of_package
from cases_support import DEAD, REPOSITORY, brief_of, case_file, workshop

from kameng_docs.law.grounds import grounds
from kameng_docs.pipeline import compose_papers
from kameng_docs.registry.meanings import meanings

PAGE = (REPOSITORY / "docs" / "rules-of-the-channels.md").read_text("utf-8")
ROWS = re.findall(r"^\| ([A-Z])(\d\d)(?: [EW])? \| (.+?) \| (.+) \|$", PAGE, re.MULTILINE)
# How many rules the catalogue has under each letter.
CATALOGUE = {"G": 14, "P": 7, "W": 3, "H": 7, "M": 10, "X": 4, "L": 6, "T": 2}
OTHERS = ("channel requires", "channel limit", "declined: ", "the ladder (`plan`)", "notes of the channel")
ONLY_CONSUMERS = ("samr_12315", "xiaoxie")


def test_every_rule_has_one_row_in_order():
    wanted = [(letter, f"{n:02}") for letter, count in CATALOGUE.items() for n in range(1, count + 1)]
    assert [(letter, number) for letter, number, _, _ in ROWS] == wanted


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row[0] + row[1])
def test_what_carries_a_rule_exists(row):
    carried = row[3]
    known = codes_of_package()
    codes = re.findall(r"`((?:yaml|case|exhibit|rule|document|output)\.[a-z-]+)`", carried)
    assert [code for code in codes if code not in known] == []
    places = re.findall(r"`((?:kameng_docs|templates|docs)/[^`]+)`", carried)
    assert [place for place in places if not (REPOSITORY / place).exists()] == []
    named = re.findall(r"grounds? `([a-z-]+)`|\(`([a-z]+-[a-z-]+)`\)", carried)
    assert [name for pair in named for name in pair if name and name not in grounds()] == []
    assert (
        codes
        or places
        or any(other in carried for other in OTHERS)
        or "wording" in carried
        or re.search("as there|copy sheet|list of papers|papers with", carried)
    ), "nothing carries it"


def test_what_was_declined_says_why():
    declined = [row for row in ROWS if "declined" in row[3]]
    assert declined
    for row in declined:
        assert re.search(r"declined: \S.{40,}", row[3]), row


def test_every_code_of_a_rule_here_has_a_meaning():
    named = set(re.findall(r"`((?:yaml|case|exhibit|rule|document|output)\.[a-z-]+)`", PAGE))
    assert named <= meanings().keys()


@pytest.mark.parametrize("slug", ONLY_CONSUMERS)
def test_who_bought_to_sell_has_no_paper_for_consumers(slug):
    if slug not in workshop().channels:
        # Until the channel is there, no paper of it can be made for anybody.
        assert compose_papers(workshop(), brief_of(case_file(事实=DEAD)), slug)[0] == []
        return
    brief = brief_of(case_file(事实=DEAD, 买来做什么="拿去卖", 法院={"名称": "某某市某某区人民法院"}))
    sheets = compose_papers(workshop(), brief, slug)[0]
    assert [sheet.paper.slug for sheet in sheets if sheet.document is not None] == []


def test_an_address_or_a_key_that_nobody_declared_is_told():
    events = [{"时间": "2026-11-03", "事项": "把k7mp2-x9qr4-w3nt8寄到幸福路12号"}]
    brief = brief_of(case_file(事实=DEAD, 经过=events, 诉求={"答复截止": "2026-11-27 18:00"}))
    found = compose_papers(workshop(), brief, "heimao")[1]
    assert [d.message for d in found if "卡密1处" in d.message and "住址1处" in d.message]
