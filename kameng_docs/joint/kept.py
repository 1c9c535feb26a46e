"""What one complainant's words may show another: nothing that is a secret of any of them."""

from collections.abc import Sequence

from kameng_docs.brief import Secret
from kameng_docs.disclosure import Redaction
from kameng_docs.disclosure.matrix import NAME
from kameng_docs.joint.group import Group
from kameng_docs.joint.whom import Whom
from kameng_docs.wording import folded

# The strictest of the audiences: what everybody may see, every complainant and the other side may.
EVERYBODY = "public"


def secrets_of_all(group: Group, shown: Sequence[str] = ()) -> tuple[Secret, ...]:
    """The secrets of all members together, but for the names in `shown`, whose bearers agreed to it, and the respondent's own.

    Whom one of them knows as a payee alone may be the very firm that the others complain of.
    """
    open_ = {folded(name) for name in shown}
    theirs = {folded(name) for name in _names(group.whom) if name}
    every = (secret for member in group.members for secret in member.brief.secrets)
    return tuple(
        dict.fromkeys(
            secret
            for secret in every
            if not (secret.kind == NAME and folded(secret.text) in open_)
            and not (secret.kind == "payee" and folded(secret.text) in theirs)
        )
    )


def _names(whom: Whom) -> tuple[str, ...]:
    return (whom.name, whom.shop, *whom.other_shops, whom.platform)


class Kept:
    """Takes out of a text what everybody may not see of any member of the group."""

    def __init__(self, secrets: Sequence[Secret]) -> None:
        """`secrets` are those of all of them."""
        self._redaction = Redaction(secrets, EVERYBODY)

    def of(self, text: str) -> str:
        """The text without them."""
        return self._redaction.of(text)[0] if text else ""
