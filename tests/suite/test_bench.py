"""`make bench`: every work runs and has its neighbour; what it tells is what was measured; the cases that it makes are sound."""

import re
import signal
import subprocess
import sys
from pathlib import Path

import pytest
import yaml
from bench import measuring
from bench.changes import copied, small, with_amount, with_word
from bench.measuring import FailedError, Run, in_turn, less, run, spread
from bench.programs import Program
from bench.report import page
from bench.told import Row, Section
from bench.works import WORKS
from bench.works.several import mixed
from machine_support import FULL, ROOT, TODAY

SHIPPED = sorted((ROOT / "cases").glob("示例-*.yaml"))
ROW = re.compile(r"\| (?P<work>[^|]+) \| (?P<beside>[^|]+) \| \*\*[0-9.]+\*\*")


@pytest.mark.slow
@pytest.mark.parametrize("work", WORKS)
def test_every_work_runs_and_sets_each_number_beside_its_neighbour(work: str, tmp_path: Path) -> None:
    report = tmp_path / "report.md"
    ran = subprocess.run(
        [sys.executable, ROOT / "benchmarks" / "bench", work, "--small", "--report", report],
        cwd=tmp_path,
        env=Program(ROOT).env | {"TMPDIR": str(tmp_path)},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert ran.returncode == 0, ran.stderr + ran.stdout
    told = report.read_text("utf-8")
    assert "not measured" not in told
    ratios, runs = told.split("| run | rounds |")
    rows = list(ROW.finditer(ratios))
    assert rows
    for row in rows:
        for name in (row["work"], row["beside"].removesuffix(", per case")):
            assert f"\n| {name} | 1 |" in runs


def test_rounds_are_made_in_turn_and_each_begins_with_another() -> None:
    made: list[str] = []

    def work(name: str) -> Run:
        made.append(name)
        return Run(1, len(made))

    found = in_turn({name: lambda name=name: work(name) for name in "abc"}, 3)
    assert "".join(made) == "abc" + "abc" + "bca" + "cab"
    assert [each.cpu for each in found["a"]] == [4, 9, 11]


def test_a_process_is_measured_with_its_children_and_one_that_fails_is_told(tmp_path: Path) -> None:
    busy = "import time\nwhile time.process_time() < 0.2: pass"
    script = f"import subprocess, sys; subprocess.run([sys.executable, '-c', {busy!r}])"
    env = Program(ROOT).env
    found = run([sys.executable, "-c", script], tmp_path, env)
    assert found.cpu >= 0.2
    assert found.wall > 0
    assert found.mb > 5
    with pytest.raises(FailedError, match="no such thing"):
        run([sys.executable, "-c", "raise SystemExit('no such thing')"], tmp_path, env)


def test_a_start_is_taken_off_a_run_and_never_leaves_less_than_nothing() -> None:
    assert less(Run(9, 6, 120), Run(2, 1.5, 80)) == Run(7, 4.5, 120)
    assert less(Run(1, 1, 80), Run(2, 2, 80)).cpu > 0


def test_a_ratio_is_of_the_same_round_and_no_row_stands_without_its_neighbour() -> None:
    runs = {"ours": [Run(4, 2, 90), Run(9, 6, 110)], "theirs": [Run(2, 1, 50), Run(3, 2, 50)]}
    assert Row("ours", "theirs").value(runs) == spread([2, 3])
    assert Row("ours", "theirs", each=(8, 4)).value(runs) == spread([1, 1.5])
    assert Row("ours", "theirs", by="megabytes").value(runs).middle == 100
    assert Row("ours", "theirs", by="seconds").value(runs).middle == 6.5
    assert Row("ours", "theirs", by="memory", each=(8, 4)).value(runs) == spread([1.8, 2.2])
    verdicts = [Row("ours", "theirs", must, 2.5).verdict(runs) for must in (0, 2.4, 2.6)]
    assert verdicts == ["", "aim", "aim"]
    assert Row("ours", "theirs", 2.4, 2.3).verdict(runs) == "MISSED"
    assert Row("ours", "theirs", 2.6, 2.3).verdict(runs) == "enough"
    told = page([Section("Both", runs, [Row("ours", "theirs", 3, 2)], ["a note"])], {"machine": "ours"})
    assert (
        "| ours | theirs | **2.50** (2.00–3.00) | **2.50** (2.00–3.00) | CPU ratio | ≤ 3 | ≤ 2 | enough |"
        in told
    )
    with pytest.raises(ValueError, match="no neighbour"):
        Section("Alone", {"ours": [Run(1, 1)]}, [Row("ours", "theirs")])


def test_a_change_is_made_wherever_the_case_tells_of_it_and_nowhere_else() -> None:
    text = (ROOT / "cases" / f"{FULL}.yaml").read_text("utf-8")
    dearer = with_amount(text, 3)
    assert "68.00" not in dearer
    assert (dearer.count("71.00"), dearer.count("73.00")) == (text.count("68.00"), text.count("70.00"))
    assert "优惠: 2.00" in dearer
    assert with_word(text, 1).replace("视频会员季卡卡密乙", "视频会员季卡卡密") == text
    for file in SHIPPED:
        assert with_amount(file.read_text("utf-8"), 1) != file.read_text("utf-8")
        assert with_word(file.read_text("utf-8"), 1) != file.read_text("utf-8")


def test_copies_share_no_number_and_no_key_and_their_people_are_not_the_same() -> None:
    seen: set[str] = set()
    people: set[str] = set()
    for number in range(480):
        copy = copied(SHIPPED[number % len(SHIPPED)], number)
        own = set(re.findall(r"(?:订单号|支付单号): \"([0-9]{10,})\"", copy.text))
        own |= {key for found in re.findall(r"卡密: \[([^\]]+)\]", copy.text) for key in found.split(", ")}
        assert own
        assert not own & seen
        seen |= own
        if copy.party:
            assert f"消费者: {copy.party}" in copy.text
            people.add(yaml.safe_load(copy.party_text)["证件号码"])
    assert len(people) == sum(
        1 for number in range(480) if copied(SHIPPED[number % len(SHIPPED)], number).party
    )
    assert len({small(number) for number in range(1000)}) == 1000


@pytest.mark.slow
def test_copies_of_every_shipped_case_are_as_good_as_the_case_itself(tmp_path: Path) -> None:
    (tmp_path / "cases").mkdir()
    mixed(tmp_path, SHIPPED, len(SHIPPED))
    told = [
        subprocess.run(
            Program(ROOT).command("check", "--today", TODAY),
            cwd=folder,
            env=Program(ROOT).env,
            capture_output=True,
            encoding="utf-8",
            check=True,
        ).stdout
        for folder in (tmp_path, ROOT)
    ]
    of_copies, of_shipped = (sorted(re.findall(r"：(\d+ 个错误，\d+ 个警告)", each)) for each in told)
    assert of_copies == of_shipped


def test_a_process_that_does_not_end_when_it_is_asked_is_ended(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(measuring, "POLITE", 0.1)
    deaf = "import signal; signal.signal(signal.SIGTERM, signal.SIG_IGN); print(flush=True); signal.pause()"
    process = subprocess.Popen([sys.executable, "-c", deaf], stdout=subprocess.PIPE)
    with process:
        assert process.stdout is not None
        process.stdout.readline()
        measuring.ended([process])
    assert process.returncode == -signal.SIGKILL
