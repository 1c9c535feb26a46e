"""The addresses under which a page gives files to a case, and sees its pictures. The guard stands in front of them."""

from urllib.parse import quote

from nicegui import app, run
from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from kameng_docs.desk.casefile.opened import OpenCase
from kameng_docs.desk.day.replies import given
from kameng_docs.desk.desk import Desk
from kameng_docs.desk.given.pictures import picture_in, shown
from kameng_docs.desk.given.received import MOST, TooLargeError, received
from kameng_docs.reading.replies.rows import MOST_BYTES

GIVE, SEE, ANSWER = "/give", "/picture", "/answer"


def seen_at(case: OpenCase, file: str) -> str:
    """The address of a picture in the folder of a case."""
    return f"{SEE}/{quote(case.file.stem, safe='')}/{quote(file, safe='')}"


def add_files(desk: Desk) -> None:
    """Both for files of the case."""

    @app.post(GIVE + "/{name}")
    async def _give(name: str, request: Request) -> Response:
        case = desk.case(name)
        if case is None:
            return JSONResponse({"error": "没有这个案件"}, 404)
        told, at = request.query_params.get("name", ""), request.query_params.get("at", "")
        modified = int(at) / 1000 if at.isdecimal() else None
        try:
            return JSONResponse({"name": await received(case.folder, told, request.stream(), modified)})
        except TooLargeError:
            return JSONResponse({"error": f"太大，没有放进来（最多 {MOST // 10**9} GB）"}, 413)
        except OSError as error:
            why = error.strerror or error
            return JSONResponse({"error": f"写不进案件的文件夹：{why}。看看磁盘是不是满了"}, 507)

    @app.get(SEE + "/{name}/{file}")
    async def _see(name: str, file: str) -> Response:
        case = desk.case(name)
        path = picture_in(case.folder, file) if case else None
        if path is None:
            return Response(status_code=404)
        try:
            found = await run.io_bound(shown, path)
        except (OSError, ValueError, ImportError):
            found = None
        if found is None:
            return Response(status_code=404)
        return Response(found[0], media_type=found[1], headers={"cache-control": "private, no-store"})


def add_answers(desk: Desk) -> None:
    """The address under which a page gives what came back, to be read."""

    @app.post(ANSWER + "/{name}")
    async def _answer(name: str, request: Request) -> Response:
        case = desk.case(name)
        if case is None:
            return JSONResponse({"error": "没有这个案件"}, 404)
        try:
            told = await given(case, request.query_params.get("name", ""), request.stream())
        except TooLargeError:
            most = MOST_BYTES // 1_000_000
            return JSONResponse({"error": f"太大（最多 {most} MB），不像一份答复：只留答复的那一段"}, 413)
        return JSONResponse({"name": told})
