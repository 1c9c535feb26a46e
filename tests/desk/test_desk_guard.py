"""Who may see the desk: a real one, asked as a browser, another site, a bent name and a stranger would."""

import http.client
import os
import re
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from desk_support import desk_process
from machine_support import SMALL, with_cases


@dataclass(frozen=True)
class Served:
    process: subprocess.Popen[str]
    host: str
    token: str
    cases: Path

    @property
    def cookie(self) -> str:
        return f"desk-{self.host.rpartition(':')[2]}={self.token}"


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    place = with_cases(tmp_path_factory.mktemp("desk"), SMALL)
    with desk_process(place / "cases") as (running, url):
        parts = urlsplit(url)
        yield Served(running.process, parts.netloc, parts.query.removeprefix("t="), place / "cases")


def ask(
    served: Served, path: str = "/", method: str = "GET", **headers: str
) -> tuple[int, dict[str, str], bytes]:
    """One request with exactly these headers (a `_` stands for `-`)."""
    where, port = served.host.split(":")
    connection = http.client.HTTPConnection(where, int(port), timeout=20)
    sent = {"Host": served.host, **{key.replace("_", "-"): value for key, value in headers.items()}}
    connection.putrequest(method, path, skip_host=True, skip_accept_encoding=True)
    for key, value in sent.items():
        connection.putheader(key, value)
    connection.endheaders()
    answer = connection.getresponse()
    body = answer.read()
    connection.close()
    return answer.status, {key.lower(): value for key, value in answer.getheaders()}, body


def open_socket(served: Served, **headers: str) -> str:
    """The status line of the answer to a WebSocket's handshake."""
    where, port = served.host.split(":")
    lines = {
        "Host": served.host,
        "Upgrade": "websocket",
        "Connection": "Upgrade",
        "Sec-WebSocket-Key": "x3JJHMbDL1EzLkh9GBhXDw==",
        "Sec-WebSocket-Version": "13",
        **headers,
    }
    head = "".join(f"{key}: {value}\r\n" for key, value in lines.items())
    with socket.create_connection((where, int(port)), timeout=20) as link:
        link.sendall(f"GET /_nicegui_ws/socket.io/?EIO=4&transport=websocket HTTP/1.1\r\n{head}\r\n".encode())
        return link.recv(200).decode("latin-1").split("\r\n")[0]


def test_the_token_opens_once_and_goes_out_of_the_address(served: Served) -> None:
    status, headers, body = ask(served, f"/case/x/file?a=1&t={served.token}")
    assert (status, headers["location"], body) == (303, "/case/x/file?a=1", b"")
    assert headers["set-cookie"] == f"{served.cookie}; HttpOnly; SameSite=Strict; Path=/"
    status, headers, body = ask(served, Cookie=served.cookie)
    assert status == 200
    assert "我的案件".encode() in body
    assert served.token.encode() not in body


@pytest.mark.parametrize(
    ("path", "headers"),
    [
        ("/", {}),
        ("/?t=", {}),
        ("/?t=wrong", {}),
        ("/desk.css", {}),
        ("/favicon.ico", {}),
        ("/_nicegui_ws/socket.io/?EIO=4&transport=polling", {}),
        ("/", {"Cookie": "{name}=wrong"}),
        ("/", {"Cookie": "{name}={token}x"}),
        ("/", {"Cookie": "other={token}"}),
        # A name of another site that is bent to this machine; the same with our own port.
        ("/", {"Cookie": "{name}={token}", "Host": "evil.example"}),
        ("/", {"Cookie": "{name}={token}", "Host": "evil.example:{port}"}),
        ("/", {"Cookie": "{name}={token}", "Host": "localhost:{port}"}),
        ("/?t={token}", {"Host": "evil.example:{port}"}),
        # A page of another site, even with the cookie.
        ("/", {"Cookie": "{name}={token}", "Origin": "http://evil.example"}),
        ("/", {"Cookie": "{name}={token}", "Origin": "null"}),
        ("/", {"Cookie": "{name}={token}", "Origin": "http://127.0.0.1:1"}),
        ("/?t={token}", {"Origin": "https://127.0.0.1:{port}"}),
    ],
)
def test_nobody_else_gets_anything(served: Served, path: str, headers: dict[str, str]) -> None:
    name, port = served.cookie.partition("=")[0], served.host.rpartition(":")[2]
    filled = {key: value.format(name=name, token=served.token, port=port) for key, value in headers.items()}
    status, given, body = ask(served, path.format(token=served.token), **filled)
    assert (status, body) == (403, b"")
    assert "set-cookie" not in given
    assert "access-control-allow-origin" not in given


def test_two_hosts_in_one_request_are_none(served: Served) -> None:
    where, port = served.host.split(":")
    with socket.create_connection((where, int(port)), timeout=20) as link:
        head = (
            f"Host: {served.host}\r\nHost: evil.example\r\nCookie: {served.cookie}\r\nConnection: close\r\n"
        )
        link.sendall(f"GET / HTTP/1.1\r\n{head}\r\n".encode())
        assert b" 200 " not in link.recv(300).split(b"\r\n")[0]


def test_the_token_is_not_taken_from_a_form(served: Served) -> None:
    assert ask(served, f"/?t={served.token}", method="POST", Content_Length="0")[0] == 403


def test_a_path_with_two_slashes_leads_to_no_other_host(served: Served) -> None:
    _, headers, _ = ask(served, f"//evil.example/?t={served.token}")
    assert headers["location"] == "/evil.example/"


def test_a_websocket_needs_the_same(served: Served) -> None:
    good = {"Cookie": served.cookie, "Origin": f"http://{served.host}"}
    assert " 101 " in open_socket(served, **good)
    for bad in (
        {**good, "Origin": "http://evil.example"},
        {**good, "Host": "evil.example"},
        {**good, "Cookie": "x=y"},
        {"Origin": f"http://{served.host}"},
    ):
        assert " 403 " in open_socket(served, **bad), bad


def test_a_page_may_load_nothing_from_elsewhere(served: Served) -> None:
    _, headers, body = ask(served, Cookie=served.cookie)
    policy = dict(part.split(" ", 1) for part in headers["content-security-policy"].split("; "))
    assert policy["default-src"] == "'none'"
    sources = {source for value in policy.values() for source in value.split()}
    nonce = re.search(r"'nonce-([\w-]+)'", policy["script-src"])
    assert nonce
    assert sources <= {
        "'self'",
        "'none'",
        "data:",
        "blob:",
        "'unsafe-inline'",
        "'unsafe-eval'",
        nonce[0],
        f"ws://{served.host}",
    }
    assert "'unsafe-inline'" not in policy["script-src"]
    assert body.count(b"<script") == body.count(f'<script nonce="{nonce[1]}"'.encode()) > 3
    assert nonce[0] not in ask(served, Cookie=served.cookie)[1]["content-security-policy"]
    assert (headers["x-content-type-options"], headers["referrer-policy"]) == ("nosniff", "no-referrer")


def test_a_name_of_a_case_leads_nowhere_else(served: Served) -> None:
    (served.cases.parent / "geheim.yaml").write_text("标题: 不给看\n", encoding="utf-8")
    for name in ("..%2Fgeheim", "..", "%2e%2e%2fgeheim", ".geheim"):
        _, _, body = ask(served, f"/case/{name}/file", Cookie=served.cookie)
        assert "不给看".encode() not in body


@pytest.mark.skipif(os.name != "posix", reason="signals as a terminal sends them")
def test_ctrl_c_ends_it_without_a_word(tmp_path: Path) -> None:
    place = with_cases(tmp_path, SMALL)
    with desk_process(place / "cases") as (running, url):
        running.process.send_signal(signal.SIGINT)
        assert running.process.wait(20) == 0, running.told()
    assert not list(place.glob(".nicegui*")), "nothing of the library's own is left in the folder"
    assert url


def test_a_port_that_is_taken_is_told(served: Served) -> None:
    port = served.host.rpartition(":")[2]
    command = [
        sys.executable,
        "-m",
        "kameng_docs",
        "desk",
        "--no-open",
        "--port",
        port,
        "--cases",
        str(served.cases),
    ]
    told = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", check=False, timeout=60)
    assert told.returncode == 2
    assert f"端口 {port} 已经被别的程序占用" in told.stderr


def test_without_the_extra_it_says_what_to_install(tmp_path: Path) -> None:
    start = "import sys; sys.modules['nicegui'] = None\nfrom kameng_docs.cli import main\nmain()"
    told = subprocess.run(
        [sys.executable, "-c", start, "desk", "--cases", str(tmp_path)],
        capture_output=True, text=True, encoding="utf-8", check=False, timeout=60,
    )  # fmt: skip
    assert told.returncode == 1
    assert "make desk" in told.stderr
    assert "Traceback" not in told.stderr
