"""进度 written for the author: what was sent, what came back, into the case file without touching anything else in it."""

from kameng_docs.custody.journal.answered import Answer, Given, LeftOut, Question, answered, questions
from kameng_docs.custody.journal.earlier import at_an_office, displaced, is_told, partly_told, replied
from kameng_docs.custody.journal.handed import HandedIn, Sent, handed_in
from kameng_docs.custody.journal.keep import written
from kameng_docs.custody.journal.of_seller import newest_step, seller_of_sets
from kameng_docs.custody.journal.papers import Chosen, chosen
from kameng_docs.custody.journal.progressed import progressed, state_after
from kameng_docs.custody.journal.proposal import (
    Faults,
    Opened,
    Proposal,
    changed_step,
    new_step,
    opened,
    proposed,
    raw,
    read_as,
    steps_through,
)
from kameng_docs.custody.journal.refused import Refused
from kameng_docs.custody.journal.scalars import Entry
from kameng_docs.custody.journal.sent import Copies, copies_of, copies_of_received

__all__ = [
    "Answer",
    "Chosen",
    "Copies",
    "Entry",
    "Faults",
    "Given",
    "HandedIn",
    "LeftOut",
    "Opened",
    "Proposal",
    "Question",
    "Refused",
    "Sent",
    "answered",
    "at_an_office",
    "changed_step",
    "chosen",
    "copies_of",
    "copies_of_received",
    "displaced",
    "handed_in",
    "is_told",
    "new_step",
    "newest_step",
    "opened",
    "partly_told",
    "progressed",
    "proposed",
    "questions",
    "raw",
    "read_as",
    "replied",
    "seller_of_sets",
    "state_after",
    "steps_through",
    "written",
]
