"""进度: what was sent where, and what came of it."""

from typing import Annotated

from pydantic import Field

from kameng_docs.case.part import Instant, Names, Part, Secret, Text


class Step(Part):
    """已经走过的一步"""

    channel: Text = Field(alias="渠道", description="例如 平台工单、黑猫投诉、12315")
    submitted_at: Instant = Field(alias="提交")
    number: Annotated[Text, Secret("order_id")] | None = Field(
        None, alias="编号", description="工单号、投诉编号"
    )
    outcome: Text = Field("未回复", alias="结果", description="未回复，或对方答复的要点")
    replied_at: Instant | None = Field(None, alias="答复时间")
    exhibits: Names = Field((), alias="证据")
