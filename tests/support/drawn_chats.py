"""Chats drawn as the apps show them: bubbles with and without names, time lines, notices, quotations, stickers."""

import random
from datetime import datetime, timedelta

from drawn_canvas import Box, Colour, Page
from drawn_story import REFUSALS, Story
from drawn_styles import WHITE, Style

WEEK = "一二三四五六日"


def chat(
    page: Page, story: Story, dice: random.Random, style: Style, talk: tuple[tuple[str, str], ...] = ()
) -> None:
    """A talk with a shop, from a title to the field where one types."""
    _Chat(page, story, dice, style).draw(talk or story.talk)


def refusals(page: Page) -> list[str]:
    """What of the other side's words on a page is a refusal."""
    return [text for text, _, kind in page.values if kind == "对方" and text in REFUSALS]


class _Chat:
    def __init__(self, page: Page, story: Story, dice: random.Random, style: Style) -> None:
        self.page, self.story, self.dice, self.style = page, story, dice, style
        self.moment = story.delivered + timedelta(minutes=9)
        self.size = dice.choice((38, 40, 42))
        self.form = dice.choice(("whole", "whole", "whole", "yesterday", "weekday", "clock", "short"))
        self.shop = story.shop + dice.choice(("", "-客服", "客服小鹿"))
        self.extras = dice.sample(("sticker", "notice", "quote", "picture", "transfer"), 3)

    def draw(self, talk: tuple[tuple[str, str], ...]) -> None:
        if self.style.wall:
            self._paper()
        shop = f"{self.story.platform}售后群(37)" if self.style.group else self.shop
        y = 30.0 if self.style.cut else self.page.bars(shop, "23:05", ground=self.style.other) + 20
        if self.style.name == "market":
            y = self._goods(y)
        for number, (side, words) in enumerate(talk):
            if y > self.page.down - 420:
                break
            if number % 3 == 0 and self.style.names != "all":
                y = self._time(y)
            y = self._bubble(y, side, words)
            self.moment += timedelta(minutes=self.dice.randrange(1, 200 if number % 3 == 2 else 2))
            if number < 3:
                y = self._extra(y, side, words, self.extras[number])
        if self.style.chips:
            self._chips()
        if not self.style.cut:
            self._field()

    def _paper(self) -> None:
        """A picture behind everything, soft as apps have it."""
        for number in range(40):
            x, y = self.dice.random() * self.page.across, self.dice.random() * self.page.down
            wide = 60 + 10 * (number % 17)
            shade = tuple(part - 4 + 3 * (number % 4) for part in self.style.ground)
            self.page.plate((x, y, x + wide, y + wide), shade, wide / 2)  # type: ignore[arg-type]

    def _chips(self) -> None:
        x, y = 40.0, self.page.down - 290
        for text in ("转人工", "查询订单", "退款进度"):
            wide = self.page.measure(text, 32) + 60
            self.page.plate((x, y, x + wide, y + 70), WHITE, 35)
            self.page.write(x + 30, y + 14, text, 32, kind="按钮")
            x += wide + 20

    def _goods(self, y: float) -> float:
        self.page.plate((20, y - 20, self.page.across - 20, y + 130), self.style.other, 16)
        self.page.plate((40, y, 150, y + 110), (150, 120, 90), 8)
        self.page.write(180, y + 4, f"¥{self.story.amount}", 36, bold=True)
        self.page.write(180, y + 60, "交易成功 卡密商品", 30, colour=self.page.theme.grey)
        return y + 170

    def _time(self, y: float) -> float:
        text, whole = said_time(self.moment, self.form)
        how = {"colour": self._pill(y, text, 32), "anchor": "m", "kind": "聊天时间" if whole else "时间"}
        self.page.write(self.page.across / 2, y, text, 32, **how)  # type: ignore[arg-type]
        return y + 80

    def _notice(self, y: float, text: str, kind: str = "系统") -> float:
        self.page.write(
            self.page.across / 2, y, text, 30, anchor="m", colour=self._pill(y, text, 30), kind=kind
        )
        return y + 76

    def _pill(self, y: float, text: str, size: float) -> Colour:
        """The plate of a time line where the app has one; the colour of its text."""
        if self.style.pill is None:
            return self.page.theme.grey
        half = self.page.measure(text, size) / 2 + 24
        middle = self.page.across / 2
        self.page.plate((middle - half, y - 8, middle + half, y + size + 14), self.style.pill, 10)
        return (70, 70, 70)

    def _bubble(self, y: float, side: str, words: str) -> float:
        mine = side == "我"
        page, style, edge = self.page, self.style, 140.0 if self.style.avatars else 40.0
        y = self._name(y, side, edge)
        # Phones let a bubble take some seven tenths of the width; a wide screen no more than a column.
        lines = page.wrapped(words, self.size, min(page.across * style.wide, 900))
        wide = max(page.measure(line, self.size) for line in lines) + 56
        high = len(lines) * self.size * 1.42 + 40
        left = page.across - edge - wide if mine and not style.plain else edge
        self._avatar(y, mine=mine and not style.plain)
        fill, outline = (style.mine, None) if mine else (style.other, style.outline)
        page.plate((left, y, left + wide, y + high), fill, style.radius, outline=outline)
        for number, line in enumerate(lines):
            colour = style.my_text if mine else style.other_text
            page.write(left + 28, y + 18 + number * self.size * 1.42, line, self.size, colour=colour)
        page.values.append((words, self._pixels((left, y, left + wide, y + high)), side))
        if mine and style.mark_under:
            page.write(left + wide - 10, y + high + 6, style.read_mark, 26, anchor="r", kind="已读")
            return y + high + 70
        if mine and style.read_mark:
            page.write(
                left - 20, y + high - 46, style.read_mark, 26, anchor="r", colour=page.theme.grey, kind="已读"
            )
        return y + high + 36

    def _name(self, y: float, side: str, edge: float) -> float:
        mine, names, page = side == "我", self.style.names, self.page
        if not names or (names == "others" and mine):
            return y
        text = "我" if mine else "客服小鹿"
        if self.style.group:
            text = self.dice.choice(("客服小鹿", "店长阿木", "售后-青青"))
        if names == "all":
            text += self.moment.strftime("  %Y-%m-%d %H:%M:%S")
        right = mine and not self.style.plain
        x = page.across - edge - 10 if right else edge + 10
        page.write(x, y, text, 28, anchor="r" if right else "l", colour=page.theme.grey, kind="名字")
        return y + 50

    def _avatar(self, y: float, *, mine: bool) -> None:
        if not self.style.avatars:
            return
        left = self.page.across - 120 if mine else 30
        radius = 8 if self.style.name.startswith("green") else 45
        self.page.plate((left, y, left + 90, y + 90), (100, 168, 136) if mine else (204, 153, 102), radius)

    def _extra(self, y: float, side: str, words: str, what: str) -> float:
        page, style, mine = self.page, self.style, side == "我"
        edge = 140.0 if style.avatars else 40.0
        if what == "notice":
            return self._notice(
                y, self.dice.choice(("对方撤回了一条消息", "客服小鹿为您服务", "请勿脱离平台私下交易"))
            )
        if self.style.plain:
            return y
        if what == "quote":
            text = f"{'客服小鹿' if mine else '我'}：{words[:10]}"
            wide = page.measure(text, 28) + 40
            left = page.across - edge - wide if mine else edge
            grey = (58, 58, 60) if style.dark else (222, 222, 224)
            page.plate((left, y - 24, left + wide, y + 34), grey, 8)
            page.write(left + 20, y - 16, text, 28, colour=page.theme.grey, kind="引用")
            return y + 70
        self._avatar(y, mine=mine)
        if what == "transfer":
            left = page.across - edge - 560 if mine else edge
            page.plate((left, y, left + 560, y + 180), (250, 157, 59), 12)
            page.write(left + 130, y + 20, "¥1.00", 40, colour=WHITE, kind="转账")
            page.write(left + 130, y + 76, "已被接收", 28, colour=WHITE, kind="转账")
            page.write(left + 28, y + 136, "转账", 26, colour=WHITE, kind="转账")
            page.values.append(("¥1.00 已被接收 转账", self._pixels((left, y, left + 560, y + 180)), side))
            return y + 220
        size = 220 if what == "sticker" else 380
        left = page.across - edge - size if mine else edge
        self._scene((left, y, left + size, y + size), busy=what == "picture")
        page.values.append(("[图片]", self._pixels((left, y, left + size, y + size)), side))
        return y + size + 40

    def _scene(self, box: Box, *, busy: bool) -> None:
        """Something with colours and no text."""
        left, top, right, low = box
        self.page.plate(box, (90, 140, 200) if busy else (250, 210, 60), 0 if busy else 110)
        for number in range(400 if busy else 0):
            # Tiles, of which no colour is the ground of much.
            x, y = left + (right - left) * (number % 20) / 20, top + (low - top) * (number // 20) / 20
            shade = tuple(self.dice.randrange(20, 240) for _ in range(3))
            self.page.plate((x, y, x + (right - left) / 20, y + (low - top) / 20), shade)  # type: ignore[arg-type]
        for number in range(6):
            shift = number * (right - left) / 8
            colour = tuple(self.dice.randrange(30, 230) for _ in range(3))
            self.page.plate((left + shift, top + shift, left + shift + 60, top + shift + 60), colour, 30)  # type: ignore[arg-type]

    def _field(self) -> None:
        page, style = self.page, self.style
        y = page.down - 190
        page.plate((0, y, page.across, page.down), style.other if style.dark else (247, 247, 247))
        page.plate((110, y + 30, page.across - 250, y + 120), style.ground if style.dark else WHITE, 12)
        told = self.dice.choice(("", "发消息", "按住 说话", "请输入您要咨询的问题"))
        if told:
            page.write(150, y + 48, told, 36, colour=page.theme.grey)

    def _pixels(self, box: Box) -> Box:
        return tuple(side * self.page.unit for side in box)  # type: ignore[return-value]


def said_time(moment: datetime, form: str) -> tuple[str, bool]:
    """A moment as a time line says it, and whether it says the day."""
    clock = moment.strftime("%H:%M")
    part = "上午" if moment.hour < 12 else "下午"
    told = {
        "whole": f"{moment.year}年{moment.month}月{moment.day}日 {clock}",
        "yesterday": f"昨天 {clock}",
        "weekday": f"星期{WEEK[moment.weekday()]} {part}{moment.hour % 12 or 12}:{moment:%M}",
        "clock": clock,
        "short": f"{moment.month}月{moment.day}日 {part}{moment.hour % 12 or 12}:{moment:%M}",
    }
    return told[form], form == "whole"
