"""What is wrong with a case, as values: where it stands, what it says, what to write instead.

Everything a user did wrong becomes a `Diagnostic`; an exception is a bug of ours. A diagnostic of the
*case* stops that case; one of a *document* withholds that paper alone.
"""

import json
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum

from kameng_docs.wording import display_width


class Severity(StrEnum):
    """How bad it is. There are two kinds only: it stops something, or it does not."""

    ERROR = "error"
    WARNING = "warning"


class Scope(StrEnum):
    """What an error stops: the whole case, or one document of it."""

    CASE = "case"
    DOCUMENT = "document"


@dataclass(frozen=True, order=True)
class Position:
    """A place in a file the author wrote. Line and column count from 1, in code points."""

    file: str
    line: int
    column: int


@dataclass(frozen=True)
class Diagnostic:
    """One finding.

    `code` is a stable slug, its prefix naming the stage that found it. `message` says what is wrong, in
    Chinese, with the author's own value; `hint` says what to write instead. `document` is the
    `channel/document` slug of the paper concerned, empty when the finding is of the case.
    """

    code: str
    message: str
    hint: str = ""
    severity: Severity = Severity.ERROR
    scope: Scope = Scope.CASE
    at: Position | None = None
    case: str = ""
    document: str = ""


SEVERITY_NAMES = {Severity.ERROR: "错误", Severity.WARNING: "警告"}


def has_errors(diagnostics: Iterable[Diagnostic], scope: Scope | None = None) -> bool:
    """Whether any of them is an error, of `scope` where one is given."""
    return any(d.severity is Severity.ERROR and scope in {None, d.scope} for d in diagnostics)


def of_case(diagnostics: Iterable[Diagnostic], case: str) -> list[Diagnostic]:
    """The same diagnostics, saying whose they are."""
    return [replace(d, case=case) for d in diagnostics]


def in_order(diagnostics: Iterable[Diagnostic]) -> list[Diagnostic]:
    """Without repetitions, in the order of the file; those that have no place come last."""
    unique = dict.fromkeys(diagnostics)
    return sorted(unique, key=lambda d: (d.at is None, d.at or Position("", 0, 0), d.document, d.code))


def as_text(diagnostic: Diagnostic, texts: Mapping[str, str]) -> str:
    """One diagnostic as a person reads it: the line quoted, a caret under the faulty character.

    `texts` maps a file's name to what stands in it; a file that is not there is not quoted.
    """
    name = SEVERITY_NAMES[diagnostic.severity]
    about = f"[{diagnostic.document}] " if diagnostic.document else ""
    place = diagnostic.at
    if place is None:
        head = f"{diagnostic.case}: " if diagnostic.case else ""
        lines = [f"{head}{name} {diagnostic.code}: {about}{diagnostic.message}"]
    else:
        lines = [
            f"{place.file}:{place.line}:{place.column}: {name} {diagnostic.code}: {about}{diagnostic.message}",
            *_quotation(place, texts.get(place.file, "")),
        ]
    if diagnostic.hint:
        lines.append(f"  改法: {diagnostic.hint}")
    return "\n".join(lines)


def _quotation(place: Position, text: str) -> list[str]:
    """The faulty line and the caret line below it; nothing if the text has no such line."""
    rows = text.split("\n")
    if not 1 <= place.line <= len(rows) or not rows[place.line - 1].strip():
        return []
    row = rows[place.line - 1].rstrip("\r")
    # A tab would move the caret by as much as the terminal likes, an escape code would do worse: a blank, and � stand
    # for them in both lines.
    row = "".join(
        " " if c == "\t" else "\ufffd" if unicodedata.category(c) in {"Cc", "Cs"} else c for c in row
    )
    before = row[: place.column - 1]
    gutter = f"{place.line:>5} | "
    return [gutter + row, " " * 5 + " | " + " " * display_width(before) + "^"]


def as_json(diagnostic: Diagnostic) -> str:
    """One diagnostic as one line of JSON, for editors and for CI."""
    place = diagnostic.at
    return json.dumps(
        {
            "case": diagnostic.case,
            "scope": diagnostic.scope.value,
            "document": diagnostic.document,
            "file": place.file if place else "",
            "line": place.line if place else None,
            "column": place.column if place else None,
            "severity": diagnostic.severity.value,
            "code": diagnostic.code,
            "message": diagnostic.message,
            "hint": diagnostic.hint,
        },
        ensure_ascii=False,
    )
