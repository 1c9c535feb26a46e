"""Who the child is that paid: asked where a child paid and a grown-up stands as the claimant, written and taken back as one."""

from pathlib import Path
from typing import Any

import pytest
import yaml
from desk_asked import DAY, NAME, asked, say, small_case, written

from kameng_docs.custody.journal.edits import Edit
from kameng_docs.custody.journal.refused import Refused
from kameng_docs.desk.casefile.opened import OpenCase
from kameng_docs.desk.questions.asked_child import CARD, Child, told
from kameng_docs.desk.questions.cards import Sort
from kameng_docs.law.fact_names import CHILD
from kameng_docs.pipeline import check

DISPUTE = "未成年人充值"
ADULT = {"姓名": "王某某", "出生日期": "1986-05-06", "电话": "13800000000", "现住址": "某某省某某市某某路1号"}
GIVEN = Child("李小某", "2014年5月3日", "母亲")


def of(folder: Path, who: Any = None, *disputes: str) -> OpenCase:
    return small_case(folder, *(disputes or (DISPUTE,)), **({"消费者": who} if who is not None else {}))


def is_asked(case: OpenCase) -> bool:
    return any(each.sort is Sort.CHILD for each in asked(case).open)


@pytest.mark.parametrize(
    ("who", "disputes", "shown"),
    [
        (ADULT, (DISPUTE,), True),
        ({"姓名": "王某某"}, (DISPUTE, "拒绝退款"), True),
        (ADULT, ("卡密无效",), False),
        ({"姓名": "李小某", "出生日期": "2014-05-03"}, (DISPUTE,), False),
        ({"姓名": "李小某", "法定代理人": {"姓名": "王某某", "与消费者关系": "母亲"}}, (DISPUTE,), False),
    ],
)
def test_it_is_asked_where_a_grown_up_stands_for_a_childs_payment(
    tmp_path: Path, who: Any, disputes: tuple[str, ...], shown: bool
) -> None:
    assert is_asked(of(tmp_path, who, *disputes)) is shown


def test_whoever_says_that_no_child_paid_is_not_asked(tmp_path: Path) -> None:
    case = of(tmp_path, ADULT)
    say(case, CHILD, "否")
    assert not is_asked(case)
    say(case, CHILD, "是")
    assert asked(case).open[0].name == CARD


def test_one_press_makes_the_child_the_claimant_and_undo_takes_all_of_it_back(tmp_path: Path) -> None:
    case = of(tmp_path, ADULT)
    before = case.text
    edit = told(case, GIVEN, DAY)
    assert isinstance(edit, Edit)
    written(case, edit)
    assert case.data["消费者"] == {
        "姓名": "李小某",
        "出生日期": "2014-05-03",
        "法定代理人": {
            "姓名": "王某某",
            "与消费者关系": "母亲",
            "出生日期": "1986-05-06",
            "电话": "13800000000",
            "住址": "某某省某某市某某路1号",
        },
    }
    assert not is_asked(case)
    labels = {slot.label: slot.value for slot in asked(case).who}
    assert labels["家长（法定代理人）的电话"] == "13800000000"
    say(case, CHILD, "是")
    told_of = {each.code for each in check(case.shop, case.file, DAY).diagnostics}
    assert not told_of & {"rule.child-claimant", "rule.minor-claimant"}
    case.undo()
    case.undo()
    assert case.text == before


def test_a_record_of_its_own_stays_for_other_cases(tmp_path: Path) -> None:
    case = of(tmp_path, "我")
    (tmp_path / "cases" / "parties").mkdir()
    file = tmp_path / "cases" / "parties" / "我.yaml"
    file.write_text(yaml.safe_dump(ADULT, allow_unicode=True), "utf-8")
    case.refreshed()
    text = file.read_text("utf-8")
    edit = told(case, GIVEN, DAY)
    assert isinstance(edit, Edit)
    written(case, edit)
    assert file.read_text("utf-8") == text
    assert case.data["消费者"]["法定代理人"]["姓名"] == "王某某"


def test_who_has_no_name_yet_is_asked_for_it(tmp_path: Path) -> None:
    case = of(tmp_path, {"电话": "13800000000"})
    assert [each.label for each in asked(case).open[0].slots][-1] == "您的姓名"
    assert isinstance(told(case, GIVEN, DAY), Refused)
    edit = told(case, Child("李小某", "2014-05-03", "母亲", "王某某"), DAY)
    assert isinstance(edit, Edit)
    written(case, edit)
    assert case.data["消费者"]["法定代理人"]["姓名"] == "王某某"


@pytest.mark.parametrize(
    "given",
    [
        Child("", "2014-05-03", "母亲"),
        Child("李小某", "", "母亲"),
        Child("李小某", "去年", "母亲"),
        Child("李小某", "2014-02-30", "母亲"),
        Child("李小某", "2014-05-03", ""),
        Child("王某某", "2014-05-03", "母亲"),
        Child("李小某", "1990-05-03", "母亲"),
        Child("李小某", "2030-05-03", "母亲"),
    ],
)
def test_what_cannot_be_is_not_written(tmp_path: Path, given: Child) -> None:
    case = of(tmp_path, ADULT)
    assert isinstance(told(case, given, DAY), Refused)
    assert case.file.stem == NAME


def test_whose_each_place_of_the_record_is_stands_in_its_name(tmp_path: Path) -> None:
    child = {
        "姓名": "李小某",
        "出生日期": "2014-05-03",
        "法定代理人": {"姓名": "王某某", "与消费者关系": "母亲"},
    }
    named = [slot.label for slot in asked(small_case(tmp_path / "a", "未成年人充值", 消费者=child)).who]
    assert named[0] == "孩子的姓名"
    assert all(name.startswith(("孩子的", "家长（法定代理人）的")) for name in named)
    grown = {**child, "出生日期": "1994-05-03"}
    named = [slot.label for slot in asked(small_case(tmp_path / "b", "拒绝退款", 消费者=grown)).who]
    assert named[0] == "本人（由您代理的人）的姓名"
    alone = [slot.label for slot in asked(small_case(tmp_path / "c", "拒绝退款")).who]
    assert alone[0] == "姓名"
