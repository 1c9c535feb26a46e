"""Pictures that their looks tell apart, and small ones, of which everything is doubted."""

from dataclasses import replace

import pytest
from drawn import KINDS, drawn, drawn_chat
from drawn_desktop import DARK, LIGHT, Desktop, Look
from drawn_styles import STYLES
from PIL import Image

from kameng_docs.reading.ocr import Line
from kameng_docs.reading.pictures import read_lines
from kameng_docs.reading.pictures.bubbles import is_talk, words_of
from kameng_docs.reading.proposals import Box, Side, What

# What is said in it are words of orders, dialogs and rules.
TALK = (
    ("我", "订单编号 20261120204417368"),
    ("我", "兑换失败，该兑换码已被使用"),
    ("对方", "下单时间和付款时间发一下"),
    ("我", "第七条 卡密类商品售后 商家应在24小时内补发"),
    ("对方", "商品详情写了 立即购买视为同意"),
    ("我", "实付款45.00元 交易单号也有"),
)


@pytest.mark.parametrize("style", STYLES, ids=lambda style: style.name)
def test_a_chat_is_a_chat_whatever_is_said_in_it(style: object) -> None:
    picture = drawn_chat(5, style, talk=TALK)  # type: ignore[arg-type]
    assert is_talk(picture.image, picture.recognised())
    read = read_lines("图.png", picture.image.size, picture.recognised(), picture.image)
    assert read.what is What.CHAT


@pytest.mark.parametrize("kind", [kind for kind in KINDS if kind != "聊天"])
@pytest.mark.parametrize("dark", [False, True])
def test_no_other_picture_looks_like_a_chat(kind: str, *, dark: bool) -> None:
    for seed in range(0, 60, 7):
        picture = drawn(seed, kind, dark=dark)
        assert not is_talk(picture.image, picture.recognised())


@pytest.mark.parametrize("kind", KINDS)
def test_all_of_a_picture_that_was_made_small_is_doubted(kind: str) -> None:
    picture = drawn(8, kind, size=(1080, 2400))
    small = picture.image.resize((240, 533))
    read = read_lines("图.jpg", small.size, picture.recognised(4.5), small)
    assert read.proposals or read.words
    assert all(any("缩小过" in doubt for doubt in each.doubts) for each in (*read.proposals, *read.words))
    assert any("换原图" in told for told in read.unread)


@pytest.mark.parametrize("kind", KINDS)
def test_a_third_of_the_size_is_not_too_small(kind: str) -> None:
    picture = drawn(8, kind, size=(1080, 2400))
    small = picture.image.resize((360, 800))
    read = read_lines("图.jpg", small.size, picture.recognised(2.6), small)
    assert not any("缩小过" in told for told in read.unread)


def test_the_speakers_of_a_chat_without_bubbles_are_to_choose_from() -> None:
    style = next(style for style in STYLES if style.plain)
    picture = drawn_chat(5, style, talk=TALK)
    named = tuple(replace(line, text=line.text.replace("我  2", "青柠  2")) for line in picture.recognised())
    asked = read_lines("图.png", picture.image.size, named, picture.image)
    assert asked.speakers == {"青柠": 4, "客服小鹿": 2}
    assert {each.side for each in asked.words} <= {Side.UNKNOWN, Side.SYSTEM}
    known = read_lines("图.png", picture.image.size, named, picture.image, "青柠")
    assert known.speakers == {}
    assert [str(each.side) for each in known.words if each.side is not Side.SYSTEM] == [
        side for side, _ in TALK
    ]
    assert read_lines("图.png", picture.image.size, named, picture.image, "别人").speakers == asked.speakers


@pytest.mark.parametrize("look", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize(("listed", "told"), [(True, False), (True, True), (False, False), (False, True)])
def test_of_a_wide_screen_only_the_talk_is_read(look: Look, *, listed: bool, told: bool) -> None:
    screen = Desktop(look, listed=listed, told=told)
    screen.time("2026年11月20日 21:09")
    screen.say("我", "你好，刚买的尊享年卡兑换不了")
    screen.say("对方", "亲，卡密发货前都测试过的，请检查", "是不是自己已经用过了")
    screen.say("我", "那请退款")
    screen.time("2026年11月21日 10:40")
    screen.say("对方", "随便你")
    lines = tuple(screen.lines)
    assert is_talk(screen.image, lines)
    words = words_of(screen.image, lines, "图.png")
    assert [(str(each.side), each.words, each.at) for each in words] == [
        ("我", "你好，刚买的尊享年卡兑换不了", "2026-11-20 21:09"),
        ("对方", "亲，卡密发货前都测试过的，请检查是不是自己已经用过了", "2026-11-20 21:09"),
        ("我", "那请退款", "2026-11-20 21:09"),
        ("对方", "随便你", "2026-11-21 10:40"),
    ]
    assert {each.who for each in words if each.side is Side.OTHER} == {"小鱼数码客服"}
    last = next(line.box for line in lines if line.text == "随便你" and line.box.left > screen.left)
    assert words[-1].place.box is not None
    assert words[-1].place.box.left < last.left < last.right < words[-1].place.box.right


@pytest.mark.parametrize("head", ["送礼记录", "充值记录 · 某某星光", "我的星豆明细"])
def test_a_list_of_somebodys_doings_is_no_talk_though_its_rows_stand_left_and_right(head: str) -> None:
    image = Image.new("RGB", (1080, 1200), "white")
    rows = [(head, 300, 90), *(row for number in range(3) for row in _row(200 + 150 * number))]
    lines = tuple(Line(text, Box(x, y, x + 36 * len(text), y + 40), 1.0, ()) for text, x, y in rows)
    read = read_lines("图.png", image.size, lines, image)
    assert (read.what, read.words) == (What.RECORD, ())


def _row(top: int) -> tuple[tuple[str, int, int], ...]:
    return ("星空城堡", 40, top), ("2026-11-08 19:25 送出", 40, top + 50), ("6480 星豆", 860, top + 52)


def test_what_is_said_of_a_record_in_a_talk_makes_no_record_of_it() -> None:
    talk = (("我", "充值记录发您了"), ("对方", "收到"), *TALK)
    picture = drawn_chat(5, STYLES[0], talk=talk)
    assert read_lines("图.png", picture.image.size, picture.recognised(), picture.image).what is What.CHAT
