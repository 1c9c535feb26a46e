"""The stamps on the pages of the evidence book: which exhibit at the head, which page of how many at the foot."""

from collections.abc import Sequence
from html import escape
from typing import NamedTuple

STYLE = """
@page { size: A4; margin: 0 }
@page wide { size: A4 landscape; margin: 0 }
body { margin: 0; font: 10.5pt "Noto Serif CJK SC", "Source Han Serif SC", "Songti SC", "STSong", "SimSun", serif; }
.sheet { position: relative; height: 841pt; break-after: page; overflow: hidden; }
.sheet:last-child { break-after: auto; }
.wide { page: wide; height: 594pt; }
.mark { position: absolute; top: 28pt; right: 42.52pt; left: 70.87pt; text-align: right; white-space: nowrap;
  overflow: hidden; }
.folio { position: absolute; bottom: 26pt; left: 70.87pt; right: 42.52pt; text-align: center; }
strong { font-weight: bold; }
"""


class Stamp(NamedTuple):
    """The words on one page; a `wide` page lies on its side."""

    exhibit: str
    title: str
    folio: str
    wide: bool = False


def stamp_page(stamps: Sequence[Stamp]) -> str:
    """One page of HTML, a sheet for each stamp."""
    body = "".join(map(_sheet, stamps))
    return f'<!DOCTYPE html><html lang="zh-CN"><head><meta charset="utf-8"><title>页码</title></head><body>{body}</body></html>'


def _sheet(stamp: Stamp) -> str:
    wide = " wide" if stamp.wide else ""
    return (
        f'<div class="sheet{wide}"><div class="mark"><strong>{escape(stamp.exhibit)}</strong>　{escape(stamp.title)}</div>'
        f'<div class="folio">{escape(stamp.folio)}</div></div>'
    )
