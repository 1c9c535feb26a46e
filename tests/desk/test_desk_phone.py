"""A phone in the same room: only if asked for, only with the code, and not for ever."""

import re
import socket
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from desk_support import chromium, desk_process, with_words
from machine_support import SMALL, with_cases

from kameng_docs.desk.phone import TRIES, own_address

pytestmark = pytest.mark.slow
ADDRESS = own_address()
needs_network = pytest.mark.skipif(
    not ADDRESS or ADDRESS.startswith("127."), reason="this machine is in no network"
)


@needs_network
def test_a_phone_is_let_in_with_the_code_alone(tmp_path: Path) -> None:
    place = with_cases(tmp_path, SMALL)
    with desk_process(place / "cases", "--phone", before="") as (running, url), chromium() as browser:
        said = with_words(running, "没有加密")
        found = re.search(r"(http://[\d.]+:\d+/) ，输入 (\d{3}) (\d{3})", said)
        assert found, said
        code = found[2] + found[3]
        wrong = f"{(int(code) + 1) % 10**6:06}"
        page = browser.new_context(viewport={"width": 390, "height": 844}).new_page()
        page.goto(found[1] + "case/%E7%A4%BA/file")
        assert "我的案件" not in page.content()
        page.get_by_label("电脑屏幕上的六位数字").fill(wrong)
        page.get_by_role("button").click()
        assert f"还可以试 {TRIES - 1} 次" in page.inner_text("[role=status]")
        page.get_by_label("电脑屏幕上的六位数字").fill(f"{found[2]} {found[3]}")
        page.get_by_role("button").click()
        page.wait_for_selector("h1:has-text('我的案件')")
        page.wait_for_function("window.socket?.connected || document.querySelector('.desk-case')")
        # A guesser has no more tries than that, with the right one at the end neither.
        guesser = browser.new_context().new_page()
        guesser.goto(found[1])
        for number in (*range(1, TRIES), None):
            guess = code if number is None else f"{(int(code) + 1 + number) % 10**6:06}"
            guesser.get_by_label("电脑屏幕上的六位数字").fill(guess)
            guesser.get_by_role("button").click()
        assert "不能再试" in guesser.inner_text("[role=status]")
        # Who is in stays in.
        page.reload()
        page.wait_for_selector("h1:has-text('我的案件')")
        assert urlsplit(url).netloc.startswith("127.0.0.1:")


@needs_network
def test_without_asking_nothing_listens_there(tmp_path: Path) -> None:
    place = with_cases(tmp_path, SMALL)
    with desk_process(place / "cases") as (_, url), pytest.raises(ConnectionRefusedError):
        socket.create_connection((ADDRESS, urlsplit(url).port or 0), timeout=3)
