"""What the files of one case look like now: those that it was made of, its papers, and the folders of both."""

from collections.abc import Iterable, Mapping
from pathlib import Path

from kameng_docs.resources.looks import Look, digest_of, is_sure, look_at, look_at_folder

MANIFEST = "manifest.json"


class Looks:
    """Looks of a case in `file` and of its papers in `folder`, by the names that its manifest has."""

    def __init__(self, file: Path, folder: Path, sources: Iterable[str], made: Iterable[str]) -> None:
        cases, out = str(file.parent), str(folder)
        # The case itself may be a link; nothing else may lead away.
        self.sources = {name: look_at(f"{cases}/{name}", through=name == file.name) for name in sources}
        self.made = {name: look_at(f"{out}/{name}") for name in (MANIFEST, *made)}
        above = {out, *_above(cases, self.sources), *_above(out, self.made)}
        self._folders = [_inode(place) for place in sorted(above)]

    @property
    def whole(self) -> str:
        """All of them as one digest."""
        return digest_of([*self.sources.items(), *self.made.items(), *self._folders])

    @property
    def are_plain(self) -> bool:
        """Whether every folder is one, and none a link that leads elsewhere."""
        return all(self._folders)

    def are_sure(self, read_at: int) -> bool:
        """Whether nothing can have been written since `read_at` (nanoseconds) and look the same."""
        looks = [*self.sources.values(), *self.made.values()]
        return self.are_plain and all(look is not None and is_sure(look, read_at) for look in looks)


def one(name: str, look: Look | None, sha256: str) -> str:
    """A file of this look with this content, as a digest."""
    return digest_of([name, look, sha256])


def sure_ones(looks: Mapping[str, Look | None], hashes: Mapping[str, str], read_at: int) -> list[str]:
    """The digests of those files that cannot have been written since `read_at` and look the same."""
    return [
        one(name, look, hashes[name])
        for name, look in looks.items()
        if name in hashes and look is not None and is_sure(look, read_at)
    ]


def _above(root: str, names: Iterable[str]) -> set[str]:
    """The folders below the root in which these files lie."""
    found = set[str]()
    for inner in {name.rpartition("/")[0] for name in names} - {""}:
        parts = inner.split("/")
        found.update(f"{root}/{'/'.join(parts[:end])}" for end in range(1, len(parts) + 1))
    return found


def _inode(folder: str) -> int:
    """Which folder it is; 0 where there is none, or a link. Its times change with every draft that lies in it."""
    look = look_at_folder(folder)
    return look[3] if look else 0
