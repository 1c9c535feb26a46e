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
        with ui.element("div").classes("desk-row desk-find"):
            _typed("text", asked.wanted.text)
            words("button", "找", "desk-button desk-main").props("type=submit")
            if asked.narrowed or asked.examples:
                everything = Asked(by=asked.by, down=asked.down, days=asked.days)
                link("全部案件", everything.address(), "desk-button desk-go")
        with ui.element("details") as more:
            more.props["open"] = bool(set(asked.narrowed) - {"text"} or asked.unread)
            words("summary", "按卖家、平台、争议、进度、渠道、日子挑；换一个顺序")
            _folded(desk, asked)
        for name in ("down", "days"):
            if name in asked.told():
                _hidden(name)
    if asked.narrowed:
        _narrowed(asked)


def _folded(desk: Desk, asked: Asked) -> None:
    wanted = asked.wanted
    with ui.element("div").classes("desk-numbers"):
        _typed("seller", wanted.seller)
        _typed("platform", wanted.platform)
        _typed("dispute", wanted.dispute, disputes())
        _typed("stage", wanted.stage)
        _typed("channel", wanted.channel, desk.shop.channel_words)
        # What is no day stays there to be mended, which a field for days would not show.
        _typed("before", wanted.before or asked.unread, kind="text" if asked.unread else "date")
        _order(asked)
    if asked.unread:
        words("p", f"“{asked.unread}”不是日子，没有按它挑；写成 2026-12-03。", "desk-wrong")
    with ui.element("div").classes("desk-row"):
        _ticked("missing", LABELS["missing"], on=wanted.missing)
        _ticked("examples", "连示例一起看", on=asked.examples)


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


def _ticked(name: str, label: str, *, on: bool) -> None:
    with ui.element("label").classes("desk-choice"):
        box = ui.element("input").props(f"type=checkbox name={name} value={ON}")
        box.props["checked"] = on
        words("span", label)


def _hidden(name: str) -> None:
    ui.element("input").props(f"type=hidden name={name} value={ON}")
