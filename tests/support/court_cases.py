"""Cases that reach a court, in the keys of an author: with an agent, a child, a promise in writing, a settlement."""

from typing import Any

from cases_support import BASE, CONSUMER, DEAD, PROOF, case_file, order, yes

COURT = {"名称": "某某市某某区人民法院"}
CASE_NUMBER = "（2026）某0000民初0001号"
FILED = COURT | {"案号": CASE_NUMBER, "立案日期": "2026-11-15"}
PROMISED = "对方书面承认要退这笔钱并答应日期"
GUARDIAN = {
    "姓名": "张某某",
    "与消费者关系": "母亲",
    "性别": "女",
    "出生日期": "1985-02-03",
    "证件号码": "000000198502030020",
    "电话": "13800000001",
}
CHILD = CONSUMER | {
    "姓名": "张小某",
    "性别": "男",
    "出生日期": "2012-02-03",
    "证件号码": "000000201202030018",
    "法定代理人": GUARDIAN,
}
AGENT = {
    "姓名": "王某某",
    "是我的": "配偶",
    "性别": "男",
    "出生日期": "1990-05-06",
    "证件号码": "000000199005060013",
    "住址": "某某省某某市某某区某某街8号",
    "电话": "13800000002",
    "关系证明": "结婚证",
}
UNKNOWN = [{key: value for key, value in BASE["卖家"][0].items() if key != "主体"}]
SETTLED = {"金额": "30.00", "支付期限": "2026-11-20", "谈妥日期": "2026-11-18"}
PAID = [order(支付单号="4200000000202611010000000001", 付款方式="微信支付", 账单上的收款方全称="某某商行")]


def suing(
    court: dict[str, Any] = COURT, facts: dict[str, Any] | None = None, **changes: Any
) -> dict[str, Any]:
    """A dead key and a court; `facts` beside those of the key."""
    told = {"事实": DEAD | (facts or {}), "证据": {"截图": PROOF}, "法院": court}
    return case_file(**(told | changes))


def promise(**changes: Any) -> dict[str, Any]:
    """The seller owned up in writing, and the day it named is over."""
    said = {"时间": "2026-11-05", "期限": "2026-11-10", "原话": "10号前退30元", "证据": ["截图"]}
    return {PROMISED: yes(**{k: v for k, v in (said | changes).items() if v is not None})}
