"""The author is told what was masked in the sentences of his papers, and where he wrote it, never the secret itself."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache

from kameng_docs.blocks import Document, words
from kameng_docs.diagnostics import Diagnostic, Position, Severity
from kameng_docs.disclosure import Masked, policy
from kameng_docs.wording import folded

# What may stand for 我 (compose/third_person.py): 本人, 原告, 法定代理人 …
WRITER = r"\w{1,8}?"


def masked_in(document: Document, masked: Sequence[Masked]) -> tuple[Masked, ...]:
    """The sentences, of those in which something was masked, that this paper prints."""
    if not masked:
        return ()
    text = folded("".join(words(document)))
    return tuple(each for each in masked if _as_told(each.left).search(text))


@lru_cache(maxsize=1024)
def _as_told(sentence: str) -> re.Pattern[str]:
    """The sentence as a paper may print it: without its last mark, each 我 as the paper calls whoever writes there."""
    told = sentence.strip().rstrip("。；;，,").removeprefix("我")
    return re.compile(WRITER.join(re.escape(folded(part)) for part in told.split("我")))


def told_masked(
    papers: Mapping[str, Sequence[Masked]], places: Mapping[str, Position]
) -> Iterator[Diagnostic]:
    """One warning for each place of the case file, with the papers by their names; one for all that has no place."""
    told: dict[Position | None, dict[str, Counter[str]]] = {}
    for paper, masked in papers.items():
        for each in masked:
            at = _place(each.written, places)
            told.setdefault(at, {}).setdefault(paper, Counter()).update(each.kinds)
    for at, kinds in told.items():
        listed = "；".join(f"{paper}（{_listed(each)}）" for paper, each in kinds.items())
        yield Diagnostic(
            "document.masked",
            f"您写的话里有不该给这些读者看的内容，已经隐去：{listed}",
            "读一读这几份文书，看隐去以后还通不通顺；不必写的，从案件文件的这句话里删去",
            Severity.WARNING,
            at=at,
        )


def _place(written: str, places: Mapping[str, Position]) -> Position | None:
    """Where the sentence stands; where we put it together from several, the first text of the author's in it."""
    if written in places:
        return places[written]
    return next((at for text, at in places.items() if text in written or written in text), None)


def _listed(kinds: Mapping[str, int]) -> str:
    return "、".join(f"{name}{kinds[kind]}处" for kind, name in policy().names.items() if kind in kinds)
