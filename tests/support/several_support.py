"""Cases of several sellers, made by number: each with words, hours and exhibits of his own, none of which is another's."""

import random
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from cases_support import CONSUMER, TODAY, assessed_of, workshop

from kameng_docs.assess.sets import Assessed
from kameng_docs.diagnostics import Diagnostic
from kameng_docs.pipeline import Checked, PaperSet, Sheet, compose_papers, sets_of

NAMES = "甲乙丙丁戊"
COUNTS = "一二三四五"
RECEIPT = Decimal("12.01")
COURT = {"名称": "某某市某某区人民法院"}
JOINED = COURT | {"合并起诉": "是", "为什么合并": "各笔都在同一个平台买卡密，都是第一次兑换就失败"}


@dataclass(frozen=True)
class Several:
    """A case; `paid` are the prices and `signs` all that is known of one seller alone, by seller."""

    case: dict[str, Any]
    paid: list[list[Decimal]]
    signs: list[set[str]]

    @property
    def assessed(self) -> Assessed:
        """What is assessed of it."""
        return assessed_of(self.case)

    @property
    def checked(self) -> Checked:
        """As a build is given it, without its files."""
        assessed = self.assessed
        return Checked("试", {}, assessed.whole, (), (), assessed.sets)

    @property
    def sets(self) -> tuple[PaperSet, ...]:
        """Its sets of papers."""
        return sets_of(workshop(), self.checked)


def papers_of(papers: PaperSet, only: str = "") -> tuple[list[Sheet], list[Diagnostic]]:
    """The papers of one set that are handed in somewhere."""
    return compose_papers(papers.shop, papers.brief, only, plan=papers.plan, seen=papers.seen)


def several(sellers: int, orders: int, seed: int, *, court: dict[str, str] | None = None) -> Several:
    """A case of so many sellers and orders, each of whom sold one at least; the same seed gives the same case."""
    dice = random.Random(seed)  # noqa: S311 — the same cases every time, no secret
    who = [*range(sellers), *(dice.randrange(sellers) for _ in range(orders - sellers))]
    dice.shuffle(who)
    paid: list[list[Decimal]] = [[] for _ in range(sellers)]
    signs: list[set[str]] = [_signs(i) for i in range(sellers)]
    exhibits: dict[str, Any] = {"收据": _exhibit("打印费收据", "收据")}
    bought, first = [], {}
    for n, i in enumerate(who):
        price = Decimal(dice.randrange(500, 9900)) / 100
        paid[i].append(price)
        order, key = _order(n, i, price, dice), f"订单{n}"
        exhibits[key] = _exhibit(f"订单{order['订单号']}的页面", key)
        bought.append(order | {"证据": [key]})
        first.setdefault(i, n)
        signs[i] |= {order["订单号"], order["支付单号"], f"{_day(n)} 10:0{n % 10}"}
    facts = {"收到卡密后我第一次兑换就失败": {"回答": "是", "卖家": "每家"}}
    # Of the first under 事实, of the others with themselves: both ways of telling are one.
    refusals = {i: _refusal(i, first[i]) for i in range(sellers)}
    for i in range(sellers):
        exhibits[f"聊天{i}"] = _exhibit(f"与{NAMES[i]}某某店的聊天", f"聊天{i}")
    case = {
        "消费者": CONSUMER,
        "买来做什么": "自己用",
        "卖家": [_seller(i, {} if i == 0 else {"对方的原话是不退": refusals[i]}) for i in range(sellers)],
        "平台": {"名称": "某某卡盟", "网址": "https://kameng.example"},
        "交易": bought,
        "争议": ["卡密无效", "拒绝退款"],
        "事实": facts | {"对方的原话是不退": refusals[0] | {"卖家": f"{NAMES[0]}某某店"}},
        "页面承诺": [
            {"内容": _promise(i), "实际": "第一次兑换即提示已被使用", "卖家": str(i + 1)}
            for i in range(sellers)
        ],
        "经过": [
            {"时间": f"{_day(first[i])} 13:30", "对方": "客服", "对方原话": _reply(i), "证据": [f"聊天{i}"]}
            for i in range(sellers)
        ],
        "诉求": {"开支": [{"项目": "打印费", "金额": str(RECEIPT), "证据": ["收据"]}]},
        "证据": exhibits,
        "法院": court or COURT,
    }
    return Several(case, paid, signs)


def _signs(i: int) -> set[str]:
    words = {_promise(i), _refusal(i, 0)["原话"], _reply(i)}
    return {f"{NAMES[i]}某某店", f"某某第{COUNTS[i]}网络有限公司", f"某某大道{i + 1}号", *words}


def _seller(i: int, facts: dict[str, Any]) -> dict[str, Any]:
    party = {
        "名称": f"某某第{COUNTS[i]}网络有限公司",
        "主体类型": "公司",
        "住所": f"某某省某某市某某大道{i + 1}号",
        "法定代表人": f"某{NAMES[i]}",
    }
    shop = {"主体": party, "店铺名": f"{NAMES[i]}某某店", "网站上卖家情况": "很多家店", "页面标有自营": "否"}
    return shop | ({"事实": facts} if facts else {})


def _order(n: int, i: int, price: Decimal, dice: random.Random) -> dict[str, Any]:
    day, minute = _day(n), n % 10
    return {
        "订单号": f"7{dice.randrange(10**11):011}{n:02}",
        "支付单号": f"9{dice.randrange(10**13):013}{n:02}",
        "商品": f"第{n + 1}种会员卡密",
        "数量": "1",
        "实付": str(price),
        "付给了谁": "商户",
        "下单时间": f"{day} 10:0{minute}",
        "收到卡密的时间": f"{day} 11:0{minute}",
        "第一次兑换的时间": f"{day} 12:0{minute}",
        "兑换结果": "提示已被使用",
        "提示原文": "该卡密已被使用",
        "卖家": (f"{NAMES[i]}某某店", str(i + 1), f"某某第{COUNTS[i]}网络有限公司")[n % 3],
    }


def _day(n: int) -> str:
    return f"2026-10-{n + 1:02}"


def _refusal(i: int, n: int) -> dict[str, Any]:
    return {"回答": "是", "时间": f"{_day(n)} 13:0{i}", "原话": f"本店{COUNTS[i]}号规定概不退款"}


def _promise(i: int) -> str:
    return f"第{COUNTS[i]}类质量保证，百分之百有效"


def _reply(i: int) -> str:
    return f"查不到，请找{COUNTS[i]}组"


def _exhibit(title: str, key: str) -> dict[str, Any]:
    return {"名称": title, "文件": f"{key}.png", "来源": "手机截屏", "证明": "所述事实"}


__all__ = ["COURT", "JOINED", "RECEIPT", "TODAY", "Several", "papers_of", "several"]
