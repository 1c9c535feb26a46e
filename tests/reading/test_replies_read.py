"""Who answers, under which number, on which day, in whose words: letters, messages, mails, PDFs, and hostile ones."""

import json
from datetime import date
from email.message import EmailMessage
from pathlib import Path

import pytest
import typst
from PIL import Image
from pypdf import PdfWriter

from kameng_docs.reading import ocr
from kameng_docs.reading.ocr import Line
from kameng_docs.reading.proposals import Box, Kind, Read, What
from kameng_docs.reading.replies import read_reply, read_reply_bytes

TODAY = date(2026, 12, 5)
LETTER = """投诉不予受理决定书
沪浦市监投不受〔2026〕第0123号
李某某：
    你于2026年11月22日提交的投诉（投诉编号：1310115002026112200012345）收悉。经审查，你所投诉的事项不
符合《市场监督管理投诉举报处理办法》第十六条第三项的规定，本局决定不予受理。
    如不服本决定，可以自收到本决定书之日起六十日内申请行政复议，也可以向人民法院提起诉讼。
上海市浦东新区市场监督管理局
二〇二六年十一月二十七日
"""


def of(text: str) -> Read:
    return read_reply_bytes(text.encode(), TODAY)


def values(read: Read, kind: Kind) -> list[str]:
    return [each.value for each in read.proposals if each.kind is kind]


PAGES = (Path(__file__).with_name("reply_pages.txt").read_text("utf-8").partition("\n")[2]).split("=====\n")


@pytest.mark.parametrize("page", PAGES, ids=[page.splitlines()[1][:20] for page in PAGES])
def test_a_whole_page_gives_what_its_first_line_says_and_no_other_value(page: str) -> None:
    head, _, words = page.partition("\n")
    read = of(words)
    for part in head.removeprefix("> ").split(" | "):
        kind, _, wanted = part.partition(":")
        told = {value for value in wanted.strip().split("、") if value}
        assert set(values(read, Kind(kind))) == told, kind


def test_a_letter_gives_who_what_when_and_the_sentence_with_its_place() -> None:
    read = of(LETTER)
    assert read.what is What.REPLY
    assert values(read, Kind.CHANNEL) == ["samr_12315"]
    assert values(read, Kind.HANDLED_ID) == ["1310115002026112200012345", "沪浦市监投不受〔2026〕第0123号"]
    assert values(read, Kind.CLOSED_ON) == ["2026-11-27"]
    assert values(read, Kind.REPLIED_AT) == [], "the day of a letter is not that of its arrival"
    (state,) = (each for each in read.proposals if each.kind is Kind.STATE)
    assert (state.value, state.read, state.at[0].row) == ("不予受理", "投诉不予受理决定书", 1)
    (gist,) = (each for each in read.proposals if each.kind is Kind.OUTCOME)
    assert gist.value == (
        "经审查，你所投诉的事项不符合《市场监督管理投诉举报处理办法》第十六条第三项的规定，本局决定不予受理。"
    )
    assert gist.at[0].row == 4
    assert any("六十日内申请行政复议" in sentence for sentence in read.unread)


@pytest.mark.parametrize(
    ("words", "channel"),
    [
        ("【12315】您的投诉已受理", "samr_12315"),
        ("您的投诉已受理\n某某市市场监督管理局某某所\n2026年11月27日", "samr_12315"),
        ("某某区消费者权益保护委员会\n您的投诉已受理，本会将组织调解", "xiaoxie"),
        ("【12345】您的诉求已派单", "hotline_12345"),
        ("您的诉求已派单【某某市民热线】", "hotline_12345"),
        ("受案回执\n你报称的案件我单位已受理", "police"),
        ("不予立案通知书\n决定不予立案\n某某市公安局某某分局", "police"),
        ("【某某市某某区人民法院】您的案件已立案，案号（2026）沪0115民初12号", "court"),
        ("黑猫投诉\n商家已回复：不支持退款", "heimao"),
        ("微信支付团队：商户已退款", "payment"),
        ("发件人：App Store\n您的退款请求未获批准", "appstore"),
        ("电信用户申诉受理中心：您的申诉已受理", "telecom"),
        ("客服回复：您的退款申请未通过", "platform_ticket"),
        ("举报处理结果告知书\n你举报的事项不予立案\n某某市市场监督管理局", "samr_12315_report samr_12315"),
    ],
)
def test_who_answers_is_read_where_a_sender_stands(words: str, channel: str) -> None:
    assert set(values(of(words), Kind.CHANNEL)) == set(channel.split())


def test_who_is_only_spoken_of_is_doubted_and_who_is_only_advised_is_not_heard() -> None:
    (who,) = (p for p in of("亲，这件事已经处理，请拨打12315咨询。").proposals if p.kind is Kind.CHANNEL)
    assert who.value == "platform_ticket"
    assert who.doubts
    assert values(of("您可以向消费者协会投诉，也可以向人民法院起诉。"), Kind.CHANNEL) == []


@pytest.mark.parametrize(
    ("words", "numbers"),
    [
        ("投诉编号：17349058626", ["17349058626"]),
        ("工单号GD2026112200，已派单", ["GD2026112200"]),
        ("您的受理单号为8812345，", ["8812345"]),
        ("案号（2026）沪0115民初12345号", ["（2026）沪0115民初12345号"]),
        ("查询编号：SH-2026-112233", ["SH-2026-112233"]),
        ("登记编号 ： ＣＮ２０２６１１２２", ["CN20261122"]),
        ("订单号：26110100077，已退款", []),
        ("支付单号4200001234202611011234567890", []),
        ("联系电话：02112345678", []),
        ("统一社会信用代码：91310000MA1FL00000", []),
        ("证件号码：310101199001011234", []),
        ("投诉编号：待分配", []),
    ],
)
def test_numbers_of_the_matter_and_no_others(words: str, numbers: list[str]) -> None:
    assert values(of(f"您的投诉已受理，{words}"), Kind.HANDLED_ID) == numbers


def test_a_number_before_the_suit_is_no_suit() -> None:
    read = of("【12368】您的案件已登记，案号（2026）沪0115民诉前调8899号，进入诉前调解阶段。")
    assert values(read, Kind.STATE) == ["已提交"]
    assert any("没有正式立案" in doubt for each in read.proposals for doubt in each.doubts)


@pytest.mark.parametrize(
    ("words", "kind", "days"),
    [
        ("本局于2026年11月25日受理你的投诉。", Kind.ACCEPTED_ON, ["2026-11-25"]),
        ("您的投诉已受理，受理时间：2026-11-25", Kind.ACCEPTED_ON, ["2026-11-25"]),
        ("您的投诉已受理。\n受理日期\n2026/11/25\n请留意", Kind.ACCEPTED_ON, ["2026-11-25"]),
        ("本局于2026年11月20日收到你的投诉，决定予以受理。", Kind.ACCEPTED_ON, []),
        ("本局将于2026年12月20日前受理。", Kind.ACCEPTED_ON, []),
        ("本局于2026年12月1日决定终止调解。", Kind.CLOSED_ON, ["2026-12-01"]),
        ("您的投诉已解决，办结时间：2026年12月2日", Kind.CLOSED_ON, ["2026-12-02"]),
        ("商家已回复：不支持退款\n回复时间：2026-11-24 10:12", Kind.REPLIED_AT, ["2026-11-24 10:12"]),
        ("2026-11-24 10:12:33 商家已回复\n不支持退款", Kind.REPLIED_AT, ["2026-11-24 10:12"]),
        ("决定终止调解。\n某某市场监督管理局\n2026.12.01", Kind.CLOSED_ON, ["2026-12-01"]),
        ("决定终止调解。\n某某市场监督管理局\n二○二六年十二月一日", Kind.CLOSED_ON, ["2026-12-01"]),
        ("决定终止调解。\n某某市场监督管理局\n2026年13月41日", Kind.CLOSED_ON, []),
    ],
)
def test_days_are_read_where_it_is_written_of_what(words: str, kind: Kind, days: list[str]) -> None:
    found = [value[: len(days[0])] if days else value for value in values(of(words), kind)]
    assert found == days


def test_a_day_without_a_year_and_one_to_come_are_doubted() -> None:
    (day,) = (p for p in of("我局于12月6日受理您的投诉。").proposals if p.kind is Kind.ACCEPTED_ON)
    assert day.value == "2025-12-06"
    assert any("没有写年份" in doubt for doubt in day.doubts)
    (day,) = (p for p in of("我局于2027年1月6日受理您的投诉。").proposals if p.kind is Kind.ACCEPTED_ON)
    assert day.doubts == ("这一天还没有到",)


def test_an_excuse_is_quoted_and_of_an_office_only_what_it_tells_of_the_shop() -> None:
    words = "黑猫投诉\n商家已回复：虚拟商品一经售出概不退款"
    (excuse,) = (p for p in of(words).proposals if p.kind is Kind.EXCUSE)
    assert "概不退款" in excuse.value
    told = "终止调解决定书\n被投诉人称虚拟商品一经售出概不退款。\n本局决定终止调解。\n某某市市场监督管理局"
    (excuse,) = (p for p in of(told).proposals if p.kind is Kind.EXCUSE)
    assert excuse.value == "虚拟商品一经售出概不退款。"
    assert values(of("您的诉求不属于本局职责，不予受理。\n某某市市场监督管理局"), Kind.EXCUSE) == []


def mail(body: str, kind: str = "plain", attached: bytes = b"") -> bytes:
    message = EmailMessage()
    message["From"] = "某某平台客服 <kefu@example.com>"
    message["Subject"] = "关于您的工单"
    message["Date"] = "Tue, 24 Nov 2026 02:12:00 +0000"
    message.set_content(body, subtype=kind)
    if attached:
        message.add_attachment(attached, maintype="application", subtype="pdf", filename="决定书.pdf")
    return message.as_bytes()


@pytest.mark.parametrize(
    ("body", "kind"),
    [
        ("您好，很抱歉，无法为您退款。\n\n> 请退款68元", "plain"),
        (
            "<style>p{}</style><p>您好，很抱歉，</p><div>无法为您<b>退款</b>。</div><script>已为您退款</script>",
            "html",
        ),
    ],
)
def test_a_mail_tells_its_day_its_sender_and_its_words(tmp_path: Path, body: str, kind: str) -> None:
    file = tmp_path / "答复.eml"
    file.write_bytes(mail(body, kind, b"%PDF-1.4"))
    read = read_reply(file, TODAY)
    assert values(read, Kind.STATE) == ["已拒绝"]
    assert values(read, Kind.CHANNEL) == ["platform_ticket"]
    assert values(read, Kind.REPLIED_AT) == ["2026-11-24 10:12"]
    assert any("决定书.pdf" in told for told in read.unread)


def test_a_letter_in_pdf_is_read_by_page_and_row(tmp_path: Path) -> None:
    file = tmp_path / "决定书.pdf"
    source = tmp_path / "决定书.typ"
    source.write_text(f"#raw({json.dumps(LETTER, ensure_ascii=False)}, block: true)", "utf-8")
    typst.compile(source, output=file)
    read = read_reply(file, TODAY)
    assert values(read, Kind.STATE) == ["不予受理"]
    assert values(read, Kind.CLOSED_ON) == ["2026-11-27"]
    assert read.proposals[0].at[0].page == 1
    assert "第 1 页" in read.proposals[0].at[0].told()


def test_a_letter_without_a_word_and_a_locked_one_are_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(ocr, "available", lambda: False)
    file = tmp_path / "扫描.pdf"
    writer = PdfWriter()
    writer.add_blank_page(595, 842)
    writer.write(file)
    assert "扫描" in read_reply(file, TODAY).unread[0]
    writer.encrypt("geheim")
    writer.write(file)
    assert "打不开" in read_reply(file, TODAY).unread[0]


def test_a_screenshot_is_read_with_boxes_and_lines_that_go_on_are_one_sentence(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "短信.png"
    Image.new("RGB", (400, 300)).save(file)
    rows = ["【12315】您的投诉经审查，我局决定不", "予受理，投诉编号1310115002026，", "详情请登录平台查询。"]
    lines = tuple(Line(row, Box(10, 40 * i, 390, 40 * i + 30), 0.99, ()) for i, row in enumerate(rows))
    monkeypatch.setattr(ocr, "available", lambda: True)
    monkeypatch.setattr(ocr, "lines_in", lambda _file: lines)
    read = read_reply(file, TODAY)
    (state,) = (each for each in read.proposals if each.kind is Kind.STATE)
    assert state.value == "不予受理"
    assert state.at[0].box == Box(10, 0, 390, 110)
    assert "决定不予受理" in state.read


def test_a_number_that_was_broken_by_the_page_is_joined_and_doubted(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "短信.png"
    Image.new("RGB", (400, 300)).save(file)
    rows = (("您的投诉暂未受理，投诉编号13101150020", 390), ("2612345。另附编号：8812345", 380))
    lines = tuple(
        Line(row, Box(10, 40 * i, right, 40 * i + 30), 0.99, ()) for i, (row, right) in enumerate(rows)
    )
    monkeypatch.setattr(ocr, "available", lambda: True)
    monkeypatch.setattr(ocr, "lines_in", lambda _file: lines)
    read = read_reply(file, TODAY)
    doubted = {each.value: bool(each.doubts) for each in read.proposals if each.kind is Kind.HANDLED_ID}
    assert doubted == {"131011500202612345": True, "8812345": False}
    assert values(read, Kind.STATE) == ["已提交"]


def test_without_the_extra_a_picture_is_told_and_what_else_helps(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(ocr, "available", lambda: False)
    file = tmp_path / "短信.png"
    Image.new("RGB", (40, 30)).save(file)
    (told,) = read_reply(file, TODAY).unread
    assert "make ocr" in told
    assert "粘贴" in told


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (b"", "没有一个字"),
        (b" \n\n", "没有一个字"),
        ("投诉已受理".encode() * 1_000_000, "太长"),
        (b"\x00\x01\x02" * 1000, "空字节"),
        (b"\xff\xfe\xfd\xfc" * 9, "没有一个字"),
        (b"\x80\x81\x82\xff", "读不出来"),
    ],
)
def test_what_is_no_reply_is_told_and_gives_nothing(content: bytes, told: str) -> None:
    read = read_reply_bytes(content, TODAY)
    assert read.proposals == ()
    assert told in "".join(read.unread)


def test_signs_that_nobody_sees_turn_no_word_round_and_are_quoted_nowhere() -> None:
    hidden = "您的投诉\u202e不\u202c\u2066予\u2069\u200b受\x07理\x1b[31m。编号：投诉编号：\u202e12345678"
    read = of(hidden)
    assert values(read, Kind.STATE) == ["不予受理"]
    shown = "".join(each.value + each.read for each in read.proposals) + "".join(read.unread)
    assert not set(shown) & set("\u202e\u202c\u2066\u2069\u200b\x07\x1b")


@pytest.mark.parametrize(
    "sign", ["(", "[", "“", "不", "已", "<style", "2026年", "投诉编号：", "案号（2026）", "退"]
)
def test_many_of_one_sign_end_soon(sign: str) -> None:
    """A reply of fifty thousand signs, each of which begins something: it is read to its end without trying all ways."""
    of(sign * (50_000 // len(sign)))


def test_a_page_that_never_ends_is_read_all_the_same(tmp_path: Path) -> None:
    file = tmp_path / "答复.eml"
    file.write_bytes(mail("<style>" + "<style" * 20_000 + "<p>已退款", "html"))
    assert read_reply(file, TODAY).what is What.REPLY
