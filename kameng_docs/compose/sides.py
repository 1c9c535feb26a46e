"""What a paper calls the sides: by the channel's words, and by number where several are sued."""

from dataclasses import dataclass, replace

from kameng_docs.brief import Brief, RespondentInfo
from kameng_docs.channels import Channel
from kameng_docs.law.fact_names import MEDIATES
from kameng_docs.law.grounds import PLATFORM
from kameng_docs.wording import chinese_numeral, inner_quotes

# Whoever writes for a child, by what the channel calls its writer; elsewhere the word is that of the party, the child.
WRITERS = frozenset({"本人", "我", "举报人", "您"})
# A guardian is called by name where the reader may see it; elsewhere the paper says first what he is to the child.
SIGNS = "本人"
CHILD = "孩子"
# Who reports to the police is the guardian by this very word.
OWN_WORD = frozenset({"报案人"})
# How a letter addresses whom it goes to, by 主体类型; where nobody wrote what he is, as the channel does.
ADDRESSED = {"公司": "贵公司", "个体工商户": "贵店", "个人": "您"}
YOU = "贵方"
# What a shop is called, where whoever runs a live room is asked instead; who is written to stays who he is.
SHOPS, OPERATOR = frozenset({"商家", "店家", "该店", "该店铺"}), "直播间运营者"
# The same where the live site itself sells the coins that presents are made of (直播打赏): there is no shop at all.
SITE = "平台"

PAIR = 2
# One of several, whichever it is.
EACH = "该被告"


@dataclass(frozen=True)
class Sides:
    """The claimant, the seller, and whoever runs the platform. `mediated`: the last two are told apart; `unsure`: they are,
    though it is not known whether they are two.

    `buyer` is who bought, where that is a child for whom a guardian writes; `child` is the child that paid. `speaker` told
    the other side what was told to it: never the child. `each`: of several sellers each by himself, empty where `them` is one.
    """

    me: str
    them: str
    platform: str
    mediated: bool = False
    unsure: bool = False
    buyer: str = ""
    child: str = "孩子"
    speaker: str = ""
    each: str = ""


def sides_of(brief: Brief, channel: Channel) -> Sides:
    """The sides of one paper. 被告 alone is one defendant, several are numbered; a shop that is not sued is called by its own name."""
    sides = _by_role(brief, channel)
    if brief.claimant.guardian is None:
        return replace(sides, buyer=sides.me, speaker=sides.me)
    guardian, child = brief.claimant.guardian.name, brief.claimant.name or CHILD
    # A child does not write (民法典 第二十三条): a letter is the guardian's own, and the child has a name in it.
    if channel.by_post or sides.me in OWN_WORD:
        return replace(sides, buyer=child, child=child, speaker=sides.me)
    if sides.me in WRITERS:
        me = guardian if guardian and sides.me == SIGNS else sides.me
        return replace(sides, me=me, buyer=child, child=child, speaker=me)
    return replace(sides, buyer=sides.me, child=sides.me, speaker=guardian or f"{sides.me}的法定代理人")


def _by_role(brief: Brief, channel: Channel) -> Sides:
    if channel.names_respondents:
        return _sued(brief, channel)
    unsure = _is_open(brief, channel)
    mediated = bool(channel.mediated_them) and (unsure or brief.facts[MEDIATES].state == "是")
    them = channel.mediated_them if mediated else channel.them
    them = _addressed(brief, them)
    if them in SHOPS:
        them = _no_shop(brief) or them
    platform = channel.mediated_platform if mediated else channel.platform
    return Sides(channel.me, them, platform, mediated=mediated, unsure=unsure and mediated)


def _no_shop(brief: Brief) -> str:
    """What is said in place of a shop, where none sold; empty where one did."""
    role = brief.respondents[0].role
    if role == "live-operator":
        return OPERATOR
    coins = all(order.sort == "直播打赏" for order in brief.orders)
    return SITE if role == "self-run" and coins and brief.platform else ""


def author_in(brief: Brief, channel: Channel) -> str:
    """What this paper calls whoever wrote the case file: where a child is the party, that is who acts for it."""
    guardian = brief.claimant.guardian
    me = sides_of(brief, channel).me
    # A paper that calls its writer by name calls the guardian so already.
    if guardian is None or me in WRITERS | OWN_WORD or me == guardian.name:
        return me
    return f"{me}的{guardian.relation or '法定代理人'}"


def _is_open(brief: Brief, channel: Channel) -> bool:
    """Whether a paper that the platform reads cannot know if it is the seller: it must not be called so."""
    return (
        channel.reader == PLATFORM
        and bool(brief.platform)
        and brief.facts[MEDIATES].state not in ("是", "否")
    )


def _addressed(brief: Brief, them: str) -> str:
    return ADDRESSED.get(brief.respondents[0].kind, them) if them == YOU else them


def labels_of(brief: Brief, channel: Channel) -> tuple[str, ...]:
    """What each respondent is called where several are sued: 被告一, 被告二 …; one alone is 被告. Who is not sued is called
    by his shop.
    """
    sued = brief.defendants
    if not channel.names_respondents:
        return tuple(_addressed(brief, channel.them) for _ in brief.respondents)
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
    one = len(whom) == 1
    return replace(sides, them="、".join(labels[i] for i in whom), each="" if one else EACH)


def about_whom(brief: Brief, whom: tuple[int, ...]) -> Brief:
    """The brief as far as it is about these of several sellers, by their place among the respondents; empty: all of them.

    What one of them answered otherwise than the first (assess/joined.py) stands under the name of the fact.
    """
    if not whom:
        return brief
    own = {str(fact.name): fact for fact in brief.facts.values() if set(fact.whom) & set(whom)}
    return replace(
        brief,
        facts={**brief.facts, **own},
        orders=tuple(order for order in brief.orders if order.sold_by in whom) or brief.orders,
        promises=tuple(each for each in brief.promises if not each.whom or set(each.whom) & set(whom)),
        their_terms=tuple(each for each in brief.their_terms if not each.whom or set(each.whom) & set(whom)),
    )


def _unsued(each: RespondentInfo) -> str:
    """Who is not sued, by the name of his shop or live room."""
    name = inner_quotes(each.shop_name or each.name)
    return f"直播间“{name}”的运营者" if each.role == "live-operator" else f"店铺“{name}”"


def _together(brief: Brief, channel: Channel, sellers: int) -> str:
    """What all the sellers are called who are sued in one suit: 五被告; by their numbers where a platform is sued with them."""
    if brief.several is None:
        return channel.them
    if len(brief.defendants) != sellers:
        return "、".join(labels_of(brief, channel)[:sellers])
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
    several = brief.several is not None and only is None
    return Sides(channel.me, them, platform, each=EACH if several else "")
