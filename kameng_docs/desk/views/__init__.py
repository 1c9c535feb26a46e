"""The views of a case, in the order of the way through them. A new one is a module here and one line below."""

from kameng_docs.desk.view import View
from kameng_docs.desk.views import ask, confirm, drop, editor, mask, papers, today

VIEWS: tuple[View, ...] = (
    drop.VIEW,
    confirm.VIEW,
    ask.VIEW,
    mask.VIEW,
    today.VIEW,
    papers.VIEW,
    editor.VIEW,
)

__all__ = ["VIEWS", "View"]
