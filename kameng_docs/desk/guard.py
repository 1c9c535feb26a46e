"""Who may see the desk: only a browser on the very address that is served, with the token. Everybody else gets nothing.

A page of another site can send requests here, but neither under our name (`Host`, against names that are bent to this
machine) nor as us (`Origin`), nor with the token, which no script can read and no other site's request carries.
"""

import re
import secrets
from collections.abc import Awaitable, Callable, MutableMapping
from http.cookies import CookieError, SimpleCookie
from typing import Any
from urllib.parse import parse_qsl, urlencode

from kameng_docs.desk.phone import Door

Scope = MutableMapping[str, Any]
Message = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[Message]]
Send = Callable[[Message], Awaitable[None]]
App = Callable[[Scope, Receive, Send], Awaitable[None]]

GIVEN = "t"
"""The query in which the token is handed over, once."""
_SCRIPT = re.compile(rb"<script(?=[\s>])")
CLOSED = 1008
"""WebSocket's number for a connection against the rules."""


class Guard:
    """In front of the app. `address` is what it is served on (`127.0.0.1:8765`), `door` lets a phone in, if asked for."""

    def __init__(self, app: App, address: str, token: str, door: Door | None = None) -> None:
        """Nothing is checked before the first request."""
        self.app, self.address, self.token, self.door = app, address, token, door
        # Cookies are sent to every port of a machine: another desk beside this one has another name for its own.
        self.cookie = f"desk-{address.rpartition(':')[2]}"

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Let through, or refuse without a word."""
        if scope["type"] not in {"http", "websocket"}:
            await self.app(scope, receive, send)
            return
        headers = _headers(scope)
        host = headers.get("host", "")
        if not self._is_ours(host, headers):
            await _refused(scope, send)
        elif self._known(headers):
            await self.app(scope, receive, self._sealed(host, send))
        elif scope["type"] == "http" and (clean := self._handed_over(scope)) is not None:
            await self._let_in(clean, send)
        elif self.door is not None and host == self.door.address and scope["type"] == "http":
            await self.door(scope, receive, send, self._let_in)
        else:
            await _refused(scope, send)

    def _is_ours(self, host: str, headers: dict[str, str]) -> bool:
        hosts = {self.address} | ({self.door.address} if self.door else set())
        origin = headers.get("origin")
        return host in hosts and origin in (None, f"http://{host}")

    def _known(self, headers: dict[str, str]) -> bool:
        try:
            cookie = SimpleCookie(headers.get("cookie", "")).get(self.cookie)
        except CookieError:
            return False
        return cookie is not None and self._is_token(cookie.value)

    def _is_token(self, value: str) -> bool:
        return secrets.compare_digest(value.encode(), self.token.encode())

    def _handed_over(self, scope: Scope) -> str | None:
        """The address without the token, where the query has the right one."""
        query = parse_qsl(scope.get("query_string", b"").decode("latin-1"), keep_blank_values=True)
        if scope["method"] != "GET" or not any(k == GIVEN and self._is_token(v) for k, v in query):
            return None
        rest = urlencode([(k, v) for k, v in query if k != GIVEN])
        path = str(scope.get("raw_path", b"/").decode("latin-1")).partition("?")[0]
        # Two slashes at the beginning would lead to another host.
        return "/" + path.lstrip("/\\") + (f"?{rest}" if rest else "")

    async def _let_in(self, where: str, send: Send) -> None:
        cookie = f"{self.cookie}={self.token}; HttpOnly; SameSite=Strict; Path=/"
        headers = [(b"location", where.encode("latin-1")), (b"set-cookie", cookie.encode())]
        await answer(send, 303, b"", [*headers, *_common()])

    def _sealed(self, host: str, send: Send) -> Send:
        """The answers of the app, with the headers that keep them here; only scripts of the page itself run."""
        nonce = secrets.token_urlsafe(16)
        held: list[Message] = []

        async def seal(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = [
                    (k, v)
                    for k, v in message["headers"]
                    if k.lower() != b"content-length" or not _page(message)
                ]
                message = {**message, "headers": [*headers, *_common(), *_policy(host, nonce)]}
                if _page(message):
                    held.append(message)
                    return
            elif message["type"] == "http.response.body" and held:
                held.append(message)
                if message.get("more_body"):
                    return
                start, *parts = held
                body = b"".join(part.get("body", b"") for part in parts)
                held.clear()
                body = _SCRIPT.sub(b'<script nonce="%s"' % nonce.encode(), body)
                length = (b"content-length", str(len(body)).encode())
                await send({**start, "headers": [*start["headers"], length]})
                message = {"type": "http.response.body", "body": body}
            await send(message)

        return seal


async def answer(send: Send, status: int, body: bytes, headers: list[tuple[bytes, bytes]]) -> None:
    """One whole answer."""
    length = (b"content-length", str(len(body)).encode())
    await send({"type": "http.response.start", "status": status, "headers": [*headers, length]})
    await send({"type": "http.response.body", "body": body})


async def _refused(scope: Scope, send: Send) -> None:
    if scope["type"] == "websocket":
        await send({"type": "websocket.close", "code": CLOSED})
    else:
        await answer(send, 403, b"", _common())


def _headers(scope: Scope) -> dict[str, str]:
    """By name; of a header that comes twice both, so that neither is what is asked for."""
    found: dict[str, str] = {}
    for key, value in scope["headers"]:
        name = key.decode("latin-1").lower()
        glue = "; " if name == "cookie" else ", "
        found[name] = (
            found[name] + glue + value.decode("latin-1") if name in found else value.decode("latin-1")
        )
    return found


def _page(start: Message) -> bool:
    return any(k.lower() == b"content-type" and v.startswith(b"text/html") for k, v in start["headers"])


def _common() -> list[tuple[bytes, bytes]]:
    return [
        (b"x-content-type-options", b"nosniff"),
        (b"referrer-policy", b"no-referrer"),
        (b"x-frame-options", b"SAMEORIGIN"),
        (b"cross-origin-opener-policy", b"same-origin"),
        (b"cross-origin-resource-policy", b"same-origin"),
        (b"x-dns-prefetch-control", b"off"),
    ]


def _policy(host: str, nonce: str) -> list[tuple[bytes, bytes]]:
    """NiceGUI builds its page with `eval` and with styles in place; nothing else but our own is allowed."""
    rules = (
        "default-src 'none'",
        f"script-src 'self' 'nonce-{nonce}' 'unsafe-eval'",
        "style-src 'self' 'unsafe-inline'",
        "img-src 'self' data: blob:",
        "font-src 'self'",
        f"connect-src 'self' ws://{host}",
        "media-src 'self'",
        "frame-src 'self' blob:",
        "object-src 'none'",
        "base-uri 'none'",
        "form-action 'self'",
        "frame-ancestors 'self'",
    )
    return [(b"content-security-policy", "; ".join(rules).encode())]
