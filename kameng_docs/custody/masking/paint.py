"""打码: new pictures with the author's rectangles painted over, beside the originals."""

import unicodedata
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from pathlib import Path

from kameng_docs.case.exhibits import Masking
from kameng_docs.case.model import Case
from kameng_docs.diagnostics import Diagnostic, has_errors
from kameng_docs.evidence import Finding, located, masked
from kameng_docs.output import put, unwritable
from kameng_docs.pipeline import Workshop, case_of

BAD_BOX, BAD_MASK = "exhibit.bad-box", "exhibit.bad-mask"
# What leads into another folder, or what Windows takes in no name.
FORBIDDEN = frozenset('<>:"/\\|?*')


@dataclass(frozen=True)
class _Bench:
    """Where pictures are painted, the names that are taken, those of originals, and those that may be painted again."""

    folder: Path
    originals: Collection[str]
    force: bool
    again: Collection[str] = ()


def mask_all(
    shop: Workshop,
    file: Path,
    *,
    force: bool,
    again: Collection[str] = (),
    just: Collection[str] | None = None,
) -> tuple[list[str], list[Diagnostic], Mapping[str, str]]:
    """Paint every 打码 of the case. Gives a line for each picture made, what went wrong, and the texts to quote.

    A file that is there already and differs is left alone unless `force` or its name is in `again`; an original is never
    written over. With `just` only those of these names are made.
    """
    case, source, found, texts = case_of(shop, file)
    if case is None or source is None:
        return [], found, texts
    bench = _Bench(file.parent / file.stem, originals_of(case), force, frozenset(map(spelling, again)))
    done, faults = list[str](), [fault for fault in found if has_errors([fault])]
    painted: set[str] = set()
    for key, exhibit in case.exhibits.items():
        for i, masking in enumerate(exhibit.masking):
            if just is not None and masking.into not in just:
                continue
            made = _twice(masking) if spelling(masking.into) in painted else _painted(bench, masking)
            painted.add(spelling(masking.into))
            if isinstance(made, Diagnostic):
                faults.append(made)
            elif isinstance(made, Finding):
                field = {BAD_BOX: "框", BAD_MASK: "存为"}.get(made.code, "文件")
                at = source.at(("证据", key, "打码", i, field))
                faults.append(Diagnostic(made.code, made.message, made.hint, at=at))
            else:
                named = masking.into in exhibit.masked_files
                done.append(made if named else f"{made}；记得在这份证据里写 公开版: {masking.into}")
    return done, faults, texts


def originals_of(case: Case) -> set[str]:
    """The names of all originals, in the `spelling` of file systems."""
    exhibits = case.exhibits.values()
    named = {name for exhibit in exhibits for name in exhibit.files}
    return {spelling(name) for name in named | {m.file for exhibit in exhibits for m in exhibit.masking}}


def spelling(name: str) -> str:
    """A name as file systems compare it: some know neither case nor how a letter is composed."""
    return unicodedata.normalize("NFC", name).casefold()


def _painted(bench: _Bench, masking: Masking) -> str | Finding | Diagnostic:
    if fault := bad_name(bench.originals, masking.into):
        return fault
    original = located(bench.folder, masking.file)
    if isinstance(original, Finding):
        return original
    into = bench.folder / masking.into
    try:
        data = masked(original, masking.boxes)
        if isinstance(data, Finding):
            return data
        if (
            not bench.force
            and spelling(masking.into) not in bench.again
            and into.is_file()
            and into.read_bytes() != data
        ):
            hint = "先把它改名，或者加 --force 覆盖它"
            return Finding(BAD_MASK, f"已经有“{masking.into}”，内容不一样，没有覆盖", hint)
        put(into, data)
    except OSError as error:
        return unwritable(masking.into, error)
    how = "照原样，只去掉了拍摄时间、地点" if masking.bare else f"涂黑 {len(masking.boxes)} 处"
    return f"{masking.file} → {masking.into}（{how}）"


def bad_name(originals: Collection[str], name: str) -> Finding | None:
    """Why a masked picture cannot have that name."""
    if FORBIDDEN & set(name) or not name.isprintable():
        return Finding(BAD_MASK, f"“存为”不能是“{name}”", "只写文件名，不带文件夹，例如 商品页-打码.png")
    if Path(name).suffix.lower() != ".png":
        return Finding(BAD_MASK, f"打码后的图片要存成 PNG，不能是“{name}”", "把“存为”的结尾改成 .png")
    if spelling(name) in originals:
        return Finding(
            BAD_MASK, f"“存为”写的“{name}”是原件，不能覆盖", "另起一个文件名，例如 商品页-打码.png"
        )
    return None


def _twice(masking: Masking) -> Finding:
    hint = "给每一张另起一个文件名；同一张图要遮几处的，写在同一个“框”里"
    return Finding(BAD_MASK, f"有两处“打码”都存为“{masking.into}”", hint)
