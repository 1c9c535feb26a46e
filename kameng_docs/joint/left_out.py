"""Those who are not in it, told to the clerk: each with the reason, and those against somebody else in one line."""

from collections.abc import Iterator, Sequence

from kameng_docs.joint.gathering import APART, OTHER
from kameng_docs.joint.group import LeftOut


def told_left_out(left: Sequence[LeftOut], *, others: bool) -> Iterator[str]:
    """Line by line; with `others` also each of those that are against somebody else."""
    against_others = [] if others else [each for each in left if each.code == OTHER and each.hint == APART]
    for each in left:
        if each not in against_others:
            yield f"  {each.case}：{each.reason}"
            if each.hint:
                yield f"    怎么办：{each.hint}"
    if against_others:
        yield f"  告别家的 {len(against_others)} 件：另做一组；要一件一件看：kameng-docs joint look --all"
