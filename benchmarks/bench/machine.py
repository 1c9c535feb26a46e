"""The machine and the versions that a report was made with: numbers without them say nothing later."""

import os
import platform
import shutil
import subprocess
from datetime import UTC, datetime
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

PACKAGES = ("typst", "weasyprint", "pikepdf", "img2pdf", "pillow", "docxtpl", "pydantic", "distributed")


def facts(root: Path) -> dict[str, str]:
    """What stands at the head of a report, by its name."""
    load = " ".join(f"{each:.1f}" for each in os.getloadavg())
    return {
        "made": f"{datetime.now(UTC):%Y-%m-%d %H:%M} UTC, load before {load}",
        "machine": f"{_processor()}, {os.cpu_count()} cores, {_memory()}, {platform.system()} {platform.release()}",
        "program": _commit(root),
        "versions": f"Python {platform.python_version()}, " + ", ".join(map(_version, PACKAGES)),
        "LibreOffice": _office(),
    }


def _processor() -> str:
    try:
        lines = Path("/proc/cpuinfo").read_text(encoding="utf-8").splitlines()
    except OSError:
        return platform.processor() or platform.machine()
    return next(
        (line.partition(": ")[2] for line in lines if line.startswith("model name")), platform.machine()
    )


def _memory() -> str:
    return f"{os.sysconf('SC_PHYS_PAGES') * os.sysconf('SC_PAGE_SIZE') / 2**30:.0f} GB"


def _version(package: str) -> str:
    try:
        return f"{package} {version(package)}"
    except PackageNotFoundError:
        return f"no {package}"


def _commit(root: Path) -> str:
    """The commit, and whether there is more in the folder than it."""
    ran = subprocess.run(
        ["git", "-C", str(root), "describe", "--always", "--dirty"],  # noqa: S607
        capture_output=True, encoding="utf-8", check=False,
    )  # fmt: skip
    return ran.stdout.strip() or "no repository"


def _office() -> str:
    if not (path := shutil.which("soffice")):
        return "none"
    ran = subprocess.run([path, "--version"], capture_output=True, encoding="utf-8", check=False)
    return ran.stdout.strip()
