"""What replies say of a matter: the table `replies.txt`, what turns words round, whose words they are."""

from pathlib import Path
from typing import get_args

import pytest

from kameng_docs.case.story import OF_RESPONDENT, StepState
from kameng_docs.cli.log import STATES as OF_THE_COMMAND
from kameng_docs.pipeline import open_workshop
from kameng_docs.reading.replies.rows import of_text
from kameng_docs.reading.replies.says import outcome_of
from kameng_docs.reading.replies.senders import senders_in
from kameng_docs.reading.replies.sentences import sheet_of
from kameng_docs.reading.replies.vocabulary import STATES, vocabulary

TABLE = Path(__file__).with_name("replies.txt")
ROWS = [
    tuple(line.split("\t"))
    for line in TABLE.read_text("utf-8").splitlines()
    if line and not line.startswith("#")
]


def states_in(text: str) -> set[str]:
    sheet = sheet_of(of_text(text, "答复"))
    return set(outcome_of(sheet.sentences, [sent.channel for sent in senders_in(sheet)]).states)


def wanted(states: str) -> set[str]:
    return set() if states == "-" else set(states.split())


@pytest.mark.parametrize(("states", "words"), ROWS, ids=[words[:24] for _, words in ROWS])
def test_what_a_notice_says_is_read_as_it_says_it(states: str, words: str) -> None:
    assert states_in(words.replace("\\n", "\n")) == wanted(states)


@pytest.mark.parametrize(("states", "words"), ROWS, ids=[words[:24] for _, words in ROWS])
def test_the_same_with_odd_spacing_and_full_width_signs(states: str, words: str) -> None:
    """Blanks between all Chinese characters, zero-width ones too, as PDFs and web pages leave them."""
    spread = "".join(f"{c}\u200b " if "\u4e00" <= c <= "\u9fff" else c for c in words.replace("\\n", "\n"))
    assert states_in(spread) == wanted(states)


def test_every_state_is_told_in_several_ways() -> None:
    told = [states for states, _ in ROWS]
    assert {state for state in STATES if told.count(state) < 2} == set()


def test_the_words_of_the_states_are_those_of_the_case_file() -> None:
    assert set(get_args(StepState)) == {*STATES, *OF_RESPONDENT.values()} == set(OF_THE_COMMAND)


def test_every_sender_is_a_channel() -> None:
    words = open_workshop(Path("cases")).channel_words
    assert [
        sender.channel for sender in vocabulary().senders if words.get(sender.channel) != sender.channel
    ] == []


@pytest.mark.parametrize(
    "words",
    [
        "投诉内容：商家拒绝退款，要求全额退款\n处理状态：已受理",
        "我的诉求：退款，商家说不支持退款\n您的投诉已受理",
        "您反映商家不予退款的问题，我局已受理。",
        "投诉人称经营者拒绝退款。经审查，决定受理。",
    ],
)
def test_what_the_author_had_said_is_not_the_answer(words: str) -> None:
    assert states_in(words) == {"已受理"}


@pytest.mark.parametrize(
    "below",
    [
        "-----原始邮件-----\n",
        "在 2026年11月22日，李某某 写道：\n",
        "> ",
        "On Nov 22, 2026, at 10:00, Li wrote:\n",
    ],
)
def test_the_mail_that_was_answered_is_not_the_answer(below: str) -> None:
    assert states_in(f"您好，已为您全额退款。\n\n{below}你们拒绝退款，我要投诉。") == {"已解决"}


@pytest.mark.parametrize(
    ("words", "both"),
    [
        ("您的投诉已受理。\n关于举报，不予受理。", {"已受理", "不予受理"}),
        ("已为您退款。\n后续订单不予退款。", {"已解决", "已拒绝"}),
        ("投诉：终止调解。\n举报：不予立案。", {"调解不成", "不予立案"}),
    ],
)
def test_two_things_said_are_a_question_and_nothing_is_chosen(words: str, both: set[str]) -> None:
    assert states_in(words) == both


def test_a_title_decides_what_the_letter_is() -> None:
    words = "投诉不予受理决定书\n同一争议已由某某区消费者协会受理。\n我局已受理的举报另行答复。"
    assert states_in(words) == {"不予受理"}
