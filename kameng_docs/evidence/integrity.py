"""What the originals were when the book was made, written down so that anybody can check it later.

Never a bare hash beside a partly shown key. Of a key shown as ABCD****45 few characters are unknown: who has the
SHA-256 of the file it stands in tries them all in seconds, and so does who has one hash over several files of which
he knows the others. Whatever is made for the public therefore leaves a file with a key (`Entry.secret`) out of the
sums, and shows neither its hash nor its size (`public=True`). For court and police, who see the key, all stands there.
"""

import csv
import hashlib
import io
import re
from collections.abc import Iterable
from dataclasses import dataclass

from kameng_docs.spelling import Finder, Hidden

MANIFEST = "manifest.csv"
SUMS = "原件校验.sha256"
RECIPE = "校验说明.txt"

COLUMNS = ("证据编号", "名称", "文件", "SHA-256", "大小（字节）", "形成时间", "来源", "页码（证据册）")
WITHHELD = "不公开"
# By these first characters, half or full width, a spreadsheet program takes a cell for a formula.
FORMULA = ("=", "+", "-", "@", "＝", "＋", "－", "＠", "\t", "\r", "\n")
APOSTROPHE = "'"


@dataclass(frozen=True)
class Entry:
    """One original file of one exhibit.

    `number` is that of the exhibit without 证据 (`1-2`), `file` its path under the case's folder with `/`, `pages`
    where it stands in the book, as it shall be printed: `3至5`, for of `3-5` Excel makes a date. `secret`: a card
    key stands in it as text, see `holds_any`.
    """

    number: str
    title: str
    file: str
    sha256: str
    size: int
    formed_at: str = ""
    origin: str = ""
    pages: str = ""
    secret: bool = False


def in_order(entries: Iterable[Entry]) -> list[Entry]:
    """By number, 1-2 before 1-10, then by file: the same whatever order they come in."""
    return sorted(entries, key=lambda e: (_natural(e.number), e.number, _natural(e.file), e.file, e.sha256))


def _natural(text: str) -> list[tuple[int, str]]:
    return [(int(part), "") if part.isdecimal() else (0, part) for part in re.split("([0-9]+)", text)]


def manifest(entries: Iterable[Entry], *, public: bool = False) -> bytes:
    """The list of originals as CSV: UTF-8 with byte order mark and CRLF, so that Excel opens it; same in, same out.

    A cell that a spreadsheet program would take for a formula gets an apostrophe before it, and so does one that
    begins with an apostrophe: taking one away gives back what was there.
    """
    text = io.StringIO()
    rows = csv.writer(text, lineterminator="\r\n")
    rows.writerow(COLUMNS)
    for entry in in_order(entries):
        rows.writerow([_guarded(cell) for cell in _cells(entry, hidden=public and entry.secret)])
    return text.getvalue().encode("utf-8-sig")


def _cells(entry: Entry, *, hidden: bool) -> tuple[str, ...]:
    sha256, size = (WITHHELD, WITHHELD) if hidden else (entry.sha256, str(entry.size))
    named = (f"证据{entry.number}", entry.title, entry.file)
    return (*named, sha256, size, entry.formed_at, entry.origin, entry.pages)


def _guarded(cell: str) -> str:
    return APOSTROPHE + cell if cell.startswith((APOSTROPHE, *FORMULA)) else cell


def sums(entries: Iterable[Entry], *, public: bool = False) -> bytes:
    """The text over which `whole` is taken, in the format of sha256sum, which also checks the files by it.

    A line a file, `hash`, two blanks, `path`, line feed; UTF-8, sorted by the bytes of the path; a file in two
    exhibits stands once. Numbers, titles and pages are not in it: a timestamp outlives a new order of exhibits.
    """
    shown = {(_path(entry.file), entry.sha256.lower()) for entry in entries if not (public and entry.secret)}
    lines = sorted((path.encode(), sha256.encode(), mark) for (mark, path), sha256 in shown)
    return b"".join(mark + sha256 + b"  " + path + b"\n" for path, sha256, mark in lines)


def _path(file: str) -> tuple[bytes, str]:
    """The mark and the spelling by which sha256sum writes a name with a line feed or a backslash."""
    spelt = file.replace("\\", "\\\\").replace("\n", "\\n").replace("\r", "\\r")
    return (b"" if spelt == file else b"\\"), spelt


def whole(entries: Iterable[Entry], *, public: bool = False) -> str:
    """One SHA-256 (hex) for all the originals: that of `sums`."""
    return hashlib.sha256(sums(entries, public=public)).hexdigest()


def recipe(entries: Iterable[Entry], digest: str, *, public: bool = False) -> str:
    """校验说明.txt: the hash of the whole, how anybody checks it without this program, and what it does not prove."""
    every = list(entries)
    files = len({entry.file for entry in every if not (public and entry.secret)})
    left_out = len({entry.file for entry in every if public and entry.secret})
    note = f"含有卡密的 {left_out} 个文件不在其内：公布它们的校验值，等于帮人猜出卡密。\n" if left_out else ""
    return f"""证据原件校验说明

原件 {files} 个，全部原件的校验值（SHA-256）：

    {digest}
{note}
一、有什么用
校验值好比文件的指纹：文件改动一个字节，它就完全不同。现在算出来的与这里写的一样，说明原件从
编证据册那天起没有变过。它不能说明文件是什么时候、由谁做的，也不能说明里面的话是真是假；
要说明“最迟在某时已经存在”，要另有可信时间戳。

二、怎么核对
1. 打开终端，进到放原件的文件夹，把“{SUMS}”也放在那里。
2. 逐个核对原件：
     Linux      sha256sum -c {SUMS}
     macOS      shasum -a 256 -c {SUMS}
     Windows    certutil -hashfile 文件名 SHA256    （一次一个文件，与“{SUMS}”里的那一行比）
   每一行都写着 OK（或“成功”），就是一个也没有变。
3. 核对全部原件的校验值：
     Linux      sha256sum {SUMS}
     macOS      shasum -a 256 {SUMS}
     Windows    certutil -hashfile {SUMS} SHA256
   得出的 64 个字符应当与上面写的一样。

三、“{SUMS}”是怎么来的（没有它也能重做）
每个原件一行：SHA-256（小写）、两个空格、文件名（在文件夹里的，用 / 作路径），行末一个换行（LF）；
各行按文件名的 UTF-8 字节从小到大排；UTF-8，不带 BOM；同一个文件只写一次。文件名里有反斜杠或
换行的，照 sha256sum 的写法。证据编号、名称和页码不算在内，重新编号不影响它。
文件名各自写出来，在 Linux 上就是：
     sha256sum 文件1 文件2 …… | LC_ALL=C sort -k 2 | sha256sum
"""


def holds_any(content: bytes, keys: Iterable[str]) -> bool:
    """Whether a file's text holds one of the keys or eight signs of one, however they are written.

    For files that are text (UTF-8, UTF-16, GBK). Of a picture nobody can make the bytes from the key.
    """
    finder = Finder([Hidden(key) for key in keys])
    encodings = ("utf-8", "gb18030", "utf-16-le", "utf-16-be")
    return any(finder.holds(content.decode(encoding, errors="ignore")) for encoding in encodings)
