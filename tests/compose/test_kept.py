"""Compiled wordings are kept for the next process, and only what this very program made of these very words is taken."""

from pathlib import Path

import jinja2
import pytest

from kameng_docs.registry.public.page import Page, as_html
from kameng_docs.resources import kept


@pytest.fixture
def store(tmp_path, monkeypatch):
    monkeypatch.setattr(kept, "FOLDER", tmp_path / "store")
    return tmp_path / "store"


@pytest.fixture
def compiled(monkeypatch):
    """The names of the templates that were compiled."""
    names = []
    real = jinja2.Environment.compile

    def counted(environment, source, name=None, *rest, **more):
        names.append(name)
        return real(environment, source, name, *rest, **more)

    monkeypatch.setattr(jinja2.Environment, "compile", counted)
    return names


def said(folder):
    """As in a new process."""
    environment = jinja2.Environment(  # noqa: S701 — no markup
        loader=jinja2.FileSystemLoader(folder), bytecode_cache=kept.Kept(Path(__file__))
    )
    return environment.get_template("a.j2").render(who="乙")


@pytest.fixture
def folder(tmp_path):
    place = tmp_path / "templates"
    place.mkdir()
    (place / "a.j2").write_text("甲和{{ who }}", "utf-8")
    return place


def test_what_was_compiled_once_is_not_compiled_again(store, compiled, folder):
    assert [said(folder), said(folder)] == ["甲和乙", "甲和乙"]
    assert compiled == ["a.j2"]
    assert len(list(store.iterdir())) == 1


def test_what_two_processes_keep_is_kept_of_both(store, compiled, folder):
    """Each found an empty store; the later one writes beside what the earlier one wrote, into the same file."""
    (folder / "b.j2").write_text("丁", "utf-8")
    both = [
        jinja2.Environment(  # noqa: S701 — no markup
            loader=jinja2.FileSystemLoader(folder), bytecode_cache=kept.Kept(Path(__file__))
        )
        for _ in range(2)
    ]
    for environment in both:
        with pytest.raises(jinja2.TemplateNotFound):
            environment.get_template("c.j2")
    both[0].get_template("a.j2")
    both[1].get_template("b.j2")
    assert said(folder) == "甲和乙"
    assert compiled == ["a.j2", "b.j2"]
    assert len(list(store.iterdir())) == 1


def test_changed_words_are_compiled_anew(store, compiled, folder):
    said(folder)
    (folder / "a.j2").write_text("丙和{{ who }}", "utf-8")
    assert said(folder) == "丙和乙"
    assert compiled == ["a.j2", "a.j2"]


@pytest.mark.parametrize("damage", [b"", b"\xff\n\xff", b"0\n", None])
def test_a_damaged_store_is_not_believed(store, compiled, folder, damage):
    said(folder)
    (file,) = store.iterdir()
    whole = file.read_bytes()
    file.write_bytes(whole[:-1] + bytes([whole[-1] ^ 1]) if damage is None else damage)
    assert said(folder) == "甲和乙"
    assert compiled == ["a.j2", "a.j2"]
    assert file.read_bytes() == whole


def test_another_compiler_compiles_anew(store, compiled, folder, monkeypatch):
    said(folder)
    monkeypatch.setattr(kept, "_compiler", lambda _set_up: b"another")
    assert said(folder) == "甲和乙"
    assert compiled == ["a.j2", "a.j2"]


def test_a_store_that_cannot_be_written_stops_nothing(store, compiled, folder):
    store.write_text("a file where a folder should be", "utf-8")
    assert said(folder) == "甲和乙"
    assert store.is_file()


def test_the_layout_of_a_page_is_compiled_once(store, compiled):
    """The page that opens a case took longer to compile than to fill."""
    page = Page("标题", "日期", (), (), "怎么数的", (), much=False)
    assert as_html(page) == as_html(page)
    assert compiled.count("_base/figures.html.j2") == 1
