"""A page as it looks: drawn small and grey, to see whether there is anything on it where its text says so."""

import math
from typing import Any

from kameng_docs.proof.reading import Line

DOTS = 24
SCALE = DOTS / 72
# Greys from 0, black; what is lighter than this nobody sees.
PAPER = 250


class Ink:
    """The dots of one page."""

    def __init__(self, page: Any) -> None:
        """Draws the open page. A page of a monstrous size is drawn smaller."""
        width, height = page.get_size()
        self._scale = min(SCALE, 2000 / max(width, height, 1))
        drawn = page.render(scale=self._scale, grayscale=True, may_draw_forms=False)
        self._width, self._height = drawn.width, drawn.height
        dots = bytes(drawn.buffer)
        self._rows = [dots[i * drawn.stride : i * drawn.stride + drawn.width] for i in range(drawn.height)]
        drawn.close()

    def under(self, line: Line) -> bool:
        """Whether anything is to be seen where the line stands."""
        left, right = self._span(line.x0, line.x1, self._width)
        top, bottom = self._span(line.top, line.bottom, self._height)
        return any(min(row[left:right], default=255) < PAPER for row in self._rows[top:bottom])

    def beside(self, line: Line | None) -> bool:
        """Whether anything is to be seen on the page but this line."""
        if line is None:
            return any(min(row, default=255) < PAPER for row in self._rows)
        left, right = self._span(line.x0, line.x1, self._width)
        top, bottom = self._span(line.top, line.bottom, self._height)
        rest = (
            row[:left] + row[right:] if top <= number < bottom else row
            for number, row in enumerate(self._rows)
        )
        return any(min(row, default=255) < PAPER for row in rest)

    def _span(self, low: float, high: float, end: int) -> tuple[int, int]:
        """The dots from `low` to `high` points, with one more at either side."""
        return max(0, math.floor(low * self._scale) - 1), min(end, math.ceil(high * self._scale) + 1)
