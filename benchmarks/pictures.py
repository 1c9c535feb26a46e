"""How much of screenshots is read rightly, what of it is wrong and not doubted, in how much memory and time.

    python benchmarks/pictures.py [--drawn N] [--seed S] [--shots DIR] [--third] [--list]

Measured are the six screenshots of DIR (../shared/regress/shots where it is there) as they are and as JPEGs of a third of
the size, and N pictures drawn with their truth (tests/support/drawn.py; faces beside those installed: KAMENG_FACES=DIR).
`--third` takes the drawn ones as JPEGs of a third too, `--list` names every value that was missed.
"""

import argparse
import json
import resource
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
sys.path += [str(ROOT), str(ROOT / "tests" / "support"), str(ROOT / "benchmarks")]
SHOTS = ROOT.parent / "shared" / "regress" / "shots"
# What of the six shared pictures refuses; their truth file does not say.
REFUSED = ("虚拟商品售出概不退换，下单页面有写",)


@dataclass(frozen=True)
class Picture:
    """A file with its truth."""

    group: str
    file: Path
    truth: tuple[dict[str, Any], ...]
    refusals: tuple[str, ...] = ()


def shots(place: Path, work: Path, *, third: bool) -> Iterator[Picture]:
    """The shared screenshots, as they are or as JPEGs of a third of the size."""
    from PIL import Image

    truth = json.loads((place / "truth.json").read_text(encoding="utf-8"))
    for file in sorted(place.glob("*.png")):
        told = file
        if third:
            told = work / f"{file.stem}.jpg"
            with Image.open(file) as image:
                small = image.convert("RGB").resize(
                    (image.width // 3, image.height // 3), Image.Resampling.LANCZOS
                )
                small.save(told, quality=75)
        true = _whole_numbers(truth[file.stem])
        refusals = tuple(each["text"] for each in true if each["text"] in REFUSED and each["kind"] == "对方")
        yield Picture("shots as JPEG, a third" if third else "shots", told, true, refusals)


def _whole_numbers(truth: list[dict[str, Any]]) -> tuple[dict[str, Any], ...]:
    """The truth with the second half of a number that is broken over two lines behind its first."""
    whole = []
    for number, each in enumerate(truth):
        after = truth[number + 1] if number + 1 < len(truth) else {"text": "", "kind": ""}
        if each["kind"] == "支付单号" and after["kind"] is None and after["text"].isdigit():
            each = {**each, "text": each["text"] + after["text"]}  # noqa: PLW2901
        whole.append(each)
    return tuple(whole)


def drawn_ones(count: int, seed: int, work: Path, *, third: bool) -> Iterator[Picture]:
    """Pictures drawn with their truth: each kind in turn, in faces, sizes and looks by lot."""
    from drawn import drawn

    for number in range(seed, seed + count):
        made = drawn(number)
        file = work / f"{made.name}{'-third.jpg' if third else '.png'}"
        if third:
            file.write_bytes(made.jpeg(75, 3))
        else:
            made.image.save(file)
        group = "drawn as JPEG, a third" if third else "drawn"
        yield Picture(group, file, made.truth, made.refusals)


def measured(picture: Picture) -> tuple[Any, float]:
    """The marks of a picture and the seconds of CPU that it took."""
    from picture_marks import marks_of

    from kameng_docs.reading.pictures import read_picture

    begun = time.process_time()
    read = read_picture(picture.file)
    taken = time.process_time() - begun
    return marks_of(read, picture.truth, picture.refusals), taken


def told(picture: Picture, marks: Any, taken: float, *, missed: bool) -> None:
    """One line for a picture, and one for each value that is wrong; with `missed` for each that is not there."""
    right, of = len(marks.right), len(marks.right) + len(marks.missed)
    print(f"  {picture.file.name:<56}{right:4} of {of:<4}{taken:6.1f} s")
    for kind, text in marks.wrong:
        print(f"      WRONG, not doubted   {kind}: {text}")
    for kind, text in marks.missed if missed else ():
        print(f"      missed   {kind}: {text}")


def main() -> None:
    """Print every group with its sums."""
    ask = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ask.add_argument("--drawn", type=int, default=10)
    ask.add_argument("--seed", type=int, default=0)
    ask.add_argument("--shots", type=Path, default=SHOTS)
    ask.add_argument("--third", action="store_true")
    ask.add_argument("--list", action="store_true")
    wish = ask.parse_args()
    with tempfile.TemporaryDirectory() as held:
        work = Path(held)
        groups: list[Iterator[Picture]] = []
        if (wish.shots / "truth.json").is_file():
            groups += [shots(wish.shots, work, third=third) for third in (False, True)]
        groups.append(drawn_ones(wish.drawn, wish.seed, work, third=False))
        groups += [drawn_ones(wish.drawn, wish.seed, work, third=True)] if wish.third else []
        for group in groups:
            _group(group, missed=wish.list)


def _group(pictures: Iterator[Picture], *, missed: bool) -> None:
    right, of, wrong, seconds, name = Counter[str](), Counter[str](), 0, [], ""
    for picture in pictures:
        marks, taken = measured(picture)
        told(picture, marks, taken, missed=missed)
        right.update(kind for kind, _ in marks.right)
        of.update(kind for kind, _ in (*marks.right, *marks.missed))
        wrong += len(marks.wrong)
        seconds.append(taken)
        name = picture.group
    if not seconds:
        return
    print(f"{name}: {right.total()} of {of.total()} right, {wrong} wrong and not doubted, ", end="")
    print(f"{sum(seconds) / len(seconds):.1f} s of CPU a picture, ", end="")
    print(f"most memory so far {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f} MB")
    print("  " + "  ".join(f"{kind} {right[kind]}/{of[kind]}" for kind in of))


if __name__ == "__main__":
    main()
