"""What our files were read into is kept for the next process, and ends with any change of a file or of the code."""

import collections
import gc

import pytest

from kameng_docs.declared import Files, compiled, files, finished, looked_through
from kameng_docs.declared.sought import Sought, sought
from kameng_docs.law.vocabulary import FACTS
from kameng_docs.pipeline.own_files import own_files


@pytest.fixture(autouse=True)
def store(tmp_path, monkeypatch):
    """An empty store, in which it is known that our files hold no slip."""
    monkeypatch.setattr(compiled, "FOLDER", tmp_path / "store")
    in_a_new_process()
    looked_through.keep()
    yield tmp_path / "store"
    in_a_new_process()


def in_a_new_process():
    compiled.kept.cache_clear()
    looked_through.state.cache_clear()
    finished._maker.cache_clear()
    files._found_in_package.cache_clear()


def facts():
    in_a_new_process()
    # Another object, for what one has read of the package is remembered.
    return Files(FACTS.name, FACTS.holds, FACTS.by).read()


def test_the_next_process_reads_no_file(monkeypatch):
    read = facts()
    monkeypatch.setattr(files, "_files", None)
    assert facts() == read


def test_values_are_kept_only_of_files_that_were_looked_through(store, monkeypatch):
    monkeypatch.setattr(looked_through, "without_a_slip", lambda: False)
    facts()
    assert not list(store.glob(f"*.{finished.ENDING}"))


@pytest.mark.parametrize("damage", [b"", b"\xff\n\xff", b"0\n", None])
def test_spoilt_values_are_not_believed(store, damage):
    read = facts()
    (kept,) = store.glob(f"*.{finished.ENDING}")
    whole = kept.read_bytes()
    kept.write_bytes(whole[:-3] + b"!" + whole[-2:] if damage is None else damage)
    assert facts() == read
    assert kept.read_bytes() == whole


def test_another_file_or_module_ends_them(tmp_path, monkeypatch):
    facts()
    in_a_new_process()
    assert finished.kept(FACTS.name)
    (tmp_path / "other").mkdir()
    monkeypatch.setattr(looked_through, "PACKAGE", tmp_path / "other")
    in_a_new_process()
    assert finished.kept(FACTS.name) is None


def test_where_nothing_can_be_written_nothing_is_made_to_be_kept(store, monkeypatch):
    monkeypatch.setattr(compiled, "can_keep", lambda: False)
    facts()
    assert not list(store.glob(f"*.{finished.ENDING}"))


def test_files_of_one_name_are_read_as_one_type():
    """Where only names are asked for, `object` stands for the type, and nothing is read."""
    own_files()
    read_as = collections.defaultdict(set)
    for each in gc.get_objects():
        if type(each) is Files and each.holds is not object:
            read_as[each.name].add(str(each.holds))
    assert {name for name, types in read_as.items() if len(types) > 1} == set()


def test_all_that_the_program_declares_can_be_kept():
    in_a_new_process()
    for each in own_files():
        outcome = each.read()
        finished.keep(each.name, finished.Finished(outcome.values, outcome.files))
        kept = finished.kept(each.name)
        assert kept
        assert (kept.values, kept.files) == (outcome.values, outcome.files)


def test_an_expression_is_the_same_whoever_made_it():
    """The one that was kept, and the one of a process that forgot its own meanwhile."""
    assert (Sought("甲+"), hash(Sought("甲+"))) == (Sought("甲+"), hash(sought("甲+")))
    assert Sought("甲+") not in (Sought("乙+"), "甲+")
