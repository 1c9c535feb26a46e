"""A picture with the bars in hand over it, which mouse, finger and keys move, make larger, draw and take out."""

from collections.abc import Callable, Sequence
from typing import Any

from nicegui import ui

from kameng_docs.custody.masking import pixels
from kameng_docs.desk.masking.boxes import ARROWS, Size, by_key, cut, placed, slid
from kameng_docs.desk.parts import button, lasting, moved_focus, words
from kameng_docs.reading.proposals import Box
from kameng_docs.reading.secrets import Bar

HELP, ADDS = "mask-keys", "mask-add"
_GONE = ("Delete", "Backspace")
# Follows the pointer from where it was pressed, and tells the whole rectangle once it is let go, in the picture's pixels.
_DRAG = """
(e) => {
  const sheet = e.currentTarget, bar = e.target.closest(".desk-bar"), grip = e.target.closest(".desk-grip");
  if (e.button || (!bar && e.pointerType !== "mouse" && !sheet.classList.contains("desk-drawing"))) return;
  e.preventDefault();
  const wide = Number(sheet.dataset.wide), high = Number(sheet.dataset.high);
  const at = (event) => {
    const shown = sheet.getBoundingClientRect();
    return [(event.clientX - shown.left) / shown.width * wide, (event.clientY - shown.top) / shown.height * high];
  };
  const from = at(e), before = bar ? bar.dataset.box.split(",").map(Number) : [...from, ...from];
  const ghost = bar ?? sheet.appendChild(Object.assign(document.createElement("div"), {className: "desk-bar"}));
  let box = before;
  const place = () => {
    const [left, top, right, bottom] = box;
    ghost.style.left = Math.min(left, right) / wide * 100 + "%";
    ghost.style.top = Math.min(top, bottom) / high * 100 + "%";
    ghost.style.width = Math.abs(right - left) / wide * 100 + "%";
    ghost.style.height = Math.abs(bottom - top) / high * 100 + "%";
  };
  const move = (event) => {
    const [x, y] = at(event), across = x - from[0], down = y - from[1];
    box = bar && !grip ? [before[0] + across, before[1] + down, before[2] + across, before[3] + down]
      : [before[0], before[1], before[2] + across, before[3] + down];
    place();
  };
  const end = (event) => {
    sheet.removeEventListener("pointermove", move);
    sheet.removeEventListener("pointerup", end);
    sheet.removeEventListener("pointercancel", end);
    if (event.type === "pointercancel") { box = before; if (bar) place(); }
    if (!bar) ghost.remove();
    else bar.focus({preventScroll: true});
    if (box !== before) emit({n: bar ? Number(bar.dataset.n) : -1, grip: !!grip, box: box.map(Math.round)});
  };
  sheet.setPointerCapture(e.pointerId);
  sheet.addEventListener("pointermove", move);
  sheet.addEventListener("pointerup", end);
  sheet.addEventListener("pointercancel", end);
}
"""
_KEYS = """
(e) => {
  if (!%s.includes(e.key) || e.ctrlKey || e.metaKey || e.altKey) return;
  e.preventDefault();
  emit({key: e.key, shift: e.shiftKey});
}
"""


class Canvas:
    """`hear` is told the place of a bar and where it is now, None where it was taken out; behind the last: one more.

    Bars are in the picture's own pixels, whatever size it is shown in.
    """

    def __init__(self, source: str, told: str, size: Size, hear: Callable[[int, Box | None], Any]) -> None:
        """`source` is the picture's address, `told` what it is."""
        self.size, self.hear = size, hear
        # What was pressed may be gone by the time the focus is given.
        self.client = ui.context.client
        self.bars: list[Bar] = []
        self.shown: list[ui.element] = []
        held = ui.element("div").classes("desk-picture desk-masking").props("tabindex=0 role=group")
        held.props["aria-label"] = "原图和遮它的框"
        with held:
            self.sheet = (
                ui.element("div").classes("desk-sheet").props(f"data-wide={size[0]} data-high={size[1]}")
            )
        # What a key did, for a reader's aid, which says nothing of a name that changes.
        self.spoken = words("p", "", "desk-spoken").props("role=status")
        self.sheet.on("pointerdown", lasting(self.dragged), js_handler=_DRAG)
        with self.sheet:
            # With its size, so that there is room for it before it has come.
            image = ui.element("img").props(f"draggable=false width={size[0]} height={size[1]}")
            image.props["src"], image.props["alt"] = source, told

    def tools(self) -> None:
        """Larger and smaller, and drawing where a finger moves the page otherwise."""
        with ui.element("div").classes("desk-row"):
            self._switch("放大看", "desk-larger")
            self._switch("用手指画框", "desk-drawing")

    def _switch(self, text: str, name: str) -> None:
        def turned() -> None:
            on = name not in self.sheet.classes
            self.sheet.classes(add=name if on else "", remove="" if on else name)
            made.props["aria-pressed"] = "true" if on else "false"
            made.update()

        made = button(text, turned).props("aria-pressed=false")

    def show(self, bars: Sequence[Bar]) -> None:
        """These bars and no others; one that is there stays the element it is, with its focus."""
        for gone in self.shown[len(bars) :]:
            gone.delete()
        del self.shown[len(bars) :]
        for n, bar in enumerate(bars):
            if n == len(self.shown):
                self.shown.append(self._made(n))
                self._named(n, bar)
            elif self.bars[n] != bar:
                self._named(n, bar)
        self.bars = list(bars)

    def to_first(self) -> None:
        """Bring the first bar into sight within the picture."""
        if self.shown:
            bar = f"document.getElementById('c{self.shown[0].id}')"
            self.client.run_javascript(
                f"setTimeout(() => {{ const bar = {bar}, room = bar?.closest('.desk-masking');"
                " if (room) room.scrollTop = bar.offsetTop - room.clientHeight / 3; }, 60)"
            )

    def focus(self, n: int) -> None:
        """Give a bar the focus and bring it into sight; where there is none, what adds one has it."""
        name = f"c{self.shown[n].id}" if 0 <= n < len(self.shown) else ADDS
        self.client.run_javascript(moved_focus(f"document.getElementById('{name}')"))

    def dragged(self, event: Any) -> None:
        """What mouse or finger did, which may lead beyond the edge."""
        n, box = int(event.args["n"]), Box(*(int(each) for each in event.args["box"]))
        if n < 0:
            if drawn := cut(box, self.size):
                self.hear(len(self.bars), drawn)
        elif n < len(self.bars):
            fit = cut(box, self.size) if event.args["grip"] else slid(box, self.size)
            # Put back also where nothing has changed: the browser shows what it was dragged to.
            self._named(n, self.bars[n])
            self.hear(n, fit or self.bars[n].box)

    def _pressed(self, n: int, event: Any) -> None:
        if n >= len(self.bars):
            return
        key = str(event.args["key"])
        if key in _GONE:
            self.hear(n, None)
        elif key in ARROWS:
            now = by_key(self.bars[n].box, key, self.size, resize=bool(event.args["shift"]))
            self.hear(n, now)
            self.spoken.text = where(now)

    def _made(self, n: int) -> ui.element:
        with self.sheet:
            made = ui.element("div").classes("desk-bar").props(f"tabindex=0 role=application data-n={n}")
            made.props["aria-describedby"] = HELP
            made.on(
                "keydown", lasting(lambda e, n=n: self._pressed(n, e)), js_handler=_KEYS % [*ARROWS, *_GONE]
            )
            with made:
                words("span", "", "desk-bar-name").props("aria-hidden=true")
                ui.element("span").classes("desk-grip").props("aria-hidden=true")
        return made

    def _named(self, n: int, bar: Bar) -> None:
        element = self.shown[n]
        element.style(placed(bar.box, self.size))
        right = bar.box.left > self.size[0] / 2
        element.classes(add="desk-bar-right" if right else "", remove="" if right else "desk-bar-right")
        element.props["data-box"] = ",".join(map(str, bar.box))
        element.props["aria-label"] = f"框 {n + 1}，{bar.name}，{where(bar.box)}"
        element.update()
        name: Any = element.default_slot.children[0]
        name.text = bar.name


def where(box: Box) -> str:
    """Where a bar is, in words."""
    left, top, width, height = pixels(box)
    return f"左 {left}，上 {top}，宽 {width}，高 {height}"
