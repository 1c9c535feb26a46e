"""Rows → cases in the folder, one after the other; each whole or not at all, and none over another."""

from collections.abc import Callable

from kameng_docs.custody import registered
from kameng_docs.output import BusyError, alone
from kameng_docs.pipeline import Workshop
from kameng_docs.reading.register.rows import Complaint
from kameng_docs.starting.case import begin, text_of
from kameng_docs.starting.sheet.kept import Tables, keep
from kameng_docs.starting.sheet.material import material_of, placed, record, with_same
from kameng_docs.starting.sheet.placed import filled
from kameng_docs.starting.sheet.plan import Fresh, Order, Planned, complaints, has_record
from kameng_docs.starting.sheet.shops import said_of
from kameng_docs.starting.writing import Record, write_new

# As the command is called that wrote the file.
BY = "sheet"
# Within so many bytes of a file stands which command wrote it.
HEAD = 1000
Progress = Callable[[int, int], None]


class StoppedError(Exception):
    """The case of this row could not be written; those before it were."""

    def __init__(self, row: int, done: int, why: str) -> None:
        super().__init__(why)
        self.row, self.done, self.why = row, done, why


def of_sheet(content: bytes | None) -> bool:
    """Whether a case file as it stands was written from a sheet: its questions are left open, and it has no error for them."""
    return content is not None and f"由 kameng-docs {BY} 写成".encode() in content[:HEAD]


def written(
    order: Order, plan: Planned, tables: Tables, shop: Workshop, progress: Progress = lambda *_: None
) -> int:
    """Write the cases that are planned and what the columns are; how many cases. Raises StoppedError, NoSheetError, BusyError
    and OSError.

    Which row is which case is written down before the first: where the work is broken off, the next run goes on with it.
    """
    if not plan.fresh:
        # What was said of all rows now is kept for the rows that come, and what a column is that came now.
        if order.now or order.says_disputes or any(each.changed for each in plan.there):
            keep(order.cases, tables, order.columns)
        return 0
    with alone(order.cases / registered.FOLDER / registered.FILE):
        if registered.registered(order.cases) != plan.before:
            raise BusyError
        keep(order.cases, tables, order.columns)
        registered.keep(order.cases, plan.entries)
        return _begun(order, plan, shop, progress)


def _begun(order: Order, plan: Planned, shop: Workshop, progress: Progress) -> int:
    wanted = {each.row: each for each in plan.fresh}
    done = 0
    for row, complaint in complaints(order):
        if row not in wanted or not isinstance(complaint, Complaint):
            continue
        try:
            _write(order, wanted[row], complaint, shop)
        except FileExistsError as error:
            raise StoppedError(row, done, f"{error.filename} 已经有了") from error
        except BusyError as error:
            raise StoppedError(row, done, "另一个 kameng-docs 正在写这件案件") from error
        except OSError as error:
            why = f"{error.filename or order.cases} 写不进去（{error.strerror or error}）"
            raise StoppedError(row, done, why) from error
        done += 1
        progress(done, len(plan.fresh))
    return done


def _write(order: Order, fresh: Fresh, complaint: Complaint, shop: Workshop) -> None:
    entry, source = fresh.entry, order.sheet.source
    whole = with_same(complaint, said_of(complaint.row, order.columns.same, order.shops))
    material = material_of(
        whole,
        source,
        entry.case,
        entry.person,
        today=order.today,
        disputes=order.disputes,
        known=shop.vocabulary.disputes,
    )
    made = None
    if not has_record(order.cases, entry):
        made = Record(entry.person, record(complaint, source, fresh.others))
    text = text_of(filled(begin(material, by=BY).nodes, placed(whole, source)), BY)
    write_new(order.cases / f"{entry.case}.yaml", text, (), made, shop, story=material.story)
