"""What a paper calls the sides: by the channel's words, and by name where several are sued."""

from dataclasses import dataclass, replace

from kameng_docs.brief import Brief
from kameng_docs.channels import Channel
from kameng_docs.law.fact_names import MEDIATES
from kameng_docs.wording import inner_quotes

# Whoever writes for a child, by what the channel calls its writer; elsewhere the word is that of the party, the child.
WRITERS = {"本人": "法定代理人", "举报人": "举报人", "您": "您"}
CHILD = "该未成年人"


@dataclass(frozen=True)
class Sides:
    """The claimant, the seller, and whoever runs the platform. `mediated`: the last two are told apart.

    `buyer` is who bought, where that is a child for whom a guardian writes; `child` is the child that paid.
    """

    me: str
    them: str
    platform: str
    mediated: bool = False
    buyer: str = ""
    child: str = "孩子"


def sides_of(brief: Brief, channel: Channel) -> Sides:
    """The sides of one paper. 被告 alone is one defendant; a shop that is not sued is called by its own name."""
    sides = _by_role(brief, channel)
    if brief.claimant.guardian is None:
        return replace(sides, buyer=sides.me)
    # A child does not write (民法典 第二十三条).
    if sides.me in WRITERS:
        return replace(sides, me=WRITERS[sides.me], buyer=CHILD, child=CHILD)
    return replace(sides, buyer=sides.me, child=sides.me)


def _by_role(brief: Brief, channel: Channel) -> Sides:
    if channel.names_respondents:
        return _sued(brief, channel)
    if channel.mediated_them and brief.facts[MEDIATES].state == "是":
        return Sides(channel.me, channel.mediated_them, channel.mediated_platform, mediated=True)
    return Sides(channel.me, channel.them, channel.platform)


def _sued(brief: Brief, channel: Channel) -> Sides:
    sued = brief.defendants
    several = len(sued) > 1
    seller = brief.respondents[0]
    platform = next((each for each in sued if each.role == "platform"), None)
    them = f"{channel.them}{seller.name}" if several and platform else channel.them
    if seller not in sued:
        them = f"店铺“{inner_quotes(seller.shop_name or seller.name)}”"
    if platform is None:
        return Sides(channel.me, them, channel.platform)
    return Sides(channel.me, them, f"{channel.them}{platform.name}" if several else channel.them)
