"""Which native libraries and fonts the PDF writer finds here, asked without importing WeasyPrint.

WeasyPrint raises on import where Pango cannot be loaded; whoever wants to withhold a PDF with a reason asks
here first. The libraries are opened under the names that WeasyPrint itself tries.
"""

import ctypes
import os
import shutil
import subprocess
import sys
from collections.abc import Iterable
from contextlib import suppress
from functools import cache
from pathlib import Path

# Name without prefix and suffix → (ELF, Mach-O, DLL).
REQUIRED = {
    "gobject-2.0": ("libgobject-2.0.so.0", "libgobject-2.0.0.dylib", "libgobject-2.0-0.dll"),
    "pango-1.0": ("libpango-1.0.so.0", "libpango-1.0.dylib", "libpango-1.0-0.dll"),
    "harfbuzz": ("libharfbuzz.so.0", "libharfbuzz.0.dylib", "libharfbuzz-0.dll"),
    "fontconfig": ("libfontconfig.so.1", "libfontconfig.1.dylib", "libfontconfig-1.dll"),
    "pangoft2-1.0": ("libpangoft2-1.0.so.0", "libpangoft2-1.0.dylib", "libpangoft2-1.0-0.dll"),
}
SUBSET = ("libharfbuzz-subset.so.0", "libharfbuzz-subset.0.dylib", "libharfbuzz-subset-0.dll")

# Where WeasyPrint looks on Windows unless the variable says otherwise; the order is its own.
DLL_DIRECTORIES = r"C:\msys64\ucrt64\bin;C:\msys64\mingw64\bin;C:\Program Files\GTK3-Runtime Win64\bin"

# A Song (宋体) face under the names that fontconfig gives it, and the files it comes in.
SERIF_FAMILIES = (
    "Noto Serif CJK SC", "Noto Serif SC", "Source Han Serif SC", "Source Han Serif CN", "思源宋体",
    "SimSun", "宋体", "NSimSun", "Songti SC", "STSong", "华文宋体", "FandolSong", "AR PL SungtiL GB",
)  # fmt: skip
SERIF_FILES = (
    "NotoSerifCJK*",
    "NotoSerifSC*",
    "SourceHanSerif*",
    "simsun*",
    "Songti*",
    "STSong*",
    "FandolSong*",
)
FONT_FOLDERS = {
    "darwin": ("/System/Library/Fonts", "/Library/Fonts", "~/Library/Fonts"),
    "win32": (r"${WINDIR}\Fonts", r"${LOCALAPPDATA}\Microsoft\Windows\Fonts"),
    "": ("/usr/share/fonts", "/usr/local/share/fonts", "~/.local/share/fonts", "~/.fonts"),
}


def font_folders() -> list[Path]:
    """Where fonts lie on a system of this kind."""
    return [
        _below_home(Path(os.path.expandvars(folder)))
        for folder in FONT_FOLDERS.get(sys.platform, FONT_FOLDERS[""])
    ]


def _below_home(folder: Path) -> Path:
    """With the home in place of ~; without one nothing lies below it, and the name stays as it is written."""
    try:
        return folder.expanduser()
    except RuntimeError:
        return folder


@cache
def missing_libraries() -> tuple[str, ...]:
    """The libraries without which WeasyPrint cannot be imported and that are not here, in a fixed order."""
    return tuple(name for name, files in REQUIRED.items() if not can_load(files))


def can_make_pdf() -> bool:
    """Whether WeasyPrint can be imported, as far as the system's libraries decide it.

    Text and DOCX do not depend on it. Says nothing about fonts: see `chinese_serif`.
    """
    return not missing_libraries()


@cache
def has_subsetter() -> bool:
    """Whether HarfBuzz can subset fonts; without it fontTools does, some forty times slower with a CJK collection."""
    return can_load(SUBSET)


@cache
def chinese_serif() -> str:
    """A family, or else the path of a file, that can set Chinese in 宋体; empty where none is found.

    fontconfig's own list is asked first; where its tool is not installed, the folders of the system are searched.
    """
    listing = _families()
    if listing is None:
        return _serif_file()
    return next((family for family in SERIF_FAMILIES if family in listing), "")


def can_load(files: Iterable[str]) -> bool:
    """Whether the dynamic loader opens one of these files."""
    _add_dll_directories()
    for name in files:
        with suppress(OSError):
            ctypes.CDLL(name)
            return True
    return False


@cache
def _add_dll_directories() -> None:
    """Make Windows look where WeasyPrint will; elsewhere the loader's own search is enough."""
    if sys.platform == "win32":
        for folder in os.getenv("WEASYPRINT_DLL_DIRECTORIES", DLL_DIRECTORIES).split(";"):
            with suppress(OSError):
                os.add_dll_directory(folder)


def _families() -> frozenset[str] | None:
    """The families that fontconfig knows for simplified Chinese; None where fc-list is not to be had."""
    program = shutil.which("fc-list")
    if program is None:
        return None
    run = subprocess.run(  # noqa: S603
        [program, ":lang=zh-cn", "family"],
        capture_output=True,
        check=False,
        encoding="utf-8",
        errors="replace",
    )
    if run.returncode != 0:
        return None
    return frozenset(name.strip() for line in run.stdout.splitlines() for name in line.split(","))


def _serif_file() -> str:
    """The first font file of a Song face in the folders of this system, empty where there is none."""
    for folder in FONT_FOLDERS.get(sys.platform, FONT_FOLDERS[""]):
        place = Path(os.path.expandvars(folder)).expanduser()
        for pattern in SERIF_FILES:
            found = min(place.rglob(pattern), default=None)
            if found is not None:
                return str(found)
    return ""


def look_again() -> None:
    """Forget what was found on this machine."""
    missing_libraries.cache_clear()
    has_subsetter.cache_clear()
    chinese_serif.cache_clear()
