"""The book of sixty exhibits beside img2pdf and one half-size decode of each, all in one process that is warm."""

import json
from pathlib import Path

from bench.measuring import Run
from bench.programs import Bench
from bench.told import Row, Section
from bench.works.full import peer

BOUND, READ_BACK, PEER = (
    "the book bound, warm",
    "the book bound and read back, warm",
    "img2pdf and one half-size decode of each",
)
EXHIBITS, FEW = 60, 6


def measure(bench: Bench) -> Section:
    """The peer knows no page numbers, no stamps, no tags and no bookmarks; it is what the pictures alone cost."""
    folder, count = bench.folder("book"), FEW if bench.small else EXHIBITS
    told = folder / "told.json"
    peer(bench, folder, "draw_exhibits.py", str(folder), str(count))
    peer(bench, folder, "book.py", str(folder), str(told), str(bench.rounds))
    runs = {name: [Run(*each) for each in found] for name, found in _read(told).items()}
    rows = [Row(BOUND, PEER, must=3, aim=2), Row(READ_BACK, PEER)]
    megabytes = sum(file.stat().st_size for file in folder.glob("*.jpg")) / 1e6
    return Section("The evidence book", runs, rows, [f"{count} screenshots as JPEG, {megabytes:.1f} MB"])


def _read(told: Path) -> dict[str, list[list[float]]]:
    found = json.loads(told.read_text("utf-8"))
    return {name: found[key] for name, key in ((BOUND, "bound"), (READ_BACK, "read_back"), (PEER, "peer"))}
