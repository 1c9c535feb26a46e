"""All measures of one PDF together."""

from collections import Counter
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from typeset.findings import Finding, finding
from typeset.joined import joined
from typeset.lines import blocks_of, column_of
from typeset.read import Font, read
from typeset.setting import broken_words, in_column
from typeset.sheets import lonely_end, over_pages, over_rules
from typeset.signs import LOOSE, TIGHT, at_edges, between_signs, stretch


@dataclass(frozen=True)
class Measured:
    """One paper: who set it, what was found in it, and the widest and the closest two Han of its full lines, in em."""

    file: Path
    engine: str
    pages: int
    size: int
    tagged: bool
    findings: tuple[Finding, ...]
    widest: float
    closest: float
    fonts: tuple[Font, ...]

    @cached_property
    def counts(self) -> Counter[str]:
        """How many findings of each kind."""
        return Counter(each.kind for each in self.findings)


def measured(file: Path) -> Measured:
    """The PDF at `file`, measured. Of one without tags only what needs no paragraphs: pairs, spaces, fonts."""
    paper = read(file)
    blocks = blocks_of(paper)
    column = column_of(blocks)
    if paper.engine == "WeasyPrint":
        blocks = joined(blocks, column)
    gaps = list(stretch(blocks))
    found = [
        *between_signs(blocks),
        *at_edges(blocks),
        *broken_words(blocks),
        *(in_column(blocks, column) if column else ()),
        *lonely_end(paper, blocks, column),
        *over_pages(paper, blocks),
        *(over_rules(paper, blocks) if paper.tagged else ()),
        *(finding("loose", line, f"{gap:.2f} em: {line.text[:10]}") for gap, line, _ in gaps if gap > LOOSE),
        *(finding("tight", line, f"{gap:.2f} em: {line.text[:10]}") for gap, line, _ in gaps if gap < TIGHT),
    ]
    return Measured(
        file=file,
        engine=paper.engine,
        pages=paper.pages,
        size=file.stat().st_size,
        tagged=paper.tagged,
        findings=tuple(found),
        widest=max((gap for gap, _, _ in gaps), default=0.0),
        closest=min((gap for gap, _, _ in gaps), default=0.0),
        fonts=paper.fonts,
    )
