"""What the tests of the evidence book share: files taken in, books bound of them, and pages read back."""

import random
import subprocess
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from functools import cache
from hashlib import sha256
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pikepdf
from cases_support import REPOSITORY
from extract import squeezed
from PIL import Image, ImageDraw, ImageFilter, ImageFont
from tools import need

from kameng_docs.bind import Binding, Book, Material, bind
from kameng_docs.brief import SpokenInfo
from kameng_docs.engines import AUTO, Engines
from kameng_docs.evidence import ExhibitFile, Finding
from kameng_docs.evidence.kinds import kind_of
from kameng_docs.evidence.probe import probe

ENGINES = Engines((REPOSITORY / "templates",))
MADE_ON = date(2026, 11, 30)


def taken(path: Path) -> ExhibitFile:
    """The file as intake knows it. It must be sound."""
    kind = kind_of(path)
    found = probe(path, path.name, kind)
    assert not isinstance(found, Finding), found
    digest = sha256(path.read_bytes()).hexdigest()
    return ExhibitFile(
        path.name, digest, path.stat().st_size, kind, found.family, found.pixels, found.pages, found.seconds,
        found.taken_at, found.taken_from, found.gps, found.turned, path.name,
    )  # fmt: skip


def material(
    number: str, *paths: Path, frames: tuple[str, ...] = (), transcript: tuple[SpokenInfo, ...] = ()
) -> Material:
    files = tuple((path, taken(path)) for path in paths)
    return Material(number, f"试{number}", files, tuple(Decimal(each) for each in frames), transcript)


def written(folder: Path, name: str, content: bytes) -> Path:
    path = folder / name
    path.write_bytes(content)
    return path


def blank_front(*_: Any) -> bytes:
    """A cover of one empty page."""
    made, content = pikepdf.new(), BytesIO()
    made.add_blank_page()
    made.save(content, deterministic_id=True)
    return content.getvalue()


def binding_by(choice: str) -> Binding:
    """A binding whose told pages and stamps this engine lays out."""
    engine = replace(ENGINES, choice=choice).of("told")
    return Binding(
        front=blank_front,
        told=lambda document: engine.paper(document, "told", MADE_ON),
        stamped=engine.stamps,
    )


BINDING = binding_by(AUTO)


def bound(*exhibits: Material, **changes: Any) -> Book:
    """The book of these exhibits, without a fault."""
    book = bind(exhibits, replace(BINDING, **changes))
    assert not book.faults
    return book


def body(book: Book, dpi: int = 72) -> list[Image.Image]:
    """The pages of the exhibits of a book in one volume, as poppler shows them."""
    (volume,) = book.volumes
    return rendered(volume.data, dpi)[1:]


def rendered(pdf: bytes, dpi: int = 72) -> list[Image.Image]:
    """Every page as a picture; poppler must have nothing to say against any."""
    with TemporaryDirectory() as folder:
        source = Path(folder, "book.pdf")
        source.write_bytes(pdf)
        run = subprocess.run(
            [need("pdftoppm"), "-r", str(dpi), "-png", source, Path(folder, "p")],
            capture_output=True,
            check=True,
        )
        assert not run.stderr, run.stderr
        return [Image.open(BytesIO(path.read_bytes())) for path in sorted(Path(folder).glob("p-*.png"))]


def texts(pdf: bytes) -> list[str]:
    """The words of every page, without blanks."""
    with TemporaryDirectory() as folder:
        source = Path(folder, "book.pdf")
        source.write_bytes(pdf)
        run = subprocess.run(
            [need("pdftotext"), "-raw", "-enc", "UTF-8", source, "-"], capture_output=True, check=True
        )
    return [squeezed(page) for page in run.stdout.decode().split("\f")[:-1]]


@cache
def screenshot(said: str, size: tuple[int, int] = (1080, 2340), text: int = 44) -> bytes:
    """A JPEG like a telephone's: lines of text on white."""
    image = Image.new("RGB", size, "white")
    draw, font = ImageDraw.Draw(image), ImageFont.load_default(text)
    for top in range(text, size[1] - 2 * text, text * 2):
        draw.text((text, top), f"{said} {top} gjpqy", fill="black", font=font)
    content = BytesIO()
    image.save(content, "JPEG", quality=80)
    return content.getvalue()


@dataclass(frozen=True)
class Raw:
    """A picture as it lies in a PDF: how it is packed, and its bytes."""

    packed: str
    data: bytes


def raws(pdf: bytes) -> list[Raw]:
    """Every picture of a PDF, unpacked by nobody."""
    with pikepdf.open(BytesIO(pdf)) as book:
        return [
            Raw(str(each.get("/Filter")), each.read_raw_bytes())
            for each in book.objects
            if isinstance(each, pikepdf.Stream) and each.get("/Subtype") == "/Image"
        ]


def outline(pdf: bytes) -> Mapping[str, int]:
    """Bookmark → page, counted from 0, as another library reads them."""
    from pypdf import PdfReader

    reader = PdfReader(BytesIO(pdf))
    return {mark.title: reader.get_destination_page_number(mark) for mark in _flat(reader.outline)}


def _flat(marks: list[Any]) -> Iterator[Any]:
    for mark in marks:
        yield from _flat(mark) if isinstance(mark, list) else [mark]


def noise(seed: int, size: tuple[int, int], quality: int = 90) -> bytes:
    """A JPEG that cannot be packed well."""
    source = Image.frombytes(
        "L",
        (size[0] // 2, size[1] // 2),
        random.Random(seed).randbytes(size[0] * size[1] // 4),  # noqa: S311
    )
    content = BytesIO()
    source.resize(size).filter(ImageFilter.GaussianBlur(1)).save(content, "JPEG", quality=quality)
    return content.getvalue()
