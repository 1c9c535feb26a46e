"""What in a chat nobody said: recalls, joins, pats, the software's own sentences."""

import re

# By this name the software speaks, also with its number behind it: 系统消息(10000).
_SYSTEM = re.compile(
    r"(?:系统(?:消息|提示|通知)?|System(?: ?Message)?|微信团队通知)(?:[(（]\w{1,20}[)）])?", re.IGNORECASE
)
# Kinds of a row that is no message of anybody: 系统消息, 系统通知, system, 10000, 撤回.
_KINDS = re.compile(
    r".*(?:系统|撤回|拍一拍|system|revoke|recall|notice|notify|\b1000[0-2]\b).*", re.IGNORECASE
)
_NOTICE = re.compile(
    r"(?:[\"“”「『]?[^\n。！？]{0,40}[\"“”」』]? ?(?:已?撤回了?(?:一条|上一条)?(?:成员[^\n]{1,20}的)?(?:一条)?消息|recalled a message|unsent a message)(?:[，, ]*重新编辑)?"
    r"|[^\n。！？]{0,40}拍了拍[^\n。！？]{1,40}"
    r"|[^\n。！？]{0,80}(?:加入了?(?:本群|群聊|了群聊)|退出了?群聊|移出了?群聊|修改群名为[^\n]{1,60}|邀请[^\n]{1,60}加入了?群聊)"
    r"|以上是打招呼的内容|(?:你|您)已添加了[^\n]{1,40}，?现在可以开始聊天了。?|[^\n]{0,40}开启了朋友验证[^\n]{0,60}"
    r"|消息已发出，?但被对方拒收了。?|(?:消息和通话|Messages and calls)[^\n]{0,160}(?:加密|encrypted)[^\n]{0,160}"
    r"|(?:你|您)?(?:领取了|收到)[^\n]{0,40}红包[^\n]{0,20}|[^\n]{0,40}领取了(?:你|您)的红包[^\n]{0,20})[。.]?"
)


def is_notice(who: str, words: str, kind: str = "") -> bool:
    """Whether a message is a notice: by the name it stands under, the kind that the export gives it, or its own words."""
    if _SYSTEM.fullmatch(who.strip()):
        return True
    if kind.strip() and _KINDS.fullmatch(kind.strip()):
        return True
    return len(words) <= 200 and _NOTICE.fullmatch(words.strip()) is not None  # noqa: PLR2004
