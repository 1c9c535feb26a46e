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
CUT_SHORT = {
    "下单成功并且付了款": yes(),
    "商家单方取消了订单": yes(时间="2026-11-02", 原话="取消"),
}


def cancelled(*facts: Case) -> Case:
    stated = CUT_SHORT | {name: fact for each in facts for name, fact in each.items()}
    return case_file(争议=["砍单"], 事实=stated, 交易=[order(买的是什么="实物商品", 收到卡密的时间=GONE)])


def promised(about: str, words: str, *facts: Case, **more: Any) -> Case:
    stated = {name: fact for each in facts for name, fact in each.items()}
    said = {"内容": words, "种类": about, "实际": "没有给", "金额": "30.00"}
    return case_file(争议=["承诺没有兑现"], 事实=stated, 页面承诺=[said], **more)


CONDITIONS = {"返现的条件我都做到了": yes(原话="已按页面申请")}
OWED = {"诉求": {"主要要求": "付清款项"}}
TOLD_BY_BRAND = {
    "约定的情形已经发生并有凭据": yes(原话="官方答复不是其商品", 证据=["截图"]),
    "品牌方书面说不是它的东西": yes(证据=["截图"]),
}
NO_GIFT = {"写着送的东西没有给": yes()}
PLAIN = case_file(事实=DEAD)
SITE = [{"主体": FIRM, "网站上卖家情况": "只有一家店"}]


def software(dispute: str, facts: Case, **item: Any) -> Case:
    given = {"商品": "软件授权", "买的是什么": "软件或云服务", "下单时间": "2026-03-01"} | item
    return case_file(争议=[dispute], 卖家=SITE, 事实=facts, 交易=[order(**given)], 证据=SHOT)


PRESELECTED = {
    "付款页默认选中了更贵的一档": yes(原话="年付已经选中", 金额="9.00", 证据=["截图"]),
}
CONFIRMED = PRESELECTED | {"付款前我单独确认过这一档和金额": yes()}
REVOKED = {
    "发行方说密钥已被吊销": yes(时间="2026-10-01", 原话="批量授权已吊销", 证据=["截图"]),
    "使用一段时间后被停用": yes(时间="2026-10-01"),
    "页面写着永久授权": yes(原话="永久授权", 证据=["截图"]),
    "我把不能用的情况告诉了卖家": yes(时间="2026-10-02"),
}
SHARED = REVOKED | {"我违反过授权条款": yes()}
DEVICES = {"能激活的台数比写的少": yes(数量="2", 总数="5", 原话="超出设备数", 证据=["截图"])}
ON_TRIAL = {
    "自动续费扣了款": yes(时间="2026-11-01 10:00"),
    "试用期满前没有提醒就扣了款": yes(时间="2026-11-01", 期限="2026-11-01"),
}
ACCEPTED = case_file(事实=DEAD, 对方的条款=[{"原文": "签收即视为认可质量", "讲的是什么": "签收即认可"}])
WORKED = case_file(事实=DEAD | {"兑换曾成功": yes()})
CHILD = minors(child("9") | UNWILLING)
CONSENTED = minors(child("9") | UNWILLING | {"家长事前或事后同意过": yes()})
DOLLARS = case_file(事实=DEAD, 交易=[order(币种="外币", 原币金额="20.00美元", 实付="145.36")])
LIVE_SITE = {"名称": "某某直播"}
SHOWN = {"内容": "支持一百瓦快充", "实际": "只有二十瓦", "在哪里看到": "直播"}
ROOM = {
    "是在直播间里点链接买的": yes(原话="某某严选直播间"),
    "直播页面没有写实际卖家是谁": yes(原话="只有商品名"),
    "直播间账号是对方开的": yes(原话="某某网络有限公司"),
}


def on_air(*facts: Case) -> Case:
    """Bought in a live room, claimed from whoever runs it."""
    stated = ROOM | {name: fact for each in facts for name, fact in each.items()}
    room = [seller(身份="直播间运营者", 店铺名=GONE)]
    return case_file(争议=["直播间卖货"], 卖家=room, 平台=LIVE_SITE, 事实=stated, 页面承诺=[SHOWN])


MARKED = on_air({"直播页面没有写实际卖家是谁": no()})
OWN_SHOP = case_file(事实=DEAD, 卖家=[seller(页面标有自营="是")])
SHIFTED = case_file(事实=DEAD, 对方的条款=[{"原文": "平台责任一概由商家承担", "讲的是什么": "平台不担责"}])
GUARANTEE = {
    "平台自己写过先行赔付或更好的保障": yes(原话="卡密无效先行赔付", 证据=["截图"]),
    "平台承诺的条件我都满足": yes(原话="三日内提出", 证据=["截图"]),
    "我按平台的步骤申请过赔付": yes(时间="2026-11-02", 原话="申请编号0042", 证据=["截图"]),
}
GUARANTEED = case_file(事实=DEAD | GUARANTEE, 证据=SHOT)
NOT_APPLIED = case_file(事实=DEAD | GUARANTEE | {"我按平台的步骤申请过赔付": no()}, 证据=SHOT)
NAMED = case_file(事实=DEAD | {"平台给了卖家信息而且联系得上": yes()})
A_PERSON = case_file(事实=DEAD, 卖家=[seller(主体=FIRM | {"主体类型": "个人"})])


def ticketed(sort: str, dispute: str, facts: Case, **more: Any) -> Case:
    """A show, a journey or a voucher (kinds-2.md E)."""
    item = {"商品": "某某预订", "买的是什么": sort, "收到卡密的时间": GONE, "下单时间": "2026-10-20 20:00"}
    item |= more.pop("item", {})
    return case_file(**{"争议": [dispute], "事实": facts, "证据": SHOT, "交易": [order(**item)]} | more)


RECAST = {"主演或主要节目换了": yes(时间="2026-10-28", 原话="主演换为某某", 证据=["截图"])}
CALLED_OFF = {"演出取消了": yes(时间="2026-10-28", 原话="演出取消")}
SHOW = ("演出票", "演出改换")
NO_ROOM = ticketed("旅行或住宿", "订房订票落空", {"到店没有房": yes(时间="2026-10-30 20:00", 原话="满房了")})
NO_RETURN = {"原文": "预订后不可取消，房费不退", "讲的是什么": "概不退"}
OWN_WAY = {
    "是我自己不能去": yes(时间="2026-10-25", 原话="生病"),
    "原定的演出入住或者出发日": yes(时间="2026-11-10", 期限="2026-11-14"),
}
GAVE_UP_ROOM = ticketed(
    "旅行或住宿", "拒绝退款", OWN_WAY | {"那件事给对方造成的实际损失": yes(金额="5.00")},
    对方的条款=[NO_RETURN | {"提示": "小字"}],
)  # fmt: skip
SHOWN_PLAINLY = GAVE_UP_ROOM | {"对方的条款": [NO_RETURN | {"提示": "醒目"}]}
TOUR = {"报的是旅行社的团": yes()}
LEFT_TOUR = ticketed(
    "旅行或住宿", "旅行退费", TOUR | OWN_WAY | {"旅行社给了已付费用的凭据": yes(金额="5.00", 原话="签证费")}
)
SHORT_TOUR = ticketed(
    "旅行或住宿", "旅行退费", TOUR | {"行程少了项目或者换了酒店": yes(时间="2026-10-30", 金额="10.00", 原话="少去一个景点")},
    诉求={"主要要求": "补差价"},
)  # fmt: skip
UNUSED = {"券没有用过": yes()}
VOUCHER = ("餐券团购券", "团购券不能用")
PROMISED = ticketed(*VOUCHER, UNUSED | {"券上写着过期退或者随时退": yes(原话="过期退")})
TURNED_AWAY = ticketed(*VOUCHER, UNUSED | {"商家不接待或者要加价": yes(时间="2026-10-30", 原话="今天不收券")})
HOUSE_BRAND = {"卖家": [seller(页面标有自营="是")]}


def parcel(facts: Case, **more: Any) -> Case:
    """A thing that was sent and is to go back."""
    bought = {
        "商品": "机械键盘", "买的是什么": "实物商品", "下单时间": "2026-11-18", "收到卡密的时间": "2026-11-20",
    }  # fmt: skip
    return case_file(
        **{"交易": [order(**bought)], "争议": ["无理由退货被拒"], "证据": SHOT, "事实": facts} | more
    )


WHOLE = {
    "收到后没有用过而且配件都在": yes(), "是定做鲜活拆封的光盘软件或者报刊": no(),
    "下单时确认过不适用七日无理由": no(), "我向卖家要求退货退款": yes(时间="2026-11-21 10:00"),
}  # fmt: skip
OF_PARCELS = parcel(WHOLE)
TO_ORDER = parcel(WHOLE | {"是定做鲜活拆封的光盘软件或者报刊": yes()})
BROKEN = parcel(
    {"收到的商品坏了或者有质量问题": yes(原话="按键没有反应", 时间="2026-11-20")}, 争议=["商品质量问题"]
)


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


# id: (what is said, a case in which it is answered, cases in which it is not)
def prepaid(*facts: Case, kept: Case | None = None, **more: Any) -> Case:
    """Lessons that were paid beforehand and stopped."""
    lessons = kept or {"计法": "按次数", "总次数": "48", "赠送次数": "8", "已用次数": "12"}
    item = {
        "商品": "绘画课",
        "买的是什么": "课程",
        "收到卡密的时间": GONE,
        "实付": "4800.00",
        "预付": lessons,
    }
    site = {"卖家": [{"主体": FIRM, "网站上卖家情况": "只有一家店"}], "证据": SHOT}
    stated = {"对方停止提供了": yes(时间="2026-10-02")} | {n: f for each in facts for n, f in each.items()}
    return case_file(**site | {"争议": ["预付退费"], "事实": stated, "交易": [order(**item)]} | more)


BORED = {"我只是后悔不想要了": yes()}
TERM = {"计法": "按期限", "起": "2026-03-01", "止": "2027-02-28", "停止提供": "2026-10-02"}
FROM_A_FRIEND = {"别人把卡转给我并且通知了商家": yes(时间="2026-09-01"), "对方停止提供了": no()}
TO_GO_ON = {"诉求": {"主要要求": "恢复权益"}}

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
    "prepaid-no-refund": ("课程售出概不退费", prepaid(), (prepaid(BORED), PLAIN)),
    "new-owner": ("我们换老板了，以前的课新店不认", prepaid(), (prepaid(BORED), PLAIN)),
    "original-price": ("用过的按原价扣", prepaid(), (prepaid(BORED), PLAIN)),
    "lessons-expired": ("课时过期作废", prepaid(), (prepaid(kept=TERM), PLAIN)),
    "gifts-deducted": ("送的八节课要先扣掉", prepaid(), (prepaid(kept=TERM), PLAIN)),
    "teacher-left": ("老师离职了我们也没办法", prepaid(), (prepaid(BORED), PLAIN)),
    "transfer-fee": ("转让要收30%手续费", prepaid(FROM_A_FRIEND, **TO_GO_ON), (prepaid(), PLAIN)),
    "prepaid-fee-deducted": ("退款要扣20%手续费", prepaid(), (prepaid(BORED), PLAIN)),
    "chose-the-plan-yourself": (
        "年付是您自己选的", software("误选高价套餐", PRESELECTED),
        (software("误选高价套餐", CONFIRMED), PLAIN),
    ),
    "virtual-goods-preselected": (
        "虚拟商品不退", software("误选高价套餐", PRESELECTED),
        (software("误选高价套餐", CONFIRMED), PLAIN),
    ),
    "official-device-limit": (
        "一码一机是官方规定", software("授权限制", DEVICES, 实付="100.00") | {"诉求": {"主要要求": "补差价"}},
        (software("授权限制", DEVICES | {"我违反过授权条款": yes()}), PLAIN),
    ),
    "warranty-over-for-a-revoked-key": (
        "已经过了质保期，不退", software("密钥被吊销", REVOKED), (software("密钥被吊销", SHARED), PLAIN),
    ),
    "revoked-by-the-issuer": (
        "这是微软的问题，与我们无关", software("密钥被吊销", REVOKED),
        (software("密钥被吊销", SHARED), PLAIN),
    ),
    "reminder-out-of-sight": (
        "扣款前发站内信提醒过您了", charged(LETTER), (charged(), charged(REMINDED), PLAIN),
    ),
    "trial-terms": (
        "试用协议写了到期自动扣款，您自己同意的", membership("自动续费", ON_TRIAL),
        (charged(), charged(REMINDED), PLAIN),
    ),
    "price-mistake": (
        "运营手误价格标错了，订单取消", cancelled(), (cancelled({"标价低得明显不正常": yes()}), PLAIN),
    ),
    "gift-does-not-count": (
        "赠品没有售后，送完为止", promised("赠品", "买就送滤芯", NO_GIFT, 诉求={"主要要求": "恢复权益"}), (PLAIN,),
    ),
    "cashback-quota-full": (
        "返现名额已经满了",
        promised("返现", "返现30元", CONDITIONS, **OWED),
        (promised("返现", "返现30元", CONDITIONS, {"名额或者截止日写在返现旁边": yes()}, **OWED), PLAIN),
    ),
    "condition-told-later": (
        "返现另有累计签到七次的条件，您没达标，不返",
        promised("返现", "返现30元", CONDITIONS, **OWED),
        (promised("返现", "返现30元", CONDITIONS, {"名额或者截止日写在返现旁边": yes()}, **OWED), PLAIN),
    ),
    "page-words-no-contract": (
        "详情页写的返现只是介绍，不算合同条款",
        promised("返现", "返现30元", CONDITIONS, **OWED),
        (PLAIN,),
    ),
    "promised-damages-refused": (
        "只退货款，不赔十倍",
        promised("赔偿", "假一赔十", TOLD_BY_BRAND, **OWED),
        (promised("赔偿", "假一赔十", **OWED), PLAIN),
    ),
    "goods-opened": ("包装拆封了，影响二次销售不能退", OF_PARCELS, (TO_ORDER, BROKEN, PLAIN)),
    "goods-not-excepted": ("本店商品不支持七天无理由退货", OF_PARCELS, (TO_ORDER, BROKEN, PLAIN)),
    "goods-not-custom": ("这是定制的，不能退", OF_PARCELS, (TO_ORDER, BROKEN, PLAIN)),
    "goods-defect-no-matter": ("拆封了就不退", BROKEN, (OF_PARCELS, PLAIN)),
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
    "ticket-lineup-changed": (
        "演出票售出不退不换", ticketed(*SHOW, RECAST), (ticketed(*SHOW, RECAST | {"我已经进场看了演出": yes()}), PLAIN),
    ),
    "force-majeure-ticket-back": (
        "艺人生病属于不可抗力，不承担责任",
        ticketed(*SHOW, CALLED_OFF | {"对方证明了不可抗力": yes()}),
        (ticketed(*SHOW, CALLED_OFF), PLAIN),
    ),
    "booking-not-cancellable": ("您的酒店订单不可取消", NO_ROOM, (GAVE_UP_ROOM, PLAIN)),
    "booking-cancelled-in-time": ("您的酒店订单不可取消", GAVE_UP_ROOM, (SHOWN_PLAINLY, NO_ROOM, PLAIN)),
    "voucher-void-after-term": ("团购券过期就作废了", PROMISED, (TURNED_AWAY, PLAIN)),
    "voucher-refused-in-term": ("团购券过期就作废了", TURNED_AWAY, (PROMISED, PLAIN)),
    "holidays-excluded": (
        "节假日不能用券", TURNED_AWAY, (TURNED_AWAY | {"对方的条款": [{"原文": "节假日不可用", "提示": "醒目"}]}, PLAIN),
    ),
    "already-paid-on": ("团费已经付给地接了，退不了", LEFT_TOUR, (SHORT_TOUR, PLAIN)),
    "tour-no-refund": ("退团的话团费概不退还", LEFT_TOUR, (SHORT_TOUR, PLAIN)),
    "ask-the-local-agency": ("行程是地接社改的，跟我们没关系", SHORT_TOUR, (LEFT_TOUR, PLAIN)),
    "self-operated-is-seller": ("我们只是平台，请联系商家", NO_ROOM | HOUSE_BRAND, (NO_ROOM, PLAIN)),
    "self-operated-mark": ("这款是供应商直发的，请联系供应商处理", OWN_SHOP, (PLAIN, WORKED)),
    "platform-not-liable": ("平台概不负责，均由商家承担", SHIFTED, (PLAIN, WORKED)),
    "platform-judges-its-promise": ("先行赔付要以平台判定为准", GUARANTEED, (NOT_APPLIED, PLAIN)),
    "shop-details-are-private": ("商家的地址电话属于隐私，不能提供给您", PLAIN, (NAMED, A_PERSON)),
    "live-room-only-promotes": ("我们直播间只是推广，不是卖家", on_air(), (MARKED, PLAIN)),
    "link-leads-elsewhere": ("链接跳转到别家店，跟我们没关系", on_air(), (MARKED, PLAIN)),
}  # fmt: skip


def priced(dispute: str, facts: Case, **more: Any) -> Case:
    """A matter of the price alone: nothing is wrong with what was delivered."""
    given = {"商品": "某某纪念册", "买的是什么": "实物商品", "收到卡密的时间": GONE}
    return case_file(
        **{"争议": [dispute], "事实": facts, "证据": SHOT, "交易": [order(**given | more.pop("item", {}))]}
        | more
    )


def cost(about: str, words: str) -> Case:
    return {"原文": words, "讲的是什么": about, "在哪里": "用户协议第七条", "提示": "小字"}


FEE = {"收费的条款写在小字或折叠里": yes(金额="39.00", 原话="写在折叠的服务说明里", 证据=["截图"])}
SEEN = {"付款前已经看到这项费用": yes()}
FEE_TERM = {"对方的条款": [cost("收费", "每单收取服务费39元")], "item": {"实付": "98.00"}}
KEPT = {
    "对方按那一条扣了我的钱": yes(金额="300.00", 证据=["截图"]),
    "那件事给对方造成的实际损失": yes(金额="60.00"),
}
KEPT_TERM = {"对方的条款": [cost("消费者违约金", "取消扣一半")], "item": {"实付": "600.00"}}
NO_LOSS = {"那件事给对方造成的实际损失": yes(金额="300.00")}
SET = {
    "买一样东西被配上了另一样": yes(金额="15.00", 原话="节目包", 证据=["截图"]),
    "搭配的那一样是默认勾选好的": yes(证据=["截图"]),
}
TWICE = [
    {"付款时间": "2026-11-01 10:00", "金额": "88.00", "付给了谁": "平台"},
    {"付款时间": "2026-11-01 10:02", "金额": "88.00", "付给了谁": "平台"},
]
TWO = {"item": {"实付": "176.00", "分笔付款": TWICE}}
AGAIN = {"同一个订单付了两次钱": yes(证据=["截图"])}
LATER = {"没下单却从先享后付里扣了钱": yes(时间="2026-11-01", 金额="30.00", 证据=["截图"])}
EARNEST = {"扣下的钱当时写的是订金不是定金": yes(原话="订金300元", 证据=["截图"])}

OF_KINDS |= {
    "fee-in-agreement": (
        "协议第七条写了要收39元服务费",
        priced("隐藏收费条款", FEE, **FEE_TERM),
        (priced("隐藏收费条款", FEE | SEEN, **FEE_TERM), PLAIN),
    ),
    "cancel-fee-too-high": (
        "取消要扣一半违约金",
        priced("扣违约金", KEPT, **KEPT_TERM),
        (priced("扣违约金", KEPT | NO_LOSS, **KEPT_TERM), PLAIN),
    ),
    "deposit-word": (
        "订金按规定不退",
        priced("扣违约金", KEPT | EARNEST, **KEPT_TERM),
        (priced("扣违约金", KEPT, **KEPT_TERM), PLAIN),
    ),
    "sold-together": (
        "都是一起收的，不退",
        priced("搭售", SET),
        (priced("搭售", SET | {"搭配的那一样我用过了": yes()}), PLAIN),
    ),
    "only-one-received": (
        "后台只收到一笔",
        priced("多付没有退", AGAIN, **TWO),
        (priced("多付没有退", AGAIN), PLAIN),
    ),
    "pay-later-authorised": (
        "您自己开通了先享后付",
        priced("先享后付被扣", LATER),
        (priced("先享后付被扣", LATER | {"先享后付扣的那一单是我下的": yes()}), PLAIN),
    ),
}
