"""Who somebody is, as far as a story tells it: the child and its birthday, the writer's telephone and home. Offered, never taken."""

import re
from dataclasses import dataclass
from datetime import date

from kameng_docs.reading.spoken_days import moments_in

_CHILD = re.compile(
    r"(?:我(?:们)?家?的?)?(?:女儿|儿子|孩子|闺女|小孩)(?:名)?(?:叫|是)?(?P<name>[一-鿿]{2,4}?)(?=[,，、。（( ]|今年|才|今)"
)
# What stands behind the word as often and is no name.
_NO_NAME = re.compile("[她他在的了是说玩拿用给被把打刷不没才今还都也又就要去来会看自己偷一个]")
_BORN = re.compile(r"^[^，。,]{0,2}(?:出)?生(?:的|日|人)?")
_PHONE = re.compile(r"(?:电话|手机|联系方式|号码)(?:号码?)?(?:是|为|[:：])?\s?(?P<phone>1[3-9]\d{9})(?!\d)")
_HOME = re.compile(
    r"(?:^|[，,。；;！!\n])(?:我|我们|我家|家)?(?:现在)?(?:住在?|住址(?:是|[:：])?|家住|地址(?:是|[:：]))\s?(?P<home>[一-鿿0-9A-Za-z（）()\-]{6,50}?)(?=[，,。；;！!\s]|$)"
)
_ROOM = re.compile(r"[路街道巷村区镇园苑][一-鿿0-9]*[0-9]")
_ONE_DAY = len("2014-05-06")


@dataclass(frozen=True)
class Told:
    """What was told, empty where it was not, or not once and for all."""

    child: str = ""
    born_on: str = ""
    phone: str = ""
    home: str = ""


def people_in(story: str, today: date) -> Told:
    """What a story tells of who is who; a birthday only with its year."""
    plain = story.replace("\r\n", "\n")
    names = {hit["name"] for hit in _CHILD.finditer(plain) if not _NO_NAME.search(hit["name"])}
    born = {
        told.value[:_ONE_DAY]
        for told in moments_in(plain, today)
        if told.value and not told.doubts and _BORN.search(plain[told.start + len(told.read) :])
    }
    phones = {hit["phone"] for hit in _PHONE.finditer(plain)}
    homes = {hit["home"] for hit in _HOME.finditer(plain) if _ROOM.search(hit["home"])}
    return Told(*(found.pop() if len(found) == 1 else "" for found in (names, born, phones, homes)))
