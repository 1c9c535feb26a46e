"""出了什么事: the kinds of dispute that may be meant, found by a few plain words, to choose from."""

from collections.abc import Sequence

from nicegui import ui

from kameng_docs.desk.beginning import kinds, like
from kameng_docs.desk.parts import field, lasting, typed, words


class DisputeChoice:
    """A field for a few words and the kinds that they may mean. `likely` stand first, `said` is what was told already."""

    def __init__(self, label: str, legend: str, *, likely: Sequence[str] = (), said: str = "") -> None:
        """Shown where it is made, with nothing chosen."""
        self.legend, self.likely, self.said = legend, tuple(likely), said
        self._chosen: dict[str, bool] = {}
        typed(field(label), self.heard, 0.3)
        self.offered()

    @property
    def names(self) -> tuple[str, ...]:
        """The kinds that were chosen."""
        return tuple(name for name, on in self._chosen.items() if on)

    def heard(self, text: str) -> None:
        """What went wrong, as far as it is typed."""
        self.said = text
        self.offered.refresh()

    @ui.refreshable_method
    def offered(self) -> None:
        """The kinds that may be meant, those that were chosen first."""
        asks = kinds()
        with ui.element("fieldset").classes("desk-choices"):
            words("legend", self.legend)
            for name in dict.fromkeys((*self.names, *self.likely, *like(self.said))):
                self.choice(name, asks[name])

    def choice(self, name: str, ask: str) -> None:
        """One kind, with what it means."""
        with ui.element("label").classes("desk-choice"):
            box = ui.element("input").props("type=checkbox")
            box.props["checked"] = self._chosen.get(name, False)
            box.on(
                "change",
                lasting(lambda e: self._chosen.update({name: bool(e.args)})),
                js_handler="(e) => emit(e.target.checked)",
            )
            words("span", f"{name}：{ask}")
