"""The desk as a server on this machine alone, until Ctrl+C."""

import os
import secrets
import shutil
import socket
import tempfile
import webbrowser
from collections.abc import Callable
from contextlib import closing, suppress
from pathlib import Path
from threading import Thread
from time import sleep

from kameng_docs.desk.desk import Desk
from kameng_docs.desk.guard import GIVEN, Guard
from kameng_docs.desk.phone import Door, also_on, own_address

LOOPBACK = "127.0.0.1"
_ICON = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><rect width="32" height="32" rx="6" fill="#0b57d0"/><path d="M9 8h14v3H9zm0 6h14v3H9zm0 6h9v3H9z" fill="#fff"/></svg>'


def free_port(wanted: int = 0) -> int | None:
    """A port of the loopback that nobody listens on: the one that is wanted, or any; None where that one is taken."""
    with closing(socket.socket(socket.AF_INET, socket.SOCK_STREAM)) as probe:
        if os.name == "posix":
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((LOOPBACK, wanted))
        except OSError:
            return None
        return int(probe.getsockname()[1])


def _wait_for(port: int) -> None:
    """Until somebody listens there: a browser that comes earlier would find nothing."""
    while True:
        with suppress(OSError), closing(socket.create_connection((LOOPBACK, port), timeout=1)):
            return
        sleep(0.05)


def serve(
    desk: Desk, port: int, name: str = "", *, opens: bool, phone: bool, tell: Callable[[str], None]
) -> None:
    """Serve the desk on `port` until it is interrupted, beginning with the case `name` or the list.

    `tell` says to the screen where it is; `opens` opens it in the browser, `phone` lets one in.
    """
    # What NiceGUI may keep of its own lies in a room that goes when the desk closes.
    room = tempfile.mkdtemp(prefix="kameng-desk-")
    os.environ["NICEGUI_STORAGE_PATH"] = room
    try:
        _served(desk, port, name, opens=opens, phone=phone, tell=tell)
    finally:
        shutil.rmtree(room, ignore_errors=True)


def _served(
    desk: Desk, port: int, name: str, *, opens: bool, phone: bool, tell: Callable[[str], None]
) -> None:
    from nicegui import app, ui

    from kameng_docs.desk.pages import add_pages
    from kameng_docs.desk.view import address
    from kameng_docs.desk.views import VIEWS

    token = secrets.token_urlsafe(32)
    lan = own_address() if phone else ""
    door = Door(f"{lan}:{port}") if lan else None
    case = desk.case(name)
    first = address(case, VIEWS[0].slug) if case else "/"
    url = f"http://{LOOPBACK}:{port}{first}?{GIVEN}={token}"

    def told() -> None:
        _wait_for(port)
        tell(f"案头开在 {url}")
        tell("只有这台电脑上的这个浏览器打得开；用完按 Ctrl+C")
        for line in door.words() if door else ():
            tell(line)
        if phone and not door:
            tell("这台电脑没有接进无线网，手机打不开")
        if opens:
            webbrowser.open(url)

    app.add_static_file(local_file=Path(__file__).with_name("desk.css"), url_path="/desk.css")
    # A bar without a name that would show itself for a moment with requests; a view tells in words how far it is.
    app.config.quasar_config["loadingBar"]["skipHijack"] = True
    app.add_middleware(Guard, address=f"{LOOPBACK}:{port}", token=token, door=door)
    app.on_startup(lambda: Thread(target=told, daemon=True).start())
    if door:
        app.on_startup(lambda: also_on(app, lan, port))
    add_pages(desk)
    ui.run(
        host=LOOPBACK,
        port=port,
        title="案头",
        favicon=_ICON,
        language="zh-CN",
        dark=None,
        reload=False,
        show=False,
        show_welcome_message=False,
        tailwind=False,
        # A laptop that slept for a moment goes on where it was.
        reconnect_timeout=30.0,
    )
