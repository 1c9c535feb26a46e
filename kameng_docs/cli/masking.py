"""`evidence mask --auto`: pictures read, bars shown and asked for, written, painted, and what can be read after all."""

import sys
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from kameng_docs.cli.arguments import workshop
from kameng_docs.cli.asking import ask
from kameng_docs.cli.printing import tell
from kameng_docs.diagnostics import Diagnostic

if TYPE_CHECKING:
    from kameng_docs.custody.journal import Opened
    from kameng_docs.custody.masking import Jobs, Looked
    from kameng_docs.reading.secrets import Wanted


def mask_by_reading(file: Path, made_on: date, only: tuple[str, ...], *, force: bool, yes: bool) -> None:
    """Read, show, ask, write, paint; ends with exit code 1 where something is not fit to be shown."""
    from kameng_docs.assess import secrets_in
    from kameng_docs.assess.people import published_addresses
    from kameng_docs.custody import masking
    from kameng_docs.reading import ocr
    from kameng_docs.reading.secrets import wanted

    before = _opened(file, made_on)
    if unknown := [name for name in only if name not in before.case.exhibits]:
        from kameng_docs.case.nearest import did_you_mean

        raise click.UsageError(
            f"“证据”里没有“{unknown[0]}”。{did_you_mean(unknown[0], list(before.case.exhibits))}"
        )
    if not ocr.available():
        click.echo(ocr.WITHOUT, err=True)
        click.echo(
            "装了以后，--auto 会找出图里的卡密、单号、电话等，各提一个框；现在可以自己在“打码”里写框，再运行 evidence mask",
            err=True,
        )
        sys.exit(1)
    secrets = secrets_in(before.case)
    looked_for = wanted(secrets, published=published_addresses(before.case))
    jobs = masking.jobs_of(before.case, file.parent / file.stem, secrets, only)
    for line in jobs.told:
        click.echo(line, err=True)
    looked, faults = _read(jobs, looked_for, before)
    _write(before, looked, yes=yes)
    done, more, texts = _paint(before, looked, force=force)
    for line in done:
        click.echo(line)
    tell([*faults, *more], texts, "text", err=True)
    if looked or jobs.publics:
        _sum_up(looked)
        click.echo(masking.CAREFUL, err=True)
    else:
        click.echo("没有要读的图片", err=True)
    sys.exit(1 if faults or more else 0)


def _opened(file: Path, made_on: date) -> "Opened":
    from kameng_docs.custody import journal

    before = journal.opened(workshop(file.parent), file, made_on)
    if isinstance(before, journal.Faults):
        tell(before.diagnostics, before.texts, "text", err=True)
        click.echo(f"{file.stem}：案件文件有错，先改好，再打码", err=True)
        sys.exit(1)
    return before


def _read(
    jobs: "Jobs", wanted: "Sequence[Wanted]", before: "Opened"
) -> "tuple[list[Looked], list[Diagnostic]]":
    """Every picture, one at a time, each told as soon as it is read."""
    from kameng_docs.custody import masking

    looked, faults = list["Looked"](), list[Diagnostic]()
    count = len(jobs.pictures) + len(jobs.publics)
    for number, picture in enumerate(jobs.pictures, 1):
        click.echo(f"读 {picture.file}（第 {number} 张，共 {count} 张，要几秒到几十秒）……", err=True)
        each = masking.looked_at(picture, wanted)
        looked.append(each)
        faults += masking.faults_of(each, before.source)
        _show(each)
    for number, public in enumerate(jobs.publics, len(jobs.pictures) + 1):
        click.echo(f"读公开版 {public.file}（第 {number} 张，共 {count} 张）……", err=True)
        found = masking.public_faults(public, wanted, before.source)
        faults += found
        if not found:
            click.echo(f"公开版 {public.file}：没有读到案件里要遮的内容")
    return looked, faults


def _show(looked: "Looked") -> None:
    """Which secret lies where, by its name."""
    from kameng_docs.custody.masking import pixels

    if not looked.fit:
        return
    picture = looked.picture
    own = f"；您画的 {len(picture.own)} 个框照旧" if picture.own else ""
    if not looked.bars:
        click.echo(f"{picture.file}：没有读到要{'再' if picture.own else ''}遮的{own}")
        return
    click.echo(
        f"{picture.file} → {picture.into}，要{'添' if picture.own else '涂'} {len(looked.bars)} 处{own}："
    )
    for bar in looked.bars:
        click.echo(f"  {bar.name}  框 {list(pixels(bar.box))}")


def _sum_up(looked: "Sequence[Looked]") -> None:
    """How many pictures gave nothing, by their names: it is they that are to be looked at first."""
    nothing = [each.picture.file for each in looked if each.fit and not each.bars]
    unfit = [each.picture.file for each in looked if not each.fit]
    told = f"读了 {len(looked)} 张原图"
    if nothing:
        told += f"，{len(nothing)} 张没有读到要遮的：{'、'.join(nothing)}"
    if unfit:
        told += f"，{len(unfit)} 张没有做成：{'、'.join(unfit)}"
    if looked:
        click.echo(told, err=True)


def _write(before: "Opened", looked: "Sequence[Looked]", *, yes: bool) -> None:
    """The bars into the case file, after asking; ends with exit code 1 where they are not."""
    from kameng_docs.custody import journal, masking

    found = masking.with_bars(before, looked)
    if found is None:
        return
    if isinstance(found, journal.Faults):
        tell(found.diagnostics, found.texts, "text", err=True)
        click.echo("照这样写，案件文件就错了，所以没有写", err=True)
        sys.exit(1)
    why: journal.Refused | Diagnostic
    if isinstance(found, journal.Refused):
        why = found
    else:
        click.echo("案件文件要这样改（- 是原来的，+ 是新的）：")
        for line in found.difference():
            click.echo(line)
        if not yes:
            ask()
        backup = journal.written(found, None)
        if isinstance(backup, Path):
            click.echo(f"已写进 {found.file}；原来的另存为 {backup}")
            return
        why = backup
    if isinstance(why, Diagnostic):
        tell([why], {}, "text", err=True)
    else:
        click.echo(f"没有写：{why.message}\n  改法: {why.hint}", err=True)
    sys.exit(1)


def _paint(
    before: "Opened", looked: "Sequence[Looked]", *, force: bool
) -> "tuple[list[str], list[Diagnostic], dict[str, str]]":
    """What was proved to be fit, painted."""
    from kameng_docs.custody.masking import mask_all

    fit = {
        each.picture.into
        for each in looked
        if each.fit and (each.bars or each.picture.own or each.picture.bare)
    }
    again = {each.picture.into for each in looked if each.again}
    done, faults, texts = mask_all(before.shop, before.file, force=force, again=again, just=fit)
    return done, faults, dict(texts)
