"""The command `desk`: a page on this machine that leads from a story and screenshots to the papers."""

import sys
from contextlib import suppress
from importlib.util import find_spec
from pathlib import Path

import click

from kameng_docs.cli.arguments import case_files, cases_option, out_option, today
from kameng_docs.cli.chinese import Command, Whole, option

WITHOUT = (
    "案头还没有装。有 make 的，运行 make desk；没有的，运行 "
    "python -m pip install -r setup/requirements-desk.txt；Windows 上双击 开始.cmd，Mac 上双击 开始.command"
)


@click.command(cls=Command)
@click.argument("case", required=False)
@cases_option
@out_option
@option("--port", type=Whole(), default=0, metavar="号码", help="用这个端口；默认由程序找一个空着的")
@option("--no-open", is_flag=True, help="不打开浏览器，只说网址")
@option("--phone", is_flag=True, help="同一个无线网里的手机也能打开（要输屏幕上的六位数字）")
def desk(case: str | None, cases_folder: Path, out: Path, *, port: int, no_open: bool, phone: bool) -> None:
    """打开案头：在浏览器里从截图和经过做到文书，只在本机，按 Ctrl+C 停止。CASE 是案件，可以不写。"""
    if find_spec("nicegui") is None:
        click.echo(WITHOUT, err=True)
        sys.exit(1)
    from kameng_docs.desk.desk import Desk
    from kameng_docs.desk.serve import free_port, serve

    name = ""
    if case:
        (file,) = case_files(cases_folder, (case,))
        cases_folder, name = file.parent, file.stem
    found = free_port(port)
    if found is None:
        raise click.UsageError(f"端口 {port} 已经被别的程序占用；不写 --port，由程序找一个空着的")
    # Ctrl+C is how a desk ends; what was written stands in the files.
    with suppress(KeyboardInterrupt):
        serve(Desk(cases_folder, out, today), found, name, opens=not no_open, phone=phone, tell=click.echo)
