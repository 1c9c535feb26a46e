"""What a column of a sheet may be, how its cells are read, and by which words a column is known for it."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Annotated

from kameng_docs.case.model import Case
from kameng_docs.case.nearest import nearest, nearest_few
from kameng_docs.case.orders import Order
from kameng_docs.case.people import Party, Seller
from kameng_docs.declared import Files, Whole
from kameng_docs.evidence.tables.cells import named
from kameng_docs.law.fact_names import ASKED, TOLD
from kameng_docs.law.vocabulary import facts, private_questions
from kameng_docs.reading.proposals import Kind
from kameng_docs.reading.register.choices import choices_of
from kameng_docs.reading.register.field import Field, Form

NAME, STORY, REPLY, REMEDY, DISPUTE, NOTE = "姓名", "经过", "对方答复", "诉求", "争议", "备注"
COMPLAINED, ORDER, PLATFORM, SHOP = "投诉时间", "订单号", "平台", "店铺"
FIRM, FIRM_KIND = "公司全称", "主体类型"
# What the seller answered, copied as he said it: who keeps the sheet says so by the name of the column. And when he said it.
VERBATIM, REPLIED = "对方原话", "答复时间"
FACTS_KEY, PRIVATE_KEY = "事实", "自查"
# A column of which nothing is taken.
UNUSED = "不用"
# Forms for filling in number their questions: 1、您的姓名：.
_NUMBERED = re.compile(r"^[0-9]{1,2}[、.)]|[:?]$")
_BRACKETS = re.compile(r"[(\[【].*?[)\]】]$")


_ORDER, _SELLER, _FIRM = ("交易", "1"), ("卖家", "1"), ("卖家", "1", "主体")
ANSWERS = ("是", "否", "不清楚")


def _of_order(form: Form, key: str, kind: Kind | None = None, *, own: bool = False) -> Field:
    choices = choices_of(Order, key) if form is Form.CHOICE else ()
    return Field(form, kind, at=(*_ORDER, key), choices=choices, own=own)


def _of_firm(form: Form, key: str) -> Field:
    choices = choices_of(Party, key) if form is Form.CHOICE else ()
    return Field(form, at=(*_FIRM, key), choices=choices, needs=FIRM)


def _of_person(form: Form) -> Field:
    return Field(form, of_person=True, own=True)


FIELDS: Mapping[str, Field] = {
    NAME: Field(Form.NAME, own=True),
    "性别": _of_person(Form.SEX),
    "出生日期": _of_person(Form.DAY),
    "民族": _of_person(Form.TEXT),
    "职业": _of_person(Form.TEXT),
    "工作单位": _of_person(Form.TEXT),
    "电话": _of_person(Form.NUMBER),
    "邮箱": _of_person(Form.TEXT),
    "证件号码": _of_person(Form.IDENTITY),
    "户籍地址": _of_person(Form.TEXT),
    "现住址": _of_person(Form.TEXT),
    "买来做什么": Field(Form.CHOICE, at=("买来做什么",), choices=choices_of(Case, "买来做什么")),
    PLATFORM: Field(Form.TEXT, Kind.PLATFORM, at=("平台", "名称")),
    "网址": Field(Form.TEXT, Kind.SITE, at=("平台", "网址"), needs=PLATFORM),
    "平台经营者": Field(Form.FIRM, at=("平台", "经营者", "名称"), needs=PLATFORM),
    SHOP: Field(Form.TEXT, Kind.SHOP, at=(*_SELLER, "店铺名")),
    FIRM: Field(Form.FIRM, at=(*_FIRM, "名称")),
    FIRM_KIND: _of_firm(Form.CHOICE, FIRM_KIND),
    "统一社会信用代码": _of_firm(Form.CREDIT_CODE, "统一社会信用代码"),
    "住所": _of_firm(Form.TEXT, "住所"),
    "法定代表人": _of_firm(Form.NAME, "法定代表人"),
    "对方电话": _of_firm(Form.FIRM_PHONE, "电话"),
    "网站上卖家情况": Field(
        Form.CHOICE, at=(*_SELLER, "网站上卖家情况"), choices=choices_of(Seller, "网站上卖家情况")
    ),
    "页面标有自营": Field(Form.CHOICE, at=(*_SELLER, "页面标有自营"), choices=ANSWERS),
    ORDER: _of_order(Form.NUMBER, "订单号", Kind.ORDER_ID, own=True),
    "商品": _of_order(Form.TEXT, "商品", Kind.GOODS),
    "买的是什么": _of_order(Form.CHOICE, "买的是什么"),
    "数量": _of_order(Form.COUNT, "数量", Kind.QUANTITY),
    "实付": _of_order(Form.SUM, "实付", Kind.PAID),
    "付给了谁": _of_order(Form.CHOICE, "付给了谁"),
    "收款方全称": _of_order(Form.TEXT, "账单上的收款方全称", Kind.PAYEE),
    "付款方式": _of_order(Form.TEXT, "付款方式", Kind.WAY),
    "支付单号": _of_order(Form.NUMBER, "支付单号", Kind.PAYMENT_ID, own=True),
    "商户单号": _of_order(Form.NUMBER, "商户单号", Kind.MERCHANT_ID, own=True),
    "付款账户是谁的": _of_order(Form.CHOICE, "付款账户是谁的"),
    "下单时间": _of_order(Form.MOMENT, "下单时间", Kind.ORDERED_AT),
    "付款时间": _of_order(Form.MOMENT, "付款时间", Kind.PAID_AT),
    "收到时间": _of_order(Form.MOMENT, "收到卡密的时间", Kind.DELIVERED_AT),
    "第一次兑换的时间": _of_order(Form.MOMENT, "第一次兑换的时间"),
    "兑换结果": _of_order(Form.CHOICE, "兑换结果"),
    "卡密": _of_order(Form.CODES, "卡密", Kind.KEY, own=True),
    "提示原文": _of_order(Form.TEXT, "提示原文", Kind.NOTICE),
    DISPUTE: Field(Form.TEXT),
    REMEDY: Field(Form.WORDS),
    STORY: Field(Form.WORDS, own=True),
    REPLY: Field(Form.WORDS),
    VERBATIM: Field(Form.WORDS),
    "告诉卖家的时间": Field(Form.MOMENT, at=(FACTS_KEY, TOLD, "时间"), own=True),
    "要求退款的时间": Field(Form.MOMENT, at=(FACTS_KEY, ASKED, "时间"), own=True),
    REPLIED: Field(Form.MOMENT),
    "法院": Field(Form.TEXT, at=("法院", "名称")),
    "为什么是这个法院": Field(Form.TEXT, at=("法院", "为什么是这里"), needs="法院"),
    COMPLAINED: Field(Form.MOMENT),
    NOTE: Field(Form.WORDS),
}
"""What a column may be by a name of its own; besides these any question of a case, by the name that it has there."""


@cache
def questions() -> Mapping[str, Field]:
    """What only the person who complains can say, 是 or 否: the facts that are asked, and the questions of 自查.

    A fact may be alike in all rows, for it tells of the shop; what is asked of the person is asked of each.
    """
    asked = {name: (FACTS_KEY, name) for name, word in facts().items() if not word.derived}
    private = {name: (PRIVATE_KEY, name) for name in private_questions()}
    return {
        name: Field(Form.CHOICE, at=at, choices=ANSWERS, own=at[0] == PRIVATE_KEY)
        for name, at in (asked | private).items()
    }


def field_of(name: str) -> Field | None:
    """What a column of that name of ours is, None where there is no such."""
    return FIELDS.get(name) or questions().get(name)


def near(name: str) -> str:
    """A hint for a name that is none: what was probably meant, be it a field or a question."""
    if guess := nearest(name, (*FIELDS, UNUSED)):
        return f"是不是想写“{guess}”？"
    asked = {each: facts()[each].ask if each in facts() else each for each in questions()}
    few = "、".join(f"“{each}”" for each in nearest_few(name, asked))
    return (
        f"像的有：{few}" if few else f"可以写的：{'、'.join((*FIELDS, UNUSED))}，还有事实和自查里各问题的名称"
    )


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
    found |= {name: name for name in names if name in questions() and name not in found}
    unused = set(map(bare, words.unused))
    return found | {name: UNUSED for name, plain in zip(names, columns, strict=True) if plain in unused}


def is_nothing(text: str) -> bool:
    """Whether a cell says that there is nothing to write."""
    return text.strip().lower() in COLUMN_WORDS.only().nothing
