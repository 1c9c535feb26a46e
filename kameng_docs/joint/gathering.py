"""Case files → the group of those that are against one respondent."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache, reduce
from pathlib import Path

from kameng_docs.build.across_cases import CODE, found_in_two
from kameng_docs.diagnostics import Severity
from kameng_docs.joint.group import Group, LeftOut, Member
from kameng_docs.joint.whom import Whom, sorted_apart, whoms_of
from kameng_docs.pipeline import Checked, PaperSet, check, open_workshop, sets_of
from kameng_docs.wording import folded

# What to do about a case against somebody else, where nothing says that he may be the same.
APART = "另做一组"
FAULTY, OTHER, TWICE = "faulty", "other-respondent", "in-two-cases"


class UndecidedError(Exception):
    """Against whom the group is to be cannot be told; `choices` are the respondents, with how many cases each."""

    def __init__(self, choices: Sequence[tuple[str, int]]) -> None:
        """Between these it could not be decided; between none where nobody is called so."""
        super().__init__(choices)
        self.choices = tuple(choices)


@dataclass(frozen=True)
class _Read:
    """A case as it was read, with what it tells of each of its respondents."""

    file: Path
    checked: Checked
    told: tuple[tuple[Whom, PaperSet], ...]


def gather(files: Sequence[Path], made_on: date, against: str = "") -> Group:
    """The group against the one called `against`, a part of his name, shop, platform or code; with nothing said, against
    the one whom most of the cases are about, a seller before a platform.

    Nothing else is asked of a case than whom it is against, whether it has an error, and that no payment stands in an
    earlier one: what more a paper asks for is said with `without`. Raises UndecidedError.
    """
    read = list(_read(files, made_on))
    twice = found_in_two(files)
    whoms = [whom for each in read for whom, _ in each.told]
    owners = [each for each in read for _ in each.told]
    pile = _chosen(sorted_apart(whoms), whoms, owners, against) if whoms else set()
    whom = reduce(Whom.fuller, (whoms[i] for i in sorted(pile)), Whom())
    meant = {id(whoms[i]) for i in pile}
    members: list[Member] = []
    left: list[LeftOut] = []
    for each in read:
        mine = [(own, papers) for own, papers in each.told if id(own) in meant]
        if each.checked.brief is None:
            left.append(_faulty(each.checked))
        elif not mine:
            left.append(_against_other(each, whom))
        elif told := [found for found in twice[each.file] if found.code == CODE]:
            left.append(LeftOut(each.file.stem, TWICE, told[0].message, told[0].hint))
        else:
            own, papers = mine[0]
            members.append(Member(each.file, each.checked, papers, own))
    whom = whom.with_shops([each.whom for each in members])
    return Group(whom, tuple(members), tuple(left))


def _read(files: Iterable[Path], made_on: date) -> Iterator[_Read]:
    workshop = cache(open_workshop)
    for file in files:
        shop = workshop(file.parent)
        checked = check(shop, file, made_on)
        told: list[tuple[Whom, PaperSet]] = []
        if checked.brief is not None:
            # Where several sold, each by himself: what is for all of them together is a suit, and no complaint.
            for papers in sets_of(shop, checked):
                if checked.brief.several is None or (papers.brief.several and papers.label):
                    told += [(whom, papers) for whom in whoms_of(papers.brief)]
        yield _Read(file, checked, tuple(told))


def _chosen(
    piles: Sequence[set[int]], whoms: Sequence[Whom], owners: Sequence[_Read], against: str
) -> set[int]:
    """The pile that is meant, or that most cases are in."""
    wanted = [pile for pile in piles if folded(against) in folded(" ".join(whoms[i].words for i in pile))]

    def cases_in(pile: set[int]) -> int:
        return len({owners[i].file for i in pile})

    def rank(pile: set[int]) -> tuple[int, bool]:
        return cases_in(pile), not all(whoms[i].is_platform for i in pile)

    best = sorted(wanted, key=rank, reverse=True)
    if not best or (len(best) > 1 and (against or rank(best[0]) == rank(best[1]))):
        raise UndecidedError([(_called(pile, whoms), cases_in(pile)) for pile in best])
    return best[0]


def _called(pile: set[int], whoms: Sequence[Whom]) -> str:
    return reduce(Whom.fuller, (whoms[i] for i in sorted(pile))).called


def _faulty(checked: Checked) -> LeftOut:
    errors = sum(each.severity is Severity.ERROR for each in checked.diagnostics)
    return LeftOut(
        checked.name,
        FAULTY,
        f"案件文件有 {errors} 个错误",
        f"先运行 kameng-docs check {checked.name}，照改法改",
    )


def _against_other(read: _Read, whom: Whom) -> LeftOut:
    named = "、".join(dict.fromkeys(each.called for each, _ in read.told))
    same_place = next(
        (each for each, _ in read.told if each.shop and folded(each.shop) == folded(whom.shop)), None
    )
    hint = "是同一家的，把统一社会信用代码、名称，或者平台和店铺名写成一样" if same_place else APART
    return LeftOut(read.file.stem, OTHER, f"对方不是同一家：这件写的是{named}", hint)
