"""Looks at this machine: which kind of system it is, and for each piece whether it is here."""

import os
import shutil
import sys
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from importlib.metadata import version
from importlib.util import find_spec
from pathlib import Path

from kameng_docs.resources import shipped_templates

OLDEST_PYTHON = (3, 11)


@dataclass(frozen=True)
class Sight:
    """What was seen of one piece: whether it is here, and in Chinese which one, or what of it is not."""

    found: bool
    detail: str = ""


@dataclass(frozen=True)
class Machine:
    """One machine as the doctor knows it.

    `system` is a key of `install` in pieces.yaml: apt, dnf, pacman, brew, windows or other. `root` says whether
    commands need no sudo. `sights` has one entry for each id of pieces.yaml.
    """

    system: str
    root: bool
    sights: Mapping[str, Sight]


def look(cases: Path) -> Machine:
    """This machine; `cases` is the folder in which cases are looked for. Reads fonts, loads Pango, writes nothing."""
    found = {piece: probe() for piece, probe in probes(cases).items()}
    return Machine(kind_of_system(), _is_root(), found)


def probes(cases: Path) -> Mapping[str, Callable[[], Sight]]:
    """How each piece is looked for, by the ids of pieces.yaml."""
    return {
        "python": _python,
        "typst": _typst,
        "chinese-serif": _serif,
        "templates": _templates,
        "cases": lambda: _cases(cases),
        "terminal": lambda: _terminal(sys.stderr.encoding or "ascii"),
        "pango": _pango,
        "harfbuzz-subset": _subsetter,
        "ocr": _reader_of_pictures,
        "desk": _desk,
        "soffice": _office,
        "pdftotext": lambda: _present(_program("pdftotext")),
        "qpdf": lambda: _present(_program("qpdf")),
    }


def kind_of_system() -> str:
    """The package manager by which things are installed here, windows, or other."""
    if sys.platform == "win32":
        return "windows"
    if sys.platform == "darwin":
        return "brew"
    managers = {"apt-get": "apt", "dnf": "dnf", "pacman": "pacman"}
    return next((kind for program, kind in managers.items() if shutil.which(program)), "other")


def _is_root() -> bool:
    # geteuid does not exist on Windows, where nothing is prefixed with sudo anyway.
    return sys.platform != "win32" and os.geteuid() == 0


def _present(what: str) -> Sight:
    return Sight(bool(what), what)


def _program(name: str) -> str:
    return shutil.which(name) or ""


def _python() -> Sight:
    version = sys.version_info[:3]
    return Sight(version >= OLDEST_PYTHON, ".".join(map(str, version)))


def _typst() -> Sight:
    """Loaded, not only looked for: a wheel of another system is there and cannot be used."""
    try:
        import typst
    except ImportError as problem:
        return Sight(found=False, detail=str(problem) if find_spec("typst") else "")
    return Sight(found=True, detail=version(typst.__name__))


def _pango() -> Sight:
    from kameng_docs.writers import native

    missing = native.missing_libraries()
    return Sight(not missing, "缺 " + "、".join(missing) if missing else "")


def _reader_of_pictures() -> Sight:
    """Looked for and not loaded: that takes a second and 200 MB."""
    whole = all(find_spec(name) for name in ("rapidocr", "onnxruntime"))
    return Sight(whole, version("rapidocr") if whole else "")


def _desk() -> Sight:
    """Looked for and not loaded either."""
    return Sight(True, version("nicegui")) if find_spec("nicegui") else Sight(found=False)


def _subsetter() -> Sight:
    from kameng_docs.writers import native

    return Sight(native.has_subsetter())


def _serif() -> Sight:
    """The face that Typst sets papers in; where Typst is not, what WeasyPrint may find."""
    if not _typst().found:
        from kameng_docs.writers import native

        return _present(native.chinese_serif())
    from kameng_docs.writers.faces import faces

    return _present(next(iter(faces().body), ""))


def _templates() -> Sight:
    folder = shipped_templates()
    return Sight((folder / "_base").is_dir(), str(folder))


def _cases(folder: Path) -> Sight:
    count = sum(1 for _ in folder.glob("*.yaml"))
    return Sight(count > 0, f"{count} 件" if count else str(folder.resolve()))


def _terminal(encoding: str) -> Sight:
    try:
        "卡密无效，请退款。".encode(encoding)
    except UnicodeEncodeError:
        return Sight(found=False, detail=encoding)
    return Sight(found=True, detail=encoding)


def _office() -> Sight:
    inside = Path("/Applications/LibreOffice.app/Contents/MacOS/soffice")
    return _present(_program("soffice") or (str(inside) if inside.exists() else ""))
