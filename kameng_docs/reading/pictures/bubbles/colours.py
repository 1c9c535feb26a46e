"""The colours behind text: the ground of a page, the ground of a line, and how far the plate that a line stands on reaches."""

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from kameng_docs.reading.proposals import Box

if TYPE_CHECKING:
    from PIL import Image

Colour = tuple[float, float, float]
# Two grounds nearer to one another than this, in the channel that differs most, are one: JPEG moves a mean by some two.
ALIKE = 3.5
# Of the pixels across a scan so many have to be of the plate: text covers some of them, padding has none.
IN_TEXT, IN_PADDING = 0.25, 0.45
# Pixels further than this from the colour of a plate are no part of it, whatever the page's colour is.
FAR = 60
# What differs from a colour by no more, in the channel that differs most, is still a plate of it.
NEAR = 24
# Two finds of one plate differ by less.
SAME = 10


@dataclass(frozen=True)
class Ground:
    """The pixels of a picture, height × width × 3, and the colour of its page."""

    pixels: Any
    page: Colour

    @property
    def width(self) -> int:
        """In pixels."""
        return int(self.pixels.shape[1])

    @property
    def height(self) -> int:
        """In pixels."""
        return int(self.pixels.shape[0])

    @property
    def phone(self) -> float:
        """The width to which bars and margins are measured: of a tablet less than the whole."""
        tablet = 1.2 < self.height / self.width < 1.6  # noqa: PLR2004
        return 0.6 * self.height if tablet else float(self.width)

    def behind(self, box: Box) -> Colour:
        """The colour that most pixels in and around a box of text have."""
        edge = max(3, box.height // 6)
        return _usual(self._part(box.left - edge, box.top - edge, box.right + edge, box.bottom + edge))

    def on_page(self, colour: Colour) -> bool:
        """Whether a colour is that of the page."""
        return alike(colour, self.page)

    def plate(self, box: Box, colour: Colour) -> Box:
        """How far the plate of a colour reaches around a box of text on it."""
        high = box.height
        row = (box.top - high // 6, box.bottom + high // 6)
        left = self._reach(colour, row, range(box.left, -1, -1), high // 3, across=True)
        right = self._reach(colour, row, range(box.right - 1, self.width), high // 3, across=True)
        # Beside where the text begins: the padding there is free of text in every line of the bubble.
        column = (max(left + 1, box.left - high), max(left + 4, box.left - 1))
        top = self._reach(colour, column, range(box.top, -1, -1), 1, across=False)
        bottom = self._reach(colour, column, range(box.bottom - 1, self.height), 1, across=False)
        return Box(left, top, right + 1, bottom + 1)

    def covered(self, box: Box) -> float:
        """The share of a box that is not of the page's colour."""
        import numpy as np

        part = self._part(*box)
        if not part.size:
            return 0.0
        off = np.abs(part.astype(np.int16) - np.array(self.page, dtype=np.int16)).max(axis=2)
        return float((off > 4 * ALIKE).mean())

    def even(self, box: Box, colours: tuple[Colour, ...]) -> float:
        """The share of a box that is near to one of some colours."""
        import numpy as np

        part = self._part(*box)[::2, ::2].astype(np.int16)
        near = np.zeros(part.shape[:2], dtype=bool)
        for colour in colours:
            near |= np.abs(part - np.array(colour)).max(axis=2) <= NEAR
        return float(near.mean()) if near.size else 0.0

    def _reach(self, colour: Colour, band: tuple[int, int], steps: range, gap: int, *, across: bool) -> int:
        """The last step at which the plate's colour still stands in the band; `gap` steps without it are passed over."""
        first, last = max(0, band[0]), band[1]
        if not len(steps):
            return max(0, steps.start)
        low, high = min(steps[0], steps[-1]), max(steps[0], steps[-1]) + 1
        strip = self.pixels[first:last, low:high] if across else self.pixels[low:high, first:last]
        if not strip.size:
            return steps[0]
        share = self._of_plate(strip, colour).mean(axis=0 if across else 1)
        if steps.step < 0:
            share = share[::-1]
        reached = 0
        for number, part in enumerate(share):
            if part >= (IN_TEXT if across else IN_PADDING):
                reached = number
            elif number - reached > gap:
                break
        return steps[reached]

    def _of_plate(self, strip: Any, colour: Colour) -> Any:
        """Which pixels are nearer to a plate's colour than to the page's."""
        import numpy as np

        signed = strip.astype(np.int16)
        to_plate = np.abs(signed - np.array(colour)).sum(axis=2)
        to_page = np.abs(signed - np.array(self.page)).sum(axis=2)
        return (to_plate < to_page) & (to_plate < FAR)

    def _part(self, left: int, top: int, right: int, bottom: int) -> Any:
        return self.pixels[max(0, top) : bottom, max(0, left) : right]


def ground_of(image: "Image.Image") -> Ground:
    """The pixels of a picture; its page is what its two margins mostly show."""
    import numpy as np

    pixels = np.asarray(image.convert("RGB"))
    high, wide = pixels.shape[:2]
    edge = max(2, wide // 60)
    rows = slice(round(high * 0.12), round(high * 0.88))
    margins = np.concatenate((pixels[rows, 2 : 2 + edge], pixels[rows, wide - 2 - edge : wide - 2]), axis=1)
    return Ground(pixels, _usual(margins))


def near(one: Colour, other: Colour) -> bool:
    """Whether two colours may be two finds of one, in a JPEG too."""
    return max(abs(a - b) for a, b in zip(one, other, strict=True)) < SAME


def alike(one: Colour, other: Colour) -> bool:
    """Whether two colours are one to the eye."""
    return max(abs(a - b) for a, b in zip(one, other, strict=True)) <= ALIKE


def _usual(part: Any) -> Colour:
    """The middle of those pixels that are near to the most frequent colour."""
    import numpy as np

    flat = part.reshape(-1, 3).astype(np.int32)
    if not len(flat):
        return (0.0, 0.0, 0.0)
    flat = flat[:: max(1, len(flat) // 20_000)]
    coarse = flat >> 3
    packed = (coarse[:, 0] << 10) | (coarse[:, 1] << 5) | coarse[:, 2]
    first = int(np.bincount(packed, minlength=1).argmax())
    centre = np.array([(first >> 10) * 8 + 4, (first >> 5 & 31) * 8 + 4, (first & 31) * 8 + 4])
    near = flat[np.abs(flat - centre).max(axis=1) <= 10]  # noqa: PLR2004
    # The middle one, not the mean: around small letters JPEG leaves many that are a little off.
    red, green, blue = np.median(near, axis=0)
    return (float(red), float(green), float(blue))
