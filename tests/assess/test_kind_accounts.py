"""账号交易、租号、代练 (kinds-1 C), and what 自查 takes away of them and of everything else."""

from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from cases_support import GONE, brief_of, case_file, no, order, overview_of, sheets_of, text_of, unclear, yes
from grounds_table import Expected, assert_expected, leads_of, reasons_of, standing_of

from kameng_docs.brief import Brief
from kameng_docs.plan import plan_of
from kameng_docs.writers.text import render_text

OF_THIS_KIND = {
    "account-from-publisher",
    "account-taken-back",
    "account-taken-back-late",
    "account-third-party-late",
    "account-third-party-right",
    "agreed-penalty",
    "boosting-lost-account",
    "boosting-old-top-ups",
    "boosting-unfinished",
    "penalty-not-cut",
    "recharge-after-purchase",
    "rental-deposit",
    "rental-unusable",
}
PERSON = {"名称": "冯某某", "主体类型": "个人", "住所": "某某省某某市某某区某某路9号"}
PRIVATE = [{"主体": PERSON, "网站上卖家情况": "很多家店", "页面标有自营": "否"}]
SHOTS = {
    name: {"名称": f"{name}截图", "文件": f"{i}.png", "来源": "手机截屏", "证明": "所述事实"}
    for i, name in enumerate(("账单", "答复", "拉黑", "聊天", "还号", "通知", "截图"))
}
ACCOUNT = order(
    商品="某某游戏账号", 买的是什么="账号", 实付="3600.00", 下单时间="2026-10-01 10:00", 收到卡密的时间="2026-10-01 10:30",
    付给了谁="转账给个人", 付款方式="微信支付", 支付单号="4200000000202610010000000001", 证据=["账单"],
)  # fmt: skip
OFFICIAL = "游戏客服2026年10月10日答复，账号由最初注册的手机号申诉找回"
GAME = {
    "买的是普通游戏账号": yes(),
    "账号到手后登不上了": yes(时间="2026-10-09", 证据=["截图"]),
}
BY_SELLER = {"是卖家自己找回去的": yes(原话=OFFICIAL, 证据=["答复"])}
BLOCKED = {"付款后被拉黑": yes(时间="2026-10-11", 证据=["拉黑"])}
TAKEN = GAME | BY_SELLER | BLOCKED
AGREED = {"卖家写过找回包赔": yes(证据=["聊天"])}
PENALTY = {
    "原话": "找回全额退款并赔两倍成交价", "谁写的": "卖家", "怎样算": "3600.00 × 2", "金额": "7200.00", "证据": ["聊天"],
}  # fmt: skip
EARLIER = {
    "是更早的号主找回去的": yes(原话="游戏客服2026年10月10日答复，账号由第一任号主申诉找回", 证据=["答复"])
}
COURT = {"法院": {"名称": "某某市某某区人民法院", "为什么是这里": "我的户籍地在该区"}}
WITHHELD = {"heimao", "police", "court", "samr_12315", "xiaoxie"}
HACKS = "商品是外挂、破解、刷量、代实名、翻墙"
FORBIDDEN = "买卖的是电话卡、银行卡、支付账户或者实名社交账号"
FALSE_NAME = "我用别人的身份证、人脸办过实名（孩子用家长的账号不算）"


def bought(facts: dict[str, Any] = TAKEN, **changes: Any) -> dict[str, Any]:
    """A game account bought of a private person and gone again."""
    return case_file(
        **{"卖家": PRIVATE, "交易": [ACCOUNT], "争议": ["账号被找回"], "事实": facts, "证据": SHOTS} | changes
    )


def rented(facts: dict[str, Any], **changes: Any) -> dict[str, Any]:
    """Rented of a firm through a platform; 实付 is the rent alone."""
    paid = [order(商品="某某游戏账号租用5小时", 买的是什么="租号", 实付="40.00", 下单时间="2026-10-01 10:00")]
    return case_file(**{"交易": paid, "争议": ["租号"], "事实": facts, "证据": SHOTS} | changes)


def boosted(facts: dict[str, Any], **changes: Any) -> dict[str, Any]:
    """Boosting by a firm."""
    paid = [order(商品="某某游戏段位代练", 买的是什么="代练", 实付="1020.00", 下单时间="2026-10-01 10:00")]
    return case_file(**{"交易": paid, "争议": ["代练"], "事实": facts, "证据": SHOTS} | changes)


CUT = {"租期内登不上": yes(时间="2026-10-01", 数量="2", 总数="5", 证据=["截图"])}
DEPOSIT = {
    "租号押金没有退": yes(金额="200.00", 时间="2026-10-02"),
    "归还时账号正常": yes(时间="2026-10-01", 证据=["还号"]),
}
STARS = {
    "代练没有完成": yes(
        时间="2026-10-05", 数量="20", 总数="50", 原话="约定打到五十星，只打到二十星", 证据=["截图"]
    )
}
BANNED = {
    "代练期间账号被封": yes(时间="2026-10-03", 原话="检测到第三方程序，封停十日", 证据=["通知"]),
    "官方通知写明收回的原因": yes(原话="2026年10月3日检测到第三方程序", 证据=["通知"]),
}
RECEIPT = {"项目": "充值未用部分", "金额": "200.00", "证据": ["账单"]}

TABLE = {
    "C-1 taken back by a private seller": Expected(
        bought(), stands=("account-taken-back", "terminated-by-suit"), claims=("refund",), leads=("police-account-theft",),
        absent=("fraud", "agreed-penalty", "account-reclaimed"), no_leads=("police-lost-contact",),
        refused={"account-from-publisher": "一般只约束您和卖家", "agreed-penalty": "卖家写过找回包赔"},
    ),
    "C-1 three-fold of a private seller": Expected(
        bought(诉求={"要求增加赔偿": "事实够时要求"}), stands=("account-taken-back",), absent=("fraud",), claims=("refund",)
    ),
    "C-2 agreed penalty": Expected(
        bought(TAKEN | AGREED, 约定违约金=PENALTY), stands=("account-taken-back", "agreed-penalty"), claims=("refund", "penalty")
    ),
    "C-2 words without a sum": Expected(
        bought(TAKEN | AGREED, 约定违约金={"原话": "找回包赔"}),
        refused={"agreed-penalty": "还没有写 约定违约金 的金额"}, claims=("refund",),
    ),
    "C-3 nobody knows who took it": Expected(
        bought(GAME | BLOCKED | {"是卖家自己找回去的": unclear()}), claims=(),
        refused={"account-taken-back": "不清楚"},
        no_leads=("police-account-theft", "police-lost-contact"),
    ),
    "C-3 the seller said to have taken it, without a word of proof": Expected(
        bought(GAME | {"是卖家自己找回去的": yes()}), refused={"account-taken-back": "还没有写 原话"}, claims=(),
    ),
    "police without exhibits": Expected(
        bought(GAME | {"是卖家自己找回去的": yes(原话=OFFICIAL)} | BLOCKED), stands=("account-taken-back",),
        no_leads=("police-account-theft",),
    ),
    "C-4 an earlier owner": Expected(
        bought(GAME | EARLIER | BLOCKED), stands=("account-third-party-right",), claims=("refund",),
        absent=("account-taken-back",), no_leads=("police-account-theft", "police-lost-contact"),
    ),
    "C-4 the buyer knew": Expected(
        bought(GAME | EARLIER | {"下单时知道号是别人的或不能换实名": yes()}),
        refused={"account-third-party-right": "下单时知道号是别人的或不能换实名"}, claims=(),
    ),
    "a year gone, the seller": Expected(
        bought(), stands=("account-taken-back-late",), claims=("refund",), today=date(2027, 11, 1),
        refused={"account-taken-back": "知道不能用已满一年"}, leads=("police-account-theft",),
    ),
    "a year gone, an earlier owner": Expected(
        bought(GAME | EARLIER), stands=("account-third-party-late",), claims=("refund",), today=date(2027, 11, 1),
        refused={"account-third-party-right": "知道不能用已满一年"},
    ),
    "within the year nothing is late": Expected(
        bought(), refused={"account-taken-back-late": "知道不能用已满一年"}, silent=("account-third-party-late",)
    ),
    "within the year nothing is late, an earlier owner": Expected(
        bought(GAME | EARLIER), refused={"account-third-party-late": "知道不能用已满一年"}, silent=("account-taken-back-late",)
    ),
    "C-5 a real-name account, as a fact": Expected(
        bought({**TAKEN, "买的是普通游戏账号": no(), "买的是支付银行电话或实名社交账号": yes()}), claims=(),
        refused={"account-taken-back": "买的是支付银行电话或实名社交账号"}, no_leads=("police-account-theft", "police-lost-contact"),
    ),
    "C-5 a real-name account, in private": Expected(
        bought(自查={FORBIDDEN: "是"}), claims=(), refused={"account-taken-back": "请先咨询律师"},
        no_leads=("police-account-theft", "police-lost-contact"),
    ),
    "recharged since, part of it unspent": Expected(
        bought(TAKEN | {"买号以后又往里充了钱": yes(金额="200.00", 证据=["账单"])}, 诉求={"开支": [RECEIPT]}),
        stands=("recharge-after-purchase",), refused={"costs": "买号以后又往里充了钱"}, claims=("refund", "costs"),
    ),
    "recharged since, no bill": Expected(
        bought(TAKEN | {"买号以后又往里充了钱": yes(金额="200.00")}), refused={"recharge-after-purchase": "有票据的开支"}, claims=("refund",),
    ),
    "C-6 rented": Expected(
        rented(CUT | DEPOSIT), stands=("rental-unusable", "rental-deposit"), claims=("refund", "deposit")
    ),
    "C-6 the deposit alone": Expected(rented(DEPOSIT), stands=("rental-deposit",), claims=("deposit",)),
    "C-6 no proof of the return": Expected(
        rented({"租号押金没有退": yes(金额="200.00")}), refused={"rental-deposit": "归还时账号正常"}, claims=()
    ),
    "C-6 hours not written": Expected(
        rented({"租期内登不上": yes(时间="2026-10-01")}), refused={"rental-unusable": "数量"}, claims=()
    ),
    "C-6 said to have cheated, no record": Expected(
        rented(CUT | DEPOSIT | {"对方说我开挂而没有记录": yes(原话="你开挂，押金扣了")}),
        stands=("rental-unusable", "rental-deposit"),
    ),
    "C-7 boosting unfinished": Expected(
        boosted(STARS), stands=("boosting-unfinished",), claims=("refund",), absent=("boosting-lost-account",)
    ),
    "C-7 hacks were asked for": Expected(
        boosted(STARS | {"代练方式是我要求用的外挂": yes()}), refused={"boosting-unfinished": "代练方式是我要求用的外挂"}, claims=()
    ),
    "C-8 banned while it was boosted": Expected(
        boosted(BANNED, 诉求={"开支": [{"项目": "历年充值", "金额": "5000.00", "证据": ["账单"]}]}),
        stands=("boosting-lost-account",), claims=("refund",), refused={"boosting-old-top-ups": "换来了当时的使用"},
    ),
    "C-8 no notice with its reason": Expected(
        boosted({"代练期间账号被封": yes(时间="2026-10-03", 原话="封停")}), refused={"boosting-lost-account": "官方通知写明收回的原因"}, claims=()
    ),
    "let to a child": Expected(
        rented(CUT | {"租号或卖号的对象是未成年人": yes(数量="13")}), leads=("report-minor-rental",)
    ),
    "let to nobody under age": Expected(rented(CUT), no_leads=("report-minor-rental",)),
}  # fmt: skip


@pytest.mark.parametrize("name", TABLE)
def test_grounds_of_accounts_stand_and_fall_as_the_domain_says(name):
    assert_expected(brief_of(TABLE[name].case, TABLE[name].today), TABLE[name])


SUMS = {
    "C-1 taken back by a private seller": "3600.00",
    "C-2 agreed penalty": "10800.00",
    "C-3 nobody knows who took it": "0.00",
    "C-4 an earlier owner": "3600.00",
    "C-5 a real-name account, as a fact": "0.00",
    "recharged since, part of it unspent": "3800.00",
    "C-6 rented": "224.00",
    "C-6 the deposit alone": "200.00",
    "C-7 boosting unfinished": "612.00",
    "C-8 banned while it was boosted": "1020.00",
}


@pytest.mark.parametrize("name", SUMS)
def test_the_sum_is_right_to_the_cent(name):
    assert brief_of(TABLE[name].case).total == Decimal(SUMS[name])


def cited_by(brief: Brief) -> set[str]:
    found = {c.ref for ground in (*brief.grounds, *brief.leads) for c in ground.citations}
    return found | {each.authority for each in brief.refused}


CITED = {
    "C-1 taken back by a private seller": {
        "civil-code:577", "civil-code:563.1.4", "civil-code:566.1", "civil-code:157", "civil-code:646", "civil-code:127",
    },
    "C-2 agreed penalty": {"civil-code:585.1", "contract-interpretation:65.3"},
    "C-4 an earlier owner": {"civil-code:612", "civil-code:646", "contract-interpretation:19.1", "civil-code:593"},
    "C-6 rented": {"consumer-regulation:20.2", "ecommerce-law:21", "civil-code:577"},
    "C-7 boosting unfinished": {"civil-code:577", "civil-code:781", "consumer-law:53"},
    "C-8 banned while it was boosted": {"civil-code:784", "civil-code:577", "civil-code:584"},
}  # fmt: skip


@pytest.mark.parametrize("name", CITED)
def test_the_articles_are_those_of_the_domain(name):
    brief = brief_of(TABLE[name].case)
    assert CITED[name] <= cited_by(brief)


def test_a_private_seller_is_asked_by_the_civil_code_alone():
    refs = {c.ref for g in brief_of(TABLE["C-2 agreed penalty"].case).grounds for c in g.citations}
    assert not [r for r in refs if r.startswith(("consumer-law", "consumer-regulation", "ecommerce-law"))]
    assert "online-consumer-interpretation:10" not in refs
    firm = bought(TAKEN | AGREED, 约定违约金=PENALTY, 卖家=GONE)
    firm = {**firm, "卖家": case_file()["卖家"]}
    (penalty,) = [g for g in brief_of(firm).grounds if g.id == "agreed-penalty"]
    assert "online-consumer-interpretation:10" in {c.ref for c in penalty.citations}


def test_who_does_not_know_who_took_it_is_sent_to_ask_and_not_to_the_police():
    (told,) = [
        r
        for r in brief_of(TABLE["C-3 nobody knows who took it"].case).refused
        if r.id == "account-taken-back"
    ]
    for words in ("先问游戏官方", "也不要去报案"):
        assert words in told.instead


def test_the_buyer_s_own_fault_is_for_him_alone():
    # kinds-1 C8: a court takes it into account; no paper of ours pleads it against its author
    brief = brief_of(TABLE["C-8 banned while it was boosted"].case)
    (ground,) = [g for g in brief.grounds if g.id == "boosting-lost-account"]
    assert "第五百九十二条第二款" in ground.caution
    assert "civil-code:592.2" not in cited_by(brief)


# --- what papers say ------------------------------------------------------------------------------------------


def papers(brief: Brief) -> dict[str, str]:
    """Every paper for others, by channel/paper."""
    return {
        f"{s.channel.slug}/{s.paper.slug}": render_text(s.document).data.decode()
        for s in sheets_of(brief)
        if s.document is not None and not s.channel.overview and s.paper.audience != "author"
    }


def list_of(brief: Brief) -> str:
    made = overview_of(sheets_of(brief))
    assert made.document is not None
    return render_text(made.document).data.decode()


RISK = "没有法律禁止两个玩家之间转让"
STOP = "先停下，不要发公开帖、不要报案"


@pytest.mark.parametrize(
    "name", ["C-1 taken back by a private seller", "C-2 agreed penalty", "C-4 an earlier owner"]
)
def test_no_paper_says_what_the_publisher_did_not_do(name):
    made = papers(brief_of(TABLE[name].case))
    assert made
    for paper, text in made.items():
        for word in (
            "官方收回",
            "被官方",
            "封停",
            "恢复账号",
            "退货",
            "盗窃罪",
            "诈骗罪",
            "第五十五条",
            RISK,
            "公序良俗",
        ):
            assert word not in text, (paper, word)


def test_the_risk_of_the_trade_is_told_once_and_to_its_author_alone():
    ordinary = list_of(brief_of(bought()))
    assert ordinary.count(RISK) == 1
    assert STOP not in ordinary
    unsaid = list_of(brief_of(bought({"账号到手后登不上了": yes(时间="2026-10-09")})))
    assert unsaid.count(RISK) == unsaid.count(STOP) == 1
    forbidden = list_of(brief_of(TABLE["C-5 a real-name account, as a fact"].case))
    assert RISK not in forbidden
    assert forbidden.count(STOP) == 1
    for clause in ("第三十一条第一款", "第四十四条"):
        assert clause in forbidden


def test_the_suit_asks_for_price_and_penalty_and_argues_both_ways():
    text = text_of(brief_of(TABLE["C-2 agreed penalty"].case | COURT), "court/statement_of_claim")
    for words in (
        "3600.00元",
        "7200.00元",
        "10800.00元",
        "即使合同被认定无效",
        OFFICIAL,
        "找回全额退款并赔两倍成交价",
    ):
        assert words in text


def test_a_rented_account_asks_rent_and_deposit_apart():
    for paper in ("court/statement_of_claim", "platform_ticket/ticket"):
        text = text_of(brief_of(TABLE["C-6 rented"].case | COURT), paper)
        for words in ("24.00元", "200.00元", "押金"):
            assert words in text, paper
        assert "退货" not in text


def test_a_deposit_alone_is_called_no_price():
    text = text_of(brief_of(TABLE["C-6 the deposit alone"].case | COURT), "court/statement_of_claim")
    assert "退还押金200.00元" in text
    assert "返还价款" not in text
    assert "应当返还的价款" not in text


# --- channels -------------------------------------------------------------------------------------------------


def standing_at(brief: Brief, slug: str) -> str:
    from cases_support import workshop

    return next(r.status for r in plan_of(brief, workshop().channels).rungs if r.channel == slug)


def test_an_ordinary_game_account_closes_no_channel_that_a_private_seller_leaves_open():
    brief = brief_of(bought())
    assert brief.withheld_channels == ()
    assert standing_at(brief, "police") == "open"
    assert standing_at(brief, "court") != "closed"
    # Between two persons it is no consumer dispute (令121 第三条).
    assert not [paper for paper in papers(brief) if paper.startswith("samr_12315/")]
    once = brief_of(bought(TAKEN | {"卖家长期成批卖同类商品": no()}))
    assert standing_at(once, "samr_12315") == "closed"


def test_who_did_not_say_what_account_it_is_goes_to_a_lawyer_before_the_police():
    brief = brief_of(bought({k: v for k, v in TAKEN.items() if k != "买的是普通游戏账号"}))
    assert standing_at(brief, "police") == "closed"


@pytest.mark.parametrize(
    "name", ["C-5 a real-name account, as a fact", "C-5 a real-name account, in private"]
)
def test_a_forbidden_account_makes_no_paper_for_others(name):
    brief = brief_of(TABLE[name].case)
    assert set(brief.withheld_channels) == WITHHELD
    made = papers(brief)
    assert not {paper for paper in made if paper.partition("/")[0] in WITHHELD}


def test_a_firm_that_lets_or_boosts_is_complained_of_at_12315():
    for name in ("C-6 rented", "C-7 boosting unfinished"):
        assert standing_at(brief_of(TABLE[name].case), "samr_12315") != "closed"


# --- 自查 -----------------------------------------------------------------------------------------------------

OLD = "商品是外挂、破解、刷量、代实名、翻墙、小号或账号买卖"


def test_a_game_account_is_no_private_question():
    # kinds-1 C2: W1, an honest answer that took away every paper
    old = brief_of(bought(自查={OLD: "是"}))
    assert old.withheld_channels == ()
    assert old.total == Decimal("3600.00")


def test_the_old_question_still_counts_where_it_can_only_have_meant_one_thing():
    for question in (OLD, "我用过他人身份或账号"):
        assert set(brief_of(case_file(自查={question: "是"})).withheld_channels) == WITHHELD
        assert brief_of(case_file(自查={question: "否"})).withheld_channels == ()


def test_an_answer_to_the_question_of_today_goes_before_the_old_one():
    assert set(brief_of(bought(自查={OLD: "是", HACKS: "是"})).withheld_channels) == WITHHELD
    assert brief_of(bought(自查={OLD: "是", HACKS: "否"})).withheld_channels == ()


@pytest.mark.parametrize("sort", ["账号", "租号", "代练", "代充", "游戏充值", "直播打赏"])
def test_a_borrowed_rented_or_bought_account_is_no_false_identity(sort):
    brief = brief_of(case_file(交易=[order(买的是什么=sort)], 自查={"我用过他人身份或账号": "是"}))
    assert brief.withheld_channels == ()


def test_who_saw_a_low_price_may_still_be_cheated():
    # Only having relied on what was said is doubtful then (三倍赔偿); the police and the refund stay.
    lost = case_file(
        争议=["商家失联"], 交易=[order(收到卡密的时间=GONE)],
        事实={"付款后被拉黑": yes(时间="2026-11-01 12:00"), "到现在仍未到账": yes()},
        自查={"下单前我就觉得价格明显异常": "是"},
    )  # fmt: skip
    brief = brief_of(lost)
    assert brief.withheld_channels == ()
    assert "police-lost-contact" in leads_of(brief)
    assert "seller-vanished" in standing_of(brief)


def test_who_knew_of_a_doubtful_source_keeps_what_does_not_rest_on_it():
    knew = {"下单前我知道来源不正规": "是"}
    assert "account-taken-back" in standing_of(brief_of(bought(自查=knew)))
    third = brief_of(bought(GAME | EARLIER, 自查=knew))
    assert "请先咨询律师" in reasons_of(third)["account-third-party-right"]


def test_a_settlement_that_is_written_down_takes_nothing_away():
    agreed = {"我已经收到过补偿或答应过和解": "是"}
    assert brief_of(bought(自查=agreed)).claims == ()
    told = bought(自查=agreed, 和解={"金额": "3000.00", "支付期限": "2026-11-01"})
    assert brief_of(told).claims != ()


def test_the_author_is_told_what_is_closed_and_that_the_rest_goes_on():
    from kameng_docs.rules import private_answer

    (finding,) = private_answer.find(brief_of(case_file(自查={"我骂过对方或说过不给钱就曝光": "是"})))
    assert "黑猫" in finding.message
    assert "其余渠道照常" in finding.hint
    assert "骂" not in finding.message + finding.hint


# --- a published dispute (C17): 3500 paid, the account taken back, 3000 given by the court ------------------------


def test_what_a_court_took_off_is_a_caution_and_no_claim():
    sold = ACCOUNT | {"实付": "3500.00", "下单时间": "2023-07-18", "收到卡密的时间": "2023-07-18"}
    facts = {
        "买的是普通游戏账号": yes(),
        "账号到手后登不上了": yes(时间="2023-09-10", 证据=["截图"]),
        "是卖家自己找回去的": yes(原话="卖家9月11日在聊天里说号已经收回", 证据=["聊天"]),
        "我向卖家要求退货退款": yes(时间="2023-09-11", 证据=["聊天"]),
    }
    case = bought(facts, 交易=[sold], 平台={"名称": "某某账号交易平台"}, 自查={OLD: "是"})
    brief = brief_of(case, date(2023, 11, 29))
    assert brief.total == Decimal("3500.00")
    assert {"civil-code:127", "civil-code:563.1.4", "civil-code:566.1"} <= cited_by(brief)
    (ground,) = [g for g in brief.grounds if g.id == "account-taken-back"]
    assert "审慎义务" in ground.caution
    for paper, text in papers(brief).items():
        for word in ("第五十五条", "审慎", "3000.00", "官方收回", "退货"):
            assert word not in text, (paper, word)
