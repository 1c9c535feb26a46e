"""Every form in which people have a chat: the same conversation comes out of each, and nothing of any is lost."""

import random
import re
from collections import Counter

import chat_exports as exports
import pytest
from chat_exports import FORMS, ME, PLAIN, SHOP, Said, at

from kameng_docs.blocks import Heading, plain
from kameng_docs.evidence.chat import Transcript, Unreadable, only, read, table_of


def chat(content: bytes) -> Transcript:
    found = read(content)
    assert isinstance(found, Transcript), found
    return found


def rows(content: bytes) -> list[tuple[str, str]]:
    return [(each.who, each.words) for each in chat(content).lines]


def named(who: str) -> str:
    """A speaker as tests call him: without a number, quotes, or 我 where the export has but that."""
    bare = re.sub(r"\([^()]*\)$", "", who.strip("'"))
    return ME if bare == "我" else bare


@pytest.mark.parametrize("form", FORMS)
def test_the_same_conversation_comes_out_of_every_form(form):
    make, tells = FORMS[form]
    found = chat(make(PLAIN))
    assert [(named(each.who), each.words) for each in found.lines] == [(s.who, s.words) for s in PLAIN]
    assert [each.number for each in found.lines] == [1, 2, 3, 4]
    assert not [each for each in found.skipped if not each.known]
    assert not any(each.system for each in found.lines)
    told = [each.mine for each in found.lines]
    assert told == ([s.mine for s in PLAIN] if tells and form != "chatlog 文本" else [None] * 4)


@pytest.mark.parametrize("form", FORMS)
def test_times_come_out_of_every_form(form):
    found = chat(FORMS[form][0](PLAIN))
    for each, said in zip(found.lines, PLAIN, strict=True):
        digits = [int(part) for part in re.findall(r"[0-9]+", each.at)]
        wanted = [said.at.year, said.at.month, said.at.day, said.at.hour, said.at.minute]
        assert (digits[:5] == wanted) or (form == "chatlog 文本" and digits[:4] == wanted[1:]), each.at


NASTY = (
    "第一行\n第二行",
    "不退,不换,别烦我",
    '他说"不退"',
    "2026-10-03 21:14:05 付款成功",
    "明天 21:30",
    "付款时间 2026-10-03 21:14:05",
    "[语音] 15″",
    "[转账] ¥45.00",
    "😭🙏👍🏻",
    "；；，。",
    "消息对象:某某小店",
    "================",
    "> 引用的话",
    "「李某某：退钱」\n- - - - - - - - - - - - - - -\n不退",
    "店主：好的",
    "<b>粗</b> & 别的",
    "—————  2026-10-05  —————",
    "撤回了一条消息",
    "1791034325",
    "x" * 300,
)


def conversation(chance: random.Random) -> list[Said]:
    moment = at("2026-10-03 21:32:05")
    made = []
    for _ in range(chance.randint(1, 8)):
        mine = chance.random() < 0.5
        words = "\n".join(chance.choice(NASTY) for _ in range(chance.randint(1, 3)))
        made.append(Said(ME if mine else SHOP, moment, words, mine))
    return made


def signs(text: str) -> Counter[str]:
    return Counter(c for c in text if c.isalnum())


@pytest.mark.parametrize("form", FORMS)
def test_no_word_of_any_conversation_is_lost(form):
    chance = random.Random(f"20261122 {form}")  # noqa: S311
    for _ in range(40):
        talk = conversation(chance)
        found = read(FORMS[form][0](talk))
        if form == "WechatExporter html" and len({said.who for said in talk}) == 1:
            # A page on which one side speaks alone may be any page.
            continue
        assert isinstance(found, Transcript), (found, talk)
        kept = signs(
            "".join(
                [*(f"{x.at}{x.who}{x.words}" for x in found.lines), *(each.text for each in found.skipped)]
            )
        )
        lost = signs("".join(said.words for said in talk)) - kept
        assert not lost, (lost, talk)


@pytest.mark.parametrize("form", FORMS)
def test_bent_bytes_of_every_form_end_in_a_chat_or_in_a_reason(form):
    chance = random.Random(f"7 {form}")  # noqa: S311
    content = FORMS[form][0](PLAIN)
    for _ in range(60):
        bent = bytearray(content)
        for _ in range(chance.randint(1, 6)):
            place = chance.randrange(len(bent))
            bent[place : place + chance.randint(0, 9)] = bytes(
                chance.choices(range(256), k=chance.randint(0, 5))
            )
        found = read(bytes(bent))
        assert isinstance(found, Transcript | Unreadable)
        if isinstance(found, Transcript):
            table_of(found, "聊天")


@pytest.mark.parametrize(
    "form", ["QQ 私聊", "QQ 群", "微信转发", "微信粘贴", "方括号", "手打", "WechatExporter txt", "QQ 字段"]
)
def test_every_sign_of_a_bent_text_is_printed(form):
    """Lines of a text moved, doubled and cut: whatever stands in it is in a message or named as none."""
    chance = random.Random(f"11 {form}")  # noqa: S311
    lines = FORMS[form][0](PLAIN).decode("utf-8-sig").replace("\r\n", "\n").split("\n")
    labels = signs("时间内容") if form == "QQ 字段" else Counter()
    for _ in range(60):
        bent = list(lines)
        for _ in range(chance.randint(1, 5)):
            place = chance.randrange(len(bent))
            match chance.randrange(4):
                case 0:
                    bent.insert(place, chance.choice(NASTY))
                case 1:
                    bent.insert(place, chance.choice(lines))
                case 2:
                    bent[place] = bent[place][chance.randrange(len(bent[place]) + 1) :]
                case _:
                    bent[place] += chance.choice([" ", "：", "概不退款", " 21:30"])
        text = "\n".join(bent)
        found = read(text.encode())
        if isinstance(found, Unreadable):
            continue
        kept = signs(
            "".join([*(f"{x.at}{x.who}{x.words}" for x in found.lines), *(s.text for s in found.skipped)])
        )
        lost = signs(text) - kept
        assert set(lost) <= set(labels), (lost, text)


# QQ.

TWO = (
    exports.TITLE
    + "\n"
    + exports.qq_head("我的好友", SHOP)
    + exports.qq_rows(PLAIN)
    + exports.qq_head("我的QQ群", "某某卡盟售后群")
    + exports.qq_rows(PLAIN[:2], lambda each: f"({100000 + each.mine})")
    + "2026-10-03 21:42:00 系统消息(10000)\n客服小王 撤回了一条消息\n\n"
)


def test_conversations_of_one_file_are_told_apart():
    found = chat(TWO.encode())
    assert found.talks == (SHOP, "某某卡盟售后群")
    assert [each.talk for each in found.lines] == [SHOP] * 4 + ["某某卡盟售后群"] * 3
    assert not any("消息对象" in each.words or "====" in each.words for each in found.lines)
    assert [each.of_head for each in found.skipped] == [True, True]
    assert [each.system for each in found.lines] == [False] * 6 + [True]


def test_each_conversation_is_printed_under_its_name():
    blocks = table_of(chat(TWO.encode()), "聊天记录")
    headings = [plain(block.runs) for block in blocks if isinstance(block, Heading)]
    assert headings[:3] == ["聊天记录", f"对话：{SHOP}", "对话：某某卡盟售后群"]


@pytest.mark.parametrize("content", [TWO.encode(), exports.memotrace_all(("甲", "乙"))])
def test_of_several_conversations_the_chosen_are_printed_and_no_sign_of_the_others(content):
    whole = chat(content)
    first, other = whole.talks
    shown = only(whole, [first])
    assert [each.number for each in shown.lines] == [x.number for x in whole.lines if x.talk == first]
    printed = repr(table_of(shown, "聊天"))
    assert all(each.words in printed for each in whole.lines if each.talk == first)
    assert other not in printed
    assert f"{len(whole.lines) - len(shown.lines)} 条" in shown.notes[-1]
    assert only(whole, []) == whole


def test_a_message_that_speaks_of_a_head_is_a_message():
    talk = [Said(SHOP, PLAIN[0].at, "消息对象:某某小店\n================\n请写这个", False), *PLAIN]
    assert rows(exports.qq_txt(talk))[0] == (SHOP, "消息对象:某某小店\n================\n请写这个")


def test_a_line_like_a_head_within_a_message_of_qq_stays_in_it():
    talk = [*PLAIN, Said(SHOP, PLAIN[3].at, "处理期限\n2026-10-05 22:00:00 以前答复\n谢谢", False)]
    assert rows(exports.qq_txt(talk))[-1] == (SHOP, "处理期限\n2026-10-05 22:00:00 以前答复\n谢谢")


def test_pictures_of_an_mht_are_named():
    page = exports.qq_page(PLAIN).replace("[图片]", '<IMG src="{0A1B2C3D}.dat">')
    found = chat(exports.qq_mht("base64", page=page))
    assert found.lines[2].words == "[图片：{0A1B2C3D}.dat]"
    assert "{0A1B2C3D}.dat" in found.notes[0]


def test_a_header_without_its_semicolons_is_understood():
    bare = exports.qq_mht("base64").replace(b'"text/html";', b'"text/html"')
    assert b'"text/html"\r\n\tboundary' in bare
    assert len(chat(bare).lines) == 4


def test_a_line_like_a_head_is_words_where_nobody_of_that_name_speaks():
    talk = [*PLAIN, Said(SHOP, PLAIN[3].at, "订单\n2026-10-05 22:00:00 付款成功\n请查收", False)]
    assert [named(who) for who, _ in rows(exports.weflow_txt(talk))] == [s.who for s in talk]
    assert rows(exports.weflow_txt(talk))[-1][1] == talk[-1].words


def test_a_day_without_messages_is_named():
    page = exports.qq_page(PLAIN).replace("</table>", "<tr><td>日期: 2026-10-09</td></tr></table>")
    assert "日期: 2026-10-09" in [each.text for each in chat(page.encode()).skipped]


# WeChat.


def test_a_short_line_with_a_clock_in_a_forwarded_chat_is_words():
    talk = [*PLAIN, Said(SHOP, PLAIN[3].at, "明天 21:30", False)]
    assert rows(exports.forwarded(talk))[-1] == (SHOP, "明天 21:30")


def test_what_stands_above_a_forwarded_chat_is_nobodys_words():
    for content in (exports.forwarded(), exports.forwarded_chinese()):
        (above,) = chat(content).skipped
        assert above.of_head


def test_a_mail_of_a_company_is_no_chat():
    text = "尊敬的用户：\n您好！处理结果如下。\n下单时间 2026-10-03 21:14\n客服 2026-10-03 22:00\n已退款\n".encode()
    found = read(exports.forwarded_mail(text=text))
    assert isinstance(found, Unreadable)
    assert found.reason == "letter"


def test_an_order_that_tells_times_is_no_chat():
    page = "<html><body><p>订单编号 1</p><p>下单时间 2026-10-03 21:14</p><p>付款</p><p>付款时间 2026-10-03 21:15</p><p>好</p></body></html>"
    assert isinstance(read(page.encode()), Unreadable)


def test_a_bill_is_no_chat():
    bill = "支付账单\n起始时间：[2026-10-01 00:00:00] 终止时间：[2026-10-31 23:59:59]\n\n交易时间,交易对方,金额(元),收/支\n2026-10-03 21:14:05,某某,45,支出\n"
    found = read(bill.encode())
    assert isinstance(found, Unreadable)
    assert found.reason == "bill"


def test_an_order_pasted_into_a_message_stays_there():
    talk = "李某某 2026/10/3 21:32\n下单时间 2026-10-03 21:14:05\n付款时间 2026-10-03 21:14:20\n不能用\n某某小店 2026/10/3 21:40\n不退\n"
    assert rows(talk.encode())[0] == (
        ME,
        "下单时间 2026-10-03 21:14:05\n付款时间 2026-10-03 21:14:20\n不能用",
    )


# Tables.


def test_commas_that_nobody_quoted_are_put_back_where_a_time_stands_behind():
    text = (
        "id,is_sender,talker,msg,src,CreateTime\n1,1,我,不能用,,2026-10-03 21:32:05\n"
        "2,0,某某小店,不退,也不换,随便你,,2026-10-03 21:40:41\n"
    )
    assert rows(text.encode()) == [("我", "不能用"), (SHOP, "不退,也不换,随便你")]


def test_what_stands_above_the_columns_is_no_message():
    text = "导出时间：2026-10-04\n聊天对象：某某小店\n\n时间,发送者,内容\n2026-10-03 21:32:05,甲,不能用\n"
    found = chat(text.encode())
    assert [(each.row, each.who, each.words) for each in found.lines] == [(5, "甲", "不能用")]
    assert [(each.row, each.known) for each in found.skipped] == [(1, True)]
    said = "甲 2026/10/3 21:32\n表头写\n时间,谁,内容\n乙 2026/10/3 21:40\n好\n"
    assert rows(said.encode()) == [("甲", "表头写\n时间,谁,内容"), ("乙", "好")]


def test_where_nothing_says_how_a_row_belongs_together_it_is_named():
    text = "时间,发送人,内容,备注\n2026-10-03 21:32:05,甲,不能用,\n2026-10-03 21:40:41,乙,不退,不换,别烦我\n"
    found = chat(text.encode())
    assert len(found.lines) == 1
    assert [(each.row, each.text) for each in found.skipped if not each.known] == [
        (3, "2026-10-03 21:40:41,乙,不退,不换,别烦我")
    ]


def test_a_cell_behind_the_words_may_be_their_rest():
    text = "时间,发送人,内容,备注\n21:32,甲,不能用,\n21:40,乙,概不退款,而且是您自己用掉的\n21:41,甲,哦,\n"
    assert [each.beside for each in chat(text.encode()).lines] == ["", "而且是您自己用掉的", ""]


def test_the_owner_does_not_speak_under_the_name_of_the_other_side():
    found = chat(exports.memotrace())
    assert [each.who for each in found.lines] == ["我(wxid_3)", SHOP, "我(wxid_3)", SHOP]
    assert {each.talk for each in found.lines} == {SHOP}


def test_a_full_export_holds_several_conversations():
    head = b"localId,TalkerId,Type,SubType,IsSender,CreateTime,Status,StrContent,StrTime,Remark,NickName,Sender\n"
    body = "1,3,1,0,0,1791034325,,在吗,2026-10-03 21:32:05,甲,甲,w1\n2,4,1,0,0,1791034326,,您好,2026-10-03 21:32:06,乙,乙,w2\n3,3,1,0,1,1791034327,,在,2026-10-03 21:32:07,甲,甲,w0\n"
    found = chat(head + body.encode())
    assert [(each.talk, each.who, each.words) for each in found.lines] == [
        ("甲", "甲", "在吗"),
        ("乙", "乙", "您好"),
        ("甲", "我(w0)", "在"),
    ]


def test_seconds_are_told_as_a_time_and_kept_as_they_stood():
    found = chat(exports.weflow_seconds())
    assert found.lines[0].at == "2026-10-03 21:32:05"
    assert str(int(PLAIN[0].at.timestamp())) in [each.text for each in found.skipped]


@pytest.mark.parametrize(
    ("who", "words", "kind", "system"),
    [
        ("系统消息", "任何话", "", True),
        ("系统消息(10000)", "任何话", "", True),
        ("甲", "任何话", "系统消息", True),
        ("甲", "“某某小店”撤回了一条消息", "", True),
        ("甲", '"某某小店" 撤回了一条消息', "", True),
        ("甲", "你撤回了一条消息 重新编辑", "", True),
        ("", "我拍了拍“某某小店”", "", True),
        ("甲", "你撤回了一条消息，为什么？", "", False),
        ("甲", "系统显示已使用", "文本", False),
        ("系统之家", "概不退款", "", False),
        ("甲", "[转账] ¥45.00", "", False),
    ],
)
def test_notices_are_nobodys_words(who, words, kind, system):
    text = exports.table(["时间", "发送人", "内容", "类型"], [("2026-10-03 21:32:05", who, words, kind)])
    assert chat(text).lines[0].system == system


def test_a_notice_between_one_line_messages_is_a_line_of_its_own():
    text = f"{ME} (2026-10-03 21:32:05):不能用\n\n系统消息：以上是打招呼的内容\n{SHOP} (2026-10-03 21:40:05):不退\n\n你撤回了一条消息\n"
    assert [(each.who, each.words, each.system) for each in chat(text.encode()).lines] == [
        (ME, "不能用", False),
        ("系统消息", "以上是打招呼的内容", True),
        (SHOP, "不退", False),
        ("", "你撤回了一条消息", True),
    ]


def test_the_head_of_a_quoted_message_is_no_head():
    text = "李某某(我) 10-03 21:32:05\n不能用\n\n某某小店(wxid_a) 10-03 21:40:05\n> 李某某(我) 10-03 21:32:05\n> 不能用\n不退\n"
    assert len(chat(text.encode()).lines) == 2


def test_what_a_program_says_of_itself_is_nobodys_words():
    found = chat(exports.fields())
    assert found.lines[-1].words == PLAIN[-1].words
    assert all(each.known for each in found.skipped)
    assert "总计导出 4 条消息" in "".join(each.text for each in found.skipped)


def test_json_that_is_no_chat_is_none():
    assert isinstance(read('{"订单": [{"编号": "1", "金额": "45"}]}'.encode()), Unreadable)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("李某某:\n卡密兑换不了\n\n某某小店:\n概不退款\n\n李某某:\n那请退款\n某某小店:\n不\n", 4),
        ("我：卡密兑换不了\n店主：概不退款\n看清楚页面\n", 2),
        ("【21:32】我：不能用\n【21:40】店主：不退\n", 2),
    ],
)
def test_a_chat_without_days_is_read_last_of_all(text, said):
    found = chat(text.encode())
    assert len(found.lines) == said
    assert [each.who for each in found.lines][:2] in (["李某某", "某某小店"], ["我", "店主"])
    assert all(each.words for each in found.lines)


@pytest.mark.parametrize(
    "text",
    [
        "姓名：张三\n电话：13800000000\n",
        "受理编号：1\n处理状态：已受理\n",
        "商品：月卡\n价格：15\n商品：年卡\n价格：45\n",
        "我：能用吗\n",
        "通知如下：\n请各位注意：\n",
    ],
)
def test_a_form_is_no_chat(text):
    assert isinstance(read(text.encode()), Unreadable)


def test_the_day_above_holds_for_bracketed_clocks():
    text = "————— 2026-10-03 —————\n[21:32:05] 我: 不能用\n[21:40:05] 店主: 不退\n"
    assert [each.at for each in chat(text.encode()).lines] == ["2026-10-03 21:32:05", "2026-10-03 21:40:05"]
