"""A chat file becomes words with side, moment and place; who is 我 is believed of the file or of its author, never guessed."""

from pathlib import Path

import chat_exports as exports
import pytest
from chat_exports import FORMS, ME, PLAIN, SHOP, Said, at

from kameng_docs.reading.chats import case_moment, own_name, read_chat
from kameng_docs.reading.proposals import Kind, Place, Side, What

SIDES = [Side.ME, Side.OTHER, Side.ME, Side.OTHER]


def written(folder: Path, content: bytes, name: str = "聊天.txt") -> Path:
    path = folder / name
    path.write_bytes(content)
    return path


@pytest.mark.parametrize("form", FORMS)
def test_each_form_says_who_is_who_or_asks(tmp_path, form):
    make, tells = FORMS[form]
    file = written(tmp_path, make(PLAIN))
    found = read_chat(file)
    assert found.what is What.CHAT
    assert [each.line for each in found.words] == [1, 2, 3, 4]
    if tells:
        assert [each.side for each in found.words] == SIDES
        assert found.speakers == {}
    else:
        assert {each.side for each in found.words} == {Side.UNKNOWN}
        assert sum(found.speakers.values()) == 4
        assert [own_name(name) for name in found.speakers] == [ME, SHOP]
        assert found.proposals == ()


@pytest.mark.parametrize("form", FORMS)
def test_with_the_name_of_its_author_each_form_has_two_sides(tmp_path, form):
    found = read_chat(written(tmp_path, FORMS[form][0](PLAIN)), me=ME)
    assert [each.side for each in found.words] == SIDES
    assert found.speakers == {}
    (refusal,) = [each for each in found.proposals if each.belongs.startswith("拒绝")]
    assert (refusal.kind, refusal.value) == (Kind.QUOTED, "虚拟商品一经售出概不退款")
    if form != "chatlog 文本":
        assert [each.at for each in found.words] == [f"{said.at:%Y-%m-%d %H:%M}" for said in PLAIN]


def test_words_say_where_they_stand(tmp_path):
    found = read_chat(written(tmp_path, exports.qq_txt(), "QQ.txt"), me=ME)
    assert [each.place for each in found.words][:2] == [Place("QQ.txt", 9), Place("QQ.txt", 12)]
    found = read_chat(written(tmp_path, exports.weflow_json(), "a.json"))
    assert [each.place for each in found.words][:2] == [Place("a.json"), Place("a.json")]


def test_a_name_that_nobody_bears_is_told(tmp_path):
    found = read_chat(written(tmp_path, exports.pasted()), me="赵某某")
    assert {each.side for each in found.words} == {Side.UNKNOWN}
    assert "聊天里没有人叫“赵某某”" in found.unread[0]
    assert SHOP in found.unread[0]


def test_a_file_that_says_who_wrote_it_is_not_asked_for_a_name(tmp_path):
    talk = [said._replace(who="我" if said.mine else SHOP) for said in PLAIN]
    found = read_chat(written(tmp_path, exports.weflow_csv(talk)), me=ME)
    assert [each.side for each in found.words] == SIDES
    assert found.unread == ()


def test_the_author_goes_before_the_file(tmp_path):
    """An export of the other side's phone: its owner is not who tells us."""
    found = read_chat(written(tmp_path, exports.weflow_csv()), me=SHOP)
    assert [each.side for each in found.words] == [Side.OTHER, Side.ME, Side.OTHER, Side.ME]


@pytest.mark.parametrize(
    ("who", "name"),
    [
        ("【管理员】客服小王(100000001)", "客服小王"),
        ("店主<boss@shop.example>", "店主"),
        ("'我'", "我"),
        ("李某某（100001）", "李某某"),
        ("小店(旗舰)(10001)", "小店"),
        ("(·)", "(·)"),
        ("李某某", "李某某"),
    ],
)
def test_a_name_without_what_exports_put_around_it(who, name):
    assert own_name(who) == name


@pytest.mark.parametrize(
    ("written_as", "at", "doubted"),
    [
        ("2026-10-03 21:32:05", "2026-10-03 21:32", False),
        ("2026/10/3 9:32 PM", "2026-10-03 21:32", False),
        ("2026年10月3日 晚上9:32", "2026-10-03 21:32", False),
        ("2026年10月3日 星期六 21:32", "2026-10-03 21:32", False),
        ("2026-10-03", "2026-10-03", False),
        ("10-03 21:32:05", "", True),
        ("昨天 21:32", "", True),
        ("21:32", "", True),
        ("03/10/2026, 21:32", "", True),
        ("2026-02-30 21:32", "", True),
        ("", "", False),
    ],
)
def test_no_day_and_no_year_is_made_up(written_as, at, doubted):
    found, doubts = case_moment(written_as)
    assert found == at
    assert bool(doubts) == doubted
    assert all(written_as in doubt for doubt in doubts)


def test_a_time_before_the_one_above_it_is_doubted(tmp_path):
    talk = [*PLAIN[:2], Said(ME, at("2026-10-03 09:41:02"), "那请退款", True), PLAIN[3]]
    found = read_chat(written(tmp_path, exports.qq_txt(talk)), me=ME)
    assert [bool(each.doubts) for each in found.words] == [False, False, True, False]


def test_one_of_several_conversations_can_be_chosen(tmp_path):
    text = (
        exports.qq_txt().decode("utf-8-sig")
        + exports.qq_head("我的QQ群", "售后群")
        + exports.qq_rows(PLAIN[:2])
    )
    file = written(tmp_path, text.encode())
    both = read_chat(file, me=ME)
    assert len(both.words) == 6
    assert "2 段对话" in both.unread[0]
    one = read_chat(file, me=ME, talk="售后群")
    assert [each.line for each in one.words] == [5, 6]
    assert one.unread == ()
    assert (one.talk, both.talk) == ("售后群", "")
    none = read_chat(file, me=ME, talk="别的群")
    assert none.words == ()
    assert "没有和“别的群”的对话" in none.unread[0]


def test_what_was_not_read_is_named_with_its_line(tmp_path):
    text = "时间,发送人,内容,备注\n2026-10-03 21:32:05,甲,不能用,\n2026-10-03 21:40:41,乙,不退,不换,别烦我\n"
    (told,) = read_chat(written(tmp_path, text.encode(), "a.csv")).unread
    assert "第 3 行" in told
    assert "不退,不换,别烦我" in told


def test_the_rest_of_a_sentence_in_the_next_cell_is_a_doubt(tmp_path):
    text = "时间,谁,内容,备注\n2026-10-03 21:32,我,不能用,\n2026-10-03 21:40,店,概不退款,而且是您自己用掉的\n2026-10-03 21:41,我,哦,\n"
    found = read_chat(written(tmp_path, text.encode(), "a.csv"))
    assert "而且是您自己用掉的" in found.words[1].doubts[0]
    assert found.proposals[0].doubts == found.words[1].doubts


def test_what_is_no_chat_is_told(tmp_path):
    found = read_chat(written(tmp_path, "只是一段话\n".encode()))
    assert found.what is What.OTHER
    assert "认不出一条消息" in found.unread[0]


def test_notices_are_of_the_system(tmp_path):
    talk = [*PLAIN, Said("系统消息", at("2026-10-04 09:06:00"), "某某小店 撤回了一条消息", False)]
    found = read_chat(written(tmp_path, exports.pasted(talk)), me=ME)
    assert found.words[-1].side is Side.SYSTEM
    assert "系统消息" not in read_chat(written(tmp_path, exports.pasted(talk))).speakers
