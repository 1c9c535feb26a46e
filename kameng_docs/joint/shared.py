"""Contacts that several complainants share: what 令121 第十七条 counts against them."""

from collections.abc import Callable, Iterator, Mapping, Sequence

from kameng_docs.brief import ClaimantInfo
from kameng_docs.joint.group import Member
from kameng_docs.joint.persons import persons_of
from kameng_docs.wording import folded


def _phones(who: ClaimantInfo) -> Iterator[str]:
    for phone in (who.phone, who.guardian.phone if who.guardian else ""):
        yield "".join(sign for sign in phone if sign.isdigit())


def _addresses(who: ClaimantInfo) -> Iterator[str]:
    yield from (folded(each) for each in {who.home_address, who.registered_address})


CONTACTS: Mapping[str, Callable[[ClaimantInfo], Iterator[str]]] = {"电话": _phones, "地址": _addresses}


def shared_contacts(members: Sequence[Member]) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """电话 or 地址, and the cases of several persons that have the same one; what it is is not repeated."""
    whose = {member.case: i for i, mine in enumerate(persons_of(members)) for member in mine}
    found: dict[tuple[str, str], dict[str, None]] = {}
    for member in members:
        for what, contacts in CONTACTS.items():
            for contact in contacts(member.brief.claimant):
                if contact:
                    found.setdefault((what, contact), {})[member.case] = None
    told = {
        (what, tuple(cases)): None
        for (what, _), cases in found.items()
        if len({whose[each] for each in cases}) > 1
    }
    return tuple(told)
