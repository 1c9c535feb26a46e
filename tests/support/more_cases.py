"""Cases of every kind of dispute, in the keys of an author, each as plain as the facts that it needs."""

from typing import Any

from cases_support import DEAD, GONE, PROOF, case_file, no, order, seller, yes

PERSON = {"名称": "某丁", "主体类型": "个人", "住所": "某某省某某市某某路1号"}
PRIVATE = [seller(主体=PERSON)]
PERSONS_SITE = {"名称": "某某卡盟", "经营者": PERSON}
NOBODY_KNOWS = [seller(主体=GONE)]
SELF_RUN = [seller(网站上卖家情况="只有一家店")]
SELF_OPERATED = [seller(页面标有自营="是")]
NOT_YET = [order(收到卡密的时间=GONE)]
TEN = [order(数量="10", 实付="100.00")]

PROMISE = [{"内容": "含全部影视权益", "实际": "没有影视权益"}]
USELESS = {"差的那一点让我完全用不上": yes()}
DIFFERENCE = {"主要要求": "补差价", "差价": "5.00"}
RESHIP = {"主要要求": "补发"}
RESTORE = {"主要要求": "恢复账号"}
OTHER = {"卖家发来的不是我买的商品或面值": yes(原话="发来的是月卡")}
REGRET = {"我只是后悔不想要了": yes()}
REFUSAL = {"对方的原话是不退": yes(时间="2026-11-03", 原话="概不退款")}
WORKED = {"兑换曾成功": yes()}

TOPPED_UP = [order(商品="游戏点券代充", 买的是什么="代充")]
MINE = "收回或封停的原因是我违规"
RECLAIMED = {"充值后又被官方收回": yes(时间="2026-11-10", 原话="该笔充值已被撤回"), MINE: no()}
# p 3.3 C23: how long it was used must have been asked; what was used for a time is paid for.
FROZEN = {
    "账号被封停": yes(时间="2026-11-10", 原话="该账号已被封停"),
    MINE: no(),
    "使用一段时间后被停用": no(),
}
MEMBERSHIP = [
    order(商品="视频会员年卡", 买的是什么="会员开通", 实付="198.00", 服务天数="365", 剩余天数="100")
]
STOPPED = {"使用一段时间后被停用": yes(时间="2026-11-15")}
SHUT_DOWN = {"发行方公告停服或下架": yes(时间="2026-11-15", 原话="本服务将停止运营")}
RENEWAL = [order(商品="视频会员连续包月", 买的是什么="会员开通")]
RENEWED = {"自动续费扣了款": yes(时间="2026-11-01 10:00"), "扣款前没有收到过提醒": yes()}
HARD_TO_CANCEL = {"取消续费的入口难找或要收费": yes(原话="请联系人工客服取消")}
UNWILLING = {
    "家长得知后明确表示不同意": yes(时间="2026-11-03"),
    "这笔钱明显超过孩子平时的零花钱": yes(),
}
BLOCKED = {"付款后被拉黑": yes(时间="2026-11-01 12:00"), "到现在仍未到账": yes()}
SITE_DOWN = {"付款后网站打不开": yes(时间="2026-11-02"), "到现在仍未到账": yes()}
BALANCE = {"我预存的余额还没有用完": yes(), "余额只能在这一家店用": yes()}
WANTED = "我书面要平台提供卖家的真实名称地址联系方式"
NOT_GIVEN = "平台没有给或者给的联系不上"
# p 4.1: against a platform, too, every sentence has its fact and its exhibit
NO_IDENTITY = {
    WANTED: yes(时间="2026-11-05", 期限="2026-11-12", 证据=["截图"]),
    NOT_GIVEN: yes(时间="2026-11-13", 证据=["截图"]),
}
TOLD, STILL_SOLD = "我把情况和证据告诉了平台", "平台之后仍让该店继续卖同一商品"
KNEW = {
    TOLD: yes(时间="2026-11-04", 证据=["截图"]),
    STILL_SOLD: yes(时间="2026-11-12", 证据=["截图"]),
}
OWN_PROMISE = {
    "平台自己写过先行赔付或更好的保障": yes(原话="卡密无效由平台先行赔付", 证据=["截图"]),
    "平台承诺的条件我都满足": yes(原话="购买后三日内提出，附了失败的截图", 证据=["截图"]),
    "我按平台的步骤申请过赔付": yes(时间="2026-11-05", 原话="申请编号0042", 证据=["截图"]),
}
LOOKED_LIKE = {"名称标识让人以为是平台自己卖的": yes(原话="某某卡盟官方直营", 证据=["截图"])}
RECORDS = {"我要求提供交易记录而对方没有提供": yes(时间="2026-11-04")}
AGREED = "下单时确认过不适用七日无理由"
UNOPENED = {"我还没有点开看过卡密": yes(), AGREED: no()}
NOTICE_TO_END = "我书面通知过逾期不履行合同就解除"
CONTENT = "卖家就是内容或游戏的提供方"
ENDED = {NOTICE_TO_END: yes(时间="2026-11-05 09:00", 期限="2026-11-09 18:00", 原话="逾期合同自动解除")}
INTEREST = {"要求利息": "依据够时要求"}
SHOT = {"截图": PROOF}
LAWYER = "请先咨询律师"
INTERESTS = ("interest-void", "interest-prepaid", "interest-loss")
BREACHES = ("contract-formed", "card-unusable", "purpose-defeated", "consumer-liability", "late-delivery")


def asked(day: str) -> dict[str, Any]:
    return {"我向卖家要求退货退款": yes(时间=day)}


def child(age: str | None, **more: Any) -> dict[str, Any]:
    counted = {} if age is None else {"数量": age}
    return {"实际操作的是孩子": yes(**counted)} | more


def end_notice(**keys: Any) -> dict[str, Any]:
    return DEAD | {NOTICE_TO_END: yes(**keys)}


def advertised(**changes: Any) -> dict[str, Any]:
    return case_file(**{"争议": ["虚假宣传"], "页面承诺": PROMISE} | changes)


def reclaimed(facts: dict[str, Any] = RECLAIMED, **changes: Any) -> dict[str, Any]:
    return case_file(**{"争议": ["充值被追回"], "交易": TOPPED_UP, "事实": facts} | changes)


def stopped(facts: dict[str, Any] = STOPPED, **changes: Any) -> dict[str, Any]:
    return case_file(**{"争议": ["停服"], "交易": MEMBERSHIP, "事实": facts} | changes)


def renewed(facts: dict[str, Any] = RENEWED, **changes: Any) -> dict[str, Any]:
    return case_file(**{"争议": ["自动续费"], "交易": RENEWAL, "事实": facts} | changes)


def minors(facts: dict[str, Any], **changes: Any) -> dict[str, Any]:
    return case_file(**{"争议": ["未成年人充值"], "交易": TOPPED_UP, "事实": facts} | changes)


def vanished(facts: dict[str, Any] = BLOCKED, **changes: Any) -> dict[str, Any]:
    return case_file(**{"争议": ["商家失联"], "交易": NOT_YET, "事实": facts} | changes)


def prepaid(facts: dict[str, Any] = BALANCE, **changes: Any) -> dict[str, Any]:
    left = {"单位": "元", "剩余": "18.50", "购买所得": "30.00", "购买花费": "30.00"}
    bought = [order(商品="余额充值", 买的是什么="其他", 余额=left)]
    return case_file(**{"争议": ["商家失联"], "交易": bought, "事实": SITE_DOWN | facts} | changes)


def platform(facts: dict[str, Any], **changes: Any) -> dict[str, Any]:
    """A dead key, and what the platform did; the screenshot is there to prove it."""
    return case_file(**{"争议": ["卡密无效", "平台责任"], "事实": DEAD | facts, "证据": SHOT} | changes)


def undecided(facts: dict[str, Any], **changes: Any) -> dict[str, Any]:
    """A key nobody opened, wanted back for no reason."""
    return case_file(**{"争议": ["拒绝退款"], "事实": REGRET | asked("2026-11-05") | facts} | changes)


def closed(*said: str, **changes: Any) -> dict[str, Any]:
    """An account closed by the very shop that sold it, and `said` to be so besides."""
    facts = FROZEN | {CONTENT: yes()} | {name: yes() for name in said}
    return case_file(**{"争议": ["账号封禁"], "事实": facts} | changes)


def bought_account(facts: dict[str, Any] = FROZEN, **changes: Any) -> dict[str, Any]:
    """An account bought of a shop, and closed by those who run the game."""
    bought = [order(商品="游戏账号", 买的是什么="账号")]
    return case_file(**{"争议": ["账号封禁"], "交易": bought, "事实": facts} | changes)


def review_gone(facts: dict[str, Any], **changes: Any) -> dict[str, Any]:
    """A dead key, and the review of it deleted; the screenshots show it."""
    gone = {"评价被平台删除": yes(时间="2026-11-05", 证据=["截图"])}
    return case_file(
        **{"争议": ["卡密无效", "删评拒证"], "事实": DEAD | gone | facts, "证据": SHOT} | changes
    )
