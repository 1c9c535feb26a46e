"""What is asked for with how it was worked out, and what is not written into any paper, and why."""

from collections.abc import Iterable

from nicegui import ui

from kameng_docs.brief import Brief
from kameng_docs.brief.matrix import claim_name
from kameng_docs.desk.parts import fold, words
from kameng_docs.desk.reasons import plain
from kameng_docs.pipeline import Checked
from kameng_docs.wording import inner_quotes, yuan, yuan_or_dash


def why(checked: Checked) -> None:
    """Of each of several sellers by himself."""
    for brief in checked.sets or (checked.brief,):
        if brief is not None:
            _of(brief, f"（{brief.folder}）" if brief.folder else "")


def _of(brief: Brief, whose: str) -> None:
    with ui.element("section").classes("desk-card"):
        words("h2", f"要什么，没写什么{whose}")
        _claims(brief)
        _part(
            f"没有写进去的 {len(brief.refused)} 条理由，和为什么",
            (
                (
                    each.title,
                    (
                        f"原因：{each.reason}",
                        f"怎么办：{each.then}" if each.then else "",
                        f"可以这样：{each.instead}" if each.instead else "",
                    ),
                )
                for each in brief.refused
            ),
        )
        _part(
            "对方的说法，和怎样回应",
            (
                *(
                    (
                        f"“{inner_quotes(each.heard)}”",
                        (f"这样回：{each.reply}", f"不能这样回的情形：{each.fails}"),
                    )
                    for each in brief.rebuttals
                ),
                *(
                    (f"“{inner_quotes(each.heard)}”", (f"现在不回应，因为：{each.why}",))
                    for each in brief.unanswered
                ),
                *(
                    (f"“{inner_quotes(each)}”", ("没有听懂，文书里没有回应",))
                    for each in brief.not_understood
                ),
            ),
        )
        _names("还没有回答、答了可能多一条理由的", brief.unknown)
        _names("没有证据，文书里只算您自己说的", brief.holes)
        _names("放了却没有一处用到的证据", brief.unused_exhibits)


def _claims(brief: Brief) -> None:
    total = yuan_or_dash(brief.money_asked, " 元")
    words("h3", f"要求（合计 {total}）")
    with ui.element("ul").classes("desk-list"):
        for claim in brief.claims:
            amount = "不另计金额" if claim.amount is None else f"{yuan(claim.amount)} 元"
            with ui.element("li"):
                words("p", f"{claim_name(claim)}：{amount}")
                if claim.formula:
                    words("p", f"怎么算的：{claim.formula}", "desk-soft")
    if not brief.claims:
        words("p", "还没有能提的要求：看下面每一条的原因。")


def _part(head: str, several: Iterable[tuple[str, Iterable[str]]]) -> None:
    found = list(several)
    if not found:
        return
    with fold(f"why-{head}", head), ui.element("ul").classes("desk-list"):
        for title, lines in found:
            with ui.element("li").classes("desk-rests"):
                words("p", title, "desk-key-name")
                for line in filter(None, lines):
                    words("p", plain(line), "desk-soft")


def _names(head: str, names: Iterable[str]) -> None:
    _part(head, ((name, ()) for name in names))
