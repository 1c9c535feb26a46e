"""Which engine lays out a look is asked once for a build, and anew for the next one."""

from datetime import date
from pathlib import Path

from kameng_docs.bundle.render import Press
from kameng_docs.resources import shipped_templates


def test_a_press_asks_once_and_the_next_press_sees_what_came_meanwhile(tmp_path: Path) -> None:
    own, made_on = tmp_path / "templates", date(2026, 11, 22)
    (own / "_base").mkdir(parents=True)
    folders = (own, shipped_templates())
    press = Press(folders, made_on, tmp_path)
    first = press.engine_of("page")
    (own / "_base" / "page.css").write_text("p { color: black }", "utf-8")
    assert press.engine_of("page") is first
    assert first.name == "typst"
    assert Press(folders, made_on, tmp_path).engine_of("page").name == "weasyprint"
