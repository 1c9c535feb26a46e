"""催告函: what it demands by when, when it may end the contract, and how much of the sender it shows."""

import pytest
from cases_support import (
    DEAD,
    LATE,
    NOTICE,
    NOTICE_OVER,
    PROOF,
    brief_of,
    case_file,
    composed,
    order,
    text_of,
    yes,
)
from channel_support import (
    ADDRESS,
    ID,
    KEY,
    LETTER,
    NAME,
    PHONE,
    POLICE,
    REPORT,
    TALKED,
    TICKET,
    dead_key,
    step,
    talk_of,
)
from court_cases import CHILD
from more_cases import (
    DIFFERENCE,
    ENDED,
    NOT_YET,
    PROMISE,
    RESHIP,
    advertised,
    child,
    closed,
    minors,
    reclaimed,
    renewed,
    stopped,
    undecided,
    vanished,
)

ENDS = "本函即为解除通知"
PAPERS = ("demand_letter/letter", "demand_letter/message")


def both(case: dict) -> list[str]:
    return [text_of(brief_of(case), paper) for paper in PAPERS]


# practice.md 1.2 第6点, 4.1: the sentence of 民法典 565.1 stands only where a right to end the contract does.
MAY_END = {
    "死卡": dead_key(),
    "充值被追回": reclaimed(),
    "失联": vanished(),
    "催告后仍未到账": case_file(争议=["到账延迟"], 交易=NOT_YET, 事实=LATE | NOTICE | NOTICE_OVER),
    "停服，剩余部分": stopped(),
    "十件坏三件": dead_key(
        交易=[order(数量="10", 实付="100.00")], 事实=DEAD | {"一单多件只有部分不能用": yes(数量="3")}
    ),
}
MAY_NOT = {
    "只是晚到": case_file(争议=["到账延迟"], 交易=NOT_YET, 事实=LATE),
    "补差价": advertised(诉求=DIFFERENCE, 页面承诺=PROMISE),
    "只要补发": dead_key(诉求=RESHIP),
    "自动续费": renewed(),
    "未满八周岁，合同无效": minors(child("7") | {"家长得知后明确表示不同意": yes(时间="2026-11-03")})
    | {"消费者": CHILD | {"出生日期": "2019-02-03"}},
    "要恢复账号": closed(诉求={"主要要求": "恢复账号"}),
    "没点开，七日无理由": undecided(
        {"我还没有点开看过卡密": yes(), "下单时确认过不适用七日无理由": {"回答": "否"}}
    ),
    "知道已满一年": dead_key(
        交易=[order(下单时间="2025-10-01", 收到卡密的时间="2025-10-01")],
        事实={
            "兑换页提示该卡密已被使用": yes(时间="2025-10-01", 原话="已用"),
            "收到卡密后我第一次兑换就失败": yes(),
        },
    ),
}


@pytest.mark.parametrize("name", MAY_END)
def test_where_the_contract_can_be_ended_the_letter_ends_it_when_the_period_is_over(name):
    for text in both(MAY_END[name]):
        assert ENDS in text
        assert "自期限届满时解除（《" in text
        assert "第五百六十五条第一款" in text


@pytest.mark.parametrize("name", MAY_NOT)
def test_where_it_cannot_the_letter_does_not_pretend_to(name):
    brief = brief_of(MAY_NOT[name])
    if not brief.claims:
        assert composed(brief, PAPERS[0]).missing
        return
    for text in both(MAY_NOT[name]):
        assert ENDS not in text
        assert "第五百六十五条" not in text


def test_only_few_of_the_cases_without_the_sentence_have_no_letter_at_all():
    without = {name for name, case in MAY_NOT.items() if not brief_of(case).claims}
    assert without <= {"没点开，七日无理由", "知道已满一年"}


def test_a_working_card_or_the_money_by_an_absolute_date():
    # practice.md 4.1, 催告函; written on 22 November, three days to answer and three for its way
    for text in both(dead_key()):
        assert (
            "请于2026年11月28日18:00前履行下列一项：交付可以正常兑换的同款商品，或者原路退回30.00元。" in text
        )
        assert "期限届满两项均未履行的，本函即为解除通知，该订单的合同自期限届满时解除" in text


def test_some_of_several_pieces_end_alone():
    for text in both(MAY_END["十件坏三件"]):
        assert "交付可以正常兑换的同款商品3件，或者原路退回30.00元" in text
        assert "该订单的合同中有问题的3件自期限届满时解除" in text


def test_mere_lateness_is_a_reminder_that_says_so():
    for text in both(MAY_NOT["只是晚到"]):
        assert "请于2026年11月28日18:00前完成交付" in text
        assert "本函即为书面催告" in text


def test_a_contract_that_a_notice_ended_is_not_ended_again():
    ended = dead_key(事实=DEAD | ENDED, 证据={"截图": PROOF})
    for text in both(ended):
        assert "合同已按本人此前的通知解除" in text
        assert ENDS not in text
        assert "同款商品，或者" not in text


def test_a_second_letter_says_so_and_what_came_of_the_first():
    first, second = (
        text_of(brief_of(dead_key()), PAPERS[0]),
        text_of(brief_of(dead_key(进度=[TICKET, LETTER])), PAPERS[0]),
    )
    assert (
        "这是第2次书面催告：2026年11月9日发出催告函，要求在2026年11月12日18:00前答复，截至2026年11月22日没有答复。"
        in second
    )
    assert "此外，本人2026年11月2日通过平台工单提出（编号GD77）" in second
    # Within the time that it gives, the first letter is waited for.
    waited = composed(brief_of(dead_key(进度=[TICKET, LETTER | {"要求答复": "2026-11-25 18:00"}])), PAPERS[0])
    assert waited.document is None
    assert "等到2026-11-25 18:00，不要重复提交" in waited.missing[0]
    assert "书面催告：" not in first
    assert "通过平台工单" not in first


def test_no_report_no_police_and_no_threat_reach_the_other_side():
    said = [{"时间": "2026-11-03", "我说": "再不退我就举报", "对方": "客服", "对方原话": "随便"}]
    for text in both(dead_key(进度=[REPORT, POLICE], 经过=said)):
        assert "举报" not in text
        assert "公安" not in text


@pytest.mark.parametrize(
    ("changes", "missing"),
    [
        # decisions.md: a notice gives three days at least
        ({"诉求": {"答复截止": "2026-11-23 18:00"}}, "至少三日以后的 诉求.答复截止"),
        ({"诉求": {"答复截止": "2026-11-20 18:00"}}, "将来的 诉求.答复截止"),
        ({"事实": {}}, "一项有依据的要求"),
        ({"消费者": {"姓名": NAME}}, "消费者.电话"),
    ],
)
def test_a_letter_that_would_be_of_no_use_is_withheld_with_the_reason(changes, missing):
    told = composed(brief_of(dead_key(**changes)), PAPERS[0]).missing
    assert any(each.startswith(missing) for each in told), told


def test_what_is_asked_of_the_platform_is_not_asked_of_the_seller():
    told = {
        "我把情况和证据告诉了平台": yes(时间="2026-11-05", 证据=["截图"]),
        "平台之后仍让该店继续卖同一商品": yes(时间="2026-11-15", 证据=["截图"]),
    }
    case = dead_key(争议=["卡密无效", "平台责任"], 事实=DEAD | told, 证据={"截图": PROOF})
    assert {"platform-joint"} & {claim.kind for claim in brief_of(case).claims}
    for text in both(case):
        assert "请平台" not in text


def test_the_sender_shows_a_name_and_a_telephone_and_no_more():
    case = dead_key(经过=talk_of(KEY, ID, ADDRESS, "Pw-Secret-77"), 事实=DEAD | TALKED)
    for text in both(case):
        assert NAME in text
        assert PHONE in text
        assert not [secret for secret in (KEY, ID, ADDRESS, "Pw-Secret-77") if secret in text]
    assert "QX7K****YZ" in both(case)[0]


def test_a_letter_stands_alone():
    for text in both(dead_key(进度=[step("平台工单", 编号="GD9")])):
        for word in (
            "0042611010077",
            "音乐会员年卡卡密",
            "30.00元",
            "2026年11月1日",
            "付款30.00元",
            "该卡密已被使用",
            "2026年11月22日",
        ):
            assert word in text
