"""Masks measured: keys drawn at random, covered as `evidence mask --auto` does, read again, and held against the truth.

    OMP_NUM_THREADS=1 python benchmarks/masks.py [COUNT [FIRST [FOLDER]]]

Pictures in which something can be read, or stands bare, go to FOLDER, beside what was painted.
"""

import sys
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from resource import RUSAGE_SELF, getrusage
from time import process_time

from drawn_keys import Drawn, drawn
from PIL import Image, ImageEnhance, ImageOps

from kameng_docs.brief import Secret
from kameng_docs.case.whose import Ours, Said
from kameng_docs.evidence.copies import painted
from kameng_docs.reading.ocr import lines_of
from kameng_docs.reading.proposals import Box
from kameng_docs.reading.secrets import covered, wanted
from kameng_docs.spelling import parts

FIVE = 5
# A sign of which so much of its rectangle lies below bars cannot be told by what is left.
HIDDEN = 0.6
ALIKE = str.maketrans("OQILSZB", "0011528")


@dataclass(frozen=True)
class Outcome:
    """What became of one picture.

    `missed`: nothing was found in it at all. `read`: at which contrasts five signs of the key in a row were read after
    all. `bare`: the most signs in a row that no bar covers. `refused`: the program itself says that it is not fit.
    `black`: how much of the picture is painted, 0 to 1.
    """

    picture: Drawn
    painted: Image.Image
    missed: bool
    read: tuple[str, ...]
    bare: int
    refused: bool
    black: float


def measured(picture: Drawn) -> Outcome:
    """One picture covered, and looked at by means that know nothing of how it was covered."""
    secrets = [Secret(Ours("card_key"), Said(text)) for text in (picture.key, *parts(picture.key))]
    result = covered(picture.picture, (), wanted(secrets), paint)
    boxes = [bar.box for bar in result.bars]
    image = paint(picture.picture, boxes)
    return Outcome(
        picture,
        image,
        missed=not boxes,
        read=tuple(name for name, seen in contrasts(image) if _is_read(seen, picture)),
        bare=_bare(picture, boxes),
        refused=bool(result.left),
        black=sum(b.width * b.height for b in boxes) / (image.width * image.height),
    )


def paint(image: Image.Image, boxes: Iterable[Box]) -> Image.Image:
    """As the program paints."""
    return painted(image, [(box.left, box.top, box.width, box.height) for box in boxes])


def contrasts(image: Image.Image) -> Iterable[tuple[str, Image.Image]]:
    """Three contrasts, none of which but the first is one that the program itself looks at."""
    yield "原样", image
    yield "加倍", ImageEnhance.Contrast(image).enhance(2.5)
    dark = ImageOps.invert(ImageEnhance.Brightness(image.convert("L")).enhance(0.7))
    yield "反相放大", dark.resize((image.width * 4 // 3, image.height * 4 // 3)).convert("RGB")


def _is_read(image: Image.Image, picture: Drawn) -> bool:
    key = _plain("".join(sign for sign, _ in picture.signs))
    text = _plain("".join(line.text for line in lines_of(image)))
    return any(key[i : i + FIVE] in text for i in range(len(key) - FIVE + 1))


def _plain(text: str) -> str:
    return "".join(c for c in text.upper() if c.isascii() and c.isalnum()).translate(ALIKE)


def _bare(picture: Drawn, boxes: list[Box]) -> int:
    longest = run = 0
    for sign, box in picture.signs:
        if sign.isalnum():
            run = run + 1 if _hidden(box, boxes) < HIDDEN else 0
            longest = max(longest, run)
    return longest


def _hidden(box: tuple[float, ...], boxes: list[Box]) -> float:
    """How much of a sign's rectangle lies below one bar."""
    left, top, right, bottom = box
    return max(
        (
            max(min(right, b.right) - max(left, b.left), 0) * max(min(bottom, b.bottom) - max(top, b.top), 0)
            for b in boxes
        ),
        default=0.0,
    ) / ((right - left) * (bottom - top))


def main() -> int:
    """Measure and tell, misses aloud."""
    given = dict(enumerate(sys.argv))
    count, first, folder = int(given.get(1, 100)), int(given.get(2, 1)), given.get(3)
    begun, outcomes = process_time(), list[Outcome]()
    for number in range(first, first + count):
        outcome = measured(drawn(number))
        outcomes.append(outcome)
        print(f"{number}/{first + count - 1}", end="\r", file=sys.stderr, flush=True)
        wrong = [
            *(["什么也没有读到"] if outcome.missed else []),
            *([f"还读得到（{'、'.join(outcome.read)}）"] if outcome.read else []),
            *([f"连着露出 {outcome.bare} 个字"] if outcome.bare >= FIVE else []),
            *(["程序自己拒绝了"] if outcome.refused else []),
        ]
        if wrong:
            print(f"{'，'.join(wrong)}：{outcome.picture.told}", flush=True)
            if folder:
                Path(folder).mkdir(parents=True, exist_ok=True)
                outcome.picture.picture.save(Path(folder, f"{number}.png"))
                outcome.painted.save(Path(folder, f"{number}-打码.png"))
    spent = (process_time() - begun) / count
    print(
        f"{count} 张：还读得到 {sum(bool(o.read) for o in outcomes)}，什么也没有读到 {sum(o.missed for o in outcomes)}，"
        f"连着露出五个字以上 {sum(o.bare >= FIVE for o in outcomes)}，程序拒绝 {sum(o.refused for o in outcomes)}；"
        f"涂黑的面积平均 {sum(o.black for o in outcomes) / count:.0%}；每张 {spent:.1f} 秒处理器时间，内存最多 "
        f"{getrusage(RUSAGE_SELF).ru_maxrss // 1024} MB"
    )
    return int(any(o.read or o.missed or o.bare >= FIVE for o in outcomes))


if __name__ == "__main__":
    sys.exit(main())
