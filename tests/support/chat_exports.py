"""One conversation as each program and phone writes it down, for tests that ask the same of every form."""

import base64
import csv
import html
import io
import json
import quopri
from collections.abc import Callable, Sequence
from datetime import UTC, datetime, timedelta, timezone
from email.message import EmailMessage
from typing import NamedTuple

BEIJING = timezone(timedelta(hours=8))
ME, SHOP = "李某某", "某某小店"


class Said(NamedTuple):
    who: str
    at: datetime
    words: str
    mine: bool


def at(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=BEIJING)


PLAIN = (
    Said(ME, at("2026-10-03 21:32:05"), "卡密兑换不了，提示已被使用", True),
    Said(SHOP, at("2026-10-03 21:40:41"), "虚拟商品一经售出概不退款", False),
    Said(ME, at("2026-10-03 21:41:02"), "[图片]", True),
    Said(SHOP, at("2026-10-04 09:05:00"), "亲亲🙏没有办法查询", False),
)

Talk = Sequence[Said]
TITLE = "消息记录（此消息记录为文本格式，不支持重新导入）"
RULE = "=" * 64


def qq_head(group: str, name: str) -> str:
    return f"\r\n{RULE}\r\n消息分组:{group}\r\n{RULE}\r\n消息对象:{name}\r\n{RULE}\r\n\r\n"


def qq_rows(talk: Talk, number: Callable[[Said], str] = lambda _: "") -> str:
    return "".join(
        f"{each.at:%Y-%m-%d} {each.at.hour}:{each.at:%M:%S} {each.who}{number(each)}\r\n"
        + each.words.replace("\n", "\r\n")
        + "\r\n\r\n"
        for each in talk
    )


def qq_txt(talk: Talk = PLAIN) -> bytes:
    return (TITLE + "\r\n" + qq_head("我的好友", SHOP) + qq_rows(talk)).encode("utf-8-sig")


def qq_group(talk: Talk = PLAIN) -> bytes:
    numbered = qq_rows(talk, lambda each: f"({10000 + len(each.who) * 7 + each.mine})")
    return (TITLE + "\r\n" + qq_head("我的QQ群", "某某卡盟售后群") + numbered).encode()


def qq_page(talk: Talk = PLAIN) -> str:
    rows = ["消息记录", "消息分组:我的好友", f"消息对象:{SHOP}", "&nbsp;"]
    made = [f"<tr><td><div style=padding-left:10px;>{row}</div></td></tr>" for row in rows]
    day = ""
    for each in talk:
        if f"{each.at:%Y-%m-%d}" != day:
            day = f"{each.at:%Y-%m-%d}"
            made.append(f"<tr><td style=border-bottom-width:1px;>日期: {day}</td></tr>")
        words = html.escape(each.words, quote=False).replace("\n", "<br>")
        head = f"<div style=float:left;margin-right:6px;>{html.escape(each.who)}</div>{each.at:%H:%M:%S}"
        made.append(
            f"<tr><td><div>{head}</div><div style=padding-left:20px;><font>{words}</font></div></td></tr>"
        )
    style = "<head><title>QQ Message</title><style>td{font-size:12px}</style></head>"
    return f"<html>{style}<body><table width=100%>{''.join(made)}</table></body></html>"


def qq_mht(encoding: str = "7bit", talk: Talk = PLAIN, page: str = "") -> bytes:
    raw, mark = (page or qq_page(talk)).encode(), "----=_NextPart_1"
    body = {"base64": base64.encodebytes, "quoted-printable": quopri.encodestring}.get(encoding, bytes)(raw)
    head = (
        "From: <Save by Tencent MsgMgr>\r\nSubject: Tencent IM Message\r\nMIME-Version: 1.0\r\n"
        f'Content-Type:multipart/related;\r\n\tcharset="utf-8"\r\n\ttype="text/html";\r\n\tboundary="{mark}"\r\n\r\n'
        f"--{mark}\r\nContent-Type: text/html\r\nContent-Transfer-Encoding:{encoding}\r\n\r\n"
    )
    picture = (
        f"\r\n--{mark}\r\nContent-Type:image/jpeg\r\nContent-Transfer-Encoding:base64\r\n"
        "Content-Location:{0A1B2C3D}.dat\r\n\r\n/9j/4AAQ\r\n"
    )
    return head.encode() + body + picture.encode() + f"--{mark}--\r\n".encode()


def forwarded(talk: Talk = PLAIN, preface: str = "") -> bytes:
    rows = [preface or f"Dear:\n\n      The chat history of {SHOP} and {ME} is the following:\n"]
    day = ""
    for each in talk:
        if f"{each.at:%Y-%m-%d}" != day:
            day = f"{each.at:%Y-%m-%d}"
            rows.append(f"—————  {day}  —————\n\n")
        rows.append(f"{each.who}  {each.at:%H:%M}\n\n{each.words}\n\n")
    return "\n".join(rows).replace("\n", "\r\n").encode()


def forwarded_chinese(talk: Talk = PLAIN) -> bytes:
    return forwarded(talk, f"{SHOP} 和 {ME} 在微信上的聊天记录如下，请查收。\n")


def forwarded_mail(talk: Talk = PLAIN, text: bytes = b"") -> bytes:
    mail = EmailMessage()
    mail["From"], mail["To"], mail["Subject"] = "me@mail.example", "me@mail.example", "微信聊天记录"
    mail["Date"] = "Sat, 03 Oct 2026 22:00:00 +0800"
    mail.set_content((text or forwarded(talk)).decode().replace("\r\n", "\n"), cte="base64")
    mail.add_attachment(b"x", maintype="image", subtype="jpeg", filename="image1.jpg")
    return bytes(mail)


def table(names: Sequence[str], rows: Sequence[Sequence[object]]) -> bytes:
    made = io.StringIO()
    csv.writer(made).writerows([names, *rows])
    return made.getvalue().encode("utf-8-sig")


def chatlog_csv(talk: Talk = PLAIN) -> bytes:
    names = ["Time", "SenderName", "Sender", "TalkerName", "Talker", "Content"]
    return table(
        names,
        [(f"{s.at:%Y-%m-%d %H:%M:%S}", s.who, f"wxid_{len(s.who)}", SHOP, "wxid_4", s.words) for s in talk],
    )


def chatlog_of_owner(talk: Talk = PLAIN) -> bytes:
    names = ["Time", "Talker", "TalkerName", "Sender", "SenderName", "IsSelf", "Type", "TypeDesc", "Content"]
    rows = [
        (
            f"{s.at:%Y-%m-%d %H:%M:%S}",
            "wxid_4",
            SHOP,
            f"wxid_{len(s.who)}",
            s.who,
            str(s.mine).lower(),
            1,
            "文本消息",
            s.words,
        )
        for s in talk
    ]
    return table(names, rows)


def chatlog_page(talk: Talk = PLAIN) -> bytes:
    names = ["时间", "发送者", "聊天对象", "消息类型", "内容"]
    return table(names, [(f"{s.at:%Y-%m-%d %H:%M:%S}", s.who, SHOP, "文本", s.words) for s in talk])


def chatlog_text(talk: Talk = PLAIN) -> bytes:
    named = (f"{s.who}({'我' if s.mine else 'wxid_4'}) {s.at:%m-%d %H:%M:%S}\n{s.words}\n" for s in talk)
    return "\n".join(named).encode()


def weflow_csv(
    talk: Talk = PLAIN, time: Callable[[datetime], object] = lambda at: f"{at:%Y-%m-%d %H:%M:%S}"
) -> bytes:
    names = ["id", "MsgSvrID", "type_name", "is_sender", "talker", "room_name", "msg", "src", "CreateTime"]
    rows = [
        (i, 9000 + i, "文本", int(s.mine), s.who, "", s.words, "", time(s.at)) for i, s in enumerate(talk, 1)
    ]
    return table(names, rows)


def weflow_seconds(talk: Talk = PLAIN) -> bytes:
    return weflow_csv(talk, lambda at: int(at.timestamp()))


def weflow_utc(talk: Talk = PLAIN) -> bytes:
    return weflow_csv(talk, lambda at: f"{at.astimezone(UTC):%Y-%m-%dT%H:%M:%S}.000Z")


def weflow_txt(talk: Talk = PLAIN) -> bytes:
    return "\n\n".join(f"{s.at:%Y-%m-%d %H:%M:%S} '{s.who}'\n{s.words}" for s in talk).encode()


def weflow_json(talk: Talk = PLAIN) -> bytes:
    messages = [
        {
            "localId": i, "createTime": int(s.at.timestamp()), "formattedTime": f"{s.at:%Y-%m-%d %H:%M:%S}",
            "type": "文本消息", "content": s.words, "isSend": int(s.mine), "senderDisplayName": s.who,
        }
        for i, s in enumerate(talk, 1)
    ]  # fmt: skip
    session = {
        "wxid": "wxid_4",
        "displayName": SHOP,
        "type": "私聊",
        "avatar": "data:image/png;base64," + "A" * 4000,
    }
    return json.dumps(
        {"weflow": {"version": "1.0.3"}, "session": session, "messages": messages}, ensure_ascii=False
    ).encode()


def telegram_json(talk: Talk = PLAIN) -> bytes:
    messages = [
        {"id": i, "type": "message", "date": f"{s.at:%Y-%m-%dT%H:%M:%S}", "from": s.who, "from_id": f"user{len(s.who)}", "text": [s.words[:1], {"type": "bold", "text": s.words[1:]}]}
        for i, s in enumerate(talk, 1)
    ]  # fmt: skip
    return json.dumps({"name": SHOP, "type": "personal_chat", "messages": messages}).encode()


def exporter_txt(talk: Talk = PLAIN) -> bytes:
    return "".join(f"{s.who} ({s.at:%Y-%m-%d %H:%M:%S}):{s.words}\r\n\r\n" for s in talk).encode()


def exporter_page(talk: Talk = PLAIN) -> bytes:
    made = []
    for s in talk:
        side, words = "right" if s.mine else "left", html.escape(s.words, quote=False).replace("\n", "<br/>")
        made.append(
            f'<div class="msg chat-{side}" msgid="1"><div class="avatar-box"><img src="a.png" class="avatar"></div>'
            f'<div class="nt-box"><span class="dspname {side}">{html.escape(s.who)}</span> {s.at:%Y-%m-%d %H:%M:%S}</div>'
            f'<div class="content-box msg"><span class="dont-break-out">{words}</span></div></div>'
        )
    return (
        f"<!DOCTYPE html><html><head><title>{SHOP}</title></head><body>{''.join(made)}</body></html>".encode()
    )


def memotrace(talk: Talk = PLAIN) -> bytes:
    names = [
        "localId",
        "TalkerId",
        "Type",
        "SubType",
        "IsSender",
        "CreateTime",
        "Status",
        "StrContent",
        "StrTime",
        "Remark",
        "NickName",
        "Sender",
    ]
    rows = [
        (
            i,
            3,
            1,
            0,
            int(s.mine),
            int(s.at.timestamp()),
            "",
            s.words,
            f"{s.at:%Y-%m-%d %H:%M:%S}",
            SHOP,
            SHOP,
            f"wxid_{len(s.who)}",
        )
        for i, s in enumerate(talk, 101)
    ]
    return table(names, rows)


def memotrace_all(names: Sequence[str]) -> bytes:
    """A full export: one conversation with each, their messages between each other."""
    columns = [
        "localId",
        "TalkerId",
        "Type",
        "SubType",
        "IsSender",
        "CreateTime",
        "Status",
        "StrContent",
        "StrTime",
        "Remark",
        "NickName",
        "Sender",
    ]
    rows = [
        (
            i * 9 + j,
            3 + j,
            1,
            0,
            int(said.mine),
            int(said.at.timestamp()),
            "",
            f"{name}的话{i}",
            f"{said.at:%Y-%m-%d %H:%M:%S}",
            name,
            name,
            f"wxid_{j if not said.mine else 'me'}",
        )
        for i, said in enumerate(PLAIN)
        for j, name in enumerate(names)
    ]
    return table(columns, rows)


def memotrace_talk(talk: Talk = PLAIN) -> bytes:
    names = ["消息ID", "类型", "发送人", "时间", "内容", "备注", "昵称", "更多信息"]
    rows = [
        (i, "文本", s.who, f"{s.at:%Y-%m-%d %H:%M:%S}", s.words, "", "", "") for i, s in enumerate(talk, 101)
    ]
    return table(names, rows)


def weflow_book(talk: Talk = PLAIN) -> bytes:
    """With two lines above the columns, and the time as a spreadsheet keeps it."""
    from openpyxl import Workbook

    book, made = Workbook(), io.BytesIO()
    sheet = book.active
    sheet.append(["会话信息"])
    sheet.append(["微信ID", "wxid_4", None, "昵称", SHOP])
    sheet.append(["序号", "时间", "发送者身份", "消息类型", "内容"])
    for i, s in enumerate(talk, 1):
        sheet.append([i, s.at.replace(tzinfo=None), s.who, "文本消息", s.words])
    book.save(made)
    return made.getvalue()


def bracketed(talk: Talk = PLAIN) -> bytes:
    return "".join(f"[{s.at:%Y/%m/%d %H:%M:%S}] {s.who}: {s.words}\n" for s in talk).encode()


def bracketed_wide(talk: Talk = PLAIN) -> bytes:
    return "".join(f"【{s.at:%Y-%m-%d %H:%M}】{s.who}：{s.words}\n" for s in talk).encode()


def android(talk: Talk = PLAIN) -> bytes:
    return "".join(f"{s.at:%Y/%m/%d %H:%M} - {s.who}: {s.words}\n" for s in talk).encode()


def typed(talk: Talk = PLAIN) -> bytes:
    return "".join(f"{s.at:%Y-%m-%d %H:%M:%S} {s.who}：{s.words}\n" for s in talk).encode()


def pasted(talk: Talk = PLAIN) -> bytes:
    return "".join(
        f"{s.who} {s.at.year}/{s.at.month}/{s.at.day} {s.at:%H:%M}\n{s.words}\n" for s in talk
    ).encode()


def fields(talk: Talk = PLAIN) -> bytes:
    rule = "=" * 47
    made = f"[QQChatExporter V5 / https://example.invalid]\n\n{rule}\n  QQ聊天记录导出文件\n{rule}\n\n聊天名称: {SHOP}\n\n"
    for i, s in enumerate(talk, 1):
        made += f"[{i}]\n{s.who}:\n时间: {s.at:%Y-%m-%d %H:%M:%S}\n内容: {s.words}\n\n"
    return f"{made}{rule}\n   导出完成\n{rule}\n总计导出 {len(talk)} 条消息\n".encode()


def chatlab_lines(talk: Talk = PLAIN) -> bytes:
    head = {"_type": "header", "chatlab": {"version": "0.0.2"}, "meta": {"name": SHOP, "platform": "wechat"}}
    said = [
        {
            "_type": "message",
            "sender": f"wxid_{len(s.who)}",
            "accountName": s.who,
            "timestamp": int(s.at.timestamp()),
            "type": 0,
            "content": s.words,
        }
        for s in talk
    ]
    return "\n".join(json.dumps(each, ensure_ascii=False) for each in [head, *said]).encode()


def qq_exporter_json(talk: Talk = PLAIN) -> bytes:
    messages = [
        {
            "id": str(i), "timestamp": int(s.at.timestamp()) * 1000, "time": f"{s.at:%Y-%m-%d %H:%M:%S}",
            "sender": {"uid": f"u_{len(s.who)}", "name": s.who}, "type": "text", "content": {"text": s.words, "elements": []},
            "recalled": False, "system": False,
        }
        for i, s in enumerate(talk, 1)
    ]  # fmt: skip
    info = {"name": SHOP, "type": "private", "selfUid": "u_3", "selfName": ME}
    return json.dumps(
        {"metadata": {"name": "QQChatExporter"}, "chatInfo": info, "messages": messages}
    ).encode()


# Every form, and whether it tells by itself what its owner wrote.
FORMS: dict[str, tuple[Callable[[Talk], bytes], bool]] = {
    "QQ 私聊": (qq_txt, False),
    "QQ 群": (qq_group, False),
    "QQ mht 7bit": (lambda talk: qq_mht("7bit", talk), False),
    "QQ mht base64": (lambda talk: qq_mht("base64", talk), False),
    "QQ mht quoted-printable": (lambda talk: qq_mht("quoted-printable", talk), False),
    "微信转发": (forwarded, False),
    "微信转发 中文": (forwarded_chinese, False),
    "微信转发 eml": (forwarded_mail, False),
    "chatlog csv": (chatlog_csv, False),
    "chatlog csv IsSelf": (chatlog_of_owner, True),
    "chatlog 网页": (chatlog_page, False),
    "chatlog 文本": (chatlog_text, True),
    "WeFlow csv": (weflow_csv, True),
    "WeFlow csv 秒": (weflow_seconds, True),
    "WeFlow csv UTC": (weflow_utc, True),
    "WeFlow txt": (weflow_txt, False),
    "WeFlow json": (weflow_json, True),
    "WeFlow xlsx": (weflow_book, False),
    "Telegram json": (telegram_json, False),
    "ChatLab jsonl": (chatlab_lines, False),
    "QQ json": (qq_exporter_json, False),
    "WechatExporter txt": (exporter_txt, False),
    "WechatExporter html": (exporter_page, True),
    "留痕 messages": (memotrace, True),
    "留痕 会话": (memotrace_talk, False),
    "方括号": (bracketed, False),
    "全角方括号": (bracketed_wide, False),
    "安卓导出": (android, False),
    "手打": (typed, False),
    "微信粘贴": (pasted, False),
    "QQ 字段": (fields, False),
}
