"""The command `log undo`: the last entry into many cases taken back, all at once."""

import sys
from pathlib import Path

import click

from kameng_docs.cli.arguments import cases_option
from kameng_docs.cli.asking import ask
from kameng_docs.cli.chinese import option
from kameng_docs.cli.log import log


@log.command()
@cases_option
@option("--yes", is_flag=True, help="不再问，直接退回")
def undo(cases_folder: Path, *, yes: bool) -> None:
    """最近一次记进几件的（reply-many、read-many、sent-many），全退回去：案件文件回到记以前，那次留存的也删去；记过以后又改过的不动。"""
    from kameng_docs.cli.many_told import backs
    from kameng_docs.custody.many import backs_of, latest_run, taken_back
    from kameng_docs.custody.many.runs import let_go_of_run

    run = latest_run(cases_folder)
    if run is None:
        raise click.UsageError(
            f"{cases_folder}/备份/ 里没有记进几件的记录。只记了一件的：把 备份 里最近的那一份改回案件文件的名字"
        )
    found = backs_of(run)
    for told in backs(found):
        click.echo(told)
    to_do = [each for each in found if not each.why and not each.is_back]
    if to_do and not yes:
        ask(f"退回这 {len(to_do)} 件吗", "退")
    left = {back.file: why for back, why in taken_back(found) if why and not back.why}
    for file, why in left.items():
        click.echo(f"{file.stem} 没有退回：{why}", err=True)
    if not left:
        let_go_of_run(run)
    click.echo(f"退回了 {sum(each.file not in left for each in to_do)} 件")
    sys.exit(1 if left or any(each.why for each in found) else 0)
