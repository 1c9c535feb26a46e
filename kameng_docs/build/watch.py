"""Rebuild on save."""

from collections.abc import Callable, Iterator
from pathlib import Path

from kameng_docs.build import Job, Result, build
from kameng_docs.resources import template_folders


def rounds(files: Callable[[], list[Path]], job: Callable[[], Job]) -> Iterator[list[Result]]:
    """The results of a first build, then of one after each change to a case, an exhibit or a template.

    `files` and `job` are asked anew for each round: cases come and go, and midnight passes.
    """
    first = files()
    yield list(build(first, job()))
    folders = {file.parent for file in first}
    from watchfiles import watch

    for _ in watch(*folders, *(t for f in folders for t in template_folders(f)), raise_interrupt=False):
        yield list(build(files(), job()))
