"""A root folder with this Python, its packages and the Chinese fonts, and nothing else: no Pango, no fontconfig, no office.

What is in it is bound to where it stands on this machine, in a namespace of mounts that ends with the command: nothing
is copied but the shared libraries that Python itself and every wheel may ask of a system, and nothing is left behind.
"""

import os
import re
import shutil
import subprocess
import sys
import sysconfig
from collections.abc import Iterable
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path

from tools import need

from kameng_docs.resources import PACKAGE, shipped_templates
from kameng_docs.writers.faces import faces, fonts

# What a wheel for Linux may take from the system, so far as one of ours could ask for it: the manylinux policies without
# those of a desktop. Whatever else a package needs it brings itself.
OF_EVERY_SYSTEM = (
    *("libpthread.so.0", "libdl.so.2", "librt.so.1", "libm.so.6", "libutil.so.1", "libresolv.so.2"),
    *("libgcc_s.so.1", "libstdc++.so.6", "libz.so.1", "libexpat.so.1"),
)
BIND = 'while [ "$1" != -- ]; do mount --rbind "$1" "$2$1"; shift 2; done; shift; exec "$@"'


@dataclass(frozen=True)
class BareRoot:
    """A root at `folder`; `place` is a folder in it for what a test brings and finds, `bound` what is shown there."""

    folder: Path
    bound: tuple[Path, ...]

    @property
    def place(self) -> Path:
        """As it is called outside; inside it is `/work`."""
        return self.folder / "work"

    def run(self, *arguments: str) -> subprocess.CompletedProcess[str]:
        """Python with these arguments, without a home and with no variable of the environment outside."""
        packages = dict.fromkeys(sysconfig.get_path(kind) for kind in ("purelib", "platlib"))
        environment = {"PYTHONPATH": os.pathsep.join((str(PACKAGE.parent), *packages)), "LANG": "C.UTF-8"}
        return subprocess.run(
            [
                *(*_apart(), "sh", "-ec", BIND, "sh"),
                *(word for path in self.bound for word in (str(path), str(self.folder))),
                *("--", need("env"), "-i", *(f"{name}={value}" for name, value in environment.items())),
                *(need("chroot"), str(self.folder), sys._base_executable, *arguments),
            ],
            capture_output=True,
            encoding="utf-8",
            check=False,
        )


def bare_root(folder: Path, *, with_fonts: bool = True) -> BareRoot:
    """A root made in `folder`; without fonts it has nothing to set Chinese with."""
    python = Path(sys._base_executable)
    for library in _libraries(python):
        copy = folder / library.relative_to("/")
        copy.parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(library, copy)
    bound = {
        *(python, Path(sysconfig.get_path("stdlib")), _dynamic(), Path("/dev")),
        *(Path(sysconfig.get_path(kind)) for kind in ("purelib", "platlib")),
        *(PACKAGE, shipped_templates()),
        *(_chinese() if with_fonts else ()),
    }
    for path in bound:
        _same_kind(path, folder / path.relative_to("/"))
    for name in ("work", "tmp"):
        (folder / name).mkdir(exist_ok=True)
    return BareRoot(folder, tuple(sorted(bound)))


def may_change_its_root() -> bool:
    """Whether this account may have mounts of its own."""
    probe = [*_apart(), "mount", "--bind", "/dev", "/dev"]
    return subprocess.run(probe, capture_output=True, check=False).returncode == 0


def _apart() -> list[str]:
    """What a command has before it that shall have mounts of its own."""
    as_root = () if os.geteuid() == 0 else ("--map-root-user",)
    return [need("unshare"), "--mount", *as_root, "--"]


def _same_kind(path: Path, place: Path) -> None:
    """Something empty to bind the path over."""
    if path.is_dir():
        place.mkdir(parents=True, exist_ok=True)
    else:
        place.parent.mkdir(parents=True, exist_ok=True)
        place.touch()


def _dynamic() -> Path:
    """The folder of Python's own modules that are shared libraries."""
    return Path(find_spec("_ctypes").origin).parent


def _chinese() -> Iterable[Path]:
    families = {*faces().body, *faces().strong}
    return {Path(font.path) for font in fonts().fonts() if font.path and font.family in families}


def _libraries(python: Path) -> list[Path]:
    """What Python and its own modules are linked to, and what every system has, under the names by which they are loaded."""
    # Tk, which none of ours asks for, brings fontconfig along.
    own = [python, *(file for file in _dynamic().glob("*.so") if not file.name.startswith("_tkinter"))]
    listed = subprocess.run([need("ldd"), *own], capture_output=True, text=True, check=True).stdout
    found = {Path(name) for name in re.findall(r"(?:=> |^\t)(/\S+) \(0x", listed, re.MULTILINE)}
    folders = {path.parent for path in found}
    found |= {folder / name for folder in folders for name in OF_EVERY_SYSTEM if (folder / name).is_file()}
    return sorted(found)
