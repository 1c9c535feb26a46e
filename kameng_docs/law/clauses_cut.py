"""A text without the clauses that are wrong: the sentence stays, the false number goes."""

from collections.abc import Collection, Iterator

from kameng_docs.law.clause_faults import ClauseFault, Wrong
from kameng_docs.law.clauses_named import NamedClause, clauses_named

# What stands for a law that is no longer one, and for a law that was named before.
SOME_LAW, THAT_LAW = "有关法律", "该法"
# What a quotation leaves out is marked.
OMITTED = "……"


def without_wrong(
    text: str, faults: Collection[ClauseFault], own_rules: Collection[str] = (), *, spoken: bool = False
) -> str:
    """`text` without what `faults` find certainly wrong in the author's own words.

    《电子商务法》第九十九条 becomes 《电子商务法》, 第五十五条第五款 第五十五条, 《合同法》第一百零七条 有关法律. `spoken` words are
    printed as said at the time: what is left out there is marked …….
    """
    wrong = {f.clause.start: f for f in faults if f.certain and not f.clause.quoted}
    every = list(clauses_named(text, own_rules))
    cuts = [cut for i, clause in enumerate(every) for cut in _cuts(every, i, clause, wrong, spoken=spoken)]
    for start, end, instead in sorted(cuts, reverse=True):
        text = text[:start] + instead + text[end:]
    return text


def _cuts(
    every: list[NamedClause], i: int, clause: NamedClause, wrong: dict[int, ClauseFault], *, spoken: bool
) -> Iterator[tuple[int, int, str]]:
    """From where to where, and what stands there instead."""
    fault = wrong.get(clause.start)
    if fault is None:
        return
    if fault.wrong is Wrong.BELOW:
        yield clause.below, clause.end, OMITTED if spoken else ""
    elif clause.joined and (every[i - 1].start not in wrong or fault.wrong is Wrong.LAW):
        # 第四十九、九十九条: what the two shared stays with the first.
        alone = "条" if "条" in clause.words and "条" not in every[i - 1].words else ""
        kept_before = every[i - 1].start not in wrong
        kept = alone if kept_before else ""
        yield clause.joined[0], clause.end, kept + (OMITTED if spoken and kept_before else "")
    else:
        start = clause.law_start if fault.wrong is Wrong.LAW else clause.start
        follows = every[i + 1] if i + 1 < len(every) and every[i + 1].joined else None
        named = clause.law_start < clause.start
        instead = SOME_LAW if fault.wrong is Wrong.LAW else "" if named or clause.joined else THAT_LAW
        if spoken:
            instead = "" if clause.joined else OMITTED
        yield start, clause.end, instead
        if follows and follows.joined and fault.wrong is Wrong.ARTICLE:
            yield *follows.joined, ""
