"""事实: what the author saw, answered 是, 否 or 不清楚. A fact that is not here was not asked: it is unknown."""

from typing import Annotated

from pydantic import BeforeValidator, Field

from kameng_docs.case.part import Answer, Instant, Part, Refs, Text, Whole


class FactAnswer(Part):
    """对一个事实问题的回答"""

    answer: Answer = Field(alias="回答")
    at: Instant | None = Field(None, alias="时间", description="什么时候看到或发生的")
    until: Instant | None = Field(None, alias="期限", description="问到给对方的期限时填：最迟到什么时候")
    words: Text | None = Field(None, alias="原话", description="页面或对方的原话")
    count: Whole | None = Field(None, alias="数量", description="问到件数、天数时填")
    witness: Text | None = Field(None, alias="谁看到", description="除您以外谁看到；公开文书不会写出")
    exhibits: Refs = Field((), alias="证据")


def _bare_answer(value: object) -> object:
    """是 alone may stand for {回答: 是}."""
    return {"回答": value} if isinstance(value, str) else value


Fact = Annotated[FactAnswer, BeforeValidator(_bare_answer)]
