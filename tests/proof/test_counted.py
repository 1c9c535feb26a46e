"""Labels that Word counts, as a person may have left them: levels, lists through styles, lists that go on."""

import pytest
from docx import Document
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from kameng_docs.proof.counted import labelled

LEVELS = {
    "decimal": ("%1.", "space"),
    "chineseCountingThousand": ("%1、", "nothing"),
    "decimalEnclosedCircle": ("%1", "nothing"),
    "upperLetter": ("%1)", ""),
    "unheardOf": ("第%1", "nothing"),
    "bullet": ("\uf0b7", "tab"),
}


def level(depth: int, kind: str, text: str, blank: str = "nothing", *, start: int = 1) -> str:
    suffix = f'<w:suff w:val="{blank}"/>' if blank else ""
    return (
        f'<w:lvl w:ilvl="{depth}"><w:start w:val="{start}"/><w:numFmt w:val="{kind}"/>'
        f'{suffix}<w:lvlText w:val="{text}"/></w:lvl>'
    )


def document(definitions: str, *paragraphs: str):
    """A DOCX with these lists; a paragraph is `list/level`, a style's name, or neither."""
    made = Document()
    root = made.part.numbering_part.element
    for each in [*root]:
        root.remove(each)
    for each in parse_xml(f"<w:numbering {nsdecls('w')}>{definitions}</w:numbering>"):
        root.append(each)
    for told in paragraphs:
        number, _, depth = told.partition("/")
        paragraph = made.add_paragraph("字", None if depth or not told else told)
        if depth:
            membership = paragraph._p.get_or_add_pPr().get_or_add_numPr()
            membership.get_or_add_numId().val = int(number)
            membership.get_or_add_ilvl().val = int(depth)
    return made


def look(*levels: str, number: int = 0) -> str:
    return f'<w:abstractNum w:abstractNumId="{number}">{"".join(levels)}</w:abstractNum>'


def a_list(number: int, of: int = 0, more: str = "") -> str:
    return f'<w:num w:numId="{number}"><w:abstractNumId w:val="{of}"/>{more}</w:num>'


def anew(start: int) -> str:
    return f'<w:lvlOverride w:ilvl="0"><w:startOverride w:val="{start}"/></w:lvlOverride>'


def labels(made) -> list[str]:
    return [
        label
        for _, label in labelled(made.element.body, made.styles.element, made.part.numbering_part.element)
    ]


@pytest.mark.parametrize(
    ("kind", "shown"),
    [
        ("decimal", ["1. ", "2. "]),
        ("chineseCountingThousand", ["一、", "二、"]),
        ("decimalEnclosedCircle", ["①", "②"]),
        ("upperLetter", ["A) ", "B) "]),
        ("unheardOf", ["第1", "第2"]),
        ("bullet", ["• ", "• "]),
    ],
)
def test_kinds_of_numbers(kind, shown):
    text, blank = LEVELS[kind]
    assert labels(document(look(level(0, kind, text, blank)) + a_list(1), "1/0", "", "1/0")) == [
        shown[0],
        "",
        shown[1],
    ]


def test_chinese_numbers_go_on():
    made = document(look(level(0, "chineseCounting", "%1、", start=9)) + a_list(1), *["1/0"] * 14)
    assert [labels(made)[at] for at in (0, 1, 2, 11, 12)] == ["九、", "十、", "十一、", "二十、", "二十一、"]


def test_levels_begin_anew_below_each_other():
    two = look(level(0, "decimal", "%1."), level(1, "decimal", "%1.%2"))
    made = document(two + a_list(1), "1/0", "1/1", "1/1", "1/0", "1/1")
    assert labels(made) == ["1.", "1.1", "1.2", "2.", "2.1"]
    assert labels(document(two + a_list(1), "1/1")) == ["1.1"], (
        "a level above that never came shows its first"
    )


def test_lists_of_one_look_go_on_unless_one_begins_anew():
    one = look(level(0, "decimal", "%1."))
    went_on = document(one + a_list(1) + a_list(2), "1/0", "2/0", "1/0")
    assert labels(went_on) == ["1.", "2.", "3."]
    begun = document(one + a_list(1, more=anew(1)) + a_list(2, more=anew(5)), "1/0", "2/0", "2/0", "1/0")
    assert labels(begun) == ["1.", "5.", "6.", "7."]


def test_a_list_of_a_style():
    made = document(look(level(0, "decimal", "%1.")) + a_list(1), "List Number", "List Number 2", "Normal")
    properties = made.styles["List Number"].element.get_or_add_pPr()
    properties.get_or_add_numPr().get_or_add_numId().val = 1
    made.styles["List Number 2"].base_style = made.styles["List Number"]
    for each in made.styles["List Number 2"].element.pPr.findall(f"{{{properties.nsmap['w']}}}numPr"):
        made.styles["List Number 2"].element.pPr.remove(each)
    assert labels(made) == ["1.", "2.", ""]


def test_a_list_that_is_not_there_has_no_labels():
    made = document(look(level(0, "decimal", "%1.")) + a_list(1), "7/0", "1/3", "0/0")
    assert labels(made) == ["", "", ""]
