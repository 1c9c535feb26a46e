"""Texts made for others, shown to their author: without what may not stand whole on a page."""

from collections.abc import Callable

from kameng_docs.brief import Secret
from kameng_docs.channels.model import AUTHOR
from kameng_docs.disclosure import left_over, masker

# Should ever be seen only where masking and guard do not agree.
UNSHOWN = "（这里不显示，打开文件看）"

Masking = Callable[[str], str]


def masking(secrets: tuple[Secret, ...]) -> Masking:
    """What the page may show of a text: as its author sees it, and nothing where the guard still finds a secret in that."""
    mask = masker(secrets, AUTHOR)

    def shown(text: str) -> str:
        left = mask(text)
        return UNSHOWN if left_over(left, secrets, AUTHOR) else left

    return shown
