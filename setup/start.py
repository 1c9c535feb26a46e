"""What 开始.cmd starts on Windows: installs the desk the first time, and opens it. Nothing but Python's own is used."""

import hashlib
import subprocess
import sys
import venv
from pathlib import Path

HERE = Path(__file__).resolve().parent.parent
PINS = HERE / "setup" / "requirements-desk.txt"
ROOM, NOTE = HERE / ".venv", HERE / ".setup" / "start-desk"
OLDEST = (3, 11)


def main() -> int:
    """The exit code of the desk, or 1 where it could not be installed."""
    if sys.version_info < OLDEST:
        print(
            "这台电脑上的 Python 太旧，要 3.11 或更新的：winget install -e --id Python.Python.3.12，装好再双击一次"
        )
        return 1
    key = hashlib.sha256(
        PINS.read_bytes() + (HERE / "pyproject.toml").read_bytes() + str(HERE).encode()
    ).hexdigest()
    if not (NOTE.is_file() and NOTE.read_text(encoding="utf-8") == key and python().is_file()):
        if not installed():
            print("没有装成，上面是原话。多半是下载断了：看看能不能上网，再双击一次")
            return 1
        NOTE.parent.mkdir(exist_ok=True)
        NOTE.write_text(key, encoding="utf-8")
    print("正在打开案头……用完把这个窗口关掉就行", flush=True)
    return subprocess.run([python(), "-m", "kameng_docs", "desk"], cwd=HERE, check=False).returncode


def python() -> Path:
    """That of the environment."""
    return ROOM / ("Scripts/python.exe" if sys.platform == "win32" else "bin/python")


def installed() -> bool:
    """Make the environment and install the pinned packages and the program; whether it worked."""
    print("第一次要装好用的东西，几分钟，要联网；以后不再装、不再联网……", flush=True)
    venv.create(ROOM, with_pip=True, clear=True)
    pip = [python(), "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
    # The pins are complete: no resolver is asked, which in an older pip would want a newer release of what has an extra.
    packages = [*pip, "--no-deps", "--only-binary", ":all:", "--require-hashes", "-r", PINS]
    project = [*pip, "--no-index", "--no-deps", "--no-build-isolation", "-e", HERE]
    return all(
        subprocess.run(command, cwd=HERE, check=False).returncode == 0 for command in (packages, project)
    )


if __name__ == "__main__":
    sys.exit(main())
