"""Expected sums are the test vectors of court.md §5 and the table of law.md (d), written before the code ran."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kameng_docs.procedure.causes import cause_of_action
from kameng_docs.procedure.fees import court_fee

VECTORS = [
    ("0.01", "50", "25"),
    ("500", "50", "25"),
    ("530", "50", "25"),
    ("796", "50", "25"),
    ("10000", "50", "25"),
    ("10001", "50.03", "25.01"),
    ("20000", "300", "150"),
    ("50000", "1050", "525"),
    ("100000", "2300", "1150"),
    ("200000", "4300", "2150"),
    ("500000", "8800", "4400"),
    ("1000000", "13800", "6900"),
    ("54321.98", "1158.05", "579.02"),
]


@pytest.mark.parametrize(("amount", "full", "half"), VECTORS)
def test_the_fee_is_that_of_the_tariff(amount, full, half):
    assert court_fee(Decimal(amount)) == Decimal(full)
    assert court_fee(Decimal(amount), halved=True) == Decimal(half)


def test_a_negative_sum_is_refused():
    with pytest.raises(ValueError, match="-1"):
        court_fee(Decimal(-1))


@given(st.decimals("0", "90000000", places=2), st.decimals("0", "1000", places=2))
def test_a_larger_sum_never_costs_less(amount, more):
    assert court_fee(amount + more) >= court_fee(amount)


@pytest.mark.parametrize(
    ("sort", "name"),
    [
        # court.md §6: code or key bought, service over time, account or items.
        ("卡密", "信息网络买卖合同纠纷"),
        ("代充", "网络服务合同纠纷"),
        ("会员开通", "网络服务合同纠纷"),
        ("账号", "网络虚拟财产合同纠纷"),
    ],
)
def test_the_cause_of_action_goes_by_what_was_bought(sort, name):
    assert cause_of_action(sort) == name
