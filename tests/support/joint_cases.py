"""Cases of several people against one respondent, each with secrets of its own planted where they may slip through."""

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from cases_support import CONSUMER, DEAD, FIRM, GONE, PROOF, case_file, order, put_down, seller, yes

PEOPLE = "甲乙丙丁戊己庚辛壬癸"
REFUSAL = "虚拟商品一经售出概不退换"
SIGNED_ON = "2026-11-20"


@dataclass(frozen=True)
class Person:
    """The secrets of one of them."""

    name: str
    phone: str
    id_number: str
    address: str
    key: str
    order_id: str
    payment_id: str

    @property
    def unnamed(self) -> tuple[str, ...]:
        """All but the name, which may be agreed to."""
        return (self.phone, self.id_number, self.address, self.key, self.order_id, self.payment_id)


def person(number: int) -> Person:
    return Person(
        name=f"欧阳某{PEOPLE[number]}",
        phone=f"1380000{number}{number}{number}7",
        id_number=f"0000001996020{number}{number}04X",
        address=f"某某省某某市某某区某某街{number + 31}号{number + 2}栋",
        key=f"QX7{number}-9{number}ZP-4{number}LM-WX{number}Z",
        order_id=f"00426110{number}0{number}77",
        payment_id=f"42000000002026110{number}000000{number}077",
    )


def consent(*, named: bool = True, **changes: Any) -> dict[str, Any]:
    return {
        "同意": ["联名投诉", "联名举报"],
        "同意于": SIGNED_ON,
        "具名": "是" if named else "否",
        **changes,
    }


def joint_case(
    number: int, *, refused: bool = True, other: int | None = None, **changes: Any
) -> dict[str, Any]:
    """One of them. Its goods name its own key and, of `other`, the telephone: what one writes may hold another's secret."""
    who = person(number)
    told = f"，和{person(other).name}（{person(other).phone}）一起买的" if other is not None else ""
    facts = DEAD | {"我向卖家要求退货退款": yes(时间="2026-11-02 09:00")}
    if refused:
        facts |= {"对方的原话是不退": yes(时间="2026-11-02 10:00", 原话=REFUSAL + told)}
    base = {
        "消费者": CONSUMER
        | {"姓名": who.name, "电话": who.phone, "证件号码": who.id_number, "户籍地址": who.address},
        "卖家": [seller(主体=FIRM)],
        "交易": [
            order(
                商品=f"音乐会员年卡{who.key}{told}",
                订单号=who.order_id,
                支付单号=who.payment_id,
                实付=f"{30 + number}.00",
                卡密=[who.key],
                证据=["截图"],
            )
        ],
        "事实": facts,
        "证据": {"截图": PROOF},
        "联名": consent(),
    }
    return case_file(**{key: value for key, value in (base | changes).items() if value is not GONE})


def order_without_proof(number: int) -> dict[str, Any]:
    """What is changed of one of them that has no piece of evidence."""
    bought = {key: value for key, value in joint_case(number)["交易"][0].items() if key != "证据"}
    return {"交易": [bought], "证据": GONE}


def put(into: Path, *cases: dict[str, Any]) -> list[Path]:
    return [put_down(case, into, f"案{i}") for i, case in enumerate(cases)]
