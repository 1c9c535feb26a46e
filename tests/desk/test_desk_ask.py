"""问几句 without a browser: what is asked of which case, what an answer closes, what a click writes and takes off."""

from collections.abc import Collection, Iterator
from pathlib import Path
from typing import Any

import pytest
from desk_asked import DAY, asked, card, facts_asked, names, of_chat, say, small_case, unanswered, written
from desk_given import PICTURE, pictures
from machine_support import ROOT
from yaml import safe_load

from kameng_docs.custody.journal.edits import Edit
from kameng_docs.desk.casefile.opened import OpenCase
from kameng_docs.desk.given.kept import Kept, Said
from kameng_docs.desk.questions.answers import NO, UNCLEAR, all_of, answered, chosen, unfit
from kameng_docs.desk.questions.bubbles import attaching, spoken
from kameng_docs.desk.questions.cards import Card, Slot, Sort
from kameng_docs.desk.questions.judging import entry_of
from kameng_docs.desk.questions.known import kept_as
from kameng_docs.law.fact_names import ASKED, NOTICE, REFUSED, RENEWED, TOLD
from kameng_docs.law.grounds import PARTS, grounds
from kameng_docs.law.vocabulary import disputes, facts
from kameng_docs.pipeline import check
from kameng_docs.reading.proposals import Box, Place, Read, Side, What, Words
from kameng_docs.starting.gathering import Gathered
from kameng_docs.starting.questions import question_and_advice, questions_of, roots
from kameng_docs.starting.wanted import NUMBERS, called

DEAD, RENEWAL, CHILD, COURSE = "卡密无效", "自动续费", "未成年人充值", "预付退费"
RESULT = "提示已被使用"
KINDS = [(DEAD,), (RENEWAL,), (CHILD, "拒绝退款"), (COURSE,), ("商品质量问题",), ("账号封禁",)]


def sort(case: OpenCase, which: Sort, kept: Kept | None = None) -> Card:
    return next(each for each in asked(case, kept).open if each.sort is which)


def redeemed(**more: Any) -> list[dict[str, Any]]:
    order = {"商品": "某某会员月卡", "买的是什么": "卡密", "实付": "15.00", "下单时间": "2026-11-20 20:44"}
    return [{**order, "兑换结果": RESULT, **more}]


def test_what_the_authors_own_words_name_is_offered_and_not_chosen(tmp_path: Path) -> None:
    story = "孩子拿我的手机给游戏充了钱"
    reads = Gathered((Read("自述.txt", What.STORY),), story=story, story_file="自述.txt")
    found = asked(small_case(tmp_path), Kept(reads))
    assert CHILD in found.proposed
    assert [each.sort for each in found.open] == [Sort.DISPUTE]


def test_first_of_all_it_is_asked_what_went_wrong(tmp_path: Path) -> None:
    case = small_case(tmp_path)
    found = asked(case)
    assert ([each.sort for each in found.open], found.proposed) == ([Sort.DISPUTE], ())
    written(case, Edit(("争议",), (DEAD,)))
    assert Sort.DISPUTE not in [each.sort for each in asked(case).open]


@pytest.mark.parametrize("kind", KINDS, ids="、".join)
def test_only_facts_that_its_own_disputes_ask(tmp_path: Path, kind: tuple[str, ...]) -> None:
    found = facts_asked(asked(small_case(tmp_path, *kind)))
    own = {each.name for each in questions_of(kind)}
    # Beside them those of grounds of no dispute, and what facts of these are worked out from.
    common = {name for ground in grounds().values() if not ground.disputes for name in _of(ground)}
    assert found
    assert found <= own | common | {root for name in common | own for root in roots(name)}


def _of(ground: Any) -> Iterator[str]:
    for need in ground.requires:
        yield from (*need.any_of, need.not_yes) if need.not_yes else need.any_of
    yield from (*ground.excludes, *ground.also)


@pytest.mark.parametrize("key", PARTS)
def test_a_card_has_a_field_for_all_that_its_question_wants(tmp_path: Path, key: str) -> None:
    kind, name = next(
        (kind, each.name)
        for kind in disputes()
        for each in questions_of((kind,))
        if key in each.wants and not each.may_stay_open
    )
    case = small_case(tmp_path, kind, 事实={name: {"原话": "某某某"}})
    value = {"时间": "2026-11-21", "期限": "2026-11-23", "原话": "随便"}.get(key, "3")
    slot = next(each for each in card(case, name).slots if each.path[-1] == key)
    # The field of a number bears the name of what is counted.
    assert (slot.label == key) is (key not in NUMBERS)
    assert unfit(case, chosen(case.data, slot.path, value)) == ""
    written(case, *chosen(case.data, slot.path, value))
    assert str(entry_of(case.data, name)[key]) == value
    assert name in names(asked(case).open)
    say(case, name, "是")
    assert called(facts()[name].ask, key) not in card(case, name).lacks


def test_an_answer_that_lacks_what_is_wanted_stays_until_there_is_no_more_to_say(tmp_path: Path) -> None:
    case = small_case(tmp_path, DEAD)
    written(case, Edit(("事实", NOTICE), {"时间": "2026-11-21 10:02"}))
    say(case, NOTICE, "是")
    found = card(case, NOTICE)
    assert found.lacks == ("期限", "原话")
    assert NOTICE in names(asked(case).open)
    enough = Kept(said={kept_as(NOTICE): Said.ENOUGH})
    assert NOTICE in names(asked(case, enough).answered)
    assert asked(case, enough).left == (NOTICE,)
    say(case, NOTICE, NO)
    assert NOTICE in names(asked(case).answered)


def test_one_click_on_a_line_sets_its_words_its_time_and_its_number_and_a_second_takes_them_off(
    tmp_path: Path,
) -> None:
    case = small_case(tmp_path, DEAD, "拒绝退款", 证据=of_chat())
    before = case.text
    bubble = card(case, REFUSED).bubbles[0]
    assert (bubble.words, bubble.likely, bubble.attached) == ("虚拟商品一经售出概不退款", True, False)
    click(case, REFUSED)
    assert entry_of(case.data, REFUSED) == {
        "时间": "2026-11-20 21:09",
        "原话": "虚拟商品一经售出概不退款",
        "证据": ["客服聊天#2"],
    }
    assert card(case, REFUSED).bubbles[0].attached
    assert REFUSED in names(asked(case).open)
    click(case, REFUSED)
    assert case.text.rstrip() == before.rstrip()


def click(case: OpenCase, name: str, place: int = 0) -> None:
    found = card(case, name)
    wants = [str(slot.path[-1]) for slot in found.slots]
    changes = attaching(found.bubbles[place], entry_of(case.data, name), wants)
    written(case, *answered(case.data, name, changes))


def test_the_likely_lines_are_those_of_the_side_that_is_meant(tmp_path: Path) -> None:
    case = small_case(tmp_path, DEAD, "拒绝退款", 证据=of_chat())
    first = {name: card(case, name).bubbles[0].words for name in (ASKED, TOLD, REFUSED)}
    assert first == {
        ASKED: "卡密兑换不了，提示已被使用，请退款",
        TOLD: "卡密兑换不了，提示已被使用，请退款",
        REFUSED: "虚拟商品一经售出概不退款",
    }
    # Words are set where they are wanted only.
    click(case, ASKED)
    assert entry_of(case.data, ASKED) == {"时间": "2026-11-20 21:09", "证据": ["客服聊天#1"]}


def test_a_line_of_a_file_that_is_no_exhibit_gives_words_and_time_alone(tmp_path: Path) -> None:
    case = small_case(tmp_path, DEAD, "拒绝退款")
    found = card(case, REFUSED, Kept(pictures()))
    assert [(each.words, each.proof, each.place.file) for each in found.bubbles] == [
        ("概不退换", "", "聊天.png")
    ]
    changes = attaching(found.bubbles[0], {}, [str(slot.path[-1]) for slot in found.slots])
    assert changes == {"时间": "2026-11-20 21:31", "原话": "概不退换"}


def test_lines_that_make_no_difference_are_one(tmp_path: Path) -> None:
    """Of a picture no line has a number: two of one minute give the same time and the same exhibit."""
    place = Place("聊天.png", box=Box(0, 0, 10, 10))
    said = tuple(Words(Side.ME, "我", text, "2026-11-20 21:09", place) for text in ("不能用", "请退款"))
    kept = Kept(Gathered((Read("聊天.png", What.CHAT, words=said),), seen={"聊天.png": PICTURE}))
    shown = {"聊天": {"名称": "聊天记录", "文件": "聊天.png", "来源": "手机截屏"}}
    case = small_case(tmp_path, DEAD, 证据=shown)
    assert [each.words for each in card(case, ASKED, kept).bubbles] == ["请退款；不能用"]
    # Where the words are wanted each is one by itself.
    say(case, NOTICE, NO)
    assert len(card(case, NOTICE, kept).bubbles) == 2


def test_what_follows_from_the_result_waits_for_one_press_and_is_not_asked_twice(tmp_path: Path) -> None:
    fact = next(name for name, word in facts().items() if RESULT in word.follows_from)
    first = next(name for name, word in facts().items() if RESULT in word.presumed_from)
    open_facts = {fact: {"原话": "该兑换码已被使用"}, first: {"原话": "该兑换码已被使用"}}
    case = small_case(tmp_path, DEAD, 交易=redeemed(), 事实=open_facts)
    # While it is asked when that was, what follows from the answer is not asked beside it.
    assert first not in facts_asked(asked(case))
    written(case, Edit(("交易", 0, "第一次兑换的时间"), "2026-11-20 21:05"))
    found = sort(case, Sort.FOLLOWING)
    assert {(row.path[1], row.answer) for row in found.rows} == {(fact, "是"), (first, "是")}
    for row in found.rows:
        written(case, *all_of(case.data, [row], {}, row.answer))
    assert {fact, first} <= set(names(asked(case).answered))
    assert case.data["事实"][fact] == {"原话": "该兑换码已被使用", "回答": "是"}


def test_what_the_result_says_already_is_not_asked_where_nothing_stands(tmp_path: Path) -> None:
    case = small_case(tmp_path, DEAD, 交易=redeemed(第一次兑换的时间="2026-11-20 21:05"))
    settled = {name for name, word in facts().items() if RESULT in (*word.follows_from, *word.no_room)}
    assert settled
    assert not settled & facts_asked(asked(case))


def test_one_of_several_that_is_so_closes_the_others(tmp_path: Path) -> None:
    case = unanswered(tmp_path, "示例-课程停课")
    either = next(each for each in asked(case).open if each.name == "几样里的一样")
    assert len(either.rows) > 2
    given = {either.rows[0].path: "是"}
    written(case, *all_of(case.data, either.rows, given, NO))
    assert "几样里的一样" not in names(asked(case).open)
    states = {name: entry_of(case.data, name)["回答"] for name in (str(r.path[1]) for r in either.rows)}
    assert list(states.values()) == ["是"] + [NO] * (len(either.rows) - 1)


def test_a_no_to_what_everything_needs_closes_what_would_come_after_it(tmp_path: Path) -> None:
    case = small_case(tmp_path, CHILD)
    before = facts_asked(asked(case))
    child = next(each.name for each in questions_of((CHILD,)) if "数量" in each.wants)
    say(case, child, NO)
    after = facts_asked(asked(case))
    assert child in before
    assert len(after) < len(before) - 1


def test_unclear_is_an_answer_and_the_card_goes(tmp_path: Path) -> None:
    case = small_case(tmp_path, DEAD)
    say(case, ASKED, UNCLEAR)
    assert case.data["事实"][ASKED] == UNCLEAR
    assert ASKED not in names(asked(case).open)
    assert card(case, ASKED).answer == UNCLEAR


def test_what_is_undone_is_asked_again(tmp_path: Path) -> None:
    case = small_case(tmp_path, DEAD)
    before = names(asked(case).open)
    say(case, ASKED, "是")
    assert names(asked(case).open) != before
    case.undo()
    assert names(asked(case).open) == before


def test_an_answer_of_words_keeps_them_when_it_is_changed(tmp_path: Path) -> None:
    case = small_case(tmp_path, DEAD)
    say(case, ASKED, "是")
    written(case, *chosen(case.data, ("事实", ASKED, "时间"), "2026-11-20"))
    assert case.data["事实"][ASKED] == {"回答": "是", "时间": "2026-11-20"}
    written(case, *chosen(case.data, ("事实", ASKED, "时间"), "2026-11-21"))
    say(case, ASKED, NO)
    assert case.data["事实"][ASKED] == {"回答": NO, "时间": "2026-11-21"}
    written(case, *answered(case.data, ASKED, {"时间": None, "回答": None}))
    assert "事实" not in case.data


def test_what_the_file_would_not_take_is_not_written(tmp_path: Path) -> None:
    case = small_case(tmp_path, DEAD)
    why = unfit(case, chosen(case.data, ("交易", 0, "第一次兑换的时间"), "明天"))
    assert "明天" in why
    assert unfit(case, chosen(case.data, ("交易", 0, "第一次兑换的时间"), "2026年11月20日 21:05")) == ""


@pytest.mark.parametrize(
    ("order", "keys"),
    [
        ({"买的是什么": "卡密", "卡密": "ABCD"}, ["兑换结果"]),
        ({"兑换结果": RESULT}, ["第一次兑换的时间"]),
        ({"兑换结果": RESULT, "第一次兑换的时间": "2026-11-20"}, []),
        ({"兑换结果": "未兑换"}, []),
    ],
)
def test_of_an_order_what_its_redeeming_lacks(tmp_path: Path, order: dict[str, str], keys: list[str]) -> None:
    held = {
        "商品": "某某",
        "实付": "15.00",
        "下单时间": "2026-11-20",
        "收到卡密的时间": "2026-11-20",
        **order,
    }
    found = _order_slots(small_case(tmp_path, DEAD, 交易=[held]))
    assert [each.path[-1] for each in found] == keys


def test_of_an_order_what_its_model_requires(tmp_path: Path) -> None:
    case = small_case(tmp_path, RENEWAL, 交易=[{"订单号": "XK1"}])
    found = asked(case).open
    assert [each.path[-1] for each in _order_slots(case)][:3] == ["商品", "实付", "下单时间"]
    # What no paper can be without is not left empty.
    assert next(each for each in found if each.name == "第 1 单").enough == ""


def _order_slots(case: OpenCase) -> tuple[Slot, ...]:
    return next((each.slots for each in asked(case).open if each.name == "第 1 单"), ())


def test_choices_come_from_the_model(tmp_path: Path) -> None:
    case = small_case(tmp_path, DEAD)
    slot = next(each for each in card(case, "买来做什么").slots if each.path == ("买来做什么",))
    assert slot.choices == ("自己用", "给家人朋友用", "拿去卖", "兼有")
    written(case, *chosen(case.data, slot.path, slot.choices[0]))
    assert "买来做什么" not in names(asked(case).open)


def test_a_promise_is_asked_until_it_is_told_what_came_of_it_or_that_it_was_kept(tmp_path: Path) -> None:
    case = small_case(tmp_path, DEAD, 页面承诺=[{"内容": "保证可用"}])
    found = next(each for each in asked(case).open if "保证可用" in each.title)
    assert [each.path for each in found.slots] == [("页面承诺", 0, "实际")]
    kept = Kept(said={kept_as(found.name): Said.ENOUGH})
    assert found.name not in names(asked(case, kept).open)
    written(case, *chosen(case.data, found.slots[0].path, "第一次兑换就提示已被使用"))
    assert found.name not in names(asked(case).open)


def test_several_are_answered_by_one_press_but_for_those_that_were_chosen(tmp_path: Path) -> None:
    case = small_case(tmp_path, DEAD)
    private = next(each for each in asked(case).open if each.name.startswith("自查"))
    written(case, *all_of(case.data, private.rows, {private.rows[1].path: "不清楚"}, NO))
    answers = list(case.data["自查"].values())
    assert answers == [NO, "不清楚", *[NO] * (len(private.rows) - 2)]
    left = {row.path for each in asked(case).open for row in each.rows}
    assert not left & {row.path for row in private.rows}


def test_what_was_answered_can_be_changed(tmp_path: Path) -> None:
    case = small_case(tmp_path, DEAD, 买来做什么="自己用", 自查={"我买来是为了转卖": UNCLEAR})
    say(case, ASKED, NO)
    found = {each.title: each for each in asked(case).answered}
    assert found["您买来做什么？"].slots[0].value == "自己用"
    assert [(row.ask, row.answer) for row in found["这几样您自己答过"].rows] == [
        ("我买来是为了转卖", UNCLEAR)
    ]
    assert ASKED in [each.name for each in found.values()]


def test_why_it_is_asked_tells_no_answer_that_helps(tmp_path: Path) -> None:
    for number, kind in enumerate(KINDS):
        found = asked(small_case(tmp_path / str(number), *kind))
        for each in found.open:
            assert each.why, each.title
            assert not any(
                word in each.why for word in ("答是", "答“是”", "答否", "答“否”", "才能退", "就能退")
            )


def test_a_fault_of_the_file_is_told_and_nothing_is_asked(tmp_path: Path) -> None:
    case = small_case(tmp_path, DEAD)
    case.file.write_text("消费者: [", "utf-8")
    case.refreshed()
    found = asked(case)
    assert found.fault is not None
    assert found.open == ()


def test_a_fact_of_which_the_story_speaks_is_asked_whatever_the_law_makes_of_it(tmp_path: Path) -> None:
    told = next(name for name in facts() if not facts()[name].derived and not facts_in(name, DEAD))
    case = small_case(tmp_path, DEAD, 经过=[{"时间": "2026-11-21", "事实": told}])
    assert told in facts_asked(asked(case))


def facts_in(name: str, kind: str) -> bool:
    return name in {each.name for each in questions_of((kind,))}


SHIPPED = [
    ("示例-视频会员卡密", 12),
    ("示例-未成年人充值", 12),
    ("示例-自动续费", 12),
    ("示例-代充被扣回", 12),
    ("示例-自动续费十二期", 12),
    ("示例-课程停课", 12),
    ("示例-杀毒软件激活码", 12),
]


@pytest.mark.parametrize(("name", "most"), SHIPPED)
def test_a_whole_case_asked_on_few_cards_asks_for_as_much_as_its_author_wrote_by_hand(
    tmp_path: Path, name: str, most: int
) -> None:
    case = unanswered(tmp_path, name)
    truth = safe_load((ROOT / "cases" / f"{name}.yaml").read_text("utf-8"))
    kept, cards = Kept(), 0
    while found := asked(case, kept).open:
        kept = _answered(case, found[0], kept, truth)
        cards += 1
        assert cards <= most, names(found)
    by_hand = check(case.shop, ROOT / "cases" / f"{name}.yaml", DAY).brief
    done = case.checked(DAY)
    assert [each.message for each in done.diagnostics if each.severity == "error"] == []
    assert by_hand is not None
    assert done.brief is not None
    assert [(each.kind, each.amount) for each in done.brief.claims] == [
        (each.kind, each.amount) for each in by_hand.claims
    ]


def _answered(case: OpenCase, found: Card, kept: Kept, truth: Any) -> Kept:
    """Answer a card as the author of the case did; what he left out is not so, or left."""
    facts_told, private = truth["事实"], truth.get("自查", {})
    if found.sort is Sort.FACT:
        told = facts_told.get(found.name, NO)
        whole = {
            key: _tree(value) for key, value in (told if isinstance(told, dict) else {"回答": told}).items()
        }
        if set(whole) <= set(entry_of(case.data, found.name)):
            return Kept(said={**kept.said, kept_as(found.name): Said.ENOUGH})
        written(case, *answered(case.data, found.name, whole))
    elif found.sort in {Sort.SEVERAL, Sort.FOLLOWING}:
        for row in found.rows:
            told = (facts_told if row.path[0] == "事实" else private).get(row.path[1], row.answer or NO)
            if isinstance(told, dict) and row.of:
                whole = {key: _tree(value) for key, value in told.items()}
                written(case, *answered(case.data, row.of.name, whole))
            else:
                written(case, *all_of(case.data, [row], {}, _tree(told)))
        held = asked(case, kept, found).open[0] if found.sort is Sort.SEVERAL else found
        return _left(kept, [row.of.name for row in held.rows if row.of and row.of.lacks])
    else:
        purpose = truth.get("买来做什么")
        if purpose and any(slot.path == ("买来做什么",) for slot in found.slots):
            written(case, *chosen(case.data, ("买来做什么",), purpose))
            if len(found.slots) == 1:
                return kept
        return _left(kept, found.leaves or (found.name,))
    return kept


def _left(kept: Kept, names: Collection[str]) -> Kept:
    return Kept(said={**kept.said, **{kept_as(name): Said.ENOUGH for name in names}})


def _tree(value: Any) -> Any:
    """As an edit takes it: YAML reads 是 as a text, a date as a date."""
    if isinstance(value, list):
        return tuple(map(str, value))
    return value.strftime("%Y-%m-%d %H:%M") if hasattr(value, "hour") else str(value)


@pytest.mark.slow
@pytest.mark.parametrize("kind", sorted(disputes()))
def test_no_kind_asks_more_than_twelve_cards_and_none_more_than_six_lines(tmp_path: Path, kind: str) -> None:
    found = asked(small_case(tmp_path, kind)).open
    assert len(found) <= 12, names(found)
    assert max(len(each.rows) for each in found) <= 6
    titles = [each.title for each in found]
    assert sorted(set(titles)) == sorted(titles)


def test_a_card_in_hand_keeps_its_lines_with_their_answers_until_its_author_is_done(tmp_path: Path) -> None:
    case = small_case(tmp_path, RENEWAL, 事实={RENEWED: "是"})
    hand = next(each for each in asked(case).open if each.rows and each.rows[0].of)
    first, second = hand.rows[0].of, hand.rows[1].of
    assert first is not None
    assert second is not None
    say(case, first.name, "是")
    say(case, second.name, NO)
    held, *others = asked(case, hand=hand).open
    assert [row.path for row in held.rows] == [row.path for row in hand.rows]
    assert [row.answer for row in held.rows][:2] == ["是", NO]
    assert hand.holds(held)
    of_first = held.rows[0].of
    assert of_first is not None
    assert of_first.lacks
    # Nothing on it is asked, or told as answered, a second time.
    rest = {*names(tuple(others)), *names(asked(case, hand=hand).answered)}
    assert not rest & {first.name, second.name}
    # Without it in hand, the answer that lacks something is asked for that alone.
    assert first.name in names(asked(case).open)
    assert second.name in names(asked(case).answered)


def test_what_a_no_closes_is_asked_after_it_and_what_hangs_on_it_together(tmp_path: Path) -> None:
    before = asked(small_case(tmp_path, RENEWAL)).open
    assert before[0].name == RENEWED
    together = next(each for each in before if each.rows)
    case = small_case(tmp_path / "2", RENEWAL, 事实={RENEWED: NO})
    after = facts_asked(asked(case))
    assert {row.of.name for row in together.rows if row.of} - after


def test_several_answers_that_lack_something_come_back_on_one_card(tmp_path: Path) -> None:
    said = dict.fromkeys((NOTICE, REFUSED), "是")
    found = asked(small_case(tmp_path, DEAD, "拒绝退款", 事实=said)).open
    (card_of_both,) = [each for each in found if {NOTICE, REFUSED} <= set(names((each,)))]
    assert [row.answer for row in card_of_both.rows] == ["是", "是"]


@pytest.mark.parametrize(
    ("asked_so", "told"),
    [
        ("退了一部分；金额填退了多少", ("退了一部分", "金额填退了多少")),
        ("给过别人（不印出来；照实答）", ("给过别人（不印出来；照实答）", "")),
        ("页面写着“不退；不换”；原话照抄", ("页面写着“不退；不换”", "原话照抄")),
        ("您第一次去问，是什么时候", ("您第一次去问：有没有这回事", "有的写上是什么时候")),
    ],
)
def test_a_question_is_told_from_how_it_is_answered(asked_so: str, told: tuple[str, str]) -> None:
    assert question_and_advice(asked_so) == told


def test_what_is_typed_of_the_author_goes_into_the_record_that_the_case_names(tmp_path: Path) -> None:
    case = small_case(tmp_path, DEAD, 消费者="我")
    record = case.file.parent / "parties" / "我.yaml"
    record.parent.mkdir(exist_ok=True)
    record.write_text("姓名: 王某某\n电话:\n", "utf-8")
    case.refreshed()
    edits = chosen(case.data, ("消费者", "电话"), "13800000000")
    assert unfit(case, edits) == ""
    written(case, *edits)
    assert record.read_text("utf-8") == '姓名: 王某某\n电话: "13800000000"\n'


@pytest.mark.parametrize(
    ("seller", "asked_for"),
    [
        ({}, {"网站上卖家情况", "页面标有自营"}),
        ({"网站上卖家情况": "很多家店"}, {"页面标有自营"}),
        ({"网站上卖家情况": "只有一家店"}, set()),
        ({"网站上卖家情况": "很多家店", "页面标有自营": "不清楚"}, set()),
    ],
)
def test_of_a_platform_it_is_asked_who_sells_there(
    tmp_path: Path, seller: dict[str, str], asked_for: set[str]
) -> None:
    site = {"平台": {"名称": "某某卡盟"}, "卖家": [{"店铺名": "某某小店", **seller}]}
    slots = [
        slot.path for card in asked(small_case(tmp_path / "a", DEAD, **site)).open for slot in card.slots
    ]
    assert {path[-1] for path in slots if path[0] == "卖家"} == asked_for
    alone = small_case(tmp_path / "b", DEAD, 卖家=[{"店铺名": "某某小店", **seller}])
    assert not [s for c in asked(alone).open for s in c.slots if s.path[0] == "卖家"]


def test_lines_of_one_minute_of_one_picture_that_answer_alike_are_one_and_words_tell_them_apart(
    tmp_path: Path,
) -> None:
    file, at = "聊天.png", "2026-11-20 21:09"
    case = small_case(
        tmp_path, DEAD, "拒绝退款", 证据={"客服聊天": {"名称": "聊天记录", "文件": file, "来源": "手机截屏"}}
    )
    said = tuple(
        Words(side, "", text, at, Place(file, box=Box(10, 60 * n, 200, 60 * n + 50)))
        for n, (side, text) in enumerate(
            ((Side.ME, "兑换不了，请退款"), (Side.OTHER, "虚拟商品一经售出概不退款"))
        )
    )
    kept = Kept(Gathered((Read(file, What.CHAT, words=said),), seen={file: PICTURE}))
    # Of a time alone it makes no difference which of the two is pressed: they are one line, told by who said what.
    (line,) = card(case, ASKED, kept).bubbles
    assert line.words == "我说“兑换不了，请退款”；对方说“虚拟商品一经售出概不退款”"
    written(case, *answered(case.data, ASKED, {"回答": "是", "时间": at, "证据": ("客服聊天",)}))
    assert [each.attached for each in card(case, ASKED, kept).bubbles] == [True]
    # Where words are wanted, a time and an exhibit alone attach neither; with theirs, theirs alone.
    written(case, *answered(case.data, REFUSED, {"回答": "是", "时间": at, "证据": ("客服聊天",)}))
    assert [each.attached for each in card(case, REFUSED, kept).bubbles] == [False, False]
    written(case, *answered(case.data, REFUSED, {"原话": "虚拟商品一经售出概不退款"}))
    found = {each.words: each.attached for each in card(case, REFUSED, kept).bubbles}
    assert found == {"虚拟商品一经售出概不退款": True, "兑换不了，请退款": False}


def test_words_are_asked_for_by_what_the_question_says_of_them(tmp_path: Path) -> None:
    case = small_case(tmp_path, "未成年人充值", "拒绝退款")
    own = {slot.path[-1]: slot for slot in card(case, "付款时家长在别处").slots}["原话"]
    assert (own.label, own.hint) == ("当时在哪里、在做什么", "")
    theirs = {slot.path[-1]: slot for slot in card(case, REFUSED).slots}["原话"]
    assert theirs.label == "原话"
    assert "对方的原话" in theirs.hint


def test_a_line_put_right_where_it_was_confirmed_is_offered_as_its_author_wrote_it(tmp_path: Path) -> None:
    case = small_case(tmp_path, "卡密无效", 证据=of_chat())
    read = [each.words.words for each in spoken(Kept(), case.data, case.folder)]
    long = max(read, key=len)
    right = long.replace(long[3], "、", 1)
    assert right != long
    case = small_case(
        tmp_path / "right",
        "卡密无效",
        证据=of_chat(),
        经过=[{"时间": "2026-11-20 21:31", "对方": "客服", "对方原话": right}],
    )
    assert [each.words.words for each in spoken(Kept(), case.data, case.folder)] == [
        right if each == long else each for each in read
    ]


def test_what_a_ground_of_another_dispute_waits_for_can_be_answered_where_the_page_brought_it_up(
    tmp_path: Path,
) -> None:
    """文书 tells that it was not answered: then there is a place to answer it. It is not counted among what must be."""
    promise = {"内容": "有问题包退包换", "种类": "可退", "实际": "答复不退"}
    case = small_case(tmp_path, "卡密无效", 页面承诺=[promise])
    found = asked(case)
    assert "可退的条件我都做到了" in {each.name for each in found.more}
    assert "可退的条件我都做到了" not in {each.name for each in found.open}
    without = asked(
        small_case(tmp_path / "without", "卡密无效", 页面承诺=[{"内容": "保证可用", "实际": "不能用"}])
    )
    assert "可退的条件我都做到了" not in {each.name for each in (*without.more, *without.open)}
