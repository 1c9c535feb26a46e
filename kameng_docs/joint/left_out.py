"""Those who are not in it, told to the clerk: each with the reason, and those against somebody else in one line."""

from collections.abc import Iterator, Sequence

from kameng_docs.joint.gathering import APART, OTHER
from kameng_docs.joint.group import LeftOut

# As many cases as one line names.
NAMED = 8
EACH = "要一件一件看：kameng-docs joint look --all"


def told_left_out(left: Sequence[LeftOut], *, others: bool) -> Iterator[str]:
    """Each reason once, with those it is true of; with `others` each by itself, also those that are against somebody else."""
    if others:
        for each in left:
            yield from _told(each.reason, each.hint, [each.case])
        return
    against_others = [each for each in left if each.code == OTHER and each.hint == APART]
    groups: dict[tuple[str, str], list[str]] = {}
    for each in left:
        if each not in against_others:
            # A way that names the case is the same way for another one.
            hint = each.hint.replace(f" {each.case}", " 案件名") if each.hint else ""
            groups.setdefault((each.reason, hint), []).append(each.case)
    for (reason, hint), cases in groups.items():
        yield from _told(reason, hint, cases)
    if against_others:
        yield f"  告别家的 {len(against_others)} 件：另做一组；{EACH}"


def _told(reason: str, hint: str, cases: Sequence[str]) -> Iterator[str]:
    if len(cases) == 1:
        yield f"  {cases[0]}：{reason}"
        hint = hint.replace(" 案件名", f" {cases[0]}")
    else:
        named = "、".join(cases[:NAMED]) + (f" 等；{EACH}" if len(cases) > NAMED else "")
        yield f"  {len(cases)} 件：{reason}（{named}）"
    if hint:
        yield f"    怎么办：{hint}"
