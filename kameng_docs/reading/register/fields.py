"""What a column of a sheet may be, how its cells are read, and by which words a column is known for it."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Annotated

from kameng_docs.declared import Files, Whole
from kameng_docs.evidence.tables.cells import named
from kameng_docs.reading.proposals import Kind

NAME, STORY, REPLY, REMEDY, DISPUTE, NOTE = "姓名", "经过", "对方答复", "诉求", "争议", "备注"
COMPLAINED, ORDER = "投诉时间", "订单号"
# A column of which nothing is taken.
UNUSED = "不用"
# Forms for filling in number their questions: 1、您的姓名：.
_NUMBERED = re.compile(r"^[0-9]{1,2}[、.)]|[:?]$")
_BRACKETS = re.compile(r"[(\[【].*?[)\]】]$")


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
    SEX = "性别"
    # Whatever somebody told, in as many lines as he liked.
    WORDS = "原话"


@dataclass(frozen=True)
class Field:
    """What a column may be: how it is read; which value of a case it is, or which line of a person's record."""

    form: Form
    kind: Kind | None = None
    of_person: bool = False


FIELDS: Mapping[str, Field] = {
    NAME: Field(Form.NAME),
    "性别": Field(Form.SEX, of_person=True),
    "电话": Field(Form.NUMBER, of_person=True),
    "邮箱": Field(Form.TEXT, of_person=True),
    "证件号码": Field(Form.NUMBER, of_person=True),
    "现住址": Field(Form.TEXT, of_person=True),
    "平台": Field(Form.TEXT, Kind.PLATFORM),
    "网址": Field(Form.TEXT, Kind.SITE),
    "店铺": Field(Form.TEXT, Kind.SHOP),
    ORDER: Field(Form.NUMBER, Kind.ORDER_ID),
    "商品": Field(Form.TEXT, Kind.GOODS),
    "数量": Field(Form.COUNT, Kind.QUANTITY),
    "实付": Field(Form.SUM, Kind.PAID),
    "付款方式": Field(Form.TEXT, Kind.WAY),
    "支付单号": Field(Form.NUMBER, Kind.PAYMENT_ID),
    "下单时间": Field(Form.MOMENT, Kind.ORDERED_AT),
    "付款时间": Field(Form.MOMENT, Kind.PAID_AT),
    "收到时间": Field(Form.MOMENT, Kind.DELIVERED_AT),
    "卡密": Field(Form.CODES, Kind.KEY),
    "提示原文": Field(Form.TEXT, Kind.NOTICE),
    DISPUTE: Field(Form.TEXT),
    REMEDY: Field(Form.WORDS),
    STORY: Field(Form.WORDS),
    REPLY: Field(Form.WORDS),
    COMPLAINED: Field(Form.MOMENT),
    NOTE: Field(Form.WORDS),
}


@dataclass(frozen=True)
class Words:
    """The whole file; its keys are explained there."""

    fields: Annotated[dict[str, tuple[str, ...]], Whole(tuple(FIELDS))]
    unused: tuple[str, ...]
    nothing: tuple[str, ...]


COLUMN_WORDS = Files("reading/register/columns.yaml", Words)


def bare(name: str) -> str:
    """The name of a column as it is compared."""
    plain = _NUMBERED.sub("", named(name).lower())
    return _BRACKETS.sub("", plain) or plain


def proposed(names: Sequence[str]) -> dict[str, str]:
    """The columns by what their names say they are; of two for one field the surer. Others are not in it."""
    words, found, columns = COLUMN_WORDS.only(), dict[str, str](), [bare(name) for name in names]
    for field, known in words.fields.items():
        at = next((columns.index(word) for word in map(bare, known) if word in columns), None)
        if at is not None:
            found[names[at]] = field
    unused = set(map(bare, words.unused))
    return found | {name: UNUSED for name, plain in zip(names, columns, strict=True) if plain in unused}


def is_nothing(text: str) -> bool:
    """Whether a cell says that there is nothing to write."""
    return text.strip().lower() in COLUMN_WORDS.only().nothing
