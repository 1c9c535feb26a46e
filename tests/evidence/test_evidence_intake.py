"""Exhibits are taken in as they are, and what cannot be taken in is told by its own words."""

import builtins
import hashlib
import io
import os
import random
import re
import socket
import sys
import unicodedata
import zipfile
from collections.abc import Callable
from datetime import datetime
from decimal import Decimal
from pathlib import Path

import chat_exports
import evidence_files as specimens
import pytest
from bills_made import Paid, sheet, wechat, wechat_cells
from machine_support import python, tree

from kameng_docs.case.validate import validate
from kameng_docs.case.vocabulary import Vocabulary
from kameng_docs.diagnostics import Diagnostic, Severity
from kameng_docs.evidence import ExhibitFile, Finding, intake
from kameng_docs.evidence.kinds import ACCEPTED, FOREIGN
from kameng_docs.evidence.pictures import MOST_PIXELS
from kameng_docs.evidence.probe import probe
from kameng_docs.source.read import read_bytes

Maker = Callable[[Path], None]
BASE = """消费者: {姓名: 王某某}
卖家: [{店铺名: 某某小店}]
交易: [{商品: 月卡, 实付: 15.00, 下单时间: 2026-11-01}]
争议: 卡密无效
"""
VOCABULARY = Vocabulary(facts={}, disputes={"卡密无效": ""}, self_check={}, channels={})


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "某案"
    made.mkdir()
    return made


def taken(
    folder: Path, *names: str, more: str = "", field: str = "文件"
) -> tuple[list[ExhibitFile], list[Diagnostic]]:
    """What intake says of these files, each an exhibit of its own on a line of its own, from line 2 on."""

    def row(i: int, name: str) -> str:
        own = f"文件: 封面.txt, {field}" if field != "文件" else field
        return f'  e{i}: {{名称: 甲, {own}: ["{name}"], 证明: 付款{more}}}\n'

    text = "证据:\n" + "".join(row(i, name) for i, name in enumerate(names)) + BASE
    source, found = read_bytes(text.encode(), shown_as="案件.yaml")
    assert source is not None, found
    case, found = validate(source, VOCABULARY)
    assert case is not None, found
    return intake(case, folder, source)


def moment(written: str | None) -> datetime | None:
    return datetime.fromisoformat(written) if written else None


def one(folder: Path, name: str, content: bytes, more: str = "") -> tuple[ExhibitFile, list[Diagnostic]]:
    """The file, written and taken in, and what is said of it."""
    (folder / name).write_bytes(content)
    (file,), found = taken(folder, name, more=more)
    assert all(fault.severity is Severity.WARNING for fault in found)
    return file, found


def fault(folder: Path, name: str) -> Diagnostic:
    files, (found,) = taken(folder, name)
    assert files == []
    assert found.severity is Severity.ERROR
    assert found.at is not None
    assert found.at.line == 2
    return found


# What is taken in


def written(name: str, content: bytes) -> Maker:
    return lambda folder: (folder / name).write_bytes(content)


SOUND: dict[str, tuple[Maker, str, str, dict[str, object]]] = {
    "照片.jpg": (written("照片.jpg", specimens.jpeg()), "JPEG", "image", {"pixels": (120, 80)}),
    "截屏.PNG": (written("截屏.PNG", specimens.png()), "PNG", "image", {"pixels": (120, 80)}),
    "图.webp": (written("图.webp", specimens.webp()), "WebP", "image", {"pixels": (120, 80)}),
    "图.heic": (written("图.heic", specimens.heic()), "HEIC", "image", {"pixels": (128, 96)}),
    "动图.gif": (
        written("动图.gif", specimens.gif(3000)),
        "GIF",
        "image",
        {"pixels": (16, 12), "pages": None},
    ),
    "传真.tif": (written("传真.tif", specimens.tiff(3)), "TIFF", "image", {"pixels": (120, 80), "pages": 3}),
    "账单.pdf": (written("账单.pdf", specimens.pdf(3)), "PDF", "pdf", {"pages": 3, "pixels": None}),
    "录屏.mp4": (
        lambda folder: specimens.film(folder / "录屏.mp4", 2),
        *("MP4", "video", {"pixels": (128, 96), "seconds": Decimal(2)}),
    ),
    "录像.MOV": (
        lambda folder: specimens.film(folder / "录像.MOV", 1.5),
        *("MOV", "video", {"pixels": (128, 96), "seconds": Decimal("1.5")}),
    ),
    "老手机.3gp": (
        lambda folder: specimens.film(folder / "老手机.3gp", 1),
        *("3GP", "video", {"seconds": Decimal(1)}),
    ),
    "通话.mp3": (lambda folder: specimens.recording(folder / "通话.mp3", "libmp3lame"), "MP3", "audio", {}),
    "通话.m4a": (lambda folder: specimens.recording(folder / "通话.m4a", "aac"), "M4A", "audio", {}),
    "只有声音.mp4": (lambda folder: specimens.recording(folder / "只有声音.mp4", "aac"), "MP4", "audio", {}),
    "通话.amr": (
        lambda folder: specimens.recording(folder / "通话.amr", "libopencore_amrnb"),
        *("AMR", "audio", {}),
    ),
    "静音.amr": (written("静音.amr", specimens.amr(75)), "AMR", "audio", {"seconds": Decimal("1.5")}),
    "通话.wav": (written("通话.wav", specimens.wav(1.5)), "WAV", "audio", {"seconds": Decimal("1.5")}),
    "聊天.txt": (written("聊天.txt", "我：能用吗\n".encode()), "TXT", "chat", {}),
    "聊天.csv": (written("聊天.csv", specimens.chat("utf-8-sig")), "CSV", "chat", {}),
    "账单.csv": (written("账单.csv", wechat(Paid()).encode()), "CSV", "bill", {}),
    "账单.xlsx": (written("账单.xlsx", sheet(wechat_cells(Paid()))), "XLSX", "bill", {}),
    "聊天.mht": (written("聊天.mht", chat_exports.qq_mht("base64")), "TALK", "chat", {}),
    "邮件.eml": (written("邮件.eml", specimens.mail()), "EML", "mail", {}),
    "没有结尾的名字": (written("没有结尾的名字", specimens.png()), "PNG", "image", {}),
}


@pytest.mark.parametrize("name", SOUND)
def test_every_kind_is_taken_in(folder, name):
    make, kind, family, known = SOUND[name]
    make(folder)
    (file,), found = taken(folder, name)
    # Of what a book cannot show the author hears; tests/evidence/test_left_out.py is about it.
    left = {"GIF": ["exhibit.tiny"], "TALK": ["exhibit.left-out"]}.get(
        kind, ["exhibit.no-frames"] if family == "video" else []
    )
    assert [d.code for d in found] == left
    content = (folder / name).read_bytes()
    assert (file.name, file.named, file.kind, file.family) == (name, name, kind, family)
    assert (file.sha256, file.size) == (hashlib.sha256(content).hexdigest(), len(content))
    assert {key: getattr(file, key) for key in known} == known
    if family in {"audio", "video"}:
        # Encoders add some silence at the ends.
        assert abs(file.seconds - known.get("seconds", Decimal("1.5"))) < Decimal("0.15")
    assert not file.gps


def test_every_kind_has_a_specimen():
    assert {kind for _, kind, _, _ in SOUND.values()} == set(ACCEPTED)


def test_originals_are_never_touched(folder):
    for make, *_ in SOUND.values():
        make(folder)
    for path in folder.iterdir():
        os.utime(path, ns=(10**18, 10**18))
        path.chmod(0o444)
    before = tree(folder)
    taken(folder, *SOUND)
    assert tree(folder) == before
    assert {path.stat().st_mtime_ns for path in folder.iterdir()} == {10**18}


def test_a_turned_photo_is_measured_as_shown(folder):
    file, _ = one(folder, "a.jpg", specimens.jpeg((120, 80), turned=6))
    assert (file.pixels, file.turned) == ((80, 120), 6)
    file, _ = one(folder, "b.jpg", specimens.jpeg((120, 80), turned=3))
    assert (file.pixels, file.turned) == ((120, 80), 3)
    file, _ = one(folder, "c.png", specimens.png((120, 80), turned=8))
    assert (file.pixels, file.turned) == ((80, 120), 8)


def test_a_picture_may_be_long_and_may_have_something_behind_it(folder):
    long = io.BytesIO()
    specimens.picture((1080, 30000), "L").save(long, "PNG", exif=specimens.exif(gps=True))
    file, found = one(folder, "长截图.png", long.getvalue() + b"behind")
    assert file.pixels == (1080, 30000)
    assert file.taken_at == moment("2026-10-03 21:14:05")
    assert [d.code for d in found] == ["exhibit.gps"]
    assert one(folder, "手机.jpg", specimens.jpeg_of_a_phone() + b"\0" * 100)[0].turned == 6


# Time and place


@pytest.mark.parametrize(
    ("name", "content", "at", "words"),
    [
        ("a.jpg", specimens.jpeg(taken=specimens.TAKEN), "2026-10-03 21:14:05", "照片的拍摄时间"),
        ("a.jpg", specimens.jpeg(first_folder=True), "2026-10-03 21:14:05", "照片的拍摄时间"),
        ("a.jpg", specimens.jpeg(zone="+09:00"), "2026-10-03 20:14:05", "照片的拍摄时间"),
        ("a.jpg", specimens.jpeg(taken="0000:00:00 00:00:00"), None, ""),
        ("a.jpg", specimens.jpeg(taken="2026:13:40 21:14:05"), None, ""),
        ("a.jpg", specimens.jpeg(taken="1970:01:01 00:00:00"), None, ""),
        ("a.heic", specimens.heic(taken=specimens.TAKEN), "2026-10-03 21:14:05", "照片的拍摄时间"),
        ("a.webp", specimens.webp(taken=specimens.TAKEN), "2026-10-03 21:14:05", "照片的拍摄时间"),
        ("a.png", specimens.png(taken=specimens.TAKEN), "2026-10-03 21:14:05", "照片的拍摄时间"),
        ("a.png", specimens.png(), None, ""),
        ("a.tif", specimens.tiff(), "2026-10-03 21:14:05", "最后改动的时间"),
        ("a.pdf", specimens.pdf(), "2026-10-03 21:14:00", "不一定是事情发生的时间"),
        ("a.pdf", specimens.pdf(created="D:20261003131400Z"), "2026-10-03 21:14:00", "生成时间"),
        ("a.pdf", specimens.pdf(created="D:20261003091400-04'00'"), "2026-10-03 21:14:00", "生成时间"),
        ("a.pdf", specimens.pdf(created="D:202610"), "2026-10-01 00:00:00", "生成时间"),
        ("a.pdf", specimens.pdf(created="昨天"), None, ""),
        ("a.pdf", specimens.pdf(created="D:20261303"), None, ""),
        ("a.eml", specimens.mail(), "2026-10-03 22:00:00", "邮件头里的发送时间"),
        ("a.eml", specimens.mail("Sat, 03 Oct 2026 14:00:00 GMT"), "2026-10-03 22:00:00", "邮件头"),
        ("a.eml", specimens.mail("某日"), None, ""),
    ],
)  # fmt: skip
def test_time_is_told_with_how_far_to_trust_it(folder, name, content, at, words):
    file, _ = one(folder, name, content)
    assert file.taken_at == moment(at)
    assert words in file.taken_from
    assert ("可以改动" in file.taken_from) is (at is not None)


@pytest.mark.parametrize(
    ("created", "at"),
    [
        # A film tells its time by Greenwich: the evening of the third is the morning of the fourth in China.
        ("2026-10-03T20:30:00Z", "2026-10-04 04:30:00"),
        ("1970-01-01T00:00:00Z", None),
        ("", None),
    ],
)
def test_time_of_a_film_is_moved_to_chinese_clocks(folder, created, at):
    specimens.film(folder / "a.mp4", 1, created=created)
    (file,), _ = taken(folder, "a.mp4")
    assert file.taken_at == moment(at)
    assert ("已换成北京时间" in file.taken_from) is (at is not None)


def placed(folder: Path) -> dict[str, None]:
    """Files that tell where they were made, one of each kind that can."""
    for name, content in {
        "a.jpg": specimens.jpeg(gps=True),
        "xmp.jpg": specimens.jpeg(xmp=specimens.XMP_PLACE),
        "b.png": specimens.png(gps=True),
        "xmp.png": specimens.png(words={"XML:com.adobe.xmp": specimens.XMP_PLACE.decode()}),
        "c.webp": specimens.webp(gps=True),
        "d.heic": specimens.heic(gps=True),
        "e.tif": specimens.tiff(gps=True),
        "f.pdf": specimens.pdf(photo=specimens.jpeg(gps=True)),
    }.items():
        (folder / name).write_bytes(content)
    specimens.film(folder / "g.mov", 1, place="+30.2500+120.1700/")
    specimens.film(folder / "h.mp4", 1, place="+30.2500+120.1700/")
    return dict.fromkeys(sorted(path.name for path in folder.iterdir()))


def test_a_place_is_a_warning_wherever_it_stands(folder):
    names = placed(folder)
    files, found = taken(folder, *names)
    found = [d for d in found if d.code != "exhibit.no-frames"]
    assert [file.gps for file in files] == [True] * len(names)
    assert [(d.code, d.severity) for d in found] == [("exhibit.gps", Severity.WARNING)] * len(names)
    assert [d.at.line for d in found] == list(range(2, 2 + len(names)))
    assert "拍摄地点，复制件会去掉" in found[0].message
    # A folder for the place that a phone left empty is no place.
    empty = specimens.exif()
    empty.get_ifd(0x8825)[0] = b"\2\3\0\0"
    content = io.BytesIO()
    specimens.picture().save(content, "JPEG", exif=empty)
    assert not one(folder, "leer.jpg", content.getvalue())[0].gps


@pytest.mark.parametrize(
    ("formed", "odd"),
    [
        *(("2026-10-03", False), ("2026-10-04", False), ("2026-10-02 21:15", False), ("2026-10-05", True)),
        *(("2026-10-02 21:10", True), ("2026-10-04 21:15", True)),
    ],
)
def test_time_that_differs_by_more_than_a_day_is_told(folder, formed, odd):
    _, found = one(folder, "a.jpg", specimens.jpeg(taken=specimens.TAKEN), f', 形成时间: "{formed}"')
    assert [d.code for d in found] == ["exhibit.other-time"] * odd
    if odd:
        assert formed in found[0].message
        assert "2026-10-03 21:14" in found[0].message
        assert "手机或相机的时钟" in found[0].message


def test_masked_copy_may_be_made_later(folder):
    (folder / "封面.txt").write_text("甲", "utf-8")
    (folder / "打码.jpg").write_bytes(specimens.jpeg(gps=True))
    files, found = taken(folder, "打码.jpg", more=', 形成时间: "2026-09-01"', field="公开版")
    assert [file.name for file in files] == ["封面.txt", "打码.jpg"]
    assert [d.code for d in found] == ["exhibit.gps"]


# Names


@pytest.mark.parametrize("written_as", ["NFC", "NFD"])
def test_name_of_a_mac_is_found_however_its_characters_are_composed(folder, written_as):
    on_disk = {"NFC": "NFD", "NFD": "NFC"}[written_as]
    (folder / unicodedata.normalize(on_disk, "café-ガ.png")).write_bytes(specimens.png())
    name = unicodedata.normalize(written_as, "café-ガ.png")
    (file,), found = taken(folder, name)
    assert found == []
    assert file.named == name
    assert (folder / file.name).read_bytes() == specimens.png()


@pytest.mark.parametrize(
    "on_disk",
    ["Screenshot 2026-11-01 at 10.05.07\u202fAM.png", "某图\u00a010.05.07\u3000AM.png", "\u200eIMG-20261101.jpg",
     "\u202a订单\u202c.png", "截屏2026-11-01\u200910.05.07.png", "\ufeff账单.png"],
)  # fmt: skip
def test_a_name_with_another_blank_or_an_unseen_mark_is_found_as_it_is_typed(folder, on_disk):
    (folder / on_disk).write_bytes(specimens.png() if on_disk.endswith("png") else specimens.jpeg())
    typed = "".join(
        " " if unicodedata.category(c) == "Zs" else c for c in on_disk if unicodedata.category(c) != "Cf"
    )
    assert typed != on_disk
    (file,), found = taken(folder, typed)
    assert found == []
    assert (file.name, file.named) == (on_disk, typed)


def test_of_two_that_differ_in_a_blank_the_one_that_is_written_is_taken(folder):
    for name in ("图 AM.png", "图\u202fAM.png"):
        (folder / name).write_bytes(specimens.png())
    assert [taken(folder, name)[0][0].name for name in ("图 AM.png", "图\u202fAM.png")] == [
        "图 AM.png",
        "图\u202fAM.png",
    ]
    assert fault(folder, "图\u00a0AM.png").code == "exhibit.ambiguous-name"


def test_two_files_that_look_the_same_are_told_apart(folder):
    for form in ("NFC", "NFD"):
        (folder / unicodedata.normalize(form, "é-ガ.png")).write_bytes(specimens.png())
    if len(list(folder.iterdir())) < 2:
        pytest.skip("this file system takes both for one")
    assert taken(folder, unicodedata.normalize("NFD", "é-ガ.png"))[1] == []
    mixed = unicodedata.normalize("NFC", "é-") + unicodedata.normalize("NFD", "ガ.png")
    found = fault(folder, mixed)
    assert found.code == "exhibit.ambiguous-name"
    assert "2 个文件" in found.message


def test_upper_and_lower_case_are_two_names_on_every_system(folder):
    (folder / "Shot.PNG").write_bytes(specimens.png())
    found = fault(folder, "shot.png")
    assert found.code == "exhibit.missing"
    assert "大小写不同" in found.message
    assert "“Shot.PNG”" in found.hint


def test_folder_below_and_backslash(folder):
    (folder / "下").mkdir()
    (folder / "下" / "a.png").write_bytes(specimens.png())
    (file,), _ = taken(folder, "下/a.png")
    assert file.name == "下/a.png"
    assert fault(folder, r"下\\a.png").hint.endswith("下/a.png")


def test_a_link_within_the_folder_is_followed(folder):
    (folder / "a.png").write_bytes(specimens.png())
    (folder / "b.png").symlink_to(folder / "a.png")
    (file,), found = taken(folder, "b.png")
    assert (file.name, found) == ("b.png", [])


def test_without_its_folder_every_file_is_missing(folder):
    folder.rmdir()
    assert fault(folder, "a.png").code == "exhibit.missing"


# What is refused: file, maker, code, what the message says


def packed(*names: str, locked: bool = False) -> bytes:
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w") as package:
        for name in names:
            package.writestr(name, "x")
    made = content.getvalue()
    if locked:
        at = made.index(b"PK\1\2") + 8
        made = made[:at] + b"\1" + made[at + 1 :]
    return made


OFFICE = packed("[Content_Types].xml", "word/document.xml")
OLD_OFFICE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(2000)
LOCKED_OFFICE = OLD_OFFICE + "EncryptedPackage".encode("utf-16-le") + bytes(500)


def nothing(folder: Path) -> None:
    """No file is made."""


def linked(name: str, to: str) -> Maker:
    return lambda folder: (folder / name).symlink_to(to)


def piped(folder: Path) -> None:
    os.mkfifo(folder / "管道.png")


def listening(folder: Path) -> None:
    with socket.socket(socket.AF_UNIX) as made:
        # The name of a socket must be short.
        here = Path.cwd()
        os.chdir(folder)
        made.bind("s.png")
        os.chdir(here)


def sparse(name: str, size: int, head: bytes = b"") -> Maker:
    def make(folder: Path) -> None:
        with (folder / name).open("wb") as file:
            file.write(head)
            file.truncate(size)

    return make


def filmed(name: str, change: Callable[[bytes], bytes], **how: bool) -> Maker:
    def make(folder: Path) -> None:
        path = specimens.film(folder / name, 1, **how)
        path.write_bytes(change(path.read_bytes()))

    return make


def without_frames(content: bytes) -> bytes:
    """A film whose lists of samples are empty."""
    made = bytearray(content)
    for box, field in ((b"stsz", 12), (b"stts", 8), (b"stsc", 8), (b"stco", 8)):
        at = made.index(box)
        made[at + field : at + field + 4] = bytes(4)
    return bytes(made)


def damaged(content: bytes) -> bytes:
    """A PNG with one byte of its picture turned over; no check of its chunk is mended."""
    at = content.index(b"IDAT") + 20
    return content[:at] + bytes([content[at] ^ 0xFF]) + content[at + 1 :]


LOCKED_PDF = specimens.pdf(password="x")  # noqa: S106 — nobody's
TURNED_OFF = b"\0" * 40
MHT = b'From: <Save by Tencent MsgMgr>\r\nMIME-Version: 1.0\r\nContent-Type:multipart/related;\r\n\tboundary="x"\r\n\r\n--x'
HOSTILE: dict[str, tuple[Maker, str, str]] = {
    "没有.png": (nothing, "exhibit.missing", "找不到"),
    "断.png": (linked("断.png", "没有的.png"), "exhibit.missing", "它指的文件不在了"),
    "圈.png": (linked("圈.png", "圈.png"), "exhibit.missing", "链接"),
    "../a.png": (written("../a.png", specimens.png()), "exhibit.outside", "不在本案的文件夹里"),
    "下/../../a.png": (written("../a.png", specimens.png()), "exhibit.outside", "不在本案的文件夹里"),
    "/etc/hostname": (nothing, "exhibit.outside", "不在本案的文件夹里"),
    "C:/a.png": (nothing, "exhibit.outside", "不在本案的文件夹里"),
    "NUL.png": (nothing, "exhibit.not-a-file", "设备的名字"),
    "设备.png": (linked("设备.png", "/dev/zero"), "exhibit.outside", "指到本案的文件夹外面"),
    "别处/hostname": (linked("别处", "/etc"), "exhibit.outside", "指到本案的文件夹外面"),
    "文件夹": (lambda folder: (folder / "文件夹").mkdir(), "exhibit.not-a-file", "是文件夹"),
    "管道.png": (piped, "exhibit.not-a-file", "是命名管道"),
    "s.png": (listening, "exhibit.not-a-file", "是套接字"),
    "空.png": (written("空.png", b""), "exhibit.empty", "是空的"),
    "空白.txt": (written("空白.txt", "\ufeff \r\n　".encode()), "exhibit.empty", "只有空白"),
    "大.mp4": (sparse("大.mp4", 500_000_001), "exhibit.too-large", "有 501 MB"),
    "长.csv": (sparse("长.csv", 21_000_000, b"a" * 2000), "exhibit.too-large", "21 MB 文字"),
    "厚.pdf": (written("厚.pdf", specimens.pdf(2001)), "exhibit.too-large", "有 2001 页"),
    "半.png": (written("半.png", specimens.png()[:200]), "exhibit.corrupt", "PNG 图片没有结尾"),
    "头.png": (written("头.png", specimens.png()[:20]), "exhibit.corrupt", "PNG 图片的开头不全"),
    "零.png": (written("零.png", specimens.png_that_claims(0, 5)), "exhibit.corrupt", "宽或高是 0"),
    "坏.png": (written("坏.png", damaged(specimens.png())), "exhibit.corrupt", "PNG 图片解不开"),
    "半.jpg": (written("半.jpg", specimens.jpeg((600, 400))[:3000]), "exhibit.corrupt", "JPEG 图片没有结尾"),
    "坏.jpg": (written("坏.jpg", b"\xff\xd8\xff\xe0" + TURNED_OFF + b"\xff\xd9"), "exhibit.corrupt", "JPEG 图片解不开"),
    "半.webp": (written("半.webp", specimens.webp()[:-40]), "exhibit.corrupt", "WebP 图片解不开"),
    "半.heic": (written("半.heic", specimens.heic()[:-200]), "exhibit.corrupt", "HEIC 图片解不开"),
    "半.gif": (written("半.gif", specimens.gif()[:30]), "exhibit.corrupt", "GIF 图片解不开"),
    "半.tif": (written("半.tif", specimens.tiff()[:-15000]), "exhibit.corrupt", "TIFF 图片解不开"),
    "半.pdf": (written("半.pdf", specimens.pdf()[:-300]), "exhibit.corrupt", "没有下载完"),
    "坏.pdf": (written("坏.pdf", b"%PDF-1.7\nxyz\n%%EOF\n"), "exhibit.corrupt", "PDF 打不开"),
    "锁.pdf": (written("锁.pdf", LOCKED_PDF), "exhibit.encrypted", "有打开密码"),
    "空.pdf": (written("空.pdf", specimens.pdf(0)), "exhibit.nothing-inside", "一页也没有"),
    "扁.pdf": (written("扁.pdf", specimens.pdf(1, size=(595, 0))), "exhibit.corrupt", "没有写页面的大小"),
    "巨.pdf": (written("巨.pdf", specimens.pdf(1, size=(595, 2_000_000))), "exhibit.bomb", "706 米"),
    "炸弹.png": (written("炸弹.png", specimens.png_that_claims(100_000, 100_000)), "exhibit.bomb", "万像素"),
    "略大.png": (written("略大.png", specimens.png_that_claims(MOST_PIXELS // 10_000 + 1, 10_000)), "exhibit.bomb", "万像素"),
    "包.jpg": (written("包.jpg", packed("a.txt")), "exhibit.other-kind", "内容是 ZIP 压缩包"),
    "文档.jpg": (written("文档.jpg", OFFICE), "exhibit.other-kind", "内容是 Office 文件"),
    "程序.jpg": (written("程序.jpg", b"MZ\x90\0" + bytes(200)), "exhibit.other-kind", "内容是 Windows 程序"),
    "文字.png": (written("文字.png", b"hello"), "exhibit.other-kind", "内容是文字"),
    "乱.jpg": (written("乱.jpg", bytes(range(256))), "exhibit.other-kind", "内容是认不出是什么的内容"),
    "图.txt": (written("图.txt", specimens.jpeg()), "exhibit.other-kind", "内容是 JPEG 图片"),
    "表.csv": (written("表.csv", packed("[Content_Types].xml")), "exhibit.other-kind", "表格文字（CSV）"),
    "是图.jpg": (written("是图.jpg", specimens.png()), "exhibit.other-kind", "内容是 PNG 图片"),
    "合同.docx": (written("合同.docx", OFFICE), "exhibit.not-accepted", "Office 文件（Word"),
    "合同.doc": (written("合同.doc", OLD_OFFICE), "exhibit.not-accepted", "旧式 Office 文件"),
    "锁.docx": (written("锁.docx", LOCKED_OFFICE), "exhibit.encrypted", "有密码的 Office 文件"),
    "锁.zip": (written("锁.zip", packed("a.txt", locked=True)), "exhibit.encrypted", "有密码的 ZIP"),
    "包.rar": (written("包.rar", b"Rar!\x1a\x07\x01\0" + bytes(50)), "exhibit.not-accepted", "RAR 压缩包"),
    "语音.slk": (written("语音.slk", b"\x02#!SILK_V3" + bytes(50)), "exhibit.not-accepted", "微信或 QQ 的语音"),
    "录像.webm": (written("录像.webm", b"\x1aE\xdf\xa3" + bytes(50)), "exhibit.not-accepted", "MKV 或 WebM"),
    "发票.ofd": (written("发票.ofd", packed("OFD.xml", "Doc_0/Document.xml")), "exhibit.not-accepted", "OFD 版式文件（电子发票、公文）"),
    "发票.zip": (written("发票.zip", packed("OFD.xml", "Doc_0/Document.xml")), "exhibit.not-accepted", "是 OFD 版式文件"),
    "发票.pdf": (written("发票.pdf", packed("OFD.xml")), "exhibit.other-kind", "内容是 OFD 版式文件"),
    "记录.mht": (written("记录.mht", MHT), "exhibit.not-accepted", "整页保存的网页（MHT）"),
    "记录.bak": (written("记录.bak", MHT), "exhibit.not-accepted", "整页保存的网页（MHT）"),
    "发票.xml": (written("发票.xml", b"<?xml version='1.0'?><EInvoice/>"), "exhibit.not-accepted", "数据文件（XML、JSON）"),
    "论文.caj": (written("论文.caj", b"CAJ\0" + bytes(200)), "exhibit.not-accepted", "CAJ、CEB"),
    "实况.livp": (written("实况.livp", packed("a.heic", "a.mov")), "exhibit.not-accepted", "实况照片（LIVP）"),
    "半.crdownload": (written("半.crdownload", bytes(300)), "exhibit.not-accepted", "没有下载完"),
    "图.dat": (written("图.dat", bytes(range(256))), "exhibit.not-accepted", "微信电脑版里加了密的图片"),
    "录音.caf": (written("录音.caf", b"caff\0\1\0\0desc" + bytes(200)), "exhibit.not-accepted", "CAF 录音"),
    "文稿.pages": (written("文稿.pages", packed("Index/Document.iwa")), "exhibit.not-accepted", "苹果的文稿"),
    "网页.html": (written("网页.html", b"<!doctype html>"), "exhibit.not-accepted", "网页文件"),
    "断.mp4": (filmed("断.mp4", lambda content: content[:-100]), "exhibit.corrupt", "MP4 录像没有存完"),
    "中断.mp4": (filmed("中断.mp4", lambda c: c[: c.index(b"moov") - 4]), "exhibit.corrupt", "录到一半中断"),
    "无帧.mp4": (filmed("无帧.mp4", without_frames), "exhibit.nothing-inside", "一帧画面也没有"),
    "无声.wav": (written("无声.wav", specimens.wav(0)), "exhibit.nothing-inside", "长度是 0 秒"),
    "半.wav": (written("半.wav", specimens.wav(2)[:-1000]), "exhibit.corrupt", "WAV 录音没有存完"),
    "无声.amr": (written("无声.amr", specimens.amr(0)), "exhibit.nothing-inside", "长度是 0 秒"),
    "坏.mp3": (written("坏.mp3", b"ID3\x04\0\0\0\0\0\0" + bytes(500)), "exhibit.corrupt", "MP3 录音打不开"),
    "坏.txt": (written("坏.txt", b"abc" * 500 + bytes(20)), "exhibit.corrupt", "读不成字"),
    "坏.csv": (written("坏.csv", "时间".encode() * 300 + b"\xff\xff\x80"), "exhibit.corrupt", "（CSV）里有读不成字"),
    "正文.eml": (written("正文.eml", "您好，不予退款。\n".encode()), "exhibit.no-headers", "没有邮件头"),
}  # fmt: skip


@pytest.mark.parametrize("name", HOSTILE)
def test_what_cannot_be_taken_in_is_refused_by_its_own_words(folder, name):
    make, code, words = HOSTILE[name]
    make(folder)
    (folder / "好.png").write_bytes(specimens.png())
    files, found = taken(folder, name, "好.png")
    assert [(d.code, d.at.line, d.severity) for d in found] == [(code, 2, Severity.ERROR)]
    assert [file.name for file in files] == ["好.png"], "the rest of the case is intact"
    assert words in found[0].message
    assert name in found[0].message
    assert found[0].hint
    assert not re.search(r"[A-Za-z]+Error|Exception|\berror\b|None", found[0].message + found[0].hint)


def test_hostile_files_are_of_many_kinds(tmp_path):
    said = set()
    for i, (name, (make, _, _)) in enumerate(HOSTILE.items()):
        folder = tmp_path / f"{i}" / "某案"
        folder.mkdir(parents=True)
        make(folder)
        said.add(re.sub(r"“[^”]*”|\d+", "", fault(folder, name).message))
    assert len(HOSTILE) >= 50
    assert len(said) >= 40


def test_a_film_may_not_go_as_a_recording_nor_as_another_film(folder):
    (folder / "a.m4a").write_bytes(specimens.film(folder / "x.mp4", 1).read_bytes())
    (folder / "b.mp4").write_bytes(specimens.film(folder / "x.mov", 1).read_bytes())
    for name, told in (("a.m4a", "M4A 录音，内容是 MP4 录像"), ("b.mp4", "MP4 录像，内容是 MOV 录像")):
        found = fault(folder, name)
        assert found.code == "exhibit.other-kind"
        assert told in found.message
    assert "改成 .mov" in found.hint


def test_a_cover_is_not_a_film(folder):
    specimens.recording(folder / "a.m4a", "aac")
    assert taken(folder, "a.m4a")[0][0].pixels is None


def test_fifo_is_never_opened(folder, monkeypatch):
    os.mkfifo(folder / "管道.png")
    asked = []
    monkeypatch.setattr(builtins, "open", lambda *args, **_: asked.append(args))
    monkeypatch.setattr(io, "open", lambda *args, **_: asked.append(args))
    assert fault(folder, "管道.png").code == "exhibit.not-a-file"
    assert asked == []


def test_locked_by_its_owner_only_is_open_to_readers(folder):
    assert one(folder, "账单.pdf", specimens.pdf(2, owner="x"))[0].pages == 2


def test_pdf_whose_contents_are_slightly_off_is_taken(folder):
    made = re.sub(rb"startxref\n\d+", b"startxref\n7", specimens.pdf(2))
    assert one(folder, "账单.pdf", made)[0].pages == 2
    assert one(folder, "头.pdf", b"\r\n\r\n" + specimens.pdf(2))[0].pages == 2


@pytest.mark.parametrize(("encoding", "called"), [("gbk", "GBK"), ("utf-16", "UTF-16")])
def test_other_encodings_are_taken_with_a_word(folder, encoding, called):
    file, (found,) = one(folder, "聊天.csv", specimens.chat(encoding))
    assert (found.code, file.kind) == ("exhibit.encoding", "CSV")
    assert called in found.message


@pytest.mark.parametrize("text", ["MZ 某某说：能用", "ID3 是什么", "BM0\n", "PKU 某某", "GIF 图发不出"])
def test_text_that_begins_like_something_else_is_text(folder, text):
    assert one(folder, "聊天.txt", text.encode())[0].kind == "TXT"


@pytest.mark.parametrize(
    ("error", "words"),
    [(PermissionError(13, "x"), "没有权限读"), (OSError(5, "Input/output error"), "读不出")],
)
def test_file_that_the_system_does_not_give(folder, monkeypatch, error, words):
    def refuse(path: Path) -> str:
        raise error

    (folder / "a.png").write_bytes(specimens.png())
    monkeypatch.setattr(sys.modules[intake.__module__], "kind_of", refuse)
    found = fault(folder, "a.png")
    assert found.code == "exhibit.unreadable"
    assert words in found.message


@pytest.mark.parametrize(
    ("module", "name", "words"), [("pillow_heif", "a.heic", "pillow-heif"), ("av", "a.wav", "PyAV")]
)
def test_without_its_decoder_it_is_told_how_to_get_it(folder, monkeypatch, module, name, words):
    (folder / "a.heic").write_bytes(specimens.heic())
    (folder / "a.wav").write_bytes(specimens.wav())
    monkeypatch.setitem(sys.modules, module, None)
    found = fault(folder, name)
    assert found.code == "exhibit.no-decoder"
    assert words in found.message
    assert "make setup" in found.hint


def test_a_file_named_twice_is_told_at_both_places(folder):
    (folder / "a.png").write_bytes(b"x")
    _, found = taken(folder, "a.png", "a.png")
    assert [d.at.line for d in found] == [2, 3]


def test_broken_files_of_every_kind_raise_nothing(tmp_path):
    """Bytes turned over and ends cut off, by chance that is always the same: a file is taken in or refused."""
    chance = random.Random(4)  # noqa: S311 — the same on every run
    folder = tmp_path / "某案"
    folder.mkdir()
    for make, *_ in SOUND.values():
        make(folder)
    whole = {name: (folder / name).read_bytes() for name in SOUND}
    refused = 0
    for name, content in whole.items():
        for _ in range(8):
            made = bytearray(content)
            for _ in range(chance.choice((1, 4, 40))):
                made[chance.randrange(min(len(made), 3000))] = chance.randrange(256)
            cut = chance.choice((len(made), chance.randrange(1, len(made) + 1)))
            (folder / name).write_bytes(made[:cut])
            files, found = taken(folder, name)
            assert len(files) + sum(d.severity is Severity.ERROR for d in found) == 1
            refused += not files
    assert refused > len(whole)


def test_kinds_that_are_refused_say_what_to_do():
    assert all(re.search(r"[\u4e00-\u9fff]", kind.advice) for kind in FOREIGN.values())
    assert not set(ACCEPTED) & set(FOREIGN)
    endings = [e for table in (ACCEPTED, FOREIGN) for kind in table.values() for e in kind.endings]
    assert len(endings) == len(set(endings))


@pytest.mark.parametrize("ending", [e for kind in FOREIGN.values() for e in kind.endings if kind.by_ending])
def test_what_only_its_name_tells_is_called_by_its_name(folder, ending):
    """Whatever ending is added to the table: a file that goes under it is called what it is, with what to do."""
    for content in (bytes(range(256)), "一段文字".encode()):
        (folder / f"甲{ending}").write_bytes(content)
        found = fault(folder, f"甲{ending}")
        kind = next(kind for kind in FOREIGN.values() if ending in kind.endings)
        assert found.code == "exhibit.not-accepted"
        assert kind.word in found.message
        assert found.hint == kind.advice


def test_a_library_is_loaded_for_a_file_that_needs_it_only(folder):
    (folder / "a.png").write_bytes(specimens.png())
    program = (
        "import sys\nfrom pathlib import Path\n"
        "from kameng_docs.evidence import remembered\n"
        "from kameng_docs.evidence.intake import _taken_in\n"
        f"remembered.FOLDER = Path({str(folder)!r}, 'seen')\n"
        "first = {'PIL', 'av', 'pikepdf', 'pillow_heif'} & set(sys.modules)\n"
        f"_taken_in(Path({str(folder)!r}), 'a.png', {{}})\n"
        "print(first, {'PIL', 'av', 'pikepdf', 'pillow_heif'} & set(sys.modules))\n"
    )
    assert python("-c", program, folder=folder).stdout == "set() {'PIL'}\n"


def test_a_picture_that_was_cut_off_is_refused_even_after_the_engine_was_loaded(tmp_path):
    # WeasyPrint tells Pillow for the whole process to let such pictures pass.
    import weasyprint  # noqa: F401
    from PIL import ImageFile

    before = ImageFile.LOAD_TRUNCATED_IMAGES
    path = tmp_path / "半.jpg"
    whole = specimens.jpeg((400, 300))
    path.write_bytes(whole[: len(whole) // 2])
    assert isinstance(probe(path, path.name, "JPEG"), Finding)
    assert before == ImageFile.LOAD_TRUNCATED_IMAGES
