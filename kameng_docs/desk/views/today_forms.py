"""The forms of 今天: each opens below what opened it and takes the focus; what was typed stays until it is written or left."""

from collections.abc import Callable
from typing import Any, Protocol

from nicegui import ui

HEAD = "head"
"""The place below the two buttons at the head of the page, which is always there."""
# Where the focus was is where it goes when the form is left.
_OPENED = """
window.deskOpener = document.activeElement;
setTimeout(() => {
  const head = document.getElementById("%s");
  // Who is quick has left it again.
  head?.scrollIntoView({block: "start"});
  // Nor is anything taken from who is already typing in it.
  if (!head?.matches(":focus-within")) head?.focus({preventScroll: true});
}, 60)"""
_LEFT = """
const back = window.deskOpener?.isConnected ? window.deskOpener : document.getElementById("content");
back.focus()"""
_WRITTEN = 'document.getElementById("content").focus(); scrollTo(0, 0)'


class Form(Protocol):
    """A form that can be shown again with all that was typed into it."""

    head: str
    """The id of its heading."""

    def shown(self) -> None:
        """Show it where it is called."""

    def stop(self) -> None:
        """Nobody waits for what it does in the background any more."""


class Forms:
    """One window's forms by their keys, of which one at most is open, at a place of the page."""

    def __init__(self) -> None:
        """None is begun."""
        self._begun: dict[str, Form] = {}
        self._places: dict[str, ui.element] = {}
        self._key, self._at = "", ""

    def place(self, name: str) -> None:
        """Room for a form below what opens it; the one that is open here is shown again."""
        self._places[name] = ui.element("div")
        if self._at == name:
            self._show()

    def open(self, at: str, key: str, make: Callable[[], Form]) -> None:
        """Show the form of this key at a place: as it was left, where it was begun before."""
        form = self._begun.get(key) or make()
        self._begun[key] = form
        if (self._at, self._key) != (at, key):
            self._clear()
            self._at, self._key = at, key
            self._show()
        ui.run_javascript(_OPENED % form.head)

    def stay(self) -> None:
        """After the page was shown anew: a form whose place is not there any more goes on at the head."""
        self._places = {name: each for name, each in self._places.items() if not each.is_deleted}
        if self._at and self._at not in self._places:
            self._at = HEAD
            self._show()

    def written(self, form: Form) -> None:
        """What was typed stands in the file."""
        self._end(form)
        ui.run_javascript(_WRITTEN)

    def left(self, form: Form) -> None:
        """It is not to be written."""
        self._end(form)
        ui.run_javascript(_LEFT)

    def stop(self) -> None:
        """The window is closed."""
        for each in self._begun.values():
            each.stop()

    def _end(self, form: Form) -> None:
        form.stop()
        open_now = self._begun.get(self._key) is form
        self._begun = {key: each for key, each in self._begun.items() if each is not form}
        if open_now:
            self._clear()
            self._at = self._key = ""

    def _clear(self) -> None:
        place = self._places.get(self._at)
        if place is not None and not place.is_deleted:
            place.clear()

    def _show(self) -> None:
        place: Any = self._places.get(self._at)
        if place is not None:
            with place:
                self._begun[self._key].shown()
