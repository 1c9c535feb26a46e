"""The follow-up list: the newest answer, what is near and what is far; claims that are no money; the trader's own telephone."""

from datetime import date
from pathlib import Path
from typing import Any

from association_support import SAYS_NO, WHO, complaint, put_complaints
from cases_support import DEAD, FIRM, TODAY, seller, yes

from kameng_docs.association import association_of
from kameng_docs.association.complaint import NEAR, Next
from kameng_docs.association.docket import Docket, docket_of
from kameng_docs.association.papers import compose_papers
from kameng_docs.association.tables import THEM, US, lists_of
from kameng_docs.association.talk import Talk
from kameng_docs.blocks import words
from kameng_docs.case.part import day_of
from kameng_docs.joint import gather
from kameng_docs.pipeline import open_workshop

TICKET = {"渠道": "平台工单", "提交": "2026-11-05", "状态": "已拒绝", "结果": SAYS_NO}


def docket_with(folder: Path, *cases: dict[str, Any], who: str = WHO) -> Docket:
    return docket_of(gather(put_complaints(folder, cases, who), TODAY))


def test_the_newest_answer_is_told_wherever_it_stands(tmp_path: Path) -> None:
    by_fact = complaint(1)
    by_step = complaint(3, 进度=[TICKET | {"答复时间": "2026-11-08"}])
    by_story = complaint(
        5,
        经过=[{"时间": "2026-11-12 09:00", "对方": "客服", "对方原话": SAYS_NO}],
        进度=[TICKET | {"答复时间": "2026-11-08"}],
    )
    docket = docket_with(tmp_path, by_fact, by_step, by_story)
    assert [each.answered_on for each in docket.complaints] == [
        date(2026, 10, 2),
        date(2026, 11, 8),
        date(2026, 11, 12),
    ]
    assert all(each.was_answered for each in docket.complaints)


def test_the_next_step_is_near_and_the_far_limit_stands_apart(tmp_path: Path) -> None:
    docket = docket_with(tmp_path, complaint(1), complaint(2))
    for each in docket.complaints:
        assert each.next is not None
        assert each.next.on is None or day_of(each.next.on) - TODAY <= NEAR
        assert each.latest is not None
        assert each.latest.on is not None
        assert day_of(each.latest.on) - TODAY > NEAR
    first = dict(zip(US, lists_of(docket, Talk())[0].rows[0], strict=True))
    assert first["做什么"]
    assert first["最迟"] > "2027"


def test_what_is_no_money_is_a_dash_and_no_nought(tmp_path: Path) -> None:
    anew = {"诉求": {"主要要求": "补发"}}
    docket = docket_with(tmp_path, *(complaint(n, **anew) for n in (2, 4)))
    assert [each.total for each in docket.complaints] == [None, None]
    assert docket.tally.total is None
    ours, _ = lists_of(docket, Talk())
    assert dict(zip(US, ours.rows[0], strict=True))["请求金额（元）"] == "—"
    known = association_of(tmp_path / "cases").association
    assert known is not None
    made, found = compose_papers(open_workshop(tmp_path / "cases"), known, docket, Talk(), TODAY)
    assert found == []
    text = "\n".join(words(made[0].document))
    assert "没有金钱请求" in text
    assert "0.00" not in text


def test_the_telephone_of_the_association_may_be_the_one_somebody_wrote_for_the_shop(tmp_path: Path) -> None:
    shop = seller(主体=FIRM | {"电话": "000-1234567"})
    docket = docket_with(tmp_path, complaint(1, 卖家=[shop]), complaint(2, 卖家=[shop]))
    known = association_of(tmp_path / "cases").association
    assert known is not None
    made, found = compose_papers(open_workshop(tmp_path / "cases"), known, docket, Talk(), TODAY)
    assert found == []
    assert "000-1234567" in "\n".join(words(made[0].document))


def test_the_platform_is_asked_for_its_own_and_both_tables_of_the_trader_are_one(tmp_path: Path) -> None:
    docket = docket_with(
        tmp_path, complaint(1), complaint(2, 事实=DEAD | {"对方的原话是不退": yes(原话=SAYS_NO)})
    )
    known = association_of(tmp_path / "cases").association
    assert known is not None
    made, _ = compose_papers(open_workshop(tmp_path / "cases"), known, docket, Talk(), TODAY)
    text = {each.wording.slug: list(words(each.document)) for each in made}
    platform = "\n".join(text["invitation_platform"])
    assert "卡密发放记录" not in platform
    assert "已经退款、补发的" not in platform
    assert set(THEM) <= set(text["for_them"])
    assert lists_of(docket, Talk())[1].name == "投诉处理情况表"


def test_an_answer_that_came_to_the_association_has_its_day(tmp_path: Path) -> None:
    told_us = {
        "渠道": "消协",
        "提交": "2026-11-05",
        "状态": "已拒绝",
        "结果": SAYS_NO,
        "答复时间": "2026-11-09",
    }
    docket = docket_with(tmp_path, complaint(2, 进度=[told_us]))
    (ours, _) = lists_of(docket, Talk())
    assert dict(zip(US, ours.rows[0], strict=True))["答复日期"] == "2026-11-09"
    known = association_of(tmp_path / "cases").association
    assert known is not None
    papers, _ = compose_papers(open_workshop(tmp_path / "cases"), known, docket, Talk(), TODAY)
    invitation = next(each for each in papers if each.wording.slug == "invitation")
    assert invitation.document is not None
    assert "和本会收到的答复，商家或者平台作过答复的有1件" in "\n".join(words(invitation.document))


def test_a_step_to_go_is_told_by_its_name() -> None:
    assert Next("走这一步：小额诉讼", mine=True).head == "走这一步：小额诉讼"
    assert Next("保存证据：页面明天可能就没有了", mine=True).head == "保存证据"
