"""The law library and those who cite it: nothing is cited that is not there or not fit, nothing is there uncited."""

import ast
import re
from collections.abc import Iterator
from datetime import timedelta

import pytest
import yaml
from cases_support import REPOSITORY, TODAY
from clauses_named import RULE, places

from kameng_docs.diagnostics import Diagnostic
from kameng_docs.law.grounds import Ground, RebuttalWord, grounds, rebuttals
from kameng_docs.law.library import Library, load
from kameng_docs.law.model import Article, Citation, Edition, Reference
from kameng_docs.law.reference import SHAPE, parse

LIBRARY = load()
LAW = REPOSITORY / "kameng_docs" / "law"
TEMPLATES = sorted(path for path in (REPOSITORY / "templates").rglob("*") if path.suffix in {".j2", ".yaml"})
# Statutes are what is cited, topics only pass a citation on.
DATA = sorted(
    path for path in LAW.rglob("*.yaml") if path.parent.name != "statutes" and path.stem != "topics"
)
CODE = sorted((REPOSITORY / "kameng_docs").rglob("*.py"))
# The example that shows how a reference is typed, and what the reader of references says of it.
EXAMPLES = {LAW / "reference.py", LAW / "model.py"}
# Told to the reader of the file alone; or what somebody says wrongly and why it is wrong (law/mistakes.yaml).
NOT_CITING = {"guards", "says", "wrong"}

# What may be a topic, and more behind a full stop.
WORD = re.compile(r"(?<![\w.:-])[\w.-]+")

# practice.md 1.1 第3点, 1.9; law.md (b), last column but one: what an agency or the police applies.
ADMINISTRATIVE = {
    *(
        "advertising-law",
        "anti-unfair-competition-law",
        "consumer-penalty-measures",
        "price-marking-provisions",
        "price-penalty",
    ),
    *("public-security-law", "criminal-law", "fraud-interpretation", "anti-telecom-fraud-law"),
    *("complaint-report-measures",),
}
ADMINISTRATIVE_ARTICLES = {
    **{("ecommerce-law", str(number)): "电商法 75–88" for number in range(75, 89)},
    ("consumer-law", "56"): "消保法 56",
    **{("consumer-regulation", number): "实施条例" for number in ("46", "49", "50")},
    ("online-trading-measures", "41"): "网络交易办法 41",
    **{("seven-day-return-measures", number): "七日办法" for number in ("30", "31")},
}
LEADS = {"report", "police"}


def entries() -> list[Ground | RebuttalWord]:
    """Every ground, lead and rebuttal."""
    return [*grounds().values(), *rebuttals().values()]


def strings(value: object) -> Iterator[str]:
    """Every text in a value read from YAML that somebody may come to read."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, list):
        for each in value:
            yield from strings(each)
    elif isinstance(value, dict):
        for key, each in value.items():
            if key not in NOT_CITING:
                yield from strings(each)


def literals(source: str) -> Iterator[str]:
    """Every text in a Python file, docstrings among them."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            yield node.value


def written_down() -> Iterator[tuple[str, str]]:
    """(file, text) of everything that may name a clause: data, templates, and the notes that stand in code."""
    for path in DATA:
        for text in strings(yaml.load(path.read_text("utf-8"), Loader=yaml.CSafeLoader)):
            yield path.name, text
    for path in TEMPLATES:
        yield path.name, re.sub(r"\{#.*?#\}", "", path.read_text("utf-8"), flags=re.DOTALL)
    for path in CODE:
        if path not in EXAMPLES:
            for text in literals(path.read_text("utf-8")):
                if SHAPE.fullmatch(text):
                    yield path.name, text


def referred(text: str) -> Iterator[str]:
    """The references in `text`, as they are typed: `civil-code:563.1.4`, `small-claims.scope`."""
    for found in SHAPE.finditer(text):
        if found["statute"] in LIBRARY.statutes:
            yield found[0]
    for found in WORD.finditer(text):
        parts = found[0].split(".")
        yield from (
            name for name in (".".join(parts[:n]) for n in range(1, len(parts) + 1)) if name in LIBRARY.topics
        )


def named(text: str) -> Iterator[str]:
    """The clauses that `text` names in words, 《民法典》第五百六十三条."""
    for statute, article, paragraph, item, _ in places(text):
        if statute not in {"", RULE}:
            yield f"{statute}:{article}" + "".join(f".{number}" for number in (paragraph, item) if number)


CITED = sorted({(name, ref) for name, text in written_down() for ref in (*referred(text), *named(text))})


def held(library: Library) -> Iterator[tuple[str, Edition, Article]]:
    """Every article of every edition that the library holds."""
    for statute in library.statutes.values():
        for edition in statute.editions:
            for article in edition.articles.values():
                yield statute.id, edition, article


def references(library: Library, ref: str) -> tuple[Reference, ...]:
    """What `ref` stands for: itself, or all that its topic points to."""
    if ref in library.topics:
        return tuple(reference for _, reference in library.topics[ref].references)
    parsed = parse(ref)
    return () if isinstance(parsed, Diagnostic) else (parsed,)


def orphans(library: Library, cited: set[str]) -> list[str]:
    """The articles that none of `cited` reaches, by name. A citation that names no edition reaches every one."""
    reached = {
        (reference.statute, reference.article, reference.edition)
        for ref in cited
        for reference in references(library, ref)
    }
    return [
        f"{id_}:{article.number}@{edition.effective}"
        for id_, edition, article in held(library)
        if not {(id_, article.number, None), (id_, article.number, edition.effective)} & reached
        # One in doubt cannot be cited: its number is held so that whoever tries is told why.
        and not article.doubt
    ]


@pytest.mark.parametrize(("file", "ref"), CITED, ids=lambda value: value)
def test_every_clause_that_is_named_resolves(file, ref):
    day = TODAY
    if "@" in ref:
        (reference,) = references(LIBRARY, ref)
        assert reference.edition
        day = reference.edition
    elif ref not in LIBRARY.topics:
        # Of a law that has ended, on its last day.
        ended = LIBRARY.statutes[ref.partition(":")[0]].editions[-1].repealed
        day = ended - timedelta(days=1) if ended and ended <= TODAY else TODAY
    assert isinstance(LIBRARY.resolve(ref, day), Citation), (file, ref)


def test_what_is_looked_through_is_not_nothing():
    files = {file for file, _ in CITED}
    assert {f"{each.id}.yaml" for each in entries()} <= files
    assert any(file.endswith(".py") for file in files), "the notes to the author"


def served(each: Ground | RebuttalWord) -> str:
    """What it is for: claims, or a report, or the police."""
    return getattr(each, "serves", "claims")


def unfit(ref: str) -> bool:
    """Whether the clause is for an agency, the police or a criminal court to apply."""
    return any(
        reference.statute in ADMINISTRATIVE
        or (reference.statute, reference.article) in ADMINISTRATIVE_ARTICLES
        for reference in references(LIBRARY, ref)
    )


@pytest.mark.parametrize("each", entries(), ids=lambda each: each.id)
def test_a_claim_rests_on_no_administrative_or_criminal_clause(each):
    if served(each) in LEADS:
        return
    # What is there only to be refused (practice.md §2 我绝不印的) cites nothing and names what decides.
    assert each.cites or (isinstance(each, Ground) and each.authority)
    assert not [cited.ref for cited in each.cites if unfit(cited.ref)]


def test_a_lead_rests_on_what_no_claim_may_rest_on():
    # Else the rule above would hold because nobody cites such a clause at all.
    leads = [each for each in entries() if served(each) in LEADS]
    assert {served(lead) for lead in leads} == LEADS
    assert {cited.ref for lead in leads for cited in lead.cites if unfit(cited.ref)}


@pytest.mark.parametrize(
    ("ref", "is_unfit"),
    [
        ("ecommerce-law:74", False),
        ("ecommerce-law:75", True),
        ("ecommerce-law:83", True),
        ("ecommerce-law:88", True),
        ("consumer-law:55.1", False),
        ("consumer-law:56.1.8", True),
        ("consumer-regulation:10.2", False),
        ("consumer-regulation:49.2", True),
        ("online-trading-measures:18.1", False),
        ("online-trading-measures:41", True),
        ("consumer-penalty-measures:16.1", True),
        ("public-security.fraud", True),
        ("false-advertising.ban", True),
        ("small-claims.scope", False),
    ],
)
def test_what_is_for_an_agency_is_told_from_what_is_for_a_court(ref, is_unfit):
    assert unfit(ref) is is_unfit


def test_no_article_is_held_that_nobody_cites():
    assert orphans(LIBRARY, {ref for _, ref in CITED}) == []


def test_an_orphan_is_found_and_an_adopted_one_is_not():
    everything = {f"{id_}:{article.number}" for id_, _, article in held(LIBRARY)}
    assert orphans(LIBRARY, everything) == []
    assert orphans(LIBRARY, everything - {"civil-code:563"}) == ["civil-code:563@2021-01-01"]
    # A pinned citation reaches its edition alone, a topic every place it points to.
    renewal = everything - {"online-trading-measures:18"}
    assert orphans(LIBRARY, renewal | {"online-trading-measures:18@2021-05-01"}) == [
        "online-trading-measures:18@2025-05-01"
    ]
    assert orphans(LIBRARY, renewal | {"auto-renewal.notice"}) == []
