"""The pinned packages, the Makefile, and what setup.sh does on machines that lack this or that.

setup.sh runs on a stand-in machine: a folder of programs that note how they were called. Nothing of the
real system is touched, and no network is asked.
"""

import re
import shutil
import subprocess
import tomllib
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, distribution
from itertools import pairwise
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).resolve().parents[2]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
PINS = {
    kind: ROOT / "setup" / name
    for kind, name in (
        ("build", "requirements.txt"),
        ("ocr", "requirements-ocr.txt"),
        ("desk", "requirements-desk.txt"),
        ("cluster", "requirements-cluster.txt"),
        ("test", "requirements-test.txt"),
    )
}
HOST = re.compile(r"://|\b[\w-]+\.(?:org|com|cn|net|io|dev)\b")


def pins_of(path: Path) -> dict[str, str]:
    """Package → version; fails on a line that is not a pin with at least one hash."""
    text = re.sub(r"(?m)^\s*#.*\n", "", path.read_text(encoding="utf-8"))
    pins = {}
    for entry in text.replace("\\\n", " ").splitlines():
        found = re.fullmatch(
            r"([\w.-]+)==([\w.]+)(?: ; [^\\]+?)?((?:\s+--hash=sha256:[0-9a-f]{64})+)\s*", entry
        )
        assert found, entry[:80]
        pins[canonicalize_name(found[1])] = found[2]
    return pins


@pytest.mark.parametrize("path", PINS.values(), ids=PINS)
def test_pins_are_exact_hashed_and_name_no_host(path: Path) -> None:
    assert len(pins_of(path)) > 20
    assert not HOST.findall(path.read_text(encoding="utf-8"))


@pytest.mark.parametrize(
    "name", ["Makefile", "CONTRIBUTING.md", ".ci/run", "setup/setup.sh", "setup/system.sh", "setup/build.in"]
)
def test_the_setup_names_no_registry(name: str) -> None:
    assert "://" not in (ROOT / name).read_text(encoding="utf-8")


def not_covered(wanted: list[str], pins: dict[str, str]) -> list[str]:
    asked = [(Requirement(line), pins.get(canonicalize_name(Requirement(line).name))) for line in wanted]
    return [str(one) for one, pin in asked if pin is None or not one.specifier.contains(pin)]


def test_the_pins_cover_what_the_project_asks_for() -> None:
    build = PROJECT["build-system"]["requires"]
    runtime = PROJECT["project"]["dependencies"]
    tests = PROJECT["dependency-groups"]["dev"]
    reading = PROJECT["project"]["optional-dependencies"]["ocr"]
    assert not not_covered(runtime + build, pins_of(PINS["build"]))
    assert not not_covered(runtime + build + reading, pins_of(PINS["ocr"]))
    desk = PROJECT["project"]["optional-dependencies"]["desk"]
    assert not not_covered(runtime + build + reading + desk, pins_of(PINS["desk"]))
    cluster = PROJECT["project"]["optional-dependencies"]["cluster"]
    assert not not_covered(runtime + build + cluster, pins_of(PINS["cluster"]))
    assert not not_covered(runtime + build + reading + desk + cluster + tests, pins_of(PINS["test"]))
    assert not_covered(["click>=999", "none"], pins_of(PINS["build"])) == ["click>=999", "none"]


def wanted_by(name: str, extras: frozenset[str] = frozenset()) -> list[str]:
    """What an installed package asks for on this machine, with the parts of a package that it names in brackets."""
    try:
        asked = [Requirement(line) for line in distribution(name).requires or ()]
    except PackageNotFoundError:
        return []
    here = [
        one
        for one in asked
        if one.marker is None or any(one.marker.evaluate({"extra": extra}) for extra in (extras or {""}))
    ]
    parts = [line for one in here if one.extras for line in wanted_by(one.name, frozenset(one.extras))]
    return [f"{one.name}{one.specifier}" for one in here] + parts


@pytest.mark.parametrize("path", PINS.values(), ids=PINS)
def test_the_pins_are_all_that_is_wanted_so_that_no_resolver_is_needed(path: Path) -> None:
    """They are installed without one: a package that a pinned one asks for and that has no pin would be missing."""
    pins = pins_of(path)
    wanted = {line for name in pins for line in wanted_by(name)}
    assert len(wanted) > 20
    assert not not_covered(sorted(wanted), pins)


def test_what_is_wanted_with_an_extra_is_looked_into() -> None:
    assert any(line.startswith("httptools") for line in wanted_by("nicegui"))


def test_the_pins_for_tests_contain_those_for_the_desk_these_those_for_pictures_and_these_those_for_papers() -> (
    None
):
    kinds = [pins_of(PINS[kind]).items() for kind in ("build", "ocr", "desk", "test")]
    assert all(fewer <= more for fewer, more in pairwise(kinds))


def test_the_pins_for_many_machines_stand_between_those_for_papers_and_those_for_tests() -> None:
    build, cluster, tests = (pins_of(PINS[kind]) for kind in ("build", "cluster", "test"))
    assert build.items() <= cluster.items() <= tests.items()
    # One machine may have all of it: what two kinds have in common is the same.
    desk = pins_of(PINS["desk"])
    assert {name: desk[name] for name in desk.keys() & cluster} == {
        name: cluster[name] for name in desk.keys() & cluster
    }


def test_papers_alone_want_nothing_of_what_reads_pictures() -> None:
    assert (
        not {"rapidocr", "onnxruntime", "numpy", "opencv-python-headless", "nicegui", "distributed", "s3fs"}
        & pins_of(PINS["build"]).keys()
    )


def test_make_alone_lists_every_target() -> None:
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    targets = re.search(r"^\.PHONY: (.+)$", makefile, re.MULTILINE)[1].split()
    shown = subprocess.run(
        ["make", "-C", str(ROOT), "--no-print-directory"], capture_output=True, text=True, check=True
    )
    listed = re.findall(r"^  ([\w-]+) +\S", shown.stdout, re.MULTILINE)
    assert sorted(listed) == sorted(targets)
    assert {"docs", "desk", "ocr", "test", "check", "lint", "watch", "setup", "clean", "help"} <= set(listed)


def test_clean_leaves_the_authors_files_alone(tmp_path: Path) -> None:
    shutil.copy(ROOT / "Makefile", tmp_path)
    for kept in (
        "cases/某案.yaml",
        "out/某案/工单.txt",
        "templates/own.md",
        "kameng_docs/cli.py",
        "tests/x.py",
    ):
        (tmp_path / kept).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / kept).touch()
    before = sorted(path for path in tmp_path.rglob("*"))
    for gone in (
        ".venv/bin/python",
        ".setup/python-build",
        "kameng_docs/__pycache__/cli.pyc",
        ".mypy_cache/x",
    ):
        (tmp_path / gone).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / gone).touch()
    subprocess.run(["make", "-C", str(tmp_path), "clean"], capture_output=True, check=True)
    assert sorted(path for path in tmp_path.rglob("*")) == before


PYTHON = """
case "$*" in
"-m venv --clear .venv")
    rm -rf .venv; mkdir -p .venv/bin
    cp "$0" .venv/bin/python; : >.venv/bin/kameng-docs; printf '#!%s/.venv/bin/python\\n' "$PWD" >.venv/bin/pip
    chmod +x .venv/bin/* ;;
*'print("python%d.%d-venv"'*) echo python3.11-venv ;;
*'import ensurepip'*) [ -e "$FAKE/installed/python3.11-venv" ] ;;
esac
"""
STANDINS = {
    "python3": PYTHON,
    "uname": 'case "$*" in *m*) echo "$FAKE_OS x86_64" ;; *) echo "$FAKE_OS" ;; esac',
    "id": "echo $FAKE_UID",
    "dpkg-query": 'for package; do :; done; [ -e "$FAKE/installed/$package" ] && echo "install ok installed"',
    "apt-cache": '[ -e "$FAKE/lists" ]',
    "apt-get": """
case "$*" in *update*) : >"$FAKE/lists"; exit ;; esac
case "$*" in *"$FAKE_UNKNOWN"*) echo "E: no such package" >&2; exit 100 ;; esac
for package; do : >"$FAKE/installed/$package"; done
""",
}
BREW = """
case "$1" in
list) [ -e "$FAKE/installed/$3" ] ;;
install) shift; for package; do : >"$FAKE/installed/$package"; done ;;
esac
"""
# What setup.sh uses of every system; anything else it would call is not found on the stand-in machine.
PLAIN = ("sh", "cat", "cksum", "sed", "grep", "mkdir", "rm", "tr", "tail", "dirname", "env", "cp", "chmod")


@dataclass
class StandIn:
    """A machine that lacks everything but Python, and a checkout on it."""

    folder: Path
    checkout: Path
    uid: int = 0
    system: str = "Linux"
    unknown: str = "no-such-package"

    def program(self, name: str, body: str) -> None:
        script = f'#!/bin/sh\necho "{name} $*" >>"$FAKE/calls"\n{body}\n'
        path = self.folder / "bin" / name
        path.write_text(script, encoding="utf-8")
        path.chmod(0o755)

    def has(self, *packages: str) -> None:
        for package in packages:
            (self.folder / "installed" / package).touch()

    def run(self, kind: str = "build", **environment: str) -> tuple[int, str, list[str]]:
        """Exit code, what was said, and every call of a program that looks at or changes the machine."""
        calls = self.folder / "calls"
        calls.write_text("")
        result = subprocess.run(
            [self.folder / "bin" / "sh", self.checkout / "setup" / "setup.sh", kind],
            env={
                "PATH": str(self.folder / "bin"),
                "FAKE": str(self.folder),
                "FAKE_UID": str(self.uid),
                "FAKE_OS": self.system,
                "FAKE_UNKNOWN": self.unknown,
                **environment,
            },
            stdin=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
            encoding="utf-8",
            check=False,
        )
        seen = [
            line
            for line in calls.read_text(encoding="utf-8").splitlines()
            if not line.startswith(("uname", "id "))
        ]
        return result.returncode, result.stderr, seen


@pytest.fixture
def fresh(tmp_path: Path) -> StandIn:
    machine = StandIn(tmp_path / "machine", tmp_path / "一个 checkout")
    (machine.folder / "bin").mkdir(parents=True)
    (machine.folder / "installed").mkdir()
    for name in PLAIN:
        (machine.folder / "bin" / name).symlink_to(shutil.which(name))
    for name, body in STANDINS.items():
        machine.program(name, body)
    shutil.copytree(ROOT / "setup", machine.checkout / "setup")
    shutil.copy(ROOT / "pyproject.toml", machine.checkout)
    return machine


FONT = "fonts-noto-cjk"
WEASYPRINT = ["libpango-1.0-0", "libpangoft2-1.0-0", "libharfbuzz-subset0"]
TOOLS = [
    *WEASYPRINT,
    "libreoffice-writer-nogui",
    "libreoffice-draw-nogui",
    "poppler-utils",
    "qpdf",
    "chromium",
]


def installs(calls: list[str], program: str = "apt-get") -> list[list[str]]:
    """The packages of each installing call, without the options."""
    rows = [line.split() for line in calls if line.startswith(program + " ") and " install " in line]
    return [[word for word in row[row.index("install") + 1 :] if not word.startswith("-")] for row in rows]


def pip_installs(calls: list[str]) -> list[str]:
    return [line for line in calls if "-m pip install" in line]


def test_a_fresh_machine_gets_what_is_missing_and_no_more(fresh: StandIn) -> None:
    code, said, calls = fresh.run()
    assert code == 0
    assert installs(calls) == [[FONT, "python3.11-venv"]]
    assert sum(" update" in line for line in calls if line.startswith("apt-get")) == 1
    assert [line for line in calls if "-m venv" in line] == ["python3 -m venv --clear .venv"]
    packages, project = pip_installs(calls)
    assert packages.endswith("--no-deps --only-binary :all: --require-hashes -r setup/requirements.txt")
    assert project.endswith("--no-deps --no-build-isolation -e .")
    assert not re.search(r"index-url|find-links|--proxy|trusted-host", packages)
    assert len(said.splitlines()) == 3
    assert calls[-1].endswith("-m compileall -q kameng_docs")


@pytest.mark.parametrize("kind", ["build", "ocr", "desk", "lint", "test"])
def test_a_second_run_looks_at_nothing_and_installs_nothing(fresh: StandIn, kind: str) -> None:
    fresh.run(kind)
    code, said, calls = fresh.run(kind)
    assert (code, said) == (0, "")
    assert calls == ["python3 -I -c import kameng_docs"]


def test_what_reads_pictures_is_installed_beside_what_papers_need_once(fresh: StandIn) -> None:
    fresh.run("build")
    _, _, calls = fresh.run("ocr")
    assert not installs(calls), "no package of the system"
    packages, project = pip_installs(calls)
    assert packages.endswith("--require-hashes -r setup/requirements-ocr.txt")
    assert project.endswith("-e .")
    assert not [line for line in calls if "-m venv" in line]
    for kind in ("build", "ocr", "build"):
        assert fresh.run(kind) == (0, "", ["python3 -I -c import kameng_docs"])


def test_on_a_fresh_machine_the_set_up_for_pictures_serves_for_papers_too(fresh: StandIn) -> None:
    code, _, calls = fresh.run("ocr")
    assert code == 0
    assert installs(calls) == [[FONT, "python3.11-venv"]]
    assert fresh.run("build") == (0, "", ["python3 -I -c import kameng_docs"])


@pytest.mark.parametrize("kind", ["lint", "test"])
def test_the_set_up_of_the_developers_reads_pictures_too(fresh: StandIn, kind: str) -> None:
    fresh.run(kind)
    _, _, calls = fresh.run("ocr")
    assert not pip_installs(calls)


def test_the_desk_is_installed_with_what_reads_pictures_and_without_more_of_the_system(
    fresh: StandIn,
) -> None:
    code, _, calls = fresh.run("desk")
    assert code == 0
    assert installs(calls) == [[FONT, "python3.11-venv"]]
    assert pip_installs(calls)[0].endswith("--require-hashes -r setup/requirements-desk.txt")
    for kind in ("build", "ocr", "desk"):
        assert fresh.run(kind) == (0, "", ["python3 -I -c import kameng_docs"])


def test_a_project_that_changed_is_installed_anew_with_what_reads_pictures(fresh: StandIn) -> None:
    fresh.run("ocr")
    with (fresh.checkout / "pyproject.toml").open("a", encoding="utf-8") as project:
        project.write("# another\n")
    _, _, calls = fresh.run("ocr")
    assert pip_installs(calls)[0].endswith("-r setup/requirements-ocr.txt")
    assert not pip_installs(fresh.run("build")[2])


def test_the_set_up_for_tests_serves_for_papers_too(fresh: StandIn) -> None:
    code, _, calls = fresh.run("test")
    assert code == 0
    assert sorted(installs(calls)[0]) == sorted([FONT, *TOOLS, "python3.11-venv"])
    _, _, again = fresh.run("build")
    assert not installs(again)
    assert not pip_installs(again)


def test_the_other_libreoffice_serves_as_well(fresh: StandIn) -> None:
    fresh.has(
        FONT, *WEASYPRINT, "libreoffice-writer", "libreoffice-draw", "qpdf", "chromium", "python3.11-venv"
    )
    _, _, calls = fresh.run("test")
    assert installs(calls) == [["poppler-utils"]]


def test_checking_the_code_needs_no_system_libraries(fresh: StandIn) -> None:
    fresh.has("python3.11-venv")
    _, _, calls = fresh.run("lint")
    assert not installs(calls)
    assert pip_installs(calls)[0].endswith("-r setup/requirements-test.txt")


def test_changed_pins_are_installed_into_the_same_environment(fresh: StandIn) -> None:
    fresh.run()
    with (fresh.checkout / "setup" / "requirements.txt").open("a", encoding="utf-8") as pins:
        pins.write("# another\n")
    _, _, calls = fresh.run()
    assert len(pip_installs(calls)) == 2
    assert not [line for line in calls if "-m venv" in line]
    assert fresh.run()[1] == ""


def test_a_deleted_environment_is_made_again(fresh: StandIn) -> None:
    fresh.run()
    shutil.rmtree(fresh.checkout / ".venv")
    _, _, calls = fresh.run()
    assert [line for line in calls if "-m venv" in line]
    assert len(pip_installs(calls)) == 2
    assert not installs(calls)


def test_in_a_moved_checkout_the_environment_is_made_again(fresh: StandIn) -> None:
    fresh.run()
    fresh.checkout = fresh.checkout.rename(fresh.checkout.with_name("moved"))
    _, _, calls = fresh.run()
    assert [line for line in calls if "-m venv" in line]
    assert fresh.run()[1] == ""


def test_an_interrupted_installation_is_not_taken_for_a_finished_one(fresh: StandIn) -> None:
    fresh.program("python3", PYTHON + '\ncase "$*" in *require-hashes*) exit 1 ;; esac')
    code, said, _ = fresh.run()
    assert code == 1
    assert "镜像" in said
    # The environment has its own copy of the program; a network that is back is played by mending that.
    mended = fresh.checkout / ".venv" / "bin" / "python"
    mended.write_text(mended.read_text().replace("exit 1", "exit 0"))
    code, _, calls = fresh.run()
    assert code == 0
    assert len(pip_installs(calls)) == 2


def test_after_an_interrupted_change_the_old_pins_are_installed_again(fresh: StandIn) -> None:
    fresh.run()
    pins = fresh.checkout / "setup" / "requirements.txt"
    before = pins.read_text(encoding="utf-8")
    pins.write_text(before + "# another\n", encoding="utf-8")
    python = fresh.checkout / ".venv" / "bin" / "python"
    working = python.read_text()
    python.write_text(working + 'case "$*" in *require-hashes*) exit 1 ;; esac\n')
    assert fresh.run()[0] == 1
    python.write_text(working)
    pins.write_text(before, encoding="utf-8")
    assert len(pip_installs(fresh.run()[2])) == 2


def test_without_root_and_sudo_the_command_is_told_and_the_rest_done(fresh: StandIn) -> None:
    fresh.uid = 1000
    fresh.has("python3.11-venv")
    code, said, calls = fresh.run()
    assert code == 0
    assert not [line for line in calls if line.startswith("apt-get")]
    assert f"sudo apt-get update && sudo apt-get install -y --no-install-recommends {FONT}\n" in said
    assert "kameng-docs doctor" in said
    assert len(pip_installs(calls)) == 2
    # It is said again until it is done, but the environment is not installed again.
    _, said, calls = fresh.run()
    assert "sudo apt-get install" in said
    assert not pip_installs(calls)
    fresh.has(FONT)
    assert fresh.run()[:2] == (0, "")


def test_a_user_with_sudo_installs_through_it(fresh: StandIn) -> None:
    fresh.uid = 1000
    fresh.program("sudo", '[ "$1" = -n ] && exit 0; exec "$@"')
    code, _, calls = fresh.run()
    assert code == 0
    assert [line for line in calls if line.startswith("sudo env DEBIAN_FRONTEND=noninteractive apt-get")]
    assert set(installs(calls)[0]) == {FONT, "python3.11-venv"}


def test_sudo_that_would_ask_nobody_is_not_waited_for(fresh: StandIn) -> None:
    fresh.uid = 1000
    fresh.has("python3.11-venv")
    fresh.program("sudo", "exit 1")
    code, said, calls = fresh.run()
    assert code == 0
    assert [line for line in calls if line.startswith("sudo")] == ["sudo -n true"]
    assert "sudo apt-get install" in said


def test_in_ci_a_tool_that_cannot_be_had_is_a_failure(fresh: StandIn) -> None:
    fresh.has(FONT, "python3.11-venv")
    fresh.unknown = "qpdf"
    code, said, _ = fresh.run("test")
    assert code == 0
    assert "系统里还缺: qpdf\n" in said
    code, said, _ = fresh.run("test", CI="true")
    assert code == 1
    assert "qpdf" in said


def test_one_unknown_package_does_not_keep_the_others_away(fresh: StandIn) -> None:
    fresh.unknown = "libharfbuzz-subset0"
    code, said, _ = fresh.run("test")
    assert code == 0
    wanted = {FONT, *TOOLS}
    installed = {path.name for path in (fresh.folder / "installed").iterdir()}
    assert wanted - installed == {"libharfbuzz-subset0"}
    assert "系统里还缺: libharfbuzz-subset0\n" in said


def test_without_the_venv_module_and_root_the_package_is_named(fresh: StandIn) -> None:
    fresh.uid = 1000
    fresh.has(FONT)
    fresh.program("python3", PYTHON.replace("rm -rf .venv;", "exit 1;"))
    code, said, _ = fresh.run()
    assert code == 1
    assert "sudo apt-get install -y python3.11-venv" in said


def test_an_older_python_is_refused_with_the_command(fresh: StandIn) -> None:
    fresh.has(FONT, "python3", "python3-venv")
    fresh.program("python3", 'case "$*" in *version_info*) exit 1 ;; esac')
    code, said, _ = fresh.run()
    assert code == 1
    assert "Python 3.11" in said
    assert "apt-get install -y python3" in said


def test_macos_installs_with_homebrew(fresh: StandIn) -> None:
    fresh.system = "Darwin"
    fresh.program("brew", BREW)
    fresh.program("soffice", "")
    code, _, calls = fresh.run("test")
    assert code == 0
    assert installs(calls, "brew") == [["pango", "poppler", "qpdf"]]
    assert not [line for line in calls if line.startswith(("apt", "dpkg"))]
    assert fresh.run("test")[1] == ""


def test_papers_need_nothing_of_homebrew(fresh: StandIn) -> None:
    """Songti and Heiti belong to macOS, and what lays out papers is a wheel."""
    fresh.system = "Darwin"
    code, said, calls = fresh.run()
    assert code == 0
    assert "brew" not in said
    assert len(pip_installs(calls)) == 2
    assert fresh.run()[:2] == (0, "")
    _, said, _ = fresh.run("test")
    assert "先装 Homebrew，再运行 brew install pango poppler qpdf\n" in said


def test_a_system_without_a_known_installer_gets_its_environment_and_is_sent_to_the_doctor(
    fresh: StandIn,
) -> None:
    (fresh.folder / "bin" / "apt-get").unlink()
    code, said, calls = fresh.run()
    assert code == 0
    assert "kameng-docs doctor" in said
    assert len(pip_installs(calls)) == 2
