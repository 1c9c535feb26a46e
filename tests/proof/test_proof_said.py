"""What pages say is the same whether it was read in the proof or is read again, and the parts of a joined file are not opened twice."""

from collections.abc import Iterator

import pytest
from writers_support import CSS, DAY

from kameng_docs.blocks import Document, Paragraph, Run
from kameng_docs.joining import joined
from kameng_docs.proof import faults, merged_faults, said
from kameng_docs.proof.said import said_in
from kameng_docs.writers.weasyprint import render_pdf

WORDS = "卖家承诺秒发，2026年11月22日没有发货；well-known Tiếng Việt，生僻字\U0002a6d0\U0002a6d1，قنع 45。"


@pytest.fixture(autouse=True)
def nothing_known() -> Iterator[None]:
    said._KNOWN.clear()
    yield
    said._KNOWN.clear()


def paper(words: str) -> tuple[Document, bytes]:
    document = Document("说明", (Paragraph((Run(words),)),))
    return document, render_pdf(document, CSS, made_on=DAY).data


def test_what_the_proof_read_is_what_would_be_read() -> None:
    document, data = paper(WORDS * 40)
    read = said_in(data)
    assert len(read) > 1
    faults("pdf", data, document)
    assert next(iter(said._KNOWN.values())) == read


def test_parts_that_were_proofed_are_not_opened_again(monkeypatch: pytest.MonkeyPatch) -> None:
    papers = [paper(f"第{number}份材料，写着它自己的话。") for number in range(3)]
    parts = [data for _, data in papers]
    whole, turned = joined(parts, "材料"), joined(parts[::-1], "材料")
    for document, data in papers:
        assert faults("pdf", data, document) == ()
    opened: list[bytes] = []
    real = said.opened
    monkeypatch.setattr(said, "opened", lambda data: opened.append(data) or real(data))
    assert merged_faults(whole, parts) == ()
    assert merged_faults(turned, parts)[0].endswith("不是放进去的那一页")
    assert opened == [whole, turned]


def test_of_many_files_the_last_are_known(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(said, "MOST", 2)
    papers = [paper(f"第{number}份。") for number in range(3)]
    for document, data in papers:
        faults("pdf", data, document)
    assert [bytes(said._key(data)) in said._KNOWN for _, data in papers] == [False, True, True]
