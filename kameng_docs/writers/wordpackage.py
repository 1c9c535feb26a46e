"""A document of python-docx as the members of its archive. It packs them itself, and they would have to be packed again."""

from collections.abc import Iterable, Mapping
from html import escape
from typing import TYPE_CHECKING, Any

from kameng_docs.writers.archive import CONTENT_TYPES

if TYPE_CHECKING:
    from docx.document import Document as WordDocument

HEAD = "<?xml version='1.0' encoding='UTF-8' standalone='yes'?>\n"
TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"


def members_of(word: "WordDocument") -> Mapping[str, bytes]:
    """The parts of the document with their relations and the list of their kinds, by name; the same as it would save."""
    package: Any = word.part.package
    parts = package.parts
    made = {CONTENT_TYPES: _kinds(parts).encode(), "_rels/.rels": package.rels.xml}
    for part in parts:
        part.before_marshal()
        made[part.partname.membername] = part.blob
        if part.rels:
            made[part.partname.rels_uri.lstrip("/")] = part.rels.xml
    return made


def _kinds(parts: Iterable[Any]) -> str:
    """The kind of each part: by its ending where every part with such an ending is of that kind, else by its name."""
    from docx.opc.constants import CONTENT_TYPE
    from docx.opc.spec import default_content_types

    endings = {"rels": CONTENT_TYPE.OPC_RELATIONSHIPS, "xml": CONTENT_TYPE.XML}
    names: dict[str, str] = {}
    for part in parts:
        ending, kind = part.partname.ext.lower(), part.content_type
        if (ending, kind) in default_content_types:
            endings[ending] = kind
        else:
            names[part.partname] = kind
    told = [f'<Default Extension="{escape(x)}" ContentType="{escape(endings[x])}"/>' for x in sorted(endings)]
    told += [f'<Override PartName="{escape(x)}" ContentType="{escape(names[x])}"/>' for x in sorted(names)]
    return f'{HEAD}<Types xmlns="{TYPES}">{"".join(told)}</Types>'
