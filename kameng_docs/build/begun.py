"""What a manifest says while the files of a build are being written: from it the next build tells our own files from edited ones."""

from collections.abc import Callable, Iterable
from dataclasses import replace

from kameng_docs.output import MadeFile, Manifest


def begun(old: Manifest, files: Iterable[MadeFile], is_new: Callable[[MadeFile], bool]) -> Manifest:
    """The manifest of before, with what is about to be written. `is_new` tells whether a file stands nowhere yet.

    What stands nowhere yet is told of as well: broken off, it is still known for ours, and goes when it is not made.
    """
    written = tuple(files)
    return replace(
        old,
        key="",
        files=(*old.files, *(made for made in written if is_new(made))),
        unfinished=tuple(sorted({*old.unfinished, *(made.sha256 for made in written)})),
    )
