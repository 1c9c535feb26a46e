"""Jinja for wordings and layouts that somebody else may have written: no code of theirs runs, within a time and a size.

Jinja's own sandbox keeps a template from Python and from changing what it is given. It knows no measure; here is one. What
asks for more raises `TooMuchError`, whoever renders tells it.
"""

import os
import re
import signal
import sys
import threading
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from functools import cache, wraps
from pathlib import Path, PurePath
from types import FrameType
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import jinja2

# Characters of one text, and things of one list; the longest paper of sixty exhibits has a twentieth of it.
MOST = 1_000_000
# Characters of one paper: more than a hundred pages. What is longer takes minutes to be laid out and is read by nobody.
MOST_OF_PAPER = 100_000
# The largest number that tells how often or how wide.
MOST_TIMES = 100_000
# Bits of a number that is computed; no sum of money and no count needs a hundred.
MOST_BITS = 4_096
# Bytes of one template file.
MOST_BYTES = 500_000
# Seconds of the processor that one template may take: the longest of ours takes a fiftieth. Who took them leaves less for the
# next, so that a partial that all papers use does not take as much for each of them; after so many no more is tried.
SECONDS, LEAST, TRIES = 2.0, 0.1, 8

WIDTH = re.compile(r"\d{5,}|\*")
PLENTIFUL = {"join", "list", "string", "sum", "tojson", "pprint", "map", "sort", "unique", "batch", "slice"}


class TooMuchError(Exception):
    """A template asks for more time or room than any paper needs. The message says of what, in Chinese."""


class _Allowance:
    """What runaway templates of this process have left."""

    def __init__(self) -> None:
        self.runaways = 0

    def seconds(self) -> float:
        """How long the next one may take."""
        if self.runaways >= TRIES:
            raise TooMuchError("前面的模板已经算得太久，这一份没有再算")
        return max(LEAST, SECONDS * 0.5**self.runaways)


_ALLOWANCE = _Allowance()


def fresh() -> None:
    """Forget the runaways: templates may have been mended since."""
    _ALLOWANCE.runaways = 0


@contextmanager
def in_time() -> Iterator[None]:
    """Break off what takes longer than a template may, by the processor's clock, wherever the system can.

    A signal reaches also what runs in C; where there is none (Windows, another thread) every call of Python looks at the clock.
    """
    seconds = _ALLOWANCE.seconds()
    timed = _by_signal if _has_signals() else _by_tracing
    try:
        with timed(seconds):
            yield
    except _RanOutError:
        _ALLOWANCE.runaways += 1
        raise TooMuchError(f"算了超过 {SECONDS:.0f} 秒还没有算完") from None


class _RanOutError(BaseException):
    """Time is up. No `except Exception` of a library holds it."""


def _has_signals() -> bool:
    return os.name == "posix" and threading.current_thread() is threading.main_thread()


@contextmanager
def _by_signal(seconds: float) -> Iterator[None]:
    def up(_number: int, _frame: FrameType | None) -> None:
        raise _RanOutError

    before = signal.signal(signal.SIGPROF, up)
    # Again and again: a library may have held the first one.
    signal.setitimer(signal.ITIMER_PROF, seconds, 0.2)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
        signal.signal(signal.SIGPROF, before)


@contextmanager
def _by_tracing(seconds: float) -> Iterator[None]:
    end, before = time.thread_time() + seconds, sys.gettrace()

    def look(_frame: FrameType, _event: str, _value: object) -> Any:
        if time.thread_time() > end:
            raise _RanOutError
        return look

    sys.settrace(look)
    try:
        yield
    finally:
        sys.settrace(before)


def weight(value: object, room: int = MOST) -> int:
    """How many characters a value has when it is written, about; counting ends once it is more than `room`."""
    if isinstance(value, str | bytes | range):
        return len(value)
    if isinstance(value, dict):
        return _all((part for pair in value.items() for part in pair), room)
    if isinstance(value, list | tuple | set | frozenset):
        return len(value) if len(value) > room else _all(value, room)
    return 1


def _all(values: Iterable[object], room: int) -> int:
    total = 0
    for value in values:
        total += 1 + weight(value, room - total)
        if total > room:
            break
    return total


def _checked(value: Any, room: int = MOST) -> Any:
    if weight(value, room) > room:
        raise TooMuchError(f"要写出来的超过 {room // 10_000} 万字")
    return value


def joined(pieces: Iterable[str]) -> str:
    """The pieces as one text, unless they are too much together."""
    total, kept = 0, list[str]()
    for piece in pieces:
        total += len(piece)
        if total > MOST:
            raise TooMuchError(f"要写出来的超过 {MOST // 10_000} 万字")
        kept.append(piece)
    return "".join(kept)


def _times(number: object) -> None:
    if isinstance(number, int) and abs(number) > MOST_TIMES:
        raise TooMuchError(f"数字太大：{str(number)[:20]}")


def _arguments(text: object, name: str, values: Sequence[object]) -> None:
    """What is given to a function, a method or a filter; `text` is what a method belongs to."""
    for value in values:
        _times(value)
        _checked(value)
    length = weight(text) + 1
    numbers = [abs(value) for value in values if isinstance(value, int)]
    texts = [len(value) for value in values if isinstance(value, str)]
    if name in {"replace", "join", "translate", "wordwrap", "indent", "expandtabs"} or numbers:
        _checked_product(length, max([*numbers, *texts, 1]), name)
    if name in {"format", "format_map"} and isinstance(text, str) and "{" in text:
        nested = re.search(r"{[^{}]*{", text)
        if WIDTH.search("".join(re.findall(r":[^{}]*", text))) or (
            nested and any(WIDTH.search(str(v)) for v in values)
        ):
            raise TooMuchError("格式里的宽度太大")
        _checked_product(text.count("{") + 1, max([*texts, 1]), name)
    if name == "format" and isinstance(text, str) and "%" in text:
        _percent(text, values)


def _checked_product(one: int, other: int, _name: str) -> None:
    if one * other > 20 * MOST:
        raise TooMuchError(f"要写出来的超过 {MOST // 10_000} 万字")


def _percent(text: str, values: Sequence[object]) -> None:
    if any(WIDTH.search(each) for each in re.findall(r"%[^a-zA-Z%]*", text)):
        raise TooMuchError("格式里的宽度太大")
    _checked_product(text.count("%") + 1, max((weight(value) for value in values), default=1), "%")


def _operands(operator: str, left: Any, right: Any) -> None:
    if operator == "+" and not (isinstance(left, int | float) or isinstance(right, int | float)):
        if weight(left) + weight(right) > MOST:
            raise TooMuchError(f"要写出来的超过 {MOST // 10_000} 万字")
    elif operator == "*":
        for one, other in ((left, right), (right, left)):
            if isinstance(one, int) and hasattr(other, "__len__") and weight(other) * max(one, 0) > MOST:
                raise TooMuchError(f"重复 {str(one)[:20]} 遍，超过 {MOST // 10_000} 万字")
        if (
            isinstance(left, int)
            and isinstance(right, int)
            and left.bit_length() + right.bit_length() > MOST_BITS
        ):
            raise TooMuchError("数字太大")
    elif operator == "**" and isinstance(left, int) and isinstance(right, int):
        if left.bit_length() * max(right, 1) > MOST_BITS:
            raise TooMuchError("数字太大")
    elif operator == "%" and isinstance(left, str):
        _percent(left, right if isinstance(right, tuple) else [right])


def _counted(values: Iterator[Any]) -> Iterator[Any]:
    total = 0
    for value in values:
        total += 1 + weight(value)
        if total > MOST:
            raise TooMuchError(f"一共超过 {MOST // 10_000} 万字")
        yield value


@cache
def _classes() -> tuple[type, type]:  # noqa: C901 — two classes, whose bases are imported late
    """The environment and its loader; Jinja is imported by who needs it."""
    import jinja2
    from jinja2.compiler import CodeGenerator
    from jinja2.nodes import Concat
    from jinja2.sandbox import ImmutableSandboxedEnvironment

    class Generator(CodeGenerator):
        """`~` is measured as `+` is."""

        def visit_Concat(self, node: Concat, frame: Any) -> None:  # noqa: N802 — Jinja's name
            self.write("environment.tilde(")
            super().visit_Concat(node, frame)
            self.write(")")

    class Sandbox(ImmutableSandboxedEnvironment):
        """Jinja's, with a measure."""

        code_generator_class = Generator
        intercepted_binops = frozenset({"+", "*", "**", "%"})
        concat = staticmethod(joined)

        def __init__(self, *args: Any, **kwargs: Any) -> None:
            super().__init__(*args, **kwargs)
            self.filters = {name: self._measured(name, each) for name, each in self.filters.items()}
            self.globals.pop("lipsum", None)

        def tilde(self, text: Any) -> Any:
            return _checked(text)

        def is_safe_attribute(self, obj: Any, attr: str, value: Any) -> bool:
            return super().is_safe_attribute(obj, attr, value) and not isinstance(obj, PurePath)

        def call_binop(self, context: Any, operator: str, left: Any, right: Any) -> Any:
            _operands(operator, left, right)
            return super().call_binop(context, operator, left, right)

        def call(self, context: Any, function: Any, /, *args: Any, **kwargs: Any) -> Any:
            method = getattr(function, "__wrapped__", function)
            name = getattr(method, "__name__", "")
            _arguments(getattr(method, "__self__", None), str(name), [*args, *kwargs.values()])
            return _checked(super().call(context, function, *args, **kwargs))

        @staticmethod
        def _measured(name: str, function: Callable[..., Any]) -> Callable[..., Any]:
            skipped = 1 if hasattr(function, "jinja_pass_arg") else 0

            @wraps(function)
            def measured(*args: Any, **kwargs: Any) -> Any:
                given = [
                    *args[:skipped],
                    *(_counted(v) if hasattr(v, "__next__") else v for v in args[skipped:]),
                ]
                values = given[skipped:]
                if values:
                    _checked(values[0])
                    _arguments(values[0], name, [*values[1:], *kwargs.values()])
                return _checked(function(*given, **kwargs))

            return measured

    class Loader(jinja2.FileSystemLoader):
        """No file that is too large; links out of the folder were refused before (`resources/__init__.py`)."""

        def get_source(self, environment: Any, template: str) -> Any:
            for folder in self.searchpath:
                file = Path(folder) / template
                if ".." not in template and file.is_file() and file.stat().st_size > MOST_BYTES:
                    raise TooMuchError(f"模板 {template} 超过 {MOST_BYTES // 1000} KB")
            return super().get_source(environment, template)

    return Sandbox, Loader


def environment(folders: Sequence[Path] = (), **options: Any) -> "jinja2.Environment":
    """An environment of this kind; `options` are Jinja's own. Filters that are added later are the program's."""
    sandbox, loader = _classes()
    made: jinja2.Environment = sandbox(
        loader=loader([str(folder) for folder in folders]) if folders else None, **options
    )
    return made


def paper(text: str) -> str:
    """A paper that a template made, unless it is too much."""
    if len(text) > MOST_OF_PAPER:
        raise TooMuchError(
            f"写出来有 {len(text) // 10_000} 万字，一份文书最多 {MOST_OF_PAPER // 10_000} 万字"
        )
    return text


def printable(value: object) -> Any:
    """A value that is about to be printed, unless it is too much."""
    return _checked(value)
