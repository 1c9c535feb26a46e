"""Screenshots as a telephone makes them, as JPEG: `python … FOLDER COUNT`. A dozen are drawn, and each is of several files."""

import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[3]
sys.path[:0] = [str(ROOT), str(ROOT / "tests" / "support")]
DRAWN, QUALITY = 12, 85


def marked(picture: bytes, number: int) -> bytes:
    """The same picture in another file: a comment tells it from the others."""
    words = f"No {number}".encode()
    return picture[:2] + b"\xff\xfe" + (len(words) + 2).to_bytes(2) + words + picture[2:]


def main() -> None:
    """Write them."""
    from drawn import drawn

    folder, count = Path(sys.argv[1]), int(sys.argv[2])
    pictures = [drawn(number).jpeg(QUALITY) for number in range(min(DRAWN, count))]
    for number in range(count):
        file = folder / f"截屏{number + 1:02}.jpg"
        file.write_bytes(marked(pictures[number % len(pictures)], number))


main()
