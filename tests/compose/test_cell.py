"""A cell with little room: what is taken, how days are named, and how exhibits are counted."""

from datetime import date, datetime

from kameng_docs.compose.cell import Part, in_room, joined, size

NOON = datetime.fromisoformat("2026-10-03 12:00")


def test_the_heaviest_are_taken_and_told_in_their_order():
    parts = [Part("一二三", 3), Part("四五六"), Part("七八九", 8), Part("十", 3)]
    assert in_room(parts, None) == ("一二三。四五六。七八九。十。", ())
    assert in_room(parts, 10) == ("四五六。七八九。十。", (parts[0],))
    assert in_room(parts, 8) == ("四五六。七八九。", (parts[0], parts[3]))
    # What always stands does, however little room there is.
    assert in_room(parts, 1)[0] == "四五六。"
    assert size("一 二\u3000三\n") == 3


def test_a_day_and_a_year_are_named_once():
    told = joined(
        [
            Part("甲", at=NOON),
            Part("乙", at=NOON.replace(minute=5)),
            Part("丙", at=date(2026, 10, 4)),
            Part("丁", at=date(2027, 1, 1)),
        ]
    )
    assert told == "2026年10月3日12:00，甲。12:05，乙。10月4日，丙。2027年1月1日，丁。"


def test_neighbours_with_the_same_exhibits_are_one_sentence():
    proof = "（证据1-1）"
    asked, refused = (
        Part("要求退款", at=NOON, proof=proof),
        Part("答复“不退。”", at=NOON.replace(hour=13), proof=proof),
    )
    assert joined([asked, refused]) == "2026年10月3日12:00，要求退款；13:00，答复“不退。”（证据1-1）。"
    assert joined([asked, Part("没有证据", at=NOON)]) == "2026年10月3日12:00，要求退款（证据1-1）。没有证据。"
    assert joined([Part("答复“不退。”")]) == "答复“不退。”"
