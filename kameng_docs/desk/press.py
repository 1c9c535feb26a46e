"""A press counts where it began, also where the page moves under it or is drawn anew."""

from nicegui import ui

# Whoever types and then presses a button leaves the field: what is told below it then comes while the mouse is held, and the
# button is elsewhere when it is let go. How far a reading is changes while 停下 is held, and another button of that name stands
# there. The browser takes either for no press of anything. A finger presses when it is lifted.
_KEPT = """
{
  const kinds = "button, a[href], summary";
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
