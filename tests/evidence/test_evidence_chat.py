"""Chats as people have them: CSV from a table, text pasted from WeChat, an export of QQ, and files that are none."""

import csv
import io
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kameng_docs.blocks import Heading, Table, plain
from kameng_docs.case.references import lines_cited
from kameng_docs.evidence.chat import ChatLine, Transcript, Unreadable, line, lines, read, table_of

CSV = """时间,谁,内容
2026-10-03 21:32,我,卡密兑换不了
2026-10-03 21:40,某某小店,"亲，虚拟商品
概不退款"
2026-10-03 21:41,我,[图片]
"""
EXPECTED = (
    ChatLine(1, "2026-10-03 21:32", "我", "卡密兑换不了"),
    ChatLine(2, "2026-10-03 21:40", "某某小店", "亲，虚拟商品\n概不退款"),
    ChatLine(3, "2026-10-03 21:41", "我", "[图片]"),
)
WECHAT = """张某某 2026/10/3 21:32
卡密兑换不了

某某小店 2026/10/3 21:40
亲，虚拟商品
概不退款
张某某 2026/10/3 21:41
[图片]
"""
TIME_FIRST = """2026-10-03 21:32:05 张某某
卡密兑换不了
2026-10-03 21:40:11 某某小店
概不退款
"""
BY_DAY = """—————  2026-10-03  —————


张某某  21:32

卡密兑换不了

某某小店  21:40

概不退款

—————  2026-10-04  —————

张某某  09:05

[语音]
"""
QQ = """消息记录（此消息记录为文本格式，不支持重新导入）

================================================================
消息对象:某某小店
================================================================

2026-10-03 21:32:05 张某某，在线(100001)
卡密兑换不了
2026-10-03 21:40:11 【店主】某某小店<shop@example.com>
2026-10-03 21:39:59 付款成功
概不退款
"""


def chat(content: str | bytes) -> Transcript:
    found = read(content.encode() if isinstance(content, str) else content)
    assert isinstance(found, Transcript), found
    return found


def told(content: str | bytes) -> Unreadable:
    found = read(content.encode() if isinstance(content, str) else content)
    assert isinstance(found, Unreadable), found
    assert found.message
    assert found.hint
    return found


def said(content: str | bytes) -> list[tuple[str, str, str]]:
    return [(each.at, each.who, each.words) for each in chat(content).lines]


def test_a_csv_is_read():
    found = chat(CSV)
    assert found.lines == EXPECTED
    assert found.skipped == ()


@pytest.mark.parametrize(
    ("encoding", "told_as"),
    [("utf-8", "UTF-8"), ("utf-8-sig", "UTF-8"), ("gb18030", "GBK"), ("utf-16", "UTF-16")],
)
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("text", [CSV, WECHAT], ids=["csv", "text"])
def test_each_encoding_and_line_end_gives_the_same(text, encoding, told_as, end):
    found = chat(text.replace("\n", end).encode(encoding))
    assert found.lines == chat(text).lines
    assert found.encoding == told_as


@pytest.mark.parametrize("separator", ["\t", ";", "，"])
def test_other_separators(separator):
    text = f"时间{separator}谁{separator}内容\n2026-10-03{separator}我{separator}坏的\n"
    assert said(text) == [("2026-10-03", "我", "坏的")]


def test_other_names_of_columns_in_any_order():
    assert said("消息,发送人,日期,时间\n坏的,我,2026-10-03,21:32\n") == [("2026-10-03 21:32", "我", "坏的")]
    assert said('"发言人","内容"\n"我","坏的"\n') == [("", "我", "坏的")]


def test_commas_that_nobody_quoted_stay_in_the_words():
    assert said("时间,谁,内容\n21:32,店主,不退,不换,别烦我\n") == [("21:32", "店主", "不退,不换,别烦我")]


def test_what_fits_no_column_is_reported():
    found = chat("谁,内容,类型\n我,坏的,文字\n店主,不退,文字,多余\n店主\n,,\n我,退钱,\n")
    assert [each.words for each in found.lines] == ["坏的", "退钱"]
    reported = [(each.row, each.text) for each in found.skipped]
    assert reported == [(1, "类型"), (2, "文字"), (3, "店主,不退,文字,多余"), (4, "店主")]


def test_rows_are_counted_in_lines_of_the_file():
    found = chat('\n谁,内容\n我,"坏\n了"\n店主\n我,退钱\n')
    assert [each.words for each in found.lines] == ["坏\n了", "退钱"]
    assert [(each.row, each.text) for each in found.skipped] == [(5, "店主")]


def test_a_formula_is_but_words():
    assert said('谁,内容\n店主,"=HYPERLINK(""http://example.invalid"")"\n')[0][2].startswith("=HYPERLINK")


@pytest.mark.parametrize(
    "text", ['谁,内容\n我,坏的\n店主,"不退\n我,退钱\n', '谁,内容\n我,坏的\n店主,"不退"吧\n']
)
def test_quotes_that_do_not_pair_are_told_with_their_line(text):
    found = told(text)
    assert found.reason == "quotes"
    assert "第 3 行" in found.message


def test_wechat_is_read():
    assert said(WECHAT) == [
        ("2026/10/3 21:32", "张某某", "卡密兑换不了"),
        ("2026/10/3 21:40", "某某小店", "亲，虚拟商品\n概不退款"),
        ("2026/10/3 21:41", "张某某", "[图片]"),
    ]


def test_time_before_the_name_is_read():
    assert said(TIME_FIRST) == [
        ("2026-10-03 21:32:05", "张某某", "卡密兑换不了"),
        ("2026-10-03 21:40:11", "某某小店", "概不退款"),
    ]


def test_the_day_above_holds_for_the_times_below():
    assert said(BY_DAY) == [
        ("2026-10-03 21:32", "张某某", "卡密兑换不了"),
        ("2026-10-03 21:40", "某某小店", "概不退款"),
        ("2026-10-04 09:05", "张某某", "[语音]"),
    ]


def test_qq_is_read_and_its_preface_reported():
    found = chat(QQ)
    assert [(each.at, each.who, each.words) for each in found.lines] == [
        ("2026-10-03 21:32:05", "张某某，在线(100001)", "卡密兑换不了"),
        (
            "2026-10-03 21:40:11",
            "【店主】某某小店<shop@example.com>",
            "2026-10-03 21:39:59 付款成功\n概不退款",
        ),
    ]
    (preface,) = found.skipped
    assert preface.row == 1
    assert "消息对象:某某小店" in preface.text


@pytest.mark.parametrize(
    "at", ["2026年10月3日 21:32", "10月3日 晚上9:32", "昨天 21:32", "星期三 21:32", "10/3 9:32 PM"]
)
def test_the_ways_in_which_phones_tell_the_time(at):
    assert said(f"张某某 {at}\n坏的\n某某小店 {at}\n不退\n") == [
        (at, "张某某", "坏的"),
        (at, "某某小店", "不退"),
    ]


def test_a_message_that_mentions_a_time_stays_a_message():
    text = (
        "张某某 2026/10/3 21:32\n明天 21:30\n我是什么时候付的，2026/10/3 21:14\n"
        "某某小店 2026/10/3 21:40\n2026/10/3 21:14 付的\n"
    )
    assert said(text) == [
        ("2026/10/3 21:32", "张某某", "明天 21:30\n我是什么时候付的，2026/10/3 21:14"),
        ("2026/10/3 21:40", "某某小店", "2026/10/3 21:14 付的"),
    ]


def test_a_name_like_a_sentence_is_a_name_when_it_comes_again():
    text = "店主：小王 2026/10/3 21:32\n不退\n我 2026/10/3 21:33\n为什么\n店主：小王 2026/10/3 21:34\n规定\n"
    assert chat(text).speakers == {"店主：小王": 2, "我": 1}


def test_a_head_without_words_belongs_to_the_message_before():
    text = "我 2026/10/3 21:32\n几点的\n我买的 2026/10/3 21:14\n某某小店 2026/10/3 21:40\n不退\n"
    assert said(text) == [
        ("2026/10/3 21:32", "我", "几点的\n我买的 2026/10/3 21:14"),
        ("2026/10/3 21:40", "某某小店", "不退"),
    ]


def test_a_day_that_no_head_uses_stays_in_the_words():
    text = "————— 2026-10-03 —————\n我 21:32\n2026-10-01\n2026-10-04\n店主 21:40\n不退\n2026-10-05\n"
    assert said(text) == [
        ("2026-10-03 21:32", "我", "2026-10-01"),
        ("2026-10-04 21:40", "店主", "不退\n2026-10-05"),
    ]
    dissolved = "我 21:32\n坏的\n2026-10-04\n店主 21:40\n我 21:41\n退钱\n"
    assert said(dissolved) == [
        ("21:32", "我", "坏的\n2026-10-04 店主 21:40"),
        ("2026-10-04 21:41", "我", "退钱"),
    ]


def test_a_line_in_another_encoding_is_told_even_where_gbk_could_read_it():
    mixed = TIME_FIRST.encode("gb18030") + "卡密不能兑换\n".encode()
    assert mixed.decode("gb18030")
    assert told(mixed).reason == "encoding"


def without_blanks(text: str) -> str:
    return re.sub(r"\s", "", text)


PIECES = st.sampled_from(
    [
        *(
            "张某某 2026/10/3 21:32",
            "张某某 21:32",
            "2026-10-03 21:32:05 张某某",
            "2026-10-03 21:32:05 甲(12345)",
        ),
        *("————— 2026-10-03 —————", "", " ", "不退", "明天 21:30", "时间,谁", "[图片]", "：", "2026-10-03"),
    ]
)


ANY = st.text(st.characters(exclude_categories=("Cs",)), max_size=12)


@given(st.lists(PIECES | ANY, max_size=14))
def test_nothing_of_a_text_is_lost(rows):
    text = "\n".join(rows)
    found = read(text.encode())
    if isinstance(found, Unreadable):
        return
    kept = without_blanks(
        "".join(
            [*(f"{each.at}{each.who}{each.words}" for each in found.lines), *(s.text for s in found.skipped)]
        )
    )
    for row in text.splitlines():
        for word in row.strip("—- \ufeff").split():
            assert without_blanks(word) in kept


CELLS = st.text(st.characters(exclude_categories=("Cs",), exclude_characters="\0\r"), max_size=20)


@given(st.lists(st.tuples(CELLS, CELLS, CELLS), min_size=1, max_size=8), st.sampled_from(",;\t"))
def test_a_csv_comes_back_as_it_was_written(rows, separator):
    text = io.StringIO()
    writer = csv.writer(text, delimiter=separator, lineterminator="\r\n")
    writer.writerow(["时间", "谁", "内容"])
    writer.writerows(rows)
    found = read(text.getvalue().encode())
    written = [tuple(cell.strip() for cell in row) for row in rows if any(cell.strip() for cell in row)]
    if not written:
        assert isinstance(found, Unreadable)
        return
    assert isinstance(found, Transcript)
    assert [(each.at, each.who, each.words) for each in found.lines] == written
    assert [each.number for each in found.lines] == list(range(1, len(written) + 1))
    assert found.skipped == ()


@given(st.binary(max_size=300))
def test_no_bytes_raise(content):
    assert isinstance(read(content), Transcript | Unreadable)


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"", "empty"),
        (b"\xef\xbb\xbf \r\n\t", "empty"),
        ("时间,谁,内容".encode(), "empty"),
        ("时间,谁,内容\n,,\n".encode(), "empty"),
        ("没有任何一行写着谁和时间\n只是一段话\n".encode(), "no-message"),
        ("张某某 2026/10/3 21:32\n".encode(), "no-message"),
        (WECHAT.encode().replace("张".encode(), b"\0"), "not-text"),
        (WECHAT.encode("utf-16-le"), "not-text"),
        (b"\xff\xfeabc", "encoding"),
        (b"\x89PNG\r\n\x1a\n\x00\xff\xff", "not-text"),
        (TIME_FIRST.encode() + TIME_FIRST.encode("gb18030"), "encoding"),
        (TIME_FIRST.encode("gb18030") + b"\n\xff\xff", "encoding"),
        (b"x" * (20 * 1024 * 1024 + 1), "too-large"),
        ("时间,谁,内容\n21:32,我," + "长" * 1_000_000, "quotes"),
        ("长" * 1_000_000, "no-message"),
        (("1" * 63 + " ") * 20_000, "no-message"),
    ],
)
def test_what_is_no_chat_is_told(content, reason):
    assert told(content).reason == reason


def test_a_very_long_message_is_kept():
    assert len(said("张某某 2026/10/3 21:32\n" + "长" * 1_000_000)[0][2]) == 1_000_000


def test_lines_are_found_by_their_number():
    found = chat(CSV)
    assert line(found, 2) == EXPECTED[1]
    assert line(found, 0) is None
    assert line(found, 4) is None
    assert lines(found, 2, 3) == EXPECTED[1:]
    assert lines(found, 2, 4) is None
    assert lines(found, 3, 2) is None


@pytest.mark.parametrize(
    ("text", "cited"),
    [
        ("客服聊天#12", ("客服聊天", 12, 12)),
        ("客服聊天#12-15", ("客服聊天", 12, 15)),
        ("客服聊天＃12–15", ("客服聊天", 12, 15)),
        (" 客服聊天 # 12 至 15 ", ("客服聊天", 12, 15)),
        ("客服聊天#12-#15", ("客服聊天", 12, 15)),
        ("客服聊天", None),
        ("#12", None),
        ("客服聊天#", None),
        ("客服聊天#0", None),
        ("客服聊天#15-12", None),
        ("客服聊天#12-", None),
        ("客服聊天#-1", None),
        ("客服聊天#１２", None),
        ("客服聊天#99999999999999999999", None),
        ("甲#1#2", None),
        (" " * 100_000, None),
    ],
)
def test_references(text, cited):
    assert lines_cited(text) == cited


def test_the_table_numbers_every_line():
    heading, table = table_of(chat(CSV), "与某某小店的聊天")
    assert isinstance(heading, Heading)
    assert plain(heading.runs) == "与某某小店的聊天"
    assert isinstance(table, Table)
    assert [plain(cell) for cell in table.head] == ["序号", "时间", "发言人", "内容"]
    assert [[plain(cell) for cell in row] for row in table.rows] == [
        ["1", "2026-10-03 21:32", "我", "卡密兑换不了"],
        ["2", "2026-10-03 21:40", "某某小店", "亲，虚拟商品\n概不退款"],
        ["3", "2026-10-03 21:41", "我", "[图片]"],
    ]
    assert len(table.widths) == 4
