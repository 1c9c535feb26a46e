"""What a column is: how its cells are read, and where in a case file, or in a person's record, its value belongs."""

from dataclasses import dataclass
from enum import StrEnum

from kameng_docs.reading.proposals import Kind


class Form(StrEnum):
    """How a cell is read."""

    NAME = "姓名"
    TEXT = "文字"
    # A number that is copied sign by sign, one in a cell.
    NUMBER = "号码"
    # The same, of which several may stand in a cell.
    CODES = "卡密"
    SUM = "金额"
    COUNT = "数量"
    MOMENT = "时间"
    # A day with its year: nobody counts a birthday back from today.
    DAY = "日期"
    SEX = "性别"
    # Whatever somebody told, in as many lines as he liked.
    WORDS = "原话"
    # One of the words that a case file takes there.
    CHOICE = "选项"
    # Numbers that tell by themselves whether they were mistyped.
    IDENTITY = "身份证号"
    CREDIT_CODE = "信用代码"
    # The whole name of a firm, as its licence has it.
    FIRM = "全称"
    # A number under which a firm is called: a landline, a mobile, 400 or 95.
    FIRM_PHONE = "公开的电话"


@dataclass(frozen=True)
class Field:
    """What a column may be: how it is read; which value of a case it is, or which line of a person's record.

    `at` is its place in a case file, entries of lists counted from 1; `choices` are the words that may stand there. It has a place
    only where `needs`, another field, has a value. What is `own` is of one complaint and never of all rows alike.
    """

    form: Form
    kind: Kind | None = None
    of_person: bool = False
    at: tuple[str, ...] = ()
    choices: tuple[str, ...] = ()
    needs: str = ""
    own: bool = False

    @property
    def may_be_same(self) -> bool:
        """Whether it may be said once for all rows."""
        return bool(self.at) and not self.own
