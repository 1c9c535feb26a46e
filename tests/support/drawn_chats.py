"""Chats drawn as the apps show them: bubbles with and without names, time lines, notices, quotations, stickers."""

import random
from dataclasses import dataclass
from datetime import datetime, timedelta

from drawn_canvas import Box, Colour, Page
from drawn_story import REFUSALS, Story

WHITE: Colour = (255, 255, 255)
BLACK: Colour = (20, 20, 20)
WEEK = "一二三四五六日"


@dataclass(frozen=True)
class Style:
    """How an app shows its bubbles."""

    name: str
    ground: Colour
    mine: Colour
    my_text: Colour
    other: Colour
    other_text: Colour
    radius: float = 12
    # Whose name stands above a bubble: nobody's, the others', everybody's (then with the time, as in a shop's web chat).
    names: str = ""
    read_mark: str = ""
    avatars: bool = True
    dark: bool = False


STYLES = (
    Style("green", (237, 237, 237), (149, 236, 105), BLACK, WHITE, BLACK),
    Style("green-dark", (17, 17, 17), (62, 181, 117), (10, 20, 12), (44, 44, 44), (213, 213, 213), dark=True),
    Style("blue", (241, 241, 241), (0, 153, 255), WHITE, WHITE, BLACK, radius=30, names="others"),
    Style(
        "blue-dark", (20, 22, 26), (30, 90, 200), WHITE, (45, 48, 54), (220, 220, 220), radius=30, dark=True
    ),
    Style("market", (245, 245, 245), (255, 230, 0), BLACK, WHITE, BLACK, radius=24, read_mark="已读"),
    Style(
        "mall",
        (244, 245, 247),
        (211, 233, 255),
        BLACK,
        WHITE,
        BLACK,
        radius=20,
        names="others",
        read_mark="已读",
    ),
    Style("service", WHITE, (219, 236, 255), BLACK, (243, 244, 246), BLACK, radius=8, names="all"),
    Style("bare", (250, 250, 250), (178, 226, 242), BLACK, (232, 232, 232), BLACK, radius=34, avatars=False),
)


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
        y = self.page.bars(self.shop, "23:05", ground=self.style.other) + 20
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
        self._field()

    def _goods(self, y: float) -> float:
        self.page.plate((20, y - 20, self.page.across - 20, y + 130), self.style.other, 16)
        self.page.plate((40, y, 150, y + 110), (150, 120, 90), 8)
        self.page.write(180, y + 4, f"¥{self.story.amount}", 36, bold=True)
        self.page.write(180, y + 60, "交易成功 卡密商品", 30, colour=self.page.theme.grey)
        return y + 170

    def _time(self, y: float) -> float:
        text, whole = said_time(self.moment, self.form)
        how = {"colour": self.page.theme.grey, "anchor": "m", "kind": "聊天时间" if whole else "时间"}
        self.page.write(self.page.across / 2, y, text, 32, **how)  # type: ignore[arg-type]
        return y + 80

    def _notice(self, y: float, text: str, kind: str = "系统") -> float:
        self.page.write(self.page.across / 2, y, text, 30, anchor="m", colour=self.page.theme.grey, kind=kind)
        return y + 76

    def _bubble(self, y: float, side: str, words: str) -> float:
        mine = side == "我"
        page, style, edge = self.page, self.style, 140.0 if self.style.avatars else 40.0
        y = self._name(y, side, edge)
        # Phones let a bubble take some seven tenths of the width; a wide screen no more than a column.
        lines = page.wrapped(words, self.size, min(page.across * 0.62, 900))
        wide = max(page.measure(line, self.size) for line in lines) + 56
        high = len(lines) * self.size * 1.42 + 40
        left = page.across - edge - wide if mine else edge
        self._avatar(y, mine=mine)
        page.plate((left, y, left + wide, y + high), style.mine if mine else style.other, style.radius)
        for number, line in enumerate(lines):
            colour = style.my_text if mine else style.other_text
            page.write(left + 28, y + 18 + number * self.size * 1.42, line, self.size, colour=colour)
        page.values.append((words, self._pixels((left, y, left + wide, y + high)), side))
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
        if names == "all":
            text += self.moment.strftime("  %Y-%m-%d %H:%M:%S")
        x = page.across - edge - 10 if mine else edge + 10
        page.write(x, y, text, 28, anchor="r" if mine else "l", colour=page.theme.grey, kind="名字")
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
        left, top, right, _ = box
        self.page.plate(box, (90, 140, 200) if busy else (250, 210, 60), 0 if busy else 110)
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
