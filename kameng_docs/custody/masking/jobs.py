"""Which pictures of a case are to be read for masking, under which name each is painted, and what is not read."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import chain, count
from pathlib import Path

from kameng_docs.brief import Secret
from kameng_docs.case.exhibits import Exhibit
from kameng_docs.case.model import Case
from kameng_docs.custody.masking.paint import bad_name, originals_of, spelling
from kameng_docs.disclosure import masker
from kameng_docs.evidence import Finding, located
from kameng_docs.evidence.kinds import ACCEPTED, kind_of
from kameng_docs.reading.proposals import Box

PAINTED, COPIED = "-打码.png", "-公开.png"


@dataclass(frozen=True)
class Picture:
    """An original, what the author painted in it already, and the name of what is made.

    `entry` is its place among the 打码 of the exhibit, None where it has none yet. `bare_into` is the name of what is
    made where nothing is to be covered.
    """

    exhibit: str
    file: str
    path: Path
    into: str
    own: tuple[Box, ...] = ()
    entry: int | None = None
    bare_into: str = ""

    @property
    def bare(self) -> bool:
        """Whether the case file says that nothing of it is to be covered."""
        return self.entry is not None and not self.own


@dataclass(frozen=True)
class Public:
    """A 公开版 that was masked elsewhere, by its place among those of the exhibit."""

    exhibit: str
    index: int
    file: str
    path: Path


@dataclass(frozen=True)
class Jobs:
    """What is to be read, and sentences on what is not."""

    pictures: tuple[Picture, ...] = ()
    publics: tuple[Public, ...] = ()
    told: tuple[str, ...] = ()


def jobs_of(case: Case, folder: Path, secrets: Sequence[Secret], only: Collection[str] = ()) -> Jobs:
    """The pictures of the exhibits `only`; else of those with 打码 or 公开版; of all where no exhibit has either."""
    asked = {key for key, each in case.exhibits.items() if each.masking or each.masked_files}
    chosen = set(only) or asked or set(case.exhibits)
    names, jobs = _Names(case, folder, secrets), Jobs()
    for key, exhibit in case.exhibits.items():
        if key in chosen:
            more = _of_exhibit(key, exhibit, folder, names)
            told = (*jobs.told, *more.told)
            jobs = Jobs((*jobs.pictures, *more.pictures), (*jobs.publics, *more.publics), told)
    left = [key for key in case.exhibits if key not in chosen]
    if left and not only:
        hint = f"没有写“打码”“公开版”的证据没有读：{'、'.join(left)}；也要公开的，加 --only {left[0]}"
        jobs = replace(jobs, told=(*jobs.told, hint))
    return jobs


class _Names:
    """Gives each masked picture a name that nothing else has and that tells nothing."""

    def __init__(self, case: Case, folder: Path, secrets: Sequence[Secret]) -> None:
        self._folder = folder
        self._originals = originals_of(case)
        self._mask = masker(secrets, "public")
        every = case.exhibits.values()
        self._taken = {spelling(m.into) for e in every for m in e.masking}
        self._taken |= {spelling(name) for e in every for name in e.masked_files}

    def of(self, file: str, key: str, end: str = PAINTED) -> str:
        """One after the file, else after the exhibit, else a number."""
        stems = chain((Path(file).stem, key), (f"图片{i}" for i in count(1)))
        name = next(stem + end for stem in stems if self._is_fit(stem + end))
        self._taken.add(spelling(name))
        return name

    def _is_fit(self, name: str) -> bool:
        free = spelling(name) not in self._taken and bad_name(self._originals, name) is None
        return free and self._mask(name) == name and not (self._folder / name).exists()


def _of_exhibit(key: str, exhibit: Exhibit, folder: Path, names: _Names) -> Jobs:
    made = {spelling(masking.into) for masking in exhibit.masking}
    publics, told = list[Public](), list[str]()
    # Names of public pictures that are still to be made.
    waiting = list[str]()
    for i, name in enumerate(exhibit.masked_files):
        path = located(folder, name)
        if spelling(name) in made:
            continue
        if isinstance(path, Finding):
            waiting += [name] if Path(name).suffix.lower() == ".png" else []
        elif _is_picture(path):
            publics.append(Public(key, i, name, path))
        else:
            told.append(f"公开版“{name}”不是图片，没有读：里面有没有不能公开的，请自己看")
    pictures = list[Picture]()
    for file, entry in _to_be_read(exhibit, masked_elsewhere=bool(publics)):
        path = located(folder, file)
        if isinstance(path, Finding):
            told.append(f"“{file}”没有读：{path.message}")
        elif not _is_picture(path):
            told.append(f"“{file}”不是图片，没有读：要公开的，先截成图片，写进“文件”")
        elif entry is not None:
            masking = exhibit.masking[entry]
            own = tuple(Box(x, y, x + width, y + height) for x, y, width, height in masking.boxes)
            pictures.append(Picture(key, file, path, masking.into, own, entry, masking.into))
        elif waiting:
            into = waiting.pop(0)
            pictures.append(Picture(key, file, path, into, bare_into=into))
        else:
            into, bare = names.of(file, key), names.of(file, key, COPIED)
            pictures.append(Picture(key, file, path, into, bare_into=bare))
    return Jobs(tuple(pictures), tuple(publics), tuple(told))


def _to_be_read(exhibit: Exhibit, *, masked_elsewhere: bool) -> Iterator[tuple[str, int | None]]:
    """Files with the place of their 打码; those without one, unless the author masked this exhibit elsewhere."""
    yield from ((masking.file, i) for i, masking in enumerate(exhibit.masking))
    drawn = {masking.file for masking in exhibit.masking}
    if not masked_elsewhere:
        yield from ((file, None) for file in exhibit.files if file not in drawn)


def _is_picture(path: Path) -> bool:
    kind = kind_of(path)
    return kind in ACCEPTED and ACCEPTED[kind].family == "image"
