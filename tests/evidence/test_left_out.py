"""What a book cannot show is named, and what is bound is what was hashed."""

import os
import shutil
from email.message import EmailMessage
from io import BytesIO
from pathlib import Path

import pikepdf
import pytest
from machine_support import SMALL, build, replace_in, run, tree, with_cases
from PIL import Image

from kameng_docs.evidence.chat import Transcript, read, table_of
from kameng_docs.evidence.finding import Finding
from kameng_docs.evidence.kinds import kind_of
from kameng_docs.evidence.probe import probe


def noted(folder: Path, name: str, content: bytes) -> dict[str, str]:
    """The notes on a file that is taken in, by code; or what it is refused for."""
    path = folder / name
    path.write_bytes(content)
    found = probe(path, name, kind_of(path))
    notes = (found,) if isinstance(found, Finding) else found.notes
    return {each.code: each.message for each in notes}


def words(blocks: object) -> str:
    return repr(blocks)


# Chats.

UNQUOTED = """消息ID,类型,谁,时间,内容,备注
7,文本,甲某,2026-10-03 21:32:05,打开就说用过了，怎么回事,
8,文本,某某小店,2026-10-03 21:40:41,概不退款,是您自己点的
9,文本,某某小店,2026-10-03 21:41:41,这一批是有问题,先登记,三天后退
10,语音,甲某,2026-10-03 21:42:00,,
"""


def test_no_word_of_a_chat_vanishes(tmp_path: Path) -> None:
    found = read(UNQUOTED.encode())
    assert isinstance(found, Transcript)
    printed = words(table_of(found, "聊天"))
    # Columns that are used have names of ours in the book.
    for piece in ",".join(UNQUOTED.split("\n")[1:]).split(","):
        assert piece in printed, piece
    told = noted(tmp_path, "聊天.csv", UNQUOTED.encode())
    assert "第 4 行" in told["exhibit.unread-lines"]


@pytest.mark.parametrize(
    "text",
    [
        "以前的闲话\n还有一句\n甲某 2026/10/3 21:32\n不能用\n",
        "时间,谁,内容\n2026-10-03 21:32,甲,不能用\n只有一格\n",
        "时间\t谁\t内容\n2026-10-03\t甲\t不能用\t多出来的\t再多\n2026-10-03\t乙\t好\n",
    ],
)
def test_lines_that_are_no_message_are_printed_and_named(tmp_path: Path, text: str) -> None:
    found = read(text.encode())
    assert isinstance(found, Transcript)
    printed = words(table_of(found, "聊天"))
    for piece in text.replace("\t", "\n").replace(",", "\n").split("\n")[3:]:
        assert piece in printed, piece


def test_a_chat_that_is_understood_is_printed_as_before() -> None:
    found = read("时间,谁,内容\n2026-10-03 21:32,甲,不能用\n".encode())
    assert len(table_of(found, "聊天")) == 2


@pytest.mark.parametrize("name", ["聊天.txt", "聊天.csv"])
def test_a_text_that_no_book_can_hold_is_told_at_once(tmp_path: Path, name: str) -> None:
    assert "万字" in noted(tmp_path, name, "甲 12:12 概不退款\n".encode() * 30_000)["exhibit.too-long"]


# Mails, PDFs, pictures.


def test_attachments_of_a_mail_are_named(tmp_path: Path) -> None:
    mail = EmailMessage()
    mail["From"], mail["To"], mail["Subject"] = "a@shop.example", "b@mail.example", "答复"
    mail.set_content("见附件")
    mail.add_attachment(b"x", maintype="application", subtype="pdf", filename="说明.pdf")
    assert "1 个附件（说明.pdf）" in noted(tmp_path, "信.eml", bytes(mail))["exhibit.left-out"]


def made_pdf(change: object = None, size: tuple[float, float] = (595, 842), unit: int = 1) -> bytes:
    pdf, made = pikepdf.new(), BytesIO()
    pdf.add_blank_page(page_size=size)
    if unit != 1:
        pdf.pages[0].obj.UserUnit = unit
    if callable(change):
        change(pdf)
    pdf.save(made)
    return made.getvalue()


def attach(pdf: pikepdf.Pdf) -> None:
    pdf.attachments["合同.txt"] = b"x"


def form(pdf: pikepdf.Pdf) -> None:
    pdf.Root.AcroForm = pikepdf.Dictionary(
        Fields=pikepdf.Array([pdf.make_indirect(pikepdf.Dictionary(T="a"))])
    )


def layers(pdf: pikepdf.Pdf) -> None:
    pdf.Root.OCProperties = pikepdf.Dictionary(OCGs=pikepdf.Array())


@pytest.mark.parametrize(
    ("change", "told"), [(attach, "1 个附件（合同.txt）"), (form, "表单（1 栏"), (layers, "图层")]
)
def test_what_a_pdf_carries_besides_its_pages_is_named(tmp_path: Path, change: object, told: str) -> None:
    assert told in noted(tmp_path, "单.pdf", made_pdf(change))["exhibit.left-out"]


@pytest.mark.parametrize(
    ("size", "unit", "told"),
    [
        ((595, 842), 1, False),
        ((842, 595), 1, False),
        ((595, 6000), 1, True),
        ((300, 3000), 2, True),
        ((842, 1191), 1, False),
    ],
)
def test_pages_that_cannot_be_read_on_paper_are_told(
    tmp_path: Path, size: tuple[float, float], unit: int, told: bool
) -> None:
    assert ("exhibit.small-text" in noted(tmp_path, "页.pdf", made_pdf(size=size, unit=unit))) == told


def pictured(form: str, size: tuple[int, int] = (300, 300), frames: int = 1) -> bytes:
    made = BytesIO()
    pictures = [Image.new("RGB", size, (40 * i, 0, 0)) for i in range(frames)]
    pictures[0].save(made, form, save_all=frames > 1, append_images=pictures[1:]) if frames > 1 else pictures[
        0
    ].save(made, form)
    return made.getvalue()


@pytest.mark.parametrize(("form", "name"), [("GIF", "动.gif"), ("WEBP", "动.webp"), ("PNG", "动.png")])
def test_a_moving_picture_is_told(tmp_path: Path, form: str, name: str) -> None:
    assert "3 幅画面" in noted(tmp_path, name, pictured(form, frames=3))["exhibit.left-out"]
    assert noted(tmp_path, name, pictured(form)) == {}


def test_a_picture_of_one_pixel_is_told(tmp_path: Path) -> None:
    assert "1×1 像素" in noted(tmp_path, "点.png", pictured("PNG", (1, 1)))["exhibit.tiny"]


def test_a_picture_without_end_is_refused(tmp_path: Path) -> None:
    assert "exhibit.bomb" in noted(tmp_path, "长.png", pictured("PNG", (16, 200_001)))


# What is bound is what was hashed.

EXHIBIT = """证据:
  图: {名称: 图, 文件: [图.png], 来源: 手机截屏, 证明: 已付款}
"""


@pytest.fixture
def case(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(with_cases(tmp_path, SMALL))
    file = Path("cases") / f"{SMALL}.yaml"
    file.write_text(file.read_text("utf-8") + EXHIBIT, "utf-8")
    replace_in(file, "    实付: 15.00", "    实付: 15.00\n    证据: [图]")
    (Path("cases") / SMALL).mkdir(exist_ok=True)
    picture = Path("cases") / SMALL / "图.png"
    picture.write_bytes(pictured("PNG", (540, 1200)))
    return picture


def test_an_exhibit_that_is_swapped_while_it_is_bound_stops_the_build(
    case: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from kameng_docs.bundle import render

    real = render.print_all

    def swap(*given: object) -> object:
        os.utime(case, ns=(1, case.stat().st_mtime_ns))
        times = case.stat()
        case.write_bytes(pictured("PNG", (541, 1200)))
        os.utime(case, ns=(times.st_atime_ns, times.st_mtime_ns))
        return real(*given)

    monkeypatch.setattr(render, "print_all", swap)
    told = build()
    assert told.exit_code == 1
    assert "exhibit.changed-meanwhile: 证据文件“图.png”在做文书的时候被换过" in told.stderr
    assert not any(name.endswith((".txt", ".pdf", ".md")) for name in tree(Path("out") / SMALL))


@pytest.mark.skipif(os.name == "nt", reason="there the time of change is that of making")
def test_a_copy_put_back_with_the_old_times_is_noticed(case: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from kameng_docs.bundle import render

    real = render.print_all

    def swap_and_back(*given: object) -> object:
        aside = case.with_name("旁边.png")
        shutil.copy2(case, aside)
        case.unlink()
        shutil.copy2(aside, case)
        aside.unlink()
        return real(*given)

    monkeypatch.setattr(render, "print_all", swap_and_back)
    told = build()
    assert told.exit_code == 1
    assert "exhibit.changed-meanwhile" in told.stderr


def test_a_film_without_a_moment_is_told(case: Path) -> None:
    from evidence_files import film

    film(case.with_name("录屏.mp4"))
    replace_in(Path("cases") / f"{SMALL}.yaml", "[图.png]", "[图.png, 录屏.mp4]")
    told = run("check", SMALL, "--today", "2026-11-22")
    assert "exhibit.no-frames" in told.stdout
    assert "“录屏.mp4”是录像，没有写“关键帧”" in told.stdout
