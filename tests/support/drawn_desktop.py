"""A chat on a computer's screen: a list of other talks at the left, what the shop tells of the order at the right."""

from dataclasses import dataclass

from drawn_canvas import Colour, faces
from PIL import Image, ImageDraw, ImageFont

from kameng_docs.reading.ocr import Line
from kameng_docs.reading.proposals import Box

OTHERS = (("小鱼数码客服", "随便你", "10:40"), ("工作群", "收到收到", "09:20"), ("妈妈", "吃饭了吗", "昨天"))


@dataclass(frozen=True)
class Look:
    """The colours of the program."""

    ground: Colour
    listed: Colour
    mine: Colour
    other: Colour
    text: Colour


LIGHT = Look((245, 245, 245), (231, 231, 231), (149, 236, 105), (255, 255, 255), (20, 20, 20))
DARK = Look((25, 25, 25), (44, 44, 44), (62, 181, 117), (60, 60, 60), (220, 220, 220))


class Desktop:
    """A window while it is drawn."""

    def __init__(self, look: Look, *, listed: bool, told: bool, size: tuple[int, int] = (1400, 900)) -> None:
        self.look, self.size = look, size
        self.image = Image.new("RGB", size, look.ground)
        self.pen = ImageDraw.Draw(self.image)
        self.lines: list[Line] = []
        path, index = faces()[0].regular
        self.large, self.small = (ImageFont.truetype(path, points, index=index) for points in (22, 16))
        self.left = self._list() if listed else 0
        self.right = self._order() if told else size[0]
        self.write(self.left + 30, 24, "小鱼数码客服")
        self.y = 90.0

    def _list(self) -> int:
        high = self.size[1]
        self.pen.rectangle((0, 0, 370, high), fill=self.look.listed)
        for row, (name, text, day) in enumerate(OTHERS):
            y = 80 + row * 90
            self.pen.rectangle((20, y, 70, y + 50), fill=(120 + row * 30, 150, 90))
            self.write(90, y, name)
            self.write(90, y + 30, text, small=True)
            self.write(300, y + 4, day, small=True)
        return 371

    def _order(self) -> int:
        left = self.size[0] - 300
        self.pen.rectangle((left, 0, *self.size), fill=self.look.listed)
        for row, text in enumerate(("订单信息", "订单编号 20261120204417368", "实付款 ¥45.00")):
            self.write(left + 20, 90 + row * 50, text, small=True)
        return left

    def write(self, x: float, y: float, text: str, *, small: bool = False) -> None:
        font = self.small if small else self.large
        self.pen.text((x, y), text, font=font, fill=(150, 150, 150) if small else self.look.text)
        box = self.pen.textbbox((x, y), text, font=font)
        self.lines.append(Line(text, Box(*(round(side) for side in box)), 1.0, ()))

    def time(self, text: str) -> None:
        middle = (self.left + self.right) / 2
        self.write(middle - self.small.getlength(text) / 2, self.y, text, small=True)
        self.y += 40

    def say(self, side: str, *rows: str) -> None:
        mine = side == "我"
        wide, high = max(self.large.getlength(row) for row in rows) + 28, len(rows) * 32 + 20
        left = self.right - 80 - wide if mine else self.left + 80
        portrait = self.right - 64 if mine else self.left + 24
        self.pen.rectangle((portrait, self.y, portrait + 40, self.y + 40), fill=(100, 168, 136))
        fill = self.look.mine if mine else self.look.other
        self.pen.rounded_rectangle((left, self.y, left + wide, self.y + high), 4, fill=fill)
        for number, row in enumerate(rows):
            self.write(left + 14, self.y + 10 + number * 32, row)
        self.y += high + 24
