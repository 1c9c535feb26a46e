"""The ladder, the papers and the gates give one answer: what is closed is not made, what is open is made or says what it lacks.

Over every state of a step × every channel × accepted or not × before a suit, in one, after a judgment won or lost.
"""

from collections.abc import Iterator
from itertools import product
from typing import Any, get_args

import pytest
from cases_support import brief_of, case_file, workshop, yes
from plan_support import ASKED, DEAD, TODAY

from kameng_docs import gates
from kameng_docs.brief import Brief
from kameng_docs.case.story import StepState
from kameng_docs.channels.rung import CLOSED, DONE, OPEN, PREMATURE
from kameng_docs.pipeline import Disclosures, compose_papers, handed_in, offered
from kameng_docs.plan import Plan, plan_of

STATES = get_args(StepState)
CHANNELS = tuple(slug for slug, channel in workshop().channels.items() if not channel.overview)
BODIES = {"samr_12315", "xiaoxie", "hotline_12345", "telecom"}
# Somebody had the dispute in hand, whatever came of it.
LOOKED_AT = {"已受理", "已答复", "已拒绝", "部分解决", "已解决", "调解不成"}
TURNED_AWAY = {"不予受理", "已撤回"}
WON = {
    "文书类型": "民事判决书",
    "文书号": "（2026）某0000民初0000号",
    "主文": "被告退还30元",
    "判决金额": "30.00",
}
LOST = WON | {"主文": "驳回原告的诉讼请求", "判决金额": "0"}
STAGES: dict[str, dict[str, Any]] = {
    "open": {},
    "sued": {"法院": {"名称": "某某市某某区人民法院", "立案日期": "2026-11-12"}},
    "won": {"法院": {"名称": "某某市某某区人民法院", "立案日期": "2026-11-05", "裁判": WON}},
    "lost": {"法院": {"名称": "某某市某某区人民法院", "立案日期": "2026-11-05", "裁判": LOST}},
}
SIGNS = {"付款后被拉黑": yes(时间="2026-11-03"), "对方是电信企业": yes()}
EVERY = tuple(product(CHANNELS, STATES, (False, True), STAGES))


def _brief(channel: str, state: str, *, accepted: bool, stage: str) -> Brief:
    step = {"渠道": channel, "提交": "2026-11-10 10:00", "状态": state}
    if accepted:
        step["受理日期"] = "2026-11-11"
    facts = DEAD | ASKED | SIGNS
    return brief_of(case_file(事实=facts, 进度=[step], **STAGES[stage]), TODAY)


def _disagreements(brief: Brief) -> Iterator[str]:
    """Where plan and papers say two things, and where the plan says another thing than the rules of令121 and the courts."""
    shop, seen = workshop(), Disclosures(brief)
    plan = plan_of(brief, shop.channels)
    yield from _against_the_rules(brief, plan)
    asked: dict[str, list[str]] = {}
    for sheet, rung, _ in offered(shop, seen, plan, handed_in(shop)):
        if rung is None:
            yield f"{sheet.channel.slug} has papers and no rung"
            continue
        if OPEN in sheet.paper.at:
            asked.setdefault(sheet.channel.slug, []).append(sheet.code)
        made = not sheet.code
        if made and rung.status in {CLOSED, DONE} and rung.status not in sheet.paper.at:
            yield f"{sheet.channel.slug}/{sheet.paper.slug} is made though {rung.status}"
        if made and rung.status == PREMATURE and not rung.prepare:
            yield f"{sheet.channel.slug}/{sheet.paper.slug} is made too early"
        if rung.status == OPEN and not made and not sheet.missing:
            yield f"{sheet.channel.slug}/{sheet.paper.slug} is neither made nor told what it lacks"
        if (
            rung.status in {CLOSED, DONE}
            and sheet.code.startswith("document.step-")
            and sheet.missing != (rung.reason,)
        ):
            yield f"{sheet.channel.slug} gives another reason than its rung"
    for rung in plan.rungs:
        papers = shop.channels[rung.channel].papers
        if rung.status == OPEN and papers and not asked.get(rung.channel):
            yield f"{rung.channel} is open and has no paper"


def _against_the_rules(brief: Brief, plan: Plan) -> Iterator[str]:
    """What follows from the step alone, worked out here without any gate."""
    (step,) = brief.steps
    judgment = brief.court_info.judgment
    turned_away = step.state in TURNED_AWAY and step.accepted_on is None
    has_it = step.state == "已提交" or step.accepted_on is not None or step.state in LOOKED_AT
    for rung in plan.rungs:
        own, body = rung.channel == step.channel, rung.channel in BODIES
        after = workshop().channels[rung.channel].rung
        if judgment and not after.after_judgment and rung.status == OPEN:
            yield f"{rung.channel} is open after a judgment"
        if (
            judgment
            and judgment.sum == 0
            and rung.channel == "execution"
            and rung.status not in {DONE, CLOSED}
        ):
            yield "nothing to enforce, and enforcement is not closed"
        if body and brief.court_info.filed_on and rung.status in {OPEN, PREMATURE}:
            yield f"{rung.channel} is {rung.status} though a court has it"
        if (
            body
            and not own
            and step.channel in BODIES
            and has_it
            and not turned_away
            and rung.status != CLOSED
        ):
            yield f"{rung.channel} is {rung.status} though {step.channel} has or had it"
        if body and own and not turned_away and not judgment and rung.status != DONE:
            yield f"{rung.channel} is {rung.status} though it was used"
        if (
            rung.channel == "samr_12315"
            and own
            and turned_away
            and not brief.court_info.filed_on
            and rung.status != OPEN
        ):
            yield "12315 is not open though it was never taken up"


def _all(states: tuple[tuple[str, str, bool, str], ...]) -> list[str]:
    return [
        f"{channel} {state} {'accepted' if accepted else ''} {stage}: {told}"
        for channel, state, accepted, stage in states
        for told in _disagreements(_brief(channel, state, accepted=accepted, stage=stage))
    ]


def test_plan_and_papers_agree_on_a_sample() -> None:
    assert _all(EVERY[::23]) == []


@pytest.mark.slow
@pytest.mark.parametrize("channel", CHANNELS)
def test_plan_and_papers_agree_everywhere(channel: str) -> None:
    assert _all(tuple(each for each in EVERY if each[0] == channel)) == []


@pytest.mark.parametrize("state", EVERY[::97], ids=lambda each: "-".join(map(str, each)))
def test_what_is_offered_is_what_is_made(state: tuple[str, str, bool, str]) -> None:
    channel, step, accepted, stage = state
    brief = _brief(channel, step, accepted=accepted, stage=stage)
    shop = workshop()
    seen, plan = Disclosures(brief), plan_of(brief, shop.channels)
    offers = {
        (s.channel.slug, s.paper.slug) for s, _, _ in offered(shop, seen, plan, handed_in(shop)) if not s.code
    }
    sheets, _ = compose_papers(shop, brief, plan=plan, seen=seen)
    assert {(s.channel.slug, s.paper.slug) for s in sheets if s.document} == offers


def test_what_12345_has_keeps_the_others_out() -> None:
    past = gates.Past(_brief("hotline_12345", "已受理", accepted=True, stage="open"))
    assert gates.holds("busy-elsewhere", past, "samr_12315")
    assert gates.holds("handled-elsewhere", past, "samr_12315")


@pytest.mark.parametrize("bent", ["sued", "busy-elsewhere", "handled-elsewhere", "used-up", "lost"])
def test_a_gate_that_is_bent_is_noticed(bent: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """The table above is worked out without gates: whoever bends one is told."""
    right = gates.GATES[bent]
    monkeypatch.setitem(gates.GATES, bent, lambda past, slug: not right(past, slug))  # type: ignore[arg-type]
    # Where the bodies exclude each other: there every one of them decides something.
    assert _all(tuple(each for each in EVERY if each[0] in BODIES and each[3] != "won")[::2]) != []
