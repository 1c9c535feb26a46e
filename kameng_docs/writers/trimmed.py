"""A face with the signs that papers use, as a file of its own: a Chinese one has sixty-five thousand in some thirty megabytes.

To look through these and to hold them takes a fifth of what a paper costs and a quarter of a worker's memory. A paper with any
other sign, a rare one of a name, is set by the whole face as before, and looks the same.
"""

import os
import subprocess
import sys
from collections.abc import Iterable, Sequence
from contextlib import suppress
from hashlib import sha256
from importlib.util import find_spec
from pathlib import Path

from kameng_docs.resources import PACKAGE
from kameng_docs.resources.looks import Look, look_at

FOLDER = PACKAGE / "__pycache__" / "faces"
# Families whose licence, the SIL Open Font License, lets anybody make another file of them.
FREE = ("Noto ", "Source Han ")
# Of Han those of GB 2312 are kept; of Korean, and of what lies beyond the first plane, nothing.
HAN = (range(0x3400, 0x4DC0), range(0x4E00, 0xA000), range(0xF900, 0xFB00))
LEFT_OUT = (range(0x1100, 0x1200), range(0xA960, 0xA980), range(0xAC00, 0xD800))
FIRST_PLANE = 0x10000


def can_trim() -> bool:
    """Whether what cuts faces is here."""
    return find_spec("uharfbuzz") is not None


def trimmed(faces: Sequence[tuple[str, int]]) -> tuple[tuple[str, str], ...]:
    """Each face, a file and its place in it, cut to its common signs: its file below `FOLDER`, and its SHA-256.

    They lie in a folder of their own, by which the engine is shown them. Nothing where one cannot be read or cut, or nothing can
    be kept here: then the whole faces serve.
    """
    cut = [_cut(path, index) for path, index in faces]
    if not all(cut):
        return ()
    digests = [sha256(content).hexdigest() for content in cut]
    folder = sha256("".join(digests).encode()).hexdigest()[:16]
    made = tuple((f"{folder}/{digest[:16]}.otf", digest) for digest in digests)
    return made if all(map(_kept, [FOLDER / name for name, _ in made], cut)) else ()


def is_whole(made: Iterable[tuple[str, str]]) -> bool:
    """Whether the files lie there as they were made."""
    try:
        return all(sha256((FOLDER / name).read_bytes()).hexdigest() == digest for name, digest in made)
    except OSError:
        return False


def looks_of_cut(made: Iterable[tuple[str, str]]) -> list[Look | None]:
    """How the files look from outside."""
    return [look_at(str(FOLDER / name)) for name, _ in made]


def is_common(code: int) -> bool:
    """Whether a sign stays in a face that is cut."""
    if any(code in each for each in HAN):
        try:
            chr(code).encode("gb2312")
        except UnicodeEncodeError:
            return False
        return True
    return code < FIRST_PLANE and not any(code in each for each in LEFT_OUT)


def _cut(path: str, index: int) -> bytes:
    """The face as `cut_face` gives it, cut in a process of its own: what holds a whole face for that would keep its memory."""
    program = [sys.executable, "-m", "kameng_docs.writers.trimmed", path, str(index)]
    try:
        return subprocess.run(  # noqa: S603
            program, cwd=PACKAGE.parent, stdin=subprocess.DEVNULL, capture_output=True, check=False
        ).stdout
    except OSError:
        return b""


def cut_face(path: str, index: int) -> bytes:
    """The face with its names, its features and its common signs; empty where it cannot be cut."""
    import uharfbuzz as hb

    try:
        face = hb.Face(hb.Blob.from_file_path(path), index)
        wanted = hb.SubsetInput()
        wanted.unicode_set.set({code for code in face.unicodes if is_common(code)})
        for whole in (
            wanted.name_id_set, wanted.name_lang_id_set, wanted.layout_feature_tag_set, wanted.layout_script_tag_set,
        ):  # fmt: skip
            whole.clear()
            whole.invert()
        wanted.flags = hb.SubsetFlags.NOTDEF_OUTLINE | hb.SubsetFlags.NAME_LEGACY
        return bytes(hb.subset(face, wanted).blob.data)
    except (OSError, RuntimeError, ValueError, hb.HarfBuzzError):
        return b""


def _kept(place: Path, content: bytes) -> bool:
    """In one step, for another process may set by it already."""
    # No face by its name as long as it is not whole.
    draft = place.with_name(f".{place.stem}.{os.getpid()}")
    try:
        place.parent.mkdir(parents=True, exist_ok=True)
        draft.write_bytes(content)
        draft.replace(place)
    except OSError:
        with suppress(OSError):
            draft.unlink(missing_ok=True)
        return False
    return True


if __name__ == "__main__":
    sys.stdout.buffer.write(cut_face(sys.argv[1], int(sys.argv[2])))
