"""Who may write the papers of a case where there are no locks: by the number beside them, and the store's own conditions."""

from dataclasses import dataclass, field, replace
from pathlib import Path

import pytest

from kameng_docs.build.cluster.record import RECORD, Claim, OvertakenError, Record, read_record
from kameng_docs.build.cluster.stores import ChangedError, Seen

NAME = f"某案/{RECORD}"


@dataclass
class Shelf:
    """A store in memory with versions; `conditional` as it takes conditions or not."""

    conditional: bool
    locks: bool = False
    files: dict[str, tuple[bytes, int]] = field(default_factory=dict)
    written: int = 0

    def read(self, name: str) -> bytes | None:
        return self.files[name][0] if name in self.files else None

    def seen(self, name: str) -> Seen | None:
        return Seen(str(self.files[name][1]), len(self.files[name][0])) if name in self.files else None

    def send(self, source: Path, name: str, before: Seen | None) -> Seen:
        if self.conditional and before != self.seen(name):
            raise ChangedError
        self.written += 1
        self.files[name] = (source.read_bytes(), self.written)
        return self.seen(name) or Seen("", 0)

    def record(self) -> Record:
        data = self.read(NAME)
        return Record() if data is None else read_record(data)


@pytest.fixture(params=[True, False], ids=["conditional", "not conditional"])
def shelf(request: pytest.FixtureRequest) -> Shelf:
    return Shelf(request.param)


def claim(shelf: Shelf, folder: Path) -> Claim:
    """One that was looked at now."""
    return Claim(shelf, NAME, folder / "draft", shelf.record(), shelf.seen(NAME))


def test_the_number_rises_with_each_writing_and_what_stands_there_is_remembered(
    shelf: Shelf, tmp_path: Path
) -> None:
    for number in (1, 2):
        mine = claim(shelf, tmp_path)
        mine.take("甲")
        assert (shelf.record().generation, shelf.record().writing) == (number, True)
        mine.hold()
        mine.give_back({"某案/a": ("v", "h")}, {})
        assert shelf.record() == Record(number, "甲", made={"某案/a": ("v", "h")})


def test_of_two_that_looked_at_the_same_the_later_one_loses(shelf: Shelf, tmp_path: Path) -> None:
    first, second = claim(shelf, tmp_path), claim(shelf, tmp_path)
    first.take("甲")
    with pytest.raises(OvertakenError):
        second.take("乙")
    first.hold()
    first.give_back({}, {})
    assert (shelf.record().by, shelf.record().generation) == ("甲", 1)


def test_whoever_comes_while_another_writes_waits_and_loses_once_it_is_done(
    shelf: Shelf, tmp_path: Path
) -> None:
    first = claim(shelf, tmp_path)
    first.take("甲")
    second, waits = claim(shelf, tmp_path), []

    def wait(seconds: float) -> None:
        waits.append(seconds)
        if len(waits) == 2:
            first.give_back({}, {})

    with pytest.raises(OvertakenError):
        second.take("乙", 10.0, wait)
    assert waits == [1.0, 1.0]
    assert shelf.record().by == "甲"


def test_one_of_whom_nothing_is_heard_is_taken_for_dead_and_finds_out_when_it_is_not(
    shelf: Shelf, tmp_path: Path
) -> None:
    dead = claim(shelf, tmp_path)
    dead.take("甲")
    heir, waits = claim(shelf, tmp_path), []
    heir.take("乙", 10.0, waits.append)
    assert sum(waits) == 10.0
    assert (shelf.record().generation, shelf.record().by) == (2, "乙")
    with pytest.raises(OvertakenError):
        dead.give_back({}, {})
    if not shelf.conditional:
        # Where the store itself does not refuse, each file asks first.
        with pytest.raises(OvertakenError):
            dead.hold()
    heir.give_back({}, {})


def test_one_that_writes_for_long_says_so(
    shelf: Shelf, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    now = [0.0]
    monkeypatch.setattr("kameng_docs.build.cluster.record.monotonic", lambda: now[0])
    slow = claim(shelf, tmp_path)
    slow.take("甲")
    other = claim(shelf, tmp_path)

    def wait(seconds: float) -> None:
        now[0] += 6
        slow.hold()

    with pytest.raises(OvertakenError):
        other.take("乙", 10.0, wait)
    assert shelf.record().beat == 1
    slow.give_back({}, {})


def test_where_there_are_locks_nothing_is_noted(tmp_path: Path) -> None:
    shelf = Shelf(conditional=False, locks=True)
    mine = claim(shelf, tmp_path)
    mine.take("甲")
    mine.hold()
    mine.give_back({}, {})
    assert shelf.files == {}


@pytest.mark.parametrize(
    "data", [b"", b"[]", b"{}x", b'{"made": 1}', b'{"made": {}, "sources": {}, "generation": "1"}', b"\xff"]
)
def test_what_is_no_record_of_ours_is_that_of_nothing(data: bytes) -> None:
    assert read_record(data) == Record()


def test_a_record_reads_as_it_was_written() -> None:
    made = Record(3, "甲", True, 2, {"某案/a": ("v", "h")}, {"某案/图.png": ("w", "i")})
    assert read_record(made.as_json()) == made
    assert read_record(replace(made, beat=3).as_json()) != made
