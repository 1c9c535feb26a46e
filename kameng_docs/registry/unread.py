"""What a case with an error, or one that was never made, contributes: as much as stands in its file as plain words."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from typing import Any

from kameng_docs.registry.reading import Entry, State
from kameng_docs.registry.summary import Side, Summary
from kameng_docs.source import Source, read, with_references

WRONG = "有错误，先改"


def as_far_as_written(entries: Iterable[Entry]) -> Iterator[Entry]:
    """The entries; one that was never made tells the names that stand in its file, so that it can be asked for by them.

    Nothing is worked out and nothing written: whether the case has an error is not known, and not said.
    """
    for entry in entries:
        if entry.state is State.UNMADE:
            yield replace(entry, summary=summary_as_far(_source_of(entry), {}, stage=""))
        else:
            yield entry


def _source_of(entry: Entry) -> Source | None:
    """The file with the people and firms it names; without them where they cannot be read."""
    from kameng_docs.case.model import PARTY_REFERENCES

    source, _ = read(entry.file, shown_as=entry.file.name)
    if source is None:
        return None
    folder = entry.file.parent / "parties"
    whole, _ = with_references(source, at=PARTY_REFERENCES, folder=folder, shown_folder=folder.name)
    return whole or source


def summary_as_far(
    source: Source | None, marks: Mapping[str, tuple[str, ...]], *, stage: str = WRONG
) -> Summary:
    """Names and disputes as they are written. Nothing that has to be worked out: no sum, no day."""
    data = source.data if source is not None and isinstance(source.data, dict) else {}
    return Summary(
        who=_text(data, "消费者", "姓名"),
        platform=_text(data, "平台", "名称"),
        against=tuple(
            Side(_text(each, "店铺名"), _text(each, "主体", "名称")) for each in _listed(data.get("卖家"))
        ),
        disputes=tuple(each for each in _listed(data.get("争议")) if isinstance(each, str)),
        stage=stage,
        marks=marks,
    )


def _text(data: Any, *keys: str) -> str:
    for key in keys:
        data = data.get(key) if isinstance(data, dict) else None
    return data if isinstance(data, str) else ""


def _listed(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [] if value is None else [value]
