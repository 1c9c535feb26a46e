"""What the tests of the machine share: example cases in a folder of their own, and the real command line."""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

from click.testing import CliRunner, Result
from given_secret import with_secret

from kameng_docs.cli import main

ROOT = Path(__file__).resolve().parents[2]
TODAY = "2026-11-22"
FULL = "示例-视频会员卡密"
SMALL = "示例-最简"

TICKET = "10_平台工单/工单.txt"
PLEADING = "60_法院/01_民事起诉状"


def with_cases(folder: Path, *names: str) -> Path:
    """`folder`, with a `cases/` in it that holds the example cases of these names and all that belongs to them."""
    cases = folder / "cases"
    shutil.copytree(ROOT / "cases" / "parties", cases / "parties", dirs_exist_ok=True)
    for name in names:
        shutil.copy(ROOT / "cases" / f"{name}.yaml", cases)
        if (ROOT / "cases" / name).is_dir():
            shutil.copytree(ROOT / "cases" / name, cases / name)
    with_secret(cases)
    return folder


def copied(shipped: Path, folder: Path) -> Path:
    """A folder with an example case and what was made of it, to be changed."""
    shutil.copytree(shipped, folder)
    return folder


def run(*arguments: str) -> Result:
    """The command in this process, where it stands."""
    return CliRunner().invoke(main, arguments, catch_exceptions=False)


def build(*arguments: str) -> Result:
    return run("build", "--today", TODAY, *arguments)


def started(*arguments: str, folder: Path, **environment: str) -> subprocess.CompletedProcess[str]:
    """The command in a process of its own."""
    return python("-m", "kameng_docs", *arguments, folder=folder, **environment)


def python(*arguments: str, folder: Path, **environment: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, *arguments],
        cwd=folder,
        env={**os.environ, "PYTHONPATH": str(ROOT), **environment},
        capture_output=True,
        encoding="utf-8",
        errors="surrogateescape",
        check=False,
    )


def tree(folder: Path) -> dict[str, bytes]:
    """Every file below the folder."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()
    }


def times(folder: Path) -> dict[str, int]:
    return {
        path.relative_to(folder).as_posix(): path.stat().st_mtime_ns
        for path in folder.rglob("*")
        if path.is_file()
    }


def manifest(name: str, out: Path = Path("out")) -> dict[str, Any]:
    content: dict[str, Any] = json.loads((out / name / "manifest.json").read_text("utf-8"))
    return content


def replace_in(path: Path, old: str, new: str) -> None:
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new), "utf-8")


WATCHED = {
    *(
        "pydantic",
        "typst",
        "weasyprint",
        "docx",
        "docxtpl",
        "jinja2",
        "lxml",
        "markdown_it",
        "cn2an",
        "ruamel",
    ),
    *("rapidfuzz", "watchfiles", "yaml", "stdnum", "multiprocessing", "importlib.metadata", "asyncio"),
    *("PIL", "pikepdf", "av", "pillow_heif", "img2pdf", "rfc3161_client"),
    *("rapidocr", "onnxruntime", "numpy", "cv2", "openpyxl", "pypdfium2"),
}


def loaded(folder: Path, *arguments: str) -> set[str]:
    """Which of the watched libraries a command loads."""
    return _modules(folder, *arguments) & WATCHED


def ours_loaded(folder: Path, *arguments: str) -> list[str]:
    """Which modules of the program a command loads, by their names within the package."""
    return [name.removeprefix(OURS) for name in _modules(folder, *arguments) if name.startswith(OURS)]


OURS = "kameng_docs."


def _modules(folder: Path, *arguments: str) -> set[str]:
    program = (
        "import sys\n"
        "from kameng_docs.cli import main\n"
        "try:\n"
        f"    main({list(arguments)!r})\n"
        "except SystemExit:\n"
        "    print('LOADED', *sys.modules)\n"
    )
    told = python("-c", program, folder=folder)
    assert "Traceback" not in told.stderr
    (line,) = [line for line in told.stdout.splitlines() if line.startswith("LOADED")]
    return set(line.split()[1:])
