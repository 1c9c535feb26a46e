"""The layout files of an engine: whose they are, and whether they can be read at all."""

from collections.abc import Iterable
from pathlib import Path

from kameng_docs.resources import shipped_templates


def is_own(layouts: Iterable[Path]) -> bool:
    """Whether any of them is the author's and not ours."""
    ours = shipped_templates().resolve()
    return any(not layout.resolve().is_relative_to(ours) for layout in layouts)


def unreadable(layouts: Iterable[Path]) -> str:
    """A sentence that names those that are no text in UTF-8; empty if all are."""
    broken = [layout.name for layout in layouts if not _is_utf8(layout)]
    return f"版式{''.join(f'“{name}”' for name in broken)}不是 UTF-8 编码" if broken else ""


def _is_utf8(path: Path) -> bool:
    try:
        path.read_bytes().decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True
