"""Nothing contradicts anything: the papers of a case among each other, our data and the law."""

import re
from decimal import Decimal
from pathlib import Path

import pytest
from cases_support import REPOSITORY, TODAY, composed, sheets_of
from clauses_named import LIBRARY, RULE, brief_of_case, places
from reviewed import MADE, SHIPPED

from kameng_docs.brief import Brief
from kameng_docs.case.part import day_of
from kameng_docs.law.grounds import CITED, grounds, rebuttals
from kameng_docs.law.model import Citation, Kind
from kameng_docs.law.vocabulary import facts
from kameng_docs.writers.text import render_text

PACKAGE = REPOSITORY / "kameng_docs"
DATA = [
    *sorted(
        path
        for folder in (PACKAGE / "law" / "grounds", PACKAGE / "law" / "rebuttals", REPOSITORY / "templates")
        for path in folder.rglob("*")
        if path.suffix in {".yaml", ".j2"}
    ),
    *sorted((PACKAGE / "law" / "facts").glob("*.yaml")),
    *(PACKAGE / "law" / f"{name}.yaml" for name in ("disputes", "self_check")),
]
# Duties towards consumers in a department's rule, without its penalties (practice.md 1.3 第6点: 可引办法18、21).
CIVIL_DUTIES = {
    *("online-trading-measures:18", "online-trading-measures:21"),
    # Who gives back what and when, as kinds-2 D-G13 cites it; 30 and 31 are for a report.
    *(f"seven-day-return-measures:{place}" for place in ("6.1.3", "7", "8.2", "10.2", "13", "17.1", "20.1")),
}


def stands(ref: str, brief: Brief) -> bool:
    """Whether the clause can be cited: else as the law stood on one of the days that decide: of making, of buying."""
    if isinstance(LIBRARY.resolve(ref, brief.made_on), Citation):
        return True
    bought = day_of(min(order.ordered_at for order in brief.orders))
    statute = LIBRARY.statutes[ref.partition(":")[0]]
    return any(
        isinstance(LIBRARY.resolve(f"{ref}@{edition.effective}", on), Citation)
        for on in (brief.made_on, bought)
        for edition in statute.editions
        if edition.in_force(on)
    )


@pytest.fixture(scope="module", params=[*SHIPPED, *MADE])
def case(request):
    """A brief and its papers as text, by `channel/paper`."""
    brief = brief_of_case(request.param)
    sheets = sheets_of(brief)
    texts = {
        f"{s.channel.slug}/{s.paper.slug}": render_text(s.document).data.decode()
        for s in sheets
        if s.document is not None
    }
    return brief, texts


def test_every_clause_printed_is_in_the_library_on_the_date(case):
    brief, texts = case
    seen = 0
    for paper, text in texts.items():
        # A 款 quotes other articles in its own words; those are not ours.
        for statute, article, paragraph, item, around in places(re.sub("规定：“[^”]*”", "", text)):
            if statute == RULE:
                assert any(rule.where in around for rule in brief.platform_rules), around
                continue
            assert statute, (paper, around)
            # 款 is not printed where its boundaries were lost; the library counts it as the first.
            first = paragraph or (1 if item else None)
            ref = f"{statute}:{article}" + "".join(f".{n}" for n in (first, item) if n)
            assert stands(ref, brief), (paper, around, ref)
            seen += 1
    assert seen >= 3


@pytest.mark.parametrize("path", DATA, ids=lambda path: path.name)
def test_every_clause_written_in_our_data_is_in_the_library(path: Path):
    text = "\n".join(line.partition("# ")[0] for line in path.read_text("utf-8").split("\n"))
    for statute, article, paragraph, item, around in places(text):
        if statute in {"", RULE}:
            # A clause of the platform's own rules in an example has no law before it.
            continue
        ref = f"{statute}:{article}" + "".join(f".{n}" for n in (paragraph, item) if n)
        assert isinstance(LIBRARY.resolve(ref, TODAY), Citation), around


def test_every_ground_and_rebuttal_cites_only_what_the_library_holds_in_words():
    for each in (*grounds().values(), *rebuttals().values()):
        for cited in each.cites:
            found = LIBRARY.resolve(cited.ref, TODAY)
            assert isinstance(found, Citation), (each.id, cited.ref)
            # A source that is not the official text is marked wherever it prints; no claim rests on one.
            assert found.text or found.secondary, (each.id, cited.ref)
            assert found.text or grounds()[each.id].serves != "claims", (each.id, cited.ref)
    for ground in grounds().values():
        if ground.authority:
            assert isinstance(LIBRARY.resolve(ground.authority, TODAY), Citation), ground.id


def test_an_argument_prints_what_it_cites():
    for ground in grounds().values():
        if ground.argument:
            said = ground.lead + ground.argument + ground.clause
            printed = {ref.strip() for group in CITED.findall(said) for ref in group.split(";")}
            # What only the short sentence rests on is argued by another ground.
            assert printed | set(ground.short_cites) == {cited.ref for cited in ground.cites}, ground.id


# Asked for what later channels need; no ground of this version rests on them (practice.md 3.3 F46, D29, A11, I56).
WAITING: set[str] = set()


def test_no_fact_is_asked_for_nothing():
    used = set()
    for ground in grounds().values():
        used |= {name for req in ground.requires for name in (*req.any_of, req.not_yes)}
        used |= {*ground.excludes, *ground.also, *ground.asked_when}
        used |= {name for cited in ground.cites for name in cited.when}
    for rebuttal in rebuttals().values():
        used |= {*rebuttal.requires, *rebuttal.fails_when}
        used |= {name for cited in rebuttal.cites for name in cited.when}
    code = "".join(
        path.read_text("utf-8")
        for folder in (
            PACKAGE / "assess",
            PACKAGE / "compose",
            PACKAGE / "gates",
            PACKAGE / "rules",
            REPOSITORY / "templates",
        )
        for path in folder.rglob("*")
        if path.suffix in {".py", ".j2", ".yaml"}
    )
    orphans = {
        name
        for name, word in facts().items()
        if name not in used and not word.told and f'"{name}"' not in code
    }
    assert orphans == WAITING


# Of many orders a short paper names the first.
A_FEW = 2
# Until when something is demanded.
DEMANDED = r"于(\d{4}年\d+月\d+日\d\d:\d\d)前"


def test_sums_dates_numbers_and_parties_agree(case):
    brief, texts = case
    principal = brief.claims[0]
    # Nothing of a child is posted in public.
    told_in = ["platform_ticket/ticket", "platform_ticket/ticket_short"]
    told_in += [] if brief.claimant.is_minor else ["heimao/post"]
    if principal.amount is not None:
        amount = f"{principal.amount:.2f}元"
        for paper in told_in:
            assert amount in texts[paper], paper
    told = {Decimal(m) for t in texts.values() for m in re.findall(r"(?:实付|(?<!预)付款)([0-9.]+)元", t)}
    sums = {order.paid for order in brief.orders} | {sum(order.paid for order in brief.orders)}
    assert told <= sums
    ticket, *others = (texts[name] for name in told_in)
    # Quoted words may name another day: the author's own demand.
    (deadline,) = set(re.findall(DEMANDED, re.sub("“[^”]*”", "", ticket)))
    for text in others:
        assert set(re.findall(DEMANDED, re.sub("“[^”]*”", "", text))) == {deadline}
    for order in brief.orders:
        assert order.order_id in ticket or order.order_id in texts["platform_ticket/orders"]
        assert order.order_id in others[0] or len(brief.orders) > A_FEW
        if "court/statement_of_claim" in texts:
            assert order.order_id in texts["court/statement_of_claim"]
    if "court/statement_of_claim" in texts:
        claim, listed = texts["court/statement_of_claim"], texts["court/evidence_list"]
        for name in (brief.claimant.name, *(r.name for r in brief.respondents)):
            assert name in claim
            assert name in listed
        money = sum(
            Decimal(m)
            for m in re.findall(
                r"(?:价款|款项|预付款|差价|费用|增加赔偿原告)([0-9.]+)元", claim.split("事实和理由")[0]
            )
        )
        assert money == brief.total
    numbers = {exhibit.number for exhibit in brief.exhibits}
    for text in texts.values():
        for group in re.findall(r"（证据([0-9、-]+)）", text):
            assert set(group.split("、")) <= numbers


def test_a_pleading_rests_on_no_administrative_clause(case):
    # practice.md 1.9, 1.1 第3点: such clauses belong into a report
    brief, texts = case
    claim = texts.get("court/statement_of_claim", "")
    for ground in brief.grounds:
        for citation in ground.citations if ground.argument else ():
            assert citation.kind is not Kind.DEPARTMENT_RULE or citation.ref in CIVIL_DUTIES
    for statute, article, *_ in places(claim):
        if statute == RULE:
            continue
        rule = LIBRARY.statutes[statute].kind is Kind.DEPARTMENT_RULE
        assert not rule or f"{statute}:{article}" in CIVIL_DUTIES
        assert (statute, article) not in {
            *(("ecommerce-law", n) for n in (59, 61, 63, *range(74 + 1, 90))),
            ("consumer-law", 56),
        }


def test_no_argument_rests_on_an_administrative_clause():
    for ground in grounds().values():
        if ground.argument:
            refs = {cited.ref.split(".")[0] for cited in ground.cites}
            assert not refs & {"ecommerce-law:59", "ecommerce-law:61", "ecommerce-law:63", "consumer-law:56"}
            for cited in ground.cites:
                found = LIBRARY.resolve(cited.ref, TODAY)
                assert found.kind is not Kind.DEPARTMENT_RULE or found.ref in CIVIL_DUTIES, ground.id


def test_a_paper_that_is_withheld_says_what_it_lacks():
    made = composed(brief_of_case("示例-最简"), "court/statement_of_claim")
    assert made.document is None
    assert "法院.名称" in made.missing
