"""Which column of a table of messages is what, by its name: those that people write, and those of the programs that export.

WeFlow, WeClone: is_sender, talker, msg, CreateTime; MemoTrace: IsSender, StrContent, StrTime, Sender; chatlog: SenderName, IsSelf.
"""

from dataclasses import dataclass

DAYS = ("日期", "发送日期")
TIMES = (
    "时间",
    "发送时间",
    "日期时间",
    "消息时间",
    "strtime",
    "formattedtime",
    "time",
    "datetime",
    "date",
    "sendtime",
    "sent_at",
)
# Moments for machines, where no other column tells the time.
STAMPS = ("createtime", "create_time", "timestamp", "msgtime", "时间戳")
SPEAKERS = (
    *("谁", "发送人", "发言人", "发送者", "昵称", "说话人", "发送者昵称", "发送人昵称", "发送者身份"),
    *("sendername", "senderdisplayname", "sender_name", "from", "from_name", "accountname", "groupnickname"),
)
# Names for machines, and one that is the speaker only where no other is: chatlog calls the other side of a chat so.
ACCOUNTS = (
    "sender",
    "senderusername",
    "sender_id",
    "from_id",
    "发送者微信id",
    "发送者qq号",
    "微信id",
    "wxid",
    "username",
)
TALKERS = ("talker", "nickname", "remark")
WORDS = (
    *("内容", "消息", "消息内容", "说", "文字"),
    *("strcontent", "msg", "content", "message", "text", "displaycontent"),
)
OWNERS = ("is_sender", "issender", "issend", "is_send", "isself", "is_self", "是否本人", "是否自己发送")
SYSTEMS = ("system", "issystem", "is_system", "issystemmessage")
KINDS = ("类型", "消息类型", "type_name", "typedesc", "msgtype", "type", "localtype")
TALKS = (
    *(
        "聊天对象",
        "会话",
        "会话名称",
        "群名",
        "群聊名称",
        "talkername",
        "room_name",
        "roomname",
        "conversation",
        "talkerid",
    ),
    *("session", "chatroom"),
)
YES, NO = ("1", "true", "yes", "是", "我", "发送"), ("0", "false", "no", "否", "对方", "接收")


@dataclass(frozen=True)
class Columns:
    """Where the columns stand; None for one that is not there. `words` always is, and another besides.

    `account` is the speaker's name for machines, `talk` the conversation.
    """

    width: int
    day: int | None
    time: int | None
    who: int | None
    words: int
    mine: int | None = None
    kind: int | None = None
    account: int | None = None
    talk: int | None = None

    @property
    def printed(self) -> set[int]:
        """Those whose cells stand in the table of messages; the others are told beside it."""
        return {at for at in (self.day, self.time, self.who, self.words) if at is not None}


def columns_of(names: list[str]) -> Columns | None:
    """The columns of these names: one of words, and one of a speaker or a time."""
    plain = [name.strip().strip('"').strip().lower() for name in names]

    def first(known: tuple[str, ...]) -> int | None:
        return next((i for i, name in enumerate(plain) if name in known), None)

    day, time, who, words = (first(known) for known in (DAYS, TIMES, SPEAKERS, WORDS))
    account, talk = first(ACCOUNTS), first(TALKS)
    if day is None and time is None:
        time = first(STAMPS)
    if who is None:
        talker = first(TALKERS)
        if account is not None and talker is not None and plain[talker] == "talker":
            # Beside a sender the talker is the other side of the whole chat.
            who, talk = account, talker if talk is None else talk
        else:
            who = talker if talker is not None else account
    if words is None or (who is None and time is None and day is None):
        return None
    return Columns(len(names), day, time, who, words, first(OWNERS), first(KINDS), account, talk)


def yes_or_no(cell: str) -> bool | None:
    """Whether a cell of OWNERS says that the owner of the chat wrote the message; None where it says neither."""
    plain = cell.strip().lower()
    return True if plain in YES else False if plain in NO else None
