"""A real desk in a process of its own, and a browser in front of it."""

import os
import re
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, sync_playwright
from tools import need

PHONE, SCREEN = {"width": 360, "height": 740}, {"width": 1280, "height": 800}
_ADDRESS = re.compile(r"http://\S+")

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


@contextmanager
def desk_server(cases: Path, *arguments: str, before: str = NO_OUTSIDE) -> Iterator[str]:
    """The address, with its token, of a desk over the folder `cases`. `before` is Python that its process runs first."""
    with desk_process(cases, *arguments, before=before) as (_, url):
        yield url


@contextmanager
def desk_process(
    cases: Path, *arguments: str, before: str = NO_OUTSIDE
) -> Iterator[tuple[subprocess.Popen[str], str]]:
    """The same with the process itself."""
    start = f"{before}\nfrom kameng_docs.cli import main\nmain()"
    command = [sys.executable, "-u", "-c", start, "desk", "--no-open", "--cases", str(cases), *arguments]
    place = cases.parent
    # NiceGUI behaves otherwise where it finds a test of its own kind.
    kept = {name: value for name, value in os.environ.items() if not name.startswith("PYTEST")}
    here = {**kept, "PYTHONPATH": os.pathsep.join([str(Path(__file__).parents[2])])}
    with subprocess.Popen(
        command,
        cwd=place,
        env=here,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        encoding="utf-8",
    ) as process:
        try:
            said = ""
            assert process.stdout is not None
            for line in process.stdout:
                said += line
                if found := _ADDRESS.search(line):
                    yield process, found.group()
                    break
            else:
                raise AssertionError(f"the desk did not start: {said}")
        finally:
            process.terminate()
            try:
                process.wait(10)
            except subprocess.TimeoutExpired:
                process.kill()


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
