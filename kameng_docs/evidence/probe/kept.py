"""What a look inside a picture found, kept by the hash of its bytes: it is decoded to its end once, not for every build.

Only what was found in order is kept, of what Pillow decodes by itself: what is odd is told with the name that the author gave
the file, and a decoder that was here may be missing today. Of a picture that says when or where it was taken
nothing is kept: that would outlive `forget`. When it ends `evidence/remembered.py` says.
"""

import json

from kameng_docs.evidence.probe.found import Found
from kameng_docs.evidence.remembered import recalled

LOOK = "look"
OF_ITSELF = ("PNG", "JPEG", "WEBP")


def look_kept(kind: str, digest: str) -> Found | None:
    """What was found in the picture of that kind whose bytes have that SHA-256; None if nothing is kept."""
    text = recalled(LOOK, kind, digest)
    if text is None:
        return None
    width, height, pages, turned = json.loads(text)
    return Found(family="image", pixels=(width, height), pages=pages, turned=turned)


def as_kept(kind: str, found: Found) -> str | None:
    """The same as text; None where it is not to be kept."""
    if kind not in OF_ITSELF or found.pixels is None or found.notes or found.taken_at or found.gps:
        return None
    return json.dumps([*found.pixels, found.pages, found.turned], separators=(",", ":"))
