"""Which of many cases are meant: by their names, or by what is told of them."""

from collections.abc import Iterable
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from kameng_docs.cli.arguments import case_files, no_cases, tell_examples
from kameng_docs.cli.chinese import option
from kameng_docs.cli.printing import Counting

if TYPE_CHECKING:
    from kameng_docs.registry.filters import Wanted
    from kameng_docs.registry.reading import Entry

made_option = option(
    "--made",
    type=click.Path(path_type=Path),
    default=Path("out"),
    help="文书在哪里，默认 out：各件的情况从那里读",
)
platform_option = option("--platform", default="", help="只看平台名称里有这些字的")
seller_option = option("--seller", default="", help="只看卖家的店名、公司名里有这些字的")
dispute_option = option("--dispute", default="", help="只看这种争议，例如 卡密无效")
stage_option = option("--stage", default="", help="只看进度里有这些字的，例如 已受理、已了结")
find_option = option(
    "--find",
    "text",
    default="",
    help="只看哪里有这些字的：案件名、姓名、对方、进度、缺什么；也可以是整个的订单号、支付单号、卡密、受理编号、投诉人的电话",
)


def entries_of(
    folder: Path, names: tuple[str, ...], made: Path, day: date, *, fresh: bool
) -> Iterable["Entry"]:
    """An entry for each of the named cases, or of all; `fresh`: what is not of today is read now.

    Of one that was never made, names are told as they stand in its file.
    """
    from kameng_docs.registry.reading import counted_files_in, entries
    from kameng_docs.registry.unread import as_far_as_written

    if not names and not folder.is_dir():
        raise no_cases(folder)
    if names:
        found = entries(case_files(folder, names), made)
    else:
        files, left_out = counted_files_in(folder)
        tell_examples(left_out)
        found = entries(files, made)
    if not fresh:
        return as_far_as_written(found)
    from kameng_docs.build.looking import looked_at

    return looked_at(found, day)


def files_meant(folder: Path, names: tuple[str, ...], made: Path, day: date, wanted: "Wanted") -> list[Path]:
    """The files of the named cases, or of those that are wanted as they stand now; all of one folder.

    A usage error where neither is said: nothing is written into all cases by leaving something away.
    """
    from kameng_docs.registry.filters import Wanted
    from kameng_docs.registry.rows import row_of

    if not names and wanted == Wanted():
        raise click.UsageError(
            "没有写是哪几件：写案件名，或者用 --seller、--platform、--dispute、--stage、--find 挑"
        )
    if names and wanted == Wanted():
        return _of_one_folder(case_files(folder, names))
    far, files = Counting("读到第 {} 件……"), list[Path]()
    for number, each in enumerate(entries_of(folder, names, made, day, fresh=True), 1):
        far(number)
        if wanted.takes(each, row_of(each, day.isoformat())):
            files.append(each.file)
    files.sort()
    if not files:
        raise click.UsageError("没有这样的案件：用 kameng-docs cases 加同样的条件看一看")
    return _of_one_folder(files)


def _of_one_folder(files: list[Path]) -> list[Path]:
    if len({file.parent for file in files}) > 1:
        raise click.UsageError("这些案件不在一个文件夹里：一个文件夹一个文件夹地记")
    return files
