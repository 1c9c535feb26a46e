"""What is found at one place of a paper, and what each kind of finding is called."""

from dataclasses import dataclass

from typeset.lines import Line

KINDS = {
    "full": "full lines",
    "short": "full lines ending more than 8 pt short",
    "pair": "pairs of marks on two full ems",
    "indented": "lines that begin with an opening mark standing in",
    "uneven": "first lines whose opening mark stands elsewhere than in most paragraphs",
    "sticking": "lines whose closing mark sticks out",
    "spaced": "Han beside digits or letters, with a space",
    "space": "Han beside digits or letters, without a space",
    "evidence": "evidence numbers broken",
    "sum": "sums broken",
    "code": "order numbers and the like broken",
    "unit": "numbers parted from their unit, dates broken",
    "begins": "lines beginning with what may not begin one",
    "ends": "lines ending with what may not end one",
    "alone": "last pages with a signature alone (two lines beside it, or fewer)",
    "meagre": "last pages with less than a quarter of text beside the signature",
    "foot": "headings at the foot of a page",
    "widow": "last lines of a paragraph alone at the head of a page",
    "orphan": "first lines of a paragraph alone at the foot of a page",
    "row": "rows of tables broken over pages",
    "headless": "pages on which a table goes on without its head",
    "loose": "lines with more than 0.35 em between two Han",
    "wide": "lines with more than 0.5 em between Han and a digit or letter",
    "tight": "lines with Han closer than their width",
    "single": "last lines of one single character",
    "crossing": "lines that run over a rule of a table",
    "outside": "lines that run out of the page's column",
}


@dataclass(frozen=True)
class Finding:
    """A finding of one of `KINDS` on a page, counted from 1, with the words around it."""

    kind: str
    page: int
    words: str


def finding(kind: str, line: Line, words: str) -> Finding:
    """A finding in a line."""
    return Finding(kind, line.page + 1, words)
