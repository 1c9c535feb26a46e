"""What a case contributes to the overview: what was decided, free of secrets, and small."""

import json
import re
from datetime import date

import pytest
from cases_support import REPOSITORY, case_file, order, put_down, workshop, yes
from plan_support import DEAD, TODAY, brief, made_of, step
from pydantic import TypeAdapter

from kameng_docs.build import Job, build
from kameng_docs.output import read_manifest
from kameng_docs.pipeline import check, plan_of_case
from kameng_docs.registry.summary import NO_MONEY_BACK, NOTHING_BACK, Ahead, Side, Summary
from kameng_docs.registry.summing import JUDGED, NOT_BEGUN, OVER, SHOWN, SUED, summary_of
from kameng_docs.wording import folded

KEY = "QX7K-99ZP-44LM-0000"
PHONE = "13800000009"


def summed(*steps, today=TODAY, **changes):
    told = brief(*steps, today=today, **changes)
    return summary_of(told, made_of(told), {})


def test_who_against_whom_what_and_how_much():
    made = summed()
    assert (made.who, made.platform) == ("张某某", "某某卡盟")
    assert made.against == (Side("某某小铺", "某某网络有限公司"),)
    assert (made.bought, made.disputes, made.remedy) == ("2026-11-01", ("卡密无效",), "退款")
    assert (made.asked, made.paid, made.back) == ("30.00", "30.00", {})
    assert (made.stage, made.over, made.outcome) == (NOT_BEGUN, False, "")


def test_each_step_with_its_state_and_the_days_to_its_answer():
    made = summed(
        step("平台工单", "2026-11-03 09:00", 状态="已拒绝", 答复时间="2026-11-06 10:00"),
        step("12315", "2026-11-10", 状态="已受理"),
    )
    assert [(each.channel, each.state, each.at, each.replied, each.days) for each in made.steps] == [
        ("platform_ticket", "已拒绝", "2026-11-03", "2026-11-06", 3),
        ("samr_12315", "已受理", "2026-11-10", "", None),
    ]
    assert made.stage == f"{made.steps[-1].name}：已受理"


COURT = {"名称": "某某区人民法院", "立案日期": "2026-11-15"}
JUDGMENT = {"文书类型": "民事判决书", "文书号": "（2026）某0000民初0000号"}
SETTLED = {"金额": "20.00", "支付期限": "2026-11-20"}


@pytest.mark.parametrize(
    ("changes", "stage", "outcome", "back"),
    [
        ({"和解": SETTLED | {"到账日期": "2026-11-19"}}, OVER, "和解已付", {"settled": "20.00"}),
        ({"和解": SETTLED}, NOT_BEGUN, "和解未付", {}),
        ({"法院": COURT}, SUED, "", {}),
        (
            {"法院": COURT | {"裁判": JUDGMENT | {"判决金额": "30.00", "已履行金额": "10.00"}}},
            JUDGED,
            "民事判决书",
            {"judged": "10.00"},
        ),
        ({"法院": COURT | {"裁判": JUDGMENT | {"判决金额": "0"}}}, JUDGED, "败诉", {}),
        ({"交易": [order(已退回={"金额": "12.00"})]}, NOT_BEGUN, "", {"refunded": "12.00"}),
    ],
    ids=["settled", "not paid", "sued", "judged", "lost", "refunded"],
)
def test_how_far_it_is_how_it_ended_and_what_came_back(changes, stage, outcome, back):
    made = summed(**changes)
    assert (made.stage, made.outcome, made.back) == (stage, outcome, back)
    assert made.over == (stage == OVER)


@pytest.mark.parametrize(
    ("orders", "refund"),
    [
        ([{}], ""),
        ([{"已退回": "无"}], NOTHING_BACK),
        ([{"已退回": None}], ""),
        ([{"已退回": "无"}, {}], ""),
        ([{"已退回": {"金额": "12.00"}}], ""),
    ],
    ids=["nobody wrote it", "its place is empty", "nothing", "of one of two", "money"],
)
def test_what_nobody_wrote_of_is_told_from_what_is_written_to_be_nothing(orders, refund):
    assert summed(交易=[order(**each) for each in orders]).refund == refund


def test_what_was_put_into_a_balance_against_ones_will_is_neither_money_nor_nothing():
    made = summed(交易=[order(已退回={"金额": "12.00", "方式": "退到平台余额"})])
    assert (made.back, made.refund) == ({}, NO_MONEY_BACK)


def test_every_day_of_the_plan_stands_in_it_so_that_a_later_day_needs_no_case():
    told = brief(step("平台工单", "2026-11-21 09:00"), step("12315", "2026-11-20"))
    made = summary_of(told, made_of(told), {})
    assert len(made.days) > 2
    for later in (0, 1, 5, 20, 100, 300, 700):
        day = date.fromordinal(TODAY.toordinal() + later)
        ahead = [each for each in made.days if each.on[:10] >= day.isoformat()]
        on, what = made.next(day.isoformat())
        assert (on, what) == ("", "") if not ahead else what in {each.what for each in ahead}
        assert on == "" or on[:10] >= day.isoformat()
    wanted = made_of(told).next
    assert wanted is not None
    assert made.next(TODAY.isoformat())[1] == wanted.what


def test_the_safe_day_is_gone_by_until_it_is_past_and_an_hour_comes_before_the_whole_day():
    made = Summary(
        days=(
            Ahead("2026-12-10", "投诉", safe="2026-12-03"),
            Ahead("2026-12-04", "答复"),
            Ahead("2026-12-04 10:00", "开庭"),
        )
    )
    assert made.next("2026-12-03") == ("2026-12-03", "投诉")
    assert made.next("2026-12-04") == ("2026-12-04 10:00", "开庭")
    assert made.next("2026-12-05") == ("2026-12-10", "投诉")
    assert made.next("2026-12-11") == ("", "")


def test_excuses_are_named_with_whether_their_answer_holds_and_what_is_missing_is_named():
    made = summed(facts={"对方的原话是不退": yes(原话="虚拟商品一经售出概不退换", 时间="2026-11-03 10:00")})
    assert made.heard
    assert all(re.fullmatch(r"[a-z0-9-]+", each.excuse) for each in made.heard)
    assert any(each.startswith("证据：") for each in made.missing)


def test_no_key_number_phone_or_address_stands_in_it():
    shop = {"店铺名": f"某某小铺 {KEY}", "主体": "不知道"}
    told = brief(
        step("平台工单", 编号=PHONE),
        卖家=[shop],
        交易=[order(卡密=[KEY], 支付单号="0000202611010001")],
        平台={"名称": f"某某卡盟{PHONE}"},
    )
    text = json.dumps(summary_of(told, made_of(told), {}).as_plain(), ensure_ascii=False)
    for secret in (
        KEY,
        "99ZP",
        "0000202611010001",
        PHONE,
        "00000019960203004X",
        "某某街8号",
        "0042611010077",
    ):
        assert secret not in text


@pytest.mark.parametrize(
    "file", sorted((REPOSITORY / "cases").glob("示例-*.yaml")), ids=lambda file: file.stem
)
def test_of_a_shipped_case_no_secret_but_names_stands_in_it(file):
    checked = check(workshop(), file, TODAY)
    assert checked.brief is not None
    assert checked.source is not None
    plan = plan_of_case(workshop(), checked)
    text = json.dumps(summary_of(checked.brief, plan, {}).as_plain(), ensure_ascii=False, indent=2)
    assert len(text.encode()) < 4096
    hidden = [each.text for each in checked.brief.secrets if each.kind not in SHOWN and len(each.text) > 3]
    assert hidden
    assert [each for each in hidden if folded(each) in folded(text)] == []


def test_a_build_writes_it_small_and_the_same_again(tmp_path):
    file = put_down(case_file(事实=DEAD, 交易=[order(卡密=[KEY])], 进度=[step("平台工单")]), tmp_path, "甲案")
    texts = []
    for out in ("one", "two"):
        list(build([file], Job(tmp_path / out, TODAY, only="heimao"), jobs=1))
        manifest = read_manifest(tmp_path / out / "甲案")
        assert manifest is not None
        assert manifest.summary is not None
        texts.append(json.dumps(manifest.summary, ensure_ascii=False, indent=2))
    assert texts[0] == texts[1]
    assert len(texts[0].encode()) < 4096
    assert KEY not in texts[0]
    made = TypeAdapter(Summary).validate_python(manifest.summary)
    assert made.as_plain() == {name: value for name, value in manifest.summary.items() if value}
    assert sum(made.warnings.values()) == manifest.warnings > 0
    assert made.marks.keys() == {"卡密", "订单号", "电话"}
