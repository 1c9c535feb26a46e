"""经过: what else happened, in the order in which it happened."""

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from kameng_docs.case.part import Instant, Names, Part, Refs, Text


class Event(Part):
    """经过里的一件事"""

    at: Instant = Field(alias="时间")
    what: Text | None = Field(None, alias="事项", description="发生了什么，一句话")
    fact: Text | None = Field(
        None, alias="事实", description="上面“事实”里已经写过的，写它的名字就行，不必再说一遍"
    )
    counterpart: Text | None = Field(None, alias="对方", description="例如 客服、店主；不写真名")
    their_words: Text | None = Field(None, alias="对方原话", description="一字不改")
    my_words: Text | None = Field(None, alias="我说", description="您当时提出了什么")
    exhibits: Refs = Field((), alias="证据")
    not_in: Names = Field((), alias="不写进", description="不写进哪些渠道，例如 [黑猫, 12315]")

    @model_validator(mode="after")
    def _says_something(self) -> "Event":
        if not (self.what or self.fact or self.their_words or self.my_words):
            raise PydanticCustomError("silent_event", "", {})
        return self
