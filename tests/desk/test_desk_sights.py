"""What is looked at in one go, what follows from another value, and what need not be asked for at all."""

from dataclasses import replace
from pathlib import Path

from desk_given import DAY, NAME, PICTURE, begun_case, kept, read

from kameng_docs.desk.casefile.conflict import Written
from kameng_docs.desk.casefile.opened import OpenCase
from kameng_docs.desk.confirming.asking import Asked, asked, confirmed
from kameng_docs.desk.confirming.fields import State
from kameng_docs.desk.given.kept import Kept, Said
from kameng_docs.reading.proposals import Box, Kind, Place, Proposal, Read, Side, What, Words
from kameng_docs.starting.gathering import Gathered

ORDER, PAID, CHAT = "订单.png", "支付.png", "聊天.png"
NUMBER = "XK2026112000001"


def asks(case: OpenCase, given: Kept) -> Asked:
    return asked(case.text.encode(), given, NAME, DAY)


def titles(found: Asked) -> list[str]:
    return [each.field.title for each in found.open]


def given(*proposals: Proposal) -> Kept:
    """Two pictures: what was read of both, or of one."""
    reads = tuple(
        Read(name, what, tuple(each for each in proposals if each.at[0].file == name))
        for name, what in ((ORDER, What.ORDER), (PAID, What.PAYMENT))
    )
    return Kept(Gathered(reads, seen=dict.fromkeys((ORDER, PAID), PICTURE)))


def said(*rows: tuple[Side, str]) -> Read:
    words = tuple(
        Words(side, "", text, f"2026-11-20 21:{20 + n}", Place(CHAT, box=Box(10, 60 * n, 200, 60 * n + 50)))
        for n, (side, text) in enumerate(rows)
    )
    return Read(CHAT, What.CHAT, words=words)


def talk() -> Kept:
    one = said((Side.ME, "请退款"), (Side.OTHER, "概不退换"), (Side.ME, "那我投诉"))
    return Kept(Gathered((one,), seen={CHAT: PICTURE}))


def test_a_conversation_is_one_card_each_sentence_of_which_can_be_put_aside(tmp_path: Path) -> None:
    _, case = begun_case(tmp_path)
    found = asks(case, talk())
    (card,) = [each for each in found.of(CHAT) if len(each.rows) > 1]
    assert (card.title, card.unit, len(card.rows)) == ("聊天里说过的话", "句", 3)
    assert found.left == len(found.of(CHAT)) < len(found.open)
    (theirs,) = [each.field for each in card.rows if "对方原话" in [part.key for part in each.parts]]
    without = replace(talk(), said={theirs.name: Said.NO})
    rest = asks(case, without)
    assert theirs.name not in [name for each in rest.of(CHAT) for name in each.names]
    names = {name: "" for each in rest.of(CHAT) for name in each.names}
    assert isinstance(confirmed(case, without, DAY, names), Written)
    assert [each["我说"] for each in case.data["经过"]] == ["请退款", "那我投诉"]
    assert "概不退换" not in case.text
    assert asks(case, without).open == ()


def test_a_sentence_with_a_doubt_is_a_card_of_its_own(tmp_path: Path) -> None:
    _, case = begun_case(tmp_path)
    one = said((Side.ME, "请退款"), (Side.OTHER, "概不退换"), (Side.ME, "那我投诉"))
    last = replace(one.words[-1], doubts=("有一个字看不清",))
    shown = asks(case, Kept(Gathered((replace(one, words=(*one.words[:-1], last)),), seen={CHAT: PICTURE})))
    cards = shown.of(CHAT)
    assert sorted(len(each.rows) for each in cards if each.rows[0].field.path[0] == "经过") == [1, 2]
    assert any("看不清" in doubt for each in cards for row in each.rows for doubt in row.field.told)


def test_the_order_number_under_another_name_is_confirmed_with_it(tmp_path: Path) -> None:
    _, case = begun_case(tmp_path)
    both = given(
        read(Kind.ORDER_ID, NUMBER, ORDER), read(Kind.PAID, "45.00", ORDER), read(Kind.MERCHANT_ID, NUMBER, PAID)
    )  # fmt: skip
    found = asks(case, both)
    assert "商户单号" not in titles(found)
    (number,) = [each for each in found.open if each.field.title == "订单号"]
    assert isinstance(confirmed(case, both, DAY, {number.field.name: ""}), Written)
    assert case.data["交易"][0]["商户单号"] == case.data["交易"][0]["订单号"] == NUMBER
    # Another number is a value of its own.
    other = given(read(Kind.ORDER_ID, NUMBER, ORDER), read(Kind.MERCHANT_ID, "YK2026112000009", ORDER))
    assert "商户单号" in titles(asks(case, other))


def test_what_the_model_takes_anyway_is_not_asked_and_can_be_written_all_the_same(tmp_path: Path) -> None:
    _, case = begun_case(tmp_path)
    one = given(
        read(Kind.ORDER_ID, NUMBER, ORDER),
        read(Kind.QUANTITY, "1", ORDER),
        read(Kind.ORDERED_AT, "2026-11-20 20:44", ORDER),
        read(Kind.PAID_AT, "2026-11-20 20:44", ORDER),
    )
    found = asks(case, one)
    assert {each.field.title: each.needless for each in found.spare} == {
        "数量": "不写就当作“1”", "付款时间": "和下单时间一样，不用写",
    }  # fmt: skip
    assert not {"数量", "付款时间"} & set(titles(found))
    spare = {each.field.name: "" for each in found.spare}
    assert isinstance(confirmed(case, one, DAY, spare), Written)
    assert (case.data["交易"][0]["数量"], case.data["交易"][0]["付款时间"]) == ("1", "2026-11-20 20:44")


def test_two_pieces_and_a_later_payment_are_asked_for(tmp_path: Path) -> None:
    _, case = begun_case(tmp_path)
    found = asks(
        case,
        given(
            read(Kind.QUANTITY, "2", ORDER),
            read(Kind.ORDERED_AT, "2026-11-20 20:44", ORDER),
            read(Kind.PAID_AT, "2026-11-21 08:00", ORDER),
        ),
    )
    assert {"数量", "付款时间"} <= set(titles(found))
    assert found.spare == ()


def test_what_the_file_says_otherwise_is_asked_though_it_could_be_left_out(tmp_path: Path) -> None:
    _, case = begun_case(tmp_path)
    one = given(read(Kind.ORDER_ID, NUMBER, ORDER), read(Kind.QUANTITY, "1", ORDER))
    case.replace(case.text.replace("数量:", "数量: 3", 1), case.version)
    (count,) = [each for each in asks(case, one).open if each.field.title == "数量"]
    assert count.there == "3"


PAGE, REFUSED = "商品页.png", "失败.png"
PROMISE, SHOWN = "全新未使用，保证100%可用", "该兑换码已被使用"


def promised() -> Kept:
    """A page that promises and one that refused."""
    reads = (
        Read(PAGE, What.GOODS, (read(Kind.PROMISE, PROMISE, PAGE), read(Kind.SHOP, "小鱼小店", PAGE))),
        Read(REFUSED, What.FAILED, (read(Kind.NOTICE, SHOWN, REFUSED),)),
    )
    return Kept(Gathered(reads, seen=dict.fromkeys((PAGE, REFUSED), PICTURE)))


def write(case: OpenCase, given: Kept, title: str) -> None:
    names = {each.field.name: "" for each in asks(case, given).open if each.field.title == title}
    assert isinstance(confirmed(case, given, DAY, names), Written)


def test_a_promise_is_read_in_one_place_though_another_shows_what_came_of_it(tmp_path: Path) -> None:
    _, case = begun_case(tmp_path)
    found = asks(case, promised())
    (promise,) = [each.field for each in found.open if each.field.title == "页面上的承诺"]
    assert {place.file for place in promise.at} == {PAGE, REFUSED}
    assert promise.state is State.ONCE


def test_what_came_of_a_promise_stands_there_once_it_is_confirmed(tmp_path: Path) -> None:
    _, case = begun_case(tmp_path)
    write(case, promised(), "页面上的承诺")
    (promise,) = case.data["页面承诺"]
    assert promise["内容"] == PROMISE
    assert SHOWN in promise["实际"]
    # The sign before a line in doubt, and what was asked there, are of a file that is read by eye.
    assert "行首" not in "".join(line for line in case.text.splitlines() if "实际" in line)
    assert "这一条做到了吗" not in case.text


def test_an_exhibit_quotes_what_is_confirmed_and_only_then(tmp_path: Path) -> None:
    _, case = begun_case(tmp_path)
    write(case, promised(), "卖家的店铺名")
    assert case.data["证据"]["商品页"]["证明"] == "商品页面写明的内容"
    assert PROMISE not in case.text
    write(case, promised(), "页面上的承诺")
    assert case.data["证据"]["商品页"]["证明"] == f"商品页面写明“{PROMISE}”"
    assert SHOWN in case.data["证据"]["兑换失败"]["证明"]


def test_what_its_author_says_an_exhibit_proves_stays(tmp_path: Path) -> None:
    _, case = begun_case(tmp_path)
    write(case, promised(), "卖家的店铺名")
    case.replace(case.text.replace("证明: 商品页面写明的内容", "证明: 店名", 1), case.version)
    write(case, promised(), "页面上的承诺")
    assert case.data["证据"]["商品页"]["证明"] == "店名"


def test_no_sentence_of_a_card_tells_places_in_dots_or_signs_of_the_file(tmp_path: Path) -> None:
    _, case = begun_case(tmp_path)
    page = "商品页.png"
    reads = (
        Read(ORDER, What.ORDER, (read(Kind.SHOP, "小鱼小店", ORDER),)),
        Read(page, What.GOODS, (read(Kind.PLATFORM, "星空卡盟", page),)),
    )
    found = asks(case, Kept(Gathered(reads, seen=dict.fromkeys((ORDER, page), PICTURE))))
    told = [line for each in found.open for line in each.field.told]
    assert any("不是一个名字" in line for line in told)
    assert not any(word in line for line in told for word in ("读自", "框", "井号"))


def test_nothing_of_what_stands_counts_as_open(tmp_path: Path) -> None:
    _, case = begun_case(tmp_path)
    every = kept()
    found = asks(case, every)
    names = {each.field.name: each.there for each in found.open}
    assert isinstance(confirmed(case, every, DAY, names), Written)
    after = asks(case, every)
    assert (after.left, after.open) == (0, ())
    assert after.done == found.left
