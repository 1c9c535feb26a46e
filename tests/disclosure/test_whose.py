"""Whose a text is stands in its type: nothing the author wrote is held to be ours, and no field is neither."""

from dataclasses import dataclass

import pytest
from cases_support import brief_of
from every_field import Filling, texts_of_schema

from kameng_docs.brief import Brief
from kameng_docs.brief.texts import changed
from kameng_docs.case.whose import Ours, Ref, Said


def collected(brief: Brief, whose: object) -> list[str]:
    found: list[str] = []

    def look(text: str) -> str:
        found.append(text)
        return text

    assert changed(brief, whose, look) is brief
    return found


def test_nothing_an_author_wrote_in_any_field_is_held_to_be_ours():
    filling = Filling()
    case = filling.case()
    assert filling.texts == texts_of_schema()
    brief = brief_of(case)
    assert [text for text in collected(brief, Ours) if "甲乙" in text] == []
    said = "\n".join(collected(brief, Said))
    reached = [i for i in range(1, filling.marks + 1) if f"甲乙{i}丙丁" in said]
    # Not every key is told by a brief; most are.
    assert len(reached) > 60
    assert "截图" in collected(brief, Ref)


@dataclass(frozen=True)
class _Neither:
    own: Said
    text: str


@dataclass(frozen=True)
class _Holds:
    parts: tuple[_Neither | None, ...]


def test_a_field_that_is_neither_is_refused_with_its_place():
    for whose in (Said, Ours, Ref):
        with pytest.raises(TypeError, match=r"_Neither\.text: .*neither Said nor Ours nor Ref"):
            changed(_Holds((_Neither(Said("甲"), "乙"),)), whose, str.upper)


@dataclass(frozen=True)
class _Texts:
    own: Said
    ours: Ours
    rows: tuple[tuple[Ours, Said], ...]
    refs: tuple[Ref, ...]


def test_only_texts_of_the_type_change_and_what_is_dropped_is_gone():
    part = _Texts(Said("甲"), Ours("乙"), ((Ours("丙"), Said("丁")),), (Ref("戊"), Ref("己")))
    assert changed(part, Said, lambda text: text * 2) == _Texts(
        Said("甲甲"), Ours("乙"), ((Ours("丙"), Said("丁丁")),), (Ref("戊"), Ref("己"))
    )
    assert changed(part, Ref, lambda text: text if text == "己" else None).refs == ("己",)
