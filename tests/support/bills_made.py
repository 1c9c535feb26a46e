"""Bills as 微信支付, 支付宝 and 京东 give them, and as spreadsheets save them again. All names and numbers are invented."""

from dataclasses import dataclass
from datetime import datetime
from io import BytesIO

import openpyxl

WECHAT = [
    "交易时间",
    "交易类型",
    "交易对方",
    "商品",
    "收/支",
    "金额(元)",
    "支付方式",
    "当前状态",
    "交易单号",
    "商户单号",
    "备注",
]
ALIPAY = [
    "交易时间",
    "交易分类",
    "交易对方",
    "对方账号",
    "商品说明",
    "收/支",
    "金额",
    "收/付款方式",
    "交易状态",
    "交易订单号",
    "商家订单号",
    "备注",
]
ALIPAY_WEB = [
    "交易号",
    "商家订单号",
    "交易创建时间",
    "付款时间",
    "最近修改时间",
    "交易来源地",
    "类型",
    "交易对方",
    "商品名称",
    "金额（元）",
    "收/支",
    "交易状态",
    "服务费（元）",
    "成功退款（元）",
    "备注",
    "资金状态",
]
JD = [
    "交易时间",
    "商户名称",
    "交易说明",
    "金额",
    "收/付款方式",
    "交易状态",
    "收/支",
    "交易分类",
    "交易订单号",
    "商家订单号",
    "备注",
]


@dataclass(frozen=True)
class Paid:
    """One row, told alike for all of them."""

    at: str = "2026-10-03 21:14:37"
    payee: str = "某某网络科技有限公司"
    goods: str = "视频会员季卡卡密"
    amount: str = "68.00"
    number: str = "4200000000202610030000000001"
    merchant: str = "20261003211437900001"
    direction: str = "支出"
    status: str = "支付成功"
    kind: str = "商户消费"
    way: str = "零钱"
    refunded: str = ""


def wechat(*paid: Paid, count: int | None = None) -> str:
    """微信支付, CSV."""
    preamble = [
        "微信支付账单明细", "微信昵称：[测试用户]", "起始时间：[2026-10-01 00:00:00] 终止时间：[2026-10-31 23:59:59]",
        "导出类型：[全部]", "导出时间：[2026-11-02 09:05:22]", "", f"共{len(paid) if count is None else count}笔记录",
        "收入：1笔 0.35元", "支出：3笔 108.00元", "中性交易：1笔 500.00元", "注：",
        "1. 充值/提现/理财通购买/零钱通存取/信用卡还款等交易，将计入中性交易", "", "------微信支付账单明细列表------",
    ]  # fmt: skip
    rows = [
        f'{p.at},{p.kind},{p.payee},"{p.goods}",{p.direction},¥{p.amount},{p.way},{p.status},"{p.number}\t","{p.merchant}\t","/"'
        for p in paid
    ]
    return "\n".join([*(line + "," * 10 for line in preamble), ",".join(WECHAT), *rows]) + "\n"


def wechat_cells(paid: Paid) -> list[object]:
    """A row of the XLSX of 微信支付."""
    amount = float(paid.amount)
    return [
        paid.at,
        paid.kind,
        paid.payee,
        paid.goods,
        paid.direction,
        amount,
        paid.way,
        paid.status,
        paid.number,
        paid.merchant,
        "/",
    ]


def sheet(
    *rows: list[object],
    head: list[str] = WECHAT,
    above: tuple[str, ...] = ("微信支付账单明细", "微信昵称：[测试用户]"),
) -> bytes:
    """An XLSX with these rows below a head."""
    book = openpyxl.Workbook()
    page = book.active
    for line in above:
        page.append([line])
    page.append([])
    page.append(head)
    for row in rows:
        page.append(row)
    content = BytesIO()
    book.save(content)
    return content.getvalue()


def alipay(*paid: Paid) -> str:
    """支付宝, from the app: nothing is quoted, blanks and tabs fill the columns."""
    above = f"""------------------------------------------------------------------------------------
导出信息：
姓名：李某某
支付宝账户：138****0000
起始时间：[2026-10-01 00:00:00]    终止时间：[2026-10-31 23:59:59]
导出交易类型：[全部]
导出时间：[2026-11-02 09:12:52]
共{len(paid)}笔记录
收入：0笔 0.00元
支出：2笔 96.00元

------------------------支付宝（中国）网络技术有限公司  电子客户回单------------------------
"""
    rows = [
        f"{p.at} ,{p.kind}   ,{p.payee}  ,kam***@example.com ,{p.goods}   ,{p.direction} ,{p.amount} ,{p.way} ,{p.status} ,{p.number}\t,{p.merchant}\t,  ,"
        for p in paid
    ]
    return above + "\r\n".join([" ,".join(ALIPAY) + " ,", *rows]) + "\r\n"


def alipay_web(*paid: Paid) -> str:
    """支付宝, from its site, with a trailer."""
    above = """支付宝交易记录明细查询
账号:[138****0000]
起始日期:[2026-10-01 00:00:00]    终止日期:[2026-11-01 00:00:00]
---------------------------------交易记录明细列表------------------------------------
"""
    rows = [
        f"{p.number}  ,{p.merchant} ,{p.at} ,{p.at} ,{p.at} ,其他（包括阿里巴巴和外部商家） ,即时到账交易 ,{p.payee} ,{p.goods} ,{p.amount} ,{p.direction} ,{p.status} ,0.00 ,{p.refunded or '0.00'} , ,已支出 ,"
        for p in paid
    ]
    below = f"""------------------------------------------------------------------------------------
共{len(paid)}笔记录
已收入:0笔,0.00元
已支出:1笔,68.00元
导出时间:[2026-11-02 09:12:52]    用户:李某某
"""
    return above + "\r\n".join([" ,".join(ALIPAY_WEB) + " ,", *rows]) + "\r\n" + below


def jd(*paid: Paid) -> str:
    """京东; what came back stands in the sum."""
    above = f"""导出信息：
京东账号名：jd_0000000000000
申请时间：2026-11-02 11:32:42
日期区间：2026-10-01 至 2026-10-31
共：{len(paid)}笔记录
支出：1笔(含1笔部分退款)，42.00元

"""
    rows = [
        f"{p.at}\t,{p.payee},{p.goods},{p.amount}{f'({p.refunded})' if p.refunded else ''},某某银行信用卡(0000),{p.status},{p.direction},充值,{p.number}\t,{p.merchant}\t, "
        for p in paid
    ]
    return above + "\n".join([",".join(JD), *rows]) + "\n"


def renewals(
    count: int, *, first: str = "2023-03-08 09:00:00", amount: str = "15.00", **more: str
) -> list[Paid]:
    """Debits month by month, each with its own number."""
    start = datetime.fromisoformat(first)
    made = []
    for i in range(count):
        year, month = divmod(start.month - 1 + i, 12)
        at = start.replace(year=start.year + year, month=month + 1)
        made.append(
            Paid(
                at=f"{at:%Y-%m-%d %H:%M:%S}",
                payee="某某视频",
                goods="连续包月会员自动续费",
                amount=amount,
                number=f"4200002{at:%Y%m%d}{i + 1:013d}",
                merchant=f"YK{at:%Y%m%d}{i + 1:06d}",
                **more,
            )
        )
    return made
