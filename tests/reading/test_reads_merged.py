"""What several files say: alike is one, near alike or unlike is doubted on both sides."""

import pytest

from kameng_docs.reading.merged import merged
from kameng_docs.reading.proposals import Box, Kind, Place, Proposal, Read, What

BOX = Box(1, 2, 3, 4)


def picture(file, *values):
    return Read(file, What.ORDER, tuple(one(file, *value) for value in values))


def one(file, kind, value, doubts=(), belongs=""):
    return Proposal(kind, value, value, (Place(file, box=BOX),), doubts, belongs)


def bill(file, *values):
    said = tuple(Proposal(kind, value, value, (Place(file, row=3),)) for kind, value in values)
    return Read(file, What.BILL, said)


def doubts(found):
    return [doubt for each in found for doubt in each.doubts]


def test_two_files_that_say_it_alike_are_one_proposal_with_both_places():
    number = (Kind.ORDER_ID, "XK20261120204417368")
    (found,) = merged([picture("1.png", number), picture("2.png", number)])
    assert found.agreed
    assert [place.file for place in found.at] == ["1.png", "2.png"]


def test_two_places_of_one_file_are_no_agreement():
    number = (Kind.ORDER_ID, "XK20261120204417368")
    (found,) = merged([picture("1.png", number, number)])
    assert not found.agreed


def test_agreement_takes_away_what_only_one_of_them_doubted():
    (found,) = merged(
        [picture("1.png", (Kind.SHOP, "小鱼店", ("没有写明",))), picture("2.png", (Kind.SHOP, "小鱼店"))]
    )
    assert not found.doubts


def test_a_second_picture_does_not_clear_what_the_reader_confuses_and_typed_text_does():
    key = (Kind.KEY, "WO1J-8K2Q", ("有容易认错的字",))
    (found,) = merged([picture("1.png", key), picture("2.png", key)])
    assert found.doubts
    (found,) = merged([picture("1.png", key), bill("账单.csv", (Kind.KEY, "WO1J-8K2Q"))])
    assert not found.doubts


@pytest.mark.parametrize(
    ("one_read", "other_read"), [("WYHJ-8K2O", "WYHJ-8K20"), ("XK2026112O204417", "XK20261120204417")]
)
def test_codes_that_differ_by_what_is_confused_are_kept_apart_and_both_doubted(one_read, other_read):
    found = merged([picture("1.png", (Kind.KEY, one_read)), picture("2.png", (Kind.KEY, other_read))])
    assert [each.value for each in found] == [one_read, other_read]
    assert other_read in found[0].doubts[-1]
    assert "2.png 框 1,2,3,4" in found[0].doubts[-1]
    assert one_read in found[1].doubts[-1]


def test_two_keys_are_two_keys():
    found = merged([picture("1.png", (Kind.KEY, "WYHJ-7777-AAAA-XXXX"), (Kind.KEY, "TTTT-9999-CCCC-MMMM"))])
    assert len(found) == 2
    assert not doubts(found)


def test_two_sums_of_one_order_are_both_doubted_and_of_two_orders_none():
    first = picture("1.png", (Kind.PAID, "45.00", (), "XK1"))
    assert len(doubts(merged([first, picture("2.png", (Kind.PAID, "54.00", (), "XK1"))]))) == 2
    assert not doubts(merged([first, picture("2.png", (Kind.PAID, "54.00", (), "XK2"))]))
    # Where it is not known whose it is, it may be this one's.
    assert len(doubts(merged([first, picture("2.png", (Kind.PAID, "54.00"))]))) == 2


def test_the_same_sum_of_two_orders_is_not_said_alike():
    found = merged(
        [picture("1.png", (Kind.PAID, "45.00", (), "XK1")), picture("2.png", (Kind.PAID, "45.00", (), "XK2"))]
    )
    assert [each.agreed for each in found] == [False, False]


def test_a_merchants_number_says_the_orders_number_alike():
    found = merged(
        [
            picture("1.png", (Kind.ORDER_ID, "XK1234567890", ("只有一处",))),
            bill("账单.csv", (Kind.MERCHANT_ID, "XK1234567890")),
        ]
    )
    assert [each.agreed for each in found] == [True, True]
    assert not doubts(found)


def test_two_names_of_a_shop_are_doubted_and_clauses_are_not():
    assert (
        len(
            doubts(merged([picture("1.png", (Kind.SHOP, "小鱼店")), picture("2.png", (Kind.SHOP, "大鱼店"))]))
        )
        == 2
    )
    assert not doubts(merged([picture("1.png", (Kind.RULE, "7.1 甲。"), (Kind.RULE, "7.2 乙。"))]))


NUMBERS = ("4200002611082026110812345671", "4200002611082026110812345672")


@pytest.mark.parametrize(
    ("first", "second", "told"),
    [
        ("2026-11-08 19:21", "2026-11-08 19:40", 0),
        ("2026-11-08 19:21", "2026-11-08 19:21", 2),
        ("2026-11-08 19:21", "", 2),
    ],
)
def test_numbers_counted_up_from_one_payment_to_the_next_are_no_misreadings_of_each_other(
    first, second, told
):
    reads = [
        picture(f"{number}.png", (Kind.PAYMENT_ID, number), *([(Kind.PAID_AT, at, (), number)] if at else []))
        for number, at in zip(NUMBERS, (first, second), strict=True)
    ]
    near = [doubt for each in merged(reads) if each.kind is Kind.PAYMENT_ID for doubt in each.doubts]
    assert len(near) == told


def rows(file, *numbers, at="2026-11-08 19:21"):
    """A bill with one payment a row, all of one minute; a picture's rows have no number."""
    said = [
        Proposal(kind, value, value, (Place(file, row=row),))
        for row, number in enumerate(numbers, 18)
        for kind, value in ((Kind.PAYMENT_ID, number), (Kind.PAID_AT, at))
    ]
    return Read(file, What.BILL, tuple(said))


def numbers_doubted(reads):
    return {each.value for each in merged(reads) if each.kind is Kind.PAYMENT_ID and each.doubts}


def test_two_rows_of_one_bill_are_two_payments():
    assert numbers_doubted([rows("账单.csv", *NUMBERS)]) == set()


def test_two_bills_that_differ_by_one_sign_are_doubted():
    # The same payment in two exports, one of them opened in a spreadsheet and saved: its last digit is gone.
    one, other = NUMBERS
    assert numbers_doubted([rows("账单.csv", one), rows("又一份.csv", other)]) == set(NUMBERS)


def test_a_picture_that_reads_a_row_wrongly_is_doubted_whatever_other_rows_there_are():
    read = NUMBERS[0][:-1] + "7"
    shown = picture("订单.png", (Kind.PAYMENT_ID, read))
    assert read in numbers_doubted([rows("账单.csv", *NUMBERS), shown])


def test_a_number_said_twice_in_a_chat_is_doubted():
    chat = Read("聊天.txt", What.CHAT, rows("聊天.txt", *NUMBERS).proposals)
    assert numbers_doubted([chat]) == set(NUMBERS)


def test_a_key_that_is_near_another_is_doubted_whatever_was_paid_when():
    reads = [
        picture(f"{n}.png", (Kind.KEY, key), (Kind.PAID_AT, at))
        for n, key, at in ((1, "WYHJ-8K2O", "2026-11-08 19:21"), (2, "WYHJ-8K20", "2026-11-08 19:40"))
    ]
    assert len([each for each in merged(reads) if each.kind is Kind.KEY and each.doubts]) == 2


def test_nothing_gives_nothing():
    assert merged([]) == ()
