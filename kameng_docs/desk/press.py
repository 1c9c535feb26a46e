"""A press counts where it began, also where the page moves under it or is drawn anew."""

from collections.abc import Callable
from typing import Any

from nicegui import ui
from nicegui.events import GenericEventArguments

from kameng_docs.desk.parts import lasting, words

STOP = "desk-stop"
"""The page's own event of whoever presses 停下."""

# Whoever types and then presses a button leaves the field: what is told below it then comes while the mouse is held, and the
# button is elsewhere when it is let go. How far a reading is changes while 停下 is held, and another button of that name stands
# there. The browser takes either for no press of anything. A finger presses when it is lifted.
_KEPT = """
{
  // A box is pressed by whatever its label holds.
  const kinds = "button, a[href], summary, label.desk-choice";
  const name = (one) => one.getAttribute("aria-label") ?? one.textContent;
  let began = null, pressed = null;
  addEventListener("pointerdown", (e) => {
    const one = e.pointerType === "mouse" && e.button === 0 && e.target.closest(kinds);
    began = one ? { one, x: e.clientX, y: e.clientY } : null;
    pressed = null;
  }, true);
  // Let go elsewhere, the press is one of whatever holds both places.
  addEventListener("click", (e) => { pressed = e.target; }, true);
  addEventListener("pointerup", (e) => {
    const last = began;
    began = null;
    if (!last || Math.hypot(e.clientX - last.x, e.clientY - last.y) > 8) return;
    setTimeout(() => {
      const here = document.elementFromPoint(last.x, last.y)?.closest(kinds);
      const one = last.one.isConnected ? last.one : here && name(here) === name(last.one) ? here : null;
      if (one && !one.contains(pressed)) one.click();
    });
  }, true);
}
"""


def keep_presses() -> None:
    """Of the page that is being made. Whoever moves the mouse away before it is let go has pressed nothing, as ever."""
    ui.add_head_html(f"<script>{_KEPT}</script>")
    stops = _stops()

    def pressed(e: GenericEventArguments) -> Any:
        return stops[e.args]() if e.args in stops else None

    ui.on(STOP, lasting(pressed))


def stop_button(stop: Callable[[], Any]) -> None:
    """停下, which is heard by the page: while the press is under way the reading goes on, and the button that was pressed
    gives way to another one.
    """
    name = stop.__qualname__
    _stops()[name] = stop
    made = words("button", "停下", "desk-button").props("type=button")
    made.on("click", js_handler=f"() => emitEvent('{STOP}', '{name}')")


def _stops() -> dict[str, Callable[[], Any]]:
    found: dict[str, Callable[[], Any]] = ui.context.client.storage.setdefault("stops", {})
    return found
