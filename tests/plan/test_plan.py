"""The ladder: what closes everything, the days at their edges, and how a plan is told."""

import json
import re
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path

import pytest
from cases_support import (
    GONE,
    HERE,
    REPOSITORY,
    brief_of,
    built,
    case_file,
    fraud_case,
    order,
    seller,
    sheets_of,
    workshop,
    yes,
)
from click.testing import CliRunner
from more_cases import ENDED
from plan_support import ASKED, DEAD, brief, day, made_of, on, plan, rung, step

from kameng_docs.blocks import words as words_of
from kameng_docs.brief import StepInfo
from kameng_docs.cli import main
from kameng_docs.gates import GATES, gate_words
from kameng_docs.law.notes import notes
from kameng_docs.plan import CLOSED, DONE, OPEN, PREMATURE
from kameng_docs.plan.telling import as_json, as_text
from kameng_docs.plan.words import words
from kameng_docs.procedure.ladder import BODY, period
from kameng_docs.procedure.limitation import police_until

# --- what closes everything, or a channel for good ---


def test_once_it_is_paid_everything_closes() -> None:
    paid = {"金额": "30.00", "支付期限": "2026-11-20", "到账日期": "2026-11-19"}
    made = plan(step("12315"), 和解=paid)
    assert {each.status for each in made.rungs} == {CLOSED, DONE}
    assert (made.deadlines, made.next) == ((), None)
    assert "撤回" in made.todo[0].what
    back = plan(交易=[order(已退回={"金额": "30.00"})])
    assert {each.status for each in back.rungs} == {CLOSED}


def test_agreed_and_not_paid_keeps_all_open_and_opens_the_court_when_broken() -> None:
    agreed = {"金额": "30.00", "支付期限": "2026-11-25 18:00"}
    waiting = plan(和解=agreed)
    assert (rung(waiting, "settlement").status, on(waiting, "settlement")) == (
        DONE,
        datetime.fromisoformat("2026-11-25 18:00"),
    )
    assert rung(waiting, "court").choice
    assert not rung(plan(和解=agreed, today=date(2026, 11, 26)), "court").choice


def test_what_was_bought_to_be_sold_is_no_complaint() -> None:
    made = rung(plan(买来做什么="拿去卖"), "samr_12315")
    assert made.status == CLOSED
    assert "第十六条" in made.authority


def test_without_a_name_first_find_out_who() -> None:
    made = plan(卖家=[seller(主体=GONE)], 平台=GONE)
    assert rung(made, "seller_identity").status == OPEN
    assert [rung(made, slug).status for slug in ("samr_12315", "court")] == [PREMATURE, PREMATURE]
    assert rung(made, "platform_ticket").status == CLOSED


def test_a_private_answer_closes_without_repeating_it() -> None:
    made = plan(自查={"我骂过对方或说过不给钱就曝光": "是"})
    assert rung(made, "heimao").status == CLOSED
    assert "12348" in rung(made, "heimao").reason
    assert "骂" not in as_text(made)


def test_apple_is_asked_for_what_apple_was_paid() -> None:
    made = plan(交易=[order(付款方式="App Store 内购")])
    assert (rung(made, "appstore").status, rung(made, "payment").status) == (OPEN, CLOSED)


def test_police_need_a_sign_and_six_months_run_from_the_act() -> None:
    assert rung(plan(), "police").status == PREMATURE
    blocked = plan(facts={"付款后被拉黑": yes(时间="2026-11-01 12:00")})
    assert rung(blocked, "police").status == OPEN
    assert [each.fact for each in blocked.triggers] == ["付款后被拉黑"]
    assert on(blocked, "police") == date(2027, 4, 30)
    back = {"付款后被拉黑": yes(时间="2026-11-01 12:00"), "失联后又恢复联系": yes()}
    assert rung(plan(facts=back), "police").status == PREMATURE


def test_whoever_asks_for_more_money_is_told_first_to_stop() -> None:
    made = plan(facts={"对方要我再付解冻费保证金或验证码": yes(时间="2026-11-21")})
    assert "不要再付钱" in made.todo[0].what
    assert len(made.todo) == 3


def test_telecom_only_against_a_carrier_within_five_months() -> None:
    carrier = {"对方是电信企业": yes()}
    early = plan(facts=carrier, today=date(2026, 11, 17))
    assert (rung(early, "telecom").status, rung(early, "telecom").opens_at) == (PREMATURE, date(2026, 11, 18))
    made = plan(facts=carrier)
    assert (rung(made, "telecom").status, on(made, "telecom_fee")) == (OPEN, date(2027, 4, 1))
    sent = StepInfo("telecom", "电信申诉", date(2026, 11, 20), reaches=BODY)
    asked = made_of(replace(brief(facts=carrier), steps=(sent,)))
    assert on(asked, "telecom_acceptance") == date(2026, 11, 27)
    assert rung(asked, "samr_12315").status == CLOSED


# --- days (民法典 152, 188, 195, 199, 564; 民诉法 171, 250) ---


def test_three_years_begin_anew_only_with_a_demand_that_arrived() -> None:
    assert on(plan(), "limitation") == date(2029, 11, 2)
    assert on(plan(step("催告函")), "limitation") == date(2029, 11, 2)
    assert on(plan(step("催告函", 送达日期="2026-11-12")), "limitation") == date(2029, 11, 12)
    assert on(plan(step("平台工单", 答复时间="2026-11-15")), "limitation") == date(2029, 11, 15)


def test_one_year_is_not_stretched_and_a_notice_uses_it() -> None:
    late = step("催告函", 送达日期="2026-11-12")
    assert on(plan(late), "termination") == date(2027, 11, 1)
    assert day(plan(facts=ENDED), "termination") is None
    assert day(plan(), "rescission") is None
    rescinding = made_of(brief_of(fraud_case()))
    assert on(rescinding, "rescission") == date(2027, 11, 1)
    assert [each.title for each in rescinding.deadlines if each.id.startswith("rescission")] == [
        "撤销权一年：要起诉，发函代替不了"
    ]


# Received on Sunday 1 November, the seventh day is Sunday the 8th: moved to Monday (民法典 第二百零三条第一款), with Friday
# the 6th as 稳妥日; over on Tuesday and not before.
@pytest.mark.parametrize(
    ("today", "passed"),
    [(date(2026, 11, 8), False), (date(2026, 11, 9), False), (date(2026, 11, 10), True)],
)
def test_the_seven_days_run_from_receipt(today: date, *, passed: bool) -> None:
    made = made_of(brief_of(case_file(事实=DEAD), today))
    found = day(made, "quality_return")
    assert found
    assert (found.on, found.passed, found.mine) == (date(2026, 11, 9), passed, True)
    assert (found.safe_on, found.provisional) == (date(2026, 11, 6), False)
    assert (rung(made, "demand_letter").status == OPEN) is not passed
    assert day(plan(), "quality_return") is None


def test_a_last_day_that_is_near_comes_first() -> None:
    made = made_of(brief_of(case_file(事实=DEAD), date(2026, 11, 5)))
    assert made.todo[0].what == "最晚2026-11-06（稳妥日；法定末日2026-11-09）办：七日内要求质量退货"
    assert made.next
    assert made.next.on == date(2026, 11, 6)


def test_once_the_safe_day_is_gone_the_last_day_leads() -> None:
    """Saturday the 7th: nobody can act before Friday any more, and Monday is still in time."""
    made = made_of(brief_of(case_file(事实=DEAD), date(2026, 11, 7)))
    assert (
        made.todo[0].what
        == "最晚2026-11-09（法定末日，还来得及；稳妥日2026-11-06已过）办：七日内要求质量退货"
    )
    assert made.next
    assert made.next.on == date(2026, 11, 9)


JUDGMENT = {"文书类型": "民事判决书", "文书号": "（2026）某0000民初0000号", "收到日期": "2026-11-02"}


@pytest.mark.parametrize(("province", "appeal"), [("江苏", None), ("西藏", date(2026, 11, 17))])
def test_no_appeal_under_the_cap_that_is_known(province: str, appeal: date | None) -> None:
    court = {"名称": "某某市某某区人民法院", "省份": province, "裁判": JUDGMENT}
    assert on(plan(法院=court, today=date(2026, 11, 3)), "appeal") == appeal


@pytest.mark.parametrize(
    ("paid", "appeal"),
    [("64609.99", None), ("64610.00", None), ("64610.01", date(2026, 11, 17))],
)
def test_the_cap_itself_is_still_small_and_a_cent_more_may_be_appealed(
    paid: str, appeal: date | None
) -> None:
    # 民事诉讼法 第一百六十五条第一款: 标的额为…百分之五十以下; 江苏 from 2026-01-04: 64,610
    court = {"名称": "某某市某某区人民法院", "省份": "江苏", "裁判": JUDGMENT}
    made = brief(法院=court, 交易=[order(实付=paid)], today=date(2026, 11, 3))
    assert str(made.total) == paid
    assert on(made_of(made), "appeal") == appeal


@pytest.mark.parametrize(
    ("kind", "appeal"), [("民事判决书", date(2026, 11, 17)), ("民事调解书", None), ("支付令", None)]
)
def test_only_a_judgment_is_appealed(kind: str, appeal: date | None) -> None:
    court = {"名称": "某某市某某区人民法院", "裁判": JUDGMENT | {"文书类型": kind}}
    assert on(plan(法院=court, today=date(2026, 11, 3)), "appeal") == appeal


def test_where_the_contract_cannot_be_ended_no_year_runs_for_it() -> None:
    assert on(plan(), "termination") is not None
    less = {"实际权益比页面少": yes(时间="2026-11-01 10:00", 原话="到手只有335天")}
    assert on(made_of(brief_of(case_file(事实=ASKED | less))), "termination") is None


@pytest.mark.parametrize(
    ("noticed", "left"), [("2027-11-01 18:00", None), ("2027-11-02 09:00", date(2027, 11, 1))]
)
def test_a_notice_on_the_last_day_of_the_year_still_ends_the_contract(
    noticed: str, left: date | None
) -> None:
    # 民法典 第五百六十四条第二款: within one year of knowing; known on 2026-11-01
    told = {name: fact | {"时间": noticed} for name, fact in ENDED.items()}
    assert on(plan(facts=told, today=date(2027, 11, 3)), "termination") == left


def test_of_several_orders_and_signs_the_first_decides() -> None:
    later = order(订单号="0042611050077", 下单时间="2026-11-05 10:00", 收到卡密的时间="2026-11-05 10:01")
    both = made_of(brief_of(case_file(事实=DEAD, 交易=[order(), later]), date(2026, 11, 7)))
    # Of 11-01 the seventh day is Sunday 11-08, which ends on Monday (民法典 203.1); of 11-05 it would be 11-12.
    assert on(both, "quality_return") == date(2026, 11, 9)
    signs = {
        "付款后被拉黑": yes(时间="2026-11-10 12:00"),
        "对方要我再付解冻费保证金或验证码": yes(时间="2026-11-03 12:00"),
    }
    assert on(plan(facts=signs), "police") == police_until(date(2026, 11, 3))


def test_two_years_from_the_last_day_to_perform_else_from_taking_effect() -> None:
    effective = JUDGMENT | {"生效日期": "2026-11-05"}
    court = {"名称": "某某市某某区人民法院", "裁判": effective | {"履行期限": "2026-11-12"}}
    # Both last days are Sundays of a year not announced: Monday, and the Friday before (民诉法 第八十五条第三款).
    performed = day(plan(法院=court), "execution")
    assert performed
    assert (performed.safe_on, performed.on) == (date(2028, 11, 10), date(2028, 11, 13))
    assert performed.provisional
    in_force = day(plan(法院=court | {"裁判": effective}), "execution")
    assert in_force
    assert (in_force.safe_on, in_force.on) == (date(2028, 11, 3), date(2028, 11, 6))
    assert rung(plan(法院=court | {"裁判": JUDGMENT}), "execution").status == PREMATURE


# --- sums: law and advice told apart ---


def test_three_thousand_is_law_and_five_hundred_advice() -> None:
    sums = {each.id: each for each in plan().amounts}
    assert sums["crime"].binding
    assert sums["crime"].sum == "3000.00–10000.00"
    assert "《诈骗案件解释》第一条" in sums["crime"].authority
    assert "未核" in sums["telecom_fraud"].authority
    assert not sums["advice"].binding
    assert sums["advice"].authority == "经验/建议，不是法律规定"
    assert "small_claims_unknown" in sums
    known = plan(法院={"名称": "某某法院", "省份": "江苏"})
    assert {each.id: each.sum for each in known.amounts}["small_claims"] == "64610.00"


# --- data ---


def test_every_sentence_is_used_and_every_note_resolves() -> None:
    source = "".join(path.read_text("utf-8") for path in (REPOSITORY / "kameng_docs" / "plan").glob("*.py"))
    told = brief()
    for name, sentence in words().sentences.items():
        short = name.removeprefix("amount_")
        assert f'"{name}"' in source or f'"{short}"' in source, name
        for note in sentence.notes:
            assert told.notes[note], (name, note)
    for name, gate in gate_words().items():
        for note in gate.notes:
            assert note in notes(), (name, note)
    assert not period("reply").binding


def test_every_gate_has_its_words_and_is_asked_for() -> None:
    assert set(gate_words()) == set(GATES)
    files = [*(REPOSITORY / "templates").rglob("*.yaml"), *(REPOSITORY / "templates").rglob("*.j2")]
    files += [
        each for name in ("plan", "compose") for each in (REPOSITORY / "kameng_docs" / name).glob("*.py")
    ]
    asked = "".join(path.read_text("utf-8") for path in files)
    assert [name for name in GATES if not re.search(rf"(?<![a-z-]){name}(?![a-z-])", asked)] == []


def test_channels_are_called_as_the_templates_call_them() -> None:
    made = made_of(brief())
    for each in made.rungs:
        assert each.name == workshop().channel_names[each.channel]


# --- how it is told ---


def test_json_has_the_shape_of_the_design(tmp_path: Path) -> None:
    ran = CliRunner().invoke(
        main, ["plan", "--cases", str(REPOSITORY / "cases"), "--today", "2026-11-22", "--format", "json"]
    )
    assert ran.exit_code == 0, ran.output
    told = [json.loads(line) for line in ran.stdout.splitlines()]
    assert len(told) == len(list((REPOSITORY / "cases").glob("*.yaml")))
    for each in told:
        assert {"case", "today", "next", "steps"} <= set(each)
        for one in each["steps"]:
            assert {"channel", "status", "reason", "authority", "opens_at", "due_at"} <= set(one)
            assert one["status"] in {OPEN, CLOSED, PREMATURE, DONE}


def test_a_faulty_case_ends_with_one_and_the_others_are_told(tmp_path: Path) -> None:
    (tmp_path / "坏.yaml").write_text("消费者: x\n", "utf-8")
    ran = CliRunner().invoke(main, ["plan", "--cases", str(tmp_path)])
    assert (ran.exit_code, ran.stdout) == (1, "")
    assert "party.not-found" in ran.stderr


def test_text_says_advice_where_it_is_advice() -> None:
    told = as_text(plan(step("12315", 状态="已受理", 受理日期="2026-11-12")))
    assert "到2027-01-11" in told
    assert "《市场监督管理投诉举报处理办法》第二十三条" in told
    assert "[建议]" in told
    assert as_json(plan())["next"]["on"] == "2027-11-01"


def test_the_page_for_today_has_three_things_and_the_list_marks_the_channels(tmp_path: Path) -> None:
    pages = {
        sheet.paper.slug: "\n".join(words_of(sheet.document))
        for sheet in sheets_of(brief())
        if sheet.document
    }
    assert [f"{n}. " in pages["today"] for n in (1, 2, 3, 4)] == [True, True, True, False]
    made = built(case_file(事实=DEAD), tmp_path)
    steps = made.texts()[HERE]
    assert "\n平台工单 现在可以走\n" in steps
    assert "\n消协\n还没到时候\n备用" in steps
    assert {HERE} <= set(made.texts())
    assert (made.folder / "00_期限.ics").read_bytes().startswith(b"BEGIN:VCALENDAR\r\n")
