"""Pictures with a key each, drawn from a number: faces, sizes, colours, breaks, bubbles, tables, turned, as JPEG.

All keys are made up by chance. Each sign's rectangle is known, so that it can be told what a bar leaves bare.
"""

import math
import random
import string
from collections.abc import Callable
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path

from PIL import Image, ImageDraw, ImageFont

SIZE = (720, 800)
# Chinese words are drawn in one of these; keys in any face that has all Latin letters.
FOLDERS = ("/usr/share/fonts", "/usr/local/share/fonts", "/System/Library/Fonts", "C:/Windows/Fonts")
HAN = "NotoS*CJK*"
UNFIT = ("Math", "opens", "Symbol", "Emoji", "Icon")
BEFORE = ("卡密：", "兑换码：", "激活码 ", "您的兑换码是", "亲，这是您的卡密", "", "CDK:", "充值码")
AROUND = (
    "请在会员中心兑换",
    "虚拟商品一经售出不退不换",
    "有问题联系客服",
    "订单已完成",
    "有效期至2027年12月31日",
    "¥45.00",
)

Box = tuple[float, float, float, float]


@dataclass(frozen=True)
class Drawn:
    """A picture, the key as a case file has it, and where each of its secret signs stands; `told` is how it is drawn."""

    picture: Image.Image
    key: str
    signs: tuple[tuple[str, Box], ...]
    told: str


def faces() -> tuple[tuple[Path, ...], tuple[Path, ...]]:
    """The files of Chinese faces and of all that keys can be drawn in, in order of their names."""
    found = sorted({p for folder in FOLDERS for p in Path(folder).rglob("*.[to]t[cf]") if _is_fit(p)})
    han = tuple(p for p in found if p.match(HAN))
    if not han:
        raise SystemExit("没有找到中文字体（Noto CJK），画不了")
    return han, tuple(found)


def _is_fit(path: Path) -> bool:
    return not any(word in path.name for word in UNFIT)


def drawn(number: int) -> Drawn:
    """The picture of that number, always the same on one machine."""
    chance = random.Random(number)  # noqa: S311 — pictures, no secrets
    han, every = faces()
    look = _Look(
        chance,
        ImageFont.truetype(chance.choice(han), size := chance.randint(22, 60)),
        ImageFont.truetype(face := chance.choice(every), size),
        *_colours(chance),
    )
    style, (key, shown, secret) = _key(chance)
    scene, draw = chance.choice(SCENES)
    page = _Page(look, shown, secret)
    draw(page)
    picture, signs, turned = _turned(page.image, page.signs, chance, look.back)
    picture, quality = _as_jpeg(picture, chance)
    told = f"{number}: {style}，{scene}，{face.stem} {size} px，{look.ink} 在 {look.back}，转 {turned:.1f}°，JPEG {quality or '无'}"
    return Drawn(picture, key, tuple(signs), told)


@dataclass(frozen=True)
class _Look:
    chance: random.Random
    han: ImageFont.FreeTypeFont
    face: ImageFont.FreeTypeFont
    ink: tuple[int, ...]
    back: tuple[int, ...]


def _colours(chance: random.Random) -> tuple[tuple[int, ...], tuple[int, ...]]:
    """Ink and ground: as in an app half of the time, else any that a person can tell apart."""
    usual = (
        ((20, 20, 20), (255, 255, 255)),
        ((230, 230, 230), (18, 18, 18)),
        ((0, 0, 0), (149, 236, 105)),
        ((255, 255, 255), (7, 120, 250)),
        ((150, 150, 150), (245, 245, 245)),
        ((255, 80, 0), (255, 244, 236)),
    )
    if chance.random() < 0.5:  # noqa: PLR2004
        return chance.choice(usual)
    while True:
        ink, back = (tuple(chance.randrange(256) for _ in range(3)) for _ in range(2))
        if abs(_light(ink) - _light(back)) > 90:  # noqa: PLR2004
            return ink, back


def _light(colour: tuple[int, ...]) -> float:
    return 0.3 * colour[0] + 0.59 * colour[1] + 0.11 * colour[2]


def _key(chance: random.Random) -> tuple[str, tuple[str, list[str], list[bool]]]:
    """The style; the key as a case has it, the lines it is shown in, and of the signs of all lines whether each is secret."""
    upper, mixed = string.ascii_uppercase + string.digits, string.ascii_letters + string.digits

    def made(signs: str, *lengths: int) -> str:
        return "-".join("".join(chance.choice(signs) for _ in range(n)) for n in lengths)

    style = chance.choice(("四组", "十六位数字", "大小写混写", "五组小写", "网址", "卡号和密码", "空格分组"))
    if style == "网址":
        host, code = "https://card.example/get?code=", made(mixed, chance.randint(12, 24))
        return style, (host + code, [host + code], [False] * len(host) + [True] * len(code))
    if style == "卡号和密码":
        number, word = made(string.digits, 12), made(mixed, 10)
        lines = [f"卡号：{number}", f"密码：{word}"]
        return style, ("\n".join(lines), lines, [c.isascii() for line in lines for c in line])
    key = {
        "四组": lambda: made(upper, 4, 4, 4, 4),
        "十六位数字": lambda: made(string.digits, 16),
        "大小写混写": lambda: made(mixed, chance.randint(14, 24)),
        "五组小写": lambda: made(string.ascii_lowercase + string.digits, 5, 5, 5, 5, 5),
        "空格分组": lambda: made(upper, 4, 4, 4, 4).replace("-", " "),
    }[style]()
    before = chance.choice(BEFORE)
    return style, (key, [before + key], [False] * len(before) + [True] * len(key))


class _Page:
    """A picture in the making, and where each secret sign was drawn."""

    def __init__(self, look: _Look, shown: list[str], secret: list[bool]) -> None:
        self.look, self.shown, self._secret = look, shown, secret
        self.image = Image.new("RGB", SIZE, look.back)
        self._draw = ImageDraw.Draw(self.image)
        self.signs = list[tuple[str, Box]]()

    def words(self, text: str, x: float, y: float) -> None:
        """Innocent words."""
        self._draw.text((x, y), text, font=self.look.han, fill=self.look.ink)

    def ground(self, box: Box, colour: tuple[int, ...]) -> None:
        """A field or bubble behind what comes."""
        self._draw.rounded_rectangle(box, self.look.chance.choice((0, 12, 24)), fill=colour)

    def key(self, x: float, y: float, width: float) -> float:
        """The key from there, broken where the width ends; where its last line ends from above."""
        step, at = self.look.face.size * self.look.chance.uniform(1.3, 1.8), 0
        for line in self.shown:
            left = x
            for c in line:
                font = self.look.face if c.isascii() else self.look.han
                wide = font.getlength(c)
                if left + wide > x + width:
                    left, y = x, y + step
                foot = (left, y + self.look.face.size)
                self._draw.text(foot, c, font=font, fill=self.look.ink, anchor="ls")
                if self._secret[at] and not c.isspace():
                    self.signs.append((c, self._draw.textbbox(foot, c, font=font, anchor="ls")))
                left, at = left + wide, at + 1
            y += step
        return y

    @property
    def room(self) -> float:
        """A width in which all of it has place below each other, at random."""
        widest = max(self.look.face.getlength(line) for line in self.shown)
        return min(SIZE[0] - 90, max(widest * self.look.chance.uniform(0.3, 1.2), 220))


def _as_page(page: _Page) -> None:
    page.words(page.look.chance.choice(AROUND), 40, 60)
    y = page.key(40, 180, SIZE[0] - 80)
    page.words(page.look.chance.choice(AROUND), 40, min(y + 40, SIZE[1] - 70))


def _as_bubble(page: _Page) -> None:
    room, mine = page.room, page.look.chance.random() < 0.5  # noqa: PLR2004
    x = SIZE[0] - room - 60 if mine else 60
    size = page.look.face.size
    lines = math.ceil(sum(page.look.han.getlength(line) for line in page.shown) / room) + len(page.shown)
    back = page.look.back
    shade = tuple(max(0, c - 12) if _light(back) > 128 else min(255, c + 12) for c in back)  # noqa: PLR2004
    page.words(page.look.chance.choice(AROUND), 60, 40)
    page.ground((x - 24, 160 - 20, x + room + 24, 160 + lines * size * 1.8), shade)
    page.key(x, 160, room)


def _as_table(page: _Page) -> None:
    size = page.look.han.size
    page.words("订单编号", 24, 40)
    page.words("卡密信息", 24, 200)
    left = 40 + page.look.han.getlength("卡密信息")
    y = page.key(left, 200, max(SIZE[0] - left - 24, 4 * size))
    page.words("联系客服", 24, min(y + size, SIZE[1] - 2 * size))


def _as_field(page: _Page) -> None:
    page.words("输入兑换码", 60, 60)
    page.ground((36, 190, SIZE[0] - 36, 240 + page.look.face.size * 6), page.look.back)
    page.key(60, 210, SIZE[0] - 120)
    page.words("立即兑换", 260, SIZE[1] - 120)


SCENES: tuple[tuple[str, Callable[[_Page], None]], ...] = (
    ("页面", _as_page),
    ("气泡", _as_bubble),
    ("表格", _as_table),
    ("输入框", _as_field),
)


def _turned(
    picture: Image.Image, signs: list[tuple[str, Box]], chance: random.Random, back: tuple[int, ...]
) -> tuple[Image.Image, list[tuple[str, Box]], float]:
    """Turned a little, one time in three, as a photo of a screen is."""
    angle = chance.uniform(-2, 2) if chance.random() < 1 / 3 else 0.0
    if not angle:
        return picture, signs, angle
    middle, rad = (picture.width / 2, picture.height / 2), math.radians(-angle)

    def moved(x: float, y: float) -> tuple[float, float]:
        dx, dy = x - middle[0], y - middle[1]
        return (
            middle[0] + dx * math.cos(rad) - dy * math.sin(rad),
            middle[1] + dx * math.sin(rad) + dy * math.cos(rad),
        )

    def boxed(box: Box) -> Box:
        corners = [moved(x, y) for x in (box[0], box[2]) for y in (box[1], box[3])]
        across, down = [x for x, _ in corners], [y for _, y in corners]
        return min(across), min(down), max(across), max(down)

    turned = picture.rotate(angle, Image.Resampling.BICUBIC, fillcolor=back)
    return turned, [(c, boxed(box)) for c, box in signs], angle


def _as_jpeg(picture: Image.Image, chance: random.Random) -> tuple[Image.Image, int]:
    quality = chance.choice((0, 0, 35, 50, 70, 85, 95))
    if not quality:
        return picture, 0
    content = BytesIO()
    picture.save(content, "JPEG", quality=quality)
    content.seek(0)
    return Image.open(content).convert("RGB"), quality
