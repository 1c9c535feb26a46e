"""Runs of text put into a paragraph of a DOCX."""

import re
from typing import TYPE_CHECKING

from kameng_docs.blocks import Runs

if TYPE_CHECKING:
    from docx.text.paragraph import Paragraph as WordParagraph
    from docx.text.run import Run as WordRun

STRONG = "Strong"
# The number of an exhibit, which Word would end a line within: 证据3-1, 3-4. No date and no telephone.
NUMBER = re.compile(r"(证据)?(?<![0-9-])([0-9]{1,2}(?:-[0-9]{1,2})*)(?![0-9-])")
NO_BREAK = "\u00a0"


def add_runs(paragraph: "WordParagraph", runs: Runs) -> None:
    """Appends the runs. A line feed becomes a line break, a tab a tab.

    The number of an exhibit has Word's own hyphen at which no line ends, and behind 证据 a blank at which none does:
    about what Word sets between Han and digits by itself.
    """
    for run in runs:
        if run.text:
            made = paragraph.add_run("", STRONG if run.strong else None)
            _fill(made, run.text)


def _fill(run: "WordRun", text: str) -> None:
    from docx.oxml import OxmlElement

    kept = 0
    for found in NUMBER.finditer(text):
        word, number = found[1] or "", found[2]
        if not word and "-" not in number:
            continue
        first, *others = number.split("-")
        run.add_text(text[kept : found.start()] + word + (NO_BREAK if word else "") + first)
        for other in others:
            run._r.append(OxmlElement("w:noBreakHyphen"))  # noqa: SLF001
            run.add_text(other)
        kept = found.end()
    if kept < len(text):
        run.add_text(text[kept:])
