"""Screenshots of chats: every bubble once, whose it is and when it was said; no time and no speaker made up."""

import re
from functools import cache
from io import BytesIO

import pytest
from drawn import Drawn, drawn_chat
from drawn_styles import STYLES, Style
from PIL import Image

from kameng_docs.reading import ocr
from kameng_docs.reading.ocr import Line
from kameng_docs.reading.pictures.bubbles import joined, words_of
from kameng_docs.reading.pictures.bubbles.moments import NEVER, moment_in, name_and_moment
from kameng_docs.reading.pictures.bubbles.text import text_of
from kameng_docs.reading.proposals import Box, Place, Side, Words

BY_NAME = {style.name: style for style in STYLES}
TALK = (
    ("我", "在吗"),
    ("对方", "您好，请问有什么可以帮您"),
    ("我", "买的卡激活不了，显示已经被别人用了，一次都没有用过"),
    ("我", "WYHJ-8K2Q-7RTX-M3PA-99QP-ZZ81"),
    ("对方", "亲，虚拟产品发出后是不支持退款的呢，请您理解"),
    ("我", "请在1月13日前退我1230.00元"),
    ("对方", "好"),
)


@cache
def made(style: str, seed: int = 3, size: tuple[int, int] = (1080, 3000)) -> Drawn:
    return drawn_chat(seed, BY_NAME[style], size=size, talk=TALK)


def read(picture: Drawn) -> tuple[Words, ...]:
    return words_of(picture.image, picture.recognised(), "聊天.png")


def said(words: tuple[Words, ...]) -> list[tuple[str, str]]:
    return [(str(each.side), plain(each.words)) for each in words if each.side is not Side.SYSTEM]


def true(picture: Drawn) -> list[tuple[str, str]]:
    return [(each["kind"], plain(each["text"])) for each in picture.truth if each["kind"] in {"我", "对方"}]


def plain(text: str) -> str:
    return re.sub(r"\s", "", text)


@pytest.mark.parametrize("style", STYLES, ids=lambda style: style.name)
@pytest.mark.parametrize("size", [(1080, 3000), (720, 1600), (1668, 2388)], ids=str)
def test_every_bubble_is_told_once_to_its_speaker(style: Style, size: tuple[int, int]) -> None:
    picture = made(style.name, size=size)
    assert len(true(picture)) >= 4
    assert said(read(picture)) == true(picture)


@pytest.mark.parametrize("name", ["green", "blue-dark", "mall", "service", "wall"])
def test_a_jpeg_of_a_third_of_the_size_says_the_same(name: str) -> None:
    picture = made(name)
    with Image.open(BytesIO(picture.jpeg(70, 3))) as small:
        words = words_of(small, picture.recognised(3), "聊天.jpg")
    assert said(words) == true(picture)


def test_the_place_is_the_bubble() -> None:
    picture = made("green")
    boxes = [Box(*each["box"]) for each in picture.truth if each["kind"] in {"我", "对方"}]
    for words, box in zip(
        [each for each in read(picture) if each.side is not Side.SYSTEM], boxes, strict=True
    ):
        assert words.place.file == "聊天.png"
        if words.words == "[图片]":
            continue
        assert words.place.box is not None
        assert all(abs(mine - other) <= 3 for mine, other in zip(words.place.box, box, strict=True))


def times(picture: Drawn) -> list[tuple[str, str]]:
    """Each of the two sides' words with the time line that stands above it."""
    now, found = "", []
    for each in picture.truth:
        if each["kind"] in {"聊天时间", "时间"}:
            now = each["text"]
        elif each["kind"] in {"我", "对方"}:
            found.append((plain(each["text"]), now))
    return found


def forms(form: str) -> Drawn:
    """A chat whose time lines have a form: the first seed that draws it."""
    for seed in range(40):
        picture = made("green", seed)
        if any(re.search(form, text) for text in picture.values("聊天时间", "时间")):
            return picture
    raise AssertionError(form)


def test_a_whole_time_line_gives_its_moment_to_the_words_below() -> None:
    picture = forms(r"^20\d\d年")
    words = [each for each in read(picture) if each.side is not Side.SYSTEM]
    for each, (text, line) in zip(words, times(picture), strict=True):
        year, month, day, clock = re.findall(r"\d+(?::\d+)?", line)
        assert (plain(each.words), each.at) == (text, f"{year}-{int(month):02}-{int(day):02} {clock}")
        assert not [doubt for doubt in each.doubts if "时间" in doubt]


@pytest.mark.parametrize("form", ["^昨天", "^星期", r"^\d+月", r"^\d+:\d+$"])
def test_a_time_line_without_a_day_is_doubted_and_no_day_made_up(form: str) -> None:
    picture = forms(form)
    words = [each for each in read(picture) if each.side is not Side.SYSTEM]
    assert words
    for each, (_, line) in zip(words, times(picture), strict=True):
        assert not each.at
        assert any(plain(line) in plain(doubt) for doubt in each.doubts)


@pytest.mark.parametrize(
    ("line", "at"),
    [
        ("2026年11月20日 21:09", "2026-11-20 21:09"),
        ("2026年11月20日21:09", "2026-11-20 21:09"),
        ("2026-11-20 21:09:33", "2026-11-20 21:09"),
        ("2026-11-2021:09", "2026-11-20 21:09"),
        ("2026/11/20 下午9:09", "2026-11-20 21:09"),
        ("2026年11月20日 星期五 21:09", "2026-11-20 21:09"),
        ("2026年11月20日", "2026-11-20"),
        ("—— 2026年11月20日 9:05 ——", "2026-11-20 09:05"),
        ("昨天 21:09", ""),
        ("星期三 下午3:20", ""),
        ("11月20日 晚上9:05", ""),
        ("11:05", ""),
        ("刚刚", ""),
        ("3026年9月4日06004", ""),
        ("2026年13月40日 21:09", ""),
        ("2026年9月4日 06：22", "2026-09-04 06:22"),
    ],
)
def test_lines_that_are_times(line: str, at: str) -> None:
    moment = moment_in(line)
    assert moment is not None
    assert moment.at == at
    assert bool(moment.doubts) is not bool(at)


@pytest.mark.parametrize(
    "line", ["对方撤回了一条消息", "请在1月13日前退款", "21:09 发货", "¥45.00", "100%正品", "7天"]
)
def test_lines_that_are_no_times(line: str) -> None:
    assert moment_in(line) is None


@pytest.mark.parametrize(
    ("line", "name", "at"),
    [
        ("客服小鹿  2026-11-20 21:09:33", "客服小鹿", "2026-11-20 21:09"),
        ("2026-11-20 21:09:33 客服小鹿", "客服小鹿", "2026-11-20 21:09"),
        ("店长阿木 21:09", "店长阿木", ""),
        ("售后-青青", "售后-青青", ""),
        ("客服007", "客服007", ""),
    ],
)
def test_names_above_bubbles(line: str, name: str, at: str) -> None:
    found, moment = name_and_moment(line)
    assert (found, moment.at) == (name, at)


@pytest.mark.parametrize(
    ("lines", "at"),
    [
        (("2026年11月8日 20:52", "21:03"), "2026-11-08 21:03"),
        (("2026年11月8日 20:52", "21:03", "晚上9:20"), "2026-11-08 21:20"),
        (("2026年11月8日", "下午3:20"), "2026-11-08 15:20"),
        (("2026-11-08 20:52", "20：52"), "2026-11-08 20:52"),
        # Back before the clock above: a day has passed, or several; from there on nobody knows the day.
        (("2026年11月8日 20:52", "09:10"), ""),
        (("2026年11月8日 20:52", "09:10", "21:00"), ""),
        # What names a day is never another one.
        (("2026年11月8日 20:52", "昨天 21:09"), ""),
        (("2026年11月8日 20:52", "星期三 21:09"), ""),
        (("2026年11月8日 20:52", "3026年9月4日06004", "21:09"), ""),
        (("21:03",), ""),
    ],
)
def test_a_bare_clock_takes_the_day_of_the_line_above_and_says_so(lines: tuple[str, ...], at: str) -> None:
    now = NEVER
    for line in lines:
        moment = moment_in(line)
        assert moment is not None
        now = moment.below(now)
    assert now.at == at
    (doubt,) = now.doubts
    assert lines[-1].replace("：", ":") in doubt
    assert ("照上面的" in doubt) is bool(at)
    assert not at or f"“{lines[0]}”" in doubt


def test_a_screen_whose_day_stands_once_gives_it_to_all_below() -> None:
    picture = forms(r"^20\d\d年")
    lines = picture.recognised()
    whole = [line for line in lines if re.match(r"20\d\d年", line.text)]
    day, clock = whole[0].text.split("日")[0] + "日", "23:58"
    below = {id(line) for line in whole[1:]}
    words = words_of(
        picture.image,
        tuple(Line(clock, line.box, line.score, ()) if id(line) in below else line for line in lines),
        "聊天.png",
    )
    told = [each for each in words if each.side is not Side.SYSTEM]
    assert {each.at.partition(" ")[0] for each in told} == {told[0].at.partition(" ")[0]}
    doubted = [each for each in told if each.at.endswith(clock)]
    assert doubted
    assert all(any(day in plain(doubt) for doubt in each.doubts) for each in doubted)


def test_a_misread_time_line_leaves_no_time_of_the_line_before() -> None:
    picture = forms(r"^20\d\d年")
    lines = picture.recognised()
    second = [line for line in lines if re.match(r"20\d\d年", line.text)][1]
    broken = Line("3026年9月4日06004", second.box, 0.84, ())
    words = words_of(picture.image, tuple(broken if line is second else line for line in lines), "聊天.png")
    below = [each for each in words if each.place.box and each.place.box.top > second.box.top]
    above = [each for each in words if each.place.box and each.place.box.top < second.box.top]
    assert all(each.at for each in above)
    assert not below[0].at
    assert any("3026年9月4日06004" in doubt for doubt in below[0].doubts)


def test_names_of_a_group_are_told_and_no_title_is_taken_for_a_name() -> None:
    picture = made("group")
    names = picture.values("名字")
    others = [each for each in read(picture) if each.side is Side.OTHER and each.words != "[图片]"]
    told = [each.who for each in others if each.who]
    assert told == names


def test_the_title_of_a_group_is_nobodys_name() -> None:
    words = [each for seed in range(6) for each in read(made("group", seed)) if each.side is Side.OTHER]
    unnamed = [each for each in words if each.words == "[图片]"]
    assert unnamed
    assert not any("37" in each.who for each in words)


def test_in_a_chat_of_two_the_title_names_the_other() -> None:
    picture = made("green")
    assert {each.who for each in read(picture) if each.side is Side.OTHER} == {picture.lines[2][0]}


def test_without_bubbles_nobody_is_taken_for_me_unless_the_name_says_so() -> None:
    picture = made("plain")
    named = tuple(
        Line(line.text.replace("我  2", "青柠  2"), line.box, 1.0, ()) for line in picture.recognised()
    )
    words = words_of(picture.image, named, "聊天.png")
    assert {each.side for each in words} <= {Side.UNKNOWN, Side.SYSTEM}
    assert {each.who for each in words if each.side is Side.UNKNOWN} == {"青柠", "客服小鹿"}
    assert [plain(each.words) for each in words if each.side is Side.UNKNOWN] == [
        text for _, text in true(picture)
    ]
    assert all(each.at for each in words if each.side is Side.UNKNOWN)


@pytest.mark.parametrize("name", ["mall", "pale", "market"])
def test_read_marks_titles_and_the_field_are_said_by_nobody(name: str) -> None:
    for seed in range(3):
        words = read(made(name, seed))
        every = " ".join(each.words for each in words)
        for text in ("已读", "23:05", "86%", "发消息", "按住", "请输入您"):
            assert text not in every
        assert not any(each.words in each.who for each in words if each.who)


def extra(what: str, name: str = "green") -> Drawn:
    """A chat that shows a kind of thing, by a value of its truth."""
    for seed in range(40):
        picture = made(name, seed)
        if what in {each["kind"] for each in picture.truth} or what in picture.values("我", "对方"):
            return picture
    raise AssertionError(what)


@pytest.mark.parametrize("name", ["green", "green-dark", "blue", "bare"])
def test_a_quotation_is_told_with_its_bubble_and_said_by_nobody(name: str) -> None:
    picture = extra("引用", name)
    quoted = plain(picture.values("引用")[0])
    words = read(picture)
    assert quoted not in [plain(each.words) for each in words]
    assert [each for each in words if any(quoted in plain(doubt) for doubt in each.doubts)]


def test_pictures_are_told_as_pictures_with_what_is_read_in_them() -> None:
    every = (
        (picture, Box(*each["box"]))
        for picture in (made("blue", seed) for seed in range(20))
        for each in picture.truth
        if each["text"] == "[图片]"
    )
    picture, box = next((picture, box) for picture, box in every if box.width > 300)
    inside = Line("兑换失败", Box(box.left + 40, box.top + 90, box.left + 170, box.top + 130), 0.99, ())
    words = words_of(picture.image, (*picture.recognised(), inside), "聊天.png")
    assert said(words) == true(picture)
    assert any("兑换失败" in doubt for each in words if each.words == "[图片]" for doubt in each.doubts)


@pytest.mark.parametrize("name", ["green", "green-dark", "blue", "bare", "wide"])
def test_a_bubble_of_which_nothing_was_recognised_is_told(name: str) -> None:
    picture = made(name)
    lines = tuple(line for line in picture.recognised() if line.text not in {"好", "在吗"})
    words = words_of(picture.image, lines, "聊天.png")
    wanted = [(side, "[没有读出字]" if text in {"好", "在吗"} else text) for side, text in true(picture)]
    assert said(words) == wanted
    assert all(each.doubts for each in words if each.words == "[没有读出字]")


def test_a_notice_is_the_systems() -> None:
    picture = extra("系统")
    told = [plain(each.words) for each in read(picture) if each.side is Side.SYSTEM]
    assert told == [plain(text) for text in picture.values("系统")]


def test_a_bubble_at_the_edge_is_doubted() -> None:
    picture = made("wide")
    first = Box(*next(each["box"] for each in picture.truth if each["kind"] in {"我", "对方"}))
    cut = first.top + 12
    lines = tuple(
        Line(line.text, line.box._replace(top=line.box.top - cut, bottom=line.box.bottom - cut), 1.0, ())
        for line in picture.recognised()
        if line.box.top > cut
    )
    words = words_of(
        picture.image.crop((0, cut, picture.image.width, picture.image.height)), lines, "聊天.png"
    )
    assert any("没有截全" in doubt for doubt in words[0].doubts)
    assert not any("没有截全" in doubt for each in words[1:] for doubt in each.doubts)


@pytest.mark.parametrize("style", ["green", "blue-dark"])
def test_what_is_read_in_the_picture_of_a_speaker_is_said_by_nobody(style: str) -> None:
    picture = made(style)
    plain_read = said(read(picture))
    bubble = Box(*next(each["box"] for each in picture.truth if each["kind"] == "对方"))
    stray = Line("0", Box(4, bubble.top + 2, bubble.left - 12, bubble.top + 60), 0.6, ())
    lines = (*picture.recognised(), stray)
    assert said(words_of(picture.image, lines, "聊天.png")) == plain_read


def test_what_may_be_misread_is_doubted() -> None:
    picture = made("green")
    lines = tuple(
        Line(line.text.replace("在吗", "0K"), line.box, 0.8 if "好" in line.text else 1.0, ())
        for line in picture.recognised()
    )
    doubts = {plain(each.words): each.doubts for each in words_of(picture.image, lines, "聊天.png")}
    assert any("0K" in doubt for doubt in doubts["0K"])
    assert any("看不清" in doubt for doubt in doubts["好"])
    assert any("可能是" in doubt for doubt in doubts["WYHJ-8K2Q-7RTX-M3PA-99QP-ZZ81"])


@pytest.mark.parametrize(
    ("rows", "whole"),
    [
        (
            ["亲，卡密发货前都测试过的，请检查", "是不是自己已经用过了"],
            "亲，卡密发货前都测试过的，请检查是不是自己已经用过了",
        ),
        (["WYHJ-8K2Q-7RTX-M", "3PA"], "WYHJ-8K2Q-7RTX-M3PA"),
        (["8K2Q-7RTX-MQ", "PAXX"], "8K2Q-7RTX-MQPAXX"),
        (["WYHJ-8K2Q-7RTX-", "M3PA"], "WYHJ-8K2Q-7RTX-M3PA"),
        (["please try it again", "tomorrow or call me"], "please try it again tomorrow or call me"),
        (["请退款45.", "00元"], "请退款45.00元"),
        (["我的订单号是2026112020441", "7368你查一下"], "我的订单号是20261120204417368你查一下"),
    ],
)
def test_lines_broken_by_the_phone_are_one_text(rows: list[str], whole: str) -> None:
    lines = tuple(
        Line(text, Box(180, 100 + 56 * row, 800, 140 + 56 * row), 1.0, ()) for row, text in enumerate(rows)
    )
    assert text_of(lines, 800) == whole


def test_a_line_that_somebody_ended_stays_apart() -> None:
    lines = (
        Line("卡号", Box(180, 100, 260, 140), 1.0, ()),
        Line("密码在下面发给你了", Box(180, 156, 600, 196), 1.0, ()),
    )
    assert text_of(lines, 600) == "卡号 密码在下面发给你了"


def part(picture: Drawn, top: int, bottom: int, file: str) -> tuple[Words, ...]:
    """The words of a strip of a picture, as somebody scrolls."""
    lines = tuple(
        Line(line.text, line.box._replace(top=line.box.top - top, bottom=line.box.bottom - top), 1.0, ())
        for line in picture.recognised()
        if top <= line.box.top and line.box.bottom <= bottom
    )
    return words_of(picture.image.crop((0, top, picture.image.width, bottom)), lines, file)


@pytest.mark.parametrize("turned", [False, True])
@pytest.mark.parametrize("seed", [3, 5, 8])
def test_screenshots_that_overlap_are_joined_once(seed: int, *, turned: bool) -> None:
    picture = made("wide", seed)
    bubbles = [Box(*each["box"]) for each in picture.truth if each["kind"] in {"我", "对方"}]
    whole = part(picture, 0, picture.image.height, "全.png")
    upper = part(picture, 0, bubbles[4].bottom + 8, "上.png")
    lower = part(picture, bubbles[2].top - 8, picture.image.height, "下.png")
    both = joined([lower, upper] if turned else [upper, lower])
    assert [(each.side, each.words) for each in both] == [(each.side, each.words) for each in whole]


def test_the_same_short_word_twice_is_no_overlap() -> None:
    words = tuple(Words(Side.OTHER, "店", text, "", Place("1.png")) for text in ("在的", "好的"))
    more = tuple(Words(Side.OTHER, "店", text, "", Place("2.png")) for text in ("好的", "马上退"))
    assert [each.words for each in joined([words, more])] == ["在的", "好的", "好的", "马上退"]


def test_screenshots_of_other_days_are_no_overlap() -> None:
    asked = "请问什么时候可以退款给我"
    one, two = (Words(Side.ME, "我", asked, f"2026-11-{day} 09:00", Place(f"{day}.png")) for day in (20, 21))
    assert len(joined([(one,), (two,)])) == 2


@pytest.mark.slow
@pytest.mark.parametrize("name", ["green", "blue-dark"])
def test_recognised_chats_are_read(name: str) -> None:
    if not ocr.available():
        pytest.skip("rapidocr is not installed")
    picture = drawn_chat(3, BY_NAME[name], size=(720, 1600), talk=TALK)
    words = words_of(picture.image, ocr.lines_of(picture.image), "聊天.png")
    assert len(true(picture)) >= 5
    assert said(words) == true(picture)
