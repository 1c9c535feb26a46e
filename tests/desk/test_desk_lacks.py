"""What a case lacks, told by what it is of: questions counted together, no line twice, nothing without a name."""

from datetime import date
from pathlib import Path

import pytest
from machine_support import FULL, TODAY, replace_in, with_cases

from kameng_docs.desk.beginning import begun
from kameng_docs.desk.casefile.opened import OpenCase
from kameng_docs.desk.desk import Desk
from kameng_docs.desk.lacks import Lacks, lacks_in, lacks_of
from kameng_docs.diagnostics import Diagnostic, Severity
from kameng_docs.pipeline import open_workshop

DAY = date.fromisoformat(TODAY)


@pytest.fixture
def case(tmp_path: Path) -> OpenCase:
    cases = with_cases(tmp_path, FULL) / "cases"
    return OpenCase(open_workshop(cases), cases / f"{FULL}.yaml")


def lacks(case: OpenCase, old: str, new: str) -> Lacks:
    replace_in(case.file, old, new)
    case.refreshed()
    return lacks_of(case.checked(DAY))


def test_a_case_just_begun_counts_its_questions_and_names_the_rest(tmp_path: Path) -> None:
    (tmp_path / "cases").mkdir()
    case = begun(Desk(tmp_path / "cases", tmp_path / "out", lambda: DAY), "会员", ("卡密无效",))
    assert isinstance(case, OpenCase)
    found = lacks_of(case.checked(DAY))
    assert found.asked_told == "“问几句”里还有问题没有答"
    assert found.lines == (
        "消费者：“姓名”没有填",
        "第 1 单：“商品”没有填",
        "第 1 单：“实付”没有填",
        "第 1 单：“下单时间”没有填",
    )
    assert found.count == 6
    assert found.told == (found.asked_told, *found.lines)


@pytest.mark.parametrize(
    ("old", "new", "line"),
    [
        ("    商品: 视频会员季卡卡密\n", "", "第 1 单：缺少“商品”"),
        ("    商品: 视频会员季卡卡密\n", "    商品名: 视频会员季卡卡密\n", "第 1 单：这里没有“商品名”这一项"),
    ],
)
def test_what_is_wrong_is_told_with_what_it_is_of(case: OpenCase, old: str, new: str, line: str) -> None:
    found = lacks(case, old, new)
    assert found.asked == 0
    assert line in found.lines


def test_a_whole_case_lacks_nothing(case: OpenCase) -> None:
    assert lacks_of(case.checked(DAY)) == Lacks()


def test_no_line_twice_and_no_warning(case: OpenCase) -> None:
    source = case.checked(DAY).source
    fault = Diagnostic("case.empty", "“名称”是空的")
    doubt = Diagnostic("case.empty", "“网址”是空的", severity=Severity.WARNING)
    assert lacks_in([fault, doubt, fault], source) == Lacks(0, ("“名称”是空的",))
    assert lacks_in([fault], None) == Lacks(0, ("“名称”是空的",))
