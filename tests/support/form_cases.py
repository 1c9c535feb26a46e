"""The cases of which the official form of a sale is made: those that a person read, and one for each turn a form can take."""

from functools import cache

from cases_support import (
    DEAD,
    FIRM,
    GONE,
    LATE,
    PROOF,
    REPOSITORY,
    TODAY,
    brief_of,
    case_file,
    composed,
    fraud_case,
    order,
    seller,
    yes,
)
from reviewed import COURT, MADE, SHIPPED
from several_support import JOINED

from kameng_docs.blocks import Document, Form, FormRow, plain
from kameng_docs.brief import Brief
from kameng_docs.pipeline import check, open_workshop

SHOTS = {"订单": PROOF, "聊天": PROOF | {"文件": "聊天.png"}, "页面": PROOF | {"文件": "页面.png"}}
ASKED = {"我向卖家要求退货退款": yes(时间="2026-11-02 09:00", 证据=["聊天"])}
REFUSED = {"对方的原话是不退": yes(时间="2026-11-02 10:00", 原话="虚拟商品一经售出概不退款", 证据=["聊天"])}
URGED = {"我书面催过一次并给了期限": yes(时间="2026-11-03 09:00", 期限="2026-11-06 18:00", 证据=["聊天"])}
STILL_NOT = {"过了我给的期限仍未到账": yes(时间="2026-11-07 00:00")}
NOT_CUT = {
    "我书面通知过逾期不履行合同就解除": yes(时间="2026-11-03 09:00", 期限="2026-11-10 18:00", 证据=["聊天"])
}
NOT_YET = {
    "我书面通知过逾期不履行合同就解除": yes(时间="2026-11-20 09:00", 期限="2026-11-30 18:00", 证据=["聊天"])
}
OTHER = seller(
    店铺名="乙某铺",
    主体={
        "名称": "某某第二网络有限公司",
        "主体类型": "公司",
        "住所": "某某市某某路7号",
        "法定代表人": "某丁",
    },
)
CUP = order(
    商品="某牌保温杯",
    买的是什么="实物商品",
    数量="2",
    实付="118.00",
    收到卡密的时间=GONE,
    下单时间="2026-10-20 10:00",
    证据=["订单"],
)
CUT = {
    "下单成功并且付了款": yes(证据=["订单"]),
    "商家单方取消了订单": yes(时间="2026-10-21", 原话="库存不足", 证据=["页面"]),
    "我告诉过对方不再要这笔货": yes(时间="2026-10-22", 证据=["页面"]),
    "我买的件数是平常自己用的量": yes(证据=["订单"]),
    "我已经另外买了同样的东西": yes(金额="89.00", 数量="2", 时间="2026-10-22", 证据=["订单"]),
}


def _case(**changes):
    return case_file(**({"证据": SHOTS} | COURT | changes))


def _several(count: int, **more):
    """So many orders on days that follow each other, each tried and dead."""
    return [
        order(
            订单号=f"00426110100{n:02}", 实付=f"{30 + n}.00", 下单时间=f"2026-11-{n:02} 10:00", 收到卡密的时间=f"2026-11-{n:02} 10:01",
            第一次兑换的时间=f"2026-11-{n:02} 10:05", 兑换结果="提示已被使用", 提示原文="该卡密已被使用", 证据=["订单"], **more,
        )
        for n in range(1, count + 1)
    ]  # fmt: skip


GENERATED = {
    "迟延-催告后": _case(
        交易=[order(收到卡密的时间=GONE, 证据=["订单"])],
        争议=["到账延迟"],
        事实=LATE | URGED | STILL_NOT | ASKED,
    ),
    "三件坏两件": _case(
        交易=[order(数量="3", 实付="90.00", 证据=["订单"])],
        争议=["卡密无效", "拒绝退款"],
        事实=DEAD | ASKED | REFUSED | {"一单多件只有部分不能用": yes(数量="2", 证据=["聊天"])},
    ),
    "条款拒绝": _case(
        争议=["卡密无效", "拒绝退款"],
        事实=DEAD | ASKED | REFUSED,
        对方的条款=[
            {
                "原文": "点开卡密即视为认可质量",
                "讲的是什么": "签收即认可",
                "在哪里": "用户协议",
                "提示": "小字",
            }
        ],
    ),
    "通知解除以后": _case(争议=["卡密无效", "拒绝退款"], 事实=DEAD | ASKED | REFUSED | NOT_CUT),
    "通知没有到期": _case(争议=["卡密无效", "拒绝退款"], 事实=DEAD | ASKED | REFUSED | NOT_YET),
    "六单": _case(交易=_several(6), 争议=["卡密无效", "拒绝退款"], 事实=ASKED | REFUSED),
    "三单": _case(交易=_several(3), 争议=["卡密无效", "拒绝退款"], 事实=ASKED | REFUSED),
    # Written into one form only where the author asks for it (rule 28).
    "两家": _case(
        法院=JOINED,
        卖家=[seller(), OTHER],
        交易=[
            order(卖家="某某小铺"),
            order(卖家="乙某铺", 订单号="00998877", 实付="45.00", 下单时间="2026-11-01 09:00"),
        ],
        事实={name: fact | {"卖家": "每家"} for name, fact in (DEAD | ASKED).items()},
    ),
    "砍单另买": _case(交易=[CUP], 争议=["砍单"], 事实=CUT),
    "三倍": fraud_case(**COURT),
    "没有收到平台": _case(
        卖家=[seller(主体=GONE, 店铺名=GONE, 网站上卖家情况="只有一家店")],
        平台={"名称": "某某点卡网", "网址": "https://card.example", "经营者": FIRM},
        事实=DEAD | ASKED | {"我提出后到现在没有人答复": yes(时间="2026-11-02", 证据=["聊天"])},
    ),
}


@cache
def briefs() -> dict[str, Brief]:
    """All of them that can be sued with the form, by their names."""
    shop, home = open_workshop(REPOSITORY / "cases"), REPOSITORY / "cases"
    found = {name: check(shop, home / f"{name}.yaml", TODAY).brief for name in SHIPPED}
    found |= {name: brief_of(case) for name, case in (MADE | GENERATED).items()}
    return {name: brief for name, brief in found.items() if brief and brief.official_form}


@cache
def forms() -> dict[str, Document]:
    """The forms that are made of them; a case that lacks what a court wants to know has none."""
    made = {name: composed(brief, "court/sales_form").document for name, brief in briefs().items()}
    return {name: document for name, document in made.items() if document is not None}


def rows_of(document: Document) -> list[FormRow]:
    """The rows of a form, from the first section to the last."""
    (form,) = [block for block in document.blocks if isinstance(block, Form)]
    return [row for section in form.sections for row in section.rows]


def wide_cells(document: Document) -> tuple[str, str]:
    """What is asked for, and the story: the two rows across the whole form."""
    asked, story = ["\n".join(plain(line) for line in row.content) for row in rows_of(document) if row.hint]
    return asked, story


def cell(document: Document, label: str, number: int = -1) -> str:
    """What stands in the row whose label begins so; of several the last, unless told."""
    found = [row for row in rows_of(document) if "".join(row.label).startswith(label)]
    return "\n".join(plain(line) for line in found[number].content)
