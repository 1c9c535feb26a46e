"""The keys of 预付 are of one way of counting, agree with each other, and with what else says the same."""

from collections.abc import Iterator
from datetime import date

from kameng_docs.case.model import Case
from kameng_docs.case.orders import Order
from kameng_docs.case.part import day_of
from kameng_docs.case.prepaid import Prepaid
from kameng_docs.diagnostics import Severity
from kameng_docs.law.fact_names import NO_LONGER
from kameng_docs.rules.finding import Finding
from kameng_docs.wording import date_in_chinese

CODE = "rule.prepaid"
SEVERITY = Severity.ERROR
# Keys that only one way of counting has.
OF_ONE_WAY = {
    "按次数": ("count_all", "count_given", "count_used", "single_price"),
    "终身": ("month_price", "months_used"),
}


def find(case: Case, today: date) -> Iterator[Finding]:
    """Sums are made of these keys: where two do not go together, one of them is wrong."""
    for i, order in enumerate(case.orders):
        if order.prepaid is None:
            continue
        for key, message, hint in (*_of_its_way(order.prepaid), *_numbers(order.prepaid), *_days(order)):
            yield Finding(("交易", i, "预付", key), message, hint)
        if order.balance is not None:
            yield Finding(
                ("交易", i, "余额"),
                "这一笔既写了 预付 又写了 余额，同一笔钱会算两次",
                "充的是钱的（储值卡）只写 余额；课、次卡、年卡只写 预付",
            )
    yield from _the_day_it_stopped(case)


def _of_its_way(kept: Prepaid) -> Iterator[tuple[str, str, str]]:
    for way, names in OF_ONE_WAY.items():
        if kept.counted_by == way:
            continue
        for name in names:
            if getattr(kept, name) is not None:
                key = Prepaid.model_fields[name].alias or name
                yield (
                    key,
                    f"计法是 {kept.counted_by}，又写了 {key}",
                    f"按实际的算法选一个 计法；是 {kept.counted_by} 的，删去 {key}",
                )


def _numbers(kept: Prepaid) -> Iterator[tuple[str, str, str]]:
    if kept.count_left is not None and kept.count_left < 0:
        yield (
            "已用次数",
            f"已用 {kept.count_used} 次，比总次数 {kept.count_all} 还多",
            "总次数写付钱买的和送的一共几次，已用次数写已经上了几次",
        )
    if kept.count_all is not None and kept.count_given is not None and kept.count_given >= kept.count_all:
        yield (
            "赠送次数",
            f"赠送 {kept.count_given} 次，不比总次数 {kept.count_all} 少",
            "总次数把付钱买的和送的都算上",
        )


def _days(order: Order) -> Iterator[tuple[str, str, str]]:
    kept = order.prepaid
    if kept is None:
        return
    first, last, stopped = kept.first_day, kept.last_day, kept.stopped_on
    if first and last and last < first:
        yield (
            "止",
            f"止 {date_in_chinese(last)}，比 起 {date_in_chinese(first)} 还早",
            "起写第一天，止写最后一天",
        )
    elif stopped and ((first and stopped < first) or (last and stopped > last)):
        yield (
            "停止提供",
            f"停止提供 {date_in_chinese(stopped)}，不在 起 和 止 之间",
            "停止提供写哪天起用不了；到期以后才停的，没有剩下的日子",
        )
    for key, written, made in (
        ("服务天数", order.days_sold, kept.days_all),
        ("剩余天数", order.days_left, kept.days_left()),
    ):
        if written is not None and made is not None and written != made:
            yield (
                "起" if key == "服务天数" else "停止提供",
                f"由 起、止、停止提供 得出{key} {made}，又写了 {key} {written}",
                f"删去 {key}，程序会算；日子写错了的，改正 起、止、停止提供",
            )


def _the_day_it_stopped(case: Case) -> Iterator[Finding]:
    """One day, written in two places."""
    answer = case.facts.get(NO_LONGER)
    days = [order.prepaid.stopped_on for order in case.orders if order.prepaid and order.prepaid.stopped_on]
    if answer is None or not days:
        return
    if answer.answer == "否":
        yield Finding(
            ("事实", NO_LONGER, "回答"),
            f"“预付”里写了 停止提供，“{NO_LONGER}”却答了 否",
            "停了的把 否 改成 是；没有停的删去 停止提供",
        )
    elif answer.answer == "是" and answer.at is not None and day_of(answer.at) not in days:
        yield Finding(
            ("事实", NO_LONGER, "时间"),
            f"“预付”里写的停止提供是{date_in_chinese(days[0])}，这里是{date_in_chinese(day_of(answer.at))}",
            "是同一天的，改成一样；不是一天的，写从哪天起用不了",
        )
