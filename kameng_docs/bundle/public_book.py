"""证据册_公开版: the book for everybody's eyes, of masked pictures alone."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from kameng_docs.bind import Binding, Material, Pages, bind, materials
from kameng_docs.blocks import Document, Paragraph, Run
from kameng_docs.brief import Brief
from kameng_docs.bundle.books import FRONT, LIMIT, TOLD, misread
from kameng_docs.bundle.originals import masked_pictures
from kameng_docs.case.whose import said
from kameng_docs.disclosure import disclose
from kameng_docs.engines import Engines
from kameng_docs.engines.layout import is_own
from kameng_docs.evidence import ExhibitFile, by_name, meddled
from kameng_docs.output import alone, below, private_folder, put, sweep

NAME = "证据册_公开版"


@dataclass(frozen=True)
class PublicBook:
    """The public edition as written to disk, what stays out of it and why, and why it was not made."""

    paths: tuple[Path, ...] = ()
    left_out: tuple[str, ...] = ()
    faults: tuple[str, ...] = ()


def bind_public(
    engines: Engines, brief: Brief, files: Sequence[ExhibitFile], file: Path, made: Path
) -> PublicBook:
    """The public edition in the folder `made`: only pictures that the author marked as masked, without metadata.

    An earlier edition does not stay: it may show what the author has since taken back.
    """
    with alone(made):
        sweep(made)
        return _bound(engines, brief, files, file, made)


def _bound(
    engines: Engines, brief: Brief, files: Sequence[ExhibitFile], file: Path, made: Path
) -> PublicBook:
    names = by_name(files)
    left_out = tuple(_left_out(brief, names))
    kept = _materials(brief, names, file.parent / file.stem)
    if lacking := engines.of(FRONT).lacking() or engines.of(TOLD).lacking():
        return PublicBook(left_out=left_out, faults=(f"这台机器缺少 {lacking}",))
    volumes: tuple[bytes, ...] = ()
    if kept:
        private_folder(made)
        book = bind(kept, replace(_binding(engines, brief, len(kept)), workroom=made))
        changed = tuple(each.message for each in meddled(file.parent / file.stem, files))
        covers = dict.fromkeys(range(1, len(book.volumes) + 1), _cover(len(kept)))
        wrong = misread(book, covers, kept, own_layout=is_own(engines.of(FRONT).layouts(FRONT)))
        if faults := (*book.faults, *changed, *wrong):
            return PublicBook(left_out=left_out, faults=faults)
        volumes = tuple(volume.data for volume in book.volumes)
    return PublicBook(_written(made, volumes), left_out)


def _left_out(brief: Brief, files: Mapping[str, ExhibitFile]) -> list[str]:
    told = []
    for exhibit in brief.exhibits:
        if not exhibit.masked_files:
            told.append(f"{exhibit.title}（没有打好码的“公开版”）")
        shown = masked_pictures(exhibit, files)
        others = [name for name in exhibit.masked_files if files[name] not in shown]
        told += [f"{exhibit.title}的 {name}（不是图片：截成图片，打了码再放）" for name in others]
    return told


def _materials(brief: Brief, files: Mapping[str, ExhibitFile], folder: Path) -> tuple[Material, ...]:
    """The exhibits as everybody may see them. Their files go by their true names, which nobody is shown."""
    shown = {exhibit.number: exhibit for exhibit in disclose(brief, "public", "").exhibits}
    kept = [
        replace(shown[exhibit.number], files=said(file.name for file in pictures))
        for exhibit in brief.exhibits
        if (pictures := masked_pictures(exhibit, files))
    ]
    return materials(kept, files, folder)


def _cover(count: int) -> Document:
    return Document("证据册（公开版）", (Paragraph((Run(f"{count} 份证据，图片已打码。"),)),))


def _binding(engines: Engines, brief: Brief, count: int) -> Binding:
    day = brief.made_on

    def front(_volume: int, _volumes: int, _pages: Pages) -> bytes:
        return engines.of(FRONT).paper(_cover(count), FRONT, day).data

    return Binding(
        front=front,
        told=lambda document: engines.of(TOLD).paper(document, TOLD, day),
        stamped=lambda stamps: engines.of(FRONT).stamps(stamps),
        public=True,
        limit=LIMIT,
    )


def _written(made: Path, volumes: Sequence[bytes]) -> tuple[Path, ...]:
    paths = []
    for i, data in enumerate(volumes, 1):
        path = below(made, NAME + (f"_第{i}册" if len(volumes) > 1 else "") + ".pdf")
        put(path, data)
        paths.append(path)
    for old in made.glob(f"{NAME}*.pdf"):
        if old not in paths:
            old.unlink()
    return tuple(paths)
