"""Whatever 核对 lets its author confirm, a room asks for the rest of it: nothing is left that only the editor could mend."""

from dataclasses import replace
from pathlib import Path

import pytest
from desk_given import DAY, NAME, PICTURE, begun_case, pictures, read

from kameng_docs.desk.casefile.conflict import Refused, Written
from kameng_docs.desk.casefile.opened import OpenCase
from kameng_docs.desk.confirming.asking import asked, confirmed
from kameng_docs.desk.given.kept import Kept
from kameng_docs.desk.questions.answers import chosen, unfit
from kameng_docs.desk.questions.cards import Sort
from kameng_docs.desk.questions.questions import cards_of
from kameng_docs.diagnostics import Severity
from kameng_docs.pipeline import case_of
from kameng_docs.reading.proposals import Box, Kind, Place, Read, Side, What, Words
from kameng_docs.starting.gathering import Gathered

CHAT, PAGE, RULES = "客服.png", "页脚.png", "须知.png"
ALONE = [
    (Kind.SITE, "https://shop.example"), (Kind.MAIL, "kefu@shop.example"), (Kind.FILING, "测ICP备00000000号"),
    (Kind.COMPANY, "某某星光文化传媒有限公司"), (Kind.PLATFORM, "某某星光直播"), (Kind.SHOP, "小鱼小店"),
    (Kind.RULE, "充值成功后不支持退款。"), (Kind.REFUNDED, "20.00"), (Kind.PROMISE, "秒到账"), (Kind.TERM, "概不退换"),
    (Kind.QUANTITY, "2"), (Kind.DELIVERED_AT, "2026-11-20 20:50"),
]  # fmt: skip


def given() -> Kept:
    """Pictures of an order, with a chat without any time, and each kind of value that stands alone."""
    said = tuple(
        Words(side, "", text, "", Place(CHAT, box=Box(10, 60 * n, 200, 60 * n + 50)))
        for n, (side, text) in enumerate(((Side.ME, "请退款"), (Side.OTHER, "概不退换")))
    )
    alone = tuple(read(kind, value, PAGE, top=60 * n) for n, (kind, value) in enumerate(ALONE))
    found = pictures()
    reads = (*found.reads, Read(CHAT, What.CHAT, words=said), Read(PAGE, What.RULES, alone))
    return Kept(replace(found, reads=reads, seen={**found.seen, CHAT: PICTURE, PAGE: PICTURE}))


def places_asked(case: OpenCase, kept: Kept) -> set[tuple[str | int, ...]]:
    """Every place that some card of 问几句 has a field or an answer for."""
    found = cards_of(case, kept, DAY)
    every = [
        each
        for card in (*found.open, *found.more)
        for each in (card, *(row.of for row in card.rows if row.of))
    ]
    slots = (*found.who, *(slot for each in every for slot in each.slots))
    answers = {("事实", each.name, "回答") for each in every if each.sort is Sort.FACT}
    return {slot.path for slot in slots} | {row.path for each in every for row in each.rows} | answers


def missing(case: OpenCase) -> set[tuple[str | int, ...]]:
    """The places whose lack is an error of form, by the reading of the file."""
    _, source, found, _ = case_of(case.shop, case.file, case.text.encode())
    assert source is not None
    errors = [each for each in found if each.severity is Severity.ERROR]
    at = {}
    for places in (source.key_positions, source.positions):
        at |= {place: path for path, place in places.items()}
    lacks = set()
    for each in errors:
        assert each.code == "case.missing-key", each
        above = at[each.at]
        key = each.message.split("“")[1].split("”")[0]
        # A key with nothing behind it stands where the fault is.
        lacks.add(above if above[-1] == key else (*above, key))
    return lacks


NAMES = [each.field.name for each in asked(b"\n", given(), NAME, DAY).open]


@pytest.mark.parametrize("name", NAMES)
def test_each_value_confirmed_alone_leaves_nothing_that_no_room_asks_for(tmp_path: Path, name: str) -> None:
    _, case = begun_case(tmp_path)
    before = missing(case)
    kept = given()
    found = {each.field.name: each for each in asked(case.text.encode(), kept, NAME, DAY).known}
    if name not in found:
        pytest.fail(f"{name} is not asked of a case that is begun")
    one = found[name]
    if one.blank:
        refused = confirmed(case, kept, DAY, {name: one.there})
        assert isinstance(refused, Refused)
        assert all(f"“{key}”" in refused.message for key in one.blank[:1])
        texts = tuple("2026-11-20 21:31" if part.blank else part.text for part in one.parts)
        kept = replace(kept, mine={name: texts})
    assert isinstance(confirmed(case, kept, DAY, {name: one.there}), Written)
    case.apply(chosen(case.data, ("争议",), "卡密无效"), case.version)
    left = missing(case) - before
    asks = places_asked(case, kept)
    assert {path for path in left if path not in asks and path[0] != "消费者"} == set(), one.field.path


def test_a_value_of_a_wrong_form_is_not_written_and_says_what_to_write(tmp_path: Path) -> None:
    _, case = begun_case(tmp_path)
    one = next(each for each in asked(case.text.encode(), given(), NAME, DAY).open if each.blank)
    texts = tuple("11月8日晚上9点03分" if part.blank else part.text for part in one.parts)
    kept, before = replace(given(), mine={one.field.name: texts}), case.text
    refused = confirmed(case, kept, DAY, {one.field.name: ""})
    assert isinstance(refused, Refused)
    assert "认不出时间" in refused.message
    assert "年份" in refused.hint
    assert case.text == before


def test_a_sentence_that_stands_without_its_time_is_asked_for_it_in_its_own_words(tmp_path: Path) -> None:
    _, case = begun_case(tmp_path)
    more = "经过:\n  - {对方: 客服, 对方原话: 很抱歉，不能退}\n争议: [卡密无效]\n"
    lines = [line for line in case.text.splitlines() if not line.startswith(("经过:", "争议:"))]
    case.replace("\n".join(lines) + "\n" + more, case.version)
    (card,) = [each for each in cards_of(case, Kept(), DAY).open if each.name.startswith("缺：")]
    assert card.title == "“很抱歉，不能退”是什么时候说的？"
    (slot,) = card.slots
    assert slot.path == ("经过", 0, "时间")
    assert "认不出时间" in unfit(case, chosen(case.data, slot.path, "昨晚"))
    assert isinstance(case.apply(chosen(case.data, slot.path, "2026-11-08 21:20"), case.version), Written)
    assert not [each for each in cards_of(case, Kept(), DAY).open if each.name.startswith("缺：")]


def test_nothing_read_makes_nothing_to_ask() -> None:
    assert asked(b"\n", Kept(Gathered(())), NAME, DAY).open == ()
