"""What is costly is made once for all processes that run tests."""

import time
from collections.abc import Callable
from pathlib import Path

PATIENCE = 600.0


def once(place: Path, make: Callable[[Path], None], patience: float = PATIENCE) -> Path:
    """The folder `place`, made by the first process that asks for it; the others wait, `patience` seconds at most.

    `make` gets an empty folder, which becomes `place` when it is done: nobody sees it half made. Where it failed
    nobody tries again: each of the others is told.
    """
    claim, draft, failed = (place.with_name(f"{place.name}.{what}") for what in ("claim", "draft", "failed"))
    place.parent.mkdir(parents=True, exist_ok=True)
    try:
        claim.open("x").close()
    except FileExistsError:
        return _waited_for(place, failed, time.monotonic() + patience)
    try:
        draft.mkdir()
        make(draft)
    except BaseException as error:
        failed.write_text(str(error), "utf-8")
        raise
    return draft.rename(place)


def _waited_for(place: Path, failed: Path, until: float) -> Path:
    while not place.is_dir():
        if failed.exists():
            raise AssertionError(f"{place.name} could not be made: {failed.read_text('utf-8')}")
        if time.monotonic() > until:
            raise TimeoutError(f"{place.name} was not made in time")
        time.sleep(0.05)
    return place
