"""平台: the site on which it was bought."""

from typing import Literal

from pydantic import Field

from kameng_docs.case.part import Part, Text
from kameng_docs.case.party import Party

System = Literal["异次元", "知宇", "独角数卡", "小程序", "不清楚"]


class Platform(Part):
    """平台（您下单的网站或小程序）"""

    name: Text = Field(alias="名称", description="网站上写的名字")
    url: Text | None = Field(None, alias="网址")
    system: System = Field(
        "不清楚",
        alias="系统",
        description="网站用的发卡系统（页面底部常写着）：工单的字数、栏目按它来；看不出就写 不清楚",
    )
    operator: Party | Literal["不知道"] = Field(
        "不知道",
        alias="经营者",
        description="网站底部执照上的公司：cases/parties/ 里的文件名，或直接写出；不知道就写 不知道",
    )

    @property
    def known_operator(self) -> Party | None:
        """The firm that runs the site, or None while nobody knows."""
        return self.operator if isinstance(self.operator, Party) else None
