"""How a paper names a statute: in full the first time it is printed, and what it is called where it is named again."""

from cases_support import DEAD, brief_of, case_file

from kameng_docs.blocks import Document, Paragraph, Run, Table
from kameng_docs.compose.citing import Citer

BRIEF = brief_of(case_file(事实=DEAD))
CITATIONS = [c for ground in BRIEF.grounds for c in ground.citations]
CIVIL = [c for c in CITATIONS if c.short == "民法典"]
CONSUMER = [c for c in CITATIONS if c.short == "消费者权益保护法"]


def spelled(*wordings, reader=None):
    citer = Citer(BRIEF.made_on, reader=reader)
    texts = [
        each.format(
            civil=citer.cite(CIVIL[:1]),
            consumer=citer.cite(CONSUMER[:1]),
            both=citer.cite([CIVIL[0], CONSUMER[0]]),
        )
        for each in wordings
    ]
    blocks = tuple(Paragraph((Run(text),)) for text in texts)
    return [b.runs[0].text for b in citer.spelled(Document("文书", blocks)).blocks]


def test_the_first_that_is_printed_is_in_full_and_its_short_name_told_where_it_is_used_again():
    place = CIVIL[0].label.partition("》")[2]
    first, second = spelled("应当承担（{civil}）。", "依照{civil}返还。")
    assert first == f"应当承担（《中华人民共和国民法典》{place}，以下简称《民法典》）。"
    assert second == f"依照《民法典》{place}返还。"
    (alone,) = spelled("应当承担（{civil}）。")
    assert alone == f"应当承担（《中华人民共和国民法典》{place}）。"


def test_outside_brackets_the_short_name_gets_its_own_and_two_are_told_together():
    first, _ = spelled("依照{civil}，应当返还。", "（{civil}）")
    assert "（以下简称《民法典》），应当返还" in first
    first, *_ = spelled("（{both}）", "（{both}）")
    assert first.endswith("，以下分别简称《民法典》《消费者权益保护法》）")
    # Behind two of which one alone comes again, it is said which.
    first, _ = spelled("（{both}）", "（{civil}）")
    assert first.endswith("，前者以下简称《民法典》）")
    first, _ = spelled("（{both}）", "（{consumer}）")
    assert first.endswith("，后者以下简称《消费者权益保护法》）")
    _, second, _ = spelled("（{civil}）", "（{both}）", "（{consumer}）")
    assert second.endswith("，后者以下简称《消费者权益保护法》）")


def test_what_was_made_and_not_printed_names_nothing():
    # A wording may be composed and dropped: it must not take the full name with it.
    citer = Citer(BRIEF.made_on)
    citer.cite(CIVIL[:1])
    printed = Document("文书", (Paragraph((Run(citer.cite(CIVIL[:1])),)),))
    assert citer.spelled(printed).blocks[0].runs[0].text.startswith("《中华人民共和国民法典》")


def test_tables_are_read_head_first():
    citer = Citer(BRIEF.made_on)
    head, cell = ((Run(citer.cite(CIVIL[:1])),),), ((Run(citer.cite(CIVIL[:1])),),)
    table = citer.spelled(Document("文书", (Table(head, (cell,), (1.0,)),))).blocks[0]
    assert table.head[0][0].text.startswith("《中华人民共和国民法典》")
    assert table.rows[0][0][0].text.startswith("《民法典》")


def test_a_clause_is_named_to_its_readers_alone():
    from dataclasses import replace

    for_court = replace(CIVIL[0], readers=("court",))
    assert Citer(BRIEF.made_on, reader="court").cite([for_court])
    assert not Citer(BRIEF.made_on, reader="samr").cite([for_court])
    assert Citer(BRIEF.made_on).cite([for_court])  # the author reads everything
    assert not Citer(BRIEF.made_on, reader="").cite([CIVIL[0]])  # a public post names no law
