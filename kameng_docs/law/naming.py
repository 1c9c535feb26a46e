"""What clauses are called on a day, for messages to the author."""

from collections.abc import Iterable
from datetime import date

from kameng_docs.law.library import load
from kameng_docs.law.model import Citation


def named(refs: Iterable[str], on: date) -> str:
    """The short labels of these references and topics as of `on`, parted by 、. Without what was not in force then."""
    found = [load().resolve(ref, on) for ref in refs]
    return "、".join(each.short_label for each in found if isinstance(each, Citation))
