"""A child sues through a parent (民法典 23, 民诉法 60): every court paper says who it is and who signs."""

import pytest
from cases_support import CONSUMER, GONE, brief_of, composed, text_of
from court_cases import AGENT, CHILD, COURT, FILED, GUARDIAN, SETTLED, suing


def child_suing(guardian=GUARDIAN, **changes):
    claimant = {k: v for k, v in (CHILD | {"法定代理人": guardian}).items() if v is not GONE}
    return brief_of(suing(**({"消费者": claimant} | changes)))


def test_the_pleading_names_the_child_and_who_acts_for_it():
    text = text_of(child_suing(), "court/statement_of_claim")
    first, second = text.splitlines()[2:4]
    assert first.startswith("原告：张小某，男，2012年2月3日出生")
    assert "，住某某省某某市某某区某某街8号，公民身份号码" in first
    assert second.startswith("法定代理人：张某某（原告母亲），女，1985年2月3日出生")
    # Lives with the child unless another address is written.
    assert "，住址同上，公民身份号码000000198502030020" in second
    assert text.splitlines()[-3:-1] == ["起诉人：张小某", "法定代理人（签名）："]
    assert "起诉人（签名）" not in text


def test_another_guardian_is_called_a_guardian():
    text = text_of(child_suing(GUARDIAN | {"与消费者关系": "其他监护人"}), "court/statement_of_claim")
    assert "（原告监护人）" in text


def test_the_form_names_both():
    text = text_of(child_suing(), "court/sales_form")
    assert "姓名：张小某（法定代理人：张某某）" in text


def test_letters_go_to_the_guardian():
    text = text_of(child_suing(), "court/service_address")
    assert "指定签收人：张某某" in text
    assert "居民身份证　000000198502030020" in text
    assert "13800000001" in text
    assert "法定代理人（签名）：" in text
    named = suing(COURT | {"送达": {"邮编": "000000"}}, 消费者=CHILD)
    assert "指定签收人：张某某" in text_of(brief_of(named), "court/service_address")


def test_the_cover_asks_for_both_cards_and_for_what_shows_the_guardianship():
    text = text_of(child_suing(), "court/identity")
    for what in ("原告张小某", "法定代理人张某某", "张某某的监护关系", "户口簿、出生医学证明"):
        assert what in text
    other = text_of(child_suing(GUARDIAN | {"与消费者关系": "其他监护人"}), "court/identity")
    assert "能证明其是张小某的监护人的材料复印件" in other
    assert "出生医学证明" not in other
    assert "监护" not in text_of(brief_of(suing()), "court/identity")


PAID = {"法院": FILED, "和解": SETTLED | {"到账日期": "2026-11-19"}}


@pytest.mark.parametrize(
    ("paper", "stands"),
    [
        ("authority", {}),
        ("mediation", {}),
        ("investigation", {}),
        # 立案以后、判决以前 (民诉法解释 第九十四条: 举证期限届满前).
        ("authority", {"法院": FILED}),
        ("investigation", {"法院": FILED}),
        ("withdrawal", PAID),
    ],
)
def test_the_guardian_signs_every_paper(paper, stands):
    brief = child_suing(委托代理人=AGENT, **stands)
    assert "法定代理人（签名）：" in text_of(brief, f"court/{paper}")


def test_once_it_is_paid_the_suit_is_only_withdrawn():
    made = composed(child_suing(委托代理人=AGENT, **PAID), "court/mediation")
    assert made.document is None
    assert "钱已经到账，这个争议了结了" in made.missing[0]


@pytest.mark.parametrize(
    "paper", ["statement_of_claim", "sales_form", "service_address", "identity", "investigation"]
)
def test_without_a_guardian_the_papers_wait_for_one(paper):
    made = composed(child_suing(GONE), f"court/{paper}")
    assert made.document is None
    assert any(name.startswith("消费者.法定代理人") for name in made.missing)


def test_either_telephone_will_do():
    silent = {k: v for k, v in CHILD.items() if k != "电话"}
    assert composed(brief_of(suing(消费者=silent)), "court/statement_of_claim").document is not None
    neither = silent | {"法定代理人": {k: v for k, v in GUARDIAN.items() if k != "电话"}}
    assert "消费者.电话" in composed(brief_of(suing(消费者=neither)), "court/statement_of_claim").missing


def test_who_is_grown_up_signs_for_oneself():
    grown = CONSUMER | {"出生日期": "2008-11-22"}
    assert composed(brief_of(suing(消费者=grown)), "court/statement_of_claim").document is not None
    assert "起诉人（签名）：" in text_of(brief_of(suing(消费者=grown)), "court/statement_of_claim")
