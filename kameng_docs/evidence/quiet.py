"""Libraries kept from talking to the terminal: what they find odd is told by our own diagnostics, or not at all."""

from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def quiet(library: str) -> Iterator[None]:
    """Neither warnings nor the log lines of `library` (its logger's name) come out; both are as before afterwards."""
    import logging
    import warnings

    logger = logging.getLogger(library)
    before = logger.level
    logger.setLevel(logging.CRITICAL + 1)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            yield
    finally:
        logger.setLevel(before)
