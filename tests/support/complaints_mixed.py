"""The forty complaints of a sheet, as they stand some weeks later: answered in different ways, some with their money back."""

import re
from datetime import date, timedelta
from pathlib import Path

from complaints_made import SHOP, SITE, as_csv, complaint, complaints
from machine_support import run

from kameng_docs.build import Job, Result, build

TODAY = date(2026, 12, 1)
STATES = ("已答复", "已拒绝", "已提交", "已答复", "已解决")
# The same key in so many cases, from the first on.
KEY, SAME_KEY = "QX7K-99ZP-44LM-0000", 6
FIRST_FIELDS = {"回答": "是", "时间": "2026-10-30"}


def mixed(folder: Path, count: int = 40) -> list[Path]:
    """The cases of the sheet in `folder`/cases, filled in: which way each went is in its number."""
    sheet = folder / "投诉.csv"
    sheet.write_bytes(as_csv(complaints(count)))
    told = run("sheet", str(sheet), "--cases", str(folder / "cases"), "--today", TODAY.isoformat(), "--yes", "--from", "卡密无效")  # fmt: skip
    assert told.exit_code == 0, told.stderr
    files = sorted((folder / "cases").glob("*.yaml"))
    for number, file in enumerate(files, 1):
        file.write_text(_filled(file.read_text("utf-8"), number), "utf-8")
    return files


def built(folder: Path, files: list[Path]) -> list[Result]:
    """One paper of each is made, and so is its manifest."""
    return list(build(files, Job(folder / "out", TODAY, only="heimao"), jobs=1))


def _filled(text: str, number: int) -> str:
    text = re.sub(r"^    回答:.*$", "    回答: 是", text, flags=re.MULTILINE)
    text = re.sub(r"^    时间:.*$", "    时间: 2026-10-30", text, flags=re.MULTILINE)
    text = re.sub(
        r"^  收到卡密后我第一次兑换就失败:.*$", "  收到卡密后我第一次兑换就失败: 是", text, flags=re.MULTILINE
    )
    # What the sheet says the shop said is taken for its words.
    text = re.sub(r"^  # - \{时间: ,", "  - {时间: 2026-10-30,", text, flags=re.MULTILINE)
    if number <= SAME_KEY:
        text = re.sub(r"^    卡密:.*$", f"    卡密: [{KEY}]", text, flags=re.MULTILINE)
    if STATES[number % len(STATES)] == "已解决" or number % 7 == 0:
        paid = f"{float(str(complaint(number)[8])):.2f}"
        text = re.sub(
            r"^    已退回:.*$", f"    已退回: {{金额: {paid}, 方式: 原路退回}}", text, flags=re.MULTILINE
        )
    return f"{text}\n进度:\n{_steps(number)}"


def _steps(number: int) -> str:
    at, state = date(2026, 11, 2), STATES[number % len(STATES)]
    after = "" if state == "已提交" else f", 答复时间: {at + timedelta(days=number * 3 % 23)}"
    steps = f"  - {{渠道: 平台工单, 提交: {at}, 状态: {state}{after}}}\n"
    if number % 2:
        steps += f"  - {{渠道: 12315, 提交: {at + timedelta(days=24)}, 状态: 已受理}}\n"
    return steps


__all__ = ["KEY", "SHOP", "SITE", "TODAY", "built", "mixed"]
