"""What every writer gives back."""

from typing import NamedTuple


class Rendered(NamedTuple):
    """The bytes of one file and what went wrong while they were made.

    `faults` are sentences in Chinese, in the order in which they were met, without repetition. A paper
    with a fault must not be handed in: something of it is missing or does not show. `data` is empty
    where nothing could be made at all. `notes` are sentences of what stands otherwise than it was written, and does no harm.
    """

    data: bytes
    faults: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
