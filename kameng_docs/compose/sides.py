"""What a paper calls the sides: by the channel's words, and by name where several are sued."""

from dataclasses import dataclass

from kameng_docs.brief import Brief
from kameng_docs.channels import Channel


@dataclass(frozen=True)
class Sides:
    """The claimant, the seller, and whoever runs the platform. `mediated`: the last two are told apart."""

    me: str
    them: str
    platform: str
    mediated: bool = False


def sides_of(brief: Brief, channel: Channel) -> Sides:
    """The sides of one paper. 被告 alone is one defendant; a shop that is not sued is called by its own name."""
    if channel.names_respondents:
        return _sued(brief, channel)
    if channel.mediated_them and brief.facts["平台只是撮合交易"].state == "是":
        return Sides(channel.me, channel.mediated_them, channel.mediated_platform, mediated=True)
    return Sides(channel.me, channel.them, channel.platform)


def _sued(brief: Brief, channel: Channel) -> Sides:
    sued = brief.defendants
    several = len(sued) > 1
    seller = brief.respondents[0]
    platform = next((each for each in sued if each.role == "platform"), None)
    them = f"{channel.them}{seller.name}" if several and platform else channel.them
    if seller not in sued:
        them = f"店铺“{seller.shop_name or seller.name}”"
    if platform is None:
        return Sides(channel.me, them, channel.platform)
    return Sides(channel.me, them, f"{channel.them}{platform.name}" if several else channel.them)
