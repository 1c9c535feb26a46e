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


def drawn(file: Path, words: str) -> None:
    face, index = faces()[0].regular
    picture = Image.new("RGB", (720, 200), "white")
    ImageDraw.Draw(picture).text((40, 60), words, "black", ImageFont.truetype(face, 40, index=index))
    picture.save(file)


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
    drawn(here / "短信.png", WORDS)
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


@pytest.mark.slow
def test_a_case_is_begun_from_a_bill_a_story_and_a_picture_without_a_connection(here: Path) -> None:
    (here / "经过.txt").write_text(
        "2026年11月1日买了一张音乐会员月卡，15元，兑换提示无效，客服说“概不退款”。", "utf-8"
    )
    (here / "聊天.txt").write_text("客服小某 2026/11/1 21:32\n虚拟商品一经售出概不退款\n", "utf-8")
    pictures = here / "截图"
    pictures.mkdir()
    drawn(pictures / "提示.png", "兑换失败 该卡密已被使用")
    told = alone(
        here, "-m", "kameng_docs", "new", "新案",
        *("--story", "经过.txt", "--chat", "聊天.txt", "--pictures", "截图", "--from", "卡密无效"),
        *("--today", TODAY, "--yes"),
    )  # fmt: skip
    assert told.returncode == 0, told.stderr
    assert "该卡密已被使用" in (here / "cases" / "新案.yaml").read_text("utf-8")
