"""What authors ask of their evidence: a line cited, a broken file left out, no surprises about size or change."""

import subprocess
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import evidence_files as make
import pytest
from book_support import noise, rendered, texts
from cases_support import CONSUMER, DEAD, GONE, PROOF, Built, built, case_file, order, seller
from extract import squeezed
from PIL import ImageCms
from tools import need

from kameng_docs.bundle import books
from kameng_docs.cli.printing import PATIENCE, Waiting
from kameng_docs.custody.verify import books_made
from kameng_docs.evidence.jpeg import ICC

KEY = "QWER-1234-ASDF-5678"
COURT = "60_法院"
BOOK = f"{COURT}/03_证据册.pdf"
CHAT = f"2026-11-03 21:39 小张\n卡密{KEY}提示已被使用\n2026-11-03 21:40 客服\n虚拟商品一经售出概不退款\n".encode()
TALK = {"时间": "2026-11-03 21:40", "对方": "客服", "对方原话": "虚拟商品一经售出概不退款"}


def exhibit(file: str, **more: Any) -> dict[str, Any]:
    return {**PROOF, "名称": f"一份{file}", "文件": [file], "证明": "所述事实"} | more


def made(
    folder: Path, exhibits: Mapping[str, dict[str, Any]], contents: Mapping[str, bytes], **more: Any
) -> Built:
    case = case_file(
        事实=DEAD, 交易=[order(卡密=[KEY])], 法院={"名称": "某某市某某区人民法院"}, 证据=dict(exhibits)
    )
    return built(case | more, folder, contents=dict(contents), pages=False)


def codes(made: Built) -> list[str]:
    return [diagnostic.code for diagnostic in made.result.diagnostics]


def text_of(made: Built, paper: str) -> str:
    return squeezed((made.folder / f"{paper}.txt").read_text("utf-8"))


def words(pdf: Path) -> str:
    return squeezed("".join(texts(pdf.read_bytes())))


# Lines of a chat.


@pytest.mark.parametrize(
    ("cited", "printed"),
    [("聊#2", "（证据1-1第2行）"), (["聊#1-2"], "（证据1-1第1至2行）"), ("聊", "（证据1-1）")],
)
def test_a_line_of_a_chat_can_be_cited(tmp_path: Path, cited: Any, printed: str) -> None:
    done = made(tmp_path, {"聊": exhibit("聊天.txt")}, {"聊天.txt": CHAT}, 经过=[TALK | {"证据": cited}])
    assert "rule.unused-exhibit" not in codes(done)
    assert f"“虚拟商品一经售出概不退款”{printed}" in text_of(done, f"{COURT}/01_民事起诉状")


def test_an_exhibit_may_be_called_like_a_line(tmp_path: Path) -> None:
    done = made(tmp_path, {"聊#2": exhibit("聊天.txt")}, {"聊天.txt": CHAT}, 经过=[TALK | {"证据": ["聊#2"]}])
    assert "（证据1-1）" in text_of(done, f"{COURT}/01_民事起诉状")


def test_lines_of_what_is_no_chat_cannot_be_cited(tmp_path: Path) -> None:
    done = made(tmp_path, {"图": exhibit("图.png")}, {"图.png": make.png()}, 经过=[TALK | {"证据": ["图#2"]}])
    (told,) = [d for d in done.result.diagnostics if d.code == "exhibit.no-such-line"]
    assert told.message == "“图”不是一份文字的聊天记录，没有行号可引"
    assert not done.folder.exists()


def test_card_keys_are_masked_in_chats_and_letters_of_the_book(tmp_path: Path) -> None:
    letter = make.mail().replace(b"\r\n\r\n", f"\r\n\r\nKEY {KEY}\r\n".encode(), 1)
    done = made(
        tmp_path,
        {"聊": exhibit("聊天.txt"), "信": exhibit("邮件.eml")},
        {"聊天.txt": CHAT, "邮件.eml": letter},
    )
    told = words(done.folder / BOOK)
    assert "提示已被使用" in told
    assert KEY not in told
    assert told.count("QWER****78") == 2
    before = (done.folder / BOOK).read_bytes()
    # The file is as it was, but what is kept from the book's readers is not.
    other = case_file(事实=DEAD, 法院={"名称": "某某市某某区人民法院"}, 证据={"聊": exhibit("聊天.txt")})
    again = built(other, tmp_path, contents={"聊天.txt": CHAT}, pages=False)
    assert KEY in words(again.folder / BOOK)
    assert (again.folder / BOOK).read_bytes() != before


# What cannot be read.


@pytest.mark.parametrize("wish", ["整册不做", GONE])
def test_a_broken_file_stops_the_case_unless_the_author_wants_the_rest(tmp_path: Path, wish: Any) -> None:
    more = {} if wish is GONE else {"读不了时": wish}
    done = made(tmp_path, {"坏": exhibit("坏.pdf", **more)}, {"坏.pdf": make.pdf()[:200]})
    assert "exhibit.corrupt" in codes(done)
    assert not done.folder.exists()


@pytest.mark.parametrize(
    ("name", "content", "code"),
    [
        ("坏.pdf", make.pdf()[:200], "exhibit.corrupt"),
        ("锁.pdf", make.pdf(password="0" * 4), "exhibit.encrypted"),
        ("空.png", b"", "exhibit.empty"),
    ],
)
def test_the_rest_of_the_book_is_made_where_the_author_asks(
    tmp_path: Path, name: str, content: bytes, code: str
) -> None:
    contents = {"图.jpg": make.jpeg(), name: content}
    exhibits = {"坏": exhibit(name, 读不了时="先不放进册"), "图": exhibit("图.jpg")}
    done = made(tmp_path, exhibits, contents)
    assert codes(done).count(code) == 1
    pages = [squeezed(page) for page in texts((done.folder / BOOK).read_bytes())]
    assert f"“{name}”读不了，本册没有装入，原件另行提交。" in pages[-2]
    assert "证据1-1" in pages[-2]
    assert "证据1-2" in pages[-1]
    recorded = (done.folder / "70_原件校验/manifest.csv").read_text("utf-8-sig")
    assert "图.jpg" in recorded
    assert name not in recorded


# Sizes and changes.


def test_a_page_that_cannot_be_made_small_enough_is_told_in_every_build(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(books, "LIMIT", 100_000)
    exhibits, contents = {"图": exhibit("重.jpg")}, {"重.jpg": noise(1, (1600, 1200), 90)}
    done = made(tmp_path, exhibits, contents)
    (told,) = [d for d in done.result.diagnostics if d.code == "exhibit.over-limit"]
    assert told.message.startswith("证据册有 ")
    again = made(tmp_path, exhibits, contents, 消费者=CONSUMER | {"电话": "13800000008"})
    assert codes(again).count("exhibit.over-limit") == 1


def test_volumes_are_named_in_their_order(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(books, "LIMIT", 60_000)
    contents = {f"图{i}.jpg": noise(i, (400, 300), 60) for i in range(11)}
    exhibits = {f"图{i}": exhibit(f"图{i}.jpg") for i in range(11)}
    done = made(tmp_path, exhibits, contents)
    names = [path.stem for path in books_made(done.folder)]
    assert len(names) > 9
    assert names == [f"03_证据册_第{i}册" for i in range(1, len(names) + 1)]


def test_a_book_is_made_before_anybody_knows_whom_to_sue(tmp_path: Path) -> None:
    done = made(
        tmp_path,
        {"图": exhibit("图.jpg")},
        {"图.jpg": make.jpeg()},
        卖家=[seller(主体="不知道")],
        消费者={"姓名": "张某某"},
    )
    assert not list(done.folder.glob(f"{COURT}/01_*"))
    assert "对方：店铺“某某小铺”（名称、住所待查明）" in words(done.folder / BOOK)


# Public copies.


def test_nothing_but_pixels_goes_into_a_public_picture(tmp_path: Path) -> None:
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    picture = make.jpeg(profile=profile)
    masked = make.jpeg((90, 60), profile=profile)
    assert ICC in picture
    assert ICC in masked
    done = made(
        tmp_path, {"图": exhibit("图.jpg", 公开版=["打码.jpg"])}, {"图.jpg": picture, "打码.jpg": masked}
    )
    (copy,) = done.folder.glob("20_黑猫投诉/图片/*")
    assert ICC not in copy.read_bytes()
    assert picture in (done.folder / BOOK).read_bytes()


# Those who wait.


def test_who_waits_is_told_once_a_second(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    now = iter([0.0, PATIENCE / 2, PATIENCE, PATIENCE * 1.5, PATIENCE * 2.5])
    monkeypatch.setattr("kameng_docs.cli.printing.monotonic", lambda: next(now))
    waiting = Waiting()
    for done in range(1, 6):
        waiting("某案", done, 60)
    assert capsys.readouterr().err.splitlines() == [
        "某案：证据册排到第 3 份，共 60 份……",
        "某案：证据册排到第 5 份，共 60 份……",
    ]


@pytest.mark.slow
def test_libreoffice_shows_every_page_of_a_book(tmp_path: Path) -> None:
    contents = {"图.jpg": make.jpeg(), "账.pdf": make.pdf(3), "聊天.txt": CHAT, "图.png": make.png()}
    done = made(tmp_path, {name: exhibit(name) for name in contents}, contents)
    pages = len(rendered((done.folder / BOOK).read_bytes(), 20))
    subprocess.run(
        [
            need("soffice"), "--headless", f"-env:UserInstallation=file://{tmp_path}/office",
            "--infilter=draw_pdf_import", "--convert-to", "pdf:draw_pdf_Export",
            "--outdir", str(tmp_path / "shown"), str(done.folder / BOOK),
        ],
        capture_output=True, check=True, timeout=120,
    )  # fmt: skip
    shown = rendered((tmp_path / "shown" / "03_证据册.pdf").read_bytes(), 20)
    assert len(shown) == pages > 6
    assert all(page.convert("L").getextrema()[0] < 128 for page in shown)
