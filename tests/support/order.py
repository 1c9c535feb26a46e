"""The order in which the suite runs. A plugin of pytest, registered by conftest.py."""

import random
from pathlib import Path

import pytest


def pytest_report_header(config: pytest.Config) -> str | None:
    seed = config.getoption("--shuffle")
    return None if seed is None else f"order: --shuffle={seed}"


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    items[:] = ordered(items, config.getoption("--shuffle"))


def ordered(items: list[pytest.Item], seed: int | None) -> list[pytest.Item]:
    """Files with most long tests first, so that at the end no core waits for one; else as they were found.

    With a seed the tests of each file and the files stand in another order, the same one in every process.
    """
    files: dict[Path, list[pytest.Item]] = {}
    for item in items:
        files.setdefault(item.path, []).append(item)
    order = list(files.values())
    if seed is not None:
        mixed = random.Random(seed)  # noqa: S311
        for tests in order:
            mixed.shuffle(tests)
        mixed.shuffle(order)
    order.sort(key=lambda tests: -sum(map(_is_long, tests)))
    return [item for tests in order for item in tests]


def _is_long(item: pytest.Item) -> bool:
    """Marked as slow, or at work on a built case."""
    return item.get_closest_marker("slow") is not None or "shipped" in getattr(item, "fixturenames", ())
