"""电信申诉, 人民调解, App Store refund: when there is such a paper, and what it says (channels.md 6)."""

from datetime import date
from typing import Any

import pytest
from cases_support import (
    DEAD,
    FIRM,
    GONE,
    PROOF,
    brief_of,
    case_file,
    composed,
    order,
    overview_of,
    seller,
    sheets_of,
    text_of,
    workshop,
    yes,
)
from more_cases import REFUSAL, RENEWED

from kameng_docs.brief import Brief

TELECOM = [seller(主体=FIRM | {"名称": "某某电信有限公司"}, 网站上卖家情况="只有一家店")]
ASKED = "我向卖家要求退货退款"
SENT_TO_FIRM = {"渠道": "其他", "提交": "2026-11-05 09:00"}


def papers(brief: Brief, channel: str) -> set[str]:
    return {s.paper.slug for s in sheets_of(brief) if s.channel.slug == channel}


def renewal(facts: dict[str, Any] | None = None, **changes: Any) -> dict[str, Any]:
    """A fee that a telecom operator took by renewal, and a complaint to it of 3 November."""
    told = RENEWED | {"对方是电信企业": yes(), ASKED: yes(时间="2026-11-03")}
    plain = {
        "争议": ["自动续费"],
        "卖家": TELECOM,
        "交易": [order(买的是什么="会员开通", 商品="视频彩铃包")],
        "事实": {k: v for k, v in (told | (facts or {})).items() if v is not GONE},
        "证据": {"截图": PROOF},
    }
    return case_file(**(plain | changes))


def test_only_a_telecom_operator_is_complained_of_there():
    assert papers(brief_of(renewal()), "telecom") == {"petition", "fields", "attachments"}
    assert papers(brief_of(renewal({"对方是电信企业": GONE})), "telecom") == set()
    assert papers(brief_of(case_file(事实=DEAD)), "telecom") == set()


def test_the_petition_holds_what_the_rules_ask_for():
    text = text_of(brief_of(renewal()), "telecom/petition")
    for words in ("张某某", "某某街8号", "13800000009", "某某电信有限公司", "某某路6号", "2026年11月22日"):
        assert words in text
    assert "被申诉人：请于2026年11月25日18:00前原路退回30.00元" in text
    assert "11月3日，申诉人向被申诉人要求退款" in text
    assert "2026年11月1日10:00被申诉人以自动续费方式就“视频彩铃包”扣款30.00元" in text


@pytest.mark.parametrize(
    ("facts", "changes", "open_"),
    [
        # T01: 15 days without an answer. Asked on the 5th, the fifteenth day is Friday the 20th. Asked on the 6th, it is a
        # Saturday, and whether that moves to Monday the rules do not say: not over before Tuesday the 24th.
        ({ASKED: yes(时间="2026-11-05")}, {}, True),
        ({ASKED: yes(时间="2026-11-06")}, {}, False),
        ({ASKED: yes(时间="2026-11-07")}, {}, False),
        ({ASKED: GONE}, {}, False),
        # T01: or an answer
        ({ASKED: yes(时间="2026-11-20")} | REFUSAL, {}, True),
        ({ASKED: GONE}, {"进度": [SENT_TO_FIRM]}, True),
        ({ASKED: GONE}, {"进度": [SENT_TO_FIRM | {"提交": "2026-11-20"}]}, False),
        ({ASKED: GONE}, {"进度": [SENT_TO_FIRM | {"提交": "2026-11-20", "结果": "不同意退"}]}, True),
        # what was sent elsewhere is no complaint to the operator
        ({ASKED: GONE}, {"进度": [SENT_TO_FIRM | {"渠道": "黑猫投诉"}]}, False),
    ],
)
def test_the_operator_is_asked_first(facts, changes, open_):
    made = composed(brief_of(renewal(facts, **changes)), "telecom/petition")
    assert (made.document is not None) is open_
    assert [name[:19] for name in made.missing] == (
        [] if open_ else ["先向企业投诉：十五日没有答复，或者对答"]
    )


@pytest.mark.parametrize(
    ("renewed", "paid", "lacks"),
    [
        # T02: a dispute about fees within five months, another within two years. Up to Friday the 20th it is over; up to
        # Saturday the 21st it may have moved to Monday, and nothing is told as over before that.
        (True, "2026-06-22 10:00", ""),
        (True, "2026-06-21 23:59", ""),
        (True, "2026-06-20 23:59", "收费争议的五个月（2026-11-20）已经过了"),
        (False, "2026-06-20 10:00", ""),
        (False, "2024-11-22 10:00", ""),
        (False, "2024-11-21 10:00", ""),
        (False, "2024-11-20 10:00", "已超过二年（2026-11-20）"),
    ],
)
def test_old_disputes_are_not_taken(renewed, paid, lacks):
    dead = DEAD | REFUSAL | {"对方是电信企业": yes()}
    changes = {} if renewed else {"争议": ["卡密无效"], "事实": dead}
    orders = [order(下单时间=paid, 收到卡密的时间=GONE)]
    made = composed(brief_of(renewal(交易=orders, **changes)), "telecom/petition")
    assert (made.document is None) is bool(lacks)
    assert [name[: len(lacks)] for name in made.missing] == ([lacks] if lacks else [])


@pytest.mark.parametrize(
    ("elsewhere", "reason"),
    [
        ("12315", "12315正在办理同一争议"),
        ("消协", "消协正在办理同一争议"),
        ("12345", "12345正在办理同一争议"),
        ("法院", "已于2026-11-10起诉"),
    ],
)
def test_one_dispute_one_agency(elsewhere, reason):
    step = {"渠道": elsewhere, "提交": "2026-11-10"}
    for state, taken in (("已受理", True), ("已提交", True), ("不予受理", False), ("已撤回", False)):
        made = composed(brief_of(renewal(进度=[step | {"状态": state}])), "telecom/petition")
        assert (made.document is None) is taken
        assert [name[: len(reason)] for name in made.missing] == ([reason] if taken else [])


def test_mediation_wants_somebody_to_invite():
    known = case_file(事实=DEAD)
    text = text_of(brief_of(known), "people_mediation/application")
    for words in (
        "张某某",
        "某某网络有限公司",
        "某某路6号",
        "第一次兑换即不能使用",
        "请求被申请人原路退回30.00元。",
        "自愿申请调解",
    ):
        assert words in text
    assert "________人民调解委员会" in text
    assert papers(brief_of(case_file(事实=DEAD, 卖家=[seller(主体=GONE)])), "people_mediation") == set()


def test_mediation_tells_what_was_tried():
    step = {"渠道": "平台工单", "提交": "2026-11-05", "编号": "GD77", "结果": "不予退款", "状态": "已拒绝"}
    text = text_of(brief_of(case_file(事实=DEAD, 进度=[step])), "people_mediation/application")
    tried = "申请人2026年11月5日通过平台工单提出（编号GD77），结果为：不予退款"
    assert tried in text
    assert text.count("GD77") == 1
    # What is asked for stands under its heading, before what was tried.
    assert text.index("申请人自愿申请调解") < text.index("此前的处理") < text.index(tried)


def test_mediation_lists_no_receipt_for_what_it_does_not_ask():
    receipt, cost = (
        PROOF | {"名称": "邮费票据", "文件": "票.png"},
        {"项目": "邮寄费", "金额": "12.00", "证据": ["票"]},
    )
    brief = brief_of(case_file(事实=DEAD, 证据={"截图": PROOF, "票": receipt}, 诉求={"开支": [cost]}))
    assert "邮费票据" not in text_of(brief, "people_mediation/application")
    assert "邮费票据" not in text_of(brief, "people_mediation/attachments")
    # 12315 and 消协 are asked for it, and are shown the receipt.
    for channel in ("samr_12315", "xiaoxie"):
        assert "邮费票据" in text_of(brief, f"{channel}/attachments")
    assert "证据共2份" in text_of(brief, "samr_12315/complaint")
    assert "附：证据1份\n" in text_of(brief, "demand_letter/letter")


def test_many_files_for_12315_go_into_one():
    many = {f"图{n}": PROOF | {"文件": f"图{n}.png"} for n in range(6)}
    merged = "合并成一份PDF"
    assert merged in text_of(brief_of(case_file(事实=DEAD, 证据=many)), "samr_12315/attachments")
    few = dict(list(many.items())[:5])
    assert merged not in text_of(brief_of(case_file(事实=DEAD, 证据=few)), "samr_12315/attachments")


def test_mediation_is_explained_with_its_clauses():
    overview = overview_of(sheets_of(brief_of(case_file(事实=DEAD))))
    told = "".join(str(block) for block in overview.document.blocks)
    for words in ("第三十一条", "第三十三条", "三十日内，双方共同向法院申请司法确认", "不收费", "双方都愿意"):
        assert words in told


def test_notes_without_their_words_are_marked():
    """人民调解法 is held by number alone: the author is told so, and no paper for others names it."""
    overview = overview_of(sheets_of(brief_of(case_file(事实=DEAD))))
    told = "".join(str(block) for block in overview.document.blocks)
    assert "第三十三条〔条文未核〕" in told
    assert "人民调解法" not in text_of(brief_of(case_file(事实=DEAD)), "people_mediation/application")


@pytest.mark.parametrize(
    ("way", "there"),
    [
        ("App Store", True),
        ("苹果内购", True),
        ("Apple 账户余额", True),
        ("通过IAP付款", True),
        ("appstore", True),
        ("Apple Pay", False),
        ("苹果支付", False),
        ("微信支付", False),
        ("diap", False),
    ],
)
def test_apple_is_asked_only_for_what_was_paid_there(way, there):
    brief = brief_of(case_file(事实=DEAD, 交易=[order(付款方式=way)]))
    assert bool(papers(brief, "appstore")) is there


def test_the_request_to_apple_tells_facts():
    orders = [
        order(付款方式="App Store", 支付单号="MX0000077"),
        order(订单号="0042611010088", 付款方式="微信支付", 实付="50.00"),
    ]
    text = text_of(brief_of(case_file(事实=DEAD, 交易=orders)), "appstore/request")
    assert "2026年11月1日10:00，本人通过 App Store 付款30.00元" in text
    assert "MX0000077" in text
    assert "请求退款30.00元" in text
    assert "50.00" not in text
    assert "张某某" not in text
    assert "第五" not in text


def test_the_words_of_an_author_lead_here():
    words = workshop().channel_words
    assert [words[w] for w in ("电信用户申诉", "人民调解", "苹果退款", "App Store")] == [
        "telecom",
        "people_mediation",
        "appstore",
        "appstore",
    ]


def test_days_are_counted_from_the_day_of_making():
    # The fifteenth day is Sunday the 22nd, by the widest reading Monday the 23rd.
    case = renewal({ASKED: yes(时间="2026-11-07")})
    assert composed(brief_of(case, date(2026, 11, 23)), "telecom/petition").document is None
    assert composed(brief_of(case, date(2026, 11, 24)), "telecom/petition").missing == ()


def test_what_the_shop_wrote_to_an_office_is_told_as_its_answer_and_not_as_the_outcome():
    words = "被投诉方答复：卡密发出时有效，系买家自己使用。虚拟商品一经售出概不退款。"
    step = {"渠道": "消协", "提交": "2026-11-05", "状态": "调解不成", "结果": words, "答复时间": "2026-11-08"}
    brief = brief_of(case_file(事实=DEAD, 进度=[step]))
    text = text_of(brief, "people_mediation/application")
    assert "向消费者协会投诉，2026年11月8日被投诉方答复：卡密发出时有效" in text
    assert "结果为" not in text
    replies = text_of(brief, "platform_ticket/replies")
    assert "虚拟商品一经售出概不退款" in replies
    assert "被投诉方答复：" not in replies
