"""Documents → bytes: each in its formats, nothing rendered again whose words, layout and engine are the same."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cache, reduce
from importlib.metadata import version
from pathlib import Path

from kameng_docs.blocks import Document, Form
from kameng_docs.diagnostics import Diagnostic, Scope, Severity
from kameng_docs.engines import AUTO, Engine, Engines
from kameng_docs.engines.layout import is_own
from kameng_docs.output import MadeFile, Withheld, sha256, unchanged
from kameng_docs.pipeline import Sheet
from kameng_docs.proof import faults
from kameng_docs.resources import hash_of, in_use, program_files
from kameng_docs.writers.rendered import Rendered

# The Word layout of each look; those of PDF are the engines' (kameng_docs/engines/).
WORD = {
    "page": "_base/layout.docx",
    "letter": "_base/letter.docx",
    "dense": "_base/dense.docx",
    "wide": "_base/wide.docx",
    "form": "_base/form.docx",
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

    `folders` is where layouts are looked up, `engine` which one lays out PDF (kameng_docs/engines/), `made_on` goes into
    the metadata. `known` are the files of the last build by path below `folder`: what is there with the same inputs is
    taken as it is, unless `force`.
    """

    folders: tuple[Path, ...]
    made_on: date
    folder: Path
    known: Mapping[str, MadeFile] = field(default_factory=dict)
    force: bool = False
    engine: str = AUTO
    # By look: each paper asks several times. They go with the press, which is that of one build.
    _engines: dict[str, Engine] = field(default_factory=dict, init=False, repr=False, compare=False)

    def engine_of(self, look: str) -> Engine:
        """What lays out PDF in this look."""
        if look not in self._engines:
            self._engines[look] = Engines(self.folders, self.engine).of(look)
        return self._engines[look]


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
    if kind == "pdf" and (wanting := press.engine_of(_look(sheet)).lacking()):
        hint = "运行 kameng-docs doctor 看怎么装；TXT 和 DOCX 不受影响"
        about = replace(about, code=CANNOT_RENDER, hint=hint, severity=Severity.WARNING)
        return replace(about, message=f"{about.message}这台机器缺少 {wanting}")
    made = _rendered(document, kind, _look(sheet), press)
    if made.faults:
        return replace(about, message=about.message + "；".join(made.faults))
    if wrong := faults(kind, made.data, document, own_layout=_own(kind, _look(sheet), press)):
        return replace(about, code=NOT_AS_WRITTEN, message=about.message + "；".join(wrong), hint=LOOK_AGAIN)
    notes = tuple((note, sheet.paper.name) for note in made.notes)
    return Printed(files=((replace(planned, sha256=sha256(made.data)), made.data),), rendered=1, notes=notes)


def _reasons(fault: Diagnostic) -> str:
    return fault.message.partition("：")[2]


def _planned(sheet: Sheet, kind: str, press: Press) -> MadeFile:
    """The file that is to be made, known by what goes into it."""
    # The day goes into the metadata of a file, where it has any; plain text has none.
    day = None if kind == "txt" else press.made_on
    inputs = (sheet.document, kind, day, *_made_with(kind, _look(sheet), press))
    path = "/".join(part for part in (sheet.channel.folder, f"{sheet.paper.file}.{kind}") if part)
    audience = sheet.paper.audience
    return MadeFile(
        path, "", sheet.channel.slug, sheet.paper.slug, kind, audience, sha256(repr(inputs).encode())
    )


def _rendered(document: Document, kind: str, look: str, press: Press) -> Rendered:
    if kind == "pdf":
        return press.engine_of(look).paper(document, look, press.made_on)
    if kind == "docx":
        from kameng_docs.writers.docx import render_docx

        return render_docx(document, in_use(press.folders, WORD[look]), made_on=press.made_on)
    from kameng_docs.writers.text import render_text

    return render_text(document)


def _look(sheet: Sheet) -> str:
    """Official forms have a layout of their own."""
    is_form = sheet.document is not None and any(isinstance(block, Form) for block in sheet.document.blocks)
    return "form" if is_form else sheet.paper.look


def _made_with(kind: str, look: str, press: Press) -> tuple[str, ...]:
    """The writers as they are, the engine with its version and faces, and the layout: each changes the bytes."""
    if kind == "pdf":
        engine = press.engine_of(look)
        return _writers(), engine_identity(engine), *layout_hashes(engine.layouts(look))
    if kind == "docx":
        return _writers(), _word_version(), *layout_hashes([in_use(press.folders, WORD[look])])
    return (_writers(),)


def _own(kind: str, look: str, press: Press) -> bool:
    """Whether a layout of the author's own has a part in it."""
    return is_own(
        press.engine_of(look).layouts(look) if kind == "pdf" else [in_use(press.folders, WORD[look])]
    )


def layout_hashes(layouts: Iterable[Path]) -> tuple[str, ...]:
    """Layout files by what stands in them."""
    return tuple(sha256(layout.read_bytes()) for layout in layouts)


def engine_identity(engine: Engine) -> str:
    """What an engine is known by; nothing where it lacks something, for then it makes nothing."""
    return f"{engine.name} lacks" if engine.lacking() else engine.identity()


@cache
def _writers() -> str:
    return hash_of(program_files("engines/", "writers/", "blocks.py"))


@cache
def _word_version() -> str:
    """Kept until the process ends, as is the module itself."""
    return version("docxtpl")
