"""What several tests share."""

import shutil
from pathlib import Path

import pytest

from kameng_docs.pipeline import Workshop, open_workshop
from kameng_docs.resources import PACKAGE


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--update-docs", action="store_true", help="write docs/diagnostics.md and docs/事实.md anew"
    )
    parser.addoption(
        "--update-golden", action="store_true", help="write tests/golden anew; look at the difference"
    )


@pytest.fixture(scope="session")
def workshop() -> Workshop:
    """The channels, the law and the words that all cases share; read once."""
    return open_workshop(Path(__file__).parent / "bad")


@pytest.fixture
def own_files(tmp_path: Path) -> Path:
    """A copy of the YAML files of the package that may be spoilt."""
    copy = tmp_path / PACKAGE.name
    for file in PACKAGE.rglob("*.yaml"):
        place = copy / file.relative_to(PACKAGE)
        place.parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(file, place)
    return copy
