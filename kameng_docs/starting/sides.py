"""消费者, 卖家, 平台: who stands on which side, as far as it was read."""

import re
from dataclasses import replace

from kameng_docs.reading.proposals import Kind, Proposal, What
from kameng_docs.starting.material import Material
from kameng_docs.starting.saying import CHECK, CONFIRM, leaves_of, places, the_places
from kameng_docs.starting.tree import Branch, Item, Leaf, Listing, Node, Remark

_TOLD = {Kind.FIRM_CODE: "统一社会信用代码", Kind.FIRM_ADDRESS: "住所", Kind.FIRM_PHONE: "电话"}
ONE_SHOP, MANY_SHOPS, UNCLEAR = "只有一家店", "很多家店", "不清楚"
SHOPS_ASK = f"{ONE_SHOP}、{MANY_SHOPS} 或 {UNCLEAR}"
# What kind of site it is, behind the name of its own.
_KIND_OF_SITE = re.compile("(?:平台|商城|卡盟|发卡网?|网|市场|交易|店铺?)+$")
SITE_SAYS = "网站自己写的，找平台、查它的经营者用得上；案件文件里没有它们的位置，不是卖家的："
PAYEE_IS_NO_SELLER = "收款方不一定是卖家，所以没有写进“主体”"


def claimant(material: Material) -> tuple[Node, ...]:
    """The record's name, and what for it was bought."""
    note = material.person_note or "必填：cases/parties/ 里您自己那份资料的文件名（不带 .yaml）"
    return (
        Leaf("消费者", material.person, note),
        Leaf(
            "买来做什么", note="自己用、给家人朋友用、拿去卖 或 兼有；不是自己用、给家人用的，12315、消协不收"
        ),
    )


def seller(material: Material) -> Listing:
    """The shop, by the name that it bears; who stands behind it is asked."""
    unsaid = PAYEE_IS_NO_SELLER if material.of(Kind.PAYEE) else ""
    above = (unsaid,) if unsaid else ()
    traces = tuple(leaves_of("备案号", filings, "")) if (filings := _filed(material, site=False)) else ()
    members = (
        _party(material, "主体", Kind.SELLER, "营业执照或公示信息上的全称；不知道就空着"),
        *leaves_of("店铺名", material.of(Kind.SHOP), "网站上显示的店名"),
        _shops(material),
        Leaf("页面标有自营", note="是、否 或 不清楚"),
        *((Branch("找人线索", traces),) if traces else ()),
    )
    return Listing("卖家", (Item(members, same_by=("店铺名",)),), above=above, grows=False)


def _shops(material: Material) -> Leaf:
    """A shop on a platform of another name is hardly its only one: offered, for one page alone does not show it."""
    shops, sites = material.of(Kind.SHOP), material.of(Kind.PLATFORM)
    names = {each.value for each in shops}, {each.value for each in sites}
    if not all(len(each) == 1 for each in names) or _one_name(*names[0], *names[1]):
        return Leaf("网站上卖家情况", note=SHOPS_ASK)
    at = (*shops[0].at[:1], *sites[0].at[:1])
    told = f"店铺和平台不是一个名字（读自 {the_places(at)}），{CONFIRM}；别的：{ONE_SHOP} 或 {UNCLEAR}"
    return Leaf("网站上卖家情况", MANY_SHOPS, told, sure=False, offered=True)


def _one_name(shop: str, site: str) -> bool:
    """Whether one name is within the other: 星空 and 星空卡盟 may be one."""
    stem = _KIND_OF_SITE.sub("", site)
    return not stem or stem in shop or shop in site


def platform(material: Material) -> Node:
    """The platform with its address and, where a rule or a page names it, the firm that runs it."""
    names, sites = material.of(Kind.PLATFORM), material.of(Kind.SITE)
    firms = material.of(Kind.COMPANY)
    if not names and not sites and not firms and not _of_the_site(material):
        return Leaf(
            "平台", note="在平台、网站、小程序上买的写：{名称: 网站上写的名字, 网址: 网址}；没有平台就空着"
        )
    ask = "必填：网站上写的名字"
    members: tuple[Node, ...] = (
        *leaves_of("名称", names, ask),
        *leaves_of("网址", sites, "网站的网址"),
        _party(material, "经营者", Kind.COMPANY, "网站底部执照上的公司；不知道就空着"),
        *_of_the_site(material),
    )
    # With nothing but doubts in it the key is empty: a platform without a name would be a fault.
    if not any(_stands(each) for each in members):
        members = tuple(each for each in members if not (isinstance(each, Leaf) and each.asked))
    return Branch("平台", members)


def _stands(node: Node) -> bool:
    """Whether it holds a value, or has a member that does."""
    if isinstance(node, Branch):
        return any(_stands(each) for each in node.members)
    return isinstance(node, Leaf) and node.sure and not node.asked


def _party(material: Material, key: str, kind: Kind, ask: str) -> Node:
    """A firm with what pages tell of it; one that is in doubt stands there as lines to confirm. Its kind is asked by `check`."""
    firms = material.of(kind)
    if not firms:
        return Leaf(key, note=ask)
    names = {each.value for each in firms}
    members: list[Node] = list(leaves_of("名称", firms, ask))
    for told, of in _TOLD.items():
        # Of another firm, or of nobody knows which, is nothing of this one.
        if found := [each for each in material.of(told) if each.belongs in names]:
            members += leaves_of(of, found, "")
    if not any(_stands(each) for each in members[:1]):
        # Without its name nothing of it may stand in the file.
        members = [replace(each, sure=False) if isinstance(each, Leaf) else each for each in members]
    return Branch(key, tuple(members))


def _filed(material: Material, *, site: bool) -> list[Proposal]:
    """The filing numbers of the platform (`site`), or of a seller with a site of his own: no page of rules, and no platform."""
    named = bool(material.of(Kind.PLATFORM))
    return [
        each
        for each in material.of(Kind.FILING)
        if (named or any(material.what(place.file) is What.RULES for place in each.at)) is site
    ]


def _of_the_site(material: Material) -> tuple[Remark, ...]:
    """What a page says at its foot of the site; no key of a platform takes it, and it is no trace of the seller."""
    found = (*_filed(material, site=True), *material.of(Kind.MAIL))
    told = (
        f"网站的{each.kind}：{each.value}（{places(each.at)}{''.join(f'；{CHECK}{d}' for d in each.doubts)}）"
        for each in found
    )
    return (Remark((SITE_SAYS, *told)),) if found else ()
