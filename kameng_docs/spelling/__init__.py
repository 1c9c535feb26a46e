"""How a secret may be written, and where it stands in a text. Mask and guard look for it apart from each other."""

from kameng_docs.spelling.guard import Wanted, standing, strangers_standing
from kameng_docs.spelling.hits import Finder, Hidden, Hit
from kameng_docs.spelling.parts import parts
from kameng_docs.spelling.strangers import strangers_in
from kameng_docs.spelling.table import signs_of

__all__ = [
    "Finder",
    "Hidden",
    "Hit",
    "Wanted",
    "parts",
    "signs_of",
    "standing",
    "strangers_in",
    "strangers_standing",
]
