"""The stamps of the body's pages: which exhibit at the head, which page of how many at the foot."""

from collections.abc import Sequence
from html import escape

from kameng_docs.bind.sheet import Sheet

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


def stamped(sheets: Sequence[Sheet], titles: dict[str, str], first: int, total: int) -> str:
    """One page of HTML a sheet. `first` is the number of the first page, `total` that of the last one of all volumes."""
    body = "".join(_stamp(sheet, titles[sheet.exhibit], first + i, total) for i, sheet in enumerate(sheets))
    return f'<!DOCTYPE html><html lang="zh-CN"><head><meta charset="utf-8"><title>页码</title></head><body>{body}</body></html>'


def _stamp(sheet: Sheet, title: str, number: int, total: int) -> str:
    wide = " wide" if sheet.wide else ""
    return (
        f'<div class="sheet{wide}"><div class="mark"><strong>证据{escape(sheet.exhibit)}</strong>　{escape(title)}</div>'
        f'<div class="folio">第{number}页 共{total}页</div></div>'
    )
