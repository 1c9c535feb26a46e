"""The room 今天 without a browser: what it shows is what the papers and the plan have; what it writes the journal would write."""

import asyncio
import hashlib
import shutil
from collections.abc import AsyncIterator, Callable
from dataclasses import replace
from datetime import date
from pathlib import Path
from time import monotonic, sleep

import pytest
from desk_given import begun_case
from machine_support import FULL, SMALL, TODAY, copied, with_cases

from kameng_docs.custody import journal
from kameng_docs.desk.casefile.conflict import Conflict, Refused, Written
from kameng_docs.desk.casefile.opened import OpenCase
from kameng_docs.desk.day.diary import answered, moment_in, sent, steps_of
from kameng_docs.desk.day.excuses import REASONED, REFUSED_SINCE
from kameng_docs.desk.day.replies import PASTED, STOPPED, Proposed, Replying, given, proposed, taken
from kameng_docs.desk.day.todays import Today, today_of, whose
from kameng_docs.desk.desk import Desk
from kameng_docs.desk.given.received import TooLargeError
from kameng_docs.desk.listing import rooms_of, row_of
from kameng_docs.desk.optionless import plainly
from kameng_docs.disclosure import left_over
from kameng_docs.output import read_manifest
from kameng_docs.plan import Deadline
from kameng_docs.reading.replies import read_reply_bytes
from kameng_docs.reading.replies.rows import MOST_BYTES

DAY = date.fromisoformat(TODAY)
EVERY = (FULL, SMALL, "示例-自动续费", "示例-未成年人充值", "示例-课程停课")
TICKET = "platform_ticket"
HANGS = 120.0


def desk_in(folder: Path, name: str) -> tuple[Desk, OpenCase]:
    desk = Desk(folder / "cases", folder / "out", lambda: DAY)
    case = desk.case(name)
    assert case is not None
    return desk, case


def day_of(desk: Desk, case: OpenCase) -> Today:
    _, found = today_of(case, DAY)
    assert found is not None
    return found


@pytest.fixture
def made(shipped: Callable[[str], Path], tmp_path: Path) -> tuple[Desk, OpenCase]:
    """The smallest example with its papers."""
    return desk_in(copied(shipped(SMALL), tmp_path / "place"), SMALL)


@pytest.mark.parametrize("name", EVERY)
def test_what_is_copied_here_is_the_file_to_the_byte(name: str, shipped: Callable[[str], Path]) -> None:
    desk, case = desk_in(shipped(name), name)
    texts = {
        file.read_text(encoding="utf-8").strip("\n")
        for file in (desk.out / name).rglob("*.txt")
        if file.is_file()
    }
    here = [text for step in day_of(desk, case).contents.steps for text in step.texts if not text.masked]
    assert here
    # A sheet of several stands in its file between the headings.
    whole = "\n\n".join(texts)
    assert [text.name for text in here if f"\n{text.text}\n" not in f"\n{whole}\n"] == []


def test_sheets_that_are_handed_in_one_by_one_are_counted_and_copied_one_by_one(
    shipped: Callable[[str], Path],
) -> None:
    desk, case = desk_in(shipped("示例-未成年人充值"), "示例-未成年人充值")
    step = day_of(desk, case).step("payment")
    assert step is not None
    sheets = [text for text in step.texts if text.name.startswith("微信支付投诉描述")]
    assert len(sheets) > 1
    assert [each.name.rpartition("：")[0] for each in sheets] == [
        f"微信支付投诉描述：第{n}笔：支付单号".rpartition("：")[0] for n in range(1, len(sheets) + 1)
    ]
    assert not any(each.over or each.masked for each in sheets)
    assert not any("支付单号" in each.text or "单独贴" in each.text for each in sheets)
    file = next((desk.out / case.file.stem).glob("12_*/微信支付.txt")).read_text("utf-8")
    # Together they are too long for one box, and the file tells where each begins.
    assert len(file) > 300
    assert file.count("（从下一行起，这一段单独贴）") == len(sheets)


@pytest.mark.parametrize("name", EVERY)
def test_nothing_that_the_start_page_hides_is_shown(name: str, shipped: Callable[[str], Path]) -> None:
    desk, case = desk_in(shipped(name), name)
    found, brief = day_of(desk, case), case.checked(DAY).brief
    assert brief is not None
    every = [text for step in found.contents.steps for text in step.texts]
    every += [field for step in found.contents.steps for sheet in step.sheets for field in sheet.fields]
    said = [part for each in found.excuses for part in (each.heard, each.reply, each.why, each.fails)]
    shown = [*(each.text for each in every), *said, *found.unclear]
    assert [text for text in shown if left_over(text, brief.secrets, "author")] == []


def test_it_is_worked_out_once_for_all_windows(shipped: Callable[[str], Path]) -> None:
    _, case = desk_in(shipped(SMALL), SMALL)
    assert today_of(case, DAY)[1] is today_of(case, DAY)[1]


def test_what_was_said_last_is_answered_first(shipped: Callable[[str], Path], tmp_path: Path) -> None:
    desk, case = desk_in(copied(shipped(FULL), tmp_path / "place"), FULL)
    before = day_of(desk, case)
    assert [each.heard for each in before.excuses] == ["虚拟商品一经售出概不退款"]
    assert before.opening is not None
    data = case.text.replace(
        "经过:\n", "经过:\n  - {时间: 2026-11-21 10:00, 对方: 客服, 对方原话: 您自己兑换过了，不能退}\n", 1
    )
    assert isinstance(case.replace(data, case.version), Written)
    after = day_of(desk, case)
    assert [each.heard for each in after.excuses] == ["您自己兑换过了，不能退", "虚拟商品一经售出概不退款"]
    assert all(each.reply or each.why for each in after.excuses)


def said(case: OpenCase, *lines: tuple[str, str]) -> None:
    """What 客服 said on these days, put before what the case has."""
    events = "".join(f"  - {{时间: {at}, 对方: 客服, 对方原话: {words}}}\n" for at, words in lines)
    assert isinstance(
        case.replace(case.text.replace("经过:\n", f"经过:\n{events}", 1), case.version), Written
    )


def test_who_put_off_and_then_refused_is_answered_for_the_refusal(
    shipped: Callable[[str], Path], tmp_path: Path
) -> None:
    desk, case = desk_in(copied(shipped(FULL), tmp_path / "place"), FULL)
    # Before the refusal of the example, which is of 2026-10-03 21:40, and once more after it.
    said(case, ("2026-10-03 21:30", "已经帮您登记了，请耐心等待通知"))
    (refused, waits) = day_of(desk, case).excuses
    assert (refused.heard, bool(refused.reply)) == ("虚拟商品一经售出概不退款", True)
    assert (waits.reply, waits.why) == ("", REFUSED_SINCE)
    said(case, ("2026-10-05 09:00", "已上报领导，请继续等待结果"))
    again, _ = day_of(desk, case).excuses
    # It is the last of its kind that is answered, and it stands again.
    assert (again.heard, again.why) == ("已上报领导，请继续等待结果", "")
    assert again.reply


def test_a_bare_refusal_is_answered_only_where_nobody_gave_a_reason(
    shipped: Callable[[str], Path], tmp_path: Path
) -> None:
    desk, case = desk_in(copied(shipped(FULL), tmp_path / "place"), FULL)
    said(case, ("2026-10-06 09:00", "说了不退就是不退，没门"))
    bare, reason = day_of(desk, case).excuses
    assert (bare.heard, bare.reply, bare.why) == ("说了不退就是不退，没门", "", REASONED)
    assert reason.reply
    alone = case.text.replace("虚拟商品一经售出概不退款", "没门")
    assert isinstance(case.replace(alone, case.version), Written)
    assert [bool(each.reply) for each in day_of(desk, case).excuses] == [True]


def test_a_field_that_does_not_fit_its_place_is_told_with_both_numbers() -> None:
    bad = Path(__file__).parents[1] / "bad"
    case = Desk(bad, bad / "none", lambda: DAY).case("document.too-long")
    assert case is not None
    _, found = today_of(case, DAY)
    assert found is not None
    assert (
        "payment",
        "逐栏填写 先不出：“支付单号（交易单号、转账单号）”有 70 字，这里最多 64 字",
    ) in found.lacking


DUE = Deadline(
    "x",
    "某日",
    date(2026, 12, 4),
    "",
    "",
    "",
    TICKET,
    mine=True,
    binding=False,
    provisional=False,
    passed=False,
)


@pytest.mark.parametrize(
    ("day", "told"),
    [
        (DUE, "轮到您：最迟 2026年12月4日"),
        (replace(DUE, mine=False), "等对方：到 2026年12月4日"),
        (
            replace(DUE, safe_on=date(2026, 12, 1)),
            "轮到您：稳妥日 2026年12月1日，最迟 2026年12月4日",
        ),
        (
            replace(DUE, safe_on=date(2026, 12, 1), safe_passed=True, provisional=True),
            "轮到您：稳妥日 2026年12月1日（已经过了），最迟 2026年12月4日（暂定，放假安排公布以后可能变）",
        ),
    ],
)
def test_both_days_are_told_and_whose_turn_it_is(day: Deadline, told: str) -> None:
    assert whose(day) == told


def test_what_was_sent_is_kept_as_it_was_and_an_undo_leaves_it(made: tuple[Desk, OpenCase]) -> None:
    desk, case = made
    before = case.text
    (paper,) = [each for each in day_of(desk, case).papers_of(TICKET) if each.slug == "ticket"]
    step = journal.Sent(TICKET, "平台工单", "2026-11-22 20:31", "GD0001", "2026-11-25")
    assert isinstance(sent(case, desk.out, DAY, step, (paper,)), Written)
    (entry,) = steps_of(case.data)
    (kept,) = entry["留存"]
    assert entry == {
        "渠道": "平台工单",
        "提交": "2026-11-22 20:31",
        "编号": "GD0001",
        "要求答复": "2026-11-25",
        "留存": [kept],
    }
    copy, original = case.folder / kept, desk.out / SMALL / paper.folder / "工单.txt"
    assert copy.read_bytes() == original.read_bytes()
    sums = (copy.parent / "已提交.sha256").read_text(encoding="utf-8")
    assert hashlib.sha256(copy.read_bytes()).hexdigest() in sums
    assert isinstance(case.undo(), Written)
    assert (case.text, copy.is_file()) == (before, True)
    # The same once more takes the very same copy.
    assert isinstance(sent(case, desk.out, DAY, step, (paper,)), Written)
    assert steps_of(case.data)[0]["留存"] == [kept]


def test_of_several_formats_the_changed_one_is_kept_then_the_printed_one(
    shipped: Callable[[str], Path], tmp_path: Path
) -> None:
    desk, case = desk_in(copied(shipped(FULL), tmp_path / "place"), FULL)
    (paper,) = [each for each in day_of(desk, case).papers_of("demand_letter") if each.name == "催告函"]
    step = journal.Sent("demand_letter", "催告函", TODAY)
    assert isinstance(sent(case, desk.out, DAY, step, (paper,)), Written)
    assert steps_of(case.data)[-1]["留存"][0].endswith(".pdf")
    assert isinstance(case.undo(), Written)
    shutil.rmtree(case.folder / "已提交")
    (word,) = (desk.out / FULL / paper.folder).glob("*催告函.docx")
    word.write_bytes(word.read_bytes() + b"\0")
    assert isinstance(sent(case, desk.out, DAY, step, (paper,)), Written)
    assert steps_of(case.data)[-1]["留存"][0].endswith(".docx")


def test_what_is_not_made_is_not_kept_and_nothing_is_written(tmp_path: Path) -> None:
    with_cases(tmp_path, SMALL)
    desk, case = desk_in(tmp_path, SMALL)
    before = case.text
    paper = day_of(desk, case).papers_of(TICKET)[0]
    told = sent(case, desk.out, DAY, journal.Sent(TICKET, "平台工单", TODAY), (paper,))
    assert isinstance(told, Refused)
    assert "还没有做好" in told.message
    assert (case.text, (case.folder / "已提交").exists()) == (before, False)
    # Without a copy it can be told all the same.
    assert isinstance(sent(case, desk.out, DAY, journal.Sent(TICKET, "平台工单", TODAY), ()), Written)
    assert steps_of(case.data) == [{"渠道": "平台工单", "提交": TODAY}]


def test_copies_go_again_where_the_case_could_not_be_written(
    made: tuple[Desk, OpenCase], monkeypatch: pytest.MonkeyPatch
) -> None:
    desk, case = made
    paper = day_of(desk, case).papers_of(TICKET)[0]
    for result in (Refused("满了", ""), Conflict("x", "", "")):
        monkeypatch.setattr(OpenCase, "replace", lambda *_, result=result: result)
        told = sent(case, desk.out, DAY, journal.Sent(TICKET, "平台工单", TODAY), (paper,))
        assert isinstance(told, Refused)
        assert list((case.folder / "已提交").iterdir()) == []


def test_an_answer_goes_to_the_step_that_was_seen_and_what_came_is_kept(made: tuple[Desk, OpenCase]) -> None:
    desk, case = made
    assert isinstance(sent(case, desk.out, DAY, journal.Sent(TICKET, "平台工单", "2026-11-20"), ()), Written)
    (shown,) = steps_of(case.data)
    given = journal.Given(outcome="概不退款", at="2026-11-21")
    assert isinstance(answered(case, DAY, 0, shown, given, kept=(PASTED, "概不退款".encode())), Written)
    (entry,) = steps_of(case.data)
    assert entry == {**shown, "结果": "概不退款", "答复时间": "2026-11-21", "状态": "已答复"}
    kept = case.folder / "已收到" / "2026-11-21-平台工单" / PASTED
    assert kept.read_text(encoding="utf-8") == "概不退款"
    # Another window that still shows the step as it was writes over nothing.
    told = answered(case, DAY, 0, shown, replace(given, outcome="同意退款"))
    assert isinstance(told, Refused)
    assert steps_of(case.data) == [entry]
    assert isinstance(case.undo(), Written)
    assert steps_of(case.data) == [shown]
    # A step that another came before is still the one that is meant.
    text = case.text.replace("进度:\n", "进度:\n  - {渠道: 12315, 提交: 2026-11-19}\n", 1)
    assert isinstance(case.replace(text, case.version), Written)
    assert isinstance(answered(case, DAY, 0, shown, given), Written)
    assert [each.get("结果", "") for each in steps_of(case.data)] == ["", "概不退款"]


def test_how_far_it_has_come_is_told_and_how_it_ended_must_be(made: tuple[Desk, OpenCase]) -> None:
    desk, case = made
    sent(case, desk.out, DAY, journal.Sent("samr_12315", "12315", "2026-11-18"), ())
    shown = steps_of(case.data)[0]
    accepted = journal.Given(number="0042", accepted="2026-11-20")
    assert isinstance(answered(case, DAY, 0, shown, accepted), Written)
    shown = steps_of(case.data)[0]
    assert (shown["状态"], shown["受理日期"], shown["编号"]) == ("已受理", "2026-11-20", "0042")
    closed = journal.Given(closed="2026-11-22")
    assert isinstance(answered(case, DAY, 0, shown, closed), Refused)
    assert isinstance(answered(case, DAY, 0, shown, replace(closed, state="调解不成")), Written)
    assert steps_of(case.data)[0]["状态"] == "调解不成"
    assert isinstance(answered(case, DAY, 0, steps_of(case.data)[0], journal.Given()), Refused)


def test_a_case_with_a_fault_is_told_in_words_and_nothing_is_written(tmp_path: Path) -> None:
    desk, case = begun_case(tmp_path)
    before = case.text
    told = sent(case, desk.out, DAY, journal.Sent(TICKET, "平台工单", TODAY), ())
    assert isinstance(told, Refused)
    assert "没有填" in told.message
    assert case.text == before
    assert today_of(case, DAY)[1] is None


def read(case: OpenCase, text: str, place: int | None = None) -> Proposed:
    before = journal.opened(case.shop, case.file, DAY)
    assert isinstance(before, journal.Opened)
    return proposed(read_reply_bytes(text.encode(), DAY, PASTED), before.case, case.shop, DAY, place)


def test_a_reply_is_proposed_for_its_step_with_what_is_left_to_look_at(made: tuple[Desk, OpenCase]) -> None:
    desk, case = made
    for number in ("TS0001", "TS0002"):
        sent(case, desk.out, DAY, journal.Sent("samr_12315", "12315", "2026-11-18", number), ())
    found = read(case, "【12315】您的投诉（投诉编号：TS0002）已受理，受理时间：2026-11-20")
    assert (found.fit.steps, found.fit.clear) == ((1,), True)
    assert found.entry == {"状态": "已受理", "受理日期": "2026-11-20"}
    # Which of two is meant is asked, and answered by the author.
    unclear = read(case, "【12315】您的投诉已受理，受理时间：2026-11-20")
    assert (unclear.fit.clear, unclear.entry) == (False, {})
    assert read(case, "【12315】您的投诉已受理，受理时间：2026-11-20", 0).entry["状态"] == "已受理"
    elsewhere = read(case, "【12315】您的投诉（投诉编号：TS0002）已受理，受理时间：2026-11-20", 0)
    assert elsewhere.left_out[0] == "看起来是第 2 步的（编号一样），您选的是第 1 步"
    other = read(case, "【12315】您的投诉（投诉编号：TS0009）不予受理。\n2026年11月21日", 0)
    assert any("编号没有换" in each for each in other.left_out)
    assert not any("--" in each for each in (*other.left_out, *other.questions))


async def _parts(*parts: bytes) -> AsyncIterator[bytes]:
    for part in parts:
        yield part


def test_what_is_dropped_lies_in_memory_under_a_harmless_name(made: tuple[Desk, OpenCase]) -> None:
    _, case = made
    before = sorted(case.folder.parent.rglob("*"))
    assert asyncio.run(given(case, "../../答复.eml", _parts(b"a", b"b"))) == "答复.eml"
    assert (taken(case, "答复.eml"), taken(case, "../../答复.eml")) == (b"ab", None)
    asyncio.run(given(case, "另一份.txt", _parts(b"c")))
    assert (taken(case, "答复.eml"), taken(case, "另一份.txt")) == (None, b"c")
    with pytest.raises(TooLargeError):
        asyncio.run(given(case, "x.txt", _parts(b"a" * (MOST_BYTES // 2), b"b" * (MOST_BYTES // 2 + 1))))
    assert sorted(case.folder.parent.rglob("*")) == before


def until_read(replying: Replying) -> None:
    end = monotonic() + HANGS
    while replying.busy:
        assert monotonic() < end
        sleep(0.05)


@pytest.mark.slow
def test_a_reply_is_read_beside_the_page_and_can_be_left_unread() -> None:
    replying = Replying()
    replying.start(PASTED, "【12315】您的投诉已受理，受理时间：2026-11-20".encode(), DAY)
    until_read(replying)
    assert replying.read is not None
    assert "已受理" in {each.value for each in replying.read.proposals}
    replying.start("空的.txt", b"", DAY)
    until_read(replying)
    assert (replying.read, bool(replying.told)) == (None, True)
    replying.start(PASTED, b"x", DAY)
    replying.stop()
    until_read(replying)
    assert (replying.read, replying.told) == (None, STOPPED)


@pytest.mark.parametrize(
    ("sentence", "plain"),
    [
        ("照原文写进“法院”；真要记一步的，用 --state 写明", "照原文写进“法院”"),
        ("没有认字的程序。也可以把图里的字打出来，用 - 粘贴", "没有认字的程序"),
        ("有 3 条不知道是谁说的。要别的，用 --pick 写明", "有 3 条不知道是谁说的"),
        ("没有读出处理到哪一步：自己选", "没有读出处理到哪一步：自己选"),
        (
            "先打码（案头的“打码”，或者给要遮的地方写“打码”再运行 kameng-docs evidence mask），再发",
            "先打码（案头的“打码”），再发",
        ),
        (
            "公开前先打码（案头的“打码”，或者 kameng-docs evidence mask 某案 --auto），再写",
            "公开前先打码（案头的“打码”），再写",
        ),
        ("改好，再运行 kameng-docs check 某案", "改好"),
        ("<p>或者运行 kameng-docs new</p><p>别的</p>", "<p></p><p>别的</p>"),
        (
            "读自 1订单.png 框 60,286,284,342；2账单.png 第 3 行，两处一致",
            "见 1订单.png；2账单.png 第 3 行，两处一致",
        ),
        ("因为读到了卡密（读自 1.png 框 1,2,3,4），不是就改", "因为读到了卡密（见 1.png），不是就改"),
    ],
)
def test_no_option_of_a_command_is_told_on_a_page(sentence: str, plain: str) -> None:
    assert plainly(sentence) == plain


@pytest.mark.parametrize(
    ("typed", "moment"),
    [("", ""), (" 2026-11-22 ", "2026-11-22"), ("2026年11月22日 20:31", "2026-11-22 20:31"), ("昨天", None)],
)
def test_a_time_is_taken_as_people_type_it(typed: str, moment: str | None) -> None:
    found = moment_in(typed, "时间", DAY)
    assert isinstance(found, Refused) if moment is None else found == moment
    assert not isinstance(found, Refused) or "就写 2026-11-" in found.hint


def test_a_case_opens_where_something_is_open(shipped: Callable[[str], Path], tmp_path: Path) -> None:
    desk, case = desk_in(shipped(FULL), FULL)
    row = row_of(case, DAY)
    assert row.rooms == ("today",)
    assert row.next == day_of(desk, case).plan.todo[0].what
    _, fresh = begun_case(tmp_path)
    assert rooms_of(fresh, DAY, wrong=5) == ("drop",)
    (tmp_path / "cases" / "手写.yaml").write_text(
        case.text.replace("买来做什么: ", "买来做什么: 乱"), encoding="utf-8"
    )
    hand = Desk(tmp_path / "cases", tmp_path / "out", lambda: DAY).case("手写")
    assert hand is not None
    assert row_of(hand, DAY).rooms == ("ask", "file")


def test_the_manifest_is_asked_for_nothing_of_the_authors_own(shipped: Callable[[str], Path]) -> None:
    desk, case = desk_in(shipped(FULL), FULL)
    manifest = read_manifest(desk.out / FULL)
    assert manifest is not None
    audiences = {(file.channel, file.document): file.audience for file in manifest.files}
    offered = [(each.channel, each.slug) for each in day_of(desk, case).papers]
    assert offered
    assert [each for each in offered if audiences.get(each) == "author"] == []
