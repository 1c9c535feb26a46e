"""No good paper is withheld: whole cases, ordinary and odd ones, in both engines and every format."""

import random
from pathlib import Path
from typing import Any

import pytest
from cases_support import DEAD, PROOF, REPOSITORY, TODAY, case_file, order, put_down, seller, yes
from machine_support import with_cases
from made_wrong import ENGINES
from reviewed import MADE, SHIPPED

from kameng_docs.build import build
from kameng_docs.build.job import Job

CODE = "output.not-as-written"
PIECES = (
    "😀🎮", "👨\u200d👩\u200d👧", "{{ title }}", "{% if x %}", "None", "**粗**", "|---|", "TODO", "𠮷䶮𬍛", "㎡№Ⅳ①㈱", "⾦⻚",
    "ＶＩＰ", "“‘'\"", "——……", "A-B_C/D", "W" * 60, "4200000000202610030000000001", "https://example.invalid/a-b?c=d&e=f", "ñéü",
    "\u200b", "\u3000", "。，、；", "（［【《", "%&<>#$~^\\", "第1页共1页", "Super★Star™ VIP 会员旗舰店", "ㅤ", "קוד", "1️⃣",
)  # fmt: skip


def withheld(file: Path, engine: str, out: Path) -> tuple[list[str], int]:
    """What the proof had to say of a case, and how many files were rendered."""
    (result,) = build([file], Job(out, TODAY, engine=engine), jobs=1)
    return [each.message for each in result.diagnostics if each.code == CODE], result.rendered


def odd_case(seed: int) -> dict[str, Any]:
    """A case whose every free text is made of odd pieces."""
    dice = random.Random(seed)  # noqa: S311 — the same cases for everybody

    def odd(words: str, pieces: int = 2) -> str:
        return words + "".join(dice.choice(PIECES) for _ in range(pieces))

    told = [
        {"时间": "2026-11-02 09:00", "对方": "客服", "我说": odd("请退款", 4), "对方原话": odd("不行", 6)},
        {
            "时间": "2026-11-03 09:00",
            "对方": "客服",
            "我说": odd("请再查", 30),
            "对方原话": odd("没有办法", 1),
        },
    ]
    return case_file(
        卖家=[seller(店铺名=odd("某店", 1))],
        交易=[order(商品=odd("季卡")), order(订单号="12345678901234567890", 商品=odd("年卡", 5), 收到卡密的时间="2026-11-01 10:02")],
        事实={**DEAD, "对方的原话是不退": yes(时间="2026-11-03", 原话=odd("概不退款", 4))},
        经过=told,
        证据={"甲": PROOF | {"名称": odd("截图"), "文件": "甲.png", "证明": odd("所述事实", 8)}},
        法院={"名称": "某某市某某区人民法院"},
    )  # fmt: skip


@pytest.mark.slow
@pytest.mark.parametrize("engine", ENGINES)
@pytest.mark.parametrize("seed", range(3))
def test_odd_words_withhold_nothing(tmp_path, seed, engine):
    file = put_down(odd_case(seed), tmp_path, "怪")
    found, rendered = withheld(file, engine, tmp_path / "out")
    assert found == []
    assert rendered > 20


@pytest.mark.slow
@pytest.mark.parametrize("engine", ENGINES)
@pytest.mark.parametrize("name", [*SHIPPED, *MADE])
def test_papers_that_were_reviewed_are_as_they_are_written(tmp_path, name, engine):
    if name in MADE:
        file = put_down(MADE[name], tmp_path, name)
    else:
        with_cases(tmp_path, name)
        file = tmp_path / "cases" / f"{name}.yaml"
    assert (REPOSITORY / "cases").is_dir()
    found, rendered = withheld(file, engine, tmp_path / "out")
    assert found == []
    assert rendered > 4
