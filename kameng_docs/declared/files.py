"""A file of ours, or those of a folder, with the type of what stands in each."""

import hashlib
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Generic, TypeVar, cast

from kameng_docs.declared import compiled, expressions, finished, looked_through
from kameng_docs.declared.marks import Doubt, Names, Plain, names_of
from kameng_docs.declared.reading import WRONG, Reading
from kameng_docs.declared.said import short
from kameng_docs.declared.shapes import reader_of
from kameng_docs.diagnostics import Diagnostic, as_text, in_order
from kameng_docs.resources import PACKAGE, shipped_templates

W = TypeVar("W")


class FaultyFiles(ValueError):  # noqa: N818 — no error of the program
    """Files of ours cannot be used. Not for the program to mend: whoever runs it prints `faults` and stops."""

    def __init__(self, faults: tuple[Diagnostic, ...], texts: Mapping[str, str]) -> None:
        """`texts` are the faulty files by the names in `faults`."""
        super().__init__(faults, texts)
        self.faults, self.texts = faults, texts

    def __str__(self) -> str:
        """The faults as a person reads them."""
        return "\n".join(as_text(fault, self.texts) for fault in self.faults)


@dataclass(frozen=True)
class Outcome(Generic[W]):
    """What the files hold, by their names without the ending, as far as it is right; what is wrong; texts to quote.

    `files` are all of them, by the same names, as they are shown.
    """

    values: Mapping[str, W]
    faults: tuple[Diagnostic, ...]
    texts: Mapping[str, str]
    files: Mapping[str, str]


@dataclass(frozen=True, eq=False)
class _File:
    """One file. `data` is what stands in it, WRONG where that could not be made out; `found` says why."""

    stem: str
    shown: str
    content: bytes
    data: Plain | object
    found: tuple[Diagnostic, ...] = ()


Check = Callable[[Mapping[str, W], Path], Iterable[tuple[str, Doubt]]]


@dataclass(frozen=True, eq=False)
class Files(Generic[W]):
    """`name` is relative to the package, `law/facts/*.yaml` or `law/grounds/*.yaml`; `holds` what one such file is.

    Files of one name in several folders, as `*/channel.yaml` is below `templates/`, go by the names of these.

    Entries of a list are named by their key `by`, no two alike. Without it, the files of a folder are named as they are,
    and what stands in one file by its keys. `check` looks at all files together, each by itself being right, and gives
    doubts with the file they are in.
    """

    name: str
    holds: type[W]
    by: str = ""
    check: Check[W] | None = None

    def read(self, root: Path = PACKAGE) -> Outcome[W]:
        """What stands in the files below `root`, and every slip in them. Those of the package are read once a process."""
        # Of one's own package it is the same object, and asked for hundreds of times a case.
        return (
            _of_package(self)
            if root is PACKAGE or root == PACKAGE
            else self._read(self._found(root), root, {})
        )

    def first_of(
        self, folders: tuple[Path, ...], known: Mapping[Names, Collection[str] | None] | None = None
    ) -> Outcome[W]:
        """What stands in those files that are there, file by file of an earlier folder before a later one, and every slip.

        What they name stands in the package, but for what is `known` already.
        """
        return self._read(_files(self.name, folders), PACKAGE, {**(known or {})})

    def _read(
        self,
        found: Iterable[_File],
        names: Path,
        known: dict[Names, Collection[str] | None],
        *,
        again: bool = False,
    ) -> Outcome[W]:
        """`again`: these very files were looked through before, together with all that they name, and hold no slip."""
        files = {file.stem: file for file in found}
        doubts: dict[str, list[Doubt]] = {stem: [] for stem in files}
        values: dict[str, W] = {}
        read = reader_of(self.holds)
        for stem, file in files.items():
            if file.data is not WRONG:
                data = cast("Plain", file.data)
                value = read(data, (), Reading(names, stem, data, known, doubts[stem], again))
                values |= {} if value is WRONG else {stem: value}
        for stem, doubt in () if again else self._twice(files.values()):
            doubts[stem].append(doubt)
        if self.check and not again and values.keys() == files.keys() and not any(doubts.values()):
            for stem, doubt in self.check(values, names):
                doubts[stem].append(doubt)
        told = {file: (*file.found, *_placed(file, doubts[stem])) for stem, file in files.items()}
        faults = in_order(fault for each in told.values() for fault in each)
        texts = {file.shown: _text(file.content) for file, each in told.items() if each}
        return Outcome(values, tuple(faults), texts, {stem: file.shown for stem, file in files.items()})

    def all(self, root: Path = PACKAGE) -> Mapping[str, W]:
        """What stands in each file. Raises FaultyFiles where there is any slip."""
        outcome = self.read(root)
        if outcome.faults:
            raise FaultyFiles(outcome.faults, outcome.texts)
        return outcome.values

    def only(self, root: Path = PACKAGE) -> W:
        """What stands in the one file. Raises FaultyFiles where there is any slip."""
        (value,) = self.all(root).values()
        return value

    def without(self, key: str, *above: str) -> FaultyFiles:
        """What to raise where the program asks the one file of the package for a key, below `above`, that is not there."""
        (file,) = self._found(PACKAGE)
        lacks = Doubt(above, f"缺少“{short(key)}”", f"在“{above[-1]}”下面补上“{key}: …”", "data.missing-key")
        return FaultyFiles(tuple(_placed(file, [lacks])), {file.shown: _text(file.content)})

    def names(self, root: Path = PACKAGE) -> Collection[str] | None:
        """What others may call the entries; None where a slip may hide a name. They may have other slips."""
        names = [name for file in self._found(root) for _, name in self._named(file)]
        return None if None in names else dict.fromkeys(str(name) for name in names)

    def _named(self, file: _File) -> Iterator[tuple[int, str | None]]:
        """The entries of a file by number and name; a name that is not to be had is None."""
        data = file.data
        if not self.by and "*" in self.name:
            yield 0, file.stem
        elif isinstance(data, dict) and not self.by:
            yield from enumerate(data)
        elif isinstance(data, list):
            yield from enumerate(names_of(data, self.by))
        else:
            yield 0, None

    def _twice(self, files: Iterable[_File]) -> Iterator[tuple[str, Doubt]]:
        """Entries of a list that bear the name of one before."""
        seen: dict[str, str] = {}
        for file in files if self.by else ():
            for number, name in self._named(file):
                if name is not None and name in seen:
                    message = f"“{short(name)}”已经在 {seen[name]} 里写过一次"
                    hint = "留下一处，删掉另一处，或者改名"
                    yield file.stem, Doubt((number, self.by), message, hint, "data.twice")
                elif name is not None:
                    seen[name] = file.shown

    def _found(self, root: Path) -> list[_File]:
        if root == PACKAGE:
            return _found_in_package(self.name)
        return _files(self.name, (root,)) or _not_there(self.name, root)


def _files(name: str, folders: tuple[Path, ...]) -> list[_File]:
    """Every file, read or taken from what is kept; what was read anew from this version's own folders is kept."""
    known = compiled.kept(name)
    used: dict[str, Plain] = {}
    found: dict[str, _File] = {}
    for folder in folders:
        for path in sorted(folder.glob(name)):
            stem = path.parent.name if name.endswith(f"*/{path.name}") else path.stem
            if stem in found:
                continue
            digest, file = _read_or_kept(path, stem, folder, known)
            found[stem] = file
            if folder in {PACKAGE, shipped_templates()} and file.data is not WRONG and not file.found:
                used[digest] = cast("Plain", file.data)
    if used.keys() - known.keys():
        compiled.keep(name, used)
    known.update(used)
    return list(found.values())


def _not_there(name: str, root: Path) -> list[_File]:
    """A file that must be there, read for what is to be said of it; those of a folder may be none."""
    path = root / name
    return [] if "*" in name else [_read_anew(path, path.stem, f"{root.name}/{name}")]


def _read_or_kept(path: Path, stem: str, folder: Path, known: Mapping[str, Plain]) -> tuple[str, _File]:
    """The hash of the file's bytes, and the file."""
    shown = f"{folder.name}/{path.relative_to(folder).as_posix()}"
    content = b""
    with suppress(OSError):
        content = path.read_bytes()
    digest = hashlib.sha256(content).hexdigest()
    if digest in known:
        return digest, _File(stem, shown, content, known[digest])
    return digest, _read_anew(path, stem, shown)


def _read_anew(path: Path, stem: str, shown: str) -> _File:
    from kameng_docs.source.decode import bytes_of
    from kameng_docs.source.read import read_bytes

    content, found = bytes_of(path, shown)
    if content is None:
        return _File(stem, shown, b"", WRONG, tuple(found))
    source, found = read_bytes(content, shown_as=shown, a_list=True)
    return _File(stem, shown, content, WRONG if source is None else source.data, tuple(found))


@cache
def _of_package(files: Files[W]) -> Outcome[W]:
    again = looked_through.without_a_slip()
    if again and (kept := finished.kept(files.name)):
        return Outcome(kept.values, (), {}, kept.files)
    outcome = files._read(files._found(PACKAGE), PACKAGE, {}, again=again)  # noqa: SLF001 — of the same module
    expressions.keep_new()
    if again and not outcome.faults:
        finished.keep(files.name, finished.Finished(outcome.values, outcome.files))
    return outcome


@cache
def _found_in_package(name: str) -> list[_File]:
    return _files(name, (PACKAGE,)) or _not_there(name, PACKAGE)


def _text(content: bytes) -> str:
    return content.decode("utf-8-sig", errors="replace").replace("\r\n", "\n")


def _placed(file: _File, doubts: Iterable[Doubt]) -> list[Diagnostic]:
    """The doubts at their places, which are only now asked for."""
    noted = list(doubts)
    if not noted:
        return []
    from kameng_docs.source.read import read_bytes

    source, _ = read_bytes(file.content, shown_as=file.shown, a_list=True)
    return (
        []
        if source is None
        else [
            Diagnostic(doubt.code, doubt.message, doubt.hint, at=source.at(doubt.steps, key=doubt.on_key))
            for doubt in noted
        ]
    )
