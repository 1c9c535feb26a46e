"""A bill as an exhibit: the chosen payments are printed, and the owner's others stand in nothing that is made."""

import json
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from bills_made import Paid, alipay, sheet, wechat, wechat_cells
from book_support import texts
from cases_support import DEAD, PROOF, Built, built, case_file, order
from extract import squeezed, words_of_docx
from machine_support import run

from kameng_docs.evidence.bill import Bill, read
from kameng_docs.evidence.bill.picks import chosen
from kameng_docs.evidence.bill.table import rows_table
from kameng_docs.evidence.kinds import kind_of

MINE = Paid()
ALSO_MINE = Paid(
    number="4200000000202610050000000077",
    merchant="20261005211437900077",
    goods="音乐会员年卡",
    amount="45.00",
)
# Of each of these no sign may stand anywhere.
OTHERS = (
    Paid(at="2026-10-04 07:01:02", payee="早餐铺张记", goods="豆浆油条", amount="4071.93", number="4200000000202610049999999902", merchant="20261004888888000002"),
    Paid(at="2026-10-05 23:02:03", payee="某某男科诊所", goods="挂号", amount="5290.18", number="4200000000202610059999999903", merchant="20261005888888000003", status="已退款(￥1203.57)"),
)  # fmt: skip
UNSEEN = [
    *(text for each in OTHERS for text in (each.payee, each.goods, each.amount, each.number, each.merchant)),
    "1203.57", "收入：", "支出：3笔",
]  # fmt: skip
CONTENTS = {
    "账单.csv": wechat(OTHERS[0], MINE, OTHERS[1]).encode(),
    "账单.xlsx": sheet(*map(wechat_cells, (*OTHERS, MINE))),
    "流水.csv": alipay(*OTHERS, ALSO_MINE).encode("gb18030"),
}
BOOK = "60_法院/03_证据册.pdf"


def exhibit(file: str, **more: Any) -> dict[str, Any]:
    return {**PROOF, "名称": f"一份{file}", "文件": [file], "证明": "付了款"} | more


def bills(picks: Any = "第17行") -> dict[str, dict[str, Any]]:
    row = next(
        i for i, line in enumerate(alipay(*OTHERS, ALSO_MINE).split("\n"), 1) if ALSO_MINE.number in line
    )
    return {
        "微信": exhibit("账单.csv", 账单里哪几笔=[picks]),
        "表格": exhibit("账单.xlsx"),
        "支付宝": exhibit("流水.csv", 账单里哪几笔=[f"第{row}行"]),
    }


def case(exhibits: dict[str, Any], **more: Any) -> dict[str, Any]:
    paid = order(支付单号=MINE.number, 证据=list(exhibits))
    return case_file(事实=DEAD, 交易=[paid], 法院={"名称": "某某市某某区人民法院"}, 证据=exhibits) | more


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Built:
    """The case with every paper and book laid out."""
    return built(case(bills()), tmp_path_factory.mktemp("whole"), contents=CONTENTS)


def told(made: Built) -> dict[str, str]:
    return {d.code: f"{d.message} {d.hint}" for d in made.result.diagnostics}


def words(path: Path) -> str:
    """Every word that can be read in a made file."""
    content = path.read_bytes()
    if path.suffix == ".pdf":
        return "".join(texts(content))
    if path.suffix == ".docx":
        with zipfile.ZipFile(path) as package:
            parts = "".join(package.read(name).decode("utf-8", "replace") for name in package.namelist())
        return words_of_docx(content) + parts
    return content.decode("utf-8", "replace")


def made_files(made: Built) -> Iterator[Path]:
    return (path for path in sorted(made.folder.rglob("*")) if path.is_file())


def test_no_other_payment_stands_in_anything_that_is_made(whole: Built) -> None:
    files = list(made_files(whole))
    assert {".pdf", ".docx", ".txt", ".html", ".json", ".csv"} <= {path.suffix for path in files}
    assert any("网上立案" in path.as_posix() for path in files)
    for path in files:
        there = squeezed(words(path))
        found = [text for text in UNSEEN if squeezed(text) in there]
        assert not found, (path, found)
        assert path.read_bytes() not in CONTENTS.values()


def test_the_chosen_payments_are_printed_with_whose_bill_it_is(whole: Built) -> None:
    book = squeezed(words(whole.folder / BOOK))
    for paid in (MINE, ALSO_MINE):
        for text in (paid.goods, paid.amount, paid.number, paid.merchant, paid.at):
            assert squeezed(text) in book, text
    assert book.count(MINE.number) == 2
    for text in (
        "微信昵称：[测试用户]",
        "138****0000",
        "起始时间：[2026-10-01",
        "交易单号",
        "商家订单号",
        "对方账号",
    ):
        assert squeezed(text) in book, text


def test_the_author_is_told_not_to_hand_in_the_whole_bill(whole: Built) -> None:
    lists = [path for path in made_files(whole) if "附件清单" in path.name]
    naming = [words(path) for path in lists if "账单.csv" in words(path)]
    assert naming
    assert all("整份账单不要传" in text for text in naming)


def test_what_is_printed_without_picks_is_told(whole: Built) -> None:
    assert "只印单号写在交易里的 1 笔" in told(whole)["exhibit.bill-by-numbers"]


def test_a_bill_without_picks_and_numbers_is_not_printed(tmp_path: Path) -> None:
    unpicked = {"微信": exhibit("账单.csv")}
    other = case(unpicked, 交易=[order(证据=["微信"])])
    made = built(other, tmp_path, contents=CONTENTS, pages=False)
    assert "没有写哪几笔与本案有关" in told(made)["exhibit.bill-unpicked"]
    assert "账单里哪几笔: [第" in told(made)["exhibit.bill-unpicked"]
    assert not made.folder.exists()


def test_another_pick_makes_another_book(tmp_path: Path) -> None:
    first = built(case(bills()), tmp_path, contents=CONTENTS, pages=False)
    before = words(first.folder / BOOK)
    again = built(case(bills(OTHERS[0].number)), tmp_path, contents=CONTENTS, pages=False)
    assert OTHERS[0].goods not in before
    assert squeezed(OTHERS[0].goods) in squeezed(words(again.folder / BOOK))
    assert OTHERS[1].goods not in words(again.folder / BOOK)


def test_a_row_of_several_bills_means_none(tmp_path: Path) -> None:
    several = {"账单": exhibit("账单.csv", 文件=["账单.csv", "流水.csv"], 账单里哪几笔=["第17行"])}
    made = built(case(several), tmp_path, contents=CONTENTS, pages=False)
    assert "分不清是哪一份的" in told(made)["exhibit.payment-twice"]
    assert not made.folder.exists()


def test_a_bill_of_which_nothing_was_picked_is_told(tmp_path: Path) -> None:
    several = {"账单": exhibit("账单.csv", 文件=["账单.csv", "流水.csv"], 账单里哪几笔=[MINE.number])}
    made = built(case(several), tmp_path, contents=CONTENTS, pages=False)
    assert "“流水.csv”里一笔也没有选" in told(made)["exhibit.no-such-payment"]


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (sheet([1, 2], head=["姓名", "电话"]), "exhibit.not-accepted"),
        (
            sheet(["2026-10-03", -15, 100, "月卡"], head=["交易日期", "记账金额", "余额", "附注"]),
            "exhibit.unknown-bill",
        ),
        (sheet(wechat_cells(MINE))[:900], "exhibit.other-kind"),
    ],
    ids=["no bill", "unknown bill", "broken"],
)
def test_a_sheet_that_is_no_bill_is_not_taken_in(tmp_path: Path, content: bytes, code: str) -> None:
    made = built(case({"微信": exhibit("表.xlsx")}), tmp_path, contents={"表.xlsx": content}, pages=False)
    assert code in told(made)
    assert not made.folder.exists()


def test_a_sheet_is_known_by_its_content(tmp_path: Path) -> None:
    path = tmp_path / "账单"
    path.write_bytes(CONTENTS["账单.xlsx"])
    assert kind_of(path) == "XLSX"


def test_secrets_of_the_case_are_kept_from_the_rows(tmp_path: Path) -> None:
    key = "QWER-1234-ASDF-5678"
    contents = {"账单.csv": wechat(Paid(goods=f"卡密{key}")).encode()}
    paid = order(支付单号=MINE.number, 卡密=[key], 证据=["微信"])
    made = built(
        case({"微信": exhibit("账单.csv", 账单里哪几笔="第16行")}, 交易=[paid]),
        tmp_path,
        contents=contents,
        pages=False,
    )
    assert key not in words(made.folder / BOOK)
    assert "QWER****78" in squeezed(words(made.folder / BOOK))


def test_the_list_of_exhibits_tells_no_payment(whole: Built) -> None:
    cases = whole.folder.parents[1]
    file = next(cases.rglob("试.yaml"))
    listed = run("evidence", "list", str(file), "--format", "json").output
    shown = json.loads(listed[listed.index("{") :])
    assert "bill" in json.dumps(shown) or shown["exhibits"]
    assert not [text for text in UNSEEN if text in listed]


def test_a_table_holds_the_rows_alone() -> None:
    found = read(CONTENTS["流水.csv"])
    assert isinstance(found, Bill)
    printed = repr(rows_table(found, chosen(found, [ALSO_MINE.number]), "流水.csv", "0" * 64))
    assert ALSO_MINE.number in printed
    assert not [text for text in UNSEEN if text in printed]
    assert "没有选出的付款" in repr(rows_table(found, (), "流水.csv", "0" * 64))
