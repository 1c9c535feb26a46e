"""What the other side says is heard as the excuse that it is, and as nothing else where it is none (tests/excuses.yaml)."""

from pathlib import Path

import pytest
import yaml

from kameng_docs.law.grounds import excuses_in, rebuttals
from kameng_docs.law.hearing import HEARING, hearable

OURS = yaml.safe_load((Path(__file__).parents[1] / "excuses.yaml").read_text("utf-8"))
SAID = [(id_, said) for id_, lines in OURS["said"].items() for said in lines]


def heard(message: str) -> set[str]:
    return {word.id for word in excuses_in(message)}


@pytest.mark.parametrize(("id_", "said"), SAID)
def test_an_excuse_is_heard(id_, said):
    assert id_ in heard(said)


def test_every_excuse_has_sentences_of_its_own():
    differ = set(OURS["said"]) ^ {id_ for id_, word in rebuttals().items() if not word.same_as}
    assert not differ, f"`said` of tests/excuses.yaml and kameng_docs/law/rebuttals/ differ: {differ}"
    assert all(len(lines) >= 4 for lines in OURS["said"].values())


@pytest.mark.parametrize("miss", OURS["near_misses"], ids=lambda miss: miss["said"])
def test_what_only_sounds_like_an_excuse_is_none(miss):
    found = heard(miss["said"])
    assert miss["for"] not in found if "for" in miss else not found


@pytest.mark.parametrize(("id_", "said"), SAID[::7])
def test_it_is_heard_however_it_is_typed(id_, said):
    wide = "".join(chr(ord(c) + 0xFEE0) if "!" <= c <= "~" else c for c in said)
    for message in (f"亲，您好！{said}😅", f"{wide}～", said.upper(), " ".join(said)):
        assert id_ in heard(message), message


def test_a_message_is_folded_to_one_form():
    assert hearable("虛擬商品  概不退貨！！🙏") == "虚拟商品，概不退货。"
    assert hearable("不 退 款") == "不退款"
    assert hearable("超过 ２４ 小时") == "超过24小时"
    assert hearable("“换新”仅指换新电芯") == "换新仅指换新电芯"
    assert hearable("扣 3.5 元") == "扣3.5元"
    assert hearable("不t\u200bui的") == "不退的"


def test_a_pair_of_the_table_is_two_different_characters():
    for pair in HEARING.only().traditional.split():
        assert len(pair) == 2
        assert pair[0] != pair[1], pair


def test_a_hostile_message_is_heard_in_time():
    for message in ("W" * 20_000, "不" * 20_000, "您" * 20_000, "退，" * 5_000, " .-" * 10_000):
        assert excuses_in(message) == []
        assert "no-refund-for-virtual-goods" in {
            word.id for word in excuses_in(f"虚拟商品一经售出概不退款。{message}")
        }
