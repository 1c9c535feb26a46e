"""A process of its own that works for the desk, so that the page never waits; killed when it is stopped or at its end."""

import os
from collections.abc import Callable
from contextlib import suppress
from multiprocessing import get_context
from multiprocessing.connection import Connection
from threading import Event
from typing import Any

LOOKS_EVERY = 0.1
"""Seconds between two looks at whether it is to stop."""


def _work(what: Callable[[Connection], None], pipe: Connection) -> None:
    with suppress(OSError, AttributeError):
        # The page comes first.
        os.nice(10)
    with suppress(EOFError, KeyboardInterrupt, OSError):
        what(pipe)


class Worker:
    """A process that does `what` with its end of a pipe. `what` is a function of a module: the process finds it by name."""

    def __init__(self, what: Callable[[Connection], None]) -> None:
        """It begins at once, afresh each time so that its memory is given back."""
        context = get_context("spawn")
        self._pipe, theirs = context.Pipe()
        self._process: Any = context.Process(target=_work, args=(what, theirs), daemon=True)
        self._process.start()
        theirs.close()

    def tell(self, what: Any) -> None:
        """Give it something to do. Raises OSError where it is gone."""
        self._pipe.send(what)

    def heard(self, stopped: Event) -> Any:
        """What it says next; None where it was stopped before. Raises EOFError or OSError where it is gone."""
        while not self._pipe.poll(LOOKS_EVERY):
            if stopped.is_set():
                return None
        return self._pipe.recv()

    def end(self) -> None:
        """It is over, whatever it was doing."""
        self._process.kill()
        self._process.join()
        self._pipe.close()
