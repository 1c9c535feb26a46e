"""A page of a phone to draw on that remembers what was drawn: each line of text with its box, each value with its kind."""

import os
import shutil
import subprocess
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

from PIL import Image, ImageDraw, ImageFont

Box = tuple[float, float, float, float]
Colour = tuple[int, int, int]
# Marks that no line begins with.
NOT_FIRST = "，。、；：！？）”》…"


@dataclass(frozen=True)
class Face:
    """A face for Chinese text, with its bold companion where it has one."""

    name: str
    regular: tuple[str, int]
    bold: tuple[str, int]


@cache
def faces() -> tuple[Face, ...]:
    """Every face of this machine that has simplified Chinese, by name; those under `KAMENG_FACES` (a folder) too."""
    found: dict[str, dict[str, tuple[str, int]]] = {}
    for path, index, family, style in _installed():
        found.setdefault(family, {}).setdefault(style, (path, index))
    for family, path in _beside():
        found.setdefault(family, {}).setdefault("Regular", (path, 0))
    return tuple(
        Face(family, styles["Regular"], styles.get("Bold", styles["Regular"]))
        for family, styles in sorted(found.items())
        if "Regular" in styles and _has_figures(*styles["Regular"])
    )


def _has_figures(path: str, index: int) -> bool:
    """Some faces hold Chinese alone: every figure, and the sign of the yuan, is the same empty box or nothing."""
    none, *signs = (bytes(_font(path, index, 20).getmask(sign)) for sign in "\uffff01¥￥")
    return not {none, b""} & set(signs)


def _installed() -> list[tuple[str, int, str, str]]:
    if shutil.which("fc-list") is None:
        return []
    form = "%{file}|%{index}|%{family[0]}|%{style[0]}\n"
    told = subprocess.run(
        ["fc-list", ":lang=zh-cn", "--format", form], capture_output=True, text=True, check=True
    )
    rows = [line.split("|") for line in sorted(set(told.stdout.splitlines()))]
    # Of the pan-CJK families those with the forms of the mainland: nobody's phone shows the others.
    return [
        (path, int(index), family, style)
        for path, index, family, style in rows
        if not family.endswith((" JP", " KR", " TC", " HK"))
    ]


def _beside() -> list[tuple[str, str]]:
    place = os.environ.get("KAMENG_FACES", "")
    files = sorted(Path(place).rglob("*.tt[fc]")) if place else []
    return [(file.stem, str(file)) for file in files]


@dataclass(frozen=True)
class Theme:
    """The colours of a page: its ground, its cards, its text, its lesser text and its accent."""

    ground: Colour
    card: Colour
    text: Colour
    grey: Colour
    accent: Colour
    dark: bool = False


LIGHT = Theme((242, 242, 242), (255, 255, 255), (17, 17, 17), (140, 140, 140), (230, 60, 40))
DARK = Theme((17, 17, 17), (30, 30, 32), (222, 222, 222), (130, 130, 130), (240, 120, 80), dark=True)


@dataclass
class Page:
    """A picture while it is drawn. Lengths are in parts of a width of 1080; what it remembers is in pixels."""

    width: int
    height: int
    face: Face
    theme: Theme
    image: Image.Image = field(init=False)
    pen: ImageDraw.ImageDraw = field(init=False)
    # Each line of text as it stands, and the values of a case among them: text, box and kind.
    lines: list[tuple[str, Box]] = field(default_factory=list)
    values: list[tuple[str, Box, str]] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.image = Image.new("RGB", (self.width, self.height), self.theme.ground)
        self.pen = ImageDraw.Draw(self.image)

    @property
    def unit(self) -> float:
        """Pixels to one of the 1080 parts of the width; a tablet shows the same sizes on a wider page."""
        return min(self.width, self.height * 0.6) / 1080

    @property
    def across(self) -> float:
        """The width in parts."""
        return self.width / self.unit

    @property
    def down(self) -> float:
        """The height in parts."""
        return self.height / self.unit

    def font(self, size: float, *, bold: bool = False) -> ImageFont.FreeTypeFont:
        """The face at a size."""
        path, index = self.face.bold if bold else self.face.regular
        return _font(path, index, max(6, round(size * self.unit)))

    def measure(self, text: str, size: float, *, bold: bool = False) -> float:
        """The width of a text, in parts."""
        return self.font(size, bold=bold).getlength(text) / self.unit

    def write(
        self,
        x: float,
        y: float,
        text: str,
        size: float = 36,
        *,
        colour: Colour | None = None,
        bold: bool = False,
        kind: str = "",
        value: str = "",
        anchor: str = "l",
        told: bool = True,
    ) -> float:
        """Write one line and give the part at which it ends. `value` is the part of `text` that `kind` names."""
        font = self.font(size, bold=bold)
        length = font.getlength(text) / self.unit
        left = x - {"l": 0.0, "m": length / 2, "r": length}[anchor]
        where = (left * self.unit, y * self.unit)
        self.pen.text(where, text, font=font, fill=colour or self.theme.text)
        box = self.pen.textbbox(where, text, font=font)
        if told:
            self.lines.append((text, box))
        if kind:
            value = value or text
            before = font.getlength(text[: text.index(value)])
            begins = where[0] + before
            self.values.append((value, (begins, box[1], begins + font.getlength(value), box[3]), kind))
        return left + length

    def paragraph(
        self, x: float, y: float, text: str, size: float, width: float, *, gap: float = 1.45, **how: object
    ) -> tuple[float, Box]:
        """Write a wrapped text; give the part below it and the box of what was written, in pixels."""
        kind = str(how.pop("kind", ""))
        begun = len(self.lines)
        for line in self.wrapped(text, size, width):
            self.write(x, y, line, size, **how)  # type: ignore[arg-type]
            y += size * gap
        boxes = [box for _, box in self.lines[begun:]]
        around = (
            min(box[0] for box in boxes),
            min(box[1] for box in boxes),
            max(box[2] for box in boxes),
            max(box[3] for box in boxes),
        )
        if kind:
            self.values.append((text, around, kind))
        return y, around

    def wrapped(self, text: str, size: float, width: float) -> list[str]:
        """The lines of a text that is at most so wide. Long words and keys are broken as phones break them."""
        font = self.font(size)
        lines = [""]
        for sign in text:
            if font.getlength(lines[-1] + sign) > width * self.unit and sign not in NOT_FIRST:
                lines.append("")
            lines[-1] += sign
        return [line.strip() for line in lines]

    def plate(self, box: Box, fill: Colour, radius: float = 0, outline: Colour | None = None) -> None:
        """A filled rectangle, in parts."""
        pixels = tuple(round(side * self.unit) for side in box)
        self.pen.rounded_rectangle(pixels, radius * self.unit, fill=fill, outline=outline, width=2)

    def bars(self, title: str, clock: str, *, ground: Colour | None = None) -> float:
        """The status bar and the title of the page; the part below them."""
        if ground:
            self.plate((0, 0, self.across, 220), ground)
        self.write(60, 40, clock, 38, bold=True)
        self.write(self.across - 60, 42, "5G  86%", 34, anchor="r")
        if title:
            self.write(self.across / 2, 140, title, 46, bold=True, anchor="m")
            self.write(50, 132, "‹", 56, told=False)
        return 250


@cache
def _font(path: str, index: int, size: int) -> ImageFont.FreeTypeFont:
    return ImageFont.truetype(path, size, index=index)
