"""Words for which a complaint is laid aside before anybody reads it: told to the author, who may have others."""

import re
from collections.abc import Iterator

from kameng_docs.blocks import Document, words
from kameng_docs.brief import Brief
from kameng_docs.diagnostics import Diagnostic, Scope, Severity
from kameng_docs.law.sorting import is_sorted, sorted_out

# What is quoted, and what a law is called, cannot be said otherwise.
QUOTED = re.compile(r"“[^“”]*”|《[^《》]*》")


def check_sorted(document: Document, name: str, brief: Brief) -> Iterator[Diagnostic]:
    """Each kind of such words in a paper that is sorted by them; names of people, shops and goods are what they are."""
    if not is_sorted(name):
        return
    text = "\n".join(words(document))
    for own in sorted(_names(brief), key=len, reverse=True):
        text = text.replace(own, "")
    for pile, found in sorted_out(QUOTED.sub("", text)):
        yield Diagnostic(
            "document.sorted-out",
            f"里面有“{'”“'.join(found)}”：有的受理处先按字分拣，有这样的字的会归到“{pile.pile}”，转人工再看（未核是哪些地方）",
            f"能换的换个说法：{pile.instead}。照事实该写的照写，这一条只是提醒",
            Severity.WARNING,
            Scope.DOCUMENT,
            document=name,
        )


def _names(brief: Brief) -> set[str]:
    """What things and people are called in the case."""
    sides = [*brief.respondents, *([brief.platform_operator] if brief.platform_operator else [])]
    named = {brief.platform, *(order.goods for order in brief.orders)}
    for side in sides:
        named |= {side.name, side.shop_name, side.address, side.phone}
    return {str(each) for each in named if each}
