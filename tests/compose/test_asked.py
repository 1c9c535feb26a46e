"""Papers say 退货 only where it was said, or where there is something to send back and nothing else was said."""

import re
from pathlib import Path

import pytest
from cases_support import DEAD, GONE, brief_of, case_file, order, text_of, yes
from paper_rules import own
from reviewed import MADE, SHIPPED

from kameng_docs.compose.asked import asked_back
from kameng_docs.law.grounds import grounds, rebuttals

GOLDEN = Path(__file__).parents[1] / "golden"
TEMPLATES = Path(__file__).parents[2] / "templates"
WORDINGS = ("fault", "lead", "argument", "clause", "short", "prayer", "wanted", "reply", "answer")
# An act of sending back that a paper tells; 无理由退货 and what the law allows are none.
SENT_BACK = re.compile("(?<!可以)(?:提出|要求)退货")


def asked(words: str = "", **changes: object) -> str:
    fact = yes(时间="2026-11-02 09:00", **({"原话": words} if words else {}))
    case = case_file(事实=DEAD | {"我向卖家要求退货退款": fact}, **changes)
    return text_of(brief_of(case), "platform_ticket/ticket")


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("", "要求退款"),
        ("激活码已被别人激活，请退款", "要求退款"),
        ("我要退货退款", "要求退货退款"),
        ("请给我退货", "要求退货退款"),
        ("这是卡密，没法退货，请退款", "要求退款"),
        ("仅退款，不用退货", "要求退款"),
        ("我不是无理由退货，卡不能用，请退款", "要求退款"),
    ],
)
def test_a_key_is_asked_back_in_the_words_of_its_buyer(words, told):
    text = own(asked(words))
    assert told in text
    assert ("退货" in told) == bool(SENT_BACK.search(text))


def test_what_was_said_in_the_story_counts_as_well():
    said = {"时间": "2026-11-02 09:00", "事实": "我向卖家要求退货退款", "我说": "我要退货"}
    assert "要求退货退款" in asked(经过=[said])


@pytest.mark.parametrize(
    ("words", "told"), [("", "退货退款"), ("请退款", "退款"), ("我要无理由退货", "退货退款")]
)
def test_a_parcel_can_be_sent_back(words, told):
    bought = order(买的是什么="实物商品", 商品="机械键盘", 收到卡密的时间=GONE, 签收时间="2026-11-01 10:01")
    fact = yes(时间="2026-11-02 09:00", **({"原话": words} if words else {}))
    brief = brief_of(case_file(交易=[bought], 争议=["无理由退货被拒"], 事实={"我向卖家要求退货退款": fact}))
    assert asked_back(brief) == told


def test_no_wording_says_by_itself_what_was_asked():
    for word in (*grounds().values(), *rebuttals().values()):
        for key in WORDINGS:
            assert not SENT_BACK.search(re.sub("{[^}]*}", "", getattr(word, key, ""))), (word.id, key)
    for template in TEMPLATES.rglob("*.j2"):
        told = re.sub('“我向卖家要求退货退款”|"我向卖家要求退货退款"', "", template.read_text("utf-8"))
        assert not SENT_BACK.search(re.sub("{#.*?#}", "", told, flags=re.DOTALL)), template


@pytest.mark.parametrize("name", [*SHIPPED, *MADE])
def test_no_reviewed_case_sends_a_key_back(name):
    """None of them bought a thing that is sent, and none said 退货."""
    for path in (GOLDEN / name).rglob("*.txt"):
        assert not SENT_BACK.search(own(path.read_text("utf-8"))), path
