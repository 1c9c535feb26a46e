"""What a mark on a type (declared/marks.py) adds to the reader of it."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from string import Formatter
from typing import Any

from kameng_docs.declared.marks import (
    Among,
    Checked,
    Filled,
    Lone,
    Means,
    Places,
    Plain,
    Shaped,
    Steps,
    Stripped,
    Whole,
)
from kameng_docs.declared.reading import WRONG, Reader, Reading, called, meaning, misnamed
from kameng_docs.declared.said import instead, shape, short


def _among(read: Reader, mark: Among) -> Reader:
    def marked(value: Plain, steps: Steps, reading: Reading) -> Any:
        found = read(value, steps, reading)
        return WRONG if found is WRONG else _known(found, mark, steps, reading)

    return marked


def _known(word: str, mark: Among, steps: Steps, reading: Reading) -> Any:
    """The word, if it is one of those that `mark` allows, or these cannot be told."""
    known = reading.names(mark.known)
    if known is None or word in known:
        return word
    message = f"没有叫“{short(word)}”的{mark.what}"
    hint = instead(word, known, getattr(mark.known, "name", ""))
    return reading.wrong(steps, message, hint, "data.unknown-reference")


def _with_places(read: Reader, mark: Places) -> Reader:
    def marked(value: Plain, steps: Steps, reading: Reading) -> Any:
        found = read(value, steps, reading)
        if found is WRONG:
            return WRONG
        try:
            places = [place for _, place, _, _ in Formatter().parse(found) if place is not None]
        except ValueError:
            return reading.wrong(steps, "花括号没有配对", "值写成 {名称}，花括号本身写两个")
        return WRONG if WRONG in [_known(place, mark, steps, reading) for place in places] else found

    return marked


def _shaped(read: Reader, mark: Shaped) -> Reader:
    def marked(value: Plain, steps: Steps, reading: Reading) -> Any:
        found = read(value, steps, reading)
        if found is WRONG or mark.pattern.fullmatch(found):
            return found
        return reading.wrong(steps, f"{called(steps)}{shape(value)}，写法不对", mark.told)

    return marked


def _checked(read: Reader, mark: Checked) -> Reader:
    def marked(value: Plain, steps: Steps, reading: Reading) -> Any:
        found = read(value, steps, reading)
        doubts = [] if found is WRONG or reading.looked_through else list(mark.ask(found, reading.root))
        reading.doubts += [replace(doubt, steps=(*steps, *doubt.steps)) for doubt in doubts]
        return WRONG if doubts else found

    return marked


def _lone(read: Reader, _: Lone) -> Reader:
    return lambda value, steps, reading: read([value] if isinstance(value, str) else value, steps, reading)


def _filled(read: Reader, _: Filled) -> Reader:
    def marked(value: Plain, steps: Steps, reading: Reading) -> Any:
        found = read(value, steps, reading)
        return found or reading.wrong(steps, f"{called(steps)}是空的", "至少写一项")

    return marked


def _whole(read: Reader, mark: Whole) -> Reader:
    def marked(value: Plain, steps: Steps, reading: Reading) -> Any:
        before = len(reading.doubts)
        if isinstance(value, dict):
            reading.doubts += misnamed(value, list(mark.keys), mark.keys, steps)
        found = read(value, steps, reading)
        return WRONG if len(reading.doubts) > before else found

    return marked


def _stripped(read: Reader, _: Stripped) -> Reader:
    def marked(value: Plain, steps: Steps, reading: Reading) -> Any:
        found = read(value, steps, reading)
        return found.strip() if isinstance(found, str) else found

    return marked


MARKS: Mapping[type, Callable[[Reader, Any], Reader]] = {
    Among: _among,
    Places: _with_places,
    Means: lambda _, mark: meaning(mark.words),
    Shaped: _shaped,
    Checked: _checked,
    Lone: _lone,
    Filled: _filled,
    Stripped: _stripped,
    Whole: _whole,
}
