"""Files as people have them, by the names that phones and programs give: each is taken in for what it is, or told what helps."""

from pathlib import Path

import chat_exports as exports
import pytest
from cases_support import REPOSITORY

from kameng_docs.evidence.chat import Transcript, Unreadable, read
from kameng_docs.evidence.intake import _taken_in
from kameng_docs.evidence.kinds import ACCEPTED, kind_of

# Made from public reports; they stand beside the checkout of those who change the program, not in it.
MET = REPOSITORY.parent / "shared" / "regress" / "public" / "files"
# name → the kind that it is taken in as.
TAKEN = {
    "IMG_0001.PNG": "PNG",
    "IMG_0002.HEIC": "HEIC",
    "QQ两段.txt": "TXT",
    "QQ消息记录.mht": "TALK",
    "QQ消息记录.txt": "TXT",
    "QQ群消息记录.txt": "TXT",
    "RPReplay_Final1791034325.MP4": "MP4",
    "Screenshot 2026-10-03 at 9.14.05 PM.png": "PNG",
    "Screenshot_20261003_212510_com.tencent.mm.jpg": "JPEG",
    "WechatExporter.txt": "TXT",
    "alipay_record_20261102_091252.csv": "CSV",
    "chatlog网页版.csv": "CSV",
    "long-19200.png": "PNG",
    "long-19201.png": "PNG",
    "mmexport1791034325000.webp": "WebP",
    "weflow.csv": "CSV",
    "京东交易流水.csv": "CSV",
    "官方邮件.eml": "EML",
    "录屏HEVC.mp4": "MP4",
    "微信多选转发邮件.txt": "TXT",
    "微信支付账单流水文件(20261001-20261031).csv": "CSV",
    "微信聊天表情.txt": "TXT",
    "整页截屏.pdf": "PDF",
    "方括号.txt": "TXT",
    "微信支付账单流水文件.xlsx": "XLSX",
    "深色截图.png": "PNG",
    "电子回单-限制编辑.pdf": "PDF",
    "留痕-未加引号.csv": "CSV",
    "留痕messages.csv": "CSV",
    "留痕会话.csv": "CSV",
    "规则全文300页.pdf": "PDF",
}
# name → the code, and words of the advice.
TOLD = {
    "mmexport1791034325001.jpg": ("exhibit.other-kind", "改成 .webp"),
    "录屏.webm": ("exhibit.not-accepted", "另转一份 MP4"),
    "电子发票.ofd": ("exhibit.not-accepted", "下载 PDF 版"),
    "账单-有密码.pdf": ("exhibit.encrypted", "没有密码的 PDF"),
    "闲鱼订单.html": ("exhibit.not-accepted", "用“打印”存成 PDF"),
}
# How many messages the chats among them hold.
CHATS = {
    "QQ两段.txt": 8,
    "QQ消息记录.mht": 1,
    "QQ消息记录.txt": 4,
    "QQ群消息记录.txt": 4,
    "WechatExporter.txt": 3,
    "chatlog网页版.csv": 2,
    "weflow.csv": 2,
    "微信多选转发邮件.txt": 4,
    "微信聊天表情.txt": 3,
    "方括号.txt": 2,
    "留痕-未加引号.csv": 3,
    "留痕messages.csv": 3,
    "留痕会话.csv": 3,
}


@pytest.mark.skipif(not MET.is_dir(), reason="the files that were met do not stand beside the checkout")
def test_every_file_that_was_met_is_read_or_told():
    for path in sorted(MET.iterdir()):
        name = path.name.replace("\u202f", " ")
        found = _taken_in(MET, name, {})
        if name in TOLD:
            assert (found.code, TOLD[name][1] in found.hint) == (TOLD[name][0], True), (name, found)
        else:
            assert name in TAKEN, f"{name} is new: what is it?"
            assert getattr(found, "file", found).kind == TAKEN[name], (name, found)
        chat = read(path.read_bytes())
        if name in CHATS:
            assert len(chat.lines) == CHATS[name], name
        else:
            assert isinstance(chat, Unreadable), name
            assert chat.hint


MHT = b'MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary="a"\r\n\r\n--a\r\nContent-Type: text/html\r\n\r\n<html><body>%s</body></html>\r\n--a--\r\n'
ORDER = "<html><body><p>订单编号 1</p><p>下单时间 2026-10-03 21:14</p><p>某某小店</p></body></html>".encode()
# name, content, the kind.
OTHERS = {
    "聊天.mht": (exports.qq_mht("base64"), "TALK"),
    "聊天.html": (exports.exporter_page(), "TALK"),
    "聊天.htm": (exports.qq_page().encode(), "TALK"),
    "聊天.json": (exports.weflow_json(), "TALK"),
    "聊天.xlsx": (exports.weflow_book(), "XLSX"),
    "规则页.mht": (MHT % "规则".encode(), "MHT"),
    "订单.html": (ORDER, "HTML"),
    "发票.json": ('{"发票": [{"号码": "1"}]}'.encode(), "XML"),
    "聊天里的网页.txt": (exports.exporter_page(), "TXT"),
    "转发.eml": (exports.forwarded_mail(), "EML"),
    "全是零.html": (b"", "HTML"),
}


@pytest.mark.parametrize("name", OTHERS)
def test_pages_and_data_are_chats_only_with_a_chat_in_them(tmp_path: Path, name: str):
    content, kind = OTHERS[name]
    (tmp_path / name).write_bytes(content)
    assert kind_of(tmp_path / name) == kind
    if content:
        found = _taken_in(tmp_path, name, {})
        assert (getattr(found, "code", "") == "exhibit.not-accepted") == (kind not in ACCEPTED)
        if name.startswith("聊天."):
            assert found.file.family == "chat"


def test_a_picture_in_an_mht_is_named_as_left_out(tmp_path: Path):
    (tmp_path / "聊天.mht").write_bytes(exports.qq_mht())
    (note,) = _taken_in(tmp_path, "聊天.mht", {}).notes
    assert note.code == "exhibit.left-out"
    assert "{0A1B2C3D}.dat" in note.message


def test_a_chat_is_measured_by_its_words_not_by_its_pictures(tmp_path: Path):
    heavy = exports.qq_mht().replace(b"/9j/4AAQ", b"A" * 400_000)
    (tmp_path / "聊天.mht").write_bytes(heavy)
    assert _taken_in(tmp_path, "聊天.mht", {}).file.family == "chat"
    talk = [exports.PLAIN[0]._replace(words="长" * 210_000), *exports.PLAIN[1:]]
    (tmp_path / "长.json").write_bytes(exports.weflow_json(talk))
    assert _taken_in(tmp_path, "长.json", {}).code == "exhibit.too-long"


def test_what_a_program_writes_above_a_chat_is_not_asked_about(tmp_path: Path):
    for name, content in (("QQ.txt", exports.qq_txt()), ("转发.txt", exports.forwarded())):
        (tmp_path / name).write_bytes(content)
        assert [note.code for note in _taken_in(tmp_path, name, {}).notes] == []


def test_a_forwarded_chat_in_a_mail_is_printed_with_numbers(tmp_path: Path):
    from kameng_docs.bind.told import words_of

    (tmp_path / "转发.eml").write_bytes(exports.forwarded_mail())
    taken = _taken_in(tmp_path, "转发.eml", {}).file
    printed = repr(words_of(tmp_path / "转发.eml", taken))
    for piece in (
        "发件人：me@mail.example",
        "附件：image1.jpg",
        "序号",
        *(said.words for said in exports.PLAIN),
    ):
        assert piece in printed
    assert isinstance(read(exports.forwarded_mail()), Transcript)
