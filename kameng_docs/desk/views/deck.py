"""The cards beside one picture: those that are confirmed together, then one by one; each can be changed or put aside."""

from collections.abc import Callable, Sequence
from typing import Any

from nicegui import ui

from kameng_docs.desk.confirming.fields import Part, Path, State
from kameng_docs.desk.confirming.open import Open
from kameng_docs.desk.confirming.sights import Sight, of_one
from kameng_docs.desk.confirming.sorting import EXHIBITS
from kameng_docs.desk.editing.model_words import choices, meaning
from kameng_docs.desk.given.kept import Said
from kameng_docs.desk.parts import button, choice, field, lasting, moved_focus, typed, words
from kameng_docs.desk.views.lit import LIGHT
from kameng_docs.desk.views.value import told_of, values
from kameng_docs.desk.views.when import Below, meant_at
from kameng_docs.reading.typed_moment import Meant
from kameng_docs.starting.adding import REFERENCES

_LONG = 24
"""From so many signs on a text is typed in several lines."""


class Deck:
    """The cards of one window; `window` confirms, puts aside and shows anew."""

    def __init__(self, window: Any) -> None:
        """Nothing is being typed."""
        self.window = window
        self.editing = ""
        self.typed: dict[str, list[str]] = {}
        # What was last typed for a key that one picture does not show: its next sentence is likely of the same time.
        self.before: dict[tuple[str, str], str] = {}
        # Of several that have one answer, all of them, by the name of the first; and those that are answered one by one.
        self.alike: dict[str, tuple[Open, ...]] = {}
        self.apart: set[tuple[str, ...]] = set()
        self.refused: Any = None
        # What is said below the fields for times, by their number among the parts.
        self.below: dict[int, Below] = {}

    def show(self, every: Sequence[Sight]) -> None:
        """All cards of a file."""
        every = [single for card in every for single in self.parted(card)]
        self.alike = {card.name: card.rows for card in every if card.alike}
        quick = [each for each in every if each.quick]
        if any(row.field.state is State.ONCE for each in quick for row in each.rows):
            words("p", "黄底的只在一处读到，从图上认的字可能有错：对着图看一眼。", "desk-soft")
        for each in quick:
            self.card(each, alone=len(quick) == 1)
        names = [name for each in quick for name in each.names if name != self.editing]
        count = sum(1 for each in quick if each.name != self.editing or len(each.rows) > 1)
        if len(quick) > 1 and names:
            with ui.element("div").classes("desk-row desk-ask"):
                button(f"上面 {count} 项都对", lambda: self.window.confirm(names), "desk-main")
        for each in every:
            if each not in quick:
                self.card(each, alone=True)

    def parted(self, card: Sight) -> Sequence[Sight]:
        """The card; where its author wants to answer each by itself, one for each."""
        if not card.alike or of_one(card.rows[0].field) not in self.apart:
            return (card,)
        return [Sight(each.field.title, (each,)) for each in card.rows]

    def part(self, card: Sight) -> None:
        """Answer each by itself."""
        self.apart.add(of_one(card.rows[0].field))
        self.window.body.refresh()

    def card(self, card: Sight, *, alone: bool) -> None:
        """One thing to look at, with what can be said of it."""
        with (
            ui.element("article")
            .classes("desk-card desk-read")
            .props(f"id=k{card.name} aria-labelledby=t{card.name}")
        ):
            words("h3", card.title).props(f"id=t{card.name}")
            if card.alike:
                of = card.rows[0].field
                words("p", f"这 {len(card.rows)} 单付给同一家，答一次，每一单都这样写。", "desk-soft")
                self.row(card.rows[0], f"{of.path[-1]}（{len(card.rows)} 单）", alone=True)
                if self.editing != card.name:
                    button("不一样，一单一单答", lambda: self.part(card))
                return
            several = len(card.rows) > 1
            for number, each in enumerate(card.rows, 1):
                title = f"第 {number} {card.unit}" if several else each.field.title
                self.row(each, title, alone=alone and not several)
            names = [name for name in card.names if name != self.editing]
            if several and alone and names:
                with ui.element("div").classes("desk-row desk-ask"):
                    button(
                        f"这 {len(names)} {card.unit}都对", lambda: self.window.confirm(names), "desk-main"
                    )

    def row(self, each: Open, title: str, *, alone: bool) -> None:
        """One field."""
        name = each.field.name
        with ui.element("div").classes("desk-line").props(f"id=c{name}") as line:
            with ui.element("div").classes("desk-held"):
                if self.editing == name:
                    self.editor(each)
                    return
                values(each)
                told_of(each)
            with ui.element("div").classes("desk-row desk-ask" if alone else "desk-row"):
                self.buttons(each, title, alone=alone)
        line.on("focusin", js_handler=LIGHT % name)
        line.on("mouseenter", js_handler=LIGHT % name)

    def buttons(self, each: Open, title: str, *, alone: bool) -> None:
        """What can be said of a field."""
        shown = each.field
        if each.blank:
            told = "、".join(f"“{key}”" for key in each.blank)
            button(f"补上{told}", lambda: self.edit(each), "desk-main", says=f"补上{told}：{title}")
        elif alone:
            right = "放进证据" if shown.path[0] == EXHIBITS else "对"
            names = [row.field.name for row in self.rows_of(each)]
            button(right, lambda: self.window.confirm(names), "desk-main", says=f"{right}：{title}")
        for other in shown.others:
            button(f"是“{other}”", lambda other=other: self.window.other(self.rows_of(each), str(other)))
        button("改", lambda: self.edit(each), says=f"改：{title}")
        aside = self.window.put_aside
        button("不是", lambda: aside(self.rows_of(each), Said.NO), says=f"不是：{title}")
        button("不清楚", lambda: aside(self.rows_of(each), Said.UNCLEAR), says=f"不清楚：{title}")

    def rows_of(self, each: Open) -> tuple[Open, ...]:
        """The field, and those of which its answer is that too."""
        return self.alike.get(each.field.name, (each,))

    def editor(self, each: Open) -> None:
        """Its values, to be typed."""
        held = self.typed.setdefault(each.field.name, [self.begun(each, part) for part in each.parts])
        if any(part.blank and text for part, text in zip(each.parts, held, strict=True)):
            words("p", "先照上一句写的填上了：看一看，不对就改。", "desk-soft")
        self.below = {}
        for number, part in enumerate(each.parts):
            if part.key == REFERENCES:
                continue
            if part.fixed:
                words("p", f"{part.key}：{part.text}", "desk-soft")
                continue
            keep = self._keep(held, number)
            if several := self.words_for(each, part):
                known = dict.fromkeys((held[number], *several))
                choice(part.key, {word: word for word in known}, held[number], keep)
                continue
            lines = 3 if isinstance(part.value, tuple) or len(part.text) > _LONG else 1
            entry = field(part.key, value=held[number], lines=lines)
            typed(entry, keep)
            if meant := self.meaning(each, part):
                words("p", meant, "desk-soft desk-hint").props(f"id=h{entry.id}")
                entry.props["aria-describedby"] = f"h{entry.id}"
            below = self.below[number] = Below(entry, keep)
            tell = lasting(
                lambda e, below=below, part=part: below.tell(str(e.args), self.meant(each, part, str(e.args)))
            )
            entry.on("change", tell, js_handler="(e) => emit(e.target.value)")
        self.refused = words("p", "", "desk-wrong").props("role=alert")
        with ui.element("div").classes("desk-row desk-ask"):
            button("就这样写", lambda: self.rewritten(each), "desk-main")
            button("不改了", self.unedit)

    def words_for(self, each: Open, part: Part) -> tuple[str, ...]:
        """The words one of which a value has to be; none where it may be anything, or several at once."""
        if isinstance(part.value, tuple):
            return ()
        return choices(self.window.case.shop.vocabulary, _place(each, part))

    def meaning(self, each: Open, part: Part) -> str:
        """How a value is written that nobody has read."""
        return meaning(self.window.case.shop.vocabulary, _place(each, part)) if part.blank else ""

    def meant(self, each: Open, part: Part, text: str) -> Meant | None:
        """What was meant by the text where the part is a time; None elsewhere."""
        return meant_at(self.window.case.shop.vocabulary, _place(each, part), text, self.window.desk.today())

    def begun(self, each: Open, part: Part) -> str:
        """What stands in its field before anything is typed."""
        return part.text if not part.blank else self.before.get((each.field.file, part.key), "")

    def _keep(self, held: list[str], number: int) -> Callable[[str], None]:
        return lambda text: held.__setitem__(number, text)

    def edit(self, each: Open) -> None:
        """Let its values be typed."""
        self.editing = each.field.name
        self.window.body.refresh()
        # Not where one of its fields has it already.
        first = f"#c{each.field.name}:not(:focus-within) .desk-field"
        ui.run_javascript(moved_focus(f"document.querySelector('{first}')"))

    async def unedit(self) -> None:
        """Leave them as they were read."""
        self.close()
        await self.window.look()

    def close(self) -> None:
        """Nothing is being typed any more; what stood there is drawn anew."""
        self.typed.pop(self.editing, None)
        self.editing = ""
        self.window.shown = None

    async def rewritten(self, each: Open) -> None:
        """Keep what was typed, and write it; what cannot be written stays in its fields."""
        texts = tuple(self.typed.get(each.field.name, ()))
        for number, below in self.below.items():
            meant = self.meant(each, each.parts[number], texts[number])
            if meant is not None and not meant.sure:
                below.tell(texts[number], meant)
                self.refused.text = f"没有写：{meant.asked(texts[number])}"
                return
            if meant is not None:
                texts = (*texts[:number], meant.value, *texts[number + 1 :])
        if empty := [
            p.key for p, text in zip(each.parts, texts, strict=True) if p.blank and not text.strip()
        ]:
            self.window.page.say(f"没有写：还没有写{'、'.join(f'“{key}”' for key in empty)}", wrong=True)
        elif await self.window.mine(self.rows_of(each), texts):
            for part, text in zip(each.field.parts, texts, strict=True):
                if part.blank:
                    self.before[each.field.file, part.key] = text
            self.close()
            await self.window.look()
            return
        self.refused.text = self.window.page.wrong


def _place(each: Open, part: Part) -> Path:
    """Where a value of a field stands in the file."""
    above = each.field.path if isinstance(each.field.path[-1], int) else each.field.path[:-1]
    return (*above, part.key)
