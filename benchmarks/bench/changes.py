"""Case files changed as an author changes them, and copied with names and numbers of their own. Plain text in, plain text out."""

import re
from dataclasses import dataclass
from pathlib import Path

AMOUNT = re.compile(r"(?P<key>标价|实付): (?P<yuan>[0-9]+)\.(?P<fen>[0-9]{2})")
GOODS = re.compile(r"商品: (?P<name>[^\s,，}]+)")
# Numbers that name an order or a payment, and card keys: no two cases may have the same.
NUMBER = re.compile(r"(?:订单号|支付单号): \"(?P<value>[0-9]{10,})\"")
KEYS = re.compile(r"卡密: \[(?P<value>[A-Z0-9, -]+)\]")
WHO = re.compile(r"^消费者: (?P<file>示例-\S+)", re.MULTILINE)
NAME = re.compile(r"^姓名: (?P<name>\S+)", re.MULTILINE)
ID = re.compile(r"^证件号码: \"(?P<value>[0-9]{17}[0-9X])\"", re.MULTILINE)
# Signs for names of people and for the last group of a key, in which none is mistaken for another.
SIGNS = "甲乙丙丁戊己庚辛壬癸子丑寅卯辰巳午未申酉戌亥"
LETTERS = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789"
WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)


def with_amount(text: str, more: int) -> str:
    """The first price and what was paid for it are higher by so many yuan, wherever the case tells them."""
    sums: dict[str, str] = {}
    for found in AMOUNT.finditer(text):
        sums.setdefault(found["key"], f"{found['yuan']}.{found['fen']}")
    for told in dict.fromkeys(sums.values()):
        yuan, _, fen = told.partition(".")
        text = re.sub(rf"(?<![0-9.]){re.escape(told)}(?![0-9])", f"{int(yuan) + more}.{fen}", text)
    return text


def with_word(text: str, number: int) -> str:
    """What was bought has another word at its end, wherever the case names it."""
    found = GOODS.search(text)
    if found is None:
        raise ValueError("the case names nothing that was bought")
    return text.replace(found["name"], f"{found['name']}{SIGNS[number % len(SIGNS)]}")


@dataclass(frozen=True)
class Copy:
    """A copy of a case: its text, and of the one who complains, where he has a file of his own, name and text of it."""

    text: str
    party: str = ""
    party_text: str = ""


def copied(file: Path, number: int) -> Copy:
    """The case in `file` with orders, payments, keys and a consumer of its own. `number` is below 480."""
    text = file.read_text("utf-8-sig")
    orders = dict.fromkeys(found["value"] for found in NUMBER.finditer(text))
    for place, value in enumerate(orders):
        text = text.replace(value, f"{value[:-6]}{number % 10_000:04}{place % 100:02}")
    for found in list(KEYS.finditer(text)):
        for place, key in enumerate(found["value"].split(", ")):
            text = text.replace(key, f"{key[:-4]}{_group(number * 32 + place)}")
    if (who := WHO.search(text)) is None:
        return Copy(text)
    old = (file.parent / "parties" / f"{who['file']}.yaml").read_text("utf-8-sig")
    party = f"示例-{number:04}"
    name = NAME.search(old)
    if name is None:
        return Copy(text)
    new = name["name"][0] + SIGNS[number // len(SIGNS)] + SIGNS[number % len(SIGNS)]
    text = text.replace(who[0], f"消费者: {party}").replace(name["name"], new)
    return Copy(
        text, party, ID.sub(lambda told: _other_id(told["value"], number), old.replace(name["name"], new))
    )


def _group(number: int) -> str:
    """Four letters for a number below a million."""
    signs = ""
    for _ in range(4):
        number, place = divmod(number, len(LETTERS))
        signs = LETTERS[place] + signs
    return signs


def _other_id(value: str, number: int) -> str:
    """The same day of birth in a region that does not exist, another person; the check digit is right (GB 11643)."""
    seventeen = f"{value[:14]}{number % 1000:03}"
    left = sum(weight * int(digit) for weight, digit in zip(WEIGHTS, seventeen, strict=True)) % 11
    return f'证件号码: "{seventeen}{"10X98765432"[left]}"'


def small(number: int) -> str:
    """The text of a case as short as one can be; different for each number."""
    return (
        f"消费者: {{姓名: 王{SIGNS[number // len(SIGNS) % len(SIGNS)]}{SIGNS[number % len(SIGNS)]}}}\n"
        f"卖家:\n  - 店铺名: 某某小店{number % 40}\n平台: {{名称: 某某卡盟}}\n"
        f'交易:\n  - 订单号: "2611{number:08}"\n    商品: 音乐会员月卡\n    实付: {number % 300 + 1}.00\n'
        "    下单时间: 2026-11-01\n    第一次兑换的时间: 2026-11-01\n    兑换结果: 提示无效\n争议: 卡密无效\n"
    )
