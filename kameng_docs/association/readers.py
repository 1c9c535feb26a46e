"""Who reads which of the papers, in which folder they lie, and the search for what those readers must not see."""

from collections.abc import Iterator, Sequence
from typing import Protocol

from kameng_docs.association.docket import Docket
from kameng_docs.association.identity import Association
from kameng_docs.diagnostics import Diagnostic
from kameng_docs.joint.left import Looked, told_left

# What leaves the house is such as everybody may read: no name, number or address of who complains.
OUTSIDE, FOR_THEM = "public", "可以交给对方"
# What stays in it.
INSIDE, FOR_US = "agency", "内部_不外传"

# Who reads what is said on the command line of a talk: it stands in the invitation.
PUBLIC = "public"


class Left(Protocol):
    """A paper or a table: what it is called, and who reads it."""

    @property
    def name(self) -> str:
        """As people call it."""
        ...

    @property
    def slug(self) -> str:
        """As programs call it."""
        ...

    @property
    def audience(self) -> str:
        """Who reads it."""
        ...


def secrets_left(
    lines: Sequence[str], wording: Left, docket: Docket, us: Association
) -> Iterator[Diagnostic]:
    """A fault for each kind of secret of any complainant that stands in a paper though its readers must not see it.

    What only looks like a number of somebody's is the association's own, by which it is to be reached; so is what stands in
    the record of the association itself, or what the trader publishes.
    """
    published = _published(docket, us)
    looked = Looked(wording.name, f"association/{wording.slug}", lines, wording.audience, published)
    yield from told_left(looked, docket.owned, strangers=False)


def is_a_secret(place: str, docket: Docket, us: Association) -> bool:
    """Whether a place for the talk that was given is where a complainant lives, or holds another secret of one."""
    looked = Looked("", "", (place,), PUBLIC, _published(docket, us))
    return any(told_left(looked, docket.owned, strangers=False))


def _published(docket: Docket, us: Association) -> tuple[str, ...]:
    own = (us.phone, us.email or "", us.address or "")
    return tuple(filter(None, (*own, *docket.published)))
