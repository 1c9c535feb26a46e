"""Fillings → the disk: case files with a backup, records of persons, and that these rows are known as they are now."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from kameng_docs.custody import journal, registered
from kameng_docs.custody.journal.keep import replaced
from kameng_docs.diagnostics import Diagnostic
from kameng_docs.output import alone
from kameng_docs.starting.sheet.existing import Filling
from kameng_docs.starting.sheet.plan import Order, There


class FillingStoppedError(Exception):
    """The case could not be written; `done` of those before it were."""

    def __init__(self, case: str, done: int, why: str) -> None:
        super().__init__(why)
        self.case, self.done, self.why = case, done, why


def write_fillings(order: Order, fillings: Sequence[Filling]) -> tuple[int, Path | None]:
    """Write them one after the other; how many cases, and where the files lie as they were. Raises FillingStoppedError, BusyError
    and OSError.
    """
    done, folder = 0, None
    for each in fillings:
        for proposal in each.proposals:
            if proposal.file.parent != order.cases:
                _write_record(each.case, done, proposal)
                continue
            backup = journal.written(proposal, None)
            if isinstance(backup, Diagnostic | journal.Refused):
                raise FillingStoppedError(each.case, done, f"{backup.message}。{backup.hint}")
            folder = backup.parent
        done += bool(each.proposals)
    return done, folder


def _write_record(case: str, done: int, proposal: journal.Proposal) -> None:
    """No backup: nothing of what stood there is changed, and a copy of somebody's number lay where nobody looks for it."""
    with alone(proposal.file):
        if proposal.file.read_bytes() != proposal.before:
            raise FillingStoppedError(
                case, done, f"{proposal.file} 刚才被别的程序改过。保存并关上它，再试一次"
            )
        replaced(proposal.file, proposal.after)


def know_again(order: Order, rows: Sequence[There]) -> None:
    """These rows are known from now on as they are now: what is taken out of their cases later stays out. Raises BusyError and
    OSError.
    """
    now = {each.case: each.complaint.content for each in rows if each.complaint is not None}
    if not now:
        return
    with alone(order.cases / registered.FOLDER / registered.FILE):
        known = registered.registered(order.cases)
        registered.keep(
            order.cases,
            (replace(each, content=now[each.case]) if each.case in now else each for each in known),
        )
