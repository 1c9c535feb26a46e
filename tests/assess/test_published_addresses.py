"""Which addresses a company has published itself: those of the firms that are complained of, and what a rule prints behind their names."""

from pathlib import Path
from typing import Any

import pytest
from desk_asked import small_case

from kameng_docs.assess.people import published_addresses
from kameng_docs.pipeline import case_of

FIRM, SEAT = "某某星光文化传媒有限公司", "某某省晨光市东湖区星光路1号"


def of(folder: Path, **more: Any) -> tuple[str, ...]:
    opened = small_case(folder, "拒绝退款", **more)
    case, *_ = case_of(opened.shop, opened.file, opened.text.encode())
    assert case is not None
    return published_addresses(case)


def run_by(**more: str) -> dict[str, Any]:
    return {"名称": "某某星光直播", "经营者": {"名称": FIRM, **more}}


def rule(words: str) -> list[dict[str, str]]:
    return [{"名称": "充值须知", "管什么": "其他", "原文": words}]


@pytest.mark.parametrize(
    ("more", "found"),
    [
        ({"平台": run_by(住所=SEAT)}, (SEAT,)),
        ({"平台": run_by(), "平台规则": rule(f"本平台由{FIRM}运营，住所地：{SEAT}。")}, (SEAT,)),
        ({"平台": run_by(), "平台规则": rule(f"{FIRM}，注册地址{SEAT}，电话见页脚")}, (SEAT,)),
        ({"平台": run_by(), "平台规则": rule(f"{FIRM}提供服务。退货请寄到地址：{SEAT}")}, ()),
        # Behind no company's name, before it, or of a company that the case does not name: nobody knows whose it is.
        ({"平台": run_by(), "平台规则": rule(f"退货请寄到地址：{SEAT}")}, ()),
        ({"平台": run_by(), "平台规则": rule(f"地址：{SEAT}，{FIRM}")}, ()),
        ({"平台规则": rule(f"本平台由{FIRM}运营，住所地：{SEAT}。")}, ()),
        # One person alone may live where he trades.
        ({"卖家": [{"主体": {"名称": "李某某", "主体类型": "个人", "住所": SEAT}}]}, ()),
    ],
)  # fmt: skip
def test_what_a_company_prints_of_itself(
    tmp_path: Path, more: dict[str, Any], found: tuple[str, ...]
) -> None:
    assert of(tmp_path, **more) == found
