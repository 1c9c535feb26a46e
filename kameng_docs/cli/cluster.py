"""`build --cluster`: the cases of a store, built by other machines."""

import sys
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

import click

from kameng_docs.cli.many_made import Progress
from kameng_docs.cli.results import tell_results

if TYPE_CHECKING:
    from kameng_docs.build import Job

WITHOUT = (
    "交给几台机器做（--cluster）的部件还没有装：它让一个调度端把案件分给别的机器，案件和文书放在自己的存储里。从源代码装的，运行 "
    "python -m pip install --no-deps --only-binary :all: --require-hashes -r setup/requirements-cluster.txt；"
    '不是的，pip install "kameng-docs[cluster]"'
)
LACKS_CONDITIONS = (
    "这个存储不能“没有别人改过才写入”，也没有锁：两次 build 同时做一件案件时，靠文书旁边的编号分先后，"
    "后做的不算，但正好同一刻写入的分不出。不要让两次 build 同时做"
)


def build_in_cluster(
    scheduler: str,
    places: tuple[Path | str, Path | str],
    names: tuple[str, ...],
    job: "Job",
    *,
    jobs: int,
    verbose: bool,
    strict: bool,
) -> bool:
    """Have the cases built there and tell what comes of them; whether that is a failure.

    `places` are where the cases lie and where their papers go: addresses, or folders that every machine sees.
    """
    if jobs:
        raise click.UsageError(
            "--jobs 是这台机器上的进程；写了 --cluster 的，有几个工作进程就同时做几件，去掉 --jobs"
        )
    if any(find_spec(each) is None for each in ("distributed", "fsspec", "s3fs")):
        click.echo(WITHOUT, err=True)
        sys.exit(1)
    from kameng_docs.build.cluster import Asking, ClusterError, build_there, conditions_of

    cases, out = (_address(each) for each in places)
    progress = Progress()
    try:
        asking = Asking(scheduler, cases, out, _with_slug(job))
        wanted = _wanted(cases, names)
        if conditions_of(asking) is False:
            click.echo(LACKS_CONDITIONS, err=True)
        results = build_there(asking, wanted, progress)
        return tell_results(results, len(wanted), out, progress, verbose=verbose, strict=strict)
    except ClusterError as error:
        progress.clear()
        click.echo(f"错误: {error}", err=True)
        return True


def _address(place: Path | str) -> str:
    """An address as it is; a folder by its whole path, for every machine has to find the same."""
    return place if isinstance(place, str) else place.absolute().as_posix()


def _with_slug(job: "Job") -> "Job":
    """The channel by its slug, as far as this machine knows it: channels of an author's own lie in the store."""
    from dataclasses import replace

    from kameng_docs.cli.arguments import channel_slug

    return replace(job, only=channel_slug(Path("cases"), job.only)) if job.only else job


def _wanted(address: str, names: tuple[str, ...]) -> list[str]:
    """The cases of these names, or all; a usage error for a name that is not there."""
    from kameng_docs.build.cluster import cases_there
    from kameng_docs.case.nearest import did_you_mean

    known = cases_there(address)
    if not known:
        raise click.UsageError(f"{address} 里没有案件文件（*.yaml）。案件在别处的，用 --cases 写它的地址")
    there = {*known}
    wanted = [*dict.fromkeys(name.removesuffix(".yaml") for name in names)] or known
    for name in wanted:
        if name not in there:
            raise click.UsageError(f"{address} 里没有叫“{name}”的案件。{did_you_mean(name, known)}")
    return wanted
