"""What several tests share."""

from pathlib import Path

import pytest

from kameng_docs.pipeline import Workshop, open_workshop


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
