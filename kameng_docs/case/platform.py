"""平台: the site on which it was bought."""

from typing import Literal

from pydantic import Field

from kameng_docs.case.part import Part, Text
from kameng_docs.case.party import Party


class Platform(Part):
    """平台（您下单的网站或小程序）"""

    name: Text = Field(alias="名称", description="网站上写的名字")
    url: Text | None = Field(None, alias="网址")
    operator: Party | Literal["不知道"] = Field(
        "不知道",
        alias="经营者",
        description="网站底部执照上的公司：cases/parties/ 里的文件名，或直接写出；不知道就写 不知道",
    )

    @property
    def known_operator(self) -> Party | None:
        """The firm that runs the site, or None while nobody knows."""
        return self.operator if isinstance(self.operator, Party) else None
