"""What suing several sellers costs, each alone and all together, told to the author."""

from collections.abc import Iterator
from typing import Any

from kameng_docs.brief import Brief, SeveralInfo, ShareInfo
from kameng_docs.wording import yuan


def several_lines(brief: Brief) -> Iterator[str]:
    """One line for each of them, the sums both ways, and what a court may do; nothing where one alone sold."""
    found = brief.several
    if found is None:
        return
    way = "合成一份起诉状" if found.joined else "一家一套，各告各的"
    yield f"向 {len(found.shares)} 家买的，法院的文书{way}；工单、投诉、催告函都是一家一份："
    for share in found.shares:
        fee = (
            f"单独起诉的受理费 {_both(share.fee, share.fee_halved)}"
            if share.fee
            else "现在没有可以起诉的请求"
        )
        yield f"  {share.label}（{_name(brief, share)}）：{len(share.orders)} 笔，请求 {yuan(share.sued_for)} 元；{fee}"
    yield f"  分开起诉，受理费一共 {_both(found.fees_apart, found.fees_apart_halved)}"
    yield f"  合并起诉，受理费 {_both(found.fee, found.fee_halved)}（按合计 {yuan(found.sued_for)} 元算）"
    yield from (f"  {line}" for line in may_be_refused(found))


def may_be_refused(found: SeveralInfo) -> Iterator[str]:
    """What may come of a suit against all."""
    yield (
        "合并要法院认为可以、当事人也同意（《中华人民共和国民事诉讼法》第五十五条第一款）；"
        + (
            "不同意的，照法院说的一家一案，受理费各算一次"
            if found.joined
            else "想合并的，在“法院”里写 合并起诉: 是"
        )
    )


def several_as_json(brief: Brief) -> dict[str, Any] | None:
    """The same for a program; sums in 元."""
    found = brief.several
    if found is None:
        return None
    return {
        "joined": found.joined,
        "apart": {"fee": yuan(found.fees_apart), "halved": yuan(found.fees_apart_halved)},
        "together": {
            "sued_for": yuan(found.sued_for),
            "fee": yuan(found.fee),
            "halved": yuan(found.fee_halved),
        },
        "sellers": [
            {
                "label": share.label,
                "sued_for": yuan(share.sued_for),
                "fee": yuan(share.fee),
                "halved": yuan(share.fee_halved),
                "orders": [brief.orders[i].order_id for i in share.orders],
            }
            for share in found.shares
        ],
    }


def _name(brief: Brief, share: ShareInfo) -> str:
    who = brief.respondents[share.respondent]
    return who.shop_name or who.name


def _both(fee: Any, halved: Any) -> str:
    return f"{yuan(fee)} 元（简易、小额程序减半为 {yuan(halved)} 元）"
