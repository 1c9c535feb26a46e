"""The states of a fact, as an author answers; the empty one means that it was not asked (practice.md §3.1)."""

YES, NO, UNCLEAR, UNKNOWN = "是", "否", "不清楚", ""
