"""The door for a phone in the same room, only if asked for: an address of this machine and a code of six digits."""

import asyncio
import secrets
import socket
from collections.abc import Awaitable, Callable, Iterator
from contextlib import AbstractContextManager, nullcontext
from typing import Any
from urllib.parse import parse_qs

DIGITS = 6
TRIES = 5
"""After so many wrong codes no phone is let in any more until the desk is started anew."""
_LONGEST = 200
_PAGE = """<!doctype html><html lang="zh-CN"><head><meta charset="utf-8"><title>案头</title>
<meta name="viewport" content="width=device-width, initial-scale=1"><meta name="color-scheme" content="light dark">
<style>body{{font:1.25rem/1.6 system-ui,sans-serif;max-width:28rem;margin:2rem auto;padding:0 1rem}}
input,button{{font:inherit;padding:.6rem;min-height:3rem;box-sizing:border-box;width:100%;margin:.5rem 0}}</style>
</head><body><main><h1>案头</h1><form method="post" action="/code">
<label for="code">电脑屏幕上的六位数字</label>
<input id="code" name="code" inputmode="numeric" autocomplete="one-time-code" maxlength="7" required>
<button>打开</button><p role="status">{said}</p></form></main></body></html>"""


class Door:
    """Asks for the code on `address` (`192.168.1.5:8765`), and lets in who knows it."""

    def __init__(self, address: str) -> None:
        """With a new code."""
        self.address = address
        self.code = "".join(secrets.choice("0123456789") for _ in range(DIGITS))
        self.left = TRIES

    def words(self) -> Iterator[str]:
        """What is said of it on the screen."""
        yield f"手机：接进同一个无线网，打开 http://{self.address}/ ，输入 {self.code[:3]} {self.code[3:]}"
        yield (
            "这时同一个网里的人都连得到这台电脑的这一页，只是没有这六位数字看不到内容；经过无线网的内容没有加密。"
            "只在自己家的网里用，不要在公共无线网里用；用完按 Ctrl+C，手机就打不开了"
        )

    async def __call__(
        self, scope: Any, receive: Any, send: Any, let_in: Callable[[str, Any], Awaitable[None]]
    ) -> None:
        """Show the question, or take the answer."""
        said = ""
        if scope["method"] == "POST" and scope["path"] == "/code" and self.left > 0:
            given = parse_qs((await _body(receive)).decode("latin-1")).get("code", [""])[0].replace(" ", "")
            if secrets.compare_digest(given.encode(), self.code.encode()):
                await let_in("/", send)
                return
            self.left -= 1
            said = f"不对，还可以试 {self.left} 次。"
        if self.left <= 0:
            said = "错得太多，不能再试。要用手机，在电脑上按 Ctrl+C 停下，重新打开。"
        body = _PAGE.format(said=said).encode()
        policy = b"default-src 'none'; style-src 'unsafe-inline'; form-action 'self'; frame-ancestors 'none'"
        headers = [
            (b"content-type", b"text/html; charset=utf-8"),
            (b"content-security-policy", policy),
            (b"content-length", str(len(body)).encode()),
        ]
        await send(
            {"type": "http.response.start", "status": 200 if self.left > 0 else 403, "headers": headers}
        )
        await send({"type": "http.response.body", "body": body})


async def _body(receive: Any) -> bytes:
    body = b""
    while len(body) < _LONGEST:
        message = await receive()
        body += message.get("body", b"")
        if not message.get("more_body"):
            break
    return body[:_LONGEST]


def own_address() -> str:
    """The address of this machine in its own network; empty where it is in none. Nothing is sent."""
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe:
        try:
            # A datagram socket that is connected sends nothing: it only learns which way the machine would go.
            probe.connect(("192.0.2.1", 9))
        except OSError:
            return ""
        return str(probe.getsockname()[0])


async def also_on(app: Any, host: str, port: int) -> None:
    """Serve the same app on another address of this machine, as long as the first server runs."""
    import uvicorn

    class Second(uvicorn.Server):
        def capture_signals(self) -> AbstractContextManager[None]:  # type: ignore[override]
            """Ctrl+C is the first server's to hear."""
            return nullcontext()

    config = uvicorn.Config(app, host=host, port=port, lifespan="off", log_level="warning", ws="wsproto")
    server = Second(config)
    running = asyncio.create_task(server.serve())

    def stop() -> None:
        server.should_exit = True

    app.on_shutdown(stop)
    app.state.desk_phone = running
