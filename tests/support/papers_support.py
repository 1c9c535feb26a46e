"""Small papers as an engine makes them, and a book that holds a page of every kind."""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from functools import cache
from io import BytesIO
from pathlib import Path
from typing import Any

import evidence_files as make
import pikepdf
from book_support import ENGINES, MADE_ON, binding_by, material, screenshot, written

from kameng_docs.bind import Binding, Material
from kameng_docs.blocks import Document, Heading, Paragraph, Run, Table
from kameng_docs.brief import SpokenInfo
from kameng_docs.engines import Engine

TITLES = ("证据目录", "送达地址 <确认> & 书")
CHAT = "\n".join(
    f"2026-10-03 21:{minute:02d} {'客服' if minute % 2 else '买家'}\n第{minute}句：卡密兑换不了，请看一下。\n"
    for minute in range(60)
)


def engine(choice: str, look: str = "page") -> Engine:
    return replace(ENGINES, choice=choice).of(look)


@cache
def paper(choice: str, title: str = TITLES[0], look: str = "page", day: date = MADE_ON) -> bytes:
    """A heading, a paragraph and a table that goes over to a second page."""
    head = tuple((Run(word),) for word in ("序号", "证据名称", "证明对象"))
    rows = tuple(
        tuple((Run(cell),) for cell in (str(number), f"截图{number}", "卖家答复不退款"))
        for number in range(1, 50)
    )
    blocks = (
        Heading((Run("一、交易证据"),), 1),
        Paragraph((Run("以下证据由原告提交，证明被告没有交付。"),)),
        Table(head, rows, (1, 3, 4)),
        Heading((Run("二、其他"),), 1),
        Paragraph((Run("以上。"),)),
    )
    made = engine(choice, look).paper(Document(title, blocks), look, day)
    assert not made.faults
    return made.data


def foreign(*, tagged: bool, embedded: bool = True) -> bytes:
    """A PDF of somebody else's, a bill of two pages. A tagged one marks its foot as an artefact."""
    import typst

    if not embedded:
        made = pikepdf.new()
        page = made.add_blank_page(page_size=(595, 842))
        font = pikepdf.Dictionary(
            Type=pikepdf.Name.Font, Subtype=pikepdf.Name.Type1, BaseFont=pikepdf.Name.Helvetica
        )
        page.Resources = pikepdf.Dictionary(Font=pikepdf.Dictionary(F=font))
        page.Contents = pikepdf.Stream(made, b"BT /F 20 Tf 90 700 Td (Receipt 4200) Tj ET")
        content = BytesIO()
        made.save(content, deterministic_id=True)
        return content.getvalue()
    text = '#set document(title: "Bill")\n#set page(footer: [Page 1])\n= Bill\nPaid 388.00\n#table(columns: 2, [a], [b])\n'
    data = typst.Compiler().compile(input=f"{text}#pagebreak()\nMore\n".encode(), format="pdf", timestamp=0)
    if tagged:
        return bytes(data)
    # As a program writes that knows nothing of tags.
    with pikepdf.open(BytesIO(data)) as pdf:
        del pdf.Root.StructTreeRoot, pdf.Root.MarkInfo
        for page in pdf.pages:
            kept = [
                each
                for each in pikepdf.parse_content_stream(page)
                if str(each.operator) not in {"BDC", "BMC", "EMC"}
            ]
            page.Contents = pikepdf.Stream(pdf, pikepdf.unparse_content_stream(kept))
            del page.obj["/StructParents"]
        content = BytesIO()
        pdf.save(content, deterministic_id=True)
    return content.getvalue()


def exhibits(folder: Path, *, bill: bytes | None = None) -> list[Material]:
    """One of every kind: pictures upright, wide, turned and long, a PDF, a recording with its words, a chat, a letter."""
    said = tuple(SpokenInfo(Decimal(second), "客服", f"第{second}秒说：概不退款") for second in range(2))
    voice = make.recording(folder / "通话.mp3", "libmp3lame", rate=16000)
    long, wide = screenshot("long", (1080, 12000)), screenshot("wide", (1920, 1080), 24)
    pictures = {
        "一.jpg": screenshot("one"),
        "二.jpg": screenshot("two"),
        "宽.jpg": wide,
        "转.jpg": make.jpeg(turned=6),
    }
    paths = [written(folder, name, data) for name, data in pictures.items()]
    return [
        titled("1-1", "商品详情页截图", *paths),
        titled("1-2", "聊天长图", written(folder, "长图.jpg", long)),
        titled("2-1", "银行电子回单", written(folder, "回单.pdf", bill or foreign(tagged=False))),
        replace(titled("2-2", "通话录音", voice), transcript=said),
        titled("3-1", "聊天记录", written(folder, "聊天.txt", CHAT.encode())),
        titled("3-2", "往来邮件", written(folder, "邮件.eml", make.mail())),
    ]


def titled(number: str, title: str, *paths: Path) -> Material:
    return replace(material(number, *paths), title=title)


def binding(choice: str) -> Binding:
    return replace(binding_by(choice), front=lambda *_: paper(choice, look="front"))


def parsed(data: bytes) -> Any:
    return pikepdf.open(BytesIO(data))
