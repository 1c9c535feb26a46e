"""消费者, 卖家, 平台: who stands on which side, as far as it was read."""

from collections.abc import Iterator

from kameng_docs.reading.proposals import Kind
from kameng_docs.starting.material import Material
from kameng_docs.starting.saying import CHECK, leaves_of, marked, places
from kameng_docs.starting.tree import Branch, Item, Leaf, Listing, Node, Remark

SELLER_ASKS = (
    ("网站上卖家情况", "只有一家店、很多家店 或 不清楚"),
    ("页面标有自营", "是、否 或 不清楚"),
)
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
    traces = _traces(material)
    members = (
        Leaf("主体", note="营业执照或公示信息上的全称；不知道就空着"),
        *leaves_of("店铺名", material.of(Kind.SHOP), "网站上显示的店名"),
        *(Leaf(key, note=note) for key, note in SELLER_ASKS),
        *((Branch("找人线索", traces),) if traces else ()),
    )
    return Listing("卖家", (Item(members, same_by=("店铺名",)),), above=above, grows=False)


def _traces(material: Material) -> tuple[Node, ...]:
    filings = material.of(Kind.FILING)
    return tuple(leaves_of("备案号", filings, "")) if filings else ()


def platform(material: Material) -> Node:
    """The platform with its address and, where a rule or a page names it, the firm that runs it."""
    names, sites = material.of(Kind.PLATFORM), material.of(Kind.SITE)
    firms = material.of(Kind.COMPANY)
    if not names and not sites and not firms:
        return Leaf(
            "平台", note="在平台、网站、小程序上买的写：{名称: 网站上写的名字, 网址: 网址}；没有平台就空着"
        )
    ask = "必填：网站上写的名字"
    members: tuple[Node, ...] = (
        *leaves_of("名称", names, ask),
        *leaves_of("网址", sites, "网站的网址"),
        *_operator(material),
    )
    # With nothing but doubts in it the key is empty: a platform without a name would be a fault.
    if not any(isinstance(each, Branch) or (isinstance(each, Leaf) and _stands(each)) for each in members):
        members = tuple(each for each in members if not (isinstance(each, Leaf) and each.asked))
    return Branch("平台", members)


def _stands(leaf: Leaf) -> bool:
    return leaf.sure and not leaf.asked


def _operator(material: Material) -> Iterator[Node]:
    """A firm that is named once and without doubt is written as the operator; its address and kind are asked by `check`."""
    firms = material.of(Kind.COMPANY)
    if len({each.value for each in firms}) == 1 and not firms[0].doubts:
        note = places([place for each in firms for place in each.at])
        yield Branch("经营者", (Leaf("名称", firms[0].value, f"{note}，与网站底部的执照核对"),))
    elif firms:
        yield Remark(tuple(f"{CHECK}读到经营者“{each.value}”（{places(each.at)}）" for each in firms))
        yield from (Remark(marked(each.doubts)) for each in firms if each.doubts)
        yield Leaf("经营者", note="网站底部执照上的公司；不知道就空着")
    else:
        yield Leaf("经营者", note="网站底部执照上的公司；不知道就空着")
