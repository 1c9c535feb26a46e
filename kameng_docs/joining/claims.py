"""Which standards a PDF claims, and which one made of several may: never more than each of its parts."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import pikepdf

UA = re.compile(rb"pdfuaid:part(?:=[\"']|>)1\b")
A_PART = re.compile(rb"pdfaid:part(?:=[\"']|>)2\b")
A_LEVEL = re.compile(rb"pdfaid:conformance(?:=[\"']|>)A\b")


@dataclass(frozen=True)
class Claims:
    """PDF/UA-1, and PDF/A-2a: `archive` is then the colour profile that it names, empty where it is not claimed."""

    access: bool = False
    archive: bytes = b""

    def __and__(self, other: "Claims") -> "Claims":
        """What both claim; PDF/A only with one and the same profile."""
        same = self.archive if self.archive == other.archive else b""
        return Claims(self.access and other.access, same)


def claims_of(pdf: "pikepdf.Pdf") -> Claims:
    """As its metadata say. A file without tags claims nothing, whatever they say."""
    described = pdf.Root.get("/Metadata")
    if described is None or "/StructTreeRoot" not in pdf.Root:
        return Claims()
    words = described.read_bytes()
    archive = A_PART.search(words) and A_LEVEL.search(words)
    return Claims(bool(UA.search(words)), _profile(pdf) if archive else b"")


def shared(files: Sequence["pikepdf.Pdf"]) -> Claims:
    """What all of these claim."""
    claims = [claims_of(each) for each in files]
    whole = claims[0] if claims else Claims()
    for each in claims[1:]:
        whole &= each
    return whole


def _profile(pdf: "pikepdf.Pdf") -> bytes:
    intents = list(pdf.Root.get("/OutputIntents", ()))
    named = intents[0].get("/DestOutputProfile") if len(intents) == 1 else None
    return b"" if named is None else bytes(named.read_bytes())
