"""The states of a fact, as an author answers; the empty one means that it was not asked (practice.md §3.1)."""

from kameng_docs.whose import Ours

YES, NO, UNCLEAR, UNKNOWN = Ours("是"), Ours("否"), Ours("不清楚"), Ours("")
