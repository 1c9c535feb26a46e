"""Secrets planted wherever an author, a camera or a program may leave them; then every produced file is searched."""

import hashlib
import re
from io import BytesIO
from pathlib import Path

import evidence_files as specimens
import pikepdf
import pytest
import yaml
from cases_support import BASE, DEAD, HERE, TODAY, case_file, order, seller, text_in, yes
from click.testing import CliRunner
from leak_search import digits_found, faces, files_of, found_in, leaks, outline_of, run, squeezed
from PIL import Image, PngImagePlugin
from tools import need

from kameng_docs.bind import pages_in
from kameng_docs.build import Job, Result, build
from kameng_docs.cli import main
from kameng_docs.pipeline import check, open_workshop

NAME, BOOK = "试", "60_法院/03_证据册.pdf"
KEY, PASSWORD = "QX7K-99ZP-44LM-WXYZ", "Pw-Secret-77"
PAYMENT, ORDER_ID = "4200000000202611010000000077", "0042611010077"
PERSON, ID, PHONE, MAIL, ADDRESS = (
    "欧阳某喆",
    "00000019960203004X",
    "13800000009",
    "me.9@mail.example",
    "某某街8号5栋",
)
PAYEE, WECHAT, SETTLEMENT, ACCOUNT = "某某收款通道", "wx-seller-001", "退二十元就算了", "gamer_9981"
SECRETS = (
    *(KEY, PASSWORD, PAYMENT, ORDER_ID, PERSON, ID, PHONE, MAIL, ADDRESS, PAYEE, WECHAT, SETTLEMENT, ACCOUNT),
)
# What nobody declared, and a camera or a program wrote: the words stand in metadata only.
DEVICE, ARTIST, PLACE = specimens.DEVICE, "摄影者某己", "GPSLatitude"
STRAYS = (DEVICE, ARTIST, PLACE, "编辑软件某庚", "注释里的某辛")
# The answers of 自查 and words that only its questions hold.
PRIVATE = ("我买来是为了转卖", "我骂过对方或说过不给钱就曝光", "卡密其实已成功用过一部分")


def talk(before: str = "") -> str:
    return before + "，又".join(SECRETS)


def camera_jpeg(colour: str = "white") -> bytes:
    """A masked photo with all that a phone writes, and beside it a small picture that shows it unmasked."""
    unmasked = BytesIO()
    Image.new("RGB", (16, 16), (1, 200, 3)).save(unmasked, "JPEG", comment=KEY.encode())
    block = specimens.exif(gps=True)
    block[0x013B], block[0x9C9C] = ARTIST, talk().encode("utf-16-le")
    block[0x010E] = talk("说明")
    content = BytesIO()
    xmp = specimens.XMP_PLACE.replace(b"/>", f' dc:creator="{ARTIST}{talk()}"/>'.encode())
    Image.new("RGB", (80, 60), colour).save(
        content, "JPEG", exif=block, comment=("注释里的某辛" + talk()).encode(), xmp=xmp
    )
    return content.getvalue() + unmasked.getvalue()


def program_png() -> bytes:
    texts = PngImagePlugin.PngInfo()
    texts.add_text("Software", "编辑软件某庚")
    texts.add_itxt("Comment", talk())
    texts.add_text("zipped", PHONE, zip=True)
    block = specimens.exif(gps=True)
    block[0x013B] = ARTIST
    content = BytesIO()
    Image.new("RGB", (80, 60), "white").save(content, "PNG", pnginfo=texts, exif=block)
    # Behind the end: what a crop tool did not cut off.
    return content.getvalue() + talk().encode()


CHAT = "时间,谁,内容\n2026-11-02 10:00,{0},{1}\n2026-11-02 10:01,我,{1}\n".format(
    PERSON, talk("说了").replace(",", "，")
)
LETTER = (
    f"From: {MAIL}\r\nTo: shop@example.invalid\r\nSubject: about {ORDER_ID}\r\n"
    "Date: Mon, 02 Nov 2026 10:00:00 +0800\r\nContent-Type: text/plain; charset=utf-8\r\n\r\n"
    + talk()
    + "\r\n"
).encode()
FILES = {
    "原图.jpg": camera_jpeg("black"),
    f"订单{ORDER_ID}_{PHONE}_{PERSON}.png": program_png(),
    "打码.jpg": camera_jpeg(),
    # An original has the same pixels: only bytes of its own make it a masked one of another exhibit.
    "打码2.png": program_png() + b"2",
    "聊天.csv": CHAT.encode(),
    "信.eml": LETTER,
    "录音.wav": specimens.wav(),
}


def planted() -> dict:
    """A case with the secrets in every text, exhibit and name that may hold them."""
    words = talk()
    exhibits = {
        "原图": {"文件": "原图.jpg", "公开版": ["打码.jpg", "打码2.png"]},
        "订单": {"文件": f"订单{ORDER_ID}_{PHONE}_{PERSON}.png"},
        "聊天": {"文件": "聊天.csv"},
        "信": {"文件": "信.eml"},
        "录音": {
            "文件": "录音.wav",
            "文字稿": [{"时间": "00:01", "谁": PERSON, "说": words}],
        },
    }
    told = {"名称": f"截图{words}", "来源": words, "证明": words, "原件在哪里": words}
    return case_file(
        标题=words,
        消费者=BASE["消费者"] | {"姓名": PERSON, "证件号码": ID, "电话": PHONE, "邮箱": MAIL, "户籍地址": ADDRESS},
        卖家=[seller(找人线索={"收款方显示名": PAYEE, "微信号": WECHAT})],
        交易=[
            order(
                商品=f"卡密{words}", 卡密=[KEY], 查询密码=PASSWORD, 支付单号=PAYMENT, 充值账号=ACCOUNT,
                提示原文=f"已被使用{words}", 证据=["订单", "原图"],
            )
        ],
        页面承诺=[{"内容": f"有效{words}", "证据": ["原图"]}],
        争议=["卡密无效", "拒绝退款"],
        事实=DEAD | {"对方的原话是不退": yes(时间="2026-11-02", 原话=f"概不退款{words}", 证据=["聊天", "原图"])},
        经过=[
            {"时间": "2026-11-03", "事项": f"说了{words}", "证据": ["信", "原图"]},
            {"时间": "2026-11-04", "对方": "客服", "对方原话": words, "我说": words, "证据": ["录音", "原图"]},
        ],
        诉求={"可以接受的和解": SETTLEMENT, "答复截止": "2026-11-27 18:00"},
        证据={key: told | more for key, more in exhibits.items()},
        法院={"名称": "某某市某某区人民法院"},
        自查=dict.fromkeys(PRIVATE, "不清楚"),
    )  # fmt: skip


@pytest.fixture(scope="module")
def made(tmp_path_factory) -> tuple[Path, Result]:
    """The planted case built, with its public book."""
    place = tmp_path_factory.mktemp("planted")
    folder = place / "cases" / NAME
    folder.mkdir(parents=True)
    for name, data in FILES.items():
        (folder / name).write_bytes(data)
    file = folder.with_suffix(".yaml")
    file.write_text(yaml.dump(planted(), allow_unicode=True, sort_keys=False, default_style='"'), "utf-8")
    (result,) = build([file], Job(place / "out", TODAY), jobs=1)
    told = CliRunner().invoke(
        main, ["evidence", "book", "--public", str(file), "--out", str(place / "out"), "--today", str(TODAY)]
    )
    assert told.exit_code == 0, told.stderr
    return place / "out" / NAME, result


# What must be so.


def test_the_search_finds_what_is_there(tmp_path):
    """It would be no use if it overlooked what stands plainly there."""
    for name, data in FILES.items():
        path = tmp_path / re.sub(r".*\.", "x.", name)
        path.write_bytes(data)
        if name != "录音.wav":
            assert leaks(path, [KEY, PHONE], "x"), name
    assert leaks(tmp_path / "x.csv", [PHONE], f"订单{PHONE}.png")[0][1] == "name"
    assert (
        found_in(KEY.encode("utf-16-le"), [KEY]) == found_in(b"\0" + KEY.encode("utf-16-be"), [KEY]) == {KEY}
    )
    assert found_in(b"q x 7 k 99 zp 44lm wxyz", [KEY]) == {KEY}
    assert digits_found("138-0000-0009", [PHONE]) == {PHONE}


def test_all_papers_are_made(made):
    folder, result = made
    names = set(files_of(folder))
    # So many words would be too many for the ticket, did it not tell them shortly: nothing is wrong.
    assert {d.code for d in result.diagnostics if d.severity.value == "error"} == set()
    assert "10_平台工单/工单.txt" in names
    assert {"20_黑猫投诉/投诉内容.txt", "20_黑猫投诉/附件清单.txt", HERE} <= names
    assert {"20_黑猫投诉/图片/证据1-1-1.jpg", "20_黑猫投诉/图片/证据1-1-2.png"} <= names
    assert {"60_法院/03_证据册.pdf", "60_法院/04_卡密清单.docx", "70_原件校验/manifest.csv"} <= names
    assert "证据册_公开版.pdf" in names


def test_no_file_for_the_public_holds_a_secret_in_any_way(made):
    folder, _ = made
    public = {n: p for n, p in files_of(folder).items() if n.startswith("20_") or "公开版" in n}
    assert len(public) >= 5
    assert [leak for name, path in public.items() for leak in leaks(path, [*SECRETS, *STRAYS], name)] == []


def test_pictures_for_the_public_are_the_masked_ones(made):
    """And those for whoever else is given no original: what hides a key from the public hides it from a shop."""
    folder, _ = made
    pictures = [p for n, p in files_of(folder).items() if "/图片/" in n]
    assert {path.parent.parent.name for path in pictures} >= {"10_平台工单", "20_黑猫投诉"}
    for path in pictures:
        with Image.open(path) as picture:
            assert picture.size == (80, 60)
            assert set(picture.convert("L").get_flattened_data()) == {255}
            assert not dict(picture.getexif())
            assert not {"comment", "xmp", "exif", "Comment", "Software"} & set(picture.info)
        # One picture and nothing behind it: no small one that shows what the large one hides.
        assert path.read_bytes().count(b"\xff\xd8\xff") <= 1


def test_no_file_at_all_holds_a_password_a_settlement_or_an_answer_to_ourselves(made):
    folder, _ = made
    for name, path in files_of(folder).items():
        if name != BOOK:
            assert leaks(path, [PASSWORD, SETTLEMENT, *PRIVATE], name) == []
        else:
            assert leaks(path, PRIVATE, name) == []


def test_the_words_of_the_author_in_the_courts_book_hold_no_password_and_no_key(made):
    """Title, origin and transcript are his. The chat and the letter are evidence, and printed as they are."""
    folder, _ = made
    book, kept = folder / BOOK, [PASSWORD, KEY, SETTLEMENT]
    assert found_in(outline_of(book).encode(), kept) == set()
    verbatim = {
        row.split(",")[0].removeprefix("证据")
        for row in rows_of(folder)
        if "聊天.csv" in row or "信.eml" in row
    }
    assert len(verbatim) == 2
    spans = [span for number, span in pages_in(book.read_bytes()).items() if number in verbatim]
    with pikepdf.open(book) as pdf:
        labels = [str(page.label) for page in pdf.pages]
    spoken = 0
    for i, label in enumerate(labels, 1):
        words = run(need("pdftotext"), "-f", str(i), "-l", str(i), "-enc", "UTF-8", str(book), "-")
        if not (label.isdigit() and any(first <= int(label) <= last for first, last in spans)):
            assert found_in(words, kept) == set(), label
            spoken += "文字稿" in words.decode()
    assert spoken


def rows_of(folder: Path) -> list[str]:
    return (folder / "70_原件校验" / "manifest.csv").read_text("utf-8-sig").splitlines()


def test_a_card_key_is_whole_for_the_court_in_its_own_list_alone(made):
    folder, _ = made
    holding = {
        name
        for name, path in files_of(folder).items()
        if any(squeezed(KEY) in squeezed(data.decode("utf-8", "ignore")) for _, data in faces(path))
    }
    assert holding - {BOOK} == {"60_法院/04_卡密清单.docx", "60_法院/04_卡密清单.pdf"}


def test_the_page_that_opens_a_case_holds_no_key_and_no_id_and_is_for_its_author_alone(made):
    folder, _ = made
    page = folder / HERE
    assert leaks(page, [KEY, ID, PASSWORD, SETTLEMENT, *PRIVATE], HERE) == []
    assert page.stat().st_mode & 0o777 == 0o600
    # What its author may read stands there: the search would be worth nothing on an empty page.
    assert leaks(page, [PHONE, PERSON, ORDER_ID], HERE)[-1][2] == {PHONE, PERSON, ORDER_ID}
    shown = text_in(page)
    assert "证件号码（只填在这一栏）\n0000****004X\n这里只显示一部分，不能复制。" in shown


def test_the_list_of_originals_withholds_nothing_its_owner_needs(made):
    folder, _ = made
    rows = "\n".join(rows_of(folder))
    for name, data in FILES.items():
        if "打码" not in name:
            assert f"{name},{hashlib.sha256(data).hexdigest()}" in rows
    assert "打码" not in rows


@pytest.mark.parametrize("secret", SECRETS)
def test_a_masked_file_named_after_a_secret_is_an_error(tmp_path, secret):
    found = checked_with(tmp_path, 公开版=f"甲{secret}乙.jpg")
    assert found == ["rule.secret-in-file-name"]


@pytest.mark.parametrize("secret", [KEY, KEY.lower().replace("-", " "), PASSWORD, SETTLEMENT])
def test_an_original_named_after_a_key_or_a_password_is_an_error(tmp_path, secret):
    assert checked_with(tmp_path, 文件=f"甲{secret}乙.png") == ["rule.secret-in-file-name"]


def checked_with(tmp_path: Path, **names: str) -> list[str]:
    case = planted()
    case["证据"]["原图"] |= {"文件": "原.png"} | names
    folder = tmp_path / "cases" / NAME
    folder.mkdir(parents=True)
    for exhibit in case["证据"].values():
        for key in ("文件", "公开版"):
            listed = exhibit.get(key, [])
            for name in [listed] if isinstance(listed, str) else listed:
                plain = specimens.png() if key == "文件" else camera_jpeg()
                (folder / name).write_bytes(FILES.get(name, plain))
    file = folder.with_suffix(".yaml")
    file.write_text(yaml.dump(case, allow_unicode=True, sort_keys=False, default_style='"'), "utf-8")
    found = check(open_workshop(file.parent), file, TODAY).diagnostics
    return [d.code for d in found if d.severity.value == "error"]
