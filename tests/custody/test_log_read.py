"""The command `log read`: which step, what is asked, what is written and kept; pasted text, JSON, no connection."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from log_support import CASE, FOLDER, everything, steps
from machine_support import SMALL, run, with_cases

from kameng_docs.cli import main

TODAY = "2026-12-05"
NUMBER = "1310115002026112200012345"
REFUSAL = f"""投诉不予受理决定书
李某某：
你的投诉（投诉编号：{NUMBER}）经审查不符合受理条件，本局决定不予受理。
某某市市场监督管理局
2026年11月27日
"""
ACCEPTED = "【12315】您的投诉已受理，受理时间：2026-11-25"


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(with_cases(tmp_path, SMALL))
    return tmp_path


def with_steps(*rows: str) -> None:
    with CASE.open("a", encoding="utf-8") as file:
        file.write("\n进度:\n" + "".join(f"  - {{{row}}}\n" for row in rows))


def received(words: str, *more: str, name: str = "答复.txt", yes: bool = True) -> Result:
    Path(name).write_text(words, "utf-8")
    return run("log", "read", SMALL, name, "--today", TODAY, *(["--yes"] if yes else []), *more)


def pasted(words: str, *more: str) -> Result:
    arguments = ["log", "read", SMALL, "-", "--today", TODAY, *more]
    return CliRunner().invoke(main, arguments, input=words.encode(), catch_exceptions=False)


STEP = f'渠道: "12315", 提交: 2026-11-22, 编号: "{NUMBER}"'


def test_a_decision_is_written_into_its_step_and_kept_as_it_came(here):
    with_steps("渠道: 黑猫, 提交: 2026-11-20", STEP)
    told = received(REFUSAL, "--at", "2026-12-01")
    assert told.exit_code == 0, told.stderr
    first, second = steps()
    assert first.state == "已提交"
    assert (second.state, str(second.closed_on), str(second.replied_at)) == (
        "不予受理",
        "2026-11-27",
        "2026-12-01",
    )
    assert second.outcome.endswith("本局决定不予受理。")
    assert "原句“投诉不予受理决定书”（答复.txt 第 1 行）" in told.stdout
    kept = FOLDER / "已收到" / "2026-12-01-12315"
    assert (kept / "答复.txt").read_text("utf-8") == REFUSAL
    assert "文件: 已收到/2026-12-01-12315/答复.txt" in told.stdout
    assert run("evidence", "verify", SMALL).exit_code == 0
    (kept / "答复.txt").write_text("改了", "utf-8")
    told = run("evidence", "verify", SMALL)
    assert told.exit_code == 1
    assert "已收到/2026-12-01-12315/答复.txt：变了" in told.stdout


def test_the_day_of_arrival_is_asked_and_nothing_is_written_before(here):
    with_steps(STEP)
    before = everything()
    told = received(REFUSAL)
    assert told.exit_code == 2
    assert "--at：这份答复是哪一天收到的（落款是 2026-11-27，收到多半更晚）" in told.stderr
    assert {name: each for name, each in everything().items() if name != "答复.txt"} == before


def test_without_a_yes_nothing_is_written(here):
    with_steps(STEP)
    before = CASE.read_bytes()
    told = received(REFUSAL, "--at", "2026-12-01", yes=False)
    assert told.exit_code == 2
    assert "+  - {渠道" in told.stdout
    assert CASE.read_bytes() == before
    assert not (FOLDER / "已收到").exists()


def test_that_a_matter_was_taken_in_is_no_answer(here):
    with_steps('渠道: "12315", 提交: 2026-11-22')
    assert received(ACCEPTED).exit_code == 0
    (step,) = steps()
    assert (step.state, str(step.accepted_on)) == ("已受理", "2026-11-25")
    assert (step.outcome, step.replied_at) == ("未回复", None)


@pytest.mark.parametrize("state", ["不予受理", "调解不成"])
def test_a_letter_that_was_overtaken_sets_nothing_back_unless_the_author_says_so(here, state):
    with_steps(f'渠道: "12315", 提交: 2026-11-22, 状态: {state}, 结果: 决定')
    told = received(ACCEPTED)
    assert told.exit_code == 0
    assert f"已经记到“{state}”" in told.stderr
    assert steps()[0].state == state
    assert received(ACCEPTED, "--state", "已受理").exit_code == 0
    assert steps()[0].state == "已受理"


# which step


@pytest.mark.parametrize(
    ("rows", "more", "changed"),
    [
        ((STEP, '渠道: "12315", 提交: 2026-11-24'), (), 0),
        (
            ('渠道: "12315", 提交: 2026-11-22', '渠道: "12315", 提交: 2026-11-24, 状态: 已解决, 结果: 退了'),
            (),
            0,
        ),
        (('渠道: "12315", 提交: 2026-11-22', '渠道: "12315", 提交: 2026-12-01'), (), 0),
        (('渠道: "12315", 提交: 2026-11-22', '渠道: "12315", 提交: 2026-11-24'), ("--step", "2"), 1),
        (("渠道: 消协, 提交: 2026-11-22", "渠道: 黑猫, 提交: 2026-11-22"), ("--channel", "消协"), 0),
        (("渠道: 电话客服, 提交: 2026-11-22", "渠道: 邮件, 提交: 2026-11-22"), ("--channel", "邮件"), 1),
    ],
)
def test_the_step_is_that_of_its_number_the_one_still_open_or_the_one_that_is_named(
    here, rows, more, changed
):
    with_steps(*rows)
    told = received(REFUSAL, "--at", "2026-12-01", *more)
    assert told.exit_code == 0, told.stderr
    assert [i for i, step in enumerate(steps()) if step.state == "不予受理"] == [changed]


@pytest.mark.parametrize(
    ("rows", "why"),
    [
        (('渠道: "12315", 提交: 2026-11-22', '渠道: "12315", 提交: 2026-11-24'), "这个渠道有几步都可能"),
        (("渠道: 黑猫, 提交: 2026-11-22",), "“进度”里没有这个渠道的一步"),
        (('渠道: "12315", 提交: 2026-12-01',), "落款的日期比这个渠道的每一步都早"),
    ],
)
def test_where_it_is_not_clear_the_step_is_asked_and_the_possible_ones_told(here, rows, why):
    with_steps(*rows)
    before = CASE.read_bytes()
    told = received(REFUSAL, "--at", "2026-12-02")
    assert told.exit_code == 2
    assert f"--step：{why}，是哪一步：第 1 步" in told.stderr
    assert CASE.read_bytes() == before


def test_a_reply_to_what_was_never_sent_says_what_to_log_first(here):
    told = received(REFUSAL, "--at", "2026-12-01")
    assert told.exit_code == 2
    assert f"kameng-docs log sent {SMALL}" in told.stderr
    assert received(REFUSAL, "--step", "3").exit_code == 2


ENDED = "状态: 已解决, 结果: 退了, 答复时间: 2026-11-23"


@pytest.mark.parametrize(
    ("rows", "told"),
    [
        ((), ("“进度”里一步也没有", f"kameng-docs log sent {SMALL} 12315（")),
        (
            (f"渠道: 黑猫, 提交: 2026-11-20, {ENDED}", f"渠道: 消协, 提交: 2026-11-22, {ENDED}"),
            ("没有这个渠道的一步", "第 2 步 消协", "--step 2", f"log sent {SMALL} 12315（", "--no-copy"),
        ),
    ],
)
def test_where_no_step_waits_it_is_told_what_there_is_and_what_to_type(here, rows, told):
    if rows:
        with_steps(*rows)
    said = received(REFUSAL, "--at", "2026-12-01")
    assert said.exit_code == 2
    assert [each for each in told if each not in said.stderr] == []


def test_where_nobody_is_heard_and_no_step_waits_the_channel_is_asked_for(here):
    with_steps(f"渠道: 黑猫, 提交: 2026-11-20, {ENDED}")
    said = received("您反映的问题，不同意退款。", "--at", "2026-12-01")
    assert said.exit_code == 2
    assert "加 --channel，例如 --channel 12315" in said.stderr
    assert f"log sent {SMALL} 渠道" in said.stderr


def test_several_states_are_asked(here):
    with_steps(STEP)
    words = "投诉：终止调解。\n举报：不予立案。\n某某市市场监督管理局\n2026年11月27日\n"
    told = received(words, "--at", "2026-12-01")
    assert told.exit_code == 2
    assert "--state：处理到哪一步了，看上面的原句选：调解不成、不予立案" in told.stderr
    assert received(words, "--at", "2026-12-01", "--state", "调解不成").exit_code == 0
    assert steps()[0].state == "调解不成"


@pytest.mark.parametrize(
    ("sum_told", "state"), [("15.00", "已解决"), ("15", "已解决"), ("7.50", ""), ("100", "已解决")]
)
def test_a_refund_of_less_than_was_paid_is_asked(here, sum_told, state):
    with_steps("渠道: 支付投诉, 提交: 2026-11-20")
    words = f"微信支付团队：\n2026-11-24 10:12 商户已回复\n退款{sum_told}元已原路退回"
    told = received(words)
    if state:
        assert told.exit_code == 0, told.stderr
        assert steps()[0].state == state
        assert "“已退回”" in told.stderr
    else:
        assert told.exit_code == 2
        assert "--state：信里说退了 7.50 元，您一共付了 15.00 元" in told.stderr
        assert received(words, "--state", "部分解决").exit_code == 0


# what stands there already


def test_a_number_and_a_day_that_stand_there_stay_and_the_difference_is_told(here):
    with_steps('渠道: "12315", 提交: 2026-11-22, 编号: "0042", 受理日期: 2026-11-24')
    told = received(f"【12315】您的投诉已受理，受理编号{NUMBER}，受理时间：2026-11-25")
    assert told.exit_code == 0
    assert "编号没有换" in told.stderr
    assert "“受理日期”没有换" in told.stderr
    (step,) = steps()
    assert (step.number, str(step.accepted_on)) == ("0042", "2026-11-24")


@pytest.mark.parametrize("day", ["2026-11-20", "2027-01-03"])
def test_a_day_that_cannot_be_is_not_written(here, day):
    with_steps('渠道: "12315", 提交: 2026-11-22')
    told = received(f"【12315】您的投诉已受理，受理时间：{day}")
    assert told.exit_code == 0
    assert "不在提交那天和今天之间" in told.stderr
    assert steps()[0].accepted_on is None


def test_what_the_author_says_goes_before_what_was_read(here):
    with_steps(STEP)
    told = received(
        REFUSAL, "--at", "2026-12-01", "--state", "已拒绝", "--number", "7", "--outcome", "不受理"
    )
    assert told.exit_code == 0, told.stderr
    (step,) = steps()
    assert (step.state, step.number, step.outcome) == ("已拒绝", "7", "不受理")


# asked at a terminal


def test_at_a_terminal_each_question_is_put_and_a_wrong_answer_is_put_again(here, monkeypatch):
    with_steps('渠道: "12315", 提交: 2026-11-22', '渠道: "12315", 提交: 2026-11-24')
    Path("答复.txt").write_text(REFUSAL, "utf-8")
    runner = CliRunner()
    typed = "9\n2\n昨天\n2026-12-01\ny\n"
    real = runner.isolation

    def with_a_terminal(*arguments, **more):
        isolated = real(*arguments, **more)

        class Isolated:
            def __enter__(self):
                streams = isolated.__enter__()
                monkeypatch.setattr("sys.stdin.isatty", lambda: True)
                return streams

            def __exit__(self, *why):
                return isolated.__exit__(*why)

        return Isolated()

    monkeypatch.setattr(runner, "isolation", with_a_terminal)
    told = runner.invoke(main, ["log", "read", SMALL, "答复.txt", "--today", TODAY], input=typed)
    assert told.exit_code == 0, told.output
    assert "写其中一个：1、2" in told.stderr
    assert "“昨天”不是时间" in told.stderr
    assert [step.state for step in steps()] == ["已提交", "不予受理"]


# pasted, JSON, kept


def test_pasted_text_is_read_and_kept(here):
    with_steps("渠道: 黑猫, 提交: 2026-11-20")
    words = "黑猫投诉\n2026-11-24 10:12 商家已回复\n虚拟商品一经售出概不退款"
    told = pasted(words, "--yes", "--format", "json")
    assert told.exit_code == 0, told.stderr
    found = json.loads(told.stdout)
    assert found["asked"] == []
    assert found["step"]["状态"] == "已拒绝"
    assert found["step"]["答复时间"] == "2026-11-24 10:12"
    assert list(found["copies"]) == ["已收到/2026-11-24-黑猫/答复.txt"]
    assert (FOLDER / "已收到/2026-11-24-黑猫/答复.txt").read_text("utf-8") == words
    kinds = {each["kind"]: each for each in found["read"]["proposals"]}
    assert kinds["状态"]["at"] == ["粘贴的文字 第 3 行"]
    assert "话术" in kinds
    assert "- {时间: 2026-11-24 10:12, 对方: 客服, 对方原话: 虚拟商品一经售出概不退款}" in told.stderr


def test_in_json_too_what_is_open_is_told_by_its_option(here):
    with_steps(STEP)
    told = pasted(REFUSAL, "--format", "json")
    assert told.exit_code == 2
    found = json.loads(told.stdout)
    assert [each["option"] for each in found["asked"]] == ["--at"]
    assert found["read"]["fit"] == {"steps": [1], "why": "编号一样", "doubts": [], "clear": True}


def test_what_lies_in_the_cases_folder_is_not_kept_twice_and_no_copy_keeps_none(here):
    with_steps(STEP)
    FOLDER.mkdir(exist_ok=True)
    assert received(REFUSAL, "--at", "2026-12-01", name=f"cases/{SMALL}/答复.txt").exit_code == 0
    assert not (FOLDER / "已收到").exists()
    with_files = received(REFUSAL, "--at", "2026-12-02", "--no-copy")
    assert with_files.exit_code == 0
    assert not (FOLDER / "已收到").exists()


def test_the_same_reply_twice_is_kept_once_and_another_of_the_day_beside_it(here):
    with_steps('渠道: "12315", 提交: 2026-11-22')
    received(ACCEPTED)
    assert "没有要改的" in received(ACCEPTED).stderr
    received(f"{ACCEPTED}。", "--number", "1")
    folders = sorted(path.name for path in (FOLDER / "已收到").iterdir())
    assert folders == [f"{TODAY}-12315", f"{TODAY}-12315-2"]


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"\x00\x01" * 5000,
        "您的投诉已受理。".encode() * 500_000,
        b"%PDF-1.4 broken",
        b"\x89PNG\r\n\x1a\nbroken",
        b"Subject: x\n\n",
    ],
)
@pytest.mark.parametrize("name", ["答复.txt", "答复.pdf", "答复.png", "答复.eml"])
def test_a_hostile_file_is_told_in_one_line_and_changes_nothing(here, content, name):
    with_steps(STEP)
    Path(name).write_bytes(content)
    before = everything()
    told = run("log", "read", SMALL, name, "--today", TODAY, "--at", "2026-12-01", "--yes")
    assert told.exit_code in {1, 2}
    assert told.stderr.strip()
    assert everything() == before


def test_hidden_signs_do_not_get_into_the_case(here):
    with_steps(STEP)
    told = received(REFUSAL.replace("决定不予受理", "决\u202e定\u200b不予\u2066受理"), "--at", "2026-12-01")
    assert told.exit_code == 0, told.stderr
    written = CASE.read_text("utf-8")
    assert not set(written) & set("\u202e\u200b\u2066")
    assert steps()[0].state == "不予受理"


def test_a_file_that_is_not_there_is_told(here):
    with_steps(STEP)
    told = run("log", "read", SMALL, "没有.txt", "--today", TODAY)
    assert told.exit_code == 2
    assert "没有.txt" in told.stderr
