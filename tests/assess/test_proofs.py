"""What each kind of dispute should have in hand, what meets it, and how the rest is told. Written from practice.md §1.4
and §2, court.md §3, channels.md 7.2 and law.md (b), last column.
"""

import json
import re
from dataclasses import replace
from typing import Any

import pytest
from cases_support import (
    DEAD,
    GONE,
    LATE,
    PROOF,
    TODAY,
    brief_of,
    case_file,
    order,
    overview_of,
    sheets_of,
    yes,
)

from kameng_docs.evidence import ExhibitFile
from kameng_docs.evidence.listing import as_json, as_text
from kameng_docs.law.library import load
from kameng_docs.law.model import Citation
from kameng_docs.law.proofs import LAYERS, PROOFS, proofs
from kameng_docs.law.uses import uses_in_library
from kameng_docs.law.vocabulary import disputes
from kameng_docs.rules import missing_proof
from kameng_docs.writers.text import render_text

ORDER, PAYMENT, PAGE = "订单页", "支付记录", "下单前的商品页"
DEMAND, ANSWER = "提出问题和要求的记录", "对方的答复或者沉默"
ALWAYS = {ORDER, PAYMENT, DEMAND, ANSWER}
GOT = "实际到手的内容"
RULES = "买票订房时的须知页"

# Kind of dispute, or a fact that opens more → what is wanted beside ALWAYS, and what papers are weak without.
WANTED = {
    "多扣费误扣费": ({"标价和付款页的录屏"}, {"标价和付款页的录屏"}),
    "隐藏收费条款": ({"标价和付款页的录屏"}, {"标价和付款页的录屏"}),
    "搭售": ({"标价和付款页的录屏"}, {"标价和付款页的录屏"}),
    "扣违约金": ({"取消的时间和对方的损失"}, set()),
    "多付没有退": ({"两次付款的账单"}, {"两次付款的账单"}),
    "先享后付被扣": ({"先享后付的签约页"}, {"先享后付的签约页"}),
    "卡密无效": ({PAGE, "兑换失败的画面", "首次兑换时间的凭据"}, {"兑换失败的画面"}),
    "描述不符": ({PAGE, GOT}, {PAGE, GOT}),
    "到账延迟": ({PAGE, "没有到账的画面", "书面催告"}, {"没有到账的画面"}),
    "拒绝退款": ({PAGE, "下单流程的录屏"}, {ANSWER}),
    "售后无响应": (set(), {ANSWER}),
    "虚假宣传": ({PAGE, GOT}, {PAGE}),
    "直播间卖货": ({"直播的录屏或者回放", GOT}, {"直播的录屏或者回放"}),
    "欺诈": ({PAGE, GOT, "卖家当时知道的材料"}, {PAGE}),
    "商家信息不明": ({"店铺的公示信息", "要平台提供卖家信息的记录"}, {"要平台提供卖家信息的记录"}),
    "平台责任": ({"平台规则页", "店铺仍在卖的画面", "告知平台的记录"}, {"告知平台的记录"}),
    "删评拒证": ({"索要交易记录的来往"}, set()),
    "账号封禁": ({PAGE, "官方的通知"}, {"官方的通知"}),
    "充值被追回": ({PAGE, "官方的通知"}, {"官方的通知"}),
    "自动续费": (
        {PAGE, "扣款记录", "扣款提醒的有无", "取消续费的步骤", "开通续费的页面"},
        {"扣款记录"},
    ),
    "会员时长不足": ({PAGE, "会员的起止日期"}, {PAGE, "会员的起止日期"}),
    "会员权益变少": ({PAGE, "规则改前改后的原文", "会员的起止日期"}, {"规则改前改后的原文"}),
    "未成年人充值": (
        {
            "孩子账号的录屏",
            "孩子操作的说明",
            "付款时家长在哪里的凭据",
            "扣款短信和账单的时间",
            "孩子年龄和监护关系的证明",
        },
        {"孩子操作的说明", "孩子年龄和监护关系的证明"},
    ),
    "停服": ({PAGE, "停用的画面"}, {"停用的画面"}),
    # kinds-2 D7
    "砍单": ({"订单被取消的通知", "同款的价钱"}, {"订单被取消的通知"}),
    "承诺没有兑现": ({PAGE, "做到条件的证据"}, {PAGE}),
    "价保不补差": ({PAGE, "降价那天的价钱"}, {PAGE, "降价那天的价钱"}),
    "仿冒": ({PAGE, "品牌方的书面答复"}, {"品牌方的书面答复"}),
    "场外付款": ({"收款人是店里人的证据"}, {"收款人是店里人的证据"}),
    "商家失联": ({"联系不上的画面", "店铺的公示信息"}, {"联系不上的画面"}),
    "概率不实": ({"公示的概率和承认的材料", "抽取记录"}, {"公示的概率和承认的材料"}),
    "道具被改": ({"道具说明的前后"}, {"道具说明的前后"}),
    "道具被盗": ({"账号里的余额和道具", "登录和转移的记录"}, {"账号里的余额和道具"}),
    "无版号": ({"审批结果的查询页"}, {"审批结果的查询页"}),
    # kinds-2 E7
    "演出改换": ({RULES, "换人、改期、取消的公告"}, {"换人、改期、取消的公告"}),
    "订房订票落空": ({RULES, "到店、检票被拒的记录"}, {"到店、检票被拒的记录"}),
    "旅行退费": ({RULES, "旅游合同和行程单"}, {"旅游合同和行程单"}),
    "团购券不能用": ({RULES, "券的规则和约不上、被拒的记录"}, {"券的规则和约不上、被拒的记录"}),
    # kinds-2 B7
    "充值没到或少到": ({"充值号码的账单"}, {"充值号码的账单"}),
    "礼品卡不能用": ({"卡的余额记录", "转让卡的聊天和付款"}, {"卡的余额记录", "转让卡的聊天和付款"}),
    "卡券过期": ({"卡的余额记录"}, set()),
    "回收不打款": (
        {"卖出卡券的页面", "核验成功和收款的记录"},
        {"卖出卡券的页面", "核验成功和收款的记录"},
    ),
    # kinds-1 C7
    "账号被找回": (
        {"成交前的聊天", "交接账号的记录", "官方关于找回的答复", "登不上的画面"},
        {"成交前的聊天", "官方关于找回的答复"},
    ),
    "租号": ({"成交前的聊天", "登不上的画面", "还号时的画面"}, {"成交前的聊天"}),
    # kinds-2 C7
    "误选高价套餐": ({"付款流程的录屏", "没有用过的凭据"}, {"付款流程的录屏"}),
    "密钥被吊销": (
        {"官方吊销的通知", "激活和停用的日期", "页面写的质保、台数和用量"},
        {"官方吊销的通知"},
    ),
    "授权限制": ({"页面写的质保、台数和用量", "超限和变差的画面"}, {"页面写的质保、台数和用量"}),
    "服务缩水": ({"页面写的质保、台数和用量", "超限和变差的画面"}, {"页面写的质保、台数和用量"}),
    "代练": ({"成交前的聊天", "代练打到哪里的画面"}, {"成交前的聊天", "代练打到哪里的画面"}),
    # kinds-2 D7
    "无理由退货被拒": ({"签收和退货的物流", "标注和确认的页面", "商品完好的照片"}, set()),
    "商品质量问题": ({"毛病的照片和录像"}, {"毛病的照片和录像"}),
    "退款协议没有照付": (
        {"退款协议或者书面的答应", "付了多少、还差多少的账单"},
        {"退款协议或者书面的答应"},
    ),
    # kinds-2 A7
    "预付退费": (
        {"上课和消费的记录", "停课停业的公告和画面", "合同、收据和价目表"},
        {"上课和消费的记录", "停课停业的公告和画面"},
    ),
    "商家停业改名": (
        {"上课和消费的记录", "停课停业的公告和画面", "合同、收据和价目表", "公示系统的查询页"},
        {"上课和消费的记录", "停课停业的公告和画面"},
    ),
    "终身会员停用": ({"停课停业的公告和画面", PAGE}, {"停课停业的公告和画面"}),
}
# What is vital for all, save for whom nobody can ask.
VITAL = {ORDER, PAYMENT, DEMAND}


def named(found) -> set[str]:
    return {proof.name for proof in found}


def of(brief, name: str):
    (found,) = [proof for proof in brief.proofs if proof.name == name]
    return found


def wanted(dispute: str, **changes: Any):
    return brief_of(case_file(争议=[dispute], **changes)).proofs


def test_every_kind_of_dispute_is_in_the_table():
    assert set(WANTED) == set(disputes())


@pytest.mark.parametrize("dispute", WANTED)
def test_a_dispute_wants_what_the_practice_asks_of_it(dispute):
    found = wanted(dispute)
    more, vital = WANTED[dispute]
    assert named(found) == ALWAYS | more
    always = VITAL - {DEMAND} if dispute == "商家失联" else VITAL
    assert named(proof for proof in found if proof.vital) == always | vital


@pytest.mark.parametrize(
    ("dispute", "facts", "changes", "opened"),
    [
        # law.md (b): the record of what was promised by the platform, and the refused record
        ("卡密无效", {"平台自己写过先行赔付或更好的保障": yes()}, {}, {"平台规则页"}),
        ("卡密无效", {"我要求提供交易记录而对方没有提供": yes()}, {}, {"索要交易记录的来往"}),
        ("删评拒证", {"评价被平台删除": yes()}, {}, {"评价删除前后的画面"}),
        ("账号被找回", {"同一账号又卖给别人": yes()}, {}, {"账号又挂出来的画面"}),
        # practice.md §2 (3), (4): a person's code, the ladder to the seller's name
        ("卡密无效", {}, {"交易": [order(付给了谁="个人收款码")]}, {"收款人的线索"}),
        ("卡密无效", {"我书面要平台提供卖家的真实名称地址联系方式": yes()}, {}, {"要平台提供卖家信息的记录"}),
        # practice.md §2 (6)
        ("停服", {"我预存的余额还没有用完": yes()}, {}, {"预存余额的页面"}),
        # practice.md 3.3 B19: only what is charged into an account has one
        ("到账延迟", {}, {"交易": [order(买的是什么="代充")]}, {"充值账号的页面"}),
    ],
)
def test_a_fact_wants_more(dispute, facts, changes, opened):
    assert named(wanted(dispute, 事实=facts, **changes)) - named(wanted(dispute)) == opened


@pytest.mark.parametrize(
    ("dispute", "facts", "gone"),
    [
        # A renewal has no order page of its own: its deductions stand for it.
        ("自动续费", {"自动续费扣了款": yes()}, {ORDER, PAYMENT}),
        # Who blocked the author answers no more.
        ("商家失联", {"付款后被拉黑": yes()}, {ANSWER}),
        # practice.md 3.3 D28: a clause that was flagged is not argued about.
        ("拒绝退款", {"下单前页面以醒目方式写明不退": yes()}, {"下单流程的录屏"}),
    ],
)
def test_a_fact_makes_it_needless(dispute, facts, gone):
    assert named(wanted(dispute)) - named(wanted(dispute, 事实=facts)) == gone


def shot(title: str, proves: str) -> dict[str, Any]:
    return PROOF | {"名称": title, "证明": proves}


SHOTS = {
    "订单": shot("订单详情截图", "商品和数量"),
    "账单": shot("支付宝账单截图", "金额和收款方"),
    "合图": shot("订单与支付宝账单截图", "购买并付款30.00元"),
    "无名": shot("截图", "所述事实"),
    "失败": shot("兑换失败截图", "提示已被使用"),
    "聊天": shot("聊天截图", "要求退款"),
    "户口": shot("户口簿复印件", "与孩子的关系"),
}


@pytest.mark.parametrize(
    ("changes", "name", "exhibits"),
    [
        ({"交易": [order(证据=["订单"])]}, ORDER, ("订单",)),
        ({"交易": [order(证据=["订单"])]}, PAYMENT, ()),
        ({"交易": [order(证据=["账单"])]}, ORDER, ()),
        ({"交易": [order(证据=["订单", "账单"])]}, PAYMENT, ("账单",)),
        # One picture may be both.
        ({"交易": [order(证据=["合图"])]}, ORDER, ("合图",)),
        ({"交易": [order(证据=["合图"])]}, PAYMENT, ("合图",)),
        # What does not say what it is proves neither.
        ({"交易": [order(证据=["无名"])]}, ORDER, ()),
        ({"交易": [order(证据=["无名"])]}, PAYMENT, ()),
        ({"页面承诺": [{"内容": "有效", "证据": ["无名"]}]}, PAGE, ("无名",)),
        ({"事实": {"收到卡密后我第一次兑换就失败": yes(证据=["失败"])}}, "兑换失败的画面", ("失败",)),
        ({"事实": DEAD}, "兑换失败的画面", ()),
        (
            {"事实": {"卡密是整段连续录屏中第一次打开的": yes(证据=["失败"])}},
            "首次兑换时间的凭据",
            ("失败",),
        ),
        # 官方 answered that it was redeemed later: that is an answer too, if not the one hoped for.
        (
            {"事实": {"官方告知首次兑换时间晚于我收到卡密的时间": yes(证据=["无名"])}},
            "首次兑换时间的凭据",
            ("无名",),
        ),
        ({"事实": {"我向卖家要求退货退款": yes(证据=["聊天"])}}, DEMAND, ("聊天",)),
        ({"事实": {"我提出后到现在没有人答复": yes(证据=["聊天"])}}, ANSWER, ("聊天",)),
        ({"经过": [{"时间": "2026-11-02", "我说": "请退款", "证据": ["聊天"]}]}, DEMAND, ("聊天",)),
        ({"经过": [{"时间": "2026-11-02", "我说": "请退款", "证据": ["聊天"]}]}, ANSWER, ()),
        ({"经过": [{"时间": "2026-11-02", "对方原话": "不退", "证据": ["聊天"]}]}, ANSWER, ("聊天",)),
        ({"经过": [{"时间": "2026-11-02", "对方原话": "不退", "证据": ["聊天"]}]}, DEMAND, ()),
        ({"进度": [{"渠道": "黑猫", "提交": "2026-11-03", "证据": ["聊天"]}]}, DEMAND, ("聊天",)),
        # Named in a fact but not listed under 证据: nothing is there.
        ({"事实": {"我向卖家要求退货退款": yes(证据=["没有这份"])}}, DEMAND, ()),
    ],
)
def test_what_meets_it(changes, name, exhibits):
    found = of(brief_of(case_file(证据=SHOTS, **changes)), name)
    assert found.exhibits == exhibits
    assert found.met is bool(exhibits)


def test_an_answer_of_no_proves_all_the_same():
    flow = {"下单前页面以醒目方式写明不退": {"回答": "否", "证据": ["无名"]}}
    found = of(brief_of(case_file(争议=["拒绝退款"], 证据=SHOTS, 事实=flow)), "下单流程的录屏")
    assert found.exhibits == ("无名",)


def test_kinship_is_proved_by_what_says_so():
    child = {"实际操作的是孩子": yes(数量="9", 证据=["无名"])}
    brief = brief_of(case_file(争议=["未成年人充值"], 证据=SHOTS, 事实=child))
    assert of(brief, "孩子年龄和监护关系的证明").exhibits == ("户口",)
    assert of(brief, "孩子操作的说明").exhibits == ("无名",)


def test_each_order_needs_its_own_page():
    # practice.md §2 (11): 一店多单
    first, second = order(证据=["订单"]), order(订单号="77", 证据=GONE)
    found = of(brief_of(case_file(证据=SHOTS, 交易=[first, second])), ORDER)
    assert (found.exhibits, found.lacking_orders, found.met) == (("订单",), (2,), False)
    found = of(brief_of(case_file(证据=SHOTS, 交易=[first, second | {"证据": ["合图"]}])), ORDER)
    assert (found.exhibits, found.lacking_orders, found.met) == (("订单", "合图"), (), True)
    found = of(brief_of(case_file(证据=SHOTS, 交易=[second, second])), ORDER)
    assert (found.exhibits, found.lacking_orders, found.met) == ((), (), False)


def test_what_proves_all_orders_elsewhere_is_not_asked_for_order_by_order():
    # One list of deductions stands under the fact; the second order does not name it again.
    orders = [order(证据=["账单"]), order(订单号="77", 证据=GONE)]
    charged = {"自动续费扣了款": yes(时间="2026-11-01", 证据=["账单"])}
    brief = brief_of(case_file(争议=["自动续费"], 证据=SHOTS, 交易=orders, 事实=charged))
    assert of(brief, "扣款记录").met
    without = brief_of(case_file(争议=["自动续费"], 证据=SHOTS, 交易=orders))
    assert of(without, "扣款记录").lacking_orders == (2,)


def test_the_most_pressing_comes_first():
    missing = brief_of(case_file(事实=DEAD)).missing_proofs
    ranks = [(not proof.vital, not proof.today) for proof in missing]
    assert ranks == sorted(ranks)
    assert [proof.name for proof in missing[:2]] == [ORDER, "兑换失败的画面"]
    assert {proof.vital for proof in missing} == {True, False}


# --- the data ----------------------------------------------------------------------------------------------


@pytest.mark.parametrize("proof", proofs().values(), ids=lambda proof: proof.name)
def test_what_is_said_is_calm_and_rests_on_clauses_that_stand(proof):
    for ref in proof.cites:
        assert isinstance(load().resolve(ref, TODAY), Citation), ref
    for told in filter(None, (proof.how, proof.law)):
        assert not re.search(r"[。！!?\n]|\s$|^\s", told)
        assert not re.search(r"《[^》]*》第|必须|伪造|诈骗|骗", told)
    assert proof.layer in LAYERS
    assert len(proof.how) <= 100


def test_nobody_is_told_to_make_evidence_up_or_to_try_again():
    # practice.md §2 (1): 不要再试卡; 3.2: 程序不替作者写假话
    assert "不要补拍" in proofs()["首次兑换时间的凭据"].how
    assert "不要再试" in proofs()["兑换失败的画面"].how
    assert "照实写" in proofs()["扣款提醒的有无"].how
    assert "不知道的写不知道" in proofs()["孩子操作的说明"].how


def test_practice_that_nobody_checked_says_so():
    # practice.md §2 (4); channels.md: what apps call their entries
    for name in ("扣款记录", "收款人的线索"):
        assert "没有逐家核对" in proofs()[name].how


ENTRY = {"name": "甲", "layer": "交易证据", "disputes": ["卡密无效"], "places": ["交易"], "how": "乙"}


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        ({"layer": "别的"}, "没有叫“别的”的层次"),
        ({"disputes": []}, "“甲”在什么时候要，没有写"),
        ({"disputes": ["没有"]}, "没有叫“没有”的争议"),
        ({"opened_by": ["没有"]}, "没有叫“没有”的事实"),
        ({"places": ["没有"]}, "没有叫“没有”的位置"),
        ({"places": []}, "什么算得上“甲”，没有写"),
        ({"places": [], "facts": ["账号被封停"], "words": ["甲"]}, "写了“words”，没有写在哪里找"),
        ({"law": "丙"}, "“law”和“cites”只能一起写"),
        ({"cites": ["civil-code:195"]}, "“law”和“cites”只能一起写"),
        ({"vital": ["停服"]}, "“disputes”里没有“停服”"),
        ({"when": "丙"}, "这里没有“when”这一项"),
    ],
)
def test_an_entry_that_is_not_well_made_is_told(own_files, changes, message):
    file = own_files / "law/proofs.yaml"
    file.write_text(json.dumps([ENTRY], ensure_ascii=False), "utf-8")
    assert PROOFS.only(own_files)[0].disputes == ("卡密无效",)
    file.write_text(json.dumps([ENTRY | changes], ensure_ascii=False), "utf-8")
    (found,) = PROOFS.read(own_files).faults
    assert found.message == message


# --- shown -------------------------------------------------------------------------------------------------


def test_what_the_law_says_goes_where_a_clause_was_not_in_force():
    # 电子商务法 took effect on 2019-01-01.
    before = order(下单时间="2018-12-01", 收到卡密的时间=GONE)
    brief = brief_of(case_file(交易=[before]))
    assert (of(brief, ORDER).law, of(brief, ORDER).citations) == ("", ())
    today = of(brief_of(case_file()), ORDER)
    assert [citation.ref for citation in today.citations] == ["ecommerce-law:31"]
    assert today.law


def checklist(brief) -> str:
    sheet = overview_of(sheets_of(brief))
    assert sheet.document is not None
    return render_text(sheet.document).data.decode()


WANTS = re.compile("还没有。|还缺这些")


def in_hand(brief) -> str:
    """What the page 证据齐不齐 says, up to the heading of what else could be stronger."""
    (document,) = [s.document for s in sheets_of(brief) if s.paper.slug == "gaps" and s.document]
    told = render_text(document).data.decode()
    assert told.startswith("证据齐不齐，还缺什么")
    section, found, _ = told.partition("还可以补强的地方")
    assert found
    # the list of papers has it as one of its parts
    assert section.partition("\n")[2].strip() in checklist(brief)
    return section


def test_the_list_of_papers_tells_what_there_is_and_how_to_get_the_rest():
    facts = DEAD | {"我向卖家要求退货退款": yes(时间="2026-11-02", 证据=["聊天"])}
    brief = brief_of(case_file(证据=SHOTS, 事实=facts, 交易=[order(证据=["合图"])]))
    section = in_hand(brief)
    assert "交易证据：有订单页（证据1-1）、支付记录（证据1-1）。" in section
    assert "问题证据：还没有。" in section
    assert re.search(r"（今天就做）兑换失败的画面：.+。.+（《.+》第十五条第二款）。", section)
    assert "订单页：" not in section
    unused = re.search("这些证据还没有用在任何一处：(.*)。", checklist(brief))
    assert unused
    assert unused[1].split("、") == ["订单", "账单", "无名", "失败", "户口"]


def test_the_list_stays_on_a_calm_page():
    brief = brief_of(case_file(争议=["卡密无效", "到账延迟", "商家信息不明"], 事实=DEAD | LATE))
    assert len(brief.missing_proofs) > 8
    section = in_hand(brief)
    first, further = section.split("还可以有：")
    assert len([proof for proof in brief.missing_proofs if proof.how in first]) == 6
    assert all(proof.name in first or proof.how in further for proof in brief.missing_proofs)


def test_who_got_the_money_back_is_asked_for_nothing():
    paid_back = order(已退回={"金额": "30.00", "日期": "2026-11-03"})
    brief = brief_of(case_file(交易=[paid_back], 事实=DEAD))
    assert not brief.claims
    assert not WANTS.search(in_hand(brief))
    # Without a ground yet, what may be gone tomorrow is told all the same.
    assert WANTS.search(in_hand(brief_of(case_file())))


def test_the_warning_names_what_is_vital_and_only_where_something_is_claimed():
    brief = brief_of(case_file(事实=DEAD, 证据=SHOTS, 交易=[order(证据=["订单"])]))
    (found,) = missing_proof.find(brief)
    assert found.path == ("证据",)
    assert found.message.startswith("要紧的证据还缺：兑换失败的画面、提出问题和要求的记录、支付记录")
    assert "列在“证据”里，却没有一处写到，所以没有算上" in found.message
    assert list(missing_proof.find(replace(brief, claims=()))) == []
    assert list(missing_proof.find(replace(brief, proofs=()))) == []
    (bare,) = missing_proof.find(brief_of(case_file(事实=DEAD)))
    assert bare.path == ("交易",)


def test_the_warning_counts_the_orders_without():
    orders = [order(证据=["合图"]), order(订单号="77"), order(订单号="78")]
    (found,) = missing_proof.find(brief_of(case_file(事实=DEAD, 证据=SHOTS, 交易=orders)))
    assert "订单页（第2、3笔交易）" in found.message


FILES = (
    ExhibitFile("订单.png", "a" * 64, 10, "PNG", "image", pixels=(1, 1)),
    ExhibitFile("聊天.pdf", "b" * 64, 10, "PDF", "pdf", pages=3, named="聊天.pdf"),
    ExhibitFile("订单-打码.png", "c" * 64, 10, "PNG", "image"),
)
LISTED = {
    "订单": SHOTS["订单"] | {"文件": ["订单.png"], "公开版": "订单-打码.png"},
    "聊天": SHOTS["聊天"] | {"文件": ["聊天.pdf"], "补充": "1", "类别": "沟通证据"},
}


def listed():
    return brief_of(case_file(证据=LISTED, 事实=DEAD, 交易=[order(证据=["订单"])]))


def test_the_listing_has_the_documented_shape():
    # design.md §8
    shape = as_json(listed(), FILES, {"1-1": (3, 4)})
    assert shape["exhibits"][0] == {
        "id": "订单",
        "number": "1-1",
        "name": "订单详情截图",
        "layer": "交易证据",
        "file": "订单.png",
        "sha256": "a" * 64,
        "kind": "PNG",
        "pages": None,
        "book_pages": [3, 4],
        "proves": "商品和数量",
    }
    # A masked copy is no evidence of its own; what was added later keeps its layer.
    rest = [
        (each["file"], each["layer"], each["pages"], each["book_pages"]) for each in shape["exhibits"][1:]
    ]
    assert rest == [("聊天.pdf", "沟通证据", 3, None)]
    assert [each["name"] for each in shape["missing"]] == [proof.name for proof in listed().missing_proofs]
    assert shape["unused"] == ["聊天"]
    assert "收到卡密后我第一次兑换就失败" in shape["holes"]
    (answer,) = [each for each in shape["missing"] if each["name"] == ANSWER]
    assert answer["citations"] == ["civil-procedure-interpretation:106"]
    assert (answer["layer"], answer["vital"], answer["today"]) == ("沟通证据", False, False)


def test_the_listing_reads_as_text():
    text = as_text(listed(), FILES, {"1-1": (3, 4)})
    lines = text.splitlines()
    assert "  证据1-1  订单详情截图（证据册第3—4页）" in lines
    assert f"      聊天.pdf  PDF，3页，SHA-256 {'b' * 64}" in lines
    assert "  ✗ 兑换失败的画面［问题证据］  今天就做" in lines
    assert "没有用在任何一处的证据：" in lines
    assert "公开版" not in text
    assert "还没有证据。" in as_text(brief_of(case_file(事实=DEAD)), ())


def test_who_cites_a_clause_is_found_among_the_proofs():
    uses = {(use.kind, use.name) for use in uses_in_library(("ecommerce-law:53.3",))}
    assert {("proof", PAYMENT), ("proof", "扣款记录"), ("note", "payment_records")} <= uses


def test_words_are_filed_as_talk_and_what_was_seen_or_done_as_the_wrong():
    shots = {
        name: {"名称": name, "文件": f"{i}.png", "证明": "所述"}
        for i, name in enumerate(("失败", "关闭", "聊天", "留言"))
    }
    case = case_file(
        证据={**shots, "截图": PROOF},
        事实=DEAD | {"对方的原话是不退": yes(时间="2026-10-05", 原话="不退", 证据=["聊天"])},
        经过=[
            {"时间": "2026-10-04", "事项": "我关闭了自动扣款", "证据": ["关闭"]},
            {"时间": "2026-10-06", "我说": "请退款", "证据": ["留言"]},
        ],
    )  # fmt: skip
    filed = {exhibit.key: exhibit.layer for exhibit in brief_of(case).exhibits}
    assert filed["关闭"] == "问题证据"
    assert filed["聊天"] == filed["留言"] == "沟通证据"
