"""On the desk a reason names the question or the place in plain words, with the way there; the editor and the command line keep the names of the file."""

import re
from collections.abc import Iterator

import pytest
from machine_support import ROOT

from kameng_docs.desk.reasons import FILE, plain, reason_of
from kameng_docs.desk.views import VIEWS
from kameng_docs.gates import gate_words
from kameng_docs.pipeline import open_workshop

# Independent of what is replaced: a full stop between two Chinese characters is a name of the file.
DOTTED = re.compile("[\u4e00-\u9fff]+\\.[\u4e00-\u9fff]+")


def every_reason() -> Iterator[str]:
    """What a gate says, what a channel and a paper require, and every sentence of a step."""
    for words in gate_words().values():
        yield from (words.lacking, words.says, words.changes)
    for channel in open_workshop(ROOT / "cases").channels.values():
        for paper in channel.papers:
            yield from (each.name for each in paper.requires)
    for rung in ROOT.glob("templates/*/rung.yaml"):
        yield from (
            line for line in rung.read_text("utf-8").splitlines() if not line.lstrip().startswith("#")
        )


REASONS = sorted({each for each in every_reason() if each})
NAMING = [each for each in REASONS if DOTTED.search(each)]


@pytest.fixture(scope="module")
def words():
    return open_workshop(ROOT / "cases").vocabulary


def test_names_of_the_file_are_used_at_all():
    assert len(NAMING) > 40


def test_no_reason_on_the_desk_names_a_place_as_the_file_has_it():
    """The next one is found here."""
    assert [each for each in REASONS if DOTTED.search(plain(each))] == []


def test_no_reason_on_the_desk_names_a_command():
    assert [each for each in REASONS if re.search(r"\bexplain\b", plain(each))] == []


def test_every_place_that_is_named_has_a_way_to_it_and_every_way_is_a_room(words):
    slugs = {view.slug for view in VIEWS}
    for each in NAMING:
        rooms = reason_of(each, words).rooms
        assert rooms, each
        assert set(rooms) <= slugs


@pytest.mark.parametrize(
    ("written", "read", "rooms"),
    [
        ("卖家.主体 的名称和住所（照判决书写）", "卖家的名称和住所（照判决书写）", ("ask",)),
        ("查到了写进 卖家.主体 或者 平台.经营者", "查到了写上卖家的真实名称和住所或者平台的经营者", ("ask",)),
        ("交易.支付单号（在支付账单的详情里）", "支付单号（在支付账单的详情里）", ("ask",)),
        ("消费者.电话或者法定代理人.电话", "消费者的电话或者法定代理人的电话", ("ask",)),
        ("为生活消费而买（“买来做什么”是自己用）", "为生活消费而买（“买来做什么”是自己用）", ("ask",)),
        ("将来的 诉求.答复截止", "将来的答复期限", ("ask",)),
        ("法院.收款账户（开户名）", "您收款的账户（开户名）", (FILE,)),
        (
            "孩子付款时几周岁（消费者.出生日期，或者“实际操作的是孩子”的 数量）",
            "孩子付款时几周岁（消费者的出生日期，或者“实际操作的是孩子”里的“他（她）当时几周岁”）",
            ("ask",),
        ),
        ("要有“甲.乙”这样的文件名 a.png", "要有“甲.乙”这样的文件名 a.png", ()),
        ("一项有依据的要求（见案头的“文书”或者 explain）", "一项有依据的要求（见案头的“文书”）", ()),
    ],
)
def test_how_a_reason_is_read(written, read, rooms, words):
    found = reason_of(written, words)
    assert (found.text, found.rooms) == (read, rooms)
