"""What several tests share."""

import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import order
import pytest
import skips
from hypothesis import HealthCheck, settings
from machine_support import TODAY, started, tree, with_cases
from once import once

from kameng_docs.pipeline import Workshop, open_workshop
from kameng_docs.resources import PACKAGE


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--update-docs",
        action="store_true",
        help="write docs/diagnostics.md, docs/事实.md, docs/文书.md and docs/用户手册.md anew",
    )
    parser.addoption(
        "--update-golden", action="store_true", help="write tests/golden anew; look at the difference"
    )
    parser.addoption(
        "--shuffle",
        type=int,
        metavar="SEED",
        help="run files, and the tests of each, in the order of this seed",
    )


# How fast examples are made depends on what else the machine does.
settings.register_profile("untimed", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("untimed")


def pytest_configure(config: pytest.Config) -> None:
    for plugin in (skips, order):
        config.pluginmanager.register(plugin, plugin.__name__)


@pytest.fixture(scope="session")
def workshop() -> Workshop:
    """The channels, the law and the words that all cases share; read once."""
    return open_workshop(Path(__file__).parent / "bad")


@pytest.fixture(scope="session")
def shipped(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Callable[[str], Path]]:
    """The folder with an example case in `cases/` and all that is made of it in `out/`, by the name of the case.

    Each is built once for all tests of all processes, by a process of its own, on TODAY. Whoever wants to change
    something copies it first; at the end it is looked whether somebody did not.
    """
    base = tmp_path_factory.getbasetemp()
    place = (base.parent if "PYTEST_XDIST_WORKER" in os.environ else base) / "shipped"
    seen: dict[Path, dict[str, bytes]] = {}

    def folder_of(name: str) -> Path:
        def make(draft: Path) -> None:
            with_cases(draft, name)
            made = started("build", "--today", TODAY, folder=draft)
            assert made.returncode == 0, made.stderr

        folder = once(place / name, make)
        seen.setdefault(folder, tree(folder))
        return folder

    yield folder_of
    assert [folder.name for folder, before in seen.items() if tree(folder) != before] == []


@pytest.fixture
def own_files(tmp_path: Path) -> Path:
    """A copy of the YAML files of the package that may be spoilt."""
    copy = tmp_path / PACKAGE.name
    for file in PACKAGE.rglob("*.yaml"):
        place = copy / file.relative_to(PACKAGE)
        place.parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(file, place)
    return copy
