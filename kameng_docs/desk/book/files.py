"""The addresses under which 案件本 is saved as a table, the very one that `cases` writes, and a case opens where something is open."""

from urllib.parse import quote

from nicegui import app, run
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from kameng_docs.desk.book.asked import BOOK, Asked, asked_in
from kameng_docs.desk.book.sight import ledger_of
from kameng_docs.desk.desk import Desk
from kameng_docs.desk.lacks import lacks_of
from kameng_docs.desk.listing import rooms_of
from kameng_docs.desk.view import address, room
from kameng_docs.registry import sheets

CSV, XLSX = f"{BOOK}.csv", f"{BOOK}.xlsx"
CASE, NONE = "/case", "none"
_TYPES = {
    CSV: "text/csv; charset=utf-8",
    XLSX: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}


def opened_at(name: str) -> str:
    """The address that leads to where something is open in a case."""
    return f"{CASE}/{quote(name, safe='')}"


def add_book(desk: Desk) -> None:
    """All three."""

    @app.get(CSV)
    async def _csv(request: Request) -> Response:
        return await _given(desk, request, CSV)

    @app.get(XLSX)
    async def _xlsx(request: Request) -> Response:
        return await _given(desk, request, XLSX)

    @app.get(CASE + "/{name}")
    async def _open(name: str) -> Response:
        return RedirectResponse(await run.io_bound(_way, desk, name) or f"{opened_at(name)}/{NONE}", 303)


async def _given(desk: Desk, request: Request, kind: str) -> Response:
    table = await run.io_bound(_table, desk, asked_in(request.query_params), kind)
    called = f"案件_{desk.today().isoformat()}.{kind.rpartition('.')[2]}"
    return Response(
        table,
        media_type=_TYPES[kind],
        headers={
            "cache-control": "private, no-store",
            "content-disposition": f"attachment; filename*=UTF-8''{quote(called)}",
        },
    )


def _table(desk: Desk, asked: Asked, kind: str) -> bytes:
    with ledger_of(desk, asked) as ledger:
        return sheets.as_xlsx(ledger) if kind == XLSX else b"".join(sheets.as_csv(ledger))


def _way(desk: Desk, name: str) -> str:
    """The first of the rooms in which something is open; empty where there is no such case, which its page then says."""
    from kameng_docs.desk.views import VIEWS

    case = desk.case(name)
    if case is None:
        return ""
    rooms = rooms_of(case, desk.today(), wrong=lacks_of(case.checked(desk.today())).count)
    return next(filter(None, (room(case, slug) for slug in rooms)), address(case, VIEWS[0].slug))
