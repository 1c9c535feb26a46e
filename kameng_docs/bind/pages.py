"""Each exhibit's files → planned pages: pictures placed, PDFs page by page, recordings and chats told."""

from collections.abc import Callable, Iterable, Iterator
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory
from types import TracebackType
from typing import Self

from kameng_docs.bind.film import frames
from kameng_docs.bind.looked import Eyes
from kameng_docs.bind.material import Material
from kameng_docs.bind.paint import encoded
from kameng_docs.bind.place import LEGIBLE, Shown, sheets_of, text_points
from kameng_docs.bind.rows import rows_of
from kameng_docs.bind.sheet import Picture, Sheet
from kameng_docs.bind.told import recording, unread, words_of
from kameng_docs.blocks import Document, mapped
from kameng_docs.evidence import ExhibitFile, Finding
from kameng_docs.output import WORKROOM
from kameng_docs.writers.rendered import Rendered


class Planner:
    """Plans pages. What it makes on the way (frames of films, told pages) lies in a folder of its own until it is left."""

    def __init__(
        self,
        told: Callable[[Document], Rendered],
        shown: Callable[[str], str],
        *,
        public: bool,
        workroom: Path | None = None,
    ) -> None:
        """`told` lays out a page of text, `shown` what the book's readers may see of a text.

        In `workroom` lies what is made on the way, so that whoever sweeps there finds what a killed process left.
        """
        self._workroom = workroom
        self._laid_out, self._shown_words, self._public = told, shown, public
        self._eyes = Eyes()
        self._files: dict[Path, ExhibitFile] = {}
        self._made: dict[Path, bytes] = {}
        self.faults: list[str] = []
        self.notes: list[Finding] = []

    def __enter__(self) -> Self:
        """Make the folder."""
        self._folder = TemporaryDirectory(prefix=WORKROOM, dir=self._workroom)
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Remove it, and keep what was seen of pictures."""
        self._folder.cleanup()
        self._eyes.keep()

    def sheets_of(self, exhibit: Material) -> Iterator[Sheet]:
        """The pages of one exhibit, file by file; pictures that follow each other share pages."""
        waiting: list[Shown] = []
        for path, file in exhibit.files:
            if file.family == "image":
                waiting += [self._shown(path, file, page) for page in range(file.pages or 1)]
                continue
            yield from sheets_of(exhibit.number, waiting)
            waiting = []
            yield from self._others(exhibit, path, file)
        yield from sheets_of(exhibit.number, waiting)
        for name in exhibit.unread:
            yield from self._told(exhibit, unread(name))

    def encoded(self, picture: Picture, *, lighter: int = 0) -> bytes:
        """The bytes of a planned picture; `lighter` ones have so many pixels a side."""
        if picture.file in self._made:
            return self._made[picture.file]
        file = self._files[picture.file]
        return encoded(picture.file, file, picture.page, public=self._public, lighter=lighter)

    def _others(self, exhibit: Material, path: Path, file: ExhibitFile) -> Iterator[Sheet]:
        if file.family == "pdf":
            yield from (Sheet(exhibit.number, source=path, index=i) for i in range(file.pages or 0))
        elif file.family in {"audio", "video"}:
            yield from self._told(exhibit, recording(exhibit, file))
            if file.family == "video":
                yield from sheets_of(exhibit.number, self._film(path, exhibit))
        else:
            yield from self._told(
                exhibit, mapped(words_of(path, file, exhibit.picks, exhibit.talks), self._shown_words)
            )

    def _shown(self, path: Path, file: ExhibitFile, page: int) -> Shown:
        self._files[path] = file
        shown = self._eyes.looked_at(path, file, page)
        self.notes += _small_text(shown, file)
        return shown

    def _film(self, path: Path, exhibit: Material) -> Iterator[Shown]:
        from PIL import Image

        for i, data in enumerate(frames(path, exhibit.frames)):
            name = Path(self._folder.name) / f"{exhibit.number}-{path.name}-{i}.png"
            self._made[name] = data
            with Image.open(BytesIO(data)) as picture:
                yield Shown(name, rows_of(picture))

    def _told(self, exhibit: Material, document: Document) -> Iterator[Sheet]:
        """Pages of text, as a PDF of its own that is shown within the frame."""
        made = self._laid_out(document)
        self.faults += made.faults
        if not made.data:
            return
        path = (
            Path(self._folder.name) / f"{exhibit.number}-{len(list(Path(self._folder.name).iterdir()))}.pdf"
        )
        path.write_bytes(made.data)
        import pikepdf

        with pikepdf.open(path) as pdf:
            count = len(pdf.pages)
        yield from (Sheet(exhibit.number, source=path, index=i, told=True) for i in range(count))


def notes_on(exhibits: Iterable[Material]) -> tuple[Finding, ...]:
    """What planning these exhibits would note, without the pages."""
    eyes = Eyes()
    notes = tuple(
        note
        for exhibit in exhibits
        for path, file in exhibit.files
        if file.family == "image"
        for page in range(file.pages or 1)
        for note in _small_text(eyes.looked_at(path, file, page), file)
    )
    eyes.keep()
    return notes


def _small_text(shown: Shown, file: ExhibitFile) -> Iterator[Finding]:
    points = text_points(shown)
    if shown.rows.text_height and points < LEGIBLE:
        message = f"“{file.name}”印出来字太小（约 {points:.1f} 磅，看得清要 7 磅）"
        yield Finding("exhibit.small-text", message, "只截需要的部分，或者分几张截")
