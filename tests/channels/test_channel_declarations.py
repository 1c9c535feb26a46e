"""What is left of an expression in a channel.yaml is short and decides nothing legal: that is asked of a gate by its name."""

import re
from collections.abc import Iterator

from cases_support import workshop

LONGEST = 80
# Who asks for one of these in an expression decides again what a gate decides.
DECIDED_ELSEWHERE = re.compile(
    r"facts\b|\bearlier\b|\bagain\b|\.steps\b|\.state\b|\.leads\b|\.grounds\b|\bgrounds\b|\.refused\b|\.known\b|\.lacking\b"
    r"|made_on|days_later|months_later|\.respondents\b|\bdefendants\b"
)
# Names of a party that a form asks for are particulars: that there is one to write at all.
PARTICULARS = {"respondents[0].known or brief.platform"}


def _expressions() -> Iterator[tuple[str, str]]:
    for slug, channel in workshop().channels.items():
        for paper in channel.papers:
            yield from ((f"{slug}/{paper.slug}", each.test) for each in paper.requires if each.test)
            if paper.only_if:
                yield f"{slug}/{paper.slug}", paper.only_if


def test_expressions_are_short_and_decide_nothing_legal() -> None:
    found = dict.fromkeys(_expressions())
    assert [each for each in found if len(each[1]) > LONGEST] == []
    deciding = [each for each in found if DECIDED_ELSEWHERE.search(each[1]) and each[1] not in PARTICULARS]
    assert deciding == []


def test_every_paper_of_a_step_says_at_which_standing_it_is_made() -> None:
    """A follow-up is declared so: what is made though its step is closed or done names that standing."""
    follow_ups = {
        f"{slug}/{paper.slug}"
        for slug, channel in workshop().channels.items()
        if not channel.overview
        for paper in channel.papers
        if {"closed", "done"} & set(paper.at)
    }
    assert follow_ups == {
        "court/before_filing", "court/evidence_book", "court/evidence_list", "court/identity", "court/investigation",
        "court/order_to_produce", "court/authority", "court/service_address", "court/withdrawal", "heimao/attachments",
        "heimao/closing", "heimao/update", "heimao/update_fields", "platform_ticket/message_zhiyu",
        "settlement/agreement", "settlement/resolved", "settlement/withdrawal",
    }  # fmt: skip
