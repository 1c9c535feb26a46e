"""Where Markdown would take a character of a text for markup, and only there.

The papers written in Markdown are read in a plain editor as often as in a viewer, so a masked number
(`138****8000`) or a path stays as it is wherever it can do no harm.
"""

import re

# One of these opens what a later one closes; a single run of them in a paragraph is harmless.
PAIRED = ("*", "_", "`", "~", "$")
ENTITY = re.compile(r"&(?=#[0-9]{1,7};|#[xX][0-9a-fA-F]{1,6};|[A-Za-z][A-Za-z0-9]*;)")
TAG_OR_AUTOLINK = re.compile(r"<(?=[A-Za-z/!?])")
# A bracket is a link, an image, a definition or a footnote only through what follows its end.
LINK_END = re.compile(r"\](?=[(\[:])")
BACKSLASH = re.compile(r"\\(?=[!-/:-@\[-`{-~]|\n|$)")
LINE_START = re.compile(
    r"""^[ \t]*(?:
        (?P<heading>\#)(?=\#{0,5}(?:[ \t]|$))
      | (?P<quote>>)
      | (?P<bullet>[-+*])(?=[ \t]|$)
      | [0-9]{1,9}(?P<number>[.)])(?=[ \t]|$)
      | (?P<fence>`|~)(?=(?P=fence){2})
      | (?P<rule>[-*_])(?=[ \t]*(?:(?P=rule)[ \t]*){2,}$)
      | (?P<underline>=)(?==*[ \t]*$)
      | (?P<delimiter>[-:|])(?=[-:| \t]*$)
    )""",
    re.VERBOSE | re.MULTILINE,
)
CLOSING_SEQUENCE = re.compile(r"(?:^|(?<=[ \t]))#(?=#*[ \t]*$)")
TASK = re.compile(r"^[ \t]*\[(?=[ xX]\])")


def inline(text: str, *, marked: bool = False) -> set[int]:
    """Indices of the characters that need a backslash wherever the text stands.

    `marked`: the writer itself puts emphasis into this paragraph, so that a lone asterisk has a partner.
    """
    places = {
        m.start()
        for pattern in (ENTITY, TAG_OR_AUTOLINK, LINK_END, BACKSLASH)
        for m in pattern.finditer(text)
    }
    for mark in PAIRED:
        runs = list(re.finditer(re.escape(mark) + "+", text))
        if len(runs) > 1 or (marked and mark == "*"):
            places.update(i for run in runs if not _harmless(mark, run, text) for i in range(*run.span()))
    return places


def _harmless(mark: str, run: re.Match[str], text: str) -> bool:
    """An underscore within a word (`order_id_2`) is no emphasis."""
    before, after = text[: run.start()][-1:], text[run.end() :][:1]
    return mark == "_" and before.isalnum() and after.isalnum()


def line_starts(text: str) -> set[int]:
    """Indices of the characters that would make a line of the text a heading, a list, a rule, a fence or a table."""
    found = LINE_START.finditer(text)
    return {m.start(m.lastgroup) for m in found if m.lastgroup} | {
        m.start() + m[0].index("[") for m in TASK.finditer(text)
    }


def cell(text: str) -> set[int]:
    """Indices of the bars, which would end a cell."""
    return {i for i, character in enumerate(text) if character == "|"}


def heading_end(text: str) -> set[int]:
    """Index of the number sign that would be taken for the closing sequence of a heading."""
    return {m.start() for m in CLOSING_SEQUENCE.finditer(text)}
