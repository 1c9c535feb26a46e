"""What a paper calls the sides: by the channel's words, and by number where several are sued."""

from dataclasses import dataclass, replace

from kameng_docs.brief import Brief, RespondentInfo
from kameng_docs.channels import Channel
from kameng_docs.law.fact_names import MEDIATES
from kameng_docs.wording import chinese_numeral, inner_quotes

# Whoever writes for a child, by what the channel calls its writer; elsewhere the word is that of the party, the child.
WRITERS = frozenset({"本人", "我", "举报人", "您"})
# A guardian is called by name where the reader may see it; elsewhere the paper says first what he is to the child.
SIGNS = "本人"
CHILD = "孩子"
# What a shop is called, where whoever runs a live room is asked instead; who is written to stays 贵方.
SHOPS, OPERATOR = frozenset({"商家", "店家", "该店", "该店铺"}), "直播间运营者"

PAIR = 2


@dataclass(frozen=True)
class Sides:
    """The claimant, the seller, and whoever runs the platform. `mediated`: the last two are told apart.

    `buyer` is who bought, where that is a child for whom a guardian writes; `child` is the child that paid. `speaker` told
    the other side what was told to it: never the child.
    """

    me: str
    them: str
    platform: str
    mediated: bool = False
    buyer: str = ""
    child: str = "孩子"
    speaker: str = ""


def sides_of(brief: Brief, channel: Channel) -> Sides:
    """The sides of one paper. 被告 alone is one defendant, several are numbered; a shop that is not sued is called by its own name."""
    sides = _by_role(brief, channel)
    if brief.claimant.guardian is None:
        return replace(sides, buyer=sides.me, speaker=sides.me)
    # A child does not write (民法典 第二十三条).
    guardian, child = brief.claimant.guardian.name, brief.claimant.name or CHILD
    if sides.me in WRITERS:
        me = guardian if guardian and sides.me == SIGNS else sides.me
        return replace(sides, me=me, buyer=child, child=child, speaker=me)
    return replace(sides, buyer=sides.me, child=sides.me, speaker=guardian or f"{sides.me}的法定代理人")


def _by_role(brief: Brief, channel: Channel) -> Sides:
    if channel.names_respondents:
        return _sued(brief, channel)
    mediated = bool(channel.mediated_them) and brief.facts[MEDIATES].state == "是"
    them = channel.mediated_them if mediated else channel.them
    if them in SHOPS and brief.respondents[0].role == "live-operator":
        them = OPERATOR
    platform = channel.mediated_platform if mediated else channel.platform
    return Sides(channel.me, them, platform, mediated=mediated)


def labels_of(brief: Brief, channel: Channel) -> tuple[str, ...]:
    """What each respondent is called where several are sued: 被告一, 被告二 …; one alone is 被告. Who is not sued is called
    by his shop.
    """
    sued = brief.defendants
    if not channel.names_respondents:
        return tuple(channel.them for _ in brief.respondents)
    numbered = {
        id(each): channel.them + (chinese_numeral(i + 1) if len(sued) > 1 else "")
        for i, each in enumerate(sued)
    }
    return tuple(numbered.get(id(each), _unsued(each)) for each in brief.respondents)


def of_whom(sides: Sides, brief: Brief, channel: Channel, whom: tuple[int, ...]) -> Sides:
    """The sides where of several sellers only these are meant, by their place among the respondents; empty: all of them."""
    if not whom:
        return sides
    labels = labels_of(brief, channel)
    return replace(sides, them="、".join(dict.fromkeys(labels[i] for i in whom)))


def _unsued(each: RespondentInfo) -> str:
    """Who is not sued, by the name of his shop or live room."""
    name = inner_quotes(each.shop_name or each.name)
    return f"直播间“{name}”的运营者" if each.role == "live-operator" else f"店铺“{name}”"


def _together(brief: Brief, channel: Channel, sellers: int) -> str:
    """What all the sellers are called who are sued in one suit: 五被告, and 被告 where a platform is sued with them."""
    if brief.several is None or len(brief.defendants) != sellers:
        return channel.them
    return f"{'两' if sellers == PAIR else chinese_numeral(sellers)}{channel.them}"


def _sued(brief: Brief, channel: Channel) -> Sides:
    labels = labels_of(brief, channel)
    sellers = [i for i, each in enumerate(brief.respondents) if each.role != "platform"]
    sold = {order.sold_by for order in brief.orders if order.affected} - {None}
    # The only seller, or the only one of whom anything at issue was bought; several are 被告 together.
    only = sellers[0] if len(sellers) == 1 else next(iter(sold)) if len(sold) == 1 else None
    them = _together(brief, channel, len(sellers)) if only is None else labels[only]
    platform = next(
        (
            labels[i]
            for i, each in enumerate(brief.respondents)
            if each.role == "platform" and each in brief.defendants
        ),
        channel.platform,
    )
    return Sides(channel.me, them, platform)
