"""网络游戏: what stands and what falls, to the cent, of a ban, a shutdown, odds, a changed or taken item, a game without approval.

The rows are those of domain/kinds-1.md, B9; the refusals those of B5; two published disputes end the file.
"""

from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from cases_support import FIRM, GONE, PROOF, brief_of, case_file, no, order, seller, text_of, workshop, yes
from grounds_table import Expected, assert_expected, leads_of, reasons_of, standing_of

from kameng_docs.inspect.explain import as_text
from kameng_docs.plan import plan_of

TODAY = date(2026, 11, 29)
PROVIDER = {"卖家就是内容或游戏的提供方": yes()}
OWN_SITE = [seller(店铺名=GONE, 网站上卖家情况="只有一家店", 页面标有自营=GONE)]
TOP_UP = {
    "商品": "点券充值",
    "买的是什么": "游戏充值",
    "收到卡密的时间": GONE,
    "下单时间": "2026-08-20 20:00",
    "充值账号": "某某玩家01",
}
BANNED_ON = "2026-09-12 20:10"
BANNED = {"账号被封停": yes(时间=BANNED_ON, 原话="违反用户协议，永久封停", 证据=["截图"])}
NO_REASON = {"官方通知里没有写清违反哪一条": yes(原话="违反用户协议，永久封停", 证据=["截图"])}
ASKED = {"我问过违规的时间和内容而对方没有给": yes(时间="2026-10-02 09:00")}
NOT_MINE = {"收回或封停的原因是我违规": no()}
CLEAN = {"我用过外挂脚本代练或者借给别人用": no()}
CHEATED = {"我用过外挂脚本代练或者借给别人用": yes()}
STOP = {
    "发行方公告停服或下架": yes(时间="2026-10-31", 原话="将于10月31日停止运营", 证据=["截图"]),
    "停运时还有没用完的充值币": yes(),
}
COINS_LEFT = {
    "单位": "钻石", "剩余": "6000", "购买所得": "10000", "赠送所得": "2000", "购买花费": "1000.00",
}  # fmt: skip
BAN_LEFT = {"单位": "点券", "剩余": "4120", "购买所得": "10000", "购买花费": "1000.00"}
RESTORE = {"主要要求": "恢复账号"}
COURT = {"法院": {"名称": "某某市某某区人民法院", "省份": "江苏"}}


def game(dispute: str, stated: dict[str, Any], **more: Any) -> dict[str, Any]:
    """A case against the maker of a game, who sold on a site of its own."""
    base = {
        "卖家": OWN_SITE,
        "平台": {"名称": "某某手游", "网址": "https://game.example"},
        "证据": {"截图": PROOF},
        "交易": [order(**TOP_UP)],
    }
    return case_file(**({"争议": [dispute], "事实": PROVIDER | stated} | base | COURT | more))


def topped_up(paid: str, **more: Any) -> dict[str, Any]:
    return order(**(TOP_UP | {"实付": paid} | more))


def banned(*facts: dict[str, Any], **more: Any) -> dict[str, Any]:
    found = BANNED | NOT_MINE | {key: value for fact in facts for key, value in fact.items()}
    return game("账号封禁", found, **({"诉求": RESTORE} | more))


LEFT = {"封停时账号里还有没用完的充值币": yes()}
ODDS = {"公示的概率": yes(原话="五星角色 2%", 证据=["截图"])}
ADMITTED = {
    "官方承认实际概率与公示不同": yes(时间="2026-10-20", 原话="本期实际概率为1%，公示有误", 证据=["截图"])
}
HALF = {"主要要求": "补差价", "差价": "648.00", "差价算法": "1296.00 ×（1 − 1 ÷ 2）"}
MORE_DAMAGES = {"要求增加赔偿": "事实够时要求"}
DIAMONDS = topped_up("1000.00", 余额=COINS_LEFT)
MONTH_CARD = order(
    商品="月卡", 买的是什么="会员开通", 实付="30.00", 服务天数="30", 剩余天数="11", 收到卡密的时间=GONE,
    订单号="0042611010078",
)  # fmt: skip
CHANGED = {
    "买的时候写着道具的数值": yes(原话="攻击力+120", 证据=["截图"]),
    "道具买后属性被改低": yes(时间="2026-10-08", 原话="攻击力+80", 金额="328.00", 证据=["截图"]),
}
TAKEN = {
    "账号里的东西被别人转走了": yes(
        时间="2026-11-02 21:00", 原话="神兵一件、钻石三千", 金额="860.00", 证据=["截图"]
    ),
    "我马上告诉了游戏公司": yes(时间="2026-11-02 23:00", 证据=["截图"]),
}
NOT_FROZEN = {"接到通知后没有冻结或者追查": yes(时间="2026-11-03 10:00", 原话="道具转移无法追回")}
NOT_FOUND = {"在国家新闻出版署查不到这款游戏": yes(时间="2026-11-01", 原话="没有查到相关数据", 证据=["截图"])}
OTHER_FIRM = FIRM | {"名称": "某某商贸有限公司", "统一社会信用代码": GONE}
OTHER_FIRM = {key: value for key, value in OTHER_FIRM.items() if value is not GONE}
PAID_US = topped_up("2300.00", 账单上的收款方全称=FIRM["名称"])
PAID_OTHERS = topped_up("700.00", 账单上的收款方全称=OTHER_FIRM["名称"], 订单号="0042611010079")
ITEMS = {"主要要求": "恢复道具"}

TABLE = {
    # B-1
    "shut down, coins left": Expected(
        game("停服", STOP, 交易=[DIAMONDS]),
        stands=("shutdown-currency",),
        refused={"service-stopped": "服务天数"},
        absent=("account-banned", "prepaid-balance"),
        claims=("refund",),
    ),
    # B-2
    "shut down, coins and a monthly card left": Expected(
        game("停服", STOP, 交易=[DIAMONDS, MONTH_CARD]),
        stands=("shutdown-currency", "service-stopped"),
        claims=("refund",),
    ),
    "shut down, the gift of another game taken": Expected(
        game("停服", STOP | {"我同意过退余额或券": yes()}, 交易=[DIAMONDS]),
        refused={"shutdown-currency": "我同意过退余额或券"},
        claims=(),
    ),
    "shut down, what is left is not written": Expected(
        game("停服", STOP), refused={"shutdown-currency": "还没有写 余额"}, claims=()
    ),
    "shut down, bought to sell": Expected(
        game("停服", STOP, 交易=[DIAMONDS], 买来做什么="拿去卖"), refused={"shutdown-currency": "买来自用"}
    ),
    "shut down after ten days": Expected(
        game("停服", STOP | {"停运公告发出了": yes(时间="2026-10-21")}, 交易=[DIAMONDS]),
        leads=("report-short-notice",),
    ),
    "shut down after thirty days": Expected(
        game("停服", STOP | {"停运公告发出了": yes(时间="2026-10-01")}, 交易=[DIAMONDS]),
        no_leads=("report-short-notice",),
    ),
    "items for ever, not asked for": Expected(
        game("停服", STOP | {"停运时有买来的永久道具": yes(原话="永久")}, 交易=[DIAMONDS]),
        silent=("shutdown-permanent-items",),
    ),
    "items for ever, without a sum of the author's": Expected(
        game(
            "停服",
            STOP | {"停运时有买来的永久道具": yes(原话="永久")},
            交易=[DIAMONDS],
            诉求={"另外要求": "停运道具补偿"},
        ),
        refused={"shutdown-permanent-items": "差价"},
    ),
    "items for ever, by the author's own sum": Expected(
        game(
            "停服",
            STOP | {"停运时有买来的永久道具": yes(原话="永久角色")},
            交易=[DIAMONDS],
            诉求={"另外要求": "停运道具补偿", "差价": "60.00", "差价算法": "360.00 × 2 ÷ 12"},
        ),
        stands=("shutdown-permanent-items", "shutdown-currency"),
        claims=("refund",),
    ),
    # B-3
    "banned without a reason": Expected(
        banned(NO_REASON, ASKED, CLEAN, LEFT, 交易=[topped_up("1000.00", 余额=BAN_LEFT)]),
        stands=("ban-not-proved", "banned-balance-otherwise"),
        refused={"restore-account": "已经成立", "account-banned": "向游戏公司自己充的"},
        claims=("restore",),
    ),
    "banned without a reason, whether scripts were used is not answered": Expected(
        banned(NO_REASON, ASKED), refused={"ban-not-proved": "我用过外挂"}, stands=("restore-account",)
    ),
    # B-4
    "banned, scripts were used": Expected(
        banned(NO_REASON, ASKED, CHEATED, LEFT, 交易=[topped_up("1000.00", 余额=BAN_LEFT)]),
        refused={"ban-not-proved": "我用过外挂", "restore-account": "我用过外挂"},
        absent=("banned-balance", "banned-balance-otherwise"),
        claims=(),
    ),
    "banned without a reason, nothing is left": Expected(
        banned(NO_REASON, CLEAN, {"封停时账号里还有没用完的充值币": no()}),
        stands=("ban-not-proved",),
        refused={"banned-balance-otherwise": "封停时账号里还有没用完的充值币"},
        claims=("restore",),
    ),
    "banned, what is left is asked without its numbers": Expected(
        banned(CHEATED, LEFT, 诉求={"主要要求": "退款", "另外要求": "退封停余额"}),
        refused={"banned-balance": "还没有写 余额"},
        claims=(),
    ),
    "banned for my own breach, as the rule has it": Expected(
        banned({"收回或封停的原因是我违规": yes()}, {"处罚比规则写的重": no()}),
        refused={"ban-heavier-than-rule": "处罚比规则写的重"},
        claims=(),
    ),
    "banned, scripts were used, what is left is asked": Expected(
        banned(
            CHEATED,
            LEFT,
            交易=[topped_up("1000.00", 余额=BAN_LEFT)],
            诉求={"主要要求": "退款", "另外要求": "退封停余额"},
        ),
        stands=("banned-balance",),
        absent=("ban-not-proved", "restore-account", "account-banned"),
        claims=("refund",),
    ),
    "banned for my own breach, longer than the rule": Expected(
        banned(
            {"收回或封停的原因是我违规": yes()},
            {"处罚比规则写的重": yes(原话="首次违规封停七日"), "封停期限": yes(原话="永久封停")},
        ),
        stands=("ban-heavier-than-rule",),
        refused={"ban-not-proved": "我违规", "restore-account": "我违规"},
        claims=("restore",),
    ),
    # 所有充值: consumed performance is not returned (B5)
    "banned, everything ever paid is wanted": Expected(
        banned({"使用一段时间后被停用": no()}, 诉求={"主要要求": "退款"}),
        refused={"account-banned": "向游戏公司自己充的"},
        claims=(),
    ),
    # B-5
    "odds shown, only bad luck": Expected(
        game("概率不实", ODDS | {"我自己记录了抽取结果": yes(数量="300")}, 诉求=HALF | MORE_DAMAGES),
        refused={"odds-untrue": "官方承认实际概率与公示不同", "fraud": "下单时该承诺就不是真的"},
        claims=(),
        no_leads=("report-odds",),
    ),
    # B-6
    "odds admitted to be half": Expected(
        game("概率不实", ODDS | ADMITTED, 诉求=HALF | MORE_DAMAGES, 交易=[topped_up("1296.00")]),
        stands=("odds-untrue",),
        refused={"fraud": "有材料显示卖家当时知道"},
        claims=("price-difference",),
        leads=("report-odds",),
    ),
    "the promised draw did not come": Expected(
        game(
            "概率不实",
            ODDS | {"写了保底而没有给": yes(原话="九十抽必得", 数量="95")},
            诉求=HALF,
            交易=[topped_up("1296.00")],
        ),
        stands=("odds-untrue",),
        claims=("price-difference",),
        no_leads=("report-odds",),
    ),
    # B-7
    "no approval found, paid to two, one sued": Expected(
        game("无版号", NOT_FOUND, 交易=[PAID_US, PAID_OTHERS]),
        stands=("unlicensed-game",),
        claims=("refund",),
        leads=("report-unlicensed-game",),
    ),
    "no approval found, the payees not written": Expected(
        game("无版号", NOT_FOUND), refused={"unlicensed-game": "每笔收款方已写明"}, claims=()
    ),
    "no approval found, all paid to another": Expected(
        game("无版号", NOT_FOUND, 交易=[PAID_OTHERS]),
        refused={"unlicensed-game": "有一笔付给了被告"},
        claims=(),
    ),
    "no approval found, paid before there was the rule": Expected(
        game("无版号", NOT_FOUND, 交易=[PAID_US | {"下单时间": "2021-05-31"}]),
        refused={"unlicensed-game": "尚未施行"},
        claims=(),
    ),
    "no approval found, and the coins left at the shutdown": Expected(
        game("无版号", NOT_FOUND | STOP, 交易=[PAID_US | {"余额": COINS_LEFT}], 争议=["无版号", "停服"]),
        stands=("unlicensed-game",),
        refused={"shutdown-currency": "从“争议”里去掉 无版号"},
    ),
    # B-8
    "taken, told after two hours, not frozen, the password lent": Expected(
        game("道具被盗", TAKEN | NOT_FROZEN | {"我把密码给过别人": yes()}, 诉求=ITEMS),
        stands=("item-theft-operator", "item-theft-own-part"),
        claims=("restore-items",),
        leads=("police-item-theft",),
    ),
    "taken, the password lent, and the firm did all": Expected(
        game(
            "道具被盗",
            TAKEN
            | {
                "接到通知后没有冻结或者追查": no(),
                "没有保存转移记录": no(),
                "异地登录没有提醒": no(),
                "我把密码给过别人": yes(),
            },
            诉求=ITEMS,
        ),
        refused={"item-theft-own-part": "要先有这一项成立"},
        claims=(),
    ),
    "taken, and the firm did all": Expected(
        game(
            "道具被盗",
            TAKEN | {"接到通知后没有冻结或者追查": no(), "没有保存转移记录": no(), "异地登录没有提醒": no()},
            诉求=ITEMS,
        ),
        refused={"item-theft-operator": "的回答是“否”"},
        claims=(),
        leads=("police-item-theft",),
    ),
    # item-changed
    "item made weaker": Expected(
        game("道具被改", CHANGED, 诉求=ITEMS), stands=("item-changed",), claims=("restore-items",)
    ),
    "other items are stronger": Expected(
        game("道具被改", CHANGED | {"道具买后属性被改低": no(), "只是其他道具变强了": yes()}, 诉求=ITEMS),
        refused={"item-changed": "只是其他道具变强了"},
        claims=(),
    ),
    "item made weaker, made good and taken": Expected(
        game("道具被改", CHANGED | {"改动后给过补偿而我领了": yes()}, 诉求=ITEMS),
        refused={"item-changed": "改动后给过补偿而我领了"},
        claims=(),
    ),
    "paid before the advertisement was seen": Expected(
        game(
            "虚假宣传",
            {"第一次充值早于看到广告": yes()},
            诉求=HALF,
            页面承诺=[{"内容": "登录送千抽", "实际": "登录只送十抽"}],
        ),
        refused={"false-promotion": "第一次充值早于看到广告"},
        claims=(),
    ),
}


# The grounds of this kind, which the table of tests/assess/test_assess_grounds.py leaves to this one.
OF_THIS_KIND = {
    *("ban-not-proved", "ban-heavier-than-rule", "banned-balance", "banned-balance-otherwise"),
    *("shutdown-currency", "shutdown-permanent-items", "odds-untrue", "item-changed", "unlicensed-game"),
    *("item-theft-operator", "item-theft-own-part"),
}


def test_the_table_shows_every_ground_standing_and_refused():
    assert {id_ for each in TABLE.values() for id_ in each.stands} >= OF_THIS_KIND
    assert {id_ for each in TABLE.values() for id_ in each.refused} >= OF_THIS_KIND


@pytest.mark.parametrize("name", TABLE)
def test_grounds_of_games_stand_and_fall(name):
    assert_expected(brief_of(TABLE[name].case, TODAY), TABLE[name])


def amount(name: str) -> Decimal | None:
    return brief_of(TABLE[name].case, TODAY).claims[0].amount


@pytest.mark.parametrize(
    ("name", "sum_"),
    [
        ("shut down, coins left", "500.00"),
        ("shut down, coins and a monthly card left", "511.00"),
        ("banned, scripts were used, what is left is asked", "412.00"),
        ("odds admitted to be half", "648.00"),
        ("no approval found, paid to two, one sued", "2300.00"),
        ("items for ever, by the author's own sum", "560.00"),
    ],
)
def test_what_is_asked_to_the_cent(name, sum_):
    assert amount(name) == Decimal(sum_)


def test_gifts_that_the_page_has_used_first_leave_what_was_bought():
    left = topped_up("1000.00", 余额=COINS_LEFT | {"页面写明先用赠送": "是"})
    brief = brief_of(game("停服", STOP, 交易=[left]), TODAY)
    assert brief.claims[0].amount == Decimal("600.00")
    (ground,) = [each for each in brief.grounds if each.id == "shutdown-currency"]
    assert "prepaid-interpretation:18.1.2" not in {each.ref for each in ground.citations}


@pytest.mark.parametrize(
    ("name", "ground", "refs"),
    [
        (
            "shut down, coins left",
            "shutdown-currency",
            (
                "consumer-law:53",
                "consumer-regulation:22.2",
                "civil-code:566.1",
                "prepaid-interpretation:18.1.2",
            ),
        ),
        (
            "banned without a reason",
            "ban-not-proved",
            ("civil-code:509.1", "civil-code:577", "civil-code:127", "civil-procedure-interpretation:91.1.2"),
        ),
        (
            "banned, scripts were used, what is left is asked",
            "banned-balance",
            ("civil-code:566.1", "civil-code:497"),
        ),
        (
            "odds admitted to be half",
            "odds-untrue",
            ("consumer-law:20.1", "consumer-law:48.1.7", "civil-code:582"),
        ),
        (
            "no approval found, paid to two, one sued",
            "unlicensed-game",
            ("minor-protection-law:75.1", "civil-code:153.1", "civil-code:157"),
        ),
        (
            "taken, told after two hours, not frozen, the password lent",
            "item-theft-operator",
            ("civil-code:509.2", "consumer-law:18.1", "civil-code:577"),
        ),
        (
            "taken, told after two hours, not frozen, the password lent",
            "item-theft-own-part",
            ("civil-code:592.2",),
        ),
        ("item made weaker", "item-changed", ("civil-code:543", "civil-code:509.1", "civil-code:497")),
    ],
)
def test_each_stands_on_its_clauses(name, ground, refs):
    brief = brief_of(TABLE[name].case, TODAY)
    (found,) = [each for each in brief.grounds if each.id == ground]
    assert set(refs) <= {each.ref.partition("@")[0] for each in found.citations}


# ---- what is not money: a pleading of its own, never the small-claims track ----

SMALL_CLAIMS_SAYS = ("适用小额诉讼程序的", "小额诉讼应当", "小额诉讼的举证期限", "一审终审")


def pleading(name: str) -> str:
    return text_of(brief_of(TABLE[name].case, TODAY), "court/statement_of_claim")


def test_an_account_is_asked_back_with_the_money_in_the_same_sentence():
    text = pleading("banned without a reason")
    prayers = text.partition("诉讼请求")[2].partition("事实和理由")[0]
    assert (
        "1. 判令被告于判决生效之日起十日内恢复原告账号（某某玩家01）的正常使用；"
        "不能恢复的，返还账号内未使用的充值币对应的款项412.00元；" in prayers
    )
    assert prayers.count("412.00") == 1
    assert "退货" not in text
    assert "从来没有违规" not in text
    assert "外挂" not in text


def test_the_second_choice_of_money_is_not_asked_twice():
    case = banned(
        NO_REASON, CLEAN, LEFT, 交易=[topped_up("1000.00", 余额=BAN_LEFT)],
        诉求=RESTORE | {"备选要求": "退款"},
    )  # fmt: skip
    brief = brief_of(case, TODAY)
    assert [claim.kind for claim in brief.claims] == ["restore"]
    assert text_of(brief, "court/statement_of_claim").partition("事实和理由")[0].count("412.00") == 1


@pytest.mark.parametrize(
    "name",
    [
        "banned without a reason",
        "item made weaker",
        "taken, told after two hours, not frozen, the password lent",
    ],
)
def test_what_is_not_money_is_no_small_claim(name):
    brief = brief_of(TABLE[name].case, TODAY)
    assert brief.total == 0
    told = text_of(brief, "court/before_filing")
    assert "五十元至一百元，简易程序减半" in told
    assert "三个月" in told
    for paper in ("court/before_filing", "court/statement_of_claim"):
        found = [each for each in SMALL_CLAIMS_SAYS if each in text_of(brief, paper)]
        assert found == [], paper


def test_items_are_asked_back_or_their_price():
    assert "按付款时的说明（“攻击力+120”）恢复道具的属性；不能恢复的，返还价款328.00元；" in pleading(
        "item made weaker"
    )
    taken = pleading("taken, told after two hours, not frozen, the password lent")
    assert "恢复原告账号内被转走的道具（神兵一件、钻石三千）；不能恢复的，赔偿860.00元；" in taken
    assert "密码" not in taken


# ---- what the other side's lawyer would strike ----


def test_a_shutdown_asks_for_what_is_left_alone():
    text = pleading("shut down, coins and a monthly card left")
    assert "自2026年10月31日起停止服务" in text
    assert "6000钻石" in text
    assert "511.00元" in text
    assert "1030.00元（" not in text.partition("事实和理由")[0]
    assert "电子商务法" not in text
    alone = pleading("shut down, coins left")
    assert "判令被告返还原告未使用的充值币对应的款项500.00元；" in alone
    assert (
        "未使用的充值币对应的款项500.00元的算法：购买花费1000.00元×剩余6000÷（购买10000+赠送2000）=500.00元。"
        in alone
    )


def test_odds_tell_what_was_admitted_and_no_more():
    text = pleading("odds admitted to be half")
    assert "“五星角色 2%”" in text
    assert "本期实际概率为1%，公示有误" in text
    assert "差价648.00元的算法：1296.00×（1−1÷2），差价648.00元。" in text
    assert "三倍" not in text
    assert "欺诈" not in text


def test_each_payee_gives_back_its_own():
    sellers = [seller(店铺名="甲店"), seller(主体=OTHER_FIRM, 店铺名="乙店")]
    paid = [PAID_US | {"卖家": "1"}, PAID_OTHERS | {"卖家": "2"}]
    court = {"名称": "某某市某某区人民法院", "合并起诉": "是"}
    of_both = {name: answer | {"卖家": "每家"} for name, answer in (PROVIDER | NOT_FOUND).items()}
    brief = brief_of(game("无版号", of_both, 卖家=sellers, 交易=paid, 法院=court), TODAY)
    prayers = text_of(brief, "court/statement_of_claim").partition("诉讼请求")[2].partition("事实和理由")[0]
    assert "返还原告价款2300.00元" in prayers
    assert "返还原告价款700.00元" in prayers
    assert "3000.00元" not in prayers


def test_what_another_was_paid_is_told_and_not_asked():
    text = pleading("no approval found, paid to two, one sued")
    prayers, _, reasons = text.partition("诉讼请求")[2].partition("事实和理由")
    assert "2300.00元" in prayers
    assert "700.00" not in prayers
    assert "其中订单0042611010079不在本案请求之内" in reasons
    assert "没有查到该游戏" in reasons
    assert "非法游戏" not in text


def test_approval_is_no_matter_for_the_market_authority():
    brief = brief_of(TABLE["no approval found, paid to two, one sued"].case, TODAY)
    (lead,) = [each for each in brief.leads if each.id == "report-unlicensed-game"]
    assert lead.serves == "press"
    assert "新闻出版" in lead.caution
    assert lead.caution in as_text(brief)


# ---- two published disputes, in the project's words ----


def test_coins_of_a_game_that_was_shut_down_before_the_code():
    """Two accounts were topped up in 2020; what is left is asked, by the law of then, never the whole."""

    def account(paid: str, bought: str, left: str, **more: Any) -> dict[str, Any]:
        kept = {"单位": "元宝", "剩余": left, "购买所得": bought, "购买花费": paid}
        return order(
            **(TOP_UP | {"买的是什么": "代充", "下单时间": "2020-01-01", "实付": paid, "余额": kept} | more)
        )

    stop = {
        "发行方公告停服或下架": yes(时间="2020-10-31"),
        "停运时还有没用完的充值币": yes(),
        "我只是后悔不想要了": no(),
    }
    orders = [account("21000.00", "210000", "50000"), account("93000.00", "930000", "200000", 订单号="7")]
    brief = brief_of(game("停服", stop, 交易=orders), date(2020, 11, 10))
    assert "shutdown-currency" in standing_of(brief)
    assert brief.claims[0].amount == Decimal("25000.00")
    (ground,) = [each for each in brief.grounds if each.id == "shutdown-currency"]
    refs = {each.ref.partition("@")[0] for each in ground.citations}
    assert refs == {"consumer-law:53", "contract-law:97"}
    open_ = brief_of(
        game("停服", stop, 交易=[order(**TOP_UP | {"下单时间": "2020-01-01"})]), date(2020, 11, 10)
    )
    assert not open_.claims
    assert "余额" in reasons_of(open_)["shutdown-currency"]


def test_top_ups_of_a_game_that_was_not_found_among_the_approved():
    """Paid to two firms, one of them sued: 3600.00 of it, not 23100.00."""
    ours = topped_up("3600.00", 下单时间="2025-03-18", 账单上的收款方全称=FIRM["名称"])
    theirs = topped_up(
        "19500.00", 下单时间="2025-04-06", 账单上的收款方全称=OTHER_FIRM["名称"], 订单号="0042611010079"
    )
    found = {"在国家新闻出版署查不到这款游戏": yes(时间="2025-04-10", 证据=["截图"])}
    brief = brief_of(game("无版号", found, 交易=[ours, theirs]), date(2025, 5, 10))
    assert brief.claims[0].amount == Decimal("3600.00")
    (ground,) = [each for each in brief.grounds if each.id == "unlicensed-game"]
    refs = {each.ref.partition("@")[0] for each in ground.citations}
    assert {"civil-code:153.1", "civil-code:157", "publication-regulation:28.1"} <= refs
    assert "report-unlicensed-game" in leads_of(brief)
    assert "contract-formed" not in standing_of(brief)


def test_the_police_are_told_what_was_taken_and_not_of_the_firm():
    paid = topped_up("860.00", 付款方式="微信支付", 支付单号="4200000000202608200000000001", 付给了谁="商户")
    brief = brief_of(game("道具被盗", TAKEN | NOT_FROZEN, 诉求=ITEMS, 交易=[paid]), TODAY)
    text = text_of(brief, "police/report")
    assert "神兵一件、钻石三千。购买时付款860.00元，以付款凭据为准。" in text
    assert "依法追回、返还被转走的道具或者相应的款项" in text
    for crime in ("盗窃", "诈骗", "没有退回"):
        assert crime not in text


def test_who_asks_for_an_account_is_sent_to_nobody_who_only_handles_money():
    brief = brief_of(TABLE["banned without a reason"].case, TODAY)
    found = {rung.channel: rung for rung in plan_of(brief, workshop().channels).rungs}
    assert found["payment"].status == "closed"
    assert found["court"].name == "起诉"
    assert "一审终审" not in found["court"].reason
