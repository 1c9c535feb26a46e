"""Complaints against one shop as an association has them, and the association itself. All names and numbers are invented."""

from collections.abc import Iterable
from pathlib import Path
from typing import Any

from cases_support import CONSUMER, DEAD, FIRM, case_file, order, put_down, seller, yes

WHO = "名称: 某某市消费者协会\n电话: 000-1234567\n地址: 某某市某某区某某路1号\n联系人: 某经办\n"
SAYS_NO = "虚拟商品一经售出概不退换"
GOODS = ("某某视频会员年卡", "某某音乐季卡", "某某游戏点券", "某某加油卡")
PAID = ("68.00", "45.00", "98.50", "200.00")


def key_of(number: int) -> str:
    return f"QX7K-99ZP-44LM-{number:04}"


def secrets_of(number: int) -> tuple[str, ...]:
    """What nobody but the association may read of that complainant."""
    return (
        *(
            f"欧阳{'甲乙丙丁戊己庚辛壬癸'[number % 10]}{'子丑寅卯辰'[number // 10]}",
            f"138000{number:05}",
            f"0000001996020{number:03}0X",
        ),
        *(
            f"某某街{number}号{number + 5}栋",
            f"00426110{number:05}",
            f"4200000000202611010000{number:06}",
            key_of(number),
        ),
        f"me.{number}@mail.example",
    )


def complaint(number: int, **changes: Any) -> dict[str, Any]:
    """One of many: day and hour, goods and sum go by its number, the trader answers every second one with no.

    Its key stands in the name of the goods, where somebody might have written it.
    """
    name, phone, id_number, address, order_id, payment, key, mail = secrets_of(number)
    day = f"2026-10-{1 + number % 28:02}"
    who = CONSUMER | {
        "姓名": name,
        "电话": phone,
        "证件号码": id_number,
        "户籍地址": address,
        "邮箱": mail,
    }
    bought = order(
        订单号=order_id,
        商品=f"{GOODS[number % 4]}（{key}）",
        实付=PAID[number % 4],
        下单时间=f"{day} 10:{number:02}",
        收到卡密的时间=f"{day} 10:{number:02}",
        卡密=[key],
        支付单号=payment,
    )
    facts = DEAD | {"兑换页提示该卡密已被使用": yes(时间=f"{day} 10:50", 原话="该卡密已被使用")}
    if number % 2:
        facts |= {"对方的原话是不退": yes(时间=f"{day} 18:00", 原话=SAYS_NO)}
    given = {"消费者": who, "卖家": [seller(主体=FIRM)], "交易": [bought], "事实": facts}
    return case_file(**(given | changes))


def put_complaints(folder: Path, cases: Iterable[dict[str, Any]], who: str = WHO) -> list[Path]:
    """Their files, with the association's record beside them; named so that a name tells of nobody."""
    files = [put_down(case, folder, f"投诉{i:03}") for i, case in enumerate(cases, 1)]
    parties = folder / "cases" / "parties"
    parties.mkdir(exist_ok=True)
    if who:
        (parties / "机构.yaml").write_text(who, "utf-8")
    return files
