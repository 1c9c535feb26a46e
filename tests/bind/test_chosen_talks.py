"""Of a chat file with several conversations the evidence book shows the one that is wanted, and no sign of the others."""

import shutil
from pathlib import Path

import pytest
from cases_support import REPOSITORY
from machine_support import run
from pypdf import PdfReader

CASE = """证据:
  聊天: {名称: 与客服的聊天, 文件: 聊天.txt, 证明: 客服拒绝退款, 对话: 某某小店, 聊天里我是: 王某某}
消费者: {姓名: 王某某}
卖家: [{店铺名: 某某小店}]
交易: [{商品: 月卡, 实付: 15.00, 下单时间: 2026-11-01}]
争议: 卡密无效
经过:
  - {时间: 2026-11-03 21:40, 对方: 客服, 对方原话: 概不退款, 证据: "聊天#1"}
"""


def test_the_book_shows_the_chosen_conversation_alone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "cases" / "某案").mkdir(parents=True)
    (tmp_path / "cases" / "某案.yaml").write_text(CASE, "utf-8")
    chat = REPOSITORY / "tests" / "bad" / "exhibit.no-such-talk" / "聊天.txt"
    shutil.copy(chat, tmp_path / "cases" / "某案" / "聊天.txt")
    monkeypatch.chdir(tmp_path)
    told = run("evidence", "book", "某案", "--today", "2026-11-22")
    assert told.exit_code == 0, told.output
    (book,) = Path("out").rglob("*证据册.pdf")
    shown = "".join(page.extract_text() for page in PdfReader(book).pages).replace("\n", "")
    assert "概不退款" in shown
    assert "另有 1 条消息属于别的对话" in shown
    assert "吃饭了吗" not in shown
    assert "某某同学" not in shown
