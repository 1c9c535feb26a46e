"""The way through the desk from screenshots to papers: fields, cards, clicks and seconds of each room, with pictures.

    python benchmarks/desk_way.py [--bill] [--shots DIR] [--pictures FOLDER] [--phone] [--dark]

A desk is started over an empty folder, a case is begun in a browser, the six screenshots of DIR (../shared/regress/shots
where it is there) are dropped and the story beside them is written; with `--bill` a bill with twelve debits instead. Every
room is gone through by what can be seen on its page; one that the desk does not have is told. FOLDER gets a picture of each
step and is made where it is not there.
"""

import argparse
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path += [str(ROOT), str(ROOT / "tests" / "support")]
SHOTS = ROOT.parent / "shared" / "regress" / "shots"


def main() -> int:
    """Go the way and print what it took."""
    from desk_stories import of_a_bill, of_shots
    from desk_support import PHONE, SCREEN, chromium, desk_process, nothing_outside, window
    from desk_walk import Way, begin, confirm, give, unwritten
    from desk_walk_rooms import ROOMS
    from playwright.sync_api import Error

    asked = _arguments()
    if not asked.bill and not asked.shots.is_dir():
        print(f"no screenshots in {asked.shots}")
        return 1
    if asked.pictures:
        asked.pictures.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as place:
        work = Path(place)
        (work / "cases").mkdir()
        story = of_a_bill(work) if asked.bill else of_shots(asked.shots)
        with desk_process(work / "cases") as (running, url), chromium() as browser:
            page = window(
                browser,
                url,
                viewport=PHONE if asked.phone else SCREEN,
                scheme="dark" if asked.dark else "light",
            )
            way = Way(page, asked.pictures)
            begin(way, story)
            give(way, story)
            confirm(way, story)
            for title, walk in ROOMS.items():
                if not way.has(title):
                    print(f"the desk has no room {title}")
                    continue
                try:
                    walk(way, story)
                except Error as error:
                    way.shot(f"{title}-stuck")
                    way.here.note = f"STUCK: {error.message.splitlines()[0]}"
            seconds = cpu(running.process.pid)
            print(table(way, seconds))
            failed: list[str] = page.failed  # type: ignore[attr-defined]
            print(f"faults of scripts: {'; '.join(failed) or 'none'}")
            print(f"said and not written down: {'；'.join(unwritten(story, work / 'cases')) or 'nothing'}")
            print(f"asked of elsewhere: {'nothing' if nothing_outside(page) else 'SOMETHING'}")
    return 0


def _arguments() -> argparse.Namespace:
    words = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    words.add_argument("--bill", action="store_true")
    words.add_argument("--shots", type=Path, default=SHOTS)
    words.add_argument("--pictures", type=Path)
    words.add_argument("--phone", action="store_true")
    words.add_argument("--dark", action="store_true")
    return words.parse_args()


def cpu(process: int) -> float | None:
    """Seconds of the processor that a process took with those it waited for; None where the system does not tell."""
    import os

    try:
        told = Path(f"/proc/{process}/stat").read_text(encoding="ascii").rpartition(")")[2].split()
    except OSError:
        return None
    return sum(map(int, told[11:15])) / float(os.sysconf("SC_CLK_TCK"))


def table(way: "object", seconds: float | None) -> str:
    """A line a room, and what all of them come to."""
    from desk_walk import Told

    rooms: list[Told] = way.rooms  # type: ignore[attr-defined]
    whole = Told(
        "together",
        sum(each.fields for each in rooms),
        sum(each.cards for each in rooms),
        sum(each.clicks for each in rooms),
        sum(each.seconds for each in rooms),
        f"CPU of the desk {seconds:.1f} s" if seconds is not None else "",
    )
    lines = [
        f"{each.fields:6d}  {each.cards:5d}  {each.clicks:6d}  {each.seconds:7.1f}  {each.room} {each.note}".rstrip()
        for each in (*rooms, whole)
    ]
    return "\n".join(["fields  cards  clicks  seconds  room", *lines])


if __name__ == "__main__":
    sys.exit(main())
