"""Signs behind what is printed: they tell where it comes from, change no word, and stand in no paper that goes out."""

import re
from datetime import date
from pathlib import Path

import pytest

from kameng_docs.blocks import words
from kameng_docs.compose.origins import Kind, Origin, Origins, bare, sentences
from kameng_docs.pipeline import PaperSet, Workshop, check, compose_papers, sets_of
from kameng_docs.pipeline.traced import basis_of

CASES = sorted((Path(__file__).resolve().parents[2] / "cases").glob("*.yaml"))
DAY = date(2026, 11, 22)
FACT, CLAUSE = Origin(Kind.FACT, "某事"), Origin(Kind.CLAUSE, "civil-code:577")
ANY_SIGN = re.compile("[\U00100000-\U0010fffd]")


def test_each_sentence_of_a_text_is_marked_before_its_end() -> None:
    origins = Origins()
    marked = origins.marked("第一句。第二句（证据1）", [FACT, FACT])
    assert marked.endswith("）")
    first, second = sentences(marked)
    assert origins.read(first) == ("第一句。", (FACT,))
    assert origins.read(second) == ("第二句（证据1）", (FACT,))
    assert marked.rstrip("）") != marked
    assert bare(marked) == "第一句。第二句（证据1）"


def test_what_is_marked_twice_rests_on_both_and_nothing_marks_nothing() -> None:
    origins = Origins()
    twice = origins.marked(origins.marked("一句。", [FACT]), [CLAUSE])
    assert origins.read(twice)[0] == "一句。"
    assert set(origins.read(twice)[1]) == {FACT, CLAUSE}
    assert origins.marked("", [FACT]) == ""
    assert origins.marked("一句。", []) == "一句。"
    # A sign of the author's own that nobody gave means nothing.
    assert origins.read("甲\U0010fff0乙") == ("甲乙", ())


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("甲。乙！丙", ["甲。", "乙！", "丙"]),
        ("他说“不退。”后来", ["他说“不退。”", "后来"]),
        ("一行\n二行", ["一行\n", "二行"]),
        (" \n", []),
    ],
)
def test_sentences_end_with_their_marks(text: str, parts: list[str]) -> None:
    assert list(sentences(text)) == parts


def sets(workshop: Workshop, case: Path) -> tuple[PaperSet, ...]:
    return sets_of(workshop, check(workshop, case, DAY))


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.stem)
def test_every_sentence_of_the_examples_is_known_and_rests_on_what_the_case_has(
    workshop: Workshop, case: Path
) -> None:
    for each in sets(workshop, case):
        brief = each.brief
        had = {
            Kind.FACT: set(brief.facts),
            Kind.GROUND: {ground.id for ground in (*brief.grounds, *brief.leads)},
            Kind.CLAIM: {claim.id for claim in brief.claims},
            Kind.EXCUSE: {excuse.id for excuse in brief.rebuttals},
            Kind.ORDER: set(map(str, range(len(brief.orders)))),
            Kind.PROMISE: set(map(str, range(len(brief.promises)))),
        }
        sheets, _ = compose_papers(each.shop, brief, plan=each.plan, seen=each.seen)
        rests = 0
        for sheet in sheets:
            if sheet.document is None:
                continue
            basis = basis_of(each.shop, each.seen, sheet, {"sheets": []})
            said = [part for piece in words(sheet.document) for part in sentences(piece)]
            assert not any(ANY_SIGN.search(part) for part in said)
            assert [part for part in said if part not in basis] == []
            for origin in (origin for part in said for origin in basis[part]):
                assert origin.kind not in had or origin.name in had[origin.kind]
            rests += sum(bool(basis[part]) for part in said)
        assert rests > 20


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.stem)
def test_a_sentence_that_cites_a_clause_says_which(workshop: Workshop, case: Path) -> None:
    for each in sets(workshop, case):
        sheets, _ = compose_papers(each.shop, each.brief, only="court", plan=each.plan, seen=each.seen)
        pleading = next((s for s in sheets if s.paper.slug == "statement_of_claim"), None)
        if pleading is None or pleading.document is None:
            continue
        basis = basis_of(each.shop, each.seen, pleading, {"sheets": []})
        citing = [part for part in basis if re.search("《[^》]+》第[一二三四五六七八九十百千零]+条", part)]
        by_law = [part for part in citing if "条例》" not in part or "中华人民共和国" in part]
        assert by_law
        for part in by_law:
            assert {Kind.CLAUSE, Kind.EXHIBIT, Kind.PROMISE} & {origin.kind for origin in basis[part]}, part


def test_a_change_of_a_fact_changes_what_rests_on_it_alone(workshop: Workshop) -> None:
    case = next(case for case in CASES if case.stem == "示例-视频会员卡密")
    (each,) = sets(workshop, case)
    sheets, _ = compose_papers(each.shop, each.brief, only="court", plan=each.plan, seen=each.seen)
    pleading = next(s for s in sheets if s.paper.slug == "statement_of_claim")
    basis = basis_of(each.shop, each.seen, pleading, {"sheets": []})
    told = "原告把问题告知了被告"
    assert basis[told] == (Origin(Kind.FACT, "我把不能用的情况告诉了卖家"),)
    assert basis["综上，请求判如所请。"] == ()
