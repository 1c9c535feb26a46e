"""The group `remedy` of ground_groups.yaml: every ground that carries something to be had, and no other."""

from kameng_docs.law.claim_kinds import PRINCIPAL
from kameng_docs.law.grounds import GROUPS, grounds


def test_a_term_is_argued_about_where_anything_is_claimed():
    carrying = {
        id_
        for id_, ground in grounds().items()
        if ground.serves == "claims" and not ground.never and PRINCIPAL & {*ground.supports}
    }
    assert set(GROUPS.only()["remedy"]) == carrying
