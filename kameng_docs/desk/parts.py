"""Small pieces of a page, as plain HTML elements whose texts are texts only."""

from collections.abc import Awaitable, Callable, Mapping
from inspect import isawaitable
from typing import Any, cast

from nicegui import ui
from nicegui.elements.mixins.text_element import TextElement
from nicegui.helpers import expects_arguments

WRITING = "正在记……"
"""What a button says while what it writes is being written."""


def words(tag: str, text: str, classes: str = "") -> TextElement:
    """An element of this tag with this text, which is never taken for markup."""
    made = TextElement(tag=tag, text=text)
    return made.classes(classes) if classes else made


def lasting(handler: Callable[..., Any]) -> Callable[..., Any]:
    """`handler`, heard by the page and not by the piece of it that was pressed.

    While a handler waits for the disk, what was pressed may be drawn anew and be gone; what the handler opens or runs
    then needs a place that is still there. Whatever is put on an element with `on` goes through it.
    """
    client, takes = ui.context.client, expects_arguments(handler)

    async def rest(result: Awaitable[Any]) -> None:
        with client:
            await result

    def heard(e: Any) -> Any:
        with client:
            result = handler(e) if takes else handler()
        return rest(result) if isawaitable(result) else result

    return heard


def button(text: str, on_click: Callable[..., Any], classes: str = "", *, says: str = "") -> TextElement:
    """A button. `says` is its name for a reader's aid, where the text alone is not enough."""
    made = words("button", text, f"desk-button {classes}".strip())
    made.props("type=button").on("click", lasting(on_click))
    if says:
        made.props["aria-label"] = says
    return made


def writing(text: str, save: Callable[[], Awaitable[Any]], classes: str = "") -> TextElement:
    """A button that writes: until it is written it says so, and a second press does nothing."""

    async def press() -> None:
        if made.props.get("aria-disabled"):
            return
        made.props["aria-disabled"] = "true"
        made.text = WRITING
        try:
            await save()
        finally:
            if not made.is_deleted:
                made.text = text
                del made.props["aria-disabled"]

    made = button(text, press, classes)
    return made


def moved_focus(found: str) -> str:
    """The script that gives the focus to what the expression `found` gives, once it is drawn.

    Who has gone to a field meanwhile, and may be typing there, stays in it.
    """
    return (
        "{ const was = document.activeElement; setTimeout(() => { const now = document.activeElement;"
        f" if (now === was || !now?.matches('input, textarea, select')) ({found})?.focus(); }}, 60) }}"
    )


def link(text: str, href: str, classes: str = "") -> TextElement:
    """A link to another page of the desk."""
    made = words("a", text, classes)
    made.props["href"] = href
    return made


def fold(name: str, says: str, classes: str = "", *, opened: bool = False) -> ui.element:
    """A part that can be opened, and stays as its reader left it also where the page is shown anew.

    `name` is its own within the page; `opened` tells how it is before its reader has touched it.
    """
    left: dict[str, bool] = ui.context.client.storage.setdefault("folds", {})
    made = ui.element("details").classes(classes)
    made.props["open"] = left.get(name, opened)
    heard = lasting(lambda e: left.update({name: bool(e.args)}))
    made.on("toggle", heard, js_handler="(e) => emit(e.target.open)")
    with made:
        words("summary", says)
    return made


def head_of(folded: ui.element) -> TextElement:
    """The line of a `fold` that is always in sight."""
    return cast("TextElement", folded.default_slot.children[0])


def field(label: str, *, value: str = "", lines: int = 1, kind: str = "text") -> ui.element:
    """A labelled field below each other; gives the input, whose text arrives with `on("input", …)` as `e.args`.

    `typed` puts the handler on for you.
    """
    made = ui.element("textarea" if lines > 1 else "input").classes("desk-field")
    name = f"f{made.id}"
    with ui.element("div").classes("desk-labelled") as around:
        tag = words("label", label)
    tag.props["for"] = name
    made.move(around)
    made.props["id"] = name
    if lines > 1:
        made.props["rows"] = str(lines)
    else:
        made.props["type"] = kind
    # `value` would be put back with every change of the page, over what is being typed.
    made.props["defaultValue"] = value
    return made


def typed(made: ui.element, handler: Callable[[str], Any], pause: float = 0.0) -> None:
    """`handler` hears the whole text of a field, after a `pause` in seconds or at once."""
    made.on(
        "input",
        lasting(lambda e: handler(str(e.args))),
        js_handler="(e) => emit(e.target.value)",
        throttle=pause,
        leading_events=not pause,
    )


def choice(label: str, options: Mapping[str, str], chosen: str, handler: Callable[[str], Any]) -> ui.element:
    """A labelled list to choose one of, below each other; `options` are the texts by what `handler` hears."""
    made = ui.element("select").classes("desk-field")
    with ui.element("div").classes("desk-labelled") as around:
        tag = words("label", label)
    made.move(around)
    tag.props["for"] = made.props["id"] = f"f{made.id}"
    with made:
        for value, text in options.items():
            option = words("option", text)
            option.props["value"] = value
            option.props["selected"] = value == chosen
    heard = lasting(lambda e: handler(str(e.args)))
    made.on("change", heard, js_handler="(e) => emit(e.target.value)")
    return made


def ticked(label: str, on: bool, handler: Callable[[bool], Any]) -> ui.element:
    """A box with its text behind it; `handler` hears whether it is ticked."""
    with ui.element("label").classes("desk-choice"):
        box = ui.element("input").props("type=checkbox")
        box.props["checked"] = on
        heard = lasting(lambda e: handler(bool(e.args)))
        box.on("change", heard, js_handler="(e) => emit(e.target.checked)")
        words("span", label)
    return box
