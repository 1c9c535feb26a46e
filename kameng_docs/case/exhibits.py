"""证据: the exhibits, by the short name under which the rest of the file refers to them."""

from typing import Annotated, Literal

from pydantic import BeforeValidator, Field, PlainValidator, TypeAdapter, WithJsonSchema

from kameng_docs.case.part import (
    Clock,
    Instant,
    Names,
    NonEmpty,
    OfSellers,
    Part,
    Pixels,
    Secret,
    Text,
    Whole,
    YesNo,
)
from kameng_docs.case.picks import pick_of
from kameng_docs.case.whose import Said

# left, top, width and height in pixels of the picture as it is shown.
Box = Annotated[
    tuple[Pixels, Pixels, Pixels, Pixels],
    BeforeValidator(lambda value: tuple(value) if isinstance(value, list) else value),
]
BARE = "没有要遮的"
"""Instead of 框: its author has looked and nothing is to be covered; a copy without what lies beside the pixels is made."""
Boxes = Annotated[
    tuple[Box, ...],
    BeforeValidator(lambda value: () if value == BARE else value),
    NonEmpty,
    WithJsonSchema(
        {
            "anyOf": [
                {"type": "string", "const": BARE},
                {
                    "type": "array",
                    "minItems": 1,
                    "items": TypeAdapter(Box).json_schema(),
                },
            ]
        }
    ),
]
# Payments of a bill: rows of its file, which are no secret, or payment numbers.
Pick = Annotated[
    int | Said,
    PlainValidator(pick_of),
    WithJsonSchema({"anyOf": [{"type": "string", "minLength": 1}, {"type": "integer", "minimum": 1}]}),
    Secret("payment_id"),
]
Picks = Annotated[
    tuple[Pick, ...], BeforeValidator(lambda value: [value] if isinstance(value, str) else value)
]


class Spoken(Part):
    """文字稿的一行：录音、录像里谁在什么时候说了什么"""

    at: Clock = Field(alias="时间", description="从头算起，例如 00:35")
    who: Text = Field(alias="谁", description="例如 我、店主、客服")
    words: Text = Field(alias="说", description="照实写，听不清的写（听不清）")


class Masking(Part):
    """打码：哪个文件的哪几块，存成哪个新文件"""

    file: Text = Field(alias="文件")
    boxes: Boxes = Field(
        alias="框",
        description="[左, 上, 宽, 高]，单位像素，可以写几个，例如 [[40, 120, 300, 60]]；看过了、什么也不用遮的，写 没有要遮的",
    )
    into: Text = Field(alias="存为", description="新文件的名称，例如 商品页-打码.png；写进“公开版”")

    @property
    def bare(self) -> bool:
        """Whether its author says that nothing of it is to be covered: it is copied, not painted."""
        return not self.boxes


class Exhibit(Part):
    """一份证据"""

    title: Text = Field(alias="名称", description="写进证据目录的名称")
    files: Annotated[Names, NonEmpty] = Field(
        alias="文件", description="放在 cases/<案件名>/ 里的文件名，可以是一个列表"
    )
    origin: Text = Field(Said("本人保存"), alias="来源", description="例如 手机截屏、微信账单导出")
    formed_at: Instant | None = Field(None, alias="形成时间")
    proves: Text = Field(alias="证明", description="这份证据证明什么，一句话")
    layer: Literal["交易证据", "问题证据", "沟通证据", "其他"] | None = Field(
        None, alias="类别", description="可不填"
    )
    original_at: Text | None = Field(
        None, alias="原件在哪里", description="例如 我的手机、电脑、邮箱、已删除"
    )
    handed_in: Literal["原件", "复印件", "打印件"] | None = Field(
        None, alias="交的是", description="交给法院的是原件、复印件还是打印件；不写按打印件"
    )
    edited: YesNo | None = Field(None, alias="有没有剪辑过")
    masked_files: Names = Field(
        (), alias="公开版", description="已经打好码、可以公开的文件；没有就不会出现在黑猫的附件清单里"
    )
    masking: tuple[Masking, ...] = Field((), alias="打码", description="由 evidence mask 照着做出公开版")
    frames: tuple[Clock, ...] = Field(
        (), alias="关键帧", description="录像里要印出来的时刻，例如 [00:05, 01:10]"
    )
    transcript: tuple[Spoken, ...] = Field((), alias="文字稿", description="录音、录像的文字稿")
    talks: Names = Field(
        (),
        alias="对话",
        description="聊天文件里不止一段对话时（QQ、留痕的全部导出）：只印和谁的那几段，名字照文件里写；不写就每段都印",
    )
    i_am: Text | None = Field(
        None,
        alias="聊天里我是",
        description="聊天记录里哪个名字是您本人，照聊天里写；只用来分清谁说的，文书里不印",
    )
    if_unreadable: Literal["整册不做", "先不放进册"] = Field(
        "整册不做",
        alias="读不了时",
        description="文件坏了、打不开时：整册不做（默认），或者先不放进册，册里留一页说明，其余照做",
    )
    picks: Picks = Field(
        (),
        alias="账单里哪几笔",
        description="文件是微信支付、支付宝、京东等导出的账单（CSV、XLSX）时：与本案有关的是哪几笔，写支付单号，或者文件里第几行，例如 [第18行, 第20行]；证据册里只印这几笔",
    )
    of: OfSellers = Field((), alias="卖家")
    supplement: Whole | None = Field(
        None, alias="补充", description="第一次交过以后再补的：1 是第一次补充；已交的编号和页码不变"
    )
