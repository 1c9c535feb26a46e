"""What the papers of every case of a folder rest on besides its own files: program, law, wordings, layouts, engines, fonts.

All of it is hashed once; after that it is only looked at (resources/looks.py) for as long as it looks the same.
"""

import json
import sys
import time
from collections.abc import Sequence
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from kameng_docs.build.seen import FOLDER, put_aside, still_used
from kameng_docs.resources import PACKAGE, template_folders
from kameng_docs.resources.looks import digest_of, is_sure, looks_of, names_below

RENDERERS = ("typst", "weasyprint", "docxtpl", "python-docx")
# Days that are 暂定 are computed again when it knows another year.
CALENDAR = "chinesecalendar"
# What a folder is called in which packages are installed.
PACKAGES = {"site-packages", "dist-packages"}
# How the fonts looked when this process asked for them: with others it asks again.
_FOUND: list[str] = []


@dataclass(frozen=True)
class Ground:
    """Hashes of the program with its law, of the templates in use, the versions of what renders, and the engines with their
    faces as they were found.
    """

    program: str
    templates: str
    versions: tuple[str, ...]
    engines: tuple[str, ...]

    def key(self, day: str, engine: str) -> str:
        """All of it, the day and the choice of the engine as one hash, which stands in the manifest."""
        parts = [day, engine, self.program, self.templates, *self.versions, *self.engines]
        return sha256("\0".join(parts).encode()).hexdigest()


def ground_of(cases: Path, engine: str) -> Ground:
    """What the cases of the folder `cases` rest on when `engine` lays out their PDF."""
    folders = template_folders(cases)
    record = _Record(folders, engine)
    return record.ground() or record.made()


def version(package: str) -> str:
    """The version of an installed package; empty where it is not installed."""
    from importlib.metadata import PackageNotFoundError
    from importlib.metadata import version as installed

    try:
        return installed(package)
    except PackageNotFoundError:
        return ""


class _Record:
    """What is known of the ground of one folder of cases, beside the byte code of the package.

    It ends when a file or a folder of the program, of the templates, of the fonts looks otherwise, or a place in which
    packages are installed; that of another interpreter is another one.
    """

    def __init__(self, folders: Sequence[Path], engine: str) -> None:
        self._folders, self._engine = tuple(folders), engine
        known_by = digest_of([sys.version, _places(), PACKAGE.as_posix(), engine, [*map(str, folders)]])
        self._file = FOLDER / f"ground-{known_by}.txt"

    def ground(self) -> Ground | None:
        """As it was found before, if all of it looks as it did then."""
        try:
            known = json.loads(self._file.read_bytes())
            looks = looks_of(known["names"])
            if known["looks"] != digest_of(looks):
                return None
            program, templates, versions, engines = known["ground"]
            still_used(self._file)
            return Ground(program, templates, tuple(versions), tuple(engines))
        except (OSError, ValueError, TypeError, KeyError, AttributeError):
            return None

    def made(self) -> Ground:
        """All of it hashed, and kept where nothing of it was touched just now."""
        read_at = time.time_ns()
        names = names_below([PACKAGE, *self._folders, *_font_folders()])
        names |= {place: [] for place in _places()}
        looks = looks_of(names)
        made = _hashed(self._folders, self._engine)
        lacks = any(each.endswith(" lacks") for each in made.engines)
        if not lacks and all(look is None or is_sure(look, read_at) for look in looks):
            ground = (made.program, made.templates, made.versions, made.engines)
            known = {"names": names, "looks": digest_of(looks), "ground": ground}
            put_aside(self._file, json.dumps(known, separators=(",", ":")).encode())
        return made


def _hashed(folders: tuple[Path, ...], engine: str) -> Ground:
    from kameng_docs.resources import hash_of, program_files, templates_in_use

    return Ground(
        hash_of(program_files()),
        hash_of(templates_in_use(folders)),
        tuple(map(version, (*RENDERERS, CALENDAR))),
        _engines(folders, engine),
    )


def _engines(folders: tuple[Path, ...], choice: str) -> tuple[str, ...]:
    """Every engine that lays out a look, with its version and the faces it finds."""
    from kameng_docs.engines import Engines, look_again
    from kameng_docs.engines.by_weasyprint import STYLES

    fonts = digest_of(looks_of(names_below(_font_folders())))
    if _FOUND and fonts not in _FOUND:
        look_again()
    _FOUND[:] = [fonts]
    engines = {engine.name: engine for engine in map(Engines(folders, choice).of, STYLES)}
    return tuple(
        f"{name} lacks" if engine.lacking() else engine.identity() for name, engine in sorted(engines.items())
    )


def _font_folders() -> list[Path]:
    from kameng_docs.writers.native import font_folders

    return font_folders()


def _places() -> list[str]:
    """Where packages are installed: one that comes, goes or changes its version is another name there."""
    return [place for place in sys.path if Path(place).name in PACKAGES]
