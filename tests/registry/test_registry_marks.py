"""Marks: the same key in two cases is seen, and nothing can be guessed from them."""

import os
import sqlite3
import stat
from concurrent.futures import ThreadPoolExecutor

import pytest
from cases_support import REPOSITORY, case_file, order, put_down

from kameng_docs import output
from kameng_docs.registry import marks
from kameng_docs.registry.marks import (
    LENGTH,
    PHONE,
    PLACE,
    TICKET,
    marks_of,
    marks_sought,
    numbers_of,
    secret_of,
)
from kameng_docs.registry.shared import Marks
from kameng_docs.source import read

KEY = "QX7K-99ZP-44LM-0000"


def source(tmp_path, name="甲案", **of_order):
    found, _ = read(put_down(case_file(交易=[order(**of_order)]), tmp_path, name), shown_as=name)
    assert found is not None
    return found


def test_the_same_key_written_otherwise_has_the_same_mark_and_the_kind_counts(tmp_path):
    secret = secret_of(tmp_path)
    one = marks_of(source(tmp_path, 卡密=[KEY]), secret)
    two = marks_of(source(tmp_path, "乙案", 卡密=KEY.lower().replace("-", " ")), secret)
    assert one["卡密"] == two["卡密"]
    as_number = marks_of(source(tmp_path, "丙案", 订单号=KEY), secret)
    assert as_number["订单号"] != one["卡密"]
    assert all(len(mark) == LENGTH for marks in one.values() for mark in marks)


def test_another_folder_has_another_secret_and_without_one_there_is_no_mark(tmp_path):
    for name in ("一", "二"):
        (tmp_path / name).mkdir()
    told = source(tmp_path, 卡密=[KEY])
    assert marks_of(told, secret_of(tmp_path / "一")) != marks_of(told, secret_of(tmp_path / "二"))
    assert marks_of(told, None) == {}


def test_the_secret_is_made_once_for_its_owner_alone(tmp_path):
    with ThreadPoolExecutor(8) as pool:
        found = set(pool.map(secret_of, [tmp_path] * 16))
    assert len(found) == 1
    assert found == {(tmp_path / PLACE).read_bytes()}
    if os.name == "posix":
        assert stat.S_IMODE((tmp_path / PLACE).stat().st_mode) == 0o600
    assert sorted(path.name for path in tmp_path.iterdir()) == [PLACE]


def test_a_secret_that_another_makes_between_two_looks_is_read(tmp_path, monkeypatch):
    looked = iter([None])

    def plain_bytes(place, most):
        if (first := next(looked, place)) is None:
            place.write_bytes(b"a" * 64)
            return first
        return output.plain_bytes(place, most)

    monkeypatch.setattr(marks, "plain_bytes", plain_bytes)
    assert secret_of(tmp_path) == b"a" * 64


@pytest.mark.parametrize("kind", ["folder", "link", "long"])
def test_what_is_none_of_ours_is_left_alone(tmp_path, kind):
    place, elsewhere = tmp_path / PLACE, tmp_path / "别处"
    if kind == "folder":
        place.mkdir()
    elif kind == "link":
        elsewhere.write_text("别人的", "utf-8")
        place.symlink_to(elsewhere)
    else:
        place.write_bytes(b"x" * 500)
    assert secret_of(tmp_path) is None
    assert kind != "link" or elsewhere.read_text("utf-8") == "别人的"
    assert kind != "long" or place.read_bytes() == b"x" * 500


def test_a_folder_that_is_not_there_gets_none(tmp_path):
    (tmp_path / "文件").write_text("", "utf-8")
    assert secret_of(tmp_path / "文件") is None


def test_orders_that_are_no_orders_give_nothing(tmp_path):
    for content in ("交易: 一笔\n", "交易:\n  - 一\n  - 卡密: [[a]]\n", "- 一\n", "标题: 没有交易\n"):
        file = tmp_path / "案.yaml"
        file.write_text(content, "utf-8")
        found, _ = read(file, shown_as="案")
        assert found is None or list(numbers_of(found)) == []


def test_git_never_takes_the_secret_in():
    assert "/cases/*" in (REPOSITORY / ".gitignore").read_text("utf-8").split()


def test_a_whole_number_is_found_and_a_part_of_it_is_not(tmp_path):
    told = source(tmp_path, 订单号="AB20260001", 卡密=[KEY])
    told.data["进度"] = [{"渠道": "12315", "编号": "TS-2026-0009"}]
    told.data["消费者"] = {"姓名": "某甲", "电话": "138-0000-0123"}
    marks = marks_of(told, secret_of(tmp_path))
    assert set(marks) == {"订单号", "卡密", TICKET, PHONE}
    found = {
        text: {key for key, mark in marks_sought(text, tmp_path).items() if mark in marks.get(key, ())}
        for text in (
            "ts20260009",
            "ab2026-0001",
            KEY,
            "TS-2026",
            "短",
            "AB20260002",
            "13800000123",
            "0000123",
        )
    }
    assert found == {
        "ts20260009": {TICKET},
        "ab2026-0001": {"订单号"},
        KEY: {"卡密"},
        "TS-2026": set(),
        "短": set(),
        "AB20260002": set(),
        "13800000123": {PHONE},
        "0000123": set(),
    }
    assert marks_sought("ts20260009", tmp_path / "别处") == {}


def test_a_number_of_a_complaint_that_two_cases_have_is_no_finding():
    with sqlite3.connect(":memory:") as database:
        marks = Marks(database)
        for case in ("甲", "乙"):
            marks.take(case, {TICKET: ("一",), "订单号": ("二",)}, wanted=True)
        assert [each.kinds for each in marks.shared()] == [("订单号",)]
