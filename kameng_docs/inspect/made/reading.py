"""The text of a made file, whichever program wrote or changed it."""

from pathlib import Path
from typing import Any

from kameng_docs.proof.counted import labelled

# What can be read here. A PDF says the same words as the DOCX beside it (tests/writers/test_writers_same_words.py).
READABLE = ("txt", "docx")


def text_of(path: Path) -> str:
    """The words of a TXT or a DOCX, a line a paragraph or cell; the numbers that Word counts itself among them.

    Raises OSError where it cannot be read, ValueError where it is not what its name says.
    """
    if path.suffix == ".docx":
        return _words_of_docx(path)
    return path.read_bytes().decode("utf-8-sig")


def _words_of_docx(path: Path) -> str:
    from zipfile import BadZipFile

    from docx import Document
    from docx.opc.exceptions import PackageNotFoundError
    from docx.oxml.ns import qn
    from lxml.etree import XMLSyntaxError

    try:
        document = Document(str(path))
    except (BadZipFile, PackageNotFoundError, XMLSyntaxError, KeyError) as error:
        raise ValueError(f"{path.name} is no DOCX") from error
    # A hyphen that somebody put there in Word is one.
    words, hyphen = qn("w:t"), qn("w:noBreakHyphen")
    listed = labelled(document.element.body, document.styles.element, _numbering(document))
    return "\n".join(
        label
        + "".join("-" if piece.tag == hyphen else piece.text or "" for piece in paragraph.iter(words, hyphen))
        for paragraph, label in listed
    )


def _numbering(document: Any) -> Any:
    from docx.opc.constants import RELATIONSHIP_TYPE

    try:
        return document.part.part_related_by(RELATIONSHIP_TYPE.NUMBERING).element
    except KeyError:
        return None
