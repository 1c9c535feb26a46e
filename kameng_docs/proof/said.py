"""What each page of a PDF says: of the parts of a joined file it is known since they were proofed, and no page is opened twice."""

from collections.abc import Iterable
from hashlib import sha256

from kameng_docs.proof.drawn import said_on
from kameng_docs.proof.reading import Page, each_page, opened, squeezed

# Files whose words are kept, those that were read last; a case has thirty. They are known by their SHA-256.
MOST = 64
_KNOWN: dict[bytes, tuple[str, ...]] = {}


def remember(data: bytes, pages: Iterable[Page]) -> None:
    """These are the pages of the file, every one and in their order."""
    _keep(_key(data), tuple(page.said for page in pages))


def said_in(data: bytes) -> tuple[str, ...]:
    """The words of its pages as they were drawn, without blanks. Raises ValueError for what is no PDF."""
    if (known := _KNOWN.get(_key(data))) is not None:
        return known
    with opened(data) as pdf:
        return tuple(squeezed(said_on(page)) for page in each_page(pdf))


def _keep(key: bytes, said: tuple[str, ...]) -> None:
    _KNOWN.pop(key, None)
    while len(_KNOWN) >= MOST:
        del _KNOWN[next(iter(_KNOWN))]
    _KNOWN[key] = said


def _key(data: bytes) -> bytes:
    return sha256(data).digest()
