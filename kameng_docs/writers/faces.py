"""The typefaces of this machine that may set a paper, and which signs they have: asked of their files, without fontconfig.

What was found is kept from one process to the next, with the faces that were cut to their common signs (`trimmed.py`). It
ends when a font folder or a file in it looks otherwise, and with another version of this module or of what reads and cuts faces.
"""

import json
import time
from collections.abc import Iterable, Sequence
from functools import cache
from hashlib import sha256
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Any, NamedTuple

from kameng_docs.resources import sealed
from kameng_docs.resources.looks import Look, digest_of, is_sure, looks_of, names_below
from kameng_docs.writers import trimmed
from kameng_docs.writers.coverage import Signs, signs_of
from kameng_docs.writers.native import font_folders

# 仿宋 and 宋体 as systems bring them, then the free ones. Of a face that is drawn for several countries only the
# simplified Chinese one: the Japanese 直 or 骨 is another shape.
BODY = (
    "FangSong", "仿宋", "FangSong_GB2312", "STFangsong", "SimSun", "宋体", "NSimSun", "Songti SC", "STSong",
    "Noto Serif CJK SC", "Noto Serif SC", "Source Han Serif SC", "Source Han Serif CN",
)  # fmt: skip
# Bold: of the face itself, or 黑体.
STRONG = (
    "SimHei", "黑体", "Heiti SC", "STHeiti", "Microsoft YaHei", "PingFang SC", "Noto Sans CJK SC", "Noto Sans SC",
    "Source Han Sans SC", "Source Han Sans CN",
)  # fmt: skip
# What rare signs of names are looked for in, behind the others.
RARE = (
    "SimSun-ExtB",
    "SimSun-ExtG",
    "MingLiU-ExtB",
    "Microsoft YaHei",
    "PingFang SC",
    "Noto Sans CJK SC",
    "DengXian",
    # Boxes to tick and ticks, which Chinese faces may lack.
    "Segoe UI Symbol",
    "Apple Symbols",
    "Noto Sans Symbols 2",
    "Noto Sans Symbols2",
    "DejaVu Sans",
)
REGULAR, BOLD, HEAVY = 400, 600, 700
READERS = ("typst", "uharfbuzz")
# Bytes: a collection of ten faces has its directories in the first four thousand.
HEAD = 65_536
KNOWN = "known.json"


class Faces(NamedTuple):
    """Families in the order in which a sign is looked for; empty `body` where this machine has no Chinese face."""

    body: tuple[str, ...]
    strong: tuple[str, ...]


@cache
def fonts() -> Any:
    """Every font file of this machine, as the engine knows them; none of those that it brings itself, which have no Chinese."""
    import typst

    return typst.Fonts(include_system_fonts=True, include_embedded_fonts=False)


class _Found(NamedTuple):
    """The faces of this machine; what tells their files from others; those cut to common signs, each with its SHA-256."""

    body: tuple[str, ...]
    strong: tuple[str, ...]
    named: str
    cut: tuple[tuple[str, str], ...]


def faces() -> Faces:
    """The faces for papers on this machine."""
    return Faces(_found().body, _found().strong)


def named_files() -> str:
    """Which files set the papers, for telling whether another machine, or this one tomorrow, would set them alike."""
    return _found().named


@cache
def common_fonts() -> Any:
    """The faces cut to their common signs, as the engine knows them; None where none were cut."""
    import typst

    if not (cut := _found().cut):
        return None
    folder = (trimmed.FOLDER / cut[0][0]).parent
    return typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[str(folder)])


def are_common(signs: Iterable[str]) -> bool:
    """Whether each of the faces that were cut has all of these signs: then they set what the whole ones would."""
    fresh = set(signs) - _set_by_all()
    if not all(ord(sign) in each for sign in fresh for each in _cut_signs()):
        return False
    _set_by_all().update(fresh)
    return True


@cache
def _set_by_all() -> set[str]:
    """The signs that the cut faces were found to have: the papers of a case are of the same few hundred."""
    return set()


@cache
def _cut_signs() -> tuple[Signs, ...]:
    made = []
    for name, _ in _found().cut:
        with (trimmed.FOLDER / name).open("rb") as file:
            made.append(signs_of(file, 0))
    return tuple(made)


@cache
def _found() -> _Found:
    looked_at = time.time_ns()
    names = names_below(font_folders())
    looks = looks_of(names)
    by = digest_of(
        [names, looks, *map(_version, READERS), *map(_code, (__file__, trimmed.__file__))]
    ).encode()
    if (kept := sealed.opened(trimmed.FOLDER / KNOWN, by)) is not None:
        told = json.loads(kept)
        found = _Found(
            tuple(told["body"]), tuple(told["strong"]), told["named"], tuple((n, d) for n, d in told["cut"])
        )
        now = trimmed.looks_of_cut(found.cut)
        if now == [each and tuple(each) for each in told["seen"]]:
            return found
        if trimmed.is_whole(found.cut):
            # To read the files takes longer than a paper: from now on a look at them is enough.
            _keep(by, found, now if all(each and is_sure(each, looked_at) for each in now) else [])
            return found
    found = _searched()
    if found.body and all(look is None or is_sure(look, looked_at) for look in looks):
        _keep(by, found, [])
    return found


def _keep(by: bytes, found: _Found, seen: Sequence[Look | None]) -> None:
    """`seen` is how the cut files look that were read and are whole; nothing where a look is not sure."""
    told = found._asdict() | {"seen": seen}
    sealed.keep(trimmed.FOLDER / KNOWN, by, json.dumps(told).encode())


def _searched() -> _Found:
    """All fonts of the machine looked through."""
    weights: dict[str, set[int]] = {}
    for font in fonts().fonts():
        weights.setdefault(font.family, set()).add(font.weight)
    body = [family for family in BODY if family in weights]
    if not body:
        return _Found((), (), "[]", ())
    first = body[0]
    own_bold = [first] if max(weights[first]) >= BOLD else []
    heavy = [family for family in STRONG if family in weights]
    bold = own_bold or heavy or [family for family in body if max(weights[family]) >= BOLD]
    rare = [family for family in (*body, *heavy, *RARE) if family in weights]
    used = tuple(dict.fromkeys((first, *rare)))
    strong = tuple(dict.fromkeys((*bold[:1], first, *bold, *rare)))
    cut = trimmed.trimmed(_to_cut(first, strong[0])) if trimmed.can_trim() else ()
    named = sorted(
        (font.family, font.weight, font.index, _head(font.path))
        for font in fonts().fonts()
        if font.family in used
    )
    if cut:
        # What is known of each sign of each face of the machine is megabytes, and is hardly asked for again.
        fonts.cache_clear()
    return _Found(used, strong, repr((*dict.fromkeys(named), *cut)), cut)


def _to_cut(body: str, strong: str) -> list[tuple[str, int]]:
    """The faces that set a paper without rare signs; none where their licence does not say that they may be cut, or one of
    the two weights is not there exactly: the engine would choose otherwise among fewer.
    """
    upright = [
        font
        for font in fonts().fonts()
        if font.family in {body, strong} and font.style == "normal" and font.path
    ]
    wanted = {(body, REGULAR), (strong, HEAVY)}
    there = [font for font in upright if font.weight in {REGULAR, HEAVY}]
    is_free = all(family.startswith(trimmed.FREE) for family in (body, strong))
    if not is_free or not wanted <= {(font.family, font.weight) for font in there}:
        return []
    return list(dict.fromkeys((font.path, font.index) for font in there))


def _version(package: str) -> str:
    try:
        return version(package)
    except PackageNotFoundError:
        return ""


def _code(module: str) -> str:
    return sha256(Path(module).read_bytes()).hexdigest()


@cache
def _head(path: str) -> str:
    """The beginning of a font file as a hash: the directory of its tables stands there, with a sum of each table."""
    try:
        with Path(path).open("rb") as file:
            return sha256(file.read(HEAD)).hexdigest()[:16]
    except OSError:
        return ""


def without_a_face(signs: Iterable[str]) -> list[str]:
    """The signs that none of the faces has, in order. Files are opened only for what is rare."""
    asked = [sign for sign in dict.fromkeys(signs) if not _common(sign) and not sign.isspace()]
    return [sign for sign in asked if not any(ord(sign) in each for each in _covered())]


def _common(sign: str) -> bool:
    """Whether every Chinese face has it: it stands in GB 2312."""
    try:
        sign.encode("gb2312")
    except UnicodeEncodeError:
        return False
    return True


@cache
def _covered() -> tuple[Signs, ...]:
    """What each family of the body has, in its order."""
    found: dict[str, Signs] = {}
    for font in fonts().fonts():
        if font.family in faces().body and font.family not in found and font.path:
            with Path(font.path).open("rb") as file:
                found[font.family] = signs_of(file, font.index)
    return tuple(found.values())


def look_again() -> None:
    """Forget what was found on this machine."""
    for kept in (fonts, common_fonts, _found, _cut_signs, _set_by_all, _covered, _head):
        kept.cache_clear()
