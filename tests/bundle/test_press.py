"""A press prints one case: what its layouts are is asked once for all papers of one look."""

from datetime import date

from kameng_docs.bundle import render
from kameng_docs.bundle.render import Press
from kameng_docs.resources import shipped_templates


def test_a_layout_is_read_once_for_a_press_and_anew_for_the_next(tmp_path, monkeypatch):
    own = tmp_path / "_base" / "layout.docx"
    own.parent.mkdir()
    ours = shipped_templates() / "_base" / "layout.docx"
    own.write_bytes(ours.read_bytes())
    read = []

    def hashes(layouts):
        read.extend(layouts)
        return tuple(layout.read_bytes().hex() for layout in layouts)

    monkeypatch.setattr(render, "layout_hashes", hashes)
    press, later = (Press((tmp_path, shipped_templates()), date(2026, 11, 22), tmp_path) for _ in range(2))
    before = press.made_with("docx", "page")
    assert press.is_own("docx", "page")
    assert not press.is_own("docx", "letter")
    own.write_bytes(ours.with_name("letter.docx").read_bytes())
    assert press.made_with("docx", "page") == before
    assert read == [own]
    assert later.made_with("docx", "page") != before
    assert press.made_with("docx", "letter") != before
    assert press.engine_of("page") is press.engine_of("page")
