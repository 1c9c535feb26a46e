"""What the columns of a sheet are: what is said goes before what was kept, and that before what a name says."""

from pathlib import Path

import pytest

from kameng_docs.starting.sheet.kept import Columns, ColumnsError, columns_of, keep, nameless, tables_in

NAMES = ("姓名", "涉案金额", "备注")


def test_what_is_kept_is_found_again_by_the_same_columns_in_any_order(tmp_path: Path) -> None:
    keep(tmp_path, (), Columns(NAMES, {"姓名": "姓名", "涉案金额": "实付"}))
    tables = tables_in(tmp_path)
    again = columns_of(NAMES[::-1], tables, {})
    assert again.before
    assert dict(again.fields) == {"姓名": "姓名", "涉案金额": "实付"}
    assert again.unknown == ("备注",)


def test_a_column_that_another_sheet_had_is_what_it_was_there(tmp_path: Path) -> None:
    keep(tmp_path, (), Columns(NAMES, {"姓名": "姓名", "涉案金额": "实付"}))
    other = columns_of((*NAMES, "金额", "电话"), tables_in(tmp_path), {})
    assert not other.before
    assert dict(other.fields) == {"姓名": "姓名", "涉案金额": "实付", "备注": "备注", "电话": "电话"}


def test_what_is_said_now_takes_the_place_of_what_was_kept(tmp_path: Path) -> None:
    keep(tmp_path, (), Columns(NAMES, {"姓名": "姓名", "涉案金额": "实付"}))
    tables = tables_in(tmp_path)
    keep(tmp_path, tables, columns_of(NAMES, tables, {"涉案金额": "不用", "备注": "经过"}))
    (only,) = tables_in(tmp_path)
    assert only.columns == {"姓名": "姓名", "涉案金额": "不用", "备注": "经过"}


def test_two_sheets_given_in_turn_leave_the_file_alone(tmp_path: Path) -> None:
    for names in (NAMES, ("姓名", "电话")):
        keep(tmp_path, tables_in(tmp_path), columns_of(names, tables_in(tmp_path), {}))
    file = next((tmp_path / "登记表").iterdir())
    before = file.read_bytes()
    for names in (NAMES, ("姓名", "电话")):
        keep(tmp_path, tables_in(tmp_path), columns_of(names, tables_in(tmp_path), {}))
    assert file.read_bytes() == before
    assert len(tables_in(tmp_path)) == 2


@pytest.mark.parametrize("name", ["a: b", "#1", "[x]", "‘单’引号", "（第 2 列）"])
def test_columns_may_have_any_name(tmp_path: Path, name: str) -> None:
    keep(tmp_path, (), Columns(("姓名", name), {"姓名": "姓名", name: "备注"}))
    assert columns_of(("姓名", name), tables_in(tmp_path), {}).fields[name] == "备注"


@pytest.mark.parametrize("text", ["表格: 一\n", "[", "别的: []\n", "表格:\n  - 姓名: 名字\n"])
def test_a_file_that_nobody_can_read_says_so(tmp_path: Path, text: str) -> None:
    (tmp_path / "登记表").mkdir()
    (tmp_path / "登记表" / "列.yaml").write_text(text, "utf-8")
    with pytest.raises(ColumnsError) as error:
        tables_in(tmp_path)
    assert "列.yaml" in error.value.told


def test_a_sheet_without_a_name_is_told_what_to_say() -> None:
    assert nameless(columns_of(NAMES, (), {})) == ""
    assert "--map 列=姓名" in nameless(columns_of(("电话", "备注"), (), {}))
