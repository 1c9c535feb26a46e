"""How papers answer what the other side said: its words alone, an offer as an offer, a put-off and a shrug not at all."""

import pytest
from cases_support import brief_of, case_file, text_of, yes
from plan_support import ASKED, DEAD

from kameng_docs.brief import OFFERS, PUTS_OFF, SAYS_NOTHING
from kameng_docs.compose.lines import Line, timed
from kameng_docs.law.fact_names import OBJECTED
from kameng_docs.law.vocabulary import facts

CLAIM, LETTER, MESSAGE = "court/statement_of_claim", "demand_letter/letter", "demand_letter/message"
WAITING, SHRUG, REASON = "请您耐心等待，我们会反馈给相关部门", "随便你", "已经发货的退不了"
OFFER = "您好，您反馈的工单0042已处理，经审核可为您退还50%即15元，请在3日内回复是否同意，逾期视为放弃。"


@pytest.fixture(scope="module")
def told():
    said = [
        ("2026-11-03 10:00", f"您好，{WAITING}"),
        ("2026-11-04 10:00", SHRUG),
        ("2026-11-05 10:00", REASON),
    ]
    step = {
        "渠道": "平台工单",
        "提交": "2026-11-05",
        "结果": OFFER,
        "答复时间": "2026-11-06",
        "状态": "已答复",
    }
    return brief_of(
        case_file(
            事实=DEAD | ASKED,
            经过=[{"时间": at, "对方": "客服", "对方原话": words} for at, words in said],
            进度=[step],
            法院={"名称": "某某市某某区人民法院"},
        )
    )


def test_each_is_what_it_is(told):
    found = {each.manner: (each.words, each.quoted) for each in told.rebuttals}
    assert found == {
        OFFERS: ("经审核可为您退还50%即15元", True),
        PUTS_OFF: (WAITING, True),
        SAYS_NOTHING: (SHRUG, True),
        "": (REASON, True),
    }


def test_a_pleading_tells_an_offer_and_answers_no_put_off(told):
    text = text_of(told, CLAIM)
    assert f"被告称“{REASON}”，不能成立。" in text
    assert "被告又提出“经审核可为您退还50%即15元”，不是原告请求的全部。" in text
    assert "处理的结果和日期" not in text
    for words in (WAITING, SHRUG, "15元”"):
        assert f"{words}，不能成立" not in text
        assert f"{words}”，不能成立" not in text
    # What was said is told among the facts all the same.
    assert WAITING in text
    assert SHRUG in text


def test_a_letter_answers_no_shrug_and_quotes_no_greeting(told):
    text = text_of(told, LETTER)
    assert "就“经审核可为您退还50%即15元”，" in text
    assert "就“随便你”" not in text
    # Who is told to wait was refused nothing: the day that the letter sets is the answer.
    assert "处理的结果和日期" not in text
    assert "就“您好" not in text
    # Nobody but the author says that an offer was turned down.
    assert "15元" not in text_of(told, MESSAGE)


def test_the_minute_of_ones_own_words_is_not_that_of_the_answer():
    refused = {"对方的原话是不退": yes(时间="2026-11-08 21:03", 原话=REASON)}
    both = {"时间": "2026-11-08 21:03", "对方": "客服", "我说": "都是孩子充的", "对方原话": REASON}
    told = brief_of(case_file(事实=DEAD | refused, 经过=[both]))
    own, answer = [event for event in told.events if event.at.day == 8]
    assert (own.my_words, own.followed, answer.followed) == ("都是孩子充的", False, True)
    assert [label for label, _ in timed([Line(own.at, own), Line(answer.at, answer)])] == [
        "2026年11月8日21:03",
        "",
    ]
    # Told without what it answers it has its day alone.
    assert [label for label, _ in timed([Line(answer.at, answer)])] == ["2026年11月8日"]
    alone = brief_of(case_file(事实=DEAD | refused, 经过=[{**both, "我说": None}]))
    (answer,) = [event for event in alone.events if event.at.day == 8]
    assert not answer.followed


@pytest.mark.parametrize(
    ("words", "says"),
    [
        ("我孩子今年十岁，我完全不知道，请把钱退给我", "要求退款，称不知道上述付款"),
        ("请马上退款", "要求退款"),
        ("这些付款我不同意", "表示不同意上述付款"),
        ("我不追认，请退款", "表示不同意上述付款"),
        ("", "表示不同意上述付款"),
    ],
)
def test_of_an_objection_no_more_is_told_than_its_words_say(words, says):
    assert facts()[OBJECTED].told_of(words).endswith(says)
    answer = yes(时间="2026-11-02 20:52", **({"原话": words} if words else {}))
    told = brief_of(case_file(事实=DEAD | {OBJECTED: answer}))
    assert told.facts[OBJECTED].told.endswith(says)


def test_an_answer_that_was_noted_twice_is_told_once_and_what_was_noted_is_no_quotation():
    said = {"时间": "2026-11-09 10:20", "对方": "客服", "对方原话": "虚拟商品一经售出概不退款", "证据": []}
    step = {
        "渠道": "平台工单",
        "提交": "2026-11-09",
        "状态": "已拒绝",
        "结果": "虚拟商品一经售出，概不退款。",
    }
    told = step | {"答复时间": "2026-11-09 10:20"}
    del said["证据"]

    def letter(*, answered: dict, said: list) -> str:
        return text_of(brief_of(case_file(事实=DEAD | ASKED, 经过=said, 进度=[answered])), LETTER)

    once = letter(answered=told, said=[said])
    assert once.count("概不退款") == letter(answered=step | {"结果": "未回复"}, said=[said]).count("概不退款")
    alone = letter(answered=told, said=[])
    assert "2026年11月9日10:20结果为：虚拟商品一经售出，概不退款" in alone
    another = letter(answered=told | {"答复时间": "2026-11-10 09:00"}, said=[said])
    assert "11月10日09:00结果为：虚拟商品一经售出，概不退款" in another
    noted = letter(answered=told | {"结果": "客服说不退"}, said=[])
    assert "结果为：客服说不退" in noted


def test_a_put_off_is_told_and_waiting_is_no_blame():
    polite = "您好，感谢您的反馈。我们已经收到您的问题，正在加急核实处理中，请您耐心等待，祝您生活愉快"
    step = {"渠道": "平台工单", "提交": "2026-11-09", "结果": polite, "答复时间": "2026-11-10"}
    brief = brief_of(case_file(事实=DEAD | ASKED, 进度=[step]))
    assert [each.manner for each in brief.rebuttals] == [PUTS_OFF]
    text = text_of(brief, LETTER)
    assert "请您耐心等待" in text
    assert "本人不同意" not in text_of(brief, MESSAGE)


def test_what_the_platform_alone_can_do_is_asked_of_the_platform_alone():
    said = "请您联系商家处理，平台不介入"
    talk = [{"时间": "2026-11-03 10:00", "对方原话": said}]
    court = {"名称": "某某市某某区人民法院"}
    brief = brief_of(case_file(事实=DEAD | ASKED, 经过=talk, 法院=court))
    plea = "积极协助处理"
    assert plea in text_of(brief, "platform_ticket/ticket")
    for paper in (CLAIM, LETTER, MESSAGE, "samr_12315/complaint", "xiaoxie/letter"):
        text = text_of(brief, paper)
        assert plea not in text, paper
        assert said[:8] in text or paper != CLAIM
