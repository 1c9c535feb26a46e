"""No wording holds a test of Jinja against each of the six hundred facts: every paper of a case did, and it was its dearest line."""

import re

from machine_support import ROOT

SIEVED = re.compile(r"facts\.(?:values|items|keys)\(\)\s*\|\s*(?:select|reject|map)")


def test_no_wording_sieves_all_facts_by_a_filter():
    wordings = sorted(ROOT.glob("templates/**/*.j2"))
    assert len(wordings) > 100
    found = [
        wording.relative_to(ROOT).as_posix()
        for wording in wordings
        if SIEVED.search(wording.read_text("utf-8"))
    ]
    # The official form asks for the words of one notice, and only where several payments were told alike.
    assert found == ["templates/court/facts_cell.j2"]
