"""Secrets found in lines that were read, as a reader of pictures gives them: misread, broken, repeated."""

import pytest
from PIL import Image

from kameng_docs.brief import Secret
from kameng_docs.reading.ocr import Line, Sign
from kameng_docs.reading.proposals import Box
from kameng_docs.reading.secrets import (
    LOOKS,
    bars,
    covered,
    legible,
    looked_at,
    still_legible,
    wanted,
)

KEY = "WQHJ-8K2T-7RXZ-M3PA"
PAID = "4200000000202610030000000001"
SECRETS = {
    "card_key": KEY,
    "password": "ck7719",
    "order_id": "XK20261003211417368",
    "payment_id": PAID,
    "name": "李某某",
    "address": "某某市某某区平安路12号3栋402室",
}
HIGH, WIDE = 40, 20


def sought(**more: str):
    return wanted([Secret(kind, text) for kind, text in {**SECRETS, **more}.items()])


PIN = {"password": "4821"}


def line(text: str, left: int = 100, top: int = 100, *, signs: bool = True, tall: int = HIGH) -> Line:
    """A line whose signs are WIDE each, a blank too."""
    placed = tuple(
        Sign(c, Box(left + i * WIDE, top, left + (i + 1) * WIDE, top + tall))
        for i, c in enumerate(text)
        if not c.isspace()
    )
    box = Box(left, top, left + len(text) * WIDE, top + tall)
    return Line(text, box, 0.99, placed if signs else ())


def bare(lines: list[Line], **more: str) -> list[str]:
    """The signs of each line that no bar covers but for their margins."""
    found = bars(lines, sought(**more))
    return [
        "".join(s.text for s in each.signs if not any(_hides(bar.box, s.box) for bar in found))
        for each in lines
    ]


def _hides(bar: Box, sign: Box) -> bool:
    across = min(bar.right, sign.right) - max(bar.left, sign.left)
    return across > 0.9 * sign.width and bar.top <= sign.top and bar.bottom >= sign.bottom


def one(text: str, **more: str) -> str:
    return bare([line(text)], **more)[0]


@pytest.mark.parametrize(
    "read",
    [
        KEY,
        "WQHJ 8K2T 7RXZ M3PA",
        "WQHJ8K2T7RXZM3PA",
        "wqhj-8k2t-7rxz-m3pa",
        "W0HJ-BK2T-7RX2-M3PA",
        "WQHJ-8K2T-7RXZ-M3P4",
        "WQHJ-8K2T-7RZ-M3PA",
        "WQHJ-8K2TT-7RXZ-M3PA",
        "WOHJ-SK2T-7RXZ-N3PA",
        "ＷＱＨＪ－８Ｋ２Ｔ－７ＲＸＺ－Ｍ３ＰＡ",
        "WQHJ·8K2T·7RXZ·M3PA",
    ],
)
def test_a_key_is_covered_however_it_was_read(read):
    assert one(f"亲，这是您的{read}请收好") == "亲，这是您的请收好"


def test_every_place_of_a_key_is_covered():
    assert one(f"先发{KEY}再发{KEY}完") == "先发再发完"
    assert bare([line(KEY), line("说明", top=250), line(KEY, top=400)]) == ["", "说明", ""]


@pytest.mark.parametrize("cuts", [(16,), (5, 10), (18,), (4, 9, 14), (3, 6, 9, 12)])
def test_a_key_broken_over_lines_is_covered_whole(cuts):
    pieces = [KEY[a:b] for a, b in zip((0, *cuts), (*cuts, len(KEY)), strict=True)]
    lines = [line(piece, top=100 + 55 * i) for i, piece in enumerate(pieces)]
    assert bare([*lines, line("收到了吗", top=500)]) == ["" for _ in pieces] + ["收到了吗"]


def test_a_number_broken_beside_its_label_leaves_the_label():
    lines = [line("支付单号", left=20), line(PAID[:20], left=300), line(PAID[20:], left=300, top=150)]
    assert bare([*lines, line("商家订单号", left=20, top=240)]) == ["支付单号", "", "", "商家订单号"]


def test_two_boxes_of_one_row_are_one_key():
    assert bare([line(KEY[:9], left=60), line(KEY[9:], left=60 + 10 * WIDE)]) == ["", ""]


def test_a_key_in_a_box_a_group_is_one_key():
    assert bare([line(KEY[i : i + 4], left=60 + 40 * i) for i in (0, 5, 10, 15)]) == ["", "", "", ""]


def test_days_hours_and_sums_stay():
    innocent = ["2026-10-03 21:14:17", "2026年10月3日21:14", "¥45.00", "实付4200.00元", "20261003"]
    lines = [line(text, top=100 + 80 * i) for i, text in enumerate(innocent)]
    assert bare(lines) == [each.replace(" ", "") for each in innocent]
    assert legible(lines, sought()) == ()


def test_a_number_that_begins_as_a_day_does_is_covered():
    assert one("订单编号 XK20261003211417368") == "订单编号"
    # A piece of it with more than the day and the hour.
    assert one("尾号 03211417368") == "尾号"


def test_a_short_password_is_covered_alone_and_nothing_like_it():
    assert one("查询密码ck7719") == "查询密码"
    assert one("编号 77191 至 77192") == "编号77191至77192"
    assert one("口令 4821", **PIN) == "口令"
    assert one("共 148210 件", **PIN) == "共148210件"


def test_words_are_covered_as_they_stand():
    assert one("收货人李某某电话") == "收货人电话"
    assert one("寄到某某市某某区平安路12号3栋402室谢谢") == "寄到谢谢"
    # The town alone is told in many places.
    assert one("某某市某某区市场监督管理局") == "某某市某某区市场监督管理局"


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("手机13812345678联系", "手机联系"),
        ("身份证110101199003074610号", "身份证号"),
        ("邮箱 zhang@mail.example 谢", "邮箱谢"),
        ("加微信xiaoyu_2233聊", "加微信聊"),
        ("卡号6222021234567890123", "卡号"),
    ],
)
def test_numbers_of_somebody_are_covered(text, left):
    assert one(text) == left


def test_a_messenger_named_beside_its_number_is_enough():
    assert bare([line("微信号", left=20), line("xiaoyu_2233", left=400)]) == ["微信", ""]


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("另一张 ABCD-1234-EFGH-56K8 未用", "另一张未用"),
        ("兑换码：ZZ81mm20QQ", "兑换码："),
        ("激活码 778812", "激活码"),
        ("卡密信息：9X8Y7Z", "卡密信息："),
        ("商户单号 YY9988776655", "商户单号"),
        ("1000039801202611200987654321", ""),
        ("兑换码请在会员中心查看", "兑换码请在会员中心查看"),
        ("卡密 12个月", "卡密12个月"),
        ("官方卡密2026年新版", "官方卡密2026年新版"),
        ("VIP-CARD", "VIP-CARD"),
    ],
)
def test_what_looks_like_a_key_is_covered(text, left):
    assert one(text) == left


def test_a_key_nobody_declared_below_its_label_is_covered():
    assert bare([line("兑换码："), line("Q8W9E7R6", top=150)]) == ["兑换码：", ""]


def test_the_whole_line_goes_where_it_is_not_sure():
    # Too little of the key to know where it begins.
    assert one("您的QQHJ-8K2T-777ZN3") == ""


def test_a_line_without_places_of_its_signs_goes_whole():
    (bar,) = bars([line(f"卡密：{KEY}", signs=False)], sought())
    assert bar.box.left <= 100
    assert bar.box.right >= 100 + 22 * WIDE


def test_bars_are_padded_and_reach_the_edge_of_the_line():
    text = line(f"卡密：{KEY}")
    (bar,) = bars([text], sought())
    assert bar.box.right >= text.box.right + 0.35 * HIGH
    assert bar.box.left <= text.signs[3].box.left - 0.35 * HIGH
    assert bar.box.top < text.box.top
    # A slanted line's rectangle is taller than its signs.
    (tall,) = bars([Line(text.text, Box(100, 80, 540, 160), 0.9, text.signs)], sought())
    assert (tall.box.top < 80, tall.box.bottom > 160) == (True, True)


def test_of_a_link_the_code_counts_and_all_of_it_is_covered():
    link = "https://card.example/get?code=q7Rt9Zk2Lm4P"
    assert one(f"点开{link}领取", card_key=link) == "点开领取"
    assert legible([line("官网 https://card.example/get")], sought(card_key=link)) == ()
    assert legible([line("q7Rt9")], sought(card_key=link)) != ()


def test_five_signs_in_a_row_are_too_much_and_four_are_not():
    assert legible([line("尾号 8K2T")], sought()) == ()
    assert legible([line("尾号 8K2T7")], sought()) != ()
    assert legible([line("8K2"), line("T7R", top=150)], sought()) != ()


def test_secrets_go_by_their_names():
    found = bars([line(f"{KEY} {PAID} ck7719")], sought())
    assert {bar.name for bar in found} <= {"卡密", "支付单号", "密码"}
    second = wanted([Secret("card_key", KEY), Secret("card_key", "AAAA-BBBB-2222-CCCC")])
    assert {each.name for each in second} == {"卡密1", "卡密2"}
    for bar in found:
        assert KEY[:4] not in repr(bar)


def test_no_bar_on_a_page_without_secrets():
    page = [
        "订单详情",
        "交易完成",
        "¥45.00",
        "下单时间 2026-10-03 21:14",
        "已售2318库存57",
        "虚拟商品一经售出，不支持退换",
        "浙ICP备2026999999号-1",
        "5G 86%",
    ]
    lines = [line(text, top=60 + 90 * i) for i, text in enumerate(page)]
    assert bars(lines, sought()) == ()


# The picture covered: a reader that sees a sign unless its middle is black.


def seeing(*lines: Line, off: int = 0):
    """A reader of a white picture with these lines; it takes every sign to stand `off` pixels to the right of where it is."""

    def read(image: Image.Image) -> tuple[Line, ...]:
        grey = image.convert("L")
        dark, found = grey.getpixel((0, 0)) < 128, []
        for each in lines:
            left = [s for s in each.signs if (grey.getpixel(_middle(s.box)) > 128) is not dark]
            placed = tuple(
                Sign(s.text, s.box._replace(left=s.box.left + off, right=s.box.right + off)) for s in left
            )
            if placed:
                around = Box(placed[0].box.left, each.box.top, placed[-1].box.right, each.box.bottom)
                found.append(Line("".join(s.text for s in left), around, 0.9, placed))
        return tuple(found)

    return read


def _middle(box: Box) -> tuple[int, int]:
    return (box.left + box.right) // 2, (box.top + box.bottom) // 2


def paint(image: Image.Image, boxes) -> Image.Image:
    copy = image.copy()
    for box in boxes:
        copy.paste((0, 0, 0), tuple(box))
    return copy


WHITE = Image.new("RGB", (1300, 300), "white")


def test_a_picture_is_covered_and_the_reader_finds_nothing():
    found = covered(WHITE, (), sought(), paint, seeing(line(f"卡密：{KEY}")))
    assert [bar.name for bar in found.bars] == ["卡密"]
    assert found.left == ()


def test_what_the_author_painted_is_not_painted_again():
    text = line(KEY)
    own = Box(text.box.left - 5, text.box.top - 5, text.box.right + 5, text.box.bottom + 5)
    found = covered(WHITE, [own], sought(), paint, seeing(text))
    assert (found.bars, found.left) == ((), ())


def test_bars_grow_where_the_places_of_signs_are_off():
    text = line(f"您的卡密是{KEY}请收好")
    found = covered(WHITE, (), sought(), paint, seeing(text, off=130))
    assert found.left == ()
    assert len(found.bars) > 1


def test_what_bars_do_not_hide_is_told():
    found = covered(WHITE, (), sought(), paint, seeing(line(KEY), off=1300))
    assert {bar.name for bar in found.left} == {"卡密"}


def test_a_bar_that_misses_a_line_is_found_out():
    badly = paint(WHITE, [Box(100, 90, 240, 150)])
    (bar,) = still_legible(badly, sought(), seeing(line(KEY)))
    assert bar.name == "卡密"
    assert bar.box.left < 260
    assert still_legible(paint(WHITE, [Box(90, 90, 500, 150)]), sought(), seeing(line(KEY))) == ()


def test_a_long_picture_is_read_in_pieces_and_told_as_one():
    long = Image.new("RGB", (1000, 6000), "white")
    mark = Box(400, 5000, 440, 5040)
    long.paste((0, 0, 0), tuple(mark))

    def read(image: Image.Image) -> tuple[Line, ...]:
        grey = image.convert("L")
        dark = grey.getpixel((0, 0)) < 128
        box = (grey if dark else grey.point(lambda value: 255 - value)).getbbox()
        return (Line("卡", Box(*box), 0.9, (Sign("卡", Box(*box)),)),) if box else ()

    found = [each.box for lines in looked_at(long, LOOKS, read) for each in lines]
    assert set(found) == {mark}
    # Whole and in a piece, in each way.
    assert len(found) >= 2 * len(LOOKS)
    assert [each.box for lines in looked_at(WHITE.resize((400, 300)), LOOKS, read) for each in lines] == []


SEAT = "某某省晨光市东湖区星光路1号"


def test_a_published_address_is_no_strangers_and_every_other_is() -> None:
    """Broken over two lines, and with a slip of reading; the author's own stays wanted whatever is published."""
    clause = [line("五、本平台由某某星光文化传媒有限公司运营，住"), line(f"所地：{SEAT}。", top=150)]
    slipped = line(f"地址：{SEAT.replace('东', '車')}", top=200)
    other, own = line("家住某某省晨光市西山区梨花路7号", top=250), line(SECRETS["address"], top=300)
    secrets = [Secret(kind, text) for kind, text in SECRETS.items()]

    def named(published: tuple[str, ...]) -> list[int]:
        return sorted({bar.box.top // 50 for bar in bars([*clause, slipped, other, own], wanted(secrets, published=published))})  # fmt: skip

    without, having = named(()), named((SEAT,))
    rows = {"clause": 2, "slipped": 3, "other": 4, "own": 5}
    assert {rows["clause"], rows["slipped"], rows["other"], rows["own"]} <= set(without)
    assert having == [rows["other"], rows["own"]]
    # What is published is looked for by nobody.
    assert legible(clause, wanted(secrets, published=(SEAT,))) == ()
    # An author who lives there is hidden none the less.
    at_home = [Secret("address", SEAT)]
    assert bars(clause, wanted(at_home, published=(SEAT,)))
