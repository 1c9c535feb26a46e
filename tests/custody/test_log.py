"""The command `log` as a person types it: steps, replies, numbers, and copies of what was sent."""

import hashlib
from datetime import date
from importlib import import_module
from pathlib import Path
from typing import get_args

import pytest
import yaml
from log_support import CASE, COPIES, FOLDER, TICKETS, everything, log, logged, steps
from machine_support import FULL, SMALL, TODAY, build, run, with_cases

from kameng_docs.case.story import StepState
from kameng_docs.pipeline import check, open_workshop


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(with_cases(tmp_path, SMALL))
    return tmp_path


@pytest.fixture
def made(here: Path) -> Path:
    assert build(SMALL, "--only", "平台工单").exit_code == 0
    return here


# sent


def test_a_ticket_is_logged_with_a_copy_of_what_was_sent(made):
    ticket = (TICKETS / "工单.txt").read_bytes()
    before = CASE.read_bytes()
    found = logged("sent", "平台工单", "--paper", "工单.txt", "--at", "2026-11-22 20:31", "--number", "0042",
                   "--reply-by", "2026-11-25 18:00")  # fmt: skip
    copy = f"{COPIES}/工单.txt"
    digest = hashlib.sha256(ticket).hexdigest()
    assert found == {
        "case": SMALL,
        "file": str(CASE),
        "backup": f"cases/备份/{SMALL}.yaml.bak-1",
        "number": 1,
        "step": {"渠道": "平台工单", "提交": "2026-11-22 20:31", "编号": "0042", "要求答复": "2026-11-25 18:00",
                 "留存": [copy]},
        "copies": {copy: digest},
    }  # fmt: skip
    assert (FOLDER / copy).read_bytes() == ticket
    assert (FOLDER / COPIES / "已提交.sha256").read_text("utf-8") == f"{digest}  工单.txt\n"
    assert Path(found["backup"]).read_bytes() == before
    added = (
        "\n进度:\n  - 渠道: 平台工单\n    提交: 2026-11-22 20:31\n"
        f'    编号: "0042"\n    要求答复: 2026-11-25 18:00\n    留存: [{copy}]\n'
    )
    assert CASE.read_bytes() == before + added.encode()
    (step,) = steps()
    assert (step.number, step.kept, step.state) == ("0042", (copy,), "已提交")
    assert (
        check(open_workshop(Path("cases")), CASE, date(2026, 11, 22)).brief.steps[0].channel
        == "platform_ticket"
    )


@pytest.mark.parametrize(
    ("typed", "stands"),
    [("platform_ticket", "平台工单"), ("工单", "工单"), ("平台工单", "平台工单"), ("samr_12315", '"12315"')],
)
def test_slug_name_and_alias_name_a_channel(here, typed, stands):
    assert log("sent", typed, "--no-copy").exit_code == 0
    assert f"  - 渠道: {stands}\n    提交: {TODAY}\n" in CASE.read_text("utf-8")


def test_an_unknown_channel_is_refused_with_the_nearest(here):
    before = everything()
    told = log("sent", "平台工蛋")
    assert told.exit_code == 2
    assert "没有叫“平台工蛋”的渠道" in told.stderr
    assert "平台工单" in told.stderr
    assert log("sent", "checklist").exit_code == 2
    assert everything() == before


def test_what_was_edited_before_it_was_sent_is_kept_as_it_was_sent(made):
    ticket = TICKETS / "工单.txt"
    ticket.write_text("我自己改过的一份\n", "utf-8")
    told = log("sent", "工单", "--paper", "工单")
    assert told.exit_code == 0
    assert "工单.txt 在生成以后被改过：留存的是改过的这一份" in told.stderr
    assert (FOLDER / COPIES / "工单.txt").read_text("utf-8") == "我自己改过的一份\n"


def test_several_papers_must_be_named_and_a_pattern_leaves_out_the_authors_own_sheet(made):
    before = everything()
    told = log("sent", "工单")
    assert told.exit_code == 1
    assert "：工单.txt、工单_300字.txt，不知道" in told.stderr
    assert "--paper 工单.txt" in told.stderr
    assert everything() == before
    found = logged("sent", "工单", "--paper", "*")
    assert {Path(name).name for name in found["copies"]} == {"工单.txt", "工单_300字.txt", "附件清单.txt"}


def test_what_was_not_made_is_told(here):
    before = everything()
    for arguments in ((), ("--paper", "工单.txt")):
        told = log("sent", "工单", *arguments)
        assert told.exit_code == 1
        assert "--no-copy" in told.stderr
    assert everything() == before


def test_a_channel_without_papers_of_ours_takes_what_is_named_or_nothing(here):
    assert "留存" not in logged("sent", "电话客服")["step"]
    FOLDER.mkdir(exist_ok=True)
    (FOLDER / "通话记录.txt").write_text("打了三分钟", "utf-8")
    found = logged("sent", "12345", "--paper", "通话记录.txt")
    assert found["step"]["留存"] == ["已提交/2026-11-22-12345/通话记录.txt"]


@pytest.mark.parametrize("how", ["path", "up", "link"])
def test_a_file_from_elsewhere_is_refused(made, how):
    outside = made / "别处.txt"
    outside.write_text("别的案子", "utf-8")
    (TICKETS / "链接.txt").symlink_to(outside)
    before = everything()
    named = {"path": str(outside), "up": "../别处.txt", "link": "链接.txt"}[how]
    told = log("sent", "工单", "--paper", named if how != "up" else f"out/{SMALL}/../../别处.txt")
    assert told.exit_code == 1
    assert everything() == before


def test_a_second_ticket_of_the_day_has_a_folder_of_its_own_and_the_first_stays(made):
    logged("sent", "工单", "--paper", "工单.txt")
    first = (FOLDER / COPIES / "工单.txt").read_bytes()
    (TICKETS / "工单.txt").write_text("第二份", "utf-8")
    found = logged("sent", "工单", "--paper", "工单.txt")
    assert found["number"] == 2
    assert found["step"]["留存"] == [f"{COPIES}-2/工单.txt"]
    assert (FOLDER / COPIES / "工单.txt").read_bytes() == first
    assert (FOLDER / f"{COPIES}-2" / "工单.txt").read_text("utf-8") == "第二份"


# reply and update


def test_a_reply_goes_to_the_newest_step_of_the_channel(here):
    for at in ("2026-11-18 09:00", "2026-11-10"):
        logged("sent", "工单", "--no-copy", "--at", at)
    logged("sent", "黑猫", "--no-copy", "--at", "2026-11-20")
    found = logged("reply", "platform_ticket", "虚拟商品：一经售出 #概不退款", "--at", "2026-11-19 10:00")
    assert found["number"] == 1
    assert found["step"]["状态"] == "已答复"
    first, second, third = steps()
    assert (first.outcome, first.state) == ("虚拟商品：一经售出 #概不退款", "已答复")
    assert first.replied_at.isoformat() == "2026-11-19T10:00:00"
    assert (second.outcome, third.outcome) == ("未回复", "未回复")


def test_a_second_reply_moves_the_first_into_the_story_and_leaves_a_final_state(here):
    logged("sent", "工单", "--no-copy", "--at", "2026-11-10")
    logged("reply", "工单", "不退", "--state", "已拒绝", "--at", "2026-11-11")
    told = log("reply", "工单", "还是不退", "--at", "2026-11-12")
    assert "原来记的结果“不退”移进“经过”" in told.stderr
    (moved,) = yaml.safe_load(CASE.read_text(encoding="utf-8"))["经过"][-1:]
    assert (str(moved["时间"]), moved["对方原话"]) == ("2026-11-11", "不退")
    (step,) = steps()
    assert (step.outcome, step.state) == ("还是不退", "已拒绝")


def test_without_an_hour_the_order_of_the_file_decides_and_phone_and_mail_are_two(here):
    logged("sent", "工单", "--no-copy", "--at", "2026-11-10 20:00")
    logged("sent", "工单", "--no-copy", "--at", "2026-11-10")
    assert logged("update", "工单", "--number", "GD2")["number"] == 2
    logged("sent", "邮件", "--at", "2026-11-11")
    logged("sent", "电话客服", "--at", "2026-11-12")
    assert logged("update", "邮件", "--arrived", "2026-11-12")["number"] == 3


def test_number_and_days_are_added_and_imply_what_they_imply(here):
    logged("sent", "12315", "--no-copy", "--at", "2026-11-10")
    assert (
        logged("update", "12315", "--accepted", "2026-11-12", "--number", "12315000001")["step"]["状态"]
        == "已受理"
    )
    before = everything()
    told = log("update", "12315", "--closed", "2026-11-20")
    assert told.exit_code == 2
    assert "--state" in told.stderr
    assert everything() == before
    logged("update", "12315", "--closed", "2026-11-20", "--state", "调解不成")
    (step,) = steps()
    assert (step.state, step.number, str(step.accepted_on), str(step.closed_on)) == (
        "调解不成",
        "12315000001",
        "2026-11-12",
        "2026-11-20",
    )


def test_a_reply_before_anything_was_sent_says_what_to_type(here):
    told = log("reply", "工单", "不退")
    assert told.exit_code == 2
    assert f"kameng-docs log sent {SMALL} 工单" in told.stderr


@pytest.mark.parametrize(
    "arguments",
    [
        ("update", "工单"),
        ("reply", "工单", " "),
        ("reply", "工单", "不退", "--state", "算了"),
        ("sent", "工单", "--at", "昨天"),
        ("sent", "工单", "--at", "2026-02-30"),
        ("sent", "工单", "--no-copy", "--paper", "工单.txt"),
    ],
)
def test_wrong_usage_is_told_and_writes_nothing(here, arguments):
    before = everything()
    told = log(*arguments)
    assert told.exit_code == 2
    assert everything() == before


def test_states_are_those_of_the_model():
    assert get_args(StepState) == import_module("kameng_docs.cli.log").STATES


def test_copies_are_checked_by_evidence_verify(made):
    logged("sent", "工单", "--paper", "工单.txt", "--paper", "附件清单.txt")
    told = run("evidence", "verify", SMALL, "--today", TODAY)
    assert told.exit_code == 0
    assert "已提交、已收到的 2 份留存，与留存时一样" in told.stdout
    (FOLDER / COPIES / "工单.txt").write_text("后来改的", "utf-8")
    (FOLDER / COPIES / "附件清单.txt").unlink()
    told = run("evidence", "verify", SMALL, "--today", TODAY)
    assert told.exit_code == 1
    assert f"{COPIES}/工单.txt：变了" in told.stdout
    assert f"{COPIES}/附件清单.txt：不见了" in told.stdout
    (FOLDER / COPIES / "已提交.sha256").write_text("../工单.txt", "utf-8")
    assert "读不懂" in run("evidence", "verify", SMALL, "--today", TODAY).stdout


def test_the_full_example_takes_a_step_and_still_builds(tmp_path, monkeypatch):
    monkeypatch.chdir(with_cases(tmp_path, FULL))
    build(FULL, "--only", "黑猫投诉")
    # Pictures and the list of what to upload lie there too: the one text is what was sent.
    found = logged("sent", "黑猫", case=FULL)
    assert found["step"]["留存"] == ["已提交/2026-11-22-黑猫投诉/投诉内容.txt"]
    logged("reply", "黑猫", "商家称不退", "--state", "已拒绝", case=FULL, today="2026-11-24")
    assert run("check", FULL, "--today", "2026-11-24").exit_code == 0


def test_a_time_that_is_only_meant_is_refused_with_what_to_write(here):
    told = log("sent", "工单", "--no-copy", "--at", "昨天下午3点", today="2026-12-01")
    assert told.exit_code == 2
    assert "就写 2026-11-30 15:00" in told.stderr
    told = log("update", "工单", "--accepted", "上周五", today="2026-12-01")
    assert told.exit_code == 2
    assert "就写 2026-11-27" in told.stderr
