"""Screenshots drawn together with their truth, in the shape of the shared `truth.json`: text, box, kind.

    python tests/support/drawn.py FOLDER [COUNT [SEED]]

Seeded: the same number draws the same picture, on machines with the same faces. Everything told in them is invented.
"""

import json
import random
import sys
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from typing import Any

from drawn_canvas import DARK, LIGHT, Face, Page, Theme, faces
from drawn_chats import chat, refusals
from drawn_pages import failed, goods, order, payment, rules
from drawn_story import Story, story
from drawn_styles import STYLES, Style
from PIL import Image

from kameng_docs.reading.ocr import Line
from kameng_docs.reading.proposals import Box

SIZES = ((1080, 2400), (720, 1600), (1290, 2796), (1080, 2340), (1668, 2388))
MAKERS = {"订单": order, "支付账单": payment, "商品页": goods, "兑换失败": failed, "平台规则": rules}
KINDS = (*MAKERS, "聊天")


@dataclass(frozen=True)
class Drawn:
    """A picture with what stands in it. `lines` are its lines of text one by one, `truth` the values among them."""

    name: str
    what: str
    image: Image.Image
    lines: tuple[tuple[str, tuple[int, int, int, int]], ...]
    truth: tuple[dict[str, Any], ...]
    refusals: tuple[str, ...] = ()

    def recognised(self, parts: float = 1) -> tuple[Line, ...]:
        """Its lines as a recogniser without a fault gives them, of the picture with its sides divided by `parts`."""
        return tuple(
            Line(text, Box(*(round(side / parts) for side in box)), 1.0, ()) for text, box in self.lines
        )

    def values(self, *kinds: str) -> list[str]:
        """What stands in it of some kinds, from above to below."""
        return [each["text"] for each in self.truth if each["kind"] in kinds]

    def jpeg(self, quality: int = 75, parts: int = 1) -> bytes:
        """As a JPEG, its sides divided by `parts`."""
        held = BytesIO()
        size = (self.image.width // parts, self.image.height // parts)
        self.image.resize(size, Image.Resampling.LANCZOS).save(held, "JPEG", quality=quality)
        return held.getvalue()


def drawn(
    seed: int, what: str = "", *, dark: bool | None = None, size: tuple[int, int] | None = None
) -> Drawn:
    """The picture of a number. Without `what` the kinds come in turn."""
    dice = random.Random(seed)  # noqa: S311 — a seed, not a secret
    what = what or KINDS[seed % len(KINDS)]
    dark = dice.random() < 0.35 if dark is None else dark
    told = story(seed // len(KINDS))
    size = size or dice.choice(SIZES)
    face = dice.choice(faces())
    if what == "聊天":
        return drawn_chat(
            seed,
            dice.choice([style for style in STYLES if style.dark == dark]),
            told=told,
            size=size,
            face=face,
        )
    theme = (
        DARK if dark else dice.choice((LIGHT, LIGHT, Theme((255, 255, 255), (250, 250, 250), *_rest(LIGHT))))
    )
    page = Page(*size, face, theme)
    MAKERS[what](page, told, dice)
    return _done(page, seed, what, "dark" if dark else "light")


def drawn_chat(
    seed: int,
    style: Style,
    *,
    told: Story | None = None,
    size: tuple[int, int] = (1080, 2400),
    face: Face | None = None,
    talk: tuple[tuple[str, str], ...] = (),
) -> Drawn:
    """A chat in a style; `talk` in place of the story's."""
    base = DARK if style.dark else LIGHT
    theme = Theme(style.ground, style.other, base.text, base.grey, base.accent, dark=style.dark)
    page = Page(*size, face or faces()[0], theme)
    dice = random.Random(seed)  # noqa: S311 — a seed, not a secret
    chat(page, told or story(seed), dice, style, talk)
    return _done(page, seed, "聊天", style.name)


def _rest(theme: Theme) -> tuple[Any, Any, Any]:
    return theme.text, theme.grey, theme.accent


def _done(page: Page, seed: int, what: str, look: str) -> Drawn:
    lines = tuple((text, _whole(box)) for text, box in page.lines)
    valued = {(text, _whole(box)) for text, box, _ in page.values}
    truth = [
        {"text": text, "box": list(box), "kind": None} for text, box in lines if (text, box) not in valued
    ]
    truth += [{"text": text, "box": list(_whole(box)), "kind": kind} for text, box, kind in page.values]
    truth.sort(key=lambda each: (each["box"][1], each["box"][0]))
    name = f"{seed:03}{what}-{look}-{page.face.name.replace(' ', '')}-{page.width}"
    return Drawn(name, what, page.image, lines, tuple(truth), tuple(refusals(page)))


def _whole(box: tuple[float, ...]) -> tuple[int, int, int, int]:
    left, top, right, low = (round(side) for side in box)
    return left, top, right, low


def main() -> None:
    """Write pictures and their truth into a folder."""
    place = Path(sys.argv[1])
    count, seed = (int(each) for each in (*sys.argv[2:], *("10", "1")[len(sys.argv) - 2 :]))
    place.mkdir(parents=True, exist_ok=True)
    truth = {}
    for number in range(seed, seed + count):
        made = drawn(number)
        made.image.save(place / f"{made.name}.png")
        truth[made.name] = made.truth
    (place / "truth.json").write_text(json.dumps(truth, ensure_ascii=False, indent=0), encoding="utf-8")


if __name__ == "__main__":
    main()
