"""Values and comments as they may stand in a YAML file, whatever a picture, a chat or the name of a file holds."""

import re

from kameng_docs.custody.journal import scalars
from kameng_docs.source.characters import FORBIDDEN
from kameng_docs.starting.tree import Scalar

# A comment ends where its line ends; what ends a line for YAML alone is forbidden anyway.
_ENDS = re.compile(r"[\n\r\t\v\f]+")


def written(value: Scalar) -> str:
    """A value that every reader of YAML takes for this very text, on one line."""
    if isinstance(value, tuple):
        return "[" + ", ".join(written(each) for each in value) + "]"
    return FORBIDDEN.sub(lambda found: _escaped(found[0]), scalars.written(value))


def _escaped(sign: str) -> str:
    """Within double quotes, which whatever holds such a sign has."""
    code = ord(sign)
    return f"\\x{code:02x}" if code < 0x100 else f"\\u{code:04x}" if code < 0x10000 else f"\\U{code:08x}"  # noqa: PLR2004


def remark(text: str) -> str:
    """A comment on one line, without its mark."""
    return FORBIDDEN.sub("□", _ENDS.sub(" ", text)).rstrip()
