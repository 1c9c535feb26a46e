"""Reading what people already have asks no network: the commands run in a Python that ends where one is tried."""

import json
import os
from pathlib import Path

import pytest
from drawn_canvas import faces
from log_support import CASE
from machine_support import ROOT, SMALL, TODAY, python, with_cases
from no_network import REFUSED, without_network
from PIL import Image, ImageDraw, ImageFont

WORDS = "【12315】您的投诉已受理"


@pytest.fixture
def here(tmp_path: Path) -> Path:
    with_cases(tmp_path, SMALL)
    with (tmp_path / CASE).open("a", encoding="utf-8") as file:
        file.write('\n进度:\n  - {渠道: "12315", 提交: 2026-11-20}\n')
    return tmp_path


def alone(here: Path, *arguments: str):
    path = os.pathsep.join((without_network(here), str(ROOT)))
    return python(*arguments, folder=here, PYTHONPATH=path)


@pytest.mark.parametrize(
    "tried",
    [
        "import socket; socket.create_connection(('192.0.2.1', 80), 0.1)",
        "import socket; socket.getaddrinfo('example.com', 80)",
        "import urllib.request; urllib.request.urlopen('http://192.0.2.1/', timeout=0.1)",
        "import socket; socket.socket(socket.AF_INET, socket.SOCK_DGRAM).sendto(b'x', ('192.0.2.1', 53))",
    ],
)
def test_whoever_tries_is_ended_even_where_failure_would_be_borne(here: Path, tried: str) -> None:
    borne = f"try:\n    {tried}\nexcept BaseException:\n    pass\n"
    ended = alone(here, "-c", borne)
    assert ended.returncode == REFUSED
    assert ended.stderr.startswith("network: ")


def test_a_reply_is_read_and_written_without_a_connection(here: Path) -> None:
    (here / "答复.txt").write_text(WORDS, "utf-8")
    told = alone(
        here,
        "-m",
        "kameng_docs",
        "log",
        "read",
        SMALL,
        "答复.txt",
        "--today",
        TODAY,
        "--yes",
        "--format",
        "json",
    )
    assert told.returncode == 0, told.stderr
    assert json.loads(told.stdout)["step"]["状态"] == "已受理"


@pytest.mark.slow
def test_a_screenshot_is_read_without_a_connection(here: Path) -> None:
    file, index = faces()[0].regular
    face = ImageFont.truetype(file, 40, index=index)
    picture = Image.new("RGB", (720, 200), "white")
    ImageDraw.Draw(picture).text((40, 60), WORDS, "black", face)
    picture.save(here / "短信.png")
    told = alone(
        here,
        "-m",
        "kameng_docs",
        "log",
        "read",
        SMALL,
        "短信.png",
        "--today",
        TODAY,
        "--yes",
        "--format",
        "json",
    )
    assert told.returncode == 0, told.stderr
    assert json.loads(told.stdout)["step"]["状态"] == "已受理"
