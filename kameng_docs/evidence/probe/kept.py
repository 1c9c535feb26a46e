"""What a look inside a picture found, kept by the hash of its bytes: it is decoded to its end once, not for every build.

Only what was found in order is kept: what is odd is told with the name that the author gave the file, and what cannot be
read today may be read tomorrow, by a decoder that is missing now. When it ends `evidence/remembered.py` says.
"""

import json
from datetime import datetime

from kameng_docs.evidence.probe.found import Found
from kameng_docs.evidence.remembered import recalled

LOOK = "look"


def look_kept(kind: str, digest: str) -> Found | None:
    """What was found in the picture of that kind whose bytes have that SHA-256; None if nothing is kept."""
    text = recalled(LOOK, kind, digest)
    if text is None:
        return None
    width, height, pages, taken_at, taken_from, gps, turned = json.loads(text)
    return Found(
        family="image",
        pixels=(width, height),
        pages=pages,
        taken_at=datetime.fromisoformat(taken_at) if taken_at else None,
        taken_from=taken_from,
        gps=gps,
        turned=turned,
    )


def as_kept(found: Found) -> str | None:
    """The same as text; None where it is not to be kept."""
    if found.family != "image" or found.pixels is None or found.notes:
        return None
    taken_at = found.taken_at.isoformat() if found.taken_at else ""
    kept = [*found.pixels, found.pages, taken_at, found.taken_from, found.gps, found.turned]
    return json.dumps(kept, ensure_ascii=False, separators=(",", ":"))
