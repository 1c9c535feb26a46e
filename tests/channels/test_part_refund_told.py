"""A part that came back is told once in whatever asks for less than was paid; goods and money are not both to be had."""

import pytest
from cases_support import DEAD, brief_of, case_file, order, text_of, yes

ASKED = {"我向卖家要求退货退款": yes(时间="2026-11-03 09:00")}


def brief(*, back: str = ""):
    refund = {"已退回": {"金额": back, "日期": "2026-11-05"}} if back else {}
    return brief_of(case_file(交易=[order(**refund)], 事实=DEAD | ASKED))


@pytest.mark.parametrize(
    "paper",
    [
        "xiaoxie/letter",
        "samr_12315/complaint",
        "samr_12315/complaint_short",
        "heimao/post",
        "demand_letter/letter",
    ],
)
def test_the_sum_that_is_asked_for_is_explained_by_what_came_back(paper):
    text = text_of(brief(back="12.00"), paper)
    assert "18.00元" in text
    assert text.count("已退回12.00元") == 1 + ("的算法" in text)
    assert "已退回" not in text_of(brief(), paper)


@pytest.mark.parametrize("paper", ["demand_letter/letter", "demand_letter/message"])
def test_who_chooses_the_goods_does_not_keep_the_money_as_well(paper):
    said = "交付可以正常兑换的同款商品（照此交付的，已退回的12.00元由本人退还），或者原路退回18.00元"
    assert said in text_of(brief(back="12.00"), paper)
    assert "由本人退还" not in text_of(brief(), paper)
