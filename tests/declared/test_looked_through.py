"""That our files hold no slip is looked for once, and again when any of them, or of the program, has changed."""

import pytest

from kameng_docs.declared import compiled, looked_through
from kameng_docs.pipeline import faults_of_own_files, own_files


@pytest.fixture
def package(tmp_path, monkeypatch):
    """A package of two files, and an empty store."""
    folder = tmp_path / "package"
    (folder / "law" / "__pycache__").mkdir(parents=True)
    (folder / "law" / "facts.yaml").write_text("a: 1\n", "utf-8")
    (folder / "reader.py").write_text("one = 1\n", "utf-8")
    monkeypatch.setattr(compiled, "FOLDER", tmp_path / "store")
    monkeypatch.setattr(looked_through, "PACKAGE", folder)
    new_process()
    yield folder
    new_process()


def new_process():
    compiled.kept.cache_clear()
    looked_through.state.cache_clear()


def known_again():
    new_process()
    return looked_through.without_a_slip()


def test_it_is_known_in_the_next_process(package):
    assert not looked_through.without_a_slip()
    looked_through.keep()
    assert known_again()


@pytest.mark.parametrize("name", ["law/facts.yaml", "reader.py", "law/more.yaml"])
def test_a_changed_or_new_file_of_data_or_code_ends_it(package, name):
    looked_through.keep()
    (package / name).write_text("two: 2\nthree: 3\n", "utf-8")
    assert not known_again()


def test_a_file_that_is_gone_ends_it_and_byte_code_does_not(package):
    looked_through.keep()
    (package / "law" / "__pycache__" / "x.py").write_text("1", "utf-8")
    assert known_again()
    (package / "reader.py").unlink()
    assert not known_again()


@pytest.mark.parametrize("damage", [b"", b"\xff\n\xff", b"0\n{}", None])
def test_a_spoilt_store_is_not_believed(package, tmp_path, damage):
    looked_through.keep()
    (file,) = (tmp_path / "store").iterdir()
    whole = file.read_bytes()
    file.write_bytes(whole[:-3] + b"!" + whole[-2:] if damage is None else damage)
    assert not known_again()


def test_what_was_looked_through_is_not_loaded_again(package, monkeypatch):
    monkeypatch.setattr(own_files, "own_files", lambda: pytest.fail("looked through again"))
    looked_through.keep()
    assert faults_of_own_files() == ((), {})
