"""What is shipped: a wheel that builds a case away from the checkout, and a source archive without anybody's cases."""

import os
import shutil
import subprocess
import sys
import sysconfig
import tarfile
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from bills_made import renewals, wechat
from machine_support import FULL, ROOT, TODAY, tree, with_cases

pytestmark = pytest.mark.slow

SOURCES = ("kameng_docs", "templates", "schema", "docs", "cases", "tests", "setup")
FILES = ("pyproject.toml", "README.md", "LICENSE", "CONTRIBUTING.md", "Makefile")
PRIVATE = "某人的真实案件"

# Debian 12's Python 3.11.2 has no filters yet; later ones warn without one.
SAFELY = {"filter": "data"} if hasattr(tarfile, "data_filter") else {}


@pytest.fixture(scope="module")
def dist(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a wheel and a source archive, built without network from a copy that has a real case in it.

    The copy has no .git and no .gitignore, as where somebody unpacked an archive: nothing but the packaging
    itself keeps the case out.
    """
    copy = tmp_path_factory.mktemp("checkout")
    for name in SOURCES:
        if (ROOT / name).is_dir():
            shutil.copytree(ROOT / name, copy / name, ignore=shutil.ignore_patterns("__pycache__"))
    for name in FILES:
        shutil.copy(ROOT / name, copy)
    (copy / "cases" / f"{PRIVATE}.yaml").write_text("消费者: x\n", "utf-8")
    (copy / "cases" / "parties" / f"{PRIVATE}.yaml").write_text("姓名: x\n", "utf-8")
    (copy / "cases" / PRIVATE).mkdir()
    (copy / "cases" / PRIVATE / "截图.png").write_bytes(b"x")
    backend = "from hatchling import build; build.build_wheel('dist'); build.build_sdist('dist')"
    made = subprocess.run(
        [sys.executable, "-c", backend], cwd=copy, capture_output=True, text=True, check=False
    )
    assert made.returncode == 0, made.stderr
    return copy / "dist"


@pytest.fixture(scope="module")
def installed(dist: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The Python of a fresh environment with the wheel in it, and with the libraries of this one behind it."""
    place = tmp_path_factory.mktemp("installed") / "venv"
    subprocess.run([sys.executable, "-m", "venv", "--without-pip", str(place)], check=True)
    paths = {"base": str(place), "platbase": str(place)}
    packages = Path(sysconfig.get_path("purelib", "venv", paths))
    with zipfile.ZipFile(next(dist.glob("*.whl"))) as wheel:
        wheel.extractall(packages)  # noqa: S202 — our own, made above
    # Behind, and as a plain path: the editable checkout of this environment must not be found.
    (packages / "libraries.pth").write_text(sysconfig.get_path("purelib"), "utf-8")
    return Path(sysconfig.get_path("scripts", "venv", paths)) / Path(sys.executable).name


def started(python: Path, *arguments: str, folder: Path) -> subprocess.CompletedProcess[str]:
    environment = {key: value for key, value in os.environ.items() if key != "PYTHONPATH"}
    return subprocess.run(
        [python, *arguments], cwd=folder, env=environment, capture_output=True, encoding="utf-8", check=False
    )


def kameng_docs(python: Path, *arguments: str, folder: Path) -> subprocess.CompletedProcess[str]:
    return started(python, "-m", "kameng_docs", *arguments, folder=folder)


def test_the_wheel_holds_the_data_beside_the_code(dist: Path) -> None:
    with zipfile.ZipFile(next(dist.glob("*.whl"))) as wheel:
        names = set(wheel.namelist())
    below = {
        f"kameng_docs/{path.relative_to(ROOT / 'kameng_docs').as_posix()}"
        for path in (ROOT / "kameng_docs").rglob("*")
        if path.is_file() and "__pycache__" not in path.parts
    }
    templates = {
        f"kameng_docs/{path.relative_to(ROOT).as_posix()}"
        for path in (ROOT / "templates").rglob("*")
        if path.is_file()
    }
    assert below | templates == {name for name in names if name.startswith("kameng_docs/")}
    assert {
        *(
            "kameng_docs/templates/_base/layout.docx",
            "kameng_docs/disclosure/matrix.yaml",
            "kameng_docs/law/topics.yaml",
        ),
        *("kameng_docs/doctor/pieces.yaml", "kameng_docs/templates/court/channel.yaml"),
    } <= names
    assert not [name for name in names if name.startswith(("cases", "tests"))]


def test_the_source_archive_has_what_a_build_needs_and_nobodys_case(dist: Path, tmp_path: Path) -> None:
    with tarfile.open(next(dist.glob("*.tar.gz"))) as archive:
        names = {name.partition("/")[2] for name in archive.getnames()}
        archive.extractall(tmp_path, **SAFELY)  # noqa: S202 — our own archive
    assert not [name for name in names if PRIVATE in name]
    shipped = {
        path.relative_to(ROOT).as_posix() for path in (ROOT / "cases").rglob("示例-*") if path.is_file()
    }
    exhibits = {f"cases/{FULL}/{path.name}" for path in (ROOT / "cases" / FULL).iterdir()}
    assert shipped | exhibits <= names
    assert {"templates/_base/layout.docx", "schema/case.schema.json", "LICENSE", "README.md"} <= names
    (unpacked,) = tmp_path.iterdir()
    backend = "from hatchling import build; print(build.build_wheel('dist'))"
    again = subprocess.run(
        [sys.executable, "-c", backend], cwd=unpacked, capture_output=True, text=True, check=False
    )
    assert again.returncode == 0, again.stderr
    made = unpacked / "dist" / again.stdout.splitlines()[-1]
    with zipfile.ZipFile(made) as second, zipfile.ZipFile(next(dist.glob("*.whl"))) as first:
        assert set(second.namelist()) == set(first.namelist())


def test_the_installed_wheel_builds_a_case_elsewhere(
    installed: Path, shipped: Callable[[str], Path], tmp_path: Path
) -> None:
    folder = with_cases(tmp_path / "别处", FULL)
    where = started(installed, "-c", "import kameng_docs; print(kameng_docs.__file__)", folder=folder).stdout
    assert where.strip().endswith("__init__.py")
    assert str(ROOT) not in where
    made = kameng_docs(installed, "build", "--today", TODAY, folder=folder)
    assert made.returncode == 0, made.stderr
    assert len(list((folder / "out").rglob("*.pdf"))) == 20
    assert tree(folder / "out") == tree(shipped(FULL) / "out")


def test_the_installed_wheel_has_its_law_its_doctor_and_its_schema(installed: Path, tmp_path: Path) -> None:
    shown = kameng_docs(installed, "law", "show", "ecommerce-law:49.1", folder=tmp_path)
    assert "从其约定" in shown.stdout
    assert "Pango" in kameng_docs(installed, "doctor", folder=tmp_path).stdout
    schema = kameng_docs(installed, "schema", folder=tmp_path)
    assert schema.stdout == (ROOT / "schema" / "case.schema.json").read_text("utf-8")


def test_the_installed_wheel_begins_a_case_where_nothing_is(installed: Path, tmp_path: Path) -> None:
    given, place = tmp_path / "手机里的", tmp_path / "空的"
    given.mkdir()
    place.mkdir()
    (given / "账单.csv").write_text(wechat(*renewals(12)), "utf-8")
    (given / "自述.txt").write_text("我叫王某某，自己用的。\n", "utf-8")
    arguments = ("--bill", str(given / "账单.csv"), "--story", str(given / "自述.txt"), "--today", TODAY)
    begun = kameng_docs(installed, "new", "我的案件", *arguments, folder=place)
    assert begun.returncode == 0, begun.stderr
    names = {path.relative_to(place).as_posix() for path in place.rglob("*") if path.is_file()}
    assert {
        *(
            "cases/我的案件.yaml",
            "cases/我的案件/账单.csv",
            "cases/我的案件/自述.txt",
            "cases/parties/王某某.yaml",
        ),
        *("schema/case.schema.json", ".gitignore"),
    } <= names
    assert (place / "schema" / "case.schema.json").read_text("utf-8") == (
        ROOT / "schema" / "case.schema.json"
    ).read_text("utf-8")
    checked = kameng_docs(installed, "check", "我的案件", "--today", TODAY, folder=place)
    faults = [line for line in checked.stdout.splitlines() if ": 错误 " in line]
    assert faults
    assert all("case.missing-key" in line and "“回答”没有填" in line for line in faults)
