"""What several tests share."""

import os
import random
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from machine_support import TODAY, started, tree, with_cases
from once import once
from skips import refused_in_ci

from kameng_docs.pipeline import Workshop, open_workshop


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--update-docs", action="store_true", help="write docs/diagnostics.md and docs/事实.md anew"
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


def pytest_report_header(config: pytest.Config) -> str | None:
    seed = config.getoption("--shuffle")
    return None if seed is None else f"order: --shuffle={seed}"


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """In the order of --shuffle, and the files with most slow tests first: at the end no core waits for a long one."""
    seed = config.getoption("--shuffle")
    files: dict[Path, list[pytest.Item]] = {}
    for item in items:
        files.setdefault(item.path, []).append(item)
    order = list(files.values())
    if seed is not None:
        # Every worker has to come to the same order.
        mixed = random.Random(seed)  # noqa: S311
        for tests in order:
            mixed.shuffle(tests)
        mixed.shuffle(order)
    order.sort(key=lambda tests: -sum(item.get_closest_marker("slow") is not None for item in tests))
    items[:] = [item for tests in order for item in tests]


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Item) -> Iterator[None]:
    report = yield
    refused_in_ci(report)
    return report


@pytest.hookimpl(wrapper=True)
def pytest_make_collect_report(collector: pytest.Collector) -> Iterator[None]:
    report = yield
    refused_in_ci(report)
    return report


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
