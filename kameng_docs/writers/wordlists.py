"""The numbering part of a DOCX: Word counts the claims and reasons, so that removing one renumbers the rest."""

import zlib
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from kameng_docs.writers.numbering import BULLET, CHINESE, DECIMAL, At, Place, Shape
from kameng_docs.writers.wordparts import join_list
from kameng_docs.writers.wordstyles import WordStyles

if TYPE_CHECKING:
    from docx.document import Document as WordDocument

FORMATS = {CHINESE: "chineseCountingThousand", DECIMAL: "decimal", BULLET: "bullet"}
# What a list goes down to when its author presses the tab key: the order in which Chinese papers nest their numbers.
LADDER = (
    Shape("", CHINESE, "、", blank=False),
    Shape("（", CHINESE, "）", blank=False),
    Shape("", DECIMAL, ".", blank=True),
    Shape("（", DECIMAL, "）", blank=False),
)


class WordLists:
    """The lists of one DOCX, with a number (`w:num`) each, so that each begins with its first."""

    def __init__(self, word: "WordDocument", places: Mapping[At, Place], styles: WordStyles) -> None:
        """`places`: the paragraphs of the document that are to be counted."""
        self._word, self._places, self._indents = word, places, styles.indents
        self._looks: dict[tuple[Shape, bool, str], int] = {}
        self._lists: dict[int, int] = {}

    def at(self, block: int, item: int) -> Place | None:
        """The place of a paragraph in a list; None where its label is typed."""
        return self._places.get((block, item))

    def join(self, paragraph: Any, style: str, place: Place) -> None:
        """Makes the paragraph (`w:p`) a member of its list. What defines a list is written when its first member comes."""
        if place.list not in self._lists:
            root, look = _numbering(self._word), (place.shape, place.strong, style)
            if look not in self._looks:
                # LibreOffice takes the indent of a list in place of that of its style, so the list has the same.
                self._looks[look] = _append_look(root, *look, self._indents[style])
            self._lists[place.list] = _append_list(root, self._looks[look])
        join_list(paragraph, self._lists[place.list])


def _numbering(word: "WordDocument") -> Any:
    """The root of the numbering part."""
    from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
    from docx.opc.packuri import PackURI
    from docx.oxml.ns import nsdecls
    from docx.oxml.parser import parse_xml
    from docx.parts.numbering import NumberingPart

    part = word.part
    try:
        made: Any = part.part_related_by(RELATIONSHIP_TYPE.NUMBERING)
    except KeyError:
        made = NumberingPart(
            PackURI("/word/numbering.xml"),
            CONTENT_TYPE.WML_NUMBERING,
            parse_xml(f"<w:numbering {nsdecls('w')}/>"),
            part.package,
        )
        part.relate_to(made, RELATIONSHIP_TYPE.NUMBERING)
    return made.element


def _append_look(root: Any, shape: Shape, strong: bool, style: str, indent: str) -> int:
    """Appends how a list looks, on each level that its author may go down to; gives its number."""
    from docx.oxml.ns import nsdecls
    from docx.oxml.parser import parse_xml

    number = _free(root, "abstractNum", "abstractNumId")
    below = LADDER[LADDER.index(shape) + 1 :] if shape in LADDER else ()
    levels = "".join(
        _level(depth, each, strong and not depth, indent) for depth, each in enumerate((shape, *below))
    )
    # The look behind a `w:nsid` is the same in every document: lists pasted from one into another stay one list.
    sign = zlib.crc32(repr((shape, strong, style)).encode())
    look = parse_xml(
        f'<w:abstractNum {nsdecls("w")} w:abstractNumId="{number}"><w:nsid w:val="{sign:08X}"/>'
        f'<w:multiLevelType w:val="multilevel"/>{levels}</w:abstractNum>'
    )
    first_list = next(root.iterchildren(f"{{{look.nsmap['w']}}}num"), None)
    if first_list is None:
        root.append(look)
    else:
        first_list.addprevious(look)
    return number


def _level(depth: int, shape: Shape, strong: bool, indent: str) -> str:
    number = "" if shape.counting == BULLET else f"%{depth + 1}"
    bold = "<w:b/><w:bCs/>" if strong else ""
    return (
        f'<w:lvl w:ilvl="{depth}"><w:start w:val="1"/><w:numFmt w:val="{FORMATS[shape.counting]}"/>'
        f'<w:suff w:val="{"space" if shape.blank else "nothing"}"/>'
        f'<w:lvlText w:val="{shape.before}{number}{shape.after}"/><w:lvlJc w:val="left"/>{indent}'
        f'<w:rPr><w:rFonts w:hint="eastAsia"/>{bold}</w:rPr></w:lvl>'
    )


def _append_list(root: Any, look: int) -> int:
    """Appends a list of that look, which begins with its first number; gives its number."""
    from docx.oxml.ns import nsdecls
    from docx.oxml.parser import parse_xml

    number = max(_free(root, "num", "numId"), 1)
    begins = '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride>'
    made = parse_xml(
        f'<w:num {nsdecls("w")} w:numId="{number}"><w:abstractNumId w:val="{look}"/>{begins}</w:num>'
    )
    last = [each for each in root if not each.tag.endswith("numIdMacAtCleanup")]
    root.insert(len(last), made)
    return number


def _free(root: Any, kind: str, name: str) -> int:
    """A number that no element of the kind bears yet."""
    from docx.oxml.ns import qn

    return max((int(each.get(qn(f"w:{name}"), 0)) for each in root.iter(qn(f"w:{kind}"))), default=-1) + 1
