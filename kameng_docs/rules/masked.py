"""The author is told what was masked in the sentences of his papers, never the secret itself."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from kameng_docs.blocks import Document, words
from kameng_docs.diagnostics import Diagnostic, Severity
from kameng_docs.disclosure import Masked, policy
from kameng_docs.wording import folded


def masked_in(document: Document, masked: Sequence[Masked]) -> Mapping[str, int]:
    """How often which kind was masked in the sentences that this paper prints."""
    text = folded("".join(words(document)))
    kinds: Counter[str] = Counter()
    for sentence in masked:
        if folded(sentence.left.strip().rstrip("。；;，,")) in text:
            kinds.update(sentence.kinds)
    return kinds


def told_masked(papers: Mapping[str, Mapping[str, int]]) -> Iterator[Diagnostic]:
    """One warning for all papers of a case, by their names."""
    told = [f"{paper}（{_listed(kinds)}）" for paper, kinds in papers.items() if kinds]
    if told:
        yield Diagnostic(
            "document.masked",
            f"您写的话里有不该给这些读者看的内容，已经隐去：{'；'.join(told)}",
            "读一读这几份文书，看隐去以后还通不通顺；不必写的，从案件文件的这句话里删去",
            Severity.WARNING,
        )


def _listed(kinds: Mapping[str, int]) -> str:
    return "、".join(f"{name}{kinds[kind]}处" for kind, name in policy().names.items() if kind in kinds)
