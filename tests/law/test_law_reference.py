"""References to statutes: read, written, printed."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kameng_docs.diagnostics import Diagnostic
from kameng_docs.law.model import Reference
from kameng_docs.law.reference import label, parse, written


@pytest.mark.parametrize(
    ("text", "reference"),
    [
        ("ecommerce-law:49", Reference("ecommerce-law", "49")),
        ("ecommerce-law:49.1", Reference("ecommerce-law", "49", 1)),
        ("ecommerce-law:49.1.2", Reference("ecommerce-law", "49", 1, 2)),
        ("criminal-law:120-1", Reference("criminal-law", "120-1")),
        ("criminal-law:120-1.2.11", Reference("criminal-law", "120-1", 2, 11)),
        (
            "civil-procedure-law:162@2017-07-01",
            Reference("civil-procedure-law", "162", None, None, date(2017, 7, 1)),
        ),
        ("a:1260.2@2021-01-01", Reference("a", "1260", 2, None, date(2021, 1, 1))),
    ],
)
def test_a_reference_is_read_and_written_back(text, reference):
    assert parse(text) == reference
    assert written(reference) == text


@pytest.mark.parametrize(
    "text",
    [
        "",
        "ecommerce-law",
        "ecommerce-law:",
        "ecommerce-law:0",
        "ecommerce-law:049",
        "ecommerce-law:49.0",
        "ecommerce-law:49.",
        "ecommerce-law:49.1.2.3",
        "ecommerce-law:49-0",
        "ecommerce-law:四十九",
        "ecommerce-law:４９",
        "Ecommerce-law:49",
        "ecommerce--law:49",
        "ecommerce-law:49@2019",
        "ecommerce-law:49@2019-02-30",
        " ecommerce-law:49",
        "ecommerce-law:49\n",
        "《电子商务法》第四十九条",
    ],
)
def test_anything_else_is_refused_and_quoted(text):
    fault = parse(text)
    assert isinstance(fault, Diagnostic)
    assert fault.code == "law.bad-reference"
    assert text in fault.message
    assert "ecommerce-law:49.1" in fault.hint


@given(
    st.builds(
        Reference,
        st.from_regex(r"[a-z][a-z0-9]*(-[a-z0-9]+)*", fullmatch=True),
        st.one_of(
            st.integers(1, 9999).map(str),
            st.tuples(st.integers(1, 9999), st.integers(1, 99)).map(lambda n: f"{n[0]}-{n[1]}"),
        ),
        st.integers(1, 99),
        st.one_of(st.none(), st.integers(1, 99)),
        st.one_of(st.none(), st.dates(date(1000, 1, 1))),
    )
)
def test_every_reference_survives_being_written(reference):
    assert parse(written(reference)) == reference


@pytest.mark.parametrize(
    ("arguments", "printed"),
    [
        (("电子商务法", "9"), "《电子商务法》第九条"),
        (("电子商务法", "10"), "《电子商务法》第十条"),
        (("电子商务法", "49", 1), "《电子商务法》第四十九条第一款"),
        (("电子商务法", "49", 1, 2), "《电子商务法》第四十九条第一款第二项"),
        (("民法典", "101"), "《民法典》第一百零一条"),
        (("民法典", "512", 2), "《民法典》第五百一十二条第二款"),
        (("民法典", "1024"), "《民法典》第一千零二十四条"),
        (("民法典", "1210"), "《民法典》第一千二百一十条"),
        (("民事诉讼法", "122", None, 4), "《民事诉讼法》第一百二十二条第四项"),
        (("刑法", "120-1"), "《刑法》第一百二十条之一"),
        (("刑法", "287-2", 1), "《刑法》第二百八十七条之二第一款"),
        (("刑法", "17-1", 1, 10), "《刑法》第十七条之一第一款第十项"),
        (
            ("最高人民法院关于适用《中华人民共和国民法典》总则编若干问题的解释", "21"),
            "《最高人民法院关于适用〈中华人民共和国民法典〉总则编若干问题的解释》第二十一条",
        ),
    ],
)
def test_a_place_is_printed_as_papers_print_it(arguments, printed):
    assert label(*arguments) == printed
