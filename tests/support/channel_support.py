"""Cases for the channels outside the court: with a payment number, with steps that were tried before, with a platform."""

from typing import Any

from cases_support import CONSUMER, DEAD, case_file, order, overview_of, yes

from kameng_docs.blocks import words
from kameng_docs.pipeline import Sheet

PAYMENT = "4200000000202611010000000077"
ID, PHONE, ADDRESS, NAME = CONSUMER["证件号码"], CONSUMER["电话"], "某某街8号", CONSUMER["姓名"]
KEY = "QX7K-99ZP-44LM-WXYZ"
PAID = [order(支付单号=PAYMENT, 付款方式="微信支付", 卡密=[KEY], 查询密码="Pw-Secret-77")]
TALKED = {"我向卖家要求退货退款": yes(时间="2026-11-01 11:00")}
# Who runs the site, and a shop of which nobody knows more than its name.
OPERATOR = {"名称": "某某平台有限公司", "主体类型": "公司", "住所": "某某省某某市某某路9号"}
SITE = {"名称": "某某卡盟", "网址": "https://kameng.example", "经营者": OPERATOR}
NICKNAME = [{"店铺名": "某某小铺", "网站上卖家情况": "很多家店", "页面标有自营": "否"}]
BUSINESS = {"卖家长期成批卖同类商品": yes()}

TICKET = {
    "渠道": "平台工单",
    "提交": "2026-11-02 10:00",
    "编号": "GD77",
    "要求答复": "2026-11-05 18:00",
    "结果": "未回复",
}
REFUSED = {
    "渠道": "支付投诉", "提交": "2026-11-06", "状态": "已拒绝", "结果": "商家不同意退款", "答复时间": "2026-11-08",
}  # fmt: skip
LETTER = {
    "渠道": "催告函",
    "提交": "2026-11-09",
    "要求答复": "2026-11-12 18:00",
    "送达日期": "2026-11-10",
    "结果": "未回复",
}
REPORT = {"渠道": "12315举报", "提交": "2026-11-13"}
POLICE = {"渠道": "公安", "提交": "2026-11-14"}


def dead_key(**changes: Any) -> dict[str, Any]:
    """A dead key that was paid by WeChat, and the refund asked for."""
    return case_file(**{"交易": PAID, "事实": DEAD | TALKED} | changes)


def step(channel: str, **more: str) -> dict[str, str]:
    return {"渠道": channel, "提交": "2026-11-15", **more}


def talk_of(*secrets: str) -> list[dict[str, str]]:
    """Events in which the author wrote all of them down."""
    said = "，又".join(secrets)
    return [{"时间": "2026-11-03", "事项": f"说了{said}", "对方": "客服", "对方原话": said}]


def sheet_of(sheets: list[Sheet], name: str) -> Sheet:
    """The sheet `channel/paper`."""
    return next(s for s in sheets if f"{s.channel.slug}/{s.paper.slug}" == name)


LONG = (
    "音乐会员年卡卡密（含超清画质、离线下载、多端同时在线、全部影视综艺动漫权益，官方直充，24小时自动发货）"
    * 4
)


def text_of_overview(sheets) -> str:
    return "\n".join(words(overview_of(sheets).document))
