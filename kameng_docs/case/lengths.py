"""What is longer than any paper could bear is told with its place, before anything is made of it.

Somebody has pasted a page, a log, a picture as text; laid out, it would take minutes and be read by nobody.
"""

import re
from collections.abc import Iterator

from kameng_docs.diagnostics import Diagnostic
from kameng_docs.source import Path, Source, Value

# Characters of a name, a number, an address: forms have a line for it.
LINE = 200
# Of any other text: three pages of a pleading. Of letters and digits without a break: no line takes them.
TEXT, UNBROKEN = 5_000, 500
# Of all texts together; a dispute of twelve orders and sixty exhibits has a fifth of it.
WHOLE = 100_000
# What stands on one line wherever it is printed.
LINES = frozenset(
    {
        "姓名", "性别", "民族", "职业", "工作单位", "电话", "证件号码", "户籍地址",
        "现住址", "住所", "住址", "名称", "店铺名", "统一社会信用代码", "法定代表人", "法定代表人职务",
        "商品", "订单号", "支付单号", "商户单号", "付款方式", "编号", "案号", "文书号",
        "标题", "条款", "项目", "渠道", "对方", "谁", "发言人", "关系",
        "账号", "户名", "开户行", "系统",
    }
)  # fmt: skip
RUN = re.compile(rf"[!-~]{{{UNBROKEN + 1},}}")


def too_long(source: Source) -> list[Diagnostic]:
    """An error for each text, and each key, that is too long; and one where all of them are too much together."""
    found = list(_in(source.data, (), source))
    total = sum(len(text) for text in _texts(source.data))
    if not found and total > WHOLE:
        message = f"整个案件文件有 {total} 字，超过 {WHOLE} 字，没有一份文书写得下"
        found = [
            _told(message, "经过只写要紧的几句，聊天和规则的全文存成文件，放进“证据”", source, (), key=False)
        ]
    return found


def _in(value: Value, path: Path, source: Source) -> Iterator[Diagnostic]:
    if isinstance(value, dict):
        for key, below in value.items():
            if len(key) > LINE:
                message = f"“{key[:20]}……”这个名称有 {len(key)} 字，最多 {LINE} 字"
                yield _told(message, "换一个短的名称", source, (*path, key), key=True)
            yield from _in(below, (*path, key), source)
    elif isinstance(value, list):
        for number, below in enumerate(value):
            yield from _in(below, (*path, number), source)
    elif isinstance(value, str):
        yield from _of_text(value, path, source)


def _of_text(text: str, path: Path, source: Source) -> Iterator[Diagnostic]:
    name = next((step for step in reversed(path) if isinstance(step, str)), "")
    most = LINE if name in LINES else TEXT
    if len(text) > most:
        message = f"“{name}”有 {len(text)} 字（“{text[:20]}……”），最多 {most} 字，没有一份文书写得下"
        hint = "只写要紧的几句；全文存成文件，放进“证据”" if most == TEXT else f"写成不超过 {most} 字的一行"
        yield _told(message, hint, source, path, key=False)
    elif run := RUN.search(text):
        message = f"“{name}”里有一串 {len(run.group())} 个字母数字，中间没有断开（“{run.group()[:20]}……”），最多 {UNBROKEN} 个"
        hint = "核对是不是贴错了；很长的网址只写到域名，全文存成文件，放进“证据”"
        yield _told(message, hint, source, path, key=False)


def _texts(value: Value) -> Iterator[str]:
    if isinstance(value, dict):
        for key, below in value.items():
            yield key
            yield from _texts(below)
    elif isinstance(value, list):
        for below in value:
            yield from _texts(below)
    elif isinstance(value, str):
        yield value


def _told(message: str, hint: str, source: Source, path: Path, *, key: bool) -> Diagnostic:
    return Diagnostic("case.too-long", message, hint, at=source.at(path, key=key))
