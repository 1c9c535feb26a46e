"""What was seen of the rows of pictures, kept by the hash of their bytes: to decode a photograph takes longer than to bind it.

When it ends `evidence/remembered.py` says.
"""

import json
from pathlib import Path

from kameng_docs.bind.paint import upright
from kameng_docs.bind.place import Shown
from kameng_docs.bind.rows import Rows, rows_of
from kameng_docs.evidence import ExhibitFile, is_as_before, recalled, remember_all

ROWS = "rows"
# A long picture has a hundred stretches, a kilobyte: so that what is kept is read in a few milliseconds.
MOST = 1000
Key = tuple[str, ...]


class Eyes:
    """Looks at pictures; `keep` leaves what was seen for the first time to the next process."""

    def __init__(self) -> None:
        """Nothing was looked at."""
        self._fresh: dict[Key, str] = {}

    def looked_at(self, path: Path, file: ExhibitFile, page: int) -> Shown:
        """The picture in the file, or the page of one that has several, upright."""
        key = (file.sha256, str(page))
        rows = _read(recalled(ROWS, *key))
        if rows is None:
            with upright(path, file, page, grey=True) as picture:
                rows = rows_of(picture)
            # What was put there meanwhile is another picture than the one of that hash.
            if is_as_before(path, file):
                self._fresh[key] = _written(rows)
        return Shown(path, rows, file.turned, page)

    def keep(self) -> None:
        """Keep what was seen, all at once."""
        remember_all(ROWS, self._fresh, MOST)
        self._fresh = {}


def _written(rows: Rows) -> str:
    flat = [edge for stretch in rows.blank for edge in stretch]
    return json.dumps([rows.width, rows.height, rows.text_height, flat], separators=(",", ":"))


def _read(text: str | None) -> Rows | None:
    if text is None:
        return None
    width, height, text_height, flat = json.loads(text)
    return Rows(width, height, tuple(zip(flat[::2], flat[1::2], strict=True)), text_height)
