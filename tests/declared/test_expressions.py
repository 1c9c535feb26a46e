"""Which expressions can be compiled is kept for the next process; a wrong one is told every time."""

import re

import pytest

from kameng_docs.declared import compiled, expressions


@pytest.fixture
def compiles(tmp_path, monkeypatch):
    """An empty store, and the expressions that were compiled."""
    monkeypatch.setattr(compiled, "FOLDER", tmp_path / "store")
    monkeypatch.setattr(expressions, "_new", {})
    compiled.kept.cache_clear()
    found, real = [], re.compile
    monkeypatch.setattr(
        expressions.re, "compile", lambda text, *flags: (found.append(text), real(text, *flags))[1]
    )
    yield found
    compiled.kept.cache_clear()


def test_a_right_one_is_compiled_once_for_all_processes_and_a_wrong_one_is_told_every_time(compiles):
    for _ in range(2):
        assert expressions.fault_of("退(款|货)") is None
        assert "unterminated" in expressions.fault_of("退(款|货")
        expressions.keep_new()
        # As in a new process.
        compiled.kept.cache_clear()
    assert [text for text in compiles if "退" in str(text)] == ["退(款|货)", "退(款|货", "退(款|货"]
