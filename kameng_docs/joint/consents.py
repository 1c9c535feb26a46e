"""A consent for each who has not signed yet: a paper of its own, made before anything joint is."""

from collections.abc import Sequence
from datetime import date

from kameng_docs.diagnostics import Diagnostic
from kameng_docs.joint.group import Group, Member
from kameng_docs.joint.kept import Kept
from kameng_docs.joint.listed import rows_of
from kameng_docs.joint.papers import CONSENT, Convener, consent_names, folder_channel, plain_name, sheet_of
from kameng_docs.pipeline import Sheet

# Each goes to one person: nothing of the others is in it, and its folder is named by his case.
CHANNEL = "xiaoxie"


def consent_sheets(
    group: Group, members: Sequence[Member], convener: Convener, made_on: date
) -> tuple[list[Sheet], list[Diagnostic]]:
    """The consent of each of these members."""
    sheets: list[Sheet] = []
    found: list[Diagnostic] = []
    for member in members:
        shop = member.papers.shop
        channel = folder_channel(shop.channels[CHANNEL], plain_name(member.case))
        alone = Group(group.whom, (member,))
        (row,) = rows_of((member,), Kept(()))
        names = consent_names(alone, member, row, convener, made_on)
        sheet, told = sheet_of(CONSENT, channel, names, alone, shop.folders)
        sheets.append(sheet)
        found += told
    return sheets, found
