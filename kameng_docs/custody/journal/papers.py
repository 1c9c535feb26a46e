"""What a person says was sent → the files that were, as they stand now."""

import os
from collections.abc import Iterator
from dataclasses import dataclass
from fnmatch import fnmatchcase
from pathlib import Path

from kameng_docs.channels import Channel
from kameng_docs.custody.journal.refused import Refused
from kameng_docs.output import MadeFile, edited, read_manifest

AUTHOR = "author"
# What goes with a paper: the list of what to upload, and masked pictures. Kept only where it is named.
BESIDE = {"attachments", "copies"}


@dataclass(frozen=True)
class Chosen:
    """Files to be kept; `edited` are the names of those that the author changed after they were made. `sets` are the folders of
    the sets of papers that they are of, where there are several.
    """

    files: tuple[Path, ...]
    edited: tuple[str, ...] = ()
    sets: tuple[str, ...] = ()


@dataclass(frozen=True)
class _Shelf:
    """Where papers may lie: what was made of the case, the case's own folder, and the channel that was used."""

    made: Path
    folder: Path
    channel: Channel | None

    @property
    def place(self) -> Path:
        """The channel's folder; for one that we make no papers for, the case's own."""
        return self.made / self.channel.folder if self.channel else self.folder

    @property
    def places(self) -> list[Path]:
        """The same, and the channel's folder in each set of papers where there are several."""
        if self.channel is None:
            return [self.folder]
        return [self.place, *sorted(self.made.glob(f"*/{self.channel.folder}"))]

    def short(self, path: Path) -> str:
        """What to call a file: from the channel's folder, or with that of its set."""
        root = self.place if _is_below(path, self.place) else self.made
        return path.relative_to(root).as_posix()

    def set_of(self, path: Path) -> str:
        """The folder of the set of papers that a file is of; empty where there is one set."""
        place = next((place for place in self.places[1:] if place in path.parents), None)
        return place.parent.name if place else ""


def chosen(made: Path, folder: Path, channel: Channel | None, asked: tuple[str, ...]) -> Chosen | Refused:
    """The files that `asked` names, or, where it names none, the one paper of the channel; none where we make none.

    `made` is the case's folder of papers, `folder` its folder of exhibits: from nowhere else is anything taken. A name
    is that of a paper, of a file in the channel's folder (also a pattern, `*.pdf`), or a path.
    """
    shelf = _Shelf(made, folder, channel)
    handed_in = list(_handed_in(shelf))
    if not asked:
        return _the_only_one(shelf, handed_in) if channel else Chosen(())
    files: dict[Path, None] = {}
    for name in asked:
        found = _named(shelf, handed_in, name)
        if isinstance(found, Refused):
            return found
        files |= dict.fromkeys(found)
    return _kept(shelf, tuple(files))


def _handed_in(shelf: _Shelf) -> Iterator[MadeFile]:
    """What was made for others to read and is still there, whatever the author has done to it since."""
    manifest = read_manifest(shelf.made)
    for file in manifest.files if manifest else ():
        ours = shelf.channel and file.channel == shelf.channel.slug and file.audience != AUTHOR
        if ours and (shelf.made / file.path).is_file():
            yield file


def _the_only_one(shelf: _Shelf, handed_in: list[MadeFile]) -> Chosen | Refused:
    papers = [file for file in handed_in if file.document not in BESIDE]
    if len(papers) == 1:
        return _kept(shelf, (shelf.made / papers[0].path,))
    if papers:
        names = "、".join(_short(shelf, file) for file in papers)
        hint = f"写明交了哪几个，例如 --paper {_short(shelf, papers[0])}；全交了写 --paper '*'"
        return Refused(f"{shelf.place} 里有几份文书：{names}，不知道交的是哪一份", hint)
    return Refused(
        f"{shelf.place} 里没有做好的文书",
        f"先做：kameng-docs build {shelf.folder.name}；交的是自己写的，放进 {shelf.folder}，用 --paper 指明；"
        "没有留底的，加 --no-copy",
    )


def _named(shelf: _Shelf, handed_in: list[MadeFile], name: str) -> list[Path] | Refused:
    inside = [
        path
        for place in shelf.places
        for path in _inside(place)
        if _fits(path.relative_to(place).as_posix(), name) or _fits(shelf.short(path), name)
    ]
    ours = {shelf.made / file.path for file in handed_in}
    if "*" in name or "?" in name:
        # A pattern says nothing of what is for the author alone; who wants that kept names it.
        inside = [path for path in inside if path in ours]
    if len({shelf.set_of(path) for path in inside}) > 1 and not ("*" in name or "?" in name):
        # One name in the sets of several sellers: which was sent is not to be guessed.
        names = "、".join(shelf.short(path) for path in inside)
        return Refused(
            f"几家的文书里都有“{name}”：{names}", f"写明交的是哪一家的，例如 --paper {shelf.short(inside[0])}"
        )
    if inside:
        return inside
    papers = shelf.channel.papers if shelf.channel else ()
    slugs = {paper.slug for paper in papers if name in {paper.slug, paper.name, paper.file}}
    files = [file for file in handed_in if file.document in slugs]
    if len(files) > 1:
        names = "、".join(_short(shelf, file) for file in files)
        return Refused(
            f"“{name}”有几种格式：{names}", f"写明交的是哪一个，例如 --paper {_short(shelf, files[0])}"
        )
    return [shelf.made / file.path for file in files] or _by_path(shelf, name)


def _fits(path: str, name: str) -> bool:
    return path == name or fnmatchcase(path, name)


def _inside(place: Path) -> list[Path]:
    if not place.is_dir():
        return []
    return sorted(path for path in place.rglob("*") if path.is_file() and not path.name.startswith("."))


def _by_path(shelf: _Shelf, name: str) -> list[Path] | Refused:
    """A file where it is said to lie: from here, or below the case's folder or that of its papers."""
    for path in (Path(name), shelf.folder / name, shelf.made / name):
        if path.is_file():
            if any(_is_below(path, root) for root in (shelf.made, shelf.folder)):
                return [path]
            hint = f"把它复制进 {shelf.folder}，再写它的名称"
            return Refused(f"“{name}”不在 {shelf.made} 和 {shelf.folder} 里，别处的文件不收", hint)
    return Refused(
        f"找不到“{name}”",
        f"写 {shelf.place} 里的文件名，或者把交上去的那份放进 {shelf.folder}，写它的名称；没有留底的，加 --no-copy",
    )


def _is_below(path: Path, root: Path) -> bool:
    """Links are followed: what leads out of the folder is not in it."""
    real, below = os.path.realpath(root), os.path.realpath(path)
    return below.startswith(real + os.sep)


def _kept(shelf: _Shelf, files: tuple[Path, ...]) -> Chosen | Refused:
    names = [file.name for file in files]
    twice = next((name for name in names if names.count(name) > 1), None)
    if twice:
        return Refused(f"有两个文件都叫“{twice}”，存不进同一个文件夹", "分两次记，或者先把其中一个改名")
    outside = next(
        (file for file in files if not _is_below(file, shelf.made) and not _is_below(file, shelf.folder)),
        None,
    )
    if outside:
        return Refused(f"{outside} 是一个链接，指到别处", "换成文件本身")
    manifest = read_manifest(shelf.made)
    known = {shelf.made / file.path: file for file in manifest.files} if manifest else {}
    changed = (
        file.name
        for file in files
        if manifest and file in known and edited(shelf.made, known[file], manifest)
    )
    sets = dict.fromkeys(name for file in files if (name := shelf.set_of(file)))
    return Chosen(files, tuple(changed), tuple(sets))


def _short(shelf: _Shelf, file: MadeFile) -> str:
    return shelf.short(shelf.made / file.path)
