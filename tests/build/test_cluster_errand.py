"""What a machine does with cases of a store, in this process and a store in memory: nothing stays here, nobody's papers are lost."""

import os
import pickle
import stat
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import fsspec
import pytest
from machine_support import ROOT, SMALL, TODAY, started, tree, with_cases

from kameng_docs.build import Job, Result
from kameng_docs.build.cluster import Asking, conditions_of, errand
from kameng_docs.build.cluster.errand import Errand, beside, run
from kameng_docs.build.cluster.record import RECORD, Record, read_record
from kameng_docs.build.cluster.stores import open_store

TICKET = f"{SMALL}/10_平台工单/工单.txt"
KEY = "QX7K-99ZP-44LM-0000"


@pytest.fixture
def memory(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[dict[str, bytes]]:
    """The files of a store in memory that has the minimal case, by their addresses without memory://."""
    rooms = tmp_path / "rooms"
    rooms.mkdir()
    monkeypatch.setattr("tempfile.tempdir", str(rooms))
    # What is set there for a process that is a machine's goes with the test.
    monkeypatch.setenv(errand.THREADS, os.environ.get(errand.THREADS, "2"))
    fs = fsspec.filesystem("memory")
    fs.store.clear()
    for name, data in tree(with_cases(tmp_path / "here", SMALL) / "cases").items():
        fs.pipe_file(f"/box/cases/{name}", data)
    yield fs
    fs.store.clear()


def asked(*names: str, **job: object) -> Errand:
    made = Job(Path(), date.fromisoformat(TODAY), **job)  # type: ignore[arg-type]
    return Errand("memory://box/cases", "memory://box/out", names or (SMALL,), made, False, b"salt", 0.2)


def one(given: Errand) -> Result:
    (answer,) = run(given)
    return answer.result


def papers(fs) -> dict[str, bytes]:  # type: ignore[no-untyped-def]
    found = {path.removeprefix("/box/out/"): fs.cat_file(path) for path in fs.find("/box/out")}
    return {name: data for name, data in found.items() if not name.endswith(RECORD)}


def codes(result: Result) -> set[str]:
    return {each.code for each in result.diagnostics}


def test_the_papers_are_those_of_a_build_here_and_nothing_stays(memory, tmp_path: Path) -> None:
    made = one(asked())
    assert (made.made, made.up_to_date) == (7, False)
    assert started("build", "--today", TODAY, folder=tmp_path / "here").returncode == 0
    assert papers(memory) == {
        k: v for k, v in tree(tmp_path / "here" / "out").items() if k[0] != "." and "/." not in k
    }
    assert [*(tmp_path / "rooms").iterdir()] == []
    assert one(asked()).up_to_date
    assert read_record(memory.cat_file(f"/box/out/{SMALL}/{RECORD}")).generation == 1


def test_the_engine_has_one_thread_unless_its_owner_wants_more(
    memory, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv(errand.THREADS, raising=False)
    run(replace(asked(), names=()))
    assert os.environ[errand.THREADS] == "1"
    monkeypatch.setenv(errand.THREADS, "4")
    run(replace(asked(), names=()))
    assert os.environ[errand.THREADS] == "4"


def test_the_room_is_for_its_owner_alone_and_goes_whatever_happens(
    memory, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    met = []

    def breaks(file: Path, job: Job, key: str) -> Result:
        met.append(stat.S_IMODE(file.parents[1].stat().st_mode))
        assert file.read_bytes()
        raise RuntimeError(KEY)

    monkeypatch.setattr(errand, "build_one", breaks)
    made = one(asked())
    assert codes(made) == {"output.lost"}
    assert KEY not in str(made)
    assert [*(tmp_path / "rooms").iterdir()] == []
    if os.name == "posix":
        assert met == [0o700]


def test_what_a_killed_process_left_here_goes_with_the_next(memory, tmp_path: Path) -> None:
    left = tmp_path / "rooms" / "kameng-docs-0123"
    (left / "cases").mkdir(parents=True)
    (left / "cases" / "某案.yaml").write_text("x", "utf-8")
    left.with_suffix(".lock").touch()
    one(asked())
    assert [*(tmp_path / "rooms").iterdir()] == []


def test_whoever_is_overtaken_says_so_and_replaces_nothing(memory, monkeypatch: pytest.MonkeyPatch) -> None:
    one(asked())
    memory.pipe_file(
        f"/box/cases/{SMALL}.yaml", memory.cat_file(f"/box/cases/{SMALL}.yaml").replace(b"15.00", b"16.00")
    )
    built = errand.build_one

    def slowly(file: Path, job: Job, key: str) -> Result:
        memory.pipe_file(f"/box/out/{TICKET}", "别人做的".encode())
        memory.pipe_file(f"/box/out/{SMALL}/{RECORD}", Record(2, "别人").as_json())
        return built(file, job, key)

    monkeypatch.setattr(errand, "build_one", slowly)
    made = one(asked())
    assert "output.overtaken" in codes(made)
    assert papers(memory)[TICKET].decode() == "别人做的"
    assert read_record(memory.cat_file(f"/box/out/{SMALL}/{RECORD}")) == Record(2, "别人")


def test_an_upload_that_broke_off_is_nobodys_edit(memory, monkeypatch: pytest.MonkeyPatch) -> None:
    one(asked())
    memory.pipe_file(
        f"/box/cases/{SMALL}.yaml", memory.cat_file(f"/box/cases/{SMALL}.yaml").replace(b"15.00", b"16.00")
    )
    from kameng_docs.build.cluster.stores import FarStore

    real, sent = FarStore.send, []

    def breaks_off(self: FarStore, source: Path, name: str, before: object) -> object:
        sent.append(name)
        if len(sent) > 4:
            raise ConnectionError(KEY)
        return real(self, source, name, before)  # type: ignore[arg-type]

    with monkeypatch.context() as broken:
        broken.setattr(FarStore, "send", breaks_off)
        made = one(asked())
    assert codes(made) == {"output.store"}
    assert KEY not in str(made)
    again = one(asked())
    assert not {"output.edited", "output.unknown-file", "output.overtaken"} & codes(again)
    assert "16.00" in papers(memory)[TICKET].decode()
    assert one(asked()).up_to_date


def test_a_case_that_is_not_there_is_told_and_the_others_are_made(memory) -> None:
    lost, made = (each.result for each in run(asked("没有这件", SMALL)))
    assert codes(lost) == {"output.store"}
    assert made.made == 7


def test_names_that_lead_elsewhere_are_not_followed(memory, tmp_path: Path) -> None:
    memory.store[f"/box/cases/{SMALL}/../../../../escaped.txt"] = memory.store[f"/box/cases/{SMALL}.yaml"]
    one(asked())
    assert not [*tmp_path.rglob("escaped.txt")]


def test_what_travels_has_no_number_and_what_is_logged_no_name(memory) -> None:
    given = asked()
    (answer,) = run(given)
    sent = pickle.dumps(answer)
    assert "26110100077" not in "".join(each.mark for each in answer.asked)
    assert answer.asked
    assert b"\xe7\x8e\x8b\xe6\x9f\x90\xe6\x9f\x90" not in sent  # 王某某
    assert SMALL not in repr(given) + repr(answer)
    assert [each.mark for each in run(given)[0].asked] == [each.mark for each in answer.asked]
    (other,) = run(replace(given, salt=b"another"))
    assert other.asked[0].mark != answer.asked[0].mark


def test_a_store_without_conditions_is_known_as_one_and_a_folder_has_locks(memory, tmp_path: Path) -> None:
    asking = Asking("", "memory://box/cases", "memory://box/out", asked().job)
    assert conditions_of(asking) is False
    assert conditions_of(replace(asking, out=str(tmp_path))) is None
    assert open_store(f"file://{tmp_path}").locks


@pytest.mark.parametrize(
    ("cases", "above"),
    [
        ("s3://bucket/association/cases", "s3://bucket/association"),
        ("s3://bucket/cases/", "s3://bucket"),
        ("s3://bucket", ""),
        ("/srv/cases", "/srv"),
    ],
)
def test_templates_of_the_authors_own_lie_beside_the_cases(cases: str, above: str) -> None:
    assert beside(cases) == above


def test_an_authors_own_wording_is_used_there(memory) -> None:
    (wording,) = (ROOT / "templates" / "platform_ticket").glob("ticket.*")
    memory.pipe_file(
        f"/box/templates/platform_ticket/{wording.name}", b"WORDS OF OURS\n" + wording.read_bytes()
    )
    one(asked())
    assert "WORDS OF OURS" in papers(memory)[TICKET].decode()
