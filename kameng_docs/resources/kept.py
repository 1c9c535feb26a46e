"""Templates that were compiled before, so that the next process need not compile them again.

Half of what a command takes was the making of byte code from templates that stay the same for months. Jinja asks for the
code of a template by its place and takes it only where it was made of the same words; the store lies beside the byte code
of the package, ends with another version of Jinja, of Python or of the module that sets the environment up, and is left
alone where it cannot be written. It is for the program's own templates: others' are compiled every time.
"""

import hashlib
import sys
from functools import cache
from pathlib import Path

import jinja2

from kameng_docs.resources import PACKAGE, sealed

FOLDER = PACKAGE / "__pycache__" / "wordings"


class Kept(jinja2.BytecodeCache):
    """A file for each template; its first line is the SHA-256 of the rest with what it was compiled by."""

    def __init__(self, set_up: Path) -> None:
        """`set_up` is the module that sets the environment up: what it asks of the compiler is in the code."""
        self._set_up = set_up

    def load_bytecode(self, bucket: "jinja2.bccache.Bucket") -> None:
        """Fill the bucket, if what is kept was made by this very program."""
        body = sealed.opened(self._place(bucket), _compiler(self._set_up))
        if body is not None:
            bucket.bytecode_from_string(body)

    def dump_bytecode(self, bucket: "jinja2.bccache.Bucket") -> None:
        """Keep what stands in the bucket; in one step, whoever else does the same."""
        sealed.keep(self._place(bucket), _compiler(self._set_up), bucket.bytecode_to_string())

    def _place(self, bucket: "jinja2.bccache.Bucket") -> Path:
        return FOLDER / f"{self._set_up.stem}-{bucket.key}"


@cache
def _compiler(set_up: Path) -> bytes:
    """What tells this compiler from another: Python, Jinja, and the modules that set its environment up."""
    digest = hashlib.sha256(f"{sys.version}\0{jinja2.__version__}".encode())
    for module in (set_up, Path(__file__)):
        digest.update(module.read_bytes())
    return digest.digest()
