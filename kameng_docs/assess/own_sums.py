"""Own sentences that ask for another sum than the claim: they are not printed beside it, and the author is told."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from decimal import Decimal, InvalidOperation

from kameng_docs.brief import ClaimInfo, FactInfo, OrderInfo, OtherSum
from kameng_docs.case.model import Case
from kameng_docs.case.whose import Ours, Said
from kameng_docs.declared import sought
from kameng_docs.law.following import of_kind

SENTENCE = sought(r"[。；;！!？?\n]")
SUM = sought(r"[¥￥]\s*([0-9][0-9,，]*(?:\.[0-9]+)?)|([0-9][0-9,，]*(?:\.[0-9]+)?)\s*(?:元|块)")
ASKED = sought(
    r"(要求|请求|请|要(?!是)|得|必须|应当|应该|把|给我|主张|务必)[^。；]{0,24}(退|返还?|赔|还(?!是|有|没|在|不|要|能))|(退|赔|返还|还)(给|还|回)?(我|本人)|(?<!不)(退|赔)(我|本人)"
)
ALL = sought(
    r"(全部|全额|全款|全都|全数|一分不少)[^。；]{0,6}(退|还|返|赔)|(退|还|返|赔)[^。；]{0,4}(全部|全额|全款)"
)
# What the other side offers or did, and what came back already, asks for nothing.
THEIRS = sought(
    r"(对方|客服|商家|卖家|店主|店家|老板|平台|他们?|你们?|您)[^。；，,]{0,8}(只|说|称|答应|同意|愿意|肯|承诺|提出|回复|答复|退了|退回)|(已经?|只|仅|才)(退|返|赔|到账)|(退|赔|返还?)(回)?(了|过)|收到|到账"
)
MONEY = {"refund", "price-difference"}


def other_sums(
    case: Case, orders: tuple[OrderInfo, ...], claims: list[ClaimInfo], total: Decimal
) -> tuple[OtherSum, ...]:
    """Every such sentence of 经过 and of what the author demanded, with its place; none where no money is claimed."""
    principal = next((claim for claim in claims if claim.kind in MONEY and claim.amount is not None), None)
    if principal is None or principal.amount is None:
        return ()
    right = {claim.amount for claim in claims if claim.amount is not None} | {total}
    right |= {amount for claim in claims for _, amount in claim.items}
    if len(orders) > 1:
        right |= {sum_ for order in orders for sum_ in (order.claimed, order.paid)}
    at_issue = [order for order in orders if order.affected] or list(orders)
    open_still = sum((order.paid - order.refunded for order in at_issue), Decimal(0))
    partly = principal.amount < open_still
    return tuple(
        OtherSum(Ours(top), index, Ours(key), Said(found))
        for top, index, key, text in _told(case)
        if (found := _other(text, right, partly=partly))
    )


def without_words(facts: Mapping[str, FactInfo], others: tuple[OtherSum, ...]) -> dict[str, FactInfo]:
    """The facts, those without 原话 whose words ask for another sum."""
    silent = {str(other.key) for other in others if other.top == "事实"}
    return {name: replace(fact, words=Said("")) if name in silent else fact for name, fact in facts.items()}


def _told(case: Case) -> Iterator[tuple[str, int, str, str]]:
    for i, event in enumerate(case.events):
        yield from (
            ("经过", i, key, text) for key, text in (("事项", event.what), ("我说", event.my_words)) if text
        )
    for name, answer in case.facts.items():
        if name in of_kind("demand") and answer.words:
            yield "事实", 0, name, answer.words


def _other(text: str, right: set[Decimal], *, partly: bool) -> str:
    """The sentence of `text` that asks for another sum; empty where none does."""
    for sentence in SENTENCE.split(text):
        if THEIRS.search(sentence) or not ASKED.search(sentence):
            continue
        sums = {_amount(one or other) for one, other in SUM.findall(sentence)}
        if (sums and not sums & right) or (partly and ALL.search(sentence)):
            return sentence.strip()
    return ""


def _amount(digits: str) -> Decimal:
    try:
        return Decimal(re.sub("[,，]", "", digits))
    except InvalidOperation:  # pragma: no cover: the expression leaves nothing else
        return Decimal(0)
