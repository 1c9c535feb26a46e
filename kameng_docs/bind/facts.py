"""What speaks against a claim: in a page that is not ours, in the colours of a picture. In doubt nothing is claimed."""

from collections.abc import Iterator
from typing import Any

# Their signs are known without a table.
KNOWN_ENCODINGS = {"/WinAnsiEncoding", "/MacRomanEncoding"}
# Of a colour profile: where its length, version, class and colours stand (ICC.1, 7.2).
CLASSES = {b"mntr", b"scnr", b"prtr", b"spac"}
COMPONENTS = {b"GRAY": 1, b"RGB ": 3}
LAST_VERSION = 4


def accessible(form: Any) -> bool:
    """Whether a foreign page may stand as a figure in a PDF/UA.

    Its fonts must be in it, and tell which signs they show. It must not mark anything as an artefact, which nothing within
    a figure may be; numbers of a tree that did not come along (MCID) are nobody's, and do no harm.
    """
    import pikepdf

    try:
        return all(_in_order(stream) for stream in _streams(form, set()))
    except (pikepdf.PdfError, ValueError, TypeError):
        return False


def _streams(form: Any, seen: set[tuple[int, int]]) -> Iterator[Any]:
    import pikepdf

    if form.objgen in seen:
        return
    seen.add(form.objgen)
    yield form
    resources = form.get("/Resources", {})
    for key in ("/XObject", "/Pattern"):
        for each in dict(resources.get(key, {})).values():
            if isinstance(each, pikepdf.Stream) and each.get("/Subtype") != "/Image":
                yield from _streams(each, seen)


def _in_order(stream: Any) -> bool:
    fonts = dict(stream.get("/Resources", {}).get("/Font", {})).values()
    return "/Ref" not in stream and b"/Artifact" not in stream.read_bytes() and all(map(_whole, fonts))


def _whole(font: Any) -> bool:
    """Embedded, and readable."""
    kind = font.get("/Subtype")
    if kind == "/Type0":
        below = font.DescendantFonts[0]
        placed = below.get("/Subtype") != "/CIDFontType2" or "/CIDToGIDMap" in below
        return "/ToUnicode" in font and placed and _embedded(below)
    known = "/ToUnicode" in font or str(font.get("/Encoding")) in KNOWN_ENCODINGS
    return known and (kind == "/Type3" or _embedded(font))


def _embedded(font: Any) -> bool:
    described = font.get("/FontDescriptor", {})
    return any(key in described for key in ("/FontFile", "/FontFile2", "/FontFile3"))


def archivable(image: Any) -> bool:
    """Whether a picture may stand in a PDF/A-2 whose output intent is one of red, green and blue."""
    return image.get("/Filter") != "/JPXDecode" and "/SMask" not in image and _fits(image.get("/ColorSpace"))


def _fits(colours: Any) -> bool:
    import pikepdf

    if not isinstance(colours, pikepdf.Array):
        return str(colours) in {"/DeviceGray", "/DeviceRGB"}
    if colours[0] == "/Indexed":
        return _fits(colours[1])
    return bool(colours[0] == "/ICCBased") and _sound(colours[1].read_bytes(), int(colours[1].N))


def _sound(profile: bytes, components: int) -> bool:
    length, version, kind, space = profile[:4], profile[8:9], profile[12:16], profile[16:20]
    return (
        int.from_bytes(length, "big") == len(profile)
        and ord(version or b"\xff") <= LAST_VERSION
        and kind in CLASSES
        and COMPONENTS.get(space) == components
    )
