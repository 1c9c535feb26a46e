"""Documents → bytes: each in its formats, nothing rendered again whose words, layout and engine are the same."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cache, reduce
from importlib.metadata import version
from pathlib import Path

from kameng_docs.blocks import Document, Form
from kameng_docs.diagnostics import Diagnostic, Scope, Severity
from kameng_docs.output import MadeFile, Withheld, sha256, unchanged
from kameng_docs.pipeline import Sheet
from kameng_docs.proof import faults
from kameng_docs.resources import hash_of, in_use, is_own, program_files
from kameng_docs.writers.rendered import Rendered

ENGINES = {"pdf": "weasyprint", "docx": "docxtpl"}
# What a format is laid out with, by the look of a paper; each style stands over the one before.
LAYOUTS: Mapping[str, Mapping[str, tuple[str, ...]]] = {
    "page": {"pdf": ("_base/page.css",), "docx": ("_base/layout.docx",)},
    "letter": {"pdf": ("_base/page.css", "_base/letter.css"), "docx": ("_base/letter.docx",)},
    "dense": {"pdf": ("_base/page.css", "_base/dense.css"), "docx": ("_base/dense.docx",)},
    "form": {"pdf": ("_base/form.css",), "docx": ("_base/form.docx",)},
}
# The code of a PDF that this machine cannot make; it is tried again as soon as the machine can.
CANNOT_RENDER = "output.cannot-render"
INCOMPLETE = "document.incomplete-layout"
# The code of a file that was made and, looked at again, is not what it should be.
NOT_AS_WRITTEN = "output.not-as-written"
LOOK_AGAIN = "有自己的版式文件就先拿开再生成一次；还是这样，把案件文件和这句话一起反馈，别的格式可以先用"


@dataclass(frozen=True)
class Press:
    """How papers of one case are printed.

    `folders` is where layouts are looked up, `made_on` goes into the metadata. `known` are the files of the last
    build by path below `folder`: what is there with the same inputs is taken as it is, unless `force`.
    """

    folders: tuple[Path, ...]
    made_on: date
    folder: Path
    known: Mapping[str, MadeFile] = field(default_factory=dict)
    force: bool = False


@dataclass(frozen=True)
class Printed:
    """What came of papers: files, what was withheld and why, and how many files had to be rendered anew.

    `sheets` tells them as they came out: a paper only with the formats that could be made, and a format that could
    not be made as a withheld paper of its own. `notes` are what stands otherwise than it was written, each with its paper.
    """

    sheets: tuple[Sheet, ...] = ()
    files: tuple[tuple[MadeFile, bytes], ...] = ()
    withheld: tuple[Withheld, ...] = ()
    faults: tuple[Diagnostic, ...] = ()
    rendered: int = 0
    notes: tuple[tuple[str, str], ...] = ()

    def __add__(self, other: "Printed") -> "Printed":
        """Both, one after the other."""
        return Printed(
            self.sheets + other.sheets,
            self.files + other.files,
            self.withheld + other.withheld,
            self.faults + other.faults,
            self.rendered + other.rendered,
            self.notes + other.notes,
        )


def print_all(sheets: list[Sheet], press: Press) -> Printed:
    """Every paper in each of its formats that is a file. A format with a fault is withheld alone; the others stay.

    A book that can be made is bound, not printed (kameng_docs/bundle/books.py).
    """
    printed = (_printed(sheet, press) for sheet in sheets if not (sheet.paper.book and sheet.document))
    made = reduce(Printed.__add__, printed, Printed())
    return replace(made, faults=(*made.faults, *_told(made.notes)))


def _told(notes: Iterable[tuple[str, str]]) -> Iterator[Diagnostic]:
    """Each note once, with the papers that it is about."""
    papers: dict[str, dict[str, None]] = {}
    for note, paper in notes:
        papers.setdefault(note, {})[paper] = None
    for note, names in papers.items():
        yield Diagnostic(
            "document.named-sign",
            f"{note}：{'、'.join(names)}",
            "看看这样写行不行，不行就改成常用的字；装上有它的字体再生成，PDF 会照原样印。DOCX 和 TXT 里没有变",
            Severity.WARNING,
            Scope.DOCUMENT,
        )


def _printed(sheet: Sheet, press: Press) -> Printed:
    slugs = sheet.channel.slug, sheet.paper.slug
    if sheet.document is None:
        return Printed((sheet,), withheld=(Withheld(*slugs, sheet.code, sheet.missing),))
    made, wanting = Printed(), Printed()
    for kind in sheet.paper.printed:
        result = _in_format(sheet, sheet.document, kind, press)
        if isinstance(result, Printed):
            made += result
            continue
        paper = replace(sheet.paper, name=f"{sheet.paper.name}（{kind.upper()}）", formats=(kind,))
        missing = Sheet(sheet.channel, paper, None, result.code, (_reasons(result),))
        withheld = Withheld(*slugs, result.code, (_reasons(result),), kind)
        wanting += Printed((missing,), withheld=(withheld,), faults=(result,), rendered=1)
    on_page = {*sheet.paper.formats} - {*sheet.paper.printed}
    formats = (*(file.format for file, _ in made.files), *on_page)
    whole = Printed((replace(sheet, paper=replace(sheet.paper, formats=formats)),) if formats else ())
    return whole + made + wanting


def _in_format(sheet: Sheet, document: Document, kind: str, press: Press) -> Printed | Diagnostic:
    """One file, or why it is not made."""
    planned = _planned(sheet, kind, press)
    before = press.known.get(planned.path)
    if before and not press.force and before.inputs == planned.inputs and unchanged(press.folder, before):
        return Printed(files=((before, (press.folder / before.path).read_bytes()),))
    about = Diagnostic(
        INCOMPLETE,
        f"{sheet.paper.file}.{kind} 没有写出：",
        "改好自己的版式文件，或者删掉它，程序会用自带的",
        scope=Scope.DOCUMENT,
        document=f"{sheet.channel.slug}/{sheet.paper.slug}",
    )
    wanting = lacking(kind)
    if wanting:
        hint = "运行 kameng-docs doctor 看怎么装；TXT 和 DOCX 不受影响"
        about = replace(about, code=CANNOT_RENDER, hint=hint, severity=Severity.WARNING)
        return replace(about, message=about.message + wanting)
    layouts = _layouts(sheet, kind, press.folders)
    made = _rendered(document, kind, layouts, press.made_on)
    if made.faults:
        return replace(about, message=about.message + "；".join(made.faults))
    if wrong := faults(kind, made.data, document, own_layout=any(map(is_own, layouts))):
        return replace(about, code=NOT_AS_WRITTEN, message=about.message + "；".join(wrong), hint=LOOK_AGAIN)
    notes = tuple((note, sheet.paper.name) for note in made.notes)
    return Printed(files=((replace(planned, sha256=sha256(made.data)), made.data),), rendered=1, notes=notes)


def _reasons(fault: Diagnostic) -> str:
    return fault.message.partition("：")[2]


def _planned(sheet: Sheet, kind: str, press: Press) -> MadeFile:
    """The file that is to be made, known by what goes into it."""
    layout = "".join(sha256(each.read_bytes()) for each in _layouts(sheet, kind, press.folders))
    inputs = (sheet.document, kind, press.made_on, _engine(kind), layout)
    path = "/".join(part for part in (sheet.channel.folder, f"{sheet.paper.file}.{kind}") if part)
    audience = sheet.paper.audience
    return MadeFile(
        path, "", sheet.channel.slug, sheet.paper.slug, kind, audience, sha256(repr(inputs).encode())
    )


def lacking(kind: str) -> str:
    """What this machine lacks for the format, as a sentence; empty if nothing."""
    if kind != "pdf":
        return ""
    from kameng_docs.writers import native

    if native.can_make_pdf():
        return ""
    return f"这台机器缺少 {'、'.join(native.missing_libraries())}"


def _rendered(document: Document, kind: str, layouts: tuple[Path, ...], made_on: date) -> Rendered:
    if kind == "pdf":
        from kameng_docs.writers.pdf import render_pdf

        broken = [style.name for style in layouts if not is_utf8(style)]
        if broken:
            return Rendered(b"", (f"版式{''.join(f'“{name}”' for name in broken)}不是 UTF-8 编码",))
        return render_pdf(document, *layouts, made_on=made_on)
    if kind == "docx":
        from kameng_docs.writers.docx import render_docx

        return render_docx(document, layouts[0], made_on=made_on)
    from kameng_docs.writers.text import render_text

    return render_text(document)


def _layouts(sheet: Sheet, kind: str, folders: tuple[Path, ...]) -> tuple[Path, ...]:
    """The files that a format of a paper is laid out with. Official forms have a layout of their own."""
    is_form = sheet.document is not None and any(isinstance(block, Form) for block in sheet.document.blocks)
    names = LAYOUTS["form" if is_form else sheet.paper.look].get(kind, ())
    return tuple(in_use(folders, name) for name in names)


def is_utf8(path: Path) -> bool:
    """Whether a page style can be read at all."""
    try:
        path.read_bytes().decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


@cache
def _engine(kind: str) -> str:
    """The writers as they are, the engine's version and, for PDF, the font it will find: each changes the bytes."""
    ours = hash_of(program_files("writers/", "blocks.py"))
    if kind not in ENGINES:
        return ours
    from kameng_docs.writers.native import chinese_serif

    return f"{ours} {version(ENGINES[kind])} {chinese_serif() if kind == 'pdf' else ''}"
