"""Which labels run on like a list's, and which stay typed."""

import pytest
from hypothesis import given, settings
from specimens import STATEMENT_OF_CLAIM, runs
from writers_support import documents

from kameng_docs.blocks import Document, Heading, Items, Paragraph, Run, Table, plain
from kameng_docs.writers.lettering import labelled
from kameng_docs.writers.numbering import places


def items(*labels: str) -> Items:
    return Items(tuple((label, runs("字")) for label in labels))


def lists(*blocks) -> list[list[tuple[int, int]]]:
    """The lists of a document, each as the places of its members."""
    found: dict[int, list[tuple[int, int]]] = {}
    for at, place in places(Document("题", blocks)).items():
        found.setdefault(place.list, []).append(at)
    assert [*found] == [*range(len(found))]
    return [*found.values()]


@pytest.mark.parametrize(
    ("labels", "members"),
    [
        (("1.", "2.", "3."), [[0, 1, 2]]),
        (("1.",), [[0]]),
        (("一、", "二、"), [[0, 1]]),
        (("（一）", "（二）"), [[0, 1]]),
        (("（1）", "（2）"), [[0, 1]]),
        (("(1)", "(2)"), [[0, 1]]),
        (("十", "十一、"), []),
        (("-", "-"), [[0, 1]]),
        (("3.", "4."), []),
        (("1.", "3."), [[0]]),
        (("1.", "2.", "1.", "2."), [[0, 1], [2, 3]]),
        (("一、", "（一）", "（二）", "二、", "（一）"), [[0, 3], [1, 2], [4]]),
        (("1.", "2、"), [[0]]),
        (("（1)", "（2)"), []),
        (("①", "+", "*", "", "0.", "01.", "百、", "十十、"), []),
        (("1.", "-", "2."), [[0, 2], [1]]),
    ],
    ids=lambda row: " ".join(map(str, row)),
)
def test_items(labels, members):
    assert lists(items(*labels)) == [[(0, item) for item in each] for each in members]


def test_counting_goes_on_above_ten():
    chinese = [
        f"{number}、"
        for number in ["一", "二", "三", "四", "五", "六", "七", "八", "九", "十", "十一", "十二"]
    ]
    assert lists(items(*chinese)) == [[(0, item) for item in range(12)]]


def paragraph(text: str, **more) -> Paragraph:
    return Paragraph(runs(text), **more)


def test_reasons_run_on_over_what_stands_between_them_but_not_over_a_heading():
    between = (paragraph("以上。"), Table((), (), ()))
    assert lists(paragraph("一、甲"), *between, paragraph("二、乙")) == [[(0, 0), (3, 0)]]
    assert lists(paragraph("一、甲"), Heading(runs("理由")), paragraph("二、乙")) == []
    assert lists(paragraph("一、甲")) == [], "a lone one may be no list at all"


def test_headings_run_on_over_their_text():
    chapters = (Heading(runs("一、甲")), paragraph("字"), items("1."), Heading(runs("二、乙")), items("1."))
    assert lists(*chapters) == [[(0, 0), (3, 0)], [(2, 0)], [(4, 0)]]
    assert lists(Heading(runs("一、甲")), Heading(runs("二、乙"), level=2)) == []


@pytest.mark.parametrize("text", ["1.5元起", "2026年", "一二、甲", "（1）", "一、\n甲", "第一、甲", "1．甲"])
def test_what_only_looks_like_a_label_stays(text):
    assert lists(paragraph(text), paragraph(text.replace("1", "2").replace("一", "二"))) == []
    assert lists(paragraph("1. 甲", flush=True), paragraph("2. 乙", flush=True)) == []


def test_a_label_is_taken_off_and_its_weight_told():
    told = places(Document("题", (Paragraph((Run("一、甲", strong=True), Run("乙"))), paragraph("二、丙"))))
    assert [(place.strong, place.runs) for place in told.values()] == [
        (True, (Run("甲", strong=True), Run("乙"))),
        (False, (Run("丙"),)),
    ]


def test_claims_of_a_pleading_are_a_list():
    assert len(places(STATEMENT_OF_CLAIM)) == 3


@given(documents())
@settings(max_examples=200, deadline=None)
def test_no_word_is_lost_in_any_document(document):
    for (number, item), place in places(document).items():
        block = document.blocks[number]
        if isinstance(block, Items):
            label, text = block.items[item]
            whole = labelled(label, plain(text))
        else:
            whole = plain(block.runs)
        assert whole.endswith(plain(place.runs))
        assert plain(place.runs).strip()
