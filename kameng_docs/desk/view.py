"""What a view of a case is."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from urllib.parse import quote

from kameng_docs.desk.casefile.opened import OpenCase
from kameng_docs.desk.desk import Desk


@dataclass(frozen=True)
class View:
    """`slug` stands in its address, `title` in the steps; `show` builds the page, within `frame(desk, case, slug)`.

    `about` is what it is for, in one or two sentences for its user: docs/用户手册.md tells them.
    """

    slug: str
    title: str
    show: Callable[[Desk, OpenCase], Awaitable[None] | None]
    about: str


def address(case: OpenCase, slug: str) -> str:
    """Where a view of a case is."""
    return f"/case/{quote(case.file.stem, safe='')}/{slug}"


def after(slug: str) -> View | None:
    """The view that comes next on the way; None behind the last."""
    from kameng_docs.desk.views import VIEWS

    slugs = [each.slug for each in VIEWS]
    return next(iter(VIEWS[slugs.index(slug) + 1 :]), None)


def room(case: OpenCase, slug: str) -> str:
    """The address of a view, empty where the desk has none of that name."""
    from kameng_docs.desk.views import VIEWS

    return address(case, slug) if any(view.slug == slug for view in VIEWS) else ""


def title_of(slug: str) -> str:
    """What a view is called; empty where the desk has none of that name."""
    from kameng_docs.desk.views import VIEWS

    return next((view.title for view in VIEWS if view.slug == slug), "")
