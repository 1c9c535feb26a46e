"""Somebody who reads a published page of figures and knows much: what can be worked out of it about a few cases?

It looks at the numbers as they are printed and at the cases as they are, by itself: none of the program's own reckoning is used.

    python tests/support/figures_attacker.py [COUNT [SEED]]

attacks so many made-up folders, 300 from seed 0 on unless told.
"""

import json
import re
import sys
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Sequence
from decimal import Decimal
from fractions import Fraction
from itertools import combinations

from kameng_docs.law.grounds import rebuttals
from kameng_docs.registry.public.publishing import TooFewError
from kameng_docs.registry.public.sheets import as_json
from kameng_docs.registry.summary import Summary

FEW = 5
Cases = frozenset[int]
# How the page tells what the case files say.
ENDS = {
    "": "还没有结果", "款项已退": "款项已退", "和解已付": "谈妥了，钱已付", "和解未付": "谈妥了，钱没付", "败诉": "投诉人败诉",
    "民事判决书": "有民事判决书",
}  # fmt: skip
RETURNED = "写明有钱退回"
BACKS = {"none": "写明没有退回", "other": "退的不是钱", "": "登记里没有写退回"}
NAMES = {"platform_ticket": "平台工单", "samr_12315": "12315", "heimao": "黑猫投诉"}


def published_sets(told: dict, cases: Sequence[Summary]) -> list[tuple[str, str, int, Cases]]:
    """Each published number with its table and label, and the cases that it counts."""
    found = []
    for name, table in told["tables"].items():
        labels = [line["label"] for line in table["lines"]]
        named: Cases = frozenset()
        for line in table["lines"]:
            if line["label"] == "其他":
                own = frozenset(range(len(cases))) - named
            else:
                own = frozenset(i for i, case in enumerate(cases) if SAYS[name](case, line["label"]))
            named |= own
            found.append((name, line["label"], line["cases"], own))
            if "with_money_back" in line:
                returned = frozenset(i for i in own if cases[i].back)
                found.append((f"{name} and back", line["label"], line["with_money_back"], returned))
        assert labels.index("其他") == len(labels) - 1 if "其他" in labels else True
    if told["key_in_another_case"] is not None:
        found.append(("doubled", "", told["key_in_another_case"], _doubled(cases)))
    if (says := told["cases_that_say_what_came_back"]) is not None:
        found.append(
            ("says what came back", "", says, frozenset(i for i, case in enumerate(cases) if _says(case)))
        )
    return [("all", "", told["cases"], frozenset(range(len(cases)))), *found]


def _says(case: Summary) -> bool:
    return bool(case.back or case.refund)


def _back(case: Summary) -> str:
    return RETURNED if case.back else BACKS[case.refund]


def _doubled(cases: Sequence[Summary]) -> Cases:
    marks = Counter(case.marks["卡密"] for case in cases)
    return frozenset(i for i, case in enumerate(cases) if marks[case.marks["卡密"]] > 1)


def _seller(case: Summary, label: str) -> bool:
    side = case.against[0]
    return side.person if label == "个人卖家" else side.shop == label


def _answer(case: Summary, label: str) -> bool:
    days = [step.days for step in case.steps if step.days is not None]
    if label == "还没有交过":
        return not case.steps
    open_ = all(step.state in {"已提交", "已受理"} for step in case.steps)
    if label == "交了，还没有答复":
        return bool(case.steps) and not days and open_
    if label == "有答复，没写哪天":
        return bool(case.steps) and not days and not open_
    ends = [int(number) for number in re.findall(r"\d+", label)]
    if not days or not ends:
        return bool(days)
    if "以内" in label:
        return min(days) <= ends[0]
    return min(days) > ends[0] if "以后" in label else ends[0] <= min(days) <= ends[1]


def _month(case: Summary, label: str) -> bool:
    months = [f"{year}-{int(month):02}" for year, month in re.findall(r"(\d+)年(\d+)月", label)]
    own = case.bought[:7]
    if not months:
        return True
    if "以前" in label:
        return own <= months[0]
    return own >= months[0] if "以后" in label else months[0] <= own <= months[-1]


SAYS: dict[str, Callable[[Summary, str], bool]] = {
    "outcome": lambda case, label: ENDS[case.outcome] == label,
    "answer": _answer,
    "platform": lambda case, label: case.platform == label,
    "seller": _seller,
    "dispute": lambda case, label: label in case.disputes,
    "excuse": lambda case, label: label in {rebuttals()[each.excuse].title for each in case.heard},
    "channel": lambda case, label: label in {NAMES[step.channel] for step in case.steps},
    "month": _month,
    "back": lambda case, label: label == _back(case),
}


def worked_out(sets: Sequence[Cases]) -> Cases | None:
    """A set of one to four cases that is a linear combination of the sets; None where there is none.

    Cases that are in the same sets cannot be told apart: they are one column. A set of columns is a combination of the rows
    where it is orthogonal to all that is orthogonal to the rows: the columns' parts of the null space add up to nothing.
    """
    together: dict[tuple[bool, ...], set[int]] = defaultdict(set)
    for case in sorted(max(sets, key=len)):
        together[tuple(case in each for each in sets)].add(case)
    columns = list(together)
    parts = _null_space([list(map(int, row)) for row in zip(*columns, strict=True)], len(columns))
    small = [i for i, column in enumerate(columns) if len(together[column]) < FEW]
    for chosen in _adding_up_to_nothing(small, parts):
        cases = frozenset().union(*(together[columns[i]] for i in chosen))
        if len(cases) < FEW:
            return cases
    return None


def _null_space(rows: list[list[int]], width: int) -> list[tuple[Fraction, ...]]:
    """For each column its coordinates in a basis of what is orthogonal to all rows."""
    work = [[Fraction(value) for value in row] for row in rows]
    leading: list[int] = []
    for column in range(width):
        at = next((i for i in range(len(leading), len(work)) if work[i][column]), None)
        if at is None:
            continue
        top = len(leading)
        work[top], work[at] = work[at], work[top]
        work[top] = [value / work[top][column] for value in work[top]]
        for i, row in enumerate(work):
            if i != top and row[column]:
                times = row[column]
                work[i] = [a - times * b for a, b in zip(row, work[top], strict=True)]
        leading.append(column)
    free = [column for column in range(width) if column not in leading]
    parts = []
    for column in range(width):
        if column in leading:
            row = work[leading.index(column)]
            parts.append(tuple(-row[each] for each in free))
        else:
            parts.append(tuple(Fraction(int(each == column)) for each in free))
    return parts


def _adding_up_to_nothing(
    small: Sequence[int], parts: Sequence[tuple[Fraction, ...]]
) -> Iterator[tuple[int, ...]]:
    """One to four different columns whose parts add up to nothing."""

    def added(*chosen: int) -> tuple[Fraction, ...]:
        return tuple(sum(values) for values in zip(*(parts[i] for i in chosen), strict=True))

    def against(value: tuple[Fraction, ...]) -> tuple[Fraction, ...]:
        return tuple(-each for each in value)

    nothing = tuple(Fraction(0) for _ in parts[0]) if parts else ()
    by_one: dict[tuple[Fraction, ...], list[int]] = defaultdict(list)
    for i in small:
        by_one[parts[i]].append(i)
    yield from ((i,) for i in small if parts[i] == nothing)
    pairs: dict[tuple[Fraction, ...], list[tuple[int, int]]] = defaultdict(list)
    for pair in combinations(small, 2):
        value = added(*pair)
        if value == nothing:
            yield pair
        yield from ((*pair, i) for i in by_one.get(against(value), ()) if i not in pair)
        for other in pairs.get(against(value), ()):
            if not set(other) & set(pair):
                yield (*pair, *other)
        pairs[value].append(pair)


def pinned(told: dict, cases: Sequence[Summary]) -> tuple[str, ...] | None:
    """Two published classes, or one and what is not another, that share one to four cases in every folder with these numbers.

    That they need not is shown by another folder: two cases swap what they are in one table, and every number is as before.
    """
    world = [_facets(told, case) for case in cases]
    crossed = [
        line["label"]
        for table in told["tables"].values()
        for line in table["lines"]
        if "with_money_back" in line
    ]
    # Where it is not published in how many cases money came back, anybody may have got it as far as the numbers say.
    asked = [facet for facet in world[0] if facet != "returned"]
    sides = [(facet, value) for facet in asked for value in sorted({case[facet] for case in world})]
    for one, other in combinations(sides, 2):
        both = [case[one[0]] == one[1] and case[other[0]] == other[1] for case in world]
        if one[0] != other[0] and 0 < sum(both) < FEW and not _another(world, crossed, one, other):
            return (*one, *other)
    return None


def _facets(told: dict, case: Summary) -> dict[str, str]:
    """What a case is in each published table, and for each published word of which a case may have several whether it has it."""
    facets = {}
    for name, table in told["tables"].items():
        own = [
            line["label"]
            for line in table["lines"]
            if line["label"] != "其他" and SAYS[name](case, line["label"])
        ]
        if table["parts"]:
            facets[name] = own[0] if own else "其他"
        else:
            facets |= {line["label"]: str(line["label"] in own) for line in table["lines"]}
    return facets | {"returned": _back(case)}


def _another(
    world: Sequence[dict[str, str]], crossed: Sequence[str], one: tuple[str, str], other: tuple[str, str]
) -> bool:
    """Whether a swap makes a folder with the same numbers in which another number of cases is both."""

    def of(case: dict[str, str]) -> int:
        return case[one[0]] == one[1] and case[other[0]] == other[1]

    def returned(case: dict[str, str]) -> list[bool]:
        return [case[label] == "True" and case["returned"] == RETURNED for label in crossed]

    for facet in (one[0], other[0]):
        for a, b in combinations(world, 2):
            if a[facet] == b[facet]:
                continue
            both = (facet, "returned") if facet == "back" else (facet,)
            c, d = a | {each: b[each] for each in both}, b | {each: a[each] for each in both}
            same = [x + y for x, y in zip(returned(a), returned(b), strict=True)] == [
                x + y for x, y in zip(returned(c), returned(d), strict=True)
            ]
            if same and of(a) + of(b) != of(c) + of(d):
                return True
    return False


def sums_told_apart(told: dict, cases: Sequence[Summary]) -> str:
    """What the sums tell about a few cases; empty if nothing."""
    paid = [Decimal(case.paid) for case in cases]
    if told["paid"] is None:
        assert told["back"] is None
        return ""
    if _too_much(paid):
        return "paid"
    if told["paid_in_these"] is None:
        assert told["back"] is None
        return ""
    return _told_of_those_who_say(cases) or ("" if told["back"] is None else _back_told_apart(cases))


def _told_of_those_who_say(cases: Sequence[Summary]) -> str:
    says = [case for case in cases if _says(case)]
    if 0 < len(cases) - len(says) < FEW or 0 < len(says) < FEW:
        return "paid by those who do or do not say what came back"
    if _too_much([Decimal(case.paid) for case in cases if not _says(case)]):
        return "paid by those who do not say what came back"
    return "paid by those who say what came back" if _too_much([Decimal(case.paid) for case in says]) else ""


def _back_told_apart(cases: Sequence[Summary]) -> str:
    says = [case for case in cases if _says(case)]
    paid = [Decimal(case.paid) for case in says]
    back = [max(map(Decimal, case.back.values()), default=Decimal(0)) for case in says]
    for times in {Decimal(0), Decimal(1)}:
        if _too_much([abs(b - times * p) for p, b in zip(paid, back, strict=True)]):
            return f"back less {times} times paid"
    ratios = {Fraction(b) / Fraction(p) for p, b in zip(paid, back, strict=True)}
    for ratio in ratios:
        off = sum(Fraction(b) != ratio * Fraction(p) for p, b in zip(paid, back, strict=True))
        if 0 < off < FEW:
            return f"all but {off} got back {ratio}"
    return ""


def _too_much(parts: Sequence[Decimal]) -> bool:
    some = [each for each in parts if each]
    return 0 < len(some) < FEW or (bool(some) and max(some) * 2 > sum(some))


def attack(cases: Sequence[Summary], gathered: Callable) -> str:
    """What was worked out of what is published of these cases; empty if nothing, `refused` if nothing was published."""
    try:
        public = gathered(cases)
    except TooFewError:
        return "refused"
    told = json.loads(as_json(public, ""))
    sets = published_sets(told, cases)
    for table, label, number, own in sets:
        if number != len(own):
            return f"{table} {label}: {number} is told, {len(own)} are"
        if 0 < number < FEW:
            return f"{table} {label}: {number}"
    if few := worked_out([own for *_, own in sets]):
        return f"worked out: {sorted(few)}"
    if cell := pinned(told, cases):
        return f"pinned: {cell}"
    return sums_told_apart(told, cases)


def main() -> None:
    """Attack, and print what came of it."""
    from figures_made import folder_of, gathered

    count, first = (*map(int, sys.argv[1:]), *(300, 0)[len(sys.argv) - 1 :])
    found: Counter[str] = Counter()
    for seed in range(first, first + count):
        came = attack(folder_of(seed), gathered)
        found[came or "nothing"] += 1
        if came not in {"", "refused"}:
            print(f"seed {seed}: {came}")  # noqa: T201
    print(dict(found))  # noqa: T201


if __name__ == "__main__":
    main()
