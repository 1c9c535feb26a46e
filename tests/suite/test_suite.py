"""The suite itself: nothing is left out in CI, what is shared is made once, the order does not matter."""

import os
import re
import subprocess
import sys
import threading
import time
import tomllib
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path

import pytest
from machine_support import ROOT
from once import once
from order import ordered
from skips import ALLOWED

PYTEST = (sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", "-p", "no:hypothesispytest")
SKIPPING = """
import sys
import pytest

def test_runs(): pass

def test_skips(): pytest.skip("no tool here")

@pytest.mark.skipif(sys.version_info > (3,), reason="a mark")
def test_marked(): raise AssertionError

@pytest.fixture
def tool(): pytest.skip("a fixture without its tool")

def test_with_the_tool(tool): pass

@pytest.mark.xfail(strict=True)
def test_expected(): raise AssertionError
"""


def outcome(folder: Path, *arguments: str, ci: str) -> str:
    """The last line of a run of pytest with our rule on skips, in `folder`."""
    environment = {key: value for key, value in os.environ.items() if not key.startswith("PYTEST_")}
    run = subprocess.run(
        [*PYTEST, "-p", "skips", *arguments],
        cwd=folder,
        env=environment | {"PYTHONPATH": str(ROOT / "tests" / "support"), "CI": ci},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert run.returncode in (0, 1), (run.returncode, run.stdout, run.stderr)
    return re.sub(r" in [0-9.]+s.*", "", run.stdout.strip().splitlines()[-1])


def test_a_skip_is_a_failure_in_ci_and_nowhere_else(tmp_path: Path) -> None:
    (tmp_path / "test_skipping.py").write_text(SKIPPING, "utf-8")
    (tmp_path / "test_module.py").write_text('import pytest\npytest.importorskip("no_such_tool")\n', "utf-8")
    assert outcome(tmp_path, ci="") == "1 passed, 4 skipped, 1 xfailed"
    assert outcome(tmp_path, "--continue-on-collection-errors", ci="true") == (
        "1 failed, 1 passed, 1 xfailed, 3 errors"
    )
    # As the suite is run: the processes that run tests see the rule too.
    assert outcome(tmp_path, "-n", "1", "test_skipping.py", ci="true") == (
        "1 failed, 1 passed, 1 xfailed, 2 errors"
    )


def test_a_skip_is_allowed_by_its_test_and_its_reason(tmp_path: Path) -> None:
    (tmp_path / "tests" / "source").mkdir(parents=True)
    (tmp_path / "pytest.ini").write_text("[pytest]\n", "utf-8")
    text = "import pytest\n\n\ndef test_link_out_of_the_folder_is_refused(): pytest.skip({!r})\n"
    file = tmp_path / "tests" / "source" / "test_bad.py"
    for reason, told in (("this system makes no links", "1 skipped"), ("no tool here", "1 failed")):
        file.write_text(text.format(reason), "utf-8")
        assert outcome(tmp_path, ci="true") == told


def test_the_rules_on_skips_and_order_hold_for_this_suite(request: pytest.FixtureRequest) -> None:
    assert request.config.pluginmanager.has_plugin("skips")
    assert request.config.pluginmanager.has_plugin("order")


@pytest.mark.parametrize("name", ALLOWED)
def test_what_may_be_skipped_exists_and_says_why(name: str) -> None:
    file, _, test = name.partition("::")
    text = (ROOT / file).read_text("utf-8")
    assert f"def {test}(" in text
    assert all(reason in text for reason in ALLOWED[name])


def test_ci_and_make_run_everything_on_all_cores() -> None:
    options = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["tool"]["pytest"]["ini_options"]
    (recipe,) = re.findall(r"^\t.* -m pytest (.*)$", (ROOT / "Makefile").read_text("utf-8"), re.MULTILINE)
    assert recipe.startswith("-n auto ")
    assert "--durations=10" in options["addopts"]
    script = (ROOT / ".ci" / "run").read_text("utf-8")
    # What stands in the environment of whoever starts it must not leave anything out.
    assert "unset PYTEST_ADDOPTS" in script
    (call,) = re.findall(r"^make test (ARGS=.*?)(?: \|\| .*)?$", script, re.MULTILINE)
    for given in (*options["addopts"], *recipe.split(), *call.strip().split()):
        assert not re.match(r"['\"]?(-k|-m|--deselect|--ignore|--lf|--ff|-x|--maxfail|--co)", given), given
    assert options["testpaths"] == ["tests"]
    # By itself pytest would leave out every folder called build.
    rooms = {path.parent.name for path in (ROOT / "tests").rglob("test_*.py")}
    assert "build" in rooms
    assert not rooms & set(options["norecursedirs"])


def test_once_makes_a_folder_once_for_all_who_ask(tmp_path: Path) -> None:
    begun: list[int] = []

    def make(draft: Path) -> None:
        begun.append(1)
        (draft / "one").write_text("1", "utf-8")
        time.sleep(0.2)
        (draft / "two").write_text("2", "utf-8")

    seen: list[list[str]] = []
    place = tmp_path / "shared" / "a"
    asking = [
        threading.Thread(target=lambda: seen.append(sorted(p.name for p in once(place, make).iterdir())))
        for _ in range(4)
    ]
    for each in asking:
        each.start()
    for each in asking:
        each.join()
    assert (begun, seen) == ([1], [["one", "two"]] * 4)


def test_once_tells_everybody_that_it_failed_and_why(tmp_path: Path) -> None:
    def fail(draft: Path) -> None:
        raise AssertionError("no such case")

    for _ in range(2):
        with pytest.raises(AssertionError, match="no such case"):
            once(tmp_path / "a", fail)
    (tmp_path / "b.claim").touch()
    with pytest.raises(TimeoutError):
        once(tmp_path / "b", fail, patience=0)


@dataclass(frozen=True)
class Place:
    """As much of a test as its place depends on."""

    path: Path
    name: str
    slow: bool = False
    fixturenames: tuple[str, ...] = ()

    def get_closest_marker(self, name: str) -> object:
        return name if self.slow and name == "slow" else None


def test_slow_files_come_first_and_another_seed_is_another_order_of_the_same_tests() -> None:
    found = [Place(Path(file), name) for file in "abcdef" for name in "123456"]
    found += [Place(Path("f"), "7", slow=True), Place(Path("f"), "8", fixturenames=("tmp_path", "shipped"))]
    found.append(Place(Path("e"), "9", slow=True))
    in_order = [name for name, _ in groupby(ordered(found, None), key=lambda test: test.path.name)]
    assert in_order == ["f", "e", "a", "b", "c", "d"]
    one, two = ordered(found, 1), ordered(found, 2)
    assert found != one != two != found
    assert ordered(found, 1) == one
    assert sorted(one, key=repr) == sorted(two, key=repr) == sorted(found, key=repr)
    # Whatever the seed, the longest file is first, and a file stays together: what its tests share is made once.
    for order in (one, two):
        files = [name for name, _ in groupby(order, key=lambda test: test.path.name)]
        assert files[:2] == ["f", "e"]
        assert len(files) == 6
