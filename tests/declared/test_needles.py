"""What an expression needs to be found: never more than it does, so that no text is passed over in which it stands."""

import re

import pytest
import yaml
from machine_support import ROOT

from kameng_docs.declared import compiled, expressions, sought
from kameng_docs.declared.needles import MOST, needles_of
from kameng_docs.law.grounds import rebuttals
from kameng_docs.law.hearing import HEARING, hearable
from kameng_docs.law.tone import listed


@pytest.mark.parametrize(
    ("expression", "needles"),
    [
        ("不退|概不负责", {"不退", "概不负责"}),
        # Of what may be left out only what then stands together.
        ("退(货)?款", {"退款", "退货款"}),
        ("(不|没)(能|法)退", {"不能退", "不法退", "没能退", "没法退"}),
        ("[不没]退", {"不退", "没退"}),
        # What stands before and behind takes no room, and is not looked at.
        ("(?<!可以)退款(?!中)", {"退款"}),
        ("(?:退款){2,3}", {"退款"}),
        ("(?P<what>退款)", {"退款"}),
        # A longer one that holds another says nothing beside it.
        ("退|退款", {"退"}),
    ],
)
def test_needles_are_what_one_of_must_stand_there(expression, needles):
    assert list(map(set, needles_of(expression))) == [needles]


@pytest.mark.parametrize(
    ("expression", "lists"),
    [
        # Of several parts a word each, the rarest first.
        ("(不|没)能.{0,4}(退|赔)", [{"不能", "没能"}, {"退", "赔"}]),
        ("退.*款.+退", [{"款"}, {"退"}]),
        ("退.{0,4}款项", [{"款项"}, {"退"}]),
        # One of several, each of which needs something: a word of any.
        ("退.{0,4}款项|概不.*", [{"款项", "概不"}]),
        # Nothing that is known.
        ("(退款)?", []),
        ("退*", []),
        ("[一-龥]退?", []),
        ("(?i)abc", []),
        ("(?i:abc)", []),
        ("退款|.", []),
        ("", []),
        (r"(退)?\1", []),
    ],
)
def test_needles_of_several_parts_and_of_none(expression, lists):
    assert list(map(set, needles_of(expression))) == lists


def test_of_too_many_their_beginnings_are_looked_for_and_what_has_none_in_common_is_not_known():
    many = [chr(0x4E00 + number) for number in range(MOST + 1)]
    assert needles_of("|".join(f"退货{each}款" for each in many)) == (("退货",),)
    assert needles_of("|".join(f"{each}退.?" for each in many)) == ()
    with pytest.raises(re.error):
        needles_of("退(款")


def every_expression():
    hearing = HEARING.only()
    heard = {part for word in rebuttals().values() for parts in word.hears for part in parts}
    unless = {part for word in rebuttals().values() for part in word.unless}
    tones = {part for tone in listed().tones for part in (*tone.says, *tone.unless)}
    return sorted({hearing.written_out(each) for each in heard | unless} | tones)


def test_no_sentence_in_which_an_expression_of_ours_stands_lacks_its_needles():
    told = yaml.safe_load((ROOT / "tests/excuses.yaml").read_text("utf-8"))["said"]
    sentences = [hearable(sentence) for said in told.values() for sentence in said[::4]]
    assert len(sentences) > 100
    known, passed_over = 0, 0
    for expression in every_expression()[::3]:
        needles, whole = needles_of(expression), re.compile(expression)
        known += bool(needles)
        for sentence in sentences if needles else ():
            if not all(any(needle in sentence for needle in words) for words in needles):
                passed_over += 1
                assert whole.search(sentence) is None, (expression, sentence)
    # Nearly all are known, and nearly all sentences are passed over: else it were not worth while.
    assert known > 250
    assert passed_over > 0.85 * known * len(sentences)


@pytest.fixture
def store(tmp_path, monkeypatch):
    monkeypatch.setattr(compiled, "FOLDER", tmp_path / "store")
    monkeypatch.setattr(expressions, "_new", {})
    compiled.kept.cache_clear()
    yield tmp_path / "store"
    compiled.kept.cache_clear()
    sought.cache_clear()


def test_needles_are_known_once_they_were_kept_and_the_expression_is_compiled_when_it_may_stand_there(store):
    sought.cache_clear()
    expression = "全额退(款|货)给您"
    assert expressions.needles_known(expression) == ()
    assert expressions.fault_of(expression) is None
    expressions.keep_new()
    compiled.kept.cache_clear()
    (needles,) = expressions.needles_known(expression)
    assert set(needles) == {"全额退款给您", "全额退货给您"}
    one = sought(expression)
    assert one.search("不退") is None
    assert list(one.finditer("不退")) == []
    assert one.match("不退", 0) is None
    assert "compiled" not in vars(one)
    assert one.search("今天全额退款给您")[1] == "款"
    assert [found.start() for found in one.finditer("全额退款给您全额退货给您")] == [0, 6]
    assert one.match("全额退款给您", 0)
    assert one.match("不，全额退款给您", 0) is None


def test_where_nothing_can_be_kept_no_needles_are_sought(store, monkeypatch):
    monkeypatch.setattr(expressions, "needles_of", None)
    monkeypatch.setattr(compiled, "can_keep", lambda: False)
    assert expressions.fault_of("退款") is None
    expressions.keep_new()
    assert not store.exists()


def test_an_expression_of_our_code_is_as_the_compiled_one_and_is_not_compiled_where_it_cannot_stand(store):
    sought.cache_clear()
    expression = "退(款|货)[，。]"
    one, whole = sought(expression), re.compile(expression)
    assert expressions.needles_known(expression) == ()
    expressions.keep_new()
    compiled.kept.cache_clear()
    for text in ("", "退", "不退款", "他说退款，又说退货。", "退货。"):
        assert one.findall(text) == whole.findall(text)
        assert one.split(text) == whole.split(text)
        assert one.sub("…", text) == whole.sub("…", text)
        assert one.sub(lambda found: found[1], text) == whole.sub(lambda found: found[1], text)
        assert str(one.fullmatch(text)) == str(whole.fullmatch(text))
        assert str(one.match(text)) == str(whole.match(text))
        for start in range(3):
            assert str(one.search(text, start)) == str(whole.search(text, start))
        # Of each part of it a word must stand there: 退款 or 退货, and a mark behind it.
        assert ("compiled" in vars(one)) is (text not in {"", "退", "不退款"})


def test_an_expression_that_was_met_is_kept_for_the_next_process(store):
    sought.cache_clear()
    assert sought("全额退款给您").search("不退") is None
    expressions.keep_new()
    compiled.kept.cache_clear()
    sought.cache_clear()
    again = sought("全额退款给您")
    assert again.search("不退") is None
    assert "compiled" not in vars(again)
