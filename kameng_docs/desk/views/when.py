"""A field for a time: what was meant is told right below it, and one press takes it; nothing is taken unasked that had to be worked out."""

import json
from collections.abc import Callable, Sequence
from datetime import date

from nicegui import ui

from kameng_docs.case.part import DAY_PATTERN
from kameng_docs.case.vocabulary import Vocabulary
from kameng_docs.desk.editing.model_words import said_at
from kameng_docs.desk.parts import button, field, lasting, typed, words
from kameng_docs.reading.typed_moment import Meant, meant_by

# What is still to come where it is typed; all other times have been.
_TO_COME = frozenset({"答复截止", "要求答复", "履行期限"})
# Until when somebody was given time: it may be over, or not.
_EITHER = frozenset({"期限"})
_CHANGED = "(e) => emit(e.target.value)"
_PUT = "{ const f = document.getElementById(%s); f.value = %s; f.focus(); }"


def meant_at(vocabulary: Vocabulary, path: Sequence[str | int], text: str, today: date) -> Meant | None:
    """What was meant by the text at a place of the file; None where no time stands there, or nothing was typed."""
    patterns = [str(each.get("pattern", "")) for each in said_at(vocabulary, path)]
    if not text.strip() or not any(DAY_PATTERN in each for each in patterns):
        return None
    meant = meant_by(text, today, ahead=path[-1] in _TO_COME, either=path[-1] in _EITHER)
    bare = all(each in {"", f"^{DAY_PATTERN}$"} for each in patterns)
    return Meant(meant.value[:10], meant.doubts, meant.hint) if bare else meant


class Below:
    """The room below a field, for what was meant by what stands in it; `take` hears the time that its author says it is."""

    def __init__(self, made: ui.element, take: Callable[[str], object]) -> None:
        """Nothing is said yet."""
        self.made, self.take = made, take
        self.room = ui.element("div").props(f"role=status id=w{made.id}").classes("desk-when")

    def tell(self, text: str, meant: Meant | None) -> None:
        """Of this text; nothing where it stands as a case file has it, or no time is wanted."""
        self.room.clear()
        unsure = meant is not None and not meant.sure
        self.made.props["aria-invalid"] = "true" if unsure else "false"
        if meant is None or meant.value == text.strip():
            return
        with self.room:
            if meant.sure:
                words("p", f"记成 {meant.value}", "desk-soft desk-hint")
            elif not meant.value:
                words("p", f"“{text.strip()}”还不能用：{meant.hint}", "desk-wrong desk-hint")
            else:
                words(
                    "p", f"“{text.strip()}”是 {meant.value} 吗？{'；'.join(meant.doubts)}。", "desk-doubted"
                )
                button(f"是 {meant.value}", lambda: self._taken(meant.value))

    def _taken(self, value: str) -> object:
        self.room.clear()
        self.made.props["aria-invalid"] = "false"
        self.made.props["defaultValue"] = value
        ui.run_javascript(_PUT % (json.dumps(self.made.props["id"]), json.dumps(value)))
        return self.take(value)


def time_field(
    label: str, value: str, keep: Callable[[str], None], today: date, *, ahead: bool = False
) -> ui.element:
    """A labelled field for a time; `keep` hears what is typed, and the time where a press says which one was meant."""
    made = field(label, value=value)
    typed(made, keep)
    below = Below(made, keep)

    def left(text: str) -> None:
        below.tell(text, meant_by(text, today, ahead=ahead) if text.strip() else None)

    made.on("change", lasting(lambda e: left(str(e.args))), js_handler=_CHANGED)
    left(value)
    return made
