"""The papers of every reviewed case hold the rules of writing (docs/decisions.md tells the exceptions)."""

from pathlib import Path

import pytest
from paper_rules import RULES

GOLDEN = Path(__file__).parents[1] / "golden"
# For the author, or printed forms of others: what the rules are not about.
APART = ("附件清单", "逐栏填写", "客服这样说", "校验说明", "要素式", "先看")
PAPERS = sorted(
    path.relative_to(GOLDEN).as_posix()
    for path in GOLDEN.rglob("*.txt")
    if not any(name in path.name for name in APART)
)
# Where a rule must give way, with its reason.
EXCEPTIONS: dict[tuple[str, str], str] = {
    ("said_again", "12_支付投诉"): "one sheet a payment, each handed in by itself",
    ("loose_sums", "示例-自动续费/"): "10元 and 75元 are the author's own words for what a page left out",
    ("loose_sums", "02_证据目录"): "what an exhibit proves stands in the author's own words",
}


def test_there_are_papers_to_look_at():
    assert len({each.partition("/")[0] for each in PAPERS}) > 8
    assert len(PAPERS) > 80


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.__name__)
@pytest.mark.parametrize("paper", PAPERS)
def test_a_paper_is_written_as_papers_are(paper, rule):
    broken = list(rule((GOLDEN / paper).read_text("utf-8")))
    reason = next(
        (why for (name, part), why in EXCEPTIONS.items() if name == rule.__name__ and part in paper), ""
    )
    assert bool(broken) <= bool(reason), broken
