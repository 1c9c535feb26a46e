"""What stands on the page that opens a case, over all cases whose papers a person read."""

from functools import cache

import pytest
from cases_support import BASE, DEAD, REPOSITORY, TODAY, brief_of, case_file, sheets_of, workshop
from page_words import words_of_page
from reviewed import SHIPPED

from kameng_docs.channels.model import AUTHOR
from kameng_docs.disclosure import policy
from kameng_docs.page import Made, open_here
from kameng_docs.page.law import claims_of, clauses_of
from kameng_docs.pipeline import Disclosures, check, compose_overviews, compose_papers, open_workshop
from kameng_docs.plan import plan_of

ID = "000000199506010013"


@cache
def case_of(name: str):
    """The papers of a case and its page: (sheets, brief, plan, words)."""
    file = REPOSITORY / "cases" / f"{name}.yaml"
    shop = open_workshop(file.parent)
    brief = check(shop, file, TODAY).brief
    plan, seen = plan_of(brief, shop.channels), Disclosures(brief)
    papers, _ = compose_papers(shop, brief, plan=plan, seen=seen)
    overviews, _ = compose_overviews(shop, brief, papers, plan, seen=seen)
    _, page = open_here(Made(papers, overviews, ()), plan, seen)
    return papers, brief, plan, words_of_page(page.decode())


def lines(text: str) -> str:
    return "\n".join(line for line in (" ".join(line.split()) for line in text.split("\n")) if line)


@pytest.mark.parametrize("name", SHIPPED)
def test_each_field_of_each_site_is_there_with_its_size_and_its_readers(name):
    papers, brief, _, page = case_of(name)
    kept = [secret.text for secret in brief.secrets if secret.kind in {"id_number", "card_key"}]
    fields = [field for paper in papers if paper.document for field in paper.fields]
    assert len(fields) > 5
    for field in fields:
        size = f"{field.length} / {field.limit.maximum}" if field.limit else f"{field.length}字"
        if any(secret in field.text for secret in kept):
            assert field.text not in page
            shown, size = "", f"{field.length}字"
        elif field.by_hand:
            shown, size = f"{lines(field.text)}\n", "照着做，不用复制"
        elif not field.text or field.text.startswith("（"):
            continue
        else:
            shown = f"{lines(field.text)}\n复制：{field.name}\n"
        reader = policy().audiences[field.audience]
        behind = page.partition(f"\n{field.name}\n{shown}")[2]
        assert behind, (field.name, field.text)
        assert size in behind
        assert f"给：{reader}" in behind


@pytest.mark.parametrize("name", SHIPPED)
def test_each_paper_stands_under_its_channel_in_the_order_of_the_ladder_and_what_waits_is_told(name):
    papers, _, plan, page = case_of(name)
    steps = page[page.index("\n每一步：交什么、填什么\n照次序") :]
    order = [channel for channel in workshop().channels.values() if plan.rung(channel.slug)]
    places = [steps.index(f"\n{plan.rung(channel.slug).name}\n") for channel in order]
    assert places == sorted(places)
    for paper in papers:
        if paper.document is None:
            assert paper.paper.name in steps
            assert all(reason in steps for reason in paper.missing), (paper.paper.slug, paper.missing)
        elif paper.paper.printed:
            assert f"\n{paper.paper.name}\n给：{policy().audiences[paper.paper.audience]}\n" in steps


@pytest.mark.parametrize("name", SHIPPED)
def test_days_show_their_working_and_each_excuse_its_answer(name):
    _, brief, plan, page = case_of(name)
    for each in plan.deadlines:
        if not each.passed:
            assert f"：{each.title}\n" in page
            assert f"怎么算的：{each.how}" in page
    for each in brief.rebuttals:
        if plan.rung("platform_ticket") and "客服这样说，您这样回" in page:
            assert f"您这样回：\n{each.reply}\n复制\n" in page


@pytest.mark.parametrize("name", SHIPPED)
def test_the_matrix_has_every_fact_and_every_clause_stands_word_for_word(name):
    _, brief, _, page = case_of(name)
    for ground in brief.grounds:
        for citation in ground.citations:
            head = citation.label + (" 二手资料，未核" if citation.secondary else "")
            told = lines(f"{citation.lead_in}\n{citation.text}") or "本库只收条号，未收条文。"
            assert f"\n{head}\n{told}\n" in page, citation.ref
    clauses = clauses_of(brief)
    claims = claims_of(brief, clauses)
    assert len(claims) == len(brief.claims)
    for claim in claims:
        for held in claim.facts:
            assert f"\n{held.fact}\n证据：" in page


def test_a_fact_without_an_exhibit_is_a_hole():
    brief = brief_of(case_file(事实={"兑换页提示该卡密已被使用": "是", "收到卡密后我第一次兑换就失败": "是"}))
    held = {each.fact: each.hole for claim in claims_of(brief, clauses_of(brief)) for each in claim.facts}
    assert "没有证据，只是本人陈述" in held.values()


@pytest.mark.parametrize("name", SHIPPED)
def test_what_is_for_the_author_alone_is_no_file_and_nothing_is_markdown(name):
    papers, _, _, page = case_of(name)
    for paper in papers:
        assert set(paper.paper.formats) <= {"txt", "docx", "pdf", "page"}
        assert ("page" in paper.paper.formats) <= (paper.paper.audience == AUTHOR)
    assert "只给自己看" in page.split("\n")[0]
    assert ".md" not in page


def test_a_number_that_no_paper_holds_is_masked_and_the_author_is_sent_to_his_own():
    # Without an address the form of the complaint waits, and nothing else of 12315 prints the number.
    person = {key: value for key, value in BASE["消费者"].items() if "址" not in key}
    case = case_file(事实=DEAD, 消费者=person | {"证件号码": ID})
    brief, shop = brief_of(case), workshop()
    sheets = [sheet for sheet in sheets_of(brief) if not sheet.channel.overview]
    plan, seen = plan_of(brief, shop.channels), Disclosures(brief)
    overviews, _ = compose_overviews(shop, brief, sheets, plan, seen=seen)
    _, data = open_here(Made(sheets, overviews, ()), plan, seen)
    assert ID.encode() not in data
    page = words_of_page(data.decode())
    assert [field for sheet in sheets if sheet.document for field in sheet.fields if ID in field.text]
    assert "0000****0013\n这里只显示一部分，不能复制。完整的照您的证件、您的案件文件填。" in page
