"""The wording templates: one Jinja environment a process, values kept apart from markup by tokens."""

import re
import traceback
from collections.abc import Callable, Mapping
from datetime import date
from functools import cache, lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol

from kameng_docs.case.part import day_of
from kameng_docs.compose.events import adds
from kameng_docs.compose.lines import Line, origins_of, prose
from kameng_docs.compose.named import context_of
from kameng_docs.compose.origins import bare
from kameng_docs.compose.telling import FILTERS, Teller
from kameng_docs.compose.tokens import Tokens, unlike_tokens
from kameng_docs.compose.unfilled import unfilled
from kameng_docs.diagnostics import Diagnostic, Position, Scope
from kameng_docs.resources import sandbox

if TYPE_CHECKING:
    import jinja2

SUFFIX = ".j2"


class Speaker(Protocol):
    """What a wording asks of whoever tells it: how a value is printed, and the filters by their names."""

    def printed(self, value: Any, text: str) -> str:
        """`text`, as which the value is printed."""

    @property
    def filters(self) -> Mapping[str, Callable[..., Any]]:
        """The filters."""


@cache
def _environment(folders: tuple[Path, ...]) -> "jinja2.Environment":
    import jinja2
    from markupsafe import Markup

    @jinja2.pass_context
    def keep(context: "jinja2.runtime.Context", value: Any) -> Any:
        """Every value becomes a token. A macro's result is markup already and stays; nothing may print as None."""
        if isinstance(value, jinja2.Undefined):
            return str(value)  # raises UndefinedError
        if isinstance(value, Markup):
            return value
        if value is None:
            raise jinja2.UndefinedError("这里的值是空的（None）")
        text = context["__teller__"].printed(value, str(sandbox.printable(value)))
        return context["__tokens__"].keep(text)

    # Ours alone are the program; among others' the program's own run in their sandbox.
    make = sandbox.environment if len(folders) > 1 else _plain
    environment = make(
        folders,
        undefined=jinja2.StrictUndefined,
        finalize=keep,
        # On, so that macros give Markup and can be told from values; tokens hold nothing to escape.
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        # A wording is rendered a few times at most: folding its constants beforehand costs more than it saves.
        optimized=False,
    )
    environment.tests |= {"before": _before, "matching": _matching}
    for name in FILTERS:
        environment.filters[name] = _filter(name)
    environment.filters["prose"] = _prose()
    environment.filters["adds"] = _adds()
    environment.filters["fitting"] = _fitting()
    return environment


def _plain(folders: tuple[Path, ...], **options: Any) -> "jinja2.Environment":
    import jinja2

    from kameng_docs.resources.kept import Kept

    loader = jinja2.FileSystemLoader([str(folder) for folder in folders])
    return jinja2.Environment(loader=loader, bytecode_cache=Kept(Path(__file__)), **options)  # noqa: S701 — in options


# More than all channels together hold; a process that watches for days drops what nobody asks for any more.
@lru_cache(maxsize=1024)
def _expression(folders: tuple[Path, ...], source: str) -> "jinja2.Template":
    """An expression of a channel.yaml, compiled once a process: what comes of it hangs on its words alone.

    One of ours is kept for the next process as well, under its own words (resources/kept.py).
    """
    environment = _environment(folders)
    kept = environment.bytecode_cache
    if kept is None:
        return environment.from_string(source)
    bucket = kept.get_bucket(environment, source, None, source)
    if bucket.code is None:
        bucket.code = environment.compile(source)
        kept.set_bucket(bucket)
    return environment.template_class.from_code(environment, bucket.code, environment.make_globals(None))


def forget_wordings() -> None:
    """Let go of every template that this process holds: a process that goes on calls it when a file among them changed,
    came or went, for a template in memory is taken as it is while the file it came from has its time.
    """
    _environment.cache_clear()
    _expression.cache_clear()


def _before(moment: date, day: date) -> bool:
    """Whether a moment lies before the beginning of that day."""
    return day_of(moment) < day


def _matching(text: str, pattern: str) -> bool:
    """Whether the pattern is found anywhere in the text, in either case."""
    return re.search(pattern, text, re.IGNORECASE) is not None


def _filter(name: str) -> Callable[..., Any]:
    """The teller's filter of that name. The teller comes with the context, so that templates compile once a process."""
    import jinja2

    @jinja2.pass_context
    def call(context: "jinja2.runtime.Context", *values: Any) -> Any:
        return context["__teller__"].filters[name](*values)

    return call


def _prose() -> Callable[..., str]:
    """The filter that makes a paragraph of rows of a line, its words and its proof; the words are macros' and hold tokens."""
    import jinja2

    @jinja2.pass_context
    def made(context: "jinja2.runtime.Context", rows: list[tuple[Line, str, str]], since: Any = None) -> str:
        tokens, teller = context["__tokens__"], context["__teller__"]
        sides = teller.sides
        told = [
            (line, teller.marked(_read(tokens, words), *origins_of(line, teller.brief)), _read(tokens, proof))
            for line, words, proof in rows
        ]
        subjects = (sides.speaker, sides.me, sides.buyer, sides.them, sides.platform)
        return prose(told, tuple(dict.fromkeys(filter(None, subjects))), since)

    return made


def _read(tokens: Tokens, words: str) -> str:
    """Words as they are read: what a macro made holds tokens, a text of the case itself whatever looks like one."""
    return tokens.restore(words) if hasattr(words, "__html__") else unlike_tokens(words)


def _adds() -> Callable[..., bool]:
    """The filter that asks whether words say more than what was told; both may hold tokens."""
    import jinja2

    @jinja2.pass_context
    def asked(context: "jinja2.runtime.Context", words: str, told: str) -> bool:
        tokens = context["__tokens__"]
        return adds(bare(_read(tokens, words)), bare(_read(tokens, told)))

    return asked


def _fitting() -> Callable[..., str]:
    """The filter that takes the first of several wordings that is at most `room` characters, else the last."""
    import jinja2

    @jinja2.pass_context
    def fitting(context: "jinja2.runtime.Context", wordings: list[str], room: int) -> str:
        tokens = context["__tokens__"]
        fits = (each for each in wordings if len("".join(bare(_read(tokens, each)).split())) <= room)
        return next(fits, wordings[-1])

    return fitting


class Wordings:
    """Renders the templates of `folders` (first hit wins) for one teller."""

    def __init__(self, folders: tuple[Path, ...]) -> None:
        """`folders` as `resources.template_folders` gives them."""
        self._folders = folders
        # What goes wrong inside a wording of ours is a bug and keeps its traceback; inside an author's, a diagnostic.
        self._ours_alone = len(folders) == 1

    def render(
        self, template: str, teller: Teller, more: Mapping[str, Any]
    ) -> tuple[tuple[str, Tokens] | None, list[Diagnostic]]:
        """The Markdown of a template file and its tokens, or what is wrong with the template."""
        return self._of_file(template, teller, context_of(teller, more))

    def render_apart(
        self, template: str, speaker: "Speaker", names: Mapping[str, Any]
    ) -> tuple[tuple[str, Tokens] | None, list[Diagnostic]]:
        """The same of a wording that is told of no single case: it knows these names and no others."""
        return self._of_file(template, speaker, names)

    def expression(
        self, source: str, teller: Teller, more: Mapping[str, Any], where: str
    ) -> tuple[str | None, list[Diagnostic]]:
        """A short wording that stands in a channel.yaml, as plain text."""
        names = context_of(teller, more)
        made, faults = self._render(teller, names, lambda: _expression(self._folders, source), where)
        if made is None:
            return None, faults
        markdown, tokens = made
        return teller.citer.spelled_text(tokens.restore(markdown)).strip(), faults

    def truth(self, source: str, teller: Teller, where: str) -> tuple[bool, list[Diagnostic]]:
        """Whether a Jinja expression of a channel.yaml is true of the brief."""
        text, faults = self.expression(f"{{{{ 1 if ({source}) else 0 }}}}", teller, {}, where)
        return text == "1", faults

    def _of_file(
        self, template: str, speaker: "Speaker", names: Mapping[str, Any]
    ) -> tuple[tuple[str, Tokens] | None, list[Diagnostic]]:
        name = template + SUFFIX
        return self._render(speaker, names, lambda: _environment(self._folders).get_template(name), name)

    def _render(
        self, speaker: "Speaker", names: Mapping[str, Any], load: Callable[[], "jinja2.Template"], where: str
    ) -> tuple[tuple[str, Tokens] | None, list[Diagnostic]]:
        from jinja2 import TemplateError

        tokens = Tokens()
        hidden = {"__tokens__": tokens, "__teller__": speaker}
        try:
            made = self._made(load(), {**names, **hidden})
        except TemplateError as error:
            return None, [_told(error, where)]
        except (sandbox.TooMuchError, MemoryError, RecursionError, OverflowError) as error:
            if self._ours_alone:
                raise
            why = (
                str(error) if isinstance(error, sandbox.TooMuchError) else "一层套一层没有尽头，或者数字太大"
            )
            message = f"模板算得太多，没有算完：{why}"
            return None, [_fault("template.too-much", message, _line_of(error, where))]
        except USER_FAULTS as error:
            if self._ours_alone:
                raise
            what = (
                "模板不是 UTF-8 编码" if isinstance(error, UnicodeDecodeError) else f"模板算不下去：{error}"
            )
            return None, [_fault("template.failed", what, _line_of(error, where))]
        return (made, tokens), unfilled(made)

    def _made(self, template: "jinja2.Template", names: Mapping[str, Any]) -> str:
        if self._ours_alone:
            return template.render(names)
        with sandbox.in_time():
            made = template.render(names)
            sandbox.paper(names["__tokens__"].restore(made))
        return made


def _told(error: "jinja2.TemplateError", where: str) -> Diagnostic:
    """What Jinja has against a template."""
    import jinja2
    from jinja2.exceptions import SecurityError

    if isinstance(error, jinja2.TemplateSyntaxError):
        at = Position(Path(error.filename or where).name, error.lineno, 1)
        return _fault("template.syntax", f"模板写错了：{error.message}", at)
    if isinstance(error, jinja2.TemplateNotFound):
        return _fault("template.missing", f"找不到模板 {error.name}", Position(where, 1, 1))
    at = _line_of(error, where)
    if isinstance(error, SecurityError):
        return _fault("template.forbidden", f"模板要做措辞不该做的事：{error.message}", at)
    return _fault("template.undefined-name", f"模板用了没有的名称：{error.message}", at)


# What evaluating an expression of a template can raise, besides Jinja's own errors.
USER_FAULTS = (TypeError, ValueError, ArithmeticError, AttributeError, LookupError)


def _line_of(error: Exception, where: str) -> Position:
    """The last line of a template in the traceback."""
    frames = [f for f in traceback.extract_tb(error.__traceback__) if f.filename.endswith(SUFFIX)]
    return (
        Position(Path(frames[-1].filename).name, frames[-1].lineno or 1, 1)
        if frames
        else Position(where, 1, 1)
    )


def _fault(code: str, message: str, at: Position) -> Diagnostic:
    hint = "改正自己的模板，或者删掉它，程序会用自带的"
    return Diagnostic(code, message, hint, scope=Scope.DOCUMENT, at=at)
