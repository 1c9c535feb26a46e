"""Whether a name may be that of a case, on every system."""

import re

from kameng_docs.custody.forget import SHARED
from kameng_docs.output import is_inside
from kameng_docs.source.characters import FORBIDDEN, ODD_BLANKS

# Bytes that a file system takes in a name, less what backups and drafts put behind it.
MOST_BYTES = 180
_ODD = re.compile(r'[<>:"/\\|?*\t\n\r]')


def unfit(name: str) -> str:
    """Why a name cannot be a case's; empty where it can."""
    if not name.strip():
        return "案件名是空的，写一个名字，例如 我的案件"
    if found := _ODD.search(name):
        sign = found[0] if found[0].isprintable() else "换行或者制表符"
        return f"案件名里不能有“{sign}”：只写名字，不写路径；放在别的文件夹用 --cases"
    if FORBIDDEN.search(name) or any(sign in name for sign in ODD_BLANKS):
        return "案件名里有看不见的字符，重新输入一遍"
    if name != name.strip() or name.startswith((".", "-")) or name.endswith("."):
        return "案件名不能以空格、点、减号开头，也不能以空格、点结尾"
    if len(name.encode()) > MOST_BYTES:
        return "案件名太长，六十个字以内"
    return f"“{name}”不能作案件名，换一个" if name in SHARED or not is_inside(name) else ""
