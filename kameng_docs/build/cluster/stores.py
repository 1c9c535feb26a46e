"""Where cases and papers lie when several machines work on them: a folder that all of them see, or a store behind an address."""

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any, Protocol

from kameng_docs.output import alone, is_inside, plain_bytes, private_folder, put

# Bytes. What is larger is sent in pieces, for which no store takes a condition.
ONE_PIECE = 50_000_000
# What a store answers where a condition did not hold; how they are spelt differs.
CONDITION = ("PreconditionFailed", "ConditionalRequestConflict", "412", "409")


class ChangedError(Exception):
    """The file is no more what it was when it was looked at: somebody else wrote it."""


@dataclass(frozen=True)
class Seen:
    """A file as a store shows it. `version` changes with what stands in it; empty where the store has none."""

    version: str
    size: int


class Store(Protocol):
    """A place of files by names with `/`, relative to it. What fails raises OSError or an error of the store's own."""

    # Whether files can be written under the condition that nobody did meanwhile; whether there are locks.
    conditional: bool
    locks: bool

    def listed(self, folder: str = "") -> dict[str, Seen]:
        """The files below a folder, at any depth, by their names relative to the store."""

    def names(self) -> list[str]:
        """The files that stand directly in it."""

    def read(self, name: str) -> bytes | None:
        """What stands in the file; None where there is none."""

    def fetch(self, name: str, target: Path) -> None:
        """The file, copied to `target`."""

    def send(self, source: Path, name: str, before: Seen | None) -> Seen:
        """Copy the file there; raises ChangedError where the store is conditional and it is not as in `before`."""

    def remove(self, name: str) -> None:
        """The file goes; that it is gone already is no error."""

    def hold(self, name: str) -> Any:
        """A context in which nobody else writes below the folder `name`, where there are locks."""


def open_store(address: str, *, conditional: bool = False) -> Store:
    """The store at an address: a folder, written as a path or with file://, or whatever fsspec knows.

    `conditional` is whether it was found to take conditions (`takes_conditions`).
    """
    if "://" not in address:
        return FolderStore(Path(address))
    import fsspec

    # Others write there: what was seen once is asked again.
    fs, root = fsspec.core.url_to_fs(address.rstrip("/"), use_listings_cache=False)
    if "file" in as_names(fs.protocol):
        return FolderStore(Path(root))
    return FarStore(fs, root, conditional)


def as_names(protocol: str | tuple[str, ...]) -> tuple[str, ...]:
    """The names by which fsspec knows a kind of store."""
    return (protocol,) if isinstance(protocol, str) else tuple(protocol)


@dataclass
class FolderStore:
    """A folder. Links are not followed, files are whole at any moment and for their owner alone, locks hold."""

    folder: Path
    conditional: bool = False
    locks: bool = True

    def listed(self, folder: str = "") -> dict[str, Seen]:
        """Without a version: times of folders that machines share are not to be relied on."""
        found = {}
        for place, _, files in os.walk(self.folder / folder):
            for path in (Path(place, name) for name in files):
                if path.is_file() and not path.is_symlink():
                    found[path.relative_to(self.folder).as_posix()] = Seen("", path.stat().st_size)
        return found

    def names(self) -> list[str]:
        """The files that stand directly in it."""
        return sorted(each.name for each in self.folder.iterdir() if each.is_file())

    def read(self, name: str) -> bytes | None:
        """What stands in the file."""
        return plain_bytes(self.folder / name)

    def fetch(self, name: str, target: Path) -> None:
        """A copy of it."""
        shutil.copyfile(self.folder / name, target, follow_symlinks=False)

    def send(self, source: Path, name: str, before: Seen | None) -> Seen:  # noqa: ARG002 — whoever writes holds the lock
        """In one step."""
        data = source.read_bytes()
        put(self.folder / name, data)
        return Seen("", len(data))

    def remove(self, name: str) -> None:
        """The file, and the folders around it that are left empty."""
        path = self.folder / name
        path.unlink(missing_ok=True)
        for each in path.parents:
            if each == self.folder or any(each.iterdir()):
                break
            each.rmdir()

    @contextmanager
    def hold(self, name: str) -> Iterator[None]:
        """The same lock as of a build on this machine."""
        private_folder(self.folder)
        with alone(self.folder / name):
            yield


@dataclass
class FarStore:
    """A store behind an address, as fsspec reaches it."""

    fs: Any
    root: str
    conditional: bool = False
    locks: bool = False

    def listed(self, folder: str = "") -> dict[str, Seen]:
        """Names that would lead out of a folder are none of ours."""
        start = f"{self.root}/{folder}".rstrip("/")
        found = {}
        for path, info in self.fs.find(start, detail=True).items():
            name = path.removeprefix(self.root).lstrip("/")
            if info.get("type") == "file" and is_inside(name):
                found[name] = _seen(info)
        return found

    def names(self) -> list[str]:
        """The files that stand directly in it."""
        entries = self.fs.ls(self.root, detail=True)
        return sorted(each["name"].rsplit("/", 1)[-1] for each in entries if each["type"] == "file")

    def read(self, name: str) -> bytes | None:
        """What stands in the file."""
        try:
            found: bytes = self.fs.cat_file(f"{self.root}/{name}")
        except FileNotFoundError:
            return None
        return found

    def fetch(self, name: str, target: Path) -> None:
        """A copy of it, piece by piece."""
        self.fs.get_file(f"{self.root}/{name}", str(target))

    def send(self, source: Path, name: str, before: Seen | None) -> Seen:
        """Under a condition where the store takes one and the file is sent in one piece."""
        path, size = f"{self.root}/{name}", source.stat().st_size
        if size >= ONE_PIECE:
            self.fs.put_file(str(source), path)
        else:
            write = partial(self.fs.pipe_file, path, source.read_bytes())
            answer = _under_condition(write, before) if self.conditional else write()
            # What the answer says is of this very writing; a look afterwards may see that of another.
            if isinstance(answer, dict) and answer.get("ETag"):
                return Seen(str(answer["ETag"]), size)
        return _seen(self.fs.info(path))

    def remove(self, name: str) -> None:
        """The file goes."""
        try:
            self.fs.rm_file(f"{self.root}/{name}")
        except FileNotFoundError:
            return

    @contextmanager
    def hold(self, name: str) -> Iterator[None]:  # noqa: ARG002 — there are no locks
        """Nothing is held: who wrote last is decided by the record."""
        yield


def _seen(info: dict[str, Any]) -> Seen:
    return Seen(str(info.get("ETag") or info.get("etag") or ""), int(info.get("size") or 0))


def _under_condition(write: Any, before: Seen | None) -> Any:
    """Write only if the file is as it was seen, or, where `before` is None, if there is none; gives the answer."""
    condition = {"mode": "create"} if before is None else {"IfMatch": before.version}
    try:
        return write(**condition)
    except FileNotFoundError as error:
        raise ChangedError from error
    except Exception as error:
        if any(word in f"{error!r} {error.__cause__!r}" for word in CONDITION):
            raise ChangedError from error
        raise


def takes_conditions(store: Store, name: str) -> bool:
    """Whether the store refuses what it should: tried with a file `name` of our own, which goes again."""
    if not isinstance(store, FarStore) or "s3" not in as_names(store.fs.protocol):
        return False
    path = f"{store.root}/{name}"
    write = partial(store.fs.pipe_file, path, b"kameng-docs")
    try:
        _under_condition(write, None)
        for before in (None, Seen('"00000000000000000000000000000000"', 0)):
            try:
                _under_condition(write, before)
            except ChangedError:
                continue
            return False
    except Exception:  # noqa: BLE001 — one that cannot be tried is taken for one that cannot
        return False
    else:
        return True
    finally:
        store.remove(name)
