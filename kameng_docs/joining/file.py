"""The file itself: what it is called, what it claims, and its bytes."""

import re
from collections.abc import Sequence
from html import escape
from io import BytesIO
from typing import TYPE_CHECKING

from kameng_docs.joining.claims import Claims

if TYPE_CHECKING:
    import pikepdf

# What the bytes depend on besides this package.
ENGINES = ("pikepdf",)
DAY = re.compile(r"D:(\d{4})(\d\d)(\d\d)")
# The only property here that PDF/A does not know of itself.
OF_ACCESS = (
    '<pdfaExtension:schemas xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/"'
    ' xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#"'
    ' xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#"><rdf:Bag><rdf:li rdf:parseType="Resource">'
    "<pdfaSchema:schema>PDF/UA Universal Accessibility Schema</pdfaSchema:schema>"
    "<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>"
    "<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix><pdfaSchema:property><rdf:Seq>"
    '<rdf:li rdf:parseType="Resource"><pdfaProperty:name>part</pdfaProperty:name>'
    "<pdfaProperty:valueType>Integer</pdfaProperty:valueType><pdfaProperty:category>internal</pdfaProperty:category>"
    "<pdfaProperty:description>Part of ISO 14289</pdfaProperty:description></rdf:li>"
    "</rdf:Seq></pdfaSchema:property></rdf:li></rdf:Bag></pdfaExtension:schemas>"
)


def saved(
    book: "pikepdf.Pdf", title: str, language: str, claims: Claims, parts: Sequence["pikepdf.Pdf"]
) -> bytes:
    """The book as bytes: titled, in its language, claiming `claims`, of the latest day on which one of its parts was made."""
    import pikepdf

    days = [
        found.groups() for part in parts if (found := DAY.match(str(part.docinfo.get("/CreationDate", ""))))
    ]
    day = max(days, default=None)
    book.docinfo["/Title"] = pikepdf.String(title)
    if day:
        book.docinfo["/CreationDate"] = book.docinfo["/ModDate"] = pikepdf.String(f"D:{''.join(day)}000000Z")
    root = book.Root
    if language:
        root.Lang = pikepdf.String(language)
    root.ViewerPreferences = pikepdf.Dictionary(DisplayDocTitle=True)
    described = pikepdf.Stream(book, _described(title, language, claims, "-".join(day or ())).encode())
    described.Type, described.Subtype = pikepdf.Name.Metadata, pikepdf.Name.XML
    root.Metadata = described
    if claims.archive:
        root.OutputIntents = pikepdf.Array([_intent(book, claims.archive)])
    written = BytesIO()
    book.save(
        written,
        min_version=max(("1.7", *(part.pdf_version for part in parts))),
        deterministic_id=True,
        object_stream_mode=pikepdf.ObjectStreamMode.generate,
    )
    return written.getvalue()


def _described(title: str, language: str, claims: Claims, day: str) -> str:
    """The metadata (XMP), which say what docinfo says."""
    moment = f"{day}T00:00:00Z"
    lines = (
        f'<dc:title><rdf:Alt><rdf:li xml:lang="x-default">{escape(title)}</rdf:li></rdf:Alt></dc:title>',
        f"<dc:language><rdf:Bag><rdf:li>{escape(language)}</rdf:li></rdf:Bag></dc:language>"
        if language
        else "",
        f"<xmp:CreateDate>{moment}</xmp:CreateDate><xmp:ModifyDate>{moment}</xmp:ModifyDate>" if day else "",
        "<pdfuaid:part>1</pdfuaid:part>" if claims.access else "",
        "<pdfaid:part>2</pdfaid:part><pdfaid:conformance>A</pdfaid:conformance>" if claims.archive else "",
        OF_ACCESS if claims.access and claims.archive else "",
    )
    return (
        '<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>'
        '<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">'
        '<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/"'
        ' xmlns:xmp="http://ns.adobe.com/xap/1.0/" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/"'
        f' xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/">{"".join(lines)}</rdf:Description></rdf:RDF></x:xmpmeta>'
        '<?xpacket end="w"?>'
    )


def _intent(book: "pikepdf.Pdf", profile: bytes) -> "pikepdf.Object":
    import pikepdf

    held = pikepdf.Stream(book, profile)
    held.N = 3
    return book.make_indirect(
        pikepdf.Dictionary(
            Type=pikepdf.Name.OutputIntent,
            S=pikepdf.Name.GTS_PDFA1,
            OutputConditionIdentifier=pikepdf.String("sRGB"),
            Info=pikepdf.String("sRGB"),
            DestOutputProfile=held,
        )
    )
