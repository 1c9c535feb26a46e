"""PDFs: opened, their pages counted and measured, the time in them read."""

import re
from collections.abc import Iterator
from datetime import datetime, timedelta, timezone
from decimal import Decimal, InvalidOperation
from pathlib import Path
from typing import TYPE_CHECKING, Any

from kameng_docs.evidence.finding import Finding
from kameng_docs.evidence.probe.found import Found, broken, by_chinese_clock
from kameng_docs.evidence.quiet import quiet

if TYPE_CHECKING:
    import pikepdf

MOST_PAGES = 2000
# The format's own limit, 200 inches; a page beyond it is drawn by nothing.
LONGEST_SIDE = 14400
# Points that a page of the book leaves for a page of an exhibit, and how far one may be made smaller: letters of twelve points
# are then of six.
FRAME, SMALLEST = (Decimal(482), Decimal(700)), Decimal("0.5")
# Within so many bytes of its end a whole PDF says that it ends.
TAIL = 4096
PDF_CLOCK = "PDF 里记的生成时间（导出它的那台电脑或手机的时钟，可以改动；不一定是事情发生的时间）"
TIME = re.compile(
    r"(?:D:)?(\d{4})(\d\d)?(\d\d)?(\d\d)?(\d\d)?(\d\d)?(?:(Z)|([+-])(\d\d)'?(?:(\d\d)'?)?)?", re.ASCII
)


def probe_pdf(path: Path, name: str) -> Found | Finding:
    """What is found in a PDF. Raises OSError if it cannot be opened."""
    import pikepdf

    with path.open("rb") as file:
        file.seek(-min(TAIL, path.stat().st_size), 2)
        whole = b"%%EOF" in file.read()
        try:
            with quiet("pikepdf"), _opened(file, whole=whole) as pdf:
                return _looked_into(pdf, name)
        except pikepdf.PasswordError:
            message = f"“{name}”有打开密码"
            hint = "输入密码打开，“打印”成一份没有密码的 PDF 放进来；原来的文件和密码也留着"
            return Finding("exhibit.encrypted", message, hint)
        except pikepdf.PdfError:
            return broken(name, "PDF ", "打不开" if whole else "没有结尾，像是没有下载完")
        except (ValueError, TypeError, LookupError, AttributeError, RecursionError, RuntimeError):
            # What pikepdf raises where an object is of another type than the format wants.
            return broken(name, "PDF ", "里的页面读不出来")


def _opened(file: object, *, whole: bool) -> "pikepdf.Pdf":
    """A PDF that ends may have a table of contents slightly off, as banks' have, and is mended in memory."""
    import pikepdf

    return pikepdf.open(file, suppress_warnings=True, attempt_recovery=whole)  # type: ignore[arg-type]


def _looked_into(pdf: "pikepdf.Pdf", name: str) -> Found | Finding:
    pages = len(pdf.pages)
    if not pages:
        return Finding("exhibit.nothing-inside", f"“{name}”一页也没有", "重新导出，导出后打开看一遍")
    if pages > MOST_PAGES:
        message = f"“{name}”有 {pages} 页，超过了 {MOST_PAGES} 页"
        return Finding("exhibit.too-large", message, "只导出与本案有关的那几页")
    small: list[int] = []
    for number, page in enumerate(pdf.pages, 1):
        sides = _sides(page)
        if sides is None:
            return broken(name, f"PDF 第 {number} 页", "没有写页面的大小")
        if max(sides) > LONGEST_SIDE:
            return _absurd(name, number, max(sides))
        small += [number] if _shrunk(sides) else []
    notes = (*_left_out(pdf, name), *_small(name, small))
    taken = _time_in(str(pdf.docinfo.get("/CreationDate", "")))
    return Found(
        "pdf",
        pages=pages,
        taken_at=taken,
        taken_from=PDF_CLOCK if taken else "",
        gps=_has_place(pdf),
        notes=notes,
    )


def _shrunk(sides: tuple[Decimal, Decimal]) -> bool:
    """Whether a page, upright or lying, has to be made so small for A4 that its letters cannot be read."""
    short, long = sorted(sides)
    return min(FRAME[0] / short, FRAME[1] / long) < SMALLEST


def _small(name: str, pages: list[int]) -> Iterator[Finding]:
    if pages:
        told = "、".join(map(str, pages[:8])) + ("……" if len(pages) > 8 else "")  # noqa: PLR2004
        message = f"“{name}”第 {told} 页太大，缩到 A4 里字会看不清"
        yield Finding("exhibit.small-text", message, "重新导出成 A4；整页长截屏分几段存，或者截成几张图片")


def _left_out(pdf: "pikepdf.Pdf", name: str) -> Iterator[Finding]:
    """What a PDF carries and its printed pages do not show."""
    parts: list[str] = []
    if attached := list(pdf.attachments):
        named = "、".join(attached[:5]) + ("等" if len(attached) > 5 else "")  # noqa: PLR2004
        parts.append(f"{len(attached)} 个附件（{named}）")
    form: Any = pdf.Root.get("/AcroForm", {})
    if "/XFA" in form:
        parts.append("动态表单（XFA）")
    elif len(form.get("/Fields", [])):
        parts.append(f"可以填写的表单（{len(form.get('/Fields', []))} 栏，印的是现在填着的）")
    if "/OCProperties" in pdf.Root:
        parts.append("可以开关的图层（印的是打开文件时显示的）")
    if parts:
        message = f"“{name}”里有{'、'.join(parts)}，证据册里只印看得见的页面"
        yield Finding("exhibit.left-out", message, "要用的部分另存出来或者截屏，放进证据；原件另行提交")


def _absurd(name: str, number: int, side: Decimal) -> Finding:
    return Finding(
        "exhibit.bomb",
        f"“{name}”第 {number} 页的边长是 {side / 72 * Decimal('0.0254'):.0f} 米，不是正常的页面",
        "重新导出成 A4；网页太长的，分几段打印",
    )


def _sides(page: "pikepdf.Page") -> tuple[Decimal, Decimal] | None:
    """Width and height of a page in points, or None if it has no area."""
    try:
        left, bottom, right, top = (Decimal(str(number)) for number in page.mediabox.as_list())
        unit = Decimal(str(page.obj.get("/UserUnit", 1)))
    except (InvalidOperation, ValueError):
        return None
    width, height = abs(right - left) * unit, abs(top - bottom) * unit
    return (width, height) if width and height else None


def _time_in(written: str) -> datetime | None:
    """The time written as PDFs write it: D:20261003211400+08'00'."""
    found = TIME.match(written.strip())
    if not found:
        return None
    year, month, day, hour, minute, second, utc, sign, hours, minutes = found.groups()
    offset = timedelta(hours=int(hours or 0), minutes=int(minutes or 0))
    try:
        zone = timezone(-offset if sign == "-" else offset) if sign or utc else None
        moment = datetime(int(year), int(month or 1), int(day or 1), tzinfo=zone)
        moment = moment.replace(hour=int(hour or 0), minute=int(minute or 0), second=int(second or 0))
    except ValueError:
        return None
    return by_chinese_clock(moment)


def _has_place(pdf: "pikepdf.Pdf") -> bool:
    """Whether a place stands in the description of the document or in a photo that it holds."""
    import pikepdf

    from kameng_docs.evidence.jpeg import has_place

    described = pdf.Root.get("/Metadata")
    if isinstance(described, pikepdf.Stream) and b"GPSLatitude" in described.read_raw_bytes():
        return True
    streams = (of for of in pdf.objects if isinstance(of, pikepdf.Stream))
    return any(has_place(of.read_raw_bytes()) for of in streams if is_photo(of))


def is_photo(stream: "pikepdf.Stream") -> bool:
    """Whether the stream is a whole JPEG, with all that a camera writes into one."""
    import pikepdf

    filters = stream.get("/Filter")
    if isinstance(filters, pikepdf.Array):
        return len(filters) == 1 and filters[0] == pikepdf.Name.DCTDecode
    return bool(filters == pikepdf.Name.DCTDecode)
