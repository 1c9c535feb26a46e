"""What of the exhibits goes with a paper or a field, as its wording asks for it: it hangs on who reads there."""

from typing import Any

from kameng_docs.brief import Brief
from kameng_docs.compose.called import key_name
from kameng_docs.compose.paid import at_issue
from kameng_docs.compose.telling import Teller
from kameng_docs.disclosure import attached, pictures_of, unseen_kinds


def attachments_of(teller: Teller, brief: Brief, audience: str) -> dict[str, Any]:
    """The names of a wording that hang on its readers: what goes there, what they must not see in it, which pictures prove the order.

    `brief` is as it was given to the teller, exhibits in the author's own words. Of each audience it is worked out once for all
    papers and fields in which this brief is told.
    """
    if audience not in teller.attached:
        copies = teller.channel.copies
        teller.attached[audience] = {
            "attachments": attached(brief.exhibits, audience, copies),
            "unseen_kinds": unseen_kinds(audience, {"card_key": key_name(brief.orders)}),
            "order_pictures": order_pictures(brief, audience, copies),
        }
    return teller.attached[audience]


def order_pictures(brief: Brief, audience: str = "", folder: str = "") -> list[str]:
    """The pictures that prove the first order at issue, by the names under which that audience gets them; without one, as they are."""
    order = at_issue(brief)[0]
    proofs = [exhibit for exhibit in brief.exhibits if exhibit.key in order.exhibits]
    return [name for each in attached(proofs, audience, folder) for name in pictures_of(each, folder)]
