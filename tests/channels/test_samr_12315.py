"""12315 投诉 and 举报: two papers that never mix, what is refused at the desk, and who sees the ID number."""

import re
from datetime import date

import pytest
from cases_support import DEAD, PROOF, brief_of, composed, order, seller, sheets_of, text_of, yes
from channel_support import (
    ADDRESS,
    BUSINESS,
    ID,
    KEY,
    LETTER,
    LONG,
    NAME,
    NICKNAME,
    PHONE,
    REFUSED,
    REPORT,
    SITE,
    TALKED,
    TICKET,
    dead_key,
    sheet_of,
    step,
    talk_of,
    text_of_overview,
)
from clauses_named import brief_of_case
from more_cases import DIFFERENCE, PERSON, PROMISE, RESHIP, RESTORE, advertised, closed, renewed, vanished
from reviewed import MADE, SHIPPED

from kameng_docs.blocks import words
from kameng_docs.compose import length

TEXTS = ("samr_12315/complaint", "samr_12315/complaint_short")
LIMITS = dict(zip(TEXTS, (1000, 500), strict=True)) | {"samr_12315_report/report": 1000}
# channels.md §8.2 M06, M07: what belongs into a report, and a verdict.
REPORTED = re.compile("举报|查处|处罚|封店|吊销|诈骗|犯罪|报案")
# What a report must not hold: a demand for one's own money.
DEMANDED = re.compile("投诉请求|请[^。；]*(?:退回|退还|赔偿|补发|更换)|要求退还")
REFUSED_AND_ASKED = DEAD | {
    "我向卖家要求退货退款": yes(时间="2026-11-01 11:00"),
    "对方的原话是不退": yes(时间="2026-11-02", 原话="虚拟商品概不退款"),
}
UNKNOWN = dead_key(卖家=NICKNAME, 平台=SITE, 事实=DEAD | TALKED | BUSINESS)


def made_of(case: dict) -> dict[str, str]:
    """Every paper of both channels that is made, by `channel/paper`."""
    return {
        f"{s.channel.slug}/{s.paper.slug}": "\n".join(words(s.document))
        for s in sheets_of(brief_of(case))
        if s.document is not None and s.channel.slug.startswith("samr")
    }


@pytest.mark.parametrize("name", [*SHIPPED, *MADE])
def test_of_every_case_the_two_papers_keep_apart_and_within_their_limits(name):
    brief = brief_of_case(name)
    for sheet in sheets_of(brief):
        paper = f"{sheet.channel.slug}/{sheet.paper.slug}"
        if sheet.document is None or not sheet.channel.slug.startswith("samr") or sheet.paper.slots:
            continue
        text = "\n".join(words(sheet.document)).strip()
        if sheet.channel.slug == "samr_12315":
            # What the other side was heard to say is a quotation.
            assert not REPORTED.search(re.sub("“[^”]*”", "", text)), paper
            assert "60日" not in text
            assert "六十日" not in text
        else:
            assert not DEMANDED.search(re.sub("“[^”]*”", "", text)), paper
        assert length(text) <= LIMITS.get(paper, 10**6), paper
        if sheet.paper.slug not in {"form", "authority"}:
            assert not [s for s in brief.secrets if s.kind in {"id_number", "name"} and s.text in text]


@pytest.mark.parametrize("paper", TEXTS)
def test_a_complaint_holds_the_five_elements_and_a_request_without_a_condition(paper):
    # channels.md §3.1: 时间、地点、内容、涉及金额、争议情况; model-papers.md §5, 46: no condition, so no day of ours either
    text = text_of(brief_of(dead_key(平台=SITE)), paper)
    for word in (
        "为生活消费", "2026年11月1日10:00", "“某某卡盟”（https://kameng.example）", "音乐会员年卡卡密1件", "实付30.00元",
        "该卡密已被使用", "被投诉人：某某网络有限公司", "请求：退款30.00元，原路退回。",
    ):  # fmt: skip
        assert word in text
    assert "2026年11月25日" not in text


@pytest.mark.parametrize("paper", TEXTS)
def test_long_goods_and_many_steps_still_fit(paper):
    case = dead_key(
        交易=[order(商品=LONG)], 进度=[TICKET, REFUSED, LETTER, *[step("平台工单", 结果="请等待" * 20)] * 6]
    )
    assert length(text_of(brief_of(case), paper).strip()) <= LIMITS[paper]


# channels.md §3.1: the request is one of the seven kinds
ASKED = {
    "退款": (dead_key(), "退款30.00元，原路退回"),
    "服务": (renewed(), "退款30.00元，原路退回"),
    "补发": (dead_key(诉求=RESHIP), "更换为可以正常使用的同款商品"),
    "差价": (advertised(诉求=DIFFERENCE, 页面承诺=PROMISE), "退还差价5.00元"),
}


@pytest.mark.parametrize("name", ASKED)
def test_the_request_is_a_concrete_one_of_the_kinds_that_are_mediated(name):
    case, asked = ASKED[name]
    for paper in ("samr_12315/complaint", "samr_12315/form"):
        assert asked in text_of(brief_of(case), paper)


def test_what_is_not_mediated_stays_out_and_the_author_is_told():
    case = renewed(诉求={"另外要求": "停止自动续费"})
    assert "停止" not in text_of(brief_of(case), TEXTS[0])
    assert "停止自动续费、确认条款无效这些要求没有写进投诉" in text_of_overview(sheets_of(brief_of(case)))


WITHHELD = {
    # practice.md 1.6, channels.md §8.2 M01–M08, G10, G12
    "进货": (dead_key(买来做什么="拿去卖"), "投诉要是为生活消费买的"),
    "只有昵称": (dead_key(卖家=NICKNAME, 事实=DEAD | BUSINESS), "被投诉人的全称和地址"),
    "个人，是不是经营者没说": (dead_key(卖家=[seller(主体=PERSON)]), "卖家是经营者的事实"),
    "个人转让": (
        dead_key(卖家=[seller(主体=PERSON)], 事实=DEAD | {"卖家长期成批卖同类商品": {"回答": "否"}}), "卖家不是经营者",
    ),
    "恢复账号": (closed(诉求=RESTORE), "恢复账号不在投诉调解的几类请求里"),
    "超过三年": (
        dead_key(
            交易=[order(下单时间="2023-01-01", 收到卡密的时间="2023-01-01")],
            事实={"兑换页提示该卡密已被使用": yes(时间="2023-01-02", 原话="已用"), "收到卡密后我第一次兑换就失败": yes()},
        ),
        "知道权益受侵害已超过三年（到2025-12-31（稳妥日；法定末日2026-01-02））",
    ),
    "法院已受理": (dead_key(进度=[step("法院", 状态="已受理")]), "已于2026-11-15起诉"),
    "消协调解过": (dead_key(进度=[step("消协", 状态="调解不成")]), "消协已经受理或者处理过同一争议"),
    "12345办过": (dead_key(进度=[step("12345", 状态="已答复")]), "12345已经受理或者处理过同一争议"),
    "12315办过": (dead_key(进度=[step("12315", 状态="调解不成")]), "12315 已经处理过（调解不成）"),
}  # fmt: skip


@pytest.mark.parametrize("name", WITHHELD)
def test_what_would_be_refused_at_the_desk_is_withheld_with_the_reason(name):
    case, reason = WITHHELD[name]
    missing = composed(brief_of(case), TEXTS[0]).missing
    assert any(each.startswith(reason) for each in missing), missing


@pytest.mark.parametrize("state", ["不予受理", "已撤回"])
def test_what_was_not_taken_up_elsewhere_does_not_close_the_way(state):
    assert text_of(brief_of(dead_key(进度=[step("消协", 状态=state)])), TEXTS[0])


def test_while_another_may_take_it_up_it_waits():
    """One at a time: the association has it and has not said whether it takes it."""
    made = composed(brief_of(dead_key(进度=[step("消协", 状态="已提交")])), TEXTS[0])
    assert made.document is None
    assert made.missing == ("消协正在办理同一争议，这里不会受理；等那边有了结果再说",)


def test_of_a_shop_known_by_its_nickname_the_platform_is_named_and_why():
    # channels.md §8.3
    for paper in (*TEXTS, "samr_12315/form"):
        text = text_of(brief_of(UNKNOWN), paper)
        assert (
            "某某平台有限公司（平台经营者）" in text
            or "某某平台有限公司，“某某卡盟”（https://kameng.example）的经营者" in text
        )
        assert "店铺“某某小铺”没有查到经营者的名称和地址，因此列平台经营者为被投诉人" in text
        assert "请平台提供该店铺经营者的名称、经营地址和联系方式" in text


def test_the_stage_is_told_but_for_the_report():
    texts = made_of(dead_key(进度=[TICKET, REFUSED, LETTER, REPORT]))
    for paper in (*TEXTS, "samr_12315/form"):
        told = r"11月2日.{0,8}通过平台工单提出（编号GD77），要求在2026年11月5日18:00前答复，截至2026年11月22日没有答复"
        assert re.search(told, texts[paper]), paper
        assert "2026年11月8日结果为：商家不同意退款" in texts[paper]
        assert "举报" not in texts[paper]
    assert "此前的投诉：2026年11月15日向12315投诉，未予受理" in text_of(
        brief_of(dead_key(进度=[step("12315", 状态="不予受理")])), TEXTS[0]
    )


def test_what_the_author_said_of_reports_is_not_told_in_the_complaint():
    said = [
        {"时间": "2026-11-03", "我说": "再不退我就举报，让他们查处你"},
        {"时间": "2026-11-04", "事项": "我又催了一次"},
    ]
    for paper in (TEXTS[0], "samr_12315/form"):
        text = text_of(brief_of(dead_key(经过=said)), paper)
        assert not REPORTED.search(text)
        assert "本人又催了一次" in text


def test_nothing_is_ticked_for_the_author_and_the_form_names_everybody():
    text = text_of(brief_of(dead_key()), "samr_12315/form")
    assert text.count("□") == 4
    assert not re.search("[√☑■]", text)
    for word in (
        NAME,
        PHONE,
        ID,
        ADDRESS,
        "某某网络有限公司",
        "某某省某某市某某区某某路6号",
        "投诉人（签字）",
    ):
        assert word in text


@pytest.mark.parametrize("key", ["证件号码", "户籍地址", "电话"])
def test_the_form_wants_who_complains(key):
    consumer = {k: v for k, v in dead_key()["消费者"].items() if k != key}
    assert any(
        key in each for each in composed(brief_of(dead_key(消费者=consumer)), "samr_12315/form").missing
    )


def test_the_id_number_stands_in_its_own_field_and_in_the_form_alone():
    secrets = (KEY, ID, NAME, ADDRESS, PHONE, "Pw-Secret-77")
    case = dead_key(经过=talk_of(*secrets), 事实=REFUSED_AND_ASKED)
    texts = made_of(case)
    assert set(texts) >= {*LIMITS, "samr_12315/form", "samr_12315/fields", "samr_12315_report/form"}
    for paper, text in texts.items():
        assert KEY not in text
        assert "Pw-Secret-77" not in text
        if paper in {*LIMITS, "samr_12315_report/form", "samr_12315/attachments"}:
            assert not [s for s in secrets if s in text], paper
    rows = [cell for cell in texts["samr_12315/fields"].split("\n") if ID in cell]
    assert rows == [ID]


def test_an_agent_brings_an_authority_with_matter_scope_and_term():
    # 令121号 第十一条
    agent = {"姓名": "张某父", "是我的": "父亲", "证件号码": "00000019650101001X"}
    text = text_of(brief_of(dead_key(委托代理人=agent)), "samr_12315/authority")
    for word in (
        "委托事项：就委托人与某某网络有限公司",
        "委托权限：",
        "达成调解协议，须经委托人本人同意",
        "委托期限：自2026年11月22日起",
        "委托人（签名）",
    ):
        assert word in text
    may = text_of(brief_of(dead_key(委托代理人=agent | {"特别授权": ["进行和解"]})), "samr_12315/authority")
    assert "可以代为协商并签署调解协议" in may
    assert "samr_12315/authority" not in made_of(dead_key())


def test_a_report_tells_leads_facts_proof_and_clauses_and_asks_for_no_money():
    shot = {"证据": ["截图"]}
    facts = DEAD | {
        "我向卖家要求退货退款": yes(时间="2026-11-01 11:00", **shot),
        "对方的原话是不退": yes(时间="2026-11-02", 原话="虚拟商品概不退款", **shot),
    }
    case = dead_key(事实=facts, 争议=["卡密无效", "拒绝退款"], 证据={"截图": PROOF})
    for paper in ("samr_12315_report/report", "samr_12315_report/form"):
        text = text_of(brief_of(case), paper)
        assert "答复“虚拟商品概不退款”（证据1-1）" in text
        assert "《侵害消费者权益行为处罚办法》第八条" in text
        assert "已超过十五日，款项没有退清" in text
        assert not DEMANDED.search(text)
        assert NAME not in text


def test_whether_a_report_is_signed_is_left_to_the_author():
    text = text_of(brief_of(vanished(证据={"截图": PROOF})), "samr_12315_report/form")
    assert "□ 实名　　□ 匿名" in text
    assert PHONE not in text


def test_without_a_lead_there_is_no_report():
    assert not [paper for paper in made_of(dead_key(事实=DEAD)) if paper.startswith("samr_12315_report")]


def test_a_report_of_a_platform_names_the_platform():
    facts = DEAD | BUSINESS | {
        "我书面要平台提供卖家的真实名称地址联系方式": yes(时间="2026-11-05", 期限="2026-11-12", 证据=["截图"]),
        "平台没有给或者给的联系不上": yes(时间="2026-11-13", 证据=["截图"]),
    }  # fmt: skip
    case = dead_key(
        卖家=NICKNAME, 平台=SITE, 争议=["卡密无效", "商家信息不明"], 事实=facts, 证据={"截图": PROOF}
    )
    text = text_of(brief_of(case), "samr_12315_report/report")
    assert "被举报人：某某平台有限公司（平台“某某卡盟”的经营者）" in text
    assert sheet_of(sheets_of(brief_of(case)), "samr_12315_report/fields").document is not None


def test_a_lead_of_which_no_rule_was_in_force_asks_that_it_be_looked_into():
    old = order(下单时间="2014-11-05 12:00", 收到卡密的时间="2014-11-05 12:01")
    brief = brief_of(
        advertised(交易=[old], 卖家=[seller(主体=PERSON | {"主体类型": "公司"})]), date(2014, 12, 20)
    )
    text = text_of(brief, "samr_12315_report/report")
    assert "请核查是否违反。" not in text
    assert "宣传与实际不符" in text
    assert "请依法核查。" in text
