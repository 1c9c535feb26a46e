"""What the tests of the writers share: where the layouts lie, the day, and random small documents."""

from datetime import date
from pathlib import Path

from hypothesis import strategies as st

from kameng_docs.blocks import Addressee, Document, Heading, Items, Paragraph, Run, Signature, Table
from kameng_docs.resources import shipped_templates

LAYOUT: Path = shipped_templates() / "_base" / "layout.docx"
CSS: Path = shipped_templates() / "_base" / "page.css"
DAY = date(2026, 11, 22)

MARKS = "*_`~$[](){}<>&|\\!#+-=.:;^\"'/%0129aB 中卡密，。（）“”\n\t"
TEXT = st.text(st.sampled_from(MARKS), max_size=24) | st.text(
    st.characters(exclude_categories=("C", "Z"), max_codepoint=0x9FFF), max_size=8
)
LABELS = st.sampled_from(("1.", "2.", "3.", "-", "一、", "（1）", "", "①", "+", "10)", "*"))


def runs(texts: st.SearchStrategy[str]) -> st.SearchStrategy[tuple[Run, ...]]:
    return st.lists(st.builds(Run, texts, st.booleans()), max_size=3).map(tuple)


def documents(texts: st.SearchStrategy[str] = TEXT) -> st.SearchStrategy[Document]:
    some = runs(texts)
    items = st.lists(st.tuples(LABELS, some), min_size=1, max_size=4).map(tuple)
    lines = st.lists(texts, max_size=2).map(tuple)
    block = st.one_of(
        st.builds(Heading, some, st.sampled_from((1, 2))),
        st.builds(Paragraph, some, st.booleans()),
        st.builds(Items, items),
        st.integers(1, 3).flatmap(lambda columns: tables(some, columns)),
        st.builds(Addressee, lines),
        st.builds(Signature, lines),
    )
    return st.builds(Document, texts, st.lists(block, max_size=4).map(tuple), texts)


def tables(cell: st.SearchStrategy[tuple[Run, ...]], columns: int) -> st.SearchStrategy[Table]:
    row = st.tuples(*[cell] * columns)
    widths = st.tuples(*[st.floats(0.5, 9)] * columns)
    return st.builds(Table, row | st.just(()), st.lists(row, max_size=3).map(tuple), widths)
