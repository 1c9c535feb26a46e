"""What a reading of whole plans found wrong: who comes first, who is named, what is left after a judgment or a settlement."""

from datetime import date, datetime
from typing import Any

import pytest
from cases_support import (
    GONE,
    LATE,
    NOTICE,
    NOTICE_OVER,
    brief_of,
    case_file,
    order,
    seller,
    sheets_of,
    workshop,
    yes,
)
from plan_support import TODAY, brief, day, made_of, on, plan, rung, step

from kameng_docs.blocks import words as words_of
from kameng_docs.plan import CLOSED, DONE, OPEN, PREMATURE, Plan

BLOCKED = {"到现在仍未到账": yes(), "付款后被拉黑": yes(时间="2026-11-10 21:00")}
PERSON = {"名称": "某丁", "主体类型": "个人", "住所": "某某省某某市某某路1号"}
COMPANY = {
    "名称": "某某网站有限公司",
    "主体类型": "公司",
    "住所": "某某省某某市某某路9号",
    "法定代表人": "某戊",
}
NOBODY = [seller(主体=GONE)]
FAILED = step("12315", "2026-11-10", 状态="调解不成", 受理日期="2026-11-12", 办结日期="2026-11-20")
TICKET = step("平台工单", "2026-11-08 10:00")
PAID = {"支付单号": "2026110100001400000000000001"}
JUDGED = {
    "名称": "某某市某某区人民法院",
    "裁判": {
        "文书类型": "民事判决书", "文书号": "（2026）某0000民初0000号", "收到日期": "2026-11-02",
        "生效日期": "2026-11-02", "判决金额": "30.00", "履行期限": "2026-11-12",
    },
}  # fmt: skip


def in_a_group(**changes: Any) -> Plan:
    """Bought in a chat group from a nickname, paid, and blocked."""
    bought = [order(订单号=GONE, 收到卡密的时间=GONE)]
    return plan(
        facts=BLOCKED,
        卖家=NOBODY,
        平台={"名称": "QQ群“会员折扣群”"},
        交易=bought,
        争议=["商家失联"],
        **changes,
    )


def doings(made: Plan) -> list[str]:
    return [each.what for each in made.todo]


def page(made: Any, slug: str) -> str:
    return "\n".join(
        "\n".join(words_of(s.document)) for s in sheets_of(made) if s.paper.slug == slug and s.document
    )


# --- blocked after payment ---


def test_blocked_after_payment_the_police_come_first_and_then_the_payment() -> None:
    made = in_a_group()
    assert doings(made)[:2] == [
        f"走这一步：{rung(made, 'police').name}",
        f"走这一步：{rung(made, 'payment').name}",
    ]
    assert not any("订单页" in what or rung(made, "platform_ticket").name in what for what in doings(made))
    assert rung(made, "platform_ticket").status == PREMATURE
    assert "订单号" in rung(made, "platform_ticket").reason
    assert day(made, "ticket_window") is None
    assert "工单" not in rung(made, "payment").reason


def test_whoever_still_asks_for_money_is_stopped_before_the_police() -> None:
    made = plan(facts=BLOCKED | {"对方要我再付解冻费保证金或验证码": yes(时间="2026-11-21")})
    assert "不要再付钱" in doings(made)[0]
    assert doings(made)[1] == f"走这一步：{rung(made, 'police').name}"


@pytest.mark.parametrize(
    ("platform", "shops", "complaint", "mediation"),
    [
        ({"名称": "QQ群"}, NOBODY, PREMATURE, PREMATURE),
        ({"名称": "某某卡盟", "经营者": PERSON}, NOBODY, PREMATURE, PREMATURE),
        ({"名称": "某某卡盟", "经营者": COMPANY}, NOBODY, OPEN, PREMATURE),
        ({"名称": "某某卡盟"}, [seller()], OPEN, OPEN),
    ],
)
def test_the_name_of_a_platform_is_nobody(platform: Any, shops: Any, complaint: str, mediation: str) -> None:
    made = plan(平台=platform, 卖家=shops)
    assert (rung(made, "samr_12315").status, rung(made, "people_mediation").status) == (complaint, mediation)
    for slug in ("samr_12315", "people_mediation"):
        assert (rung(made, slug).status == PREMATURE) == ("先查明卖家" in rung(made, slug).reason)


def test_a_letter_to_who_blocked_the_author_is_a_draft() -> None:
    told = "函到不了对方"
    channel = workshop().channels["demand_letter"]
    assert channel.note.startswith("做成当天就发")
    blocked = brief(facts=BLOCKED, 卖家=NOBODY, 平台=GONE)
    assert told in page(blocked, "how")
    for reached in (brief(facts=BLOCKED), brief(卖家=NOBODY)):
        assert "函里写了逾期合同自动解除" in page(reached, "how")
        assert told not in page(reached, "how")


# --- what a report needs ---


@pytest.mark.parametrize(
    ("today", "changes", "status", "said"),
    [
        (date(2026, 11, 17), {}, PREMATURE, "2026-11-17以后"),
        (date(2026, 11, 18), {}, OPEN, "满十五日"),
        (date(2026, 11, 10), {"卖家": NOBODY, "平台": {"名称": "QQ群"}}, CLOSED, "没有举报的线索"),
        (date(2026, 11, 10), {"买来做什么": "拿去卖"}, CLOSED, "没有举报的线索"),
        (TODAY, {"买来做什么": "拿去卖"}, CLOSED, "没有举报的线索"),
    ],
)
def test_the_fifteen_days_are_a_consumers(today: date, changes: Any, status: str, said: str) -> None:
    made = plan(today=today, **changes)
    assert rung(made, "samr_12315_report").status == status
    assert said in rung(made, "samr_12315_report").reason
    assert (day(made, "refusal") is None) == (status == CLOSED)


def test_what_never_came_is_not_refused_a_return() -> None:
    facts = LATE | NOTICE | NOTICE_OVER | {"我向卖家要求退货退款": yes(时间="2026-11-07 09:00")}
    undelivered = case_file(
        交易=[order(买的是什么="代充", 收到卡密的时间=GONE)], 争议=["到账延迟"], 事实=facts
    )
    for today in (date(2026, 11, 10), date(2026, 11, 25)):
        assert rung(made_of(brief_of(undelivered, today)), "samr_12315_report").status == CLOSED


# --- days ---


def renewed(**facts: Any) -> Plan:
    bought = [order(买的是什么="会员开通", 收到卡密的时间=GONE, 下单时间="2025-07-15 00:10")]
    return made_of(brief_of(case_file(交易=bought, 争议=["自动续费"], 事实=facts), TODAY))


def test_who_asked_for_the_money_knew_by_then() -> None:
    asked = {"我向卖家要求退货退款": yes(时间="2025-08-31 16:00")}
    assert on(renewed(自动续费扣了款=yes(), **asked), "limitation") == date(2028, 8, 31)
    # 15 July 2028 is a Saturday: moved to Monday (民法典 第二百零三条第一款), safe on Friday.
    charged = day(renewed(自动续费扣了款=yes(时间="2025-07-15 00:10")), "limitation")
    assert charged
    assert (charged.safe_on, charged.on) == (date(2028, 7, 14), date(2028, 7, 17))
    assert day(renewed(自动续费扣了款=yes()), "limitation") is None


# --- payment, and the court after mediation ---


@pytest.mark.parametrize(
    ("steps", "paid", "said"),
    [
        ((), PAID, "与工单同一天做"),
        ((TICKET,), PAID, "还没有做的今天做：在账单里对这笔付款投诉"),
        ((), {}, "先在账单详情里抄下支付单号，写进“交易.支付单号”；与工单同一天做"),
    ],
)
def test_the_payment_complaint_is_told_as_things_stand(steps: Any, paid: Any, said: str) -> None:
    assert rung(plan(*steps, 交易=[order(**paid)]), "payment").reason.startswith(said)


def test_after_a_mediation_that_failed_the_court_comes_first() -> None:
    assert doings(plan(TICKET, FAILED))[0] == f"走这一步：{rung(plan(), 'court').name}"
    sixty = step("12315", "2026-06-01", 状态="已受理", 受理日期="2026-06-05")
    assert doings(plan(sixty))[0] == f"走这一步：{rung(plan(), 'court').name}"
    turned_away = step("12315", "2026-11-10", 状态="不予受理", 办结日期="2026-11-18")
    for made in (plan(), plan(turned_away)):
        assert doings(made)[0] != f"走这一步：{rung(made, 'court').name}"
    assert rung(plan(), "court").choice
    assert "随时可以直接起诉" in rung(plan(), "court").reason


# --- the letter to the issuer ---


def test_with_the_seller_known_the_issuer_is_still_asked() -> None:
    found = rung(plan(), "seller_identity")
    assert (found.status, found.reason) == (
        OPEN,
        "卖家已经知道；发给发卡官方的查询函今天就可以发：首次兑换时间最要紧",
    )
    told = {"官方告知首次兑换时间早于我收到卡密的时间": yes()}
    assert rung(plan(facts=told), "seller_identity").status == DONE
    topped = brief_of(case_file(交易=[order(买的是什么="代充")], 事实=LATE | NOTICE | NOTICE_OVER), TODAY)
    assert rung(made_of(topped), "seller_identity").status == DONE


# --- bought to be sold ---


def test_a_resellers_dispute_is_no_consumers() -> None:
    turned_away = step("12315", 状态="不予受理", 办结日期="2026-11-18")
    made = plan(turned_away, 买来做什么="拿去卖")
    assert rung(made, "xiaoxie").status == CLOSED
    assert "进货纠纷不是消费纠纷" in rung(made, "heimao").reason
    assert not any(rung(made, "heimao").name in what for what in doings(made))
    assert "进货" not in rung(plan(), "heimao").reason


# --- decided, settled, filed ---


def test_after_a_judgment_it_is_decided_and_only_the_two_years_run() -> None:
    filed = step("法院", "2026-10-01", 状态="已解决", 受理日期="2026-10-08", 办结日期="2026-11-01")
    for made in (plan(法院=JUDGED), plan(filed, 法院=JUDGED)):
        for slug in ("xiaoxie", "people_mediation", "samr_12315"):
            assert rung(made, slug).status == CLOSED
            assert "已有民事判决书" in rung(made, slug).reason
        assert [day(made, name) for name in ("termination", "rescission", "limitation")] == [None] * 3
        two_years = day(made, "execution")
        assert two_years
        # 12 November 2028 is a Sunday.
        assert (two_years.safe_on, two_years.on) == (date(2028, 11, 10), date(2028, 11, 13))


def test_settled_and_paid_there_is_no_way_left_but_to_withdraw_the_suit() -> None:
    paid = {"金额": "30.00", "支付期限": "2026-11-20", "到账日期": "2026-11-19"}
    sued = step("法院", "2026-11-05", 状态="已受理", 受理日期="2026-11-08")
    made = plan(sued, 和解=paid)
    assert made.over
    assert "已经起诉的，把撤诉申请书交法院" in doings(made)
    assert not any("撤诉" in what for what in doings(plan(TICKET, 和解=paid)))
    told = page(brief(sued, 和解=paid), "today")
    assert "不用再走别的路。" in told
    assert "等答复，到期再看" not in told


def test_a_court_that_has_it_is_given_new_proof_and_not_pressed() -> None:
    for state in ("已受理", "已答复"):
        made = plan(step("法院", "2026-11-05", 状态=state, 受理日期="2026-11-08"))
        assert "有新证据的交承办法官" in rung(made, "court").reason
        assert rung(made, "court").due_at is None or not isinstance(rung(made, "court").due_at, datetime)
