"""Whatever bytes a bill is: it is read or told for what it is, in time, and nothing of ours escapes."""

import random
import zipfile
from io import BytesIO
from time import process_time

import pytest
from bills_made import Paid, alipay, alipay_web, jd, sheet, wechat, wechat_cells

from kameng_docs.evidence.bill import Bill, NoBill, read
from kameng_docs.evidence.bill.picks import chosen, few, picked
from kameng_docs.evidence.bill.series import series_of
from kameng_docs.evidence.bill.table import rows_table

ODD = (
    "=1+1", "4.2E+27", "1E+999", "NaN", "inf", "-", "", "\ud83d", "９９", "①", "²", "9" * 400, "0" * 40, "2026-02-30 25:61",
    "99999.99999", "已退款(￥)", "已退款(￥1,2,3)", "()", "((((", '"', '""', "'", "\u202e", "\ufeff", "\0", "/", "￥-0.00", "-¥1",
    "1.234567", "00000", "36526", "73049.9999999", "20260230999999", "٣", "1_000", "收入", "退款", "全额退款", "第1行", "1e400", "0x10",
)  # fmt: skip
SEEDS = {"wechat": wechat, "alipay": alipay, "alipay_web": alipay_web, "jd": jd}


def survives(content: bytes) -> Bill | NoBill:
    """Read, and all that is done with what was read."""
    found = read(content, "账单.csv")
    if isinstance(found, NoBill):
        assert found.message
        assert found.hint
        return found
    few(found.rows)
    series_of(found.rows)
    for each in found.rows[:3]:
        picked(found, each.payment_id or "1")
        picked(found, f"第{each.row}行")
    rows_table(found, chosen(found, [f"第{each.row}行" for each in found.rows]), "账单.csv", "0" * 64)
    return found


def bent(text: str, dice: random.Random) -> str:
    """One cell, sign or line of it otherwise."""
    lines = text.split("\n")
    at = dice.randrange(len(lines))
    match dice.randrange(6):
        case 0:
            cells = lines[at].split(",")
            cells[dice.randrange(len(cells))] = dice.choice(ODD)
            lines[at] = ",".join(cells)
        case 1:
            lines.insert(at, dice.choice(lines))
        case 2:
            del lines[at]
        case 3:
            place = dice.randrange(len(lines[at]) + 1)
            lines[at] = lines[at][:place] + dice.choice(ODD) + lines[at][place:]
        case 4:
            lines[at] = lines[at][: dice.randrange(len(lines[at]) + 1)]
        case _:
            lines[at] = lines[at].replace(",", dice.choice(("\t", ";", ",,", "，")))
    return "\n".join(lines)


@pytest.mark.parametrize("form", SEEDS)
def test_a_bent_bill_is_read_or_told(form: str) -> None:
    dice = random.Random(form)  # noqa: S311
    whole = SEEDS[form](
        Paid(), Paid(payee="早餐铺", number="9" * 20), Paid(direction="不计收支", kind="退款")
    )
    for _ in range(150):
        text = whole
        for _ in range(dice.randrange(1, 6)):
            text = bent(text, dice)
        content = bytearray(text.encode(dice.choice(("utf-8", "gb18030", "utf-16")), errors="replace"))
        for _ in range(dice.choice((0, 0, 1, 5))):
            content[dice.randrange(len(content))] = dice.randrange(256)
        survives(bytes(content[: dice.choice((len(content), dice.randrange(len(content))))]))


def test_a_bent_sheet_is_read_or_told() -> None:
    dice = random.Random(11)  # noqa: S311
    odd = [*ODD[:10], 10**30, -1, 1.5e300, True, None, 0.1 + 0.2]
    for _ in range(25):
        rows = [wechat_cells(Paid()) for _ in range(3)]
        for row in rows:
            row[dice.randrange(len(row))] = dice.choice([o for o in odd if o not in {"\ud83d", "\0"}])
        content = bytearray(sheet(*[[c if c != "\0" else "" for c in row] for row in rows]))
        survives(bytes(content))
        for _ in range(4):
            content[dice.randrange(len(content))] = dice.randrange(256)
            survives(bytes(content))


def test_noise_is_told() -> None:
    dice = random.Random(3)  # noqa: S311
    for size in (1, 7, 100, 5000):
        for _ in range(40):
            assert isinstance(survives(dice.randbytes(size)), NoBill)


def test_a_package_that_unpacks_to_too_much_is_not_unpacked() -> None:
    given = BytesIO(sheet(wechat_cells(Paid())))
    made = BytesIO()
    with zipfile.ZipFile(given) as old, zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as new:
        for entry in old.infolist():
            new.writestr(entry.filename, old.read(entry))
        new.writestr("xl/media/a", b"\0" * 310_000_000)
    found = survives(made.getvalue())
    assert isinstance(found, NoBill)
    assert found.reason == "too-large"


def test_a_sheet_of_entities_is_not_unfolded() -> None:
    given, made = BytesIO(sheet(wechat_cells(Paid()))), BytesIO()
    laughs = "".join(f'<!ENTITY a{i} "{f"&a{i - 1};" * 10}">' for i in range(1, 12))
    head = f'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a0 "ha">{laughs}]>'
    with zipfile.ZipFile(given) as old, zipfile.ZipFile(made, "w") as new:
        for entry in old.infolist():
            data = old.read(entry).decode()
            if entry.filename == "xl/worksheets/sheet1.xml":
                data = head + data[data.index("<worksheet") :].replace(
                    "</sheetData>", '<row><c t="inlineStr"><is><t>&a11;</t></is></c></row></sheetData>'
                )
            new.writestr(entry.filename, data)
    before = process_time()
    survives(made.getvalue())
    assert process_time() - before < 30


@pytest.mark.parametrize(
    "text",
    [
        '"' * 200_000,
        wechat(Paid()) + '"\n' * 20_000,
        wechat(*[Paid(goods=",".join("甲" * 12))] * 2000),
        ("," * 40 + "\n") * 20_000,
        "时间,金额,商品," * 30_000,
    ],
    ids=["marks", "open marks", "commas", "empty cells", "one line"],
)
def test_a_long_bill_takes_no_age(text: str) -> None:
    before = process_time()
    survives(text.encode())
    # It takes a second or two; what grows with the square takes minutes.
    assert process_time() - before < 30
