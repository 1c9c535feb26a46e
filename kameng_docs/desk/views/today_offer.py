"""What the other side offered and wants an answer to: what its day is worth, how to keep the rest, how to take it."""

from collections.abc import Sequence

from kameng_docs.desk.parts import words
from kameng_docs.desk.views.copying import copied
from kameng_docs.gates.offers import Offer
from kameng_docs.wording import instant_in_chinese

SILENCE = (
    "这个日子是对方自己定的。不回复不等于同意，也不等于放弃：沉默只有法律有规定、双方有约定或者符合双方的交易习惯的，"
    "才算表示（《民法典》第一百四十条第二款）。平台规则里有没有这样的约定，翻一翻。还是回一句最稳当，截图留好。"
)
KEEPING = "您提的方案我看到了。可以先退这一部分，其余的我保留继续要求的权利；我没有同意就此了结，没有回复也不代表同意或者放弃。"
TAKING = "我同意按您提的这个方案处理，请原路退回并告诉我哪天到账。"
TAKEN = "想好再发：同意了，其余的多半要不回来了。发了以后等钱到账，再把退了多少记下来。"
ARRIVES = "发了以后等钱到账，再把退了多少记下来；钱没有到账以前，别撤回投诉。"


def offered(offers: Sequence[Offer]) -> None:
    """A card for each that can still be answered."""
    for number, each in enumerate(offers):
        with words("section", "", "desk-card").props(f"aria-labelledby=offer-{number}"):
            words("h2", "对方提了一个方案").props(f"id=offer-{number}")
            words(
                "p",
                f"{instant_in_chinese(each.at)}对方说：“{each.words}”，要您最迟{instant_in_chinese(each.until)}回复。",
            )
            words("p", SILENCE)
            if not each.whole:
                words("p", "不想就此了结，可以这样回：")
                copied("不就此了结的回答", KEEPING)
            words("p", "愿意照这个方案了结，可以这样回：")
            copied("照方案了结的回答", TAKING)
            words("p", ARRIVES if each.whole else TAKEN, "desk-soft")
