"""Rebuild on save."""

from collections.abc import Callable, Iterator
from pathlib import Path

from kameng_docs.build import Job, Result, build
from kameng_docs.resources import template_folders


def rounds(files: Callable[[], list[Path]], job: Job) -> Iterator[list[Result]]:
    """The results of a first build, then of one after each change to a case, an exhibit or a template."""
    yield list(build(files(), job))
    from watchfiles import watch

    for _ in watch(job.cases, *template_folders(job.cases), raise_interrupt=False):
        yield list(build(files(), job))
