"""The pictures of a case as a browser shows them, and nothing else of its folder."""

from io import BytesIO
from pathlib import Path

from kameng_docs.evidence.kinds import ACCEPTED, kind_of

SHOWN = {"PNG": "image/png", "JPEG": "image/jpeg", "WEBP": "image/webp", "GIF": "image/gif"}


def picture_in(folder: Path, name: str) -> Path | None:
    """The picture of this name in the folder itself; None for anything else."""
    path = folder / name
    if Path(name).name != name or name.startswith(".") or path.is_symlink() or not path.is_file():
        return None
    try:
        kind = kind_of(path)
    except OSError:
        return None
    return path if kind in ACCEPTED and ACCEPTED[kind].family == "image" else None


def shown(path: Path) -> tuple[bytes, str]:
    """Its bytes with their type; a kind that no browser knows is drawn anew. Raises OSError and what opening raises."""
    kind = kind_of(path)
    if kind in SHOWN:
        return path.read_bytes(), SHOWN[kind]
    from PIL import ImageOps

    from kameng_docs.evidence.pictures import opened_picture

    with opened_picture(path, kind) as image:
        held = BytesIO()
        ImageOps.exif_transpose(image).convert("RGB").save(held, "JPEG", quality=92)
    return held.getvalue(), "image/jpeg"


def size_of(path: Path) -> tuple[int, int] | None:
    """Width and height as it is shown; None where it cannot be opened."""
    from kameng_docs.evidence.pictures import BROKEN, TooManyPixelsError, opened_picture

    try:
        with opened_picture(path, kind_of(path)) as image:
            turned = image.getexif().get(0x0112, 1) in {5, 6, 7, 8}
            return (image.height, image.width) if turned else image.size
    except (*BROKEN, TooManyPixelsError, ImportError):
        return None
