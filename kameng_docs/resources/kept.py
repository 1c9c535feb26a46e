"""Templates that were compiled before, so that the next process need not compile them again.

Half of what a command takes was the making of byte code from templates that stay the same for months. Jinja asks for the
code of a template by its place and takes it only where it was made of the same words; the store lies beside the byte code
of the package, ends with another version of Jinja, of Python or of the module that sets the environment up, and is left
alone where it cannot be written. It is for the program's own templates: others' are compiled every time. It is no less safe
than that byte code: whoever may write here may write there as well (`sealed.py`).
"""

import hashlib
import marshal
import sys
from functools import cache
from pathlib import Path

import jinja2

from kameng_docs.resources import PACKAGE, sealed

FOLDER = PACKAGE / "__pycache__" / "wordings"
# By the key that Jinja has for a template: the checksum of the words, and what they compiled to.
_Found = dict[str, tuple[str, bytes]]


class Kept(jinja2.BytecodeCache):
    """One file for all templates of an environment, for a build asks for most of them; its first line is the SHA-256 of the
    rest with what it was compiled by. What is no template any more goes when the file ends.
    """

    def __init__(self, set_up: Path) -> None:
        """`set_up` is the module that sets the environment up: what it asks of the compiler is in the code."""
        self._set_up = set_up
        self._found: _Found | None = None

    def load_bytecode(self, bucket: "jinja2.bccache.Bucket") -> None:
        """Fill the bucket, if what is kept was made by this very program."""
        if self._found is None:
            self._found = self._read()
        checksum, code = self._found.get(bucket.key, ("", b""))
        if checksum == bucket.checksum:
            bucket.code = marshal.loads(code)  # noqa: S302 — as safe as byte code

    def dump_bytecode(self, bucket: "jinja2.bccache.Bucket") -> None:
        """Keep what stands in the bucket beside what others have kept meanwhile. What two keep in the same moment is kept of
        one of them, and compiled once more.
        """
        self._found = self._read() | {bucket.key: (bucket.checksum, marshal.dumps(bucket.code))}
        sealed.keep(self._place, _compiler(self._set_up), marshal.dumps(self._found))

    def _read(self) -> _Found:
        body = sealed.opened(self._place, _compiler(self._set_up))
        found: _Found = {} if body is None else marshal.loads(body)  # noqa: S302 — the same
        return found

    @property
    def _place(self) -> Path:
        return FOLDER / self._set_up.stem


@cache
def _compiler(set_up: Path) -> bytes:
    """What tells this compiler from another: Python, Jinja, and the modules that set its environment up."""
    digest = hashlib.sha256(f"{sys.version}\0{jinja2.__version__}".encode())
    for module in (set_up, Path(__file__)):
        digest.update(module.read_bytes())
    return digest.digest()
