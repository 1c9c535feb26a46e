"""Text and runs as HTML."""

from html import escape

from kameng_docs.blocks import Runs


def of_runs(runs: Runs) -> str:
    """The runs, strong ones marked."""
    return "".join(
        f"<strong>{of_text(run.text)}</strong>" if run.strong else of_text(run.text) for run in runs
    )


def of_text(text: str) -> str:
    """The text, a line feed as a line break."""
    return escape(text).replace("\n", "<br>")
