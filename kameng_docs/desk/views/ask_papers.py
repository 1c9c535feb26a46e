"""The parts of 问几句 that ask what papers wait for: who the other side is, the court and the like; folded, like 您是谁."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from nicegui import run, ui

from kameng_docs.desk.confirming.fields import Path
from kameng_docs.desk.parts import fold, words
from kameng_docs.desk.questions.asked_papers import OTHER, WHERE, Waits, steps_told, waits_of
from kameng_docs.desk.questions.cards import Slot
from kameng_docs.desk.views.ask_fields import slot_field

if TYPE_CHECKING:
    from kameng_docs.desk.views.ask import Questioning


class Waiting:
    """In one window. A place that was shown stays, filled or not, so that nothing moves under a hand."""

    def __init__(self, window: "Questioning") -> None:
        """Empty until `look`."""
        self.window = window
        self.found: tuple[Waits, ...] = ()
        self.shown: dict[Path, Callable[[Slot], None]] = {}
        self.parts()

    async def look(self) -> None:
        """Find what waits, and draw anew only where a place came to it."""
        found = await run.io_bound(waits_of, self.window.case, self.window.desk.today(), self.found)
        if found is None:
            return
        self.found = found
        slots = {slot.path: slot for each in found for slot in each.slots}
        if slots.keys() - self.shown.keys():
            # Awaited: else the places are drawn only later.
            await self.parts.refresh()
        for path, slot in slots.items():
            # While it was drawn, another look may have found others.
            if (show := self.shown.get(path)) is not None:
                show(slot)

    @ui.refreshable_method
    def parts(self) -> None:
        """Each as a fold that stays as its reader left it."""
        self.shown.clear()
        for each in self.found:
            self._part(each)

    def _part(self, waits: Waits) -> None:
        with fold(
            waits.name,
            f"{waits.name}（查到了再填）" if waits.name == OTHER else waits.name,
            "desk-card desk-fold",
        ):
            if waits.steps:
                words("p", steps_told(waits.steps))
            if waits.name == OTHER:
                words("p", WHERE, "desk-soft")
            for slot in waits.slots:
                self.shown[slot.path] = slot_field(self.window.presses, slot)
