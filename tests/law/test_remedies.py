"""The group `remedy` of ground_groups.yaml: every ground that carries something to be had, and no other."""

from kameng_docs.law.grounds import GROUPS, grounds

CARRIES = {
    "refund", "reship", "price-difference", "performance", "refund-unused", "restore", "restore-items",
    "top-up-days", "penalty", "deposit",
}  # fmt: skip


def test_a_term_is_argued_about_where_anything_is_claimed():
    carrying = {
        id_
        for id_, ground in grounds().items()
        if ground.serves == "claims" and not ground.never and CARRIES & {*ground.supports}
    }
    assert set(GROUPS.only()["remedy"]) == carrying
