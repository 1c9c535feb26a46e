"""A real desk in a process of its own, and a browser in front of it."""

import os
import re
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from time import sleep
from typing import Any

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, sync_playwright
from tools import need

PHONE, SCREEN = {"width": 360, "height": 740}, {"width": 1280, "height": 800}
_ADDRESS = r"http://\S+(?=\s)"

# Whatever would leave the machine fails, and is told on the desk's screen.
NO_OUTSIDE = """
import socket, sys
_connect, _find = socket.socket.connect, socket.getaddrinfo
def _here(where):
    if isinstance(where, tuple) and where[0] not in ("127.0.0.1", "::1", "localhost"):
        print("OUTSIDE", where, flush=True)
        raise OSError("outside")
def connect(self, where):
    _here(where)
    return _connect(self, where)
def find(host, *more, **given):
    _here((host or "127.0.0.1",))
    return _find(host, *more, **given)
socket.socket.connect, socket.getaddrinfo = connect, find
"""


# The first that a process of the desk does comes to no end before somebody stops it, on a machine however fast.
LASTS = f"""{NO_OUTSIDE}
from kameng_docs.desk.worker import Worker
_heard, lasts = Worker.heard, [True]
def heard(self, stopped):
    while lasts:
        if stopped.wait(600):
            lasts.clear()
            return None
    return _heard(self, stopped)
Worker.heard = heard
"""


@dataclass(frozen=True)
class Running:
    """A desk that runs: its process, and the file to which goes what it says."""

    process: subprocess.Popen[str]
    said: Path

    def told(self) -> str:
        """What it has said by now, on both of its streams."""
        return self.said.read_text(encoding="utf-8")

    def end(self) -> None:
        """Ask it to end as a closed window does, and wait for it; one that does not is a fault."""
        self.process.terminate()
        try:
            self.process.wait(20)
        except subprocess.TimeoutExpired:
            self.process.kill()
            raise


@contextmanager
def desk_server(
    cases: Path, *arguments: str, before: str = NO_OUTSIDE, faulty: bool = False
) -> Iterator[str]:
    """The address, with its token, of a desk over the folder `cases`; the rest as `desk_process` has it."""
    with desk_process(cases, *arguments, before=before, faulty=faulty) as (_, url):
        yield url


@contextmanager
def desk_process(
    cases: Path, *arguments: str, before: str = NO_OUTSIDE, faulty: bool = False
) -> Iterator[tuple[Running, str]]:
    """A desk over the folder `cases`, and its address with its token. `before` is Python that its process runs first.

    At the end what it said is read: what failed in it fails the test, also where its page looked well, and so does
    whatever it asked for outside. `faulty`: the test makes something fail, and that stands there for who helps.
    """
    start = f"{before}\nfrom kameng_docs.cli import main\nmain()"
    command = [sys.executable, "-u", "-c", start, "desk", "--no-open", "--cases", str(cases), *arguments]
    # NiceGUI behaves otherwise where it finds a test of its own kind.
    kept = {name: value for name, value in os.environ.items() if not name.startswith("PYTEST")}
    here = {**kept, "PYTHONPATH": os.pathsep.join([str(Path(__file__).parents[2])])}
    # Not a pipe: a full one would hold the desk up, and one that its own processes have open never ends.
    with tempfile.TemporaryDirectory() as room:
        said = Path(room) / "said.txt"
        with (
            said.open("w", encoding="utf-8") as out,
            subprocess.Popen(
                command, cwd=cases.parent, env=here, stdout=out, stderr=subprocess.STDOUT, text=True
            ) as process,
        ):
            running = Running(process, said)
            try:
                yield running, re.findall(_ADDRESS, with_words(running, _ADDRESS))[0]
            finally:
                running.end()
        told = running.told()
    assert ("Traceback" in told) == faulty, told[-6000:]
    assert "OUTSIDE" not in told, told[-3000:]


def with_words(running: Running, words: str) -> str:
    """What it has said, as soon as these words (a regular expression) stand there."""
    while running.process.poll() is None:
        if re.search(words, said := running.told()):
            return said
        sleep(0.05)
    raise AssertionError(f"the desk ended without {words!r}: {running.told()}")


@contextmanager
def chromium() -> Iterator[Browser]:
    """The browser of the system."""
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=need("chromium"), args=["--no-sandbox"])
        yield started
        started.close()


def window(browser: Browser, url: str, *, viewport: dict[str, int] = SCREEN, scheme: Any = "light") -> Page:
    """A window on the desk, let in. `page.asked` lists what it asked for, `page.failed` what its scripts complained of."""
    context = browser.new_context(viewport=viewport, color_scheme=scheme, locale="zh-CN")  # type: ignore[arg-type]
    page = context.new_page()
    asked: list[str] = []
    failed: list[str] = []
    page.asked, page.failed = asked, failed  # type: ignore[attr-defined]
    page.on("request", lambda request: asked.append(request.url))
    page.on("pageerror", lambda error: failed.append(str(error)))
    page.on("console", lambda said: failed.append(said.text) if said.type == "error" else None)
    page.goto(url)
    page.wait_for_selector("h1")
    return page


def goto(page: Page, path: str) -> None:
    """Another page of the desk, by its path."""
    page.goto(re.sub(r"^(http://[^/]+).*", r"\1", page.url) + path)
    page.wait_for_selector("h1")


def axe_of(page: Page) -> list[dict[str, Any]]:
    """What axe finds, by the rules of WCAG 2 A and AA and of good practice; nothing is right."""
    options = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}
    found = Axe().run(page, options=options).response["violations"]
    return [
        {"id": each["id"], "help": each["help"], "where": [node["html"][:200] for node in each["nodes"]]}
        for each in found
    ]


def nothing_outside(page: Page) -> bool:
    """Whether everything that was asked for came from this machine."""
    host = re.sub(r"^(http://[^/]+).*", r"\1", page.url)
    ours = (host, host.replace("http", "ws"), "data:", "blob:")
    return all(url.startswith(ours) for url in page.asked)  # type: ignore[attr-defined]
