"""A dispute that is judged or over makes only the papers that still have something to do (practice.md 1.6 第6点, 2(12))."""

import pytest
from cases_support import (
    DEAD,
    GONE,
    PROOF,
    RUNG,
    brief_of,
    case_file,
    composed,
    order,
    sheets_of,
    text_of,
)

from kameng_docs.channels import read_channels
from kameng_docs.gates import Past, holds

COURT = {"名称": "某某市某某区人民法院", "案号": "（2026）某0000民初0000号", "立案日期": "2026-11-05"}
JUDGMENT = {
    "文书类型": "民事判决书",
    "文书号": "（2026）某0000民初0000号",
    "生效日期": "2026-11-10",
    "主文": "被告返还原告30.00元",
    "判决金额": "30.00",
    "履行期限": "2026-11-15",
}
ACCOUNT = {"开户名": "张某某", "开户行": "某某银行某某支行", "账号": "0000000000000000001"}
SUED = {"渠道": "法院", "提交": "2026-11-05", "状态": "已受理", "受理日期": "2026-11-05"}
POSTED = {"渠道": "黑猫投诉", "提交": "2026-11-03"}


def made(**changes) -> set[str]:
    case = case_file(
        事实=DEAD,
        证据={"截图": PROOF},
        交易=[order(支付单号="4200000000000000000000000001", 证据="截图")],
        **changes,
    )
    return {f"{s.channel.slug}/{s.paper.slug}" for s in sheets_of(brief_of(case)) if s.document is not None}


def settled(**more) -> dict:
    return {"金额": "25.00", "支付期限": "2026-11-20", "谈妥日期": "2026-11-10"} | more


def test_what_asks_for_something_is_for_an_open_dispute():
    asking = {"platform_ticket/ticket", "heimao/post", "demand_letter/letter"}
    assert asking | {"court/statement_of_claim"} <= made(法院={"名称": COURT["名称"]})
    # With the court: the pleading has been handed in, what the court still wants is not.
    filed = made(法院=COURT)
    assert asking | {"court/identity", "court/service_address"} <= filed
    assert "court/statement_of_claim" not in filed


def test_once_the_money_has_come_only_what_ends_the_matter_is_made():
    papers = made(法院=COURT, 和解=settled(到账日期="2026-11-18"), 进度=[POSTED, SUED])
    assert papers == {
        "checklist/checklist", "checklist/step", "checklist/how", "checklist/gaps", "today/today", "today/days",
        "heimao/closing", "heimao/update_fields", "settlement/resolved",
        "court/withdrawal", "court/evidence_list", "court/evidence_book",
    }  # fmt: skip


def test_what_was_waived_is_asked_for_nowhere():
    refunded = [order(已退回={"金额": "25.00", "日期": "2026-11-18"})]
    brief = brief_of(case_file(事实=DEAD, 交易=refunded, 和解=settled(到账日期="2026-11-18")))
    assert holds("over", Past(brief))
    told = text_of(brief, "checklist/checklist")
    assert "**要求**" not in told
    assert "要求：退回" not in told
    assert not [s for s in sheets_of(brief) if s.channel.slug == "platform_ticket"]


def test_an_agreement_that_nobody_paid_leaves_the_dispute_open():
    papers = made(法院={"名称": COURT["名称"]}, 和解=settled(支付期限="2026-11-30"))
    assert {"settlement/agreement", "demand_letter/letter", "court/statement_of_claim"} <= papers


def test_after_a_judgment_it_is_enforced_and_nothing_else_is_asked_for():
    papers = made(法院=COURT | {"裁判": JUDGMENT, "收款账户": ACCOUNT})
    assert "execution/application" in papers
    assert {paper.partition("/")[0] for paper in papers} == {"checklist", "today", "court", "execution"}
    assert not papers & {
        "court/statement_of_claim",
        "court/sales_form",
        "court/before_filing",
        "court/mediation",
    }


def test_a_judgment_that_was_performed_is_the_end():
    papers = made(法院=COURT | {"裁判": JUDGMENT | {"已履行金额": "30.00"}, "收款账户": ACCOUNT})
    assert {paper.partition("/")[0] for paper in papers} <= {"checklist", "today", "court", "settlement"}


def test_the_suit_is_no_event_of_its_own_pleading():
    turned_away = SUED | {"状态": "不予受理", "受理日期": GONE}
    again = [{k: v for k, v in turned_away.items() if v is not GONE}]
    court = {"名称": COURT["名称"]}
    text = text_of(brief_of(case_file(事实=DEAD, 法院=court, 进度=again)), "court/statement_of_claim")
    assert "起诉，" not in text.replace("提起诉讼", "")
    filed = composed(brief_of(case_file(事实=DEAD, 法院=COURT, 进度=[SUED])), "court/statement_of_claim")
    assert filed.document is None
    # 民诉法 第一百六十八条: two months from Thursday 5 November; 5 January 2027 is a Tuesday.
    assert "已于2026-11-05立案" in filed.missing[0]
    assert "（到2027-01-05）" in filed.missing[0]
    letter = text_of(brief_of(case_file(事实=DEAD, 进度=[SUED | {"结果": "等开庭"}])), "demand_letter/letter")
    assert "2026年11月5日向人民法院起诉，结果为：等开庭" in letter


@pytest.mark.parametrize(("platform", "posted"), [("某某卡盟", True), ("QQ群某某折扣", False)])
def test_nobody_can_be_assigned_for_a_chat_group(platform, posted):
    # practice.md §2(5)
    papers = made(平台={"名称": platform}, 卖家=[{"店铺名": "某某"}])
    assert ("heimao/post" in papers) is posted


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("when: [later]", "没有叫“later”的关口"),
        ("at: [later]", "没有叫“later”的状态"),
        ("stages: [open]", "这里没有“stages”这一项"),
    ],
)
def test_a_gate_or_a_standing_that_does_not_exist_is_told(tmp_path, line, told):
    folder = tmp_path / "own"
    folder.mkdir()
    (folder / "channel.yaml").write_text(
        f"name: 甲\norder: 1\nme: 我\nthem: 你\n{line}\ndocuments:\n"
        "  - {slug: a, name: 丙, template: x.md, formats: [txt], audience: shop}\n",
        "utf-8",
    )
    (folder / "rung.yaml").write_text(RUNG, "utf-8")
    assert told in read_channels((tmp_path,)).faults[0].message
