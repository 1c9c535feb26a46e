"""How the line looks that tells who speaks and when, one expression a form. Each has the groups `at` and `who`."""

import re

_DAY = r"(?:[0-9]{4}[-/.年])?[0-9]{1,2}[-/.月][0-9]{1,2}日?"
_CLOCK = r"(?:(?:上午|下午|凌晨|早上|中午|晚上) ?)?[0-9]{1,2}[:：][0-9]{2}(?:[:：][0-9]{2})?(?: ?[AaPp][Mm])?"
_WORD = r"(?:昨天|前天|今天|星期[一二三四五六日天]|周[一二三四五六日天])"
_FULL = rf"(?:{_DAY}|{_WORD})[ \t]*{_CLOCK}"
_WHO = r"(?P<who>[^\s](?:[^\n]{0,60}\S)?)"
# As phones of other countries and programs write it: 03/10/2026, 21:32; 2026-10-03T21:32:05; 2026年10月3日 星期六 21:32.
_ANY_DAY = rf"(?:{_DAY}|[0-9]{{1,2}}[-/.][0-9]{{1,2}}[-/.][0-9]{{2,4}})"
_ANY = rf"(?:{_ANY_DAY}(?:[,，T]|[ \t]*{_WORD})?|{_WORD})[ \t]*{_CLOCK}(?:\.[0-9]{{1,6}})?"
_NAME = r"(?P<who>[^\s\[【［（(:：][^\n:：]{0,60}?)"
_REST = r"[ \t]*[:：][ \t]*(?P<words>.*)"

CLOCK = re.compile("[0-9][:：][0-9]")
DAY = re.compile(rf"{_ANY_DAY}|{_WORD}")
# 张三 2026/10/3 21:32
NAME_FIRST = re.compile(rf"{_WHO}[ \t]+(?P<at>{_FULL})")
# 张三 21:32, below a line with the day or within one day.
NAME_AND_CLOCK = re.compile(rf"{_WHO}[ \t]+(?P<at>{_CLOCK})")
# 2026-10-03 21:32:05 张三
TIME_FIRST = re.compile(rf"(?P<at>{_FULL})[ \t]+{_WHO}")
# 2026-10-03 21:32:05 昵称(QQ号), also <邮箱>.
QQ = re.compile(rf"(?P<at>{_FULL})[ \t]+(?P<who>\S[^\n]{{0,80}}(?:\([0-9]{{5,12}}\)|<[^<>\s]{{1,60}}>))")
# ————— 2026-10-03 —————
DAY_LINE = re.compile(r"[—\-─=＝ \t]*(?P<day>[0-9]{4}[-/.年][0-9]{1,2}[-/.月][0-9]{1,2}日?)[—\-─=＝ \t]*")

# [2026/10/3 21:32:05] 张三: 话
BRACKETED = re.compile(rf"[\[【［](?P<at>{_ANY}|{_CLOCK})[\]】］][ \t]*{_NAME}{_REST}")
# 2026-10-03 21:32:05 张三：话; 2026/10/3 21:32 - 张三: 话
TIMED = re.compile(rf"(?P<at>{_ANY})[ \t]*(?:[-–—|][ \t]*)?{_NAME}{_REST}")
# 张三(2026-10-03 21:32:05):话; with nothing behind the time the words stand below: 张三, [2026/10/3 21:32]
NAME_BRACKETED = re.compile(
    rf"(?P<who>[^\s\[【［（(](?:[^\n]{{0,60}}?[^\s,，])?)[,，]?[ \t]*[\[【［（(](?P<at>{_ANY})[\]】］）)][ \t]*(?:[:：][ \t]*(?P<words>.*))?"
)
# A notice in a chat of these forms: a time and nobody, or the software by its name.
OF_NOBODY = re.compile(
    rf"(?:[\[【［](?P<at>{_ANY})[\]】］]|(?P<at_plain>{_ANY})[ \t]*[-–—|])[ \t]*(?P<words>\S.*)"
)
OF_SYSTEM = re.compile(r"(?P<who>系统消息|系统提示|系统通知)[ \t]*[:：][ \t]*(?P<words>\S.*)")
# Fields one below the other: 张三: / 时间: … / 内容: …
FIELD_WHO = re.compile(r"(?P<who>[^\s\[](?:[^\n]{0,60}\S)?)[ \t]*[:：]")
FIELD_AT = re.compile(rf"(?:时间|发送时间|Time)[ \t]*[:：][ \t]*(?P<at>{_ANY})")
FIELD_WORDS = re.compile(r"(?:内容|消息|Content)[ \t]*[:：][ \t]*(?P<words>.*)")
FIELD_NUMBER = re.compile(r"\[[0-9]{1,7}\]|-{3,}|={3,}")

# 张三: 话, or his words below, and nobody tells when: copied from the computer, or typed off.
SPOKEN = re.compile(r"(?P<who>[^\s:：，。！？,!?;；\[\]【】（(<>=]{1,20})[ \t]*[:：][ \t]*(?P<words>.*)")
# Names under which people type a chat off. Without one of them each name must come again.
ROLES = re.compile(
    "我|本人|(?:人工|在线|官方|平台|店铺)?客服.{0,6}|店主|店家|卖家|商家|掌柜|老板|对方|买家|平台"
)
# What stands before a colon in a form.
OF_FORM = re.compile(
    r".*(?:号|码|额|价|价格|数量|日期|时间|名称|姓名|店名|地址|状态|类型|备注|商品|标题|内容|原因|结果|电话|邮箱|网址|方式|要求|事由|主题|说明)"
)
INLINE = (BRACKETED, NAME_BRACKETED, TIMED)
LONGEST_HEAD = 200
# With one of these in it, what stands where a name should is a sentence, unless it stands there more than once.
SENTENCE = re.compile("[，。！？；：,!?;:]")
# Signs that are not seen, with which some programs begin a line.
UNSEEN = "\u200e\u200f\u202a\u202c\u2066\u2069\ufeff"
# A name and behind it the group, as chatlog tells both.
OF_ROOM = re.compile(r"(?P<who>.+?)[ \t]+\[(?P<talk>[^\[\]]+@chatroom\)?)\]")
# What stands before a moment in an order or a form: no name.
LABEL = re.compile(
    r"[\[【]?(?:起始|终止|导出|下单|付款|支付|创建|成交|发货|收货|交易|订单|到账|兑换|激活|使用|首次兑换|首次使用|注册|登录|申请|退款|完成|更新|发布|开始"
    r"|结束|过期|到期|购买|充值|扣款|开通|发送|截图|查询|当前|系统|售后|处理|办理|营业|北京|最后登录)?(?:时间|日期|时刻)[:：]?"
    r"|有效期[至到]?[:：]?|截止[至到于]?(?:时间|日期)?[:：]?"
)
# A quoted message stands behind such a sign, its head too.
QUOTED = (">", "＞")
