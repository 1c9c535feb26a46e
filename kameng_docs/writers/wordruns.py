"""Runs of text put into a paragraph of a DOCX."""

from typing import TYPE_CHECKING

from kameng_docs.blocks import Runs

if TYPE_CHECKING:
    from docx.text.paragraph import Paragraph as WordParagraph

STRONG = "Strong"


def add_runs(paragraph: "WordParagraph", runs: Runs) -> None:
    """Appends the runs. A line feed becomes a line break, a tab a tab."""
    for run in runs:
        if run.text:
            paragraph.add_run(run.text, STRONG if run.strong else None)
