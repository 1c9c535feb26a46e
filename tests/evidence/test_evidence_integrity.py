"""The manifest, the hash of the whole that anybody can make again, and what changed since."""

import csv
import hashlib
import io
import itertools
import os
import re
import shutil
import subprocess
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tools import need

from kameng_docs.custody.compare import Differences, Known, compare, record, record_of, whole_of
from kameng_docs.evidence.integrity import COLUMNS, SUMS, Entry, holds_any, manifest, recipe, sums, whole

FILES = {"订单页.png": b"order", "聊天/客服聊天.txt": "概不退款".encode(), "付款.pdf": b"%PDF-paid"}


def sha256(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


def entry(number: str, file: str, content: bytes, **more) -> Entry:
    return Entry(number, f"{file} 的名称", file, sha256(content), len(content), **more)


ENTRIES = [
    entry("2-1", "聊天/客服聊天.txt", FILES["聊天/客服聊天.txt"], formed_at="2026-10-03 21:20", pages="7至9"),
    entry("1-10", "付款.pdf", FILES["付款.pdf"], origin="微信账单导出", pages="4至6"),
    entry("1-2", "订单页.png", FILES["订单页.png"], origin="手机截屏", pages="3"),
]
SECRET = entry("1-3", "卡密.txt", b"ABCD-1234-EFGH-5645", secret=True)


@pytest.fixture
def folder(tmp_path) -> Path:
    for name, content in FILES.items():
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_bytes(content)
    return tmp_path


def rows(content: bytes) -> list[list[str]]:
    return list(csv.reader(io.StringIO(content.decode("utf-8-sig"), newline="")))


def test_the_manifest_lists_every_original_in_the_order_of_numbers():
    head, *body = rows(manifest(ENTRIES))
    assert tuple(head) == COLUMNS
    assert [row[0] for row in body] == ["证据1-2", "证据1-10", "证据2-1"]
    assert body[1] == [
        *("证据1-10", "付款.pdf 的名称", "付款.pdf", sha256(b"%PDF-paid")),
        *("9", "", "微信账单导出", "4至6"),
    ]


def test_the_manifest_opens_in_excel():
    content = manifest(ENTRIES)
    assert content.startswith(b"\xef\xbb\xbf")
    assert content.count(b"\r\n") == content.count(b"\n") == 4


def test_the_order_of_the_entries_does_not_matter():
    every = list(itertools.permutations([*ENTRIES, SECRET]))
    assert len({manifest(each) for each in every}) == 1
    assert len({sums(each) for each in every}) == 1


@pytest.mark.parametrize("first", ["=", "+", "-", "@", "＝", "＋", "－", "＠", "\t", "\r", "\n"])
def test_no_cell_is_a_formula(first):
    bad = replace(
        ENTRIES[0], title=f'{first}HYPERLINK("http://example.invalid")', origin=f"{first}1", pages=first
    )
    (_, row) = rows(manifest([bad]))
    assert all(not cell.startswith(first) for cell in row)
    assert row[1] == f"'{bad.title}"


texts = st.text(st.characters(exclude_categories=("Cs",)))


@given(st.lists(st.tuples(texts, texts, texts), max_size=5))
def test_the_record_comes_back_from_the_manifest_whatever_the_names(names):
    entries = [
        Entry(number, title, f"f{file}" if file in {"", "'"} else file, sha256(file.encode()), 1)
        for number, title, file in names
    ]
    found = record_of(manifest(entries))
    assert found is not None
    assert sorted(map(repr, found)) == sorted(map(repr, record(entries)))


def test_a_manifest_that_excel_saved_again_is_read():
    content = manifest(ENTRIES)
    as_gbk = content.decode("utf-8-sig").encode("gb18030")
    assert record_of(as_gbk) == record_of(content)
    with_empty_columns = content.replace(b"\r\n", b",,\r\n") + b",,,,,,,,,\r\n"
    assert record_of(with_empty_columns) == record_of(content)


@pytest.mark.parametrize(
    "content",
    [b"", b"\xff\xfe\x00", b"a,b\r\n1,2\r\n", manifest([])[:20], manifest(ENTRIES)[:-40], b'"', b"\x00" * 99],
    ids=["empty", "binary", "another table", "half a head", "cut off", "quote", "zeros"],
)
def test_what_is_no_manifest_is_none(content):
    assert record_of(content) is None


def test_the_whole_does_not_depend_on_numbers_titles_and_pages():
    renumbered = [replace(each, number=f"9-{i}", title="x", pages="1") for i, each in enumerate(ENTRIES)]
    assert whole(renumbered) == whole(ENTRIES)
    assert whole([*ENTRIES, replace(ENTRIES[0], number="3-1")]) == whole(ENTRIES)
    assert whole([replace(ENTRIES[0], sha256=sha256(b"changed")), *ENTRIES[1:]]) != whole(ENTRIES)
    assert whole([replace(ENTRIES[0], file="other"), *ENTRIES[1:]]) != whole(ENTRIES)
    assert whole(ENTRIES[1:]) != whole(ENTRIES)


def run(folder: Path, *command: str) -> str:
    done = subprocess.run(command, cwd=folder, check=True, capture_output=True, encoding="utf-8")
    return done.stdout


def test_sha256sum_checks_every_file_and_makes_the_same_whole(folder):
    program = need("sha256sum")
    (folder / SUMS).write_bytes(sums(ENTRIES))
    assert run(folder, program, "-c", SUMS).count("OK") == 3
    assert run(folder, program, SUMS).split()[0] == whole(ENTRIES)


def test_the_recipe_without_the_file_of_sums_gives_the_whole(folder):
    need("sha256sum")
    names = " ".join(f"'{name}'" for name in FILES)
    line = next(line for line in recipe(ENTRIES, whole(ENTRIES)).splitlines() if "LC_ALL" in line)
    command = line.replace("文件1 文件2 ……", names)
    assert run(folder, need("sh"), "-c", command).split()[0] == whole(ENTRIES)


def test_sha256sum_and_we_spell_odd_names_alike(tmp_path):
    program = need("sha256sum")
    names = ["a\\b.txt", "a\nb.txt", "a b.txt", "'=1.txt", "é.txt", "\U0001f600.txt"]
    for name in names:
        (tmp_path / name).write_bytes(name.encode())
    entries = [entry("1-1", name, name.encode()) for name in names]
    theirs = run(tmp_path, program, *sorted(names))
    assert sorted(theirs.encode().splitlines()) == sorted(sums(entries).splitlines())


def test_the_recipe_says_the_hash_and_its_limits():
    text = recipe(ENTRIES, whole(ENTRIES))
    assert whole(ENTRIES) in text
    assert "原件 3 个" in text
    assert "不能说明文件是什么时候、由谁做的" in text
    assert "卡密" not in text


def test_nothing_public_lets_a_hidden_key_be_tried_out():
    every = [*ENTRIES, SECRET]
    shown = manifest(every, public=True).decode() + recipe(every, whole(every, public=True), public=True)
    assert SECRET.sha256 not in shown
    assert SECRET.sha256 in manifest(every).decode()
    (row,) = [row for row in rows(manifest(every, public=True)) if row[0] == "证据1-3"]
    assert row[3:5] == ["不公开", "不公开"]
    # A hash over all would do as well: the other lines are known, and only the key is left to try.
    assert SECRET.sha256.encode() not in sums(every, public=True)
    assert whole(every, public=True) == whole(ENTRIES) != whole(every)
    assert "含有卡密的 1 个文件不在其内" in shown


@pytest.mark.parametrize(
    "content",
    [
        b"ABCD1234EFGH5645",
        "卡密：abcd-1234\r\nefgh-5645".encode("gb18030"),
        "ＡＢＣＤ１２３４ＥＦＧＨ５６４５".encode(),
        "卡号 ABCD 1234 EFGH 5645".encode("utf-16"),
        b"\xff\xfe\xff ABCD1234EFGH5645",
    ],
)
def test_a_key_in_a_text_is_found(content):
    assert holds_any(content, ["ABCD-1234-EFGH-5645"])


def test_where_there_is_no_key_none_is_found():
    assert not holds_any("卡密是 ABCD****5645".encode(), ["ABCD-1234-EFGH-5645"])
    assert not holds_any(b"ABCD1234", [])
    assert not holds_any(b"ABCD1234", ["", "--"])


def test_nothing_changed(folder):
    found = compare(record(ENTRIES), folder)
    assert found == Differences()
    assert not found.altered


def test_one_byte_is_a_change(folder):
    (folder / "付款.pdf").write_bytes(b"%PDF-paie")
    found = compare(record(ENTRIES), folder)
    assert found == Differences(changed=("付款.pdf",))
    assert found.altered


def test_lost_new_and_moved_are_told_apart(folder):
    (folder / "付款.pdf").unlink()
    (folder / "订单页.png").rename(folder / "订单.png")
    (folder / "新的.png").write_bytes(b"new")
    (folder / "公开版.png").write_bytes(b"masked")
    found = compare(record(ENTRIES), folder, named=["公开版.png"])
    assert found == Differences(lost=("付款.pdf",), new=("新的.png",), moved=(("订单页.png", "订单.png"),))
    assert found.altered


def test_a_new_file_alone_alters_nothing(folder):
    (folder / "新的.png").write_bytes(b"new")
    assert not compare(record(ENTRIES), folder).altered


def test_books_stamps_and_hidden_files_are_not_new(folder):
    for name in ("已提交/2026-11-22/证据册.pdf", "时间戳/请求.tsq", ".DS_Store", ".git/config", "聊天/.x"):
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(b"x")
    (folder / "聊天" / "时间戳").mkdir()
    (folder / "聊天" / "时间戳" / "页面.png").write_bytes(b"x")
    assert compare(record(ENTRIES), folder) == Differences(new=("聊天/时间戳/页面.png",))


def test_the_record_of_the_manifest_does_as_well_as_the_entries(folder):
    (folder / "订单页.png").write_bytes(b"other")
    kept = record_of(manifest(ENTRIES))
    assert kept is not None
    assert compare(kept, folder) == compare(record(ENTRIES), folder)
    assert whole_of(kept) == whole(ENTRIES)


def test_what_the_public_manifest_withholds_cannot_be_compared(folder):
    (folder / "卡密.txt").write_bytes(b"whatever")
    kept = record_of(manifest([*ENTRIES, SECRET], public=True))
    assert kept is not None
    assert compare(kept, folder) == Differences(unknown=("卡密.txt",))
    assert whole_of(kept) == whole([*ENTRIES, SECRET], public=True)


@pytest.mark.parametrize(
    "file", ["/etc/hostname", "../outside.txt", "a\0b", "", "聊天", "聊天/../../outside.txt"]
)
def test_a_record_that_leads_elsewhere_is_not_followed(folder, file):
    (folder.parent / "outside.txt").write_bytes(b"secret")
    found = compare((Known("1-1", file, sha256(b"secret")),), folder, named=FILES)
    assert found == Differences(unread=(file,))


def test_links_out_of_the_folder_and_devices_are_not_read(folder, tmp_path_factory):
    outside = tmp_path_factory.mktemp("outside") / "付款.pdf"
    outside.write_bytes(FILES["付款.pdf"])
    (folder / "付款.pdf").unlink()
    (folder / "付款.pdf").symlink_to(outside)
    (folder / "订单页.png").unlink()
    os.mkfifo(folder / "订单页.png")
    found = compare(record(ENTRIES), folder)
    assert found == Differences(unread=("付款.pdf", "订单页.png"))
    assert found.altered


def test_the_folder_may_be_gone(folder):
    shutil.rmtree(folder)
    assert compare(record(ENTRIES), folder).lost == tuple(sorted(FILES))


def test_a_name_that_is_no_text_is_told_and_printable(folder):
    try:
        (Path(os.fsdecode(os.fsencode(folder) + b"/\xff.png"))).write_bytes(b"x")
    except OSError:
        pytest.skip("this file system takes no such name")
    (name,) = compare(record(ENTRIES), folder).new
    assert re.fullmatch("\ufffd+\\.png", name)
