"""Where the templates and the data of the package lie, in a checkout and in an installed wheel."""

from pathlib import Path

PACKAGE = Path(__file__).resolve().parent


def shipped_templates() -> Path:
    """The folder of the templates that belong to this version.

    In a checkout (also an editable install) it stands beside the package; in a wheel it lies inside.
    The checkout is looked for first, so that an edited wording is the one that is used.
    """
    beside = PACKAGE.parent / "templates"
    return beside if (beside / "_base").is_dir() else PACKAGE / "templates"


def template_folders(cases: Path) -> tuple[Path, ...]:
    """Where a template file is looked up, first hit wins: the author's own `templates/` beside `cases`, then ours.

    One file can so be replaced alone.
    """
    own = cases.resolve().parent / "templates"
    shipped = shipped_templates()
    return (own, shipped) if own.is_dir() and own != shipped else (shipped,)
