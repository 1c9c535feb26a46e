"""A look inside an exhibit's file: how large or long it is, whether it can be read, when it was made and where.

A library is imported only for a file that needs it: most cases are screenshots alone.
"""

from pathlib import Path

from kameng_docs.evidence.finding import Finding
from kameng_docs.evidence.kinds import ACCEPTED
from kameng_docs.evidence.probe.found import Found

__all__ = ["Found", "probe"]


def probe(path: Path, name: str, kind: str) -> Found | Finding:
    """What is found in the file at `path`, or why it cannot be taken in. `kind` is a key of ACCEPTED.

    The file is opened for reading only. `name` is what messages call it. Raises OSError if it cannot be opened.
    """
    match ACCEPTED[kind].family:
        case "image":
            from kameng_docs.evidence.probe.image import probe_image

            return probe_image(path, name, kind)
        case "pdf":
            from kameng_docs.evidence.probe.pdf import probe_pdf

            return probe_pdf(path, name)
        case "video" | "audio":
            from kameng_docs.evidence.probe.media import probe_media

            return probe_media(path, name, kind)
        case "bill":
            from kameng_docs.evidence.probe.bill import probe_sheet

            return probe_sheet(path, name)
        case _:
            from kameng_docs.evidence.probe.text import probe_text

            return probe_text(path, name, kind)
