"""An entry into many cases, told: before it is written as a table and in sum, afterwards what came of it; and as JSON."""

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from kameng_docs.cli.printing import tell
from kameng_docs.registry.columns import GAP, fitted
from kameng_docs.wording import display_width, instant_in_digits

if TYPE_CHECKING:
    from kameng_docs.custody.many import Already, Back, Entering, LeftOut, Line, Written

# The same for all of them, and told once above the table.
SHARED = "结果"
HEADS = ("案件", "哪一步", "提交", "编号", "现在", "写进去的")


def before(lines: "Sequence[Line]", *, changes: bool) -> Iterator[str]:
    """What would be written where, what stands there already, what is left alone and why; `changes`: each file's as well."""
    from kameng_docs.custody.many import Already, Entering, LeftOut

    entering = [each for each in lines if isinstance(each, Entering)]
    yield from _entering(entering, changes=changes)
    yield from _already([each for each in lines if isinstance(each, Already)])
    yield from _left_out([each for each in lines if isinstance(each, LeftOut)])
    yield ""
    yield _sum(lines)


def _entering(lines: "Sequence[Entering]", *, changes: bool) -> Iterator[str]:
    if not lines:
        return
    yield "要写进去的："
    outcomes = {line.entry.get(SHARED) for line in lines}
    alike = len(outcomes) == 1
    if alike and (outcome := lines[0].entry.get(SHARED)):
        yield f"  每一件的“{SHARED}”：{outcome}"
    yield from _table([HEADS, *(_cells(line, told={SHARED} if alike else set()) for line in lines)])
    for line in lines:
        yield from (f"  {line.file.stem}：{each}" for each in dict.fromkeys(line.told))
    kept = [line for line in lines if line.copies]
    if kept and kept[0].copies:
        yield f"  原样留存到 {len(kept)} 件各自的文件夹里，例如 {kept[0].file.stem}/{kept[0].copies.names[0]}"
    for line in lines if changes else ():
        yield from line.proposal.difference()


def _cells(line: "Entering", *, told: set[str]) -> tuple[str, ...]:
    """In the order of HEADS; `told` are keys that stand above the table."""
    step, entry = line.step, line.entry
    written = "，".join(
        f"{key} {value}" for key, value in entry.items() if key not in {*told, "渠道", "提交", "编号"}
    )
    return (
        line.file.stem,
        f"第 {line.place + 1} 步 {step.channel if step else entry['渠道']}",
        instant_in_digits(step.submitted_at) if step else entry["提交"],
        (step.number or "") if step else entry.get("编号", ""),
        step.state if step else "新的一步",
        written,
    )


def _table(rows: Sequence[tuple[str, ...]]) -> Iterator[str]:
    """Nothing is cut: whoever says yes has seen all of it. A column in which nothing stands is left away."""
    shown = [at for at in range(len(HEADS)) if any(row[at] for row in rows[1:])]
    wide = {at: max(display_width(row[at]) for row in rows) for at in shown}
    for row in rows:
        yield "  " + (" " * GAP).join(fitted(row[at], wide[at]) for at in shown).rstrip()


def _already(lines: "Sequence[Already]") -> Iterator[str]:
    if lines:
        yield "已经记过的，不再写：" + "、".join(
            f"{each.file.stem}（第 {each.place + 1} 步）" for each in lines
        )


def _left_out(lines: "Sequence[LeftOut]") -> Iterator[str]:
    if lines:
        yield "不写的："
    for each in lines:
        yield f"  {each.file.stem}：{each.why}"
        yield f"      {each.way}"


def _sum(lines: "Sequence[Line]") -> str:
    from kameng_docs.custody.many import Already, Entering

    fresh, known = (sum(isinstance(each, kind) for each in lines) for kind in (Entering, Already))
    told = [f"一共 {len(lines)} 件：要写 {fresh} 件"]
    told += [f"已经记过 {known} 件"] if known else []
    told += [f"不写 {rest} 件"] if (rest := len(lines) - fresh - known) else []
    return "，".join(told)


def after(done: "Sequence[Written]", folder: Path) -> None:
    """What came of it, each that was not written after all with its reason."""
    for each in done:
        if each.backup is None:
            click.echo(f"{each.line.file.stem} 没有写：{each.why}\n  改法: {each.way}", err=True)
    good = sum(each.backup is not None for each in done)
    undo = "kameng-docs log undo" if folder == Path("cases") else f"kameng-docs log undo --cases {folder}"
    click.echo(f"写好了 {good} 件；原来的另存在 {folder}/备份/。记错了：{undo} 一次全退回去")


def as_data(lines: "Sequence[Line]", done: "Sequence[Written]") -> dict[str, object]:
    """`number` counts from 1, as a person counts the steps of 进度."""
    from kameng_docs.custody.many import Already, LeftOut

    failed = [
        {"case": each.line.file.stem, "why": each.why, "hint": each.way}
        for each in done
        if each.backup is None
    ]
    return {
        "written": [_written(each) for each in done if each.backup is not None],
        "already": [
            {"case": each.file.stem, "number": each.place + 1} for each in lines if isinstance(each, Already)
        ],
        "left": failed
        + [
            {"case": each.file.stem, "why": each.why, "hint": each.way}
            for each in lines
            if isinstance(each, LeftOut)
        ],
    }


def _written(each: "Written") -> Mapping[str, object]:
    line = each.line
    return {
        "case": line.file.stem,
        "file": str(line.file),
        "backup": str(each.backup),
        "number": line.place + 1,
        "step": line.proposal.step,
        "copies": line.copies.sums() if line.copies else {},
    }


def backs(found: "Sequence[Back]") -> Iterator[str]:
    """What would be put back, and what not."""
    good = [each for each in found if not each.why and not each.is_back]
    if good:
        yield "退回到记以前的样子：" + "、".join(each.file.stem for each in good)
    folders = [each for each in good if each.change.folder]
    if folders:
        yield f"删去那次留存的：{len(folders)} 件，例如 {folders[0].file.stem}/{folders[0].change.folder}"
    for each in found:
        if each.why:
            yield f"退不了：{each.file.stem}：{each.why}（自己改“进度”；原来的在 备份 里）"


def stopped(error: OSError) -> None:
    """The disk takes nothing."""
    from kameng_docs.output import unwritable

    tell([unwritable(str(error.filename or ""), error)], {}, "text", err=True)
