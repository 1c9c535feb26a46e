"""The rules of a letter, a report and an agreement (model-papers.md §5), held against every one that is made of any case."""

import re
from functools import cache
from pathlib import Path

import pytest
from cases_support import (
    DEAD,
    LATE,
    NOTICE,
    NOTICE_OVER,
    PROOF,
    REPOSITORY,
    TODAY,
    brief_of,
    case_file,
    order,
    workshop,
    yes,
)  # fmt: skip
from channel_support import TALKED, dead_key
from extract import pages_of_pdf
from more_cases import NOT_YET, advertised, child, closed, minors, reclaimed, renewed, stopped, vanished
from paper_rules import RULES, ours
from test_police import BLOCKED, FEE, lost
from test_settlement import AGREED, settled
from writers_support import both_engines, pdf_of

from kameng_docs.blocks import Document
from kameng_docs.brief import Brief
from kameng_docs.compose.telling import sent_through
from kameng_docs.pipeline import check, compose_papers
from kameng_docs.wording import instant_in_chinese, yuan
from kameng_docs.writers.text import render_text

LETTER, MESSAGE, NOTE = "demand_letter/letter", "demand_letter/message", "minor_notice/notice"
REPORT, POLICE, AGREEMENT = "samr_12315_report/report", "police/report", "settlement/agreement"
PAPERS = (
    *(LETTER, MESSAGE, NOTE, REPORT, POLICE, AGREEMENT),
    *("seller_identity/platform_request", "seller_identity/issuer_letter", "telecom/petition"),
)
EXAMPLES = sorted((REPOSITORY / "cases").glob("*.yaml"))
TWELVE = [order(订单号=f"00426110100{n:02}", 下单时间=f"2026-10-{n:02} 10:00", 收到卡密的时间=f"2026-10-{n:02} 10:01") for n in range(1, 13)]  # fmt: skip
TEACHER = {
    "对方的原话是不退": yes(时间="2026-11-03", 原话="虚拟商品一经售出概不退款，后台查询您已经使用"),
}
MADE = {
    "死卡": dead_key(),
    "死卡，两个说法": dead_key(争议=["卡密无效", "拒绝退款"], 事实=DEAD | TALKED | TEACHER),
    "十二单": case_file(交易=TWELVE, 事实=DEAD),
    "充值被追回": reclaimed(),
    "失联": vanished(),
    "失联报案": lost(事实=BLOCKED | FEE),
    "催告后仍未到账": case_file(争议=["到账延迟"], 交易=NOT_YET, 事实=LATE | NOTICE | NOTICE_OVER),
    "停服": stopped(),
    "补差价": advertised(),
    "自动续费": renewed(),
    "恢复账号": closed(诉求={"主要要求": "恢复账号"}),
    "孩子": minors(child("9") | {"家长得知后明确表示不同意": yes(时间="2026-11-03")}),
    "个人卖家": dead_key(卖家=[{"主体": {"名称": "某丁", "主体类型": "个人", "住所": "某某省某某市某某路1号"}}]),
    "拒绝退款": dead_key(争议=["卡密无效", "拒绝退款"], 事实=DEAD | TALKED | {"对方的原话是不退": yes(时间="2026-11-03", 原话="概不退款")}),
}  # fmt: skip
QUOTED = re.compile(r"“[^”]*”")


@cache
def every() -> tuple[tuple[str, str, Brief, Document, str], ...]:
    """Every paper of PAPERS of every case: which case, which paper, its brief, the document and its text."""
    shop = workshop()
    briefs = {file.stem: check(shop, file, TODAY).brief for file in EXAMPLES}
    briefs |= {name: brief_of(case) for name, case in MADE.items()} | {
        "和解": settled(AGREED, 证据={"截图": PROOF})
    }
    found = []
    for name, brief in briefs.items():
        assert brief is not None, name
        for sheet in compose_papers(shop, brief)[0]:
            paper = f"{sheet.channel.slug}/{sheet.paper.slug}"
            if paper in PAPERS and sheet.document:
                text = render_text(sheet.document).data.decode()
                found.append((name, paper, sent_through(brief, sheet.channel), sheet.document, text))
    return tuple(found)


def made_of(*papers: str) -> list[tuple[str, str, Brief, Document, str]]:
    found = [each for each in every() if each[1] in papers]
    assert found
    return found


def signs(text: str) -> int:
    """How many characters a text has, blanks and the bars of its tables aside."""
    return len("".join(text.replace("｜", "").split()))


def told(text: str) -> str:
    """A paper without its table behind."""
    return text.partition("\n附表：")[0]


def test_there_is_something_of_each_to_look_at():
    assert {paper for _, paper, *_ in every()} >= {*PAPERS} - {
        "telecom/petition",
        "seller_identity/platform_request",
    }
    assert len(made_of(LETTER)) > 15


def test_no_paper_is_longer_than_its_reader_reads():
    # A letter: 650 of model-papers.md and the clause of 电子商务法 that its correction 2 adds.
    most = {LETTER: 720, MESSAGE: 250, NOTE: 650, POLICE: 900, AGREEMENT: 550, REPORT: 800}
    long = [
        (n, p, signs(told(t)))
        for n, p, b, _, t in made_of(*most)
        if signs(told(t)) > most[p] and len(b.orders) < 3
    ]
    assert long == []


def test_a_lead_is_a_paragraph_of_180_characters():
    for name, _, _, _, text in made_of(REPORT):
        leads = re.findall(r"^[一二三四五六七八九十]+、.*$", text, re.MULTILINE)
        assert leads, name
        assert [lead for lead in leads if signs(lead) > 185] == [], name
        # What is done about it is for the agency.
        assert "责任" not in text.replace("免责", "")


@both_engines
@pytest.mark.parametrize("name", [file.stem for file in EXAMPLES])
def test_a_letter_about_one_order_and_an_agreement_stand_on_one_page(name, engine):
    for case, paper, brief, document, _ in made_of(LETTER, AGREEMENT):
        if case in (name, "和解") and len(brief.orders) < 3 and not any(o.charges for o in brief.orders):
            made = pdf_of(document, engine, "letter", made_on=TODAY)
            assert len(pages_of_pdf(made.data)) == 1, (case, paper)


def test_a_letter_names_four_clauses_at_most():
    for name, paper, _, _, text in made_of(LETTER, MESSAGE, NOTE):
        # A rule of the platform is no law.
        law = re.sub(r"《[^》]*》第[一二三四五六七八九十]+条写明", "", text)
        named = re.findall(
            r"《[^》]*》(?:（[^）]*）)?(?:第[一二三四五六七八九十百千零]+条(?:第[^、（）。，]+)?、?)+", law
        )
        places = {place for each in named for place in re.findall(r"第[一二三四五六七八九十百千零]+条", each)}
        assert len(places) <= 4, (name, paper, named)


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.__name__)
def test_it_is_written_as_papers_are(rule):
    assert [(n, p, found) for n, p, b, _, t in every() if (found := list(rule(ours(told(t), b))))] == []


ADDRESSES = ("贵公司", "贵店", "贵方", "您")


def test_a_letter_has_one_word_for_whom_it_goes_to():
    for name, paper, brief, _, text in made_of(LETTER, MESSAGE, NOTE):
        plain = QUOTED.sub("", text).replace("合同的对方", "")
        used = [word for word in ADDRESSES if word in plain]
        if paper == LETTER:
            assert len(used) == 1, (name, used)
        assert len(used) <= 1, (name, paper, used)
        assert not [word for word in ("客服", "商家", "卖家", "被告", "对方") if word in plain], (name, paper)
        if brief.claimant.guardian:
            assert f"本人{brief.claimant.guardian.name}" in text or paper == MESSAGE
            assert "法定代理人得知" not in text


STRANGE = {
    REPORT: ("本人", "原告", "贵"),
    POLICE: ("本人", "原告", "被告", "诈骗", "骗子", "涉嫌", "客服"),
    AGREEMENT: ("本人", "上述交易", "买方", "卖方", "不承认"),
}


@pytest.mark.parametrize("paper", STRANGE)
def test_each_paper_has_its_own_words_for_the_sides(paper):
    for name, _, _, _, text in made_of(paper):
        assert [word for word in STRANGE[paper] if word in QUOTED.sub("", text)] == [], name


def test_every_excuse_that_was_heard_is_answered_in_the_letter():
    heard = 0
    for name, _, brief, _, text in made_of(LETTER):
        for rebuttal in brief.argued:
            pieces = re.split(r"\{[^}]*\}|（?\[\[[^\]]*\]\]）?|[。；，]", rebuttal.answer)
            known = max(pieces, key=len)
            asked = rebuttal.id == "used-by-yourself" and "首次" in text
            assert known in text or asked, (name, rebuttal.id, known)
            heard += 1
    assert heard > 8


def test_the_demand_and_its_day_stand_once():
    for name, paper, brief, _, text in made_of(LETTER, MESSAGE, NOTE):
        assert text.count(instant_in_chinese(brief.reply_by)) == 1, (name, paper)
        assert QUOTED.sub("", text).count("请于") == 1, (name, paper)
        refund = next((claim for claim in brief.claims if claim.kind == "refund"), None)
        if refund and refund.amount is not None:
            assert len(re.findall(f"退回{yuan(refund.amount)}元", text)) == 1, (name, paper)


def test_who_is_written_to_has_three_days_from_the_day_it_comes():
    """The day of reply that is ours leaves room for the way of the letter (three days), and three to answer."""
    for name, _, brief, _, _ in made_of(LETTER):
        if brief.reply_by_is_ours:
            assert (brief.reply_by.date() - brief.made_on).days >= 6, name  # type: ignore[union-attr]


def test_what_nobody_said_is_left_to_be_ticked():
    for name, _, brief, _, text in made_of(POLICE):
        if not any(order.refund_told for order in brief.orders):
            assert "□没有退回　□已退回" in text, name
        # No law, and every fact with its time and its words.
        assert "《" not in QUOTED.sub("", text), name
        for event in brief.events:
            fact = brief.facts.get(event.fact)
            assert not fact or not fact.words or fact.words in text, (name, event.fact)


def test_the_examples_are_all_here():
    assert {file.stem for file in EXAMPLES} <= {name for name, *_ in every()} | {"示例-最简"}
    assert Path(EXAMPLES[0]).exists()
