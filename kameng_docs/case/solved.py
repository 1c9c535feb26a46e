"""Whether a step is said to have solved what the case still asks for."""

from kameng_docs.case.model import Case
from kameng_docs.case.story import SOLVED


def solved_untold(case: Case) -> int | None:
    """The index of the first step that solved something, where nothing is written of what came of it; else None."""
    told = case.settlement or any(
        "refunded" in order.model_fields_set or order.reshipped == "是" for order in case.orders
    )
    judged = case.court is not None and case.court.judgment is not None
    if told or judged:
        return None
    return next((i for i, step in enumerate(case.progress) if step.state in SOLVED), None)
