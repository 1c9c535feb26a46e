"""A talk is told in the order in which it was spoken, each sentence once; and no exhibit stands beside what it cannot show."""

import re
from pathlib import Path

import pytest
from begun_reads import TODAY, material, words
from cases_support import (
    GONE,
    PROOF,
    REPOSITORY,
    brief_of,
    case_file,
    no,
    order,
    seller,
    text_of,
    yes,
)
from court_cases import CHILD

from kameng_docs.case.model import Case
from kameng_docs.reading.proposals import Read, Side, What
from kameng_docs.reading.story import read_story
from kameng_docs.rules import cannot_show, learnt_after_speaking
from kameng_docs.starting.case import begin

FIRST, SECOND = "我女儿十二岁，今晚拿我手机充的，我不知道，请退款", "她上六年级，家里有户口簿"
NO, ADULT, NEVER = "充值以后不支持退款的哦", "账号是成年人实名的，没法处理呢", "抱歉，不能退"
LAST_DAY = "请在11月12日前退款，过期我去投诉"
EIGHTH = "2026-11-08"
SHOTS = {
    "聊天": PROOF | {"名称": "与客服的聊天记录"},
    "账单": PROOF | {"名称": "支付账单截图"},
    "户口簿": PROOF | {"名称": "户口簿复印件"},
    "转账": PROOF | {"名称": "平时转零花钱的记录"},
}
TALK = [
    {"时间": f"{EIGHTH} 20:52", "对方": "客服", "我说": FIRST, "对方原话": NO, "证据": ["聊天"]},
    {"时间": f"{EIGHTH} 20:52", "我说": SECOND, "证据": ["聊天"]},
    {"时间": f"{EIGHTH} 21:03", "对方": "客服", "对方原话": ADULT, "证据": ["聊天"]},
    {"时间": f"{EIGHTH} 21:20", "对方": "客服", "我说": LAST_DAY, "对方原话": NEVER, "证据": ["聊天"]},
]
SAID = {
    "家长得知后明确表示不同意": yes(时间=f"{EIGHTH} 20:52", 证据=["聊天"]),
    "我向卖家要求退货退款": yes(时间=f"{EIGHTH} 20:52", 证据=["聊天"]),
    "对方的原话是不退": yes(时间=f"{EIGHTH} 20:52", 原话=NO, 证据=["聊天"]),
    "我书面催过一次并给了期限": yes(时间=f"{EIGHTH} 21:03", 期限="2026-11-12", 原话=LAST_DAY, 证据=["聊天"]),
}


def tipped(facts=None, **changes):
    """A child of twelve tipped with its mother's telephone; she wrote to the service on the same evening."""
    paid = order(
        订单号=GONE, 商户单号="XG2026110819210001", 商品="星光币", 买的是什么="直播打赏", 实付="648.00",
        下单时间=f"{EIGHTH} 19:21", 收到卡密的时间=GONE, 证据=["账单"], 账单上的收款方全称="某某星光文化有限公司",
    )  # fmt: skip
    told = {
        "消费者": CHILD | {"出生日期": "2014-05-06"},
        "卖家": [seller(店铺名=GONE, 主体=GONE, 网站上卖家情况="不清楚", 页面标有自营="不清楚")],
        "平台": {"名称": "某某星光直播", "经营者": {"名称": "某某星光文化有限公司"}},
        "交易": [paid, paid | {"商户单号": "XG2026110819400002", "下单时间": f"{EIGHTH} 19:40"}, paid
                 | {"商户单号": "XG2026110820050003", "下单时间": f"{EIGHTH} 20:05"}],
        "争议": ["未成年人充值", "拒绝退款"],
        "事实": {
            "实际操作的是孩子": yes(数量="12", 证据=["户口簿"]),
            "钱是打赏给主播的": yes(),
            "这笔钱明显超过孩子平时的零花钱": yes(原话="每周二十元", 证据=["转账"]),
            "家长事前同意这笔付款": no(),
            "家长事后同意过这笔付款": no(),
        } | SAID | (facts or {}),
        "经过": TALK,
        "证据": SHOTS,
    }  # fmt: skip
    return case_file(**(told | changes))


def test_a_talk_is_told_as_it_was_spoken():
    events = [e for e in brief_of(tipped()).events if e.kind in {"fact", "event"}]
    brief = brief_of(tipped())
    told = [(f"{e.at:%H:%M}", e.my_words or e.their_words or brief.facts[e.fact].words) for e in events]
    assert told == [
        ("20:52", FIRST), ("20:52", NO), ("20:52", SECOND), ("21:03", ADULT), ("21:03", LAST_DAY), ("21:20", NEVER),
    ]  # fmt: skip


@pytest.mark.parametrize("paper", ["platform_ticket/ticket", "demand_letter/letter"])
def test_no_sentence_is_quoted_twice_and_none_is_put_in_other_words(paper):
    text = text_of(brief_of(tipped()), paper)
    story = text[: text.index("二、理由")] if "二、理由" in text else text[: text.index("不发生效力")]
    for each in (FIRST, SECOND, NO, ADULT, LAST_DAY, NEVER):
        assert story.count(each) == 1, each
    places = [story.index(each) for each in (FIRST, NO, SECOND, ADULT, LAST_DAY, NEVER)]
    assert places == sorted(places)
    assert "明确表示不同意" not in text
    assert "要求退款，" not in story


def test_words_that_do_not_say_it_leave_the_line_that_does_before_the_answer():
    talk = [{"时间": f"{EIGHTH} 20:52", "我说": "这几笔怎么回事", "对方原话": NO, "证据": ["聊天"]}]
    brief = brief_of(tipped(经过=talk))
    told = [e.fact or "说" for e in brief.events if e.kind in {"fact", "event"}]
    assert told.index("说") < told.index("我向卖家要求退货退款") < told.index("对方的原话是不退")


def test_the_notice_says_what_was_said_and_not_that_it_was_an_objection():
    text = text_of(brief_of(tipped()), "minor_notice/notice")
    assert f"20:52向贵方提出：“{FIRST}”" in text
    silent = text_of(brief_of(tipped(经过=[])), "minor_notice/notice")
    assert "20:52向贵方表示不同意（证据" in silent


@pytest.mark.parametrize(
    ("fact", "exhibit", "fit"),
    [
        ("这笔钱明显超过孩子平时的零花钱", "账单", False),
        ("这笔钱明显超过孩子平时的零花钱", "转账", True),
        ("实际操作的是孩子", "聊天", False),
        ("实际操作的是孩子", "账单", False),
        ("实际操作的是孩子", "户口簿", True),
    ],
)
def test_an_exhibit_stands_beside_what_it_can_show_alone(fact, exhibit, fit):
    counted = {"数量": "12"} if fact == "实际操作的是孩子" else {}
    case = tipped({fact: yes(证据=[exhibit], **counted)})
    told = [found.message for found in cannot_show.find(Case.model_validate(case), None)]
    assert bool(brief_of(case).facts[fact].exhibits) is fit
    assert [f"“{exhibit}”" in each for each in told] == ([] if fit else [True])


def test_pocket_money_stands_in_the_papers():
    for paper in ("platform_ticket/ticket", "demand_letter/letter"):
        assert "平时的零花钱：每周二十元" in text_of(brief_of(tipped()), paper)


def test_a_childs_case_wants_the_register_of_the_family():
    without = {name: shot for name, shot in SHOTS.items() if name != "户口簿"}
    brief = brief_of(tipped({"实际操作的是孩子": yes(数量="12")}, 证据=without))
    vital = [proof.name for proof in brief.missing_proofs if proof.vital]
    assert "孩子年龄和监护关系的证明" in vital
    assert "孩子年龄和监护关系的证明" not in [proof.name for proof in brief_of(tipped()).missing_proofs]


@pytest.mark.parametrize(
    ("what", "at", "told"),
    [
        ("第二天早上看到短信才知道", "2026-11-09", True),
        ("看到短信，才发现被扣了钱", f"{EIGHTH} 23:00", True),
        ("看到短信才知道", f"{EIGHTH} 20:30", False),
        ("看到短信才知道", EIGHTH, False),
        ("又打了一次客服电话", "2026-11-09", False),
    ],
)
def test_nobody_learns_of_it_after_having_written_about_it(what, at, told):
    case = Case.model_validate(tipped(经过=[*TALK, {"时间": at, "事项": what}]))
    found = list(learnt_after_speaking.find(case, None))
    assert bool(found) is told
    assert all("20:52" in each.message for each in found)


def test_the_letter_goes_to_the_firm_that_runs_the_site_and_took_the_money():
    text = text_of(brief_of(tipped()), "minor_notice/notice")
    assert "某某星光文化有限公司：" in text
    assert "商户单号" in text
    assert "XG2026110819400002" in text


@pytest.mark.parametrize(
    "changes",
    [
        {"卖家": [seller(店铺名="某某小店", 网站上卖家情况="不清楚", 页面标有自营="不清楚")]},
        {"卖家": [seller(店铺名=GONE, 网站上卖家情况="很多家店", 页面标有自营="不清楚")]},
        {"平台": {"名称": "某某星光直播", "经营者": {"名称": "某某别的有限公司"}}},
    ],
)
def test_it_does_not_where_another_may_have_sold(changes):
    assert brief_of(tipped(**changes)).respondents[0].name != "某某星光文化有限公司"


def test_each_part_of_a_refusal_is_answered_and_nothing_is_given_away():
    outcome = (
        "经核实，该账号为成年人实名认证账号，且您未能证明系未成年人操作，充值款项已全部用于打赏，无法退还"
    )
    step = {
        "渠道": "平台工单",
        "提交": "2026-11-10",
        "结果": outcome,
        "状态": "已拒绝",
        "答复时间": "2026-11-12",
    }
    brief = brief_of(tipped(进度=[step], 经过=[]))
    of = {each.id for each in brief.rebuttals if each.heard == outcome}
    assert {"minor-not-proved", "tipped-by-a-child"} <= of
    assert "consumed-by-a-child" not in of
    letter = text_of(brief, "demand_letter/letter")
    assert "充值款是付给" in letter
    assert "折价" not in letter


STORY = "2026年11月8号晚上她充的。第二天早上看到短信才知道，昨天晚上手机在她手里。"


@pytest.mark.parametrize(
    ("story", "said_at", "asked"),
    [
        (STORY, "2026-11-08 20:52", True),
        (STORY, "2026-11-09 09:10", False),
        ("2026年11月8号晚上她充的。第二天我又问了一次。", "2026-11-08 20:52", False),
    ],
)
def test_a_story_that_contradicts_the_chat_is_asked_about_and_not_believed(story, said_at, asked):
    talk = Read("聊天.png", What.CHAT, (), (words(Side.ME, FIRST, said_at),))
    read = read_story(story, "自述.txt", TODAY)
    text = begin(material(talk, read, story=story, story_file="自述.txt")).text
    lines = [line for line in text.splitlines() if "事项: 第二天早上看到短信才知道" in line]
    assert [line.lstrip()[0] for line in lines] == (["#"] if asked else [])
    assert (f"聊天里 {said_at} 您已经对对方说了" in text) is asked


SHIPPED = sorted((REPOSITORY / "cases").glob("*.yaml"))
MOMENT = re.compile(r"(?<![至前于后截自])(?:(\d{4})年)?(?:(\d{1,2})月(\d{1,2})日)?(?:(\d\d):(\d\d))?")


def moments_of(story: str) -> list[tuple[int, ...]]:
    """The moments of a story in its order, each with the day that stands before it."""
    bare = re.sub("“[^“”]*”|（[^（）]*）|(至|截至|前|期限)[0-9年月日: ]+", "", story)
    found, now = [], [0, 0, 0, 0, 0]
    for each in MOMENT.finditer(bare):
        if not (each[3] or each[4]):
            continue
        day = now[:3]
        for place, group in enumerate(each.groups()):
            if group:
                now[place] = int(group)
        # Another day alone begins at its first minute.
        now[3:] = now[3:] if each[4] or now[:3] == day else [0, 0]
        found.append(tuple(now))
    return found


@pytest.mark.parametrize("path", SHIPPED, ids=lambda path: path.stem)
def test_in_shipped_cases_times_never_fall_and_nothing_is_quoted_twice(path: Path, shipped):
    papers = list((shipped(path.stem) / "out").rglob("工单.txt"))
    for paper in papers:
        text = paper.read_text("utf-8")
        story = text[text.index("一、经过") : text.index("二、理由")]
        quotes = re.findall("“([^“”]{6,})”", story)
        assert len(quotes) == len(set(quotes)), paper
        moments = moments_of(story)
        assert moments
        assert moments == sorted(moments)
