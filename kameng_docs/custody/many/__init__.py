"""One entry in the diaries of many cases: what goes where is found first and shown, then written case by case, and can be taken back."""

from kameng_docs.custody.many.handed import Handing, handed_lines
from kameng_docs.custody.many.lines import Already, Entering, LeftOut, Line
from kameng_docs.custody.many.named import Named, named_in
from kameng_docs.custody.many.others import cases_beside, others_kept
from kameng_docs.custody.many.outcomes import Outcome, outcomes_in
from kameng_docs.custody.many.replies import reply_lines
from kameng_docs.custody.many.reply import Asked, Reply
from kameng_docs.custody.many.runs import Run, latest_run
from kameng_docs.custody.many.table import Handed, NoTableError, handed_in_table
from kameng_docs.custody.many.taking_back import Back, backs_of, taken_back
from kameng_docs.custody.many.writing import Written, written_one_by_one

__all__ = [
    "Already",
    "Asked",
    "Back",
    "Entering",
    "Handed",
    "Handing",
    "LeftOut",
    "Line",
    "Named",
    "NoTableError",
    "Outcome",
    "Reply",
    "Run",
    "Written",
    "backs_of",
    "cases_beside",
    "handed_in_table",
    "handed_lines",
    "latest_run",
    "named_in",
    "others_kept",
    "outcomes_in",
    "reply_lines",
    "taken_back",
    "written_one_by_one",
]
