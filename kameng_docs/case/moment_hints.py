"""How a day or a moment that cannot be read ought to have been written, as far as the author's words are clear."""

import re
from datetime import date, datetime

from kameng_docs.case.typed import half_width
from kameng_docs.declared import sought

YEAR_LAST = sought(r"([0-9]{1,2})([-/.])([0-9]{1,2})\2([0-9]{4})\b.*")
NO_YEAR = sought(r"([0-9]{1,2})(?: ?月 ?|[-/.])([0-9]{1,2})(?: ?[日号])?(?:[^0-9].*)?")
SHORT_YEAR = sought(r"[0-9]{2}[-/.年][0-9]{1,2}[-/.月][0-9]{1,2}.*")
ZONE = sought(r"(.*[0-9]{2}:[0-9]{2}(?::[0-9]{2})?)(?:\.[0-9]+)?(Z|[+-][0-9]{2}:?[0-9]{2})")
BEIJING = datetime.fromisoformat("2000-01-01T00:00:00+08:00").tzinfo


def how_to_date(plain: str) -> str:
    """What to write, the author's own day where that is clear, and why it is not where it is not."""
    why = _year_elsewhere(plain) or _in_beijing(plain)
    if why:
        return why
    tail = "；不记得几点就只写日期"
    if "12" in plain and re.search("晚上|凌晨|半夜|上午|早上|午夜", plain):
        return f"零点还是正午、算哪一天，这里说不准：用 24 小时制写，例如 2026-10-03 00:05{tail}"
    example = _as_instant(plain) or "2026-10-03 21:14"
    return f"写成 {example}{tail if ' ' in example else ''}"


def _year_elsewhere(plain: str) -> str:
    """Of a day whose year stands last, is short, or is not there: how to write it, without guessing month or year."""
    if found := YEAR_LAST.fullmatch(plain):
        one, other, year = int(found[1]), int(found[3]), int(found[4])
        # The American and the European way; where both give a day, only the author knows.
        days = list(dict.fromkeys(filter(None, (_iso(year, one, other), _iso(year, other, one)))))
        why = "" if len(days) == 1 else "；哪个是月、哪个是日，这里说不准"
        return f"年写在最前面：写成 {' 或者 '.join(days)}{why}" if days else ""
    if (found := NO_YEAR.fullmatch(plain)) and (day := _iso(2000, int(found[1]), int(found[2]))):
        return f"前面要有年份：年份写四位，后面接 {day[4:]}，例如 2026{day[4:]}（年份照账单）"
    if SHORT_YEAR.fullmatch(plain):
        return "年份写全四位，年在最前面，例如 2026-10-03"
    return ""


def _in_beijing(plain: str) -> str:
    """Of a moment with a time zone, the same one by the clocks of Beijing."""
    found = ZONE.fullmatch(plain)
    if not found:
        return ""
    try:
        moment = datetime.fromisoformat(f"{found[1]}{found[2]}").astimezone(BEIJING)
    except ValueError:
        return ""
    return f"写北京时间，不带时区：写成 {moment:%Y-%m-%d %H:%M}"


def _iso(year: int, month: int, day: int) -> str:
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        return ""


def _as_instant(text: str) -> str:
    """The day, and the hour where one stands there, as they should have been written; nothing if that is not clear."""
    plain = re.sub("点半", "点30", half_width(text))
    numbers = re.findall(r"[0-9]+", plain)
    if len(numbers) == 1 and len(numbers[0]) == 8:  # noqa: PLR2004
        numbers = [plain[:4], plain[4:6], plain[6:8]]
    if len(numbers) < 3 or len(numbers[0]) != 4:  # noqa: PLR2004
        return ""
    year, month, day, hour, minute = (int(number) for number in [*numbers[:5], "0", "0"][:5])
    if re.search(r"下午|晚|PM", plain, re.IGNORECASE) and 0 < hour < 12:  # noqa: PLR2004
        hour += 12
    try:
        moment = datetime(year, month, day, hour, minute)  # noqa: DTZ001
    except ValueError:
        return ""
    return f"{moment:%Y-%m-%d %H:%M}" if len(numbers) > 3 else f"{moment:%Y-%m-%d}"  # noqa: PLR2004
