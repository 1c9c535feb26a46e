"""The book of the pictures in a folder, bound in this process, beside img2pdf and a half-size decode of the same files.

    python book.py FOLDER TOLD ROUNDS

TOLD gets the wall seconds, the CPU seconds and the megabytes of each round as JSON.
"""

import json
import resource
import sys
import time
from collections.abc import Callable
from pathlib import Path

ROOT = Path(__file__).resolve().parents[3]
sys.path[:0] = [str(ROOT), str(ROOT / "tests" / "support")]


def by_peer(files: list[Path]) -> None:
    """A PDF of the pictures, and one look at each."""
    import img2pdf
    from PIL import Image

    img2pdf.convert([str(file) for file in files], nodate=True, engine=img2pdf.Engine.internal)
    for file in files:
        with Image.open(file) as picture:
            picture.draft(None, (picture.width // 2, picture.height // 2))
            picture.load()


def timed(work: Callable[[], object]) -> tuple[float, float, float]:
    """Wall seconds, CPU seconds, and the most megabytes of this process so far."""
    begun, worked = time.perf_counter(), time.process_time()
    work()
    wall, cpu = time.perf_counter() - begun, time.process_time() - worked
    return wall, cpu, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def main() -> None:
    """All three in turn, after a round that is not counted."""
    from book_support import BINDING, material

    from kameng_docs.bind import bind
    from kameng_docs.bundle.books import misread

    files = sorted(Path(sys.argv[1]).glob("*.jpg"))
    exhibits = [material(str(number), file) for number, file in enumerate(files, 1)]

    def read_back() -> None:
        list(misread(bind(exhibits, BINDING), {}, exhibits, own_layout=False))

    works = {
        "bound": lambda: bind(exhibits, BINDING),
        "read_back": read_back,
        "peer": lambda: by_peer(files),
    }
    found: dict[str, list[tuple[float, float, float]]] = {name: [] for name in works}
    for number in range(int(sys.argv[3]) + 1):
        for name, work in works.items():
            taken = timed(work)
            found[name] += [taken] if number else []
    Path(sys.argv[2]).write_text(json.dumps(found), "utf-8")


main()
