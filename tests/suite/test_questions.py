"""docs/常见问题.md: what it quotes of the law stands there word for word, what it says of the program is so."""

import re

import pytest
from cases_support import TODAY
from click.testing import CliRunner
from machine_support import ROOT
from manual_page import anchor

from kameng_docs.case.court import Court, Settlement
from kameng_docs.case.demands import Demands
from kameng_docs.cli import main
from kameng_docs.law.clauses_named import NamedClause, clauses_named
from kameng_docs.law.library import load
from kameng_docs.law.model import Citation
from kameng_docs.law.vocabulary import disputes

PAGE = (ROOT / "docs" / "常见问题.md").read_text("utf-8")
# A quotation, and behind it the clause that it is of; a full stop may stand within or behind.
QUOTED = re.compile(r"“([^”]{6,})”（(《[^（）]+)）")
HEADINGS = re.findall("^## (.+)$", PAGE, re.MULTILINE)


def text_of(clause: NamedClause) -> str:
    """What the library holds of it today."""
    statute = clause.law.statute
    edition = load().edition(statute, TODAY)
    ref = f"{statute}:{clause.number}" + "".join(f".{n}" for n in (clause.paragraph, clause.item) if n)
    found = load().resolve(f"{ref}@{edition.effective}", TODAY)  # type: ignore[union-attr]
    assert isinstance(found, Citation), (ref, found)
    return found.text


def test_every_clause_that_is_named_is_held() -> None:
    named = list(clauses_named(PAGE))
    assert len(named) >= 8
    assert all(text_of(clause) for clause in named)


@pytest.mark.parametrize(("words", "place"), QUOTED.findall(PAGE))
def test_what_is_quoted_stands_there_word_for_word(words: str, place: str) -> None:
    (clause,) = clauses_named(place)
    assert words in text_of(clause)


def test_quotations_are_found() -> None:
    assert len(QUOTED.findall(PAGE)) == len(re.findall("”（《", PAGE)) >= 6


def test_the_fee_that_is_named_is_the_one_that_is_worked_out() -> None:
    (asked, whole, half) = re.findall(r"([0-9.]+) 元", PAGE.split("## 金额小", 1)[1].split("\n## ")[0])
    printed = CliRunner().invoke(main, ["calc", "fee", asked, "--today", TODAY.isoformat()]).output
    assert f"案件受理费：{whole} 元；减半 {half} 元" in printed


def test_keys_and_disputes_that_are_named_exist() -> None:
    keys = {info.alias for model in (Court, Settlement, Demands) for info in model.model_fields.values()}
    for key in ("案号", "立案日期", "到账日期", "要求增加赔偿"):
        assert key in PAGE
        assert key in keys
    assert "删评拒证" in PAGE
    assert "删评拒证" in disputes()


def test_every_question_is_in_the_list_above_and_leads_to_its_answer() -> None:
    listed = re.findall(r"\[([^\]]+)\]\(#([^)]+)\)", PAGE)
    assert [target for _, target in listed] == [anchor(heading) for heading in HEADINGS]
    assert [text for text, _ in listed] == HEADINGS
