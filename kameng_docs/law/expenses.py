"""Which expenses are not claimed, and why."""

from dataclasses import dataclass

from kameng_docs.declared import Files


@dataclass(frozen=True)
class _Reason:
    words: tuple[str, ...]
    why: str


EXPENSES = Files("law/expenses.yaml", tuple[_Reason, ...])


def why_not_claimed(what: str) -> str:
    """The reason why an expense of that name is not claimed; empty if it may be."""
    return next((each.why for each in EXPENSES.only() for word in each.words if word in what), "")
