"""What was asked for when the money was asked back: the words of whoever asked, else what the thing allows."""

from kameng_docs.brief import Brief
from kameng_docs.declared import sought
from kameng_docs.law.fact_names import ASKED, SENT_GOODS

# 不用退货, 仅退款不退货: said of sending back that it is not wanted, or cannot be.
NOT_SENT_BACK = sought(
    "(?:不(?:用|必|能|可以?|想|是|需要?)?|没法|没有?办法|无需|无法|非|免)(?:再|无理由)?退货"
)
MONEY, GOODS_AND_MONEY, PRICE = "退款", "退货退款", "付清价款"


def asked_back(brief: Brief) -> str:
    """付清价款 of whoever sold; 退货退款 where he said so, or said nothing and what he bought can be sent back; else 退款."""
    if brief.respondents[0].role == "buyback":
        return PRICE
    asked = brief.facts[ASKED].words + "".join(e.my_words for e in brief.events if e.fact == ASKED)
    if asked:
        return GOODS_AND_MONEY if "退货" in NOT_SENT_BACK.sub("", asked) else MONEY
    return GOODS_AND_MONEY if brief.facts[SENT_GOODS].state == "是" else MONEY
