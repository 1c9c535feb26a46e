"""In one build nothing is made twice: no brief disclosed, no wording compiled, no plan, no paper; and sharing changes no word."""

from collections import Counter
from dataclasses import replace

import jinja2
import pytest
from cases_support import DEAD, REPOSITORY, TODAY, brief_of, case_file, workshop

from kameng_docs import plan as planning
from kameng_docs.brief import Brief
from kameng_docs.build import Job, build_one
from kameng_docs.bundle import originals
from kameng_docs.compose import wordings
from kameng_docs.disclosure import disclose_and_list, policy
from kameng_docs.disclosure import masking as disclosing
from kameng_docs.pipeline import (
    Disclosures,
    check,
    compose_all,
    compose_overviews,
    compose_papers,
    disclosures,
    papers,
    sets,
)
from kameng_docs.pipeline.papers import compose as compose_paper
from kameng_docs.resources import kept

CASE = "示例-视频会员卡密"
OTHERS = sorted({path.stem for path in (REPOSITORY / "cases").glob("示例-*.yaml")} - {CASE})
# What is compiled without a file has no name.
EXPRESSION = None


class Counted:
    """What was made how often, while one case was built or checked."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.disclosed: list[tuple[str, tuple[int, ...], Brief]] = []
        self.compiled: Counter[tuple[str | None, str]] = Counter()
        self.composed: Counter[str] = Counter()
        self.plans = 0
        # What an earlier test, or another process, compiled is compiled again, so that all of it is counted.
        monkeypatch.setattr(kept.Kept, "load_bytecode", lambda *_: None)
        wordings._environment.cache_clear()
        wordings._expression.cache_clear()
        for module in (disclosing, disclosures):
            monkeypatch.setattr(module, "disclose_and_list", self._disclose)
        plan = self._plan(planning.plan_of)
        for module in (planning, papers, sets):
            monkeypatch.setattr(module, "plan_of", plan)
        monkeypatch.setattr(papers, "compose", self._compose)
        monkeypatch.setattr(jinja2.Environment, "compile", self._compile(jinja2.Environment.compile))

    def _disclose(self, brief, audience, channel):
        self.disclosed.append((audience, kept_from(brief, channel), brief))
        return disclose_and_list(brief, audience, channel)

    def _plan(self, made):
        def plan(*given):
            self.plans += 1
            return made(*given)

        return plan

    def _compose(self, paper, channel, brief, folders, names):
        # A paper of an overview that is for each channel is another one for each.
        about = names.get("about")
        self.composed[f"{channel.slug}/{paper.slug}" + (f" of {about.slug}" if about else "")] += 1
        return compose_paper(paper, channel, brief, folders, names)

    def _compile(self, made):
        def compiled(environment, source, name=None, *rest, **more):
            # The filler of Word layouts has an environment of its own.
            if environment is wordings._environment(workshop().folders):
                self.compiled[name, str(source)] += 1
            return made(environment, source, name, *rest, **more)

        return compiled

    def twice(self) -> list[str]:
        """What was disclosed twice: for the same readers, without the same events, of an equal brief."""
        seen, found = [], []
        for each in self.disclosed:
            found += [each[0]] * (each in seen)
            seen.append(each)
        return found


@pytest.mark.slow
def test_a_masked_picture_that_lies_there_is_not_painted_again(monkeypatch, tmp_path):
    painted, real = [], originals.masked
    monkeypatch.setattr(originals, "masked", lambda path, boxes: painted.append(path) or real(path, boxes))
    file, job = REPOSITORY / "cases" / f"{CASE}.yaml", Job(tmp_path / "out", TODAY)
    build_one(file, job, "")
    assert painted
    first = {path: path.read_bytes() for path in (tmp_path / "out").rglob("证据*.png")}
    changed = next(iter(first))
    # A copy that is not as it was made is no source of others, whatever the manifest says of it.
    changed.write_bytes(b"edited")
    del painted[:]
    build_one(file, job, "again")
    assert painted == []
    build_one(file, replace(job, force=True), "")
    assert painted
    assert {path: path.read_bytes() for path in first} == first


def kept_from(brief, channel) -> tuple[int, ...]:
    """Written anew for this test."""
    return tuple(i for i, event in enumerate(brief.events) if channel in event.not_in)


def as_once(counted: Counted) -> None:
    assert counted.disclosed
    assert counted.twice() == []
    assert {what for what, times in counted.compiled.items() if times > 1} == set()
    assert [name for name, _ in counted.compiled if name is EXPRESSION], "no expression was compiled"
    assert counted.plans == 1


def test_a_check_makes_nothing_twice(monkeypatch):
    shop = workshop()
    brief = check(shop, REPOSITORY / "cases" / f"{CASE}.yaml", TODAY).brief
    counted = Counted(monkeypatch)
    sheets, _ = compose_all(shop, brief)
    as_once(counted)
    readers = {s.paper.audience for s in sheets} | {f.audience for s in sheets for f in s.paper.slots}
    assert {audience for audience, _, _ in counted.disclosed} <= readers
    assert len(counted.disclosed) <= len(readers)
    assert set(counted.composed.values()) == {1}


def test_a_second_case_compiles_no_expression_again(monkeypatch):
    shop = workshop()
    counted = Counted(monkeypatch)
    for name in (CASE, CASE, "示例-杀毒软件激活码"):
        compose_all(shop, check(shop, REPOSITORY / "cases" / f"{name}.yaml", TODAY).brief)
    assert max(counted.compiled.values()) == 1


@pytest.mark.slow
def test_a_build_with_its_books_makes_nothing_twice(monkeypatch, tmp_path):
    counted = Counted(monkeypatch)
    result = build_one(REPOSITORY / "cases" / f"{CASE}.yaml", Job(tmp_path / "out", TODAY), "")
    assert any(path.name.endswith("证据册.pdf") for path in (tmp_path / "out").rglob("*.pdf")), result
    as_once(counted)
    # A book's front tells the pages, and is known only by its words: it is composed before they are known as well.
    again = {name for name, times in counted.composed.items() if times > 1}
    assert again <= {"court/evidence_book"}


@pytest.mark.parametrize("name", [CASE, *(pytest.param(each, marks=pytest.mark.slow) for each in OTHERS)])
def test_what_is_shared_is_what_each_paper_would_have_had_alone(name, monkeypatch):
    shop = workshop()
    brief = check(shop, REPOSITORY / "cases" / f"{name}.yaml", TODAY).brief
    shared = compose_all(shop, brief)
    monkeypatch.setattr(Disclosures, "listed", lambda self, *readers: disclose_and_list(self.brief, *readers))
    wordings._expression.cache_clear()
    monkeypatch.setattr(wordings, "_expression", wordings._expression.__wrapped__)
    made, found = compose_papers(shop, brief)
    overviews, more = compose_overviews(shop, brief, made)
    assert shared == ([*made, *overviews], [*found, *more])
    assert [sheet for sheet in made if sheet.document is not None]


def told_apart() -> Brief:
    """A brief of which two events are kept from one channel each, and the second also from another."""
    brief = brief_of(
        case_file(
            事实=DEAD,
            经过=[
                {"时间": "2026-11-03", "事项": "甲事", "不写进": ["黑猫投诉"]},
                {"时间": "2026-11-04", "事项": "乙事", "不写进": ["平台工单", "法院"]},
            ],
        )
    )
    assert sorted(slug for event in brief.events for slug in event.not_in) == [
        "court",
        "heimao",
        "platform_ticket",
    ]
    return brief


def test_every_audience_sees_through_every_channel_what_it_would_see_alone():
    brief = told_apart()
    seen = Disclosures(brief)
    for audience in policy().audiences:
        for channel in ("heimao", "platform_ticket", "court", "demand_letter"):
            assert seen.listed(audience, channel) == disclose_and_list(brief, audience, channel), channel


def test_what_is_kept_from_one_channel_is_not_shared_with_another():
    seen = Disclosures(told_apart())
    texts = {
        slug: [event.what for event in seen.to("shop", slug).events if event.what in {"甲事", "乙事"}]
        for slug in ("heimao", "platform_ticket", "court", "demand_letter")
    }
    assert texts == {
        "heimao": ["乙事"],
        "platform_ticket": ["甲事"],
        "court": ["甲事"],
        "demand_letter": ["甲事", "乙事"],
    }
    assert seen.to("shop", "court") is seen.to("shop", "platform_ticket")
    assert seen.to("court", "court") is not seen.to("shop", "court")


def test_what_was_disclosed_of_one_brief_is_not_shown_of_another():
    brief = told_apart()
    other = replace(brief, title="另一件事")
    assert Disclosures(brief).to("court", "court").title == brief.title
    assert Disclosures(other).to("court", "court").title == "另一件事"
