"""What narrows and sorts 案件本: a form whose answers are the address, so that it works as a link does."""

from collections.abc import Iterable, Mapping

from nicegui import ui

from kameng_docs.desk.book.asked import BOOK, LABELS, ON, Asked
from kameng_docs.desk.desk import Desk
from kameng_docs.desk.parts import field, link, words
from kameng_docs.law.vocabulary import disputes
from kameng_docs.registry.orders import DAY

ORDERS: Mapping[str, str] = {
    DAY: "最近的日子",
    "case": "案件",
    "step": "这一天做什么",
    "against": "对谁",
    "asked": "金额",
    "todo": "先做什么",
    "stage": "进度",
    "missing": "缺几样",
    "who": "谁",
    "disputes": "争议",
}
FOLDED = ("platform", "dispute", "stage", "channel", "before")
# What is empty stays out of the address.
_SLIM = "(e) => { for (const [name, value] of [...e.formData]) if (!value) e.formData.delete(name); }"


def filters(desk: Desk, asked: Asked) -> None:
    """The form, and what is narrowed now, each with a way back."""
    with (
        ui.element("form")
        .classes("desk-card desk-filters")
        .props(f"method=get action={BOOK} role=search") as form
    ):
        form.on("formdata", js_handler=_SLIM)
        form.props["aria-label"] = "找案件"
        with ui.element("div").classes("desk-numbers"):
            _typed("text", asked.wanted.text)
            _typed("seller", asked.wanted.seller)
            _order(asked)
        with ui.element("details").classes("desk-fold") as more:
            more.props["open"] = any(name in asked.narrowed for name in (*FOLDED, "missing")) or bool(
                asked.unread
            )
            words("summary", "平台、争议、进度、渠道、日子")
            with ui.element("div").classes("desk-numbers"):
                _typed("platform", asked.wanted.platform)
                _typed("dispute", asked.wanted.dispute, disputes())
                _typed("stage", asked.wanted.stage)
                _typed("channel", asked.wanted.channel, desk.shop.channel_words)
                _typed(
                    "before", asked.wanted.before or asked.unread, kind="date" if not asked.unread else "text"
                )
            if asked.unread:
                words("p", f"“{asked.unread}”不是日子，没有按它挑；写成 2026-12-03。", "desk-wrong")
            _ticked("missing", LABELS["missing"], asked.wanted.missing)
            _ticked("examples", "连示例一起看", asked.examples)
        for name in ("down", "days"):
            if name in asked.told():
                _hidden(name)
        with ui.element("div").classes("desk-row"):
            words("button", "找", "desk-button desk-main").props("type=submit")
            if asked.narrowed or asked.examples:
                link(
                    "全部案件",
                    Asked(by=asked.by, down=asked.down, days=asked.days).address(),
                    "desk-button desk-go",
                )
    if asked.narrowed:
        _narrowed(asked)


def _narrowed(asked: Asked) -> None:
    with ui.element("p").classes("desk-row"):
        words("span", "现在只看：")
        for name, said in asked.narrowed.items():
            told = f"{LABELS[name]} {said}" if said else LABELS[name]
            way = link(f"{told} ✕", asked.without(name).address(), "desk-button desk-go desk-chip")
            way.props["aria-label"] = f"不再只看：{told}"


def _typed(name: str, value: str, offered: Iterable[str] = (), kind: str = "text") -> None:
    made = field(LABELS[name], value=value, kind=kind)
    made.props["name"] = name
    if words_ := list(offered):
        made.props["list"] = f"offered-{name}"
        with ui.element("datalist").props(f"id=offered-{name}"):
            for each in words_:
                ui.element("option").props["value"] = each


def _order(asked: Asked) -> None:
    with ui.element("div").classes("desk-labelled"):
        words("label", "按什么排").props("for=book-order")
        with ui.element("select").classes("desk-field").props("id=book-order name=by"):
            for name, text in ORDERS.items():
                option = words("option", text)
                option.props["value"] = "" if name == DAY else name
                option.props["selected"] = name == asked.by


def _ticked(name: str, label: str, on: bool) -> None:
    with ui.element("label").classes("desk-choice"):
        box = ui.element("input").props(f"type=checkbox name={name} value={ON}")
        box.props["checked"] = on
        words("span", label)


def _hidden(name: str) -> None:
    ui.element("input").props(f"type=hidden name={name} value={ON}")
