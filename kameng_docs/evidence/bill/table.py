"""The chosen payments of a bill as blocks for a book: the bill's own names and words, and nothing of any other row."""

from collections.abc import Sequence

from kameng_docs.blocks import Block, Heading, Paragraph, Run, Runs, Table
from kameng_docs.evidence.bill.forms import forms
from kameng_docs.evidence.bill.model import OTHER, Bill, Payment
from kameng_docs.evidence.tables.cells import named

# Columns that stand in one cell below each other, and how wide that cell is.
_GROUPS: tuple[tuple[tuple[str, ...], float], ...] = (
    (("at", "day", "kind"), 14.0),
    (("payee", "payee_account", "goods"), 20.0),
    (("direction", "amount", "out", "into", "refunded"), 11.0),
    (("way", "status"), 12.0),
    # A number of 28 digits in one line.
    (("payment_id", "merchant_id", "note", ""), 39.0),
)
ROW, ROW_WIDTH = "行", 4.0
NOTHING = {"", "/"}


def rows_table(bill: Bill, chosen: Sequence[Payment], name: str, sha256: str) -> tuple[Block, ...]:
    """The rows as a table under whose bill it is. `chosen` in the order of the bill."""
    source = "" if bill.source == OTHER else f"{bill.source} "
    head: tuple[Block, ...] = (
        Heading(_cell(f"{source}账单（节录）：{name}")),
        *(Paragraph(_cell(line), flush=True) for line in bill.owner),
    )
    if not chosen:
        return (*head, Paragraph(_cell("这份账单里没有选出的付款。"), flush=True))
    told = (
        f"从账单文件里节录与本案有关的 {len(chosen)} 笔，照文件里的字；“行”是文件里的第几行。"
        f"其余的付款与本案无关，没有印。原始文件的 SHA-256：{sha256}"
    )
    groups = _groups(chosen)
    header = (_cell(ROW), *(_cell("\n".join(names)) for names, _ in groups))
    rows = tuple(
        (_cell(str(each.row)), *(_cell(_under(names, dict(each.cells))) for names, _ in groups))
        for each in chosen
    )
    return (
        *head,
        Paragraph(_cell(told), flush=True),
        Table(header, rows, (ROW_WIDTH, *(width for _, width in groups))),
    )


def _groups(chosen: Sequence[Payment]) -> list[tuple[list[str], float]]:
    """The columns in which one of the rows has something, as they stand together; those of no field come last."""
    filled = list(dict.fromkeys(name for each in chosen for name, text in each.cells if text not in NOTHING))
    field_of = {name: _field(name) for name in filled}
    groups = [([name for name in filled if field_of[name] in fields], width) for fields, width in _GROUPS]
    return [
        (sorted(names, key=lambda name: _place(field_of[name])), width) for names, width in groups if names
    ]


def _field(name: str) -> str:
    return next((field for field, known in forms().columns.items() if named(name) in known), "")


def _place(field: str) -> int:
    return [each for fields, _ in _GROUPS for each in fields].index(field)


def _under(names: Sequence[str], cells: dict[str, str]) -> str:
    """What stands under these names, one below the other; an empty one keeps its line, so that each is told apart."""
    return "\n".join(cells.get(name) or "/" for name in names)


def _cell(text: str) -> Runs:
    return (Run(text),)
