"""A case that is open: joined, told, undone, with two windows and an editor at it; nothing that was written is lost."""

import os
import shutil
import stat
import threading
from datetime import date
from pathlib import Path

import pytest
from desk_storm import storm
from machine_support import ROOT

from kameng_docs.custody.journal.edits import ABSENT, Edit
from kameng_docs.custody.journal.nested import Tree
from kameng_docs.desk.casefile.conflict import Conflict, Refused, Written
from kameng_docs.desk.casefile.opened import OpenCase
from kameng_docs.desk.casefile.versions import MOST, MOST_BYTES, Versions
from kameng_docs.desk.desk import Desk

DAY = date(2026, 12, 1)
RENEWAL, SMALL = "示例-自动续费", "示例-最简"


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    shutil.copytree(ROOT / "cases" / "parties", tmp_path / "cases" / "parties")
    for name in (RENEWAL, SMALL):
        shutil.copy(ROOT / "cases" / f"{name}.yaml", tmp_path / "cases")
    return Desk(tmp_path / "cases", tmp_path / "out", lambda: DAY)


def opened(desk: Desk, name: str = SMALL) -> OpenCase:
    case = desk.case(name)
    assert case is not None
    return case


def test_there_is_one_for_each_file_and_a_name_leads_nowhere_else(desk: Desk) -> None:
    assert desk.case(SMALL) is desk.case(SMALL)
    for name in ("..", "../x", "parties/示例-赵某某", "", "没有"):
        assert desk.case(name) is None


def test_changes_at_different_places_are_joined_whoever_comes_first(desk: Desk) -> None:
    case = opened(desk)
    saw = case.version
    assert case.apply([Edit(("标题",), "甲")], saw) == Written(case.version)
    result = case.apply([Edit(("交易", 0, "实付"), "16.00")], saw)
    assert isinstance(result, Written)
    assert (result.version, result.merged) == (case.version, True)
    # The second window shows its own change and not the title: it may go on with its own, and is told of the other.
    assert isinstance(case.apply([Edit(("交易", 0, "实付"), "17.00")], result.seen), Written)
    assert isinstance(case.apply([Edit(("标题",), "乙")], result.seen), Conflict)
    case.undo()
    case.file.write_text(case.text.replace("某某小店", "另一家店"), encoding="utf-8")
    assert isinstance(case.apply([Edit(("备注",), "丙")], saw), Written)
    assert [case.value(p) for p in (("标题",), ("交易", 0, "实付"), ("卖家", 0, "店铺名"), ("备注",))] == [
        "甲",
        "16.00",
        "另一家店",
        "丙",
    ]


def test_the_same_place_is_told_with_both_and_chosen_from(desk: Desk) -> None:
    case = opened(desk)
    saw = case.version
    case.apply([Edit(("标题",), "先写的")], saw)
    told = case.apply([Edit(("卖家", 0, "店铺名"), "甲"), Edit(("标题",), "后写的")], saw)
    assert isinstance(told, Conflict)
    (clash,) = told.clashes
    assert (clash.path, clash.before, clash.now, clash.wanted) == (("标题",), ABSENT, "先写的", "后写的")
    assert {"-标题: 先写的", "+标题: 后写的"} <= set(told.lines)
    assert case.value(("卖家", 0, "店铺名")) == "某某小店", "all or none"
    assert isinstance(case.apply(told.edits, told.version), Written)
    assert (case.value(("标题",)), case.value(("卖家", 0, "店铺名"))) == ("后写的", "甲")
    case.undo()
    assert case.value(("标题",)) == "先写的"


SAID, SHOWN = {"回答": "是", "原话": "概不退换"}, {"回答": "是", "证据": ("订单截图",)}
BOTH = {"回答": "是", "原话": "概不退换", "证据": ["订单截图"]}


@pytest.mark.parametrize(
    ("before", "first", "second", "after"),
    [
        ("是", SAID, SHOWN, BOTH),
        ("是", SHOWN, SAID, BOTH),
        (None, SAID, SHOWN, BOTH),
        (None, "是", {"证据": ("订单截图",)}, {"回答": "是", "证据": ["订单截图"]}),
        (None, {"原话": "概不退换"}, "是", {"回答": "是", "原话": "概不退换"}),
        ("是", SAID, {"回答": "否", "证据": ("订单截图",)}, {**BOTH, "回答": "否"}),
        ("是", "否", SHOWN, {**SHOWN, "回答": "否", "证据": ["订单截图"]}),
        ("是", SAID, {**SAID, "原话": "不能退"}, None),
        ("是", "否", "不清楚", None),
    ],
)
def test_of_one_fact_its_words_and_its_exhibit_are_joined(
    desk: Desk, before: str | None, first: Tree, second: Tree, after: dict[str, object] | None
) -> None:
    case = opened(desk, RENEWAL)
    (name, *_) = case.data["事实"]
    case.apply([Edit(("事实", name), before)], case.version)
    saw = case.version
    assert isinstance(case.apply([Edit(("事实", name), first)], saw), Written)
    result = case.apply([Edit(("事实", name), second)], saw)
    if after is None:
        assert isinstance(result, Conflict)
        return
    assert isinstance(result, Written)
    assert case.data["事实"][name] == after


def test_entries_of_a_list_are_found_again(desk: Desk) -> None:
    case = opened(desk)
    case.apply(
        [Edit(("经过",), tuple({"时间": "2026-11-0" + n, "事项": f"第{n}件"} for n in "123"))], case.version
    )
    saw = case.version
    case.apply([Edit(("经过", 0), None)], saw)
    # The other window still sees three, and means the third.
    assert isinstance(case.apply([Edit(("经过", 2, "事项"), "改了")], saw), Written)
    assert isinstance(case.apply([Edit(("经过", 3), {"时间": "2026-11-04", "事项": "新的"})], saw), Written)
    assert [each["事项"] for each in case.data["经过"]] == ["第2件", "改了", "新的"]
    assert isinstance(case.apply([Edit(("经过", 0, "事项"), "没了的")], saw), Conflict)


def test_what_a_forgotten_version_saw_is_never_written_over(desk: Desk) -> None:
    case = opened(desk)
    told = case.apply([Edit(("卖家", 0, "店铺名"), "甲")], "a version nobody knows")
    assert isinstance(told, Conflict)
    assert isinstance(case.apply([Edit(("卖家", 0, "店铺名"), "某某小店")], "nobody knows"), Written)
    assert isinstance(case.replace(case.text + "# x\n", "nobody knows"), Conflict)


def test_a_whole_text_is_joined_line_by_line(desk: Desk) -> None:
    case = opened(desk)
    saw, text = case.version, case.text
    case.apply([Edit(("卖家", 0, "店铺名"), "甲")], saw)
    assert case.replace(text.replace("15.00", "16.00"), saw) == Written(case.version, merged=True)
    assert "店铺名: 甲" in case.text
    assert "16.00" in case.text
    assert isinstance(case.replace(text.replace("某某小店", "乙"), saw), Conflict)


def test_below_a_name_of_a_party_its_own_file_is_changed(desk: Desk) -> None:
    case = opened(desk, RENEWAL)
    party = desk.cases / "parties" / "示例-赵某某.yaml"
    before, own = case.file.read_bytes(), party.read_bytes()
    saw = case.version
    assert isinstance(case.apply([Edit(("消费者", "电话"), "13800000000")], saw), Written)
    assert case.file.read_bytes() == before
    assert case.value(("消费者", "电话")) == "13800000000"
    assert case.version != saw
    told = case.apply([Edit(("消费者", "电话"), "13900000000")], saw)
    assert isinstance(told, Conflict)
    assert "13800000000" in told.now
    assert isinstance(case.undo(), Written)
    assert (party.read_bytes(), case.version) == (own, saw)
    party.write_bytes(own + "# 别处写的\n".encode())
    assert case.refreshed()
    assert not case.refreshed()


def test_undo_takes_back_its_own_and_leaves_what_others_wrote(desk: Desk) -> None:
    case = opened(desk)
    first = case.file.read_bytes()
    case.apply([Edit(("标题",), "甲")], case.version)
    case.apply([Edit(("标题",), "乙")], case.version)
    case.file.write_text("# 编辑器写的\n" + case.file.read_text(encoding="utf-8"), encoding="utf-8")
    assert isinstance(case.undo(), Written)
    assert isinstance(case.undo(), Written)
    assert case.file.read_bytes() == "# 编辑器写的\n".encode() + first
    assert (case.can_undo, case.can_redo) == (False, True)
    assert isinstance(case.redo(), Written)
    assert case.value(("标题",)) == "甲"
    case.file.write_text(case.text.replace("标题: 甲", "标题: 丙"), encoding="utf-8")
    assert isinstance(case.undo(), Refused)
    assert case.value(("标题",)) == "丙"


def test_what_was_before_is_backed_up_once_and_for_its_owner_alone(desk: Desk) -> None:
    case = opened(desk)
    first = case.file.read_bytes()
    for word in "甲乙丙":
        case.apply([Edit(("标题",), word)], case.version)
    backups = [file for file in (desk.cases / "备份").iterdir() if file.name.startswith(SMALL)]
    assert [file.read_bytes() for file in backups] == [first]
    if os.name == "posix":
        assert stat.S_IMODE(backups[0].stat().st_mode) == 0o600
        case.file.chmod(0o640)
        case.apply([Edit(("标题",), "丁")], case.version)
        assert stat.S_IMODE(case.file.stat().st_mode) == 0o640


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"\xff\xfe\x00",
        "标题：全角\n卖家: [\n".encode(),
        "标题: 甲\n".encode("gbk"),
        b"- 1\n- 2\n",
        b"a: &x [*x]\n",
    ],
)
def test_a_file_with_faults_opens_and_can_be_rewritten(content: bytes, desk: Desk) -> None:
    file = desk.cases / "坏的.yaml"
    file.write_bytes(content)
    case = opened(desk, "坏的")
    assert isinstance(case.text, str)
    assert case.checked(DAY).brief is None
    told = case.apply([Edit(("标题",), "甲")], case.version)
    assert isinstance(told, Refused | Written)
    assert isinstance(told, Written) or file.read_bytes() == content
    if "\ufffd" not in case.text:
        assert isinstance(case.replace("标题: 好了\n", case.version), Written)
        assert file.read_bytes() == "标题: 好了\n".encode()


def test_line_breaks_and_mark_of_a_windows_file_stay(desk: Desk) -> None:
    file = desk.cases / "窗.yaml"
    file.write_bytes("\ufeff标题: 甲\r\n备注: 乙\r\n".encode())
    case = opened(desk, "窗")
    assert case.text == "标题: 甲\n备注: 乙\n"
    case.replace("标题: 丙\n新: 丁\n备注: 乙\n", case.version)
    assert file.read_bytes() == "\ufeff标题: 丙\r\n新: 丁\r\n备注: 乙\r\n".encode()


def test_what_was_found_is_kept_while_nothing_changes(desk: Desk) -> None:
    case = opened(desk)
    first = case.checked(DAY)
    assert case.checked(DAY) is first
    case.folder.mkdir()
    (case.folder / "图.png").write_bytes(b"x")
    second = case.checked(DAY)
    assert second is not first
    case.apply([Edit(("争议",), "没有这一种")], case.version)
    assert case.checked(DAY).brief is None


def test_a_file_that_went_is_told_and_not_made_anew(desk: Desk) -> None:
    case = opened(desk)
    saw = case.version
    case.file.unlink()
    assert isinstance(case.apply([Edit(("标题",), "甲")], saw), Refused | Conflict)
    assert not case.file.exists()


def test_many_at_once_lose_nothing(desk: Desk) -> None:
    case = opened(desk)
    results: list[object] = []

    def write(number: int) -> None:
        results.append(case.apply([Edit(("自己的", f"键{number}"), f"词{number}")], case.version))

    threads = [threading.Thread(target=write, args=(n,)) for n in range(12)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert all(isinstance(each, Written) for each in results)
    assert case.value(("自己的",)) == {f"键{n}": f"词{n}" for n in range(12)}


def test_versions_are_few_and_small() -> None:
    from kameng_docs.desk.casefile.snapshot import CASE, Snapshot

    versions = Versions(Snapshot({CASE: b"first"}))
    for number in range(MOST + 50):
        versions.add(Snapshot({CASE: str(number).encode()}))
    assert len(versions._known) == MOST
    for number in range(10):
        versions.add(Snapshot({CASE: bytes([number]) * (MOST_BYTES // 4)}))
    assert len(versions._known) <= 4


@pytest.mark.parametrize("seed", [1, 2])
def test_a_storm_of_two_windows_and_an_editor_loses_no_word(seed: int, tmp_path: Path) -> None:
    run = storm(tmp_path, 220, seed)
    assert (
        min(run.counts[what] for what in ("field", "editor", "undo", "append", "text", "merged", "conflict"))
        > 0
    )
