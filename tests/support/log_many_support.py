"""Many small cases with steps of their own, for the entries into many diaries; everybody in them is made up."""

from collections.abc import Iterable
from pathlib import Path

from given_secret import with_secret

# Surname and given name by number: two hundred different ones, none within another.
SURNAMES = "赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许"
GIVEN = "甲乙丙丁戊己庚辛壬癸"
SHOP = "某某小店"
CASE = """# 案件 {number}，自己写的注释
消费者: {{姓名: {who}, 电话: "1380000{number:04}"}}
卖家:
  - 店铺名: {shop}   # 店招
平台: {{名称: 某某卡盟}}
交易:
  - 订单号: "2611010{number:04}77"
    商品: 音乐会员月卡
    实付: 15.00
    下单时间: 2026-11-01
    第一次兑换的时间: 2026-11-01
    兑换结果: 提示无效
争议: 卡密无效
"""


def name_of(number: int) -> str:
    return f"案{number:03}"


def who(number: int) -> str:
    return f"{SURNAMES[number // 10 % 20]}{GIVEN[number % 10]}某"


def put_case(folder: Path, number: int, *steps: str, more: str = "", shop: str = SHOP) -> Path:
    """The case of that number in `folder`, with these steps as YAML in braces."""
    text = CASE.format(number=number, who=who(number), shop=shop) + more
    if steps:
        text += "进度:\n" + "".join(f"  - {{{step}}}   # 尾\n" for step in steps)
    file = folder / f"{name_of(number)}.yaml"
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, "utf-8")
    return file


def put_cases(folder: Path, numbers: Iterable[int], *steps: str) -> list[Path]:
    with_secret(folder)
    return [put_case(folder, number, *steps) for number in numbers]
