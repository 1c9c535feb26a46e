"""Where templates are looked up, and hashes that do not depend on the place."""

import shutil
from pathlib import Path

import pytest

from kameng_docs import resources
from kameng_docs.resources import (
    hash_of,
    program_files,
    shipped_templates,
    template_folders,
    templates_in_use,
)


def test_the_authors_templates_come_first_where_there_are_any(tmp_path: Path) -> None:
    cases = tmp_path / "cases"
    cases.mkdir()
    assert template_folders(cases) == (shipped_templates(),)
    (tmp_path / "templates").mkdir()
    assert template_folders(cases) == (tmp_path / "templates", shipped_templates())


def test_in_the_checkout_the_templates_beside_the_cases_are_the_shipped_ones() -> None:
    shipped = shipped_templates()
    assert template_folders(shipped.parent / "cases") == (shipped,)


def test_in_a_wheel_the_templates_lie_in_the_package(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(resources, "PACKAGE", tmp_path / "site-packages" / "kameng_docs")
    assert shipped_templates() == tmp_path / "site-packages" / "kameng_docs" / "templates"


def test_a_file_of_the_authors_stands_before_the_shipped_one(tmp_path: Path) -> None:
    own = tmp_path / "_base" / "page.css"
    own.parent.mkdir()
    own.touch()
    used = templates_in_use((tmp_path, shipped_templates()))
    assert used["_base/page.css"] == own
    assert used["_base/layout.docx"] == shipped_templates() / "_base" / "layout.docx"


def test_the_hash_knows_names_and_contents_and_not_the_place(tmp_path: Path) -> None:
    here = templates_in_use((shipped_templates(),))
    copy = tmp_path / "templates"
    shutil.copytree(shipped_templates(), copy)
    for left_behind in (".DS_Store", "__pycache__/x.pyc", ".vscode/settings.json"):
        (copy / left_behind).parent.mkdir(exist_ok=True)
        (copy / left_behind).write_text("x")
    assert hash_of(templates_in_use((copy,))) == hash_of(here)
    assert hash_of(templates_in_use((copy, shipped_templates()))) == hash_of(here)
    (copy / "_base" / "page.css").rename(copy / "_base" / "page2.css")
    assert hash_of(templates_in_use((copy,))) != hash_of(here)


def test_the_program_is_every_file_of_the_package_but_the_templates() -> None:
    everything = program_files()
    assert {"resources/__init__.py", "disclosure/matrix.yaml", "law/topics.yaml"} <= set(everything)
    assert not [name for name in everything if name.startswith("templates/") or name.endswith(".pyc")]
    assert set(program_files("writers/", "blocks.py")) == {
        name for name in everything if name.startswith("writers/") or name == "blocks.py"
    }
