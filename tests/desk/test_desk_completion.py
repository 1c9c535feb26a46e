"""Which words fit where the cursor stands."""

import pytest
from machine_support import ROOT

from kameng_docs.desk.editing.completion import fitting
from kameng_docs.desk.editing.marks import marks_of
from kameng_docs.diagnostics import Diagnostic, Position, Severity
from kameng_docs.pipeline import open_workshop


@pytest.fixture(scope="module")
def vocabulary():
    return open_workshop(ROOT / "cases").vocabulary


@pytest.mark.parametrize(
    ("text", "some", "none"),
    [
        ("标", {"标题"}, {"卖家"}),
        ("格式: 1\n", {"标题", "卖家", "证据"}, {"店铺名"}),
        ("卖家:\n  - ", {"店铺名", "主体"}, {"标题"}),
        ("卖家:\n- 主体: x\n  ", {"店铺名"}, {"标题", "名称"}),
        ("卖家:\n  - 主体:\n      ", {"名称", "住所"}, {"店铺名"}),
        ("买来做什么: ", {"自己用", "拿去卖"}, {"标题"}),
        ("争议: [卡密无效, ", {"拒绝退款"}, {"标题"}),
        ("平台: {名称: x, ", {"网址"}, {"标题", "卖家"}),
        ('交易:\n  - {订单号: "1", 付', {"付款方式", "付款时间"}, {"商品"}),
        ("事实:\n  我向卖家要求退货退款: {回答: ", {"是", "否", "不清楚"}, {"时间"}),
        ("证据:\n  订单页: {名称: x, ", {"文件"}, {"标题"}),
        ("诉求:\n  主要要求: 退款\n消", {"消费者"}, {"主要要求"}),
    ],
)
def test_what_fits_is_offered(text: str, some: set[str], none: set[str], vocabulary) -> None:
    start, found = fitting(vocabulary, text, len(text))
    offered = {each.word for each in found}
    assert some <= offered
    assert not none & offered
    assert all(text[start:] in word for word in offered)


def test_in_a_comment_nothing_is(vocabulary) -> None:
    assert fitting(vocabulary, "# 争", 3)[1] == []


def test_a_key_comes_with_its_colon_and_its_meaning(vocabulary) -> None:
    (found,) = fitting(vocabulary, "标", 1)[1]
    assert (found.inserts, found.means) == ("标题: ", "一句话说这件事")


def test_what_is_wrong_comes_first_and_each_by_its_line() -> None:
    def found(line: int, severity: Severity, file: str = "案.yaml") -> Diagnostic:
        return Diagnostic("x.y", f"第{line}", "改", severity=severity, at=Position(file, line, 1))

    doubt, fault, other = (
        found(2, Severity.WARNING),
        found(9, Severity.ERROR),
        found(3, Severity.ERROR, "p/他.yaml"),
    )
    marks = marks_of([doubt, fault, other, fault], "案.yaml")
    assert [(mark.line, mark.wrong) for mark in marks] == [(9, True), (0, True), (2, False)]
    assert marks[1].where == "他.yaml 第 3 行"
    assert marks[0].told == "要改：第9。改"
