"""Forty complaints against one shop: from the sheet, through what is asked and signed, to one letter; as a user would go."""

import re
import stat
from collections.abc import Iterator
from pathlib import Path
from unittest.mock import patch

import pytest
import yaml
from cases_support import without_pages
from complaints_made import SHOP, SITE, as_csv, complaint, complaints
from leak_search import files_of, leaks
from machine_support import run

from kameng_docs.joint import annexes, making
from kameng_docs.source import read

TODAY, SIGNED = "2026-12-01", "2026-11-30"
COUNT, UNSIGNED, NAMELESS = 40, 3, 4
LETTER = "1_给全体投诉人看/联名投诉函.txt"
# What the clerk finds out and fills in, for it stands in no sheet.
FIRM = {"名称": "某某卡券有限公司", "主体类型": "公司", "住所": "某某省某某市某某区某某路60号"}
EXPIRED = "该兑换码已过期"


def told(value):
    """Plain data without the places that nobody filled in."""
    if isinstance(value, dict):
        return {key: kept for key, each in value.items() if (kept := told(each)) not in (None, {}, [], "")}
    if isinstance(value, list):
        return [kept for each in value if (kept := told(each)) not in (None, {}, [], "")]
    return value


def filled(data: dict, number: int) -> dict:
    """A case of the sheet with the questions answered that it asks, as its consumer tells."""
    answers = {"收到卡密后我第一次兑换就失败": "是", "兑换曾成功": "否"}
    answers["我向卖家要求退货退款"] = {"回答": "是", "时间": complaint(number)[10].date().isoformat()}
    if complaint(number)[11] == EXPIRED:
        answers["兑换页提示已过期而页面写的有效期未到"] = "是"
    if complaint(number)[14]:
        answers["对方的原话是不退"] = {
            "回答": "是",
            "时间": complaint(number)[10].date().isoformat(),
            "原话": complaint(number)[14],
        }
    return told(data) | {
        "买来做什么": "自己用",
        "卖家": [told(data["卖家"][0]) | {"主体": FIRM, "网站上卖家情况": "很多家店", "页面标有自营": "否"}],
        "事实": answers,
        "诉求": {"主要要求": "退款"},
    }


@pytest.fixture(scope="module")
def folder(tmp_path_factory) -> Iterator[Path]:
    """The cases of forty rows, filled in; those of `UNSIGNED` have signed nothing, every `NAMELESS`th one without his name."""
    place = tmp_path_factory.mktemp("forty")
    with pytest.MonkeyPatch.context() as there:
        there.chdir(place)
        Path("投诉.csv").write_bytes(as_csv(complaints(COUNT)))
        told = run("sheet", "投诉.csv", "--from", "卡密无效", "--today", TODAY, "--yes")
        assert told.exit_code == 0, told.stderr
        for number, file in enumerate(sorted(Path("cases").glob("*.yaml")), 1):
            source, faults = read(file, shown_as=file.name)
            assert source is not None, faults
            file.write_text(
                yaml.dump(filled(source.data, number), allow_unicode=True, default_style='"'), "utf-8"
            )
        for number, file in enumerate(sorted(Path("cases/parties").glob("*.yaml"))):
            lines = file.read_text("utf-8")
            lines = re.sub("(?m)^证件号码:.*$", f'证件号码: "0000001996{number:04}004X"', lines)
            file.write_text(
                re.sub("(?m)^户籍地址:.*$", f"户籍地址: 某某市某某区某某街{number + 100}号", lines), "utf-8"
            )
        with (
            patch.object(making, "print_all", without_pages),
            patch.object(annexes, "print_all", without_pages),
        ):
            yield place


def numbers() -> range:
    return range(1, COUNT + 1)


def name_of(number: int) -> str:
    return f"AB2026{number:08}"


@pytest.fixture(scope="module")
def letter(folder) -> Path:
    """The folder of the joint letter, made by the commands that a clerk gives."""
    # Nobody has signed: nothing joint is made, and everybody is told with the paper to sign.
    none = run("joint", "file", "--today", TODAY)
    assert none.exit_code == 1
    assert f"{COUNT} 件：没有签联名同意书" in none.stdout
    assert "一件也收不进来" in none.stderr
    asked = run("joint", "consent", "--today", TODAY)
    assert asked.exit_code == 0, asked.stderr
    (consents,) = (folder / "out").glob("联名同意书_*")
    assert len(list(consents.glob("*/联名同意书.txt"))) == COUNT
    for named in (True, False):
        cases = [name_of(n) for n in numbers() if n > UNSIGNED and bool(n % NAMELESS) is named]
        options = ["--on", SIGNED, "--today", TODAY, "--yes", *(["--named"] if named else [])]
        written = run("joint", "signed", *cases, *options)
        assert written.exit_code == 0, written.stderr
    made = run("joint", "file", "--today", TODAY)
    assert made.exit_code == 0, made.stderr + made.stdout
    (found,) = (folder / "out").glob("联名投诉_*")
    return found


def test_forty_complaints_become_one_letter(letter):
    text = (letter / LETTER).read_text("utf-8")
    members = [n for n in numbers() if n > UNSIGNED]
    total = sum(complaint(n)[8] for n in members)
    assert f"请受理名单所列{len(members)}件投诉" in text
    assert f"合计｜{len(members)}人｜｜{len(members)}笔｜{total:.2f}｜{total:.2f}元" in text
    assert f"“{SITE}”" in text
    assert f"（店铺“{SHOP}”）" in text
    heard = sum(bool(complaint(n)[14]) for n in members)
    assert f"被投诉人一方答复不退｜{heard}｜" in text
    assert (letter / "先看这里.txt").read_text("utf-8").count("没有签联名同意书") == UNSIGNED


def test_no_number_of_any_of_the_forty_stands_where_others_read(letter):
    names = {n: p for n, p in files_of(letter).items() if n.startswith("1_") or "/" not in n}
    secrets = [str(complaint(n)[2]) for n in numbers()]
    secrets += [f"0000001996{n:04}004X" for n in range(COUNT)]
    secrets += [f"某某街{n + 100}号" for n in range(COUNT)]
    assert [hit for name, path in names.items() for hit in leaks(path, secrets, name)] == []
    # The case files are called by the numbers of their orders: the page for the clerk alone names them.
    shown = {n: p for n, p in names.items() if n.startswith("1_")}
    orders = [name_of(n) for n in numbers()]
    assert [hit for name, path in shown.items() for hit in leaks(path, orders, name)] == []


def test_a_name_that_was_not_agreed_to_stands_in_no_line_of_the_letter(letter):
    listed = re.findall(r"^([0-9]+)｜([^｜]+)｜2026", (letter / LETTER).read_text("utf-8"), re.MULTILINE)
    members = [n for n in numbers() if n > UNSIGNED]
    assert len(listed) == len(members)
    for (_, shown), number in zip(listed, members, strict=True):
        assert shown == ("不具名" if number % NAMELESS == 0 else complaint(number)[1])
    assert all(stat.S_IMODE(path.stat().st_mode) & 0o077 == 0 for path in letter.rglob("*"))
