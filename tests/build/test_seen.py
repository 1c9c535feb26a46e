"""A case that was found in order costs a look; a look that says too little, or something else, costs a hash and no mistake."""

import json
import os
import shutil
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path

import pytest
from machine_support import SMALL, TICKET, manifest, replace_in, times

from kameng_docs import output
from kameng_docs.build import Job, build, fresh, ground, looks, seen
from kameng_docs.resources.looks import COARSE_TICK, TICK, is_sure, look_at

NOW = 1_700_000_000_500_000_000


@pytest.fixture
def case(shipped: Callable[[str], Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A case whose papers stand, in a folder of its own, with records of its own; its files are older than any tick."""
    shutil.copytree(shipped(SMALL), tmp_path / "x")
    monkeypatch.chdir(tmp_path / "x")
    for module in (seen, ground):
        monkeypatch.setattr(module, "FOLDER", tmp_path / "seen")
    age()
    return Path("cases") / f"{SMALL}.yaml"


def age() -> None:
    """Wait until nothing here is of the tick in which it is looked at."""
    time.sleep(2 * TICK / 1e9)


def job() -> Job:
    return Job(Path("out"), date.fromisoformat(manifest(SMALL)["made_on"]))


def stands(case: Path) -> bool:
    (result,) = build([case], job())
    return result.up_to_date


@contextmanager
def hashing(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[str]]:
    """The names of files that are read to be hashed."""
    read: list[str] = []
    source, made = fresh._source_bytes, output.unchanged
    with monkeypatch.context() as counted:
        counted.setattr(fresh, "_source_bytes", lambda file, name: read.append(name) or source(file, name))
        counted.setattr(
            output, "unchanged", lambda folder, each: read.append(each.path) or made(folder, each)
        )
        yield read


def test_what_was_found_in_order_is_only_looked_at(case: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with hashing(monkeypatch) as read:
        assert stands(case)
    assert {case.name, TICKET} <= set(read)
    before = times(Path("out"))
    with hashing(monkeypatch) as read:
        assert stands(case)
    assert (read, times(Path("out"))) == ([], before)


def touch(path: Path) -> None:
    os.utime(path)


def write_the_same(path: Path) -> None:
    path.write_bytes(path.read_bytes())


def another_inode(path: Path) -> None:
    draft = path.with_name("x.part")
    shutil.copy2(path, draft)
    draft.replace(path)


def link_to(path: Path) -> None:
    os.link(path, path.with_name("x.link"))


@pytest.mark.parametrize("name", [f"cases/{SMALL}.yaml", f"out/{SMALL}/{TICKET}"])
@pytest.mark.parametrize("change", [touch, write_the_same, another_inode, link_to])
def test_another_look_with_the_same_content_is_hashed_once_and_stands(
    case: Path, monkeypatch: pytest.MonkeyPatch, name: str, change: Callable[[Path], None]
) -> None:
    assert stands(case)
    change(Path(name))
    age()
    with hashing(monkeypatch) as read:
        assert stands(case)
    assert len(read) == 1, read
    with hashing(monkeypatch) as read:
        assert stands(case)
    assert read == []


def test_a_file_that_keeps_size_and_time_is_known_by_its_change(case: Path) -> None:
    assert stands(case)
    before = case.stat()
    case.write_text(case.read_text("utf-8").replace("兑换", "兌换", 1), "utf-8")
    os.utime(case, ns=(before.st_atime_ns, before.st_mtime_ns))
    assert (case.stat().st_size, case.stat().st_mtime_ns) == (before.st_size, before.st_mtime_ns)
    assert not stands(case)


def test_what_is_written_through_another_name_of_a_file_is_noticed(case: Path) -> None:
    link_to(case)
    age()
    assert stands(case)
    other = case.with_name("x.link")
    other.write_text(other.read_text("utf-8") + "# 又一行\n", "utf-8")
    assert not stands(case)


def test_a_file_of_this_very_tick_is_never_believed(case: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    # As on a file system whose clock stands still: each write looks as the one before.
    real, now = case.stat(), time.time_ns() | 1
    frozen = (real.st_size, now, now, real.st_ino)
    monkeypatch.setattr(fresh.time, "time_ns", lambda: now + TICK // 2)
    monkeypatch.setattr(
        looks,
        "look_at",
        lambda path, through=False: frozen if path.endswith(case.name) else look_at(path, through=through),
    )
    assert stands(case)
    with hashing(monkeypatch) as read:
        assert stands(case)
    assert read == [case.name]
    case.write_text(case.read_text("utf-8").replace("兑换", "兌换", 1), "utf-8")
    assert not stands(case)


@pytest.mark.parametrize(
    ("look", "read_at", "sure"),
    [
        ((9, NOW, NOW, 7), NOW + TICK + 1, True),
        ((9, NOW, NOW, 7), NOW + TICK, False),
        ((9, NOW - 10 * TICK, NOW, 7), NOW + TICK, False),
        ((9, NOW, NOW, 7), NOW - 5, False),
        ((9, NOW, NOW, 0), NOW + 10 * COARSE_TICK, False),
        ((9, 0, 0, 7), NOW, False),
        ((9, NOW - 500_000_000, NOW - 500_000_000, 7), NOW + TICK, False),
        ((9, NOW - 500_000_000, NOW - 500_000_000, 7), NOW + COARSE_TICK, True),
    ],
)
def test_when_a_look_is_sure(look: tuple[int, int, int, int], read_at: int, *, sure: bool) -> None:
    assert is_sure(look, read_at) is sure


def test_a_file_system_without_inodes_is_hashed_every_time(
    case: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def bare(path: str, *, through: bool = False) -> tuple[int, int, int, int] | None:
        found = look_at(path, through=through)
        return found and (*found[:3], 0)

    monkeypatch.setattr(looks, "look_at", bare)
    for _ in range(3):
        with hashing(monkeypatch) as read:
            assert stands(case)
        assert {case.name, TICKET} <= set(read)
    case.write_text(case.read_text("utf-8") + "# 又一行\n", "utf-8")
    assert not stands(case)


def records() -> list[Path]:
    return [path for path in seen.FOLDER.iterdir() if path.suffix == ".json"]


def spoil(record: Path) -> None:
    data = record.read_bytes()
    record.write_bytes(data[:-9] + b"x" + data[-8:])


def halve(record: Path) -> None:
    record.write_bytes(record.read_bytes()[:100])


def fold(record: Path) -> None:
    record.unlink()
    record.mkdir()


def of_a_list(record: Path) -> None:
    body = b"[1]"
    record.write_bytes(seen._seal(body) + b"\n" + body)


@pytest.mark.parametrize("harm", [spoil, halve, fold, of_a_list])
def test_a_record_that_is_none_is_hashed_over(
    case: Path, monkeypatch: pytest.MonkeyPatch, harm: Callable[[Path], None]
) -> None:
    assert stands(case)
    (record,) = records()
    harm(record)
    with hashing(monkeypatch) as read:
        assert stands(case)
    assert case.name in read
    case.write_text(case.read_text("utf-8") + "# 又一行\n", "utf-8")
    assert not stands(case)


def test_where_no_record_can_be_written_everything_goes_on(
    case: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    (tmp_path / "no folder").write_bytes(b"")
    for module in (seen, ground):
        monkeypatch.setattr(module, "FOLDER", tmp_path / "no folder")
    for _ in range(2):
        with hashing(monkeypatch) as read:
            assert stands(case)
        assert case.name in read


def test_papers_that_were_copied_from_another_machine_are_hashed(
    case: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    assert stands(case)
    shutil.move("out", tmp_path / "away")
    shutil.copytree(tmp_path / "away", "out")
    replace_in(Path("out") / SMALL / TICKET, "。", "！")
    with hashing(monkeypatch) as read:
        assert not stands(case)
    assert TICKET in read


def test_a_record_tells_nothing_of_a_case(case: Path) -> None:
    assert stands(case)
    (record,) = records()
    text = record.read_text("utf-8")
    assert SMALL not in text
    assert "\\u" not in text
    assert all(char in "0123456789abcdef" for key in json.loads(text.split("\n")[1]) for char in key)


@pytest.mark.skipif(os.name != "posix", reason="links need a privilege there")
def test_a_folder_that_became_a_link_is_no_folder_of_ours(case: Path, tmp_path: Path) -> None:
    assert stands(case)
    folder = Path("out") / SMALL / Path(TICKET).parent
    folder.rename(tmp_path / "away")
    folder.symlink_to(tmp_path / "away")
    assert not stands(case)


def test_of_two_cases_of_one_name_neither_is_taken_for_the_other(case: Path) -> None:
    assert stands(case)
    other = Path("others") / case.name
    shutil.copytree("cases", "others")
    other.write_text(other.read_text("utf-8") + "# 又一行\n", "utf-8")
    assert not stands(other)


def test_only_so_many_records_are_kept(case: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(seen, "MOST", 3)
    for number in range(6):
        record = seen.Seen(Path(f"out{number}"))
        record.remember("甲", "x", ["y" * seen.LENGTH])
        record.keep()
    assert len(list(seen.FOLDER.iterdir())) <= 3
    assert seen.Seen(Path("out5")).each("甲") == {"y" * seen.LENGTH}


def test_a_record_that_is_used_outlives_those_that_are_not(
    case: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(seen, "MOST", 2)
    for number in range(2):
        record = seen.Seen(Path(f"out{number}"))
        record.remember("甲", "x", [])
        record.keep()
    for age_of, file in enumerate(sorted(seen.FOLDER.iterdir(), key=lambda file: file.stat().st_mtime_ns)):
        os.utime(file, (1_000_000 + age_of, 1_000_000 + age_of))
    seen.Seen(Path("out0"))
    record = seen.Seen(Path("out2"))
    record.remember("甲", "x", [])
    record.keep()
    assert [seen.Seen(Path(f"out{number}")).whole("甲") for number in range(3)] == ["x", "", "x"]


def test_a_case_saved_while_it_is_built_is_built_again(case: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from kameng_docs.build import one

    real, text = one.sources_of, case.read_text("utf-8")

    def saved_meanwhile(*given: object) -> dict[str, str]:
        case.write_text(text + "# 做到一半时存的\n", "utf-8")
        return real(*given)

    case.write_text(text + "# 先存的\n", "utf-8")
    monkeypatch.setattr(one, "sources_of", saved_meanwhile)
    assert not stands(case)
    monkeypatch.setattr(one, "sources_of", real)
    assert not stands(case)
    assert stands(case)
