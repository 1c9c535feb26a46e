"""Whether what the other side said may go into one case as it is: not where it tells of people of other cases.

Every way in asks here: `log reply`, `log read`, the desk's reply. `replies.py` has the same rule for many cases at a time.
"""

from collections.abc import Iterable
from pathlib import Path

from kameng_docs.case.examples import is_example
from kameng_docs.custody.journal.proposal import Opened
from kameng_docs.custody.journal.refused import Refused
from kameng_docs.custody.many.lines import Progress
from kameng_docs.custody.many.named import Named, kept_with, named_in, named_of, strangers_to
from kameng_docs.disclosure.matrix import NAME
from kameng_docs.registry.reading import case_files_in
from kameng_docs.wording import folded

# So many of the others are told by name.
NAMED_FIRST = 3


def cases_beside(folder: Path) -> list[Path]:
    """The case files of a folder whose people are known as others; nobody of the shipped examples is one."""
    return sorted(file for file in case_files_in(folder) if not is_example(file.stem))


def others_kept(before: Opened, words: str, kept: str, heard: Progress) -> Refused | None:
    """Why a reply is not written into the case: `kept`, what of its `words` is written or copied, tells of people of other cases
    in the folder. None where it tells of nobody else. Raises OSError where the folder cannot be read.
    """
    if not kept.strip():
        return None
    mine = named_of(words, kept, before.file.stem, before.case)
    names = [text for text, kind in mine.here.items() if kind == NAME]
    files = [file for file in cases_beside(before.file.parent) if file.stem != before.file.stem]
    found = named_in(_without(words, names), _without(kept, names), before.shop, files, heard)
    others = kept_with(mine, strangers_to(mine, found))
    if not others:
        return None
    return Refused(
        f"里面也写着别的案件的人：{told_of(others, mine)}",
        "这些话会进投诉的文书，别人也看得到：只抄说这一件的话，别人的姓名、号码不写",
    )


def _without(text: str, names: Iterable[str]) -> str:
    """The text without these names: 王某 stands within 王某某, whose own case it is."""
    left = folded(text)
    for name in sorted(names, key=len, reverse=True):
        left = left.replace(name, "|")
    return left


def told_of(named: Iterable[Named], mine: Named) -> str:
    """案甲（姓名）、案乙（电话）: the first of them, and how many."""
    every = [each.told(mine.own) for each in named]
    more = f" 等 {len(every)} 件" if len(every) > NAMED_FIRST else ""
    return "、".join(every[:NAMED_FIRST]) + more
