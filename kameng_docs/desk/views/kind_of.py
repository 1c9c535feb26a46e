"""What a picture is, where its owner knows better than the reading: said once, and it is read again as that."""

from collections.abc import Awaitable, Callable
from dataclasses import replace

from kameng_docs.desk.given.kept import Kept
from kameng_docs.desk.parts import choice
from kameng_docs.reading.proposals import Read, What

# What a picture may be; a story and a sheet are none.
KINDS = (
    What.BILL, What.PAYMENT, What.ORDER, What.CHAT, What.RECORD, What.RULES, What.GOODS, What.FAILED, What.REPLY,
    What.OTHER,
)  # fmt: skip
NAMES = {What.BILL: "账单（一笔一行的列表）", What.PAYMENT: "一笔支付的详情", What.OTHER: "都不是，只当证据"}
ASK = "这张图是"


def kind_of(read: Read, say: Callable[[What], Awaitable[None]]) -> None:
    """A choice of what the picture is; `say` hears another than the one it was read as."""

    async def said(name: str) -> None:
        if name and What(name) is not read.what:
            await say(What(name))

    choice(ASK, {str(each): NAMES.get(each, str(each)) for each in KINDS}, str(read.what), said)


def as_kind(file: str, what: What) -> Callable[[Kept], Kept]:
    """How what is kept changes: the picture is this from now on, and what was chosen of it as another is not."""
    return lambda kept: replace(
        kept,
        kinds={**kept.kinds, file: what},
        picks={name: picks for name, picks in kept.picks.items() if name != file},
    )
