"""A case begun, told to its author: as text and as JSON. Nothing is printed here."""

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from kameng_docs.reading.proposals import Place, Proposal, Words
from kameng_docs.starting.adding import Differs
from kameng_docs.starting.case import Begun
from kameng_docs.starting.material import Material
from kameng_docs.starting.tree import leaves

JOINT = " › "


def as_json(material: Material, begun: Begun, differs: Sequence[Differs] = ()) -> dict[str, Any]:
    """Everything that was read with its place and doubts, what became of it, and what is asked."""
    return {
        "case": material.name,
        "files": [
            {
                "file": read.file,
                "what": str(read.what),
                "unread": list(read.unread),
                "speakers": read.speakers,
            }
            for read in material.reads
        ],
        "proposals": [_proposal(each) for each in material.merged],
        "words": [_words(each) for each in material.words],
        "values": [
            {
                "path": JOINT.join(path),
                "value": _plain(leaf.value),
                "sure": leaf.sure,
                "note": leaf.note,
                "doubts": list(leaf.above),
            }
            for path, leaf in leaves(begun.nodes)
            if not leaf.asked
        ],
        "asked": [JOINT.join(path) for path, leaf in leaves(begun.nodes) if leaf.asked],
        "questions": [{"name": each.name, "ask": each.ask, "why": each.why} for each in begun.questions],
        "disputes": list(begun.disputes),
        "differs": [
            {"path": each.path, "there": each.there, "read": each.read, "note": each.note} for each in differs
        ],
        "unread": list(begun.unread),
    }


def _plain(value: object) -> object:
    return list(value) if isinstance(value, tuple) else value


def _proposal(each: Proposal) -> dict[str, Any]:
    return {
        "kind": str(each.kind),
        "value": each.value,
        "read": each.read,
        "at": [_place(place) for place in each.at],
        "doubts": list(each.doubts),
        "agreed": each.agreed,
        "belongs": each.belongs,
    }


def _words(each: Words) -> dict[str, Any]:
    return {
        "side": str(each.side),
        "who": each.who,
        "words": each.words,
        "time": each.at,
        "at": _place(each.place),
        "line": each.line,
        "doubts": list(each.doubts),
    }


def _place(place: Place) -> dict[str, Any]:
    box = list(place.box) if place.box else None
    return {"file": place.file, "row": place.row, "box": box, "page": place.page}


def summary(file: Path, begun: Begun, differs: Sequence[Differs], verb: str) -> Iterator[str]:
    """What was done (`verb`: 写好了, 补进了, 没有改) and what is to be done, in a few lines."""
    read = sum(1 for _, leaf in leaves(begun.nodes) if not leaf.asked and leaf.sure and leaf.note)
    yield f"{verb} {file}：读到 {read} 项，{len(begun.doubtful)} 项请核对，{len(begun.questions)} 个事实要您回答"
    yield from (each.told() for each in differs)
    if begun.unread:
        yield "没有读的，和要您知道的："
        yield from (f"  - {each}" for each in begun.unread)
    if begun.promises:
        yield f"页面承诺有 {begun.promises} 条等您回答：没有做到的，在“实际”里写实际怎样；空着的当作做到了"
    yield f"接着做：打开 {file} 逐项核对、填空，再运行 kameng-docs check {file.stem}"
