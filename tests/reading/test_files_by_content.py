"""Which reader a file gets: by what stands in it, never by its name."""

from io import BytesIO
from pathlib import Path

import pytest
from bills_made import Paid, alipay, jd, sheet, wechat, wechat_cells
from PIL import Image

from kameng_docs.reading import ocr
from kameng_docs.reading.files import read_file
from kameng_docs.reading.proposals import Kind, Side, What

CHAT = (
    "小李 2026-11-20 21:09\n兑换不了\n\n某某小店 2026-11-20 21:31\n概不退换\n\n小李 2026-11-20 21:40\n退钱\n"
)


def lay(folder: Path, name: str, content: str | bytes, encoding: str = "utf-8") -> Path:
    file = folder / name
    file.write_bytes(content if isinstance(content, bytes) else content.encode(encoding))
    return file


@pytest.mark.parametrize("name", ["账单.csv", "聊天.txt", "没有结尾", "story.txt"])
@pytest.mark.parametrize(
    "content",
    [wechat(Paid()).encode(), alipay(Paid()).encode("gbk"), jd(Paid()).encode(), sheet(wechat_cells(Paid()))],
)
def test_a_bill_is_a_bill_whatever_it_is_called(tmp_path, name, content):
    read = read_file(lay(tmp_path, name, content))
    assert read.what is What.BILL
    assert [each.value for each in read.proposals if each.kind is Kind.PAID] == ["68.00"]


@pytest.mark.parametrize("name", ["账单.csv.txt", "图.txt", "聊天.txt"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "gbk"])
def test_a_chat_is_a_chat_and_knows_who_is_me(tmp_path, name, encoding):
    read = read_file(lay(tmp_path, name, CHAT, encoding), me="小李")
    assert read.what is What.CHAT
    assert [each.side for each in read.words] == [Side.ME, Side.OTHER, Side.ME]


@pytest.mark.parametrize("name", ["自己写的.txt", "备忘", "a.md"])
def test_a_text_of_sentences_is_a_story(tmp_path, name):
    read = read_file(lay(tmp_path, name, "我叫王某某，花了四十五块。\n对方不退。\n"))
    assert read.what is What.STORY
    assert {each.kind for each in read.proposals} == {Kind.NAME, Kind.SUM}


def test_a_picture_goes_to_the_reader_of_pictures(tmp_path, monkeypatch):
    monkeypatch.setattr(ocr, "available", lambda: False)
    content = BytesIO()
    Image.new("RGB", (40, 90), "white").save(content, "PNG")
    read = read_file(lay(tmp_path, "不是图.txt", content.getvalue()))
    assert read.unread == (ocr.WITHOUT,)


@pytest.mark.parametrize(
    ("name", "content", "told"),
    [
        ("a.json", "{}", "JSON"),
        ("a.pdf", b"%PDF-1.4\n", "PDF"),
        ("a.zip", b"PK\x05\x06" + bytes(18), "ZIP"),
        ("a.ofd", b"Rar!\x1a\x07\x00", "RAR"),
        ("a.html", "<html><body>订单</body></html>", "网页"),
        ("a.mp4", b"\0\0\0\x18ftypisom\0\0\0\0isomiso2", "MP4"),
        ("a.bin", bytes(range(256)), "认不出"),
    ],
)
def test_what_is_none_of_these_is_told_for_what_it_is(tmp_path, name, content, told):
    read = read_file(lay(tmp_path, name, content))
    assert read.what is What.OTHER
    assert read.proposals == ()
    assert any(told in each for each in read.unread), read.unread


def test_an_empty_file_and_one_that_is_not_there_raise_nothing(tmp_path):
    assert read_file(lay(tmp_path, "空.txt", "")).unread
    assert read_file(tmp_path / "没有.txt").unread


def test_a_file_that_may_not_be_read_is_told(tmp_path, monkeypatch):
    # Modes bind no administrator, who runs the tests as well.
    file = lay(tmp_path, "a.txt", "x")

    def refused(*_: object, **__: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "open", refused)
    monkeypatch.setattr(Path, "read_bytes", refused)
    assert "权限" in read_file(file).unread[0]
