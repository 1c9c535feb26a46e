"""Cases of a store, built by other processes under a real scheduler: the same bytes as here, nothing torn, nothing left."""

import os
import re
import signal
import subprocess
from collections.abc import Iterator
from contextlib import suppress
from datetime import date
from pathlib import Path

import fsspec
import pytest
from cluster_support import LONG, Cluster, certificates, cluster, many_cases, running, s3_server, until
from machine_support import FULL, ROOT, SMALL, TODAY, started, tree, with_cases
from tools import need

from kameng_docs.build.cluster import hand_out
from kameng_docs.build.job import Job

pytestmark = [
    pytest.mark.slow,
    # Of libraries that are driven here, not of ours.
    pytest.mark.filterwarnings("default"),
]

PERSON = "王某某"


class Bucket:
    """What a test puts into the store, and finds there."""

    def __init__(self, environment: dict[str, str], name: str) -> None:
        self.environment, self.name = environment, name
        self.fs = fsspec.filesystem(
            "s3",
            endpoint_url=environment["FSSPEC_S3_ENDPOINT_URL"],
            key=environment["FSSPEC_S3_KEY"],
            secret=environment["FSSPEC_S3_SECRET"],
            use_listings_cache=False,
        )
        self.fs.mkdir(name)

    def bring(self, folder: Path) -> None:
        for name, data in tree(folder / "cases").items():
            self.fs.pipe_file(f"{self.name}/cases/{name}", data)

    def papers(self) -> dict[str, bytes]:
        """Every paper and manifest, without what is hidden: the records of the store."""
        found = {}
        for path in self.fs.find(f"{self.name}/out"):
            # What was listed may be gone.
            with suppress(FileNotFoundError):
                if "/." not in path:
                    found[path.removeprefix(f"{self.name}/out/")] = self.fs.cat_file(path)
        return found

    def versions(self) -> dict[str, str]:
        return {p: info["LastModified"] for p, info in self.fs.find(f"{self.name}/out", detail=True).items()}

    def build(self, where: Cluster, *more: str, folder: Path) -> subprocess.CompletedProcess[str]:
        return started(*self.asked(where, *more), folder=folder, **self.environment)

    def asked(self, where: Cluster, *more: str) -> tuple[str, ...]:
        places = ("--cases", f"s3://{self.name}/cases", "--out", f"s3://{self.name}/out")
        return ("build", "--today", TODAY, "--cluster", where.address, *places, *more)


def here(folder: Path) -> dict[str, bytes]:
    """What a build on this machine makes of the same cases."""
    made = started("build", "--today", TODAY, folder=folder)
    assert made.returncode == 0, made.stderr
    return {name: data for name, data in tree(folder / "out").items() if "/." not in name and name[0] != "."}


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[str, str]]:
    with s3_server(tmp_path_factory.mktemp("s3")) as environment:
        yield environment


@pytest.fixture(scope="module")
def two(store: dict[str, str], tmp_path_factory: pytest.TempPathFactory) -> Iterator[Cluster]:
    """A scheduler and two workers that live through all tests here that kill none."""
    with cluster(tmp_path_factory.mktemp("cluster"), **store) as made:
        yield made


def test_it_makes_what_one_machine_makes_and_the_next_run_writes_nothing(
    store: dict[str, str], two: Cluster, tmp_path: Path
) -> None:
    bucket = Bucket(store, "same")
    bucket.bring(with_cases(tmp_path, FULL, SMALL))
    first = bucket.build(two, folder=tmp_path)
    assert first.returncode == 0, first.stderr
    assert bucket.papers() == here(tmp_path)
    before = bucket.versions()
    again = bucket.build(two, folder=tmp_path)
    assert again.stderr.count("没有变化") == 2, again.stderr
    assert bucket.versions() == before
    assert [*two.rooms.glob("kameng-*")] == []
    # Whoever looks after the scheduler learns nothing of a case.
    assert not [each for each in (FULL, SMALL, PERSON, "李某某") if each in two.log()]


def test_what_goes_is_removed_and_what_was_edited_there_is_kept_and_told(
    store: dict[str, str], two: Cluster, tmp_path: Path
) -> None:
    bucket = Bucket(store, "edited")
    bucket.bring(with_cases(tmp_path, SMALL))
    bucket.build(two, folder=tmp_path)
    ticket = f"edited/out/{SMALL}/10_平台工单/工单.txt"
    bucket.fs.pipe_file(ticket, "我自己改的".encode())
    case = tmp_path / "cases" / f"{SMALL}.yaml"
    # Given back: most papers are not made any more.
    case.write_text(
        case.read_text("utf-8") + "\n进度:\n  - {渠道: 平台工单, 提交: 2026-11-20, 状态: 已解决}\n", "utf-8"
    )
    before = set(bucket.papers())
    bucket.bring(tmp_path)
    told = bucket.build(two, folder=tmp_path)
    after = bucket.papers()
    assert "output.edited" in told.stderr, told.stderr
    assert after[f"{SMALL}/10_平台工单/工单.txt"].decode() == "我自己改的"
    assert before != set(after)
    forced = bucket.build(two, "--force", folder=tmp_path)
    assert forced.returncode == 0, forced.stderr


def test_faults_are_told_with_the_address_the_line_and_the_case_that_has_the_same_order(
    store: dict[str, str], two: Cluster, tmp_path: Path
) -> None:
    bucket = Bucket(store, "faults")
    many_cases(tmp_path, 2)
    wrong = (tmp_path / "cases" / "案000.yaml").read_text("utf-8")
    (tmp_path / "cases" / "案009.yaml").write_text(wrong, "utf-8")
    (tmp_path / "cases" / "案010.yaml").write_text(wrong.replace("15.00", "十五"), "utf-8")
    bucket.bring(tmp_path)
    told = bucket.build(two, folder=tmp_path)
    assert told.returncode == 1
    assert "s3://faults/cases/案010.yaml:10:9: 错误" in told.stderr, told.stderr
    assert "实付: 十五" in told.stderr
    assert told.stderr.count("案件“案000”的第 1 笔也有") == 2
    assert str(two.rooms) not in told.stderr
    assert "十五" not in two.log()


def test_two_runs_at_once_leave_one_whole_output(store: dict[str, str], two: Cluster, tmp_path: Path) -> None:
    bucket = Bucket(store, "twice")
    bucket.bring(many_cases(tmp_path, 4))
    log = tmp_path / "one.log"
    with running("kameng_docs", *bucket.asked(two), log=log, **store) as other:
        told = bucket.build(two, folder=tmp_path)
        assert other.wait(timeout=120) == 0, log.read_text("utf-8")
    assert told.returncode == 0, told.stderr
    assert bucket.papers() == here(tmp_path)
    assert "output.edited" not in told.stderr + log.read_text("utf-8")
    assert bucket.build(two, folder=tmp_path).stderr.count("没有变化") == 4


def test_a_folder_that_all_machines_see_is_a_store_as_well(two: Cluster, tmp_path: Path) -> None:
    with_cases(tmp_path, SMALL)
    there = started("build", "--today", TODAY, "--cluster", two.address, "--out", "there", folder=tmp_path)
    assert there.returncode == 0, there.stderr
    made = here(tmp_path)
    assert {k: v for k, v in tree(tmp_path / "there").items() if "/." not in k and k[0] != "."} == made
    # The two take turns on one folder.
    told = started("build", "--today", TODAY, "--out", "there", folder=tmp_path)
    assert "没有变化" in told.stderr


def test_a_killed_worker_is_made_up_for_by_the_other(store: dict[str, str], tmp_path: Path) -> None:
    bucket = Bucket(store, "killed")
    bucket.bring(many_cases(tmp_path, 10))
    with cluster(tmp_path / "c", **store) as machines:
        log = tmp_path / "run.log"
        with running("kameng_docs", *bucket.asked(machines), log=log, **store) as run:
            until(lambda: bool(bucket.papers()), "nothing is made")
            os.kill(machines.workers[0].pid, signal.SIGKILL)
            assert run.wait(timeout=240) == 0, log.read_text("utf-8")
    assert bucket.papers() == here(tmp_path)
    # One that was through when its worker went is found as it was made.
    told = log.read_text("utf-8")
    (made,), (same,) = (
        re.findall("一共 10 件：做了 ([0-9]+) 件", told),
        re.findall("没有变化 ([0-9]+) 件", told),
    )
    assert int(made) + int(same) == 10
    assert "没有做成 0 件" in told


def test_a_lost_scheduler_is_told_and_the_next_run_finishes(store: dict[str, str], tmp_path: Path) -> None:
    bucket = Bucket(store, "lost")
    bucket.bring(many_cases(tmp_path, 10))
    log = tmp_path / "run.log"
    with (
        cluster(tmp_path / "c", **store) as machines,
        running("kameng_docs", *bucket.asked(machines), log=log, **store) as run,
    ):
        until(lambda: bool(bucket.papers()), "nothing is made")
        machines.scheduler.kill()
        assert run.wait(timeout=240) == 1, log.read_text("utf-8")
    told = log.read_text("utf-8")
    assert "的调度端断了，没有做完。已经做好的每一件都是完整的" in told
    assert "Traceback" not in told
    with cluster(tmp_path / "d", **store) as machines:
        assert bucket.build(machines, folder=tmp_path).returncode == 0
    assert bucket.papers() == here(tmp_path)


def test_who_cannot_be_reached_is_told_in_a_sentence(two: Cluster, tmp_path: Path) -> None:
    with_cases(tmp_path, SMALL)
    nobody = started("build", "--cluster", "tcp://127.0.0.1:9", folder=tmp_path)
    assert (nobody.returncode, nobody.stderr.count("连不上 tcp://127.0.0.1:9 的调度端")) == (1, 1), (
        nobody.stderr
    )
    assert "Traceback" not in nobody.stderr
    wrong = started("build", "没有这件", "--cluster", two.address, folder=tmp_path)
    assert wrong.returncode == 2
    assert "里没有叫“没有这件”的案件" in wrong.stderr


def test_a_scheduler_with_certificates_is_reached_by_them_alone(tmp_path: Path) -> None:
    need("openssl")
    with_cases(tmp_path, SMALL)
    given = certificates(tmp_path)
    with cluster(tmp_path / "c", workers=1, protocol="tls", **given) as machines:
        assert machines.address.startswith("tls://")
        asked = ("build", "--today", TODAY, "--cluster", machines.address)
        stranger = started(*asked, folder=tmp_path)
        assert (stranger.returncode, stranger.stderr.count("要证书，这台机器上没有写")) == (1, 1), (
            stranger.stderr
        )
        made = started(*asked, folder=tmp_path, **given)
        assert made.returncode == 0, made.stderr
    assert (tmp_path / "out" / SMALL / "manifest.json").is_file()


# Ends whoever opens this case: as where there is not enough memory for it, and for it alone.
DEADLY = """
import os, signal, sys

def watched(event, arguments):
    if event == "open" and str(arguments[0]).endswith("案003.yaml"):
        os.kill(os.getpid(), signal.SIGKILL)

sys.addaudithook(watched)
"""


def test_a_case_at_which_workers_die_is_lost_alone(tmp_path: Path) -> None:
    many_cases(tmp_path, 8)
    place = tmp_path / "deadly"
    place.mkdir()
    (place / "sitecustomize.py").write_text(DEADLY, "utf-8")
    given = {
        "PYTHONPATH": os.pathsep.join((str(place), str(ROOT))),
        "DASK_DISTRIBUTED__SCHEDULER__ALLOWED_FAILURES": "0",
    }
    with cluster(tmp_path / "c", workers=1, comes_back=True, **given) as machines:
        told = started("build", "--today", TODAY, "--cluster", machines.address, folder=tmp_path)
        # What the dead one left goes with the next case that is built there.
        again = started("build", "案000", "--today", TODAY, "--cluster", machines.address, folder=tmp_path)
        rooms = [*machines.rooms.glob("kameng-*")]
    assert told.returncode == 1
    assert "案003: 错误 output.worker-lost" in told.stderr, told.stderr
    # What a dead one had done and not yet told is looked at again: made, or unchanged.
    assert "没有做成 1 件；1 个错误" in told.stderr
    assert sorted(path.name for path in (tmp_path / "out").glob("案*")) == [
        f"案00{i}" for i in range(8) if i != 3
    ]
    assert (again.returncode, rooms) == (0, []), again.stderr


def test_workers_that_start_later_are_waited_for(tmp_path: Path) -> None:
    with_cases(tmp_path, SMALL)
    with cluster(tmp_path / "c", workers=0) as machines:
        places = ("--cases", str(tmp_path / "cases"), "--out", str(tmp_path / "out"))
        asked = ("build", "--today", TODAY, "--cluster", machines.address, *places)
        with running("kameng_docs", *asked, log=tmp_path / "told.log") as building:
            until(lambda: "Receive client connection" in machines.log(), "nobody asks the scheduler")
            with machines.joined(1, "--no-nanny"):
                ended = building.wait(LONG)
        assert ended == 0, (tmp_path / "told.log").read_text("utf-8")
    assert (tmp_path / "out" / SMALL / "manifest.json").is_file()


def test_where_no_worker_comes_it_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with_cases(tmp_path, SMALL)
    monkeypatch.setattr(hand_out, "RETURNING", 0.2)
    job = Job(tmp_path / "out", date.fromisoformat(TODAY))
    with cluster(tmp_path / "c", workers=0) as machines:
        asking = hand_out.Asking(machines.address, str(tmp_path / "cases"), str(job.out), job)
        with pytest.raises(hand_out.ClusterError, match="一台工作机也没有"):
            list(hand_out.build_there(asking, [SMALL]))
