"""Official texts in a folder, as the reference files and as the national law database give them."""

import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from itertools import accumulate
from pathlib import Path
from zipfile import BadZipFile

from kameng_docs.law.seals import ITEM_LABEL, normalised

DATED = re.compile(r".+_(?P<day>[0-9]{8})")
NUMERAL = "[零〇○一二两三四五六七八九十百千]+"
# 第一百二十条之一, then white space: “第一百二十条规定的” begins a 款 that speaks of an article.
HEADING = re.compile(rf"\s*第(?P<number>{NUMERAL})条(?:之(?P<branch>{NUMERAL}))?(?:\s+(?P<words>.*))?")
DIVISION = re.compile(rf"\s*第{NUMERAL}(?:分?编|章|节)(?:\s|$)")
ISO = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
DIGITS = {digit: value for value, digit in enumerate("零一二三四五六七八九")} | {"〇": 0, "○": 0, "两": 2}
PLACES = {"十": 10, "百": 100, "千": 1000}


@dataclass(frozen=True)
class Official:
    """One official text. `articles`: number → text, a 款 a line, a 项 a line. A date that it does not say is None.

    `titles` are what its title may be: a long title may run over several lines of the head.
    """

    file: str
    titles: tuple[str, ...]
    adopted: date | None
    effective: date | None
    articles: dict[str, str]


@dataclass(frozen=True)
class Unreadable:
    """A file that should hold an official text and does not, and why."""

    file: str
    why: str


def officials(directory: Path) -> dict[str, Official | Unreadable]:
    """Every official text of a folder by its file's name.

    Read are `*.json`, and `*_20180831.docx` and `*_20180831.txt`, the date being that of adoption.
    """
    return {path.name: _read(path) for path in sorted(_candidates(directory))}


def _candidates(directory: Path) -> Iterator[Path]:
    for path in directory.iterdir() if directory.is_dir() else ():
        dated = path.suffix in {".docx", ".txt"} and DATED.fullmatch(path.stem)
        if (dated or path.suffix == ".json") and not path.name.startswith(("_", "~$", ".")):
            yield path


def _read(path: Path) -> Official | Unreadable:
    try:
        if path.suffix == ".json":
            return _of_json(path)
        lines = _docx_lines(path) if path.suffix == ".docx" else _plain_lines(path)
        return _of_lines(path, [line for line in lines if line.strip()])
    except (ValueError, KeyError, TypeError, AttributeError, BadZipFile) as error:
        return Unreadable(path.name, f"{type(error).__name__}：{error}")


def _of_json(path: Path) -> Official:
    content = json.loads(path.read_text("utf-8"))
    texts = {n: text for n, text in content["articles"].items() if isinstance(text, str)}
    days = [_leading_day(content.get(key)) for key in ("adopted", "effective")]
    return Official(path.name, (content["full_title"],), days[0], days[1], texts)


def _leading_day(text: object) -> date | None:
    found = ISO.match(text) if isinstance(text, str) else None
    return date.fromisoformat(found[0]) if found else None


def _plain_lines(path: Path) -> list[str]:
    """The lines of a text in UTF-8, or in the GB 18030 of older downloads. Raises ValueError for another."""
    content = path.read_bytes()
    try:
        return content.decode("utf-8-sig").splitlines()
    except UnicodeDecodeError:
        return content.decode("gb18030").splitlines()


def _docx_lines(path: Path) -> list[str]:
    """The lines of a Word file. Raises ValueError where it is none."""
    from docx import Document
    from docx.opc.exceptions import PackageNotFoundError

    try:
        document = Document(str(path))
    except PackageNotFoundError as error:
        raise ValueError(error) from error
    return [line for paragraph in document.paragraphs for line in paragraph.text.splitlines()]


def _of_lines(path: Path, lines: list[str]) -> Official:
    """Raises ValueError where there are no articles, or one twice: then it is not the plain text of one statute."""
    head = _head(lines)
    articles = _articles(lines[len(head) :])
    if not articles:
        raise ValueError("没有“第…条”")
    match = DATED.fullmatch(path.stem)
    day = match["day"] if match else ""
    titles = tuple(accumulate(normalised(line).replace("\n", "") for line in head))
    return Official(path.name, titles, date.fromisoformat(day), None, articles)


def _head(lines: Iterable[str]) -> list[str]:
    """What stands before the first article."""
    head = []
    for line in lines:
        if HEADING.fullmatch(line):
            break
        head.append(line)
    return head


def _articles(lines: Iterable[str]) -> dict[str, str]:
    articles: dict[str, list[str]] = {}
    current: list[str] = []
    for line in lines:
        heading = HEADING.fullmatch(line)
        if heading:
            number = str(_value(heading["number"]))
            if heading["branch"]:
                number += f"-{_value(heading['branch'])}"
            if number in articles:
                raise ValueError(f"第 {number} 条出现两次")
            current = articles[number] = [heading["words"] or ""]
        elif not DIVISION.match(line):
            current.append(line)
    return {number: "\n".join(texts) for number, texts in articles.items()}


def _value(numeral: str) -> int:
    """一千二百六十 is 1260."""
    total = digit = 0
    for character in numeral:
        if character in PLACES:
            total += (digit or 1) * PLACES[character]
            digit = 0
        else:
            digit = DIGITS[character]
    return total + digit


def paragraphs_of(official: str) -> list[str]:
    """The 款 of an official article, which holds one a line: lines that begin a 项 or a 目 of one belong to it.

    So does a plain line between two 项, for the 项 of a 款 begin with （一）.
    """
    paragraphs: list[list[str]] = []
    for line in official.split("\n"):
        bare = normalised(line)
        if not bare:
            continue
        label = ITEM_LABEL.match(bare)
        if label and label[1] != "一":
            while len(paragraphs) > 1 and not _has_items(paragraphs[-1]) and _has_items(paragraphs[-2]):
                stray = paragraphs.pop()
                paragraphs[-1] += stray
        in_items = bool(paragraphs) and _has_items(paragraphs[-1])
        if paragraphs and (label or (in_items and _is_point(bare))):
            paragraphs[-1].append(line)
        else:
            paragraphs.append([line])
    return ["\n".join(lines) for lines in paragraphs]


def _has_items(lines: list[str]) -> bool:
    return len(lines) > 1


def _is_point(line: str) -> bool:
    """Whether a line begins with the number of a 目: 1．"""
    digits = line[: len(line) - len(line.lstrip("0123456789"))]
    return bool(digits) and line[len(digits) : len(digits) + 1] in {"．", "."}
