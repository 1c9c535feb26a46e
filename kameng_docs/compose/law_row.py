"""The order of clauses in a box of their own: statute by statute, each once, its articles ascending."""

from collections.abc import Iterable

from kameng_docs.law.model import Citation

# As a judgment names them (最高人民法院关于裁判文书引用法律、法规等规范性法律文件的规定 第二条), the 民法典 before other statutes.
KINDS = ("法律", "行政法规", "地方性法规", "司法解释")
FIRST = "civil-code"


def by_statute(citations: Iterable[Citation]) -> list[list[Citation]]:
    """The citations in groups of one text of a statute; of equal rank stands first what was cited first."""
    groups: dict[tuple[object, ...], list[Citation]] = {}
    for citation in dict.fromkeys(citations):
        groups.setdefault((citation.law, citation.edition, citation.since), []).append(citation)
    ranked = sorted(groups.values(), key=lambda group: _rank(group[0]))
    return [sorted(group, key=_place) for group in ranked]


def _rank(citation: Citation) -> tuple[int, bool]:
    kind = KINDS.index(citation.kind) if citation.kind in KINDS else len(KINDS)
    return kind, citation.statute != FIRST


def _place(citation: Citation) -> tuple[int, ...]:
    number, _, branch = citation.article.partition("-")
    return int(number), int(branch or 0), citation.paragraph or 0, citation.item or 0
