"""How a test looks for secrets in whatever was written: every file in every way, in any spelling."""

import re
import subprocess
import unicodedata
import zipfile
from collections.abc import Iterator
from html import unescape
from pathlib import Path

import pikepdf
from PIL import Image
from tools import need


class _Squeezing(dict[int, str]):
    """For `str.translate`: each character without width, case and ornament; what is no letter and no digit is nothing."""

    def __missing__(self, code: int) -> str:
        plain = unicodedata.normalize("NFKC", chr(code)).casefold()
        self[code] = made = "".join(c for c in plain if c.isalnum())
        return made


SQUEEZING = _Squeezing()


def squeezed(text: str) -> str:
    """Width, case, blanks, hyphens and invisible marks made equal; written anew for this test."""
    return text.translate(SQUEEZING)


def digits(text: str) -> str:
    return re.sub(r"\D", "", unicodedata.normalize("NFKC", text))


def found_in(data: bytes, secrets) -> set[str]:
    """Those secrets that stand in the bytes in any spelling: as UTF-8, GBK or UTF-16, spaced, or by their digits."""
    texts = [data.decode(encoding, "ignore") for encoding in ("utf-8", "gb18030", "utf-16-le", "utf-16-be")]
    odd = [data[1:].decode(encoding, "ignore") for encoding in ("utf-16-le", "utf-16-be")]
    plain = [squeezed(text) for text in (*texts, *odd)]
    raw = {s for s in secrets for e in ("utf-8", "gb18030", "utf-16-le", "utf-16-be") if s.encode(e) in data}
    return raw | {secret for secret in secrets if any(squeezed(secret) in text for text in plain)}


def digits_found(text: str, secrets) -> set[str]:
    """Secrets of many digits that stand in a line of text, whatever stands between the digits."""
    lines = [digits(line) for line in text.splitlines()]
    return {s for s in secrets if len(digits(s)) > 9 and any(digits(s) in line for line in lines)}


# Megabytes of the curves of letters, which are the same whatever they spell.
OUTLINES = re.compile(rb"/(?:Length1 |Subtype /OpenType)(?:(?!>>).)*>>\s*stream\n.*?\nendstream", re.DOTALL)


def faces(path: Path) -> Iterator[tuple[str, bytes]]:
    """Every way to look at a produced file: its bytes, and for what is packed, what is in it."""
    data = path.read_bytes()
    yield "bytes", data
    if path.suffix in {".docx", ".xlsx"}:
        with zipfile.ZipFile(path) as archive:
            for name in archive.namelist():
                yield name, archive.read(name)
                yield (
                    f"{name}, words",
                    unescape(re.sub(r"<[^>]+>", "", archive.read(name).decode("utf-8", "ignore"))).encode(),
                )
    if path.suffix == ".pdf":
        yield "text", run(need("pdftotext"), "-enc", "UTF-8", str(path), "-")
        yield "layout", run(need("pdftotext"), "-layout", "-enc", "UTF-8", str(path), "-")
        yield "metadata", run(need("pdfinfo"), "-enc", "UTF-8", str(path))
        opened = run(need("qpdf"), "--qdf", "--object-streams=disable", str(path), "-")
        yield "streams", OUTLINES.sub(b"", opened)
        yield "outline", outline_of(path).encode()
    if path.suffix in {".png", ".jpg"}:
        with Image.open(path) as picture:
            yield "metadata", repr((picture.info, dict(picture.getexif()))).encode()
            yield "pixels", picture.tobytes()


def run(*arguments: str) -> bytes:
    done = subprocess.run(arguments, capture_output=True, check=False)
    assert done.returncode in {0, 3}, done.stderr
    return done.stdout


def outline_of(path: Path) -> str:
    with pikepdf.open(path) as book, book.open_outline() as outline:
        return "\n".join([*(item.title for item in outline.root), str(dict(book.docinfo.items()))])


def leaks(path: Path, secrets, name: str) -> list[tuple[str, str, set[str]]]:
    found = [(name, "name", found_in(name.encode(), secrets) | digits_found(name, secrets))]
    for face, data in faces(path):
        hits = found_in(data, secrets)
        if face not in {"bytes", "pixels", "streams"} or path.suffix in {".txt", ".html", ".csv"}:
            hits |= digits_found(data.decode("utf-8", "ignore"), secrets)
        found.append((name, face, hits))
    return [(where, face, hits) for where, face, hits in found if hits]


def files_of(folder: Path) -> dict[str, Path]:
    return {path.relative_to(folder).as_posix(): path for path in sorted(folder.rglob("*")) if path.is_file()}
