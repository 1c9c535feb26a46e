"""Answers that belong to one kind of dispute: what is said, and a case in which the answer holds, and some in which not.

The cases are those of domain/kinds-1.md (B, D, E), each as plain as the facts that the answer needs.
"""

from typing import Any

from cases_support import DEAD, FIRM, GONE, PROOF, case_file, no, order, seller, yes
from more_cases import UNWILLING, child, minors, reclaimed

Case = dict[str, Any]
OWN_SITE = [seller(店铺名=GONE, 网站上卖家情况="只有一家店", 页面标有自营=GONE)]
SHOT = {"截图": PROOF}
CHEATED = {"我用过外挂脚本代练或者借给别人用": yes()}


def bought(**more: Any) -> Case:
    given = {"商品": "点券充值", "买的是什么": "游戏充值", "收到卡密的时间": GONE, "充值账号": "某某玩家01"}
    return order(**given | more)


def game(dispute: str, facts: Case, **more: Any) -> Case:
    """Against the maker of a game, who sold on a site of its own."""
    base = {"卖家": OWN_SITE, "证据": SHOT, "交易": [bought()]}
    stated = {"卖家就是内容或游戏的提供方": yes()} | facts
    return case_file(**base | {"争议": [dispute], "事实": stated} | more)


def membership(dispute: str, facts: Case, **more: Any) -> Case:
    """A membership of the site itself."""
    item = {"商品": "视频会员", "买的是什么": "会员开通", "收到卡密的时间": GONE}
    site = {"卖家": [{"主体": FIRM, "网站上卖家情况": "只有一家店"}], "证据": SHOT}
    return case_file(
        **site | {"争议": [dispute], "事实": facts, "交易": [order(**item | more.pop("item", {}))]} | more
    )


COINS = {"单位": "钻石", "剩余": "6000", "购买所得": "10000", "赠送所得": "2000", "购买花费": "1000.00"}
STOPPED = {
    "发行方公告停服或下架": yes(时间="2026-10-31", 原话="将于10月31日停止运营", 证据=["截图"]),
    "停运时还有没用完的充值币": yes(),
}
GIFT = {"停运公告给了退款办法而我没有同意": yes(原话="换成另一款游戏的礼包", 证据=["截图"])}
AGREED = {"我同意过退余额或券": yes()}


def shut_down(*facts: Case) -> Case:
    stated = STOPPED | {name: fact for each in facts for name, fact in each.items()}
    return game("停服", stated, 交易=[bought(实付="1000.00", 下单时间="2026-08-20 20:00", 余额=COINS)])


def banned(*facts: Case) -> Case:
    stated = {
        "账号被封停": yes(时间="2026-09-12 20:10", 原话="违反用户协议，永久封停", 证据=["截图"]),
        "收回或封停的原因是我违规": no(),
        "我用过外挂脚本代练或者借给别人用": no(),
        "官方通知里没有写清违反哪一条": yes(原话="违反用户协议，永久封停", 证据=["截图"]),
    } | {name: fact for each in facts for name, fact in each.items()}
    return game("账号封禁", stated, 诉求={"主要要求": "恢复账号"}, 交易=[bought(下单时间="2026-08-20 20:00")])


def odds(*facts: Case) -> Case:
    stated = {"公示的概率": yes(原话="五星角色 2%", 证据=["截图"])}
    half = {"主要要求": "补差价", "差价": "648.00", "差价算法": "1296.00 ×（1 − 1 ÷ 2）"}
    said = {name: fact for each in facts for name, fact in each.items()}
    return game(
        "概率不实", stated | said, 诉求=half, 交易=[bought(实付="1296.00", 下单时间="2026-08-20 20:00")]
    )


ADMITTED = {
    "官方承认实际概率与公示不同": yes(时间="2026-10-20", 原话="本期实际概率为1%", 证据=["截图"]),
    "写了保底而没有给": no(),
}


def changed(*facts: Case) -> Case:
    stated = {
        "买的时候写着道具的数值": yes(原话="攻击力+120", 证据=["截图"]),
        "道具买后属性被改低": yes(时间="2026-10-08", 原话="攻击力+80", 金额="328.00", 证据=["截图"]),
    } | {name: fact for each in facts for name, fact in each.items()}
    return game("道具被改", stated, 诉求={"主要要求": "恢复道具"}, 交易=[bought(下单时间="2026-08-20 20:00")])


def unlicensed(payee: str) -> Case:
    nothing = {
        "在国家新闻出版署查不到这款游戏": yes(时间="2026-11-01", 原话="没有查到相关数据", 证据=["截图"])
    }
    return game(
        "无版号",
        nothing,
        交易=[bought(实付="2300.00", 下单时间="2026-08-20 20:00", 账单上的收款方全称=payee)],
    )


def robbed(*facts: Case) -> Case:
    stated = {
        "账号里的东西被别人转走了": yes(
            时间="2026-11-02 21:00", 原话="神兵一件", 金额="860.00", 证据=["截图"]
        ),
        "我马上告诉了游戏公司": yes(时间="2026-11-02 23:00", 证据=["截图"]),
        "接到通知后没有冻结或者追查": yes(时间="2026-11-03 10:00", 原话="道具转移无法追回"),
    } | {name: fact for each in facts for name, fact in each.items()}
    return game("道具被盗", stated, 诉求={"主要要求": "恢复道具"}, 交易=[bought(下单时间="2026-08-20 20:00")])


def charged(*facts: Case) -> Case:
    stated = {"自动续费扣了款": yes(时间="2026-11-01 10:00"), "扣款前没有收到过提醒": yes()}
    return membership("自动续费", stated | {name: fact for each in facts for name, fact in each.items()})


REMINDED = {"扣款前没有收到过提醒": no(), "扣款前没有显眼的提醒": no()}
HIDDEN = {"开通时没有看到会自动续费": yes(原话="写在页面底部的灰色小字里", 证据=["截图"])}
LETTER = {"扣款前没有收到过提醒": no(), "扣款前没有显眼的提醒": yes(原话="只放在站内信里", 证据=["截图"])}
YEAR = {"实付": "248.00", "服务天数": "365", "下单时间": "2025-12-01"}


def ended(*facts: Case) -> Case:
    stated = {
        "使用一段时间后被停用": yes(时间="2026-07-11"),
        "收回或封停的原因是我违规": no(),
        "我把会员借给或者卖给别人用": no(),
    } | {name: fact for each in facts for name, fact in each.items()}
    return membership("停服", stated, item=YEAR | {"剩余天数": "143"})


def fewer(*facts: Case) -> Case:
    stated = {"会员期里规则被单方改了": yes(时间="2026-03-01", 原话="五台设备改成两台", 证据=["截图"])} | {
        name: fact for each in facts for name, fact in each.items()
    }
    asked = {"主要要求": "恢复权益", "差价": "80.00", "差价算法": "按减少的台数和剩余的月数计算"}
    return membership("会员权益变少", stated, item=YEAR, 诉求=asked)


def shorter(*facts: Case) -> Case:
    stated = {"到期时间比页面写的早": yes(时间="2026-10-29", 原话="31天", 数量="3", 证据=["截图"])}
    month = {"实付": "19.90", "服务天数": "31", "下单时间": "2026-10-01"}
    asked = {"主要要求": "补足天数"}
    return membership(
        "会员时长不足",
        {name: f for each in (stated, *facts) for name, f in each.items()},
        item=month,
        诉求=asked,
    )


def rented(facts: Case, **more: Any) -> Case:
    """A game account hired for some hours."""
    hired = {"商品": "游戏账号租用五小时", "买的是什么": "租号", "实付": "40.00"}
    return case_file(**{"争议": ["租号"], "事实": facts, "交易": [order(**hired)]} | more)


DEPOSIT = {
    "租号押金没有退": yes(金额="200.00"),
    "归还时账号正常": yes(时间="2026-11-01 15:00", 证据=["截图"]),
}
CUT_OFF = {"租期内登不上": yes(时间="2026-11-01", 数量="2", 总数="5", 证据=["截图"])}
PLAIN = case_file(事实=DEAD)
ACCEPTED = case_file(事实=DEAD, 对方的条款=[{"原文": "签收即视为认可质量", "讲的是什么": "签收即认可"}])
WORKED = case_file(事实=DEAD | {"兑换曾成功": yes()})
CHILD = minors(child("9") | UNWILLING)
CONSENTED = minors(child("9") | UNWILLING | {"家长事前或事后同意过": yes()})
DOLLARS = case_file(事实=DEAD, 交易=[order(币种="外币", 原币金额="20.00美元", 实付="145.36")])

FIRM_SITE = [{"主体": FIRM, "店铺名": "某某充值", "网站上卖家情况": "只有一家店"}]


def topped_up(*facts: Case) -> Case:
    """A slow top-up that did not come; the time that the page gave is over."""
    late = {"页面写明了到账时间": yes(时间="2026-11-04 10:00"), "到现在仍未到账": yes(证据=["截图"])}
    bill = {"商品": "话费慢充", "买的是什么": "代充", "收到卡密的时间": GONE, "实付": "285.00"}
    said = {name: fact for each in (late, *facts) for name, fact in each.items()}
    return case_file(争议=["充值没到或少到"], 事实=said, 交易=[order(**bill)], 卖家=FIRM_SITE, 证据=SHOT)


def stored(dispute: str, facts: Case, **more: Any) -> Case:
    """A gift card: sold by a shop, or to whoever buys cards back."""
    bill = {
        "商品": "购物卡",
        "买的是什么": "礼品卡购物卡",
        "实付": "930.00",
        "下单时间": "2026-10-01",
        "收到卡密的时间": GONE,
    }
    bought = [order(**bill | more.pop("item", {}))]
    return case_file(
        **{"争议": [dispute], "事实": facts, "交易": bought, "卖家": FIRM_SITE, "证据": SHOT} | more
    )


LOST_CARD = {
    "我拿到卡时查过余额": yes(时间="2026-10-02", 金额="1000.00", 证据=["截图"]),
    "刷卡时提示挂失冻结或者余额为零": yes(时间="2026-11-10", 原话="该卡已挂失", 证据=["截图"]),
}
HALF_USED = {"余额": {"单位": "元", "剩余": "600", "购买所得": "1000", "购买花费": "930.00"}}
OUT_OF_DATE = {
    "卡过了有效期还有余额": yes(时间="2026-08-31", 金额="180.00", 证据=["截图"]),
    "卡只能在发卡的那一家用": yes(),
}
SOLD_CARDS = {
    "约好了回收价": yes(金额="4650.00", 原话="五张4650元"),
    "约好了打款时间": yes(期限="2026-10-12", 原话="10月12日前"),
    "对方已经收到并核验成功": yes(时间="2026-10-10", 证据=["截图"]),
    "对方打过一部分款": no(),
}
TO_BUYER = {
    "卖家": [FIRM_SITE[0] | {"身份": "回收方"}],
    "item": {"买的是什么": "我卖出的卡券", "实付": "0.00"},
}
IN_KIND = {"诉求": {"主要要求": "恢复权益"}}
OWED = {"诉求": {"主要要求": "付清款项"}}

# id: (what is said, a case in which it is answered, cases in which it is not)
OF_KINDS: dict[str, tuple[str, Case, tuple[Case, ...]]] = {
    "streamer-already-paid": ("打赏的钱已经给主播分成了", CHILD, (CONSENTED, PLAIN)),
    "data-kept-secret": ("检测数据涉密，不便透露", banned(), (banned(CHEATED), PLAIN)),
    "account-is-ours": ("账号所有权归我们公司，您只有使用权", banned(), (banned(CHEATED), PLAIN)),
    "may-stop-any-time": ("停运是正常的经营决策，协议写了可以随时终止", shut_down(), (shut_down(AGREED), PLAIN)),
    "not-claimed-in-time": ("逾期没有登记的视为放弃", shut_down(), (shut_down(AGREED), PLAIN)),
    "gift-of-another-game": ("可以换成其他游戏的礼包", shut_down(GIFT), (shut_down(), shut_down(AGREED), PLAIN)),
    "odds-in-the-long-run": ("概率是长期的平均", odds(ADMITTED), (odds(), PLAIN)),
    "balance-change": ("武器的调整是平衡性优化", changed(), (changed({"改动后给过补偿而我领了": yes()}), PLAIN)),
    "approval-pending": ("版号在办了", unlicensed(FIRM["名称"]), (unlicensed("某某商贸有限公司"), PLAIN)),
    "account-care-is-yours": (
        "账号由用户自己保管，我们没有责任", robbed(), (robbed({"我把密码给过别人": yes()}), PLAIN),
    ),
    "account-trade-void": ("账号交易违规，合同无效，不退", reclaimed(), (PLAIN,)),
    "not-taken-by-me": ("又不是我找回的", reclaimed(), (PLAIN,)),
    "deposit-kept": ("押金按规则扣掉了", rented(DEPOSIT, 证据=SHOT), (PLAIN,)),
    "used-some-days": ("你都租了两个小时了，不退", rented(CUT_OFF, 证据=SHOT), (PLAIN,)),
    "ban-to-be-proved": ("检测到违规，封停", banned(), (banned(CHEATED), PLAIN)),
    "could-have-cancelled": ("取消的入口一直都有，您自己不取消", charged(), (charged(REMINDED), PLAIN)),
    "used-all-along": ("这几个月您一直都在用，现在说要退", charged(HIDDEN), (charged(REMINDED), PLAIN)),
    "rights-cut-within-term": (
        "我们有权调整会员权益", fewer(), (fewer({"改规则以后我又续费": yes()}), WORKED),
    ),
    "shared-account": (
        "账号共享，多设备异常，停用了", ended(), (ended({"我把会员借给或者卖给别人用": yes()}), WORKED),
    ),
    "by-calendar-month": ("会员按自然月计算", shorter(), (PLAIN,)),
    "ask-the-app-store": ("请联系苹果商店退款", charged(), (charged(REMINDED), WORKED)),
    "game-coins-not-refundable": ("点券一经充值不退", shut_down(), (shut_down(AGREED), WORKED)),
    "receipt-is-acceptance": ("协议写明签收即视为认可", ACCEPTED, (PLAIN,)),
    "liability-capped": ("赔偿以一个月的费用为限", PLAIN, (WORKED,)),
    "time-barred": ("诉讼时效已经过了", CHILD, (CONSENTED, WORKED)),
    "slow-top-up": ("慢充就是慢，不能退", topped_up(), (topped_up({"页面写明了到账时间": yes(时间="2027-01-04 10:00")}), PLAIN)),
    "top-up-arrived": ("已经充上了，您查余额", topped_up(), (PLAIN,)),
    "card-handed-over": (
        "卡已经交付，后面的事与我无关", stored("礼品卡不能用", LOST_CARD, item=dict(HALF_USED)), (PLAIN,),
    ),
    "expired-by-custom": (
        "过期作废是行规", stored("卡券过期", OUT_OF_DATE, **IN_KIND),
        (stored("卡券过期", OUT_OF_DATE | {"卡或者券是免费领的": yes()}, **IN_KIND), PLAIN),
    ),
    "buyback-code-used": (
        "卡密已被使用，拒付", stored("回收不打款", SOLD_CARDS, **dict(TO_BUYER), **OWED),
        (stored("回收不打款", SOLD_CARDS | {"对方已经收到并核验成功": no()}, **dict(TO_BUYER), **OWED), PLAIN),
    ),
    "buyback-under-review": (
        "风控审核中，暂缓打款", stored("回收不打款", SOLD_CARDS, **dict(TO_BUYER), **OWED),
        (stored("回收不打款", SOLD_CARDS | {"约好了打款时间": yes(期限="2027-01-12")}, **dict(TO_BUYER), **OWED), PLAIN),
    ),
    "exchange-rate": ("汇率有波动，只能按当天牌价退", DOLLARS, (PLAIN,)),
}  # fmt: skip
