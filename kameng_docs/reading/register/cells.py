"""One cell of a sheet of complaints → a value as a case file takes it, or what is wrong with it and what to write."""

import re
from collections.abc import Callable, Mapping
from datetime import date, datetime

from kameng_docs.case.people import MASKED
from kameng_docs.case.typed import whole_of
from kameng_docs.evidence.tables.cells import (
    Cell,
    amount,
    is_changed,
    is_cut,
    is_foreign,
    is_lost_clock,
    is_round,
    moment,
    number,
    said,
)
from kameng_docs.reading.register import checked
from kameng_docs.reading.register.field import Field, Form
from kameng_docs.reading.register.fields import is_nothing
from kameng_docs.reading.register.outcome import Bad, Good, Read
from kameng_docs.reading.typed_moment import meant_by
from kameng_docs.source.characters import FORBIDDEN, clipped
from kameng_docs.wording import yuan

# ="2026" keeps a number whole and works nothing out; everything else behind the sign does.
_QUOTED = re.compile(r'="([^"]*)"')
_SEVERAL = re.compile(r"[、，,；;/\n]")
_LONGEST_NAME = 30
_SEXES = ("男", "女")
_BY_DAY = "写成 2026-10-03 21:14；不记得几点就只写日期"
# 发在聊天里，没抄 is no code; one has at least so many letters and digits in a row.
_CHINESE, _CODE = re.compile("[\u4e00-\u9fff]{2}"), re.compile("[0-9A-Za-z]{4}")
NO_CODE = "像一句话，不是卡密：照发来的抄，没有发来的空着"
ROUND = "末尾是 0，可能被表格软件改过：照原来的核对"


def read_cell(cell: Cell, field: Field, today: date) -> Read:
    """What the cell says for a field. `today` is the day from which a day without a year is counted."""
    if (text := _words(cell)).startswith("="):
        if (quoted := _QUOTED.fullmatch(text)) is None:
            return Bad(
                f"“{clipped(text)}”以等号开头，像公式，程序不算公式",
                "复制这一列，“选择性粘贴”成数值；本来就是文字的，去掉等号",
            )
        cell = Cell(quoted[1])
    if not said(cell.text) or is_nothing(said(cell.text)):
        return Good("")
    if field.form is Form.CHOICE:
        return checked.choice(_line(cell), field.choices)
    return _READERS[field.form](cell, today)


def _words(cell: Cell) -> str:
    """The text as it was typed, its lines ended by a line feed; without the sign that keeps a spreadsheet from changing it."""
    text = cell.text.replace("_x000D_", "").replace("\r\n", "\n").replace("\r", "\n").replace("\ufeff", "")
    return text.strip().removeprefix("'").strip()


def _line(cell: Cell) -> str:
    """The text on one line, without signs that nobody sees and no paper may hold."""
    return " ".join(FORBIDDEN.sub(" ", _words(cell)).split())


def _name(cell: Cell, _: date) -> Read:
    name = _line(cell)
    if _SEVERAL.search(name):
        return Bad(f"“{clipped(name)}”里不止一个人", "一行写一个人；一起投诉的，各写一行")
    if MASKED.search(name):
        return Bad(f"“{clipped(name)}”打了星号", "写全名")
    if re.search(r"[0-9]", name):
        return Bad(f"“{clipped(name)}”里有数字", "这一格只写姓名，电话写到另一列")
    if len(name) > _LONGEST_NAME:
        return Bad(f"“{clipped(name)}”太长，不像姓名", "这一格只写姓名")
    return Good(name)


def _text(cell: Cell, _: date) -> Read:
    return Good(_line(cell))


def _told(cell: Cell, _: date) -> Read:
    return Good(_words(cell))


def _whole_number(cell: Cell, _: date) -> Read:
    text = FORBIDDEN.sub("", number(cell.text))
    if _SEVERAL.search(text):
        return Bad(f"“{clipped(_line(cell))}”里不止一个号码", "一格写一个；有几笔订单的，一行写一笔")
    return _unchanged(cell, re.sub(r"\s+", "", text))


def _codes(cell: Cell, _: date) -> Read:
    text = _line(cell)
    if _CHINESE.search(text) and not _CODE.search(text):
        return Good(text, (NO_CODE,))
    return _unchanged(cell, text)


def _unchanged(cell: Cell, value: str) -> Read:
    if is_changed(cell) or is_cut(cell.text):
        return Bad(
            f"被表格软件（Excel、WPS）改成了 {clipped(value)}，后面的数字已经丢了，不能用",
            "先把这一列设成“文本”，再照原来的重新填；不要这一列的，用 --map 列=不用",
        )
    return Good(value, (ROUND,) if is_round(value) else ())


def _sum(cell: Cell, _: date) -> Read:
    found = amount(cell)
    if found is not None and found > 0:
        return Good(yuan(found))
    if is_foreign(cell.text):
        return Bad(f"“{clipped(_line(cell))}”不是人民币", "写实际付出的人民币，例如 68.00；不知道就空着")
    return Bad(f"“{clipped(_line(cell))}”不是一个金额", "只写数字，例如 68.00；不知道就空着")


def _count(cell: Cell, _: date) -> Read:
    found = whole_of(_line(cell))
    if found is None:
        return Bad(f"“{clipped(_line(cell))}”不是件数", "写整数，例如 1；不知道就空着")
    return Good(str(found))


def _moment(cell: Cell, today: date) -> Read:
    found = moment(cell)
    if isinstance(found, datetime):
        return Good(f"{found:%Y-%m-%d %H:%M}")
    if found is not None:
        return Good(found.isoformat())
    text = _line(cell)
    if is_lost_clock(cell):
        return Bad(f"“{text}”被表格软件改成了只有分和秒，日期已经丢了", _BY_DAY)
    if (meant := meant_by(text, today)).value:
        return Good(meant.value, meant.doubts)
    return Bad(f"“{clipped(text)}”看不出是哪一天", _BY_DAY)


def _day(cell: Cell, _: date) -> Read:
    found = moment(cell)
    if found is None:
        return Bad(f"“{clipped(_line(cell))}”看不出是哪一年哪一天", "写成 1995-06-01；不知道就空着")
    return Good((found.date() if isinstance(found, datetime) else found).isoformat())


def _proved(proof: Callable[[str], Read]) -> Callable[[Cell, date], Read]:
    """A number that was copied whole, and is what it says."""

    def read(cell: Cell, today: date) -> Read:
        whole = _whole_number(cell, today)
        return whole if isinstance(whole, Bad) else proof(whole.value)

    return read


def _sex(cell: Cell, _: date) -> Read:
    told = _line(cell).removesuffix("性")
    return (
        Good(told)
        if told in _SEXES
        else Bad(f"“{clipped(told)}”不是男，也不是女", "写 男 或 女；不知道就空着")
    )


_READERS: Mapping[Form, Callable[[Cell, date], Read]] = {
    Form.NAME: _name,
    Form.TEXT: _text,
    Form.WORDS: _told,
    Form.NUMBER: _whole_number,
    Form.CODES: _codes,
    Form.SUM: _sum,
    Form.COUNT: _count,
    Form.MOMENT: _moment,
    Form.DAY: _day,
    Form.SEX: _sex,
    Form.FIRM: lambda cell, _: checked.firm(_line(cell)),
    Form.IDENTITY: _proved(checked.identity),
    Form.CREDIT_CODE: _proved(checked.credit_code),
    Form.FIRM_PHONE: lambda cell, _: checked.firm_phone(_line(cell)),
}
