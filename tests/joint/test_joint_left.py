"""What is no complainant's secret holds no paper back; what is one is told of by number, kind and sentence; both tables agree."""

from pathlib import Path

from cases_support import FIRM, TODAY, seller
from joint_cases import REFUSAL, joint_case, person, put

from kameng_docs.joint import COMPLAINT, PURPOSES, Group, admitted, gather
from kameng_docs.joint.counted import excuses_of, facts_of
from kameng_docs.joint.gathering import APART, OTHER
from kameng_docs.joint.group import LeftOut
from kameng_docs.joint.left import Looked, owned_by, published_by, told_left
from kameng_docs.joint.left_out import told_left_out
from kameng_docs.joint.papers import channel_of

CODE = "91990000MA00000008"
COMPANY = FIRM | {"统一社会信用代码": CODE, "电话": "000-87654321"}
TICKET = {
    "渠道": "平台工单",
    "提交": "2026-11-05",
    "状态": "已拒绝",
    "结果": REFUSAL,
    "答复时间": "2026-11-06",
}


def order_like_the_code(number: int) -> dict:
    case = joint_case(number, 卖家=[seller(主体=COMPANY)])
    case["交易"][0]["订单号"] = f"AB2026{CODE[-8:]}"
    return case


def looked_at(group: Group, *lines: str) -> list:
    looked = Looked("联名投诉函", "joint/letter", lines, "public", published_by(group))
    numbered = ((f"{i}号（{each.case}）", each) for i, each in enumerate(group.members, 1))
    every = [secret for member in group.members for secret in member.brief.secrets]
    return list(told_left(looked, owned_by(numbered, every), strangers=True))


def test_an_order_that_ends_like_the_code_of_the_shop_holds_nothing_back(tmp_path: Path) -> None:
    group = gather(put(tmp_path, order_like_the_code(0), order_like_the_code(1)), TODAY)
    assert looked_at(group, f"统一社会信用代码：{CODE}", f"电话：{COMPANY['电话']}") == []
    # The same signs anywhere else are the order's.
    assert [each.code for each in looked_at(group, f"订单 AB2026{CODE[-8:]}")] == ["document.secret-left"]
    assert looked_at(group, f"尾号 {CODE[-8:]}")
    assert looked_at(group, f"订单 AB2026{CODE[-8:]}，代码 {CODE}")


def test_the_message_names_number_kind_paper_and_sentence_and_not_the_secret(tmp_path: Path) -> None:
    group = gather(put(tmp_path, joint_case(0), joint_case(1)), TODAY)
    secret = person(1).order_id
    (found,) = looked_at(group, "一、请求", f"商品是年卡，订单{secret}的那一笔")
    assert "“联名投诉函”" in found.message
    assert "订单号或编号：2号（案1），在“商品是年卡，订单" in found.message
    assert secret not in found.message
    assert "order_id" not in found.message + found.hint
    assert "案件文件" in found.hint


def test_whoever_heard_an_excuse_is_in_the_row_of_those_who_were_put_off(tmp_path: Path) -> None:
    """One by 事实, one by 进度, one by 经过, and one who was told nothing."""
    said = [{"时间": "2026-11-03 09:00", "对方": "客服", "对方原话": REFUSAL, "证据": ["截图"]}]
    files = put(
        tmp_path,
        joint_case(0),
        joint_case(1, refused=False, 进度=[TICKET]),
        joint_case(2, refused=False, 经过=said),
        joint_case(3, refused=False),
    )
    found = admitted(gather(files, TODAY), PURPOSES[COMPLAINT])
    members, channel = found.group.members, channel_of(found)
    assert len(members) == 4
    (row,) = (each for each in facts_of(members, channel) if each.what.startswith("被投诉人一方答复不退"))
    heard = {number for each in excuses_of(members, channel) for number in each.numbers}
    assert heard == {1, 2, 3}
    assert heard <= set(row.numbers)
    assert row.numbers == (1, 2, 3)
    assert "第三部分所列的说法" in row.what


def test_those_against_somebody_else_are_one_line_unless_they_are_asked_for() -> None:
    left = [LeftOut(f"案{i}", OTHER, "对方不是同一家", APART) for i in range(12)]
    left.append(LeftOut("案99", OTHER, "对方不是同一家", "是同一家的，写成一样"))
    short = list(told_left_out(left, others=False))
    assert len(short) == 3
    assert "12 件" in short[-1]
    assert "--all" in short[-1]
    assert len(list(told_left_out(left, others=True))) == 26
