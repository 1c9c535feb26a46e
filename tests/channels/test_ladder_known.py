"""查明卖家 asks for no number that stands in the file."""

import shutil
from datetime import date
from pathlib import Path

import pytest
from machine_support import ROOT
from yaml import safe_dump, safe_load

from kameng_docs.blocks import words
from kameng_docs.desk.desk import Desk
from kameng_docs.desk.papers.composition import composition_of

DAY = date(2026, 11, 22)
NUMBER = "XG2026000001"


def lacking(folder: Path, *, number: str = "") -> tuple[str, str]:
    """What the page says is known, and what it says is not."""
    shutil.copytree(ROOT / "cases", folder / "cases")
    file = folder / "cases" / "示例-最简.yaml"
    data = safe_load(file.read_text("utf-8"))
    if number:
        data["交易"][0]["商户单号"] = number
    file.write_text(safe_dump(data, allow_unicode=True, sort_keys=False), "utf-8")
    case = Desk(folder / "cases", folder / "out", lambda: DAY).case(file.stem)
    assert case is not None
    sheets = [sheet for _, sheet in composition_of(case, DAY).papers if sheet.paper.slug == "ladder"]
    assert sheets[0].document is not None
    text = "\n".join(words(sheets[0].document))
    known, _, rest = text.partition("还没有的：")
    return known, rest.partition("。")[0]


@pytest.mark.parametrize("number", ["", NUMBER])
def test_a_number_of_an_order_is_known(tmp_path: Path, number: str) -> None:
    known, rest = lacking(tmp_path, number=number)
    assert ("商户单号" in known) is bool(number)
    assert ("商户单号" in rest) is not bool(number)
