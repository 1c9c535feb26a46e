"""By what the cases of a public edition may be picked, and how everybody reads that they were."""

from collections.abc import Iterable

from kameng_docs.registry.filters import Wanted
from kameng_docs.registry.public.model import Table
from kameng_docs.registry.public.naming import fit, without
from kameng_docs.wording import folded

# What may be asked, by the tables that show it: whom and what it is about. How everybody reads it.
OPEN = {"platform": "平台名称里有“{}”", "seller": "卖家名称里有“{}”", "dispute": "争议里有“{}”"}
NARROWED = "、".join(f"--{name}" for name in OPEN)
BY_OUTCOME = "是按办得怎么样挑的，数出来的结果、答复就是挑好的"
# What may not, with its option and why: it picks by what became of a case, or by who somebody is.
CLOSED = {
    "stage": ("--stage", BY_OUTCOME),
    "channel": ("--channel", BY_OUTCOME),
    "before": ("--before", "是按接下来的日子挑的，也就是按办到哪里了挑的"),
    "missing": ("--missing", "是按材料齐不齐挑的，和对方怎么样没有关系"),
    "text": ("--find", "可以按人、按案件挑，数出来的是挑好的几个人"),
}
BY_NAME = ("写案件名", "是一件一件挑的，数出来的是挑好的几个人")


def refusal(wanted: Wanted, *, named: bool) -> str:
    """Why nothing may be published of what was picked so; empty where something may. `named`: cases were picked by name."""
    usual = Wanted()
    asked = [told for name, told in CLOSED.items() if getattr(wanted, name) != getattr(usual, name)]
    reasons = "；".join(f"{what} {why}" for what, why in (*asked, *((BY_NAME,) if named else ())))
    if not reasons:
        return ""
    return f"公开的统计只能用 {NARROWED} 挑，别的去掉：{reasons}。只给自己看的（不加 --public、--report）可以这样挑"


def picked_by(wanted: Wanted) -> tuple[str, ...]:
    """What was asked of the cases, as everybody reads it."""
    return tuple(
        said.format(fit(getattr(wanted, name))) for name, said in OPEN.items() if getattr(wanted, name)
    )


def unspeakable(wanted: Wanted, people: Iterable[str]) -> str:
    """Why a word by which cases were picked cannot be told to everybody; empty where each can."""
    words = [word for name in OPEN if (word := getattr(wanted, name))]
    told = {word for word in words if fit(word) == word}
    if not words:
        return ""
    for person in people:
        told = {word for word in without(told, (person,)) if folded(word) not in folded(person)}
    hidden = next((word for word in words if word not in told), "")
    if not hidden:
        return ""
    return (
        f"公开的统计要写明是按什么挑的，“{hidden}”写不出去：里面有号码，或者和登记里某个人的姓名有相同的字，或者太长。"
        "换成店铺、公司、平台的名称，或者不挑"
    )


def tells_nothing(table: Table, cases: int, wanted: Wanted) -> bool:
    """Whether it only says again by what the cases were picked: all of them are in its one line."""
    picked = table.name in OPEN and bool(getattr(wanted, table.name))
    return picked and [line.cases for line in table.lines] == [cases]
