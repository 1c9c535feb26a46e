"""The typefaces of this machine that may set a paper, and which signs they have: asked of their files, without fontconfig."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import Any

from kameng_docs.writers.coverage import Signs, signs_of

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
BOLD = 600
# Bytes: a collection of ten faces has its directories in the first four thousand.
HEAD = 65_536


@dataclass(frozen=True)
class Faces:
    """Families in the order in which a sign is looked for; empty `body` where this machine has no Chinese face."""

    body: tuple[str, ...]
    strong: tuple[str, ...]


@cache
def fonts() -> Any:
    """Every font file of this machine, as the engine knows them; none of those that it brings itself, which have no Chinese."""
    import typst

    return typst.Fonts(include_system_fonts=True, include_embedded_fonts=False)


@cache
def faces() -> Faces:
    """The faces for papers on this machine."""
    here: dict[str, set[int]] = {}
    for font in fonts().fonts():
        here.setdefault(font.family, set()).add(font.weight)
    body = [family for family in BODY if family in here]
    if not body:
        return Faces((), ())
    first = body[0]
    own_bold = [first] if max(here[first]) >= BOLD else []
    heavy = [family for family in STRONG if family in here]
    bold = own_bold or heavy or [family for family in body if max(here[family]) >= BOLD]
    rare = [family for family in (*body, *heavy, *RARE) if family in here]
    return Faces(tuple(dict.fromkeys((first, *rare))), tuple(dict.fromkeys((*bold[:1], first, *bold, *rare))))


@cache
def named_files() -> str:
    """Which files set the papers, for telling whether another machine, or this one tomorrow, would set them alike."""
    used = faces().body
    found = {
        (font.family, font.weight, font.index, _head(font.path))
        for font in fonts().fonts()
        if font.family in used
    }
    return repr(sorted(found))


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
    fonts.cache_clear()
    faces.cache_clear()
    _covered.cache_clear()
    _head.cache_clear()
    named_files.cache_clear()
