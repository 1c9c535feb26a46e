"""Rebuild on save, in one process that keeps what it has loaded: words first, pages after."""

import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from kameng_docs.build import Job, Result, build
from kameng_docs.build.ground import Ground, ground_of
from kameng_docs.build.warm import News, Told, Warm
from kameng_docs.compose.wordings import forget_wordings
from kameng_docs.resources import template_folders
from kameng_docs.resources.looks import Look, look_at

__all__ = ["News", "OutdatedError", "Told", "rounds"]

# Cases that are composed before anything is saved, those that were written last: each takes a quarter of a second.
AHEAD = 8
# Seconds within which an editor that empties a file before it writes it has written it.
HALF_SAVED = 0.1
# Milliseconds after which it is asked whether another day has come, or a folder of wordings.
IDLE = 2_000
NO_LOOK: Look = (0, 0, 0, 0)


class OutdatedError(Exception):
    """The program, or a package that it uses, is another one than this process has loaded."""


def quiet(_news: News) -> None:
    """Tell nobody."""


def rounds(
    files: Callable[[], list[Path]], job: Callable[[], Job], told: Told = quiet
) -> Iterator[list[Result]]:
    """The results of a first build, then of one after each change to a case, an exhibit or a template.

    `files` and `job` are asked anew for each round: cases come and go, and midnight passes. `told` hears the changed
    words of a case before its pages are made. Raises OutdatedError where what this process has loaded is no longer
    what lies on the disk: nothing is made with it.
    """
    first, now = files(), job()
    known = _Watched(first, now, told)
    yield list(build(first, now))
    known.ahead(now)
    places = None
    while places != known.places():
        places, looked = known.places(), False
        for changes in _saved(places):
            day, now = now.made_on, job()
            # What was saved before anybody listened is found by the first look.
            if changes or not looked or now.made_on != day:
                yield known.round(files(), now)
            looked = True
            if known.places() != places:
                break


def _saved(places: Sequence[Path]) -> Iterator[object]:
    """What changed below these folders, as soon as it does; nothing once in a while, when nothing did."""
    from watchfiles import watch

    return watch(*places, raise_interrupt=False, yield_on_timeout=True, rust_timeout=IDLE)


class _Watched:
    """What a watch knows from one round to the next."""

    def __init__(self, files: list[Path], job: Job, told: Told) -> None:
        self._folders = {file.parent for file in files}
        self._files = files
        self._warm = Warm(told)
        self._grounds = self._ground(job)

    def places(self) -> tuple[Path, ...]:
        """The folders that are looked at: those of the cases, and of the templates, which may come later."""
        templates = {place for folder in self._folders for place in template_folders(folder)}
        return (*sorted(self._folders), *sorted(templates))

    def ahead(self, job: Job) -> None:
        """Compose those cases that were written last, so that a save can be told in words."""
        self._learn(self._files, job)

    def round(self, files: list[Path], job: Job) -> list[Result]:
        """Everything that is out of date made anew."""
        self._follow(files, job)
        told: set[Path] = set()

        def made(file: Path, job: Job, key: str) -> Result:
            if self._warm.knows(file):
                told.add(file)
            return self._made(file, job, key)

        results = list(build(files, job, few=None if job.only else made))
        self._learn(
            [
                file
                for file, result in zip(files, results, strict=True)
                if not (result.up_to_date or result.stopped or file in told)
            ],
            job,
        )
        return results

    def _learn(self, files: list[Path], job: Job) -> None:
        latest = sorted(files, key=lambda file: -(_look(file) or NO_LOOK)[1])
        for file in latest[:AHEAD] if not job.only else ():
            self._warm.learn(file, job)

    def _made(self, file: Path, job: Job, key: str) -> Result:
        before, result = _look(file), self._warm.made(file, job, key)
        while result.stopped and before != (before := _written_on(file)):
            result = self._warm.made(file, job, key)
        return result

    def _follow(self, files: list[Path], job: Job) -> None:
        """Let go of what is kept of cases that are gone, and of templates that are other ones now."""
        self._warm.forget([file for file in self._files if file not in files])
        self._files = files
        self._folders |= {file.parent for file in files}
        before, self._grounds = self._grounds, self._ground(job)
        for folder, ground in self._grounds.items():
            known = before.get(folder, ground)
            if (known.program, known.versions) != (ground.program, ground.versions):
                raise OutdatedError
            if known.templates != ground.templates:
                forget_wordings()

    def _ground(self, job: Job) -> dict[Path, Ground]:
        return {folder: ground_of(folder, job.engine) for folder in self._folders}


def _look(file: Path) -> Look | None:
    return look_at(str(file), through=True)


def _written_on(file: Path) -> Look | None:
    """The look of a file a moment later: one that could not be read as a case may have been only half saved."""
    time.sleep(HALF_SAVED)
    return _look(file)
