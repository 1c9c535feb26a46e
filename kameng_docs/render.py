"""Documents → bytes: each in its formats, nothing rendered again whose words, layout and engine are the same."""

from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib.metadata import version
from pathlib import Path

from kameng_docs.blocks import Document
from kameng_docs.diagnostics import Diagnostic, Scope, Severity
from kameng_docs.output import MadeFile, Manifest, Withheld, sha256, unchanged
from kameng_docs.pipeline import Sheet
from kameng_docs.writers.rendered import Rendered

ENGINES = {"pdf": "weasyprint", "docx": "docxtpl"}
LAYOUTS = {"pdf": "_base/page.css", "docx": "_base/layout.docx"}


@dataclass(frozen=True)
class Press:
    """Where layouts are looked up, and the day that goes into the metadata."""

    folders: tuple[Path, ...]
    made_on: date


def render_all(
    sheets: list[Sheet], folder: Path, old: Manifest | None, press: Press, *, force: bool = False
) -> tuple[list[tuple[MadeFile, bytes]], list[Withheld], list[Diagnostic], int]:
    """The files of all papers, what was withheld and why, and how many files had to be rendered anew."""
    known = {entry.path: entry for entry in old.files} if old else {}
    files: list[tuple[MadeFile, bytes]] = []
    withheld: list[Withheld] = []
    faults: list[Diagnostic] = []
    rendered = 0
    for sheet in sheets:
        if sheet.document is None:
            withheld.append(Withheld(sheet.channel.slug, sheet.paper.slug, sheet.code, sheet.missing))
            continue
        for kind in sheet.paper.formats:
            planned = _planned(sheet, kind, press)
            before = known.get(planned.path)
            if before and not force and before.inputs == planned.inputs and unchanged(folder, before):
                files.append((before, (folder / before.path).read_bytes()))
                continue
            made = _rendered(sheet.document, kind, press)
            rendered += 1
            if made.faults:
                faults.append(_fault(sheet, kind, made))
                if not made.data:
                    withheld.append(
                        Withheld(sheet.channel.slug, sheet.paper.slug, faults[-1].code, made.faults)
                    )
            if made.data and not made.faults:
                entry = MadeFile(**{**vars(planned), "sha256": sha256(made.data)})
                files.append((entry, made.data))
    return files, withheld, faults, rendered


def _planned(sheet: Sheet, kind: str, press: Press) -> MadeFile:
    """The file that is to be made, known by what goes into it."""
    inputs = sha256(
        repr((sheet.document, kind, press.made_on, _engine(kind), _layout_hash(kind, press.folders))).encode()
    )
    path = "/".join(part for part in (sheet.channel.folder, f"{sheet.paper.file}.{kind}") if part)
    return MadeFile(path, "", sheet.channel.slug, sheet.paper.slug, kind, sheet.paper.audience, inputs)


def _rendered(document: Document, kind: str, press: Press) -> Rendered:
    if kind == "pdf":
        from kameng_docs.writers.native import can_make_pdf, missing_libraries

        if not can_make_pdf():
            return Rendered(b"", (f"这台机器缺少 {'、'.join(missing_libraries())}",))
        from kameng_docs.writers.pdf import render_pdf

        return render_pdf(document, _layout(kind, press.folders), made_on=press.made_on)
    if kind == "docx":
        from kameng_docs.writers.docx import render_docx

        return render_docx(document, _layout(kind, press.folders), made_on=press.made_on)
    if kind == "md":
        from kameng_docs.writers.markdown import render_markdown

        return render_markdown(document)
    from kameng_docs.writers.text import render_text

    return render_text(document)


def _layout(kind: str, folders: tuple[Path, ...]) -> Path:
    return next(path for folder in folders if (path := folder / LAYOUTS[kind]).exists())


@cache
def _layout_hash(kind: str, folders: tuple[Path, ...]) -> str:
    return sha256(_layout(kind, folders).read_bytes()) if kind in LAYOUTS else ""


def _engine(kind: str) -> str:
    """The engine's version and, for PDF, the font it will find: either changes the bytes."""
    if kind not in ENGINES:
        return version("kameng-docs")
    from kameng_docs.writers.native import chinese_serif

    return f"{version('kameng-docs')} {version(ENGINES[kind])} {chinese_serif() if kind == 'pdf' else ''}"


def _fault(sheet: Sheet, kind: str, made: Rendered) -> Diagnostic:
    """A paper that could not be laid out whole is withheld: an error, or, where the machine lacks a library, a warning."""
    name = f"{sheet.channel.slug}/{sheet.paper.slug}"
    path = f"{sheet.paper.file}.{kind}"
    if not made.data:
        hint = "运行 kameng-docs doctor 看缺什么；TXT 和 DOCX 不受影响"
        message = f"{path} 没有生成：{'；'.join(made.faults)}"
        return Diagnostic(
            "output.cannot-render", message, hint, Severity.WARNING, Scope.DOCUMENT, document=name
        )
    hint = "安装能显示这些字的字体（见 kameng-docs doctor），或改用常用字"
    message = f"{path} 排版不完整，没有写出：{'；'.join(made.faults)}"
    return Diagnostic("document.incomplete-layout", message, hint, scope=Scope.DOCUMENT, document=name)
