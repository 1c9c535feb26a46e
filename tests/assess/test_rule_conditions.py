"""A platform's rule with a condition is quoted, and relied on only by whoever said that he met it."""

import pytest
from cases_support import DEAD, PROOF, brief_of, case_file, text_of

from kameng_docs.case.model import Case
from kameng_docs.law.said import sets_condition
from kameng_docs.rules import rule_condition

WORDS = "发货24小时内凭截图可退"
HOW = "收到后两小时内在站内提出，附了失败的截图"
PAPERS = (
    "platform_ticket/ticket",
    "samr_12315/complaint",
    "court/statement_of_claim",
    "court/sales_form",
    "platform_ticket/ticket_short",
)


def case(words: str = WORDS, **met: str) -> dict[str, object]:
    rule = {"名称": "平台规范", "条款": "7.1", "管什么": "售后", "原文": words, "证据": ["截图"]} | met
    return case_file(
        事实=DEAD, 平台规则=[rule], 证据={"截图": PROOF}, 法院={"名称": "某某法院"}, 平台={"名称": "某某卡盟"}
    )


def standing(**met: str) -> set[str]:
    return {str(ground.id) for ground in brief_of(case(**met)).grounds}


def told(paper: str, **met: str) -> str:
    return text_of(brief_of(case(**met)), paper)


@pytest.mark.parametrize(
    ("words", "sets"),
    [
        (WORDS, True),
        ("买家须在收到后48小时内提供录屏，商家核实后退款", True),
        ("商家应当凭买家的截图退款", True),
        ("未使用的卡密可以退款", True),
        ("七日无理由退款", True),
        ("收到卡密后三日内发现无效的，可以申请退款", True),
        ("卡密首次兑换即提示已被使用的，商家应当补发或者退款。", False),
        ("卡密无效的，商家应当在24小时内补发或者退款", False),
        ("视频会员卡密无效的，商家补发", False),
        ("平台须在7日内退款", False),
        ("退款在3个工作日内原路退回", False),
        ("无需买家提供理由，直接退款", False),
    ],
)
def test_what_the_buyer_must_do_first_is_a_condition(words, sets):
    assert sets_condition(words) is sets


@pytest.mark.parametrize("met", [{}, {"条件做到了": "不清楚"}], ids=["unsaid", "unclear"])
def test_what_nobody_said_was_met_is_quoted_to_the_platform_alone(met):
    assert "own-rule" not in standing(**met)
    ticket = told("platform_ticket/ticket", **met)
    assert f"贵平台《平台规范》7.1写明：“{WORDS}”（证据1-1），请核对本单是否符合。" in ticket
    for paper in PAPERS:
        text = told(paper, **met)
        for claim in ("处理，督促", "按该条", "可以依此", "条件已经做到"):
            assert claim not in text, (paper, claim)
    # Whose conditions nobody says were met is for the platform to check; a pleading does not hold it up.
    assert WORDS not in told("court/statement_of_claim", **met)


def test_what_was_met_is_relied_on_and_told_how():
    met = {"条件做到了": "是", "怎样做到的": HOW}
    assert "own-rule" in standing(**met)
    ticket = told("platform_ticket/ticket", **met)
    assert "请按贵平台《平台规范》7.1处理，督促店家" in ticket
    assert f"“{WORDS}”（证据1-1），所写的条件已经做到：{HOW}。" in ticket
    assert f"所写的条件已经做到：{HOW}，原告可以依此提出上述请求" in told("court/statement_of_claim", **met)


def test_what_was_not_met_is_no_word_of_any_paper():
    assert "own-rule" not in standing(条件做到了="否")
    for paper in PAPERS:
        assert "平台规范" not in told(paper, 条件做到了="否"), paper


def test_a_rule_without_a_condition_is_relied_on_as_before():
    brief = brief_of(case("卡密无效的，商家应当退款"))
    assert "own-rule" in {ground.id for ground in brief.grounds}
    assert "核对" not in text_of(brief, "platform_ticket/ticket")


@pytest.mark.parametrize(
    ("met", "asked"),
    [
        ({}, "原文"),
        ({"条件做到了": "是"}, "条件做到了"),
        ({"条件做到了": "是", "怎样做到的": HOW}, None),
        ({"条件做到了": "否"}, None),
    ],
)
def test_its_author_is_asked(met, asked):
    from datetime import date

    found = list(rule_condition.find(Case.model_validate(case(**met)), date(2026, 11, 22)))
    assert [each.path[-1] for each in found] == ([asked] if asked else [])
