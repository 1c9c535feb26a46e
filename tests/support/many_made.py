"""Folders of many cases with what a build leaves of each, made small and without a build: fictional, from their number alone."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

from kameng_docs.output import MANIFEST, Manifest, sha256
from kameng_docs.registry.summary import Ahead, Heard, Sent, Side, Summary

TODAY = date(2026, 11, 22)
# Every so many cases the key of an earlier one comes again, a case file was changed, a case was never built.
TWICE, CHANGED, UNMADE = 1000, 500, 400
DISPUTES = ("卡密无效", "描述不符", "拒绝退款", "自动续费", "充值被追回")
STATES = ("已提交", "已受理", "已答复", "已拒绝", "调解不成")
EXCUSES = ("no-refund-for-virtual-goods", "already-consumed", "already-delivered")
# How cases end; most go on.
OUTCOMES = ("", "", "款项已退", "", "和解已付", "", "败诉", "", "和解未付")


def summary_of_number(number: int) -> Summary:
    """The summary of a case: as long as a usual one, different for each number."""
    key = number - 1 if number % TWICE == TWICE - 1 else number
    at = TODAY - timedelta(days=number % 90 + 1)
    last = TODAY + timedelta(days=number % 400)
    outcome, took = OUTCOMES[number % len(OUTCOMES)], number % 37
    return Summary(
        who=f"某{number % 100}某",
        platform=f"某某卡盟{number % 7}",
        against=(Side(f"某某小店{number % 40}", f"某某网络{number % 40}有限公司"),),
        bought=at.isoformat(),
        disputes=(DISPUTES[number % 5], DISPUTES[(number + 2) % 5]),
        remedy="退款",
        asked=f"{number % 300 + 1}.50",
        paid=f"{number % 300 + 1}.50",
        stage=f"12315投诉：{STATES[number % 5]}",
        todo="走这一步：催告函",
        outcome=outcome,
        back={"refunded": f"{number % 300 + 1}.50"} if outcome in {"款项已退", "和解已付"} else {},
        steps=(
            Sent(
                "platform_ticket",
                "平台工单",
                "已答复",
                at.isoformat(),
                (at + timedelta(days=took)).isoformat(),
                took,
            ),
            Sent("samr_12315", "12315投诉", STATES[number % 5], (at + timedelta(days=1)).isoformat()),
        ),
        days=tuple(
            Ahead(
                (last + timedelta(days=30 * each + 3)).isoformat(),
                f"第{each + 1}个日子：在这以前把要交的交出去，路上的几天先算进去",
                "samr_12315",
                (last + timedelta(days=30 * each)).isoformat(),
            )
            for each in range(5)
        ),
        missing=tuple(f"没有回答的第{each}个事实" for each in range(number % 6)),
        heard=(Heard(EXCUSES[number % 3], answered=number % 2 == 0),),
        warnings={"rule.unproven-fact": number % 4 + 1, "rule.missing-proof": 1},
        marks={"卡密": (f"{key:020x}",), "订单号": (f"{number + 10**9:020x}",)},
    )


def make_one(folder: Path, name: str, summary: Summary, *, made_on: date = TODAY, content: str = "") -> Path:
    """A case file in `folder`/cases and its manifest in `folder`/out, as a build of it would have left it."""
    file = folder / "cases" / f"{name}.yaml"
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(content or f"标题: {name}\n", "utf-8")
    made = Manifest(name, made_on.isoformat(), sources={file.name: sha256(file.read_bytes())})
    place = folder / "out" / name
    place.mkdir(parents=True, exist_ok=True)
    (place / MANIFEST).write_bytes(replace(made, summary=summary.as_plain()).as_json())
    return file


def make_many(folder: Path, count: int) -> Iterator[Path]:
    """So many of them, one after the other."""
    for number in range(count):
        file = make_one(folder, f"案{number:06}", summary_of_number(number))
        if number % CHANGED == CHANGED - 1:
            file.write_text(f"标题: 案{number:06}，改过\n", "utf-8")
        if number % UNMADE == UNMADE - 1:
            (folder / "out" / file.stem / MANIFEST).unlink()
        yield file
