"""What is said of cases that another machine builds: with the addresses of the store, and no more of them than is printed."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from pathlib import Path

from kameng_docs.build.job import Result
from kameng_docs.diagnostics import Diagnostic, Severity, of_case

AGAIN = "再运行一次，只补做没做完的"


def told_there(result: Result, room: Path, cases: str, out: str) -> Result:
    """The result with addresses in place of the room's folders, and of the texts nothing but the lines to be quoted."""
    places = {f"{room / 'cases'}": cases, f"{room / 'out'}": out, str(room): cases.rsplit("/", 1)[0]}

    def named(text: str) -> str:
        for place, address in places.items():
            text = text.replace(place, address)
        return text

    found = tuple(
        replace(
            each,
            message=named(each.message),
            hint=named(each.hint),
            at=replace(each.at, file=named(each.at.file)) if each.at else None,
        )
        for each in result.diagnostics
    )
    texts = {named(name): text for name, text in result.texts.items()}
    return replace(result, diagnostics=found, texts=_quoted(found, texts))


def _quoted(found: Iterable[Diagnostic], texts: Mapping[str, str]) -> dict[str, str]:
    lines: dict[str, set[int]] = {}
    for each in found:
        if each.at:
            lines.setdefault(each.at.file, set()).add(each.at.line)
    return {
        name: "\n".join(row if i in lines[name] else "" for i, row in enumerate(text.split("\n"), 1))
        for name, text in texts.items()
        if name in lines
    }


def overtaken(case: str) -> Diagnostic:
    """Two wrote the papers of one case, and this one was later."""
    return Diagnostic(
        "output.overtaken",
        "同时还有另一次 build 在做这件案件，以先写进去的那一份为准，这一次做的没有写进去",
        f"等那一次做完，{AGAIN}",
        Severity.WARNING,
        case=case,
    )


def failed(case: str, address: str, error: BaseException) -> Result:
    """The store did not do what was asked; of the error no more than its kind, for its words may be of the case."""
    message = f"{address} 里的这件案件没有读出来，或者文书没有写进去（{type(error).__name__}），上次做好的文书没有动"
    hint = f"看看工作机连不连得上这个存储、有没有读写的权限、这件案件的文件在不在；{AGAIN}"
    return Result(case, diagnostics=tuple(of_case([Diagnostic("output.store", message, hint)], case)))


def worker_lost(case: str) -> Result:
    """A case at which one machine after the other was lost."""
    message = (
        "做这件案件的工作机几次都中途没了（多半是内存不够），这一件没有做完，别的照做；上次做好的文书没有动"
    )
    hint = f"给工作机多留些内存，{AGAIN}；还是这样，把这件案件单拿到一台机器上做：build {case} --jobs 1"
    return Result(case, diagnostics=tuple(of_case([Diagnostic("output.worker-lost", message, hint)], case)))
